//! The words that say what a figure is of, from the syntax around it: the noun phrase it stands
//! in, the noun or verb that governs it, the subject, the headers of its cell.

use super::scene::Scene;
use super::syntax::Syntax;
use crate::lexicon::Senses;
use crate::model::{BlockKind, Lemma, MentionKind, Tag};
use crate::text::Span;
use std::ops::Range;

/// The words around a figure, by what they are to it.
#[derive(Debug, Default, Clone)]
pub(super) struct Words {
    /// Indices of the words of the attribute.
    pub(super) governing: Vec<usize>,
    /// Indices of the words of the subject.
    pub(super) subject: Vec<usize>,
    /// Lemmas of the attribute (classes of synonyms), nearest first.
    pub(super) attribute: Vec<Lemma>,
    /// Lemmas of names in attribute and subject, sorted.
    pub(super) names: Vec<Lemma>,
    /// Lemmas of the rest of the clause, sorted.
    pub(super) clause: Vec<Lemma>,
    /// Lemmas of the rest of the sentence, sorted.
    pub(super) context: Vec<Lemma>,
}

/// Most words of one noun phrase on either side.
const PHRASE: usize = 7;

/// The same with the words of other sentences that are of the figure, too: the headers of its cell,
/// and what a pronoun leads back to.
pub(super) fn in_document(scene: &Scene<'_>, own: &Words) -> Words {
    let mut words = own.clone();
    headers(scene, &mut words);
    let antecedents = antecedents(scene);
    if !antecedents.is_empty() {
        words.context.extend(antecedents);
        words.context = sorted(words.context);
    }
    words
}

/// Sorts the words of its sentence around a figure. They hang on nothing but where it stands there.
pub(super) fn words(scene: &Scene<'_>, syntax: &Syntax) -> Words {
    let mut words = Words { governing: Vec::with_capacity(PHRASE), ..Words::default() };
    if scene.is_time() && syntax.verb.is_some() {
        // A date is of the deed of its clause.
        words.governing.extend(syntax.verb);
        syntax.heads.iter().for_each(|head| phrase_of(scene, *head, &mut words.governing));
    }
    right(scene, &mut words.governing);
    // "Because of the notice, Monday is safe": a time that is the subject is not when it happens.
    if !(scene.is_time() && syntax.is_subject) {
        left(scene, &mut words.governing);
    }
    syntax.subject.iter().for_each(|head| phrase_of(scene, *head, &mut words.subject));
    words.subject.extend(&syntax.subject_of);
    subject(scene, &mut words.subject);
    if !scene.is_time() {
        words.subject.extend(syntax.verb.iter().chain(&syntax.heads));
        if counts_persons(scene) {
            words.subject.extend(event(scene));
        }
    }
    let Words { governing, subject, names, attribute, .. } = &mut words;
    for index in governing.iter().chain(&*subject).filter(|index| scene.is_content(**index)) {
        let Some(class) = scene.class(*index) else { continue };
        // "the Board": a capital does not make a name of a common noun.
        let known = || scene.lexicon.words.known_lemma(&class);
        let common = || known().any(Senses::NOUN.with(Senses::PLURAL));
        let name = scene.tag(*index) == Some(Tag::Name) && !common();
        let list = if name { &mut *names } else { &mut *attribute };
        if !list.contains(&class) {
            list.push(class);
        }
    }
    let clause = scene.clause.clone();
    let near = |index| words.governing.contains(&index) || words.subject.contains(&index);
    words.clause = sorted(lemmas(scene, clause.clone(), near));
    let context = lemmas(scene, 0..scene.words.len(), |index| clause.contains(&index));
    words.context = sorted(context);
    words.names.sort();
    words.names.dedup();
    words
}

/// Words behind "when" that say what happened.
const EVENT: usize = 10;

/// Whether a figure counts persons: "eleven PEOPLE", "five hurt PASSENGERS".
fn counts_persons(scene: &Scene<'_>) -> bool {
    let unit = scene.mention.quantity().and_then(|quantity| quantity.unit.as_deref());
    unit.is_some_and(|noun| scene.lexicon.concepts.is_of_class(noun, "person"))
}

/// What happened when it came to the figure: "eleven people drowned WHEN the FERRY LADY CORRIN
/// CAPSIZED off Tarnmouth".
fn event<'s>(scene: &'s Scene<'_>) -> impl Iterator<Item = usize> + use<'s> {
    let from = scene.clause.end.max(scene.at.end);
    let when = |at: &usize| scene.words.get(*at).is_some_and(|word| word.lemma == "when");
    let open = (from..from + 2).chain(scene.at.end..scene.clause.end).find(when);
    let inside = open.map_or(0..0, |open| open + 1..scene.words.len().min(open + 1 + EVENT));
    let ends = |at: &usize| matches!(scene.tag(*at), Some(Tag::Sign | Tag::Conjunction));
    let told = |at: &usize| matches!(scene.tag(*at), Some(Tag::Noun | Tag::Name | Tag::Verb));
    inside.take_while(move |at| !ends(at)).filter(told)
}

/// Each lemma once, in order.
fn sorted(mut lemmas: Vec<Lemma>) -> Vec<Lemma> {
    lemmas.sort_unstable();
    lemmas.dedup();
    lemmas
}

/// Adds a head and the words of its phrase that stand before it.
fn phrase_of(scene: &Scene<'_>, head: usize, found: &mut Vec<usize>) {
    let before = (head.saturating_sub(PHRASE)..head).rev();
    found.push(head);
    found.extend(before.take_while(|at| in_phrase(scene, *at)));
}

