//! From the command line to analyses: texts read (or remembered), claims handed over.

use super::args::{CacheArgs, CheckArgs, DEFAULT_PATH};
use super::cache::{self, Cache};
use super::{analyze, claims_from, files};
use crate::lexicon::Lexicon;
use crate::model::{Analysis, Skipped};
use std::path::PathBuf;

/// What all documents say, in the order of their paths, and what could not be read.
pub(crate) fn analyses(args: &CheckArgs, lexicon: &Lexicon) -> (Vec<Analysis>, Vec<Skipped>) {
    let (documents, mut skipped) = if reads_no_texts(args) {
        (Vec::new(), Vec::new())
    } else {
        files::read_selected(&args.paths, &args.input)
    };
    let worthwhile = !args.no_cache && documents.len() >= cache::DOCUMENTS_MIN;
    let cache = worthwhile.then(|| folder(&args.cache)).flatten().and_then(|f| Cache::open(&f));
    let mut analyses = analyze::analyses(documents, lexicon, cache.as_ref());
    if !args.claims_from.is_empty() {
        analyses.extend(claims_from::read(&args.claims_from, &mut skipped));
        analyses = claims_from::in_order(analyses);
    }
    (analyses, skipped)
}

/// Whether only claims are handed over: then the default folder is not meant.
pub(crate) fn reads_no_texts(args: &CheckArgs) -> bool {
    !args.claims_from.is_empty() && args.paths == [PathBuf::from(DEFAULT_PATH)]
}

/// The folder of the cache: the one that was named, else the user's.
pub(crate) fn folder(args: &CacheArgs) -> Option<PathBuf> {
    args.cache_dir.clone().or_else(cache::folder)
}
