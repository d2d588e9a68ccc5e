//! Numbers in digits.

use super::{Form, Part, fractions, scale_word, words};
use crate::extract::scan::{Gap, Scan};
use crate::model::Decimal;
use crate::model::decimal::power_of_ten;
use crate::text::TokenKind;

/// Most digits of a figure that can be a number: more are an account, a card, a serial number.
const DIGITS_MAX: usize = 24;

/// So many digits fit 64 bits.
const WHOLE_MAX: usize = 18;

/// Most groups of three parted by spaces: more are a row of a table.
const GROUPS_MAX: usize = 5;

/// Whether a figure's commas part thousands (1,234,567), lakhs (12,34,567) or decimals (5,00).
pub fn grouped(word: &str) -> bool {
    let whole = word.split('.').next().unwrap_or(word);
    let mut parts = whole.split(',').map(str::len);
    let first = parts.next().unwrap_or(0);
    let rest: Vec<usize> = parts.collect();
    let Some((&last, inner)) = rest.split_last() else { return true };
    let thousands = last == 3 && inner.iter().all(|&len| len == 3) && first <= 3;
    let lakhs = last == 3 && inner.iter().all(|&len| len == 2) && first <= 2;
    let decimal = inner.is_empty() && last == 2 && !word.contains('.');
    first > 0 && (thousands || lakhs || decimal)
}

/// A number that starts with a figure.
pub(super) fn read(scan: &Scan<'_>, at: usize) -> Option<Part> {
    let mut part = figure(scan, at)?;
    part = spaced(scan, at, part);
    if stands_alone(scan, part.end) {
        return Some(part);
    }
    if let Some(power) = power(scan, part) {
        return Some(power);
    }
    if let Some(fraction) = fractions::after_figure(scan, at, part) {
        return Some(scaled(scan, fraction));
    }
    if let Some(decimal) = words::point(scan, part) {
        part = decimal;
    }
    if let Some(ordinal) = ordinal(scan, part) {
        return Some(ordinal);
    }
    if let Some(half) = fractions::and_fraction(scan, part) {
        return Some(scaled(scan, half));
    }
    let scaled = scaled(scan, part);
    Some(if scaled.scale > Decimal::ONE { words::tail(scan, scaled) } else { scaled })
}

/// Whether what stands behind a figure cannot go on with it: mostly it is a word like any other.
fn stands_alone(scan: &Scan<'_>, end: usize) -> bool {
    let word = scan.word(end);
    match scan.kind(end) {
        TokenKind::Word => {
            scan.gap(end) == Gap::Space
                && scan.mark(end).number.is_none()
                && word.len() > 1
                && scan.lexicon.numbers.letter(word).is_none()
        }
        TokenKind::Sign => matches!(word, "," | "." | ")" | "%" | ";" | ":" | "\"" | "'" | "’"),
        TokenKind::Number | TokenKind::Mixed => false,
    }
}

/// ".25": the dot is token `at`.
pub(super) fn decimals(scan: &Scan<'_>, at: usize) -> Option<Part> {
    let digits = scan.word(at + 1);
    if scan.kind(at + 1) != TokenKind::Number || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let part = parse(&format!("0.{digits}"), at + 2)?;
    Some(scaled(scan, part))
}

/// One token of digits.
fn figure(scan: &Scan<'_>, at: usize) -> Option<Part> {
    if scan.kind(at) != TokenKind::Number {
        return None;
    }
    let word = scan.word(at);
    match word.char_indices().next_back() {
        Some((cut, c)) if !c.is_ascii() => {
            let (top, bottom) = fractions::vulgar(c)?;
            let whole = word.get(..cut).filter(|whole| !whole.is_empty());
            let base = whole.map_or(Some(Decimal::ZERO), |whole| Some(parse(whole, at)?.value))?;
            let share = Decimal::from(top).checked_div(bottom.into())?;
            let mut part = Part::new(at + 1, base.checked_add(share)?, Form::Fraction);
            part.step = fractions::STEP;
            Some(part)
        }
        _ => parse(word, at + 1),
    }
}

