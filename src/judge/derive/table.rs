//! Tables whose last row or column is the total of the others, or the difference of two.

use super::Figure;
use super::evaluate::{Operands, Outcome, outcome};
use super::line::Line;
use crate::lexicon::relations::{Formula, Relations};
use crate::model::{Analysis, BlockKind, QuantityKind};
use crate::text::Span;
use std::collections::BTreeMap;

/// A calculation of a table that fails.
#[derive(Debug)]
pub struct Failure {
    /// What must hold.
    pub formula: Formula,
    /// The cells.
    pub operands: Operands,
}

/// Rows and columns of a table that are looked at; a larger table is data, not a claim.
const SIDE: usize = 60;

/// A table: figures by row and column, and the words of its headers.
#[derive(Debug, Default)]
struct Grid {
    rows: BTreeMap<u32, BTreeMap<u32, Figure>>,
    row_heads: BTreeMap<u32, String>,
    column_heads: BTreeMap<u32, String>,
}

/// The failed calculations of all tables of a document.
pub fn failures(analysis: &Analysis, relations: &Relations) -> Vec<Failure> {
    let mut found = Vec::new();
    for grid in grids(analysis).into_values() {
        found.extend(grid.failures(relations));
        found.extend(grid.turned().failures(relations));
    }
    found
}

fn grids(analysis: &Analysis) -> BTreeMap<u32, Grid> {
    let mut grids: BTreeMap<u32, Grid> = BTreeMap::new();
    let document = &analysis.document;
    for block in &document.blocks {
        let BlockKind::Cell { table, row, column, row_header, column_header } = block.kind else {
            continue;
        };
        let grid = grids.entry(table).or_default();
        let words = |span: Span| document.quote(span).to_lowercase();
        grid.row_heads.entry(row).or_insert_with(|| words(row_header));
        grid.column_heads.entry(column).or_insert_with(|| words(column_header));
        if column == 0 {
            grid.row_heads.insert(row, words(block.span));
        }
        if let Some(figure) = only_figure(analysis, block.span) {
            grid.rows.entry(row).or_default().insert(column, figure);
        }
    }
    grids.retain(|_, grid| grid.rows.len() <= SIDE);
    grids
}

/// The figure of a cell that holds one and no other number.
fn only_figure(analysis: &Analysis, cell: Span) -> Option<Figure> {
    let mentions = &analysis.mentions;
    let start = mentions.partition_point(|mention| mention.span.start < cell.start);
    let mut inside = mentions.iter().skip(start).take_while(|m| m.span.end <= cell.end);
    let mention = inside.next()?;
    inside.next().is_none().then(|| Figure::of(mention)).flatten()
}

impl Grid {
    fn turned(&self) -> Self {
        let mut rows: BTreeMap<u32, BTreeMap<u32, Figure>> = BTreeMap::new();
        for (row, cells) in &self.rows {
            for (column, figure) in cells {
                rows.entry(*column).or_default().insert(*row, figure.clone());
            }
        }
        Self { rows, row_heads: self.column_heads.clone(), column_heads: self.row_heads.clone() }
    }

    /// Where the last row is named a total, or is one in two other columns: the columns in which
    /// it is not.
    fn failures(&self, relations: &Relations) -> Vec<Failure> {
        let Some((last, totals)) = self.rows.last_key_value() else { return Vec::new() };
        let head = self.row_heads.get(last).map_or("", String::as_str);
        let named =
            Line::words(head).iter().any(|word| relations.total_heads.contains(&word.as_ref()));
        let Some(formula) = Formula::read("t = Sx") else { return Vec::new() };
        let (mut holding, mut failing) = (0, Vec::new());
        for (column, total) in totals {
            let parts: Vec<Figure> = self
                .rows
                .iter()
                .filter(|(row, _)| *row != last)
                .filter_map(|(_, cells)| cells.get(column))
                .cloned()
                .collect();
            if parts.len() < 2 || !parts.iter().all(|part| part.adds_to(total) && adds(part)) {
                continue;
            }
            let operands = vec![('t', vec![total.clone()]), ('x', parts)];
            match outcome(&formula, &operands) {
                Some(Outcome::Holds) => holding += 1,
                Some(Outcome::Fails) => failing.push(operands),
                Some(Outcome::Near) | None => {}
            }
        }
        // Sums of small whole numbers agree by chance; two columns do not.
        if holding >= 2 && failing.len() == 1 || named && failing.len() <= 1 {
            let of = |operands| Failure { formula: formula.clone(), operands };
            return failing.into_iter().map(of).collect();
        }
        Vec::new()
    }
}

fn adds(figure: &Figure) -> bool {
    use QuantityKind as Q;
    matches!(figure.kind, Q::Money | Q::Count | Q::Number | Q::Measure | Q::Duration)
}
