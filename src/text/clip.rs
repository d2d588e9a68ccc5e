//! What is kept of a text once only some stretches of it are still needed: these, one after the
//! other, and where places in them have moved.

use super::Span;

/// Stretches of a text that are kept, in order, none touching the next.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clip {
    kept: Vec<Kept>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Kept {
    /// Where the stretch stood.
    was: Span,
    /// Where it starts now.
    at: u32,
}

impl Clip {
    /// The smallest clip of a text that holds such spans, each with a character on either side:
    /// what a place stands for in the file is told by the character behind it, or before.
    pub fn of(text: &str, mut spans: Vec<Span>) -> Self {
        spans.sort_unstable();
        let mut clip = Self::default();
        for span in spans {
            let start = text.floor_char_boundary(span.from().saturating_sub(1));
            let end = text.ceil_char_boundary(span.to().saturating_add(1));
            let wide = Span::new(start, end);
            match clip.kept.last_mut() {
                Some(last) if wide.start <= last.was.end => last.was = last.was.join(wide),
                _ => clip.kept.push(Kept { was: wide, at: 0 }),
            }
        }
        let mut at = 0_u32;
        for kept in &mut clip.kept {
            kept.at = at;
            at = at.saturating_add(kept.was.end - kept.was.start);
        }
        clip
    }

    /// The stretches as they stood in the text.
    pub fn spans(&self) -> impl Iterator<Item = Span> {
        self.kept.iter().map(|kept| kept.was)
    }

    /// Where a span of the text stands now; of one that reaches past what is kept, what is left.
    #[must_use]
    pub fn moved(&self, span: Span) -> Span {
        Span { start: self.place(span.start), end: self.place(span.end) }
    }

    /// Where a place of the text is now; one that was left out is at the end of what is before it.
    fn place(&self, at: u32) -> u32 {
        let before = self.kept.partition_point(|kept| kept.was.start <= at).checked_sub(1);
        let Some(kept) = before.and_then(|index| self.kept.get(index)) else { return 0 };
        kept.at + (at.min(kept.was.end) - kept.was.start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{LineIndex, ViewBuilder};

    /// Every span within what is kept says the same, stands for the same bytes and lies at the same
    /// line and column.
    #[test]
    fn what_is_kept_says_the_same_and_stands_where_it_stood() {
        let file = "Té <b>one</b>\r\ntwo €5 &amp;\n\nthree\n𝄞 four\nfive";
        let lines = LineIndex::new(file);
        let mut builder = ViewBuilder::default();
        builder.verbatim("Té ", 0);
        builder.verbatim("one", 7);
        builder.decoded("\n", Span::new(14, 16));
        builder.verbatim("two €5 ", 16);
        builder.decoded("&", Span::new(25, 30));
        builder.verbatim(file.get(30..).unwrap_or(""), 30);
        let view = builder.finish();
        let (text, end) = (view.text(), view.text().len());
        let boundaries: Vec<usize> = (0..=end).filter(|at| text.is_char_boundary(*at)).collect();
        for first in &boundaries {
            for last in boundaries.iter().filter(|last| first <= last) {
                let (quote, other) = (Span::new(*first, *last), Span::new(end - 2, end - 1));
                let clip = Clip::of(text, vec![other, quote]);
                let short = view.clipped(&clip);
                let short_lines = lines.clipped(short.sources());
                for span in [quote, other, Span::new(*first, *first), Span::new(*last, *last)] {
                    let now = clip.moved(span);
                    assert_eq!(now.of(short.text()), span.of(text));
                    let (was, is) = (view.source(span), short.source(now));
                    assert_eq!(is, was, "{span:?} of {quote:?}");
                    for at in [was.start, was.end] {
                        assert_eq!(short_lines.position(at), lines.position(at));
                        assert_eq!(short_lines.byte_column(at), lines.byte_column(at));
                    }
                }
                assert!(short.text().len() <= last - first + 12);
            }
        }
    }
}
