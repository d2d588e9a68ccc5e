//! Temperatures, and degrees of an angle.

use super::{Amount, unit_at};
use crate::extract::numeral::{Form, Numeral};
use crate::extract::scan::{Gap, Scan};
use crate::lexicon::figures::{Cue, Degree};
use crate::model::{Decimal, QuantityKind};
use crate::text::TokenKind;

/// How far around a figure a word is looked for that tells heat from angles.
const REACH: usize = 10;

/// "37 °C", "70 degrees F", "98.6 Fahrenheit", "2 degrees below zero".
pub(super) fn read(scan: &Scan<'_>, numeral: &Numeral, _floor: usize) -> Option<Amount> {
    if matches!(numeral.form, Form::Ordinal) {
        return None;
    }
    let at = unit_at(scan, numeral.end);
    let figures = &scan.lexicon.figures;
    // "temperatures in the low 70s"
    let tens = numeral.form == Form::Vague && numeral.value < Decimal::ONE_HUNDRED;
    if tens && near(scan, numeral.first, numeral.end, Cue::Temperature) {
        let kind = QuantityKind::Temperature;
        return Some(Amount::with(numeral, kind, Some("deg"), numeral.end));
    }
    // "15 below zero"
    if let Some((count, Degree::Below)) = figures.degree(scan.ahead(numeral.end)) {
        let end = numeral.end + count;
        let amount = Amount::with(numeral, QuantityKind::Temperature, Some("deg"), end);
        return Some(Amount { value: -amount.value, ..amount });
    }
    let mut end = match figures.degree(scan.ahead(at))? {
        (count, Degree::Sign) => at + count,
        (count, Degree::Scale(unit)) => return scale(scan, numeral, at, count, unit),
        (_, Degree::Below) => return None,
    };
    let mut unit = None;
    if let Some((count, Degree::Scale(scale))) = figures.degree(scan.ahead(end)) {
        let letter = scan.word(end).len() == 1;
        if !letter || !scan.word(end).starts_with(|c: char| c.is_lowercase()) {
            unit = Some(scale);
            end += count;
        }
    }
    let around = |cue| near(scan, numeral.first, end, cue);
    let angle = unit.is_none()
        && (around(Cue::Position) || around(Cue::Angle) && !around(Cue::Temperature));
    if angle {
        return Some(Amount::with(numeral, QuantityKind::Measure, Some("deg"), end));
    }
    let mut amount =
        Amount::with(numeral, QuantityKind::Temperature, Some(unit.unwrap_or("deg")), end);
    if let Some((count, Degree::Below)) = figures.degree(scan.ahead(end)) {
        amount.value = -amount.value;
        amount.end = end + count;
        amount.tail = amount.end;
    }
    Some(spaced_sign(scan, amount))
}

/// "- 20 degrees": the sign stands apart.
fn spaced_sign(scan: &Scan<'_>, mut amount: Amount) -> Amount {
    let Some(at) = amount.first.checked_sub(1) else { return amount };
    let minus = matches!(scan.word(at), "-" | "−") && scan.gap(amount.first) == Gap::Space;
    let apart = at == 0 || scan.gap(at) == Gap::Space && scan.kind(at - 1) == TokenKind::Word;
    if minus && apart && amount.value.is_sign_positive() {
        amount.first = at;
        amount.value = -amount.value;
    }
    amount
}

/// "40 celsius"; a bare letter ("40C") needs talk of heat.
fn scale(
    scan: &Scan<'_>,
    numeral: &Numeral,
    at: usize,
    count: usize,
    unit: &str,
) -> Option<Amount> {
    let end = at + count;
    let letter = scan.word(at).len() == 1;
    let capital = scan.word(at).starts_with(|c: char| c.is_ascii_uppercase());
    let close = scan.glued(at) || scan.gap(at) == Gap::Space && scan.kind(end) != TokenKind::Word;
    if letter && !(capital && close && near(scan, numeral.first, end, Cue::Temperature)) {
        return None;
    }
    Some(spaced_sign(scan, Amount::with(numeral, QuantityKind::Temperature, Some(unit), end)))
}

fn near(scan: &Scan<'_>, first: usize, end: usize, cue: Cue) -> bool {
    let range = first.saturating_sub(REACH)..(end + REACH).min(scan.len());
    let outside = |at: &usize| *at < first || *at >= end;
    range.filter(outside).any(|at| scan.lexicon.figures.is(scan.word(at), cue))
}
