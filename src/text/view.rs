//! Readable text with a way back to the bytes it came from.
//!
//! A document's text is what a reader sees: tags, front matter and boilerplate are gone and
//! entities are decoded. Every piece of it remembers its place in the file, so that a finding can
//! point there. Offsets are never searched for again.

use super::{Clip, Span};
use serde::{Deserialize, Serialize};

/// A piece of the text and its place in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Piece {
    /// Where the piece starts in the text.
    text: u32,
    /// Where it starts in the file.
    source: u32,
    /// How many bytes of the file it stands for; equal to its length in the text if verbatim.
    source_len: u32,
    /// Whether the bytes are the same on both sides.
    verbatim: bool,
}

/// Readable text and the map back to the file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct View {
    text: String,
    pieces: Vec<Piece>,
}

/// So long are the pieces of most texts, at the least.
const BYTES_A_PIECE: usize = 128;

impl View {
    /// The whole of `text`, verbatim, as it stands from byte `at` of the file.
    pub fn verbatim(text: &str, at: usize) -> Self {
        let mut builder = ViewBuilder::default();
        builder.reserve(text.len());
        builder.verbatim(text, at);
        builder.finish()
    }

    /// The readable text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the file behind a span of the text. Ends that fall inside decoded pieces
    /// widen to the whole piece.
    pub fn source(&self, span: Span) -> Span {
        let first = self.piece(span.start);
        let start = self.locate(first, span.start, false);
        if span.is_empty() {
            return Span { start, end: start };
        }
        // An end belongs to the piece that holds the byte before it: most often the same.
        let last = span.end - 1;
        let next = self.pieces.get(first + 1);
        let piece = if next.is_none_or(|next| last < next.text) { first } else { self.piece(last) };
        Span { start, end: self.locate(piece, span.end, true).max(start) }
    }

    /// What stands between two parts of a text that were read apart.
    pub const GAP: &'static str = "\n\n";

    /// This text, a gap, and another; the gap stands for nothing at byte `at` of the file.
    #[must_use]
    pub fn followed_by(&self, other: &Self, at: u32) -> Self {
        let mut builder = ViewBuilder::default();
        builder.append(self);
        builder.decoded(Self::GAP, Span { start: at, end: at });
        builder.append(other);
        builder.finish()
    }

    /// The same text where the file's bytes are another form of what the pieces point into (another
    /// encoding). `places` holds, in order, offsets of the old form and of the new one, the ends of
    /// both last; between two entries, bytes correspond one to one where the lengths agree, else as
    /// a whole.
    #[must_use]
    pub fn moved(&self, places: &[(u32, u32)]) -> Self {
        let mut builder = ViewBuilder::default();
        let to_new = |at: u32, is_end: bool| {
            let probe = if is_end { at.saturating_sub(1) } else { at };
            let index = places.partition_point(|(old, _)| *old <= probe).saturating_sub(1);
            let (old, new) = places.get(index).copied().unwrap_or((0, 0));
            let (old_next, new_next) = places.get(index + 1).copied().unwrap_or((old, new));
            match (old_next - old == new_next - new, is_end) {
                (true, _) => new + (at - old).min(new_next - new),
                (false, true) => new_next,
                (false, false) => new,
            }
        };
        for (index, piece) in self.pieces.iter().enumerate() {
            let end = self.pieces.get(index + 1).map_or(self.text.len(), |next| next.text as usize);
            let text = self.text.get(piece.text as usize..end).unwrap_or("");
            let source_end = piece.source + piece.source_len;
            if !piece.verbatim {
                let (start, end) = (to_new(piece.source, false), to_new(source_end, true));
                builder.decoded(text, Span { start, end: end.max(start) });
                continue;
            }
            let mut at = piece.source;
            while at < source_end {
                let next = places.partition_point(|(old, _)| *old <= at);
                let until = places.get(next).map_or(source_end, |(old, _)| (*old).min(source_end));
                let part = Span { start: at - piece.source, end: until - piece.source }.of(text);
                let span = Span { start: to_new(at, false), end: to_new(until, true) };
                if span.len() == part.len() {
                    builder.verbatim(part, span.from());
                } else {
                    builder.decoded(part, span);
                }
                at = until;
            }
        }
        builder.finish()
    }

