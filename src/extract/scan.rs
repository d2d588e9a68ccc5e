//! A document cut into tokens once, for all extractors.
//!
//! Tokens are those of [`crate::text::tokenize`], but a figure and what is glued to it are parted:
//! "2GW" is "2" and "GW", "1.2bn" is "1.2" and "bn", "3rd" is "3" and "rd", "1960s" is "1960"
//! and "s", "22,24,26" is three figures. Letters before digits ("GB200") stay together: they are
//! names. Every word has been looked up once in [`crate::lexicon::Markers`], and every number has been
//! read once ([`Scan::numeral_at`]).

use super::numeral::{self, Numeral};
use crate::lexicon::time::Sense;
use crate::lexicon::{Around, Flags, Lexicon, Marker};
use crate::model::Document;
use crate::text::tokens::cuts_of;
use crate::text::{Span, Token, TokenKind};

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

/// A document's tokens and what the tables know of them.
#[derive(Debug)]
pub struct Scan<'a> {
    /// The readable text.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// The document.
    pub document: &'a Document,
    /// The tables.
    pub lexicon: &'a Lexicon,
    /// The numbers of the text, by position, without overlap.
    pub numerals: Vec<Numeral>,
    /// What is known of each token.
    notes: Vec<Note>,
}

/// What is known of a token.
#[derive(Debug, Clone, Copy)]
pub(super) struct Note {
    /// The number of its mark.
    mark: u16,
    /// What stands between it and the token before it.
    pub(super) gap: Gap,
    /// Which passes look at it.
    pub(super) flags: Flags,
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
        let mut cutter = Cutter::new(text, lexicon);
        cutter.cut();
        let Cutter { tokens, notes, .. } = cutter;
        Self { text, tokens, document, lexicon, numerals: Vec::new(), notes }
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// A token as written; empty beyond the end.
    #[inline]
    pub fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
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
        self.tokens.get(at).map_or(TokenKind::Sign, |token| token.kind)
    }

    /// Where a token stands; beyond the end, the end of the text.
    pub fn span(&self, at: usize) -> Span {
        let end = self.text.len();
        self.tokens.get(at).map_or(Span::new(end, end), |token| token.span)
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
        self.lexicon.markers.mark(self.notes.get(at).map_or(0, |note| note.mark))
    }

    /// Which phrases around figures may begin with a token, or end with it where they stand before
    /// the figure.
    pub fn heads(&self, at: usize) -> Around {
        let word = self.word(at).as_bytes();
        match (self.kind(at), word) {
            (TokenKind::Word, _) => match self.mark(at).heads {
                // Words beyond ASCII are not looked up.
                Around::NONE if !word.is_ascii() => Around::ALL,
                heads => heads,
            },
            (TokenKind::Sign, []) => Around::NONE,
            (TokenKind::Sign, [sign]) => self.lexicon.markers.sign(*sign),
            _ => Around::ALL,
        }
    }

    /// What a word means in a time expression.
    pub fn sense(&self, at: usize) -> Option<&'a Sense> {
        self.sense_of(*self.notes.get(at)?)
    }

    /// The next token from `at` on that has one of these flags: most have none, and need not be
    /// looked at.
    #[inline]
    pub fn next_with(&self, at: usize, flags: Flags) -> Option<usize> {
        let rest = self.notes.get(at..)?;
        rest.iter().position(|note| note.flags.any(flags)).map(|ahead| at + ahead)
    }

    /// Whether a token has one of these flags.
    #[inline]
    pub fn has(&self, at: usize, flags: Flags) -> bool {
        self.notes.get(at).is_some_and(|note| note.flags.any(flags))
    }

    /// The tokens with what is known of them.
    pub(super) fn noted(&self) -> impl Iterator<Item = (&Token, &Note)> {
        self.tokens.iter().zip(&self.notes)
    }

    /// What the word of a token means in a time expression.
    #[inline]
    pub(super) fn sense_of(&self, note: Note) -> Option<&'a Sense> {
        self.lexicon.time.sense_of(self.lexicon.markers.sense(note.mark)?)
    }

    /// What stands between a token and the one before it.
    #[inline]
    pub fn gap(&self, at: usize) -> Gap {
        self.notes.get(at).map_or(Gap::Break, |note| note.gap)
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
            let hyphen = self.word(here) == "-" && self.glued(here) && self.glued(here + 1);
            place = if hyphen { here.checked_sub(1)? } else { here };
        }
        Some(place)
    }

    /// The number that starts at a token.
    pub fn numeral_at(&self, at: usize) -> Option<&Numeral> {
        let index = self.numerals.binary_search_by_key(&at, |numeral| numeral.first).ok()?;
        self.numerals.get(index)
    }

    /// The number that ends before token `end`.
    pub fn numeral_before(&self, end: usize) -> Option<&Numeral> {
        let index = self.numerals.partition_point(|numeral| numeral.end < end);
        self.numerals.get(index).filter(|numeral| numeral.end == end)
    }
}

