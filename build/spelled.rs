//! Units and currencies: how they are spelled, and what each spelling stands for. Read by
//! `src/lexicon/units.rs` and `src/lexicon/currencies.rs`.

use crate::indexes::{Entries, File, items, rows, text, value, words};
use crate::layout::spelled::split_first;
use crate::layout::vocabulary::{self, Vocabulary};
use crate::pack::{self, Item};
use crate::{Failure, Table};
use std::collections::{BTreeMap, BTreeSet};
use toml::de::DeValue;

/// Spellings, each with what it stands for; the first meaning of a spelling stays.
#[derive(Default)]
struct Spellings(Vec<(String, u32)>);

impl Spellings {
    fn add(&mut self, spelling: &str, means: u32) {
        if self.0.iter().all(|(known, _)| known != spelling) {
            self.0.push((spelling.to_owned(), means));
        }
    }

    /// A name, its plural, and the two with hyphens ("600,000-square-foot").
    fn add_name(&mut self, name: &str, means: u32) {
        self.add(name, means);
        self.add(&format!("{name}s"), means);
    }

    fn laid_out(&self) -> (Vec<u8>, Vec<u8>) {
        let rests = self.0.iter().map(|(spelling, _)| split_first(spelling).1.to_owned());
        let rests = vocabulary::write(&rests.filter(|rest| !rest.is_empty()).collect());
        let mut entries = Entries::default();
        for (spelling, means) in &self.0 {
            let (first, rest) = split_first(spelling);
            entries.add(first, Vocabulary::new(&rests).find(rest));
            entries.add(first, *means);
        }
        (entries.laid_out_in_turns(), rests)
    }

    fn firsts(&self) -> BTreeSet<String> {
        self.0.iter().map(|(spelling, _)| split_first(spelling).0.to_owned()).collect()
    }
}

/// What is laid out, and the first words of all spellings.
pub(crate) type Spelled = (Vec<File>, BTreeSet<String>);

/// What is known of a unit: its row's symbol or one made of it, the number that its row's factor is
/// multiplied by, and whether the spelling is nothing but the unit.
type Unit<'t> = (String, &'t str, &'t str, &'t str, bool);

/// A unit, its names and its symbols.
type Named<'t> = (Unit<'t>, Vec<String>, Vec<String>);

/// All units in the order in which their spellings are taken.
fn all_units<'t>(table: &'t Table<'_>) -> Result<Vec<Named<'t>>, Failure> {
    let prefixes = value(table, "prefixes")?.as_table().ok_or("prefixes")?;
    let mut all = Vec::new();
    for row in rows(table, "unit") {
        let (symbol, dimension) = (text(row, "symbol")?, text(row, "dimension")?);
        let factor = text(row, "factor")?;
        let sure = flag(row, "sure", true);
        let list =
            |key: &str| row.get(key).map_or(Vec::new(), |list| items(list.get_ref()).collect());
        let (own_names, own_symbols): (Vec<&str>, Vec<&str>) = (list("names"), list("symbols"));
        let unit = |sure| (symbol.to_owned(), dimension, factor, "1", sure);
        for name in &own_names {
            // Full names are never doubtful, but for the few that are words of their own.
            let sure = sure || symbol != *name && !own_symbols.is_empty();
            all.push((unit(sure), vec![(*name).to_owned()], Vec::new()));
        }
        let symbols = own_symbols.iter().map(|symbol| (*symbol).to_owned()).collect();
        all.push((unit(sure), Vec::new(), symbols));
        for letter in list("prefixes") {
            let Some(prefix) = prefixes.get(letter).map(toml::Spanned::get_ref) else {
                continue;
            };
            let mut prefix = items(prefix);
            let (Some(word), Some(times)) = (prefix.next(), prefix.next()) else { continue };
            let made = format!("{letter}{symbol}");
            let stem = row.get("stem").and_then(|stem| stem.get_ref().as_str());
            let stems = stem.into_iter().chain(own_names.iter().copied());
            let stems = stems.filter(|name| !name.contains(' '));
            let names = stems.map(|stem| format!("{word}{stem}")).collect();
            all.push(((made.clone(), dimension, factor, times, true), names, vec![made]));
        }
    }
    Ok(all)
}

