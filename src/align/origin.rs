//! Which documents are copies of each other: wire copy run by several outlets, the same article
//! saved twice. Ten copies of one story are one origin.
//!
//! `MinHash` over five-word shingles (Broder 1997), candidates by banding (locality-sensitive
//! hashing), each candidate confirmed by counting the shingles that the two share.

use crate::model::structure::Structure;
use crate::model::{Analysis, Attribution, EntityKind, Sentence, Word};
use crate::text::{Groups, Map, TokenKind};
use rayon::prelude::*;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// Words in a shingle: long enough that two reporters do not hit on the same by chance.
const SHINGLE_WORDS: usize = 5;
/// Hashes in a signature: `BANDS` bands of `ROWS`. Two documents that share 30 in 100 of all their
/// shingles meet in a band with probability 0.998.
const BANDS: usize = 64;
const ROWS: usize = 2;
/// Of the shorter document's shingles, this many in a hundred stand in the other if it is a copy:
/// editors cut, reword and add. Two reports that quote the same statement share far fewer.
const SHARED_PERCENT: usize = 50;
/// Documents with fewer shingles are copies only if they are the same.
const SHINGLES_MIN: usize = 12;
/// So few documents are all held against each other: that takes less than their signatures, however
/// long they are, and misses nothing.
const FEW: usize = 128;
/// So many documents are looked through one after the other: what they share is looked at once.
const LOT: usize = 32;
/// In a band, a document is held against so many others that fell into the same place before it.
const NEIGHBOURS_MAX: usize = 8;

/// The origin of each document: the place in the list of the first document that it is a copy of,
/// or its own.
pub fn origins(analyses: &[Analysis]) -> Vec<u32> {
    of_words(&analyses.par_chunks(LOT).flat_map_iter(words).collect::<Vec<_>>())
}

/// Whether an attribution names somebody who can be told from others: "officials" of one article
/// are not those of another, and "people familiar with the plans" are nobody.
pub fn names_somebody(analysis: &Analysis, attribution: &Attribution) -> bool {
    analysis.entity_mentions_in(attribution.span).first().is_some_and(|mention| {
        let entity = analysis.entities.get(mention.entity.0 as usize);
        mention.named && entity.is_some_and(|entity| entity.kind != EntityKind::Place)
    })
}

/// The same for documents by the hashes of their words.
fn of_words(documents: &[Vec<u64>]) -> Vec<u32> {
    let shingles: Vec<Shingles> = documents.par_iter().map(|words| Shingles::of(words)).collect();
    let mut groups = Groups::new(documents.len());
    if documents.len() <= FEW {
        join_all(&shingles, &mut groups);
    } else {
        join_neighbours(shingles, &mut groups);
    }
    (0..documents.len())
        .map(|index| u32::try_from(groups.root(index)).unwrap_or(u32::MAX))
        .collect()
}

/// Joins copies, every document held against every other.
fn join_all(shingles: &[Shingles], groups: &mut Groups) {
    for (right, document) in shingles.iter().enumerate() {
        for (left, other) in shingles.iter().enumerate().take(right) {
            if groups.root(left) != groups.root(right)
                && !document.is_apart(other)
                && is_copy(document.each(), other.each())
            {
                groups.join(left, right);
            }
        }
    }
}

/// Joins copies among those documents that meet in a band of their signatures.
fn join_neighbours(shingles: Vec<Shingles>, groups: &mut Groups) {
    let known = |own: Shingles| (signature(&own.all), Each::of(&own.all));
    let (signatures, sets): (Vec<Vec<u64>>, Vec<Each>) =
        shingles.into_par_iter().map(known).unzip();
    let copies = |one: usize, other: usize| {
        sets.get(one).zip(sets.get(other)).is_some_and(|(one, other)| is_copy(one, other))
    };
    for band in 0..BANDS {
        let mut places: BTreeMap<&[u64], Vec<usize>> = BTreeMap::new();
        for (index, signature) in signatures.iter().enumerate() {
            let Some(key) = signature.get(band * ROWS..(band + 1) * ROWS) else { continue };
            let before = places.entry(key).or_default();
            for other in before.iter().rev().take(NEIGHBOURS_MAX) {
                if groups.root(index) != groups.root(*other) && copies(index, *other) {
                    groups.join(index, *other);
                }
            }
            before.push(index);
        }
    }
}

/// The runs of five words of a document, as hashes.
struct Shingles {
    /// In the order of the text.
    all: Vec<u64>,
    /// A bit for each by the first bits of its hash: most documents are known by these to be no
    /// copies of each other.
    sketch: [u64; SKETCH],
    /// Each once; made where the sketch leaves a doubt.
    each: OnceCell<Each>,
}

/// Words of 64 bits of a sketch: enough for two thousand shingles.
const SKETCH: usize = 64;

