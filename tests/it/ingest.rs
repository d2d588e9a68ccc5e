//! Every file of `tests/cases/<format>/` is read as the file beside it (`<name>.outline`) says.
//! `UPDATE=1 cargo test` writes those files.

use std::fs;
use std::path::{Path, PathBuf};
use verify_sources::ingest;
use verify_sources::model::Document;
use verify_sources::text::Span;

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            files.extend(files_of(&entry));
        } else {
            files.push(entry);
        }
    }
    files.sort();
    files
}

fn files_of(folder: &Path) -> Vec<PathBuf> {
    files(folder)
}

fn outline(path: &Path, shown: &str) -> String {
    match ingest::read(shown, &fs::read(path).unwrap()) {
        Ok(documents) => documents.iter().map(ingest::outline).collect::<Vec<_>>().join("\n"),
        Err(error) => format!("error: {} ({})\n", error.reason, error.remedy),
    }
}

#[test]
fn files_are_read_as_their_outlines_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/ingest");
    let update = std::env::var("UPDATE").is_ok_and(|value| value == "1");
    let mut wrong = Vec::new();
    let mut seen = 0;
    for path in files(&folder) {
        if path.extension().is_some_and(|ending| ending == "outline") {
            continue;
        }
        seen += 1;
        let shown = path.strip_prefix(&folder).unwrap().to_string_lossy().replace('\\', "/");
        let is = outline(&path, &shown);
        let beside = PathBuf::from(format!("{}.outline", path.display()));
        if update {
            fs::write(&beside, &is).unwrap();
        } else if fs::read_to_string(&beside).unwrap_or_default() != is {
            wrong.push(format!("{shown} is read as\n{is}"));
        }
    }
    assert!(seen > 0, "no cases");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What holds for every document, whatever it was read from.
fn sound(document: &Document) {
    let text = document.text();
    let mut end = 0;
    for block in &document.blocks {
        assert!(block.span.from() >= end, "blocks overlap in {}", document.path);
        assert!(text.get(block.span.from()..block.span.to()).is_some(), "{}", document.path);
        assert!(!block.span.is_empty(), "an empty block in {}", document.path);
        end = block.span.to();
        let source = document.view.source(block.span);
        assert!(source.start <= source.end, "{}", document.path);
    }
    assert!(end <= text.len());
}

#[test]
fn blocks_are_in_order_and_quote_the_file() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/ingest");
    for path in files(&folder) {
        let bytes = fs::read(&path).unwrap();
        let Ok(documents) = ingest::read(&path.to_string_lossy(), &bytes) else { continue };
        for document in &documents {
            sound(document);
            let Ok(source) = std::str::from_utf8(&bytes) else { continue };
            for block in
                document.blocks.iter().filter(|_| path.extension().is_some_and(|e| e == "txt"))
            {
                let squeeze = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
                let quoted: Span = document.view.source(block.span);
                assert_eq!(squeeze(quoted.of(source)), squeeze(document.quote(block.span)));
            }
        }
    }
}
