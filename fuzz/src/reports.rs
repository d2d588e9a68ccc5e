//! Every report writer on hostile documents: nothing panics, and no control character gets out.
#![no_main]

use libfuzzer_sys::fuzz_target;
use verify_sources::ingest;
use verify_sources::lexicon::Lexicon;
use verify_sources::report::{FORMATS, Style};

/// Two articles that clash, so that there is a finding to write about.
const CLASH: [&str; 2] =
    ["The bridge will cost $38 billion, Acme said.", "The bridge will cost $138 billion, Acme said."];

fuzz_target!(|texts: (&str, &str)| {
    let lexicon = Lexicon::builtin();
    let mut documents = Vec::new();
    for (index, text) in [texts.0, texts.1].into_iter().enumerate() {
        let whole = format!("{}\n\n{text}", CLASH[index]);
        let name = format!("{}\u{1b}[31m\n::error.txt", text.chars().take(8).collect::<String>());
        let mut read = ingest::read("x.txt", whole.as_bytes()).unwrap_or_default();
        for document in &mut read {
            document.path.clone_from(&name);
            document.title = Some(text.chars().take(30).collect());
        }
        documents.extend(read);
    }
    let report =
        verify_sources::check(verify_sources::analyze_all(documents, lexicon), Vec::new(), lexicon);
    for format in FORMATS {
        let written = (format.write)(&report, &Style::default());
        assert!(!written.contains('\u{1b}'), "{} lets an escape through", format.name);
    }
});
