//! JSON written straight into a string: what `verify extract` prints is mostly keys and short texts,
//! and a serializer takes longer over them than reading takes to find them.

use crate::model::Decimal;
use crate::model::decimal::plain;
use jiff::civil::Date;

/// A text in quotation marks.
pub(super) fn text(out: &mut String, text: &str) {
    let escaped = |byte: &u8| *byte < b' ' || matches!(byte, b'"' | b'\\');
    if text.as_bytes().iter().any(escaped) {
        out.push_str(&serde_json::to_string(text).unwrap_or_default());
        return;
    }
    out.push('"');
    out.push_str(text);
    out.push('"');
}

/// A text, or null.
pub(super) fn text_or_null(out: &mut String, value: Option<&str>) {
    match value {
        Some(value) => text(out, value),
        None => out.push_str("null"),
    }
}

/// A key and its text, if there is one.
pub(super) fn optional(out: &mut String, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        out.push_str(key);
        text(out, value);
    }
}

/// The same before others: a comma behind it.
pub(super) fn first(out: &mut String, key: &str, value: Option<&str>) {
    if value.is_some() {
        optional(out, key, value);
        out.push(',');
    }
}

/// A number.
pub(super) fn number(out: &mut String, number: u32) {
    digits(out, u64::from(number), 1);
}

/// The numbers of three digits, one behind the other: digits are written three at a time.
#[expect(clippy::indexing_slicing, reason = "done when the program is built")]
const THREES: [u8; 3000] = {
    let (mut threes, mut at) = ([b'0'; 3000], 3);
    while at < threes.len() {
        // The number before, and one.
        let (a, b, c) = (threes[at - 3], threes[at - 2], threes[at - 1]);
        threes[at + 2] = if c < b'9' { c + 1 } else { b'0' };
        threes[at + 1] = if c < b'9' { b } else { b + 1 };
        threes[at] = a;
        if threes[at + 1] > b'9' {
            (threes[at], threes[at + 1]) = (a + 1, b'0');
        }
        at += 3;
    }
    threes
};
const DIGITS: &str = match std::str::from_utf8(&THREES) {
    Ok(digits) => digits,
    Err(_) => "",
};

/// A number of at least so many digits, four at the most.
fn digits(out: &mut String, number: u64, least: usize) {
    let (above, three) = (number / 1000, number % 1000);
    if above > 0 || least > 3 {
        digits(out, above, least.saturating_sub(3));
    }
    let written = if above > 0 || least > 2 || three > 99 {
        3
    } else if least > 1 || three > 9 {
        2
    } else {
        1
    };
    let end = usize::try_from(three).unwrap_or_default() * 3 + 3;
    out.push_str(DIGITS.get(end - written..end).unwrap_or_default());
}

/// An exact number, as a text.
pub(super) fn decimal(out: &mut String, value: Decimal) {
    out.push('"');
    // Most are whole and fit.
    match u64::try_from(value.mantissa()) {
        Ok(whole) if value.scale() == 0 => digits(out, whole, 1),
        _ => out.push_str(&plain(value)),
    }
    out.push('"');
}

/// A day, as a text.
pub(super) fn date(out: &mut String, day: Date) {
    let parts = (u64::try_from(day.year()), u64::try_from(day.month()), u64::try_from(day.day()));
    let (Ok(year), Ok(month), Ok(date)) = parts else { return text(out, &day.to_string()) };
    out.push('"');
    digits(out, year, 4);
    out.push('-');
    digits(out, month, 2);
    out.push('-');
    digits(out, date, 2);
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_serde_writes_it() {
        for value in ["", "plain", "“é”", "a \"b\"", "tab\t", "\\", "\u{1}", "\u{7f}"] {
            let mut out = String::new();
            text(&mut out, value);
            assert_eq!(out, serde_json::to_string(value).unwrap());
        }
        for value in (0..1100).chain([10_020, 999_999, 1_000_000, 4_294_967_295]) {
            let mut out = String::new();
            number(&mut out, value);
            assert_eq!(out, value.to_string());
        }
        for value in [
            "0",
            "12.50",
            "-3",
            "79228162514264337593543950335",
            "100",
            "0.001",
            "-0.5",
            "18446744073709551615",
        ] {
            let value: Decimal = value.parse().unwrap();
            let mut out = String::new();
            decimal(&mut out, value);
            assert_eq!(out, format!("\"{}\"", plain(value)));
        }
        for day in ["2026-01-05", "0999-12-31", "-000044-03-15"] {
            let day: Date = day.parse().unwrap();
            let mut out = String::new();
            date(&mut out, day);
            assert_eq!(out, format!("\"{day}\""));
        }
    }
}
