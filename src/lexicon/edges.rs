//! Words for the beginning and the end of things: `data/edges.toml`.

use crate::text::Set;
use serde::Deserialize;

/// Which end of a stretch of time a word speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// Its first day.
    Beginning,
    /// Its last day.
    End,
}

/// The words of both ends.
#[derive(Debug)]
pub struct Edges {
    beginning: Set<String>,
    end: Set<String>,
    birth: Set<String>,
    death: Set<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    beginning: Vec<String>,
    end: Vec<String>,
    birth: Vec<String>,
    death: Vec<String>,
}

impl Default for Edges {
    fn default() -> Self {
        let table: Table = super::table(packed!("edges"));
        Self {
            beginning: table.beginning.into_iter().collect(),
            end: table.end.into_iter().collect(),
            birth: table.birth.into_iter().collect(),
            death: table.death.into_iter().collect(),
        }
    }
}

impl Edges {
    /// The end that a lemma speaks of, if it speaks of one.
    pub fn of(&self, lemma: &str) -> Option<Edge> {
        if self.beginning.contains(lemma) {
            Some(Edge::Beginning)
        } else if self.end.contains(lemma) {
            Some(Edge::End)
        } else {
            None
        }
    }

    /// The end of a life that a lemma speaks of, if it speaks of one.
    pub fn of_life(&self, lemma: &str) -> Option<Edge> {
        if self.birth.contains(lemma) {
            Some(Edge::Beginning)
        } else if self.death.contains(lemma) {
            Some(Edge::End)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_speaks_of_both_ends() {
        let edges = Edges::default();
        assert!(edges.beginning.is_disjoint(&edges.end));
    }
}
