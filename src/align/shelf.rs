//! The words of documents by which a run is parted into stories. Documents that follow one another
//! may share a shelf: there each word stands once, with the documents that have it.

use super::topical::{OF_NAME, Topics};
use crate::lexicon::Lexicon;
use crate::model::Document;
use std::ops::Range;
use std::sync::Arc;

/// So many documents fit on a shelf.
const DOCUMENTS_MAX: usize = 256;

/// The words that tell what a document is about, by numbers: all that parting documents into stories
/// needs of a document.
#[derive(Debug, Clone, Default)]
pub struct Bag {
    shelf: Arc<Shelf>,
    /// Which of the shelf's documents it is.
    at: u8,
}

/// The words of some documents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shelf {
    /// Sorted, each once.
    words: Vec<u64>,
    /// Where the documents of each word end in `holders`.
    ends: Vec<u32>,
    /// The documents of each word, in order, word after word.
    holders: Vec<u8>,
    /// How many words each document has.
    sizes: Vec<u32>,
}

/// Whether a word is of a name.
pub(super) fn is_named(word: u64) -> bool {
    word & OF_NAME != 0
}

impl Bag {
    /// The words of a document.
    pub fn of(document: &Document, lexicon: &Lexicon) -> Self {
        Self::of_words(Topics::new(&lexicon.words).words(document).collect())
    }

    /// The words of documents that follow one another, in less time.
    pub fn of_all<'a>(
        documents: impl IntoIterator<Item = &'a Document>,
        lexicon: &'a Lexicon,
    ) -> Vec<Self> {
        let mut documents = documents.into_iter().peekable();
        let mut bags = Vec::new();
        while documents.peek().is_some() {
            let mut topics = Topics::new(&lexicon.words);
            let (mut rows, mut count) = (Vec::new(), 0);
            for (document, at) in documents.by_ref().take(DOCUMENTS_MAX).zip(0..=u8::MAX) {
                rows.extend(topics.words(document).map(|word| (word, at)));
                count += 1;
            }
            bags.extend(Shelf::sorted(rows, count).bags());
        }
        bags
    }

    pub(super) fn of_words(words: Vec<u64>) -> Self {
        let rows = words.into_iter().map(|word| (word, 0)).collect();
        Self { shelf: Arc::new(Shelf::sorted(rows, 1)), at: 0 }
    }

    /// How many words it has.
    pub(super) fn len(&self) -> usize {
        self.shelf.sizes.get(usize::from(self.at)).map_or(0, |size| *size as usize)
    }

    fn words(&self) -> impl Iterator<Item = u64> {
        let all = self.shelf.rows(0..self.shelf.words.len());
        all.filter(|(_, holders)| holders.contains(&self.at)).map(|(word, _)| word)
    }
}

