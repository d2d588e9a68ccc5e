//! Any bytes in any format. `FORMAT=pdf` keeps to one; otherwise the first byte chooses.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;
use verify_sources::ingest::{self, FORMATS};

static ONLY: LazyLock<Option<String>> = LazyLock::new(|| std::env::var("FORMAT").ok());

fuzz_target!(|data: &[u8]| {
    let (name, bytes) = match (&*ONLY, data.split_first()) {
        (Some(name), _) => (name.clone(), data),
        (None, Some((first, rest))) => {
            let format = FORMATS[usize::from(*first) % FORMATS.len()];
            (format.endings[0].to_owned(), rest)
        }
        (None, None) => return,
    };
    let Ok(documents) = ingest::read(&format!("x.{name}"), bytes) else { return };
    for document in documents {
        let text = document.text();
        let mut end = 0;
        for block in &document.blocks {
            let span = block.span;
            assert!(span.from() >= end && text.get(span.from()..span.to()).is_some());
            end = span.to();
            let source = document.view.source(span);
            assert!(source.start <= source.end);
            assert!(document.position(span).line > 0);
        }
    }
});
