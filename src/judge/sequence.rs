//! Events that a sentence puts in order: "sold her shares before the profit warning".

use super::actors::{Actor, Reading};
use super::undone::collect;
use super::when::Days;
use crate::language::{ClauseKind, Tense, reality_at};
use crate::lexicon::order::Order;
use crate::model::{Claim, Modality, Polarity, Tag, Value};
use crate::text::Span;
use std::collections::BTreeSet;

/// What happened, as far as it can be known again in another text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Stem of its verb, or of the noun that names it.
    pub head: String,
    /// Stems of those concerned.
    pub parts: BTreeSet<String>,
    /// Entities concerned.
    pub actors: BTreeSet<u32>,
    /// Numbers with it ("the second vote").
    pub numbers: BTreeSet<String>,
    /// Where it is told.
    pub span: Span,
}

/// Two events in order.
#[derive(Debug)]
pub struct Told {
    /// Place of the document in the run.
    pub document: usize,
    /// What came first.
    pub first: Event,
    /// What came then.
    pub second: Event,
    /// The words of order with the event that they bring.
    pub span: Span,
    /// When, as far as it is said.
    pub days: Days,
}

impl Event {
    /// How much two tellings have in common beside the event's name; none where they tell of
    /// different events.
    pub fn common(&self, other: &Self) -> Option<usize> {
        let counted = !self.numbers.is_empty() && !other.numbers.is_empty();
        if self.head != other.head || counted && self.numbers != other.numbers {
            return None;
        }
        let common = self.parts.intersection(&other.parts).count()
            + self.actors.intersection(&other.actors).count();
        let told = |event: &Self| !(event.parts.is_empty() && event.actors.is_empty());
        (common > 0 || !told(self) || !told(other)).then_some(common)
    }
}

/// What a sentence says of the order of events.
pub fn told(reading: &Reading<'_>, document: usize) -> Vec<Told> {
    let words = &reading.sentence.words;
    let text = reading.analysis.document.text();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let cue = reading.lexicon.order.cues.at(words, at, text);
        let Some((count, order)) = cue else {
            at += 1;
            continue;
        };
        found.extend(around(reading, document, at..at + count, *order));
        at += count;
    }
    found
}

/// The two events on either side of words of order.
fn around(
    reading: &Reading<'_>,
    document: usize,
    cue: std::ops::Range<usize>,
    order: Order,
) -> Option<Told> {
    let brought = behind(reading, cue.end)?;
    let structure = &reading.structure;
    let main = match cue.start.checked_sub(1) {
        // "After the vote, the council dismissed its chief."
        None => structure.verbs.iter().position(|verb| {
            verb.kind == ClauseKind::Main && verb.group.words.start >= cue.end && verb.group.finite
        })?,
        Some(_) => structure.verb_at(cue.start).or_else(|| {
            structure.verbs.iter().rposition(|verb| verb.group.words.end <= cue.start)
        })?,
    };
    let left = happened(reading, main)?;
    // The event brought must not be that of the main clause itself.
    if left.span.overlaps(brought.span) || left.head == brought.head {
        return None;
    }
    let first = reading.sentence.words.get(cue.start)?.span;
    let span = first.join(brought.span);
    let claim = Claim {
        qualifiers: reading.analysis.times_in(left.span.join(span)),
        ..Claim::new(
            reading.analysis.document.id,
            u32::try_from(reading.index).ok()?,
            span,
            Value::Status(String::new()),
        )
    };
    let days = Days::of(reading.analysis, &claim, false);
    let (first, second) = match order {
        Order::Before => (left, brought),
        Order::After => (brought, left),
    };
    Some(Told { document, first, second, span, days })
}

/// The event that stands behind words of order: a clause, or a noun that names it.
fn behind(reading: &Reading<'_>, at: usize) -> Option<Event> {
    let structure = &reading.structure;
    let phrase = structure.phrases.get(structure.phrase_at(at)?)?;
    if phrase.time || phrase.words.start != at {
        return None;
    }
    let index = structure.phrase_at(at)?;
    let clause = structure.verbs.iter().position(|verb| {
        verb.subject == Some(index) && verb.group.finite && verb.group.words.start >= at
    });
    match clause {
        Some(verb) if structure.verbs.get(verb)?.kind != ClauseKind::Main => event(reading, verb),
        // "After the vote the council ..." has no comma: the phrase is no subject there.
        Some(_) => None,
        None => named(reading, index),
    }
}

