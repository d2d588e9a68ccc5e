//! Words that say how many of a whole, and words of plain lists: `data/quantifiers.toml`.

use super::phrases::Phrases;
use crate::model::{Decimal, Word};
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
    parts: Set<String>,
    joins: Set<String>,
    open: Set<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    parts: String,
    joins: String,
    open: String,
    never: Vec<String>,
    quantifier: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    low: Decimal,
    high: Decimal,
    phrases: Vec<String>,
}

impl Default for Quantifiers {
    fn default() -> Self {
        let table: Table = super::table(packed!("quantifiers"));
        let words = |list: &str| list.split_ascii_whitespace().map(str::to_owned).collect();
        let mut phrases = Phrases::new();
        for entry in table.quantifier {
            let share = Share { low: entry.low, high: entry.high };
            for phrase in entry.phrases {
                phrases.add(&phrase, &Some(share));
            }
        }
        for phrase in table.never {
            phrases.add(&phrase, &None);
        }
        let (parts, joins, open) = (words(&table.parts), words(&table.joins), words(&table.open));
        Self { phrases, parts, joins, open }
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
