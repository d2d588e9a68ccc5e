//! A sentence quoted for the terminal: wrapped to the width, with the file's line numbers, its
//! clashing words underlined and remarked on.

use super::clean::harmless;
use super::paint::Paint;
use crate::model::{Document, Severity};
use crate::text::Span;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How much of a sentence is quoted on either side of the marked words, in bytes: a "sentence"
/// of a file without full stops may be megabytes long.
const AROUND_BYTES: u32 = 500;

/// Marked words.
#[derive(Debug, Clone)]
pub(crate) struct Mark {
    /// Where they stand in the document's text.
    pub(crate) span: Span,
    /// Whether they are the place to look first.
    pub(crate) primary: bool,
    /// What is said beside them.
    pub(crate) remark: String,
}

/// A quotation: marks in one sentence of one document.
#[derive(Debug)]
pub(crate) struct Quote<'a> {
    /// The document.
    pub(crate) document: &'a Document,
    /// What may be quoted: the sentence.
    pub(crate) sentence: Span,
    /// What is marked in it.
    pub(crate) marks: Vec<Mark>,
}

/// How to draw.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pen {
    /// Colours.
    pub(crate) paint: Paint,
    /// Columns of the terminal.
    pub(crate) width: usize,
    /// Columns for line numbers.
    pub(crate) gutter: usize,
    /// The finding's severity: the colour of primary marks.
    pub(crate) severity: Severity,
}

#[derive(Debug, Clone, Copy)]
struct Cell {
    shown: char,
    at: u32,
    width: usize,
}

/// A line on the screen.
#[derive(Debug, Default)]
struct Row {
    cells: Vec<Cell>,
}

/// The part of a mark that lies on a row, in columns.
struct Stroke<'a> {
    from: usize,
    to: usize,
    mark: &'a Mark,
    ends_here: bool,
}

impl Quote<'_> {
    /// Draws the quotation, line by line.
    pub(crate) fn draw(&self, pen: Pen, out: &mut String) {
        let rows = wrap(&self.cells(), pen.width.saturating_sub(pen.gutter + 3).max(20));
        let strokes: Vec<Vec<Stroke<'_>>> = rows.iter().map(|row| self.strokes(row)).collect();
        let marked = |index: usize| strokes.get(index).is_some_and(|strokes| !strokes.is_empty());
        let (mut number, mut left_out) = (0, false);
        for (index, row) in rows.iter().enumerate() {
            if !(marked(index) || marked(index + 1) || index > 0 && marked(index - 1)) {
                left_out = true;
                continue;
            }
            if std::mem::take(&mut left_out) {
                line(out, pen, "...", "");
            }
            // A row of marked words is numbered by their line, as the place above it is.
            let words = strokes.get(index).and_then(|strokes| strokes.first());
            let first = row.cells.first().map_or(0, |cell| cell.at);
            let at = words.map_or(first, |stroke| stroke.mark.span.start.max(first));
            let here = self.document.position(Span { start: at, end: at }).line;
            let shown = if here == number { String::new() } else { here.to_string() };
            number = here;
            let text: String = row.cells.iter().map(|cell| cell.shown).collect();
            line(out, pen, &shown, text.trim_end());
            underline(strokes.get(index).map_or(&[], Vec::as_slice), pen, out);
        }
        if left_out {
            line(out, pen, "...", "");
        }
    }

    /// The characters to show, with runs of white space as one space.
    fn cells(&self) -> Vec<Cell> {
        let text = self.document.text();
        let first = self.marks.iter().map(|mark| mark.span.start).min().unwrap_or(0);
        let last = self.marks.iter().map(|mark| mark.span.end).max().unwrap_or(0);
        let start = first.saturating_sub(AROUND_BYTES).max(self.sentence.start);
        let end = last.saturating_add(AROUND_BYTES).min(self.sentence.end).max(last);
        let start = floor(text, start.min(first));
        let end = floor(text, end);
        let mut cells: Vec<Cell> = Vec::new();
        let dots = |at| Cell { shown: '…', at, width: 1 };
        if start > self.sentence.start {
            cells.push(dots(start));
        }
        let quoted = Span { start, end };
        for (offset, c) in quoted.of(text).char_indices() {
            let at = start.saturating_add(u32::try_from(offset).unwrap_or(u32::MAX));
            let shown = harmless(c);
            let after_space = cells.last().is_some_and(|cell| cell.shown == ' ');
            if shown.is_whitespace() {
                if !after_space && !cells.is_empty() {
                    cells.push(Cell { shown: ' ', at, width: 1 });
                }
            } else {
                cells.push(Cell { shown, at, width: shown.width().unwrap_or(0) });
            }
        }
        if end < self.sentence.end {
            cells.push(dots(u32::MAX));
        }
        cells
    }

    fn strokes(&self, row: &Row) -> Vec<Stroke<'_>> {
        let mut strokes: Vec<Stroke<'_>> = Vec::new();
        for mark in &self.marks {
            let (mut column, mut from, mut to, mut last) = (0, None, 0, 0);
            for cell in &row.cells {
                let point = mark.span.is_empty() && cell.at == mark.span.start;
                if point || (mark.span.start <= cell.at && cell.at < mark.span.end) {
                    from.get_or_insert(column);
                    to = column + cell.width.max(1);
                }
                column += cell.width;
                last = cell.at;
            }
            let Some(from) = from else { continue };
            let ends_here = row_holds_end(last, mark.span);
            strokes.push(Stroke { from, to, mark, ends_here });
        }
        strokes.sort_by_key(|stroke| (stroke.from, stroke.to));
        strokes
    }
}

