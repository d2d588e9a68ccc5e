//! Text drawn together from places of a file, some of it decoded: strings of JSON, content of
//! feeds. Blocks are read in the drawn-together text; the way back to the file is laid on
//! afterwards.

use crate::model::Document;
use crate::text::{LineIndex, Span, View};

/// Text and where its pieces stand.
#[derive(Debug, Default)]
pub(crate) struct Patchwork {
    text: String,
    /// Offsets of the text and of the file, as [`View::moved`] wants them.
    places: Vec<(u32, u32)>,
}

impl Patchwork {
    /// Appends text that stands in the file at `at`.
    pub(crate) fn verbatim(&mut self, text: &str, at: usize) {
        self.piece(text, Span::new(at, at + text.len()));
    }

    /// Appends text that stands for other bytes of the file.
    pub(crate) fn decoded(&mut self, text: &str, source: Span) {
        self.piece(text, source);
    }

    fn piece(&mut self, text: &str, source: Span) {
        if text.is_empty() {
            return;
        }
        let start = offset(self.text.len());
        self.text.push_str(text);
        let here = (start, source.start);
        if self.places.last() != Some(&here) {
            self.places.push(here);
        }
        self.places.push((offset(self.text.len()), source.end));
    }

    /// The text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Lays the way back to the file on a document that was read from the text.
    pub(crate) fn settle(&self, document: &mut Document, lines: &LineIndex, sha256: &str) {
        document.view = document.view.moved(&self.places);
        document.lines = lines.clone();
        sha256.clone_into(&mut document.sha256);
    }
}

/// Completes a document whose text does not stand in its file (it was unpacked or drawn from
/// glyphs): places are counted in the text itself.
pub(crate) fn unanchored(document: &mut Document, sha256: &str) {
    document.view = View::verbatim(document.view.text(), 0);
    document.lines = LineIndex::new(document.view.text());
    sha256.clone_into(&mut document.sha256);
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_lead_back() {
        let mut patchwork = Patchwork::default();
        patchwork.verbatim("AT", 10);
        patchwork.decoded("&", Span::new(12, 17));
        patchwork.verbatim("T pays", 17);
        patchwork.verbatim(" more", 40);
        let mut document =
            Document { view: View::verbatim(patchwork.text(), 0), ..Document::default() };
        patchwork.settle(&mut document, &LineIndex::default(), "");
        assert_eq!(document.text(), "AT&T pays more");
        assert_eq!(document.view.source(Span::new(0, 4)), Span::new(10, 18));
        assert_eq!(document.view.source(Span::new(5, 9)), Span::new(19, 23));
        assert_eq!(document.view.source(Span::new(10, 14)), Span::new(41, 45));
    }
}
