//! Bytes of a file to documents: one file a format.

pub mod text;
pub mod markdown;
pub mod html;
pub mod record;

pub use record::{Record, record};

mod compose;
mod dates;
mod encoding;
mod front;
mod grid;
mod outline;

pub use outline::outline;

use crate::model::Document;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use thiserror::Error;

/// Why a file could not be read, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{reason}")]
pub struct IngestError {
    /// Lower-case fragment: "not UTF-8 at byte 512".
    pub reason: String,
    /// What to do: "convert it to UTF-8".
    pub remedy: String,
}

/// One input format.
#[derive(Debug)]
pub struct Format {
    /// Its name ("html").
    pub name: &'static str,
    /// File name endings, lower case, without the dot.
    pub endings: &'static [&'static str],
    /// Reads a file. Some formats hold several documents.
    pub read: fn(&str, &[u8]) -> Result<Vec<Document>, IngestError>,
}

/// Every format, in the order in which endings are tried.
pub const FORMATS: &[&Format] = &[&text::FORMAT, &markdown::FORMAT, &html::FORMAT];

/// The format of a file by its name.
pub fn format_of(path: &str) -> Option<&'static Format> {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_lowercase())?;
    FORMATS.iter().copied().find(|format| format.endings.contains(&ending.as_str()))
}

/// Reads a file by the format that its name tells.
pub fn read(path: &str, bytes: &[u8]) -> Result<Vec<Document>, IngestError> {
    let format = format_of(path).ok_or_else(|| IngestError {
        reason: "unknown format".to_owned(),
        remedy: "give it the ending of a format that `verify` reads, or leave it out".to_owned(),
    })?;
    (format.read)(path, bytes)
}

/// Takes over a language tag: "en", `en-GB`, `pt_BR`.
pub(crate) fn set_language(document: &mut Document, tag: &str) {
    let mut parts = tag.trim().split(['-', '_']);
    let language = parts.next().unwrap_or("").to_lowercase();
    if (2..=3).contains(&language.len()) && language.chars().all(char::is_alphabetic) {
        document.language = Some(language);
        document.region = parts.next_back().filter(|r| r.len() == 2).map(str::to_uppercase);
    }
}

/// SHA-256 in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
