//! Text cut where marks begin and end.

use crate::model::Document;
use crate::text::Span;

/// A stretch of text, and which mark covers it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Segment<'a> {
    /// The text.
    pub(crate) text: &'a str,
    /// Index of the mark.
    pub(crate) mark: Option<usize>,
}

/// The text of `within`, cut by the marks; where marks overlap, the first by position is kept.
pub(crate) fn cut<'a>(document: &'a Document, within: Span, marks: &[Span]) -> Vec<Segment<'a>> {
    let mut order: Vec<(Span, usize)> =
        marks.iter().enumerate().map(|(index, span)| (*span, index)).collect();
    order.sort_unstable();
    let mut segments = Vec::new();
    let mut at = within.start;
    let mut add = |start, end, mark| {
        let text = document.quote(Span { start, end });
        if !text.is_empty() {
            segments.push(Segment { text, mark });
        }
    };
    for (span, index) in order {
        if span.start < at || span.end > within.end {
            continue;
        }
        add(at, span.start, None);
        add(span.start, span.end, Some(index));
        at = span.end;
    }
    add(at, within.end, None);
    segments
}

/// At most `around` bytes on either side of `inner`, within `outer`, on character boundaries.
pub(crate) fn around(document: &Document, outer: Span, inner: Span, around: u32) -> Span {
    let text = document.text();
    let start = inner.start.saturating_sub(around).max(outer.start).min(inner.start);
    let end = inner.end.saturating_add(around).min(outer.end).max(inner.end);
    Span::new(text.floor_char_boundary(start as usize), text.ceil_char_boundary(end as usize))
}
