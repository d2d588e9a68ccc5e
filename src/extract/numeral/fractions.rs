//! Fractions in digits and words.

use super::{Form, Part, is_hyphen};
use crate::extract::scan::{Gap, Scan};
use crate::lexicon::NumberWord;
use crate::model::Decimal;
use crate::text::TokenKind;

/// Place value of a fraction's last digit: "a third" is meant to one twentieth.
pub(super) const STEP: Decimal = Decimal::from_parts(5, 0, 0, false, 2);

/// Numerator and denominator of a character ("⅔").
pub(super) fn vulgar(c: char) -> Option<(u8, u8)> {
    const CHARACTERS: &[(char, u8, u8)] = &[
        ('¼', 1, 4),
        ('½', 1, 2),
        ('¾', 3, 4),
        ('⅐', 1, 7),
        ('⅑', 1, 9),
        ('⅒', 1, 10),
        ('⅓', 1, 3),
        ('⅔', 2, 3),
        ('⅕', 1, 5),
        ('⅖', 2, 5),
        ('⅗', 3, 5),
        ('⅘', 4, 5),
        ('⅙', 1, 6),
        ('⅚', 5, 6),
        ('⅛', 1, 8),
        ('⅜', 3, 8),
        ('⅝', 5, 8),
        ('⅞', 7, 8),
    ];
    CHARACTERS.iter().find(|(known, ..)| *known == c).map(|&(_, top, bottom)| (top, bottom))
}

/// Whether a text with 9/11 in it speaks of a day: no fraction has such a denominator.
fn is_day(top: u32, bottom: u32) -> bool {
    top <= 12 && matches!(bottom, 11 | 13 | 14 | 17..=19 | 21..=23 | 26..=29 | 31)
}

fn quotient(top: Decimal, bottom: Decimal, end: usize) -> Option<Part> {
    let mut part = Part::new(end, top.checked_div(bottom)?, Form::Fraction);
    part.step = STEP;
    Some(part)
}

/// "4/5", "1 4/5", "2 ½" where `part` is the first figure.
pub(super) fn after_figure(scan: &Scan<'_>, first: usize, part: Part) -> Option<Part> {
    let whole = part.step == Decimal::ONE;
    if let Some(fraction) = slashed(scan, first).filter(|_| whole && part.end == first + 1) {
        return Some(fraction);
    }
    let next = part.end;
    if !whole || scan.gap(next) != Gap::Space {
        return None;
    }
    let fraction = slashed(scan, next).or_else(|| {
        let mut signs = scan.word(next).chars();
        let (top, bottom) = signs.next().and_then(vulgar)?;
        signs.next().is_none().then(|| quotient(top.into(), bottom.into(), next + 1))?
    })?;
    let proper = fraction.value < Decimal::ONE;
    let value = part.value.checked_add(fraction.value).filter(|_| proper)?;
    Some(Part { value, ..fraction })
}

/// "One over three", where that is the whole text.
pub(super) fn over(scan: &Scan<'_>, first: usize, part: Part) -> Part {
    let led = first == 0 && scan.is(part.end, "over");
    let bottom = if led { super::magnitude(scan, part.end + 1) } else { None };
    let bottom = bottom.filter(|bottom| bottom.end == scan.len() && bottom.form != Form::Ordinal);
    bottom.and_then(|bottom| quotient(part.value, bottom.value, bottom.end)).unwrap_or(part)
}

/// "4/5" and no more slashes beside it: a date or a path has more.
fn slashed(scan: &Scan<'_>, at: usize) -> Option<Part> {
    let figure = |at: usize| {
        let word = scan.word(at);
        (scan.kind(at) == TokenKind::Number && word.len() <= 6).then(|| word.parse::<u32>().ok())?
    };
    let slash = |at: usize| matches!(scan.word(at), "/" | "⁄");
    let glued = scan.glued(at + 1) && scan.glued(at + 2);
    let path = slash(at + 3) && scan.glued(at + 3) || scan.glued(at) && slash(at.wrapping_sub(1));
    if !slash(at + 1) || !glued || path {
        return None;
    }
    let (top, bottom) = (figure(at)?, figure(at + 2)?);
    // "9/11" and "24/7" are no fractions.
    let alone = at == 0 && scan.len() == 3;
    let usual = !is_day(top, bottom) && (top < bottom || top < 20);
    (bottom != 0 && (alone || usual)).then(|| quotient(top.into(), bottom.into(), at + 3))?
}

/// "and a half", "and three quarters" after a whole number; with a scale before it, a part of
/// that scale ("3 million and a half").
pub(super) fn and_fraction(scan: &Scan<'_>, part: Part) -> Option<Part> {
    let and = matches!(scan.mark(part.end).number, Some(NumberWord::And));
    if !and || !scan.follows(part.end) || !scan.follows(part.end + 1) {
        return None;
    }
    let fraction = denominated(scan, part.end + 1)?;
    let share = fraction.value.checked_mul(part.scale)?;
    let value = part.value.checked_add(share)?;
    let step = fraction.step.checked_mul(part.scale)?;
    Some(Part { end: fraction.end, value, step, scale: part.scale, form: part.form })
}

/// "a half", "three quarters", "one-third", "a fifth": a small numerator and its denominator.
pub(super) fn denominated(scan: &Scan<'_>, at: usize) -> Option<Part> {
    let top = match scan.mark(at).number? {
        NumberWord::Article => Decimal::ONE,
        NumberWord::Unit(value) if value > Decimal::ZERO => value,
        NumberWord::Ten(ten) => return tens_denominated(scan, at, ten),
        NumberWord::Part(bottom) if scan.is(at, "half") => {
            return quotient(Decimal::ONE, bottom, at + 1);
        }
        _ => return None,
    };
    let hyphen = usize::from(is_hyphen(scan, at + 1));
    denominator(scan, at + 1 + hyphen, top).and_then(|(bottom, end)| quotient(top, bottom, end))
}

/// "fifty-four hundredths".
fn tens_denominated(scan: &Scan<'_>, at: usize, ten: Decimal) -> Option<Part> {
    let next = at + 1 + usize::from(is_hyphen(scan, at + 1));
    let (top, end) = match scan.mark(next).number {
        Some(NumberWord::Unit(unit)) if unit < Decimal::TEN => (ten.checked_add(unit)?, next + 1),
        _ => (ten, at + 1),
    };
    let scale = matches!(scan.mark(end).number, Some(NumberWord::ScaleOrdinal { .. }));
    let (bottom, end) = denominator(scan, end, top).filter(|_| scale)?;
    quotient(top, bottom, end)
}

/// The denominator at a token, for a numerator: "third" after one, "thirds" after more.
pub(super) fn denominator(scan: &Scan<'_>, at: usize, top: Decimal) -> Option<(Decimal, usize)> {
    let many = top != Decimal::ONE;
    if !scan.follows(at) {
        return None;
    }
    match scan.mark(at).number? {
        NumberWord::Part(bottom) => Some((bottom, at + 1)),
        NumberWord::Ordinal { rank, plural } if rank > Decimal::TWO => {
            (plural == many).then_some((rank, at + 1))
        }
        NumberWord::ScaleOrdinal { factor, plural } => (plural == many).then_some((factor, at + 1)),
        NumberWord::Ten(ten) => {
            let hyphen = usize::from(is_hyphen(scan, at + 1));
            match scan.mark(at + 1 + hyphen).number? {
                NumberWord::Ordinal { rank, plural } if plural == many && rank < Decimal::TEN => {
                    Some((ten.checked_add(rank)?, at + 2 + hyphen))
                }
                _ => None,
            }
        }
        _ => None,
    }
}
