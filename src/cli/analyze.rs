//! Documents to analyses, with or without the cache.

use super::cache::{self, Cache, LOT_MAX, LOT_MEAN, Of};
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
    let all = documents.into_par_iter().zip(files).map(|(document, file)| {
        let key = cache.key(&document, file.as_ref().map(|file| &file.key));
        (document, Kept { cache: Arc::clone(cache), key, file, lexicon })
    });
    let lots = lots(all.collect()).into_par_iter();
    let known: Vec<Vec<Waiting>> = lots.map(|lot| known(lot, cache)).collect();
    let mut waiting = Vec::with_capacity(known.iter().map(Vec::len).sum());
    waiting.extend(known.into_iter().flatten());
    waiting
}

/// Documents in lots. The keys of the last ones say where a lot ends, so that a document that
/// joins, changes or goes changes no lot but its own.
fn lots(documents: Vec<(Document, Kept)>) -> Vec<Vec<(Document, Kept)>> {
    let (mut lots, mut lot) = (Vec::new(), Vec::new());
    for document in documents {
        let [first, ..] = document.1.key;
        lot.push(document);
        if u64::from(first) % LOT_MEAN == 0 || lot.len() >= LOT_MAX {
            lots.push(std::mem::take(&mut lot));
        }
    }
    if !lot.is_empty() {
        lots.push(lot);
    }
    lots
}

/// The documents of a lot: if the cache has their words, nothing else is looked at.
fn known(lot: Vec<(Document, Kept)>, cache: &Cache) -> Vec<Waiting> {
    let key = cache::digest(lot.iter().map(|(_, kept)| &kept.key));
    let bags = cache.find(Of::Bags, &key, Bag::all_from_bytes);
    if let Some(bags) = bags.filter(|bags| bags.len() == lot.len()) {
        let all = lot.into_iter().zip(bags);
        return all.map(|((document, kept), bag)| kept.apart(document, bag)).collect();
    }
    let waiting: Vec<Waiting> =
        lot.into_par_iter().map(|(document, kept)| kept.read(document)).collect();
    cache.keep(Of::Bags, key, &Bag::all_to_bytes(waiting.iter().map(|one| &one.bag)));
    waiting
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
    /// Reads a document, or what is known of it.
    fn read(self, document: Document) -> Waiting {
        if let Some(analysis) = self.known(&document) {
            return self.apart(document, Bag::of(&analysis));
        }
        let waiting = Waiting::packed(crate::analyze(self.document(document), self.lexicon));
        if let Some(packed) = waiting.kept() {
            self.cache.keep(Of::Parts, self.key, packed.bytes());
        }
        waiting.under(self.key)
    }

    /// A document of which all else stays in the cache.
    fn apart(self, document: Document, bag: Bag) -> Waiting {
        let key = self.key;
        Waiting::apart(document, bag, Box::new(self)).under(key)
    }

    /// The document and what was read in it, if the cache knows.
    fn known(&self, document: &Document) -> Option<Analysis> {
        let mut whole = None;
        self.cache
            .find(Of::Parts, &self.key, |bytes| {
                let document = whole.insert(self.document(document.clone()));
                let short = Packed::open_bytes::<Shorthand>(bytes)?;
                short.written_out(document.text(), self.lexicon.heads())
            })
            .zip(whole)
            .map(|(parts, document)| parts.with(document))
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
        self.known(&known).unwrap_or_else(|| crate::analyze(self.document(known), self.lexicon))
    }
}
