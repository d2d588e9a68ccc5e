//! The user's own statements and what the sources say of them. A statement is read by the same
//! pipeline as a document: there is no second engine.

pub mod statement;
mod context;
mod kinship;
mod evidence;
mod contrary;
mod verdict;

pub use statement::{Statement, StatementError, statements};

use crate::ingest;
use crate::lexicon::Lexicon;
use crate::model::{Report, Verdict};
use context::Passages;

/// What the sources of a report say of each statement, in order.
pub fn verdicts(statements: &[Statement], report: &Report, lexicon: &Lexicon) -> Vec<Verdict> {
    let passages = Passages::new(&report.analyses);
    let judge = |statement: &Statement| {
        let document = ingest::text::document(&statement.path, &statement.text);
        let read = crate::analyze(document, lexicon);
        verdict::verdict(statement, &read, &passages, report, lexicon)
    };
    statements.iter().map(judge).collect()
}
