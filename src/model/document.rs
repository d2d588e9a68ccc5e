//! One file read.

use crate::text::{Clip, LineIndex, Position, Span, View};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A document's place in the run's sorted list of documents.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct DocumentId(pub u32);

/// What a block of text is in the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum BlockKind {
    /// The document's title, where it stands in the text.
    Title,
    /// A heading and its level, from 1.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// An item of a list.
    Item,
    /// A cell of a table, with the text of the headers that govern it (empty where there is none).
    Cell {
        /// Which table of the document, from 0.
        table: u32,
        /// Row, from 0.
        row: u32,
        /// Column, from 0.
        column: u32,
        /// The header of its row.
        row_header: Span,
        /// The header of its column.
        column_header: Span,
    },
    /// A caption of a table or picture.
    Caption,
    /// A quotation set apart.
    Quote,
    /// Code or other text that makes no claims.
    Verbatim,
}

/// A stretch of a document's text that belongs together; sentences do not cross blocks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Where it stands in the text.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// Where a person finds it when lines do not help: "page 3", "paragraph 12", "Results > Q3".
    pub locator: Option<String>,
}

impl Block {
    /// Puts its spans where they have moved.
    fn moved(&mut self, to: impl Fn(Span) -> Span) {
        self.span = to(self.span);
        if let BlockKind::Cell { row_header, column_header, .. } = &mut self.kind {
            *row_header = to(*row_header);
            *column_header = to(*column_header);
        }
    }
}

/// One file read: its text, the way back to its bytes, and what is known of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Its place in the run.
    pub id: DocumentId,
    /// Its path as the user gave it, with `/` between folders.
    pub path: String,
    /// Its title, if it has one.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// The day it was published: the anchor of its relative dates.
    #[serde(default, with = "super::binary::maybe")]
    pub published: Option<Date>,
    /// The day that `sources.toml` gives, which counts where neither the document's metadata nor
    /// its date line names one.
    #[serde(default, with = "super::binary::maybe")]
    pub listed: Option<Date>,
    /// The day it was last changed, if that is said.
    #[serde(default, with = "super::binary::maybe")]
    pub modified: Option<Date>,
    /// ISO 639 code of its language, if known ("en").
    pub language: Option<String>,
    /// Country whose customs its dates and currency signs follow ("US", "GB"), if known.
    pub region: Option<String>,
    /// Encoding of the file, where it is not UTF-8.
    pub encoding: Option<String>,
    /// Readable text with the way back to the file.
    pub view: View,
    /// The blocks of the text, in order, without overlap.
    pub blocks: Vec<Block>,
    /// Lines of the file (of the text, where the text does not stand in the file).
    pub lines: LineIndex,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// Remarks on how it was read, for the report ("encoding guessed: windows-1252").
    pub remarks: Vec<String>,
}

/// What is large of a document: the readable text, its blocks, and the way back to the file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// See [`Document::view`].
    pub view: View,
    /// See [`Document::blocks`].
    pub blocks: Vec<Block>,
    /// See [`Document::lines`].
    pub lines: LineIndex,
}

impl Document {
    /// The document without its text, and the text.
    #[must_use]
    pub fn parted(mut self) -> (Self, Body) {
        let body = Body {
            view: std::mem::take(&mut self.view),
            blocks: std::mem::take(&mut self.blocks),
            lines: std::mem::take(&mut self.lines),
        };
        (self, body)
    }

    /// Both together again.
    #[must_use]
    pub fn with(self, body: Body) -> Self {
        let Body { view, blocks, lines } = body;
        Self { view, blocks, lines, ..self }
    }

    /// The readable text.
    pub fn text(&self) -> &str {
        self.view.text()
    }

    /// Drops the text and the ways back to the file: what is known of the document stays.
    pub fn forget_text(&mut self) {
        *self = std::mem::take(self).parted().0;
    }

    /// Keeps of the text what a clip keeps, with the ways back to the file, and the blocks that hold
    /// such places.
    pub fn clip(&mut self, clip: &Clip, places: impl Iterator<Item = u32>) {
        let at = |place| self.blocks.partition_point(|block| block.span.start <= place);
        let mut blocks: Vec<usize> = places.filter_map(|place| at(place).checked_sub(1)).collect();
        blocks.sort_unstable();
        blocks.dedup();
        let blocks = blocks.into_iter().filter_map(|at| self.blocks.get(at).cloned());
        self.blocks = blocks
            .map(|mut block| {
                block.moved(|span| clip.moved(span));
                block
            })
            .collect();
        self.view = self.view.clipped(clip);
        self.lines = self.lines.clipped(self.view.sources());
    }

    /// Puts the text and the blocks of another reading of the same file before its own.
    pub fn prepend(&mut self, head: Self) {
        let shift = head.view.text().len() + View::GAP.len();
        let gap = self.blocks.first().map_or(0, |block| self.view.source(block.span).start);
        let moved = |span: Span| if span.is_empty() { span } else { span.shifted(shift) };
        for block in &mut self.blocks {
            block.moved(moved);
        }
        self.view = head.view.followed_by(&self.view, gap);
        self.blocks.splice(0..0, head.blocks);
    }

    /// The text under a span.
    #[inline]
    pub fn quote(&self, span: Span) -> &str {
        span.of(self.text())
    }

    /// Line and column in the file of the start of a span of the text.
    pub fn position(&self, span: Span) -> Position {
        self.lines.position(self.view.source(span).start)
    }

    /// The block that holds a place of the text.
    pub fn block_at(&self, at: u32) -> Option<&Block> {
        let index = self.blocks.partition_point(|block| block.span.start <= at).checked_sub(1)?;
        self.blocks.get(index).filter(|block| at < block.span.end)
    }
}
