//! The tokens of a text, figures parted from what is glued to them, each looked up once.

use super::copies::{self, Copies, Copy, Field};
use super::known::Known;
use super::numeral;
use super::scan::{Gap, Noted};
use crate::lexicon::{Flags, Lexicon};
use crate::text::tokens::{self, Run};
use crate::text::{Span, Token, TokenKind};

/// The tokens of a text; beside them, by their numbers, those that a pass over the text looks for.
pub(super) type Cut = (Vec<Noted>, Vec<(u32, Flags)>);

/// Cuts a text into tokens and notes what is known of each.
pub(super) fn cut(text: &str, lexicon: &Lexicon) -> Cut {
    let mut cutter = Cutter::of(text, lexicon);
    cutter.cut(text.len());
    (cutter.tokens, cutter.marked)
}

/// The same of a document, those of sentences that were met often copied; what is known of these.
pub(super) fn cut_beside(field: Field<'_>, copies: &mut Copies) -> (Cut, Known) {
    let mut cutter = Cutter::of(field.document.text(), field.lexicon);
    cutter.cut_pieces(field, copies);
    ((cutter.tokens, cutter.marked), cutter.known)
}

/// Cuts a text into tokens, figures parted from what is glued to them, and notes what is known of
/// each.
struct Cutter<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    tokens: Vec<Noted>,
    /// By the numbers of tokens.
    marked: Vec<(u32, Flags)>,
    /// The sentences of which it is known what is found in them.
    known: Known,
    /// What is before it is cut.
    at: u32,
    /// What stands between the last token and that place.
    gap: Gap,
}

impl<'a> Cutter<'a> {
    fn of(text: &'a str, lexicon: &'a Lexicon) -> Self {
        let (tokens, marked) =
            (Vec::with_capacity(text.len() / 4), Vec::with_capacity(text.len() / 16));
        Self { text, lexicon, tokens, marked, known: Known::default(), at: 0, gap: Gap::Break }
    }

    /// Cuts the text a sentence at a time.
    fn cut_pieces(&mut self, field: Field<'_>, copies: &mut Copies) {
        // Whether a sentence ends before the piece.
        let mut closed = false;
        loop {
            self.blanks();
            let start = self.at as usize;
            let Some(first) = self.text.as_bytes().get(start) else { return };
            let (end, whole) = copies::end(self.text, start);
            let sentence = self.text.get(start..end).filter(|sentence| {
                let apart = closed || self.gap == Gap::Break;
                let sought = start >= field.from && copies::BYTES.contains(&sentence.len());
                whole && apart && sought && copies::opens(*first)
            });
            match sentence.and_then(|sentence| copies.find(sentence, field)) {
                Some(copy) => self.copy(copy, end),
                None => self.cut(end),
            }
            closed = whole;
        }
    }

    /// Takes over the tokens of a sentence that ends there.
    fn copy(&mut self, copy: Copy<'_>, end: usize) {
        let (by, first) = (self.at, place(self.tokens.len()));
        let rest = self.text.as_bytes().get(end..).unwrap_or_default();
        match copy.found {
            // What is known of it holds between other words, not where the text begins or ends.
            Some(found) if first > 0 && rest.iter().any(|byte| *byte > b' ') => {
                let tokens = (first as usize, first as usize + copy.tokens.len());
                self.known.take(found, Span { start: by, end: place(end) }, tokens);
            }
            _ => {
                let moved = |(at, flags): &(u32, Flags)| (at.saturating_add(first), *flags);
                self.marked.extend(copy.marked.iter().map(moved));
            }
        }
        self.tokens.extend(copy.tokens.iter().map(|token| copies::moved(token, by)));
        if let Some(token) = self.tokens.get_mut(first as usize) {
            token.gap = self.gap;
        }
        (self.at, self.gap) = (place(end), Gap::None);
    }

    /// Goes on behind plain blanks.
    fn blanks(&mut self) {
        let bytes = self.text.as_bytes();
        while let Some(blank @ (b' ' | b'\n')) = bytes.get(self.at as usize) {
            let line = *blank == b'\n';
            self.gap = if line { self.gap.with_break() } else { self.gap.max(Gap::Space) };
            self.at += 1;
        }
    }

    /// Cuts the text up to a place between tokens.
    fn cut(&mut self, end: usize) {
        let bytes = self.text.as_bytes();
        let (markers, end) = (&self.lexicon.markers, place(end));
        // Most of a text is plain words with single spaces between them.
        while self.at < end
            && let Some(chunk) = bytes.get(self.at as usize..).and_then(<[u8]>::first_chunk)
        {
            match tokens::run(*chunk) {
                Run::Short { letters, len, next } if tokens::ends_with(len, next) => {
                    let mark = markers.find_letters(letters, len as usize);
                    self.put(len, TokenKind::Word, mark, markers.flags(mark));
                    self.pass_blank(next);
                }
                Run::Long => self.long(),
                Run::Other(b' ') => {
                    self.at += 1;
                    self.gap = self.gap.max(Gap::Space);
                }
                Run::Other(b'\n') => {
                    self.at += 1;
                    self.gap = self.gap.with_break();
                }
                Run::Other(sign @ (b'!'..=b'/' | b':'..=b'~')) => self.sign(sign, 1),
                Run::Other(b'0'..=b'9') if self.digits() => {}
                Run::Short { .. } | Run::Other(_) => {
                    if self.other().is_none() {
                        return;
                    }
                }
            }
        }
        while self.at < end && self.other().is_some() {}
    }

