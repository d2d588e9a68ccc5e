//! Words that say how many of a whole, and words of plain lists: `data/quantifiers.toml`.

use super::phrases::Phrases;
use crate::model::{Cues, Decimal, Word};
use crate::text::Set;
use serde::Deserialize;

/// The shares that a quantifier allows, in percent, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// The least.
    pub low: Decimal,
    /// The greatest.
    pub high: Decimal,
}

/// The words, ready for look-ups.
#[derive(Debug)]
pub struct Quantifiers {
    phrases: Phrases<Option<Share>>,
    parts: Set<&'static str>,
    joins: Set<&'static str>,
    single: Set<&'static str>,
    open: Set<&'static str>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    parts: &'static str,
    joins: &'static str,
    single: &'static str,
    open: &'static str,
    never: Vec<&'static str>,
    quantifier: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    low: Decimal,
    high: Decimal,
    #[serde(borrow)]
    phrases: Vec<&'static str>,
}

impl Default for Quantifiers {
    fn default() -> Self {
        let table: Table = super::table(packed!("quantifiers"));
        let words = |list: &'static str| list.split_ascii_whitespace().collect();
        let mut phrases = Vec::new();
        for entry in table.quantifier {
            let share = Some(Share { low: entry.low, high: entry.high });
            phrases.extend(entry.phrases.into_iter().map(|phrase| (phrase, share)));
        }
        phrases.extend(table.never.into_iter().map(|phrase| (phrase, None)));
        let phrases = Phrases::of(Cues::ANY, laid_out!("quantifiers.tree"), phrases);
        let (parts, joins) = (words(table.parts), words(table.joins));
        let (single, open) = (words(table.single), words(table.open));
        Self { phrases, parts, joins, single, open }
    }
}

impl Quantifiers {
    /// The quantifiers of a sentence: first word, number of words, share.
    pub fn all(&self, words: &[Word], text: &str) -> Vec<(usize, usize, Share)> {
        let found = self.phrases.all(words, text).into_iter();
        found.filter_map(|(at, count, share)| Some((at, count, (*share)?))).collect()
    }

    /// Whether a word stands between a part and its whole.
    pub fn is_part(&self, lemma: &str) -> bool {
        self.parts.contains(lemma)
    }

    /// Whether a word joins the last item of a list to the others.
    pub fn joins(&self, lemma: &str) -> bool {
        self.joins.contains(lemma)
    }

    /// Whether a word says that there is one ("a woman").
    pub fn is_single(&self, lemma: &str) -> bool {
        self.single.contains(lemma)
    }

    /// Whether a list after the word is not whole.
    pub fn opens(&self, lemma: &str) -> bool {
        self.open.contains(lemma)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_shares() {
        let table: Table = super::super::table(packed!("quantifiers"));
        let within = |share: Decimal| share >= Decimal::ZERO && share <= Decimal::ONE_HUNDRED;
        assert!(
            table.quantifier.iter().all(|q| within(q.low) && within(q.high) && q.low <= q.high)
        );
        assert!(!table.quantifier.is_empty());
    }
}
