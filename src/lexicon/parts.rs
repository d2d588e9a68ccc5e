//! Figures that are parts of others, and what one figure can be only one of: `data/parts.toml`.

use crate::text::Set;
use serde::Deserialize;

/// The words and concepts, ready for look-ups.
#[derive(Debug)]
pub struct Parts {
    first: Set<String>,
    more: Set<String>,
    apart: Vec<(Vec<String>, Vec<String>)>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    first: String,
    more: String,
    apart: Vec<(String, String)>,
}

impl Default for Parts {
    fn default() -> Self {
        let table: Table = super::table(packed!("parts"));
        let names = |row: &str| row.split_ascii_whitespace().map(str::to_owned).collect();
        Self {
            first: table.first.split_ascii_whitespace().map(str::to_owned).collect(),
            more: table.more.split_ascii_whitespace().map(str::to_owned).collect(),
            apart: table.apart.iter().map(|(one, other)| (names(one), names(other))).collect(),
        }
    }
}

impl Parts {
    /// Whether a figure after the word is the first part of what came to be more.
    pub fn is_first(&self, lemma: &str) -> bool {
        self.first.contains(lemma)
    }

    /// Whether a figure beside the word comes on top of what was told before.
    pub fn is_more(&self, lemma: &str) -> bool {
        self.more.contains(lemma)
    }

    /// Whether one figure can be of only one of two concepts.
    pub fn are_apart(&self, one: &str, other: &str) -> bool {
        let has = |names: &[String], name: &str| names.iter().any(|known| known == name);
        self.apart.iter().any(|(left, right)| {
            has(left, one) && has(right, other) || has(left, other) && has(right, one)
        })
    }
}
