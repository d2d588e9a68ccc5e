//! The extractors on any text: spans lie on characters, in order, inside the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use verify_sources::ingest;
use verify_sources::lexicon::Lexicon;

fuzz_target!(|text: &str| {
    let Ok(documents) = ingest::read("x.txt", text.as_bytes()) else { return };
    for mut document in documents {
        document.published = "2026-05-20".parse().ok();
        let lexicon = Lexicon::builtin();
        let analysis = verify_sources::analyze(document, lexicon);
        for mention in &analysis.mentions {
            let text = analysis.document.text();
            assert!(text.get(mention.span.from()..mention.span.to()).is_some_and(|t| !t.is_empty()));
        }
        for claim in &analysis.claims {
            assert!(!analysis.document.quote(claim.span).is_empty());
        }
    }
});
