//! One pass over a page's tokens: its blocks with their places, and the tags that describe it.

use super::elements::{Elements, attribute, text};
use super::tags::{Flow, ends_before, flow, heading};
use crate::lexicon::pages::Pages;
use crate::text::Span;
use html5gum::Tokenizer;
use html5gum::emitters::default::{DefaultEmitter, StartTag, Token};

/// What a block of a page is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    Heading(u8),
    Paragraph,
    Item,
    Quote,
    Caption,
    Verbatim,
    Cell { table: u32, row: u32, header: bool, columns: u32, rows: u32 },
}

/// A stretch of what a block shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Run {
    /// Text of the page, with its place in the source.
    Text(Span),
    /// The edge of an inner block, or a line break.
    Break,
    /// A raised text: its place in the source, and whether it is a link.
    Raised(Span, bool),
}

/// A block of the page, kept or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RawBlock {
    pub(super) kind: Kind,
    /// Its runs, as a range of [`Page::runs`].
    pub(super) runs: (usize, usize),
    /// Bytes of text, white space at the ends of runs left out, and how many of them are in links.
    pub(super) len: usize,
    pub(super) linked: usize,
    /// The element that holds the article's text and this block, if any.
    pub(super) root: Option<u32>,
    /// The part of the page beside the article that holds it, if any.
    pub(super) aside: Option<u32>,
}

/// A tag that describes the page: `meta`, `time`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Note {
    pub(super) name: String,
    pub(super) content: String,
}

/// A page in pieces.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) blocks: Vec<RawBlock>,
    pub(super) runs: Vec<Run>,
    pub(super) metas: Vec<Note>,
    /// `time` elements: their datetimes, those marked as the publication's first.
    pub(super) times: Vec<String>,
    /// Texts of JSON-LD scripts.
    pub(super) linked_data: Vec<String>,
    /// The place of the `title` element's text.
    pub(super) title: Option<Span>,
    pub(super) language: Option<String>,
    pub(super) depth_max: usize,
    pub(super) elements: usize,
    /// Tables that only lay out the page.
    pub(super) layout: Vec<u32>,
}

struct TableState {
    number: u32,
    row: Option<u32>,
}

/// Reads the tokens in order.
struct Reader<'a> {
    source: &'a str,
    pages: &'a Pages,
    page: Page,
    elements: Elements,
    tables: Vec<TableState>,
    tables_seen: u32,
    /// The block being read: where its runs begin, its kind.
    start: usize,
    kind: Option<Kind>,
    len: usize,
    linked: usize,
}

impl Page {
    /// Reads a page.
    pub(super) fn read(source: &str, pages: &Pages) -> Self {
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        let mut reader = Reader {
            source,
            pages,
            page: Self::default(),
            elements: Elements::default(),
            tables: Vec::new(),
            tables_seen: 0,
            start: 0,
            kind: None,
            len: 0,
            linked: 0,
        };
        let mut json = false;
        for token in Tokenizer::new_with_emitter(source, emitter) {
            let Ok(token) = token;
            match token {
                Token::StartTag(tag) => {
                    json = reader.start(&tag);
                }
                Token::EndTag(tag) => {
                    json = false;
                    reader.end(&text(&tag.name));
                }
                Token::String(string) => {
                    let span = Span::new(string.span.start, string.span.end);
                    if json {
                        reader.page.linked_data.push(span.of(source).to_owned());
                    } else {
                        reader.text(span);
                    }
                }
                _ => {}
            }
        }
        reader.close();
        reader.page.depth_max = reader.elements.depth_max;
        reader.page
    }
}

