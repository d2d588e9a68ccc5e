//! Percent, percentage points, basis points.

use super::{Amount, unit_at};
use crate::extract::numeral::{Form, Numeral};
use crate::extract::scan::Scan;
use crate::lexicon::figures::Share;
use crate::model::QuantityKind;
use crate::model::decimal::power_of_ten;
use crate::text::TokenKind;

/// "27 %", "twenty percent", "25 basis points".
pub(super) fn read(scan: &Scan<'_>, numeral: &Numeral, _floor: usize) -> Option<Amount> {
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
