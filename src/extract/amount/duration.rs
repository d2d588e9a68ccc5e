//! Durations of one unit: "seven years", "18-month", "2.5 hours". Those of several parts, and those
//! without a number ("a week"), are read with the times.

use super::{Amount, unit_at};
use crate::extract::numeral::{Form, Numeral};
use crate::extract::scan::Scan;
use crate::extract::time::plain_unit;
use crate::lexicon::NumberWord;
use crate::lexicon::time::Cue;
use crate::model::{Decimal, Grain, QuantityKind};

/// From here on a number before a singular unit is a year: "the 2021 season".
const YEARS: Decimal = Decimal::from_parts(1900, 0, 0, false, 0);

/// A number and a unit of time.
pub(super) fn read(scan: &Scan<'_>, numeral: &Numeral, _floor: usize) -> Option<Amount> {
    if numeral.form == Form::Ordinal || scan.glued(numeral.first) && numeral.first > 0 {
        return None;
    }
    let at = unit_at(scan, numeral.end);
    let sense = |at: usize| scan.lexicon.time.sense(scan.word(at));
    let unit = sense(at).filter(|_| scan.follows(at))?.unit?;
    let is = |at: usize, cue: Cue| {
        let sense = scan.lexicon.time.sense(scan.unglued(at));
        scan.follows(at) && sense.is_some_and(|sense| sense.is(cue))
    };
    let rate = unit.singular && numeral.value >= YEARS || unit.grain == Grain::Season;
    let fraction = unit.grain == Grain::Quarter && (is(at + 1, Cue::Of) || at > numeral.end);
    // "one hundred and three quarters", "three quarters" by itself: a number.
    let quarters = unit.grain == Grain::Quarter && numeral.form == Form::Words && {
        let and = |at: usize| matches!(scan.mark(at).number, Some(NumberWord::And));
        let alone = numeral.first == 0 && at + 1 == scan.len();
        alone || and(numeral.end - 1) || and(numeral.end.wrapping_sub(2))
    };
    // "the forty-second president"
    let tens = numeral.value.checked_rem(Decimal::TEN).is_some_and(|rest| rest.is_zero());
    let rank = unit.grain == Grain::Second
        && unit.singular
        && numeral.form == Form::Words
        && tens
        && numeral.value >= Decimal::from(20);
    if rate
        || rank
        || fraction
        || quarters
        || is(unit_at(scan, at + 1), Cue::Old)
        || is(at + 1, Cue::Reading)
    {
        return None;
    }
    let (times, grain) = plain_unit(unit);
    Amount::with(numeral, QuantityKind::Duration, Some(grain.name()), at + 1)
        .times(Decimal::from(times))
}
