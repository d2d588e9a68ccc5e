//! What speaks against two claims being of one thing without parting them: a word that only one
//! side has, a time that only stands near, a condition that the other side does not tell of.
//!
//! Accounts of one thing differ in how much they tell: where one is silent, nothing is shown.

use super::compare::{one_figure, times_apart};
use super::told::{Role, Told};
use crate::lexicon::concepts::Concept;
use crate::model::{Claim, Grain, Modality, Quantity, QuantityKind};
use rust_decimal::Decimal;

/// What each doubt costs, in points.
const HINTED: i32 = 3;
const CONDITION: i32 = 3;
const CHANGE: i32 = 5;
const RELATIVE: i32 = 3;
const ROUNDED: i32 = 8;

/// A count from which on figures are rounded in telling, and how far, in percent.
const LARGE: i64 = 100;
const ROUNDING: i64 = 5;

/// The doubts about two claims that may be of a concept, in points.
pub(super) fn doubts(left: &Told<'_>, right: &Told<'_>, concept: Option<&Concept>) -> i32 {
    let (a, b) = (left.claim, right.claim);
    // The figures of the concept are changes themselves.
    let changes = concept.is_some_and(|concept| concept.changes);
    let roles = if changes { 0 } else { roles(left, right) };
    let moves = concept.is_some_and(|concept| concept.moves);
    let spans = if moves { spans(left, right) } else { 0 };
    times(left, right) + conditions(a, b) + roles + rounded(a, b) + spans
}

/// How far something moved, over months here and at one time there: shares that rose 3 percent have
/// risen 12 percent this year.
fn spans(a: &Told<'_>, b: &Told<'_>) -> i32 {
    let changes = a.role == Role::Change && b.role == Role::Change;
    let time = |one: &Told<'_>| one.moment.and_then(|found| Some(found.time.as_ref()?.grain));
    let over = |one: Option<Grain>, other: Option<Grain>| {
        one.is_some_and(|grain| grain > Grain::Week) && other.is_none()
    };
    let (one, other) = (time(a), time(b));
    if changes && (over(one, other) || over(other, one)) { CHANGE } else { 0 }
}

/// Times that cannot be one, of which at least one only stands near its figure; or that stand with
/// one figure.
fn times(a: &Told<'_>, b: &Told<'_>) -> i32 {
    if times_apart(a, b).is_some() { HINTED } else { 0 }
}

/// A condition on one side only: "if it fails, it must pay" is told elsewhere as a fee agreed.
fn conditions(a: &Claim, b: &Claim) -> i32 {
    let hypothetical = |claim: &Claim| claim.modality == Modality::Hypothetical;
    if hypothetical(a) == hypothetical(b) { 0 } else { CONDITION }
}

/// A change or a relation held against a level.
fn roles(a: &Told<'_>, b: &Told<'_>) -> i32 {
    let (left, right) = (a.role, b.role);
    if left == right || one_figure(a.claim, b.claim) {
        0
    } else if left == Role::Change || right == Role::Change {
        CHANGE
    } else {
        RELATIVE
    }
}

/// A count that may be the other one, rounded: "600" for 612.
fn rounded(a: &Claim, b: &Claim) -> i32 {
    let Some((a, b)) = a.quantity().zip(b.quantity()).filter(|(a, b)| a.value != b.value) else {
        return 0;
    };
    let counts = |one: &Quantity| matches!(one.kind, QuantityKind::Count | QuantityKind::Number);
    let close = |coarse: &Quantity, fine: &Quantity| -> Option<bool> {
        let (round, exact) = (coarse.value?, fine.value?);
        let gap = round.checked_sub(exact)?.abs().checked_mul(Decimal::ONE_HUNDRED)?;
        let near = gap <= round.abs().checked_mul(Decimal::from(ROUNDING))?;
        Some(near && round.abs() >= Decimal::from(LARGE) && coarse.is_rounding_of(fine))
    };
    let either = close(a, b).unwrap_or(false) || close(b, a).unwrap_or(false);
    if counts(a) && counts(b) && either { ROUNDED } else { 0 }
}
