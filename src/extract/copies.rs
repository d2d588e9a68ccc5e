//! Sentences that stood in documents before: agencies' copy is printed again and again.
//!
//! The tokens of such a sentence are copied, and where nothing was found to begin in it nothing is
//! looked for again. What is found is taken over where nothing around it was asked ([`super::known`]),
//! else read anew, in its own surroundings: these, and the document's date, may change what it means.
//! So nothing changes but the time it takes.

use super::cutter;
use super::known::{self, Found};
use super::scan::{Noted, Scan};
use super::{annotate, numeral, time};
use crate::lexicon::{Flags, Lexicon};
use crate::model::Document;
use crate::text::{Span, hash};
use std::ops::Range;
use std::sync::Arc;

/// How often a sentence stood there before its tokens are kept: to keep them takes as long as to
/// cut them twice, and most copy is printed a few times only.
const SIGHTS: u32 = 6;
/// How many sentences are counted, the last ones by their hash.
const COUNTED: usize = 1 << 13;
/// How many sentences are kept, and how many tokens of theirs; then they are gathered anew.
const KEPT: usize = 1 << 11;
const TOKENS_MAX: usize = 1 << 14;
/// Sentences of fewer bytes are no harder to cut than to find; longer ones are no sentences.
pub(super) const BYTES: Range<usize> = 32..1024;

/// The sentences that were met, and the tokens of those that were met often.
#[derive(Debug)]
pub struct Copies {
    /// Of each hash, by its last bits: its first 24 bits, and how often it was met in the last eight.
    met: Vec<u32>,
    /// Of each hash, by its last bits: its first bits, and the number of the sentence kept; one more,
    /// 0 for none.
    last: Vec<(u32, u32)>,
    kept: Vec<Kept>,
    text: String,
    tokens: Vec<Noted>,
    marked: Vec<(u32, Flags)>,
}

/// A sentence whose tokens are kept, and where they are.
#[derive(Debug)]
struct Kept {
    hash: u64,
    text: Range<usize>,
    tokens: Range<usize>,
    marked: Range<usize>,
    /// What is found in it, wherever it stands.
    found: Option<Arc<Found>>,
}

/// The tokens of a sentence, placed and numbered from its start.
#[derive(Debug, Clone, Copy)]
pub(super) struct Copy<'a> {
    pub(super) tokens: &'a [Noted],
    pub(super) marked: &'a [(u32, Flags)],
    /// What is found in it, if that is the same wherever it stands.
    pub(super) found: Option<&'a Arc<Found>>,
}

impl Default for Copies {
    fn default() -> Self {
        Self {
            met: vec![0; COUNTED],
            last: vec![(0, 0); KEPT],
            kept: Vec::new(),
            text: String::new(),
            tokens: Vec::new(),
            marked: Vec::new(),
        }
    }
}

/// Where in a document copies are looked for, and what beside its words says what begins in them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field<'a> {
    pub(super) document: &'a Document,
    pub(super) lexicon: &'a Lexicon,
    seed: u64,
    /// The head of a document may say when it was published: that is looked for in its own way.
    pub(super) from: usize,
}

impl<'a> Field<'a> {
    /// None in a document of another language, or whose dates say themselves how they are written.
    pub(super) fn of(document: &'a Document, lexicon: &'a Lexicon) -> Option<Self> {
        let region = document.region.as_deref();
        let text = document.text();
        if document.language.as_deref().is_some_and(|language| language != super::neutral::ENGLISH)
            || region.is_none() && memchr::memchr(b'/', text.as_bytes()).is_some()
        {
            return None;
        }
        let dated = document.published.is_some();
        let from = if dated { 0 } else { super::dateline::head(text).len() };
        Some(Self { document, lexicon, seed: hash(region.unwrap_or_default()), from })
    }
}

