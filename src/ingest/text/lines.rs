//! The lines of a text, and whether they were wrapped at a width.

use crate::text::Span;

/// A line that holds something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    /// The line without white space around it.
    pub(super) span: Span,
    /// Bytes of white space before it.
    pub(super) indent: usize,
    /// Whether an empty line, or the top of the file, stands before it.
    pub(super) apart: bool,
}

impl Line {
    /// Its width in characters, indentation included.
    fn width(&self, source: &str) -> usize {
        let whole = source.get(self.span.from() - self.indent..self.span.to());
        whole.unwrap_or_default().chars().count()
    }

    /// The words of the line.
    pub(super) fn text<'a>(&self, source: &'a str) -> &'a str {
        self.span.of(source)
    }
}

/// The non-empty lines of `source` from byte `from` on.
pub(super) fn lines(source: &str, from: usize) -> Vec<Line> {
    let mut start = from;
    let mut apart = true;
    let mut found = Vec::with_capacity(LINES);
    for raw in parts(source.get(from..).unwrap_or("")) {
        let indent = raw.len() - raw.trim_start().len();
        let text = raw.trim();
        if text.is_empty() {
            // A lone "\n" after "\r" ends the same line; it is no empty line.
            let line_end = raw == "\n" && source.get(..start).is_some_and(|s| s.ends_with('\r'));
            apart |= !line_end;
        } else {
            let span = Span::new(start + indent, start + indent + text.len());
            found.push(Line { span, indent, apart });
            apart = false;
        }
        start += raw.len();
    }
    found
}

/// So many lines most texts have.
const LINES: usize = 32;

/// The lines of a text with their ends. A paragraph separator is rare enough to be looked for once.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let separated =
        !text.is_ascii() && memchr::memmem::find(text.as_bytes(), PARAGRAPH.as_bytes()).is_some();
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = if separated {
            rest.find(['\n', '\r', '\u{c}', '\u{2029}'])
        } else {
            memchr::memchr3(b'\n', b'\r', 0xc, rest.as_bytes())
        };
        let sign = end.and_then(|end| rest.get(end..)?.chars().next());
        let end = end.map_or(rest.len(), |end| end + sign.map_or(0, char::len_utf8));
        let (line, after) = rest.split_at_checked(end)?;
        rest = after;
        (!line.is_empty()).then_some(line)
    })
}

/// U+2029 PARAGRAPH SEPARATOR.
const PARAGRAPH: &str = "\u{2029}";

/// Widths at which people and programs wrap lines.
const WRAP: std::ops::RangeInclusive<usize> = 40..=120;
/// Of the line ends inside paragraphs, this many in a hundred must lie where a wrap would put
/// them before a text counts as wrapped.
const WRAPPED_PERCENT: usize = 60;

/// The width at which the text was wrapped; none where every paragraph is one line.
pub(super) fn wrap_width(source: &str, lines: &[Line]) -> Option<usize> {
    let pairs = lines.windows(2).filter_map(|pair| Some((pair.first()?, pair.get(1)?)));
    let inner: Vec<(&Line, &Line)> = pairs.filter(|(_, next)| !next.apart).collect();
    let mut widths: Vec<usize> = inner.iter().map(|(line, _)| line.width(source)).collect();
    widths.sort_unstable();
    // One line in twenty may be longer (an address, a table).
    let width = *widths.get((widths.len() * 19 / 20).min(widths.len().checked_sub(1)?))?;
    if !WRAP.contains(&width) {
        return None;
    }
    let wraps = |(line, next): &&(&Line, &Line)| {
        is_full(source, line, next, width) || next.text(source).starts_with(char::is_lowercase)
    };
    let full = inner.iter().filter(wraps).count();
    (full * 100 >= inner.len() * WRAPPED_PERCENT).then_some(width)
}

/// Whether the next line's first word would not have fitted on this line any more.
pub(super) fn is_full(source: &str, line: &Line, next: &Line, width: usize) -> bool {
    let word = next.text(source).split_whitespace().next().unwrap_or("");
    line.width(source) + 1 + word.chars().count() > width
}
