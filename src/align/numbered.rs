//! The words of a run by numbers: how many documents have each, which, and what it weighs.

use super::shelf::{Shelf, is_named};
use super::view::log2_sixteenths;
use crate::text::Map;
use std::sync::Arc;

/// Words are numbered in parts of their own, by so many of their first bits.
pub(super) const PART_BITS: u32 = 5;

/// A word that more documents have says nothing of a story.
const DOCUMENTS_MAX: u32 = 256;

/// The square of a name's weight is so many times that of another word.
const NAME: u32 = 4;

/// A word of a run.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Word {
    /// How many documents have it.
    pub(super) count: u32,
    /// Where its documents end.
    pub(super) end: u32,
    /// The square of its weight.
    pub(super) weight: u32,
    /// Whether it is of a name.
    pub(super) named: bool,
}

/// The number of a word that one document has, and of one that too many have.
pub(super) const ALONE: u32 = u32::MAX;
pub(super) const COMMON: u32 = u32::MAX - 1;

/// The words of a run that begin with certain bits, numbered by themselves.
pub(super) struct Part {
    /// What is known of the words that join documents.
    pub(super) of: Vec<Word>,
    /// The documents that have each of them, in order, word after word.
    pub(super) documents: Vec<u32>,
    /// The numbers of the words of each shelf, in their order, shelf after shelf.
    numbers: Vec<u32>,
    /// Where those of each shelf end.
    ends: Vec<usize>,
}

impl Part {
    /// The words of shelves that begin with such bits.
    pub(super) fn of(shelves: &[(usize, Arc<Shelf>)], bits: u64, total: u32) -> Self {
        let (mut known, mut of): (Map<u64, u32>, Vec<Word>) = (Map::default(), Vec::new());
        let (mut numbers, mut ends) = (Vec::new(), Vec::with_capacity(shelves.len()));
        let rows = |shelf: &'_ Shelf| shelf.beginning(bits, PART_BITS);
        for (_, shelf) in shelves {
            for (word, holders) in shelf.rows(rows(shelf)) {
                let next = number(of.len());
                let number = *known.entry(word).or_insert(next);
                if number == next {
                    of.push(Word { named: is_named(word), ..Word::default() });
                }
                if let Some(word) = of.get_mut(number as usize) {
                    word.count = word.count.saturating_add(self::number(holders.len()));
                }
                numbers.push(number);
            }
            ends.push(numbers.len());
        }
        let mut part = Self { of, documents: Vec::new(), numbers, ends };
        part.keep_those_that_join(total);
        for (at, (first, shelf)) in shelves.iter().enumerate() {
            let Self { of, documents, numbers, ends } = &mut part;
            let of_shelf = numbers_of(numbers, ends, at);
            for ((_, holders), known) in shelf.rows(rows(shelf)).zip(of_shelf) {
                let Some(word) = of.get_mut(*known as usize) else { continue };
                for holder in holders {
                    if let Some(place) = documents.get_mut(word.end as usize) {
                        *place = number(first + usize::from(*holder));
                    }
                    word.end += 1;
                }
            }
        }
        part
    }

    /// Weighs the words, drops those by which no documents can be alike, and makes room for the
    /// documents of the others: these are filled in one by one, up to the word's end.
    fn keep_those_that_join(&mut self, total: u32) {
        let mut end = 0;
        let mut kept = Vec::new();
        let numbers: Vec<u32> = std::mem::take(&mut self.of)
            .into_iter()
            .map(|word| {
                let weight = weight(word.count, total, word.named);
                if word.count < 2 || weight == 0 {
                    return if word.count < 2 { ALONE } else { COMMON };
                }
                kept.push(Word { end, weight, ..word });
                end += word.count;
                number(kept.len() - 1)
            })
            .collect();
        for known in &mut self.numbers {
            *known = numbers.get(*known as usize).copied().unwrap_or(COMMON);
        }
        self.of = kept;
        self.documents = vec![0; end as usize];
    }

    /// The numbers of the words of a shelf.
    pub(super) fn numbers(&self, shelf: usize) -> &[u32] {
        numbers_of(&self.numbers, &self.ends, shelf)
    }
}

/// What belongs to one of the lists that lie one after the other.
fn numbers_of<'a>(numbers: &'a [u32], ends: &[usize], at: usize) -> &'a [u32] {
    let start = at.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
    let end = ends.get(at).copied().unwrap_or(start);
    numbers.get(start..end).unwrap_or_default()
}

/// A place as a number of 32 bits.
pub(super) fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The square of the weight of a word that so many documents have; nothing where that is too many.
pub(super) fn weight(documents: u32, total: u32, named: bool) -> u32 {
    if documents > DOCUMENTS_MAX {
        return 0;
    }
    let count = documents.saturating_add(1);
    let rarity = log2_sixteenths(total.saturating_mul(16) / count);
    rarity * rarity * if named { NAME } else { 1 }
}
