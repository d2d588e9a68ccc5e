//! Documents to analyses, with or without the cache.

use super::cache::Cache;
use crate::lexicon::Lexicon;
use crate::model::{Analysis, Document};
use rayon::prelude::*;

/// Reads what every document says, in the order of their paths. With a cache, only what it does
/// not know is read. The result is the same either way.
pub(crate) fn analyses(
    documents: Vec<Document>,
    lexicon: &Lexicon,
    cache: Option<&Cache>,
) -> Vec<Analysis> {
    let Some(cache) = cache else {
        return crate::analyze_all(documents, lexicon);
    };
    let documents = crate::in_order(documents, lexicon);
    let known = cache.load(&documents);
    let read: Vec<(Analysis, bool)> = documents
        .into_par_iter()
        .zip(known)
        .map(|(document, known)| match known {
            Some(analysis) => (analysis, false),
            None => (crate::analyze(document, lexicon), true),
        })
        .collect();
    let fresh: Vec<&Analysis> = read.iter().filter(|(_, new)| *new).map(|(a, _)| a).collect();
    if !fresh.is_empty() {
        cache.store(&fresh);
    }
    read.into_iter().map(|(analysis, _)| analysis).collect()
}
