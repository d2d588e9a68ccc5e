//! Items of lists: where their text starts, and which signs make a list.

use super::lines::Line;
use crate::text::Span;

/// Signs that mark an item wherever a line begins with one.
const BULLETS: &[char] = &['•', '◦', '▪', '‣', '●', '■', '►', '▸', '⁃', '∙', '\u{f0b7}'];
/// Signs that mark an item where a text has several such lines.
const DASHES: &[char] = &['-', '*', '–', '+', '·', '—'];

/// What a line begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Marker {
    /// A sign of a list.
    Bullet,
    /// A dash or the like.
    Dash(char),
    /// "1.", "2)", "(3)": the sign after the number.
    Number(char),
}

/// The marker of a line and the bytes it takes, white space after it included.
pub(super) fn marker(text: &str) -> Option<(Marker, usize)> {
    let mut rest = text.chars();
    let first = rest.next()?;
    let gap = |len: usize| {
        let tail = text.get(len..).unwrap_or("");
        let gap = tail.len() - tail.trim_start().len();
        (gap > 0 || tail.is_empty()).then_some(len + gap)
    };
    if BULLETS.contains(&first) {
        let tail = rest.as_str();
        return Some((Marker::Bullet, text.len() - tail.trim_start().len()));
    }
    if DASHES.contains(&first) {
        return gap(first.len_utf8()).map(|len| (Marker::Dash(first), len));
    }
    let open = usize::from(first == '(');
    let tail = text.get(open..)?;
    let digits = tail.len() - tail.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits == 0 || digits > 3 {
        return None;
    }
    let sign = tail.get(digits..)?.chars().next()?;
    let fits = if open == 1 { sign == ')' } else { matches!(sign, '.' | ')') };
    let len = gap(open + digits + 1).filter(|_| fits)?;
    Some((Marker::Number(sign), len))
}

/// Which markers make lists in a text: bullets always, others where they stand at least twice.
pub(super) fn of_text(source: &str, lines: &[Line]) -> Vec<Marker> {
    let mut seen: Vec<(Marker, usize)> = vec![(Marker::Bullet, 2)];
    for line in lines {
        let Some((marker, _)) = marker(line.text(source)) else { continue };
        match seen.iter_mut().find(|(known, _)| *known == marker) {
            Some((_, count)) => *count += 1,
            None => seen.push((marker, 1)),
        }
        // "- One. - Two." on one line is a list that lost its line ends.
        if flattened(line.text(source), line.span).len() > 1 {
            seen.push((marker, 2));
        }
    }
    seen.into_iter().filter(|(_, count)| *count > 1).map(|(marker, _)| marker).collect()
}

/// The items of a list that was pasted into one line: "- One. - Two." Each span is without its
/// dash. A line of one item gives one span.
pub(super) fn flattened(text: &str, span: Span) -> Vec<Span> {
    let Some((Marker::Dash(sign), len)) = marker(text) else { return vec![span] };
    let between = format!(" {sign} ");
    let mut items = Vec::new();
    let mut start = len;
    let mut from = len;
    while let Some(found) = text.get(from..).and_then(|rest| rest.find(&between)) {
        let at = from + found;
        let before = text.get(..at).unwrap_or("").trim_end_matches(['"', '”', '’', ')', '\'']);
        if before.ends_with(['.', '!', '?', ';']) {
            items.push(Span::new(start, at).shifted(span.from()));
            start = at + between.len();
        }
        from = at + between.len();
    }
    items.push(Span::new(start, text.len()).shifted(span.from()));
    items
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers() {
        assert_eq!(marker("• 01."), Some((Marker::Bullet, 4)));
        assert_eq!(marker("- a"), Some((Marker::Dash('-'), 2)));
        assert_eq!(marker("12) a"), Some((Marker::Number(')'), 4)));
        assert_eq!(marker("(3) a"), Some((Marker::Number(')'), 4)));
        for text in ["-5 degrees", "1.5 million", "2026. A year", "(a) b", "No. 5", "3 a"] {
            assert_eq!(marker(text), None, "{text}");
        }
    }

    #[test]
    fn lists_in_one_line() {
        let text = "- One - or so - it is. - Two.";
        let spans = flattened(text, Span::new(0, text.len()));
        let items: Vec<&str> = spans.into_iter().map(|span| span.of(text)).collect();
        assert_eq!(items, ["One - or so - it is.", "Two."]);
    }
}
