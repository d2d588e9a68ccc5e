//! Whose age it is: the person beside whom an age is set ("Ada Smith, 45," "a 45-year-old nurse,
//! Ada Smith"), or who is said to be or do something at it ("Ada Smith died at 95").

use super::scene::Scene;
use crate::model::{EntityId, EntityKind, EntityMention, MentionKind, QuantityKind, Tag};

/// Words between an age and the name that it is set beside.
const BESIDE: usize = 5;

/// The person whose age a figure is; none where the words do not say clearly.
pub(super) fn of(scene: &Scene<'_>) -> Option<EntityId> {
    let MentionKind::Quantity(quantity) = &scene.mention.kind else { return None };
    if quantity.kind != QuantityKind::Age {
        return None;
    }
    let owner = before(scene)
        .or_else(|| after(scene))
        .or_else(|| doer(scene))
        .or_else(|| described(scene))?;
    Some(owner.entity)
}

/// "The 39-year-old" at the start of a sentence: the one person of the sentence before.
fn described<'a>(scene: &Scene<'a>) -> Option<&'a EntityMention> {
    let first = scene.words.get(scene.at.start.checked_sub(1)?)?;
    let opens = scene.at.start == 1 && first.tag == Tag::Determiner && first.lemma == "the";
    let quote = scene.analysis.document.quote(scene.mention.span);
    if !opens || !quote.ends_with("old") {
        return None;
    }
    let before = scene.index.checked_sub(1)?;
    let mut all = persons_of(scene, before);
    let only = all.next()?;
    all.all(|other| other.entity == only.entity).then_some(only)
}

/// Persons spoken of in the sentence, in the order of the text.
fn persons<'a>(scene: &Scene<'a>) -> impl DoubleEndedIterator<Item = &'a EntityMention> {
    persons_of(scene, scene.index)
}

/// Persons spoken of in a sentence.
fn persons_of<'a>(
    scene: &Scene<'a>,
    sentence: usize,
) -> impl DoubleEndedIterator<Item = &'a EntityMention> {
    let analysis = scene.analysis;
    let span = analysis.sentences.get(sentence).map(|sentence| sentence.span);
    let span = span.unwrap_or(scene.mention.span);
    analysis.entity_mentions_in(span).iter().filter(|mention| {
        let entity = analysis.entities.get(mention.entity.0 as usize);
        // A name that no table knows is a person's, where it has an age.
        let kinds = [EntityKind::Person, EntityKind::Thing];
        entity.is_some_and(|entity| kinds.contains(&entity.kind))
    })
}

/// "Ada Smith, 45", "Ada Smith (45)", "Ada Smith, a 45-year-old", "she was 45": nothing but signs,
/// an article and a form of "be" between.
fn before<'a>(scene: &Scene<'a>) -> Option<&'a EntityMention> {
    let own = scene.mention.full;
    let owner = persons(scene).rfind(|mention| mention.span.end <= own.start)?;
    let first = scene.words.partition_point(|word| word.span.start < owner.span.end);
    let between = scene.words.get(first..scene.at.start)?;
    let empty = between.iter().all(|word| match word.tag {
        Tag::Sign => matches!(word.lemma.as_str(), "," | "("),
        // "Ada Smith's 12-year-old son" is not of her.
        Tag::Determiner => word.span.len() < 4,
        Tag::Auxiliary | Tag::Adverb => true,
        _ => {
            scene.lexicon.figures.age_before(|at| if at == 0 { &word.lemma } else { "" }).is_some()
        }
    });
    (between.len() <= BESIDE && empty).then_some(owner)
}

/// "A 45-year-old nurse, Ada Smith,", "45-year-old Ada Smith", "At 45, she".
fn after<'a>(scene: &Scene<'a>) -> Option<&'a EntityMention> {
    let own = scene.mention.full;
    let owner = persons(scene).find(|mention| mention.span.start >= own.end)?;
    let past = scene.words.partition_point(|word| word.span.start < owner.span.start);
    let between = scene.words.get(scene.at.end..past)?;
    let beside = between.iter().all(|word| match word.tag {
        Tag::Sign => matches!(word.lemma.as_str(), "," | "-"),
        Tag::Noun | Tag::Adjective | Tag::Name => true,
        _ => false,
    });
    let signs = between.iter().filter(|word| word.lemma == ",").count();
    (between.len() <= BESIDE && beside && signs < 2).then_some(owner)
}

/// "Ada Smith died at the age of 95": the doer, where the age counts no noun of its own.
fn doer<'a>(scene: &Scene<'a>) -> Option<&'a EntityMention> {
    let phrase = scene.words.get(scene.at.end).map(|word| word.tag);
    let before = scene.at.start.checked_sub(1).and_then(|at| scene.tag(at));
    let noun = matches!(phrase, Some(Tag::Noun | Tag::Name | Tag::Adjective));
    if noun || !matches!(before, Some(Tag::Preposition | Tag::Auxiliary | Tag::Verb)) {
        return None;
    }
    let subject = super::syntax::Syntax::of(scene).subject?;
    let head = scene.words.get(subject)?.span;
    persons(scene).find(|mention| mention.span.overlaps(head))
}
