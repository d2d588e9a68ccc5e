//! Tables: cells become blocks, and each cell learns the headers of its row and column.

use super::compose::Composer;
use crate::model::BlockKind;
use crate::text::{Map, Span};

/// The widest cell that is believed, in columns or rows.
const SPAN_MAX: u32 = 100;

/// A table whose cells are being written.
#[derive(Debug, Default)]
pub(crate) struct Table {
    number: u32,
    /// Whether a cell says where it stands: formats without lines of their own.
    located: bool,
    cells: Vec<Cell>,
    row: u32,
    column: u32,
    /// Rows begun.
    rows: u32,
    /// Columns that a cell of an earlier row reaches down into, and before which row it ends.
    reached: Map<u32, u32>,
}

#[derive(Debug)]
struct Cell {
    /// Which block of the document it is; none where it is empty.
    block: Option<usize>,
    row: u32,
    column: u32,
    columns: u32,
    /// Whether the format says that it is a header.
    header: bool,
}

impl Table {
    /// A table, counted from 0 in its document.
    pub(crate) fn new(number: u32) -> Self {
        Self { number, ..Self::default() }
    }

    /// A table whose cells are found by table and row.
    pub(crate) fn located(number: u32) -> Self {
        Self { located: true, ..Self::new(number) }
    }

    /// Begins a row.
    pub(crate) fn start_row(&mut self) {
        self.row = self.rows;
        self.rows += 1;
        self.column = 0;
    }

    /// Closes the open block as the next cell of the row.
    pub(crate) fn cell(&mut self, out: &mut Composer, header: bool) {
        self.wide_cell(out, header, 1, 1);
    }

    /// Closes the open block as a cell over several columns and rows.
    pub(crate) fn wide_cell(&mut self, out: &mut Composer, header: bool, columns: u32, rows: u32) {
        if self.rows == 0 {
            self.start_row();
        }
        while self.reached.get(&self.column).is_some_and(|until| *until > self.row) {
            self.column += 1;
        }
        let (columns, rows) = (columns.clamp(1, SPAN_MAX), rows.clamp(1, SPAN_MAX));
        if rows > 1 {
            for column in self.column..self.column.saturating_add(columns) {
                self.reached.insert(column, self.row.saturating_add(rows));
            }
        }
        let (row, column) = (self.row, self.column);
        let kind = BlockKind::Cell {
            table: self.number,
            row,
            column,
            row_header: Span::default(),
            column_header: Span::default(),
        };
        let block = out.count();
        let place =
            || format!("table {}, row {}", self.number.saturating_add(1), row.saturating_add(1));
        let block = out.close(kind, self.located.then(place)).map(|_| block);
        self.cells.push(Cell { block, row, column, columns, header });
        self.column = self.column.saturating_add(columns);
    }

    /// Tells every cell its headers.
    pub(crate) fn finish(self, out: &mut Composer) {
        let heads = Heads::of(&self.cells, out);
        let mut above: Map<u32, Span> = Map::default();
        let mut beside = (u32::MAX, Span::default());
        for cell in &self.cells {
            if beside.0 != cell.row {
                beside = (cell.row, Span::default());
            }
            let names_column = heads.names_columns(cell);
            let names_row = !names_column && heads.names_row(cell);
            let Some(block) = cell.block.and_then(|index| out.block_mut(index)) else { continue };
            let span = block.span;
            if let BlockKind::Cell { row_header, column_header, .. } = &mut block.kind
                && !names_column
            {
                *row_header = beside.1;
                *column_header = above.get(&cell.column).copied().unwrap_or_default();
            }
            if names_column {
                for column in cell.column..cell.column.saturating_add(cell.columns) {
                    above.insert(column, span);
                }
            } else if names_row {
                beside.1 = span;
            }
        }
    }
}

/// Which cells are headers.
struct Heads {
    /// Rows that name columns, sorted.
    rows: Vec<u32>,
    /// Whether the first column names the rows.
    first_column: bool,
}

impl Heads {
    fn of(cells: &[Cell], out: &Composer) -> Self {
        let mut rows = Vec::new();
        for row in cells.chunk_by(|a, b| a.row == b.row) {
            let marked = row.iter().filter(|cell| cell.header).count();
            let open = row.iter().filter(|cell| !cell.header && cell.block.is_some()).count();
            if marked > 1 && open == 0 || marked == 1 && row.len() == 1 && row_is_first(row) {
                rows.extend(row.first().map(|cell| cell.row));
            }
        }
        if rows.is_empty() && !cells.iter().any(|cell| cell.header) && first_row_names(cells, out) {
            rows.push(0);
        }
        let first_column = first_column_names(cells, out, &rows);
        Self { rows, first_column }
    }

    fn names_columns(&self, cell: &Cell) -> bool {
        self.rows.binary_search(&cell.row).is_ok()
    }

    fn names_row(&self, cell: &Cell) -> bool {
        cell.header || cell.column == 0 && self.first_column
    }
}

fn row_is_first(row: &[Cell]) -> bool {
    row.first().is_some_and(|cell| cell.row == 0 && cell.columns == 1)
}

fn text<'a>(cell: &Cell, out: &'a Composer) -> &'a str {
    cell.block.map_or("", |block| out.text_of(block))
}

/// A first row without figures, years apart, over rows with figures names the columns.
fn first_row_names(cells: &[Cell], out: &Composer) -> bool {
    let names = |cell: &Cell| !is_figure(text(cell, out)) || is_year(text(cell, out));
    let mut rows = cells.chunk_by(|a, b| a.row == b.row);
    let Some(first) = rows.next() else { return false };
    let years = first.iter().any(|cell| is_year(text(cell, out)));
    let below: Vec<&[Cell]> = rows.collect();
    let figures = |row: &&[Cell]| row.iter().any(|cell| is_figure(text(cell, out)));
    let years_below = years
        && below
            .iter()
            .any(|row| row.iter().all(names) && row.iter().any(|cell| is_year(text(cell, out))));
    first.len() > 1 && first.iter().all(names) && below.iter().any(figures) && !years_below
}

/// Whether the first column names the rows: it holds words where others hold figures.
fn first_column_names(cells: &[Cell], out: &Composer, heads: &[u32]) -> bool {
    let body = || cells.iter().filter(|cell| heads.binary_search(&cell.row).is_err());
    let firsts = || body().filter(|cell| cell.column == 0 && cell.block.is_some());
    let words = firsts().filter(|cell| !is_figure(text(cell, out))).count();
    words * 2 > firsts().count()
}

/// Whether a cell holds a figure rather than a name: it begins with a digit, perhaps after a sign.
fn is_figure(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let short = text.split_whitespace().take(4).count() <= 3;
    text.starts_with(|c: char| c.is_ascii_digit()) && (digits * 3 >= text.chars().count() || short)
}

/// "2025", "1998/99": a figure that names a column.
fn is_year(text: &str) -> bool {
    let digits = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '/' | '-' | '–'));
    let century = text.starts_with("19") || text.starts_with("20");
    (4..12).contains(&text.len()) && century && digits
}
