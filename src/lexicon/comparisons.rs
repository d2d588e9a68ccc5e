//! Words that make a figure a mark to compare with, a change or a relation:
//! `data/comparisons.toml`.

use crate::text::Set;
use serde::Deserialize;

/// The words, ready for look-ups.
#[derive(Debug)]
pub struct Comparisons {
    /// Role, the word before the figure, the word before that or nothing.
    before: Vec<(String, String, String)>,
    changing: Set<String>,
    shifting: Set<String>,
    relative: Set<String>,
    placing: Set<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    before: Vec<(String, String, String)>,
    changing: String,
    shifting: String,
    relative: String,
    placing: String,
}

impl Default for Comparisons {
    fn default() -> Self {
        let table: Table = super::table(packed!("comparisons"));
        let words = |list: &str| list.split_ascii_whitespace().map(str::to_owned).collect();
        Self {
            before: table.before,
            changing: words(&table.changing),
            shifting: words(&table.shifting),
            relative: words(&table.relative),
            placing: words(&table.placing),
        }
    }
}

impl Comparisons {
    /// The role that the word before a figure and the word before that give it: "from", "than",
    /// "by" or "to".
    pub fn role(&self, word: &str, earlier: &str) -> Option<&str> {
        let fits = |(_, one, two): &&(String, String, String)| {
            one == word && (two.is_empty() || two == earlier)
        };
        // The rows that ask for two words say more.
        let found = self.before.iter().filter(fits).max_by_key(|row| row.2.len())?;
        Some(&found.0)
    }

    /// Whether a figure after the verb is a change.
    pub fn changes(&self, lemma: &str) -> bool {
        self.changing.contains(lemma)
    }

    /// Whether a figure after the adverb is a change.
    pub fn shifts(&self, lemma: &str) -> bool {
        self.shifting.contains(lemma)
    }

    /// Whether a figure before the word is a relation. A length may be where something is.
    pub fn relates(&self, form: &str, length: bool) -> bool {
        self.relative.contains(form) && !(length && self.placing.contains(form))
    }
}
