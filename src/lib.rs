//! Finds where a folder of articles contradicts itself, and holds claims against sources.
//!
//! The pipeline, in order:
//!
//! ```text
//! bytes --ingest--> Document --extract--> Mention --language--> Word, Entity --assemble--> Claim
//!       --align--> Fact --judge--> Finding --report--> text
//! ```
//!
//! Everything up to `Claim` looks at one document only, is pure and runs in parallel; only
//! [`align`] and [`judge`] see several documents; only the program (`cli`) touches disk, terminal,
//! clock and environment.

pub mod text;
pub mod model;
pub mod lexicon;
pub mod ingest;
pub mod extract;
pub mod language;
pub mod assemble;
pub mod align;
pub mod judge;
mod check;
pub mod claims;
pub mod report;
pub mod cli;

pub use check::{Apart, Key, Memory, Waiting, check, check_waiting};

use lexicon::Lexicon;
use model::{Analysis, Document, DocumentId, Mention, Report, Skipped};
use rayon::prelude::*;
use std::borrow::BorrowMut;

/// What is known of the sentences of some documents, so that copies of them need not be read again.
#[derive(Debug, Default)]
pub struct Readings {
    read: language::Readings,
    found: assemble::Finds,
}

/// Reads everything that one document says: mentions, sentences, entities, claims.
pub fn analyze(document: Document, lexicon: &Lexicon) -> Analysis {
    let mentions = extract::mentions(&document, lexicon);
    understood(&[], &mut Readings::default(), (document, mentions), lexicon)
}

/// The same, in less time, for a document that has copies of sentences of those before it: the
/// readings are those of these documents, and then of this one, too, which is to stand behind them.
/// The copies are those met in any documents.
pub fn analyze_beside(
    before: &[Analysis],
    readings: &mut Readings,
    copies: &mut extract::Copies,
    document: Document,
    lexicon: &Lexicon,
) -> Analysis {
    let mentions = extract::mentions_beside(&document, lexicon, copies);
    understood(before, readings, (document, mentions), lexicon)
}

/// The same for documents that are read one beside the other, each step for all of them before the
/// next: what a step is made of is still at hand.
pub fn analyze_together(
    documents: impl IntoIterator<Item = Document>,
    copies: &mut extract::Copies,
    lexicon: &Lexicon,
) -> Vec<Analysis> {
    let opened = |document| {
        let mentions = extract::mentions_beside(&document, lexicon, copies);
        Analysis { document, mentions, ..Analysis::default() }
    };
    let mut analyses: Vec<Analysis> = documents.into_iter().map(opened).collect();
    let Readings { mut read, mut found } = Readings::default();
    let mut numbers = Vec::with_capacity(analyses.len());
    for at in 0..analyses.len() {
        let Some((before, [analysis, ..])) = analyses.split_at_mut_checked(at) else { break };
        numbers.push(language::read_beside(before, &mut read, analysis, lexicon));
    }
    for (analysis, numbers) in analyses.iter_mut().zip(&numbers) {
        analysis.claims = assemble::claims_beside(&mut found, numbers, analysis, lexicon);
    }
    analyses
}

/// What a document says of which the mentions are known.
fn understood(
    before: &[Analysis],
    readings: &mut Readings,
    (document, mentions): (Document, Vec<Mention>),
    lexicon: &Lexicon,
) -> Analysis {
    let mut analysis = Analysis { document, mentions, ..Analysis::default() };
    let Readings { read, found } = readings;
    let numbers = language::read_beside(before, read, &mut analysis, lexicon);
    analysis.claims = assemble::claims_beside(found, &numbers, &analysis, lexicon);
    analysis
}

/// Analyzes documents of one story, one after the other.
pub fn analyze_story(
    documents: impl IntoIterator<Item = Document>,
    lexicon: &Lexicon,
) -> Vec<Analysis> {
    analyze_together(documents, &mut extract::Copies::default(), lexicon)
}

/// Puts documents in the order of their paths, gives them the ids of that order, and dates those
/// whose text says when it was published.
pub fn in_order(mut documents: Vec<Document>, lexicon: &Lexicon) -> Vec<Document> {
    documents.sort_by(|a, b| a.path.cmp(&b.path));
    number(&mut documents);
    extract::dateline::date_all(&mut documents, lexicon);
    documents
}

/// Gives documents the ids of their order.
pub(crate) fn number(documents: &mut [impl BorrowMut<Document>]) {
    for (index, document) in documents.iter_mut().enumerate() {
        document.borrow_mut().id = DocumentId(u32::try_from(index).unwrap_or(u32::MAX));
    }
}

/// Analyzes documents in parallel; the result is in the order of the documents' paths, and ids
/// follow that order.
pub fn analyze_all(documents: Vec<Document>, lexicon: &Lexicon) -> Vec<Analysis> {
    in_order(documents, lexicon)
        .into_par_iter()
        .map(|document| analyze(document, lexicon))
        .collect()
}

/// Holds the user's statements against the sources of a report: adds a verdict for each, and
/// findings on those that are not borne out. A statement without anything to check is listed as
/// not checked.
pub fn hold(report: &mut Report, statements: Vec<claims::Statement>, lexicon: &Lexicon) {
    let (verdicts, empty) = claims::verdicts_of_checkable(statements, report, lexicon);
    report.skipped.extend(empty.into_iter().map(|statement| Skipped {
        path: format!("{}:{}", statement.path, statement.line),
        reason: format!("nothing to check in the claim “{}”", statement.text),
        remedy: "state an amount, a date, a count, a state or who does what".to_owned(),
        failed: true,
    }));
    report.verdicts = verdicts;
    let mut findings = std::mem::take(&mut report.findings);
    findings.extend(judge::on_statements(report, lexicon));
    report.findings = judge::in_order(findings);
}
