//! The user's own statements and what the sources say of them. A statement is read by the same
//! pipeline as a document: there is no second engine.

pub mod statement;
mod alike;
mod apart;
mod context;
mod keys;
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
use crate::model::{Analysis, Mention, MentionKind, Report, Sentence, Verdict};
use context::Passages;
use rayon::prelude::*;

/// What the sources of a report say of each statement, in order.
pub fn verdicts(statements: &[Statement], report: &Report, lexicon: &Lexicon) -> Vec<Verdict> {
    let (passages, read) = prepared(statements, report, lexicon);
    judged(statements.iter().zip(&read).collect(), &passages, report, lexicon)
}

/// The same of the statements that hold anything to be checked, and the others.
pub fn verdicts_of_checkable(
    statements: Vec<Statement>,
    report: &Report,
    lexicon: &Lexicon,
) -> (Vec<Verdict>, Vec<Statement>) {
    let (passages, read) = prepared(&statements, report, lexicon);
    let checkable: Vec<bool> = read.iter().map(|read| is_checkable(read, lexicon)).collect();
    let both = statements.iter().zip(&read).zip(&checkable);
    let held = both.filter(|(_, checkable)| **checkable).map(|(held, _)| held).collect();
    let verdicts = judged(held, &passages, report, lexicon);
    let others = statements.into_iter().zip(checkable).filter(|(_, checkable)| !checkable);
    (verdicts, others.map(|(statement, _)| statement).collect())
}

/// The sentences of the sources, and what each statement says.
fn prepared<'r>(
    statements: &[Statement],
    report: &'r Report,
    lexicon: &Lexicon,
) -> (Passages<'r>, Vec<Analysis>) {
    let read = |statement: &Statement| {
        crate::analyze(ingest::text::document(&statement.path, &statement.text), lexicon)
    };
    rayon::join(
        || Passages::new(&report.analyses, lexicon),
        || statements.par_iter().map(read).collect(),
    )
}

fn judged(
    statements: Vec<(&Statement, &Analysis)>,
    passages: &Passages<'_>,
    report: &Report,
    lexicon: &Lexicon,
) -> Vec<Verdict> {
    let judge = |(statement, read)| verdict::verdict(statement, read, passages, report, lexicon);
    statements.into_par_iter().map(judge).collect()
}

/// Whether there is anything in a statement that can be checked: a value, a state, a scope, a
/// denial, a word that has a contrary.
fn is_checkable(read: &Analysis, lexicon: &Lexicon) -> bool {
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
