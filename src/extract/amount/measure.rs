//! Measures: "776-foot", "190 km2", "188 miles an hour", "12 ft 2 in".

use super::{Amount, per, unit_at};
use crate::extract::numeral::{Form, Numeral};
use crate::extract::scan::{Gap, Scan};
use crate::lexicon::units::Doubt;
use crate::lexicon::{NumberWord, Unit};
use crate::model::{Decimal, QuantityKind};
use crate::text::TokenKind;

/// A figure with a unit of measurement.
pub(super) fn read(scan: &Scan<'_>, numeral: &Numeral, _floor: usize) -> Option<Amount> {
    if numeral.form == Form::Ordinal {
        return None;
    }
    let (unit, end) = unit(scan, numeral, false)?;
    let amount = Amount::with(numeral, QuantityKind::Measure, Some(unit.symbol), end);
    let amount = inches_behind(scan, lesser_units(scan, amount, unit), unit);
    Some(rate(scan, amount, unit))
}

/// The unit behind a number and one past its last token.
fn unit<'s>(scan: &'s Scan<'_>, numeral: &Numeral, after_feet: bool) -> Option<(&'s Unit, usize)> {
    let mut at = unit_at(scan, numeral.end);
    // "half a litre", "20 <kg>"
    if numeral.form == Form::Fraction
        && matches!(scan.mark(at).number, Some(NumberWord::Article | NumberWord::Of))
    {
        at += 1 + usize::from(matches!(scan.mark(at + 1).number, Some(NumberWord::Article)));
    }
    let bracket = scan.word(at) == "<" && scan.glued(at + 1);
    at += usize::from(bracket);
    let (count, unit) = scan.lexicon.units.at(scan.ahead(at))?;
    let end = at + count + usize::from(bracket);
    let word = scan.word(at);
    let digits = matches!(scan.kind(numeral.end - 1), TokenKind::Number);
    let letter = word.chars().count() == 1 && count == 1 && scan.kind(at) == TokenKind::Word;
    let fits = match scan.lexicon.units.doubt(word) {
        Some(Doubt::Quote) => inches(scan, at),
        Some(Doubt::Extent) => {
            after_feet || digits && thick(scan, end) && scan.kind(end) != TokenKind::Number
        }
        Some(Doubt::Part) => !scan.lexicon.units.is_partitive(scan.word(end)),
        Some(Doubt::Never) => false,
        Some(Doubt::Digits) => digits,
        None if letter => digits && scan.gap(at) <= Gap::Space,
        None => true,
    };
    // "Halo 3 ''": a quotation ends, in text that was taken apart and joined again.
    let quote = word.starts_with('\'') && !scan.glued(at);
    (fits && !quote && unit_ends(scan, end)).then_some((unit, end))
}

/// A symbol does not go on ("5 m-high" is fine, "5 m&m" is not).
fn unit_ends(scan: &Scan<'_>, end: usize) -> bool {
    !(scan.glued(end) && matches!(scan.word(end), "&" | "@" | "_"))
}

/// Whether a quotation mark after a figure is the sign of inches: none is open before it.
fn inches(scan: &Scan<'_>, at: usize) -> bool {
    let line = (at.saturating_sub(60)..at).rev().take_while(|at| scan.gap(at + 1) < Gap::Line);
    let sign = |at: usize| scan.glued(at) && scan.kind(at.wrapping_sub(1)) == TokenKind::Number;
    let open = line.filter(|at| scan.word(*at) == "\"" && !sign(*at)).count() % 2 == 1;
    !open && (scan.glued(at) || scan.lexicon.figures.is_extent(scan.word(at + 1)))
}

/// Whether what follows lets "in" be inches: an extent, or nothing.
fn thick(scan: &Scan<'_>, end: usize) -> bool {
    // "A 1-in-100-year flood"
    let joined = scan.word(end) == "-" && scan.glued(end) && scan.glued(end + 1);
    scan.kind(end) == TokenKind::Sign && !joined
        || !scan.follows(end)
        || scan.lexicon.figures.is_extent(scan.word(end))
        || said_again(scan, end)
}

