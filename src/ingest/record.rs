//! A document handed over as data: a line of a JSONL stream, a row of a batch.

use super::{IngestError, text};
use crate::model::Document;
use crate::text::LineIndex;
use serde::Deserialize;

/// `{"id", "text", "published"?, "title"?, "outlet"?, "locale"?}`.
#[derive(Debug, Clone, Deserialize)]
pub struct Record {
    id: String,
    text: String,
    published: Option<String>,
    title: Option<String>,
    outlet: Option<String>,
    locale: Option<String>,
}

/// The document of one line; if that is wanted, without what only reports need: the hash of its text,
/// and its lines.
pub fn record(line: &str, text_only: bool) -> Result<Document, IngestError> {
    let record: Record = serde_json::from_str(line).map_err(|error| IngestError {
        reason: format!("not a document: {error}"),
        remedy: "a line holds {\"id\", \"text\", \"published\"?, \"title\"?, \"outlet\"?}"
            .to_owned(),
    })?;
    let mut document = Document::default();
    text::fill(&mut document, &record.text, 0, None);
    if !text_only {
        document.lines = LineIndex::new(&record.text);
        document.sha256 = super::sha256(record.text.as_bytes());
    }
    Ok(record.completed(document))
}

impl Record {
    /// The document, not hashed; its path is the record's id.
    pub fn into_document(self) -> Document {
        let document = text::document("", &self.text);
        self.completed(document)
    }

    /// The document with what is said of it.
    fn completed(self, mut document: Document) -> Document {
        document.path = self.id;
        document.published =
            self.published.and_then(|day| day.get(..10).and_then(|day| day.parse().ok()));
        document.title = self.title;
        document.outlet = self.outlet;
        document.region = self.locale.and_then(|locale| {
            locale.split_once(['-', '_']).map(|(_, region)| region.to_uppercase())
        });
        document
    }
}
