//! Units of measurement and their exact conversions: `data/units.toml`.

use super::sequences::Sequences;
use crate::model::Decimal;
use crate::text::{Map, Set};
use serde::Deserialize;
use std::collections::BTreeMap;

/// A unit as a mention carries it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Short symbol ("km").
    pub symbol: Box<str>,
    /// What it measures ("length").
    pub dimension: Box<str>,
    /// How many base units of its dimension it is.
    pub factor: Decimal,
    /// Whether the spelling is nothing but this unit.
    pub sure: bool,
}

/// What a doubtful spelling of a unit needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// A figure in digits before it.
    Digits,
    /// An extent behind it ("5 in thick").
    Extent,
    /// No "of" or "more" behind it ("a bit of").
    Part,
    /// No open quotation mark before it.
    Quote,
    /// Nothing makes it a unit ("9 pm").
    Never,
}

/// The table, ready for look-ups.
#[derive(Debug, Clone)]
pub struct Units {
    names: Sequences<Unit>,
    symbols: Sequences<Unit>,
    known: Map<Box<str>, Unit>,
    rates: BTreeMap<String, String>,
    per: Set<Box<str>>,
    rate_words: Vec<Box<str>>,
    doubts: Vec<(Box<str>, Doubt)>,
    partitive: Vec<Box<str>>,
    neutral: Set<Box<str>>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    prefixes: BTreeMap<String, (String, Decimal)>,
    rates: BTreeMap<String, String>,
    per: BTreeMap<String, String>,
    doubts: Doubts,
    /// Symbols that read the same in every language.
    neutral: String,
    unit: Vec<Row>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Doubts {
    digits: String,
    extent: String,
    part: String,
    partitive: String,
    quote: String,
    never: String,
}

/// A unit as a table has it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Row {
    symbol: String,
    dimension: String,
    pub(super) factor: Decimal,
    #[serde(default)]
    pub(super) names: Vec<String>,
    #[serde(default)]
    pub(super) symbols: Vec<String>,
    #[serde(default)]
    prefixes: Vec<String>,
    stem: Option<String>,
    #[serde(default = "yes")]
    sure: bool,
}

fn yes() -> bool {
    true
}

impl Default for Units {
    /// The tables in force.
    fn default() -> Self {
        Self::with(&super::own::rows().units)
    }
}

impl Units {
    /// The built-in table, with rows that count before its own.
    pub(super) fn with(own: &[Row]) -> Self {
        Self::new(&super::table(packed!("units")), own)
    }

    fn new(table: &Table, own: &[Row]) -> Self {
        let mut units = Self {
            names: Sequences::new(false),
            symbols: Sequences::new(true),
            known: Map::default(),
            rates: table.rates.clone(),
            per: Set::default(),
            rate_words: Vec::new(),
            doubts: Vec::new(),
            neutral: table.neutral.split_ascii_whitespace().map(Box::from).collect(),
            partitive: table.doubts.partitive.split_ascii_whitespace().map(Box::from).collect(),
        };
        for (words, doubt) in [
            (&table.doubts.digits, Doubt::Digits),
            (&table.doubts.extent, Doubt::Extent),
            (&table.doubts.part, Doubt::Part),
            (&table.doubts.quote, Doubt::Quote),
            (&table.doubts.never, Doubt::Never),
        ] {
            units.doubts.extend(words.split_ascii_whitespace().map(|word| (word.into(), doubt)));
        }
        let words =
            |key: &str| table.per.get(key).map_or("", String::as_str).split_ascii_whitespace();
        for word in words("words") {
            units.per.insert(word.into());
        }
        units.rate_words.extend(words("before").map(Box::from));
        // The first meaning of a spelling stays.
        for row in own.iter().chain(&table.unit) {
            units.add(row, table);
        }
        units
    }