/// "0.68 in or 17 mm": the extent is told in another unit behind a conjunction.
fn said_again(scan: &Scan<'_>, end: usize) -> bool {
    let again = scan.numeral_at(end + 1).filter(|_| scan.kind(end) == TokenKind::Word);
    let unit = again.and_then(|numeral| {
        scan.lexicon.units.at(scan.ahead(unit_at(scan, numeral.end))).map(|(_, unit)| unit)
    });
    unit.is_some_and(|unit| unit.sure && unit.dimension == "length")
}

/// "7 feet and 10 inches" is one measure, in the first unit.
fn lesser_units(scan: &Scan<'_>, amount: Amount, unit: &Unit) -> Amount {
    let mut whole = amount;
    let mut last = unit;
    while let Some((value, lesser, end)) = lesser(scan, &whole, last, unit) {
        whole.value = value;
        whole.end = end;
        whole.tail = end;
        last = lesser;
    }
    whole
}

/// "6-foot-2": the inches have no unit of their own.
fn inches_behind(scan: &Scan<'_>, amount: Amount, unit: &Unit) -> Amount {
    let hyphen = amount.end;
    let joined = scan.word(hyphen) == "-" && scan.glued(hyphen) && scan.glued(hyphen + 1);
    let numeral = scan.numeral_at(hyphen + 1).filter(|_| joined && unit.symbol == "foot");
    let feet = numeral.zip(scan.lexicon.units.unit("inch")).and_then(|(numeral, inch)| {
        let small = numeral.value < Decimal::from(12) && numeral.form == Form::Figures;
        let share = numeral.value.checked_mul(inch.factor)?.checked_div(unit.factor)?;
        let value = amount.value.checked_add(share)?;
        small.then_some((value, numeral.end))
    });
    match feet {
        Some((value, end)) => Amount { value, end, tail: end, ..amount },
        None => amount,
    }
}

fn lesser<'s>(
    scan: &'s Scan<'_>,
    amount: &Amount,
    last: &Unit,
    first: &Unit,
) -> Option<(Decimal, &'s Unit, usize)> {
    let and = matches!(scan.mark(amount.end).number, Some(NumberWord::And))
        || scan.word(amount.end) == ",";
    let at = amount.end + usize::from(and);
    let close = scan.follows(amount.end) && scan.follows(at);
    // "12 m 2 dm" may be two measures; feet and inches go without a word between.
    let joined = and || matches!(last.symbol, "foot" | "yard" | "lb");
    let numeral = scan.numeral_at(at).filter(|_| close && joined)?;
    let (unit, end) = unit(scan, numeral, last.symbol == "foot")?;
    if unit.dimension != last.dimension || unit.factor >= last.factor || last.dimension != "length"
    {
        return None;
    }
    let share = numeral.value.checked_mul(unit.factor)?.checked_div(first.factor)?;
    Some((amount.value.checked_add(share)?, unit, end))
}

/// "miles an hour" and "m/s" are units of their own; of other units the "per" is kept apart.
fn rate(scan: &Scan<'_>, amount: Amount, unit: &Unit) -> Amount {
    let amount = per::read(scan, amount);
    let slash =
        scan.word(amount.end) == "/" && scan.glued(amount.end) && scan.glued(amount.end + 1);
    let time = if slash {
        scan.lexicon.units.rate(scan.word(amount.end + 1))
    } else {
        amount.per.as_deref().and_then(|per| scan.lexicon.units.rate(per))
    };
    let Some(time) = time.filter(|_| matches!(unit.dimension, "length" | "power" | "data")) else {
        return amount;
    };
    let end = if slash { amount.end + 2 } else { amount.tail };
    let symbol = match (unit.symbol, time) {
        ("mile", "h") => "mph".to_owned(),
        (symbol, time) => format!("{symbol}/{time}"),
    };
    Amount { unit: Some(symbol), per: None, end, tail: end, ..amount }
}