/// The event of a clause that is told as a fact.
pub fn happened(reading: &Reading<'_>, verb: usize) -> Option<Event> {
    let predicate = reading.structure.verbs.get(verb)?;
    let past = matches!(predicate.group.tense, Tense::Past | Tense::PresentPerfect);
    if !past || !predicate.group.finite || predicate.is_copula || predicate.group.negated {
        return None;
    }
    let main = reading.sentence.words.get(predicate.group.main)?.span;
    let reality = reality_at(reading.analysis, reading.index, main, reading.lexicon);
    let real = reality.modality == Modality::Asserted && reality.polarity == Polarity::Positive;
    real.then(|| event(reading, verb)).flatten()
}

/// The event of a clause.
fn event(reading: &Reading<'_>, verb: usize) -> Option<Event> {
    let structure = &reading.structure;
    let predicate = structure.verbs.get(verb)?;
    let main = reading.sentence.words.get(predicate.group.main)?;
    if reading.lexicon.order.is_happening(&main.lemma) {
        // "The resignation came": what came is the event.
        return named(reading, predicate.subject?);
    }
    let lexicon = reading.lexicon;
    if lexicon.modality.is_light(&main.lemma) || predicate.is_copula {
        return None;
    }
    let first = reading.sentence.words.get(predicate.group.words.start)?;
    let mut event = Event {
        head: lexicon.stems.stem(lexicon.slots.deed(&main.lemma)),
        parts: BTreeSet::new(),
        actors: BTreeSet::new(),
        numbers: BTreeSet::new(),
        span: first.span.join(main.span),
    };
    for phrase in predicate.subject.iter().chain(&predicate.objects) {
        concern(reading, *phrase, &mut event);
        if predicate.objects.contains(phrase) {
            let span = structure.phrases.get(*phrase).map(|found| found.span(reading.sentence));
            event.span = span.map_or(event.span, |span| event.span.join(span));
        }
    }
    Some(event)
}

/// The event that a noun names.
fn named(reading: &Reading<'_>, phrase: usize) -> Option<Event> {
    let found = reading.structure.phrases.get(phrase)?;
    let head = reading.sentence.words.get(found.head)?;
    if head.tag != Tag::Noun || head.mention.is_some() {
        return None;
    }
    let stems = &reading.lexicon.stems;
    let mut event = Event {
        head: stems.stem(reading.lexicon.slots.deed(&head.lemma)),
        parts: BTreeSet::new(),
        actors: BTreeSet::new(),
        numbers: BTreeSet::new(),
        span: found.span(reading.sentence),
    };
    concern(reading, phrase, &mut event);
    event.parts.remove(&stems.stem(&head.lemma));
    event.actors.extend(entities(reading.possessor(phrase)));
    Some(event)
}

/// Adds those whom a phrase, and what hangs from it, speaks of.
fn concern(reading: &Reading<'_>, phrase: usize, event: &mut Event) {
    let structure = &reading.structure;
    let attached = structure.attached_to_phrase(phrase).map(|attached| attached.object);
    for index in std::iter::once(phrase).chain(attached) {
        let mut open = false;
        let into = (&mut event.parts, &mut open);
        collect(reading.sentence, structure, index, reading.lexicon, into);
        event.actors.extend(entities(reading.all_actors(index)));
        let words = structure.phrases.get(index).map(|found| found.words.clone());
        let words = words.and_then(|words| reading.sentence.words.get(words)).unwrap_or(&[]);
        let counted = words.iter().filter(|word| word.mention.is_some());
        event.numbers.extend(counted.map(|word| word.lemma.as_str().to_owned()));
    }
}

fn entities(actors: BTreeSet<Actor>) -> impl Iterator<Item = u32> {
    actors.into_iter().filter_map(|actor| actor.entity())
}
