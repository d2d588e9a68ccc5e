//! Plain text: paragraphs are parted by blank lines, and a short line without a full stop at its
//! end is a heading.

use super::{Format, IngestError};
use crate::model::{Block, BlockKind, Document};
use crate::text::{LineIndex, Span, View};

/// Plain text.
pub const FORMAT: Format = Format { name: "text", endings: &["txt", "text", "md", "html"], read };

fn read(path: &str, bytes: &[u8]) -> Result<Vec<Document>, IngestError> {
    let source = std::str::from_utf8(bytes).map_err(|error| IngestError {
        reason: format!("not UTF-8 at byte {}", error.valid_up_to()),
        remedy: "convert it to UTF-8".to_owned(),
    })?;
    Ok(vec![document(path, source)])
}

/// A document whose text is the whole of `source`.
pub fn document(path: &str, source: &str) -> Document {
    Document {
        path: path.to_owned(),
        view: View::verbatim(source, 0),
        blocks: blocks(source),
        lines: LineIndex::new(source),
        sha256: super::sha256(source.as_bytes()),
        ..Document::default()
    }
}

/// Every non-empty line is a block.
fn blocks(source: &str) -> Vec<Block> {
    let mut start = 0;
    let mut blocks = Vec::new();
    for line in source.split_inclusive('\n') {
        let lead = line.len() - line.trim_start().len();
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let span = Span::new(start + lead, start + lead + trimmed.len());
            blocks.push(Block { span, kind: BlockKind::Paragraph, locator: None });
        }
        start += line.len();
    }
    blocks
}
