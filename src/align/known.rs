//! Which figures a document gives itself: who tells both of two figures tells of two things.

use super::meeting::{Meeting, relation};
use super::pairs::CANDIDATES;
use super::told::Role;
use super::value::Relation;
use super::view::View;
use crate::model::Bound;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// Whether two claims that agree give one figure of one attribute.
pub(super) fn is_known(meeting: &Meeting<'_>) -> bool {
    let Meeting { a, b, .. } = *meeting;
    is_closed(a) && is_closed(b) && same_subject(meeting) && gives(a, b)
}

/// Whether the one figure may be the other, rounded: 5 is no rounding of 5.5, though 5.45 may be told
/// as both.
fn gives(a: &View<'_>, b: &View<'_>) -> bool {
    let Some((x, y)) = a.claim.quantity().zip(b.claim.quantity()) else { return true };
    let Some((value, other)) = x.value.zip(y.value) else {
        return x.unit == y.unit && (x.low, x.high) == (y.low, y.high);
    };
    if x.unit != y.unit {
        return true;
    }
    let apart = value.checked_sub(other).map(|apart| apart.abs());
    value == other || apart.is_some_and(|apart| apart < x.margin.max(y.margin))
}

/// Whether two figures are of one attribute as far as tables and the noun counted tell.
fn same_subject(meeting: &Meeting<'_>) -> bool {
    let counted = meeting.a.counted();
    meeting.shared.is_some() || counted.is_some() && counted == meeting.b.counted()
}

/// Whether a figure has a value that others can be held to.
pub(super) fn is_closed(view: &View<'_>) -> bool {
    view.claim.quantity().is_some_and(|quantity| match quantity.bound {
        Bound::Exact | Bound::About => quantity.value.is_some(),
        Bound::Between => quantity.low.is_some() && quantity.high.is_some(),
        _ => false,
    })
}

/// Whether a change by just what lies between two figures is told in the sentence of one of them:
/// "raised BY $100 MILLION, to $138 million" explains the $38 million of another account.
pub(super) fn is_step(a: &View<'_>, b: &View<'_>, views: &[View<'_>]) -> bool {
    let value = |view: &View<'_>| view.claim.quantity().and_then(|found| found.value);
    let unit = |view: &View<'_>| view.claim.quantity().and_then(|found| found.unit.clone());
    let gap = value(a).zip(value(b)).and_then(|(one, other)| one.checked_sub(other));
    let Some(gap) = gap.map(|gap| gap.abs()).filter(|_| unit(a) == unit(b)) else { return false };
    views.iter().any(|view| {
        let beside = |one: &View<'_>| {
            view.document == one.document
                && view.claim.sentence == one.claim.sentence
                && view.claim.span != one.claim.span
        };
        view.told.role == Role::Change
            && (beside(a) || beside(b))
            && value(view) == Some(gap)
            && unit(view) == unit(a)
    })
}

pub(super) type Figures = BTreeSet<(usize, u32, Decimal)>;

/// Every figure of two digits or more, by document and dimension.
pub(super) fn figures(views: &[View<'_>]) -> Figures {
    views.iter().filter_map(|view| Some((view.document, view.dimension, figure(view)?))).collect()
}

/// A figure of two digits or more.
pub(super) fn figure(view: &View<'_>) -> Option<Decimal> {
    let value = view.claim.quantity()?.value?.normalize();
    (value.mantissa().abs() > 9).then_some(value)
}

/// Whether a document gives the figure of a claim of another document as well: who tells both
/// figures tells of two things.
pub(super) fn has_figure(document: usize, other: &View<'_>, figures: &Figures) -> bool {
    figure(other).is_some_and(|value| figures.contains(&(document, other.dimension, value)))
}

pub(super) type ByConcept<'a> = BTreeMap<&'a str, Vec<usize>>;

/// The claims of each concept.
pub(super) fn by_concept<'a>(views: &'a [View<'_>]) -> ByConcept<'a> {
    let mut found = ByConcept::new();
    for (at, view) in views.iter().enumerate().filter(|(_, view)| is_closed(view)) {
        for name in view.claim.concepts() {
            found.entry(name).or_default().push(at);
        }
    }
    found
}

/// Whether a third document gives both figures for the concept: then they are of two things.
pub(super) fn known_together(
    meeting: &Meeting<'_>,
    views: &[View<'_>],
    concepts: &ByConcept<'_>,
) -> bool {
    let Some(list) = meeting.shared.and_then(|name| concepts.get(name)) else { return false };
    let mut seen: BTreeMap<usize, (bool, bool)> = BTreeMap::new();
    for other in list.iter().take(CANDIDATES).filter_map(|at| views.get(*at)) {
        let agrees = |view: &View<'_>| {
            relation(view, other, meeting.lexicon) == Relation::Agree && gives(view, other)
        };
        let (left, right) = seen.entry(other.document).or_default();
        match (agrees(meeting.a), agrees(meeting.b)) {
            (true, false) => *left = true,
            (false, true) => *right = true,
            _ => {}
        }
    }
    seen.values().any(|(left, right)| *left && *right)
}
