//! What comparing costs: microseconds an article of alignment and of each rule, on one thread, over
//! generated news of one story (`verify bench-corpus --one-story`) in stories of the usual size and
//! in one large one.
//!
//! `just bench` runs it and prints one table. A figure is that of the fastest of several rounds.

#![expect(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    reason = "a bench reads its corpus and the clock, and may fail"
)]

mod corpus;

use corpus::{corpus, document, fastest};
use std::hint::black_box;
use std::io::Write;
use verify_sources::judge::{self, Story, rules::RULES};
use verify_sources::lexicon::Lexicon;
use verify_sources::model::{Analysis, Report};
use verify_sources::{align, analyze_all};

/// Articles of the corpus, and of each story it is taken for.
const ARTICLES: &str = "200";
const STORIES: [usize; 2] = [5, 200];

fn main() -> std::io::Result<()> {
    // `cargo test --benches` only wants to know that it builds and starts.
    if std::env::args().any(|arg| arg == "--test") {
        return Ok(());
    }
    let lexicon = Lexicon::builtin();
    let files = corpus("bench-corpus-one", &["--articles", ARTICLES, "--one-story"])?;
    let documents = files.iter().map(|(path, bytes)| document(path, bytes)).collect();
    let analyses = analyze_all(documents, lexicon);
    let columns: Vec<Vec<(&str, u128)>> =
        STORIES.iter().map(|size| stages(&analyses, *size, lexicon)).collect();
    let mut out = std::io::stdout().lock();
    writeln!(out, "| µs an article, stories of | {} | {} |", STORIES[0], STORIES[1])?;
    writeln!(out, "| --- | ---: | ---: |")?;
    for ((name, small), (_, large)) in columns[0].iter().zip(&columns[1]) {
        writeln!(out, "| {name} | {small} | {large} |")?;
    }
    Ok(())
}

/// Each stage over all articles, taken as stories of a size.
fn stages(analyses: &[Analysis], size: usize, lexicon: &Lexicon) -> Vec<(&'static str, u128)> {
    let reports: Vec<Report> = analyses.chunks(size).map(|story| report(story, lexicon)).collect();
    let micros = |work: &dyn Fn(&Report)| {
        fastest(&|| reports.iter().for_each(work)).as_micros() / analyses.len() as u128
    };
    let mut rows = vec![
        (
            "bags",
            micros(&|report| {
                let bag = |one: &Analysis| drop(align::Bag::of(&one.document, lexicon));
                report.analyses.iter().for_each(bag);
            }),
        ),
        ("align", micros(&|report| drop(align::facts(&report.analyses, lexicon)))),
    ];
    for rule in RULES {
        let check = |report: &Report| drop(black_box((rule.check)(&Story::new(report, lexicon))));
        rows.push((rule.name, micros(&check)));
    }
    rows.push(("all rules", micros(&|report| drop(judge::findings(&Story::new(report, lexicon))))));
    rows
}

/// The facts of a story, numbered for the rules.
fn report(story: &[Analysis], lexicon: &Lexicon) -> Report {
    let mut analyses = story.to_vec();
    for (analysis, at) in analyses.iter_mut().zip(0..) {
        analysis.document.id.0 = at;
        analysis.claims.iter_mut().for_each(|claim| claim.id.document.0 = at);
    }
    let facts = align::facts(&analyses, lexicon).facts;
    Report { analyses, facts, ..Report::default() }
}
