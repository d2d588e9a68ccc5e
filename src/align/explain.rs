//! Why two claims are, or are not, held to speak of one thing: for `verify dump` and for tests.

use super::compare::{discriminator, entities, likeness};
use super::evidence::{enough, weigh};
use super::moments::moments;
use super::value::relation;
use super::view::views;
use crate::lexicon::Lexicon;
use crate::model::{Analysis, ClaimId};

/// One line on two claims: what parts them, or what speaks for them and whether it is enough.
pub fn explain(analyses: &[Analysis], lexicon: &Lexicon, left: ClaimId, right: ClaimId) -> String {
    let (views, terms) = views(analyses, lexicon);
    let find = |id: ClaimId| views.iter().find(|view| view.claim.id == id);
    let (Some(a), Some(b)) = (find(left), find(right)) else {
        return "no claims of amount or time".to_owned();
    };
    if a.dimension != b.dimension {
        return "they measure different things".to_owned();
    }
    let relation = relation(&a.claim.value, &b.claim.value, lexicon);
    let parted = discriminator(a.claim, b.claim, lexicon)
        .or_else(|| entities(a, b, &terms))
        .or_else(|| moments(a, b, relation, lexicon));
    if let Some(parted) = parted {
        return format!("parted by {}: “{}”, “{}”", parted.respect, parted.left, parted.right);
    }
    let evidence = weigh(a, b, relation, &terms, lexicon);
    let verdict = if enough(evidence, relation) { "enough" } else { "too little" };
    let likeness = likeness(a, b, &terms);
    format!("{relation:?}: {} points, {verdict}; likeness {likeness}", evidence.points)
}
