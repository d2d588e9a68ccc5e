//! A document that was read and waits for the others of its story.

use super::memory::Key;
use crate::align::Bag;
use crate::model::{Analysis, Document, Packed, Parts};

/// A document, what parting the run into stories needs of it, and what was read in it.
#[derive(Debug)]
pub struct Waiting {
    pub(crate) document: Document,
    pub(crate) bag: Bag,
    /// What all that was read in it depends on, where that is known.
    pub(super) key: Option<Key>,
    parts: Held,
}

#[derive(Debug)]
enum Held {
    Open(Box<Parts>),
    Packed(Packed),
}

impl Waiting {
    /// A document that waits as it is: as fast as it gets, and takes some 25 times its text.
    pub fn open(analysis: Analysis) -> Self {
        let bag = Bag::of(&analysis);
        let (document, parts) = Parts::of(analysis);
        Self { document, bag, key: None, parts: Held::Open(Box::new(parts)) }
    }

    /// A document that waits in few bytes.
    pub fn packed(analysis: Analysis) -> Self {
        let bag = Bag::of(&analysis);
        let (document, parts) = Parts::of(analysis);
        let held = Packed::of(&parts);
        let parts = held.map_or_else(|| Held::Open(Box::new(parts)), Held::Packed);
        Self { document, bag, key: None, parts }
    }

    /// A document of which it is known what was read in it.
    pub fn known(document: Document, bag: Bag, packed: Packed) -> Self {
        Self { document, bag, key: None, parts: Held::Packed(packed) }
    }

    /// The same with a digest of all that what was read in it depends on.
    #[must_use]
    pub fn under(self, key: Key) -> Self {
        Self { key: Some(key), ..self }
    }

    /// What there is to keep of what was read, if it is packed.
    pub fn kept(&self) -> Option<(&Bag, &Packed)> {
        match &self.parts {
            Held::Packed(packed) => Some((&self.bag, packed)),
            Held::Open(_) => None,
        }
    }

    /// The document and what was read in it; as much as there is, should that be damaged.
    pub(super) fn analysis(self) -> Analysis {
        let parts = match self.parts {
            Held::Open(parts) => *parts,
            Held::Packed(packed) => packed.open().unwrap_or_default(),
        };
        parts.with(self.document)
    }
}
