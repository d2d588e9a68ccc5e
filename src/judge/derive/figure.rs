//! A figure of the text with the interval of values that its wording allows.

use super::Interval;
use crate::lexicon::relations::Kinds;
use crate::model::{Bound, Decimal, Mention, Quantity, QuantityKind, decimal};
use crate::text::Span;

/// An amount as an operand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Where it stands, bound words left out.
    pub span: Span,
    /// The span with its bound words.
    pub full: Span,
    /// What kind of amount.
    pub kind: QuantityKind,
    /// Its unit.
    pub unit: Option<String>,
    /// What it is per.
    pub per: Option<String>,
    /// The figure as written, the middle for a range; shares in percent.
    pub value: Decimal,
    /// Half of the last digit written.
    pub margin: Decimal,
    /// How the words bound it.
    pub bound: Bound,
    /// What the wording allows.
    pub allowed: Interval,
}

impl Figure {
    /// The amount of a mention as an operand; none where it has no value.
    pub fn of(mention: &Mention) -> Option<Self> {
        let quantity = mention.quantity()?;
        let value = match (quantity.value, quantity.low, quantity.high) {
            (Some(value), _, _) => value,
            (None, Some(low), Some(high)) => low.checked_add(high)?.checked_div(Decimal::TWO)?,
            _ => return None,
        };
        let mut figure = Self {
            span: mention.span,
            full: mention.full,
            kind: quantity.kind,
            unit: quantity.unit.clone(),
            per: quantity.per.clone(),
            value,
            margin: quantity.margin,
            bound: quantity.bound,
            allowed: allowed(quantity, value)?,
        };
        if figure.kind == QuantityKind::Ratio {
            figure.scale(Decimal::ONE_HUNDRED)?;
        }
        Some(figure)
    }

    /// Whether a slot takes it.
    pub fn is(&self, kinds: Kinds) -> bool {
        use QuantityKind as Q;
        match kinds {
            Kinds::Amount => matches!(self.kind, Q::Money | Q::Measure | Q::Count | Q::Number),
            Kinds::Money => self.kind == Q::Money,
            Kinds::Count => matches!(self.kind, Q::Count | Q::Number),
            Kinds::Percent => matches!(self.kind, Q::Percent | Q::Ratio),
            Kinds::Points => self.kind == Q::PercentagePoints,
            Kinds::Fraction => self.kind == Q::Ratio,
            Kinds::Multiple => self.kind == Q::Multiple,
            Kinds::Duration => matches!(self.kind, Q::Duration | Q::Age),
            Kinds::Measure => self.kind == Q::Measure,
            Kinds::Rate => self.per.as_deref().and_then(days).is_some(),
            Kinds::Time => false,
        }
    }

    /// The kinds of slots that take it.
    pub fn kinds(&self) -> impl Iterator<Item = Kinds> {
        Kinds::ALL.into_iter().filter(|kinds| self.is(*kinds))
    }

    /// Whether two figures can be added: the same currency or unit; things counted are taken for
    /// one kind, since a list names its parts by other words than its total.
    pub fn adds_to(&self, other: &Self) -> bool {
        use QuantityKind as Q;
        let plain = |kind| matches!(kind, Q::Count | Q::Number);
        let share = |kind| matches!(kind, Q::Percent | Q::Ratio | Q::PercentagePoints);
        if plain(self.kind) && plain(other.kind) || share(self.kind) && share(other.kind) {
            return true;
        }
        self.kind == other.kind && self.unit == other.unit
    }

    /// A value of this figure's unit, for people ("21.4 million USD", "28%").
    pub fn show(&self, value: Decimal) -> String {
        use QuantityKind as Q;
        let number = spoken(value);
        match self.kind {
            Q::Percent | Q::Ratio => format!("{number}%"),
            Q::PercentagePoints => format!("{number} points"),
            Q::Multiple => format!("{number} times"),
            Q::Money | Q::Measure | Q::Duration | Q::Age | Q::Temperature => {
                self.unit.as_ref().map_or(number.clone(), |unit| format!("{number} {unit}"))
            }
            Q::Count | Q::Number | Q::Ordinal | Q::Score => number,
        }
    }

    /// Canonical text for a label ("138000000000 USD").
    pub fn canonical(&self) -> String {
        let value = decimal::plain(self.value);
        let unit = if self.kind == QuantityKind::Ratio { Some("%") } else { self.unit.as_deref() };
        unit.map_or(value.clone(), |unit| format!("{value} {unit}"))
    }

