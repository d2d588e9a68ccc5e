//! What only one can be or do: deeds with one doer, points of the compass.

use crate::text::Map;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    doers: BTreeMap<String, String>,
    named: Named,
    acts: BTreeMap<String, String>,
    anybody: Light,
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
struct Named {
    deeds: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Compass {
    points: String,
    settlements: String,
}

/// A direction: how far east and how far north, each -1, 0 or 1.
pub type Point = (i8, i8);

/// The verb and the noun that tell of an act.
type ActWords = (Box<str>, Box<str>);

/// The tables of what is unique.
#[derive(Debug)]
pub struct Unique {
    doers: Map<Box<str>, Box<str>>,
    first_words: Vec<Box<str>>,
    named: Vec<Box<str>>,
    /// The name of each act by its verb and noun.
    acts: BTreeMap<ActWords, Box<str>>,
    anybody: Vec<Box<str>>,
    light: Vec<Box<str>>,
    points: Map<Box<str>, Point>,
    settlements: Vec<Box<str>>,
}

impl Default for Unique {
    /// The built-in tables.
    fn default() -> Self {
        let table: Table = super::table(packed!("unique"));
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
        let list = |words: &str| words.split_ascii_whitespace().map(Box::from).collect();
        Self {
            doers,
            first_words,
            named: list(&table.named.deeds),
            acts: table.acts.iter().flat_map(|(name, row)| act(name, row)).collect(),
            anybody: list(&table.anybody.nouns),
            light: list(&table.light.nouns),
            points,
            settlements: list(&table.compass.settlements),
        }
    }
}

/// The verbs and nouns of a row ("raise sound / alarm; report / fire"), each verb with each noun.
fn act(name: &str, row: &str) -> Vec<(ActWords, Box<str>)> {
    let parts = row.split(';').filter_map(|part| part.split_once('/'));
    let pairs = parts.flat_map(|(verbs, nouns)| {
        verbs
            .split_ascii_whitespace()
            .flat_map(|verb| nouns.split_ascii_whitespace().map(move |noun| (verb, noun)))
    });
    pairs.map(|(verb, noun)| ((Box::from(verb), Box::from(noun)), Box::from(name))).collect()
}

fn point(row: &str) -> Option<(Box<str>, Point)> {
    let mut cells = row.split_ascii_whitespace();
    let word = cells.next()?;
    Some((Box::from(word), (cells.next()?.parse().ok()?, cells.next()?.parse().ok()?)))
}

impl Unique {
    /// The deed with one doer that a verb names, by its lemma (with its adverb, if it has one).
    pub fn deed(&self, verb: &str) -> Option<&str> {
        self.doers.get(verb).map(AsRef::as_ref)
    }

    /// Whether one does a deed to what has a name of its own.
    pub fn is_of_named(&self, deed: &str) -> bool {
        self.named.iter().any(|known| **known == *deed)
    }

    /// The act that a verb and its object name.
    pub fn act(&self, verb: &str, object: &str) -> Option<&str> {
        self.acts.get(&(Box::from(verb), Box::from(object))).map(AsRef::as_ref)
    }

    /// Whether a noun tells nobody from anybody else.
    pub fn is_anybody(&self, lemma: &str) -> bool {
        self.anybody.iter().any(|known| **known == *lemma)
    }

    /// The first words of such verbs, and the points of the compass.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.first_words.iter().chain(self.points.keys()).map(AsRef::as_ref)
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
