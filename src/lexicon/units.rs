//! Units of measurement and their exact conversions: `data/units.toml`.

use super::layout::index::Index;
use super::packed::Rows;
use super::sequences::Sequences;
use super::spelled::Spelled;
use crate::model::Decimal;
use crate::text::Map;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A unit as a mention carries it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Short symbol ("km").
    pub symbol: &'static str,
    /// What it measures ("length").
    pub dimension: &'static str,
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
#[derive(Debug)]
pub struct Units {
    names: Spelled,
    symbols: Spelled,
    /// The places of units by their symbols.
    known: Index<'static>,
    rows: Rows<Unit>,
    /// The user's own, which count before the built-in ones.
    own: Own,
    rates: BTreeMap<&'static str, &'static str>,
    per: Vec<&'static str>,
    rate_words: Vec<&'static str>,
    doubts: Vec<(&'static str, Doubt)>,
    partitive: Vec<&'static str>,
    neutral: Vec<&'static str>,
}

/// Units of the user's own.
#[derive(Debug)]
struct Own {
    names: Sequences<Unit>,
    symbols: Sequences<Unit>,
    known: Map<&'static str, Unit>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table<'a> {
    #[serde(borrow)]
    rates: BTreeMap<&'a str, &'a str>,
    per: BTreeMap<&'a str, &'a str>,
    doubts: Doubts<'a>,
    /// Symbols that read the same in every language.
    neutral: &'a str,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Doubts<'a> {
    digits: &'a str,
    extent: &'a str,
    part: &'a str,
    partitive: &'a str,
    quote: &'a str,
    never: &'a str,
}

/// A unit as the build script packs it: one of a row, or one with a letter before it.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Packed<'a> {
    symbol: &'a str,
    dimension: &'a str,
    factor: Decimal,
    /// What the factor is multiplied by.
    times: Decimal,
    sure: bool,
}

/// A unit as a table of the user's own has it.
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

/// A unit of its bytes.
fn unit(_: usize, row: &'static [u8]) -> Option<Unit> {
    let Packed { symbol, dimension, factor, times, sure } = super::table(row);
    Some(Unit { symbol, dimension, factor: factor.checked_mul(times)?, sure })
}

impl Units {
    /// The built-in table, with rows that count before its own.
    pub(super) fn with(own: &'static [Row]) -> Self {
        let table: Table<'_> = super::table(laid_out!("units.rest"));
        let words = |list: &'static str| list.split_ascii_whitespace();
        let per = |key: &str| words(table.per.get(key).copied().unwrap_or_default()).collect();
        let doubts = [
            (table.doubts.digits, Doubt::Digits),
            (table.doubts.extent, Doubt::Extent),
            (table.doubts.part, Doubt::Part),
            (table.doubts.quote, Doubt::Quote),
            (table.doubts.never, Doubt::Never),
        ];
        let doubts = doubts.into_iter();
        Self {
            names: Spelled::new(laid_out!("units.names"), laid_out!("units.names.rests"), false),
            symbols: Spelled::new(
                laid_out!("units.symbols"),
                laid_out!("units.symbols.rests"),
                true,
            ),
            known: Index::new(laid_out!("units.known")),
            rows: Rows::new(laid_out!("units.rows"), unit),
            own: Own::new(own),
            per: per("words"),
            rate_words: per("before"),
            doubts: doubts.flat_map(|(list, doubt)| words(list).map(move |w| (w, doubt))).collect(),
            partitive: words(table.doubts.partitive).collect(),
            neutral: words(table.neutral).collect(),
            rates: table.rates,
        }
    }

    /// The unit spelled by `word(0)`, `word(1)` ...: how many words it takes.
    pub fn at<'w>(&self, word: impl Fn(usize) -> &'w str) -> Option<(usize, &Unit)> {
        let symbol = self.of(&self.own.symbols, self.symbols, &word);
        let name = self.of(&self.own.names, self.names, &word);
        match (symbol, name) {
            (Some(symbol), Some(name)) if name.0 > symbol.0 => Some(name),
            (Some(symbol), _) => Some(symbol),
            (None, name) => name,
        }
    }