/// Whether the last character of a mark lies on the row that ends with the character at `last`.
fn row_holds_end(last: u32, span: Span) -> bool {
    // The last character of the span may be several bytes long: it starts before `end`.
    last.saturating_add(4) >= span.end
}

/// The nearest character boundary at or before a place.
fn floor(text: &str, at: u32) -> u32 {
    u32::try_from(text.floor_char_boundary(at as usize)).unwrap_or(u32::MAX)
}

/// Breaks at spaces, or anywhere where there are none.
fn wrap(cells: &[Cell], width: usize) -> Vec<Row> {
    let (mut rows, mut row, mut used) = (Vec::new(), Row::default(), 0);
    for cell in cells {
        if used + cell.width > width && !row.cells.is_empty() {
            let space = row.cells.iter().rposition(|cell| cell.shown == ' ');
            let keep =
                space.filter(|at| *at * 3 > row.cells.len()).map_or(row.cells.len(), |at| at + 1);
            let rest = row.cells.split_off(keep.min(row.cells.len()));
            rows.push(std::mem::replace(&mut row, Row { cells: rest }));
            used = row.cells.iter().map(|cell| cell.width).sum();
        }
        if row.cells.is_empty() && cell.shown == ' ' {
            continue;
        }
        row.cells.push(*cell);
        used += cell.width;
    }
    if !row.cells.is_empty() {
        rows.push(row);
    }
    rows
}

fn line(out: &mut String, pen: Pen, number: &str, text: &str) {
    let gutter = pen.gutter;
    if number == "..." {
        out.push_str(&pen.paint.frame("..."));
        out.push('\n');
        return;
    }
    out.push_str(&pen.paint.frame(format_args!("{number:>gutter$} |")));
    if !text.is_empty() {
        out.push(' ');
        out.push_str(text);
    }
    out.push('\n');
}

/// The marks under a row, then the remarks, rightmost first.
fn underline(strokes: &[Stroke<'_>], pen: Pen, out: &mut String) {
    if strokes.is_empty() {
        return;
    }
    let mut text = String::new();
    let mut column = 0;
    // Where marks overlap, what is drawn is drawn.
    for stroke in strokes {
        let from = stroke.from.max(column);
        text.push_str(&" ".repeat(from.saturating_sub(column)));
        let sign = if stroke.mark.primary { "^" } else { "-" };
        text.push_str(&colour(pen, stroke.mark, &sign.repeat(stroke.to.saturating_sub(from))));
        column = stroke.to.max(from);
    }
    let mut said: Vec<&Stroke<'_>> = strokes
        .iter()
        .filter(|stroke| stroke.ends_here && !stroke.mark.remark.is_empty())
        .collect();
    let width = pen.width.saturating_sub(pen.gutter + 3);
    if let Some(last) = said.last().copied() {
        let is_rightmost = strokes.last().is_some_and(|rightmost| std::ptr::eq(rightmost, last));
        if is_rightmost && column + 1 + last.mark.remark.width() <= width {
            text.push(' ');
            text.push_str(&colour(pen, last.mark, &last.mark.remark));
            said.pop();
        }
    }
    line(out, pen, "", &text);
    while let Some(stroke) = said.pop() {
        remark(stroke, &said, (pen, width), out);
    }
}

/// A remark on a line of its own, under its mark; bars lead to the marks still to be remarked on.
fn remark(
    stroke: &Stroke<'_>,
    waiting: &[&Stroke<'_>],
    (pen, width): (Pen, usize),
    out: &mut String,
) {
    let said = &stroke.mark.remark;
    let from = stroke.from.min(width.saturating_sub(said.width()));
    let mut text = String::new();
    let mut column = 0;
    for other in waiting.iter().filter(|other| other.from + 1 < from) {
        text.push_str(&" ".repeat(other.from.saturating_sub(column)));
        if other.from >= column {
            text.push_str(&colour(pen, other.mark, "|"));
            column = other.from + 1;
        }
    }
    text.push_str(&" ".repeat(from.saturating_sub(column)));
    text.push_str(&colour(pen, stroke.mark, said));
    line(out, pen, "", &text);
}

fn colour(pen: Pen, mark: &Mark, text: &str) -> String {
    if mark.primary { pen.paint.severity(pen.severity, text) } else { pen.paint.frame(text) }
}
