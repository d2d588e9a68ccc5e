//! Documents to analyses, with or without the cache.

use super::cache::{Cache, Of};
use super::files::{File, Item};
use crate::align::Bag;
use crate::extract::dateline::{self, DateLine};
use crate::lexicon::Lexicon;
use crate::model::{Analysis, Document, Packed, Shorthand};
use crate::{Apart, Key, Waiting};
use rayon::prelude::*;
use std::sync::Arc;

/// From so many documents on, what was read waits packed: below, that saves nothing worth its time.
const PACKED_FROM: usize = 256;

/// Reads what every document says, in the order of their paths. With a cache, only what it does
/// not know is read. The result is the same either way, and whether it waits packed or not.
pub(crate) fn waiting(
    items: Vec<Item>,
    lexicon: &'static Lexicon,
    cache: Option<&Arc<Cache>>,
) -> Vec<Waiting> {
    let (documents, files) = in_order(items, lexicon);
    let Some(cache) = cache else {
        let wait = if documents.len() < PACKED_FROM { Waiting::open } else { Waiting::packed };
        let read = documents.into_par_iter().map(|document| crate::analyze(document, lexicon));
        return read.map(wait).collect();
    };
    let all = documents.into_par_iter().zip(files);
    all.map(|(document, file)| {
        let key = cache.key(&document, file.as_ref().map(|file| &file.key));
        let kept = Kept { cache: Arc::clone(cache), key, file, lexicon };
        match cache.find(Of::Bag, &key, Bag::from_bytes) {
            Some(bag) => Waiting::apart(document, bag, Box::new(kept)),
            None => kept.read(document),
        }
        .under(key)
    })
    .collect()
}

/// Puts documents in the order of their paths and dates them, as [`crate::in_order`] does where all
/// texts are at hand.
fn in_order(mut items: Vec<Item>, lexicon: &Lexicon) -> (Vec<Document>, Vec<Option<File>>) {
    items.sort_by(|a, b| a.document.path.cmp(&b.document.path));
    let lines: Vec<DateLine> = items.par_iter_mut().map(|item| item.date_line(lexicon)).collect();
    let (mut documents, files): (Vec<Document>, Vec<Option<File>>) =
        items.into_iter().map(|item| (item.document, item.file)).unzip();
    crate::number(&mut documents);
    dateline::date_by(&mut documents, &lines);
    (documents, files)
}

/// A document of which the cache knows what was read in it.
struct Kept {
    cache: Arc<Cache>,
    key: Key,
    file: Option<File>,
    lexicon: &'static Lexicon,
}

impl Kept {
    /// Reads a document that the cache does not know.
    fn read(&self, document: Document) -> Waiting {
        let waiting = Waiting::packed(crate::analyze(self.document(document), self.lexicon));
        if let Some((bag, packed)) = waiting.kept() {
            self.cache.keep(Of::Bag, self.key, &bag.to_bytes());
            self.cache.keep(Of::Parts, self.key, packed.bytes());
        }
        waiting
    }
}

impl Apart for Kept {
    fn document(&self, known: Document) -> Document {
        match &self.file {
            Some(file) => file.completed(known),
            None => known,
        }
    }

    fn analysis(&self, known: Document) -> Analysis {
        let document = self.document(known);
        let open =
            |bytes: &[u8]| Packed::open_bytes::<Shorthand>(bytes)?.written_out(document.text());
        match self.cache.find(Of::Parts, &self.key, open) {
            Some(parts) => parts.with(document),
            None => crate::analyze(document, self.lexicon),
        }
    }
}
