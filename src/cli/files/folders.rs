//! What `sources.toml` files say of the files beside them.

use super::{cannot, file_name, row, shown};
use crate::ingest::{Sources, sources};
use crate::model::Skipped;
use rayon::prelude::*;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::path::Path;

/// The `sources.toml` of each folder, read once.
#[derive(Default)]
pub(super) struct Folders {
    /// By the name of the folder: comparing paths part by part would take long.
    known: BTreeMap<OsString, Folder>,
}

#[derive(Default)]
struct Folder {
    sources: Sources,
    /// Names of files that were read there.
    seen: BTreeSet<String>,
}

impl Folders {
    /// What is said of the files beside this one.
    pub(super) fn of(&mut self, path: &Path, skipped: &mut Vec<Skipped>) -> &Sources {
        let folder = folder(path);
        let entry = self
            .known
            .entry(folder.as_os_str().to_owned())
            .or_insert_with(|| Folder::read(folder, skipped));
        if !entry.sources.is_empty() {
            entry.seen.insert(file_name(path));
        }
        &entry.sources
    }

    /// Reads what is said of the files beside each of these; which have something said of them.
    pub(super) fn look(&mut self, files: &[&Path], skipped: &mut Vec<Skipped>) -> Vec<bool> {
        let read = files.par_iter().map(|path| {
            let mut aside = Vec::new();
            (Folder::read(folder(path), &mut aside), aside)
        });
        let read: Vec<(Folder, Vec<Skipped>)> = read.collect();
        let is_said = |(path, (read, aside)): (&&Path, (Folder, Vec<Skipped>))| {
            let said = !read.sources.is_empty();
            if (said || !aside.is_empty())
                && let Entry::Vacant(place) = self.known.entry(folder(path).as_os_str().to_owned())
            {
                place.insert(read);
                skipped.extend(aside);
            }
            said
        };
        files.iter().zip(read).map(is_said).collect()
    }

    /// Rows for files that are not there help nobody: they are told.
    pub(super) fn unused(&self, skipped: &mut Vec<Skipped>) {
        for (path, folder) in &self.known {
            let path = Path::new(path);
            for name in folder.sources.names() {
                let there = folder.seen.contains(name);
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

fn folder(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new(""))
}

/// Whether two files lie in one folder, as far as their paths say it in the same words.
pub(super) fn beside(a: &Path, b: &Path) -> bool {
    let [a, b] = [a, b].map(|path| path.as_os_str().as_encoded_bytes());
    // What parts folders on any system: more apart than need be does no harm.
    let [of_a, of_b] = [a, b].map(|path| memchr::memrchr2(b'/', b'\\', path));
    of_a == of_b && of_a.is_none_or(|end| a.get(..end) == b.get(..end))
}

impl Folder {
    fn read(folder: &Path, skipped: &mut Vec<Skipped>) -> Self {
        let file = folder.join(sources::FILE_NAME);
        let text = match std::fs::read_to_string(&file) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Self::default(),
            Err(error) => {
                skipped.push(row(shown(&file), cannot(&error), true));
                String::new()
            }
        };
        let sources = Sources::read(&text).unwrap_or_else(|error| {
            skipped.push(row(shown(&file), error, true));
            Sources::default()
        });
        Self { sources, seen: BTreeSet::new() }
    }
}