    /// What a clip keeps of the text; each piece of it stands for what it stood for.
    #[must_use]
    pub fn clipped(&self, clip: &Clip) -> Self {
        let mut builder = ViewBuilder::default();
        for kept in clip.spans() {
            let first = self.pieces.partition_point(|piece| piece.text <= kept.start);
            for index in first.saturating_sub(1)..self.pieces.len() {
                let Some(piece) = self.pieces.get(index) else { break };
                if piece.text >= kept.end {
                    break;
                }
                let next = self.pieces.get(index + 1).map_or(kept.end, |next| next.text);
                let part = Span { start: piece.text.max(kept.start), end: next.min(kept.end) };
                if piece.verbatim {
                    builder.verbatim(
                        part.of(&self.text),
                        self.locate(index, part.start, false) as usize,
                    );
                } else {
                    let (start, end) = (piece.source, piece.source + piece.source_len);
                    builder.decoded(part.of(&self.text), Span { start, end });
                }
            }
        }
        builder.finish()
    }

    /// The bytes of the file that the pieces of the text stand for.
    pub fn sources(&self) -> Vec<Span> {
        let end = |piece: &Piece| piece.source.saturating_add(piece.source_len);
        self.pieces.iter().map(|piece| Span { start: piece.source, end: end(piece) }).collect()
    }

    /// The piece that holds a byte of the text.
    fn piece(&self, at: u32) -> usize {
        self.pieces.partition_point(|piece| piece.text <= at).saturating_sub(1)
    }

    /// The byte of the file behind one of the text, or behind its end, in such a piece.
    fn locate(&self, piece: usize, at: u32, is_end: bool) -> u32 {
        let Some(piece) = self.pieces.get(piece) else { return 0 };
        if piece.verbatim {
            piece.source + at.saturating_sub(piece.text).min(piece.source_len)
        } else if is_end {
            piece.source + piece.source_len
        } else {
            piece.source
        }
    }
}

/// Builds a [`View`] from left to right.
#[derive(Debug, Default)]
pub struct ViewBuilder {
    view: View,
}

impl ViewBuilder {
    /// Makes room for so many bytes of text.
    pub fn reserve(&mut self, bytes: usize) {
        self.view.text.reserve(bytes);
        // A paragraph and the gap behind it are two pieces.
        self.view.pieces.reserve(bytes / BYTES_A_PIECE);
    }

    /// Appends text that stands in the file, byte for byte, at `source`.
    pub fn verbatim(&mut self, text: &str, source: usize) {
        if !text.is_empty() {
            self.piece(Span::new(source, source + text.len()), true);
            self.view.text.push_str(text);
        }
    }

    /// Appends text that stands for other bytes of the file (an entity, white space, a ligature).
    pub fn decoded(&mut self, text: &str, source: Span) {
        if !text.is_empty() {
            self.piece(source, false);
            self.view.text.push_str(text);
        }
    }

    /// Takes back the last character if it is this one; its place stays with what was before it.
    pub fn drop_last(&mut self, c: char) {
        if self.view.text.ends_with(c) {
            self.view.text.pop();
        }
    }

    /// Appends the text of another view of the same file.
    pub fn append(&mut self, other: &View) {
        for (index, piece) in other.pieces.iter().enumerate() {
            let end = other.pieces.get(index + 1).map_or(other.text.len(), |p| p.text as usize);
            let text = other.text.get(piece.text as usize..end).unwrap_or("");
            let source = Span { start: piece.source, end: piece.source + piece.source_len };
            if piece.verbatim {
                self.verbatim(text, source.from());
            } else {
                self.decoded(text, source);
            }
        }
    }

    fn piece(&mut self, source: Span, verbatim: bool) {
        let text = Span::new(self.view.text.len(), self.view.text.len()).start;
        if let Some(last) = self.view.pieces.last_mut() {
            let adjoins = last.source + last.source_len == source.start;
            if verbatim && last.verbatim && adjoins {
                last.source_len += source.end - source.start;
                return;
            }
        }
        let source_len = source.end - source.start;
        self.view.pieces.push(Piece { text, source: source.start, source_len, verbatim });
    }

    /// How much text there is so far, in bytes.
    pub fn len(&self) -> usize {
        self.view.text.len()
    }

    /// Whether there is no text yet.
    pub fn is_empty(&self) -> bool {
        self.view.text.is_empty()
    }

    /// The text so far.
    pub fn text(&self) -> &str {
        &self.view.text
    }

    /// The finished view.
    pub fn finish(self) -> View {
        self.view
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decoded_pieces_widen_and_verbatim_pieces_are_exact() {
        let mut builder = ViewBuilder::default();
        builder.verbatim("AT", 10);
        builder.decoded("&", Span::new(12, 17));
        builder.verbatim("T pays", 17);
        let view = builder.finish();
        assert_eq!(view.text(), "AT&T pays");
        assert_eq!(view.source(Span::new(0, 4)), Span::new(10, 18));
        assert_eq!(view.source(Span::new(2, 3)), Span::new(12, 17));
        assert_eq!(view.source(Span::new(5, 9)), Span::new(19, 23));
    }
}
