//! JSON written straight into a string: what `verify extract` prints is mostly keys and short texts,
//! and a serializer takes longer over them than reading takes to find them.

use crate::model::Decimal;
use crate::model::decimal::plain;
use jiff::civil::Date;

/// What is written, bytes of UTF-8.
pub(super) type Out = Vec<u8>;

/// A text in quotation marks.
pub(super) fn text(out: &mut Out, text: &str) {
    if needs_escapes(text.as_bytes()) {
        out.extend_from_slice(serde_json::to_string(text).unwrap_or_default().as_bytes());
        return;
    }
    out.push(b'"');
    out.extend_from_slice(text.as_bytes());
    out.push(b'"');
}

/// Whether a text has a quotation mark, a backslash or a control character.
fn needs_escapes(text: &[u8]) -> bool {
    let (eights, rest) = text.as_chunks();
    let escaped = |byte: &u8| *byte < b' ' || matches!(byte, b'"' | b'\\');
    eights.iter().any(|eight| has_escaped(u64::from_le_bytes(*eight))) || rest.iter().any(escaped)
}

/// The same of eight bytes: a byte less a number borrows from its top bit where it is less.
fn has_escaped(bytes: u64) -> bool {
    const EACH: u64 = u64::from_le_bytes([1; 8]);
    let below = |bytes: u64, least: u8| bytes.wrapping_sub(EACH * u64::from(least)) & !bytes;
    let is = |byte: u8| below(bytes ^ (EACH * u64::from(byte)), 1);
    (below(bytes, b' ') | is(b'"') | is(b'\\')) & (EACH * 128) != 0
}

/// A text, or null.
pub(super) fn text_or_null(out: &mut Out, value: Option<&str>) {
    match value {
        Some(value) => text(out, value),
        None => out.extend_from_slice(b"null"),
    }
}

/// A key and its text, if there is one.
pub(super) fn optional(out: &mut Out, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        out.extend_from_slice(key.as_bytes());
        text(out, value);
    }
}

/// The same before others: a comma behind it.
pub(super) fn first(out: &mut Out, key: &str, value: Option<&str>) {
    if value.is_some() {
        optional(out, key, value);
        out.push(b',');
    }
}

/// A number.
pub(super) fn number(out: &mut Out, number: u32) {
    digits(out, u64::from(number));
}

/// The numbers of three digits, one behind the other: digits are written three at a time.
#[expect(clippy::indexing_slicing, reason = "done when the program is built")]
const THREES: [[u8; 3]; 1000] = {
    let (mut threes, mut at) = ([[b'0'; 3]; 1000], 1);
    while at < threes.len() {
        // The number before, and one.
        let [a, b, c] = threes[at - 1];
        threes[at] = match (b, c) {
            (b'9', b'9') => [a + 1, b'0', b'0'],
            (_, b'9') => [a, b + 1, b'0'],
            _ => [a, b, c + 1],
        };
        at += 1;
    }
    threes
};

/// The last three digits of a number.
fn three(number: u64) -> [u8; 3] {
    let at = usize::try_from(number % 1000).unwrap_or_default();
    THREES.get(at).copied().unwrap_or_default()
}

/// A whole number.
fn digits(out: &mut Out, number: u64) {
    let last = three(number);
    if number > 999 {
        digits(out, number / 1000);
        out.extend_from_slice(&last);
        return;
    }
    match number {
        100.. => out.extend_from_slice(&last),
        10.. => out.extend_from_slice(&last[1..]),
        _ => out.extend_from_slice(&last[2..]),
    }
}

/// An exact number, as a text.
pub(super) fn decimal(out: &mut Out, value: Decimal) {
    out.push(b'"');
    // Most are whole and fit.
    match u64::try_from(value.mantissa()) {
        Ok(whole) if value.scale() == 0 => digits(out, whole),
        _ => out.extend_from_slice(plain(value).as_bytes()),
    }
    out.push(b'"');
}

/// A day, as a text.
pub(super) fn date(out: &mut Out, day: Date) {
    let (Ok(year), month, date) = (u64::try_from(day.year()), day.month(), day.day()) else {
        return text(out, &day.to_string());
    };
    let two = |number: i8| three(u64::try_from(number).unwrap_or_default());
    let (front, year) = (three(year / 1000), three(year));
    let (month, date) = (two(month), two(date));
    out.extend_from_slice(&[b'"', front[2], year[0], year[1], year[2], b'-']);
    out.extend_from_slice(&[month[1], month[2], b'-', date[1], date[2], b'"']);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_serde_writes_it() {
        for value in [
            "",
            "plain",
            "“é”",
            "a \"b\"",
            "tab\t",
            "\\",
            "\u{1}",
            "\u{7f}",
            "eight of them",
            "a tab\tof 9",
            "é of \\ 8",
        ] {
            let mut out = Out::new();
            text(&mut out, value);
            assert_eq!(out, serde_json::to_vec(value).unwrap());
        }
        for value in (0..1100).chain([10_020, 999_999, 1_000_000, 4_294_967_295]) {
            let mut out = Out::new();
            number(&mut out, value);
            assert_eq!(out, value.to_string().as_bytes());
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
            let mut out = Out::new();
            decimal(&mut out, value);
            assert_eq!(out, format!("\"{}\"", plain(value)).as_bytes());
        }
        for day in ["2026-01-05", "0999-12-31", "-000044-03-15"] {
            let day: Date = day.parse().unwrap();
            let mut out = Out::new();
            date(&mut out, day);
            assert_eq!(out, format!("\"{day}\"").as_bytes());
        }
    }
}
