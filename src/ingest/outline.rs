//! A document as people can check it: what is known of it, and its blocks with their places.

use crate::model::{Block, BlockKind, Document};
use crate::text::Span;
use std::fmt::Write;

/// A line for each thing known of the document, then a line a block: line and column in the
/// file, kind, locator, text.
pub fn outline(document: &Document) -> String {
    let mut out = format!("{}\n", document.path);
    let days = [("published", document.published), ("modified", document.modified)];
    let days = days.map(|(name, day)| (name, day.map(|day| day.to_string())));
    let words = [
        ("title", &document.title),
        ("outlet", &document.outlet),
        ("author", &document.author),
        ("language", &document.language),
        ("region", &document.region),
        ("encoding", &document.encoding),
    ];
    let words = words.map(|(name, value)| (name, value.clone()));
    for (name, value) in words.into_iter().chain(days) {
        if let Some(value) = value {
            let _ = writeln!(out, "{name}: {value}");
        }
    }
    for remark in &document.remarks {
        let _ = writeln!(out, "remark: {remark}");
    }
    for block in &document.blocks {
        let place = document.position(block.span);
        let text = document.quote(block.span).replace('\n', " ");
        let locator = block.locator.as_deref().map(|at| format!(" [{at}]")).unwrap_or_default();
        let kind = kind(document, block);
        let _ = writeln!(out, "{}:{}\t{kind}{locator}\t{text}", place.line, place.column);
    }
    out
}

fn kind(document: &Document, block: &Block) -> String {
    match &block.kind {
        BlockKind::Title => "title".to_owned(),
        BlockKind::Heading(level) => format!("heading {level}"),
        BlockKind::Paragraph => "paragraph".to_owned(),
        BlockKind::Item => "item".to_owned(),
        BlockKind::Caption => "caption".to_owned(),
        BlockKind::Quote => "quote".to_owned(),
        BlockKind::Verbatim => "verbatim".to_owned(),
        BlockKind::Cell { table, row, column, row_header, column_header } => {
            let header = |span: &Span| document.quote(*span).replace('\n', " ");
            let (across, down) = (header(row_header), header(column_header));
            format!("cell {table}.{row}.{column} ({across} / {down})")
        }
    }
}