    /// The longer of the spellings, of two as long ones the user's own.
    fn of<'u, 'w>(
        &'u self,
        own: &'u Sequences<Unit>,
        built_in: Spelled,
        word: impl Fn(usize) -> &'w str,
    ) -> Option<(usize, &'u Unit)> {
        let found = built_in.at(&word);
        let found = found.and_then(|(count, unit)| Some((count, self.rows.get(unit)?)));
        let own = if own.is_empty() { None } else { own.at(&word) };
        match (own, found) {
            (Some(own), Some(found)) if found.0 > own.0 => Some(found),
            (None, found) => found,
            (own, _) => own,
        }
    }

    /// The words that names and symbols of the user's own units begin with.
    pub(super) fn own_heads(&self) -> impl Iterator<Item = &str> {
        self.own.names.heads().chain(self.own.symbols.heads())
    }

    /// A unit by the symbol that mentions carry.
    pub fn unit(&self, symbol: &str) -> Option<&Unit> {
        let own = if self.own.known.is_empty() { None } else { self.own.known.get(symbol) };
        own.or_else(|| self.rows.get(self.known.of(symbol).next()? as usize))
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
        self.rates.get(word.to_ascii_lowercase().as_str()).copied()
    }

    /// What a spelling needs to be a unit, where it may be something else; case matters.
    pub fn doubt(&self, word: &str) -> Option<Doubt> {
        self.doubts.iter().find(|(known, _)| *known == word).map(|(_, doubt)| *doubt)
    }

    /// Whether a symbol reads the same in every language.
    pub fn is_neutral(&self, word: &str) -> bool {
        self.neutral.contains(&word)
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
        self.per.contains(&word)
    }
}

impl Own {
    fn new(rows: &'static [Row]) -> Self {
        let (names, symbols) = (Sequences::new(false), Sequences::new(true));
        let mut own = Self { names, symbols, known: Map::default() };
        // The first meaning of a spelling stays.
        for row in rows {
            own.add(row);
        }
        own
    }

    fn add(&mut self, row: &'static Row) {
        let (symbol, dimension) = (row.symbol.as_str(), row.dimension.as_str());
        let unit = Unit { symbol, dimension, factor: row.factor, sure: row.sure };
        for name in &row.names {
            // Full names are never doubtful, but for the few that are words of their own.
            let sure = row.sure || symbol != name && !row.symbols.is_empty();
            self.add_name(name, &Unit { sure, ..unit.clone() });
        }
        for symbol in &row.symbols {
            self.symbols.add(symbol, &unit);
        }
        self.known.entry(unit.symbol).or_insert_with(|| unit.clone());
        self.add_prefixed(row, &unit);
    }

    fn add_name(&mut self, name: &str, unit: &Unit) {
        self.names.add(name, unit);
        self.names.add(&format!("{name}s"), unit);
        // "600,000-square-foot"
        if name.contains(' ') {
            self.names.add(&name.replace(' ', "-"), unit);
        }
    }

    /// The units with a letter before them.
    fn add_prefixed(&mut self, row: &Row, unit: &Unit) {
        if row.prefixes.is_empty() {
            return;
        }
        let letters: Prefixes<'_> = super::table(laid_out!("units.prefixes"));
        for letter in &row.prefixes {
            let Some((word, factor)) = letters.prefixes.get(letter.as_str()) else { continue };
            let Some(factor) = row.factor.checked_mul(*factor) else { continue };
            // Rows of the user's own are read once and stay.
            let symbol: &'static str = Box::leak(format!("{letter}{}", row.symbol).into());
            let made = Unit { symbol, factor, sure: true, ..unit.clone() };
            self.symbols.add(symbol, &made);
            let stems = row.stem.iter().chain(&row.names).filter(|name| !name.contains(' '));
            for stem in stems {
                self.add_name(&format!("{word}{stem}"), &made);
            }
            self.known.entry(symbol).or_insert(made);
        }
    }
}

#[derive(Default, Deserialize)]
struct Prefixes<'a> {
    #[serde(borrow)]
    prefixes: BTreeMap<&'a str, (&'a str, Decimal)>,
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

    #[test]
    fn spellings_are_parted_as_texts_are_and_every_unit_is_read() {
        let units = Units::default();
        units.names.assert_tidy();
        units.symbols.assert_tidy();
        assert_eq!(units.rows.iter().count(), units.rows.len());
    }
}
