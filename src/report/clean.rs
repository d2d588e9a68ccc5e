//! Text from outside, made harmless: articles and file names may hold terminal escapes, bidi
//! overrides and other characters that change how the rest of a line is shown.

use std::borrow::Cow;

/// The character to show instead of `c`: a picture for a control character, a replacement mark
/// for one that reorders or hides text, a space for a break.
pub fn harmless(c: char) -> char {
    match c {
        '\t' | '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        _ if reorders_or_hides(c) => '\u{fffd}',
        _ => c,
    }
}

/// C1 controls, bidi marks, embeddings, overrides and isolates, interlinear annotation, tags.
pub fn reorders_or_hides(c: char) -> bool {
    matches!(
        c,
        '\u{80}'..='\u{9f}'
            | '\u{61c}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{206f}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

/// The text on one line, with every character harmless.
pub fn clean(text: &str) -> Cow<'_, str> {
    // Printable ASCII, which most of what is shown is, needs no look at its characters.
    let plain = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if plain || text.chars().all(|c| harmless(c) == c) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(harmless).collect())
    }
}

/// The text on one line, harmless, with runs of white space as one space.
pub fn line(text: &str) -> Cow<'_, str> {
    if is_line(text) {
        return Cow::Borrowed(text);
    }
    let cleaned = clean(text);
    Cow::Owned(cleaned.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Whether a text is on one line, harmless, with single spaces between its words.
fn is_line(text: &str) -> bool {
    let mut spaced = true;
    for c in text.chars() {
        let space = c == ' ';
        let breaks = match c {
            ' '..='~' => space && spaced,
            _ => c.is_whitespace() || harmless(c) != c,
        };
        if breaks {
            return false;
        }
        spaced = space;
    }
    !spaced || text.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_and_overrides_are_neutralised() {
        assert_eq!(clean("a\u{1b}[31mb\u{202e}c\u{9b}d"), "a␛[31mb\u{fffd}c\u{fffd}d");
        assert_eq!(line(" one\r\n two\u{2028}three\u{7f}"), "one two three␡");
        assert!(matches!(clean("plain — 山火事"), Cow::Borrowed(_)));
        assert!(matches!(line("plain — 山火事"), Cow::Borrowed(_)));
        for spaced in [" a", "a ", "a  b", "a\u{a0}b", "a\u{3000}b"] {
            assert_eq!(line(spaced), spaced.split_whitespace().collect::<Vec<_>>().join(" "));
        }
        assert_eq!(line(" \t"), "");
    }
}
