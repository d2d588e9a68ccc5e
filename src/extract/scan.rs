//! A document cut into tokens once, for all extractors.
//!
//! Tokens are those of [`crate::text::tokenize`], but a figure and what is glued to it are parted:
//! "2GW" is "2" and "GW", "1.2bn" is "1.2" and "bn", "3rd" is "3" and "rd", "1960s" is "1960"
//! and "s", "22,24,26" is three figures. Letters before digits ("GB200") stay together: they are
//! names. Every word has been looked up once in [`crate::lexicon::Markers`], and every number has been
//! read once ([`Scan::numeral_at`]).

use super::copies::{Copies, Field};
use super::cutter::{self, Cut};
use super::known::Known;
use super::numeral::{self, Numeral};
use crate::lexicon::time::Sense;
use crate::lexicon::{Around, Flags, Lexicon, Marker};
use crate::model::Document;
use crate::text::{Span, TokenKind};
use jiff::civil::Date;
use std::cell::Cell;

/// What stands between a token and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Nothing: the two are glued.
    None,
    /// Spaces.
    Space,
    /// One line break: a wrapped line, or a new row.
    Line,
    /// A blank line, or the start of the text.
    Break,
}

impl Gap {
    /// The same with one more line break.
    pub(super) fn with_break(self) -> Self {
        match self {
            Self::None | Self::Space => Self::Line,
            Self::Line | Self::Break => Self::Break,
        }
    }
}

/// A document's tokens and what the tables know of them.
#[derive(Debug)]
pub struct Scan<'a> {
    /// The readable text.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: Vec<Noted>,
    /// The document.
    pub document: &'a Document,
    /// The tables.
    pub lexicon: &'a Lexicon,
    /// The numbers of the text, by position, without overlap.
    pub numerals: Vec<Numeral>,
    /// The tokens that a pass over the text looks for: most are none.
    pub(super) marked: Vec<(u32, Flags)>,
    /// The sentences that need not be read.
    pub(super) known: Known,
    /// The number of the first token: 0, but for a sentence that is read alone.
    pub(super) first: usize,
    /// Whether anything was asked for that the text itself does not say.
    beyond: Cell<bool>,
}

/// A token and what is known of it.
#[derive(Debug, Clone, Copy)]
pub struct Noted {
    /// Where it stands.
    pub span: Span,
    /// The number of its mark.
    pub(super) mark: u16,
    /// Which passes look at it.
    pub flags: Flags,
    /// What it is made of.
    pub kind: TokenKind,
    /// What stands between it and the token before it.
    pub gap: Gap,
}

impl<'a> Scan<'a> {
    /// Cuts a document into tokens, looks up its words and reads its numbers.
    pub fn new(document: &'a Document, lexicon: &'a Lexicon) -> Self {
        let mut scan = Self::without_numbers(document, lexicon);
        scan.numerals = numeral::all(&scan);
        scan
    }

    /// The same, its numbers left unread.
    pub fn without_numbers(document: &'a Document, lexicon: &'a Lexicon) -> Self {
        let text = document.text();
        Self::of(text, document, lexicon, cutter::cut(text, lexicon))
    }

    /// Like [`Scan::new`], those sentences not cut that were met often.
    pub(super) fn beside(
        document: &'a Document,
        lexicon: &'a Lexicon,
        copies: &mut Copies,
    ) -> Self {
        let Some(field) = Field::of(document, lexicon) else {
            return Self::new(document, lexicon);
        };
        let (cut, known) = cutter::cut_beside(field, copies);
        if known.misleads(cut.0.len()) {
            return Self::new(document, lexicon);
        }
        let mut scan = Self::of(document.text(), document, lexicon, cut);
        scan.numerals = numeral::all(&scan);
        if !known.is_empty() {
            scan.numerals.extend(known.numerals());
            scan.numerals.sort_by_key(|numeral| numeral.first);
            scan.known = known;
        }
        scan
    }

    /// The scan of a text of a document that has been cut, its numbers left unread.
    pub(super) fn of(
        text: &'a str,
        document: &'a Document,
        lexicon: &'a Lexicon,
        (tokens, marked): Cut,
    ) -> Self {
        Self {
            text,
            tokens,
            document,
            lexicon,
            numerals: Vec::new(),
            marked,
            known: Known::default(),
            first: 0,
            beyond: Cell::new(false),
        }
    }

    /// One past the last token; of a sentence that is read alone nobody knows where its text ends.
    pub fn len(&self) -> usize {
        if self.first == 0 { self.tokens.len() } else { usize::MAX }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// Whether anything was asked for that the text itself does not say: what stands before and
    /// behind it, and when its document was published.
    pub(super) fn asked_beyond(&self) -> bool {
        self.beyond.get()
    }

    #[inline]
    fn token(&self, at: usize) -> Option<&Noted> {
        let token = self.tokens.get(at.wrapping_sub(self.first));
        if token.is_none() {
            self.beyond.set(true);
        }
        token
    }

    /// When the document was published.
    pub(super) fn published(&self) -> Option<Date> {
        self.beyond.set(true);
        self.document.published
    }

    /// The first token that is not before a place in the text.
    pub(super) fn token_from(&self, before: impl Fn(&Span) -> bool) -> usize {
        self.first + self.tokens.partition_point(|token| before(&token.span))
    }

    /// A token as written; empty beyond the end.
    #[inline]
    pub fn word(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| token.span.of(self.text))
    }

