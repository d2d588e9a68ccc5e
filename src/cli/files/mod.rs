//! From paths to documents: walks folders, reads files, remembers what could not be read.

mod walk;

use super::args::InputArgs;
use crate::ingest::{self, FILE_BYTES_MAX, IngestError, Settings, Sources, sources};
use crate::model::{Document, Skipped};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
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
    let mut skipped = Vec::new();
    let settings = input.settings().unwrap_or_else(|reason| {
        let remedy = "write it like `--field text=body`".to_owned();
        skipped.push(Skipped { path: "--field".to_owned(), reason, remedy, failed: true });
        Settings::default()
    });
    let found = walk::files(paths, input, &mut skipped);
    let outcomes: Vec<(Found, Result<Vec<Document>, IngestError>)> = found
        .into_par_iter()
        .map(|found| {
            let outcome = match unsaved.get(&found.path) {
                Some(text) => ingest::read_with(&found.shown, text.as_bytes(), &settings),
                None => read_file(&found, &settings),
            };
            (found, outcome)
        })
        .collect();
    let mut folders = Folders::default();
    let mut documents = Vec::new();
    for (found, outcome) in outcomes {
        match outcome {
            Ok(read) => {
                let rows = folders.of(&found.path, &mut skipped);
                let name = file_name(&found.path);
                documents.extend(read.into_iter().map(|mut document| {
                    rows.apply(&name, &mut document);
                    document
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
    (documents, skipped)
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

fn read_file(found: &Found, settings: &Settings) -> Result<Vec<Document>, IngestError> {
    let bytes = if found.is_stdin() {
        bounded(std::io::stdin().lock())
    } else {
        std::fs::File::open(&found.path).map_err(|error| cannot(&error)).and_then(bounded)
    }?;
    ingest::read_with(&found.shown, &bytes, settings)
}

/// Reads to the end, but not past the limit.
fn bounded(reader: impl Read) -> Result<Vec<u8>, IngestError> {
    let mut bytes = Vec::new();
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

/// The `sources.toml` of each folder, read once.
#[derive(Default)]
struct Folders {
    known: BTreeMap<PathBuf, Folder>,
}

#[derive(Default)]
struct Folder {
    sources: Sources,
    /// Names of files that were read there.
    seen: Vec<String>,
}

impl Folders {
    fn of(&mut self, path: &Path, skipped: &mut Vec<Skipped>) -> &Sources {
        let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
        let entry = self.known.entry(folder.clone()).or_insert_with(|| {
            let file = folder.join(sources::FILE_NAME);
            let text = match std::fs::read_to_string(&file) {
                Ok(text) => text,
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
                Err(error) => {
                    skipped.push(row(shown(&file), cannot(&error), true));
                    String::new()
                }
            };
            let sources = Sources::read(&text).unwrap_or_else(|error| {
                skipped.push(row(shown(&file), error, true));
                Sources::default()
            });
            Folder { sources, seen: Vec::new() }
        });
        entry.seen.push(file_name(path));
        &entry.sources
    }

    /// Rows for files that are not there help nobody: they are told.
    fn unused(&self, skipped: &mut Vec<Skipped>) {
        for (path, folder) in &self.known {
            for name in folder.sources.names() {
                let there = folder.seen.iter().any(|seen| seen == name);
                if !there && !path.join(name).exists() {
                    skipped.push(Skipped {
                        path: shown(&path.join(sources::FILE_NAME)),
                        reason: format!("it speaks of `{name}`, which is not there"),
                        remedy: "correct the name, or remove the entry".to_owned(),
                        failed: false,
                    });
                }
            }
        }
    }
}

/// A path as reports show it, with `/` between folders.
pub(crate) fn shown(path: &Path) -> String {
    let shown = path.to_string_lossy().replace('\\', "/");
    shown.strip_prefix("./").map(str::to_owned).unwrap_or(shown)
}
