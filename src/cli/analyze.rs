//! Documents to analyses, with or without the cache.

use super::cache::{self, Cache, LOT_MAX, LOT_MEAN, Of};
use super::files::{File, Item};
use crate::align::{Bag, Shelf};
use crate::extract::dateline::{self, DateLine};
use crate::lexicon::Lexicon;
use crate::model::{Analysis, Document, Packed, Shorthand};
use crate::{Apart, Key, Waiting};
use rayon::prelude::*;
use std::sync::Arc;

/// Up to so many bytes of text in all documents, what was read waits open, which takes some 40 times
/// as many: to shorten it and to write it out again takes an eighth of the instructions. Of more, the
/// system takes longer to hand out the memory than that.
const OPEN_MAX: usize = 1 << 20;

/// Up to so many it waits in shorthand, which takes some five times as many, packed half of that: to
/// pack it takes a fiftieth of a run.
const SHORT_MAX: usize = 64 << 20;

/// Reads what every document says, in the order of their paths. With a cache, only what it does
/// not know is read. The result is the same either way, and whether it waits packed or not.
pub(crate) fn waiting(
    items: Vec<Item>,
    lexicon: &'static Lexicon,
    cache: Option<&Arc<Cache>>,
) -> Vec<Waiting> {
    let (documents, files) = in_order(items, lexicon);
    let Some(cache) = cache else {
        let bytes: usize = documents.iter().map(|document| document.text().len()).sum();
        let wait = if bytes <= OPEN_MAX {
            Waiting::open
        } else if bytes <= SHORT_MAX {
            Waiting::short
        } else {
            Waiting::packed
        };
        let together = if bytes <= OPEN_MAX { 0 } else { TOGETHER };
        let read = neighbours(documents, together).into_par_iter().flat_map_iter(|documents| {
            let documents = documents.into_iter().map(|document| *document);
            crate::analyze_story(documents, lexicon)
        });
        return read.map(wait).collect();
    };
    let all = documents.into_par_iter().zip(files).map(|(document, file)| {
        let told = file.as_ref().and_then(|file| file.told(&document));
        let key = cache::dated(told.unwrap_or_else(|| cache.told(&document, None)), &document);
        (document, Kept { cache: Arc::clone(cache), key, file, lexicon })
    });
    known(all.collect(), cache)
}

/// Of a larger run so many bytes of text are read one after the other, since what stands beside each
/// other may have sentences in common; what was read takes some 40 times as many.
const TOGETHER: usize = 128 << 10;

/// Documents in lots of at most so many bytes of text, or of one document.
#[expect(clippy::vec_box, reason = "they are boxed when they come")]
fn neighbours(documents: Vec<Box<Document>>, most: usize) -> Vec<Vec<Box<Document>>> {
    let (mut lots, mut lot, mut bytes) = (Vec::new(), Vec::new(), 0);
    for document in documents {
        bytes += document.text().len();
        if bytes > most {
            lots.push(std::mem::take(&mut lot));
            bytes = document.text().len();
        }
        lot.push(document);
    }
    lots.push(lot);
    lots
}

/// Documents in lots. The keys of the last ones say where a lot ends, so that a document that
/// joins, changes or goes changes no lot but its own.
fn lots(documents: &[(Box<Document>, Kept)]) -> Vec<&[(Box<Document>, Kept)]> {
    let mut count = 0;
    let goes_on = |last: &(Box<Document>, Kept), _: &(Box<Document>, Kept)| {
        let [first, ..] = last.1.key;
        count += 1;
        let ends = u64::from(first) % LOT_MEAN == 0 || count >= LOT_MAX;
        count = if ends { 0 } else { count };
        !ends
    };
    documents.chunk_by(goes_on).collect()
}

