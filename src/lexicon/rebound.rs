//! Words before a bounding word that give it another meaning: `data/rebound.toml`.

use crate::text::Set;
use serde::Deserialize;

/// The words, ready for look-ups.
#[derive(Debug)]
pub struct Rebound {
    lifting: Set<String>,
    spent: Set<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    lifting: String,
    spent: String,
}

impl Default for Rebound {
    fn default() -> Self {
        let table: Table = super::table(include_str!("data/rebound.toml"));
        let words = |list: &str| list.split_whitespace().map(str::to_owned).collect();
        Self { lifting: words(&table.lifting), spent: words(&table.spent) }
    }
}

impl Rebound {
    /// Whether "up" after the lemma belongs to it ("crept up to 5").
    pub fn lifts(&self, lemma: &str) -> bool {
        self.lifting.contains(lemma)
    }

    /// Whether "over" a length of time after the lemma says more than it.
    pub fn is_spent(&self, lemma: &str) -> bool {
        self.spent.contains(lemma)
    }
}
