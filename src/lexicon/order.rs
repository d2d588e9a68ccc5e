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
    happening: Set<&'static str>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    before: Vec<&'static str>,
    after: Vec<&'static str>,
    happening: &'static str,
}

impl Default for Orders {
    fn default() -> Self {
        let table: Table = super::table(packed!("order"));
        let of =
            |list: Vec<&'static str>, order| list.into_iter().map(move |phrase| (phrase, order));
        let cues = of(table.before, Order::Before).chain(of(table.after, Order::After));
        let cues = Phrases::of(heads::ORDER, laid_out!("order.tree"), cues);
        let happening = table.happening.split_ascii_whitespace().collect();
        Self { cues, happening }
    }
}

impl Orders {
    /// Whether a verb says no more than that its subject came about.
    pub fn is_happening(&self, lemma: &str) -> bool {
        self.happening.contains(lemma)
    }
}
