//! How fast documents are read: MB a second of each stage by itself, on one thread, over generated
//! news (`verify bench-corpus`), and whether the cost grows with the length of a line or of a file.
//!
//! `just bench` runs it and prints one table. A figure is that of the fastest of several rounds:
//! other work on the machine only ever makes a round slower.

#![expect(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    reason = "a bench reads its corpus and the clock, and may fail"
)]

mod corpus;

use corpus::{corpus, document, fastest};
use std::hint::black_box;
use std::io::Write;
use std::time::Duration;
use verify_sources::lexicon::Lexicon;
use verify_sources::model::{Analysis, Document};
use verify_sources::text::{Span, sentences, tokenize};
use verify_sources::{analyze, assemble, extract, language};

/// Articles of the corpus.
const ARTICLES: &str = "200";
/// Words of the short and of the long sentence that are compared.
const LENGTHS: [usize; 2] = [5_000, 50_000];
/// Articles of the short and of the long file that are compared.
const FILES: [usize; 2] = [10, 100];

fn main() -> std::io::Result<()> {
    // `cargo test --benches` only wants to know that it builds and starts.
    if std::env::args().any(|arg| arg == "--test") {
        return Ok(());
    }
    let corpus = corpus("bench-corpus", &["--articles", ARTICLES])?;
    let lexicon = Lexicon::builtin();
    black_box(analyze(document("warm.txt", b"It cost $5 on Monday."), lexicon));
    let mut out = std::io::stdout().lock();
    writeln!(out, "| stage | MB/s |\n| --- | ---: |")?;
    for (name, speed) in stages(&corpus, lexicon) {
        writeln!(out, "| {name} | {} |", tenths(speed))?;
    }
    writeln!(out, "\n| one sentence of so many words | extract, MB/s | analyze, MB/s |")?;
    writeln!(out, "| ---: | ---: | ---: |")?;
    for words in LENGTHS {
        let (extracted, analyzed) = speeds(&long_sentence(words), lexicon);
        writeln!(out, "| {words} | {} | {} |", tenths(extracted), tenths(analyzed))?;
    }
    writeln!(out, "\n| one file of so many articles | extract, MB/s | analyze, MB/s |")?;
    writeln!(out, "| ---: | ---: | ---: |")?;
    for articles in FILES {
        let text: Vec<&[u8]> = corpus.iter().take(articles).map(|(_, text)| &**text).collect();
        let (extracted, analyzed) = speeds(&text.join(&b"\n\n"[..]), lexicon);
        writeln!(out, "| {articles} | {} | {} |", tenths(extracted), tenths(analyzed))?;
    }
    Ok(())
}

/// Each stage over the whole corpus, the stages before it done already.
fn stages(corpus: &[(String, Vec<u8>)], lexicon: &Lexicon) -> Vec<(&'static str, u128)> {
    let documents: Vec<Document> =
        corpus.iter().map(|(path, bytes)| document(path, bytes)).collect();
    let bytes: usize = documents.iter().map(|document| document.text().len()).sum();
    let extracted: Vec<Analysis> = documents
        .iter()
        .map(|document| Analysis {
            mentions: extract::mentions(document, lexicon),
            document: document.clone(),
            ..Analysis::default()
        })
        .collect();
    let read: Vec<Analysis> = extracted.iter().map(|analysis| tagged(analysis, lexicon)).collect();
    let over = |work: &dyn Fn(usize)| fastest(&|| (0..corpus.len()).for_each(work));
    let speed = |work: &dyn Fn(usize)| per_second(bytes, over(work));
    let file = |i: usize| document(&corpus[i].0, &corpus[i].1);
    // The copy that is given to `language` to fill is no part of it.
    let copies = over(&|i| drop(black_box(extracted[i].clone())));
    let languages = over(&|i| drop(tagged(&extracted[i], lexicon)));
    vec![
        ("ingest", speed(&|i| drop(file(i)))),
        ("tokenize", speed(&|i| drop(tokenize(documents[i].text())))),
        ("sentences", speed(&|i| drop(split(documents[i].text())))),
        ("extract", speed(&|i| drop(extract::mentions(&documents[i], lexicon)))),
        ("language", per_second(bytes, languages.saturating_sub(copies))),
        ("assemble", speed(&|i| drop(assemble::claims(&read[i], lexicon)))),
        ("all of it", speed(&|i| drop(analyze(file(i), lexicon)))),
    ]
}

fn tagged(analysis: &Analysis, lexicon: &Lexicon) -> Analysis {
    let mut analysis = analysis.clone();
    language::read(&mut analysis, lexicon);
    analysis
}

fn split(text: &str) -> Vec<Span> {
    sentences(text, Span::new(0, text.len()))
}

/// A sentence of so many words, with figures and dates all over it.
fn long_sentence(words: usize) -> Vec<u8> {
    const ROW: &str = "the board of Acme Corp paid 5 million dollars to the city on 3 May and ";
    ROW.repeat(words / ROW.split(' ').count()).into_bytes()
}

/// How fast a text is read for its mentions, and for all that it says.
fn speeds(text: &[u8], lexicon: &Lexicon) -> (u128, u128) {
    let document = document("long.txt", text);
    let extracted = fastest(&|| drop(extract::mentions(&document, lexicon)));
    let analyzed = fastest(&|| drop(analyze(document.clone(), lexicon)));
    (per_second(text.len(), extracted), per_second(text.len(), analyzed))
}

/// In tenths of MB/s.
fn per_second(bytes: usize, time: Duration) -> u128 {
    (bytes as u128 * 10_000).checked_div(time.as_nanos()).unwrap_or(0)
}

fn tenths(speed: u128) -> String {
    format!("{}.{}", speed / 10, speed % 10)
}
