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
    if text.chars().all(|c| harmless(c) == c) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(harmless).collect())
    }
}

/// The text on one line, harmless, with runs of white space as one space.
pub fn line(text: &str) -> String {
    let cleaned = clean(text);
    cleaned.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_and_overrides_are_neutralised() {
        assert_eq!(clean("a\u{1b}[31mb\u{202e}c\u{9b}d"), "a␛[31mb\u{fffd}c\u{fffd}d");
        assert_eq!(line(" one\r\n two\u{2028}three\u{7f}"), "one two three␡");
        assert!(matches!(clean("plain — 山火事"), Cow::Borrowed(_)));
    }
}