/// "1,234.50": a version ("1.2.3") and an overlong figure are no numbers.
fn parse(word: &str, end: usize) -> Option<Part> {
    if let Some((digits, scale)) = short(word) {
        let mut part = Part::new(end, Decimal::try_new(digits, scale).ok()?, Form::Figures);
        if scale > 0 {
            part.step = Decimal::try_new(1, scale).ok()?;
        }
        return Some(part);
    }
    if word.len() > DIGITS_MAX || word.bytes().filter(|b| *b == b'.').count() > 1 {
        return None;
    }
    let plain: String = if decimal_comma(word) {
        word.replace(',', ".")
    } else {
        word.bytes().filter(|b| *b != b',').map(char::from).collect()
    };
    let value: Decimal = plain.parse().ok()?;
    let mut part = Part::new(end, value, Form::Figures);
    part.step = power_of_ten(-i32::try_from(value.scale()).ok()?)?;
    Some(part)
}

/// The digits of a figure as one number, and how many of them are decimals: of most figures, which
/// are short, begin and end with a digit and have one point at most.
fn short(word: &str) -> Option<(i64, u32)> {
    let bytes = word.as_bytes();
    let ends = [bytes.first()?, bytes.last()?];
    if bytes.len() > WHOLE_MAX || !ends.iter().all(|end| end.is_ascii_digit()) {
        return None;
    }
    let (mut digits, mut point, mut commas) = (0, None, false);
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'0'..=b'9' => digits = digits * 10 + i64::from(byte - b'0'),
            b',' if point.is_none() => commas = true,
            b'.' if point.is_none() => point = Some(at),
            _ => return None,
        }
    }
    let decimals = match point {
        Some(at) => bytes.len() - 1 - at,
        None if commas && decimal_comma(word) => 2,
        None => 0,
    };
    Some((digits, u32::try_from(decimals).ok()?))
}

/// "5,00": a comma before two digits, and no other sign.
fn decimal_comma(word: &str) -> bool {
    word.len() > 3
        && !word.contains('.')
        && word.bytes().filter(|b| *b == b',').count() == 1
        && word.bytes().rev().position(|b| b == b',') == Some(2)
}

/// "1 414 021 100", "10 000": groups of three with a space between.
fn spaced(scan: &Scan<'_>, at: usize, part: Part) -> Part {
    // Few figures have another right behind them.
    if scan.kind(at + 1) != TokenKind::Number {
        return part;
    }
    let is_group = |at: usize, len: std::ops::RangeInclusive<usize>| {
        let word = scan.word(at);
        let digits = word.split('.').next().unwrap_or("");
        len.contains(&digits.len())
            && scan.kind(at) == TokenKind::Number
            && word.bytes().all(|b| b.is_ascii_digit() || b == b'.')
    };
    if !is_group(at, 1..=3) || scan.word(at).contains('.') || scan.word(at).starts_with('0') {
        return part;
    }
    let joins = |end: usize| {
        scan.gap(end) == Gap::Space
            && scan.span(end).start - scan.span(end - 1).end <= 3
            && is_group(end, 3..=3)
    };
    let mut end = at + 1;
    if !joins(end) {
        return part;
    }
    let mut plain = scan.word(at).to_owned();
    while joins(end) && !plain.contains('.') && plain.len() < DIGITS_MAX {
        plain.push_str(scan.word(end));
        end += 1;
    }
    let special =
        scan.text.get(scan.span(at).to()..scan.span(at + 1).from()).is_some_and(|gap| gap != " ");
    let row = end > at + GROUPS_MAX;
    let sure = !row && (end > at + 2 || special || scan.word(at + 1) == "000");
    if end == at + 1 || !sure {
        return part;
    }
    parse(&plain, end).unwrap_or(part)
}

/// "x10^6", "×10−5", "e14", "e+14", "2^10" after a figure.
fn power(scan: &Scan<'_>, part: Part) -> Option<Part> {
    let at = part.end;
    if scan.word(at) == "^" && scan.glued(at) && scan.glued(at + 1) {
        return exponent(scan, part);
    }
    let (base, next) = match scan.word(at) {
        "x" | "X" | "×" | "*" | "·" if scan.glued(at) || scan.word(at) != "x" => {
            (figure(scan, at + 1)?.value, at + 2)
        }
        "e" | "E" if scan.glued(at) && scan.glued(at + 1) => (Decimal::TEN, at + 1),
        _ => return None,
    };
    let caret = next + usize::from(scan.word(next) == "^");
    let negative = matches!(scan.word(caret), "-" | "−" | "–");
    let digits = caret + usize::from(negative || scan.word(caret) == "+");
    let written = digits > next || scan.word(at).eq_ignore_ascii_case("e");
    if !(written && scan.glued(digits) && scan.word(digits).len() <= 2) {
        return None;
    }
    let exponent = scan.word(digits).parse::<u32>().ok()?;
    let factor = raised(base, exponent)?;
    let mut power = part;
    power.end = digits + 1;
    let apply = |value: Decimal| {
        if negative { value.checked_div(factor) } else { value.checked_mul(factor) }
    };
    power.value = apply(part.value)?;
    power.step = apply(part.step)?;
    Some(power)
}