impl Copies {
    /// The tokens of a sentence that was met often.
    pub(super) fn find(&mut self, sentence: &str, field: Field<'_>) -> Option<Copy<'_>> {
        let hash = hash(sentence) ^ field.seed;
        if let Some(number) = self.place(sentence, hash) {
            return self.copy(number);
        }
        if self.count(hash) < SIGHTS {
            return None;
        }
        self.keep(sentence, hash, field);
        self.copy(self.kept.len().checked_sub(1)?)
    }

    fn place(&self, sentence: &str, hash: u64) -> Option<usize> {
        let (first, number) = *self.last.get(slot(hash, KEPT))?;
        let number = (number as usize).checked_sub(1).filter(|_| first == start(hash))?;
        let kept = self.kept.get(number).filter(|kept| kept.hash == hash)?;
        (self.text.get(kept.text.clone())? == sentence).then_some(number)
    }

    fn copy(&self, number: usize) -> Option<Copy<'_>> {
        let kept = self.kept.get(number)?;
        let tokens = self.tokens.get(kept.tokens.clone())?;
        let marked = self.marked.get(kept.marked.clone())?;
        Some(Copy { tokens, marked, found: kept.found.as_ref() })
    }

    /// How often sentences of that hash were met, with this one.
    fn count(&mut self, hash: u64) -> u32 {
        let Some(met) = self.met.get_mut(slot(hash, COUNTED)) else { return 0 };
        let (first, count) = (start(hash) & !COUNT, *met & COUNT);
        let count = if *met & !COUNT == first { (count + 1).min(COUNT) } else { 1 };
        *met = first | count;
        count
    }

    fn keep(&mut self, sentence: &str, hash: u64, field: Field<'_>) {
        let (tokens, marked) = read(sentence, field);
        if self.kept.len() >= KEPT || self.tokens.len() + tokens.len() > TOKENS_MAX {
            self.forget();
        }
        let found = known::found(sentence, field, &tokens, &marked).map(Arc::new);
        let (text, first, mark) = (self.text.len(), self.tokens.len(), self.marked.len());
        self.text.push_str(sentence);
        self.tokens.extend(tokens);
        self.marked.extend(marked);
        let (text, tokens) = (text..self.text.len(), first..self.tokens.len());
        self.kept.push(Kept { hash, text, tokens, marked: mark..self.marked.len(), found });
        if let Some(last) = self.last.get_mut(slot(hash, KEPT)) {
            *last = (start(hash), u32::try_from(self.kept.len()).unwrap_or(0));
        }
    }

    fn forget(&mut self) {
        self.last.fill((0, 0));
        self.kept.clear();
        self.text.clear();
        self.tokens.clear();
        self.marked.clear();
    }
}

/// The tokens of a sentence, and those of them that a pass over a text looks for; with no marks
/// where nothing begins.
fn read(sentence: &str, field: Field<'_>) -> cutter::Cut {
    let Field { document, lexicon, .. } = field;
    let (tokens, marked) = cutter::cut(sentence, lexicon);
    let mut scan = Scan::of(sentence, document, lexicon, (tokens, marked));
    scan.numerals = numeral::all(&scan);
    let (vague, times) = (annotate::begins_none(&scan), time::begins_none(&scan));
    let numbers = numeral::begins_none(&scan);
    let Scan { mut tokens, mut marked, .. } = scan;
    for at in times {
        tokens
            .get_mut(at)
            .into_iter()
            .for_each(|token| token.flags = token.flags.less(Flags::TIME));
    }
    for (at, flags) in &mut marked {
        let at = *at as usize;
        for (none, passes) in [(&vague, Flags::VAGUE), (&numbers, numeral::BEGINS)] {
            if none.binary_search(&at).is_ok() {
                *flags = flags.less(passes);
            }
        }
    }
    marked.retain(|(_, flags)| flags.any(cutter::PASSES));
    (tokens, marked)
}

/// Where the piece of a text ends that begins at a byte: behind a full stop that ends a sentence, and
/// the quotation mark behind that, or before the end of the line; and whether it is a sentence.
pub(super) fn end(text: &str, start: usize) -> (usize, bool) {
    let rest = text.as_bytes().get(start..).unwrap_or_default();
    let near = rest.get(..rest.len().min(BYTES.end)).unwrap_or_default();
    for at in memchr::memchr2_iter(b'.', b'\n', near) {
        if near.get(at) == Some(&b'\n') {
            return (start + at, false);
        }
        if let Some(end) = closes(text.as_bytes(), start + at) {
            return (end, true);
        }
    }
    (memchr::memchr(b'\n', rest).map_or(text.len(), |at| start + at), false)
}

/// Whether a sentence can begin with that byte.
pub(super) fn opens(first: u8) -> bool {
    first.is_ascii_uppercase() || first == b'"'
}

