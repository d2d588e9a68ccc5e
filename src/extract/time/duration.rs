//! Spans of time as amounts: "seven years", "18-month", "two and a half hours".

use super::amount::Amount;
use super::items::Gap;
use super::parser::Parser;
use crate::lexicon::time::{Cue, TimeUnit};
use crate::model::{Bound, Grain, Quantity, QuantityKind};
use crate::text::TokenKind;
use rust_decimal::Decimal;

/// Words before which "a week" is an amount of time, not a rate ("$5 a week").
const FRAMES: &[Cue] = &[
    Cue::For,
    Cue::Within,
    Cue::Over,
    Cue::About,
    Cue::Than,
    Cue::After,
    Cue::Last,
    Cue::Lasting,
    Cue::Under,
    Cue::Only,
    Cue::By,
];

/// Nobody counts more years than ten in quarters.
const MOST_QUARTERS: Decimal = Decimal::from_parts(40, 0, 0, false, 0);

/// Of four quarters.
const THREE: Decimal = Decimal::from_parts(3, 0, 0, false, 0);

impl Parser<'_> {
    /// The span of time that an amount at `i` is, and where it ends.
    pub(super) fn duration(&self, i: usize, amount: &Amount) -> Option<(Quantity, usize)> {
        if amount.article
            && !(self.alone
                || self.was(i, FRAMES)
                || self.was(i, &[Cue::In]) && self.is_long(i)
                || self.is(i, Cue::All)
                || self.is(i, Cue::Another))
        {
            return None;
        }
        let end = amount.end;
        let hyphen = self.skip_sign(end, "-");
        // "10-year-old", "five years of age": an age.
        if self.is(hyphen, Cue::Old) || self.is(end, Cue::Of) && self.is(end + 1, Cue::Age) {
            return None;
        }
        if self.was(i, &[Cue::Age]) || self.is(end, Cue::Reading) {
            return None;
        }
        if self.glued(i) && i > 0 && self.at(i - 1).is_some_and(|before| before.is_sign(".:/#")) {
            return None;
        }
        let quarter_of = amount.article || amount.vague;
        let quarter = amount.parts.iter().any(|(_, unit)| unit.grain == Grain::Quarter);
        if quarter
            && (quarter_of
                || self.is(end, Cue::Of)
                // "five billion and three quarters", or nothing but "three quarters"
                || self.was(i, &[Cue::And])
                // "one hundred and three quarters"
                || amount.parts.iter().any(|(count, _)| *count > MOST_QUARTERS)
                || i == 0 && self.at(end).is_none() && amount.parts.iter().any(|(count, _)| *count == THREE)
                || self.next(end - 1).is_some_and(|item| item.gap == Gap::None))
        {
            return None;
        }
        // "The full year 2026" is that year.
        if self.is_rank(i, amount) || self.is(i, Cue::All) && self.year(end).is_some() {
            return None;
        }
        let quantity = quantity(amount)?;
        Some((quantity, end))
    }
}

impl Parser<'_> {
    /// "Forty-second" in words is a rank, "40-second" a length.
    fn is_rank(&self, i: usize, amount: &Amount) -> bool {
        let [(count, unit)] = amount.parts.as_slice() else { return false };
        let words = self.next(i).is_some_and(|item| item.kind == TokenKind::Word);
        let tens = count.checked_rem(Decimal::TEN).is_some_and(|rest| rest.is_zero());
        words && tens && *count >= Decimal::from(20) && unit.grain == Grain::Second && unit.singular
    }

    /// "In a decade", "in a century": too long for a rate.
    fn is_long(&self, i: usize) -> bool {
        let unit = self.next(i + 1).and_then(super::items::Item::unit);
        unit.is_some_and(|unit| unit.grain > Grain::Year) && self.is(i, Cue::A)
    }
}

/// The amount in its finest unit.
fn quantity(amount: &Amount) -> Option<Quantity> {
    let (count, finest) = *amount.parts.last()?;
    let (mut value, unit) = in_unit(count, finest, plain(finest).1)?;
    for (count, part) in amount.parts.iter().rev().skip(1) {
        value = value.checked_add(in_unit(*count, *part, unit)?.0)?;
    }
    let mut quantity = Quantity::exact(QuantityKind::Duration, value.normalize());
    quantity.unit = Some(unit.name().to_owned());
    if amount.vague {
        quantity.bound = Bound::About;
    }
    if amount.parts.len() == 1 && value.normalize().scale() > 0 {
        quantity.margin = Decimal::try_new(5, value.normalize().scale() + 1).ok()?;
    }
    Some(quantity)
}

/// The unit in which a duration is kept: "decade" is ten years, "night" a day.
pub(in crate::extract) fn plain(unit: TimeUnit) -> (i64, Grain) {
    let times = i64::from(unit.times);
    match unit.grain {
        Grain::Weekend => (2 * times, Grain::Day),
        Grain::Quarter | Grain::Season => (3 * times, Grain::Month),
        Grain::Half => (6 * times, Grain::Month),
        Grain::Decade => (10 * times, Grain::Year),
        Grain::Century => (100 * times, Grain::Year),
        grain => (times, grain),
    }
}

/// So much of a unit in another. A month has 30 days and a year 365 where they meet days: the
/// convention of Recognizers-Text.
fn in_unit(count: Decimal, unit: TimeUnit, into: Grain) -> Option<(Decimal, Grain)> {
    let (times, grain) = plain(unit);
    let value = count.checked_mul(Decimal::from(times))?;
    if grain == into {
        return Some((value, into));
    }
    if grain == Grain::Year && into == Grain::Month {
        return Some((value.checked_mul(Decimal::from(12))?, into));
    }
    let factor = seconds(grain)? / seconds(into)?;
    Some((value.checked_mul(Decimal::from(factor))?, into))
}

fn seconds(grain: Grain) -> Option<i64> {
    Some(match grain {
        Grain::Second => 1,
        Grain::Minute => 60,
        Grain::Hour => 3600,
        Grain::Day => 86_400,
        Grain::Week => 7 * 86_400,
        Grain::Month => 30 * 86_400,
        Grain::Year => 365 * 86_400,
        _ => return None,
    })
}
