//! What must hold for any input. The fuzz targets look for inputs for which it does not;
//! `tests/it/seeds.rs` holds it for those that were kept.

use verify_sources::extract::{Copies, annotated, annotated_beside};
use verify_sources::ingest;
use verify_sources::lexicon::Lexicon;
use verify_sources::model::{Document, Report};
use verify_sources::report::{FORMATS, Style, clean};

/// Any bytes in a format (by its ending; empty: by what they look like): blocks lie in order on
/// characters of the text, every place leads back into the file, and a refusal has its reason.
pub(crate) fn ingest(ending: &str, bytes: &[u8]) {
    let documents = match ingest::read(&format!("x.{ending}"), bytes) {
        Ok(documents) => documents,
        Err(error) => {
            assert!(!error.reason.is_empty() && !error.remedy.is_empty());
            assert!(!error.reason.contains("its parser gave up"), "{}", error.reason);
            return;
        }
    };
    for document in documents {
        let text = document.text();
        let mut end = 0;
        for block in &document.blocks {
            let span = block.span;
            assert!(span.from() >= end, "blocks overlap");
            assert!(text.get(span.from()..span.to()).is_some_and(|t| !t.is_empty()));
            end = span.to();
            let source = document.view.source(span);
            assert!(source.start <= source.end);
            assert!(document.position(span).line > 0);
        }
    }
}

/// How often a text is read until its sentences are copied.
const COPIED: usize = 8;

/// The extractors on any text: spans lie on characters, inside the text, and beside other documents
/// the same is read.
pub(crate) fn extract(bytes: &[u8]) {
    let Ok(documents) = ingest::read("x.txt", bytes) else { return };
    for mut document in documents {
        document.published = "2026-05-20".parse().ok();
        // Read again and again, its sentences are copied.
        let (alone, mut copies) = (annotated(&document, Lexicon::builtin()), Copies::default());
        for _ in 0..COPIED {
            assert_eq!(annotated_beside(&document, Lexicon::builtin(), &mut copies), alone);
        }
        let analysis = verify_sources::analyze(document, Lexicon::builtin());
        let text = analysis.document.text();
        for mention in &analysis.mentions {
            let quoted = text.get(mention.span.from()..mention.span.to());
            assert!(quoted.is_some_and(|quoted| !quoted.is_empty()));
        }
        for claim in &analysis.claims {
            assert!(text.get(claim.span.from()..claim.span.to()).is_some());
        }
    }
}

/// The whole check on two documents, parted by a NUL: every label quotes its file, and the order
/// of the documents changes nothing.
pub(crate) fn check(bytes: &[u8]) {
    let mut documents: Vec<Document> = Vec::new();
    for (name, part) in ["a.txt", "b.md"].into_iter().zip(halves(bytes)) {
        documents.extend(ingest::read(name, part).unwrap_or_default());
    }
    let forth = report(documents.clone());
    for finding in &forth.findings {
        assert!(!finding.message.is_empty() && !finding.labels.is_empty());
        for label in &finding.labels {
            let document = &forth.analyses[label.document.0 as usize].document;
            assert!(!document.quote(label.span).is_empty());
        }
    }
    documents.reverse();
    assert_eq!(forth.findings, report(documents).findings);
}

/// Two articles that clash, so that there is a finding to write about.
const CLASH: [&str; 2] = [
    "The bridge will cost $38 billion, Acme said.",
    "The bridge will cost $138 billion, Acme said.",
];

/// Every report writer on two hostile documents, parted by a NUL, with hostile names: nothing
/// panics, and no character gets out that could trouble a terminal.
pub(crate) fn reports(bytes: &[u8]) {
    let mut documents = Vec::new();
    for (clash, part) in CLASH.into_iter().zip(halves(bytes)) {
        let text = String::from_utf8_lossy(part);
        let head: String = text.chars().take(8).collect();
        let mut read =
            ingest::read("x.txt", format!("{clash}\n\n{text}").as_bytes()).unwrap_or_default();
        for document in &mut read {
            document.path = format!("{head}\u{1b}[31m\n::error.txt");
            document.title = Some(text.chars().take(30).collect());
        }
        documents.extend(read);
    }
    let report = report(documents);
    for format in FORMATS {
        let written = (format.write)(&report, &Style::default());
        let bad =
            written.chars().find(|c| !matches!(c, '\n' | '\r' | '\t') && clean::harmless(*c) != *c);
        assert!(bad.is_none(), "{} lets {bad:?} through", format.name);
    }
}

fn halves(bytes: &[u8]) -> [&[u8]; 2] {
    let mut parts = bytes.splitn(2, |byte| *byte == 0);
    [parts.next().unwrap_or_default(), parts.next().unwrap_or_default()]
}

fn report(documents: Vec<Document>) -> Report {
    let lexicon = Lexicon::builtin();
    verify_sources::check(verify_sources::analyze_all(documents, lexicon), Vec::new(), lexicon)
}
