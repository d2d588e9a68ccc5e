//! Words that put two events in order: `data/order.toml`.

use super::heads;
use super::phrases::Phrases;
use crate::text::Set;
use serde::Deserialize;

/// Which of two events such words put first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// What stands before the words ("resigned before the vote").
    Before,
    /// What stands behind them.
    After,
}

/// The table, ready for look-ups.
#[derive(Debug)]
pub struct Orders {
    /// The cues.
    pub cues: Phrases<Order>,
    happening: Set<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    before: Vec<String>,
    after: Vec<String>,
    happening: String,
}

impl Default for Orders {
    fn default() -> Self {
        let table: Table = super::table(packed!("order"));
        let mut cues = Phrases::of(heads::ORDER);
        for (list, order) in [(&table.before, Order::Before), (&table.after, Order::After)] {
            for phrase in list {
                cues.add(phrase, &order);
            }
        }
        let happening = table.happening.split_ascii_whitespace().map(str::to_owned).collect();
        Self { cues, happening }
    }
}

impl Orders {
    /// Whether a verb says no more than that its subject came about.
    pub fn is_happening(&self, lemma: &str) -> bool {
        self.happening.contains(lemma)
    }
}
