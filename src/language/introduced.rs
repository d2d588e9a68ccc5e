//! Persons told of before they are named: "A 34-YEAR-OLD CLIMBER died on Saturday. He was named as
//! Stuart Pennick."

use super::phrases::NounPhrase;
use super::structure::{Predicate, Role, Structure};
use crate::model::{Analysis, Entity, EntityId, EntityKind, EntityMention, Sentence, Tag};
use std::sync::Arc;

/// Verbs that give a name to one who was told of.
const NAMING: &[&str] = &["name", "identify"];

/// The phrases that speak of somebody whom the next sentence names.
pub(super) fn resolve(
    analysis: &Analysis,
    structures: &[Arc<Structure>],
    entities: &[Entity],
    named: &[EntityMention],
) -> Vec<EntityMention> {
    let sentences = || analysis.sentences.iter().zip(structures.iter().map(Arc::as_ref));
    let pairs = sentences().zip(sentences().skip(1)).filter_map(|(before, here)| {
        let entity = who_is_named(here, entities, named)?;
        let span = told_of(before, named)?.span(before.0);
        Some(EntityMention { span, entity, named: false })
    });
    pairs.collect()
}

/// The person that a sentence gives as the name of its subject.
fn who_is_named(
    (sentence, structure): (&Sentence, &Structure),
    entities: &[Entity],
    named: &[EntityMention],
) -> Option<EntityId> {
    let names = |(at, verb): &(usize, &Predicate)| {
        let main = sentence.words.get(verb.group.main)?;
        let names = verb.group.passive && NAMING.contains(&main.lemma.as_str());
        let subject = structure.phrases.get(verb.subject?).filter(|_| names)?;
        let head = sentence.words.get(subject.head)?;
        let unnamed = matches!(head.tag, Tag::Pronoun | Tag::Noun);
        unnamed.then_some(*at)
    };
    let verb = structure.verbs.iter().enumerate().find_map(|verb| names(&verb))?;
    let name = structure.attachments.iter().find(|one| {
        one.verb == Some(verb) && structure.preposition(&sentence.words, one) == Some("as")
    })?;
    let end = structure.phrases.get(name.object)?.span(sentence).end;
    let mention = named.iter().find(|mention| mention.span.end == end)?;
    let entity = entities.get(mention.entity.0 as usize)?;
    (entity.kind == EntityKind::Person).then_some(mention.entity)
}

/// The one nameless person of whom a sentence tells the age, where that is its subject: "A
/// 34-YEAR-OLD climber". By "a man shot a woman" nobody knows who is named next.
fn told_of<'s>(
    (sentence, structure): (&'s Sentence, &'s Structure),
    named: &[EntityMention],
) -> Option<&'s NounPhrase> {
    let new = |(_, phrase): &(usize, &NounPhrase)| {
        let words = sentence.words.get(phrase.words.clone()).unwrap_or(&[]);
        let article = words.first().is_some_and(|word| matches!(word.lemma.as_str(), "a" | "an"));
        article && words.iter().any(|word| word.lemma == "old")
    };
    let mut found = structure.phrases.iter().enumerate().filter(new);
    let (at, phrase) = found.next().filter(|_| found.next().is_none())?;
    let span = phrase.span(sentence);
    let nameless = !named.iter().any(|mention| mention.span.overlaps(span));
    (nameless && matches!(structure.role(at), Role::Subject(_))).then_some(phrase)
}
