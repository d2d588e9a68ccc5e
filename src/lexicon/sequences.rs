//! Sequences of words as written, looked up at a token: units, currencies, bounds. (Cues over
//! tagged words are [`super::phrases`].)

use crate::text::{Map, tokenize};

/// Sequences of words, each with what it stands for.
#[derive(Debug, Clone)]
pub struct Sequences<T> {
    by_first: Map<Box<str>, Vec<Entry<T>>>,
    /// Whether case matters.
    exact: bool,
    longest: usize,
}

#[derive(Debug, Clone)]
struct Entry<T> {
    rest: Vec<Box<str>>,
    means: T,
}

impl<T: Clone> Sequences<T> {
    /// No sequences. Where case does not matter, they are added in lower case.
    pub fn new(exact: bool) -> Self {
        Self { by_first: Map::default(), exact, longest: 0 }
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
        self.longest = self.longest.max(first.len());
        let entries = self.by_first.entry(first).or_default();
        let rest: Vec<Box<str>> = parts.collect();
        if entries.iter().all(|entry| entry.rest != rest) {
            entries.push(Entry { rest, means: means.clone() });
            entries.sort_by_key(|entry| std::cmp::Reverse(entry.rest.len()));
        }
    }

    /// The longest sequence that `word(0)`, `word(1)` ... begin with: how many words it takes and
    /// what it means. The caller hands over an empty word where nothing may go on.
    pub fn at<'w>(&self, word: impl Fn(usize) -> &'w str) -> Option<(usize, &T)> {
        let first = word(0);
        if first.is_empty() || first.len() > self.longest {
            return None;
        }
        let mut buffer = [0_u8; 32];
        let key = if self.exact {
            first
        } else {
            let folded = buffer.get_mut(..first.len())?;
            folded.copy_from_slice(first.as_bytes());
            folded.make_ascii_lowercase();
            std::str::from_utf8(folded).ok()?
        };
        let same = |a: &str, b: &str| if self.exact { a == b } else { a.eq_ignore_ascii_case(b) };
        let entry = self.by_first.get(key)?.iter().find(|entry| {
            entry.rest.iter().enumerate().all(|(index, want)| same(word(index + 1), want))
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
