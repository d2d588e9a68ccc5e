//! Character references (`&amp;`, `&#8217;`) in a page's text.

use crate::text::Span;
use html5gum::{Token, Tokenizer};

/// The longest reference, in bytes: the longest name that HTML knows has 33.
const REFERENCE_MAX: usize = 40;

/// A piece of text: as it stands, or what a reference stands for.
pub(super) enum Piece<'a> {
    Plain(&'a str, usize),
    Reference(String, Span),
}

/// Hands the pieces of `raw`, which stands at `at` in the source, to `take`.
pub(super) fn pieces<'a>(raw: &'a str, at: usize, mut take: impl FnMut(Piece<'a>)) {
    let mut start = 0;
    let mut from = 0;
    while let Some(found) = raw.get(from..).and_then(|rest| rest.find('&')) {
        let place = from + found;
        let len = reference(raw.get(place..).unwrap_or(""));
        from = place + len.max(1);
        let written = raw.get(place..place + len).unwrap_or("");
        let meant = if len > 1 { decode(written) } else { String::new() };
        if meant.is_empty() || meant == written {
            continue;
        }
        take(Piece::Plain(raw.get(start..place).unwrap_or(""), at + start));
        take(Piece::Reference(meant, Span::new(at + place, at + place + len)));
        start = place + len;
    }
    take(Piece::Plain(raw.get(start..).unwrap_or(""), at + start));
}

/// The length of the reference at the start of `text`; 0 where there is none.
fn reference(text: &str) -> usize {
    let body = text.strip_prefix("&").unwrap_or("");
    let hash = usize::from(body.starts_with('#'));
    let name = body.get(hash..).unwrap_or("");
    let len = name.bytes().take(REFERENCE_MAX).take_while(u8::is_ascii_alphanumeric).count();
    if len == 0 {
        return 0;
    }
    let stop = usize::from(name.get(len..).is_some_and(|rest| rest.starts_with(';')));
    1 + hash + len + stop
}

fn decode(written: &str) -> String {
    let mut meant = String::new();
    for token in Tokenizer::new(written) {
        let Ok(token) = token;
        if let Token::String(text) = token {
            meant.push_str(&String::from_utf8_lossy(&text.value));
        }
    }
    meant
}

/// The text with its references decoded.
pub(super) fn decoded(raw: &str) -> String {
    let mut text = String::new();
    pieces(raw, 0, |piece| match piece {
        Piece::Plain(plain, _) => text.push_str(plain),
        Piece::Reference(meant, _) => text.push_str(&meant),
    });
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_decoded() {
        assert_eq!(decoded("AT&amp;T &#8217;&euro;5 & &c; &"), "AT&T ’€5 & &c; &");
        assert_eq!(decoded("1&nbsp;200&#x20AC;"), "1\u{a0}200€");
    }
}
