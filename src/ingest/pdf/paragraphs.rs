//! The lines of all pages to blocks: running heads left out, lines joined to paragraphs, words
//! joined that a line end parted, tables by their columns.

use super::glyphs::Line;
use crate::ingest::compose::Composer;
use crate::ingest::grid::Table;
use crate::model::{BlockKind, Document};
use crate::text::{Map, Set, Span};

/// A line that stands first or last on so many pages is a running head.
const RUNNING_PAGES_MIN: usize = 3;
/// A heading is so much larger than the text, in percent.
const HEADING_PERCENT: i64 = 112;
/// The longest heading, in characters.
const HEADING_MAX: usize = 150;

/// The blocks of all pages.
pub(super) fn compose(pages: &[Vec<Line>]) -> Composer {
    let running = running(pages);
    let mut writer = Writer {
        out: Composer::default(),
        body: body_size(pages),
        words: words(pages),
        last: None,
        heading: false,
        page: 0,
        begun: 0,
        tables: 0,
        titled: false,
    };
    for (index, page) in pages.iter().enumerate() {
        writer.page = index + 1;
        let edge = |at: usize| at == 0 || at + 1 == page.len();
        let kept: Vec<&Line> = page
            .iter()
            .enumerate()
            .filter(|(at, line)| {
                !(edge(*at) && (running.contains(&shape(line)) || is_number(line)))
            })
            .map(|(_, line)| line)
            .collect();
        writer.page_lines(&kept);
    }
    writer.end();
    writer.out
}

/// The text of the title block.
pub(super) fn title(document: &Document) -> Option<String> {
    let block = document.blocks.iter().find(|block| block.kind == BlockKind::Title)?;
    Some(document.quote(block.span).to_owned())
}

/// A line with its digits made alike: "Page 3 of 9" is the same on every page.
fn shape(line: &Line) -> String {
    line.text().chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
}

fn is_number(line: &Line) -> bool {
    let text = line.text();
    let text = text.trim();
    !text.is_empty() && text.len() < 5 && text.chars().all(|c| c.is_ascii_digit() || c == '-')
}

fn running(pages: &[Vec<Line>]) -> Set<String> {
    let mut counts: Map<String, usize> = Map::default();
    for page in pages {
        let edges = [page.first(), page.last().filter(|_| page.len() > 1)];
        for line in edges.into_iter().flatten() {
            *counts.entry(shape(line)).or_default() += 1;
        }
    }
    counts
        .into_iter()
        .filter(|(_, count)| *count >= RUNNING_PAGES_MIN)
        .map(|(shape, _)| shape)
        .collect()
}

/// The size in which most of the text is set.
fn body_size(pages: &[Vec<Line>]) -> i64 {
    let mut sizes: Vec<(i64, usize)> = Vec::new();
    for line in pages.iter().flatten() {
        sizes.push((line.size, line.text().len()));
    }
    sizes.sort_unstable();
    let total: usize = sizes.iter().map(|(_, len)| len).sum();
    let mut seen = 0;
    for (size, len) in sizes {
        seen += len;
        if seen * 2 >= total {
            return size;
        }
    }
    1
}

/// All words of the document, to know a word that a line end parted.
fn words(pages: &[Vec<Line>]) -> Set<String> {
    let lines = pages.iter().flatten().map(Line::text);
    lines
        .flat_map(|line| {
            let words = line.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase);
            words.filter(|word| word.len() > 3).collect::<Vec<_>>()
        })
        .collect()
}

struct Writer {
    out: Composer,
    body: i64,
    words: Set<String>,
    /// The last line of the open paragraph, and whether it is a heading.
    last: Option<Line>,
    heading: bool,
    page: usize,
    /// The page on which the open paragraph began.
    begun: usize,
    tables: u32,
    titled: bool,
}

impl Writer {
    fn page_lines(&mut self, lines: &[&Line]) {
        let mut at = 0;
        while let Some(line) = lines.get(at) {
            let rows = rows(lines.get(at..).unwrap_or(&[]));
            if rows > 1 {
                self.end();
                self.table(lines.get(at..at + rows).unwrap_or(&[]));
                at += rows;
            } else {
                self.line(line);
                at += 1;
            }
        }
    }

