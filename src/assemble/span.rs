//! What a span of time is of: the noun that it is set before ("a 90-day REVIEW"), that it hangs from
//! ("a REVIEW of 120 days"), or that is said to last so long or to end after it.

use super::scene::Scene;
use super::syntax::Syntax;
use crate::model::{QuantityKind, Tag, Value};

/// Words of the phrase of a span at most.
const PHRASE: usize = 4;

/// The class of the noun that a span of time is of; none for other values.
pub(super) fn of(scene: &Scene<'_>, value: &Value, syntax: &Syntax) -> Option<String> {
    let span =
        matches!(value, Value::Quantity(quantity) if quantity.kind == QuantityKind::Duration);
    if !span {
        return None;
    }
    let head = behind(scene)
        .or_else(|| before(scene))
        .or_else(|| lasting(scene, syntax))
        .or_else(|| ended(scene, syntax))?;
    let common = scene.tag(head) == Some(Tag::Noun) && scene.is_content(head);
    scene.class(head).filter(|_| common).map(String::from)
}

/// "A 90-day emergency review", "18 months' probation".
fn behind(scene: &Scene<'_>) -> Option<usize> {
    let quote = scene.analysis.document.quote(scene.mention.span);
    let sign = scene.words.get(scene.at.end).is_some_and(|word| word.lemma == "'");
    if !quote.contains('-') && !sign {
        return None;
    }
    let first = scene.at.end + usize::from(sign);
    let inside =
        |at: &usize| matches!(scene.tag(*at), Some(Tag::Noun | Tag::Adjective | Tag::Participle));
    let head = (first..scene.words.len().min(first + PHRASE)).take_while(inside).last()?;
    (scene.tag(head) == Some(Tag::Noun)).then_some(head)
}

/// "A review of 120 days".
fn before(scene: &Scene<'_>) -> Option<usize> {
    let of = scene.at.start.checked_sub(1)?;
    scene.words.get(of).filter(|word| word.lemma == "of")?;
    let head = of.checked_sub(1)?;
    (scene.tag(head) == Some(Tag::Noun)).then_some(head)
}

/// "The review is to last 120 days".
fn lasting(scene: &Scene<'_>, syntax: &Syntax) -> Option<usize> {
    let verb = scene.words.get(syntax.verb?)?;
    if scene.lexicon.slots.is_lasting(&verb.lemma) { syntax.subject } else { None }
}

/// "The siege ended after nine hours".
fn ended(scene: &Scene<'_>, syntax: &Syntax) -> Option<usize> {
    let verb = scene.words.get(syntax.verb?)?;
    let before = scene.at.start.checked_sub(1).and_then(|at| scene.words.get(at))?;
    let own = scene.lexicon.slots.is_ending(&verb.lemma) && before.lemma == "after";
    if own { syntax.subject } else { None }
}
