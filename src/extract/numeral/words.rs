//! Numbers in words.

use super::sum::Sum;
use super::{Form, Part, fractions, is_hyphen};
use crate::extract::scan::{Gap, Scan};
use crate::lexicon::NumberWord;
use crate::model::Decimal;
use crate::text::TokenKind;

const HUNDRED: Decimal = Decimal::ONE_HUNDRED;

/// A number that starts with a word.
pub(super) fn read(scan: &Scan<'_>, at: usize) -> Option<Part> {
    let part = match scan.mark(at).number? {
        NumberWord::Article => return article(scan, at),
        NumberWord::Part(_) => return half(scan, at),
        NumberWord::Ordinal { rank, plural: false } => {
            return Some(Part::new(at + 1, rank, Form::Ordinal));
        }
        NumberWord::ScaleOrdinal { factor, plural: false } => {
            return Some(Part::new(at + 1, factor, Form::Ordinal));
        }
        NumberWord::Unit(_) | NumberWord::Ten(_) => counted(scan, at)?,
        NumberWord::Scale(_) | NumberWord::Group(_) => return bare_scale(scan, at),
        _ => return None,
    };
    if let Some(decimal) = point(scan, part) {
        return Some(scaled(scan, decimal));
    }
    Some(ending(scan, at, part))
}

/// What may follow a number in words: a denominator, "and a half", the end of a rank.
fn ending(scan: &Scan<'_>, first: usize, part: Part) -> Part {
    if let Some(fraction) = denominators(scan, first, part) {
        return of_scale(scan, fraction);
    }
    if let Some(rank) = rank(scan, part) {
        return rank;
    }
    match fractions::and_fraction(scan, part) {
        Some(half) if part.scale == Decimal::ONE => scaled(scan, half),
        Some(half) if followed_by_scale(scan, half.end) => half_scale(scan, part).unwrap_or(part),
        Some(half) => half,
        None => part,
    }
}

fn followed_by_scale(scan: &Scan<'_>, at: usize) -> bool {
    matches!(scan.mark(at).number, Some(NumberWord::Scale(_)))
}

/// "a hundred", "a dozen", "a third", "a quarter million".
fn article(scan: &Scan<'_>, at: usize) -> Option<Part> {
    if !matches!(scan.gap(at + 1), Gap::Space | Gap::Line) {
        return None;
    }
    match scan.mark(at + 1).number? {
        NumberWord::Scale(_) | NumberWord::Group(_) => {
            let plural = scan.word(at + 1).ends_with(['s', 'S']) && scan.word(at + 1).len() > 2;
            (!plural).then(|| bare_scale(scan, at + 1))?
        }
        NumberWord::Part(_) | NumberWord::ScaleOrdinal { .. } | NumberWord::Ten(_) => {
            let fraction = fractions::denominated(scan, at)?;
            Some(of_scale(scan, fraction))
        }
        NumberWord::Ordinal { .. } => {
            let fraction = fractions::denominated(scan, at)?;
            ends_fraction(scan, fraction.end).then(|| of_scale(scan, fraction))
        }
        _ => None,
    }
}

/// Whether "a third" is a share here and not a rank: nothing that it could count follows.
fn ends_fraction(scan: &Scan<'_>, at: usize) -> bool {
    scan.kind(at) != TokenKind::Word
        || !scan.follows(at)
        || matches!(scan.mark(at).number, Some(NumberWord::Of))
        || scan.lexicon.numbers.after_fraction(scan.word(at))
}

/// "half a million", "half million", "half a dozen", "half".
fn half(scan: &Scan<'_>, at: usize) -> Option<Part> {
    let part = if scan.is(at, "half") {
        fractions::denominated(scan, at)?
    } else {
        let mut part =
            Part::new(at + 1, Decimal::ONE.checked_div(Decimal::from(4))?, Form::Fraction);
        part.step = fractions::STEP;
        if !scan.is(at, "quarter") {
            return None;
        }
        part
    };
    let scaled = of_scale(scan, part);
    (scan.is(at, "half") || scaled.end > part.end || is_hyphen(scan, at + 1)).then_some(scaled)
}

/// "two thirds of a million", "half a million", "three quarters billion".
fn of_scale(scan: &Scan<'_>, part: Part) -> Part {
    // "half-million", "quarter of a million"
    let mut at = part.end + usize::from(is_hyphen(scan, part.end));
    if matches!(scan.mark(at).number, Some(NumberWord::Of)) {
        at += 1;
    }
    if matches!(scan.mark(at).number, Some(NumberWord::Article)) {
        at += 1;
    }
    let factor = match scan.mark(at).number {
        Some(NumberWord::Scale(factor) | NumberWord::Group(factor)) if scan.follows(at) => factor,
        _ => return part,
    };
    let products = (part.value.checked_mul(factor), part.step.checked_mul(factor));
    match products {
        (Some(value), Some(step)) => {
            Part { end: at + 1, value, step, scale: factor, form: Form::Words }
        }
        _ => part,
    }
}

