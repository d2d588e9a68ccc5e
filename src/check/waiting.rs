//! A document that was read and waits for the others of its story.

use super::memory::Key;
use crate::align::Bag;
use crate::lexicon::Lexicon;
use crate::model::{Analysis, Document, Packed, Parts, Shorthand};
use std::fmt;

/// A document, what parting the run into stories needs of it, and what was read in it.
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
    /// The document and what was read in it.
    fn analysis(&self, known: Document) -> Analysis;
}

enum Held {
    Open(Box<Parts>),
    Short(Box<[u8]>),
    Packed(Packed),
    Apart(Box<dyn Apart>),
}

impl Waiting {
    /// A document that waits as it is: as fast as it gets, and takes some 40 times its text.
    pub fn open(analysis: Analysis) -> Self {
        let bag = Bag::of(&analysis);
        let (document, parts) = Parts::of(analysis);
        Self { document: Box::new(document), bag, key: None, parts: Held::Open(Box::new(parts)) }
    }

    /// A document that waits in shorthand: some five times its text.
    pub fn short(analysis: Analysis) -> Self {
        Self::shortened(analysis, |short| Some(Held::Short(short.bytes()?)))
    }

    /// A document that waits in few bytes: half of those of its shorthand.
    pub fn packed(analysis: Analysis) -> Self {
        Self::shortened(analysis, |short| Packed::of(short).map(Held::Packed))
    }

    fn shortened(analysis: Analysis, held: fn(&Shorthand) -> Option<Held>) -> Self {
        let bag = Bag::of(&analysis);
        let (document, parts) = Parts::of(analysis);
        let parts = held(&Shorthand::of(parts, document.text())).unwrap_or_default();
        Self { document: Box::new(document), bag, key: None, parts }
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

    /// What there is to keep of what was read, if it is packed.
    pub fn kept(&self) -> Option<&Packed> {
        match &self.parts {
            Held::Packed(packed) => Some(packed),
            Held::Open(_) | Held::Short(_) | Held::Apart(_) => None,
        }
    }

    /// The document with its text.
    pub(super) fn whole_document(self) -> Document {
        match self.parts {
            Held::Apart(apart) => apart.document(*self.document),
            Held::Open(_) | Held::Short(_) | Held::Packed(_) => *self.document,
        }
    }

    /// The document and what was read in it; as much as there is, should that be damaged.
    pub(super) fn analysis(self, lexicon: &Lexicon) -> Analysis {
        let short = match self.parts {
            Held::Open(parts) => return parts.with(*self.document),
            Held::Apart(apart) => return apart.analysis(*self.document),
            Held::Short(bytes) => Shorthand::of_bytes(&bytes),
            Held::Packed(packed) => packed.open(),
        };
        let text = self.document.text();
        let parts = short.and_then(|short| short.written_out(text, lexicon.heads()));
        parts.unwrap_or_default().with(*self.document)
    }
}

impl Default for Held {
    fn default() -> Self {
        Self::Open(Box::default())
    }
}

impl fmt::Debug for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Open(_) => "Open",
            Self::Short(_) => "Short",
            Self::Packed(_) => "Packed",
            Self::Apart(_) => "Apart",
        })
    }
}
