//! Web pages: the article without what stands around it, and what the page says of it.

mod tags;
mod elements;
mod page;
mod choose;
mod metadata;
mod entities;
mod write;

use super::{Format, IngestError, encoding};
use crate::lexicon::pages::Pages;
use crate::model::Document;
use page::Page;

/// Saved web pages.
pub const FORMAT: Format =
    Format { name: "html", endings: &["html", "htm", "xhtml", "shtml"], read };

fn read(path: &str, bytes: &[u8]) -> Result<Vec<Document>, IngestError> {
    let decoded = encoding::decode(bytes)?;
    let mut document = document(path, decoded.text());
    decoded.settle(&mut document, bytes);
    Ok(vec![document])
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
