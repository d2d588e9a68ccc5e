//! Collects the blocks of a document from left to right, with the way back to the file.
//!
//! Only what a block holds gets into the view: markers, markup, front matter and boilerplate stay
//! outside, so that no later stage can take them for text.

use crate::model::{Block, BlockKind};
use crate::text::{Span, View, ViewBuilder};

/// A view and its blocks in the making.
#[derive(Debug, Default)]
pub(crate) struct Composer {
    view: ViewBuilder,
    blocks: Vec<Block>,
    /// Where the open block starts in the text.
    open: Option<usize>,
    /// Where blocks stand that are closed without a locator of their own.
    place: Option<String>,
}

impl Composer {
    /// A composer with room for so many bytes of text.
    pub(crate) fn with_room(bytes: usize) -> Self {
        let mut composer = Self::default();
        composer.view.reserve(bytes);
        composer.blocks.reserve(BLOCKS);
        composer
    }

    /// Appends text that stands in the file at `at`.
    pub(crate) fn verbatim(&mut self, text: &str, at: usize) {
        if !text.is_empty() {
            self.begin(at);
            self.view.verbatim(text, at);
        }
    }

    /// Appends text that stands for other bytes of the file.
    pub(crate) fn decoded(&mut self, text: &str, source: Span) {
        if !text.is_empty() {
            self.begin(source.from());
            self.view.decoded(text, source);
        }
    }

    /// Appends text with white space drawn together to single spaces, none at the start of a
    /// block. The text stands in the file at `at`.
    pub(crate) fn flowing(&mut self, text: &str, at: usize) {
        let mut rest = text;
        let mut at = at;
        while !rest.is_empty() {
            let gap = rest.len() - rest.trim_start().len();
            if gap > 0 {
                self.space(Span::new(at, at + gap), rest.get(..gap).unwrap_or(" "));
            }
            let tail = rest.get(gap..).unwrap_or("");
            let run = verbatim_run(tail);
            self.verbatim(tail.get(..run).unwrap_or(""), at + gap);
            rest = tail.get(run..).unwrap_or("");
            at += gap + run;
        }
    }

    /// Raised text: an ordinal's ending and a unit's power are text, the mark of a footnote is
    /// not ("83,190,556²" is no power).
    pub(crate) fn raised(&mut self, text: &str, source: Span, linked: bool) {
        let text = text.trim();
        let before = self.view.text().chars().rev().take(4);
        let word: Vec<char> = before.take_while(|c| c.is_alphanumeric()).collect();
        let power = match text {
            "2" => Some("²"),
            "3" => Some("³"),
            _ => None,
        };
        let unit = word.iter().all(|c| c.is_alphabetic()) && (1..=2).contains(&word.len());
        if let Some(power) = power.filter(|_| unit && !linked) {
            self.decoded(power, source);
        } else if text.chars().all(char::is_alphabetic) && !linked && text.len() > 1 {
            self.decoded(text, source);
        }
    }

    /// Takes back the last character if it is this one.
    #[cfg(feature = "pdf")]
    pub(crate) fn drop_last(&mut self, c: char) {
        self.view.drop_last(c);
    }

    /// One space, unless the block has not begun or ends in one already. `written` is how the
    /// file has it.
    pub(crate) fn space(&mut self, source: Span, written: &str) {
        if self.open.is_none() || self.view.text().ends_with(char::is_whitespace) {
            return;
        }
        if written == " " {
            self.view.verbatim(written, source.from());
        } else {
            self.view.decoded(" ", source);
        }
    }

    /// Ends the open block. Gives its span in the text; none where nothing was written, or nothing
    /// but blanks ("- " and a no-break space).
    pub(crate) fn close(&mut self, kind: BlockKind, locator: Option<String>) -> Option<Span> {
        let start = self.open.take()?;
        let len = self.view.text().get(start..).unwrap_or("").trim_end().len();
        if len == 0 {
            return None;
        }
        let span = Span::new(start, start + len);
        let locator = locator.or_else(|| self.place.clone());
        self.blocks.push(Block { span, kind, locator });
        Some(span)
    }

