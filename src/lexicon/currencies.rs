//! Currencies and how they are written: `data/currencies.toml`.

use super::layout::index::Index;
use super::layout::vocabulary::Vocabulary;
use super::packed::Rows;
use super::sequences::Sequences;
use super::spelled::Spelled;
use crate::text::Map;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What a spelling after a figure says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CurrencyName {
    /// ISO 4217 code, or a name where the spelling is shared by several ("peso").
    #[serde(borrow)]
    pub code: &'static str,
    /// The name of the hundredth, where the spelling names that ("cent").
    pub minor: Option<&'static str>,
    /// Whether the word is nothing but a currency.
    pub sure: bool,
    /// Whether it is the unadorned name of a currency that several countries have ("dollar").
    pub dollar: bool,
}

/// The table, ready for look-ups.
#[derive(Debug)]
pub struct Currencies {
    names: Spelled,
    /// What names and the signs of hundredths stand for.
    meanings: Rows<CurrencyName>,
    minor_signs: Index<'static>,
    /// The numbers of codes by signs, and by letters before figures.
    signs: Index<'static>,
    front: Index<'static>,
    codes: Vocabulary<'static>,
    /// Codes that are words.
    words: Index<'static>,
    /// What signs, letters and the signs of hundredths begin with.
    firsts: [Firsts; 3],
    /// The user's own, which count before the built-in ones.
    own: Own,
    prefixes: BTreeMap<&'static str, &'static str>,
    dollars: BTreeMap<&'static str, &'static str>,
}

/// What the spellings of a table begin with, and how long they are: most words around a figure are
/// none of them.
#[derive(Debug, Default)]
struct Firsts {
    bytes: [u128; 2],
    lengths: u128,
}

impl Firsts {
    fn of<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut firsts = Self::default();
        for word in words {
            let (half, bit) = Self::place(word);
            firsts.bytes.iter_mut().skip(half).take(1).for_each(|bytes| *bytes |= bit);
            firsts.lengths |= 1 << word.len().min(127);
        }
        firsts
    }

    /// Whether a word may be one of them.
    #[inline]
    fn may_have(&self, word: &str) -> bool {
        let (half, bit) = Self::place(word);
        self.lengths >> word.len().min(127) & 1 != 0
            && self.bytes.get(half).is_some_and(|bytes| bytes & bit != 0)
    }

    /// The bit of the first byte.
    #[inline]
    fn place(word: &str) -> (usize, u128) {
        let first = word.as_bytes().first().copied().unwrap_or(0);
        (usize::from(first >> 7), 1 << (first & 127))
    }
}

/// Currencies of the user's own.
#[derive(Debug)]
struct Own {
    names: Sequences<CurrencyName>,
    signs: Map<&'static str, &'static str>,
    front: Map<&'static str, &'static str>,
    minor_signs: Map<&'static str, CurrencyName>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table<'a> {
    #[serde(borrow)]
    prefixes: BTreeMap<&'a str, &'a str>,
    dollars: BTreeMap<&'a str, &'a str>,
}

/// A currency as a table of the user's own has it.
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
    pub(super) fn with(own: &'static [Row]) -> Self {
        let table: Table<'_> = super::table(laid_out!("currencies.rest"));
        let (signs, front) =
            (Index::new(laid_out!("currencies.signs")), Index::new(laid_out!("currencies.front")));
        let minor_signs = Index::new(laid_out!("currencies.minor-signs"));
        let own = Own::new(own);
        let firsts = [
            Firsts::of(signs.words().chain(own.signs.keys().copied())),
            Firsts::of(front.words().chain(own.front.keys().copied())),
            Firsts::of(minor_signs.words().chain(own.minor_signs.keys().copied())),
        ];
        Self {
            names: Spelled::new(
                laid_out!("currencies.names"),
                laid_out!("currencies.names.rests"),
                false,
            ),
            meanings: Rows::new(laid_out!("currencies.rows"), |_, row| Some(super::table(row))),
            minor_signs,
            signs,
            front,
            firsts,
            codes: Vocabulary::new(laid_out!("currencies.codes")),
            words: Index::new(laid_out!("currencies.words")),
            own,
            prefixes: table.prefixes,
            dollars: table.dollars,
        }
    }