/// "million" or "hundred" that starts a number, with one understood before it.
fn bare_scale(scan: &Scan<'_>, at: usize) -> Option<Part> {
    let word = scan.word(at);
    // "a multi-trillion-dollar company", "several hundred": not one of them.
    let before = at.checked_sub(1).filter(|_| scan.follows(at));
    let counted = before.is_some_and(|before| {
        scan.glued(at) || scan.lexicon.numbers.before_scale(scan.word(before))
    });
    let group = matches!(scan.mark(at).number, Some(NumberWord::Group(_)));
    let article =
        before.is_some_and(|at| matches!(scan.mark(at).number, Some(NumberWord::Article)));
    if counted || group && !article {
        return None;
    }
    if word.len() < 4 || word.ends_with(['s', 'S']) && word.len() > 5 {
        return None;
    }
    let mut sum = Sum::one(at);
    sum.run(scan);
    let part = sum.part()?;
    Some(ending(scan, at, part))
}

/// "two hundred and five thousand".
fn counted(scan: &Scan<'_>, at: usize) -> Option<Part> {
    let mut sum = Sum::new(at);
    sum.run(scan);
    sum.part()
}

/// What goes on after a figure with its scale: "4 thousand 3 hundred and 21", "and a half".
pub(super) fn tail(scan: &Scan<'_>, part: Part) -> Part {
    if let Some(half) = fractions::and_fraction(scan, part) {
        if !followed_by_scale(scan, half.end) {
            return half;
        }
        if let Some(half) = half_scale(scan, part) {
            return half;
        }
    }
    let mut sum = Sum::after(part);
    sum.run(scan);
    match sum.part() {
        Some(whole) if whole.end > part.end => Part { form: part.form, ..whole },
        _ => part,
    }
}

/// "one billion and a half million".
fn half_scale(scan: &Scan<'_>, part: Part) -> Option<Part> {
    let fraction = fractions::denominated(scan, part.end + 1)?;
    let scaled = of_scale(scan, fraction);
    let value = part.value.checked_add(scaled.value)?;
    (scaled.scale < part.scale).then_some(Part { value, form: part.form, ..scaled })
}

/// "five point two five", "1 point 1".
pub(super) fn point(scan: &Scan<'_>, part: Part) -> Option<Part> {
    if !matches!(scan.mark(part.end).number, Some(NumberWord::Point)) || part.step != Decimal::ONE {
        return None;
    }
    let mut at = part.end + 1;
    let (mut value, mut step) = (part.value, Decimal::ONE);
    while scan.gap(at) == Gap::Space {
        let digit = match (scan.kind(at), scan.mark(at).number) {
            (TokenKind::Word, Some(NumberWord::Unit(digit))) if digit < Decimal::TEN => digit,
            (TokenKind::Number, _) if scan.word(at).len() == 1 => scan.word(at).parse().ok()?,
            _ => break,
        };
        step = step.checked_div(Decimal::TEN)?;
        value = value.checked_add(digit.checked_mul(step)?)?;
        at += 1;
    }
    (at > part.end + 1).then_some(Part { end: at, value, step, ..part })
}

fn scaled(scan: &Scan<'_>, part: Part) -> Part {
    let mut part = part;
    while let Some((factor, end)) = super::scale_word(scan, part.end) {
        let products = (part.value.checked_mul(factor), part.step.checked_mul(factor));
        let (Some(value), Some(step)) = products else { break };
        let scale = part.scale.checked_mul(factor).unwrap_or(factor);
        part = Part { end, value, step, scale, form: Form::Words };
    }
    part
}

/// "twenty one fifths" is 21/5; "one hundred and three quarters" is left to "and a half".
fn denominators(scan: &Scan<'_>, first: usize, part: Part) -> Option<Part> {
    let hyphen = usize::from(is_hyphen(scan, part.end));
    let (bottom, end) = fractions::denominator(scan, part.end + hyphen, part.value)?;
    let last = part.end - 1;
    let added = last > first
        && matches!(scan.mark(last - 1).number, Some(NumberWord::And))
        && matches!(scan.mark(last).number, Some(NumberWord::Unit(_)));
    if added {
        let Some(NumberWord::Unit(top)) = scan.mark(last).number else { return None };
        let whole = part.value.checked_sub(top)?;
        let value = whole.checked_add(top.checked_div(bottom)?)?;
        return Some(Part { end, value, step: fractions::STEP, ..part });
    }
    let one = part.value == Decimal::ONE;
    let scale =
        matches!(scan.mark(end - 1).number, Some(NumberWord::ScaleOrdinal { plural: false, .. }));
    if one && scale {
        return None;
    }
    let value = part.value.checked_div(bottom)?;
    Some(Part { end, value, step: fractions::STEP, scale: Decimal::ONE, form: Form::Fraction })
}

/// "one hundred twenty fifth", "twenty-first", "two hundredth".
fn rank(scan: &Scan<'_>, part: Part) -> Option<Part> {
    let at = part.end + usize::from(is_hyphen(scan, part.end));
    if !scan.follows(at) {
        return None;
    }
    let value = match scan.mark(at).number? {
        NumberWord::Ordinal { rank, plural: false } => {
            let room = if rank < Decimal::TEN { Decimal::TEN } else { HUNDRED };
            let fits =
                part.value.checked_rem(room)? == Decimal::ZERO && part.value >= Decimal::from(20);
            fits.then(|| part.value.checked_add(rank))??
        }
        NumberWord::ScaleOrdinal { factor, plural: false } => part.value.checked_mul(factor)?,
        _ => return None,
    };
    Some(Part { end: at + 1, value, form: Form::Ordinal, ..part })
}
