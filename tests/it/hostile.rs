//! Articles come from strangers: whatever stands in a file, reading it neither panics nor runs
//! away, and what is refused is refused with a reason.

use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use verify_sources::ingest::{self, FORMATS};
use verify_sources::lexicon::Lexicon;
use verify_sources::model::Document;
use verify_sources::report::{self, Style};

fn cases() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/ingest");
    let mut found = Vec::new();
    let mut open = vec![folder];
    while let Some(folder) = open.pop() {
        let entries: Vec<PathBuf> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        for path in entries {
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_none_or(|ending| ending != "outline") {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                found.push((name, fs::read(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// What holds for every document, whatever it was read from.
fn sound(document: &Document) {
    let text = document.text();
    let mut end = 0;
    for block in &document.blocks {
        let span = block.span;
        assert!(span.from() >= end, "blocks overlap");
        assert!(
            text.get(span.from()..span.to()).is_some_and(|t| !t.is_empty()),
            "a block off a character"
        );
        end = span.to();
        let source = document.view.source(span);
        assert!(source.start <= source.end);
        assert!(document.position(span).line > 0);
    }
}

fn read(name: &str, bytes: &[u8]) -> Vec<Document> {
    match ingest::read(name, bytes) {
        Ok(documents) => {
            documents.iter().for_each(sound);
            documents
        }
        Err(error) => {
            assert!(!error.reason.is_empty() && !error.remedy.is_empty());
            assert!(!error.reason.contains("its parser gave up"), "{name}: {}", error.reason);
            Vec::new()
        }
    }
}

fn check_all(mut documents: Vec<Document>) {
    documents.truncate(8);
    let lexicon = Lexicon::builtin();
    let report =
        verify_sources::check(verify_sources::analyze_all(documents, lexicon), Vec::new(), lexicon);
    for format in report::FORMATS {
        let _ = (format.write)(&report, &Style::default());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_in_any_format(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        for format in FORMATS {
            for ending in format.endings {
                read(&format!("x.{ending}"), &bytes);
            }
        }
    }

    #[test]
    fn any_text_is_read_and_checked(text in "(\\PC|[ \\n\\t$€%0-9.,()\"'-]){0,300}") {
        check_all(read("x.txt", text.as_bytes()));
        check_all(read("x.md", text.as_bytes()));
        check_all(read("x.html", text.as_bytes()));
    }

    #[test]
    fn damaged_files(
        which in any::<prop::sample::Index>(),
        places in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        cut in any::<prop::sample::Index>(),
        does_cut in any::<bool>(),
    ) {
        // A broken PDF may keep its parser busy until patience runs out: not in everyday tests.
        let mut cases = cases();
        cases.retain(|(name, _)| !name.contains(".pdf") || std::env::var_os("VERIFY_THOROUGH").is_some());
        let (name, bytes) = &cases[which.index(cases.len())];
        let mut bytes = bytes.clone();
        for (place, byte) in places {
            let at = place.index(bytes.len().max(1));
            if let Some(slot) = bytes.get_mut(at) {
                *slot = byte;
            }
        }
        if does_cut {
            bytes.truncate(cut.index(bytes.len().max(1)));
        }
        read(name, &bytes);
    }
}

/// Inputs that grow with `n`, each meant to find a loop within a loop.
fn crafted(n: usize) -> Vec<(&'static str, &'static str, String)> {
    let many = |text: &str, count: usize| text.repeat(count);
    vec![
        ("digits on one line", "x.txt", many("7", 2_000 * n)),
        (
            "nested tags",
            "x.html",
            format!("{}It cost $5.{}", many("<div>", 1_000 * n), many("</div>", 1_000 * n)),
        ),
        ("unclosed tags", "x.html", many("<b><p>", 1_000 * n)),
        (
            "stray end tags",
            "x.html",
            format!("{}{}", many("<i>x", 500 * n), many("</b>", 1_000 * n)),
        ),
        ("ampersands", "x.html", format!("<p>{}", many("&am", 2_000 * n))),
        ("references", "x.html", format!("<p>{}", many("&amp;", 1_000 * n))),
        ("raised marks", "x.html", format!("<p>{}", many("a<sup>2</sup>", 500 * n))),
        ("one one one", "x.txt", many("one ", 2_000 * n)),
        (
            "rows",
            "x.html",
            format!("<table>{}</table>", many("<tr><td>a</td><td>7</td></tr>", 200 * n)),
        ),
        ("rows in text", "x.txt", many("a\t7\tb\n", 400 * n)),
        ("rows without figures", "x.txt", many("a | b\n", 500 * n)),
        ("list in one line", "x.txt", format!("- a.{}", many(" - b.", 1_000 * n))),
        ("brackets", "x.md", many("[", 300 * n)),
        ("quotes", "x.md", many("> ", 300 * n)),
        (
            "brackets of JSON",
            "x.json",
            format!(
                "{{\"text\": \"It cost $5.\", \"x\": {}{}}}",
                many("[", 2_000 * n),
                many("]", 2_000 * n)
            ),
        ),
        ("escapes", "x.json", format!("{{\"text\": \"{}\"}}", many("\\n", 2_000 * n))),
        ("groups", "x.rtf", format!("{{\\rtf1 {}", many("{\\b x}", 1_000 * n))),
        (
            "entries",
            "x.rss",
            format!(
                "<rss><channel>{}",
                many("<item><title>a</title><description>b</description></item>", 100 * n)
            ),
        ),
        ("short headings", "x.txt", many("Heading\n\n", 500 * n)),
        ("money", "x.txt", many("$5bn, ", 500 * n)),
        ("dates", "x.txt", many("May 3, ", 500 * n)),
        ("capitals", "x.txt", many("Acme Corp ", 300 * n)),
        ("quotation marks", "x.txt", many("\"", 1_000 * n)),
        ("brackets in text", "x.txt", many("(", 1_000 * n)),
        ("wide characters", "x.txt", many("€5 ", 600 * n)),
    ]
}

/// The least of three runs.
fn time(name: &str, text: &str, whole: bool) -> Duration {
    let lexicon = Lexicon::builtin();
    (0..3)
        .map(|_| {
            let start = Instant::now();
            let documents = ingest::read(name, text.as_bytes()).unwrap_or_default();
            if whole {
                for document in documents {
                    let _ = verify_sources::analyze(document, lexicon);
                }
            }
            start.elapsed()
        })
        .min()
        .unwrap()
}

/// Ten times the input may take twelve times as long; what a busy machine adds is allowed for by
/// a floor and by trying again.
#[test]
fn time_grows_with_the_input_only() {
    if std::env::var_os("VERIFY_THOROUGH").is_none() {
        eprintln!("skipped: set VERIFY_THOROUGH=1 to measure");
        return;
    }
    let scale = std::env::var("SCALE").ok().and_then(|n| n.parse().ok()).unwrap_or(4);
    let mut wrong = Vec::new();
    for whole in [false, true] {
        for (small, large) in crafted(scale).iter().zip(&crafted(scale * 10)) {
            let ratio = |_| {
                let (one, ten) = (time(small.1, &small.2, whole), time(large.1, &large.2, whole));
                (ten, ten.as_micros() / one.as_micros().max(200))
            };
            let (took, least) = (0..3).map(ratio).min_by_key(|(_, ratio)| *ratio).unwrap();
            if least > 12 {
                wrong.push(format!(
                    "{} (whole: {whole}): x{least}, {took:?} for {} bytes",
                    small.0,
                    large.2.len()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn bombs_are_refused() {
    use std::io::Write;
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    let block = vec![b'7'; 1 << 20];
    for _ in 0..80 {
        packer.write_all(&block).unwrap();
    }
    let bomb = packer.finish().unwrap();
    let error = ingest::read("x.txt.gz", &bomb).unwrap_err();
    assert_eq!(error.reason, "unpacks to more than 64 MB");
    let twice = {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all(&bomb).unwrap();
        packer.finish().unwrap()
    };
    assert_eq!(ingest::read("x.txt.gz.gz", &twice).unwrap_err().reason, "compressed twice");
    let large = vec![b'a'; ingest::FILE_BYTES_MAX + 1];
    assert_eq!(ingest::read("x.txt", &large).unwrap_err().reason, "larger than 64 MB");
}
