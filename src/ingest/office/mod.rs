//! Documents of word processors: DOCX (ECMA-376) and ODT (ISO 26300), both XML in a ZIP file.
//!
//! Only parts of known names are read out of the archive, so no path in it can lead anywhere.

mod docx;
mod odt;
mod tables;

use super::patchwork::unanchored;
use super::{FILE_BYTES_MAX, Format, IngestError, Input, dates, set_language, xml};
use crate::model::{BlockKind, Document};
use std::io::{Cursor, Read};
use xml::Node;
use zip::ZipArchive;

/// Word's documents.
pub const DOCX: Format =
    Format { name: "docx", endings: &["docx", "docm"], looks: looks_docx, read: read_docx };
/// `OpenDocument` texts.
pub const ODT: Format =
    Format { name: "odt", endings: &["odt", "ott"], looks: looks_odt, read: read_odt };

/// The largest part, unpacked, that is read.
const PART_BYTES_MAX: u64 = FILE_BYTES_MAX as u64;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

fn has_name(bytes: &[u8], name: &[u8]) -> bool {
    bytes.starts_with(b"PK") && memchr::memmem::find(bytes, name).is_some()
}

fn looks_docx(bytes: &[u8]) -> bool {
    has_name(bytes, b"word/document.xml")
}

fn looks_odt(bytes: &[u8]) -> bool {
    has_name(bytes, b"application/vnd.oasis.opendocument.text")
}

fn open(bytes: &[u8]) -> Result<Archive<'_>, IngestError> {
    ZipArchive::new(Cursor::new(bytes)).map_err(|error| IngestError {
        reason: format!("not a readable document: {error}"),
        remedy: "save it again, without a password".to_owned(),
    })
}

/// A part of the archive as text; none where it is not there.
fn part(archive: &mut Archive<'_>, name: &str) -> Result<Option<String>, IngestError> {
    let Ok(file) = archive.by_name(name) else { return Ok(None) };
    let mut bytes = Vec::new();
    let read = file.take(PART_BYTES_MAX + 1).read_to_end(&mut bytes);
    if bytes.len() as u64 > PART_BYTES_MAX {
        return Err(IngestError {
            reason: format!("unpacks to more than {} MB", FILE_BYTES_MAX >> 20),
            remedy: "save it without pictures, or leave it out".to_owned(),
        });
    }
    read.map_err(|error| IngestError {
        reason: format!("`{name}` in it cannot be unpacked: {error}"),
        remedy: "save it again".to_owned(),
    })?;
    Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
}

fn main_part(archive: &mut Archive<'_>, name: &str) -> Result<String, IngestError> {
    part(archive, name)?.ok_or_else(|| IngestError {
        reason: format!("not a document of its kind: `{name}` is missing"),
        remedy: "save it again".to_owned(),
    })
}

fn read_docx(input: &Input<'_>) -> Result<Vec<Document>, IngestError> {
    let mut archive = open(input.bytes)?;
    let body = main_part(&mut archive, "word/document.xml")?;
    let notes = part(&mut archive, "word/footnotes.xml")?.unwrap_or_default();
    let properties = part(&mut archive, "docProps/core.xml")?.unwrap_or_default();
    Ok(finish(input, docx::compose(&body, &notes), &properties))
}

fn read_odt(input: &Input<'_>) -> Result<Vec<Document>, IngestError> {
    let mut archive = open(input.bytes)?;
    let body = main_part(&mut archive, "content.xml")?;
    let properties = part(&mut archive, "meta.xml")?.unwrap_or_default();
    Ok(finish(input, odt::compose(&body), &properties))
}

fn finish(
    input: &Input<'_>,
    composer: super::compose::Composer,
    properties: &str,
) -> Vec<Document> {
    let mut document = Document { path: input.path.to_owned(), ..Document::default() };
    (document.view, document.blocks) = composer.finish();
    describe(properties, &mut document);
    let headed = document.blocks.iter().find(|block| block.kind == BlockKind::Title);
    if let Some(block) = headed {
        document.title = Some(document.quote(block.span).to_owned());
    }
    unanchored(&mut document, &input.digest());
    document.remarks.push("places are counted in the document's text".to_owned());
    vec![document]
}

/// The document's properties. The day it was made or saved is no day of publication: it counts
/// as the day of the last change only.
fn describe(properties: &str, document: &mut Document) {
    let mut leaf = String::new();
    xml::walk(properties, |node| match node {
        Node::Start(_) => leaf.clear(),
        Node::Text(text, _) => leaf.push_str(&text),
        Node::Reference(text, _) => leaf.push_str(&text),
        Node::End(name) => {
            let text = Some(leaf.trim().to_owned()).filter(|text| !text.is_empty());
            match (name.as_str(), text) {
                ("title", Some(text)) => document.title = Some(text),
                ("creator", Some(text)) => document.author = Some(text),
                ("language", Some(text)) => set_language(document, &text),
                ("modified" | "date", Some(text)) => document.modified = dates::day(&text),
                _ => {}
            }
            leaf.clear();
        }
    });
}
