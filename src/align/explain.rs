//! Why two claims are, or are not, held to speak of one thing: for `verify dump why` and for tests.

use super::compare::likeness;
use super::evidence::{enough, weigh};
use super::meeting::Meeting;
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
    let meeting = Meeting::of(a, b, terms, lexicon);
    if let Some(parted) = meeting.parted() {
        return format!("parted by {}: “{}”, “{}”", parted.respect, parted.left, parted.right);
    }
    let (overlap, relation) = (meeting.overlap(), meeting.relation);
    let evidence = weigh(&meeting, overlap);
    let verdict = if enough(evidence, relation) { "enough" } else { "too little" };
    let likeness = likeness(&meeting, overlap);
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
        let meeting = Meeting::of(own, view, terms, lexicon);
        let overlap = meeting.overlap();
        (weigh(&meeting, overlap).points, likeness(&meeting, overlap))
    };
    let open = |view: &&View<'_>| {
        view.document == other.document
            && view.dimension == own.dimension
            && Meeting::of(own, view, terms, lexicon).parted().is_none()
    };
    let best = views.iter().filter(open).max_by_key(|view| rank(view))?;
    (best.claim.id != other.claim.id && rank(best) > rank(other)).then(|| {
        let quote = |view: &View<'_>| view.analysis.document.quote(view.claim.span).to_owned();
        format!("“{}” goes better with “{}” {:?}", quote(own), quote(best), rank(best))
    })
}
