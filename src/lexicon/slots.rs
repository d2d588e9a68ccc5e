//! Words that narrow what a figure is of, and words that say the same: `data/slots.toml`,
//! `data/synonyms.toml`.

use super::phrases::Phrases;
use crate::model::QualifierKind;
use crate::text::{Map, Set};
use serde::Deserialize;

/// What a narrowing word says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Narrow {
    /// In which respect it parts figures ("part", "basis").
    pub respect: String,
    /// Which kind of qualifier it is.
    pub kind: QualifierKind,
    /// Its name in the group.
    pub value: String,
    /// Whether it parts a figure that has it from one that has nothing of its group.
    pub alone: bool,
}

/// Narrowing words and synonyms, ready for look-ups.
#[derive(Debug)]
pub struct Slots {
    /// The narrowing phrases.
    pub narrowing: Phrases<Narrow>,
    classes: Map<String, String>,
    stop: Set<String>,
    alone: Set<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct SlotTable {
    group: Vec<Group>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    respect: String,
    kind: QualifierKind,
    alone: bool,
    values: Vec<(String, String)>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct SynonymTable {
    classes: String,
    stop: String,
}

impl Default for Slots {
    fn default() -> Self {
        let mut narrowing = Phrases::new();
        let mut alone = Set::default();
        for group in super::table::<SlotTable>(include_str!("data/slots.toml")).group {
            if group.alone {
                alone.insert(group.respect.clone());
            }
            for (value, phrases) in group.values {
                let narrow = Narrow {
                    respect: group.respect.clone(),
                    kind: group.kind,
                    value,
                    alone: group.alone,
                };
                for phrase in phrases.split(',') {
                    narrowing.add(phrase.trim(), &narrow);
                }
            }
        }
        let table: SynonymTable = super::table(include_str!("data/synonyms.toml"));
        let mut classes = Map::default();
        for line in table.classes.lines() {
            let mut words = line.split_whitespace();
            let Some(first) = words.next() else { continue };
            for word in words {
                classes.entry(word.to_owned()).or_insert_with(|| first.to_owned());
            }
        }
        let stop = table.stop.split_whitespace().map(str::to_owned).collect();
        Self { narrowing, classes, stop, alone }
    }
}

impl Slots {
    /// The word that stands for the class of a lemma; the lemma itself where no class has it.
    pub fn class<'a>(&'a self, lemma: &'a str) -> &'a str {
        self.classes.get(lemma).map_or(lemma, String::as_str)
    }

    /// Whether a lemma is too common to tell one figure from another.
    pub fn is_stop(&self, lemma: &str) -> bool {
        self.stop.contains(lemma)
    }

    /// Whether a word of a respect parts a figure from one that has none of the respect.
    pub fn parts_alone(&self, respect: &str) -> bool {
        self.alone.contains(respect)
    }
}
