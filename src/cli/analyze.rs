//! Documents to what waits to be compared, with or without the cache.

use super::cache::{self, Cache, LOT_MAX, LOT_MEAN, Of};
use super::files::{File, Item};
use crate::align::{Bag, Shelf};
use crate::extract::dateline::{self, DateLine};
use crate::lexicon::Lexicon;
use crate::model::{Analysis, Document, Packed, Parts, Shorthand};
use crate::{Apart, Key, Waiting};
use rayon::prelude::*;
use std::sync::Arc;

/// The documents in the order of their paths, to be read when their stories are judged. With a
/// cache, only what it does not know is read then. The result is the same either way.
pub(crate) fn waiting(
    items: Vec<Item>,
    lexicon: &'static Lexicon,
    cache: Option<&Arc<Cache>>,
) -> Vec<Waiting> {
    let (documents, files) = in_order(items, lexicon);
    let Some(cache) = cache else {
        return Waiting::unread(documents, lexicon);
    };
    let all = documents.into_par_iter().zip(files).map(|(document, file)| {
        let told = file.as_ref().and_then(|file| file.told(&document));
        let key = cache::dated(told.unwrap_or_else(|| cache.told(&document, None)), &document);
        (document, Kept { cache: Arc::clone(cache), key, file, lexicon })
    });
    known(all.collect(), cache)
}

/// Documents in lots. The keys of the last ones say where a lot ends, so that a document that
/// joins, changes or goes changes no lot but its own.
fn lots(documents: &[(Box<Document>, Kept)]) -> Vec<&[(Box<Document>, Kept)]> {
    let mut count = 0;
    let goes_on = |last: &(Box<Document>, Kept), _: &(Box<Document>, Kept)| {
        let [first, ..] = last.1.key;
        count += 1;
        let ends = u64::from(first) % LOT_MEAN == 0 || count >= LOT_MAX;
        count = if ends { 0 } else { count };
        !ends
    };
    documents.chunk_by(goes_on).collect()
}

/// Documents of which the cache knows something. Of a lot whose words it has, nothing else is
/// looked at.
fn known(documents: Vec<(Box<Document>, Kept)>, cache: &Cache) -> Vec<Waiting> {
    let look = |lot: &&[(Box<Document>, Kept)]| {
        let key = cache::digest(lot.iter().map(|(_, kept)| &kept.key));
        let bags = cache.find(Of::Bags, &key, Shelf::from_bytes).map(Shelf::bags);
        (key, lot.len(), bags.filter(|bags| bags.len() == lot.len()))
    };
    let looked: Vec<(Key, usize, Option<Vec<Bag>>)> =
        lots(&documents).par_iter().map(look).collect();
    let (mut bags, mut new) = (Vec::with_capacity(documents.len()), Vec::new());
    for (key, count, of_lot) in looked {
        if let Some(of_lot) = of_lot {
            bags.extend(of_lot.into_iter().map(Some));
        } else {
            new.push((key, bags.len(), count));
            bags.resize(bags.len() + count, None);
        }
    }
    let waiting: Vec<Waiting> = documents
        .into_par_iter()
        .zip(bags)
        .map(|((document, kept), bag)| match bag {
            Some(bag) => kept.apart(document, bag),
            None => kept.worded(document),
        })
        .collect();
    for (key, first, count) in new {
        let lot = waiting.iter().skip(first).take(count).map(|one| &one.bag);
        if let Some(shelf) = Shelf::of(lot) {
            cache.keep(Of::Bags, key, &shelf.to_bytes());
        }
    }
    waiting
}

/// Puts documents in the order of their paths and dates them, as [`crate::in_order`] does where all
/// texts are at hand.
#[expect(clippy::vec_box, reason = "they are boxed when they come and when they wait")]
fn in_order(mut items: Vec<Item>, lexicon: &Lexicon) -> (Vec<Box<Document>>, Vec<Option<File>>) {
    items.sort_by(|a, b| a.document.path.cmp(&b.document.path));
    let lines: Vec<DateLine> = items.par_iter_mut().map(|item| item.date_line(lexicon)).collect();
    let (mut documents, mut files) = (Vec::new(), Vec::new());
    let apart = |item: Item| (item.document, item.file);
    items.into_par_iter().map(apart).unzip_into_vecs(&mut documents, &mut files);
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
    /// A document of which not even the words are known.
    fn worded(self, document: Box<Document>) -> Waiting {
        let bag = Bag::of(&self.document((*document).clone()), self.lexicon);
        self.apart(document, bag)
    }

    /// A document of which all else stays in the cache.
    fn apart(self, document: Box<Document>, bag: Bag) -> Waiting {
        let key = self.key;
        Waiting::apart(document, bag, Box::new(self)).under(key)
    }

    /// Keeps what was read in a document for later runs.
    fn kept(&self, analysis: Analysis) -> Analysis {
        let (document, parts) = Parts::of(analysis);
        if let Some(packed) = Packed::of(&Shorthand::of(parts.clone(), document.text())) {
            self.cache.keep(Of::Parts, self.key, packed.bytes());
        }
        parts.with(document)
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

    fn analysis(&self, known: Document, read: &mut dyn FnMut(Document) -> Analysis) -> Analysis {
        self.known(&known).unwrap_or_else(|| self.kept(read(self.document(known))))
    }
}