/// Cuts a text into tokens, figures parted from what is glued to them, and notes what is known of
/// each.
struct Cutter<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    tokens: Vec<Token>,
    notes: Vec<Note>,
    /// Where the last token ends.
    end: usize,
}

impl<'a> Cutter<'a> {
    fn new(text: &'a str, lexicon: &'a Lexicon) -> Self {
        let room = text.len() / 4;
        let (tokens, notes) = (Vec::with_capacity(room), Vec::with_capacity(room));
        Self { text, lexicon, tokens, notes, end: 0 }
    }

    fn cut(&mut self) {
        let text = self.text;
        let mut taken = 0;
        for cut in cuts_of(text) {
            let token = cut.token;
            if token.span.from() < taken {
                continue;
            }
            match token.kind {
                TokenKind::Word if cut.letters != 0 => {
                    let mark = self.lexicon.markers.find_letters(cut.letters, token.span.len());
                    self.put(token, mark, self.lexicon.markers.flags(mark));
                }
                TokenKind::Word | TokenKind::Sign => self.push(token),
                TokenKind::Number => part_list(text, token, &mut |token| self.push(token)),
                TokenKind::Mixed => match part_code(text, token, self.lexicon) {
                    Some((code, number, scale)) => {
                        taken = scale.span.to();
                        self.push(code);
                        part_list(text, number, &mut |token| self.push(token));
                        if !scale.span.is_empty() {
                            self.push(scale);
                        }
                    }
                    None => part_mixed(text, token, &mut |token| self.push(token)),
                },
            }
        }
    }

    fn push(&mut self, token: Token) {
        let (start, end) = (token.span.from(), token.span.to());
        let bytes = self.text.as_bytes();
        let markers = &self.lexicon.markers;
        let (mark, flags) = match (token.kind, bytes.get(start)) {
            (TokenKind::Word, _) => {
                let mark = markers.find(self.text, start, end);
                (mark, markers.flags(mark))
            }
            (TokenKind::Number, _) => (0, Flags::FIGURE.with(Flags::TIME)),
            // A dash of any kind, a quotation mark: those beyond ASCII begin alike.
            (TokenKind::Sign, Some(0xE2)) => (0, Flags::SIGN.with(Flags::TIME)),
            (TokenKind::Sign, Some(b'-' | b'.')) => (0, Flags::SIGN),
            (TokenKind::Sign, Some(b'&')) => (markers.find(self.text, start, end), Flags::NONE),
            (TokenKind::Sign, Some(b'\'')) | (TokenKind::Mixed, _) => (0, Flags::TIME),
            (TokenKind::Sign, _) => (0, Flags::NONE),
        };
        self.put(token, mark, flags);
    }

    #[inline]
    fn put(&mut self, token: Token, mark: u16, flags: Flags) {
        let start = token.span.from();
        let bytes = self.text.as_bytes();
        let gap = match start.saturating_sub(self.end) {
            _ if self.tokens.is_empty() => Gap::Break,
            0 => Gap::None,
            1 if bytes.get(self.end) == Some(&b' ') => Gap::Space,
            _ => gap(bytes.get(self.end..start).unwrap_or(&[])),
        };
        self.end = token.span.to();
        self.tokens.push(token);
        self.notes.push(Note { mark, gap, flags });
    }
}

