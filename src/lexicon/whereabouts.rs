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
    deeds: BTreeMap<String, String>,
    words: Words,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    at: String,
    within: String,
}

/// The tables of whereabouts.
#[derive(Debug)]
pub struct Whereabouts {
    /// The kind of each part, by its noun.
    parts: Map<Box<str>, usize>,
    /// The set of each word that tells parts apart, and its place there.
    apart: Map<Box<str>, (usize, usize)>,
    venues: Set<Box<str>>,
    deeds: Map<Box<str>, Box<str>>,
    at: Set<Box<str>>,
    within: Set<Box<str>>,
}

impl Default for Whereabouts {
    /// The built-in tables.
    fn default() -> Self {
        let table: Table = super::table(packed!("whereabouts"));
        let set = |words: &str| words.split_ascii_whitespace().map(Box::from).collect();
        let mut parts = Map::default();
        for (kind, line) in rows(&table.parts).enumerate() {
            parts.extend(line.split_ascii_whitespace().map(|noun| (Box::from(noun), kind)));
        }
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
        Self {
            parts,
            apart,
            venues: set(&table.venues),
            deeds,
            at: set(&table.words.at),
            within: set(&table.words.within),
        }
    }
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

    /// Whether a preposition stands before the place of a deed.
    pub fn is_at(&self, preposition: &str) -> bool {
        self.at.contains(preposition)
    }

    /// Whether a preposition stands before the town of a venue.
    pub fn is_within(&self, preposition: &str) -> bool {
        self.within.contains(preposition)
    }
}
