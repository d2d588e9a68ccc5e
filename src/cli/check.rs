//! `verify check`: the main job.

use super::args::{CacheArgs, CheckArgs};
use super::cache::{self, Cache};
use super::exit::Status;
use super::{analyze, files};
use crate::lexicon::Lexicon;
use crate::model::Report;
use crate::report::{self, Style};
use std::path::PathBuf;

/// Reads the documents, compares them, prints the report.
pub(crate) fn run(args: &CheckArgs) -> Status {
    let (report, status) = report(args);
    let Some(format) = report::format(&args.format) else {
        eprintln!("error: unknown format `{}`", args.format);
        return Status::Failed;
    };
    print!("{}", (format.write)(&report, &Style::default()));
    status
}

/// Reads the documents and compares them: the report, and how the run ends with it.
pub(crate) fn report(args: &CheckArgs) -> (Report, Status) {
    let (documents, skipped) = files::read(&args.paths);
    // A second pool cannot be set: then the first one serves, and the result is the same.
    let _ = rayon::ThreadPoolBuilder::new().num_threads(args.jobs).build_global();
    let lexicon = Lexicon::builtin();
    let worthwhile = !args.no_cache && documents.len() >= cache::DOCUMENTS_MIN;
    let cache = worthwhile.then(|| folder(&args.cache)).flatten().and_then(|f| Cache::open(&f));
    let analyses = analyze::analyses(documents, lexicon, cache.as_ref());
    let report = crate::check(analyses, skipped, lexicon);
    for skipped in &report.skipped {
        eprintln!("error: {}: {} ({})", skipped.path, skipped.reason, skipped.remedy);
    }
    let status = status(&report, args);
    (report, status)
}

fn status(report: &Report, args: &CheckArgs) -> Status {
    if report.skipped.iter().any(|skipped| skipped.failed) {
        return Status::Failed;
    }
    let least = args.fail_on.least();
    let fails = least.is_some_and(|least| report.findings.iter().any(|f| f.severity >= least));
    if fails { Status::Findings } else { Status::Clean }
}

/// The folder of the cache: the one that was named, else the user's.
fn folder(args: &CacheArgs) -> Option<PathBuf> {
    args.cache_dir.clone().or_else(cache::folder)
}

/// `verify clean`: removes the cache.
pub(crate) fn clean(args: &CacheArgs) -> Status {
    let Some(folder) = folder(args) else {
        eprintln!("error: no cache folder is known here (name one with --cache-dir)");
        return Status::Failed;
    };
    match cache::clean(&folder) {
        Ok(true) => println!("removed the cache in {}", folder.display()),
        Ok(false) => println!("there is no cache in {}", folder.display()),
        Err(error) => {
            eprintln!("error: {}: cannot be removed: {error}", folder.display());
            return Status::Failed;
        }
    }
    Status::Clean
}
