//! What only one can be or do: deeds with one doer, points of the compass.

use crate::text::Map;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    doers: BTreeMap<String, String>,
    light: Light,
    compass: Compass,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Light {
    nouns: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Compass {
    points: String,
    settlements: String,
}

/// A direction: how far east and how far north, each -1, 0 or 1.
pub type Point = (i8, i8);

/// The tables of what is unique.
#[derive(Debug)]
pub struct Unique {
    doers: Map<Box<str>, Box<str>>,
    first_words: Vec<Box<str>>,
    light: Vec<Box<str>>,
    points: Map<Box<str>, Point>,
    settlements: Vec<Box<str>>,
}

impl Default for Unique {
    /// The built-in tables.
    fn default() -> Self {
        let table: Table = super::table(include_str!("data/unique.toml"));
        let mut doers = Map::default();
        let mut first_words: Vec<Box<str>> = Vec::new();
        for (name, verbs) in &table.doers {
            for verb in super::deeds::items(verbs) {
                first_words.extend(verb.split(' ').next().map(Box::from));
                doers.insert(verb, Box::from(name.as_str()));
            }
        }
        first_words.sort();
        first_words.dedup();
        let points = table.compass.points.split(',').filter_map(point).collect();
        let list = |words: &str| words.split_whitespace().map(Box::from).collect();
        Self {
            doers,
            first_words,
            light: list(&table.light.nouns),
            points,
            settlements: list(&table.compass.settlements),
        }
    }
}

fn point(row: &str) -> Option<(Box<str>, Point)> {
    let mut cells = row.split_whitespace();
    let word = cells.next()?;
    Some((Box::from(word), (cells.next()?.parse().ok()?, cells.next()?.parse().ok()?)))
}

impl Unique {
    /// The deed with one doer that a verb names, by its lemma (with its adverb, if it has one).
    pub fn deed(&self, verb: &str) -> Option<&str> {
        self.doers.get(verb).map(AsRef::as_ref)
    }

    /// Whether a lemma is the first word of such a verb.
    pub fn opens_deed(&self, lemma: &str) -> bool {
        self.first_words.binary_search_by(|known| (**known).cmp(lemma)).is_ok()
    }

    /// Whether a noun stands for the deed itself ("the running of the unit").
    pub fn is_light(&self, lemma: &str) -> bool {
        self.light.iter().any(|known| **known == *lemma)
    }

    /// The direction that a lower-case word names.
    pub fn point(&self, word: &str) -> Option<Point> {
        self.points.get(word).copied()
    }

    /// Whether a noun is a kind of place that stands before a name ("city of").
    pub fn is_settlement(&self, lemma: &str) -> bool {
        self.settlements.iter().any(|known| **known == *lemma)
    }
}
