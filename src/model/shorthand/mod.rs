//! What was read in a document, as a cache keeps it: few bytes, quickly written and quickly read.
//!
//! Most of it are words, of which the document's text tells most and the vocabulary of the tables
//! the rest: a word is how far it stands from the one before it, its length, what it was read as, and
//! its number; its lemma is written only where the tables do not have it and it is not the word as
//! written, in lower case (`words`). Words of claims are numbers, too, and the structures of the
//! sentences follow (`structures`). The rest is as serde has it.

mod bytes;
mod structures;
mod words;

use super::{Claim, Cues, Entity, EntityMention, Lemma, Mention, Numbers, Parts, Sentence};
use crate::text::Span;
use bytes::{length, many};
use jiff::civil::Date;
use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::sync::Arc;

/// The words that the tables know, by number.
pub trait Vocabulary {
    /// The lemma of that number; none where no lemma has it.
    fn lemma(&self, number: u16) -> Option<Lemma>;
    /// The tables of cues that may know a word, and those of which a phrase may be that word alone.
    fn cues(&self, numbers: Numbers) -> (Cues, Cues);
}

/// The parts of a document in shorthand, to be packed.
#[derive(Debug, Serialize, Deserialize)]
pub struct Shorthand {
    #[serde(with = "super::binary::maybe")]
    published: Option<Date>,
    sentences: Vec<Frame>,
    mentions: Vec<Mention>,
    entities: Vec<Entity>,
    entity_mentions: Vec<EntityMention>,
    /// Without their lists of words.
    claims: Vec<Claim>,
    /// How many structures there are.
    structures: u32,
    /// The words of sentences, then those of claims, then the structures.
    words: Bytes,
}

/// A sentence without its words: its span, its block, what is quoted in it, how many words.
type Frame = (Span, u32, Vec<Span>, u32);

#[derive(Debug)]
struct Bytes(Vec<u8>);

impl Shorthand {
    /// The parts of a document of that text.
    pub fn of(mut parts: Parts, text: &str) -> Self {
        let mut words = Vec::with_capacity(text.len() * 4);
        let mut end = 0;
        let mut sentences = Vec::with_capacity(parts.sentences.len());
        for sentence in parts.sentences {
            for word in &sentence.words {
                words::write_word(word, text, &mut end, &mut words);
            }
            let count = length(sentence.words.len());
            sentences.push((sentence.span, sentence.block, sentence.quoted, count));
        }
        for list in parts.claims.iter_mut().flat_map(lists) {
            words::write_list(&std::mem::take(list), &mut words);
        }
        for structure in &parts.structures {
            structures::write(structure, &mut words);
        }
        Self {
            published: parts.published,
            sentences,
            mentions: parts.mentions,
            entities: parts.entities,
            entity_mentions: parts.entity_mentions,
            claims: parts.claims,
            structures: length(parts.structures.len()),
            words: Bytes(words),
        }
    }

    /// The parts, written out again for the document of that text; none where they are damaged.
    pub fn written_out(mut self, text: &str, known: &impl Vocabulary) -> Option<Parts> {
        let structure = |from: &mut &[u8]| structures::read(from).map(Arc::new);
        let mut words = self.words.0.as_slice();
        let mut end = 0;
        let mut sentences = Vec::with_capacity(self.sentences.len());
        for (span, block, quoted, count) in self.sentences {
            let read = |from: &mut &[u8]| words::read_word(from, text, &mut end, known);
            sentences.push(Sentence { span, words: many(count, &mut words, read)?, block, quoted });
        }
        for list in self.claims.iter_mut().flat_map(lists) {
            *list = words::read_list(&mut words, known)?;
        }
        Some(Parts {
            published: self.published,
            sentences,
            mentions: self.mentions,
            entities: self.entities,
            entity_mentions: self.entity_mentions,
            claims: self.claims,
            structures: many(self.structures, &mut words, structure)?,
        })
    }
}

/// The lists of words of a claim.
fn lists(claim: &mut Claim) -> [&mut Vec<Lemma>; 4] {
    [&mut claim.attribute, &mut claim.names, &mut claim.clause, &mut claim.context]
}

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_byte_buf(Reader)
    }
}

struct Reader;

impl Visitor<'_> for Reader {
    type Value = Bytes;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("bytes")
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Bytes, E> {
        Ok(Bytes(bytes.to_vec()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DocumentId, Form, Tag, Value, Word};
    use crate::text::TokenKind;

    const TEXT: &str = "The Mills’ 1,200 CLOSED, É said.";

    /// Knows one word.
    struct One;

    const KNOWN: u16 = 300;

    impl Vocabulary for One {
        fn lemma(&self, number: u16) -> Option<Lemma> {
            (number == KNOWN).then(|| Lemma::numbered(KNOWN, "close"))
        }

        fn cues(&self, numbers: Numbers) -> (Cues, Cues) {
            (Cues::table(if numbers.form == KNOWN { 1 } else { 2 }), Cues::NONE)
        }
    }

    fn words() -> Vec<Word> {
        let word = |(at, written, lemma, tag): (usize, &str, &str, Tag)| {
            let own = One.lemma(if lemma == "close" { KNOWN } else { 0 });
            let number = own.as_ref().map_or(0, Lemma::number);
            let form = if at > 9 { KNOWN + 1 } else { number };
            let numbers = (at > 4).then_some(Numbers { lemma: number, form });
            let (cues, alone) = numbers.map_or_else(Default::default, |numbers| One.cues(numbers));
            Word {
                span: Span::new(at, at + written.len()),
                kind: TokenKind::Word,
                tag,
                form: if at > 4 { Form::Past } else { Form::Gerund },
                mention: (at > 9).then_some(300),
                lemma: own.unwrap_or_else(|| lemma.to_owned().into()),
                cues,
                alone,
                numbers,
            }
        };
        let at = |written: &str| TEXT.find(written).unwrap();
        [
            (at("The"), "The", "the", Tag::Determiner),
            (at("Mills"), "Mills", "mill", Tag::Noun),
            (at("CLOSED"), "CLOSED", "close", Tag::Verb),
            (at("É"), "É", "é", Tag::Name),
            (at("."), ".", ".", Tag::Sign),
        ]
        .map(word)
        .to_vec()
    }

    fn parts() -> Parts {
        let span = Span::new(0, TEXT.len());
        let value = Value::Status("closed".to_owned());
        let mut claim = Claim::new(DocumentId(0), 0, span, value);
        claim.clause = vec!["mill".into(), "é".repeat(100).into()];
        claim.names = One.lemma(KNOWN).into_iter().chain([Lemma::default()]).collect();
        let sentence = Sentence { span, words: words(), block: 3, quoted: vec![span] };
        Parts {
            sentences: vec![sentence.clone(), sentence],
            claims: vec![claim],
            structures: vec![Arc::new(structures::tests::sample()), Arc::default()],
            ..Parts::default()
        }
    }

    #[test]
    fn what_is_written_reads_the_same() {
        assert_eq!(Shorthand::of(parts(), TEXT).written_out(TEXT, &One), Some(parts()));
    }

    #[test]
    fn what_is_cut_off_reads_as_nothing() {
        let whole = Shorthand::of(parts(), TEXT);
        for length in 0..whole.words.0.len() {
            let mut cut = Shorthand::of(parts(), TEXT);
            cut.words.0.truncate(length);
            assert_eq!(cut.written_out(TEXT, &One), None, "{length}");
        }
    }
}
