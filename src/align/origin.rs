//! Which documents are copies of each other: wire copy run by several outlets, the same article
//! saved twice. Ten copies of one story are one origin.
//!
//! `MinHash` over five-word shingles (Broder 1997), candidates by banding (locality-sensitive
//! hashing), each candidate confirmed by counting the shingles that the two share.

use crate::model::{Analysis, Attribution, EntityKind};
use crate::text::Groups;
use rayon::prelude::*;
use std::collections::BTreeMap;

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
/// So few documents are all held against each other: that takes less than their signatures, and
/// misses nothing.
const FEW: usize = 32;
/// In a band, a document is held against so many others that fell into the same place before it.
const NEIGHBOURS_MAX: usize = 8;

/// The origin of each document: the place in the list of the first document that it is a copy of,
/// or its own.
pub fn origins(analyses: &[Analysis]) -> Vec<u32> {
    let texts: Vec<&str> = analyses.iter().map(|analysis| analysis.document.text()).collect();
    of_texts(&texts)
}

/// Whether an attribution names somebody who can be told from others: "officials" of one article
/// are not those of another, and "people familiar with the plans" are nobody.
pub fn names_somebody(analysis: &Analysis, attribution: &Attribution) -> bool {
    analysis.entity_mentions_in(attribution.span).first().is_some_and(|mention| {
        let entity = analysis.entities.get(mention.entity.0 as usize);
        mention.named && entity.is_some_and(|entity| entity.kind != EntityKind::Place)
    })
}

/// The same for texts.
fn of_texts(texts: &[&str]) -> Vec<u32> {
    let shingles: Vec<Vec<u64>> = texts.par_iter().map(|text| shingles(text)).collect();
    let mut groups = Groups::new(texts.len());
    if texts.len() <= FEW {
        join_all(&shingles, &mut groups);
    } else {
        join_neighbours(&shingles, &mut groups);
    }
    (0..texts.len()).map(|index| u32::try_from(groups.root(index)).unwrap_or(u32::MAX)).collect()
}

/// Joins copies, every document held against every other.
fn join_all(shingles: &[Vec<u64>], groups: &mut Groups) {
    for right in 0..shingles.len() {
        for left in 0..right {
            if groups.root(left) != groups.root(right) && is_copy(shingles, left, right) {
                groups.join(left, right);
            }
        }
    }
}

/// Joins copies among those documents that meet in a band of their signatures.
fn join_neighbours(shingles: &[Vec<u64>], groups: &mut Groups) {
    let signatures: Vec<Vec<u64>> = shingles.par_iter().map(|set| signature(set)).collect();
    for band in 0..BANDS {
        let mut places: BTreeMap<&[u64], Vec<usize>> = BTreeMap::new();
        for (index, signature) in signatures.iter().enumerate() {
            let Some(key) = signature.get(band * ROWS..(band + 1) * ROWS) else { continue };
            let before = places.entry(key).or_default();
            for other in before.iter().rev().take(NEIGHBOURS_MAX) {
                if groups.root(index) != groups.root(*other) && is_copy(shingles, index, *other) {
                    groups.join(index, *other);
                }
            }
            before.push(index);
        }
    }
}

/// Hashes of all runs of five words, sorted, each once.
fn shingles(text: &str) -> Vec<u64> {
    let words = words(text);
    let width = SHINGLE_WORDS.min(words.len().max(1));
    let mut set: Vec<u64> = words
        .windows(width)
        .map(|run| run.iter().fold(0, |hash, word| mixed(hash ^ word)))
        .collect();
    set.sort_unstable();
    set.dedup();
    set
}

/// The hash of each word in lower case: runs of letters and digits.
fn words(text: &str) -> Vec<u64> {
    let add = |hash: u64, c: u64| (hash ^ c).wrapping_mul(FNV_PRIME);
    let mut words = Vec::with_capacity(text.len() / LETTERS);
    let mut word = None;
    let mut rest = text;
    loop {
        let plain = rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
        let (ascii, other) = rest.split_at_checked(plain).unwrap_or((rest, ""));
        for byte in ascii.bytes() {
            if byte.is_ascii_alphanumeric() {
                let letter = u64::from(byte.to_ascii_lowercase());
                word = Some(add(word.unwrap_or(FNV_START), letter));
            } else {
                words.extend(word.take());
            }
        }
        let mut letters = other.chars();
        match letters.next() {
            None => break,
            Some(c) if c.is_alphanumeric() => {
                let hash = word.unwrap_or(FNV_START);
                word = Some(c.to_lowercase().map(u64::from).fold(hash, add));
            }
            Some(_) => words.extend(word.take()),
        }
        rest = letters.as_str();
    }
    words.extend(word);
    words
}

/// Bytes of a word with the blank behind it, roughly.
const LETTERS: usize = 6;

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
fn is_copy(shingles: &[Vec<u64>], left: usize, right: usize) -> bool {
    let (Some(left), Some(right)) = (shingles.get(left), shingles.get(right)) else { return false };
    let (short, long) = if left.len() <= right.len() { (left, right) } else { (right, left) };
    if short.len() < SHINGLES_MIN {
        return short == long && !short.is_empty();
    }
    // So many of the shorter text must be missing that it is no copy.
    let most = short.len() * (100 - SHARED_PERCENT) / 100;
    let (mut missing, mut rest) = (0, long.iter());
    let mut other = rest.next();
    for shingle in short {
        while other.is_some_and(|other| other < shingle) {
            other = rest.next();
        }
        missing += usize::from(other != Some(shingle));
        if missing > most {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

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