/// One past a full stop that ends a sentence, no abbreviation, and the quotation mark behind it.
fn closes(bytes: &[u8], stop: usize) -> Option<usize> {
    let before = bytes.get(..stop)?;
    let word = match before {
        [.., b'0'..=b'9' | b'%' | b'"' | b')'] => true,
        [.., a, b, c] => [a, b, c].iter().all(|letter| letter.is_ascii_lowercase()),
        _ => false,
    };
    let quoted = bytes.get(stop + 1) == Some(&b'"');
    let end = stop + 1 + usize::from(quoted);
    let next = |at: usize| bytes.get(at).copied();
    let ends = match next(end) {
        None | Some(b'\n') => true,
        Some(b' ') => match next(end + 1) {
            Some(b'"') => next(end + 2).is_some_and(|next| next.is_ascii_uppercase()),
            first => first.is_some_and(|next| next.is_ascii_uppercase()),
        },
        Some(_) => false,
    };
    (word && ends).then_some(end)
}

/// The same token so many bytes further on.
#[inline]
pub(super) fn moved(token: &Noted, by: u32) -> Noted {
    let Span { start, end } = token.span;
    let span = Span { start: start.wrapping_add(by), end: end.wrapping_add(by) };
    Noted { span, ..*token }
}

/// The bits of a count of sights.
const COUNT: u32 = u8::MAX as u32;

/// The first bits of a hash: those by which its place is not found.
fn start(hash: u64) -> u32 {
    (hash >> 32) as u32
}

/// A place among so many, which are a power of two.
#[expect(clippy::cast_possible_truncation, reason = "only the last bits are wanted")]
fn slot(hash: u64, places: usize) -> usize {
    hash as usize & (places - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::View;

    fn document(text: &str) -> Document {
        Document { view: View::verbatim(text, 0), ..Document::default() }
    }

    /// How often a sentence must be met before its tokens are copied; the words of them at which
    /// something is still looked for.
    fn copied(sentence: &str) -> (u32, Vec<String>) {
        let document = document(sentence);
        let field = Field { document: &document, lexicon: Lexicon::builtin(), seed: 0, from: 0 };
        let mut copies = Copies::default();
        for times in 1..COUNT {
            if let Some(copy) = copies.find(sentence, field) {
                let marked = |at: usize| copy.marked.iter().any(|(other, _)| *other as usize == at);
                let asked = |(at, token): (usize, &Noted)| {
                    let word = token.span.of(sentence).to_owned();
                    (token.flags.any(Flags::TIME) || marked(at)).then_some(word)
                };
                return (times, copy.tokens.iter().enumerate().filter_map(asked).collect());
            }
        }
        (COUNT, Vec::new())
    }

    #[test]
    fn what_is_met_often_is_copied_and_asked_only_where_something_begins() {
        let silent = "The council met in the evening and heard a long report on it.";
        let told = "For years the 12 men of that yard had come on Monday.";
        for (sentence, asked) in [(silent, vec![]), (told, vec!["years", "12", "Monday"])] {
            assert_eq!(copied(sentence), (SIGHTS, asked.into_iter().map(str::to_owned).collect()));
        }
    }

    #[test]
    fn where_a_sentence_ends() {
        for (text, sentence) in [
            ("It came. He left.", "It came."),
            ("He said: \"It came.\" \"No.\"", "He said: \"It came.\""),
            (
                "It met the U.S. Senate on Sept. 5 at 3.5 p.m. today.\nNo",
                "It met the U.S. Senate on Sept. 5 at 3.5 p.m. today.",
            ),
        ] {
            assert_eq!(end(text, 0), (sentence.len(), true), "{text}");
        }
        assert_eq!(end("A heading\nIt came.", 0), (9, false));
    }

    #[test]
    fn what_is_kept_is_bounded() {
        let document = document("");
        let field = Field { document: &document, lexicon: Lexicon::builtin(), seed: 0, from: 0 };
        let mut copies = Copies::default();
        for number in 0..3 * KEPT {
            let sentence = format!("The boat of number {number} was seen behind the old harbour.");
            assert!((1..=SIGHTS).any(|_| copies.find(&sentence, field).is_some()));
            assert!(copies.kept.len() <= KEPT && copies.tokens.len() <= TOKENS_MAX);
        }
    }
}
