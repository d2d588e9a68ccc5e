//! The tables that are looked up word by word, as indexes (`src/lexicon/layout/index.rs`). What the
//! numbers of a list mean is said where the loader of the table reads them.

use crate::layout::vocabulary::{self, Vocabulary};
use crate::layout::{index, stems};
use crate::{Failure, Table, markers, names, pack, parsed, relations, times};
use std::collections::{BTreeMap, BTreeSet};
use toml::de::DeValue;

/// Words, each with its numbers.
#[derive(Default)]
pub(crate) struct Entries(pub(crate) BTreeMap<String, Vec<u32>>);

impl Entries {
    pub(crate) fn add(&mut self, word: &str, number: u32) {
        self.0.entry(word.to_owned()).or_default().push(number);
    }

    /// The same where a word has one number: the first, or the last, that it is given.
    pub(crate) fn first(&mut self, word: &str, number: u32) {
        self.0.entry(word.to_owned()).or_insert_with(|| vec![number]);
    }

    pub(crate) fn last(&mut self, word: &str, number: u32) {
        self.0.insert(word.to_owned(), vec![number]);
    }

    /// Lists of words, numbered in their order.
    pub(crate) fn lists<'l>(lists: impl IntoIterator<Item = &'l str>) -> Self {
        let mut entries = Self::default();
        for (list, number) in lists.into_iter().zip(0..) {
            words(list).for_each(|word| entries.add(word, number));
        }
        entries
    }

    pub(crate) fn laid_out(mut self) -> Vec<u8> {
        self.0.values_mut().for_each(Vec::dedup);
        index::write(&self.0)
    }

    /// The same where numbers of two kinds follow each other by turns.
    pub(crate) fn laid_out_in_turns(self) -> Vec<u8> {
        index::write(&self.0)
    }
}

/// What is laid out under a name.
pub(crate) type File = (&'static str, Vec<u8>);

pub(crate) fn words(list: &str) -> impl Iterator<Item = &str> {
    list.split_ascii_whitespace()
}

/// A value of a table by its keys.
pub(crate) fn value<'t>(table: &'t Table<'_>, path: &str) -> Result<&'t DeValue<'t>, Failure> {
    let (key, below) = path.split_once('.').map_or((path, None), |(key, below)| (key, Some(below)));
    let value = table.get(key).ok_or_else(|| format!("no `{path}`"))?.get_ref();
    match (below, value) {
        (None, value) => Ok(value),
        (Some(below), DeValue::Table(table)) => self::value(table, below),
        _ => Err(format!("`{path}` is no table").into()),
    }
}

pub(crate) fn text<'t>(table: &'t Table<'_>, path: &str) -> Result<&'t str, Failure> {
    Ok(value(table, path)?.as_str().ok_or_else(|| format!("`{path}` is no text"))?)
}

pub(crate) fn texts<'t>(table: &'t Table<'_>, paths: &[&str]) -> Result<Vec<&'t str>, Failure> {
    paths.iter().map(|path| text(table, path)).collect()
}

/// The items of a list that are texts.
pub(crate) fn items<'t>(value: &'t DeValue<'_>) -> impl Iterator<Item = &'t str> {
    let items = value.as_array().into_iter().flatten();
    items.filter_map(|item| item.get_ref().as_str())
}

/// The rows of a list of tables.
pub(crate) fn rows<'t>(
    table: &'t Table<'_>,
    key: &str,
) -> impl Iterator<Item = &'t Table<'t>> + Clone + use<'t> {
    let list = table.get(key).and_then(|list| list.get_ref().as_array());
    list.into_iter().flatten().filter_map(|row| row.get_ref().as_table())
}

