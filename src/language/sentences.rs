//! From a document to sentences of tagged words.

use super::candidates::{self, Pass, Surroundings};
use super::capitals::{self, Capitals, Case, in_lower_case};
use super::item::Item;
use super::readings::{Before, Mark, Marks, Origin, Place, Twin};
use super::{lemma, tagger};
use crate::lexicon::{Heads, Lexicon, Words, vocabulary};
use crate::model::{BlockKind, Document, Mention, Numbers, Sentence, Vocabulary, Word};
use crate::text::{self, Cut, Span, Token, TokenKind, cut};
use std::ops::Range;

/// A document before its words are tagged.
struct Raw {
    tokens: Vec<Token>,
    /// Of each token the letters, as [`Cut`] has them.
    letters: Vec<u64>,
    sentences: Vec<Untagged>,
}

/// A sentence before its words are tagged.
struct Untagged {
    span: Span,
    block: u32,
    /// Which tokens of the document are its own.
    tokens: Range<usize>,
    case: Case,
    hash: u64,
    place: Place,
    /// Whether it stood in a document before.
    again: bool,
}

/// The sentences of a document.
#[derive(Default)]
pub(super) struct Read<'a> {
    pub(super) sentences: Vec<Sentence>,
    /// Of each the one that it is a copy of.
    pub(super) twins: Vec<Option<Twin<'a>>>,
    pub(super) marks: Marks,
}

impl Raw {
    fn tokens(&self, sentence: &Untagged) -> &[Token] {
        self.tokens.get(sentence.tokens.clone()).unwrap_or_default()
    }

    /// Adds the tokens of a sentence.
    fn cut(&mut self, text: &str, span: Span) {
        let (own, mut end) = (span.of(text), 0);
        while let Some(Cut { token, letters }) = cut(own, end) {
            end = token.span.to();
            self.tokens.push(Token { span: token.span.shifted(span.from()), ..token });
            self.letters.push(letters);
        }
    }
}

/// The sentences of a document, in order.
pub(super) fn read<'a>(
    document: &Document,
    mentions: &[Mention],
    before: Before<'a>,
    lexicon: &Lexicon,
) -> Read<'a> {
    let text = document.text();
    let raw = split(document, before);
    let mut capitals = Capitals::default();
    for sentence in &raw.sentences {
        capitals.doubt(text, raw.tokens(sentence), sentence.case);
    }
    for sentence in &raw.sentences {
        capitals.learn(text, raw.tokens(sentence), sentence.case);
    }
    let around = Surroundings { text, mentions, capitals: &capitals, words: &lexicon.words };
    let mut pass = Pass::default();
    let mut read = Read::default();
    let count = raw.sentences.len();
    (read.sentences, read.twins) = (Vec::with_capacity(count), Vec::with_capacity(count));
    read.marks.all = Vec::with_capacity(count);
    for sentence in &raw.sentences {
        let Untagged { span, block, .. } = *sentence;
        let inside = mentions_in(mentions, span, &mut pass.next);
        let twin = sentence.twin(before, around, &inside, raw.tokens(sentence));
        if let Some(twin) = twin {
            read.sentences.push(twin.copied(span, block, inside.start));
            read.marks.all.push(Origin::Copied(twin.number()));
        } else {
            let first = pass.names.len();
            let (quoted, words) = sentence.tagged(&raw, around, &mut pass, lexicon);
            read.sentences.push(Sentence { span, words, block, quoted });
            let names = first..pass.names.len();
            let Untagged { hash, place, case, .. } = *sentence;
            let mark = Mark { hash, place, case, mentions: inside, names };
            read.marks.all.push(Origin::Read(mark));
        }
        read.twins.push(twin);
    }
    read.marks.names = pass.names;
    read
}

/// The mentions in a sentence; `next` is the first that may lie in it and is moved on.
fn mentions_in(mentions: &[Mention], span: Span, next: &mut usize) -> Range<usize> {
    while mentions.get(*next).is_some_and(|mention| mention.span.end <= span.start) {
        *next += 1;
    }
    let rest = mentions.get(*next..).unwrap_or_default();
    *next..*next + rest.iter().take_while(|mention| mention.span.start < span.end).count()
}

