//! Tables of word processors: a table inside a cell is text of that cell.

use crate::ingest::compose::Composer;
use crate::ingest::grid::Table;
use crate::model::BlockKind;

/// The tables of a document, as they open and close.
#[derive(Debug, Default)]
pub(super) struct Tables {
    /// How many tables are open, one inside the other.
    depth: usize,
    count: u32,
    open: Option<Table>,
}

impl Tables {
    /// Whether text stands in a table.
    pub(super) fn inside(&self) -> bool {
        self.depth > 0
    }

    /// A table begins: the text before it is a paragraph of its own.
    pub(super) fn begin(&mut self, out: &mut Composer) {
        self.depth += 1;
        if self.depth == 1 {
            out.close(BlockKind::Paragraph, None);
            self.open = Some(Table::located(self.count));
            self.count += 1;
        }
    }

    /// The outermost table, where what comes is its own and not that of a table in it.
    pub(super) fn own(&mut self) -> Option<&mut Table> {
        self.open.as_mut().filter(|_| self.depth == 1)
    }

    /// A table ends.
    pub(super) fn end(&mut self, out: &mut Composer) {
        self.depth = self.depth.saturating_sub(1);
        if self.depth == 0
            && let Some(table) = self.open.take()
        {
            table.finish(out);
        }
    }
}
