//! From paths to documents: walks folders, reads files, remembers what could not be read.

use crate::ingest;
use crate::model::{Document, Skipped};
use std::path::{Path, PathBuf};

/// Reads all documents under the paths. Nothing stops the run: what could not be read is listed.
pub(crate) fn read(paths: &[PathBuf]) -> (Vec<Document>, Vec<Skipped>) {
    let (mut documents, mut skipped) = (Vec::new(), Vec::new());
    for path in paths {
        for file in walk(path, &mut skipped) {
            let shown = shown(&file);
            let outcome = std::fs::read(&file)
                .map_err(|error| ingest::IngestError {
                    reason: format!("cannot be read: {error}"),
                    remedy: "check the path and its permissions".to_owned(),
                })
                .and_then(|bytes| ingest::read(&shown, &bytes));
            match outcome {
                Ok(read) => documents.extend(read),
                Err(error) => skipped.push(Skipped {
                    path: shown,
                    reason: error.reason,
                    remedy: error.remedy,
                    failed: true,
                }),
            }
        }
    }
    (documents, skipped)
}

/// The files under a path, sorted.
fn walk(path: &Path, skipped: &mut Vec<Skipped>) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in ignore::WalkBuilder::new(path).build() {
        match entry {
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                files.push(entry.into_path());
            }
            Ok(_) => {}
            Err(error) => skipped.push(Skipped {
                path: shown(path),
                reason: error.to_string(),
                remedy: "check the path and its permissions".to_owned(),
                failed: true,
            }),
        }
    }
    files.sort();
    files
}

/// A path as reports show it, with `/` between folders.
fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