/// "10^6", "2.5^-1".
fn exponent(scan: &Scan<'_>, part: Part) -> Option<Part> {
    let sign = part.end + 1;
    let negative = matches!(scan.word(sign), "-" | "−");
    let digits = sign + usize::from(negative || scan.word(sign) == "+");
    let power = scan.word(digits).parse::<u32>().ok().filter(|power| *power < 100)?;
    let value = raised(part.value, power).filter(|_| scan.glued(digits))?;
    let value = if negative { Decimal::ONE.checked_div(value)? } else { value };
    Some(Part { end: digits + 1, value, ..part })
}

fn raised(base: Decimal, exponent: u32) -> Option<Decimal> {
    (0..exponent).try_fold(Decimal::ONE, |product, _| product.checked_mul(base))
}

/// "21st", "3rd".
fn ordinal(scan: &Scan<'_>, part: Part) -> Option<Part> {
    let suffix = scan.word(part.end);
    let fits = scan.glued(part.end)
        && part.step == Decimal::ONE
        && ["st", "nd", "rd", "th"].iter().any(|s| suffix.eq_ignore_ascii_case(s));
    fits.then(|| Part { end: part.end + 1, form: Form::Ordinal, ..part })
}

/// The part with the scale that follows: a word ("4.2 billion", "5-million") or letters.
fn scaled(scan: &Scan<'_>, part: Part) -> Part {
    let mut part = part;
    let mut next = scale_word(scan, part.end).or_else(|| letters(scan, part.end));
    while let Some((factor, end)) = next {
        let products = (
            part.value.checked_mul(factor),
            part.step.checked_mul(factor),
            part.scale.checked_mul(factor),
        );
        let (Some(value), Some(step), Some(scale)) = products else { break };
        part = Part { end, value, step, scale, form: part.form };
        next = scale_word(scan, part.end);
    }
    part
}

/// "bn" of "1.2bn" or "1.2 bn". Letters that are as likely a unit ("5m", "3t") need money beside
/// them.
fn letters(scan: &Scan<'_>, at: usize) -> Option<(Decimal, usize)> {
    let word = scan.word(at);
    let factor = scan.lexicon.numbers.letter(word)?;
    let money = || beside_money(scan, at.checked_sub(2), at + 1);
    // "The 9600M": millions are not written so.
    let model = word == "M" && scan.glued(at) && whole_thousands(scan.word(at - 1));
    if model && !money() {
        return None;
    }
    let plain = match scan.gap(at) {
        Gap::None => matches!(
            word,
            "k" | "K" | "M" | "MM" | "mn" | "b" | "B" | "bn" | "Bn" | "BN" | "tn" | "Tn"
        ),
        Gap::Space => matches!(word, "k" | "K" | "M" | "mn" | "bn" | "tn" | "Cr" | "cr"),
        Gap::Line | Gap::Break => false,
    };
    (plain || scan.gap(at) <= Gap::Space && money()).then_some((factor, at + 1))
}

/// Four digits or more without a separator.
fn whole_thousands(word: &str) -> bool {
    word.len() > 3 && word.bytes().all(|b| b.is_ascii_digit())
}

/// Whether money stands before the figure or after the scale, or a plural that is counted in
/// millions ("3m people").
fn beside_money(scan: &Scan<'_>, before: Option<usize>, after: usize) -> bool {
    let currencies = &scan.lexicon.currencies;
    // "500m-euro"
    let after = after + usize::from(super::is_hyphen(scan, after));
    let front = before.is_some_and(|at| {
        let word = scan.word(at);
        currencies.sign(word).is_some() || currencies.before(word).is_some()
    });
    let counted = scan.word(after - 1) == "m"
        && scan.glued(after - 1)
        && scan.follows(after)
        && scan.lexicon.numbers.in_millions(scan.word(after));
    front
        || counted
        || scan.follows(after)
            && (currencies.sign(scan.word(after)).is_some()
                || currencies.letters(scan.word(after)).is_some()
                || currencies.name(scan.ahead(after)).is_some())
}
