//! How a value of a statement stands to a value of a source.

use crate::model::{Bound, Mention, MentionKind, Quantity, QuantityKind, TimeKind, TimeValue};
use rust_decimal::Decimal;

/// How the source's value stands to the statement's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kinship {
    /// The source's value makes the statement's true.
    Same,
    /// Both may be true, but the source says less than the statement.
    Near,
    /// Both cannot be true of one thing.
    Clash,
}

/// How they stand to each other; none where they are not of one kind and cannot be compared.
pub(crate) fn kinship(statement: &Mention, source: &Mention) -> Option<Kinship> {
    match (&statement.kind, &source.kind) {
        (MentionKind::Time(said), MentionKind::Time(found)) => times(said, found),
        (MentionKind::Quantity(said), MentionKind::Quantity(found)) => quantities(said, found),
        _ => None,
    }
}

fn times(said: &TimeValue, found: &TimeValue) -> Option<Kinship> {
    if said.kind == TimeKind::Set || found.kind == TimeKind::Set {
        return None;
    }
    if !said.compatible(found) {
        return Some(Kinship::Clash);
    }
    // A day lies in its month: the finer source makes the coarser statement true.
    let finer = found.grain <= said.grain;
    Some(if finer || said.timex == found.timex { Kinship::Same } else { Kinship::Near })
}

fn quantities(said: &Quantity, found: &Quantity) -> Option<Kinship> {
    let (said, found) = (&plain(said), &plain(found));
    if family(said.kind) != family(found.kind) {
        return None;
    }
    if said.kind == QuantityKind::Money && said.unit != found.unit {
        return None;
    }
    let found = &in_unit_of(found, said)?;
    if !said.compatible(found) {
        return Some(Kinship::Clash);
    }
    let same_figure = said.value.is_some() && said.value == found.value;
    let within = {
        let ((low, high), (inner_low, inner_high)) = (said.interval(), found.interval());
        at_least(inner_low, low) && at_least(high, inner_high)
    };
    let rounded = said.bound == Bound::Exact && found.bound == Bound::Exact;
    Some(if same_figure || within || rounded { Kinship::Same } else { Kinship::Near })
}

/// Whether `a >= b`, where none is no limit on that side of `b` and unlimited on that of `a`.
fn at_least(a: Option<Decimal>, b: Option<Decimal>) -> bool {
    match (a, b) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(a), Some(b)) => a >= b,
    }
}

/// Kinds that are told in each other's words: "67" and "67 years old", "8 suspects" and "8".
fn family(kind: QuantityKind) -> QuantityKind {
    match kind {
        QuantityKind::Count | QuantityKind::Number | QuantityKind::Age => QuantityKind::Number,
        QuantityKind::Percent | QuantityKind::Ratio => QuantityKind::Percent,
        QuantityKind::Money
        | QuantityKind::Measure
        | QuantityKind::PercentagePoints
        | QuantityKind::Multiple
        | QuantityKind::Ordinal
        | QuantityKind::Temperature
        | QuantityKind::Duration
        | QuantityKind::Score => kind,
    }
}

/// A ratio as a percentage, everything else as it is.
fn plain(quantity: &Quantity) -> Quantity {
    if quantity.kind != QuantityKind::Ratio {
        return quantity.clone();
    }
    let hundred = |value: Option<Decimal>| value.and_then(|v| v.checked_mul(Decimal::ONE_HUNDRED));
    Quantity {
        kind: QuantityKind::Percent,
        value: hundred(quantity.value),
        low: hundred(quantity.low),
        high: hundred(quantity.high),
        // "Two of three" is 66.67%, told as 67%: a share in whole numbers is good to one percent.
        margin: Decimal::ONE,
        unit: Some("%".to_owned()),
        ..quantity.clone()
    }
}

/// The source's quantity in the statement's unit; none where the units are of two dimensions.
fn in_unit_of(found: &Quantity, said: &Quantity) -> Option<Quantity> {
    if found.unit == said.unit || family(said.kind) == QuantityKind::Number {
        return Some(found.clone());
    }
    None
}