    fn table(&mut self, rows: &[&Line]) {
        self.out.set_place(Some(format!("page {}", self.page)));
        let mut table = Table::new(self.tables);
        self.tables += 1;
        for row in rows {
            table.start_row();
            for cell in &row.cells {
                for stretch in cell {
                    self.stretch(&stretch.text, stretch.raised);
                }
                table.cell(&mut self.out, false);
            }
        }
        table.finish(&mut self.out);
    }

    fn stretch(&mut self, text: &str, raised: bool) {
        if raised {
            self.out.raised(text, Span::default(), false);
        } else {
            self.out.flowing(text, 0);
        }
    }

    fn line(&mut self, line: &Line) {
        let text = line.text();
        if text.trim().is_empty() {
            return;
        }
        let heading = self.is_heading(line, &text);
        if heading != self.heading
            || self.last.as_ref().is_none_or(|last| !goes_on(last, line, &text))
        {
            self.end();
        } else if !self.joined(&text) {
            self.out.space(Span::default(), "");
        }
        for (index, cell) in line.cells.iter().enumerate() {
            if index > 0 {
                self.out.space(Span::default(), "");
            }
            for stretch in cell {
                self.stretch(&stretch.text, stretch.raised);
            }
        }
        if self.last.is_none() {
            self.begun = self.page;
        }
        self.heading = heading;
        self.last = Some(line.clone());
    }

    /// Whether the next line goes on without a space: the last one ends in a hyphen.
    fn joined(&mut self, next: &str) -> bool {
        let last = self.last.as_ref().map(Line::text).unwrap_or_default();
        let Some(before) = last.trim_end().strip_suffix('-') else { return false };
        let small = next.trim_start().starts_with(char::is_lowercase);
        if !small || !before.ends_with(char::is_lowercase) {
            return small;
        }
        let head = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
        let tail = next.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
        // "twenty-" and "five" keep their hyphen; "govern-" and "ment" lose it where the whole word
        // stands elsewhere.
        if self.words.contains(&format!("{head}{tail}").to_lowercase()) {
            self.out.drop_last('-');
        }
        true
    }

    fn is_heading(&self, line: &Line, text: &str) -> bool {
        let larger = line.size * 100 > self.body * HEADING_PERCENT;
        let short = text.chars().count() <= HEADING_MAX;
        let stops = text.trim_end().ends_with(['.', ',', ';', ':']);
        short && (larger || line.bold && !stops && line.cells.len() == 1)
    }

    fn end(&mut self) {
        let Some(last) = self.last.take() else { return };
        let larger = last.size * 100 > self.body * HEADING_PERCENT;
        let kind = match (self.heading, larger) {
            (true, true) if !self.titled => BlockKind::Title,
            (true, true) => BlockKind::Heading(1),
            (true, false) => BlockKind::Heading(2),
            (false, _) => BlockKind::Paragraph,
        };
        let is_title = kind == BlockKind::Title;
        if self.out.close(kind, Some(format!("page {}", self.begun))).is_some() {
            self.titled |= is_title;
        }
        self.heading = false;
    }
}

/// How many lines from the first on are rows of a table: several cells each, at like places.
fn rows(lines: &[&Line]) -> usize {
    let columns = |line: &Line| line.cells.len();
    let Some(first) = lines.first().filter(|line| columns(line) > 1) else { return 0 };
    lines
        .iter()
        .take_while(|line| columns(line).abs_diff(columns(first)) <= 1 && columns(line) > 1)
        .count()
}

/// Whether a line goes on with the paragraph of the line before it.
fn goes_on(last: &Line, line: &Line, text: &str) -> bool {
    let alike = (last.size - line.size).abs() * 100 <= last.size.max(line.size) * 15;
    let step = line.top - last.top;
    let size = last.size.max(1);
    let ended = last.text().trim_end().ends_with(['.', '!', '?', ':', '”', '"']);
    let marked = text.trim_start().starts_with(['•', '◦', '▪', '●', '–']);
    if !alike || marked {
        return false;
    }
    if step <= 0 || step > size * 4 {
        // A new column or page: a sentence may run over.
        return !ended;
    }
    let near = step * 100 <= size * 165;
    let indented = line.left > last.left + size && ended;
    let short = last.right + size * 4 < line.right && ended;
    near && !indented && !short
}
