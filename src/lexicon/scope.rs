//! Cues of scope: one alone or others too, all or some: `data/scope.toml`.

use super::phrases::Phrases;
use crate::model::Word;
use serde::Deserialize;

/// What a cue says of how far a thing reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Nobody else has or does it.
    Exclusive,
    /// Somebody else has or does it too.
    Shared,
    /// What was exclusive is so no more.
    Ended,
    /// Everybody may.
    Opened,
    /// All of them.
    Universal,
    /// Not one of them.
    None,
    /// Some, not all.
    Partial,
    /// Nothing: it only looks like a cue.
    Never,
}

impl Reach {
    /// The name in claims and reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Exclusive => "exclusive",
            Self::Shared => "shared",
            Self::Ended => "no longer exclusive",
            Self::Opened => "open to all",
            Self::Universal => "all",
            Self::None => "none",
            Self::Partial => "some",
            Self::Never => "",
        }
    }
}

/// The cues, ready for look-ups.
#[derive(Debug)]
pub struct ScopeTable {
    cues: Phrases<Reach>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    exclusive: Vec<String>,
    shared: Vec<String>,
    ended: Vec<String>,
    opened: Vec<String>,
    universal: Vec<String>,
    none: Vec<String>,
    partial: Vec<String>,
    never: Vec<String>,
}

impl Default for ScopeTable {
    fn default() -> Self {
        let table: Table = super::table(include_str!("data/scope.toml"));
        let mut cues = Phrases::new();
        for (phrases, reach) in [
            (&table.exclusive, Reach::Exclusive),
            (&table.shared, Reach::Shared),
            (&table.ended, Reach::Ended),
            (&table.opened, Reach::Opened),
            (&table.universal, Reach::Universal),
            (&table.none, Reach::None),
            (&table.partial, Reach::Partial),
            (&table.never, Reach::Never),
        ] {
            for phrase in phrases {
                cues.add(phrase, &reach);
            }
        }
        Self { cues }
    }
}

impl ScopeTable {
    /// What a sentence says of scope: first word, number of words, reach; the longest cue at each
    /// place, without overlap.
    pub fn all(&self, words: &[Word], text: &str) -> Vec<(usize, usize, Reach)> {
        let found = self.cues.all(words, text);
        let found = found.into_iter().filter(|(.., reach)| **reach != Reach::Never);
        found.map(|(at, count, reach)| (at, count, *reach)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::phrases::plain_words;

    #[test]
    fn cues_of_scope_and_what_only_looks_like_them() {
        let table = ScopeTable::default();
        let said = |text: &str| -> Vec<Reach> {
            table.all(&plain_words(text), text).into_iter().map(|found| found.2).collect()
        };
        assert_eq!(said("the only airline that flew"), [Reach::Exclusive]);
        assert_eq!(said("a non-exclusive licence"), [Reach::Shared]);
        assert_eq!(said("it end the exclusivity"), [Reach::Ended]);
        assert_eq!(said("not one of the trains ran"), [Reach::None]);
        assert_eq!(said("each of the tests"), [Reach::Universal]);
        assert_eq!(said("the only way out"), []);
        assert_eq!(said("an exclusive interview"), []);
    }
}
