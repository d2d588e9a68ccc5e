//! Sequences of words as written, looked up at a token: units, currencies, bounds. (Cues over
//! tagged words are [`super::phrases`].)

use super::index::WordIndex;
use crate::text::tokenize;

/// Sequences of words, each with what it stands for.
#[derive(Debug, Clone)]
pub struct Sequences<T> {
    first: WordIndex,
    /// The first words, in the order of their numbers.
    heads: Vec<Box<str>>,
    /// The sequences that begin with each first word, by its number; the longest first.
    entries: Vec<Vec<Entry<T>>>,
    /// Whether case matters.
    exact: bool,
}

#[derive(Debug, Clone)]
struct Entry<T> {
    rest: Vec<Box<str>>,
    means: T,
}

impl<T: Clone> Sequences<T> {
    /// No sequences. Where case does not matter, they are added in lower case.
    pub fn new(exact: bool) -> Self {
        Self { first: WordIndex::default(), heads: Vec::new(), entries: Vec::new(), exact }
    }

    /// Adds a sequence, read from left to right; the first meaning of a spelling stays.
    pub fn add(&mut self, words: &str, means: &T) {
        self.add_words(split(words), means);
    }

    /// Adds a sequence to be read from right to left.
    pub fn add_reversed(&mut self, words: &str, means: &T) {
        let mut parts = split(words);
        parts.reverse();
        self.add_words(parts, means);
    }

    fn add_words(&mut self, parts: Vec<Box<str>>, means: &T) {
        let mut parts = parts.into_iter();
        let Some(first) = parts.next() else { return };
        let next = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        let number = self.first.number(&first, next);
        if number == next {
            self.entries.push(Vec::new());
            self.heads.push(first);
        }
        let Some(entries) = self.entries.get_mut(number as usize) else { return };
        let rest: Vec<Box<str>> = parts.collect();
        if entries.iter().all(|entry| entry.rest != rest) {
            entries.push(Entry { rest, means: means.clone() });
            entries.sort_by_key(|entry| std::cmp::Reverse(entry.rest.len()));
        }
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The words that sequences begin with.
    pub(super) fn heads(&self) -> impl Iterator<Item = &str> {
        self.heads.iter().map(AsRef::as_ref)
    }

    /// The longest sequence that `word(0)`, `word(1)` ... begin with: how many words it takes and
    /// what it means. The caller hands over an empty word where nothing may go on.
    pub fn at<'w>(&self, word: impl Fn(usize) -> &'w str) -> Option<(usize, &T)> {
        let first = word(0);
        let number = if self.exact { self.first.exact(first) } else { self.first.folded(first) };
        let entries = self.entries.get(number? as usize)?;
        let same = |a: &str, b: &str| if self.exact { a == b } else { a.eq_ignore_ascii_case(b) };
        // Many begin alike, and most that do not fit differ in the second word.
        let second = if entries.iter().any(|entry| !entry.rest.is_empty()) { word(1) } else { "" };
        let entry = entries.iter().find(|entry| {
            let mut rest = entry.rest.iter().enumerate();
            rest.next().is_none_or(|(_, want)| same(second, want))
                && rest.all(|(index, want)| same(word(index + 1), want))
        })?;
        Some((entry.rest.len() + 1, &entry.means))
    }
}

fn split(words: &str) -> Vec<Box<str>> {
    tokenize(words).into_iter().map(|token| token.text(words).into()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_sequence_wins() {
        let mut table = Sequences::new(false);
        table.add("square foot", &1);
        table.add("square", &2);
        let words = |text: &'static str| {
            let words: Vec<&str> = text.split(' ').collect();
            move |at: usize| words.get(at).copied().unwrap_or("")
        };
        assert_eq!(table.at(words("Square Foot home")), Some((2, &1)));
        assert_eq!(table.at(words("square home")), Some((1, &2)));
        assert_eq!(table.at(words("home")), None);
    }
}
