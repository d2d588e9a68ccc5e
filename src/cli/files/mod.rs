//! From paths to documents: walks folders, reads files, remembers what could not be read.

mod ahead;
mod folders;
mod in_order;
mod item;
mod lots;
mod seen;
mod walk;

pub(crate) use in_order::InOrder;
pub(crate) use item::{File, Item};

use super::args::InputArgs;
use super::cache::Cache;
use crate::ingest::{self, FILE_BYTES_MAX, IngestError, Settings};
use crate::model::{Document, Skipped};
use folders::Folders;
use item::Reader;
use lots::Outcome;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use walk::Found;

/// Texts that stand for what their files hold: those of an editor, not saved yet.
pub(crate) type Unsaved = BTreeMap<PathBuf, String>;

/// Reads all documents under the paths, without what the user leaves out. Nothing stops the run:
/// what could not be read is listed.
pub(crate) fn read_selected(paths: &[PathBuf], input: &InputArgs) -> (Vec<Document>, Vec<Skipped>) {
    read_over(paths, input, &Unsaved::new())
}

/// The same, with texts that count instead of their files.
pub(crate) fn read_over(
    paths: &[PathBuf],
    input: &InputArgs,
    unsaved: &Unsaved,
) -> (Vec<Document>, Vec<Skipped>) {
    let (files, _) = Files::under(paths, input, |_| None);
    let items = files.items(unsaved);
    (items.into_iter().map(|item| *item.document).collect(), files.skipped())
}

/// The same, with texts left in their files where a cache knows all else of their documents. The
/// cache is opened for so many files as there are.
pub(crate) fn read_known(
    paths: &[PathBuf],
    input: &InputArgs,
    open: impl FnOnce(usize) -> Option<Arc<Cache>>,
) -> (Vec<Item>, Vec<Skipped>, Option<Arc<Cache>>) {
    let (files, cache) = Files::under(paths, input, open);
    (files.items(&Unsaved::new()), files.skipped(), cache)
}

/// Files under the paths that the user named, sorted, each once.
pub(crate) struct Files {
    found: Vec<Found>,
    reader: Arc<Reader>,
    folders: Mutex<Folders>,
    skipped: Mutex<Vec<Skipped>>,
}

impl Files {
    /// Looks for the files.
    pub(crate) fn under(
        paths: &[PathBuf],
        input: &InputArgs,
        open: impl FnOnce(usize) -> Option<Arc<Cache>>,
    ) -> (Self, Option<Arc<Cache>>) {
        let mut skipped = Vec::new();
        let settings = input.settings().unwrap_or_else(|reason| {
            let remedy = "write it like `--field text=body`".to_owned();
            skipped.push(Skipped { path: "--field".to_owned(), reason, remedy, failed: true });
            Settings::default()
        });
        let found = walk::files(paths, input, &mut skipped);
        let cache = open(found.len());
        let reader = Reader::new(settings, cache.clone());
        let (folders, skipped) = (Mutex::default(), Mutex::new(skipped));
        (Self { found, reader, folders, skipped }, cache)
    }

    /// The same without what only reports need: the hashes of the files, and their lines.
    pub(crate) fn text_only(self) -> Self {
        let settings = Settings { text_only: true, ..self.reader.settings().clone() };
        Self { reader: Reader::new(settings, None), ..self }
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.found.len()
    }

    /// The path of a file as reports show it: those of its documents begin with it.
    pub(crate) fn shown(&self, index: usize) -> Option<&str> {
        self.found.get(index).map(|found| found.shown.as_str())
    }

    /// What is read in a file; what could not be read is noted.
    pub(crate) fn documents(&self, index: usize) -> Vec<Document> {
        let Some(found) = self.found.get(index) else { return Vec::new() };
        let items = self.completed(found, self.reader.items(found), true);
        items.into_iter().map(|item| *item.document).collect()
    }

    /// The same ahead of time: nothing is noted.
    pub(crate) fn glimpse(&self, index: usize) -> Vec<Document> {
        let Some(found) = self.found.get(index) else { return Vec::new() };
        let Ok(mut items) = self.reader.items(found) else { return Vec::new() };
        self.apply(found, &mut items);
        items.into_iter().map(|item| *item.document).collect()
    }

    fn items(&self, unsaved: &Unsaved) -> Vec<Item> {
        let outcomes: Vec<Outcome> = match self.reader.cache() {
            Some(cache) => lots::read(&self.found, &self.reader, cache),
            None => ahead::read(&self.found, |found, bytes| self.read(found, bytes, unsaved)),
        };
        let mut items = Vec::with_capacity(outcomes.len());
        let mut outcomes = outcomes.into_iter();
        let folders: Vec<&[Found]> =
            self.found.chunk_by(|a, b| folders::beside(&a.path, &b.path)).collect();
        let firsts: Vec<&Path> =
            folders.iter().filter_map(|files| Some(files.first()?.path.as_path())).collect();
        let said = locked(&self.folders).look(&firsts, &mut locked(&self.skipped));
        for (files, said) in folders.into_iter().zip(said) {
            for (found, outcome) in files.iter().zip(outcomes.by_ref()) {
                items.extend(self.completed(found, outcome, said));
            }
        }
        items
    }

    /// What is read in a file that holds such bytes.
    fn read(
        &self,
        found: &Found,
        bytes: Result<Vec<u8>, IngestError>,
        unsaved: &Unsaved,
    ) -> Outcome {
        match unsaved.get(&found.path) {
            Some(text) => self.reader.read(&found.shown, text.as_bytes()),
            None => self.reader.read(&found.shown, &bytes?),
        }
    }

    /// Completes what was read in a file by what is said of it, if something may be.
    fn completed(&self, found: &Found, outcome: Outcome, said: bool) -> Vec<Item> {
        match outcome {
            Ok(mut items) => {
                if said {
                    self.apply(found, &mut items);
                }
                items
            }
            Err(error) => {
                // JSON and XML that happen to lie in a folder need not hold documents.
                let failed = found.named || !is_data(&found.path);
                locked(&self.skipped).push(row(found.shown.clone(), error, failed));
                Vec::new()
            }
        }
    }

    fn apply(&self, found: &Found, items: &mut [Item]) {
        let mut folders = locked(&self.folders);
        let rows = folders.of(&found.path, &mut locked(&self.skipped));
        if !rows.is_empty() {
            let name = file_name(&found.path);
            for item in items {
                item.apply(rows, &name);
            }
        }
    }

    /// What could not be read, and remarks on what was.
    pub(crate) fn skipped(self) -> Vec<Skipped> {
        let mut skipped = self.skipped.into_inner().unwrap_or_else(PoisonError::into_inner);
        locked(&self.folders).unused(&mut skipped);
        skipped.sort();
        skipped
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
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
    Ok(bytes_up_to(path, usize::MAX)?.unwrap_or_default())
}

/// What a file holds; nothing where it is larger than so many bytes.
fn bytes_up_to(path: &Path, most: usize) -> Result<Option<Vec<u8>>, IngestError> {
    let file = std::fs::File::open(path).map_err(|error| cannot(&error))?;
    let size = file.metadata().map_or(0, |data| data.len());
    let size = usize::try_from(size).unwrap_or(usize::MAX);
    if size > most {
        return Ok(None);
    }
    bounded(file, size.min(FILE_BYTES_MAX)).map(Some)
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