    fn add(&mut self, row: &Row, table: &Table) {
        let unit = Unit {
            symbol: row.symbol.as_str().into(),
            dimension: row.dimension.as_str().into(),
            factor: row.factor,
            sure: row.sure,
        };
        for name in &row.names {
            // Full names are never doubtful, but for the few that are words of their own.
            let sure = row.sure || row.symbol != *name && !row.symbols.is_empty();
            self.add_name(name, &Unit { sure, ..unit.clone() });
        }
        for symbol in &row.symbols {
            self.symbols.add(symbol, &unit);
        }
        self.known.entry(unit.symbol.clone()).or_insert_with(|| unit.clone());
        for letter in &row.prefixes {
            let Some((word, factor)) = table.prefixes.get(letter) else { continue };
            let Some(factor) = row.factor.checked_mul(*factor) else { continue };
            let symbol: Box<str> = format!("{letter}{}", row.symbol).into();
            let made = Unit { symbol: symbol.clone(), factor, sure: true, ..unit.clone() };
            self.symbols.add(&symbol, &made);
            let stems = row.stem.iter().chain(&row.names).filter(|name| !name.contains(' '));
            for stem in stems {
                self.add_name(&format!("{word}{stem}"), &made);
            }
            self.known.entry(symbol).or_insert(made);
        }
    }

    fn add_name(&mut self, name: &str, unit: &Unit) {
        self.names.add(name, unit);
        self.names.add(&format!("{name}s"), unit);
        // "600,000-square-foot"
        if name.contains(' ') {
            self.names.add(&name.replace(' ', "-"), unit);
        }
    }

    /// The unit spelled by `word(0)`, `word(1)` ...: how many words it takes.
    pub fn at<'w>(&self, word: impl Fn(usize) -> &'w str) -> Option<(usize, &Unit)> {
        let (symbol, name) = (self.symbols.at(&word), self.names.at(&word));
        match (symbol, name) {
            (Some(symbol), Some(name)) if name.0 > symbol.0 => Some(name),
            (Some(symbol), _) => Some(symbol),
            (None, name) => name,
        }
    }

    /// The words that names and symbols of units begin with.
    pub(super) fn heads(&self) -> impl Iterator<Item = &str> {
        self.names.heads().chain(self.symbols.heads())
    }

    /// A unit by the symbol that mentions carry.
    pub fn unit(&self, symbol: &str) -> Option<&Unit> {
        self.known.get(symbol)
    }

    /// `value` of one unit in another of the same dimension, by their symbols.
    pub fn convert(&self, value: Decimal, from: &str, to: &str) -> Option<Decimal> {
        let (from, to) = (self.unit(from)?, self.unit(to)?);
        if from.dimension != to.dimension {
            return None;
        }
        value.checked_mul(from.factor)?.checked_div(to.factor)
    }

    /// The symbol of the time that a speed is per ("hour" is "h").
    pub fn rate(&self, word: &str) -> Option<&str> {
        self.rates.get(&word.to_ascii_lowercase()).map(String::as_str)
    }

    /// What a spelling needs to be a unit, where it may be something else; case matters.
    pub fn doubt(&self, word: &str) -> Option<Doubt> {
        self.doubts.iter().find(|(known, _)| **known == *word).map(|(_, doubt)| *doubt)
    }

    /// Whether a symbol reads the same in every language.
    pub fn is_neutral(&self, word: &str) -> bool {
        self.neutral.contains(word)
    }

    /// Whether a word behind a unit makes it a share of something ("a bit of").
    pub fn is_partitive(&self, word: &str) -> bool {
        self.partitive.iter().any(|known| known.eq_ignore_ascii_case(word))
    }

    /// Whether a word before "second" makes it a unit of time.
    pub fn is_rate_word(&self, word: &str) -> bool {
        self.rate_words.iter().any(|known| known.eq_ignore_ascii_case(word))
    }

    /// Whether amounts are said to be "a" word ("a share").
    pub fn is_per(&self, word: &str) -> bool {
        self.per.contains(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conversions_are_exact() {
        let units = Units::default();
        let value = |value: i64, from: &str, to: &str| {
            units.convert(value.into(), from, to).map(|v| v.normalize().to_string())
        };
        assert_eq!(value(1, "mile", "km").as_deref(), Some("1.609344"));
        assert_eq!(value(26, "kg", "g").as_deref(), Some("26000"));
        assert_eq!(value(2, "GW", "MW").as_deref(), Some("2000"));
        assert_eq!(value(1, "TB", "GB").as_deref(), Some("1000"));
        assert_eq!(value(1, "km", "kg"), None);
    }
}
