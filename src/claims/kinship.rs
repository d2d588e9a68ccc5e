//! How a value of a statement stands to a value of a source.

use super::alike;
use crate::lexicon::Lexicon;
use crate::lexicon::edges::Edge;
use crate::model::{Bound, Mention, MentionKind, Quantity, QuantityKind, TimeKind, TimeValue};
use jiff::ToSpan;
use rust_decimal::Decimal;

/// How the source's value stands to the statement's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kinship {
    /// The source says the statement's value, as exactly or more so.
    Same,
    /// The statement's wording allows many values, and the source's is one of them.
    Within,
    /// Both may be true, but the source says less than the statement.
    Near,
    /// Both cannot be true of one thing.
    Clash,
    /// They are of two things: nothing follows from one for the other.
    Other,
}

/// How they stand to each other; none where they are not of one kind and cannot be compared.
/// `edge` is the end of a stretch that the statement's date is said to be.
pub(crate) fn kinship(
    statement: &Mention,
    edge: Option<Edge>,
    source: &Mention,
    lexicon: &Lexicon,
) -> Option<Kinship> {
    match (&statement.kind, &source.kind) {
        (MentionKind::Time(said), MentionKind::Time(found)) => times(said, edge, found),
        (MentionKind::Quantity(said), MentionKind::Quantity(found)) => {
            quantities(said, found, lexicon)
        }
        _ => None,
    }
}

/// Whether two figures of a source are the two ends of the statement's range: "up 4% to 7%".
pub(crate) fn is_told_apart(statement: &Mention, source: &Mention, next: &Mention) -> bool {
    let (Some(said), Some(low), Some(high)) =
        (statement.quantity(), source.quantity(), next.quantity())
    else {
        return false;
    };
    said.bound == Bound::Between
        && low.value.is_some()
        && (low.value, high.value) == (said.low, said.high)
        && (low.unit == said.unit || high.unit == said.unit)
}

fn times(said: &TimeValue, edge: Option<Edge>, found: &TimeValue) -> Option<Kinship> {
    let untold = |value: &TimeValue| value.kind == TimeKind::Set || value.kind == TimeKind::Time;
    if untold(said) || untold(found) {
        return None;
    }
    let found = &edge_of(found, edge.filter(|_| said.kind == TimeKind::Date));
    if !said.compatible(found) {
        return Some(Kinship::Clash);
    }
    // A day lies in its month: the finer source makes the coarser statement true.
    let finer = found.grain <= said.grain;
    Some(if finer || said.timex == found.timex { Kinship::Same } else { Kinship::Near })
}

/// The first or last day of a stretch, where the statement speaks of that end of it.
fn edge_of(found: &TimeValue, edge: Option<Edge>) -> TimeValue {
    let mut end = found.clone();
    if found.kind != TimeKind::DateRange {
        return end;
    }
    match edge {
        Some(Edge::Beginning) if found.from.is_some() => {
            end.to = found.from.and_then(|at| at.checked_add(1.day()).ok());
        }
        Some(Edge::End) if found.to.is_some() => {
            end.from = found.to.and_then(|at| at.checked_sub(1.day()).ok());
        }
        _ => return end,
    }
    end.kind = TimeKind::Date;
    end
}

fn quantities(said: &Quantity, found: &Quantity, lexicon: &Lexicon) -> Option<Kinship> {
    let (said, found) = (&plain(said), &plain(found));
    if family(said.kind) != family(found.kind) {
        return None;
    }
    if said.kind == QuantityKind::Money && said.unit != found.unit {
        return None;
    }
    let alike = counts_alike(said, found, lexicon);
    let found = &in_unit_of(found, said, lexicon)?;
    let kinship = figures(said, found)?;
    // Two figures of two things say nothing of each other, unless they are one figure.
    Some(if alike || kinship == Kinship::Same { kinship } else { Kinship::Other })
}

/// Whether two numbers may be of one thing: what they count is one thing or not said by either, and
/// an age is held against ages.
fn counts_alike(said: &Quantity, found: &Quantity, lexicon: &Lexicon) -> bool {
    let is_age = |of: &Quantity| of.kind == QuantityKind::Age;
    if family(said.kind) != QuantityKind::Number {
        return true;
    }
    if is_age(said) || is_age(found) {
        return is_age(said) && is_age(found);
    }
    match (&said.unit, &found.unit) {
        (Some(one), Some(other)) => alike::are_kin(one, other, lexicon),
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    }
}

/// How two figures in one unit stand to each other.
fn figures(said: &Quantity, found: &Quantity) -> Option<Kinship> {
    if said.bound == Bound::Exact && found.bound == Bound::Exact {
        return Some(if tells(said, found) { Kinship::Same } else { Kinship::Clash });
    }
    if said.bound == Bound::Between && found.bound == Bound::Between {
        return Some(ranges(said, found));
    }
    if said.value.is_some() && said.value == found.value {
        return Some(if dares_more(said, found) { Kinship::Near } else { Kinship::Same });
    }
    if is_vague(said) && is_told_by(said, found) {
        return Some(Kinship::Within);
    }
    let ((low, high), (inner_low, inner_high)) = (said.interval(), found.interval());
    if !said.compatible(found) {
        return Some(Kinship::Clash);
    }
    if at_least(inner_low, low) && at_least_or_open(high, inner_high) {
        return Some(Kinship::Within);
    }
    is_of_one_order(said, found).then_some(Kinship::Near)
}

