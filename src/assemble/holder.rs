//! Whose state or outcome a cue tells of: who "resigned", whom "the court acquitted", what "was
//! reopened".

use crate::language::{Predicate, Role, Structure};
use crate::lexicon::Lexicon;
use crate::model::{Analysis, EntityId, EntityKind, Lemma, Sentence, Tag};
use crate::text::Span;
use std::ops::Range;

/// The one that a state is of, as far as syntax tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Holder {
    /// The named one.
    pub entity: Option<EntityId>,
    /// Whether that is a person.
    pub person: bool,
    /// Lemmas of the common nouns of its phrase, head last.
    pub names: Vec<Lemma>,
    /// Lemmas of what an active verb has as its object, outside the cue.
    pub objects: Vec<Lemma>,
    /// Whose measure the subject is ("ACME's shares", "shares in ACME"), where it is no holder.
    pub owner: Option<EntityId>,
}

/// The holder of what the words `cue` of a sentence say.
pub(super) fn holder(
    analysis: &Analysis,
    sentence: &Sentence,
    structure: Option<&Structure>,
    cue: &Range<usize>,
    lexicon: &Lexicon,
) -> Holder {
    let Some(structure) = structure else { return Holder::default() };
    let inside = cue.clone().find_map(|at| structure.verb_at(at));
    let Some(verb) = inside.or_else(|| structure.clause_verb(cue.start)) else {
        return Holder::default();
    };
    let Some(predicate) = structure.verbs.get(verb) else { return Holder::default() };
    let passive = predicate.group.passive || predicate.is_copula;
    let all = predicate.objects.iter().copied().filter(|_| !passive);
    let told: Vec<Lemma> = all
        .filter(|object| !structure.phrases.get(*object).is_some_and(|p| cue.contains(&p.head)))
        .flat_map(|object| words(sentence, structure, object))
        .collect();
    let phrases = bearers(analysis, sentence, (structure, predicate), (cue, lexicon));
    let own = |phrase: usize| entity(analysis, sentence, structure.phrases.get(phrase)?.head);
    // "His assistant, Ann Kerr, has left".
    let found = |phrase: &usize| {
        let next = phrase + 1;
        let apposed = || (structure.role(next) == Role::Apposition(*phrase)).then(|| own(next));
        own(*phrase).or_else(|| apposed().flatten())
    };
    let kind = |id: &EntityId| analysis.entities.get(id.0 as usize).map(|known| known.kind);
    let is_person = |id: &EntityId| kind(id) == Some(EntityKind::Person);
    // "The charges against Kerr were dropped", "the arrest of Kerr".
    let of = |phrase: &usize| {
        let mut attached = structure.attached_to_phrase(*phrase).map(|one| one.object);
        attached.find_map(|object| own(object).filter(is_person))
    };
    // "The court acquitted Kerr", "Kerr left the club": persons have outcomes.
    let person = phrases.iter().filter_map(found).find(is_person);
    let named = phrases.iter().filter_map(found).any(|id| kind(&id) != Some(EntityKind::Place));
    let person = person.or_else(|| phrases.iter().find_map(of).filter(|_| !named));
    // What sank off a place is not the place.
    let found = |phrase: &usize| found(phrase).filter(|id| kind(id) != Some(EntityKind::Place));
    let common = phrases.iter().find(|phrase| found(phrase).is_none());
    Holder {
        entity: person.or_else(|| phrases.iter().find_map(found)),
        person: person.is_some(),
        names: common.map_or_else(Vec::new, |phrase| nouns(sentence, structure, *phrase)),
        objects: told,
        owner: predicate.subject.and_then(|subject| owner(analysis, sentence, structure, subject)),
    }
}

/// The phrases that may be of whom or what a state is, the likeliest first.
fn bearers(
    analysis: &Analysis,
    sentence: &Sentence,
    (structure, predicate): (&Structure, &Predicate),
    (cue, lexicon): (&Range<usize>, &Lexicon),
) -> Vec<usize> {
    let passive = predicate.group.passive || predicate.is_copula;
    let head = |object: usize| structure.phrases.get(object).map(|phrase| phrase.head);
    let is_cue = |object: usize| head(object).is_some_and(|head| cue.contains(&head));
    let objects = predicate.objects.iter().copied().filter(|_| !passive);
    // "Engineers reported NO HARM to the wall", "inspectors found A CRACK".
    let words = &sentence.words;
    let found = objects.clone().find(|object| is_cue(*object)).filter(|_| {
        let verb = words.get(predicate.group.main);
        verb.is_some_and(|verb| lexicon.modality.finding.contains(verb.lemma.as_str()))
    });
    if let Some(object) = found {
        let mut attached = structure.attached_to_phrase(object);
        let to = attached.find(|one| structure.preposition(words, one) == Some("to"));
        return to.map(|one| one.object).into_iter().collect();
    }
    // "Fell 4 percent": by how much is nobody's.
    let figure = |at: usize| words.get(at).is_some_and(|word| word.mention.is_some());
    let objects = objects.filter(|object| {
        let named = |head| entity(analysis, sentence, head).is_some();
        head(*object).is_some_and(|head| (!is_cue(*object) || named(head)) && !figure(head))
    });
    objects.chain(predicate.subject).collect()
}

/// The only one named in a phrase before its head, or in what hangs from it.
fn owner(
    analysis: &Analysis,
    sentence: &Sentence,
    structure: &Structure,
    phrase: usize,
) -> Option<EntityId> {
    let found = structure.phrases.get(phrase)?;
    let before = (found.words.start..found.head).find_map(|at| entity(analysis, sentence, at));
    let behind = || {
        let mut attached = structure.attached_to_phrase(phrase).map(|one| one.object);
        attached.find_map(|object| entity(analysis, sentence, structure.phrases.get(object)?.head))
    };
    before.or_else(behind)
}

/// The entity spoken of at a word.
fn entity(analysis: &Analysis, sentence: &Sentence, at: usize) -> Option<EntityId> {
    let span = sentence.words.get(at).map_or(Span::default(), |word| word.span);
    analysis.entity_mentions_in(span).first().map(|found| found.entity)
}

/// The lemmas of the words of a phrase that carry meaning.
fn words(sentence: &Sentence, structure: &Structure, phrase: usize) -> Vec<Lemma> {
    let range = structure.phrases.get(phrase).map_or(0..0, |phrase| phrase.words.clone());
    let words = sentence.words.get(range).unwrap_or(&[]).iter();
    let carries = |tag: Tag| matches!(tag, Tag::Noun | Tag::Name);
    words.filter(|word| carries(word.tag)).map(|word| word.lemma.clone()).collect()
}

/// The nouns of a phrase, and what describes them ("OPERATING profit").
fn nouns(sentence: &Sentence, structure: &Structure, phrase: usize) -> Vec<Lemma> {
    let Some(phrase) = structure.phrases.get(phrase) else { return Vec::new() };
    let Some(head) = sentence.words.get(phrase.head) else { return Vec::new() };
    let carries = |tag: Tag| {
        matches!(tag, Tag::Noun | Tag::Name | Tag::Adjective | Tag::Gerund | Tag::Participle)
    };
    phrase
        .modifiers(sentence)
        .chain([head])
        .filter(|word| carries(word.tag) && word.mention.is_none())
        .map(|word| word.lemma.clone())
        .collect()
}