/// Documents of which the cache knows something. Of a lot whose words it has, nothing else is
/// looked at.
fn known(documents: Vec<(Box<Document>, Kept)>, cache: &Cache) -> Vec<Waiting> {
    let look = |lot: &&[(Box<Document>, Kept)]| {
        let key = cache::digest(lot.iter().map(|(_, kept)| &kept.key));
        let bags = cache.find(Of::Bags, &key, Shelf::from_bytes).map(Shelf::bags);
        (key, lot.len(), bags.filter(|bags| bags.len() == lot.len()))
    };
    let looked: Vec<(Key, usize, Option<Vec<Bag>>)> =
        lots(&documents).par_iter().map(look).collect();
    let (mut bags, mut new) = (Vec::with_capacity(documents.len()), Vec::new());
    for (key, count, of_lot) in looked {
        if let Some(of_lot) = of_lot {
            bags.extend(of_lot.into_iter().map(Some));
        } else {
            new.push((key, bags.len(), count));
            bags.resize(bags.len() + count, None);
        }
    }
    let waiting: Vec<Waiting> = documents
        .into_par_iter()
        .zip(bags)
        .map(|((document, kept), bag)| match bag {
            Some(bag) => kept.apart(document, bag),
            None => kept.read(document),
        })
        .collect();
    for (key, first, count) in new {
        let lot = waiting.iter().skip(first).take(count).map(|one| &one.bag);
        if let Some(shelf) = Shelf::of(lot) {
            cache.keep(Of::Bags, key, &shelf.to_bytes());
        }
    }
    waiting
}

/// Puts documents in the order of their paths and dates them, as [`crate::in_order`] does where all
/// texts are at hand.
#[expect(clippy::vec_box, reason = "they are boxed when they come and when they wait")]
fn in_order(mut items: Vec<Item>, lexicon: &Lexicon) -> (Vec<Box<Document>>, Vec<Option<File>>) {
    items.sort_by(|a, b| a.document.path.cmp(&b.document.path));
    let lines: Vec<DateLine> = items.par_iter_mut().map(|item| item.date_line(lexicon)).collect();
    let (mut documents, mut files) = (Vec::new(), Vec::new());
    let apart = |item: Item| (item.document, item.file);
    items.into_par_iter().map(apart).unzip_into_vecs(&mut documents, &mut files);
    crate::number(&mut documents);
    dateline::date_by(&mut documents, &lines);
    (documents, files)
}

/// A document of which the cache knows what was read in it.
struct Kept {
    cache: Arc<Cache>,
    key: Key,
    file: Option<File>,
    lexicon: &'static Lexicon,
}

impl Kept {
    /// Reads a document, or what is known of it.
    fn read(self, document: Box<Document>) -> Waiting {
        if let Some(analysis) = self.known(&document) {
            return self.apart(document, Bag::of(&analysis));
        }
        let waiting = Waiting::packed(crate::analyze(self.document(*document), self.lexicon));
        if let Some(packed) = waiting.kept() {
            self.cache.keep(Of::Parts, self.key, packed.bytes());
        }
        waiting.under(self.key)
    }

    /// A document of which all else stays in the cache.
    fn apart(self, document: Box<Document>, bag: Bag) -> Waiting {
        let key = self.key;
        Waiting::apart(document, bag, Box::new(self)).under(key)
    }

    /// The document and what was read in it, if the cache knows.
    fn known(&self, document: &Document) -> Option<Analysis> {
        let mut whole = None;
        self.cache
            .find(Of::Parts, &self.key, |bytes| {
                let document = whole.insert(self.document(document.clone()));
                let short = Packed::open_bytes::<Shorthand>(bytes)?;
                short.written_out(document.text(), self.lexicon.heads())
            })
            .zip(whole)
            .map(|(parts, document)| parts.with(document))
    }
}

impl Apart for Kept {
    fn document(&self, known: Document) -> Document {
        match &self.file {
            Some(file) => file.completed(known),
            None => known,
        }
    }

    fn analysis(&self, known: Document) -> Analysis {
        self.known(&known).unwrap_or_else(|| crate::analyze(self.document(known), self.lexicon))
    }
}
