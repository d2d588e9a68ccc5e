//! Which of several like parts is meant, and where what happens once happened:
//! `data/whereabouts.toml`.

use crate::text::{Map, Set};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    parts: String,
    apart: String,
    venues: String,
    hospitals: String,
    crafts: String,
    deeds: BTreeMap<String, String>,
    words: Words,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    at: String,
    within: String,
    into: String,
    care: String,
    bound: String,
    way: String,
    to: String,
    from: String,
    inside: String,
}

/// What a word does in telling where somebody or something was or went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Path {
    /// It stands before the place of a deed.
    At,
    /// It stands before the town of a venue.
    Within,
    /// It stands before a hospital.
    Into,
    /// A verb of what is done to somebody at a hospital.
    Care,
    /// A verb of where a craft is bound.
    Bound,
    /// A noun of its way.
    Way,
    /// It stands before the place that it goes to.
    To,
    /// It stands before the place that it comes from.
    From,
    /// It stands before the place that a port or plant lies in.
    Inside,
}

/// The tables of whereabouts.
#[derive(Debug)]
pub struct Whereabouts {
    /// The kind of each part, by its noun.
    parts: Map<Box<str>, usize>,
    /// The set of each word that tells parts apart, and its place there.
    apart: Map<Box<str>, (usize, usize)>,
    venues: Set<Box<str>>,
    hospitals: Set<Box<str>>,
    /// The kind of each craft, by its noun.
    crafts: Map<Box<str>, usize>,
    deeds: Map<Box<str>, Box<str>>,
    paths: Vec<(Path, Set<Box<str>>)>,
}

impl Default for Whereabouts {
    /// The built-in tables.
    fn default() -> Self {
        let table: Table = super::table(packed!("whereabouts"));
        let set = |words: &str| words.split_ascii_whitespace().map(Box::from).collect();
        let mut apart = Map::default();
        for (row, line) in rows(&table.apart).enumerate() {
            for (place, words) in line.split_ascii_whitespace().enumerate() {
                apart.extend(words.split('|').map(|word| (Box::from(word), (row, place))));
            }
        }
        let mut deeds = Map::default();
        for (name, verbs) in &table.deeds {
            let verbs = verbs.split_ascii_whitespace();
            deeds.extend(verbs.map(|verb| (Box::from(verb), Box::from(name.as_str()))));
        }
        let words = &table.words;
        let paths = [
            (Path::At, &words.at),
            (Path::Within, &words.within),
            (Path::Into, &words.into),
            (Path::Care, &words.care),
            (Path::Bound, &words.bound),
            (Path::Way, &words.way),
            (Path::To, &words.to),
            (Path::From, &words.from),
            (Path::Inside, &words.inside),
        ];
        Self {
            parts: kinds(&table.parts),
            apart,
            venues: set(&table.venues),
            hospitals: set(&table.hospitals),
            crafts: kinds(&table.crafts),
            deeds,
            paths: paths.into_iter().map(|(path, words)| (path, set(words))).collect(),
        }
    }
}

/// The number of the line of each word.
fn kinds(table: &str) -> Map<Box<str>, usize> {
    let lines = rows(table).enumerate();
    let words = |(kind, line)| str::split_ascii_whitespace(line).map(move |word| (word, kind));
    lines.flat_map(words).map(|(word, kind)| (Box::from(word), kind)).collect()
}

fn rows(table: &str) -> impl Iterator<Item = &str> {
    table.lines().map(str::trim).filter(|line| !line.is_empty())
}

impl Whereabouts {
    /// The nouns of parts.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.parts.keys().map(AsRef::as_ref)
    }

    /// The kind of a part, by its noun ("floor").
    pub fn part(&self, noun: &str) -> Option<usize> {
        self.parts.get(noun).copied()
    }

    /// The set of a word that tells parts apart, and its place in the set: two words of one set
    /// with other places exclude each other.
    pub fn apart(&self, word: &str) -> Option<(usize, usize)> {
        self.apart.get(word).copied()
    }

    /// Whether a noun is for a venue, which stands in one town.
    pub fn is_venue(&self, noun: &str) -> bool {
        self.venues.contains(noun)
    }

    /// The deed, done or suffered once in one place, that a verb names.
    pub fn deed(&self, verb: &str) -> Option<&str> {
        self.deeds.get(verb).map(AsRef::as_ref)
    }

    /// Whether the name of a hospital ends with a word, lower case.
    pub fn is_hospital(&self, word: &str) -> bool {
        self.hospitals.contains(word)
    }

    /// The kind of a craft, by its noun ("tanker").
    pub fn craft(&self, noun: &str) -> Option<usize> {
        self.crafts.get(noun).copied()
    }

    /// Whether a word does this.
    pub fn is(&self, path: Path, word: &str) -> bool {
        self.paths.iter().any(|(own, words)| *own == path && words.contains(word))
    }
}
