//! Which files there are under the paths that the user named.

use super::super::args::InputArgs;
use super::{bounded, bytes, shown};
use crate::ingest::{self, IngestError};
use crate::model::Skipped;
use globset::{Glob, GlobSet, GlobSetBuilder};
use ignore::{DirEntry, WalkBuilder, WalkState};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// The name of the file in which a folder says what `verify` shall not read, as `.gitignore` does.
const IGNORE_FILE: &str = ".verifyignore";
/// More files than this under the named paths are a slip (a home folder, a disk).
const FILES_MAX: usize = 200_000;
/// So many threads walk the folders for each that reads files: they mostly wait for the disk.
const WALKING: usize = 4;

/// A file to read.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Found {
    /// Its path as reports show it.
    pub(super) shown: String,
    pub(super) path: PathBuf,
    /// Whether the user named it, rather than a folder that holds it.
    pub(super) named: bool,
    /// Whether it is a link, so that it may be found by another path as well.
    linked: bool,
}

impl Found {
    pub(super) fn is_stdin(&self) -> bool {
        self.named && self.path.as_os_str() == "-"
    }

    /// What it holds.
    pub(super) fn bytes(&self) -> Result<Vec<u8>, IngestError> {
        if self.is_stdin() { bounded(std::io::stdin().lock(), 0) } else { bytes(&self.path) }
    }
}

/// The files, sorted, each once.
pub(super) fn files(
    paths: &[PathBuf],
    input: &InputArgs,
    skipped: &mut Vec<Skipped>,
) -> Vec<Found> {
    let exclude = globs(&input.exclude, skipped);
    let mut found = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            found.push(Found {
                shown: "stdin".to_owned(),
                path: path.clone(),
                named: true,
                linked: false,
            });
        } else if path.is_dir() {
            walk(path, input, &exclude, &mut found, skipped);
        } else if path.exists() {
            found.push(Found {
                shown: shown(path),
                path: path.clone(),
                named: true,
                linked: false,
            });
        } else if is_glob(path) {
            expand(path, input, &exclude, &mut found, skipped);
        } else {
            skipped.push(missing(path));
        }
    }
    // Parts that are sorted are sorted together in one pass.
    let part = found.len().div_ceil(rayon::current_num_threads()).max(1);
    found.par_chunks_mut(part).for_each(<[Found]>::sort);
    found.sort();
    if paths.len() > 1 || found.iter().any(|file| file.linked) {
        keep_each_once(&mut found);
    }
    found
}

/// Keeps of files that are found by several paths the first.
fn keep_each_once(found: &mut Vec<Found>) {
    let mut seen = BTreeSet::new();
    found.retain(|file| {
        let real = std::fs::canonicalize(&file.path).unwrap_or_else(|_| file.path.clone());
        seen.insert(real)
    });
}

fn globs(patterns: &[String], skipped: &mut Vec<Skipped>) -> GlobSet {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        // A name without a folder holds at any depth, as in `.gitignore`.
        let anywhere = format!("**/{}", pattern.trim_end_matches('/'));
        match Glob::new(&anywhere) {
            Ok(glob) => {
                set.add(glob);
            }
            Err(error) => skipped.push(Skipped {
                path: pattern.clone(),
                reason: format!("not a pattern: {}", error.kind()),
                remedy: "write it like `*.html` or `drafts/**`".to_owned(),
                failed: true,
            }),
        }
    }
    set.build().unwrap_or_default()
}

fn walk(
    folder: &Path,
    input: &InputArgs,
    exclude: &GlobSet,
    found: &mut Vec<Found>,
    skipped: &mut Vec<Skipped>,
) {
    let excluded = exclude.clone();
    let root = folder.to_path_buf();
    let walker = WalkBuilder::new(folder)
        .add_custom_ignore_filename(IGNORE_FILE)
        .require_git(false)
        .hidden(!input.hidden)
        .filter_entry(move |entry| entry.path() == root || !excluded.is_match(entry.path()))
        .threads(WALKING * rayon::current_num_threads())
        .build_parallel();
    let room = FILES_MAX.saturating_sub(found.len());
    let under = Mutex::new((Vec::new(), skipped));
    walker.run(|| {
        Box::new(|entry| {
            let file = entry.map_err(|error| fault(folder, &error)).and_then(file_at);
            let Ok(mut under) = under.lock() else { return WalkState::Quit };
            match file {
                Ok(file) => under.0.extend(file),
                Err(aside) => under.1.push(aside),
            }
            if under.0.len() > room { WalkState::Quit } else { WalkState::Continue }
        })
    });
    let (mut under, skipped) = under.into_inner().unwrap_or_else(PoisonError::into_inner);
    if under.len() > room {
        skipped.push(too_many(folder));
        // Which came first is chance: none is read.
        under.clear();
    }
    found.append(&mut under);
}

