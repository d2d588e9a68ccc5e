//! What was read in a document, as it is packed: few bytes, quickly written and quickly read.
//!
//! Most of it are words, of which the document's text tells most: a word is how far it stands from
//! the one before it, its length, what it was read as, and its lemma only where that is not the word
//! as written, in lower case. Words of claims are written one after the other. The rest is as serde
//! has it.

use super::{
    Claim, Cues, Entity, EntityMention, Form, Lemma, Mention, Numbers, Parts, Sentence, Tag, Word,
};
use crate::text::{Span, TokenKind};
use jiff::civil::Date;
use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// The parts of a document in shorthand, to be packed.
#[derive(Debug, Serialize, Deserialize)]
pub struct Shorthand {
    published: Option<Date>,
    sentences: Vec<Frame>,
    mentions: Vec<Mention>,
    entities: Vec<Entity>,
    entity_mentions: Vec<EntityMention>,
    /// Without their lists of words.
    claims: Vec<Claim>,
    /// The words of sentences, then those of claims.
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
                write_word(word, text, &mut end, &mut words);
            }
            let count = length(sentence.words.len());
            sentences.push((sentence.span, sentence.block, sentence.quoted, count));
        }
        for list in parts.claims.iter_mut().flat_map(lists) {
            write_list(&std::mem::take(list), &mut words);
        }
        Self {
            published: parts.published,
            sentences,
            mentions: parts.mentions,
            entities: parts.entities,
            entity_mentions: parts.entity_mentions,
            claims: parts.claims,
            words: Bytes(words),
        }
    }

    /// The parts, written out again for the document of that text; none where they are damaged.
    pub fn written_out(mut self, text: &str) -> Option<Parts> {
        let mut words = self.words.0.as_slice();
        let mut end = 0;
        let mut sentences = Vec::with_capacity(self.sentences.len());
        for (span, block, quoted, count) in self.sentences {
            // What is damaged asks for no more room than its bytes can fill.
            let mut own = Vec::with_capacity(words.len().min(count as usize));
            for _ in 0..count {
                own.push(read_word(&mut words, text, &mut end)?);
            }
            sentences.push(Sentence { span, words: own, block, quoted });
        }
        for list in self.claims.iter_mut().flat_map(lists) {
            *list = read_list(&mut words)?;
        }
        Some(Parts {
            published: self.published,
            sentences,
            mentions: self.mentions,
            entities: self.entities,
            entity_mentions: self.entity_mentions,
            claims: self.claims,
            structures: Vec::new(),
        })
    }
}

/// The lists of words of a claim.
fn lists(claim: &mut Claim) -> [&mut Vec<Lemma>; 4] {
    [&mut claim.attribute, &mut claim.names, &mut claim.clause, &mut claim.context]
}

fn write_list(list: &[Lemma], out: &mut Vec<u8>) {
    write_number(length(list.len()), out);
    for word in list {
        write_text(word, out);
    }
}

fn read_list(from: &mut &[u8]) -> Option<Vec<Lemma>> {
    let count = read_number(from)?;
    let mut list = Vec::with_capacity(from.len().min(count as usize));
    for _ in 0..count {
        list.push(read_text(from)?.into());
    }
    Some(list)
}

/// In the order of their numbers.
const KINDS: [TokenKind; 4] =
    [TokenKind::Word, TokenKind::Number, TokenKind::Mixed, TokenKind::Sign];
const FORMS: [Form; 6] =
    [Form::Plain, Form::Plural, Form::Third, Form::Past, Form::Participle, Form::Gerund];
const TAGS: [Tag; 16] = [
    Tag::Noun,
    Tag::Name,
    Tag::Verb,
    Tag::Participle,
    Tag::Gerund,
    Tag::Auxiliary,
    Tag::Adjective,
    Tag::Adverb,
    Tag::Determiner,
    Tag::Pronoun,
    Tag::Preposition,
    Tag::Conjunction,
    Tag::Subordinator,
    Tag::Particle,
    Tag::Number,
    Tag::Sign,
];

/// Beside the kind and the form: a mention covers the word.
const MENTIONED: u8 = 1 << 5;
/// Its lemma is the word as written, in lower case.
const WRITTEN: u8 = 1 << 6;

/// Beside the tag: it has numbers.
const LOOKED_UP: u8 = 1 << 5;
/// The number of its form is not that of its lemma.
const APART: u8 = 1 << 6;

/// Writes a word; `end` is where the one before it ends.
fn write_word(word: &Word, text: &str, end: &mut u32, out: &mut Vec<u8>) {
    let small = word.span.of(text).bytes().map(|byte| byte.to_ascii_lowercase());
    let as_written = word.lemma.len() == word.span.len() && word.lemma.bytes().eq(small);
    let flags =
        if word.mention.is_some() { MENTIONED } else { 0 } | if as_written { WRITTEN } else { 0 };
    out.push(word.kind as u8 | (word.form as u8) << 2 | flags);
    write_tag(word, out);
    write_number(word.span.start.wrapping_sub(*end), out);
    write_number(word.span.end.wrapping_sub(word.span.start), out);
    *end = word.span.end;
    if let Some(mention) = word.mention {
        write_number(mention, out);
    }
    if !as_written {
        write_text(&word.lemma, out);
    }
}

