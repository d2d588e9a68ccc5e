//! The user's statements: where they are, and what could not be read of them.

use super::args::CheckArgs;
use crate::claims::{self, Statement};
use crate::lexicon::Lexicon;
use crate::model::Skipped;
use crate::text::LineIndex;
use std::path::{Path, PathBuf};

/// The folder of statements beside a folder of sources.
const BESIDE: &str = "claims";

/// The statements that the run is to hold against its sources, in the order of their files.
pub(crate) fn read(
    args: &CheckArgs,
    skipped: &mut Vec<Skipped>,
    lexicon: &Lexicon,
) -> Vec<Statement> {
    let mut found = Vec::new();
    for folder in folders(args) {
        for file in files(&folder, skipped) {
            match std::fs::read_to_string(&file) {
                Ok(text) => statements(&file, &text, &mut found, skipped),
                Err(error) => skipped.push(fault(
                    &file,
                    &format!("cannot be read: {error}"),
                    "check the file",
                )),
            }
        }
    }
    if let Some(draft) = &args.draft {
        match std::fs::read_to_string(draft) {
            Ok(text) => found.extend(claims::draft(&draft.to_string_lossy(), &text, lexicon)),
            Err(error) => {
                skipped.push(fault(draft, &format!("cannot be read: {error}"), "check the path"));
            }
        }
    }
    found
}

/// The folder that was named, else those beside the sources that are there.
fn folders(args: &CheckArgs) -> Vec<PathBuf> {
    if let Some(folder) = &args.claims {
        return vec![folder.clone()];
    }
    if super::reading::reads_no_texts(args) {
        return Vec::new();
    }
    let mut folders: Vec<PathBuf> = args
        .paths
        .iter()
        .filter(|path| path.is_dir())
        .filter_map(|path| Some(path.parent()?.join(BESIDE)))
        .filter(|folder| folder.is_dir())
        .collect();
    folders.sort();
    folders.dedup();
    folders
}

/// The files of a folder that may hold statements, sorted.
fn files(folder: &Path, skipped: &mut Vec<Skipped>) -> Vec<PathBuf> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            skipped.push(fault(
                folder,
                &format!("cannot be read: {error}"),
                "name a folder with --claims",
            ));
            return Vec::new();
        }
    };
    let holds =
        |path: &PathBuf| path.extension().is_some_and(|e| e == "toml" || e == "txt" || e == "md");
    let mut files: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path()).filter(holds).collect();
    files.sort();
    files
}

fn statements(file: &Path, text: &str, found: &mut Vec<Statement>, skipped: &mut Vec<Skipped>) {
    match claims::statements(&file.to_string_lossy(), text) {
        Ok(read) => found.extend(read),
        Err(error) => {
            let at = error.span.map_or(0, |span| u32::try_from(span.start).unwrap_or(0));
            let place = LineIndex::new(text).position(at);
            let path = PathBuf::from(format!("{}:{}:{}", file.display(), place.line, place.column));
            skipped.push(fault(&path, &error.reason, &error.remedy));
        }
    }
}

fn fault(path: &Path, reason: &str, remedy: &str) -> Skipped {
    Skipped {
        path: path.to_string_lossy().into_owned(),
        reason: reason.to_owned(),
        remedy: remedy.to_owned(),
        failed: true,
    }
}
