//! What the benches share: a corpus and a clock.

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use verify_sources::ingest;
use verify_sources::model::Document;

/// Rounds of each stage; the fastest counts.
const ROUNDS: usize = 7;

/// The one document of a file.
pub(crate) fn document(path: &str, bytes: &[u8]) -> Document {
    let read = ingest::read(path, bytes).unwrap_or_default();
    black_box(read.into_iter().next().unwrap_or_default())
}

/// The time of the fastest round.
pub(crate) fn fastest(work: &dyn Fn()) -> Duration {
    let round = || {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..ROUNDS).map(|_| round()).min().unwrap_or_default()
}

/// The articles of a generated corpus, by path; made in a folder of that name.
pub(crate) fn corpus(name: &str, options: &[&str]) -> std::io::Result<Vec<(String, Vec<u8>)>> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let program = env!("CARGO_BIN_EXE_verify");
    let made = std::process::Command::new(program)
        .arg("bench-corpus")
        .args(options)
        .arg(&folder)
        .stdout(std::process::Stdio::null())
        .status()?;
    if !made.success() {
        return Err(std::io::Error::other("the corpus cannot be written"));
    }
    let mut files = Vec::new();
    for story in sorted(&folder)? {
        for article in sorted(&story)? {
            files.push((article.display().to_string(), std::fs::read(&article)?));
        }
    }
    Ok(files)
}

fn sorted(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
    let mut paths: Vec<PathBuf> = entries.collect::<Result<_, _>>()?;
    paths.sort();
    Ok(paths)
}
