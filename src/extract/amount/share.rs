//! Percent, percentage points, basis points.

use super::{Amount, unit_at};
use crate::extract::numeral::{Form, Numeral};
use crate::extract::scan::Scan;
use crate::lexicon::NumberWord;
use crate::lexicon::figures::{Cue, Share};
use crate::model::decimal::power_of_ten;
use crate::model::{Decimal, QuantityKind};
use crate::text::TokenKind;

/// How far around "a quarter point" a word of interest rates is looked for.
const RATE_REACH: usize = 10;

/// "27 %", "twenty percent", "25 basis points".
pub(super) fn read(scan: &Scan<'_>, numeral: &Numeral, _floor: usize) -> Option<Amount> {
    if let Some(amount) = part_of_one(scan, numeral) {
        return Some(amount);
    }
    let at = unit_at(scan, numeral.end);
    let (count, share) = scan.lexicon.figures.share(scan.ahead(at))?;
    let end = at + count;
    // "%20" of a web address
    let coded = scan.word(at) == "%" && scan.glued(end) && scan.kind(end) != TokenKind::Sign;
    if coded {
        return None;
    }
    if numeral.form == Form::Fraction && numeral.value.is_zero() {
        return None;
    }
    match share {
        Share::Percent => Some(Amount::with(numeral, QuantityKind::Percent, Some("%"), end)),
        Share::Points => {
            Some(Amount::with(numeral, QuantityKind::PercentagePoints, Some("pp"), end))
        }
        Share::Basis => {
            let points = Amount::with(numeral, QuantityKind::PercentagePoints, Some("pp"), end);
            let minor = Some("bp".to_owned());
            Some(Amount { minor, ..points.times(power_of_ten(-2)?)? })
        }
    }
}

/// "A quarter of a percentage point", "six-tenths of 1 percent", "a half-point cut in rates".
fn part_of_one(scan: &Scan<'_>, numeral: &Numeral) -> Option<Amount> {
    if numeral.form != Form::Fraction {
        return None;
    }
    let at = unit_at(scan, numeral.end);
    let of = at + usize::from(matches!(scan.mark(at).number, Some(NumberWord::Of)));
    let article = matches!(scan.mark(of).number, Some(NumberWord::Article));
    let one = scan.numeral_at(of).is_some_and(|one| {
        one.value == Decimal::ONE && one.end == of + 1 && one.form != Form::Ordinal
    });
    let unit = of + usize::from(of > at && one || article);
    if !(at..=unit).all(|at| scan.follows(at)) {
        return None;
    }
    let with = |kind, symbol, count| Amount::with(numeral, kind, Some(symbol), unit + count);
    match scan.lexicon.figures.share(scan.ahead(unit)) {
        Some((count, Share::Percent)) if unit > of => Some(with(QuantityKind::Percent, "%", count)),
        Some((count, Share::Points)) => Some(with(QuantityKind::PercentagePoints, "pp", count)),
        Some(_) => None,
        None => {
            let point = scan.lexicon.figures.is(scan.word(unit), Cue::Point);
            let rates = (unit.saturating_sub(RATE_REACH)..unit + RATE_REACH)
                .any(|at| scan.lexicon.figures.is(scan.word(at), Cue::Rate));
            (point && rates).then(|| with(QuantityKind::PercentagePoints, "pp", 1))
        }
    }
}