impl Shelf {
    /// The words of some documents on one shelf; none where they are too many for one.
    pub fn of<'a>(bags: impl ExactSizeIterator<Item = &'a Bag>) -> Option<Self> {
        let documents = Some(bags.len()).filter(|documents| *documents <= DOCUMENTS_MAX)?;
        let rows =
            bags.zip(0..=u8::MAX).flat_map(|(bag, at)| bag.words().map(move |word| (word, at)));
        Some(Self::sorted(rows.collect(), documents))
    }

    /// A shelf of so many documents, of words and who has them.
    fn sorted(mut rows: Vec<(u64, u8)>, documents: usize) -> Self {
        rows.sort_unstable();
        rows.dedup();
        let mut shelf = Self { sizes: vec![0; documents], ..Self::default() };
        for row in rows.chunk_by(|a, b| a.0 == b.0) {
            shelf.words.extend(row.first().map(|(word, _)| *word));
            for (_, holder) in row {
                shelf.holders.push(*holder);
                if let Some(size) = shelf.sizes.get_mut(usize::from(*holder)) {
                    *size += 1;
                }
            }
            shelf.ends.push(u32::try_from(shelf.holders.len()).unwrap_or(u32::MAX));
        }
        for list in [&mut shelf.ends, &mut shelf.sizes] {
            list.shrink_to_fit();
        }
        shelf.words.shrink_to_fit();
        shelf.holders.shrink_to_fit();
        shelf
    }

    /// The bags of its documents, in order.
    pub fn bags(self) -> Vec<Bag> {
        let shelf = Arc::new(self);
        let documents = shelf.sizes.iter().zip(0..=u8::MAX);
        documents.map(|(_, at)| Bag { shelf: Arc::clone(&shelf), at }).collect()
    }

    /// The shelves of bags, each with the place of its first document.
    pub(super) fn all(bags: &[Bag]) -> Vec<(usize, Arc<Self>)> {
        let (mut shelves, mut at) = (Vec::new(), 0);
        let next =
            |a: &Bag, b: &Bag| Arc::ptr_eq(&a.shelf, &b.shelf) && a.at.checked_add(1) == Some(b.at);
        for bags in bags.chunk_by(next) {
            match bags {
                [first, ..] if first.at == 0 && bags.len() == first.shelf.sizes.len() => {
                    shelves.push((at, Arc::clone(&first.shelf)));
                }
                // Not all of them in their order.
                _ => shelves.extend(bags.iter().enumerate().map(|(index, bag)| {
                    let rows = bag.words().map(|word| (word, 0));
                    (at + index, Arc::new(Self::sorted(rows.collect(), 1)))
                })),
            }
            at += bags.len();
        }
        shelves
    }

    /// How many words each document has.
    pub(super) fn sizes(&self) -> impl Iterator<Item = usize> {
        self.sizes.iter().map(|size| *size as usize)
    }

    /// The places of the words that begin with such bits, of so many.
    pub(super) fn beginning(&self, bits: u64, of: u32) -> Range<usize> {
        let first = |bits: u64| self.words.partition_point(|word| word >> (64 - of) < bits);
        first(bits)..first(bits + 1)
    }

    /// Words at such places, with the documents that have them.
    pub(super) fn rows(&self, places: Range<usize>) -> impl Iterator<Item = (u64, &[u8])> {
        let end = |at: usize| self.ends.get(at).map_or(0, |end| *end as usize);
        let mut from = places.start.checked_sub(1).map_or(0, end);
        let words = self.words.get(places.clone()).unwrap_or_default();
        words.iter().zip(places).map(move |(word, at)| {
            let holders = from..end(at);
            from = holders.end;
            (*word, self.holders.get(holders).unwrap_or_default())
        })
    }

    /// The shelf as bytes: how many documents and words there are, the words, how many documents
    /// but one have each, and which.
    pub fn to_bytes(&self) -> Vec<u8> {
        let counts = [self.sizes.len(), self.words.len()];
        let counts = counts.map(|count| u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes());
        let mut bytes = counts.as_flattened().to_vec();
        bytes.extend(self.words.iter().flat_map(|word| word.to_le_bytes()));
        let rows = self.rows(0..self.words.len());
        bytes.extend(rows.map(|(_, holders)| u8::try_from(holders.len() - 1).unwrap_or(u8::MAX)));
        bytes.extend(&self.holders);
        bytes
    }

    /// The shelf of such bytes.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (documents, rest) = bytes.split_first_chunk()?;
        let (count, rest) = rest.split_first_chunk()?;
        let [documents, count] =
            [documents, count].map(|bytes| u32::from_le_bytes(*bytes) as usize);
        let (words, rest) = rest.split_at_checked(count.checked_mul(8)?)?;
        let (counts, holders) = rest.split_at_checked(count)?;
        let mut sizes = vec![0; documents.min(DOCUMENTS_MAX)];
        for holder in holders {
            *sizes.get_mut(usize::from(*holder))? += 1;
        }
        let mut end = 0;
        let ends = counts.iter().map(|count| {
            end += u32::from(*count) + 1;
            end
        });
        let ends: Vec<u32> = ends.collect();
        let (words, _) = words.as_chunks();
        let words = words.iter().copied().map(u64::from_le_bytes).collect();
        (end as usize == holders.len()).then(|| Self {
            words,
            ends,
            holders: holders.to_vec(),
            sizes,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bag(words: &[u64]) -> Bag {
        Bag::of_words(words.to_vec())
    }

    #[test]
    fn a_shelf_has_the_words_of_its_documents() {
        let bags = [bag(&[3, 1, OF_NAME | 7]), bag(&[]), bag(&[1, OF_NAME | 7, 9])];
        let shelf = Shelf::of(bags.iter()).unwrap_or_default();
        assert_eq!(Shelf::from_bytes(&shelf.to_bytes()).as_ref(), Some(&shelf));
        assert_eq!(Shelf::from_bytes(shelf.to_bytes().get(1..).unwrap_or_default()), None);
        let held = shelf.clone().bags();
        for (bag, held) in bags.iter().zip(&held) {
            assert_eq!(bag.words().collect::<Vec<_>>(), held.words().collect::<Vec<_>>());
            assert_eq!(bag.len(), held.len());
        }
        assert_eq!(Shelf::all(&held), [(0, Arc::new(shelf))]);
        let turned: Vec<Bag> = held.into_iter().rev().collect();
        let alone = |bag: &Bag| Arc::clone(&bag.shelf);
        let [first, second, third] = &bags;
        assert_eq!(
            Shelf::all(&turned),
            [(0, alone(third)), (1, alone(second)), (2, alone(first))],
            "documents in another order"
        );
        assert!(Shelf::of(vec![Bag::default(); 257].iter()).is_none());
    }
}
