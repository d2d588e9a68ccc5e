//! The XML of ODT: headings, paragraphs, lists, tables; tracked deletions and comments left out.

use super::tables::Tables;
use crate::ingest::compose::Composer;
use crate::ingest::xml::{self, Node, Tag};
use crate::model::BlockKind;
use crate::text::Span;

/// A row of a sheet may claim to repeat a cell a million times.
const REPEATED_MAX: u32 = 64;

/// The blocks of a document.
pub(super) fn compose(body: &str) -> Composer {
    let mut walk = Walk::default();
    xml::walk(body, |node| walk.node(node));
    walk.out
}

#[derive(Default)]
struct Walk {
    out: Composer,
    count: usize,
    /// Inside the text of a paragraph or heading.
    open: usize,
    level: Option<u8>,
    muted: usize,
    items: usize,
    tables: Tables,
    spans: (u32, u32),
    repeated: u32,
    head: bool,
    titled: bool,
}

fn is_muted(name: &str) -> bool {
    matches!(name, "tracked-changes" | "annotation" | "note" | "forms" | "desc" | "title")
}

fn number(tag: &Tag<'_>, name: &str) -> u32 {
    tag.attribute(name).and_then(|n| n.parse().ok()).unwrap_or(1)
}

impl Walk {
    fn node(&mut self, node: Node<'_>) {
        match node {
            Node::Start(tag) => self.start(&tag),
            Node::End(name) => self.end(&name),
            Node::Text(text, _) if self.open > 0 && self.muted == 0 => self.out.flowing(&text, 0),
            Node::Reference(text, _) if self.open > 0 && self.muted == 0 => {
                self.out.flowing(&text, 0);
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag.name.as_str() {
            name if is_muted(name) => self.muted += 1,
            "p" | "h" => {
                self.open += 1;
                self.count += 1;
                let level = || tag.attribute("outline-level").and_then(|n| n.parse().ok());
                self.level = (tag.name == "h").then(|| level().unwrap_or(1));
            }
            "s" | "tab" | "line-break" => self.out.space(Span::default(), ""),
            "list-item" => self.items += 1,
            "table" => self.tables.begin(&mut self.out),
            "table-header-rows" => self.head = true,
            "table-row" => {
                if let Some(table) = self.tables.own() {
                    table.start_row();
                }
            }
            "table-cell" | "covered-table-cell" if self.tables.own().is_some() => {
                self.spans =
                    (number(tag, "number-columns-spanned"), number(tag, "number-rows-spanned"));
                self.repeated = number(tag, "number-columns-repeated").min(REPEATED_MAX);
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            name if is_muted(name) => self.muted = self.muted.saturating_sub(1),
            "p" | "h" => {
                self.open = self.open.saturating_sub(1);
                if self.tables.inside() {
                    self.out.space(Span::default(), "");
                } else if self.muted == 0 {
                    self.paragraph();
                }
            }
            "list-item" => self.items = self.items.saturating_sub(1),
            "table-header-rows" => self.head = false,
            "table-cell" => {
                if let Some(table) = self.tables.own() {
                    table.wide_cell(&mut self.out, self.head, self.spans.0, self.spans.1);
                    for _ in 1..self.repeated {
                        table.cell(&mut self.out, self.head);
                    }
                }
            }
            "table" => self.tables.end(&mut self.out),
            _ => {}
        }
    }

    fn paragraph(&mut self) {
        let kind = match self.level.take() {
            Some(1) if !self.titled => BlockKind::Title,
            Some(level) => BlockKind::Heading(level),
            None if self.items > 0 => BlockKind::Item,
            None => BlockKind::Paragraph,
        };
        let is_title = kind == BlockKind::Title;
        let locator = Some(format!("paragraph {}", self.count));
        if self.out.close(kind, locator).is_some() {
            self.titled |= is_title;
        }
    }
}
