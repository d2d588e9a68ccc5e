//! A table of an article as a table: rows and columns as they stand there, headers told as such.

use crate::model::{Block, BlockKind};
use crate::text::Span;
use maud::{Markup, html};
use std::collections::BTreeSet;

/// The cells of a table with their marked-up words; `name` tells it from the page's other tables.
pub(super) fn table(cells: &[(&Block, Markup)], name: &str) -> Markup {
    let mut heads = (BTreeSet::new(), BTreeSet::new());
    for (block, _) in cells {
        if let BlockKind::Cell { row_header, column_header, .. } = block.kind {
            heads.0.insert(row_header);
            heads.1.insert(column_header);
        }
    }
    html! {
        div.scroll tabindex="0" role="region" aria-label=(name) {
            table {
                @for row in cells.chunk_by(|one, next| place(one.0).0 == place(next.0).0) {
                    tr { (self::row(row, &heads)) }
                }
            }
        }
    }
}

/// The cells of a row; columns that are empty in it are skipped.
fn row(cells: &[(&Block, Markup)], heads: &(BTreeSet<Span>, BTreeSet<Span>)) -> Markup {
    let mut next = 0;
    html! {
        @for (block, text) in cells {
            @let column = place(block).1;
            @let gap = column.saturating_sub(next);
            @if gap > 0 { td colspan=(gap) {} }
            @if heads.1.contains(&block.span) { th scope="col" dir="auto" { (text) } }
            @else if heads.0.contains(&block.span) { th scope="row" dir="auto" { (text) } }
            @else { td dir="auto" { (text) } }
            @let () = next = column.saturating_add(1);
        }
    }
}

/// Row and column of a cell.
fn place(block: &Block) -> (u32, u32) {
    match block.kind {
        BlockKind::Cell { row, column, .. } => (row, column),
        _ => (0, 0),
    }
}
