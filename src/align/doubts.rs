//! What speaks against two claims being of one thing without parting them: a word that only one
//! side has, a time that only stands near, a condition that the other side does not tell of.
//!
//! Accounts of one thing differ in how much they tell: where one is silent, nothing is shown.

use super::compare::{one_figure, times_apart};
use super::told::{Role, Told};
use crate::model::{Claim, Modality, Quantity, QuantityKind};
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

/// The doubts about two claims, in points; `changes`: whether the figures of their concept are
/// changes themselves.
pub(super) fn doubts(left: &Told<'_>, right: &Told<'_>, changes: bool) -> i32 {
    let (a, b) = (left.claim, right.claim);
    let roles = if changes { 0 } else { roles(left, right) };
    times(left, right) + conditions(a, b) + roles + rounded(a, b)
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
