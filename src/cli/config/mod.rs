//! `verify.toml`: which rules speak how loudly where, what has been accepted, and the baseline.
//!
//! The file is searched upward from the folder that the program is run in. Its mistakes are shown
//! like findings: file, line, the words underlined, what to write instead.

mod accept;
mod baseline;
pub(crate) mod fault;
mod file;
mod levels;
mod policy;
mod show;

#[cfg(feature = "lsp")]
pub(crate) use fault::Fault;
pub(crate) use policy::Policy;
pub(crate) use show::run as show;

use std::path::{Component, Path, PathBuf};

/// The name of the file.
pub(crate) const NAME: &str = "verify.toml";

/// The nearest configuration file above the folder that the program is run in.
fn nearest() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    here.ancestors().map(|folder| folder.join(NAME)).find(|path| path.is_file())
}

/// A path without `.` and, where that can be told from the text alone, without `..`.
pub(crate) fn lexical(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if out.file_name().is_some() => {
                out.pop();
            }
            Component::ParentDir
            | Component::Prefix(_)
            | Component::RootDir
            | Component::Normal(_) => {
                out.push(part);
            }
        }
    }
    out
}

/// The names by which a document is known: its own, and that of the file that holds it beside
/// others ("news.rss" for "news.rss#2").
pub(crate) fn named(document: &str) -> impl Iterator<Item = &str> {
    let file = document.split_once('#').map(|(file, _)| file);
    [Some(document), file].into_iter().flatten()
}

/// A document's path as the configuration's globs see it: from the folder of the file, with `/`.
pub(crate) fn from_root(document: &str, root: Option<&Path>) -> String {
    let path = lexical(Path::new(document));
    let absolute = match std::env::current_dir() {
        Ok(here) if path.is_relative() => lexical(&here.join(&path)),
        _ => path.clone(),
    };
    let below = root.and_then(|root| absolute.strip_prefix(root).ok()).unwrap_or(&path);
    below.to_string_lossy().replace('\\', "/")
}
