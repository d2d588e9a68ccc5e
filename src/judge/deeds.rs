//! Deeds with a direction between two that are known, by name or as "the officer": who buys, sues,
//! beats, succeeds whom.

use super::actors::{Actor, Actors, Reading};
use super::when::{Reach, in_other_times};
use crate::language::Tense;
use crate::language::clauses::clause_of;
use crate::lexicon::Deed;
use crate::lexicon::posts::Told;
use crate::model::{Mention, Tag, TimeValue};
use crate::text::Span;

/// A deed that a document tells of as a fact or a plan.
#[derive(Debug, Clone)]
pub struct Done {
    /// Place of the document in the run, and of the sentence in it.
    pub place: (usize, usize),
    /// The verb.
    pub span: Span,
    /// Its name in the table.
    pub name: String,
    /// Who does it.
    pub agent: Actor,
    /// To whom.
    pub patient: Actor,
    /// The days of the times of its clause.
    pub times: Vec<Reach>,
    /// Whether it answers the like, done before by the other.
    pub back: bool,
}

impl Done {
    /// Whether another of the same name is told of another time, or as the answer to this one.
    pub fn is_apart(&self, other: &Self) -> bool {
        self.back != other.back || in_other_times(&self.times, &other.times)
    }
}

/// The deeds of a sentence whose both ends are known.
pub fn deeds(reading: &Reading<'_>) -> Vec<Done> {
    (0..reading.structure.verbs.len()).filter_map(|verb| deed(reading, verb)).collect()
}

fn deed(reading: &Reading<'_>, verb: usize) -> Option<Done> {
    let words = &reading.sentence.words;
    let predicate = reading.structure.verbs.get(verb)?;
    let group = &predicate.group;
    if group.negated || group.tense == Tense::Modal {
        return None;
    }
    let lemma = words.get(group.main)?.lemma.as_str();
    let particle = group.particle.and_then(|at| words.get(at)).map(|word| word.lemma.as_str());
    let deeds = &reading.lexicon.deeds;
    if !deeds.is_deed_word(lemma) {
        return None;
    }
    let (deed, to) = match particle.and_then(|p| deeds.deed(&format!("{lemma} {p}"))) {
        Some(deed) => (deed, None),
        None => match deeds.deed(lemma) {
            // "take over" is another verb than "take".
            Some(deed) if particle.is_none() => (deed, None),
            _ => by_preposition(reading, verb, lemma).or_else(|| by_noun(reading, verb, lemma))?,
        },
    };
    let agent = reading.structure.agent(words, verb)?;
    let patient = to.or_else(|| part_of(reading, reading.structure.patient(verb)?))?;
    let (agent, patient) = (only(&reading.actors(agent))?, only(&reading.actors(patient))?);
    let (agent, patient) = if deed.inverse { (patient, agent) } else { (agent, patient) };
    let text = reading.analysis.document.text();
    let main = group.main..group.main + 1;
    let clause = words.get(clause_of(words, text, &main, &reading.lexicon.words))?;
    let reach = clause.first()?.span.join(clause.last()?.span);
    let times = reading.analysis.mentions_in(reach).filter_map(Mention::time);
    (agent != patient).then(|| Done {
        times: times.map(TimeValue::interval).collect(),
        back: clause.iter().any(|word| deeds.is_answer(&word.lemma)),
        place: (reading.analysis.document.id.0 as usize, reading.index),
        span: crate::language::span_of(reading.sentence, &group.words),
        name: deed.name.to_string(),
        agent,
        patient,
    })
}

/// A deed with whom it is done to.
type Towards<'a> = (&'a Deed, Option<usize>);

/// "Lost to Acme": a verb with its preposition.
fn by_preposition<'a>(reading: &Reading<'a>, verb: usize, lemma: &str) -> Option<Towards<'a>> {
    let words = &reading.sentence.words;
    reading.structure.attached_to_verb(verb).find_map(|attachment| {
        let preposition = reading.structure.preposition(words, attachment)?;
        let deed = reading.lexicon.deeds.deed(&format!("{lemma} {preposition}"))?;
        Some((deed, Some(attachment.object)))
    })
}

/// "Filed suit against Acme": a verb with its noun and preposition.
fn by_noun<'a>(reading: &Reading<'a>, verb: usize, lemma: &str) -> Option<Towards<'a>> {
    let words = &reading.sentence.words;
    let object = reading.structure.patient(verb)?;
    let head = words.get(reading.phrase(object)?.head)?;
    reading.structure.attached_to_phrase(object).find_map(|attachment| {
        let preposition = reading.structure.preposition(words, attachment)?;
        let deeds = &reading.lexicon.deeds;
        let deed = deeds.deed(&format!("{lemma} {} {preposition}", head.lemma))?;
        Some((deed, Some(attachment.object)))
    })
}

/// "8% of Acme", "a stake in Acme": the one that a part is of; else the phrase itself.
fn part_of(reading: &Reading<'_>, phrase: usize) -> Option<usize> {
    let words = &reading.sentence.words;
    let head = words.get(reading.phrase(phrase)?.head)?;
    let part = head.tag == Tag::Number
        || head.mention.is_some()
        || reading.lexicon.deeds.is_part(&head.lemma);
    let whole = reading.structure.attached_to_phrase(phrase).find(|attachment| {
        let preposition = reading.structure.preposition(words, attachment);
        part && preposition.is_some_and(|word| reading.lexicon.posts.is(Told::Of, word))
    });
    Some(whole.map_or(phrase, |attachment| attachment.object))
}

/// The one entity among the actors, or what they describe where none is among them.
fn only(actors: &Actors) -> Option<Actor> {
    let mut entities = actors.iter().filter(|actor| actor.entity().is_some());
    let first = entities.next();
    if entities.next().is_some() {
        return None;
    }
    first.or_else(|| actors.first().filter(|_| actors.len() == 1)).cloned()
}
