//! The tokens of a text, figures parted from what is glued to them, each looked up once.

use super::numeral;
use super::scan::{Gap, Note};
use crate::lexicon::{Flags, Lexicon};
use crate::text::{Span, Token, TokenKind, tokens};

/// Cuts a text into tokens and notes what is known of each.
pub(super) fn cut(text: &str, lexicon: &Lexicon) -> (Vec<Token>, Vec<Note>) {
    let mut cutter = Cutter::new(text, lexicon);
    cutter.cut();
    (cutter.tokens, cutter.notes)
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
        let markers = &self.lexicon.markers;
        let mut taken = 0;
        let mut at = 0;
        loop {
            // Most of a text is short plain words with single spaces between them.
            if let Some((len, letters)) = tokens::short_word(text.as_bytes(), at)
                && at >= taken
            {
                let span = Span::new(at, at + len);
                let mark = markers.find_letters(letters, len);
                self.put(Token { span, kind: TokenKind::Word }, mark, markers.flags(mark));
                at += len;
                at += usize::from(text.as_bytes().get(at) == Some(&b' '));
                continue;
            }
            let Some(cut) = tokens::cut(text, at) else { return };
            let token = cut.token;
            at = token.span.to();
            if token.span.from() < taken {
                continue;
            }
            match token.kind {
                TokenKind::Word if cut.letters != 0 => {
                    let mark = markers.find_letters(cut.letters, token.span.len());
                    self.put(token, mark, markers.flags(mark));
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

    #[inline(never)]
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
