//! Web pages: the article without what stands around it, and what the page says of it.

mod tags;
mod elements;
mod page;
mod choose;
mod metadata;
mod entities;
mod write;

use super::{Format, IngestError, Input, encoding};
use crate::lexicon::pages::Pages;
use crate::model::Document;
use page::Page;

/// Saved web pages.
pub const FORMAT: Format =
    Format { name: "html", endings: &["html", "htm", "xhtml", "shtml"], looks, read };

fn read(input: &Input<'_>) -> Result<Vec<Document>, IngestError> {
    let decoded = encoding::decode(input.bytes)?;
    let mut document = document(input.path, decoded.text());
    decoded.settle(&mut document, input);
    Ok(vec![document])
}

/// Whether a file begins like a page, perhaps after a declaration or a remark.
fn looks(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or(&[]).to_ascii_lowercase();
    let head = head.trim_ascii_start();
    let opens = head.starts_with(b"<!doctype html") || head.starts_with(b"<html");
    opens || head.starts_with(b"<") && memchr::memmem::find(head, b"<html").is_some()
}

/// The document of a page; its spans point into `source`.
pub(crate) fn document(path: &str, source: &str) -> Document {
    let pages = Pages::builtin();
    let page = Page::read(source, pages);
    let kept = choose::content(source, &page, pages);
    let mut document = Document { path: path.to_owned(), ..Document::default() };
    let title = write::compose(source, &page, &kept, &mut document);
    metadata::apply(source, &page, pages, title, &mut document);
    document
}

/// Whether a text is a piece of a page rather than plain text.
pub(crate) fn is_fragment(text: &str) -> bool {
    ["<p", "<div", "<br", "<h1", "<h2", "<ul", "<table", "<html", "<article", "</"]
        .iter()
        .any(|tag| text.contains(tag))
}

/// A short text without its markup and with its references decoded: a title.
pub(crate) fn plain(text: &str) -> String {
    entities::decoded(text.trim())
}