/// All indexes, by the tables that they are made of.
pub(crate) fn all() -> Result<Vec<File>, Failure> {
    let mut files = Vec::new();
    for (tables, lay_out) in [
        (&["names"][..], names::names as fn(&[Table<'_>]) -> Result<Vec<File>, Failure>),
        (&["places"], names::places),
        (&["events", "stems"], events),
        (&["paraphrases"], paraphrases),
        (&["contraries"], contraries),
        (&["concepts/nouns"], nouns),
        (&["holidays", "festivals"], times::named_days),
        (&["time"], times::times),
        (&["derive"], |tables| {
            tables.iter().map(relations::laid_out).next().unwrap_or(Ok(Vec::new()))
        }),
    ] {
        let texts = crate::read("", tables)?;
        files.extend(lay_out(&parsed(&texts)?)?);
    }
    let senses = files.iter().find(|(name, _)| *name == "time.senses");
    let marks = markers::all(senses.map_or(&[], |(_, senses)| senses.as_slice()))?;
    files.extend(marks);
    Ok(files)
}

/// The lists of words of events, in the order of `Bears` in `src/lexicon/events.rs`.
const EVENT_LISTS: &[&str] = &[
    "gets.subject",
    "gets.goal",
    "gets.give",
    "under.nouns",
    "under.prepositions",
    "dull.nouns",
    "ends.verbs",
    "doers.as",
    "many.verbs",
    "one_way.verbs",
    "by_one.verbs",
    "relations.nouns",
    "doers.by",
    "doers.to",
    "converse.preposition",
];

fn events(tables: &[Table<'_>]) -> Result<Vec<File>, Failure> {
    let [table, kin] = tables else { return Err("two tables".into()) };
    let lists = texts(table, EVENT_LISTS)?;
    let mut small = Vec::new();
    pack::pack_some(table, &["doers"], &mut small)?;
    let stem = stems_of(kin)?;
    // A verb with an adverb stands as it is, another word by its stem.
    let key = |word: &str| if word.contains('-') { word.to_owned() } else { stem(word) };
    let mut classes: BTreeMap<String, String> = BTreeMap::new();
    for line in text(table, "classes.same")?.lines() {
        let Some(first) = words(line).next() else { continue };
        for word in words(line) {
            classes.entry(key(word)).or_insert_with(|| stem(first));
        }
    }
    let deed = |verb: &str| {
        let key = key(verb);
        classes.get(&key).cloned().unwrap_or(key)
    };
    let mut mutual = Entries::default();
    words(text(table, "mutual.verbs")?).for_each(|verb| mutual.first(&deed(verb), 0));
    let mut converses: Vec<(&str, String, u32)> = Vec::new();
    for (rows, goal) in [("converse.from", 0), ("converse.goal", 1)] {
        let rows = text(table, rows)?.lines().filter_map(|row| row.split_once(' '));
        converses.extend(rows.map(|(verb, other)| (verb, deed(other), goal)));
    }
    let deeds = classes.values().chain(converses.iter().map(|(_, deed, _)| deed)).cloned();
    let with = classes.iter().filter_map(|(key, class)| Some((key.split_once('-')?, class)));
    let particles = with.clone().map(|((_, particle), _)| particle.to_owned());
    let deeds = vocabulary::write(&deeds.chain(particles).collect());
    let number = |deed: &str| Vocabulary::new(&deeds).find(deed);
    let mut same = Entries::default();
    for (key, class) in &classes {
        same.first(key, number(class));
    }
    let mut pairs = Entries::default();
    for ((lemma, particle), class) in with {
        pairs.add(lemma, number(particle));
        pairs.add(lemma, number(class));
    }
    let mut other = Entries::default();
    for (verb, deed, goal) in &converses {
        other.last(verb, number(deed) << 1 | goal);
    }
    Ok(vec![
        ("events.lists", Entries::lists(lists).laid_out()),
        ("events.classes", same.laid_out()),
        ("events.with", index::write(&pairs.0)),
        ("events.mutual", mutual.laid_out()),
        ("events.converses", other.laid_out()),
        ("events.deeds", deeds),
        ("events.rest", small),
    ])
}

/// The stems of words, as `src/lexicon/stems.rs` makes them.
fn stems_of(table: &Table<'_>) -> Result<impl Fn(&str) -> String, Failure> {
    let mut kin: BTreeMap<String, String> = BTreeMap::new();
    for set in value(table, "kin")?.as_array().into_iter().flatten() {
        let first = items(set.get_ref()).next().unwrap_or_default();
        kin.extend(items(set.get_ref()).map(|word| (word.to_owned(), first.to_owned())));
    }
    let suffixes: Vec<String> = items(value(table, "suffixes")?).map(str::to_owned).collect();
    Ok(move |word: &str| stems::stem(kin.get(word).map_or(word, String::as_str), &suffixes))
}

fn paraphrases(tables: &[Table<'_>]) -> Result<Vec<File>, Failure> {
    let [table] = tables else { return Err("one table".into()) };
    let alike = text(table, "alike")?;
    let (mut groups, mut cases, mut wider) =
        (Entries::lists(alike.lines()), Entries::default(), Entries::default());
    for (line, group) in text(table, "wider")?.lines().zip(u32::try_from(alike.lines().count())?..)
    {
        let Some((word, own)) = line.split_once(':') else { continue };
        wider.last(word.trim(), group);
        words(own).for_each(|case| cases.add(case, group));
    }
    groups.0.remove("");
    Ok(vec![
        ("paraphrases.alike", groups.laid_out()),
        ("paraphrases.cases", cases.laid_out()),
        ("paraphrases.wider", wider.laid_out()),
        ("paraphrases.light", Entries::lists([text(table, "light")?]).laid_out()),
    ])
}

/// Lemmas with their sides: the number of the set, then eight bits of the side, then whether the set
/// is a pair and whether it is of groups.
fn contraries(tables: &[Table<'_>]) -> Result<Vec<File>, Failure> {
    let [table] = tables else { return Err("one table".into()) };
    let mut sides = Entries::default();
    let mut set = 0;
    for row in rows(table, "pair") {
        let groups = row.get("groups").and_then(|groups| groups.get_ref().as_bool());
        let flags = 2 | u32::from(groups.unwrap_or(false));
        for (key, side) in [("one", 0), ("other", 1)] {
            items(value(row, key)?).for_each(|word| sides.add(word, set << 10 | side << 2 | flags));
        }
        set += 1;
    }
    for row in rows(table, "set") {
        for (line, side) in items(value(row, "of")?).zip(0..) {
            words(line).for_each(|word| sides.add(word, set << 10 | side << 2));
        }
        set += 1;
    }
    Ok(vec![("contraries.sides", sides.laid_out())])
}

/// The nouns that news counts, each with the numbers of its classes, from 1 on in alphabetical order.
fn nouns(tables: &[Table<'_>]) -> Result<Vec<File>, Failure> {
    let [table] = tables else { return Err("one table".into()) };
    let classes = value(table, "classes")?.as_table().ok_or("classes of nouns")?;
    let names: BTreeSet<String> = classes.keys().map(|name| name.get_ref().to_string()).collect();
    let mut nouns = Entries::default();
    for (class, number) in names.iter().zip(1..) {
        words(text(classes, class)?).for_each(|noun| nouns.add(noun, number));
    }
    let names = vocabulary::write(&names);
    Ok(vec![("concepts.nouns", nouns.laid_out()), ("concepts.classes", names)])
}

/// Rows by their names, each with its place; of two of one name the first.
pub(crate) fn named<'t>(rows: impl Iterator<Item = &'t Table<'t>>) -> Vec<u8> {
    let mut entries = Entries::default();
    for (row, place) in rows.zip(0..) {
        if let Ok(name) = text(row, "name") {
            entries.first(name, place);
        }
    }
    entries.laid_out()
}

/// The objects of rows, by their numbers, each with the places of its rows.
pub(crate) fn objects<'t>(
    rows: impl Iterator<Item = &'t Table<'t>>,
    vocabulary: Vocabulary<'_>,
) -> Result<Vec<u8>, Failure> {
    let mut places = vec![Vec::new(); vocabulary.len()];
    for (row, place) in rows.zip(0..) {
        for object in row.get("object").into_iter().flat_map(|list| items(list.get_ref())) {
            let own = places.get_mut(vocabulary.find(object) as usize);
            own.ok_or("an object that no table has")?.push(place);
        }
    }
    Ok(index::write_lists(places.iter()))
}

/// The lemmas that are signs of domains, with the numbers of these; how many signs each domain asks
/// for; the domain of each concept, none beyond the last domain.
pub(crate) fn domains(tables: &[Table<'_>]) -> Result<Vec<File>, Failure> {
    let (mut signs, mut least, mut concepts) = (Entries::default(), Vec::new(), Vec::new());
    for table in tables {
        let domain = table.get("domain").and_then(|domain| domain.get_ref().as_table());
        let own = if domain.is_some() { u32::try_from(least.len())? } else { u32::MAX };
        concepts.extend(rows(table, "concept").map(|_| own));
        if let Some(domain) = domain {
            words(text(domain, "signs")?).for_each(|sign| signs.add(sign, own));
            let number = value(domain, "least")?.as_integer().ok_or("how many signs")?;
            least.push(number.as_str().parse()?);
        }
    }
    let cells = |list: Vec<u32>| list.into_iter().flat_map(u32::to_le_bytes).collect();
    Ok(vec![
        ("concepts.signs", signs.laid_out()),
        ("concepts.least", cells(least)),
        ("concepts.domains", cells(concepts)),
    ])
}