/// "Dozens", "hundreds".
fn is_vague(said: &Quantity) -> bool {
    said.bound == Bound::Between
        && said.margin.is_zero()
        && said.low.zip(said.high).is_some_and(|(low, high)| {
            low > Decimal::TEN
                && high.checked_div(low).is_some_and(|times| times >= Decimal::from(5))
        })
}

/// Whether a figure, however bounded, is one of those that a vague number stands for.
fn is_told_by(vague: &Quantity, found: &Quantity) -> bool {
    found.value.is_some_and(|value| Some(value) >= vague.low && Some(value) <= vague.high)
}

/// Two ranges of one thing are the same range or they are not; one that lies in the other with
/// both its ends is told by it.
fn ranges(said: &Quantity, found: &Quantity) -> Kinship {
    let end = |value: Option<Decimal>, of: &Quantity| {
        let end = Quantity { bound: Bound::Exact, value, low: value, high: value, ..of.clone() };
        value.map(|_| end)
    };
    let same = |a: Option<Decimal>, b: Option<Decimal>| match (end(a, said), end(b, found)) {
        (Some(a), Some(b)) => tells(&a, &b),
        _ => a == b,
    };
    match (same(said.low, found.low), same(said.high, found.high)) {
        (true, true) => Kinship::Same,
        (false, false) if found.low > said.low && found.high < said.high => Kinship::Within,
        _ => Kinship::Clash,
    }
}

/// Whether the statement goes beyond a figure that the source tells as it is: "more than 100" of
/// "100".
fn dares_more(said: &Quantity, found: &Quantity) -> bool {
    matches!(said.bound, Bound::MoreThan | Bound::LessThan) && found.bound == Bound::Exact
}

/// Whether two figures are near enough for one to be a looser wording of the other: "below 25
/// billion" allows 13 cents and says nothing of them.
fn is_of_one_order(said: &Quantity, found: &Quantity) -> bool {
    let figure = |of: &Quantity| of.value.or(of.low).or(of.high).map(|value| value.abs());
    let (Some(a), Some(b)) = (figure(said), figure(found)) else { return true };
    let reach = |of: Decimal| of.checked_mul(Decimal::TEN).unwrap_or(Decimal::MAX);
    a <= reach(b) && b <= reach(a)
}

/// Whether a plain figure tells another one: the same, or the same rounded to its last digit.
fn tells(said: &Quantity, found: &Quantity) -> bool {
    if said.value == found.value {
        return true;
    }
    let small = said.value.is_some_and(|v| v.is_integer() && v.abs() < Decimal::ONE_THOUSAND);
    if small && found.value.is_some_and(|value| value.is_integer()) {
        // Nobody rounds 185 to 190 without saying so.
        return false;
    }
    let ((low, high), (least, most)) = (said.interval(), found.interval());
    // Intervals that only touch ("$0.12", "$0.13") hold no common figure that rounds to both.
    let overlap = low < most && least < high;
    // "50,000" may be 48,712; "$3.500 billion" and "1.60%" say themselves how exact they are.
    let in_full = said.margin < Decimal::ONE && said.value.is_some_and(|v| v.scale() == 0);
    overlap || (in_full && digits(found) > digits(said).max(2) && said.is_rounding_of(found))
}

/// Digits from the first to the last that is not a zero.
fn digits(quantity: &Quantity) -> u32 {
    let mut mantissa = quantity.value.map_or(0, |v| v.normalize().mantissa().unsigned_abs());
    while mantissa > 0 && mantissa.is_multiple_of(10) {
        mantissa /= 10;
    }
    mantissa.checked_ilog10().map_or(0, |log| log + 1)
}

/// Whether `a >= b`, where none is no lower limit.
fn at_least(a: Option<Decimal>, b: Option<Decimal>) -> bool {
    b.is_none_or(|b| a.is_some_and(|a| a >= b))
}

/// Whether `a >= b`, where none is no upper limit.
fn at_least_or_open(a: Option<Decimal>, b: Option<Decimal>) -> bool {
    a.is_none_or(|a| b.is_some_and(|b| a >= b))
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

/// The source's quantity in the statement's unit; none where the units measure different things.
fn in_unit_of(found: &Quantity, said: &Quantity, lexicon: &Lexicon) -> Option<Quantity> {
    if found.unit == said.unit || family(said.kind) == QuantityKind::Number {
        return Some(found.clone());
    }
    let (from, to) = (found.unit.as_deref()?, said.unit.as_deref()?);
    let scale = |unit: &str| lexicon.conversions.of(unit);
    let convert = |value: Option<Decimal>| {
        let value = value?;
        lexicon.units.convert(value, from, to).or_else(|| {
            let ((dimension, factor), (target, unit)) = (scale(from)?, scale(to)?);
            (dimension == target).then(|| value.checked_mul(factor)?.checked_div(unit)).flatten()
        })
    };
    Some(Quantity {
        margin: convert(Some(found.margin))?,
        value: convert(found.value),
        low: convert(found.low),
        high: convert(found.high),
        unit: said.unit.clone(),
        ..found.clone()
    })
}
