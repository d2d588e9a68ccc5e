//! Multiples: "17.6x", "10 times as many", "10-fold".

use super::{Amount, unit_at};
use crate::extract::numeral::{Form, Numeral};
use crate::extract::scan::Scan;
use crate::model::QuantityKind;

/// A figure that multiplies.
pub(super) fn read(scan: &Scan<'_>, numeral: &Numeral, _floor: usize) -> Option<Amount> {
    if matches!(numeral.form, Form::Ordinal) {
        return None;
    }
    let at = numeral.end;
    let multiple = |end| Amount::with(numeral, QuantityKind::Multiple, None, end);
    if matches!(scan.word(at), "x" | "X" | "×") && scan.glued(at) && !scan.glued(at + 1) {
        return Some(multiple(at + 1));
    }
    let unit = unit_at(scan, at);
    if scan.is(unit, "fold") && scan.follows(unit) {
        return Some(multiple(unit + 1));
    }
    let times = scan.is(at, "times") && scan.follows(at) && scan.follows(at + 1);
    (times && scan.lexicon.figures.after_times(scan.word(at + 1))).then(|| multiple(at + 1))
}