impl Untagged {
    /// The sentence that it is a copy of and that is read alike.
    fn twin<'a>(
        &self,
        before: Before<'a>,
        around: Surroundings<'_>,
        mentions: &Range<usize>,
        tokens: &[Token],
    ) -> Option<Twin<'a>> {
        if !self.again {
            return None;
        }
        before
            .alike(self.hash, self.span.of(around.text), self.place)
            .find(|twin| twin.is_read_alike(around, self.span, mentions, tokens))
    }

    /// What is quoted in it, and its words.
    fn tagged(
        &self,
        raw: &Raw,
        around: Surroundings<'_>,
        pass: &mut Pass,
        lexicon: &Lexicon,
    ) -> (Vec<Span>, Vec<Word>) {
        let letters = raw.letters.get(self.tokens.clone()).unwrap_or_default();
        candidates::items(around, (raw.tokens(self), letters), self.case, pass);
        tagger::tag(&mut pass.items, &lexicon.words);
        let quoted = quoted(&pass.items);
        let known = (around.words, lexicon.heads());
        // One list for all sentences; a sentence's own has no room to spare.
        let mut words = Vec::with_capacity(pass.items.len());
        words.extend(pass.items.drain(..).map(|item| word(item, around.text, known)));
        (quoted, words)
    }
}

fn split(document: &Document, before: Before<'_>) -> Raw {
    let text = document.text();
    let room = text.len() / 4;
    let (tokens, letters) = (Vec::with_capacity(room), Vec::with_capacity(room));
    let mut raw = Raw { tokens, letters, sentences: Vec::new() };
    for (index, block) in document.blocks.iter().enumerate() {
        if block.kind == BlockKind::Verbatim {
            continue;
        }
        let heading = matches!(block.kind, BlockKind::Title | BlockKind::Heading(_));
        for span in text::sentences(text, block.span) {
            let (own, first) = (span.of(text), raw.tokens.len());
            let (hash, place) = (text::hash(own), Place { heading, first: span.start == 0 });
            let twin = before.alike(hash, own, place).next();
            let case = if let Some(twin) = twin {
                raw.tokens.extend(twin.tokens(span.start));
                raw.letters.resize(raw.tokens.len(), 0);
                twin.case()
            } else {
                raw.cut(text, span);
                capitals::case(text, heading, raw.tokens.get(first..).unwrap_or_default())
            };
            let block = u32::try_from(index).unwrap_or(u32::MAX);
            let (tokens, again) = (first..raw.tokens.len(), twin.is_some());
            raw.sentences.push(Untagged { span, block, tokens, case, hash, place, again });
        }
    }
    raw
}

fn word(item: Item, text: &str, (words, heads): (&Words, &Heads)) -> Word {
    let other = lemma::lemma(&item, words);
    let Item { span, kind, tag, form, mention, lower, number: read_as, stands_for, .. } = item;
    let written =
        if stands_for { vocabulary::number(&in_lower_case(span.of(text))) } else { read_as };
    let (lemma, number) = other.unwrap_or((lower, read_as));
    let numbers = Numbers { lemma: number, form: written };
    let (mut cues, alone) = heads.cues(numbers);
    if number != read_as && written != read_as {
        cues = cues.with(heads.of(read_as));
    }
    Word { span, kind, tag, form, mention, lemma, cues, alone, numbers: Some(numbers) }
}

/// Stretches between quotation marks; a mark that is never closed quotes to the sentence's end.
fn quoted(items: &[Item]) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<Span> = None;
    for (index, item) in items.iter().enumerate() {
        if item.kind != TokenKind::Sign {
            continue;
        }
        let glued = items.get(index + 1).is_some_and(|next| !next.spaced);
        // "``" and "''", as in text cut into tokens.
        let doubled = glued && items.get(index + 1).is_some_and(|next| next.lower == item.lower);
        match (item.lower.as_str(), open) {
            ("“" | "„" | "«", _) => open = Some(item.span),
            ("\"", None) if glued => open = Some(item.span),
            ("`", None) if doubled => open = Some(item.span),
            ("'", Some(start)) if doubled => {
                found.push(start.join(items.get(index + 1).map_or(item.span, |next| next.span)));
                open = None;
            }
            ("\"" | "”" | "»", Some(start)) => {
                found.push(start.join(item.span));
                open = None;
            }
            // The quotation began in the sentence before.
            ("\"" | "”", None) => {
                if let Some(first) = items.first() {
                    found.push(first.span.join(item.span));
                }
            }
            _ => {}
        }
    }
    if let (Some(start), Some(last)) = (open, items.last()) {
        found.push(start.join(last.span));
    }
    found
}
