//! The whole check on two documents: every label quotes its file, and the order changes nothing.
#![no_main]

use libfuzzer_sys::fuzz_target;
use verify_sources::ingest;
use verify_sources::lexicon::Lexicon;
use verify_sources::model::{Document, Report};

fn report(documents: Vec<Document>) -> Report {
    let lexicon = Lexicon::builtin();
    verify_sources::check(verify_sources::analyze_all(documents, lexicon), Vec::new(), lexicon)
}

fuzz_target!(|texts: (&str, &str)| {
    let mut documents: Vec<Document> = Vec::new();
    for (name, text) in [("a.txt", texts.0), ("b.md", texts.1)] {
        documents.extend(ingest::read(name, text.as_bytes()).unwrap_or_default());
    }
    let forth = report(documents.clone());
    for finding in &forth.findings {
        for label in &finding.labels {
            let document = &forth.analyses[label.document.0 as usize].document;
            assert!(!document.quote(label.span).is_empty());
        }
    }
    documents.reverse();
    assert_eq!(forth.findings, report(documents).findings);
});
