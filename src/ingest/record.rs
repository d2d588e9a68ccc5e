//! A document handed over as data: a line of a JSONL stream, a row of a batch.

use super::{IngestError, text};
use crate::model::Document;
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

/// The document of one line, with the hash of its text if that is wanted.
pub fn record(line: &str, digest: bool) -> Result<Document, IngestError> {
    let record: Record = serde_json::from_str(line).map_err(|error| IngestError {
        reason: format!("not a document: {error}"),
        remedy: "a line holds {\"id\", \"text\", \"published\"?, \"title\"?, \"outlet\"?}"
            .to_owned(),
    })?;
    let digest = digest.then(|| super::sha256(record.text.as_bytes()));
    Ok(Document { sha256: digest.unwrap_or_default(), ..record.into_document() })
}

impl Record {
    /// The document, not hashed; its path is the record's id.
    pub fn into_document(self) -> Document {
        let mut document = text::document(&self.id, &self.text);
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