impl Reader<'_> {
    /// Gives whether the tag begins a script of linked data.
    fn start(&mut self, tag: &StartTag<usize>) -> bool {
        let name = text(&tag.name);
        self.page.elements += 1;
        while self.elements.innermost().is_some_and(|open| ends_before(open, &name)) {
            self.pop();
        }
        self.describe(&name, tag);
        let flow = flow(&name);
        match flow {
            Flow::Void => {
                if name == "br" {
                    self.run(Run::Break);
                } else if name == "hr" {
                    self.close();
                }
                return false;
            }
            Flow::Block => self.open_block(&name, tag),
            Flow::Inline | Flow::Muted => {}
        }
        if !tag.self_closing {
            self.elements.push(name, flow, tag, self.pages);
        }
        let kind = attribute(tag, "type").unwrap_or_default();
        tag.name.as_slice() == b"script" && kind.trim().eq_ignore_ascii_case("application/ld+json")
    }

    /// Notes what the tag says of the page.
    fn describe(&mut self, name: &str, tag: &StartTag<usize>) {
        let property = ["property", "name", "itemprop", "http-equiv"]
            .iter()
            .find_map(|key| attribute(tag, key))
            .map(|property| property.trim().to_lowercase());
        match name {
            "html" => self.page.language = attribute(tag, "lang").or(attribute(tag, "xml:lang")),
            "meta" | "link" | "data" => {
                if let (Some(name), Some(content)) =
                    (property, attribute(tag, "content").or(attribute(tag, "value")))
                {
                    self.page.metas.push(Note { name, content });
                }
            }
            "time" if self.elements.aside.is_none() => {
                let Some(moment) = attribute(tag, "datetime") else { return };
                match property {
                    Some(name) => self.page.metas.push(Note { name, content: moment }),
                    None if attribute(tag, "pubdate").is_some() => {
                        self.page.times.insert(0, moment);
                    }
                    None => self.page.times.push(moment),
                }
            }
            "title" if self.page.title.is_none() && !self.elements.inside("svg") => {
                self.page.title = Some(Span::new(tag.span.end, tag.span.end));
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if !self.elements.inside(name) {
            if name == "br" || name == "p" {
                self.close();
            }
            return;
        }
        while let Some(innermost) = self.elements.innermost() {
            let found = innermost == name;
            self.pop();
            if found {
                break;
            }
        }
    }

    fn pop(&mut self) {
        let Some(name) = self.elements.innermost().map(str::to_owned) else { return };
        if flow(&name) == Flow::Block {
            self.close_block(&name);
        }
        self.elements.pop();
    }

    fn open_block(&mut self, name: &str, tag: &StartTag<usize>) {
        let in_cell = matches!(self.kind, Some(Kind::Cell { .. }));
        if name == "table" {
            if in_cell {
                self.mark_layout();
            }
            self.close();
            self.tables.push(TableState { number: self.tables_seen, row: None });
            self.tables_seen += 1;
            return;
        }
        if matches!(name, "td" | "th" | "tr" | "caption" | "thead" | "tbody" | "tfoot") {
            self.close();
            self.open_table_part(name, tag);
            return;
        }
        if in_cell {
            if heading(name).is_some_and(|level| level < 4) {
                self.mark_layout();
            }
            self.run(Run::Break);
            return;
        }
        self.close();
        self.kind = Some(self.kind_of(name));
    }

    fn kind_of(&self, name: &str) -> Kind {
        if let Some(level) = heading(name) {
            return Kind::Heading(level);
        }
        let inside = |name: &str| self.elements.inside(name);
        match name {
            "li" | "dd" | "dt" => Kind::Item,
            "blockquote" => Kind::Quote,
            "figcaption" => Kind::Caption,
            "pre" => Kind::Verbatim,
            _ if inside("figcaption") => Kind::Caption,
            _ if inside("blockquote") => Kind::Quote,
            _ if inside("li") || inside("dd") => Kind::Item,
            _ => Kind::Paragraph,
        }
    }

    fn open_table_part(&mut self, name: &str, tag: &StartTag<usize>) {
        let number =
            |key: &str| attribute(tag, key).and_then(|n| n.trim().parse().ok()).unwrap_or(1);
        let Some(table) = self.tables.last_mut() else { return };
        match name {
            "tr" => table.row = Some(table.row.map_or(0, |row| row.saturating_add(1))),
            "caption" => self.kind = Some(Kind::Caption),
            "td" | "th" => {
                let row = *table.row.get_or_insert(0);
                let (columns, rows) = (number("colspan"), number("rowspan"));
                let header = name == "th";
                self.kind = Some(Kind::Cell { table: table.number, row, header, columns, rows });
            }
            _ => {}
        }
    }

    fn mark_layout(&mut self) {
        self.page.layout.extend(self.tables.iter().map(|table| table.number));
        self.page.layout.dedup();
    }

    fn close_block(&mut self, name: &str) {
        if name == "table" {
            self.close();
            self.tables.pop();
        } else if matches!(self.kind, Some(Kind::Cell { .. }))
            && !matches!(name, "td" | "th" | "tr")
        {
            self.run(Run::Break);
        } else {
            self.close();
        }
    }

    /// Ends the block being read. Cells count even when empty: they hold a column's place.
    fn close(&mut self) {
        let kind = self.kind.take();
        let end = self.page.runs.len();
        let cell = matches!(kind, Some(Kind::Cell { .. }));
        if self.len > 0 || cell {
            self.page.blocks.push(RawBlock {
                kind: kind.unwrap_or_else(|| self.kind_of("")),
                runs: (self.start, end),
                len: self.len,
                linked: self.linked,
                root: self.elements.root,
                aside: self.elements.aside,
            });
        }
        self.start = end;
        (self.len, self.linked) = (0, 0);
    }

    fn text(&mut self, span: Span) {
        if let Some(title) = self.page.title.as_mut().filter(|title| title.end == span.start) {
            title.end = span.end;
        }
        if !self.elements.shown() || span.is_empty() {
            return;
        }
        let shown = span.of(self.source).trim().len();
        self.len += shown;
        self.linked += if self.elements.linked() { shown } else { 0 };
        let raised = self.elements.inside("sup");
        let run = if raised { Run::Raised(span, self.elements.linked()) } else { Run::Text(span) };
        self.page.runs.push(run);
    }

    fn run(&mut self, run: Run) {
        if self.elements.shown() {
            self.page.runs.push(run);
        }
    }
}
