//! All that was read in a document, apart from the document: what a cache keeps, packed. Documents'
//! texts are packed the same way.

use super::structure::Structure;
use super::{Analysis, Claim, Document, Entity, EntityMention, Mention, Sentence};
use jiff::civil::Date;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What was read in a document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parts {
    /// The day of publication, which may have been read in the text.
    pub published: Option<Date>,
    /// See [`Analysis::sentences`].
    pub sentences: Vec<Sentence>,
    /// See [`Analysis::mentions`].
    pub mentions: Vec<Mention>,
    /// See [`Analysis::entities`].
    pub entities: Vec<Entity>,
    /// See [`Analysis::entity_mentions`].
    pub entity_mentions: Vec<EntityMention>,
    /// See [`Analysis::claims`]; the number of the document in them is without meaning.
    pub claims: Vec<Claim>,
    /// See [`Analysis::structures`]; a story that is remembered is without them.
    #[serde(skip)]
    pub structures: Vec<Arc<Structure>>,
}

/// The parts of a document, or its text, in few bytes (postcard, then LZ4): parts take a tenth of
/// what they take open. A copy shares them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Packed(Arc<[u8]>);

impl Parts {
    /// A document and what was read in it, apart.
    pub fn of(analysis: Analysis) -> (Document, Self) {
        let parts = Self {
            published: analysis.document.published,
            sentences: analysis.sentences,
            mentions: analysis.mentions,
            entities: analysis.entities,
            entity_mentions: analysis.entity_mentions,
            claims: analysis.claims,
            structures: analysis.structures,
        };
        (analysis.document, parts)
    }

    /// A copy of what was read in a document.
    pub fn copied(analysis: &Analysis) -> Self {
        Self {
            published: analysis.document.published,
            sentences: analysis.sentences.clone(),
            mentions: analysis.mentions.clone(),
            entities: analysis.entities.clone(),
            entity_mentions: analysis.entity_mentions.clone(),
            claims: analysis.claims.clone(),
            structures: Vec::new(),
        }
    }

    /// Both together again.
    #[must_use]
    pub fn with(self, mut document: Document) -> Analysis {
        document.published = self.published;
        let mut claims = self.claims;
        for claim in &mut claims {
            claim.id.document = document.id;
        }
        Analysis {
            document,
            sentences: self.sentences,
            mentions: self.mentions,
            entities: self.entities,
            entity_mentions: self.entity_mentions,
            claims,
            structures: self.structures,
        }
    }
}

impl Packed {
    /// A thing, packed.
    pub fn of<T: Serialize>(thing: &T) -> Option<Self> {
        let bytes = postcard::to_stdvec(thing).ok()?;
        Some(Self(lz4_flex::compress_prepend_size(&bytes).into()))
    }

    /// The thing, unpacked; none where the bytes are not of such a thing.
    pub fn open<T: DeserializeOwned>(&self) -> Option<T> {
        Self::open_bytes(&self.0)
    }

    /// The thing that was packed into such bytes.
    pub fn open_bytes<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
        let bytes = lz4_flex::decompress_size_prepended(bytes).ok()?;
        postcard::from_bytes(&bytes).ok()
    }

    /// What it was packed into.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn what_was_packed_comes_out_the_same() {
        let sentence = |at: usize| Sentence {
            span: Span::new(at, at + 9),
            words: Vec::new(),
            block: 0,
            quoted: vec![Span::new(at, at + 2)],
        };
        let parts = Parts { sentences: (0..50).map(sentence).collect(), ..Parts::default() };
        let packed = Packed::of(&parts);
        assert_eq!(packed.as_ref().and_then(Packed::open), Some(parts));
        let cut = packed.map(|packed| Packed(packed.0.get(..20).unwrap_or(&[]).into()));
        assert_eq!(cut.and_then(|cut| cut.open::<Parts>()), None);
    }
}