    /// A word without what the extraction of a page has glued to it: "readAI" is "read".
    pub fn unglued(&self, at: usize) -> &'a str {
        let word = self.word(at);
        let small = word.starts_with(char::is_lowercase);
        let cut = if small { word.find(char::is_uppercase) } else { None };
        cut.and_then(|cut| word.get(..cut)).unwrap_or(word)
    }

    /// What a token is made of; a sign beyond the end.
    #[inline]
    pub fn kind(&self, at: usize) -> TokenKind {
        self.token(at).map_or(TokenKind::Sign, |token| token.kind)
    }

    /// Where a token stands; beyond the end, the end of the text.
    pub fn span(&self, at: usize) -> Span {
        let end = self.text.len();
        self.token(at).map_or(Span::new(end, end), |token| token.span)
    }

    /// The span of tokens `first..end`.
    pub fn span_of(&self, first: usize, end: usize) -> Span {
        self.span(first).join(self.span(end.saturating_sub(1).max(first)))
    }

    /// Whether a token is a word, whatever its case.
    pub fn is(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    /// What the tables know of a token.
    #[inline]
    pub fn mark(&self, at: usize) -> &'a Marker {
        self.lexicon.markers.mark(self.token(at).map_or(0, |token| token.mark))
    }

    /// Which phrases around figures may begin with a token, or end with it where they stand before
    /// the figure.
    pub fn heads(&self, at: usize) -> Around {
        let Some(token) = self.token(at) else { return Around::NONE };
        match token.kind {
            TokenKind::Word => match self.lexicon.markers.heads(token.mark) {
                // Words beyond ASCII are not looked up.
                Around::NONE if token.flags.any(Flags::WIDE) => Around::ALL,
                heads => heads,
            },
            TokenKind::Sign => match self.text.as_bytes().get(token.span.from()) {
                Some(sign) if token.span.len() == 1 => self.lexicon.markers.sign(*sign),
                _ => Around::ALL,
            },
            TokenKind::Number | TokenKind::Mixed => Around::ALL,
        }
    }

    /// What a word means in a time expression.
    pub fn sense(&self, at: usize) -> Option<&'a Sense> {
        self.lexicon.time.sense_if(self.lexicon.markers.sense(self.token(at)?.mark))
    }

    /// The tokens that have one of these flags, those of the passes over a text.
    pub fn with(&self, flags: Flags) -> impl Iterator<Item = usize> {
        let marked = self.marked.iter().filter(move |(_, own)| own.any(flags));
        marked.map(|(at, _)| *at as usize)
    }

    /// Whether a token has one of these flags.
    #[inline]
    pub fn has(&self, at: usize, flags: Flags) -> bool {
        self.token(at).is_some_and(|token| token.flags.any(flags))
    }

    /// What stands between a token and the one before it.
    #[inline]
    pub fn gap(&self, at: usize) -> Gap {
        if at == self.first {
            self.beyond.set(true);
        }
        self.token(at).map_or(Gap::Break, |token| token.gap)
    }

    /// Whether a token follows the one before it without a space.
    #[inline]
    pub fn glued(&self, at: usize) -> bool {
        self.gap(at) == Gap::None
    }

    /// Whether a token follows in the same line, or goes on in small letters in the next.
    pub fn follows(&self, at: usize) -> bool {
        match self.gap(at) {
            Gap::None | Gap::Space => true,
            Gap::Line => self.word(at).starts_with(|c: char| c.is_ascii_lowercase()),
            Gap::Break => false,
        }
    }

    /// The words from a token on, one after the other; empty where the line or the text ends.
    pub fn ahead(&self, at: usize) -> impl Fn(usize) -> &'a str {
        move |step| {
            let goes_on = (at..=at + step).all(|at| self.follows(at));
            if goes_on { self.word(at + step) } else { "" }
        }
    }

    /// The words before a token, the nearest first, hyphens left out ("up-to-$50B"); empty where
    /// the line begins.
    pub fn behind(&self, at: usize) -> impl Fn(usize) -> &'a str {
        move |step| self.word_behind(at, step).map_or("", |at| self.word(at))
    }

    /// Which phrases before a figure at a token may end with the word before it.
    pub fn last_before(&self, at: usize) -> Around {
        self.word_behind(at, 0).map_or(Around::NONE, |at| self.heads(at))
    }

    /// The token `step` words before another, hyphens left out.
    pub fn word_behind(&self, at: usize, step: usize) -> Option<usize> {
        let mut place = at;
        for _ in 0..=step {
            let here = place.checked_sub(1).filter(|_| self.follows(place))?;
            let hyphen = self.is_hyphen(here) && self.glued(here) && self.glued(here + 1);
            place = if hyphen { here.checked_sub(1)? } else { here };
        }
        Some(place)
    }

    /// Whether a token is a plain hyphen.
    #[inline]
    fn is_hyphen(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| {
            token.kind == TokenKind::Sign
                && self.text.as_bytes().get(token.span.from()) == Some(&b'-')
        })
    }

    /// A number by its place among those of the text.
    pub fn numeral(&self, index: usize) -> Option<&Numeral> {
        let numeral = self.numerals.get(index);
        if numeral.is_none() {
            self.beyond.set(true);
        }
        numeral
    }

    /// So many numbers before one by its place among those of the text.
    pub fn numerals_before(&self, index: usize, count: usize) -> &[Numeral] {
        if index < count {
            self.beyond.set(true);
        }
        self.numerals.get(index.saturating_sub(count)..index).unwrap_or(&[])
    }

    /// The number that starts at a token.
    pub fn numeral_at(&self, at: usize) -> Option<&Numeral> {
        self.token(at)?;
        let index = self.numerals.binary_search_by_key(&at, |numeral| numeral.first).ok()?;
        self.numerals.get(index)
    }

    /// The number that ends before token `end`.
    pub fn numeral_before(&self, end: usize) -> Option<&Numeral> {
        self.token(end.wrapping_sub(1))?;
        let index = self.numerals.partition_point(|numeral| numeral.end < end);
        self.numerals.get(index).filter(|numeral| numeral.end == end)
    }
}
