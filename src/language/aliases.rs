//! Which names of a document name the same: acronyms, surnames, shortened names. A short name
//! that could stand for two longer ones stands for itself.

use super::entities::Candidate;
use crate::lexicon::{Cue, Names};
use crate::model::EntityKind;
use crate::text::{Groups, Map};

/// For each candidate the one that stands for its group.
pub(super) fn owners(candidates: &[Candidate], names: &Names) -> Vec<usize> {
    let mut groups = Groups::new(candidates.len());
    let words = candidates.iter().map(|candidate| bare_words(&candidate.key, names));
    let words: Vec<Vec<&str>> = words.collect();
    bare(candidates, &words, &mut groups);
    acronyms(candidates, &mut groups);
    shortened(candidates, &words, names, &mut groups);
    (0..candidates.len()).map(|index| groups.root(index)).collect()
}

/// The words of a name without article and legal forms at its end.
pub(super) fn bare_words<'a>(key: &'a str, names: &Names) -> Vec<&'a str> {
    let mut words: Vec<&str> = key.split(' ').filter(|word| !word.is_empty()).collect();
    if words.first() == Some(&"the") && words.len() > 1 {
        words.remove(0);
    }
    while words.len() > 1
        && words
            .last()
            .is_some_and(|word| names.cue(word).any(Cue::SUFFIX) || *word == "." || *word == "&")
    {
        words.pop();
    }
    words
}

/// Names that are equal without their legal forms, and names of one listed place.
fn bare(candidates: &[Candidate], words: &[Vec<&str>], groups: &mut Groups) {
    let mut seen: Map<String, usize> = Map::default();
    for (index, (candidate, words)) in candidates.iter().zip(words).enumerate() {
        let key = match &candidate.place {
            Some(place) => place.to_lowercase(),
            None => words.join(" "),
        };
        let first = *seen.entry(key).or_insert(index);
        groups.join(first, index);
    }
}

/// The first letters of a name's words, small words left out: "aws" for "Amazon Web Services".
pub(super) fn initials(words: &[&str]) -> String {
    words
        .iter()
        .flat_map(|word| word.split('-'))
        .filter(|word| !matches!(*word, "of" | "the" | "and" | "for" | "&" | "de" | "."))
        .filter_map(|word| word.chars().next())
        .collect()
}

/// Whether the letters of `short` occur in `long` in order, beginning with its first.
fn is_abbreviation(short: &str, long: &str) -> bool {
    let mut letters = long.chars().filter(|c| c.is_alphanumeric());
    let starts = short.chars().next() == long.chars().next();
    starts && short.chars().all(|wanted| letters.any(|c| c == wanted))
}

fn acronyms(candidates: &[Candidate], groups: &mut Groups) {
    let mut by_initials: Map<String, Vec<usize>> = Map::default();
    for (index, candidate) in candidates.iter().enumerate() {
        let words: Vec<&str> = candidate.key.split(' ').collect();
        if words.len() > 1 {
            by_initials.entry(initials(&words)).or_default().push(index);
        }
        for short in &candidate.bracketed {
            let Some(other) = candidates.get(*short) else { continue };
            let letters = other.key.replace('.', "");
            let capitals = other.written.chars().filter(|c| c.is_uppercase()).count() >= 2;
            if capitals && !letters.contains(' ') && is_abbreviation(&letters, &candidate.key) {
                groups.join(index, *short);
            }
        }
    }
    for (index, candidate) in candidates.iter().enumerate() {
        let letters = candidate.key.replace('.', "");
        let shout = candidate.written.chars().all(|c| !c.is_lowercase());
        if letters.chars().count() < 2 || letters.contains(' ') || !shout {
            continue;
        }
        if let Some(long) = by_initials.get(&letters)
            && let Some(only) = the_only(long, groups)
        {
            groups.join(index, only);
        }
    }
}

/// The one group that all of the candidates belong to, if there is one.
fn the_only(list: &[usize], groups: &mut Groups) -> Option<usize> {
    let first = *list.first()?;
    let root = groups.root(first);
    list.iter().all(|index| groups.root(*index) == root).then_some(first)
}

