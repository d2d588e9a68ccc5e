//! Markdown: `CommonMark` with tables, struck-out text and footnotes.

use super::compose::Composer;
use super::grid::Table;
use super::{Format, IngestError, Input, encoding, front};
use crate::model::{BlockKind, Document};
use crate::text::Span;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Markdown.
pub const FORMAT: Format = Format {
    name: "markdown",
    endings: &["md", "markdown", "mdown", "mkd"],
    looks: |_| false,
    read,
};

fn read(input: &Input<'_>) -> Result<Vec<Document>, IngestError> {
    let decoded = encoding::decode(input.bytes)?;
    let source = decoded.text();
    let (front, mut document) = front::document(input.path, source)?;
    let mut walk =
        Walk { source, base: front.body, known: document.title.clone(), ..Walk::default() };
    if let Some(span) = front.title().filter(|span| !repeats(source, front.body, *span)) {
        walk.out.flowing(span.of(source), span.from());
        walk.out.close(BlockKind::Title, None);
        walk.titled = true;
    }
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    let body = source.get(front.body..).unwrap_or("");
    for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
        walk.event(event, range);
    }
    walk.close(BlockKind::Paragraph);
    document.title = walk.known;
    (document.view, document.blocks) = walk.out.finish();
    decoded.settle(&mut document, input);
    Ok(vec![document])
}

/// Whether the body begins with the heading that the front matter gives as the title.
fn repeats(source: &str, body: usize, title: Span) -> bool {
    let first = source.get(body..).unwrap_or("").lines().find(|line| !line.trim().is_empty());
    first.is_some_and(|line| line.trim_matches(['#', ' ', '\t']) == title.of(source))
}

#[derive(Default)]
struct Walk<'a> {
    source: &'a str,
    /// Where the parsed text begins in the source.
    base: usize,
    out: Composer,
    /// The title, once it is known.
    known: Option<String>,
    /// Whether the title stands among the blocks.
    titled: bool,
    /// Depths of what encloses the text.
    items: usize,
    quotes: usize,
    /// Text to leave out: struck-out text, pictures, raw markup.
    muted: usize,
    table: Option<Table>,
    tables: u32,
    head: bool,
}

impl Walk<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        let range = range.start + self.base..range.end + self.base;
        match event {
            Event::Start(tag) => self.start(&tag, &range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) if self.muted == 0 => self.text(&text, range),
            Event::SoftBreak | Event::HardBreak if self.muted == 0 => {
                let span = Span::new(range.start, range.end);
                self.out.space(span, span.of(self.source));
            }
            Event::Rule => self.close(BlockKind::Paragraph),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        let raw = self.source.get(range.clone()).unwrap_or("");
        // Code spans come with their backticks.
        match raw.find(text).filter(|_| raw.len() <= text.len() + 16) {
            Some(at) => self.out.verbatim(text, range.start + at),
            None => self.out.decoded(text, Span::new(range.start, range.end)),
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Item => {
                self.close(BlockKind::Item);
                self.items += 1;
            }
            Tag::BlockQuote(_) => {
                self.close(BlockKind::Paragraph);
                self.quotes += 1;
            }
            Tag::List(_) | Tag::Paragraph | Tag::Heading { .. } | Tag::CodeBlock(_) => {
                self.close(BlockKind::Paragraph);
            }
            Tag::FootnoteDefinition(_) => self.close(BlockKind::Paragraph),
            Tag::Table(_) => {
                self.close(BlockKind::Paragraph);
                self.table = Some(Table::new(self.tables));
                self.tables += 1;
            }
            Tag::TableHead | Tag::TableRow => {
                self.head = matches!(tag, Tag::TableHead);
                if let Some(table) = &mut self.table {
                    table.start_row();
                }
            }
            Tag::Strikethrough | Tag::Image { .. } | Tag::HtmlBlock | Tag::MetadataBlock(_) => {
                self.muted += 1;
                let span = Span::new(range.start, range.start);
                self.out.space(span, "");
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(level) => self.heading(level),
            TagEnd::CodeBlock => {
                self.out.close(BlockKind::Verbatim, None);
            }
            TagEnd::Item => {
                self.close(BlockKind::Item);
                self.items = self.items.saturating_sub(1);
            }
            TagEnd::BlockQuote(_) => {
                self.close(BlockKind::Quote);
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::Paragraph | TagEnd::FootnoteDefinition => self.close(BlockKind::Paragraph),
            TagEnd::TableCell => {
                if let Some(table) = &mut self.table {
                    table.cell(&mut self.out, self.head);
                }
            }
            TagEnd::Table => {
                if let Some(table) = self.table.take() {
                    table.finish(&mut self.out);
                }
            }
            TagEnd::Strikethrough
            | TagEnd::Image
            | TagEnd::HtmlBlock
            | TagEnd::MetadataBlock(_) => self.muted = self.muted.saturating_sub(1),
            _ => {}
        }
    }

    /// Ends the open block; what encloses it decides what a plain paragraph is.
    fn close(&mut self, kind: BlockKind) {
        let kind = match kind {
            BlockKind::Paragraph if self.items > 0 => BlockKind::Item,
            BlockKind::Paragraph if self.quotes > 0 => BlockKind::Quote,
            other => other,
        };
        self.out.close(kind, None);
    }

    fn heading(&mut self, level: HeadingLevel) {
        let index = self.out.count();
        let is_title = !self.titled && level == HeadingLevel::H1;
        let level = u8::try_from(level as usize).unwrap_or(6);
        let kind = if is_title { BlockKind::Title } else { BlockKind::Heading(level) };
        if self.out.close(kind, None).is_some() && is_title {
            self.titled = true;
            self.known.get_or_insert_with(|| self.out.text_of(index).to_owned());
        }
    }
}
