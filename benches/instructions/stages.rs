//! Instructions of each stage, over a story of this project's tests. What a stage is given is made
//! before the count begins; the tables are read by then.
//!
//! `just instructions` prints each stage with what it took the last time on this machine.

use gungraun::{library_benchmark, library_benchmark_group, main};
use std::fs;
use std::hint::black_box;
use std::path::PathBuf;
use verify_sources::judge::{self, Story};
use verify_sources::language;
use verify_sources::lexicon::Lexicon;
use verify_sources::model::{Analysis, Document, Report};
use verify_sources::{align, analyze, analyze_all, assemble, extract, ingest, report};

const STORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/stories/flood-marrin/sources");

/// Names and bytes of the story's articles.
fn files() -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(STORY).expect("the story is there");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let read = |path: &PathBuf| (path.display().to_string(), fs::read(path).expect("a file"));
    paths.iter().map(read).collect()
}

fn documents() -> Vec<Document> {
    read_files(files())
}

fn read_files(files: Vec<(String, Vec<u8>)>) -> Vec<Document> {
    let read = |(path, bytes): (String, Vec<u8>)| ingest::read(&path, &bytes).expect("documents");
    files.into_iter().flat_map(read).collect()
}

/// Documents, with every table read.
fn warm() -> Vec<Document> {
    black_box(analyses());
    documents()
}

fn extracted() -> Vec<Analysis> {
    let mentions = |document: Document| Analysis {
        mentions: extract::mentions(&document, Lexicon::builtin()),
        document,
        ..Analysis::default()
    };
    warm().into_iter().map(mentions).collect()
}

fn tagged() -> Vec<Analysis> {
    language_of(extracted())
}

fn language_of(mut analyses: Vec<Analysis>) -> Vec<Analysis> {
    for analysis in &mut analyses {
        language::read(analysis, Lexicon::builtin());
    }
    analyses
}

fn analyses() -> Vec<Analysis> {
    analyze_all(documents(), Lexicon::builtin())
}

/// The facts of the story; every rule has run once.
fn aligned() -> Report {
    let lexicon = Lexicon::builtin();
    let analyses = analyses();
    let facts = align::facts(&analyses, lexicon).facts;
    let report = Report { analyses, facts, ..Report::default() };
    black_box(judge::findings(&Story::new(&report, lexicon)));
    report
}

fn judged() -> Report {
    verify_sources::check(analyses(), Vec::new(), Lexicon::builtin())
}

#[library_benchmark]
#[bench::story(setup = files)]
fn ingest_files(files: Vec<(String, Vec<u8>)>) -> Vec<Document> {
    read_files(files)
}

#[library_benchmark]
#[bench::story(setup = warm)]
fn extract_mentions(documents: Vec<Document>) -> Vec<Document> {
    for document in &documents {
        black_box(extract::mentions(document, Lexicon::builtin()));
    }
    documents
}

#[library_benchmark]
#[bench::story(setup = extracted)]
fn language_read(analyses: Vec<Analysis>) -> Vec<Analysis> {
    language_of(analyses)
}

#[library_benchmark]
#[bench::story(setup = tagged)]
fn assemble_claims(tagged: Vec<Analysis>) -> Vec<Analysis> {
    for analysis in &tagged {
        black_box(assemble::claims(analysis, Lexicon::builtin()));
    }
    tagged
}

#[library_benchmark]
#[bench::story(setup = warm)]
fn all_of_reading(documents: Vec<Document>) -> Vec<Analysis> {
    documents.into_iter().map(|document| analyze(document, Lexicon::builtin())).collect()
}

#[library_benchmark]
#[bench::story(setup = aligned)]
fn align_facts(report: Report) -> Report {
    black_box(align::facts(&report.analyses, Lexicon::builtin()));
    report
}

#[library_benchmark]
#[bench::story(setup = aligned)]
fn judge_findings(report: Report) -> Report {
    black_box(judge::findings(&Story::new(&report, Lexicon::builtin())));
    report
}

#[library_benchmark]
#[bench::story(setup = judged)]
fn report_concise(report: Report) -> Report {
    let format = report::FORMATS.iter().find(|format| format.name == "concise");
    black_box(format.map(|format| (format.write)(&report, &report::Style { color: false, width: 80, detail: report::Detail::default() })));
    report
}

library_benchmark_group!(
    name = stages,
    benchmarks = [
        ingest_files,
        extract_mentions,
        language_read,
        assemble_claims,
        all_of_reading,
        align_facts,
        judge_findings,
        report_concise
    ]
);

main!(library_benchmark_groups = stages);