/// Surnames of persons, first words of organisations.
fn shortened(candidates: &[Candidate], bare: &[Vec<&str>], names: &Names, groups: &mut Groups) {
    let mut by_last: Map<&str, Vec<usize>> = Map::default();
    let mut by_start: Map<String, Vec<usize>> = Map::default();
    for (index, (candidate, words)) in candidates.iter().zip(bare).enumerate() {
        if words.len() < 2 || candidate.place.is_some() {
            continue;
        }
        let kind = candidate.votes.winner().0;
        if kind == EntityKind::Person
            && let Some(last) = words.last()
        {
            by_last.entry(last).or_default().push(index);
        }
        if matches!(kind, EntityKind::Organization | EntityKind::Thing | EntityKind::Person) {
            for length in 1..words.len().min(4) {
                let start = words.get(..length).unwrap_or(&[]).join(" ");
                by_start.entry(start).or_default().push(index);
            }
        }
    }
    products(candidates, groups);
    for (index, (candidate, words)) in candidates.iter().zip(bare).enumerate() {
        if candidate.place.is_some() {
            continue;
        }
        let key = words.join(" ");
        let by_surname = (words.len() == 1 && candidate.votes.allows(EntityKind::Person))
            .then(|| by_last.get(key.as_str()).and_then(|list| the_only(list, groups)))
            .flatten();
        let by_start = by_start
            .get(&key)
            .and_then(|list| the_only(list, groups))
            .filter(|other| starts((candidates, bare), index, *other, names));
        if let Some(other) = by_surname.or(by_start) {
            groups.join(index, other);
        }
    }
}

/// "Acme Cirrus" is what is called "Cirrus" elsewhere, where "Acme" is a name by itself.
fn products(candidates: &[Candidate], groups: &mut Groups) {
    let single: Map<&str, usize> = candidates
        .iter()
        .enumerate()
        .filter(|(_, candidate)| !candidate.key.contains(' '))
        .map(|(index, candidate)| (candidate.key.as_str(), index))
        .collect();
    for (index, candidate) in candidates.iter().enumerate() {
        let Some((house, product)) = candidate.key.split_once(' ') else { continue };
        let thing =
            matches!(candidate.votes.winner().0, EntityKind::Thing | EntityKind::Organization);
        if let (true, Some(_), Some(alone)) = (thing, single.get(house), single.get(product))
            && !candidates.get(*alone).is_some_and(|alone| alone.common)
        {
            groups.join(index, *alone);
        }
    }
}

/// Whether a short name can stand for a longer one that begins with it: an organisation, whose
/// other words are generic or which has no person's kind, or a person's given name.
fn starts(
    (candidates, bare): (&[Candidate], &[Vec<&str>]),
    short: usize,
    long: usize,
    names: &Names,
) -> bool {
    let of = |at: usize| candidates.get(at).zip(bare.get(at));
    let (Some((short, words)), Some((long, more))) = (of(short), of(long)) else {
        return false;
    };
    let kind = long.votes.winner().0;
    if short.key == long.key {
        return false;
    }
    let common = words.iter().all(|word| {
        names.cue(word).any(Cue::ORGANIZATION.with(Cue::PLACE).with(Cue::THING).with(Cue::TITLE))
    });
    if common {
        return false;
    }
    match kind {
        EntityKind::Person => words.len() == 1 && names.cue(&short.key).any(Cue::GIVEN),
        EntityKind::Organization => {
            short.votes.allows(EntityKind::Organization)
                && more.iter().skip(words.len()).all(|word| is_ornament(word, names))
        }
        EntityKind::Thing | EntityKind::Place => false,
    }
}

/// Whether a word at the end of an organisation's name may be left out ("Pharma", "Inc").
pub(super) fn is_ornament(word: &str, names: &Names) -> bool {
    let cue = names.cue(word);
    cue.any(Cue::ORGANIZATION.with(Cue::SUFFIX)) && !cue.any(Cue::PUBLIC)
}
