//! Some of those whom another figure counts in all: "eleven CHILDREN were killed" beside "33 people
//! were killed".

use super::parted::{Parted, part};
use super::told::Told;
use crate::model::{Claim, QuantityKind};
use rust_decimal::Decimal;

/// Respects in which a count says who of all is counted.
const WHO: [&str; 2] = ["group", "role"];

/// The noun for whoever is counted.
const ANYBODY: &str = "people";

/// What parts a count of some from one of all: only one says who is counted, and counts no more.
pub(super) fn subset<'a>(left: &Told<'a>, right: &Told<'a>) -> Option<Parted<'a>> {
    let some = |part: &Told<'a>, whole: &Told<'a>| {
        let (fewer, all) = (count(part.claim)?, count(whole.claim)?);
        let who = who(part).filter(|_| who(whole).is_none());
        who.filter(|_| fewer < all && counts_anybody(whole.claim))
    };
    if let Some(who) = some(left, right) {
        return Some(part("group", who, ANYBODY));
    }
    some(right, left).map(|who| part("group", ANYBODY, who))
}

fn who<'a>(told: &Told<'a>) -> Option<&'a str> {
    told.narrowed.iter().find(|(respect, _)| WHO.contains(respect)).map(|(_, who)| *who)
}

fn counts_anybody(claim: &Claim) -> bool {
    claim.quantity().is_some_and(|quantity| match quantity.kind {
        QuantityKind::Number => true,
        QuantityKind::Count => quantity.unit.as_deref() == Some(ANYBODY),
        _ => false,
    })
}

fn count(claim: &Claim) -> Option<Decimal> {
    let quantity = claim.quantity()?;
    let counts = matches!(quantity.kind, QuantityKind::Count | QuantityKind::Number);
    quantity.value.filter(|_| counts)
}
