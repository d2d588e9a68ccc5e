//! The XML of DOCX: paragraphs with styles, tables, footnotes; tracked deletions left out.

use super::tables::Tables;
use crate::ingest::compose::Composer;
use crate::ingest::xml::{self, Node, Tag};
use crate::model::BlockKind;
use crate::text::Span;

/// The blocks of a document and of its footnotes.
pub(super) fn compose(body: &str, notes: &str) -> Composer {
    let mut walk = Walk::default();
    xml::walk(body, |node| walk.node(node));
    walk.notes = true;
    xml::walk(notes, |node| walk.node(node));
    walk.out
}

#[derive(Default)]
struct Walk {
    out: Composer,
    notes: bool,
    /// Paragraphs so far.
    count: usize,
    /// What the open paragraph's style and numbering say.
    style: String,
    numbered: bool,
    /// Depth of what is left out: deletions, fallbacks, instructions.
    muted: usize,
    in_text: bool,
    raised: bool,
    hidden: bool,
    tables: Tables,
    spans: (u32, u32),
    titled: bool,
}

fn is_muted(name: &str) -> bool {
    matches!(name, "del" | "moveFrom" | "Fallback" | "instrText" | "delText")
}

fn on(tag: &Tag<'_>) -> bool {
    !matches!(tag.attribute("val").as_deref(), Some("0" | "false" | "none"))
}

impl Walk {
    fn node(&mut self, node: Node<'_>) {
        match node {
            Node::Start(tag) => self.start(&tag),
            Node::End(name) => self.end(&name),
            Node::Text(text, _) => self.text(&text),
            Node::Reference(text, _) => self.text(&text),
        }
    }

    fn text(&mut self, text: &str) {
        if !self.in_text || self.muted > 0 || self.hidden {
        } else if self.raised {
            self.out.raised(text, Span::default(), false);
        } else {
            self.out.flowing(text, 0);
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag.name.as_str() {
            name if is_muted(name) => self.muted += 1,
            "p" => {
                self.style.clear();
                self.numbered = false;
                self.count += 1;
            }
            "pStyle" => self.style = tag.attribute("val").unwrap_or_default(),
            "numPr" => self.numbered = true,
            "r" => (self.raised, self.hidden) = (false, false),
            "vertAlign" => self.raised = tag.attribute("val").as_deref() == Some("superscript"),
            "vanish" => self.hidden = on(tag),
            "t" => self.in_text = true,
            "tab" | "br" | "cr" => self.out.space(Span::default(), ""),
            "noBreakHyphen" => self.out.decoded("-", Span::default()),
            "tbl" => self.tables.begin(&mut self.out),
            "tr" => {
                if let Some(table) = self.tables.own() {
                    table.start_row();
                }
            }
            "tc" if self.tables.own().is_some() => self.spans = (1, 1),
            "gridSpan" => {
                self.spans.0 = tag.attribute("val").and_then(|n| n.parse().ok()).unwrap_or(1);
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            name if is_muted(name) => self.muted = self.muted.saturating_sub(1),
            "t" => self.in_text = false,
            "p" if self.tables.inside() => self.out.space(Span::default(), ""),
            "p" => self.paragraph(),
            "tc" => {
                if let Some(table) = self.tables.own() {
                    table.wide_cell(&mut self.out, false, self.spans.0, self.spans.1);
                }
            }
            "tbl" => self.tables.end(&mut self.out),
            _ => {}
        }
    }

    fn paragraph(&mut self) {
        let style = self.style.to_lowercase();
        let level = style.strip_prefix("heading").and_then(|level| level.parse().ok());
        let kind = match level {
            Some(1) if !self.titled => BlockKind::Title,
            Some(level) => BlockKind::Heading(level),
            None if style == "title" && !self.titled => BlockKind::Title,
            None if self.numbered || style.starts_with("list") => BlockKind::Item,
            None if style.contains("quote") => BlockKind::Quote,
            None if style == "caption" => BlockKind::Caption,
            None => BlockKind::Paragraph,
        };
        let place = if self.notes { "footnotes" } else { "paragraph" };
        let is_title = kind == BlockKind::Title;
        let locator = if self.notes { place.to_owned() } else { format!("{place} {}", self.count) };
        if self.out.close(kind, Some(locator)).is_some() {
            self.titled |= is_title;
        }
    }
}
