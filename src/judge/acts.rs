//! Who did what one person does: "cut the ribbon", "raised the alarm", "found the body".

use super::actors::{Actor, Reading};
use super::holders::spelled_alike;
use super::pair;
use crate::language::{Identities, Tense};
use crate::model::{EntityKind, Tag};
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};

/// An act with the one who did it.
#[derive(Debug, Clone)]
pub struct Act {
    /// Place of the document in the run.
    pub document: usize,
    /// Name of the act in the table.
    pub name: String,
    /// Who did it.
    pub who: Who,
    /// Where they are named.
    pub named: Span,
    /// The verb and its object.
    pub told: Span,
    /// Other names in the sentence, lower case: they say which act it was.
    pub names: BTreeSet<String>,
}

/// The one who did an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// A person, by the key of the run.
    Person(u32),
    /// Somebody by what they are ("a mail carrier").
    Noun(String),
}

/// The acts of a sentence.
pub fn acts(reading: &Reading<'_>) -> Vec<Act> {
    (0..reading.structure.verbs.len()).filter_map(|verb| act(reading, verb)).collect()
}

fn act(reading: &Reading<'_>, verb: usize) -> Option<Act> {
    let words = &reading.sentence.words;
    let structure = &reading.structure;
    let group = &structure.verbs.get(verb)?.group;
    let told = matches!(group.tense, Tense::Past | Tense::PresentPerfect) || group.passive;
    if group.negated || !told {
        return None;
    }
    let patient = structure.patient(verb)?;
    let object = words.get(reading.phrase(patient)?.head)?;
    let main = words.get(group.main)?;
    let name = reading.lexicon.unique.act(&main.lemma, &object.lemma)?;
    let agent = structure.agent(words, verb)?;
    let (who, named) = who(reading, agent)?;
    let inside = |span: Span| span.overlaps(named);
    let names = words.iter().filter(|word| word.tag == Tag::Name && !inside(word.span));
    Some(Act {
        document: reading.analysis.document.id.0 as usize,
        name: name.to_owned(),
        who,
        named,
        told: main.span.join(object.span),
        names: names.map(|word| word.lemma.as_str().to_owned()).collect(),
    })
}

/// Who a phrase is: a named person, or somebody by a noun that tells them from others.
fn who(reading: &Reading<'_>, agent: usize) -> Option<(Who, Span)> {
    let phrase = reading.phrase(agent)?;
    let span = phrase.span(reading.sentence);
    let actors = reading.all_actors(agent);
    let mut persons = actors.iter().filter_map(Actor::entity);
    if let Some(key) = persons.next() {
        let person = reading.identities.kind(key) == Some(EntityKind::Person);
        return (person && persons.next().is_none()).then_some((Who::Person(key), span));
    }
    let word = reading.sentence.words.get(phrase.head)?;
    let names = &reading.lexicon.names;
    let tells = word.tag == Tag::Noun
        && names.kind_of_noun(&word.lemma) == Some(EntityKind::Person)
        && !reading.lexicon.unique.is_anybody(&word.lemma);
    tells.then(|| (Who::Noun(word.lemma.as_str().to_owned()), span))
}

/// The first two of each act who differ.
pub fn rivals(acts: &[Act], names: &Identities) -> Vec<(Act, Act)> {
    let mut by: BTreeMap<&str, Vec<&Act>> = BTreeMap::new();
    for act in acts {
        by.entry(&act.name).or_default().push(act);
    }
    let one_story = |left: &Act, right: &Act| {
        left.names.is_empty() || right.names.is_empty() || !left.names.is_disjoint(&right.names)
    };
    let clash = |left: &&Act, right: &&Act| {
        let differ = match (&left.who, &right.who) {
            (Who::Person(a), Who::Person(b)) => {
                a != b && !spelled_alike(names.name(*a), names.name(*b))
            }
            (Who::Noun(a), Who::Noun(b)) => a != b,
            _ => false,
        };
        left.document != right.document && differ && one_story(left, right)
    };
    by.values()
        .filter_map(|acts| pair::first(acts, clash))
        .map(|(left, right)| ((*left).clone(), (*right).clone()))
        .collect()
}
