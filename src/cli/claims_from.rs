//! `--claims-from FILE.jsonl`: what `verify extract --format analysis` wrote, instead of texts:
//! reading can be spread over many machines, and the check gives the same report.

use crate::Waiting;
use crate::model::{Analysis, DocumentId, Skipped};
use rayon::prelude::*;
use std::path::{Path, PathBuf};

/// The line of one document.
pub(crate) fn line(analysis: &Analysis) -> String {
    serde_json::to_string(analysis).unwrap_or_default() + "\n"
}

/// Reads the files; what cannot be read is listed, with its line.
pub(crate) fn read(paths: &[PathBuf], skipped: &mut Vec<Skipped>) -> Vec<Analysis> {
    let mut analyses = Vec::new();
    for path in paths {
        match std::fs::read_to_string(path) {
            Ok(text) => analyses.extend(lines(path, &text, skipped)),
            Err(error) => skipped.push(fault(path, None, &format!("cannot be read: {error}"))),
        }
    }
    analyses
}

fn lines(path: &Path, text: &str, skipped: &mut Vec<Skipped>) -> Vec<Analysis> {
    let lines: Vec<&str> = text.lines().collect();
    let read: Vec<_> = lines
        .par_iter()
        .map(|line| {
            let blank = line.trim().is_empty();
            (!blank).then(|| serde_json::from_str::<Analysis>(line).map_err(|e| e.to_string()))
        })
        .collect();
    let mut analyses = Vec::new();
    for (number, outcome) in read.into_iter().enumerate() {
        match outcome {
            Some(Ok(analysis)) => analyses.push(analysis),
            Some(Err(error)) => skipped.push(fault(path, Some(number + 1), &error)),
            None => {}
        }
    }
    analyses
}

fn fault(path: &Path, line: Option<usize>, reason: &str) -> Skipped {
    let place = line.map_or_else(String::new, |line| format!(":{line}"));
    Skipped {
        path: format!("{}{place}", path.display()),
        reason: reason.to_owned(),
        remedy: "write it with `verify extract --format analysis`".to_owned(),
        failed: true,
    }
}

/// Puts documents from anywhere in the order of their paths, with the ids of that order.
pub(crate) fn order(waiting: &mut [Waiting]) {
    waiting.sort_by(|a, b| a.document.path.cmp(&b.document.path));
    for (index, one) in waiting.iter_mut().enumerate() {
        one.document.id = DocumentId(u32::try_from(index).unwrap_or(u32::MAX));
    }
}