impl Shingles {
    fn of(words: &[u64]) -> Self {
        let all = runs(words);
        let mut sketch = [0; SKETCH];
        for shingle in &all {
            let place = usize::try_from(shingle >> 58).unwrap_or_default();
            if let Some(bits) = sketch.get_mut(place) {
                *bits |= 1 << (shingle & 63);
            }
        }
        Self { all, sketch, each: OnceCell::new() }
    }

    fn each(&self) -> &Each {
        self.each.get_or_init(|| Each::of(&self.all))
    }

    /// Whether so many shingles of each are surely missing from the other that neither is a copy:
    /// what the sketch lacks is not there.
    fn is_apart(&self, other: &Self) -> bool {
        self.lacks_most(other) && other.lacks_most(self)
    }

    fn lacks_most(&self, other: &Self) -> bool {
        let lacking = self.sketch.iter().zip(&other.sketch).map(|(own, other)| own & !other);
        let most = most_missing(self.all.len());
        let mut missing = 0;
        lacking.into_iter().any(|bits| {
            missing += bits.count_ones() as usize;
            missing > most
        })
    }
}

/// The shingles of a document, each once, and where to find them: a table whose places are the first
/// bits of what stands there, or the next that was free. Hashes need no hashing.
#[derive(Debug)]
struct Each {
    all: Vec<u64>,
    /// Twice as many places as there are shingles, and more; 0 where none stands.
    places: Vec<u64>,
}

impl Each {
    fn of(shingles: &[u64]) -> Self {
        let size = (2 * shingles.len() + 1).next_power_of_two();
        let mut each = Self { all: Vec::with_capacity(shingles.len()), places: vec![0; size] };
        for shingle in shingles {
            let place = each.place(*shingle);
            if let Some(free) = each.places.get_mut(place).filter(|free| **free == 0) {
                *free = kept(*shingle);
                each.all.push(*shingle);
            }
        }
        each
    }

    /// Where a shingle stands, or else would stand.
    fn place(&self, shingle: u64) -> usize {
        let (shingle, last) = (kept(shingle), self.places.len() - 1);
        let mut place = usize::try_from(shingle & last as u64).unwrap_or_default();
        while self.places.get(place).is_some_and(|own| *own != 0 && *own != shingle) {
            place = (place + 1) & last;
        }
        place
    }

    fn has(&self, shingle: u64) -> bool {
        self.places.get(self.place(shingle)).is_some_and(|own| *own != 0)
    }
}

/// A shingle as it stands in a table, in which 0 is for nothing.
fn kept(shingle: u64) -> u64 {
    shingle.max(1)
}

/// So many of the shingles of the shorter text may be missing from the other if it is a copy.
fn most_missing(shingles: usize) -> usize {
    shingles * (100 - SHARED_PERCENT) / 100
}

/// The hashes of all runs of so many words, each made of the one before it; of a shorter text, of
/// all its words.
fn runs(words: &[u64]) -> Vec<u64> {
    let width = SHINGLE_WORDS.min(words.len().max(1));
    let (first, rest) = words.split_at_checked(width - 1).unwrap_or_default();
    let next = |hash: u64, word: &u64| hash.wrapping_add(*word).wrapping_mul(FNV_PRIME);
    let mut hash = first.iter().fold(0, next);
    let past = (0..width).fold(1, |power: u64, _| power.wrapping_mul(FNV_PRIME));
    let mut run = |(last, first): (&u64, &u64)| {
        let own = next(hash, last);
        hash = own.wrapping_sub(first.wrapping_mul(past));
        mixed(own)
    };
    rest.iter().zip(words).map(&mut run).collect()
}

/// The words of documents as hashes; those of sentences that are copies, and share their structure,
/// are copied.
fn words(documents: &[Analysis]) -> Vec<Vec<u64>> {
    let mut all: Vec<Vec<u64>> = Vec::with_capacity(documents.len());
    let mut known: Map<*const Structure, (usize, Range<usize>)> = Map::default();
    for (document, analysis) in documents.iter().enumerate() {
        let count = analysis.sentences.iter().map(|sentence| sentence.words.len()).sum();
        let mut words: Vec<u64> = Vec::with_capacity(count);
        for (index, sentence) in analysis.sentences.iter().enumerate() {
            let structure = analysis.structures.get(index).map(Arc::as_ptr);
            let copied = structure.and_then(|structure| known.get(&structure)).cloned();
            let copied = copied.and_then(|(from, range)| all.get(from)?.get(range));
            if let Some(copied) = copied {
                words.extend_from_slice(copied);
                continue;
            }
            let start = words.len();
            add_words(sentence, analysis.document.text(), &mut words);
            if let Some(structure) = structure {
                known.insert(structure, (document, start..words.len()));
            }
        }
        all.push(words);
    }
    all
}

/// Adds the words of a sentence, whatever their case: by the numbers of their forms where the tables
/// have them, else by their letters and digits.
fn add_words(sentence: &Sentence, text: &str, words: &mut Vec<u64>) {
    let hash = |word: &Word| match word.numbers {
        Some(numbers) if numbers.form != 0 => mixed(u64::from(numbers.form)),
        _ => hashed(word.span.of(text)),
    };
    for word in &sentence.words {
        if word.kind != TokenKind::Sign {
            words.push(hash(word));
        }
    }
}

