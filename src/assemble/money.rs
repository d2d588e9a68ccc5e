//! A large bare number that is money though no currency stands with it: "sold for £12 million in a
//! deal that could be worth up to 15.5 million". The words before it say so, and a sum near by says
//! in what currency.

use super::scene::Scene;
use crate::lexicon::figures::Cue;
use crate::lexicon::phrases::form_of;
use crate::model::{MentionKind, Quantity, QuantityKind, Tag, Value};
use rust_decimal::Decimal;

/// The least number that is read so, and how far before it a word says so.
const LEAST: i64 = 100_000;
const REACH: usize = 5;

/// Mentions on either side among which the currency is looked for.
const MENTIONS: usize = 60;

/// The value as its sentence means it.
pub(super) fn value(scene: &Scene<'_>, value: Value) -> Value {
    match value {
        Value::Quantity(quantity) if is_sum(scene, &quantity) => match currency(scene) {
            Some(unit) => Value::Quantity(Quantity {
                kind: QuantityKind::Money,
                unit: Some(unit.to_owned()),
                ..quantity
            }),
            None => Value::Quantity(quantity),
        },
        other => other,
    }
}

/// Whether a number with a scale counts nothing and stands behind a word of money.
fn is_sum(scene: &Scene<'_>, quantity: &Quantity) -> bool {
    let large = quantity.value.is_some_and(|value| value >= Decimal::from(LEAST));
    let bare = quantity.kind == QuantityKind::Number && quantity.unit.is_none();
    if !large || !bare || quantity.margin.is_zero() {
        return false;
    }
    let counts = matches!(
        scene.tag(scene.at.end),
        Some(Tag::Noun | Tag::Name | Tag::Adjective | Tag::Number | Tag::Participle)
    );
    let from = scene.clause.start.max(scene.at.start.saturating_sub(REACH));
    let told = scene.words.get(from..scene.at.start).unwrap_or(&[]).iter().any(|word| {
        word.mention.is_none() && scene.lexicon.figures.is(&form_of(word, scene.text()), Cue::Money)
    });
    !counts && told
}

/// The currency of the sum that stands nearest, sums before it first.
fn currency<'a>(scene: &Scene<'a>) -> Option<&'a str> {
    let mentions = &scene.analysis.mentions;
    let at = mentions.partition_point(|mention| mention.span.start < scene.mention.span.start);
    let before = mentions.get(at.saturating_sub(MENTIONS)..at).unwrap_or(&[]);
    let after = mentions.get(at..).unwrap_or(&[]);
    let mut sums = before.iter().rev().chain(after.iter().take(MENTIONS));
    sums.find_map(|mention| match &mention.kind {
        MentionKind::Quantity(found) if found.kind == QuantityKind::Money => found.unit.as_deref(),
        _ => None,
    })
}
