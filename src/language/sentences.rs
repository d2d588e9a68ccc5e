//! From a document to sentences of tagged words.

use super::candidates::{self, Surroundings};
use super::capitals::{self, Capitals, Case, in_lower_case};
use super::item::Item;
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
}

impl Raw {
    fn tokens(&self, sentence: &Untagged) -> &[Token] {
        self.tokens.get(sentence.tokens.clone()).unwrap_or_default()
    }
}

/// The sentences of a document, in order.
pub(super) fn read(document: &Document, mentions: &[Mention], lexicon: &Lexicon) -> Vec<Sentence> {
    let text = document.text();
    let raw = split(document);
    let mut capitals = Capitals::default();
    for sentence in &raw.sentences {
        capitals.doubt(text, raw.tokens(sentence), sentence.case);
    }
    for sentence in &raw.sentences {
        capitals.learn(text, raw.tokens(sentence), sentence.case);
    }
    let around = Surroundings { text, mentions, capitals: &capitals, words: &lexicon.words };
    let heads = lexicon.heads();
    let mut next = 0;
    let mut items = Vec::new();
    raw.sentences
        .iter()
        .map(|sentence| {
            let letters = raw.letters.get(sentence.tokens.clone()).unwrap_or_default();
            let tokens = (raw.tokens(sentence), letters);
            candidates::items(around, tokens, sentence.case, &mut next, &mut items);
            tagger::tag(&mut items, &lexicon.words);
            let quoted = quoted(&items);
            // One list for all sentences; a sentence's own has no room to spare.
            let mut words = Vec::with_capacity(items.len());
            words.extend(items.drain(..).map(|item| word(item, text, (&lexicon.words, heads))));
            Sentence { span: sentence.span, block: sentence.block, quoted, words }
        })
        .collect()
}

fn split(document: &Document) -> Raw {
    let text = document.text();
    let room = text.len() / 4;
    let (mut tokens, mut letters) = (Vec::with_capacity(room), Vec::with_capacity(room));
    let mut sentences = Vec::new();
    for (index, block) in document.blocks.iter().enumerate() {
        if block.kind == BlockKind::Verbatim {
            continue;
        }
        for span in text::sentences(text, block.span) {
            let first = tokens.len();
            let (own, mut end) = (span.of(text), 0);
            while let Some(Cut { token, letters: short }) = cut(own, end) {
                end = token.span.to();
                tokens.push(Token { span: token.span.shifted(span.from()), ..token });
                letters.push(short);
            }
            let case = capitals::case(
                document,
                Some(&block.kind),
                tokens.get(first..).unwrap_or_default(),
            );
            let block = u32::try_from(index).unwrap_or(u32::MAX);
            sentences.push(Untagged { span, block, tokens: first..tokens.len(), case });
        }
    }
    Raw { tokens, letters, sentences }
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
