//! `sources.toml`: what is known of the files beside it, written by whoever collected them.
//!
//! ```toml
//! [documents."003.txt"]
//! published = "2026-04-28"
//! publisher = "Quayside Notes"
//! ```

use super::{IngestError, dates, set_language};
use crate::model::Document;
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The name of the file.
pub const FILE_NAME: &str = "sources.toml";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[serde(default)]
    documents: BTreeMap<String, Row>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    title: Option<String>,
    #[serde(alias = "outlet")]
    publisher: Option<String>,
    author: Option<String>,
    published: Option<toml::Value>,
    modified: Option<toml::Value>,
    language: Option<String>,
    /// Where the document came from; for people.
    #[expect(dead_code, reason = "read so that it is no unknown field")]
    url: Option<String>,
}

/// One `sources.toml`.
#[derive(Debug, Default)]
pub struct Sources {
    rows: BTreeMap<String, Entry>,
}

#[derive(Debug)]
struct Entry {
    row: Row,
    published: Option<Date>,
    modified: Option<Date>,
}

impl Sources {
    /// Reads the text of a `sources.toml`.
    pub fn read(text: &str) -> Result<Self, IngestError> {
        let table: Table = toml::from_str(text).map_err(|error| {
            let line = error
                .span()
                .map_or(1, |span| text.get(..span.start).unwrap_or("").matches('\n').count() + 1);
            IngestError {
                reason: format!("line {line}: {}", error.message().replace('\n', " ")),
                remedy: "write `[documents.\"file.txt\"]`, then `published = \"2026-04-28\"` and \
                         the like"
                    .to_owned(),
            }
        })?;
        let mut rows = BTreeMap::new();
        for (name, row) in table.documents {
            let published = day(&name, "published", row.published.as_ref())?;
            let modified = day(&name, "modified", row.modified.as_ref())?;
            rows.insert(name, Entry { row, published, modified });
        }
        Ok(Self { rows })
    }

    /// Whether it speaks of no file.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The names of the files that it speaks of.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.rows.keys().map(String::as_str)
    }

    /// Completes a document of the file of that name. What the document says of itself stays.
    pub fn apply(&self, name: &str, document: &mut Document) {
        let Some(Entry { row, published, modified }) = self.rows.get(name) else { return };
        let fill = |field: &mut Option<String>, value: &Option<String>| {
            if field.is_none() {
                field.clone_from(value);
            }
        };
        fill(&mut document.title, &row.title);
        fill(&mut document.outlet, &row.publisher);
        fill(&mut document.author, &row.author);
        // A date line of the text comes before it: the extraction of dates decides.
        document.listed = document.listed.or(*published);
        document.modified = document.modified.or(*modified);
        if let Some(tag) = row.language.as_ref().filter(|_| document.language.is_none()) {
            set_language(document, tag);
        }
    }
}

/// A day, as a text or as TOML's own date.
fn day(name: &str, key: &str, value: Option<&toml::Value>) -> Result<Option<Date>, IngestError> {
    let text = match value {
        None => return Ok(None),
        Some(toml::Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    };
    dates::day(&text).map(Some).ok_or_else(|| IngestError {
        reason: format!("`{key}` of `{name}` is not a date"),
        remedy: format!("write the day as `{key} = \"2026-04-28\"`"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_complete_documents() {
        let text = "[documents.\"a.txt\"]\npublished = \"2026-04-28\"\noutlet = \"Notes\"\n\
                    [documents.\"b.txt\"]\npublished = 2026-04-29\n";
        let sources = Sources::read(text).unwrap();
        let mut document = Document { outlet: Some("Own".into()), ..Document::default() };
        sources.apply("a.txt", &mut document);
        assert_eq!((document.published, document.listed), (None, "2026-04-28".parse().ok()));
        assert_eq!(document.outlet.as_deref(), Some("Own"));
        sources.apply("b.txt", &mut document);
        assert_eq!(document.listed, "2026-04-28".parse().ok());
        let fault = |text: &str| Sources::read(text).unwrap_err().reason;
        assert!(fault("[documents.\"a\"]\npublisht = 5").starts_with("line 2: unknown field"));
        assert_eq!(
            fault("[documents.\"a\"]\npublished = \"soon\""),
            "`published` of `a` is not a date"
        );
    }
}
