//! A document that waits for the others of its story.

use super::memory::Key;
use super::reading;
use crate::align::Bag;
use crate::lexicon::Lexicon;
use crate::model::{Analysis, Document, Parts};
use rayon::prelude::*;
use std::fmt;

/// So many documents are looked through together for what they are about.
const WORDED_MAX: usize = 64;

/// A document, what parting the run into stories needs of it, and where it is read.
#[derive(Debug)]
pub struct Waiting {
    /// Without its text, where that stayed elsewhere.
    pub(crate) document: Box<Document>,
    pub(crate) bag: Bag,
    /// What all that was read in it depends on, where that is known.
    pub(super) key: Option<Key>,
    parts: Held,
}

/// Where the text of a document stayed, and what was read in it.
pub trait Apart: Send + Sync {
    /// The document of which all but the text is known.
    fn document(&self, known: Document) -> Document;
    /// The document and what was read in it, which is read now if it was not.
    fn analysis(&self, known: Document, read: &mut dyn FnMut(Document) -> Analysis) -> Analysis;
}

enum Held {
    /// What was read in it.
    Read(Box<Parts>),
    /// It is read when its story is judged.
    Unread,
    Apart(Box<dyn Apart>),
}

impl Waiting {
    /// A document in which all was read.
    pub fn read(analysis: Analysis, lexicon: &Lexicon) -> Self {
        let bag = Bag::of(&analysis.document, lexicon);
        let (document, parts) = Parts::of(analysis);
        Self { document: Box::new(document), bag, key: None, parts: Held::Read(Box::new(parts)) }
    }

    /// Documents that are read when their stories are judged: until then they take little more than
    /// their texts. The words of so many that follow one another are looked for together.
    pub fn unread(documents: Vec<Box<Document>>, lexicon: &Lexicon) -> Vec<Self> {
        let lot = reading::lot(documents.len(), WORDED_MAX);
        let lots = documents.par_chunks(lot);
        let bags: Vec<Bag> =
            lots.flat_map_iter(|lot| Bag::of_all(lot.iter().map(Box::as_ref), lexicon)).collect();
        let waiting = |(document, bag)| Self { document, bag, key: None, parts: Held::Unread };
        documents.into_iter().zip(bags).map(waiting).collect()
    }

    /// A document that need not be looked at unless its story is judged.
    pub fn apart(document: Box<Document>, bag: Bag, apart: Box<dyn Apart>) -> Self {
        Self { document, bag, key: None, parts: Held::Apart(apart) }
    }

    /// The same with a digest of all that what was read in it depends on.
    #[must_use]
    pub fn under(self, key: Key) -> Self {
        Self { key: Some(key), ..self }
    }

    /// Whether it is at hand, and nothing was read in it.
    pub(super) fn is_unread(&self) -> bool {
        matches!(self.parts, Held::Unread)
    }

    /// The document with its text.
    pub(super) fn whole_document(self) -> Document {
        match self.parts {
            Held::Apart(apart) => apart.document(*self.document),
            Held::Read(_) | Held::Unread => *self.document,
        }
    }

    /// The document and what is read in it.
    pub(super) fn analysis(self, read: &mut dyn FnMut(Document) -> Analysis) -> Analysis {
        match self.parts {
            Held::Read(parts) => parts.with(*self.document),
            Held::Unread => read(*self.document),
            Held::Apart(apart) => apart.analysis(*self.document, read),
        }
    }
}

impl fmt::Debug for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Read(_) => "Read",
            Self::Unread => "Unread",
            Self::Apart(_) => "Apart",
        })
    }
}
