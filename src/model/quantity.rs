//! An amount: what is written, and which values it allows.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// What kind of amount it is. The names are those of `verify extract` (kebab-case).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuantityKind {
    /// An amount of money; the unit is an ISO 4217 code.
    Money,
    /// A physical measure; the unit is a short symbol ("km", "GW").
    Measure,
    /// A share in percent; the unit is "%".
    Percent,
    /// A difference of two percentages.
    PercentagePoints,
    /// A number of things; the unit is the lemma of the noun.
    Count,
    /// A bare number.
    Number,
    /// Two numbers set against each other: "3 to 1", "one in five" (value is the quotient).
    Ratio,
    /// "17.6x", "threefold", "doubled".
    Multiple,
    /// "third", "21st".
    Ordinal,
    /// An age; the unit is a unit of time.
    Age,
    /// A temperature; the unit is C, F or K.
    Temperature,
    /// A span of time; the unit is a unit of time.
    Duration,
    /// A result of a game or a vote: "3-1", "221-203". Compared as a pair.
    Score,
}

/// How the words around a number bound it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// The figure stands alone.
    #[default]
    Exact,
    /// "about", "roughly", "some", "nearly", "or so".
    About,
    /// "at least", "no fewer than".
    AtLeast,
    /// "up to", "at most", "as many as".
    AtMost,
    /// "more than", "over".
    MoreThan,
    /// "less than", "under", "fewer than".
    LessThan,
    /// A range with two ends.
    Between,
}

/// An amount as written, with the interval of values that the wording allows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quantity {
    /// What kind of amount.
    pub kind: QuantityKind,
    /// The figure as written, scale words applied ("1.2 billion" is 1200000000); none for a range.
    #[serde(with = "super::binary::maybe")]
    pub value: Option<Decimal>,
    /// The lower end as written; for an exact figure the figure, for an open end none.
    #[serde(with = "super::binary::maybe")]
    pub low: Option<Decimal>,
    /// The upper end as written.
    #[serde(with = "super::binary::maybe")]
    pub high: Option<Decimal>,
    /// How the words bound it.
    pub bound: Bound,
    /// The unit; see [`QuantityKind`].
    pub unit: Option<String>,
    /// Half of the last digit written, in the unit: what rounding may hide. Zero for a figure
    /// that is a plain count of things written in full ("13", "1,207").
    #[serde(with = "super::binary::one")]
    pub margin: Decimal,
    /// What it is per: "year", "share", "barrel".
    pub per: Option<String>,
    /// The hundredth of the unit in which it was written ("cent", "penny", "bp"); all other fields
    /// are in the unit itself, so that "12 cents" and "$0.12" are the same.
    pub minor: Option<String>,
}

impl Quantity {
    /// An exact figure without a unit.
    pub fn exact(kind: QuantityKind, value: Decimal) -> Self {
        Self {
            kind,
            value: Some(value),
            low: Some(value),
            high: Some(value),
            bound: Bound::Exact,
            unit: None,
            margin: Decimal::ZERO,
            per: None,
            minor: None,
        }
    }

    /// The least and the greatest value that the wording allows, none where it sets no limit.
    ///
    /// - an exact figure: half of the last digit written to both sides ([`Self::margin`])
    /// - "about", "nearly": what [`rough_margin`] gives, at least the margin
    /// - "at least", "up to": the figure and beyond, the margin added to the near side
    /// - "more than", "less than": from the figure on; the figure itself is kept in, as writers do
    ///   not care ("more than 100" of 100)
    /// - a range: both ends as written, each with the margin
    pub fn interval(&self) -> (Option<Decimal>, Option<Decimal>) {
        let down = |at: Option<Decimal>, by: Decimal| at.and_then(|at| at.checked_sub(by));
        let up = |at: Option<Decimal>, by: Decimal| at.and_then(|at| at.checked_add(by));
        let (low, high) = (self.value.or(self.low), self.value.or(self.high));
        match self.bound {
            Bound::Exact => (down(low, self.margin), up(high, self.margin)),
            Bound::About => {
                let rough = |at: Option<Decimal>| {
                    at.map_or(self.margin, |at| rough_margin(at).max(self.margin))
                };
                (down(low, rough(low)), up(high, rough(high)))
            }
            Bound::AtLeast => (down(low, self.margin), None),
            Bound::AtMost => (None, up(high, self.margin)),
            Bound::MoreThan => (low, None),
            Bound::LessThan => (None, high),
            Bound::Between => (down(self.low, self.margin), up(self.high, self.margin)),
        }
    }

