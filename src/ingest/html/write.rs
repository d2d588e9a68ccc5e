//! The kept blocks of a page to a document.

use super::choose::Kept;
use super::entities::{self, Piece};
use super::page::{Kind, Page, RawBlock, Run};
use crate::ingest::compose::Composer;
use crate::ingest::grid::Table;
use crate::model::{BlockKind, Document};
use crate::text::{Set, Span};

/// Writes view and blocks; gives the text of the title block.
pub(super) fn compose(
    source: &str,
    page: &Page,
    kept: &Kept,
    document: &mut Document,
) -> Option<String> {
    let mut writer = Writer {
        source,
        page,
        out: Composer::default(),
        table: None,
        tables: 0,
        path: Vec::new(),
        layout: page.layout.iter().copied().collect(),
        end: 0,
    };
    let mut title = None;
    if kept.title.is_none()
        && let Some(span) = page.title
    {
        writer.text(span);
        let index = writer.out.count();
        writer.out.close(BlockKind::Title, None);
        title = Some(writer.out.text_of(index).to_owned()).filter(|text| !text.is_empty());
    }
    for (index, block) in page.blocks.iter().enumerate() {
        if !kept.blocks.get(index).copied().unwrap_or(false) {
            continue;
        }
        let place = writer.out.count();
        writer.block(block, kept.title == Some(index));
        if kept.title == Some(index) && writer.out.count() > place {
            title = Some(writer.out.text_of(place).to_owned());
        }
    }
    writer.end_table();
    (document.view, document.blocks) = writer.out.finish();
    title
}

/// Of a heading in a locator, this many characters are shown.
const HEADING_SHOWN: usize = 60;

struct Writer<'a> {
    source: &'a str,
    page: &'a Page,
    out: Composer,
    /// The table being written: its number in the page, and the row.
    table: Option<(u32, u32, Table)>,
    tables: u32,
    /// The headings over the place, outermost first.
    path: Vec<(u8, String)>,
    layout: Set<u32>,
    /// Where the last text ended in the source.
    end: usize,
}

impl Writer<'_> {
    fn block(&mut self, block: &RawBlock, is_title: bool) {
        let page = self.page;
        let runs = page.runs.get(block.runs.0..block.runs.1).unwrap_or(&[]);
        match block.kind {
            Kind::Cell { table, .. } if self.layout.contains(&table) => {
                self.end_table();
                self.flow(runs, &BlockKind::Paragraph, true);
            }
            Kind::Cell { table, row, header, columns, rows } => {
                self.cell(runs, (table, row), header, (columns, rows));
            }
            _ => {
                self.end_table();
                self.plain(block, runs, is_title);
            }
        }
    }

    fn plain(&mut self, block: &RawBlock, runs: &[Run], is_title: bool) {
        let kind = match block.kind {
            Kind::Heading(_) if is_title => BlockKind::Title,
            Kind::Heading(level) => BlockKind::Heading(level),
            Kind::Item => BlockKind::Item,
            Kind::Quote => BlockKind::Quote,
            Kind::Caption => BlockKind::Caption,
            Kind::Verbatim => BlockKind::Verbatim,
            Kind::Paragraph | Kind::Cell { .. } => BlockKind::Paragraph,
        };
        if let BlockKind::Heading(level) = kind {
            self.path.retain(|(above, _)| *above < level);
            let place = self.out.count();
            self.flow(runs, &kind, false);
            if self.out.count() > place {
                let name = self.out.text_of(place).chars().take(HEADING_SHOWN).collect();
                self.path.push((level, name));
            }
            return;
        }
        let breaks = runs.iter().filter(|run| **run == Run::Break).count();
        // One line break is a matter of looks; several make lines of their own.
        self.flow(runs, &kind, breaks > 1);
    }

    /// Writes runs as a block, or as several where breaks part them.
    fn flow(&mut self, runs: &[Run], kind: &BlockKind, parted: bool) {
        let locator = self.locator();
        for run in runs {
            match run {
                Run::Break if parted => {
                    self.out.close(kind.clone(), locator.clone());
                }
                other => self.run(*other),
            }
        }
        self.out.close(kind.clone(), locator);
    }

    fn cell(&mut self, runs: &[Run], place: (u32, u32), header: bool, size: (u32, u32)) {
        let (number, row) = place;
        if self.table.as_ref().is_none_or(|(open, ..)| *open != number) {
            self.end_table();
            self.out.set_place(self.locator());
            self.table = Some((number, u32::MAX, Table::new(self.tables)));
            self.tables += 1;
        }
        for run in runs {
            self.run(*run);
        }
        if let Some((_, at, table)) = &mut self.table {
            if *at != row {
                table.start_row();
                *at = row;
            }
            table.wide_cell(&mut self.out, header, size.0, size.1);
        }
    }

    fn end_table(&mut self) {
        if let Some((_, _, table)) = self.table.take() {
            table.finish(&mut self.out);
            self.out.set_place(None);
        }
    }

    fn run(&mut self, run: Run) {
        match run {
            Run::Text(span) => self.text(span),
            Run::Break => self.out.space(Span::new(self.end, self.end), ""),
            Run::Raised(span, linked) => {
                self.out.raised(span.of(self.source), span, linked);
            }
        }
    }

    fn text(&mut self, span: Span) {
        let raw = span.of(self.source);
        let out = &mut self.out;
        entities::pieces(raw, span.from(), |piece| match piece {
            Piece::Plain(text, at) => out.flowing(text, at),
            Piece::Reference(text, source) if text.trim().is_empty() => out.space(source, ""),
            Piece::Reference(text, source) => out.decoded(&text, source),
        });
        self.end = span.to();
    }

    /// The headings over the place: where a person finds it on the page.
    fn locator(&self) -> Option<String> {
        let names: Vec<&str> = self.path.iter().map(|(_, name)| name.as_str()).collect();
        (!names.is_empty()).then(|| names.join(" > "))
    }
}
