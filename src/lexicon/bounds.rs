//! Words that bound a figure: `data/bounds.toml`.

use super::sequences::Sequences;
use crate::model::Bound;
use crate::text::Set;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The table, ready for look-ups.
#[derive(Debug, Clone)]
pub struct Bounds {
    before: Sequences<Bound>,
    after: Sequences<Bound>,
    course: Vec<String>,
    lasting: Vec<String>,
    particles: Vec<String>,
    lifting: Set<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    before: BTreeMap<Name, Vec<String>>,
    after: BTreeMap<Name, Vec<String>>,
    /// Words of `before` that say "in the course of" before a stretch of time.
    course: Vec<String>,
    /// Words after which they are bounds all the same.
    lasting: Vec<String>,
    /// First words of bounds that may belong to a verb before them.
    particles: Vec<String>,
    /// Those verbs.
    lifting: String,
}

#[derive(PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(transparent)]
struct Name(Bound);

impl Default for Bounds {
    /// The built-in table.
    fn default() -> Self {
        let table: Table = super::table(packed!("bounds"));
        let mut bounds = Self {
            before: Sequences::new(false),
            after: Sequences::new(false),
            course: table.course,
            lasting: table.lasting,
            particles: table.particles,
            lifting: table.lifting.split_ascii_whitespace().map(str::to_owned).collect(),
        };
        for (Name(bound), phrases) in table.before {
            for phrase in phrases {
                bounds.before.add_reversed(&phrase, &bound);
            }
        }
        for (Name(bound), phrases) in table.after {
            for phrase in phrases {
                bounds.after.add(&phrase, &bound);
            }
        }
        bounds
    }
}

impl Bounds {
    /// Words that bound the figure after them; `word(0)` is the last of them, `word(1)` the one
    /// before it.
    pub fn before<'w>(&self, word: impl Fn(usize) -> &'w str) -> Option<(usize, Bound)> {
        self.before.at(word).map(|(count, bound)| (count, *bound))
    }

    /// Whether a bound may say "in the course of" before a stretch of time ("over").
    pub fn is_course(&self, word: &str) -> bool {
        self.course.iter().any(|known| known.eq_ignore_ascii_case(word))
    }

    /// Whether a word before such a one makes it a bound ("lasted over three hours").
    pub fn is_lasting(&self, word: &str) -> bool {
        self.lasting.iter().any(|known| known.eq_ignore_ascii_case(word))
    }

    /// Whether the first word of a bound may belong to the verb before it ("up").
    pub fn is_particle(&self, word: &str) -> bool {
        self.particles.iter().any(|known| known.eq_ignore_ascii_case(word))
    }

    /// Whether such a word behind the lemma belongs to it ("crept up to 5").
    pub fn lifts(&self, lemma: &str) -> bool {
        self.lifting.contains(lemma)
    }

    /// The last words of bounds before figures, and the first words of those behind.
    #[cfg(test)]
    pub(super) fn heads(&self) -> [impl Iterator<Item = &str>; 2] {
        [self.before.heads(), self.after.heads()]
    }

    /// Words that bound the figure before them.
    pub fn after<'w>(&self, word: impl Fn(usize) -> &'w str) -> Option<(usize, Bound)> {
        self.after.at(word).map(|(count, bound)| (count, *bound))
    }
}
