//! Bytes of a file to documents: one file a format.

pub mod text;
pub mod markdown;
pub mod html;
pub mod json;
pub mod feed;
pub mod mail;
pub mod warc;
pub mod packed;
#[cfg(feature = "office")]
pub mod office;
pub mod rtf;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod record;
pub mod sources;

pub use record::{Record, record};

mod compose;
mod dates;
mod encoding;
mod front;
mod grid;
mod language;
mod outline;
mod patchwork;
mod xml;

pub use outline::outline;
pub use sources::Sources;

use crate::lexicon::exports::Fields;
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

/// The largest file that is read, in bytes. Articles take some thousands; what is larger is
/// something else, or wants splitting.
pub const FILE_BYTES_MAX: usize = 64 << 20;

/// What the user may set about reading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// Names of the fields of JSON exports.
    pub fields: Fields,
    /// Whether what only reports need is left out: the file's hash, and its lines.
    pub text_only: bool,
}

/// A file to read.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// Its path, as reports show it.
    pub path: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// What the user set.
    pub settings: &'a Settings,
}

impl Input<'_> {
    /// SHA-256 of the file in hexadecimal, unless it is left out.
    fn digest(&self) -> String {
        if self.settings.text_only { String::new() } else { sha256(self.bytes) }
    }
}

/// One input format.
#[derive(Debug)]
pub struct Format {
    /// Its name ("html").
    pub name: &'static str,
    /// File name endings, lower case, without the dot.
    pub endings: &'static [&'static str],
    /// Whether a file looks like this format, by its first bytes.
    pub looks: fn(&[u8]) -> bool,
    /// Reads a file. Some formats hold several documents.
    pub read: fn(&Input<'_>) -> Result<Vec<Document>, IngestError>,
}

/// Every format, in the order in which endings are tried.
pub const FORMATS: &[&Format] = &[
    &text::FORMAT,
    &markdown::FORMAT,
    &html::FORMAT,
    &json::FORMAT,
    &feed::FORMAT,
    &mail::FORMAT,
    &mail::ARCHIVE,
    &warc::FORMAT,
    #[cfg(feature = "office")]
    &office::DOCX,
    #[cfg(feature = "office")]
    &office::ODT,
    &rtf::FORMAT,
    #[cfg(feature = "pdf")]
    &pdf::FORMAT,
    &packed::FORMAT,
];

/// The format of a file by its name.
pub fn format_of(path: &str) -> Option<&'static Format> {
    let (_, ending) = path.rsplit_once('.')?;
    let has = |format: &Format| format.endings.iter().any(|own| own.eq_ignore_ascii_case(ending));
    FORMATS.iter().copied().find(|format| has(format))
}

/// The format that a file looks like; plain text where it looks like none.
fn looks_like(bytes: &[u8]) -> &'static Format {
    FORMATS.iter().copied().find(|format| (format.looks)(bytes)).unwrap_or(&text::FORMAT)
}

/// Reads a file with the settings that hold when nothing is set.
pub fn read(path: &str, bytes: &[u8]) -> Result<Vec<Document>, IngestError> {
    read_with(path, bytes, &Settings::default())
}

/// Reads a file by the format that its name tells, or that it looks like. The parsers of some
/// formats are others' work: one that panics loses its file, not the run.
pub fn read_with(
    path: &str,
    bytes: &[u8],
    settings: &Settings,
) -> Result<Vec<Document>, IngestError> {
    if bytes.is_empty() {
        return Err(IngestError {
            reason: "the file is empty".to_owned(),
            remedy: "fill it, or leave it out".to_owned(),
        });
    }
    if bytes.len() > FILE_BYTES_MAX {
        return Err(too_large());
    }
    let format = format_of(path).unwrap_or_else(|| looks_like(bytes));
    let input = Input { path, bytes, settings };
    let read = std::panic::catch_unwind(|| (format.read)(&input)).unwrap_or_else(|_| {
        Err(IngestError {
            reason: format!("cannot be read as {}: its parser gave up", format.name),
            remedy: "convert it to plain text, and please report the file".to_owned(),
        })
    });
    let mut documents = read?;
    documents.retain(|document| !document.text().trim().is_empty());
    if documents.is_empty() {
        return Err(IngestError {
            reason: format!("no text was found in it (read as {})", format.name),
            remedy: "check that it holds text, not pictures of text".to_owned(),
        });
    }
    if format.name != packed::FORMAT.name {
        documents.iter_mut().for_each(language::detect_into);
    }
    Ok(documents)
}

/// The error of a file over the limit.
pub fn too_large() -> IngestError {
    IngestError {
        reason: format!("larger than {} MB", FILE_BYTES_MAX >> 20),
        remedy: "split it, or leave it out (`--exclude`, `.verifyignore`)".to_owned(),
    }
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
