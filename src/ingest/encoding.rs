//! Bytes to text: which encoding a file is in, and where its characters stand in it.

use super::IngestError;
use crate::model::Document;
use crate::text::LineIndex;

/// A file's text, and what it takes to get back to the file's bytes.
#[derive(Debug)]
pub(crate) struct Decoded<'a> {
    text: &'a str,
}

impl Decoded<'_> {
    /// The text.
    pub(crate) fn text(&self) -> &str {
        self.text
    }

    /// Completes a document whose view points into this text: its lines, its encoding, the hash.
    pub(crate) fn settle(&self, document: &mut Document, bytes: &[u8]) {
        document.lines = LineIndex::new(self.text);
        document.sha256 = super::sha256(bytes);
    }
}

/// Decodes a file of text.
pub(crate) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, IngestError> {
    let text = std::str::from_utf8(bytes).map_err(|error| IngestError {
        reason: format!("not UTF-8 at byte {}", error.valid_up_to()),
        remedy: "convert it to UTF-8".to_owned(),
    })?;
    Ok(Decoded { text })
}
