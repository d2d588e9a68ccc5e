//! Spellings of one or more words as the build script lays them out (`build/spelled.rs`): those of
//! the large tables, units and currencies. ([`super::sequences`] are made when they are asked for.)

use super::layout::index::Index;
use super::layout::vocabulary::Vocabulary;
use crate::text::tokens_of;

/// Spellings, each with a number for what it stands for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spelled {
    /// First words, each with the number of what stands behind it and what the two stand for, by
    /// turns.
    first: Index<'static>,
    rests: Vocabulary<'static>,
    /// Whether case matters.
    exact: bool,
}

impl Spelled {
    /// Spellings as they were laid out. Where case does not matter, they are in lower case.
    pub(super) fn new(first: &'static [u8], rests: &'static [u8], exact: bool) -> Self {
        Self { first: Index::new(first), rests: Vocabulary::new(rests), exact }
    }

    /// The longest spelling that `word(0)`, `word(1)` ... begin with: how many words it takes and
    /// what it stands for. The caller hands over an empty word where nothing may go on.
    pub(super) fn at<'w>(&self, word: impl Fn(usize) -> &'w str) -> Option<(usize, usize)> {
        let first = word(0);
        let number = if self.exact || first.bytes().all(|byte| !byte.is_ascii_uppercase()) {
            self.first.find(first)
        } else {
            self.first.find(&first.to_ascii_lowercase())
        };
        let mut numbers = self.first.list(number);
        let mut best: Option<(usize, usize)> = None;
        while let Some((rest, means)) = numbers.next().zip(numbers.next()) {
            let rest = self.rests.text(rest).unwrap_or_default();
            let longer = |count: &usize| best.is_none_or(|(most, _)| *count > most);
            if let Some(count) = self.fits(rest, &word).filter(longer) {
                best = Some((count, means as usize));
            }
        }
        best
    }

    /// How many words a spelling takes, if the rest of it stands behind the first word.
    fn fits<'w>(&self, rest: &str, word: impl Fn(usize) -> &'w str) -> Option<usize> {
        let mut count = 1;
        for token in tokens_of(rest) {
            let (want, found) = (token.text(rest), word(count));
            let same = if self.exact { found == want } else { found.eq_ignore_ascii_case(want) };
            if !same {
                return None;
            }
            count += 1;
        }
        Some(count)
    }
}

#[cfg(test)]
impl Spelled {
    /// Asserts that the build script parts spellings as the tokenizer of texts does.
    pub(super) fn assert_tidy(&self) {
        use super::layout::spelled::split_first;
        for (first, number) in self.first.words().zip(1..) {
            let mut numbers = self.first.list(number);
            while let Some((rest, _)) = numbers.next().zip(numbers.next()) {
                let rest = self.rests.text(rest).unwrap_or_default();
                for whole in [format!("{first}{rest}"), format!("{first} {rest}")] {
                    let token = tokens_of(&whole).next().map(|token| token.text(&whole));
                    let (one, other) = split_first(&whole);
                    assert!(one != first || (Some(first), rest) == (token, other), "{whole}");
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_longest_spelling_wins() {
        let units = crate::lexicon::Units::default();
        let at = |words: &'static [&'static str]| {
            units.at(move |at| words.get(at).copied().unwrap_or("")).map(|(count, _)| count)
        };
        assert_eq!(at(&["Square", "Feet", "of"]), Some(2));
        assert_eq!(at(&["km"]), Some(1));
        assert_eq!(at(&["home"]), None);
    }
}