/// The units: those of the rows, and those with a letter before them.
pub(crate) fn units(table: &Table<'_>) -> Result<Spelled, Failure> {
    let (mut names, mut symbols) = (Spellings::default(), Spellings::default());
    let (mut known, mut units): (Entries, Vec<Unit<'_>>) = (Entries::default(), Vec::new());
    for (unit, own_names, own_symbols) in all_units(table)? {
        let is_row = own_names.is_empty() || unit.3 != "1";
        let symbol = unit.0.clone();
        let means = place(&mut units, unit)?;
        for symbol in &own_symbols {
            symbols.add(symbol, means);
        }
        for name in own_names {
            names.add_name(&name, means);
            if name.contains(' ') {
                names.add(&name.replace(' ', "-"), means);
            }
        }
        if is_row {
            known.first(&symbol, means);
        }
    }
    let mut packed = Vec::new();
    for (symbol, dimension, factor, times, sure) in &units {
        packed.push(pack::pack_items(&[
            ("symbol", Item::Text(symbol)),
            ("dimension", Item::Text(dimension)),
            ("factor", Item::Text(factor)),
            ("times", Item::Text(times)),
            ("sure", Item::Yes(*sure)),
        ]));
    }
    let (mut rest, mut letters) = (Vec::new(), Vec::new());
    pack::pack_some(table, &["prefixes"], &mut letters)?;
    pack::pack_some(table, &["rates", "per", "doubts", "neutral"], &mut rest)?;
    let (first, behind) = names.laid_out();
    let (exact, exact_behind) = symbols.laid_out();
    let files = vec![
        ("units.names", first),
        ("units.names.rests", behind),
        ("units.symbols", exact),
        ("units.symbols.rests", exact_behind),
        ("units.known", known.laid_out()),
        ("units.rows", pack::rows_of(packed)?),
        ("units.rest", rest),
        ("units.prefixes", letters),
    ];
    Ok((files, names.firsts().into_iter().chain(symbols.firsts()).collect()))
}

/// The currencies: names in words, and codes by their signs and letters.
pub(crate) fn currencies(table: &Table<'_>) -> Result<Spelled, Failure> {
    let codes = value(table, "codes")?.as_table().ok_or("codes")?;
    let (mut signs, mut front): (BTreeMap<&str, &str>, BTreeMap<&str, &str>) =
        (BTreeMap::new(), BTreeMap::new());
    front.extend(words(text(codes, "all")?).map(|code| (code, code)));
    let mut names = Spellings::default();
    let mut minor_signs: BTreeMap<&str, u32> = BTreeMap::new();
    let mut meanings: Vec<Vec<u8>> = Vec::new();
    for row in rows(table, "currency") {
        let (code, sure) = (text(row, "code")?, flag(row, "sure", true));
        let list =
            |key: &str| row.get(key).map_or(Vec::new(), |list| items(list.get_ref()).collect());
        let minor: Vec<&str> = list("minor");
        let mut number = |minor: Option<&&str>, dollar: bool| {
            let mut items = vec![("code", Item::Text(code))];
            items.extend(minor.map(|minor| ("minor", Item::Text(minor))));
            items.extend([("sure", Item::Yes(sure)), ("dollar", Item::Yes(dollar))]);
            place(&mut meanings, pack::pack_items(&items))
        };
        for name in list("names") {
            names.add_name(name, number(None, name == "dollar")?);
        }
        // The first name of the hundredth is the one that mentions carry.
        for name in &minor {
            names.add_name(name, number(minor.first(), false)?);
        }
        for sign in list("minor-signs") {
            minor_signs.insert(sign, number(minor.first(), false)?);
        }
        signs.extend(list("signs").into_iter().map(|sign| (sign, code)));
        front.extend(list("front").into_iter().map(|letters| (letters, code)));
        front.extend(is_code(code).then_some((code, code)));
    }
    let all = signs.values().chain(front.values()).map(|code| (*code).to_owned());
    let all = vocabulary::write(&all.collect());
    let coded = |codes: &BTreeMap<&str, &str>| {
        let mut entries = Entries::default();
        for (spelled, code) in codes {
            entries.first(spelled, Vocabulary::new(&all).find(code));
        }
        entries.laid_out()
    };
    let mut minors = Entries::default();
    for (sign, means) in &minor_signs {
        minors.first(sign, *means);
    }
    let mut rest = Vec::new();
    pack::pack_some(table, &["prefixes", "dollars"], &mut rest)?;
    let (first, behind) = names.laid_out();
    let files = vec![
        ("currencies.names", first),
        ("currencies.names.rests", behind),
        ("currencies.signs", coded(&signs)),
        ("currencies.front", coded(&front)),
        ("currencies.codes", all.clone()),
        ("currencies.words", Entries::lists([text(codes, "words")?]).laid_out()),
        ("currencies.minor-signs", minors.laid_out()),
        ("currencies.rows", pack::rows_of(meanings)?),
        ("currencies.rest", rest),
    ];
    Ok((files, names.firsts()))
}

/// Whether a name of a currency is a code of ISO 4217.
fn is_code(name: &str) -> bool {
    name.len() == 3 && name.chars().all(|c| c.is_ascii_uppercase())
}

/// The place of one in a list that has each once.
fn place<T: PartialEq>(all: &mut Vec<T>, one: T) -> Result<u32, Failure> {
    let place = all.iter().position(|other| *other == one).unwrap_or(all.len());
    if place == all.len() {
        all.push(one);
    }
    Ok(u32::try_from(place)?)
}

fn flag(row: &Table<'_>, key: &str, default: bool) -> bool {
    row.get(key).and_then(|flag| DeValue::as_bool(flag.get_ref())).unwrap_or(default)
}