    /// Whether some value is allowed by both wordings. Units and kinds are the caller's business.
    pub fn compatible(&self, other: &Self) -> bool {
        let ((low, high), (least, most)) = (self.interval(), other.interval());
        let below = |a: Option<Decimal>, b: Option<Decimal>| match (a, b) {
            (Some(a), Some(b)) => a <= b,
            _ => true,
        };
        below(low, most) && below(least, high)
    }

    /// Whether this figure may be the other one, rounded: "50,000" for 48,712, "4 billion" for
    /// 4.2 billion. Looks at the zeros at its end, not at the words.
    pub fn is_rounding_of(&self, finer: &Self) -> bool {
        let (Some(coarse), Some(fine)) = (self.value, finer.value) else { return false };
        let (place, ..) = last_place(coarse);
        let half = place.checked_div(Decimal::TWO).unwrap_or_default();
        coarse.checked_sub(fine).is_some_and(|gap| gap.abs() <= half)
    }
}

/// What "about" allows to both sides of a figure. It follows from the digits that are not zeros
/// at the end: half of that place for a round figure with one digit (about 500: 50), three tenths of
/// it where that is a one (nearly an hour: 18 minutes), two and a half places where the last is a
/// five (about 250: 25), else one place (about 138: 1).
pub fn rough_margin(value: Decimal) -> Decimal {
    let (place, last, digits) = last_place(value);
    let factor = match (digits, last) {
        (1, 1) => Decimal::new(3, 1),
        (0 | 1, _) => Decimal::new(5, 1),
        (_, 5) => Decimal::new(25, 1),
        _ => Decimal::ONE,
    };
    place.checked_mul(factor).unwrap_or(place)
}

/// Place value of the last digit that is not a zero at the end, that digit, and how many digits
/// there are from the first to it.
fn last_place(value: Decimal) -> (Decimal, u32, u32) {
    let plain = value.normalize().abs();
    let mut mantissa = plain.mantissa().unsigned_abs();
    if mantissa == 0 {
        return (Decimal::ONE, 0, 0);
    }
    let mut exponent = -i32::try_from(plain.scale()).unwrap_or(0);
    while mantissa.is_multiple_of(10) {
        mantissa /= 10;
        exponent += 1;
    }
    let last = u32::try_from(mantissa % 10).unwrap_or(0);
    let place = super::decimal::power_of_ten(exponent).unwrap_or(Decimal::ONE);
    (place, last, mantissa.ilog10() + 1)
}

impl QuantityKind {
    /// The name in reports and in `verify extract`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Measure => "measure",
            Self::Percent => "percent",
            Self::PercentagePoints => "percentage-points",
            Self::Count => "count",
            Self::Number => "number",
            Self::Ratio => "ratio",
            Self::Multiple => "multiple",
            Self::Ordinal => "ordinal",
            Self::Age => "age",
            Self::Temperature => "temperature",
            Self::Duration => "duration",
            Self::Score => "score",
        }
    }
}

impl Bound {
    /// The name in reports and in `verify extract`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::About => "about",
            Self::AtLeast => "at-least",
            Self::AtMost => "at-most",
            Self::MoreThan => "more-than",
            Self::LessThan => "less-than",
            Self::Between => "between",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(value: i64, margin: i64, bound: Bound) -> Quantity {
        let margin = Decimal::from(margin);
        Quantity { bound, margin, ..Quantity::exact(QuantityKind::Number, value.into()) }
    }

    #[test]
    fn what_a_wording_allows() {
        let ends = |quantity: Quantity| {
            let (low, high) = quantity.interval();
            (low.map(|d| d.to_string()), high.map(|d| d.to_string()))
        };
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(ends(figure(4200, 50, Bound::Exact)), (some("4150"), some("4250")));
        assert_eq!(ends(figure(500, 0, Bound::About)), (some("450.0"), some("550.0")));
        assert_eq!(ends(figure(250, 0, Bound::About)), (some("225.0"), some("275.0")));
        assert_eq!(ends(figure(138, 0, Bound::About)), (some("137"), some("139")));
        assert_eq!(ends(figure(50, 0, Bound::AtMost)), (None, some("50")));
        assert_eq!(ends(figure(440, 1, Bound::MoreThan)), (some("440"), None));
    }

    #[test]
    fn wordings_that_allow_a_value_in_common() {
        let exact = |value| figure(value, 0, Bound::Exact);
        assert!(figure(440, 0, Bound::AtMost).compatible(&exact(439)));
        assert!(!figure(440, 0, Bound::MoreThan).compatible(&exact(438)));
        assert!(figure(30, 0, Bound::About).compatible(&exact(34)));
        assert!(!exact(30).compatible(&exact(34)));
        assert!(exact(50_000).is_rounding_of(&exact(48_712)));
        assert!(!exact(48_712).is_rounding_of(&exact(50_000)));
    }
}
