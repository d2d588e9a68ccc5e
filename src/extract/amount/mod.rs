//! A number with its unit: one file a kind, each asked in turn.

mod share;
mod money;
mod bracket;
mod temperature;
mod age;
mod duration;
mod measure;
mod per;
mod times;

use super::numeral::{Form, Numeral};
use super::scan::Scan;
use crate::lexicon::Around;
use crate::model::decimal::is_one;
use crate::model::{Decimal, QuantityKind};
use crate::text::{Span, TokenKind};

/// A number and its unit, bounds not yet looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Amount {
    /// First token, sign or code included.
    pub first: usize,
    /// One past the last token, unit included.
    pub end: usize,
    /// What kind of amount it is; a bare number is [`QuantityKind::Number`].
    pub kind: QuantityKind,
    /// The figure in the unit, scale applied.
    pub value: Decimal,
    /// Place value of the last digit written, in the unit.
    pub step: Decimal,
    /// The last scale applied.
    pub scale: Decimal,
    /// How the number is written.
    pub form: Form,
    /// The ends of a vague number.
    pub ends: Option<(Decimal, Decimal)>,
    /// The unit.
    pub unit: Option<String>,
    /// The hundredth in which it was written.
    pub minor: Option<String>,
    /// What it is per.
    pub per: Option<String>,
    /// One past the last token of what it is per; the end where there is none.
    pub tail: usize,
    /// Whether the unit stands before the figure ("$5"): a range takes it from there.
    pub front: bool,
}

impl Amount {
    /// A bare number.
    pub(super) fn bare(numeral: &Numeral) -> Self {
        Self {
            first: numeral.first,
            end: numeral.end,
            kind: QuantityKind::Number,
            value: numeral.value,
            step: numeral.step,
            scale: numeral.scale,
            form: numeral.form,
            ends: numeral.ends,
            unit: None,
            minor: None,
            per: None,
            tail: numeral.end,
            front: false,
        }
    }

    /// The number with a unit that ends at token `end`.
    fn with(numeral: &Numeral, kind: QuantityKind, unit: Option<&str>, end: usize) -> Self {
        let unit = unit.map(str::to_owned);
        Self { kind, unit, end, tail: end, ..Self::bare(numeral) }
    }

    /// Everything times a factor.
    fn times(mut self, factor: Decimal) -> Option<Self> {
        self.value = self.value.checked_mul(factor)?;
        self.step = self.step.checked_mul(factor)?;
        if let Some((low, high)) = self.ends {
            self.ends = Some((low.checked_mul(factor)?, high.checked_mul(factor)?));
        }
        Some(self)
    }

    /// Whether it has neither unit nor kind yet.
    pub(super) fn is_bare(&self) -> bool {
        self.kind == QuantityKind::Number
    }

    /// Where it stands, unit included.
    pub(super) fn span(&self, scan: &Scan<'_>) -> Span {
        scan.span_of(self.first, self.end)
    }

    /// Half of the last digit written; none for a count in full and for what is exact by nature.
    pub(super) fn margin(&self) -> Decimal {
        let half = || self.step.checked_div(Decimal::TWO).unwrap_or_default();
        let whole = || is_one(self.scale) && (is_one(self.step) || self.step >= Decimal::ONE);
        match self.kind {
            QuantityKind::Count | QuantityKind::Number if whole() => Decimal::ZERO,
            QuantityKind::Age
            | QuantityKind::Ordinal
            | QuantityKind::Score
            | QuantityKind::Duration => Decimal::ZERO,
            _ => half(),
        }
    }
}

/// A kind of unit: reads it around a number; tokens before `floor` are taken.
type Reader = fn(&Scan<'_>, &Numeral, usize) -> Option<Amount>;

/// Every kind of unit, in the order in which they are asked, with what must stand behind a number
/// in figures or words.
const READERS: &[(Reader, Around)] = &[
    (share::read, Around::SHARE),
    (money::read, Around::ALL),
    (temperature::read, Around::DEGREE),
    (age::read, Around::ALL),
    (duration::read, Around::SPAN),
    (times::read, Around::ALL),
    (measure::read, Around::UNIT),
];

/// The number with the unit around it; bare where there is none.
pub(super) fn read(scan: &Scan<'_>, numeral: &Numeral, floor: usize) -> Amount {
    let end = numeral.end;
    let behind = match numeral.form {
        Form::Figures | Form::Words => scan.heads(end).with(scan.heads(unit_at(scan, end))),
        Form::Fraction | Form::Ordinal | Form::Vague => Around::ALL,
    };
    READERS
        .iter()
        .filter(|(_, needed)| *needed == Around::ALL || behind.any(*needed))
        .find_map(|(reader, _)| reader(scan, numeral, floor))
        .unwrap_or_else(|| Amount::bare(numeral))
}

/// The token after a number, a hyphen to its unit skipped ("12-cent").
fn unit_at(scan: &Scan<'_>, end: usize) -> usize {
    let hyphen = scan.kind(end) == TokenKind::Sign
        && matches!(scan.word(end), "-" | "‐" | "‑" | "–")
        && scan.glued(end)
        && (scan.glued(end + 1) && scan.kind(end + 1) == TokenKind::Word);
    end + usize::from(hyphen)
}