/// What white space parts: one line, two lines, more.
fn gap(between: &[u8]) -> Gap {
    let mut breaks = between.iter().filter(|b| **b == b'\n');
    match (breaks.next(), breaks.next()) {
        (None, _) => Gap::Space,
        (Some(_), None) => Gap::Line,
        _ => Gap::Break,
    }
}

/// "USD115.5bn" to the code, the figure and the scale, which go on behind the token.
fn part_code(text: &str, token: Token, lexicon: &Lexicon) -> Option<(Token, Token, Token)> {
    let word = token.text(text);
    let head = word.find(|c: char| !c.is_alphabetic()).filter(|head| (2..=4).contains(head))?;
    lexicon.currencies.before(word.get(..head)?)?;
    let start = token.span.from() + head;
    let figure = |b: u8| b.is_ascii_digit() || matches!(b, b',' | b'.');
    let rest = text.as_bytes().get(start..)?;
    let mut len = rest.iter().take_while(|b| figure(**b)).count();
    while len > 0 && !rest.get(len - 1)?.is_ascii_digit() {
        len -= 1;
    }
    let end = start + len;
    let rest = text.get(end..)?;
    let letters = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
    let ends = !rest.get(letters..)?.starts_with(char::is_alphanumeric) && letters <= 2;
    let word = |start, end| Token { span: Span::new(start, end), kind: TokenKind::Word };
    let number = Token { span: Span::new(start, end), kind: TokenKind::Number };
    let code = word(token.span.from(), start);
    (ends && len > 0).then_some((code, number, word(end, end + letters)))
}

/// "2GW" to "2" and "GW", "4e14" to "4", "e" and "14"; other mixtures are names and stay.
fn part_mixed(text: &str, token: Token, push: &mut impl FnMut(Token)) {
    let word = token.text(text);
    let figure = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.') || is_fraction(c);
    let head = word.find(|c| !figure(c)).unwrap_or(word.len());
    let tail = word.get(head..).unwrap_or("");
    let letters = tail.find(|c: char| !c.is_alphabetic()).unwrap_or(tail.len());
    let rest = tail.get(letters..).unwrap_or("");
    let power = rest.chars().count() <= 1 && !rest.starts_with(['0', '1']);
    let scientific = letters == 1
        && tail.starts_with(['e', 'E', 'x', 'X'])
        && rest.bytes().all(|b| b.is_ascii_digit());
    if head == 0 || !(power || scientific) {
        push(token);
        return;
    }
    let start = token.span.from();
    let number = Token { span: Span::new(start, start + head), kind: TokenKind::Number };
    part_list(text, number, push);
    let cut = start + head + if scientific && !rest.is_empty() { letters } else { tail.len() };
    let kind =
        if cut == token.span.to() && !rest.is_empty() { TokenKind::Mixed } else { TokenKind::Word };
    push(Token { span: Span::new(start + head, cut), kind });
    if cut < token.span.to() {
        push(Token { span: Span::new(cut, token.span.to()), kind: TokenKind::Number });
    }
}

/// "22,24,26,31" to four figures and their commas; a grouped figure stays whole.
fn part_list(text: &str, token: Token, push: &mut impl FnMut(Token)) {
    let word = token.text(text);
    if !word.contains(',') || numeral::grouped(word) {
        push(token);
        return;
    }
    let mut start = token.span.from();
    for part in word.split(',') {
        let end = start + part.len();
        push(Token { span: Span::new(start, end), kind: TokenKind::Number });
        if end < token.span.to() {
            push(Token { span: Span::new(end, end + 1), kind: TokenKind::Sign });
        }
        start = end + 1;
    }
}

fn is_fraction(c: char) -> bool {
    matches!(c, '\u{bc}'..='\u{be}' | '\u{2150}'..='\u{215e}')
}
