//! Tables: rows of cells, and which cells are the headers of the others.

use super::compose::Composer;
use crate::model::BlockKind;
use crate::text::Span;

/// A table of a text, with spans of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Grid {
    rows: Vec<Vec<Span>>,
    /// Whether the first row names the columns.
    column_headers: bool,
    /// Whether the first column names the rows.
    row_headers: bool,
}

impl Grid {
    /// A table whose rows begin with a label.
    pub(crate) fn with_row_headers(rows: Vec<Vec<Span>>) -> Self {
        Self { rows, column_headers: false, row_headers: true }
    }

    /// A table that does not say which of its cells are headers: a first row without figures
    /// over rows with figures names the columns, a first column without figures names the rows.
    pub(crate) fn with_guessed_headers(source: &str, rows: Vec<Vec<Span>>) -> Self {
        let has_figure = |row: &[Span]| row.iter().any(|cell| is_figure(cell.of(source)));
        let names = |cell: &Span| !is_figure(cell.of(source)) || is_year(cell.of(source));
        let head = rows.first().is_some_and(|row| row.iter().all(names));
        let years = rows.first().is_some_and(|row| has_figure(row));
        let body = rows.get(1..).unwrap_or(&[]);
        let years_below = years && body.iter().any(|row| row.iter().all(names) && has_figure(row));
        let column_headers = head && body.iter().any(|row| has_figure(row)) && !years_below;
        let row_headers = labels(source, &rows, column_headers);
        Self { rows, column_headers, row_headers }
    }

    /// Writes the cells as blocks.
    pub(crate) fn write(&self, source: &str, table: u32, out: &mut Composer) {
        let mut heads: Vec<Span> = Vec::new();
        for (row, cells) in self.rows.iter().enumerate() {
            let mut row_header = Span::default();
            for (column, cell) in cells.iter().enumerate() {
                out.flowing(cell.of(source), cell.from());
                let column_header = heads.get(column).copied().unwrap_or_default();
                let kind = BlockKind::Cell {
                    table,
                    row: number(row),
                    column: number(column),
                    row_header,
                    column_header,
                };
                let span = out.close(kind, None).unwrap_or_default();
                if column == 0 && self.row_headers && !(row == 0 && self.column_headers) {
                    row_header = span;
                }
                if row == 0 && self.column_headers {
                    heads.push(span);
                }
            }
        }
    }
}

/// Whether the first column names the rows: it holds words where others hold figures.
fn labels(source: &str, rows: &[Vec<Span>], below_head: bool) -> bool {
    let body = || rows.iter().skip(usize::from(below_head));
    let firsts = || body().filter_map(|row| row.first()).filter(|cell| !cell.is_empty());
    let words = firsts().filter(|cell| !is_figure(cell.of(source))).count();
    words * 2 > firsts().count()
        || body().flat_map(|row| row.iter().skip(1)).all(|cell| !is_figure(cell.of(source)))
}

/// Whether a cell holds a figure rather than a name: it begins with a digit, perhaps after a sign.
fn is_figure(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let digits = text.chars().filter(char::is_ascii_digit).count();
    text.starts_with(|c: char| c.is_ascii_digit()) && digits * 3 >= text.chars().count()
        || text.starts_with(|c: char| c.is_ascii_digit()) && text.split_whitespace().count() <= 3
}

/// "2025", "1998/99": a figure that names a column.
fn is_year(text: &str) -> bool {
    let digits =
        |text: &str| text.chars().all(|c| c.is_ascii_digit() || matches!(c, '/' | '-' | '–'));
    text.len() >= 4
        && (text.starts_with("19") || text.starts_with("20"))
        && digits(text)
        && text.len() < 12
}

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
