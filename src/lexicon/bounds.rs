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
    particles: BTreeMap<String, Set<String>>,
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
    /// First words of bounds that may belong to a verb before them, and those verbs.
    particles: BTreeMap<String, String>,
}

#[derive(PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(transparent)]
struct Name(Bound);

fn of_verbs((particle, verbs): (String, String)) -> (String, Set<String>) {
    (particle, verbs.split_ascii_whitespace().map(str::to_owned).collect())
}

impl Default for Bounds {
    /// The built-in table.
    fn default() -> Self {
        let table: Table = super::table(packed!("bounds"));
        let mut bounds = Self {
            before: Sequences::new(false),
            after: Sequences::new(false),
            course: table.course,
            lasting: table.lasting,
            particles: table.particles.into_iter().map(of_verbs).collect(),
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

    /// The verbs, as lemmas, to which the first word of a bound behind them belongs ("crept UP to 5").
    pub fn particle_of(&self, word: &str) -> Option<&Set<String>> {
        self.particles.get(word)
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
