//! Bounds that the word before them takes back: "crept up to 46%", "spread over two years".

use super::scene::Scene;
use crate::model::{Bound, Quantity, QuantityKind, Value};

/// The value as its sentence means it.
pub(super) fn value(scene: &Scene<'_>, value: Value) -> Value {
    match value {
        Value::Quantity(quantity) if is_taken_back(scene, &quantity) => {
            Value::Quantity(plain(quantity))
        }
        other => other,
    }
}

fn is_taken_back(scene: &Scene<'_>, quantity: &Quantity) -> bool {
    let before = scene.at.start.checked_sub(1).and_then(|at| scene.words.get(at));
    let before = before.map(|word| word.lemma.as_str());
    let table = &scene.lexicon.rebound;
    match quantity.bound {
        // A bound of at most whose verb lifts ("up to") is the level reached.
        Bound::AtMost => before.is_some_and(|lemma| table.lifts(lemma)),
        Bound::MoreThan => {
            let single = scene.words.get(scene.at.clone()).is_some_and(|words| {
                // One word bounds: "over", not "more than".
                words.iter().filter(|word| word.span.end <= scene.mention.span.start).count() == 1
            });
            quantity.kind == QuantityKind::Duration
                && single
                && before.is_none_or(|lemma| !table.is_spent(lemma))
        }
        Bound::Exact | Bound::About | Bound::AtLeast | Bound::LessThan | Bound::Between => false,
    }
}

fn plain(quantity: Quantity) -> Quantity {
    let Some(value) = quantity.value else { return quantity };
    Quantity { bound: Bound::Exact, low: Some(value), high: Some(value), ..quantity }
}
