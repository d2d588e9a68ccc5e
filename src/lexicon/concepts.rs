//! What a figure can be a figure of: `data/concepts/*.toml`.

use super::heads;
use super::phrases::Phrases;
use crate::model::{Decimal, Quantity, QuantityKind};
use serde::Deserialize;

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
}

impl Concept {
    /// Whether the concept takes such an amount.
    pub fn takes(&self, quantity: &Quantity) -> bool {
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
    phrases: String,
}

const TABLES: &[&str] = &[
    include_str!("data/concepts/people.toml"),
    include_str!("data/concepts/business.toml"),
    include_str!("data/concepts/things.toml"),
    include_str!("data/concepts/society.toml"),
    include_str!("data/concepts/crime.toml"),
    include_str!("data/concepts/sport.toml"),
    include_str!("data/concepts/events.toml"),
];

impl Default for Concepts {
    fn default() -> Self {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect();
        let (mut all, mut meanings) = (Vec::new(), std::collections::BTreeMap::new());
        for row in TABLES.iter().flat_map(|text| super::table::<Table>(text).concept) {
            for phrase in row.phrases.split(',') {
                let means: &mut Vec<usize> = meanings.entry(phrase.trim().to_owned()).or_default();
                means.push(all.len());
            }
            all.push(Concept {
                kinds: words(&row.kinds),
                units: words(&row.units),
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
        Self { all, phrases }
    }
}

impl Concepts {
    /// The concept of that name.
    pub fn named(&self, name: &str) -> Option<&Concept> {
        self.all.iter().find(|concept| concept.name == name)
    }
}