fn hashed(word: &str) -> u64 {
    let add = |hash: u64, c: u64| (hash ^ c).wrapping_mul(FNV_PRIME);
    if word.is_ascii() {
        // Digits have the bit that capitals lack.
        let letters = word.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte | 0x20);
        return mixed(letters.map(u64::from).fold(FNV_START, add));
    }
    let letters = word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    mixed(letters.map(u64::from).fold(FNV_START, add))
}

/// FNV-1a, 64 bits.
const FNV_START: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_PRIME: u64 = 0x0000_0100_0000_01b3;

/// The finaliser of `SplitMix64`: every bit of the input moves every bit of the result.
#[inline]
fn mixed(value: u64) -> u64 {
    let value = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

/// For each of the hash functions, the least value that a shingle takes. Empty for no shingles.
fn signature(shingles: &[u64]) -> Vec<u64> {
    if shingles.is_empty() {
        return Vec::new();
    }
    let seeds = (0..BANDS * ROWS).map(|index| mixed(index as u64));
    seeds
        .map(|seed| {
            let odd = seed | 1;
            let values = shingles.iter().map(|shingle| (shingle ^ seed).wrapping_mul(odd));
            values.map(|value| value ^ (value >> 32)).min().unwrap_or(u64::MAX)
        })
        .collect()
}

/// Whether enough of the shorter text stands in the other.
fn is_copy(left: &Each, right: &Each) -> bool {
    let (short, long) =
        if left.all.len() <= right.all.len() { (left, right) } else { (right, left) };
    let count = short.all.len();
    let few = count < SHINGLES_MIN;
    if count == 0 || few && count != long.all.len() {
        return false;
    }
    let most = if few { 0 } else { most_missing(count) };
    let (mut missing, mut shared) = (0, 0);
    for shingle in &short.all {
        let has = long.has(*shingle);
        shared += usize::from(has);
        missing += usize::from(!has);
        // Mostly the first half tells.
        if missing > most || shared + most >= count {
            break;
        }
    }
    missing <= most
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_texts(texts: &[&str]) -> Vec<u32> {
        let words = |text: &&str| text.split_whitespace().map(hashed).collect();
        of_words(&texts.iter().map(words).collect::<Vec<_>>())
    }

    const WIRE: &str = "PORT ELLERY, March 3 (Wire) - The swing bridge over the inner harbour will \
        close for nine weeks from 13 April so that its bearings can be replaced, the town council \
        said on Tuesday. The work will cost 4.2 million euros, of which the port pays 60 per cent. \
        Council leader Ane Fosdal said the bridge carried about 11,000 vehicles a day. Nobody \
        enjoys this, she said, but the bearings are from 1987 and will not last another winter. \
        Buses will turn round at the fish market until the middle of June, and ferries will run \
        every 12 minutes instead of every 20 minutes while the bridge is shut.";

    /// Cut, with a paragraph of the outlet's own, a sentence reworded, another figure.
    const EDITED: &str = "The swing bridge over the inner harbour will close for nine weeks from \
        13 April so that its bearings can be replaced, the town council said on Tuesday. The work \
        will cost 4.6 million euros, of which the port pays 60 per cent. For our readers in the \
        old town that means a longer way to school. Council leader Ane Fosdal told this newspaper \
        that some 11,000 vehicles use it daily. Nobody enjoys this, she said, but the bearings are \
        from 1987 and will not last another winter. Buses will turn round at the fish market.";

    /// Another reporter's story on the same event, with the same quotation.
    const OWN: &str = "Drivers in Port Ellery face a long spring: from the middle of April the \
        harbour bridge stays shut, and the council puts the bill at some four million euros. The \
        mayor was at sea, but the leader of the council was not. Nobody enjoys this, she said. \
        Shopkeepers on the quay told us that they fear for their trade, and one has let two of his \
        nine people go. The ferry company is looking for skippers and pays them well.";

    #[test]
    fn edited_copies_have_one_origin() {
        assert_eq!(of_texts(&[OWN, WIRE, EDITED, OWN]), [0, 1, 1, 0]);
        // A digest that holds the whole wire story and much else.
        let digest = format!("{OWN} {WIRE} {}", OWN.replace("bridge", "tunnel"));
        assert_eq!(of_texts(&[WIRE, &digest]), [0, 0]);
        let upper = WIRE.to_uppercase();
        assert_eq!(of_texts(&[WIRE, &upper]), [0, 0]);
    }

    #[test]
    fn short_and_empty_texts_stand_alone() {
        let texts = ["", "", "It cost $5.", "It cost $5.", "It cost $6."];
        assert_eq!(of_texts(&texts), [0, 1, 2, 2, 4]);
    }
}
