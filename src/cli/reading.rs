//! From the command line to analyses: texts read (or remembered), claims handed over.

use super::args::{CacheArgs, CheckArgs, DEFAULT_PATH};
use super::cache::{self, Cache};
use super::{analyze, claims_from, files};
use crate::Waiting;
use crate::lexicon::Lexicon;
use crate::model::Skipped;
use std::path::PathBuf;
use std::sync::{Arc, Once};

/// What was read.
pub(crate) struct Read {
    /// What all documents say, waiting to be compared, in the order of their paths.
    pub(crate) waiting: Vec<Waiting>,
    /// What could not be read.
    pub(crate) skipped: Vec<Skipped>,
    /// The cache, where one is used.
    pub(crate) cache: Option<Arc<Cache>>,
}

/// Reads the documents, or what is known of them.
pub(crate) fn read(args: &CheckArgs) -> Read {
    let once = Once::new();
    let open = |documents: usize| {
        let worthwhile = !args.no_cache && documents >= cache::DOCUMENTS_MIN;
        let cache = worthwhile.then(|| folder(&args.cache)).flatten().and_then(|f| Cache::open(&f));
        // A cache may know all that would be looked up in them.
        if cache.is_none() {
            once.call_once(prepare);
        }
        cache.map(Arc::new)
    };
    let (items, mut skipped, cache) = if reads_no_texts(args) {
        (Vec::new(), Vec::new(), None)
    } else {
        files::read_known(&args.paths, &args.input, open)
    };
    // One file may hold many documents.
    let cache = cache.or_else(|| open(items.len()));
    let lexicon = Lexicon::builtin();
    let mut waiting = analyze::waiting(items, lexicon, cache.as_ref());
    if !args.claims_from.is_empty() {
        let told = claims_from::read(&args.claims_from, &mut skipped);
        waiting.extend(told.into_iter().map(|one| Waiting::read(one, lexicon)));
        claims_from::order(&mut waiting);
    }
    Read { waiting, skipped, cache }
}

/// Has the tables read beside the files; whoever asks for one that is being read waits for it.
fn prepare() {
    rayon::spawn(|| Lexicon::builtin().prepare());
}

/// Whether only claims are handed over: then the default folder is not meant.
pub(crate) fn reads_no_texts(args: &CheckArgs) -> bool {
    !args.claims_from.is_empty() && args.paths == [PathBuf::from(DEFAULT_PATH)]
}

/// The folder of the cache: the one that was named, else the user's.
pub(crate) fn folder(args: &CacheArgs) -> Option<PathBuf> {
    args.cache_dir.clone().or_else(cache::folder)
}