    /// The name of a currency or of its hundredth, in words, from `word(0)` on.
    pub fn name<'w>(&self, word: impl Fn(usize) -> &'w str) -> Option<(usize, &CurrencyName)> {
        let found = self.names.at(&word);
        let found = found.and_then(|(count, name)| Some((count, self.meanings.get(name)?)));
        let own = if self.own.names.is_empty() { None } else { self.own.names.at(&word) };
        match (own, found) {
            (Some(own), Some(found)) if found.0 > own.0 => Some(found),
            (None, found) => found,
            (own, _) => own,
        }
    }

    /// The words that names of the user's own currencies begin with.
    pub(super) fn own_heads(&self) -> impl Iterator<Item = &str> {
        self.own.names.heads()
    }

    /// The code that a sign stands for ("£").
    pub fn sign(&self, sign: &str) -> Option<&'static str> {
        let [signs, ..] = &self.firsts;
        if !signs.may_have(sign) {
            return None;
        }
        let own = self.own.signs.get(sign).copied();
        own.or_else(|| self.codes.text(self.signs.of(sign).next()?))
    }

    /// The code that letters before a figure stand for ("Rs", "CHF"), as written.
    pub fn before(&self, letters: &str) -> Option<&'static str> {
        self.letters(letters).filter(|_| !self.words.contains(letters))
    }

    /// The code that letters after a figure stand for, as written.
    pub fn letters(&self, letters: &str) -> Option<&'static str> {
        let [_, front, _] = &self.firsts;
        if !front.may_have(letters) {
            return None;
        }
        let own = self.own.front.get(letters).copied();
        own.or_else(|| self.codes.text(self.front.of(letters).next()?))
    }

    /// The hundredth that letters glued to a figure stand for ("50p").
    pub fn minor_sign(&self, letters: &str) -> Option<&CurrencyName> {
        let [.., minor] = &self.firsts;
        if !minor.may_have(letters) {
            return None;
        }
        let own = self.own.minor_signs.get(letters);
        own.or_else(|| self.meanings.get(self.minor_signs.of(letters).next()? as usize))
    }

    /// The code of letters before a sign ("US" of "US$").
    pub fn prefix(&self, letters: &str) -> Option<&'static str> {
        self.prefixes.get(letters.to_ascii_lowercase().as_str()).copied()
    }

    /// What an unadorned dollar is in a country.
    pub fn dollar(&self, region: Option<&str>) -> &'static str {
        region.and_then(|region| self.dollars.get(region)).copied().unwrap_or("USD")
    }
}

impl Own {
    fn new(rows: &'static [Row]) -> Self {
        let mut own = Self {
            names: Sequences::new(false),
            signs: Map::default(),
            front: Map::default(),
            minor_signs: Map::default(),
        };
        // The first meaning of a name stays, the last of a sign.
        for row in rows {
            own.add(row);
        }
        own
    }

    fn add(&mut self, row: &'static Row) {
        let code = row.code.as_str();
        // The first name of the hundredth is the one that mentions carry.
        let minor = row.minor.first().map(String::as_str);
        let name = |minor, dollar| CurrencyName { code, minor, sure: row.sure, dollar };
        let all = row.names.iter().map(|spelled| (spelled, name(None, spelled == "dollar")));
        for (spelled, means) in all.chain(row.minor.iter().map(|s| (s, name(minor, false)))) {
            self.names.add(spelled, &means);
            self.names.add(&format!("{spelled}s"), &means);
        }
        let signs = row.minor_signs.iter();
        self.minor_signs.extend(signs.map(|sign| (sign.as_str(), name(minor, false))));
        self.signs.extend(row.signs.iter().map(|sign| (sign.as_str(), code)));
        self.front.extend(row.front.iter().map(|letters| (letters.as_str(), code)));
        if code.len() == 3 && code.chars().all(|c| c.is_ascii_uppercase()) {
            self.front.insert(code, code);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_are_parted_as_texts_are_and_every_meaning_is_read() {
        let currencies = Currencies::default();
        currencies.names.assert_tidy();
        assert_eq!(currencies.meanings.iter().count(), currencies.meanings.len());
        assert_eq!(currencies.sign("£"), Some("GBP"));
        assert_eq!(currencies.minor_sign("p").map(|name| name.code), Some("GBP"));
    }
}
