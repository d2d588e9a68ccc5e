//! Documents to analyses, with or without the cache.

use super::cache::{Cache, Fresh};
use crate::lexicon::Lexicon;
use crate::model::Document;
use crate::{Key, Waiting};
use rayon::prelude::*;

/// From so many documents on, what was read waits packed: below, that saves nothing worth its time.
const PACKED_FROM: usize = 256;

/// So many documents are read before what was read is kept in the cache.
const AT_ONCE: usize = 2048;

/// Reads what every document says, in the order of their paths. With a cache, only what it does
/// not know is read. The result is the same either way, and whether it waits packed or not.
pub(crate) fn waiting(
    documents: Vec<Document>,
    lexicon: &Lexicon,
    cache: Option<&Cache>,
) -> Vec<Waiting> {
    let documents = crate::in_order(documents, lexicon);
    let Some(cache) = cache else {
        let wait = if documents.len() < PACKED_FROM { Waiting::open } else { Waiting::packed };
        let read = documents.into_par_iter().map(|document| crate::analyze(document, lexicon));
        return read.map(wait).collect();
    };
    let mut waiting = Vec::with_capacity(documents.len());
    let mut rest = documents.into_iter();
    loop {
        let some: Vec<Document> = rest.by_ref().take(AT_ONCE).collect();
        if some.is_empty() {
            return waiting;
        }
        let known = cache.known();
        let look = |key: &Key| known.as_ref().and_then(|known| known.find(key));
        let read: Vec<(Waiting, Option<Fresh>)> = some
            .into_par_iter()
            .map(|document| {
                let key = cache.key(&document);
                match look(&key) {
                    Some((bag, packed)) => (Waiting::known(document, bag, packed).under(key), None),
                    None => fresh(document, key, lexicon),
                }
            })
            .collect();
        drop(known);
        let (some, fresh): (Vec<Waiting>, Vec<Option<Fresh>>) = read.into_iter().unzip();
        cache.store(&fresh.into_iter().flatten().collect::<Vec<_>>());
        waiting.extend(some);
    }
}

/// Reads a document that the cache does not know.
fn fresh(document: Document, key: Key, lexicon: &Lexicon) -> (Waiting, Option<Fresh>) {
    let waiting = Waiting::packed(crate::analyze(document, lexicon)).under(key);
    let fresh = waiting.kept().and_then(|(bag, packed)| Fresh::of(key, bag, packed));
    (waiting, fresh)
}
