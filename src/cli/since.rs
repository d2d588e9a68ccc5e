//! `--since REF` and `--changed PATH`: report only findings that touch these documents, while
//! they are checked against all.

use super::args::PolicyArgs;
use super::config::lexical;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// The documents that changed, by [`key`]; none where the user did not ask.
pub(crate) fn changed(args: &PolicyArgs) -> Result<Option<BTreeSet<String>>, String> {
    if args.since.is_none() && args.changed.is_empty() {
        return Ok(None);
    }
    let mut found: BTreeSet<String> =
        args.changed.iter().map(|path| key(&path.to_string_lossy())).collect();
    if let Some(reference) = &args.since {
        if reference.starts_with('-') {
            return Err(format!("`--since {reference}`: not the name of a commit"));
        }
        // From the top of the work tree: the documents may stand anywhere in it.
        let top = git(&["rev-parse", "--show-toplevel"], reference)?;
        let top = Path::new(top.trim_end_matches(['\r', '\n']));
        let place = top.to_string_lossy();
        for arguments in [
            &["-C", &place, "diff", "--name-only", "-z", reference.as_str(), "--"][..],
            &["-C", &place, "ls-files", "--others", "--exclude-standard", "-z"][..],
        ] {
            let names = git(arguments, reference)?;
            let names = names.split('\0').filter(|name| !name.is_empty());
            found.extend(names.map(|name| key(&top.join(name).to_string_lossy())));
        }
    }
    Ok(Some(found))
}

fn git(arguments: &[&str], reference: &str) -> Result<String, String> {
    let fault = |why: &str| {
        format!(
            "`--since {reference}`: {why} (run it in a git work tree, with a commit, branch or tag)"
        )
    };
    let done = Command::new("git").args(arguments).output();
    let done = done.map_err(|error| fault(&format!("git cannot be run: {error}")))?;
    if done.status.success() {
        Ok(String::from_utf8_lossy(&done.stdout).into_owned())
    } else {
        let told = String::from_utf8_lossy(&done.stderr);
        Err(fault(told.lines().next().unwrap_or("git failed").trim()))
    }
}

/// Whether a document stands in a file of the list: it may be one of several in it ("news.rss#2").
pub(crate) fn is_among(changed: &BTreeSet<String>, document: &str) -> bool {
    let file = document.split_once('#').map(|(file, _)| file);
    changed.contains(&key(document)) || file.is_some_and(|file| changed.contains(&key(file)))
}

/// A path by which a document and a file of git's list are the same: absolute, without dots and
/// links.
fn key(path: &str) -> String {
    let path = Path::new(path);
    if let Ok(real) = std::fs::canonicalize(path) {
        return real.to_string_lossy().replace('\\', "/");
    }
    let absolute = std::env::current_dir().map_or_else(|_| path.to_owned(), |here| here.join(path));
    lexical(&absolute).to_string_lossy().replace('\\', "/")
}
