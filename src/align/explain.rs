//! Why two claims are, or are not, held to speak of one thing: for `verify dump why` and for tests.

use super::compare::{discriminator, entities, likeness};
use super::evidence::{enough, weigh};
use super::moments::moments;
use super::value::relation;
use super::view::{Terms, View, views};
use crate::language::Identities;
use crate::lexicon::Lexicon;
use crate::model::{Analysis, ClaimId};

/// A few lines on two claims: what parts them, or what speaks for them and whether it is enough;
/// and the claims that each would rather be held against.
pub fn explain(analyses: &[Analysis], lexicon: &Lexicon, left: ClaimId, right: ClaimId) -> String {
    let identities = Identities::of(analyses, lexicon);
    let (views, terms) = views(analyses, &identities, lexicon);
    let find = |id: ClaimId| views.iter().find(|view| view.claim.id == id);
    let (Some(a), Some(b)) = (find(left), find(right)) else {
        return "no claims of amount or time".to_owned();
    };
    let mut lines = vec![verdict(a, b, &terms, lexicon)];
    for (own, other) in [(a, b), (b, a)] {
        lines.extend(rival(own, other, &views, &terms, lexicon));
    }
    lines.join("\n")
}

fn verdict(a: &View<'_>, b: &View<'_>, terms: &Terms, lexicon: &Lexicon) -> String {
    if a.dimension != b.dimension {
        return "they measure different things".to_owned();
    }
    let relation = relation(&a.claim.value, &b.claim.value, lexicon);
    let parted = discriminator(a.claim, b.claim, lexicon)
        .or_else(|| entities(a, b, terms))
        .or_else(|| moments(a, b, relation, lexicon));
    if let Some(parted) = parted {
        return format!("parted by {}: “{}”, “{}”", parted.respect, parted.left, parted.right);
    }
    let evidence = weigh(a, b, relation, terms, lexicon);
    let verdict = if enough(evidence, relation) { "enough" } else { "too little" };
    let likeness = likeness(a, b, terms);
    format!("{relation:?}: {} points, {verdict}; likeness {likeness}", evidence.points)
}

/// The claim of the other's document that is more alike than the other, if there is one.
fn rival(
    own: &View<'_>,
    other: &View<'_>,
    views: &[View<'_>],
    terms: &Terms,
    lexicon: &Lexicon,
) -> Option<String> {
    let rank = |view: &View<'_>| {
        let relation = relation(&own.claim.value, &view.claim.value, lexicon);
        (weigh(own, view, relation, terms, lexicon).points, likeness(own, view, terms))
    };
    let open = |view: &&View<'_>| {
        let relation = relation(&own.claim.value, &view.claim.value, lexicon);
        view.document == other.document
            && view.dimension == own.dimension
            && discriminator(own.claim, view.claim, lexicon)
                .or_else(|| entities(own, view, terms))
                .or_else(|| moments(own, view, relation, lexicon))
                .is_none()
    };
    let best = views.iter().filter(open).max_by_key(|view| rank(view))?;
    (best.claim.id != other.claim.id && rank(best) > rank(other)).then(|| {
        let quote = |view: &View<'_>| view.analysis.document.quote(view.claim.span).to_owned();
        format!("“{}” goes better with “{}” {:?}", quote(own), quote(best), rank(best))
    })
}