    /// A word of many letters.
    fn long(&mut self) {
        let bytes = self.text.as_bytes();
        let at = self.at as usize;
        let end = tokens::letters_end(bytes, at);
        if tokens::ends_word(bytes, at, end) {
            let markers = &self.lexicon.markers;
            let mark = markers.find_word(self.text, at, end);
            self.put(place(end - at), TokenKind::Word, mark, markers.flags(mark));
            self.pass_blank(bytes.get(end).copied().unwrap_or_default());
        } else {
            self.other();
        }
    }

    /// Digits, if they are a number by themselves: most are.
    fn digits(&mut self) -> bool {
        let rest = self.text.as_bytes().get(self.at as usize..).unwrap_or_default();
        let len = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let behind = rest.get(len..).unwrap_or_default();
        let ends = tokens::ends_digits(behind);
        if ends {
            self.put(place(len), TokenKind::Number, 0, FIGURE);
            self.pass_blank(behind.first().copied().unwrap_or_default());
        }
        ends
    }

    /// A sign of so many bytes, of which the first is given.
    fn sign(&mut self, sign: u8, len: u32) {
        let (at, end) = (self.at as usize, self.at as usize + len as usize);
        let next = self.text.as_bytes().get(end).copied().unwrap_or_default();
        let markers = &self.lexicon.markers;
        let (mark, flags) = match sign {
            b'&' => (markers.find(self.text, at, end), Flags::NONE),
            // Before letters it begins nothing.
            _ if next.is_ascii_alphabetic() => (0, Flags::NONE),
            b'-' | b'.' if next > b' ' || self.tokens.is_empty() => (0, Flags::SIGN),
            b'\'' => (0, Flags::TIME),
            // A dash of any kind, a quotation mark: those beyond ASCII begin alike.
            0xE2 => (0, Flags::SIGN.with(Flags::TIME)),
            _ => (0, Flags::NONE),
        };
        self.put(len, TokenKind::Sign, mark, flags);
        self.pass_blank(next);
    }

    /// Whatever comes next; none at the end of the text.
    fn other(&mut self) -> Option<()> {
        let text = self.text;
        let token = tokens::cut(text, self.at as usize)?.token;
        let blanks = text.as_bytes().get(self.at as usize..token.span.from()).unwrap_or_default();
        self.pass(blanks);
        match token.kind {
            TokenKind::Word | TokenKind::Sign => self.push(token),
            TokenKind::Number => part_list(text, token, &mut |token| self.push(token)),
            TokenKind::Mixed => match part_code(text, token, self.lexicon) {
                Some((code, number, scale)) => {
                    self.push(code);
                    part_list(text, number, &mut |token| self.push(token));
                    if !scale.span.is_empty() {
                        self.push(scale);
                    }
                    // What was cut of the figure before.
                    let mut end = token.span.to();
                    while end < scale.span.to() {
                        end = tokens::cut(text, end)?.token.span.to();
                    }
                    self.pass(text.as_bytes().get(self.at as usize..end).unwrap_or_default());
                }
                None => part_mixed(text, token, &mut |token| self.push(token)),
            },
        }
        Some(())
    }

    /// Goes on behind the next byte if it is a blank.
    #[inline]
    fn pass_blank(&mut self, next: u8) {
        if next == b' ' {
            self.at += 1;
            self.gap = Gap::Space;
        }
    }

    /// Goes on behind blanks, and what is left out.
    fn pass(&mut self, blanks: &[u8]) {
        for byte in blanks {
            let line = *byte == b'\n';
            self.gap = if line { self.gap.with_break() } else { self.gap.max(Gap::Space) };
        }
        self.at = self.at.saturating_add(place(blanks.len()));
    }

    fn push(&mut self, token: Token) {
        let (start, end) = (token.span.from(), token.span.to());
        let markers = &self.lexicon.markers;
        let (mark, flags) = match token.kind {
            TokenKind::Word => {
                let mark = markers.find(self.text, start, end);
                let flags = markers.flags(mark);
                let wide = !token.text(self.text).is_ascii();
                (mark, if wide { flags.with(Flags::WIDE) } else { flags })
            }
            TokenKind::Number => (0, FIGURE),
            TokenKind::Mixed => (0, Flags::TIME),
            TokenKind::Sign => {
                let sign = self.text.as_bytes().get(start);
                return self.sign(sign.copied().unwrap_or_default(), place(end - start));
            }
        };
        self.put(place(end - start), token.kind, mark, flags);
    }

    /// Notes the token of so many bytes that comes next.
    #[inline]
    fn put(&mut self, len: u32, kind: TokenKind, mark: u16, flags: Flags) {
        let span = Span { start: self.at, end: self.at.saturating_add(len) };
        if flags.any(PASSES) {
            self.marked.push((place(self.tokens.len()), flags));
        }
        self.tokens.push(Noted { span, mark, flags, kind, gap: self.gap });
        self.at = span.end;
        self.gap = Gap::None;
    }
}

fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Who looks at figures.
const FIGURE: Flags = Flags::FIGURE.with(Flags::TIME);

/// What passes over the whole text look for.
pub(super) const PASSES: Flags = Flags::NUMBER
    .with(Flags::MULTIPLE)
    .with(Flags::LASTING)
    .with(Flags::VAGUE)
    .with(Flags::FIGURE)
    .with(Flags::SIGN);

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
