//! PDF: glyphs with their boxes from `pdfplumber`, grouped into lines and paragraphs here.

mod circles;
mod glyphs;
mod paragraphs;

use super::patchwork::unanchored;
use super::{Format, IngestError, Input, dates};
use crate::model::Document;
use pdfplumber::Pdf;
use std::time::Duration;

/// PDF.
pub const FORMAT: Format = Format { name: "pdf", endings: &["pdf"], looks, read };

/// Pages and glyphs beyond these are not an article's.
const PAGES_MAX: usize = 2_000;
/// Bytes of stack for a parser that recurses.
const STACK_BYTES: usize = 64 << 20;
const GLYPHS_MAX: usize = 5_000_000;

fn looks(bytes: &[u8]) -> bool {
    bytes.starts_with(b"%PDF-")
}

/// A file that takes longer than this leads its parser in circles.
const PATIENCE: Duration = Duration::from_secs(50);

/// Reads in a thread of its own: a parser that goes round in circles is left behind.
fn read(input: &Input<'_>) -> Result<Vec<Document>, IngestError> {
    if circles::parents_loop(input.bytes) {
        return Err(IngestError {
            reason: "its pages lead in circles".to_owned(),
            remedy: "print it to PDF again, or leave it out".to_owned(),
        });
    }
    let (path, bytes) = (input.path.to_owned(), input.bytes.to_vec());
    let (sender, result) = std::sync::mpsc::channel();
    let worker = std::thread::Builder::new().stack_size(STACK_BYTES).spawn(move || {
        // Nobody listens any more once patience has run out.
        let _ = sender.send(std::panic::catch_unwind(|| parse(&path, &bytes)));
    });
    let failed = |reason: &str| IngestError {
        reason: reason.to_owned(),
        remedy: "print it to PDF again, or convert it to text".to_owned(),
    };
    worker.map_err(|_| failed("no thread could be had to read it"))?;
    match result.recv_timeout(PATIENCE) {
        Ok(Ok(read)) => read,
        Ok(Err(_)) => Err(failed("its structure is broken")),
        Err(_) => Err(failed("it took too long to read: its structure leads in circles")),
    }
}

fn parse(path: &str, bytes: &[u8]) -> Result<Vec<Document>, IngestError> {
    let refused = |reason: String| IngestError {
        reason,
        remedy: "print it to PDF again, without a password, or convert it to text".to_owned(),
    };
    let pdf = Pdf::open_bytes(bytes, None)
        .map_err(|error| refused(format!("not a readable PDF: {error}")))?;
    let mut pages = Vec::new();
    let mut glyphs = 0;
    let mut document = Document { path: path.to_owned(), ..Document::default() };
    for (index, page) in pdf.pages_iter().enumerate() {
        if index >= PAGES_MAX || glyphs > GLYPHS_MAX {
            document.remarks.push(format!("only the first {index} pages were read"));
            break;
        }
        match page {
            Ok(page) => {
                glyphs += page.chars().len();
                pages.push(glyphs::lines(page.chars()));
            }
            Err(error) => {
                document.remarks.push(format!("page {} cannot be read: {error}", index + 1));
                pages.push(Vec::new());
            }
        }
    }
    let metadata = pdf.metadata();
    let given = |text: &Option<String>| {
        text.as_ref().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    };
    document.author = given(&metadata.author);
    let day = |text: &Option<String>| {
        let text = text.as_ref()?;
        dates::day(text.trim_start_matches("D:").get(..8)?)
    };
    // When a file was made is not when its text was published.
    document.modified = day(&metadata.mod_date).or_else(|| day(&metadata.creation_date));
    let composer = paragraphs::compose(&pages);
    (document.view, document.blocks) = composer.finish();
    document.title = paragraphs::title(&document).or_else(|| given(&metadata.title));
    unanchored(&mut document, &super::sha256(bytes));
    document.remarks.push("places are counted in the text drawn from the pages".to_owned());
    Ok(vec![document])
}
