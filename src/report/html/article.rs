//! Each document with its claims ticked, as checkers mark copy.

use super::super::segments::cut;
use super::super::status::{Status, Ticked};
use super::super::words::readable;
use super::{Page, plain, tables};
use crate::model::{Analysis, Block, BlockKind, Claim};
use crate::text::Span;
use maud::{Markup, html};

/// All documents.
pub(super) fn section(page: &Page<'_>) -> Markup {
    html! {
        section #articles.articles aria-labelledby="articles-head" {
            h2 #articles-head { "Articles" }
            fieldset.legend {
                legend { "Ticks" }
                @for status in Status::ALL {
                    label {
                        input #{"t-" (status.name())} type="checkbox" checked autocomplete="off"; " "
                        span.tick.(status.name()) { (status.told()) sup { (status.sign()) } }
                    }
                }
            }
            @for (analysis, outcomes) in page.report.analyses.iter().zip(&page.outcomes) {
                (document(page, analysis, outcomes))
            }
        }
    }
}

fn document(page: &Page<'_>, analysis: &Analysis, outcomes: &[Ticked<'_>]) -> Markup {
    let document = &analysis.document;
    let of = |status| outcomes.iter().filter(|ticked| ticked.status == status).count();
    html! {
        details.document #{"a-" (document.id.0)} open[page.report.analyses.len() <= 12] {
            summary {
                h3 dir="auto" { (plain(document.title.as_deref().unwrap_or(&document.path))) }
                p.meta {
                    code { (plain(&document.path)) }
                    @if let Some(outlet) = &document.outlet { ", " (plain(outlet)) }
                    @match document.published {
                        Some(day) => { ", " time datetime=(day) { (day) } }
                        None => ", no date",
                    }
                    @for status in Status::ALL {
                        ", " (of(status)) " " (status.told())
                    }
                }
            }
            div.text lang=[document.language.as_deref()] {
                @if document.blocks.is_empty() {
                    p { (plain(document.text())) }
                }
                (blocks(page, analysis, outcomes))
            }
        }
    }
}

/// The blocks in order, with the claims that lie in each.
fn blocks(page: &Page<'_>, analysis: &Analysis, outcomes: &[Ticked<'_>]) -> Markup {
    let mut claims = analysis.claims.iter().zip(outcomes).peekable();
    let texts: Vec<(&Block, Markup)> = analysis
        .document
        .blocks
        .iter()
        .map(|block| {
            let mut inside = Vec::new();
            while let Some(next) = claims.next_if(|(claim, _)| claim.span.start < block.span.end) {
                inside.push(next);
            }
            (block, text(page, analysis, block, &inside))
        })
        .collect();
    html! {
        @for group in texts.chunk_by(|one, next| is_one_table(one.0, next.0)) {
            @match group {
                [(block, text)] if !matches!(block.kind, BlockKind::Cell { .. }) => (self::block(block, text)),
                cells => (tables::table(cells, &table_name(analysis, cells))),
            }
        }
    }
}

/// "Table 2 of a.html".
fn table_name(analysis: &Analysis, cells: &[(&Block, Markup)]) -> String {
    let number = cells.first().map_or(0, |(block, _)| match block.kind {
        BlockKind::Cell { table, .. } => table,
        _ => 0,
    });
    plain(&format!("Table {} of {}", number.saturating_add(1), analysis.document.path))
}

fn is_one_table(one: &Block, next: &Block) -> bool {
    match (&one.kind, &next.kind) {
        (BlockKind::Cell { table: one, .. }, BlockKind::Cell { table: next, .. }) => one == next,
        _ => false,
    }
}

/// The words of a block, with the ticks of its claims.
fn text(
    page: &Page<'_>,
    analysis: &Analysis,
    block: &Block,
    claims: &[(&Claim, &Ticked<'_>)],
) -> Markup {
    let spans: Vec<Span> = claims.iter().map(|(claim, _)| claim.span).collect();
    html! {
        @for segment in cut(&analysis.document, block.span, &spans) {
            @match segment.mark.and_then(|index| claims.get(index)) {
                Some((_, ticked)) => (tick(page, segment.text, ticked)),
                None => (plain(segment.text)),
            }
        }
    }
}

fn block(block: &Block, text: &Markup) -> Markup {
    html! {
        @match block.kind {
            BlockKind::Title | BlockKind::Heading(_) => p.heading dir="auto" { (text) },
            BlockKind::Item => p.item dir="auto" { (text) },
            BlockKind::Caption => p.caption dir="auto" { (text) },
            BlockKind::Quote => blockquote dir="auto" { (text) },
            BlockKind::Verbatim => pre { (text) },
            BlockKind::Paragraph | BlockKind::Cell { .. } => p dir="auto" { (text) },
        }
    }
}

/// Words with their tick; a tick in conflict leads to its finding.
fn tick(page: &Page<'_>, text: &str, ticked: &Ticked<'_>) -> Markup {
    let status = ticked.status;
    let said = ticked.side.map_or_else(String::new, |side| format!(": {}", readable(&side.value)));
    let told = plain(&format!("{}{said}", status.told()));
    let finding = ticked.finding.and_then(|index| page.views.get(index));
    html! {
        span.tick.(status.name()) title=(told) {
            (plain(text))
            sup {
                @match finding {
                    Some(view) => a href={"#f-" (view.fingerprint)} { span.hidden { " (" (told) ")" } span aria-hidden="true" { (status.sign()) } },
                    None => { span.hidden { " (" (told) ")" } span aria-hidden="true" { (status.sign()) } }
                }
            }
        }
    }
}
