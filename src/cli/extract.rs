//! `verify extract`: what was found in the documents.

use super::args::{ExtractArgs, ExtractFormat};
use super::exit::Status;
use crate::extract;
use crate::ingest;
use crate::lexicon::Lexicon;
use crate::model::Document;
use crate::report::mentions;
use std::path::{Path, PathBuf};

/// Prints the mentions of every document.
pub(crate) fn run(args: &ExtractArgs) -> Status {
    let (listed, rest): (Vec<PathBuf>, Vec<PathBuf>) =
        args.paths.iter().cloned().partition(|path| path.extension().is_some_and(|e| e == "jsonl"));
    let mut failed = false;
    let mut documents: Vec<Document> = Vec::new();
    for path in listed {
        failed |= !read_jsonl(&path, &mut documents);
    }
    let (read, skipped) = super::files::read(&rest);
    documents.extend(read);
    for skipped in &skipped {
        eprintln!("error: {}: {} ({})", skipped.path, skipped.reason, skipped.remedy);
        failed |= skipped.failed;
    }
    let lexicon = Lexicon::builtin();
    for document in &documents {
        let found = extract::mentions(document, lexicon);
        match args.format {
            ExtractFormat::Jsonl => println!("{}", mentions::jsonl(document, &found)),
            ExtractFormat::Table => print!("{}", mentions::table(document, &found)),
        }
    }
    if failed { Status::Failed } else { Status::Clean }
}

fn read_jsonl(path: &Path, documents: &mut Vec<Document>) -> bool {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => {
            eprintln!("error: {}: cannot be read: {error}", path.display());
            return false;
        }
    };
    let mut good = true;
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match ingest::record(line) {
            Ok(document) => documents.push(document),
            Err(error) => {
                eprintln!("error: {}:{}: {}", path.display(), number + 1, error.reason);
                good = false;
            }
        }
    }
    good
}
