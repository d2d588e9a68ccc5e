//! The user's own statements and what the sources say of them. A statement is read by the same
//! pipeline as a document: there is no second engine.

pub mod statement;
mod alike;
mod context;
mod kinship;
mod evidence;
mod contrary;
mod coverage;
mod borne;
mod denial;
mod designation;
mod sums;
mod shares;
mod lists;
mod ages;
mod told;
mod value;
mod nearest;
mod verdict;

pub use statement::{Statement, StatementError, statements};

use crate::text::LineIndex;

use crate::ingest;
use crate::lexicon::Lexicon;
use crate::model::{Mention, MentionKind, Report, Sentence, Verdict};
use context::Passages;
use rayon::prelude::*;

/// What the sources of a report say of each statement, in order.
pub fn verdicts(statements: &[Statement], report: &Report, lexicon: &Lexicon) -> Vec<Verdict> {
    let passages = Passages::new(&report.analyses, lexicon);
    let judge = |statement: &Statement| {
        let document = ingest::text::document(&statement.path, &statement.text);
        let read = crate::analyze(document, lexicon);
        verdict::verdict(statement, &read, &passages, report, lexicon)
    };
    statements.par_iter().map(judge).collect()
}

/// Whether there is anything in a statement that can be checked: a value, a state, a scope, a
/// denial, a word that has a contrary.
pub fn is_checkable(statement: &Statement, lexicon: &Lexicon) -> bool {
    let read = crate::analyze(ingest::text::document(&statement.path, &statement.text), lexicon);
    !read.claims.is_empty()
        || !read.mentions.is_empty()
        || read.sentences.iter().any(|sentence| contrary::says_one_side(sentence, lexicon))
}

/// The statements of a draft article: each of its sentences that holds a value.
pub fn draft(path: &str, text: &str, lexicon: &Lexicon) -> Vec<Statement> {
    let Ok(documents) = ingest::read(path, text.as_bytes()) else { return Vec::new() };
    let lines = LineIndex::new(text);
    let mut found = Vec::new();
    for document in documents {
        let read = crate::analyze(document, lexicon);
        let holds = |sentence: &&Sentence| {
            let value = |m: &Mention| m.kind != MentionKind::Name && sentence.span.contains(m.span);
            read.mentions.iter().any(value)
        };
        for sentence in read.sentences.iter().filter(holds) {
            let line = lines.position(read.document.view.source(sentence.span).start).line;
            found.push(Statement {
                id: format!("{path}:{line}"),
                path: path.to_owned(),
                line,
                text: read.document.quote(sentence.span).to_owned(),
                expect: None,
                note: None,
            });
        }
    }
    found
}
