//! What a figure can be a figure of: `data/concepts/*.toml`.

use super::heads;
use super::phrases::Phrases;
use crate::model::{Decimal, Quantity, QuantityKind};
use crate::text::Map;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A concept: an attribute under all its names.
#[derive(Debug)]
pub struct Concept {
    /// Its name in the tables ("deaths").
    pub name: String,
    /// How a report names it ("the number of dead").
    pub label: String,
    /// Kinds of amount that it takes; "time" for the date of an event.
    kinds: Vec<String>,
    /// Whether the figure moves with the days: a toll, a share price.
    pub moves: bool,
    /// Whether one story has many figures of it, so that the concept alone says little.
    pub broad: bool,
    /// Whether a thing that comes in versions has one figure for each of them.
    pub versions: bool,
    /// Whether each source measures for itself: two named sources may differ.
    pub by_source: bool,
    /// Whether makers always give the most it can be, so that "up to" adds nothing.
    pub nominal: bool,
    /// Most by which two accounts of one thing differ, where that is known.
    pub spread: Option<Decimal>,
    /// The only units that it takes; empty for any.
    units: Vec<String>,
    /// Classes of nouns of which it counts members; empty for any.
    counts: Vec<String>,
}

impl Concept {
    /// Whether the concept takes an amount of such a kind and unit.
    fn takes(&self, quantity: &Quantity) -> bool {
        let unit = quantity.unit.as_deref().unwrap_or("");
        let kind = match quantity.kind {
            QuantityKind::PercentagePoints | QuantityKind::Multiple => return false,
            // "seven-tenths", "one in five" are shares written in another way.
            QuantityKind::Ratio => "ratio",
            other => other.name(),
        };
        self.kinds.iter().any(|takes| takes == kind)
            && (self.units.is_empty() || self.units.iter().any(|takes| takes == unit))
    }

    /// Whether it is an event that has a date.
    pub fn takes_time(&self) -> bool {
        self.kinds.iter().any(|kind| kind == "time")
    }
}

/// The concepts, ready for look-ups.
#[derive(Debug)]
pub struct Concepts {
    /// The concepts, in the order of the tables.
    pub all: Vec<Concept>,
    /// Their phrases; the number is the place in `all`.
    pub phrases: Phrases<Vec<usize>>,
    /// Places in `all` by name.
    by_name: Map<Box<str>, usize>,
    /// The classes that a noun is in; nouns of no class may be counted by any concept.
    nouns: Map<Box<str>, Vec<Box<str>>>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    concept: Vec<Row>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    name: String,
    label: String,
    kinds: String,
    #[serde(default)]
    moves: bool,
    #[serde(default)]
    broad: bool,
    #[serde(default)]
    nominal: bool,
    #[serde(default)]
    versions: bool,
    #[serde(default)]
    by_source: bool,
    spread: Option<Decimal>,
    #[serde(default)]
    units: String,
    #[serde(default)]
    counts: String,
    phrases: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct NounTable {
    classes: BTreeMap<String, String>,
}

const TABLES: &[&str] = &[
    include_str!("data/concepts/people.toml"),
    include_str!("data/concepts/business.toml"),
    include_str!("data/concepts/things.toml"),
    include_str!("data/concepts/society.toml"),
    include_str!("data/concepts/crime.toml"),
    include_str!("data/concepts/sport.toml"),
    include_str!("data/concepts/events.toml"),
    include_str!("data/concepts/deals.toml"),
    include_str!("data/concepts/energy.toml"),
    include_str!("data/concepts/markets.toml"),
    include_str!("data/concepts/property.toml"),
    include_str!("data/concepts/results.toml"),
    include_str!("data/concepts/courts.toml"),
    include_str!("data/concepts/pharma.toml"),
    include_str!("data/concepts/police.toml"),
    include_str!("data/concepts/technology.toml"),
    include_str!("data/concepts/transport.toml"),
    include_str!("data/concepts/weather.toml"),
];

impl Default for Concepts {
    fn default() -> Self {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect();
        let (mut all, mut by_name) = (Vec::new(), Map::default());
        let mut meanings: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for row in TABLES.iter().flat_map(|text| super::table::<Table>(text).concept) {
            for phrase in row.phrases.split(',').map(str::trim) {
                meanings.entry(phrase.to_owned()).or_default().push(all.len());
            }
            by_name.insert(row.name.as_str().into(), all.len());
            all.push(Concept {
                kinds: words(&row.kinds),
                units: words(&row.units),
                counts: words(&row.counts),
                moves: row.moves,
                broad: row.broad,
                versions: row.versions,
                nominal: row.nominal,
                by_source: row.by_source,
                spread: row.spread,
                name: row.name,
                label: row.label,
            });
        }
        let mut phrases = Phrases::of(heads::CONCEPTS);
        for (phrase, means) in &meanings {
            phrases.add(phrase, means);
        }
        Self { all, phrases, by_name, nouns: nouns() }
    }
}

/// The classes of the nouns that news counts.
fn nouns() -> Map<Box<str>, Vec<Box<str>>> {
    let table: NounTable = super::table(include_str!("data/concepts/nouns.toml"));
    let mut nouns: Map<Box<str>, Vec<Box<str>>> = Map::default();
    for (class, words) in &table.classes {
        for word in words.split_whitespace() {
            nouns.entry(word.into()).or_default().push(class.as_str().into());
        }
    }
    nouns
}

impl Concepts {
    /// The concept of that name.
    pub fn named(&self, name: &str) -> Option<&Concept> {
        self.by_name.get(name).and_then(|at| self.all.get(*at))
    }

    /// Whether a concept takes such an amount: its kind, its unit, and, where it counts some noun,
    /// a noun of a class that the concept counts ("850 jobs" are not the missing of a flood).
    pub fn takes(&self, concept: &Concept, quantity: &Quantity) -> bool {
        concept.takes(quantity) && self.counts(concept, quantity)
    }

    fn counts(&self, concept: &Concept, quantity: &Quantity) -> bool {
        if concept.counts.is_empty() || quantity.kind != QuantityKind::Count {
            return true;
        }
        let classes = quantity.unit.as_deref().and_then(|noun| self.nouns.get(noun));
        let own = |class: &str| concept.counts.iter().any(|own| own == class);
        classes.is_none_or(|classes| classes.iter().any(|class| own(class)))
    }
}
