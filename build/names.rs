//! The tables of names and places as indexes.

use crate::indexes::{Entries, File, text, texts, words};
use crate::layout::vocabulary::{self, Vocabulary};
use crate::{Failure, Table};

/// The cues of words of names, and roles.
pub(crate) fn names(tables: &[Table<'_>]) -> Result<Vec<File>, Failure> {
    let [table] = tables else { return Err("one table".into()) };
    let mut cues = Entries::lists(texts(
        table,
        &[
            "suffixes",
            "organization_words",
            "place_words",
            "thing_words",
            "titles",
            "male",
            "female",
            "given",
            "calendar",
            "connectors",
            "role_modifiers",
            "organization_nouns",
            "place_nouns",
            "thing_nouns",
        ],
    )?);
    let (role, public, media) = (14, 15, 16);
    let mut roles = Entries::default();
    for named in text(table, "roles")?.split(';').map(str::trim) {
        if let Some(last) = words(named).last() {
            cues.add(last, role);
            roles.first(named, 0);
        }
    }
    for (list, number) in [("public_words", public), ("media_words", media)] {
        words(text(table, list)?).for_each(|word| cues.add(word, number));
    }
    // One number a word: a bit for each cue.
    for bits in cues.0.values_mut() {
        *bits = vec![bits.iter().fold(0, |all, bit| all | 1 << bit)];
    }
    Ok(vec![("names.cues", cues.laid_out()), ("names.roles", roles.laid_out())])
}

/// Names of places and demonyms, each with the number of the name that it is listed under.
pub(crate) fn places(tables: &[Table<'_>]) -> Result<Vec<File>, Failure> {
    let [table] = tables else { return Err("one table".into()) };
    let mut names: Vec<(String, &str)> = Vec::new();
    let mut demonyms: Vec<(String, &str)> = Vec::new();
    let mut regions = Entries::default();
    let mut add = |name: &str, listed| names.push((name.to_lowercase(), listed));
    for line in text(table, "countries")?.lines() {
        let mut cells = line.split('|').map(str::trim);
        let Some(name) = cells.next().filter(|name| !name.is_empty()) else { continue };
        add(name, name);
        regions.first(&name.to_lowercase(), 0);
        if let Some(capital) = cells.next() {
            add(capital, capital);
        }
        for demonym in cells.next().unwrap_or("").split(',').map(str::trim) {
            demonyms.push((format!("{}s", demonym.to_lowercase()), name));
            demonyms.push((demonym.to_lowercase(), name));
        }
        cells.next().unwrap_or("").split(',').map(str::trim).for_each(|other| add(other, name));
    }
    for line in text(table, "states")?.lines() {
        let mut cells = line.split('|').map(str::trim);
        let Some(name) = cells.next() else { continue };
        add(name, name);
        regions.first(&name.to_lowercase(), 0);
        add(cells.next().unwrap_or(""), name);
    }
    let (cities, others) = (text(table, "cities")?, text(table, "regions")?);
    for name in cities.split(',').chain(others.split(',')).map(str::trim) {
        add(name, name);
    }
    for line in text(table, "demonyms")?.lines() {
        if let Some((demonym, region)) = line.split_once('|') {
            demonyms.push((demonym.trim().to_lowercase(), region.trim()));
        }
    }
    names.retain(|(name, _)| !name.is_empty());
    let listed = names.iter().chain(&demonyms).map(|(_, listed)| (*listed).to_owned());
    let listed = vocabulary::write(&listed.collect());
    let number = |name: &str| Vocabulary::new(&listed).find(name);
    let mut found = Entries::default();
    for (name, listed) in &names {
        found.first(name.trim_end_matches('.'), number(listed));
        found.first(name, number(listed));
    }
    let mut people = Entries::default();
    for (demonym, listed) in &demonyms {
        people.last(demonym, number(listed));
    }
    Ok(vec![
        ("names.places", found.laid_out()),
        ("names.demonyms", people.laid_out()),
        ("names.regions", regions.laid_out()),
        ("names.listed", listed),
    ])
}