    /// Says where the blocks stand from here on, as far as they have no locator of their own.
    pub(crate) fn set_place(&mut self, place: Option<String>) {
        self.place = place;
    }

    /// How many blocks are closed.
    pub(crate) fn count(&self) -> usize {
        self.blocks.len()
    }

    /// A closed block, to be completed once more is known (a table's headers).
    pub(crate) fn block_mut(&mut self, index: usize) -> Option<&mut Block> {
        self.blocks.get_mut(index)
    }

    /// The text of a closed block.
    pub(crate) fn text_of(&self, index: usize) -> &str {
        self.blocks.get(index).map_or("", |block| block.span.of(self.view.text()))
    }

    /// The view and its blocks.
    pub(crate) fn finish(self) -> (View, Vec<Block>) {
        (self.view.finish(), self.blocks)
    }

    /// A new block starts on a line of its own, after an empty one.
    fn begin(&mut self, source: usize) {
        if self.open.is_none() {
            if !self.view.is_empty() {
                self.view.decoded("\n\n", Span::new(source, source));
            }
            self.open = Some(self.view.len());
        }
    }
}

/// So many blocks most texts have.
const BLOCKS: usize = 16;

/// How many bytes go before the next white space that is not a single plain space between words.
fn verbatim_run(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut looked) = (0, 0);
    loop {
        if at >= looked {
            while is_plain(bytes, at) {
                at += RUN;
            }
            looked = at + RUN;
        }
        let Some(byte) = bytes.get(at) else { break };
        match byte {
            b' ' if bytes.get(at + 1).is_some_and(u8::is_ascii_graphic) => at += 2,
            b' ' | b'\n' => match text.get(at + 1..).and_then(|rest| rest.chars().next()) {
                Some(next) if !next.is_whitespace() => at += 1,
                _ => return at,
            },
            b'!'..=b'~' => at += 1,
            _ => {
                let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
                if c.is_whitespace() {
                    return at;
                }
                at += c.len_utf8();
            }
        }
    }
    text.len()
}

/// Bytes looked at together: most text is words with single spaces between.
const RUN: usize = 32;

/// Whether the run from `at` on is signs of ASCII, and single spaces before such signs.
fn is_plain(bytes: &[u8], at: usize) -> bool {
    let run = |at: usize| bytes.get(at..).and_then(<[u8]>::first_chunk::<RUN>);
    let Some((here, next)) = run(at).zip(run(at + 1)) else { return false };
    let sign = |byte: u8| byte.wrapping_sub(b'!') <= b'~' - b'!';
    let plain = |(byte, next): (&u8, &u8)| sign(*byte) | (*byte == b' ') & sign(*next);
    here.iter().zip(next).fold(true, |all, pair| all & plain(pair))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_flows_and_blocks_stand_apart() {
        let mut composer = Composer::default();
        let text = "  a b\n\t c ";
        composer.flowing(text, 0);
        composer.flowing(" d", text.len());
        composer.close(BlockKind::Paragraph, None);
        composer.flowing("x\u{a0}y\nz", 20);
        composer.close(BlockKind::Paragraph, None);
        let (view, blocks) = composer.finish();
        assert_eq!(view.text(), "a b c d\n\nx y\nz");
        assert_eq!(view.source(Span::new(4, 5)), Span::new(8, 9));
        assert_eq!(view.source(blocks[1].span), Span::new(20, 26));
        assert_eq!(view.source(blocks[0].span), Span::new(2, 12));
    }

    #[test]
    fn long_runs_end_where_short_ones_do() {
        let line = "words and more words, ".repeat(5);
        for gap in ["  ", "\t", "\n ", " \n", "\u{a0}", " \u{a0}"] {
            for at in 0..line.len() {
                let (head, tail) = line.split_at(at);
                let text = format!("{head}{gap}{tail}");
                let mut composer = Composer::default();
                composer.flowing(&text, 0);
                let flowed: Vec<&str> = text.split_whitespace().collect();
                let (view, _) = composer.finish();
                assert_eq!(view.text().trim_end(), flowed.join(" "), "{text:?}");
            }
        }
    }
}
