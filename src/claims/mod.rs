//! The user's own statements and what the sources say of them. A statement is read by the same
//! pipeline as a document: there is no second engine.

pub mod statement;

pub use statement::{Statement, StatementError, statements};

use crate::lexicon::Lexicon;
use crate::model::{Report, Verdict, VerdictKind};

/// What the sources of a report say of each statement, in order.
pub fn verdicts(statements: &[Statement], _report: &Report, _lexicon: &Lexicon) -> Vec<Verdict> {
    statements
        .iter()
        .map(|statement| Verdict {
            id: statement.id.clone(),
            path: statement.path.clone(),
            line: statement.line,
            text: statement.text.clone(),
            verdict: VerdictKind::NotEnoughEvidence,
            expect: statement.expect,
            note: statement.note.clone(),
            parts: Vec::new(),
        })
        .collect()
}
