//! Whether two values can both be true of one thing.

use super::slip::significant;
use super::zones::one_moment;
use super::{clock, heat};
use crate::lexicon::Lexicon;
use crate::model::{Bound, Quantity, QuantityKind, TimeRelation, TimeValue, Value};
use rust_decimal::Decimal;

/// Most by which the sizes of two units differ that are mistaken for one another: a step of the
/// metric prefixes.
const SLIP: Decimal = Decimal::ONE_THOUSAND;

/// How two values of one slot stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// They cannot be held against each other.
    Incomparable,
    /// Some state of the world makes both true.
    Agree,
    /// The figure is the same; one side bounds it ("up to"), the other does not.
    BoundDropped,
    /// The figure is the same, as least on one side and as most on the other.
    BoundsOpposed,
    /// The digits are the same, the units measure the same thing and differ in size.
    UnitSlip,
    /// No state of the world makes both true.
    Excludes,
}

/// What a value measures: the first part of the key under which claims are looked up. Values of
/// different dimensions are never compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Dimension<'a> {
    /// A date or time.
    Time,
    /// Money of a currency.
    Money(&'a str),
    /// Percents and fractions.
    Share,
    /// Things counted and bare numbers.
    Count,
    /// What a unit measures; the unit itself where no table knows it.
    Measure(&'a str),
    /// Any other kind is of its own.
    Kind(QuantityKind),
}

impl<'a> Dimension<'a> {
    /// The dimension of a value; none where it is no amount and no time.
    pub(super) fn of(value: &'a Value, lexicon: &Lexicon) -> Option<Self> {
        let quantity = match value {
            Value::Quantity(quantity) => quantity,
            Value::Time(_) => return Some(Self::Time),
            Value::Status(_) | Value::Scope(_) | Value::Entity(_) => return None,
        };
        let unit = quantity.unit.as_deref().unwrap_or("?");
        Some(match quantity.kind {
            QuantityKind::Money => Self::Money(unit),
            QuantityKind::Percent | QuantityKind::Ratio => Self::Share,
            QuantityKind::Count | QuantityKind::Number => Self::Count,
            QuantityKind::Measure => {
                Self::Measure(lexicon.units.unit(unit).map_or(unit, |unit| unit.dimension))
            }
            kind => Self::Kind(kind),
        })
    }
}

/// How two values stand to each other.
pub fn relation(a: &Value, b: &Value, lexicon: &Lexicon) -> Relation {
    match (a, b) {
        (Value::Quantity(a), Value::Quantity(b)) => quantities(a, b, lexicon),
        (Value::Time(a), Value::Time(b)) => {
            if let Some(relation) = clock::relation(a, b) {
                relation
            } else if within_term(a, b) || within_term(b, a) {
                Relation::Incomparable
            } else if !one_moment(a, b, lexicon).unwrap_or_else(|| a.compatible(b)) {
                Relation::Excludes
            } else if a.is_placed() && b.is_placed() || share_a_part(&a.timex, &b.timex) {
                Relation::Agree
            } else {
                Relation::Incomparable
            }
        }
        _ => Relation::Incomparable,
    }
}

/// Whether a time lies before the deadline that the other is: "must elect by 18 June", "elects on
/// 9 June".
fn within_term(term: &TimeValue, time: &TimeValue) -> bool {
    let deadline = |time: &TimeValue| time.relation == Some(TimeRelation::By);
    deadline(term)
        && !deadline(time)
        && term.to.zip(time.to).is_some_and(|(term, time)| time <= term)
        && !term.meets(time)
}

/// Whether two times of which one has no year name the same month, day or weekday: "27 April" and
/// "2032" have nothing by which they could agree.
fn share_a_part(a: &str, b: &str) -> bool {
    let known = |part: &str| part.bytes().any(|byte| byte.is_ascii_digit());
    a.split('-').zip(b.split('-')).any(|(a, b)| a == b && known(a))
}

/// A quantity as it is measured: worked out once where it is held against many.
#[derive(Debug, Clone, Copy)]
pub struct Measured {
    /// How many base units its unit is.
    scale: Decimal,
    /// What its wording allows, in base units.
    allowed: Allowed,
}

/// The ends of what a wording allows; none where it is open.
pub(super) type Allowed = (Option<Decimal>, Option<Decimal>);

impl Measured {
    /// None where the unit is not known.
    pub fn of(quantity: &Quantity, lexicon: &Lexicon) -> Option<Self> {
        let scale = scale(quantity, lexicon)?;
        Some(Self { scale, allowed: allowed(quantity, scale, Decimal::ZERO) })
    }
}

fn quantities(a: &Quantity, b: &Quantity, lexicon: &Lexicon) -> Relation {
    let measured = |quantity| Measured::of(quantity, lexicon);
    held((a, measured(a)), (b, measured(b)))
}

fn scores(a: &Quantity, b: &Quantity) -> Option<Relation> {
    let scores = a.kind == QuantityKind::Score || b.kind == QuantityKind::Score;
    let same = a.low == b.low && a.high == b.high;
    // "Failed, 198-213" and "rejected it, 213-198": told from either side.
    let turned = a.low == b.high && a.high == b.low;
    scores.then_some(match (same, turned) {
        (true, _) => Relation::Agree,
        (false, true) => Relation::Incomparable,
        (false, false) => Relation::Excludes,
    })
}

/// How two quantities stand to each other, each with what it measures.
pub fn held(
    (a, left): (&Quantity, Option<Measured>),
    (b, right): (&Quantity, Option<Measured>),
) -> Relation {
    if let Some(relation) = scores(a, b).or_else(|| heat::held(a, b)) {
        return relation;
    }
    let (Some(x), Some(y)) = (left, right) else { return Relation::Incomparable };
    let (left, right) = (x.scale, y.scale);
    let same_figure = a.value.is_some() && a.value == b.value;
    let one_scale = left == right;
    if one_scale && same_figure {
        return bounds(a.bound, b.bound);
    }
    if one_scale && bounds_apart(a, b) {
        return Relation::Excludes;
    }
    if meets(a, x, b, y) {
        return Relation::Agree;
    }
    let measures = a.kind == QuantityKind::Measure && b.kind == QuantityKind::Measure;
    // Nobody slips from nanometres to inches.
    let near = || left.max(right).checked_div(left.min(right)).is_some_and(|r| r <= SLIP);
    if same_figure && measures && near() || one_scale && is_scale_slip(a, b) {
        return Relation::UnitSlip;
    }
    Relation::Excludes
}

/// Whether two figures of two digits or more differ in the word of their scale only: "41.2 billion"
/// and "41.2 million".
pub(super) fn is_scale_slip(a: &Quantity, b: &Quantity) -> bool {
    let scaled = matches!(a.kind, QuantityKind::Money | QuantityKind::Measure) || a.unit == b.unit;
    let (Some(a), Some(b)) = (a.value, b.value) else { return false };
    let (a, b) = (a.abs(), b.abs());
    if !scaled || a < SLIP || b < SLIP {
        return false;
    }
    let (low, high) = if a < b { (a, b) } else { (b, a) };
    let times = |factor: i64| low.checked_mul(Decimal::from(factor)) == Some(high);
    (times(1_000) || times(1_000_000)) && significant(low) > 9
}

/// Whether two bounds of one direction are written too finely to be of one number: whoever writes
/// "more than 26,000" does not mean 31,000, "more than 20" may well be 25.
fn bounds_apart(a: &Quantity, b: &Quantity) -> bool {
    let least = |bound| matches!(bound, Bound::AtLeast | Bound::MoreThan);
    if !(least(a.bound) && least(b.bound)) || a.kind == QuantityKind::Duration {
        return false;
    }
    let (Some(x), Some(y)) = (a.value, b.value) else { return false };
    let (low, high) = (x.min(y), x.max(y));
    let digits = low.normalize().mantissa().abs();
    if digits < 10 {
        return false;
    }
    // The last digit that is not 0: 26,000 is written to the thousand.
    let plain = low.normalize();
    let mut step = Decimal::new(1, plain.scale());
    let mut rest = digits;
    while rest % 10 == 0 && rest > 0 {
        rest /= 10;
        step = step.checked_mul(Decimal::TEN).unwrap_or(step);
    }
    let reach = step.checked_mul(Decimal::TWO).and_then(|reach| low.checked_add(reach));
    rest >= 10 && reach.is_some_and(|reach| high >= reach)
}

/// The same figure under two bounds.
fn bounds(a: Bound, b: Bound) -> Relation {
    use Bound::{About, AtLeast, AtMost, Between, Exact, LessThan, MoreThan};
    let least = |bound| matches!(bound, AtLeast | MoreThan);
    let most = |bound| matches!(bound, AtMost | LessThan);
    match (a, b) {
        _ if (least(a) && most(b)) || (most(a) && least(b)) => Relation::BoundsOpposed,
        (Exact | About, AtMost)
        | (AtMost, Exact | About)
        | (Exact, LessThan | MoreThan)
        | (LessThan | MoreThan, Exact) => Relation::BoundDropped,
        (Exact | About | AtLeast | AtMost | Between | LessThan | MoreThan, _) => Relation::Agree,
    }
}

/// How many base units the unit of a quantity is.
pub(super) fn scale(quantity: &Quantity, lexicon: &Lexicon) -> Option<Decimal> {
    match quantity.kind {
        QuantityKind::Measure => {
            let unit = quantity.unit.as_deref()?;
            Some(lexicon.units.unit(unit).map_or(Decimal::ONE, |unit| unit.factor))
        }
        QuantityKind::Duration | QuantityKind::Age => {
            let unit = quantity.unit.as_deref()?;
            Some(lexicon.conversions.of(unit).map_or(Decimal::ONE, |(_, factor)| factor))
        }
        QuantityKind::Percent => Some(Decimal::new(1, 2)),
        _ => Some(Decimal::ONE),
    }
}

/// Whether the intervals meet in base units. Converted figures are rounded once more, and a
/// fraction in words ("a third") is no more than a rounding.
fn meets(a: &Quantity, left: Measured, b: &Quantity, right: Measured) -> bool {
    let converted = left.scale != right.scale && a.kind == b.kind;
    let interval = |quantity: &Quantity, measured: Measured| {
        if converted {
            allowed(quantity, measured.scale, rounding(quantity))
        } else {
            measured.allowed
        }
    };
    let ((low, high), (least, most)) = (interval(a, left), interval(b, right));
    // 3.5 reaches up to 3.55 and 3.6 begins there: figures that only touch are two figures.
    let rounded = a.bound == Bound::Exact && b.bound == Bound::Exact && a.value != b.value;
    if rounded && !a.margin.is_zero() && (high == least || low == most) {
        return false;
    }
    overlap((low, high), (least, most))
}

/// Whether two wordings allow a value in common.
pub(super) fn overlap((low, high): Allowed, (least, most): Allowed) -> bool {
    let below = |x: Option<Decimal>, y: Option<Decimal>| x.is_none() || y.is_none() || x <= y;
    below(low, most) && below(least, high)
}

/// What the wording of a quantity allows, in base units, with so much more to both sides.
pub(super) fn allowed(quantity: &Quantity, factor: Decimal, slack: Decimal) -> Allowed {
    let slack = if quantity.kind == QuantityKind::Ratio { Decimal::new(17, 3) } else { slack };
    let (low, high) = quantity.interval();
    let low = low.and_then(|at| at.checked_sub(slack)?.checked_mul(factor));
    let high = high.and_then(|at| at.checked_add(slack)?.checked_mul(factor));
    (low, high)
}

/// What a conversion may have lost: a twentieth of a figure. "Nearly an hour" has room of its own.
fn rounding(quantity: &Quantity) -> Decimal {
    let about = quantity.kind == QuantityKind::Duration && quantity.bound == Bound::About;
    let value = quantity.value.filter(|_| !about);
    value.and_then(|value| value.abs().checked_div(Decimal::from(20))).unwrap_or_default()
}
