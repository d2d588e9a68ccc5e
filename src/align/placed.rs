//! Two figures that are told of two places, the winds in one town and those in another; and the
//! months of two figures.

use super::meeting::Meeting;
use super::parted::{Parted, part};
use super::value::Relation;
use super::view::{Terms, View};
use crate::lexicon::Names;
use crate::model::{Claim, EntityKind, Grain};

/// Two places of which neither document speaks of the other's, both towns or both regions: one
/// account may name the town and the other its country.
pub(super) fn places<'v>(meeting: &Meeting<'v>) -> Option<Parted<'v>> {
    let Meeting { a, b, relation, terms, lexicon, .. } = *meeting;
    if relation != Relation::Excludes || a.places.is_empty() || b.places.is_empty() {
        return None;
    }
    if a.claim.time().is_some() || knows(a, b, terms) || knows(b, a, terms) {
        return None;
    }
    let (left, right) = (named(a), named(b));
    let (one, other) = (left.first()?, right.first()?);
    let alike = |left: &&str, right: &&str| of_one_size(left, right, &lexicon.names);
    let all = left.iter().all(|left| right.iter().all(|right| alike(left, right)));
    all.then(|| part("place", *one, *other))
}

/// Whether the document of a figure speaks of a place of the other.
fn knows(view: &View<'_>, other: &View<'_>, terms: &Terms) -> bool {
    other.places.iter().any(|place| terms.knows(view.document, *place))
}

/// The names of the places in the clause of a figure.
fn named<'a>(view: &View<'a>) -> Vec<&'a str> {
    let all = view.claim.entities.iter().filter_map(|id| view.analysis.entities.get(id.0 as usize));
    all.filter(|one| one.kind == EntityKind::Place).map(|one| one.name.as_str()).collect()
}

/// Whether two names are both of regions or both of towns, and both known or both unknown.
fn of_one_size(one: &str, other: &str, names: &Names) -> bool {
    let size = |name: &str| {
        let lower = name.to_lowercase();
        let listed = names.place(&lower);
        (listed.is_some(), names.is_region(listed.unwrap_or(&lower)))
    };
    size(one) == size(other)
}

/// Two dates longer than a day that say for when two figures hold, which differ as well: "2.1 MILLION in
/// April", "6.4 MILLION in the first quarter". No event that the tables know is told of.
pub(super) fn periods<'v>(meeting: &Meeting<'v>) -> Option<Parted<'v>> {
    let Meeting { a, b, relation, .. } = *meeting;
    if relation != Relation::Excludes || !(is_long(a) && is_long(b)) {
        return None;
    }
    let (left, right) = (figures(a), figures(b));
    let one = |left: &Claim, right: &Claim| {
        left.shared_concept(right).is_some() && left.value == right.value
    };
    let two = |left: &Claim, right: &Claim| {
        left.shared_concept(right).is_some() && left.value != right.value
    };
    let any = |held: &dyn Fn(&Claim, &Claim) -> bool| {
        left.iter().any(|left| right.iter().any(|right| held(left, right)))
    };
    (any(&two) && !any(&one)).then(|| part("figure", "of one time", "of another"))
}

/// Whether a time is longer than a day, and that of no event.
fn is_long(view: &View<'_>) -> bool {
    let long = view.claim.time().is_some_and(|time| time.grain > Grain::Day);
    long && view.claim.concept.is_none()
}

/// The figures of a sentence that hold for a time of it.
fn figures<'a>(view: &View<'a>) -> Vec<&'a Claim> {
    let claims = view.analysis.claims.iter();
    let beside = claims.filter(|claim| claim.sentence == view.claim.sentence);
    let held = |claim: &&Claim| {
        let moment = claim.moment().filter(|moment| moment.attached);
        claim.quantity().is_some() && moment.is_some_and(|it| it.time.as_ref() == view.claim.time())
    };
    beside.filter(held).collect()
}
