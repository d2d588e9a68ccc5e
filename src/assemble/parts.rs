//! Parts of a whole that names what is counted: "five of the train's nine CARS" are five cars.

use super::scene::Scene;
use crate::model::{MentionKind, Quantity, QuantityKind, Tag, Value};

/// Words between "of" and the figure of the whole ("the state's").
const OWNER: usize = 5;

/// The value, with the noun that its whole counts where it has none of its own.
pub(super) fn value(scene: &Scene<'_>, value: Value) -> Value {
    match value {
        Value::Quantity(quantity) if counts_nothing(&quantity) => match whole(scene) {
            Some(unit) => Value::Quantity(Quantity {
                kind: QuantityKind::Count,
                unit: Some(unit.to_owned()),
                ..quantity
            }),
            None => Value::Quantity(quantity),
        },
        other => other,
    }
}

fn counts_nothing(quantity: &Quantity) -> bool {
    let plain = matches!(quantity.kind, QuantityKind::Count | QuantityKind::Number);
    plain && quantity.unit.is_none()
}

/// What the whole counts that a figure is a part of.
fn whole<'a>(scene: &Scene<'a>) -> Option<&'a str> {
    scene.words.get(scene.at.end).filter(|word| word.lemma == "of")?;
    let first = scene.at.end + 1;
    let owner = |at: &usize| {
        matches!(
            scene.tag(*at),
            Some(Tag::Determiner | Tag::Noun | Tag::Name | Tag::Particle | Tag::Pronoun)
        ) && scene.mention_at(*at).is_none_or(|mention| matches!(mention, MentionKind::Name))
    };
    let skipped = (first..scene.words.len().min(first + OWNER)).take_while(owner).count();
    match scene.mention_at(first + skipped)? {
        MentionKind::Quantity(whole) if whole.kind == QuantityKind::Count => whole.unit.as_deref(),
        _ => None,
    }
}
