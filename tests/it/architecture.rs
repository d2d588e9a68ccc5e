//! The shape that ARCHITECTURE.md promises: layers, file lengths.

use std::fs;
use std::path::{Path, PathBuf};

/// What each room of the library may use, besides itself.
const LAYERS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("model", &["text"]),
    ("lexicon", &["text", "model"]),
    ("ingest", &["text", "model", "lexicon"]),
    ("extract", &["text", "model", "lexicon"]),
    ("language", &["text", "model", "lexicon"]),
    ("assemble", &["text", "model", "lexicon", "language"]),
    ("align", &["text", "model", "lexicon", "language"]),
    ("judge", &["text", "model", "lexicon", "language", "align"]),
    ("claims", &["text", "model", "lexicon", "language", "ingest", "align", "judge"]),
    ("report", &["text", "model", "judge"]),
];

const LINES_MAX: usize = 400;

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            files.extend(rust_files(&entry));
        } else if entry.extension().is_some_and(|ending| ending == "rs") {
            files.push(entry);
        }
    }
    files.sort();
    files
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

#[test]
fn rooms_use_only_the_layers_below() {
    let mut wrong = Vec::new();
    for (room, allowed) in LAYERS {
        for file in rust_files(&source().join(room)) {
            let text = fs::read_to_string(&file).unwrap();
            for (number, line) in text.lines().enumerate() {
                for used in line.split("crate::").skip(1) {
                    let used: String =
                        used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                    let is_room = LAYERS.iter().any(|(name, _)| *name == used) || used == "cli";
                    if is_room && used != *room && !allowed.contains(&used.as_str()) {
                        wrong.push(format!(
                            "{}:{}: `{room}` uses `{used}`",
                            file.display(),
                            number + 1
                        ));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_hold_one_idea() {
    let long: Vec<String> = rust_files(&source())
        .into_iter()
        .map(|file| (fs::read_to_string(&file).unwrap().lines().count(), file))
        .filter(|(lines, _)| *lines > LINES_MAX)
        .map(|(lines, file)| format!("{}: {lines} lines", file.display()))
        .collect();
    assert!(long.is_empty(), "longer than {LINES_MAX} lines:\n{}", long.join("\n"));
}
