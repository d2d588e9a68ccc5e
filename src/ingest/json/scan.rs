//! Just enough of JSON to find the fields of objects with their places in the file.

use crate::ingest::patchwork::Patchwork;
use crate::text::Span;

/// A value: its place in the file, and what it is.
#[derive(Debug, Clone)]
pub(super) enum Value {
    /// A text, without its quotation marks.
    Text(Span),
    /// Fields in order: key, value.
    Object(Vec<(String, Value)>),
    Array(Vec<Value>),
    /// A number, `true`, `false`, `null`.
    Plain(Span),
}

/// Deeper values are skipped over, not kept: exports are shallow, and what is deep is hostile.
const DEPTH_MAX: usize = 24;

/// The value that begins at `at`, and where it ends; the offset of the fault where it is not JSON.
pub(super) fn value(source: &str, at: usize) -> Result<(Value, usize), usize> {
    Scanner { bytes: source.as_bytes(), source }.value(at, 0)
}

struct Scanner<'a> {
    bytes: &'a [u8],
    source: &'a str,
}

impl Scanner<'_> {
    fn skip_space(&self, mut at: usize) -> usize {
        while self.bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
            at += 1;
        }
        at
    }

    fn value(&self, at: usize, depth: usize) -> Result<(Value, usize), usize> {
        let at = self.skip_space(at);
        match self.bytes.get(at).ok_or(at)? {
            b'"' => {
                let end = self.string_end(at)?;
                Ok((Value::Text(Span::new(at + 1, end - 1)), end))
            }
            b'{' | b'[' if depth >= DEPTH_MAX => {
                let end = self.nest_end(at)?;
                Ok((Value::Plain(Span::new(at, end)), end))
            }
            b'{' => self.object(at, depth),
            b'[' => self.array(at, depth),
            _ => {
                let rest = self.bytes.get(at..).unwrap_or(&[]);
                let plain =
                    |b: &&u8| b.is_ascii_alphanumeric() || matches!(**b, b'-' | b'+' | b'.');
                let len = rest.iter().take_while(plain).count();
                if len == 0 {
                    return Err(at);
                }
                Ok((Value::Plain(Span::new(at, at + len)), at + len))
            }
        }
    }

    fn object(&self, at: usize, depth: usize) -> Result<(Value, usize), usize> {
        let mut fields = Vec::new();
        let mut at = self.skip_space(at + 1);
        while self.bytes.get(at) != Some(&b'}') {
            if self.bytes.get(at) != Some(&b'"') {
                return Err(at);
            }
            let end = self.string_end(at)?;
            let key = text(self.source, Span::new(at + 1, end - 1)).text().to_owned();
            at = self.skip_space(end);
            if self.bytes.get(at) != Some(&b':') {
                return Err(at);
            }
            let (value, end) = self.value(at + 1, depth + 1)?;
            fields.push((key, value));
            at = self.separator(end, b'}')?;
        }
        Ok((Value::Object(fields), at + 1))
    }

    fn array(&self, at: usize, depth: usize) -> Result<(Value, usize), usize> {
        let mut values = Vec::new();
        let mut at = self.skip_space(at + 1);
        while self.bytes.get(at) != Some(&b']') {
            let (value, end) = self.value(at, depth + 1)?;
            values.push(value);
            at = self.separator(end, b']')?;
        }
        Ok((Value::Array(values), at + 1))
    }

    /// Past a comma, or at the end of what holds the values.
    fn separator(&self, at: usize, close: u8) -> Result<usize, usize> {
        let at = self.skip_space(at);
        match self.bytes.get(at) {
            Some(b',') => Ok(self.skip_space(at + 1)),
            Some(byte) if *byte == close => Ok(at),
            _ => Err(at),
        }
    }

    /// Past the closing quotation mark.
    fn string_end(&self, at: usize) -> Result<usize, usize> {
        let mut from = at + 1;
        loop {
            let rest = self.bytes.get(from..).ok_or(at)?;
            let found = memchr::memchr2(b'"', b'\\', rest).ok_or(at)? + from;
            if self.bytes.get(found) == Some(&b'"') {
                return Ok(found + 1);
            }
            from = found + 2;
        }
    }

    /// Past the bracket that closes the one at `at`.
    fn nest_end(&self, at: usize) -> Result<usize, usize> {
        let mut open = 0usize;
        let mut place = at;
        while let Some(byte) = self.bytes.get(place) {
            match byte {
                b'"' => {
                    place = self.string_end(place)?;
                    continue;
                }
                b'{' | b'[' => open += 1,
                b'}' | b']' => open = open.saturating_sub(1),
                _ => {}
            }
            place += 1;
            if open == 0 {
                return Ok(place);
            }
        }
        Err(at)
    }
}

/// The text of a string, its escapes decoded.
pub(super) fn text(source: &str, span: Span) -> Patchwork {
    let raw = span.of(source);
    let mut text = Patchwork::default();
    let mut from = 0;
    while let Some(at) = raw.get(from..).and_then(|rest| rest.find('\\')).map(|at| at + from) {
        text.verbatim(raw.get(from..at).unwrap_or(""), span.from() + from);
        let (meant, len) = escape(raw.get(at..).unwrap_or(""));
        let mut buffer = [0; 4];
        let meant = meant.encode_utf8(&mut buffer);
        text.decoded(meant, Span::new(span.from() + at, span.from() + at + len));
        from = at + len;
    }
    text.verbatim(raw.get(from..).unwrap_or(""), span.from() + from);
    text
}

/// What an escape means, and its length.
fn escape(raw: &str) -> (char, usize) {
    let c = raw.chars().nth(1).unwrap_or('\\');
    let meant = match c {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        'b' | 'f' => ' ',
        'u' => return unicode(raw),
        other => other,
    };
    (meant, (1 + c.len_utf8()).min(raw.len()))
}

fn unicode(raw: &str) -> (char, usize) {
    let unit = |at: usize| raw.get(at..at + 4).and_then(|hex| u32::from_str_radix(hex, 16).ok());
    let Some(first) = unit(2) else { return ('\u{fffd}', raw.len().min(2)) };
    let second = raw.get(6..8).filter(|mark| *mark == "\\u").and_then(|_| unit(8));
    match second {
        Some(second) if (0xd800..0xdc00).contains(&first) && (0xdc00..0xe000).contains(&second) => {
            let joined = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
            (char::from_u32(joined).unwrap_or('\u{fffd}'), 12)
        }
        _ => (char::from_u32(first).unwrap_or('\u{fffd}'), 6),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_decoded_and_faults_placed() {
        let source = r#"{"a": "x\n\u20ac5 \ud83d\ude00", "b": [1, {"c": null}]}"#;
        let (Value::Object(fields), end) = value(source, 0).unwrap() else { panic!() };
        assert_eq!(end, source.len());
        let Value::Text(span) = fields[0].1 else { panic!() };
        assert_eq!(text(source, span).text(), "x\n€5 😀");
        for (source, at) in [("{\"a\" 1}", 5), ("[1 2]", 3), ("{", 1), ("\"a", 0), ("{\"a\":}", 5)]
        {
            assert_eq!(value(source, 0).unwrap_err(), at, "{source}");
        }
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(value(&deep, 0).unwrap().1, deep.len());
    }
}
