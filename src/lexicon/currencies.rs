//! Currencies and how they are written: `data/currencies.toml`.

use super::sequences::Sequences;
use crate::text::{Map, Set};
use serde::Deserialize;
use std::collections::BTreeMap;

/// What a spelling after a figure says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CurrencyName {
    /// ISO 4217 code, or a name where the spelling is shared by several ("peso").
    pub code: Box<str>,
    /// The name of the hundredth, where the spelling names that ("cent").
    pub minor: Option<Box<str>>,
    /// Whether the word is nothing but a currency.
    pub sure: bool,
    /// Whether it is the unadorned name of a currency that several countries have ("dollar").
    pub dollar: bool,
}

/// The table, ready for look-ups.
#[derive(Debug, Clone)]
pub struct Currencies {
    names: Sequences<CurrencyName>,
    signs: Map<Box<str>, Box<str>>,
    front: Map<Box<str>, Box<str>>,
    words: Set<Box<str>>,
    minor_signs: Map<Box<str>, CurrencyName>,
    prefixes: BTreeMap<String, String>,
    dollars: BTreeMap<String, String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    prefixes: BTreeMap<String, String>,
    dollars: BTreeMap<String, String>,
    codes: BTreeMap<String, String>,
    currency: Vec<Row>,
}

/// A currency as a table has it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Row {
    pub(super) code: String,
    #[serde(default)]
    names: Vec<String>,
    #[serde(default)]
    signs: Vec<String>,
    #[serde(default)]
    front: Vec<String>,
    #[serde(default)]
    minor: Vec<String>,
    #[serde(default)]
    minor_signs: Vec<String>,
    #[serde(default = "yes")]
    sure: bool,
}

fn yes() -> bool {
    true
}

impl Default for Currencies {
    /// The tables in force.
    fn default() -> Self {
        Self::with(&super::own::rows().currencies)
    }
}

impl Currencies {
    /// The built-in table, with rows that count before its own.
    pub(super) fn with(own: &[Row]) -> Self {
        Self::new(super::table(packed!("currencies")), own)
    }

    fn new(table: Table, own: &[Row]) -> Self {
        let mut currencies = Self {
            names: Sequences::new(false),
            signs: Map::default(),
            front: Map::default(),
            words: Set::default(),
            minor_signs: Map::default(),
            prefixes: table.prefixes,
            dollars: table.dollars,
        };
        let codes =
            |key: &str| table.codes.get(key).map_or("", String::as_str).split_ascii_whitespace();
        for code in codes("all") {
            currencies.front.insert(code.into(), code.into());
        }
        currencies.words.extend(codes("words").map(Box::from));
        // The first meaning of a name stays, the last of a sign.
        for row in own.iter().chain(&table.currency).chain(own) {
            currencies.add(row);
        }
        currencies
    }

    fn add(&mut self, row: &Row) {
        let code: Box<str> = row.code.as_str().into();
        let name = |minor: Option<&String>| CurrencyName {
            code: code.clone(),
            minor: minor.map(|minor| minor.as_str().into()),
            sure: row.sure,
            dollar: false,
        };
        for spelled in &row.names {
            let dollar = spelled == "dollar";
            let means = CurrencyName { dollar, ..name(None) };
            self.names.add(spelled, &means);
            self.names.add(&format!("{spelled}s"), &means);
        }
        // The first name of the hundredth is the one that mentions carry.
        for spelled in &row.minor {
            let means = name(row.minor.first());
            self.names.add(spelled, &means);
            self.names.add(&format!("{spelled}s"), &means);
        }
        for sign in &row.minor_signs {
            self.minor_signs.insert(sign.as_str().into(), name(row.minor.first()));
        }
        for sign in &row.signs {
            self.signs.insert(sign.as_str().into(), code.clone());
        }
        for letters in &row.front {
            self.front.insert(letters.as_str().into(), code.clone());
        }
        if code.len() == 3 && code.chars().all(|c| c.is_ascii_uppercase()) {
            self.front.insert(code.clone(), code);
        }
    }

    /// The name of a currency or of its hundredth, in words, from `word(0)` on.
    pub fn name<'w>(&self, word: impl Fn(usize) -> &'w str) -> Option<(usize, &CurrencyName)> {
        self.names.at(word)
    }

    /// The words that names of currencies begin with.
    pub(super) fn heads(&self) -> impl Iterator<Item = &str> {
        self.names.heads()
    }

    /// The code that a sign stands for ("£").
    pub fn sign(&self, sign: &str) -> Option<&str> {
        self.signs.get(sign).map(|code| &**code)
    }

    /// The code that letters before a figure stand for ("Rs", "CHF"), as written.
    pub fn before(&self, letters: &str) -> Option<&str> {
        self.letters(letters).filter(|_| !self.words.contains(letters))
    }

    /// The code that letters after a figure stand for, as written.
    pub fn letters(&self, letters: &str) -> Option<&str> {
        self.front.get(letters).map(|code| &**code)
    }

    /// The hundredth that letters glued to a figure stand for ("50p").
    pub fn minor_sign(&self, letters: &str) -> Option<&CurrencyName> {
        self.minor_signs.get(letters)
    }

    /// The code of letters before a sign ("US" of "US$").
    pub fn prefix(&self, letters: &str) -> Option<&str> {
        self.prefixes.get(&letters.to_ascii_lowercase()).map(String::as_str)
    }

    /// What an unadorned dollar is in a country.
    pub fn dollar(&self, region: Option<&str>) -> &str {
        region.and_then(|region| self.dollars.get(region)).map_or("USD", String::as_str)
    }
}