    /// A span of time counted in another unit of time ("two years" in months).
    #[must_use]
    pub fn counted_in(&self, unit: &str) -> Option<Self> {
        let factor = days(self.unit.as_deref()?)?.checked_div(days(unit)?)?;
        let mut counted = self.clone();
        counted.scale(factor)?;
        let calendar =
            |unit: Option<&str>| matches!(unit, Some("month" | "quarter" | "year" | "decade"));
        if calendar(self.unit.as_deref()) != calendar(Some(unit)) {
            // Months and years have no fixed length.
            let loose = counted.value.abs().checked_mul(CALENDAR)?;
            counted.allowed = counted.allowed.plus(Interval::new(Some(-loose), Some(loose)))?;
        }
        counted.unit = Some(unit.to_owned());
        Some(counted)
    }

    fn scale(&mut self, by: Decimal) -> Option<()> {
        self.value = self.value.checked_mul(by)?;
        self.margin = self.margin.checked_mul(by)?;
        self.allowed = self.allowed.times(Interval::point(by))?;
        Some(())
    }
}

/// A number for people, in five digits, with a scale word where it is large ("21.4 million").
pub fn spoken(value: Decimal) -> String {
    let scales = [(1_000_000_000, " billion"), (1_000_000, " million"), (1, "")];
    let (scale, word) = scales
        .into_iter()
        .find(|(scale, _)| value.abs() >= Decimal::from(*scale))
        .unwrap_or((1, ""));
    let scaled = value.checked_div(Decimal::from(scale)).unwrap_or(value);
    format!("{}{word}", decimal::grouped(scaled.round_sf(5).unwrap_or(scaled).normalize()))
}

/// Mean length of a unit of time in days (Gregorian calendar).
pub fn days(unit: &str) -> Option<Decimal> {
    let (value, scale) = match unit {
        "minute" => (69_444, 8),
        "hour" => (41_666_667, 9),
        "day" => (1, 0),
        "week" => (7, 0),
        "month" => (30_436_875, 6),
        "quarter" => (91_310_625, 6),
        "year" => (3_652_425, 4),
        "decade" => (3_652_425, 3),
        _ => return None,
    };
    Some(Decimal::new(value, scale))
}

fn allowed(quantity: &Quantity, value: Decimal) -> Option<Interval> {
    let slack = rounding(quantity, value)?;
    match quantity.bound {
        Bound::Exact => Interval::around(value, slack),
        Bound::About => {
            let tenth = value.abs().checked_div(Decimal::TEN)?;
            let loose = last_place(value)?.min(tenth);
            Interval::around(value, slack.checked_mul(Decimal::TWO)?.max(loose))
        }
        Bound::AtLeast | Bound::MoreThan => Some(Interval::new(Some(value), None)),
        Bound::AtMost | Bound::LessThan => Some(Interval::new(Some(Decimal::ZERO), Some(value))),
        Bound::Between => {
            let low = quantity.low?.checked_sub(slack)?;
            Some(Interval::new(Some(low), Some(quantity.high?.checked_add(slack)?)))
        }
    }
}

/// How far off a count of months in days may be: months and years have no fixed length.
const CALENDAR: Decimal = Decimal::from_parts(2, 0, 0, false, 2);
/// How much the zeros at the end of a figure written in full may hide of it ("20,000").
const ZEROS: Decimal = Decimal::from_parts(15, 0, 0, false, 3);
/// The least figure whose zeros are taken for rounding.
const ROUND: Decimal = Decimal::ONE_THOUSAND;
/// How much a fraction said in words may be off: "a third" of what is 35 in a hundred.
const FRACTION: Decimal = Decimal::from_parts(2, 0, 0, false, 2);

/// What rounding may hide: half of the last digit written, or of the zeros at the end.
fn rounding(quantity: &Quantity, value: Decimal) -> Option<Decimal> {
    if quantity.kind == QuantityKind::Ratio {
        let share = value.abs().checked_div(Decimal::from(5))?;
        return Some(quantity.margin.max(FRACTION.min(share)));
    }
    // A scale word says how far the figure is rounded: "1.2 billion".
    if !quantity.margin.is_zero() || value.abs() < ROUND {
        return Some(quantity.margin);
    }
    let cap = value.abs().checked_mul(ZEROS)?;
    let place = last_place(value)?;
    if place < Decimal::ONE_HUNDRED {
        return Some(Decimal::ZERO);
    }
    Some(place.checked_div(Decimal::TWO)?.min(cap))
}

/// The place of the last digit that is not zero: 10 for 480, 0.1 for 12.40.
pub fn last_place(value: Decimal) -> Option<Decimal> {
    let value = value.normalize();
    if value.scale() > 0 {
        return Some(Decimal::new(1, value.scale()));
    }
    let mut place = 0;
    while place < 24 && value.checked_rem(decimal::power_of_ten(place + 1)?)?.is_zero() {
        place += 1;
    }
    decimal::power_of_ten(place)
}
