//! Plain text: paragraphs, headings, lists and simple tables, as people type them.

mod lines;
mod lists;
mod tables;
mod paragraphs;

use super::compose::Composer;
use super::{Format, IngestError, Input, encoding, front};
use crate::model::{BlockKind, Document};
use crate::text::{LineIndex, Span};

/// Plain text.
pub const FORMAT: Format =
    Format { name: "text", endings: &["txt", "text"], looks: |_| false, read };

fn read(input: &Input<'_>) -> Result<Vec<Document>, IngestError> {
    let decoded = encoding::decode(input.bytes)?;
    let source = decoded.text();
    let (front, mut document) = front::document(input.path, source)?;
    fill(&mut document, source, front.body, front.title());
    decoded.settle(&mut document, input);
    Ok(vec![document])
}

/// A document whose text is the whole of `source`, without front matter; not hashed.
pub fn document(path: &str, source: &str) -> Document {
    let mut document = Document { path: path.to_owned(), ..Document::default() };
    fill(&mut document, source, 0, None);
    document.lines = LineIndex::new(source);
    document
}

/// Reads the blocks of `source` from byte `body` on; `title` is where the front matter has it.
pub(crate) fn fill(document: &mut Document, source: &str, body: usize, title: Option<Span>) {
    let lines = lines::lines(source, body);
    let mut composer = Composer::with_room(source.len() - body.min(source.len()));
    let mut title_line = None;
    if let Some(span) = title {
        let text = span.of(source);
        let stands_below = lines.iter().take(TITLE_WITHIN).any(|line| line.text(source) == text);
        if stands_below {
            title_line = Some(text);
        } else {
            composer.flowing(text, span.from());
            composer.close(BlockKind::Title, None);
        }
    } else {
        title_line = paragraphs::title(source, &lines);
    }
    if document.title.is_none() {
        document.title = title_line.map(str::to_owned);
    }
    paragraphs::compose(source, &lines, title_line, &mut composer);
    (document.view, document.blocks) = composer.finish();
}

/// A title stands among the first lines of a text.
const TITLE_WITHIN: usize = 12;
