//! From paths to documents: walks folders, reads files, remembers what could not be read.

mod folders;
mod item;
mod seen;
mod walk;

pub(crate) use item::{File, Item};

use super::args::InputArgs;
use super::cache::Cache;
use crate::ingest::{self, FILE_BYTES_MAX, IngestError, Settings};
use crate::model::{Document, Skipped};
use folders::Folders;
use item::Reader;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use walk::Found;

/// Texts that stand for what their files hold: those of an editor, not saved yet.
pub(crate) type Unsaved = BTreeMap<PathBuf, String>;

/// Reads all documents under the paths. Nothing stops the run: what could not be read is listed.
pub(crate) fn read(paths: &[PathBuf]) -> (Vec<Document>, Vec<Skipped>) {
    read_selected(paths, &InputArgs::default())
}

/// The same, without what the user leaves out.
pub(crate) fn read_selected(paths: &[PathBuf], input: &InputArgs) -> (Vec<Document>, Vec<Skipped>) {
    read_over(paths, input, &Unsaved::new())
}

/// The same, with texts that count instead of their files.
pub(crate) fn read_over(
    paths: &[PathBuf],
    input: &InputArgs,
    unsaved: &Unsaved,
) -> (Vec<Document>, Vec<Skipped>) {
    let (items, skipped, _) = items(paths, input, unsaved, |_| None);
    (items.into_iter().map(|item| item.document).collect(), skipped)
}

/// The same, with texts left in their files where a cache knows all else of their documents. The
/// cache is opened for so many files as there are.
pub(crate) fn read_known(
    paths: &[PathBuf],
    input: &InputArgs,
    open: impl FnOnce(usize) -> Option<Arc<Cache>>,
) -> (Vec<Item>, Vec<Skipped>, Option<Arc<Cache>>) {
    items(paths, input, &Unsaved::new(), open)
}

fn items(
    paths: &[PathBuf],
    input: &InputArgs,
    unsaved: &Unsaved,
    open: impl FnOnce(usize) -> Option<Arc<Cache>>,
) -> (Vec<Item>, Vec<Skipped>, Option<Arc<Cache>>) {
    let mut skipped = Vec::new();
    let settings = input.settings().unwrap_or_else(|reason| {
        let remedy = "write it like `--field text=body`".to_owned();
        skipped.push(Skipped { path: "--field".to_owned(), reason, remedy, failed: true });
        Settings::default()
    });
    let found = walk::files(paths, input, &mut skipped);
    let cache = open(found.len());
    let reader = Reader::new(settings, cache.clone());
    let outcomes: Vec<(Found, Result<Vec<Item>, IngestError>)> = found
        .into_par_iter()
        .map(|found| {
            let outcome = match unsaved.get(&found.path) {
                Some(text) => reader.read(&found.shown, text.as_bytes()),
                None => reader.items(&found),
            };
            (found, outcome)
        })
        .collect();
    let mut folders = Folders::default();
    let mut items = Vec::with_capacity(outcomes.len());
    for (found, outcome) in outcomes {
        match outcome {
            Ok(read) => {
                let rows = folders.of(&found.path, &mut skipped);
                let name = file_name(&found.path);
                items.extend(read.into_iter().map(|mut item| {
                    item.apply(rows, &name);
                    item
                }));
            }
            Err(error) => {
                // JSON and XML that happen to lie in a folder need not hold documents.
                let failed = found.named || !is_data(&found.path);
                skipped.push(row(found.shown, error, failed));
            }
        }
    }
    folders.unused(&mut skipped);
    skipped.sort();
    (items, skipped, cache)
}

fn row(path: String, error: IngestError, failed: bool) -> Skipped {
    Skipped { path, reason: error.reason, remedy: error.remedy, failed }
}

fn is_data(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default();
    ending.eq_ignore_ascii_case("json") || ending.eq_ignore_ascii_case("xml")
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn bytes(path: &Path) -> Result<Vec<u8>, IngestError> {
    let file = std::fs::File::open(path).map_err(|error| cannot(&error))?;
    let size = file.metadata().map_or(0, |data| data.len());
    bounded(file, usize::try_from(size).unwrap_or(0).min(FILE_BYTES_MAX))
}

/// Reads to the end, but not past the limit; some such number of bytes is expected.
fn bounded(reader: impl Read, expected: usize) -> Result<Vec<u8>, IngestError> {
    // One byte more: the end is seen without another look for room.
    let mut bytes = Vec::with_capacity(expected + 1);
    let limit = FILE_BYTES_MAX as u64;
    reader.take(limit + 1).read_to_end(&mut bytes).map_err(|error| cannot(&error))?;
    if bytes.len() > FILE_BYTES_MAX {
        return Err(ingest::too_large());
    }
    Ok(bytes)
}

fn cannot(error: &std::io::Error) -> IngestError {
    use std::io::ErrorKind;
    let (reason, remedy) = match error.kind() {
        ErrorKind::NotFound => ("no such file or folder".to_owned(), "check the spelling"),
        ErrorKind::PermissionDenied => ("permission denied".to_owned(), "make the file readable"),
        ErrorKind::IsADirectory => ("it is a folder".to_owned(), "name a file"),
        _ => (format!("cannot be read: {error}"), "check the file and the disk"),
    };
    IngestError { reason, remedy: remedy.to_owned() }
}

/// A path as reports show it, with `/` between folders.
pub(crate) fn shown(path: &Path) -> String {
    let shown = path.to_string_lossy().replace('\\', "/");
    shown.strip_prefix("./").map(str::to_owned).unwrap_or(shown)
}
