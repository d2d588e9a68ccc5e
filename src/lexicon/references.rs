//! Words of time that no day can be read from: `data/references.toml`.

use super::index::WordIndex;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A place of a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// That word, in any case.
    Word(String),
    /// A unit of time ("month", "months").
    Unit,
    /// A unit of time in the plural.
    Units,
}

/// What a phrase stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// A TIMEX3 reference (`PAST_REF`).
    Reference(String),
    /// The TIMEX3 code of a part of the day ("NI").
    Part(String),
    /// Nothing: it only looks like one.
    Nothing,
}

/// Phrases that stand for a time that is not on the calendar.
#[derive(Debug)]
pub struct References {
    /// The first words of phrases, and where those of each stand in `phrases`.
    firsts: WordIndex,
    /// Longest first.
    phrases: Vec<Vec<(Vec<Place>, Meaning)>>,
    before: WordIndex,
    behind: WordIndex,
    often: WordIndex,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    references: BTreeMap<String, Vec<String>>,
    parts: BTreeMap<String, Vec<String>>,
    never: Never,
    spans: Spans,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Never {
    words: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Spans {
    before: Vec<String>,
    behind: Vec<String>,
    often: Vec<String>,
}

/// The place in `phrases` of those that begin with a unit of time.
const OF_UNITS: usize = 0;

impl Default for References {
    /// The built-in table.
    fn default() -> Self {
        let table: Table = super::table(packed!("references"));
        let index = |words: &[String]| {
            let mut index = WordIndex::default();
            for word in words {
                index.number(word, 1);
            }
            index
        };
        let mut references = Self {
            firsts: WordIndex::default(),
            phrases: vec![Vec::new()],
            before: index(&table.spans.before),
            behind: index(&table.spans.behind),
            often: index(&table.spans.often),
        };
        let named = |(name, phrases)| (Meaning::Reference(name), phrases);
        let parted = |(code, phrases)| (Meaning::Part(code), phrases);
        let all = table.references.into_iter().map(named);
        let all = all.chain(table.parts.into_iter().map(parted));
        for (meaning, phrases) in all.chain([(Meaning::Nothing, table.never.words)]) {
            for phrase in phrases {
                references.add(&phrase, &meaning);
            }
        }
        for phrases in &mut references.phrases {
            phrases.sort_by_key(|(places, _)| std::cmp::Reverse(places.len()));
        }
        references
    }
}

impl References {
    fn add(&mut self, phrase: &str, meaning: &Meaning) {
        let places: Vec<Place> = phrase.split(' ').map(place).collect();
        let next = u32::try_from(self.phrases.len()).unwrap_or(0);
        let at = match places.first() {
            Some(Place::Word(word)) => self.firsts.number(word, next) as usize,
            _ => OF_UNITS,
        };
        if at == self.phrases.len() {
            self.phrases.push(Vec::new());
        }
        if let Some(phrases) = self.phrases.get_mut(at) {
            phrases.push((places, meaning.clone()));
        }
    }

    /// The phrases that begin with a word, or with a unit of time, longest first.
    pub fn beginning(&self, word: &str, unit: bool) -> &[(Vec<Place>, Meaning)] {
        let at = match self.firsts.find(word) {
            Some(number) => number as usize,
            None if unit => OF_UNITS,
            None => return &[],
        };
        self.phrases.get(at).map_or(&[], Vec::as_slice)
    }

    /// The words of the phrases, with their place in the phrase and its length.
    #[cfg(test)]
    pub(super) fn words(&self) -> impl Iterator<Item = (&str, usize, usize)> {
        let phrases = self.phrases.iter().flatten();
        let places = phrases.flat_map(|(places, _)| {
            places.iter().enumerate().map(|(at, place)| (place, at, places.len()))
        });
        places.filter_map(|(place, at, len)| match place {
            Place::Word(word) => Some((word.as_str(), at, len)),
            Place::Unit | Place::Units => None,
        })
    }

    /// Whether units of time behind this word are so much time ("for years").
    pub fn leads_to_span(&self, word: &str) -> bool {
        self.before.find(word).is_some()
    }

    /// Whether this word says how often in each unit of time behind it ("once a week").
    pub fn says_how_often(&self, word: &str) -> bool {
        self.often.find(word).is_some()
    }

    /// Whether units of time before this word are so much time ("days after").
    pub fn follows_span(&self, word: &str) -> bool {
        self.behind.find(word).is_some()
    }
}

fn place(word: &str) -> Place {
    match word {
        "UNIT" => Place::Unit,
        "UNITS" => Place::Units,
        word => Place::Word(word.to_owned()),
    }
}
