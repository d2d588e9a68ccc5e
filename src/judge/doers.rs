//! Who does what only one can do: leads a unit, supplies a system, builds a hall.

use super::actors::Reading;
use crate::language::Tense;
use crate::lexicon::posts::Told;
use crate::model::{EntityKind, Tag};
use crate::text::Span;
use std::collections::BTreeSet;

/// A deed with its doer.
#[derive(Debug, Clone)]
pub struct Doer {
    /// Place of the document in the run, and of the sentence in it.
    pub place: (usize, usize),
    /// The doer's name and the verb.
    pub span: Span,
    /// Name of the deed.
    pub deed: String,
    /// Who.
    pub who: u32,
    /// Head of the object ("unit").
    pub object: String,
    /// Lemmas that say which one ("immunology").
    pub which: BTreeSet<String>,
    /// Whether it is still to come.
    pub future: bool,
    /// The years that the sentence names.
    pub years: BTreeSet<i16>,
}

/// The deeds of a sentence with a named doer and an object that is told apart by a modifier.
pub fn doers(reading: &Reading<'_>) -> Vec<Doer> {
    (0..reading.structure.verbs.len()).filter_map(|verb| doer(reading, verb)).collect()
}

fn doer(reading: &Reading<'_>, verb: usize) -> Option<Doer> {
    let words = &reading.sentence.words;
    let structure = &reading.structure;
    let group = &structure.verbs.get(verb)?.group;
    if group.negated || matches!(group.tense, Tense::Modal | Tense::None) && !group.passive {
        return None;
    }
    let lemma = words.get(group.main)?.lemma.as_str();
    let particle = group.particle.and_then(|at| words.get(at)).map(|word| word.lemma.as_str());
    let unique = &reading.lexicon.unique;
    // "take over the unit": the adverb reads like a preposition.
    let behind = structure.attached_to_verb(verb).find_map(|attachment| {
        let preposition = structure.preposition(words, attachment)?;
        let close = attachment.preposition.start == group.words.end;
        let deed = unique.deed(&format!("{lemma} {preposition}")).filter(|_| close)?;
        Some((deed, attachment.object))
    });
    let deed = match (particle, behind) {
        (Some(particle), _) => unique.deed(&format!("{lemma} {particle}"))?,
        (None, Some((deed, _))) => deed,
        (None, None) => unique.deed(lemma)?,
    };
    let agent = structure.agent(words, verb)?;
    let who = only(reading, agent)?;
    let mut object = behind.map(|(_, object)| object).or_else(|| structure.patient(verb))?;
    let light = |phrase: usize| {
        let head = reading.phrase(phrase).and_then(|phrase| words.get(phrase.head));
        head.is_some_and(|head| unique.is_light(&head.lemma))
    };
    if light(object) {
        let attachment = structure.attached_to_phrase(object).find(|attachment| {
            let preposition = structure.preposition(words, attachment);
            preposition.is_some_and(|word| reading.lexicon.posts.is(Told::Partitive, word))
        })?;
        object = attachment.object;
    }
    let phrase = reading.phrase(object)?;
    let head = words.get(phrase.head)?;
    let named = only_of(reading, object, |_| true).filter(|_| unique.is_of_named(deed));
    if named.is_none() && head.tag != Tag::Noun {
        return None;
    }
    let which = named.map_or_else(
        || which(reading, object),
        |key| BTreeSet::from([reading.identities.name(key).to_owned()]),
    );
    let first = words.get(phrase.words.start)?;
    // "a unit" may be any; "the immunology unit" is one.
    let posts = &reading.lexicon.posts;
    let definite = first.tag == Tag::Determiner && posts.has(Told::Definite, first);
    ((definite || named.is_some()) && !which.is_empty()).then(|| Doer {
        place: (reading.analysis.document.id.0 as usize, reading.index),
        span: reading.phrase(agent).map_or(head.span, |agent| agent.span(reading.sentence)),
        deed: deed.to_owned(),
        who,
        object: named.map_or_else(|| head.lemma.as_str().to_owned(), |_| String::new()),
        which,
        future: group.tense == Tense::Future,
        years: years(reading),
    })
}

impl Doer {
    /// Whether two speak of one object: neither says what the other leaves out, nor another year.
    pub fn of_one(&self, other: &Self) -> bool {
        let (own, others) = (&self.which, &other.which);
        let undated = self.years.is_empty() || other.years.is_empty();
        !own.is_disjoint(others)
            && (own.is_subset(others) || others.is_subset(own))
            && (undated || !self.years.is_disjoint(&other.years))
    }
}

/// The years of the days that a sentence names.
fn years(reading: &Reading<'_>) -> BTreeSet<i16> {
    let mentions = reading.analysis.mentions_in(reading.sentence.span);
    mentions.filter_map(|mention| Some(mention.time()?.from?.year())).collect()
}

/// The one named person or organisation that a phrase is.
fn only(reading: &Reading<'_>, phrase: usize) -> Option<u32> {
    only_of(reading, phrase, |kind| matches!(kind, EntityKind::Person | EntityKind::Organization))
}

/// The one entity of a kind that a phrase is.
fn only_of(reading: &Reading<'_>, phrase: usize, fits: impl Fn(EntityKind) -> bool) -> Option<u32> {
    let mut keys = reading.all_actors(phrase).into_iter().filter_map(|actor| actor.entity());
    let key = keys.next()?;
    let known = fits(reading.identities.kind(key)?);
    (keys.next().is_none() && known).then_some(key)
}

/// The nouns and names that say which object it is.
fn which(reading: &Reading<'_>, phrase: usize) -> BTreeSet<String> {
    let Some(found) = reading.phrase(phrase) else { return BTreeSet::new() };
    let mut which: BTreeSet<String> = found
        .modifiers(reading.sentence)
        .filter(|word| matches!(word.tag, Tag::Noun | Tag::Name))
        .map(|word| word.lemma.as_str().to_owned())
        .collect();
    // "The FIRST goal", "the SECOND goal".
    let numbers = reading.sentence.words.get(found.words.start..found.head).unwrap_or(&[]);
    let numbers = numbers.iter().filter(|word| word.tag == Tag::Number);
    let text = reading.analysis.document.text();
    which.extend(numbers.map(|word| word.span.of(text).to_lowercase()));
    for attachment in reading.structure.attached_to_phrase(phrase) {
        let object = reading.phrase(attachment.object);
        let head = object.and_then(|object| reading.sentence.words.get(object.head));
        which.extend(
            head.filter(|head| matches!(head.tag, Tag::Noun | Tag::Name))
                .map(|head| head.lemma.as_str().to_owned()),
        );
    }
    which
}