/// The words of the sentence before, where a pronoun leads back to it ("It lapses after 60 days").
fn antecedents(scene: &Scene<'_>) -> Vec<Lemma> {
    if !scene.leads_back() {
        return Vec::new();
    }
    let open = |tag| matches!(tag, Tag::Noun | Tag::Name | Tag::Verb | Tag::Adjective);
    scene
        .words_before()
        .iter()
        .filter(|word| open(word.tag) && word.mention.is_none())
        .filter(|word| !scene.lexicon.slots.is_stop(&word.lemma))
        .map(|word| scene.lexicon.slots.lemma_of_class(&word.lemma, false))
        .collect()
}

/// The lemmas of the words in a range that carry meaning, but for those of the figure and others
/// that are left out.
fn lemmas(scene: &Scene<'_>, range: Range<usize>, without: impl Fn(usize) -> bool) -> Vec<Lemma> {
    range
        .filter(|index| !scene.at.contains(index) || scene.tag(*index) == Some(Tag::Noun))
        .filter(|index| scene.is_content(*index) && !without(*index))
        .filter_map(|index| scene.class(index))
        .collect()
}

/// The headers of the cell that the figure stands in.
fn headers(scene: &Scene<'_>, words: &mut Words) {
    let block = scene.analysis.document.block_at(scene.mention.span.start);
    let Some(BlockKind::Cell { row_header, column_header, .. }) = block.map(|block| &block.kind)
    else {
        return;
    };
    for span in [*row_header, *column_header] {
        for lemma in header_lemmas(scene, span) {
            if !words.attribute.contains(&lemma) {
                words.attribute.push(lemma);
            }
        }
    }
}

fn header_lemmas(scene: &Scene<'_>, span: Span) -> Vec<Lemma> {
    if span.is_empty() {
        return Vec::new();
    }
    let sentences = &scene.analysis.sentences;
    let at = sentences.partition_point(|sentence| sentence.span.end <= span.start);
    let inside = sentences.iter().skip(at).take_while(|sentence| sentence.span.start < span.end);
    inside
        .flat_map(|sentence| &sentence.words)
        .filter(|word| {
            matches!(
                word.tag,
                Tag::Noun | Tag::Name | Tag::Adjective | Tag::Participle | Tag::Verb | Tag::Gerund
            )
        })
        .filter(|word| !scene.lexicon.slots.is_stop(&word.lemma))
        .map(|word| scene.lexicon.slots.lemma_of_class(&word.lemma, false))
        .collect()
}

/// Words of a noun phrase.
fn in_phrase(scene: &Scene<'_>, at: usize) -> bool {
    let time = matches!(scene.mention_at(at), Some(MentionKind::Time(_)));
    !time
        && (scene.is_joint(at)
            || matches!(
                scene.tag(at),
                Some(
                    Tag::Noun
                        | Tag::Name
                        | Tag::Adjective
                        | Tag::Participle
                        | Tag::Gerund
                        | Tag::Determiner
                )
            ))
}

/// What stands right of the figure: the rest of its noun phrase, and the phrase of a preposition.
fn right(scene: &Scene<'_>, found: &mut Vec<usize>) {
    // The noun inside the mention ("147 deaths").
    found.extend(scene.at.clone().filter(|at| scene.tag(*at) == Some(Tag::Noun)));
    let mut at = scene.after;
    let limit = scene.clause.end.min(at + PHRASE);
    while at < limit && in_phrase(scene, at) {
        if scene.tag(at) == Some(Tag::Determiner) && found.last().is_some_and(|last| last + 1 == at)
        {
            break;
        }
        found.push(at);
        at += 1;
    }
    for _ in 0..2 {
        if scene.tag(at) != Some(Tag::Preposition) || at >= scene.clause.end {
            break;
        }
        at += 1;
        let limit = scene.clause.end.min(at + PHRASE);
        while at < limit && in_phrase(scene, at) {
            found.push(at);
            at += 1;
        }
    }
}

/// What governs the figure from the left: "a toll of N", "killed N", "magnitude N", "Depth: N".
fn left(scene: &Scene<'_>, found: &mut Vec<usize>) {
    let mut end = scene.at.start;
    let stop = scene.clause.start.max(end.saturating_sub(2 * PHRASE));
    for _ in 0..3 {
        while end > stop
            && matches!(
                scene.tag(end - 1),
                Some(Tag::Adverb | Tag::Preposition | Tag::Particle | Tag::Auxiliary | Tag::Sign)
            )
        {
            end -= 1;
        }
        let before = end;
        while end > stop && in_phrase(scene, end - 1) {
            end -= 1;
            found.push(end);
        }
        if end > stop && scene.tag(end - 1) == Some(Tag::Verb) {
            end -= 1;
            found.push(end);
            return;
        }
        if end == before {
            return;
        }
    }
}

/// The noun phrase before the main verb of the clause, and the verb.
fn subject(scene: &Scene<'_>, found: &mut Vec<usize>) {
    let is_verb = |at: &usize| matches!(scene.tag(*at), Some(Tag::Verb | Tag::Auxiliary));
    let before = (scene.clause.start..scene.at.start).find(is_verb);
    let Some(verb) = before.or_else(|| (scene.at.end..scene.clause.end).find(is_verb)) else {
        return;
    };
    found.extend((verb..scene.clause.end).take_while(|at| {
        is_verb(at) || matches!(scene.tag(*at), Some(Tag::Adverb | Tag::Participle))
    }));
    let start = verb.saturating_sub(2 * PHRASE).max(scene.clause.start);
    found.extend((start..verb).rev().filter(|at| !scene.at.contains(at)));
}