/// Writes the tag of a word and its numbers: the rules ask the tables again.
fn write_tag(word: &Word, out: &mut Vec<u8>) {
    let Some(Numbers { lemma, form }) = word.numbers else {
        out.push(word.tag as u8);
        return;
    };
    out.push(word.tag as u8 | LOOKED_UP | if form == lemma { 0 } else { APART });
    out.extend(lemma.to_le_bytes());
    if form != lemma {
        out.extend(form.to_le_bytes());
    }
}

/// Reads the tag of a word and its numbers off the front.
fn read_tag(from: &mut &[u8]) -> Option<(Tag, Option<Numbers>)> {
    let [flags] = take(from)?;
    let tag = *TAGS.get(usize::from(flags & !(LOOKED_UP | APART)))?;
    if flags & LOOKED_UP == 0 {
        return Some((tag, None));
    }
    let lemma = u16::from_le_bytes(take(from)?);
    let form = if flags & APART == 0 { lemma } else { u16::from_le_bytes(take(from)?) };
    Some((tag, Some(Numbers { lemma, form })))
}

/// Reads a word off the front.
fn read_word(from: &mut &[u8], text: &str, end: &mut u32) -> Option<Word> {
    let [flags] = take(from)?;
    let (tag, numbers) = read_tag(from)?;
    let start = end.wrapping_add(read_number(from)?);
    let span = Span { start, end: start.wrapping_add(read_number(from)?) };
    *end = span.end;
    Some(Word {
        span,
        kind: *KINDS.get(usize::from(flags & 3))?,
        tag,
        form: *FORMS.get(usize::from(flags >> 2 & 7))?,
        mention: if flags & MENTIONED == 0 { None } else { Some(read_number(from)?) },
        lemma: if flags & WRITTEN == 0 {
            read_text(from)?.into()
        } else {
            span.of(text).to_ascii_lowercase().into()
        },
        cues: Cues::ANY,
        numbers,
    })
}

fn write_text(text: &str, out: &mut Vec<u8>) {
    write_number(length(text.len()), out);
    out.extend_from_slice(text.as_bytes());
}

fn read_text(from: &mut &[u8]) -> Option<String> {
    let length = read_number(from)?;
    let (text, rest) = from.split_at_checked(length as usize)?;
    *from = rest;
    Some(str::from_utf8(text).ok()?.to_owned())
}

/// Seven bits a byte, the lowest first; the top bit says that more follow (LEB128).
fn write_number(mut number: u32, out: &mut Vec<u8>) {
    while number >= 128 {
        out.push(lowest(number) | 128);
        number >>= 7;
    }
    out.push(lowest(number));
}

fn read_number(from: &mut &[u8]) -> Option<u32> {
    let mut number = 0;
    for shift in [0, 7, 14, 21, 28] {
        let [byte] = take(from)?;
        number |= u32::from(byte & 127) << shift;
        if byte < 128 {
            return Some(number);
        }
    }
    None
}

fn lowest(number: u32) -> u8 {
    let [lowest, ..] = number.to_le_bytes();
    lowest & 127
}

fn length(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn take<const N: usize>(from: &mut &[u8]) -> Option<[u8; N]> {
    let (bytes, rest) = from.split_first_chunk()?;
    *from = rest;
    Some(*bytes)
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
    use crate::model::{DocumentId, Value};

    const TEXT: &str = "The Mills’ 1,200 CLOSED, É said.";

    fn words() -> Vec<Word> {
        let word = |(at, written, lemma, tag): (usize, &str, &str, Tag)| Word {
            span: Span::new(at, at + written.len()),
            kind: TokenKind::Word,
            tag,
            form: FORMS[at % FORMS.len()],
            mention: (at > 9).then_some(300),
            lemma: lemma.to_owned().into(),
            cues: Cues::ANY,
            numbers: (at > 4).then_some(Numbers { lemma: 300, form: 300 + u16::from(at > 9) }),
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
        claim.names = vec![Lemma::default()];
        let sentence = Sentence { span, words: words(), block: 3, quoted: vec![span] };
        Parts {
            sentences: vec![sentence.clone(), sentence],
            claims: vec![claim],
            ..Parts::default()
        }
    }

    #[test]
    fn what_is_written_reads_the_same() {
        assert_eq!(Shorthand::of(parts(), TEXT).written_out(TEXT), Some(parts()));
    }

    #[test]
    fn every_kind_form_and_tag_has_its_number() {
        assert!(KINDS.iter().enumerate().all(|(at, kind)| *kind as usize == at));
        assert!(FORMS.iter().enumerate().all(|(at, form)| *form as usize == at));
        assert!(TAGS.iter().enumerate().all(|(at, tag)| *tag as usize == at));
    }

    #[test]
    fn what_is_cut_off_reads_as_nothing() {
        let whole = Shorthand::of(parts(), TEXT);
        for length in 0..whole.words.0.len() {
            let mut cut = Shorthand::of(parts(), TEXT);
            cut.words.0.truncate(length);
            assert_eq!(cut.written_out(TEXT), None, "{length}");
        }
    }
}
