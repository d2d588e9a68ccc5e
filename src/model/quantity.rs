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
    pub value: Option<Decimal>,
    /// The lower end as written; for an exact figure the figure, for an open end none.
    pub low: Option<Decimal>,
    /// The upper end as written.
    pub high: Option<Decimal>,
    /// How the words bound it.
    pub bound: Bound,
    /// The unit; see [`QuantityKind`].
    pub unit: Option<String>,
    /// Half of the last digit written, in the unit: what rounding may hide. Zero for a figure
    /// that is a plain count of things written in full ("13", "1,207").
    pub margin: Decimal,
    /// What it is per: "year", "share", "barrel".
    pub per: Option<String>,
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
        }
    }
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
