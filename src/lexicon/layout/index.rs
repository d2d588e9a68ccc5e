//! Lists of numbers, and words that each have one.

use super::vocabulary::{self, Vocabulary};
use super::{Cell, number};
use std::collections::BTreeMap;

/// Lists of numbers, by place: where each ends, then the numbers of all.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lists<'a> {
    ends: &'a [Cell],
    numbers: &'a [Cell],
}

impl<'a> Lists<'a> {
    /// Lists as [`write_lists`] laid them out, and what follows them.
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        let (cells, _) = bytes.as_chunks();
        let count = number(cells, 0) as usize;
        let (ends, numbers) =
            cells.get(1..).and_then(|cells| cells.split_at_checked(count)).unwrap_or_default();
        Self { ends, numbers }
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The list at a place; an empty one beyond the last.
    pub(crate) fn get(&self, place: u32) -> &'a [Cell] {
        let place = place as usize;
        let start = place.checked_sub(1).map_or(0, |before| number(self.ends, before));
        self.numbers.get(start as usize..number(self.ends, place) as usize).unwrap_or_default()
    }
}

/// Lays out lists.
pub(crate) fn write_lists<'l>(
    lists: impl ExactSizeIterator<Item = &'l Vec<u32>> + Clone,
) -> Vec<u8> {
    let ends = lists.clone().scan(0, |end, list| {
        *end += list.len();
        Some(cell(*end))
    });
    let cells = std::iter::once(cell(lists.len())).chain(ends);
    cells.chain(lists.flatten().copied()).flat_map(u32::to_le_bytes).collect()
}

/// Words, each with a number from 1 on and a list.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Index<'a> {
    words: Vocabulary<'a>,
    lists: Lists<'a>,
}

impl<'a> Index<'a> {
    /// An index as [`write`] laid it out.
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        let (cells, _) = bytes.as_chunks();
        let length = number(cells, 0) as usize;
        let rest = bytes.get(4..).unwrap_or_default();
        let (lists, words) = rest.split_at_checked(length).unwrap_or_default();
        Self { words: Vocabulary::new(words), lists: Lists::new(lists) }
    }

    /// The number of a word as it is written; 0 if it has none.
    #[inline]
    pub(crate) fn find(&self, word: &str) -> u32 {
        self.words.find(word)
    }

    /// The list of the word of that number.
    #[inline]
    pub(crate) fn list(&self, word: u32) -> impl Iterator<Item = u32> + use<'a> {
        self.lists.get(word).iter().map(|cell| u32::from_le_bytes(*cell))
    }

    /// The list of a word; an empty one if it has none.
    #[inline]
    pub(crate) fn of(&self, word: &str) -> impl Iterator<Item = u32> + use<'a> {
        self.list(self.find(word))
    }

    /// Whether the list of a word has a number.
    #[inline]
    pub(crate) fn has(&self, word: &str, number: u32) -> bool {
        self.of(word).any(|own| own == number)
    }

    /// Whether it has a word.
    #[inline]
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.find(word) != vocabulary::NONE
    }

    /// How many numbers there are, that of no word included.
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// The words in the order of their numbers.
    pub(crate) fn words(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let words = self.words;
        (1..).take(words.len().saturating_sub(1)).filter_map(move |number| words.text(number))
    }

    /// The word of a number.
    pub(crate) fn text(&self, number: u32) -> Option<&'a str> {
        self.words.text(number)
    }
}

/// Lays out words with their lists.
pub(crate) fn write(entries: &BTreeMap<String, Vec<u32>>) -> Vec<u8> {
    let words = vocabulary::write(&entries.keys().cloned().collect());
    let none = Vec::new();
    let all: Vec<&Vec<u32>> = std::iter::once(&none).chain(entries.values()).collect();
    let lists = write_lists(all.into_iter());
    let length = cell(lists.len()).to_le_bytes();
    [length.as_slice(), lists.as_slice(), words.as_slice()].concat()
}

fn cell(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