/// The file of an entry that is to be read, if it is one; a remark on what is left aside.
fn file_at(entry: DirEntry) -> Result<Option<Found>, Skipped> {
    if is_link_to_folder(&entry) {
        return Err(Skipped {
            path: shown(entry.path()),
            reason: "a link to a folder, which is not followed".to_owned(),
            remedy: "name the folder itself to have it read".to_owned(),
            failed: false,
        });
    }
    if !is_file(&entry) {
        return Ok(None);
    }
    let linked = entry.path_is_symlink();
    let path = entry.into_path();
    if ingest::format_of(&path.to_string_lossy()).is_none() {
        return unknown(&path).map_or(Ok(None), Err);
    }
    Ok(Some(Found { shown: shown(&path), path, named: false, linked }))
}

fn too_many(folder: &Path) -> Skipped {
    Skipped {
        path: shown(folder),
        reason: format!("more than {FILES_MAX} files"),
        remedy: "name the folders that hold your documents".to_owned(),
        failed: true,
    }
}

/// A remark on a file of no known format; none on our own files.
fn unknown(path: &Path) -> Option<Skipped> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    if ending.as_deref() == Some("toml") {
        return None;
    }
    Some(Skipped {
        path: shown(path),
        reason: ending.map_or_else(
            || "no format is known by its name".to_owned(),
            |ending| format!("`.{ending}` is not a format that is read"),
        ),
        remedy: "name the file itself to have it read as what it looks like".to_owned(),
        failed: false,
    })
}

/// Whether it is a file, or a link to one. The walk knows what is no link without another look.
fn is_file(entry: &DirEntry) -> bool {
    match entry.file_type() {
        Some(kind) if !kind.is_symlink() => kind.is_file(),
        _ => entry.path().is_file(),
    }
}

/// Links to folders may lead anywhere, round in circles too.
fn is_link_to_folder(entry: &DirEntry) -> bool {
    entry.depth() > 0 && entry.path_is_symlink() && entry.path().is_dir()
}

fn fault(folder: &Path, error: &ignore::Error) -> Skipped {
    Skipped {
        path: shown(folder),
        reason: format!("cannot be read: {error}"),
        remedy: "check the path and its permissions".to_owned(),
        failed: true,
    }
}

fn is_glob(path: &Path) -> bool {
    path.to_string_lossy().contains(['*', '?', '[', '{'])
}

/// Shells that leave patterns alone (Windows' do) hand them to us.
fn expand(
    pattern: &Path,
    input: &InputArgs,
    exclude: &GlobSet,
    found: &mut Vec<Found>,
    skipped: &mut Vec<Skipped>,
) {
    let glob = match Glob::new(&pattern.to_string_lossy()) {
        Ok(glob) => glob.compile_matcher(),
        Err(_) => return skipped.push(missing(pattern)),
    };
    let plain = |part: &Component<'_>| !is_glob(Path::new(part.as_os_str()));
    let base: PathBuf = pattern.components().take_while(plain).collect();
    let base = if base.as_os_str().is_empty() { PathBuf::from(".") } else { base };
    let mut under = Vec::new();
    if base.is_dir() {
        walk(&base, input, exclude, &mut under, skipped);
    }
    let before = found.len();
    found.extend(under.into_iter().filter(|file| glob.is_match(&file.shown)));
    if found.len() == before {
        skipped.push(missing(pattern));
    }
}

/// A path that is not there, with the name that may have been meant.
fn missing(path: &Path) -> Skipped {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    let beside = std::fs::read_dir(folder.unwrap_or(Path::new("."))).into_iter().flatten();
    let near = beside
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .map(|other| (strsim::damerau_levenshtein(&name, &other), other))
        .filter(|(distance, other)| *distance * 3 <= other.chars().count().max(3))
        .min();
    let remedy = match near {
        Some((_, other)) => {
            let other = folder.map_or_else(|| PathBuf::from(&other), |folder| folder.join(&other));
            format!("did you mean `{}`?", shown(&other))
        }
        None => "check the spelling".to_owned(),
    };
    Skipped { path: shown(path), reason: "no such file or folder".to_owned(), remedy, failed: true }
}
