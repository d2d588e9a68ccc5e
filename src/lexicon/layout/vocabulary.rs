//! Words, each with a number from 1 on: a table of slots, found by a hash of the word, that hold the
//! numbers; where each word ends; and the words, one after the other.
//!
//! Beside the number a slot holds some bits of the hash: most words that are not there need not be
//! compared with those that are.

use super::{Cell, number};
use std::collections::BTreeSet;

/// What no table has.
pub(crate) const NONE: u32 = 0;

/// The bits of a slot that hold the number; the others are those of the hash.
const NUMBER: u32 = (1 << 20) - 1;

/// Words with their numbers.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Vocabulary<'a> {
    /// The number of the word in each slot, [`NONE`] in those that are free.
    slots: &'a [Cell],
    /// By number, where the word ends in `text`; at 0 and where the first one begins, 0.
    ends: &'a [Cell],
    text: &'a str,
}

impl<'a> Vocabulary<'a> {
    /// A vocabulary as [`write`] laid it out.
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        let (cells, _) = bytes.as_chunks();
        let (slots, ends) = (number(cells, 0) as usize, number(cells, 1) as usize);
        let after = cells.get(2..).unwrap_or_default();
        let (slots, after) = after.split_at_checked(slots).unwrap_or_default();
        let ends = after.get(..ends).unwrap_or_default();
        let text = bytes.get((2 + slots.len() + ends.len()) * 4..).unwrap_or_default();
        Self { slots, ends, text: std::str::from_utf8(text).unwrap_or_default() }
    }

    /// How many numbers there are, [`NONE`] included.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The number of a word as it is written; [`NONE`] if no table has it.
    #[inline]
    pub(crate) fn find(&self, word: &str) -> u32 {
        self.entry(word).map_or(NONE, |(number, _)| number)
    }

    /// The same with the word as it lies in the table.
    #[inline]
    pub(crate) fn entry(&self, word: &str) -> Option<(u32, &'a str)> {
        self.probe(hash(word.as_bytes()), |number| self.text(number).filter(|own| *own == word))
    }

    /// The same for a word of fewer than eight bytes, by these as a number, the first the lowest.
    pub(crate) fn short(&self, letters: u64, length: usize) -> Option<(u32, &'a str)> {
        let own = !(u64::MAX << (length * 8));
        self.probe(hash_short(letters, length), |number| {
            let (start, end) = self.place(number);
            let bytes = self.text.as_bytes().get(start..)?.first_chunk::<8>()?;
            let same = end - start == length && u64::from_le_bytes(*bytes) & own == letters;
            self.text.get(start..end).filter(|_| same)
        })
    }

    /// The first word from its slot on that has the sign and is the one that is looked for.
    #[inline]
    fn probe(
        &self,
        (mut slot, sign): (usize, u32),
        is: impl Fn(u32) -> Option<&'a str>,
    ) -> Option<(u32, &'a str)> {
        let mask = self.slots.len().wrapping_sub(1);
        loop {
            slot &= mask;
            let found = number(self.slots, slot);
            if found == NONE {
                return None;
            }
            if found & !NUMBER == sign
                && let Some(own) = is(found & NUMBER)
            {
                return Some((found & NUMBER, own));
            }
            slot += 1;
        }
    }

    /// The word of that number; the empty one for [`NONE`].
    #[inline]
    pub(crate) fn text(&self, word: u32) -> Option<&'a str> {
        let (start, end) = self.place(word);
        self.text.get(start..end)
    }

    /// Where a word begins and ends in the text.
    #[inline]
    fn place(&self, word: u32) -> (usize, usize) {
        let at = word as usize;
        let (start, end) = (number(self.ends, at.wrapping_sub(1)), number(self.ends, at));
        (start as usize, end as usize)
    }
}

/// Lays out the words. At least half of the slots stay free, so that most words stand in the first
/// slot where they are looked for.
pub(crate) fn write(words: &BTreeSet<String>) -> Vec<u8> {
    let count = (words.len() * 2).next_power_of_two();
    let (mut slots, mut ends, mut text) = (vec![NONE; count], vec![0], Vec::new());
    for (word, number) in words.iter().zip(1..) {
        let (slot, sign) = hash(word.as_bytes());
        let mut slot = slot & (count - 1);
        while slots.get(slot).is_some_and(|taken| *taken != NONE) {
            slot = (slot + 1) & (count - 1);
        }
        slots.iter_mut().skip(slot).take(1).for_each(|free| *free = number | sign);
        text.extend_from_slice(word.as_bytes());
        ends.push(cell(text.len()));
    }
    // The last word is looked at eight bytes at a time, too.
    text.extend([b' '; 8]);
    let head = [cell(slots.len()), cell(ends.len())];
    let cells = head.into_iter().chain(slots).chain(ends).flat_map(u32::to_le_bytes);
    cells.chain(text).collect()
}

fn cell(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Numbers that words seldom share: a slot, and bits beside [`NUMBER`]. Eight bytes at a time; the
/// last ones overlap those before them.
#[inline]
fn hash(word: &[u8]) -> (usize, u32) {
    let Some(last) = word.last_chunk::<8>() else {
        return hash_short(letters(word), word.len());
    };
    let (whole, _) = word.split_at_checked(word.len() - 1).unwrap_or_default();
    let parts = whole.as_chunks::<8>().0.iter().chain([last]);
    settled(parts.fold(word.len() as u64, |hash, part| mix(hash, u64::from_le_bytes(*part))))
}

/// The bytes of a word of fewer than eight as a number, the first one the lowest.
#[inline]
fn letters(word: &[u8]) -> u64 {
    match word.first_chunk::<4>().zip(word.last_chunk::<4>()) {
        Some((first, last)) => {
            let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
            u64::from(first) | u64::from(last) << ((word.len() - 4) * 8)
        }
        None => word.iter().rev().fold(0, |part, byte| part << 8 | u64::from(*byte)),
    }
}

/// The same for a word of fewer than eight bytes.
#[inline]
fn hash_short(letters: u64, length: usize) -> (usize, u32) {
    settled(mix(length as u64, letters))
}

#[inline]
fn mix(hash: u64, part: u64) -> u64 {
    let mixed = (hash ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ mixed >> 32
}

#[inline]
fn settled(hash: u64) -> (usize, u32) {
    let low = u32::try_from(hash & u64::from(u32::MAX)).unwrap_or_default();
    (usize::try_from(hash >> 32).unwrap_or_default(), low & !NUMBER)
}
