//! Words, numbers and signs, with their spans.

use super::Span;
use serde::{Deserialize, Serialize};

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TokenKind {
    /// Letters, with inner apostrophes and full stops of abbreviations ("don't", "U.S.").
    Word,
    /// Digits with inner separators ("1,234.5"); no sign, no scale.
    Number,
    /// Letters and digits mixed ("GPT", "GB200", "5nm", "2GW", "3rd").
    Mixed,
    /// One sign: punctuation, a currency symbol, a dash.
    Sign,
}

/// One token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token {
    /// Where it stands in the text.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

impl Token {
    /// The token as written.
    #[inline]
    pub fn text(self, text: &str) -> &str {
        self.span.of(text)
    }
}

/// Splits a text into tokens, white space left out. Hyphens are tokens of their own
/// ("seven-year" is three), as is a possessive "'s".
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    tokens.extend(tokens_of(text));
    tokens
}

/// The same, one token after the other.
pub fn tokens_of(text: &str) -> impl Iterator<Item = Token> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let token = cut(text, at)?.token;
        at = token.span.to();
        Some(token)
    })
}

/// A token as it was cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cut {
    /// The token.
    pub(crate) token: Token,
    /// The letters of a short plain word, in lower case; 0 of all else.
    pub(crate) letters: u64,
}

/// The first token from a byte on.
#[inline]
pub(crate) fn cut(text: &str, from: usize) -> Option<Cut> {
    let bytes = text.as_bytes();
    let mut start = from;
    // Most characters are plain, and the byte tells what they are.
    let (kind, end) = loop {
        match bytes.get(start)? {
            b' ' | b'\n' => start += 1,
            b'a'..=b'z' | b'A'..=b'Z' => {
                let (kind, end, letters) = word(text, start);
                return Some(Cut { token: Token { span: Span::new(start, end), kind }, letters });
            }
            b'0'..=b'9' => break any_word(text, start),
            b'!'..=b'~' => break (TokenKind::Sign, start + 1),
            _ => {
                let first = char_at(text, start)?;
                if !is_punctuation(first) && first.is_alphanumeric() {
                    break any_word(text, start);
                }
                if !first.is_whitespace() {
                    break (TokenKind::Sign, start + first.len_utf8());
                }
                start += first.len_utf8();
            }
        }
    };
    Some(Cut { token: Token { span: Span::new(start, end), kind }, letters: 0 })
}

/// The character at a byte; most are plain ASCII.
#[inline]
fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
        Some(_) => text.get(at..)?.chars().next(),
        None => None,
    }
}

/// What a text goes on with, as far as eight bytes tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Run {
    /// One to seven letters of ASCII, given in lower case, and the byte behind them.
    Short { letters: u64, len: u32, next: u8 },
    /// Eight letters or more.
    Long,
    /// This byte, which is no letter of ASCII.
    Other(u8),
}

/// What begins with these bytes.
#[inline]
pub(crate) fn run(bytes: [u8; 8]) -> Run {
    let raw = u64::from_le_bytes(bytes);
    let others = others(raw);
    if others == 0 {
        return Run::Long;
    }
    let bits = others.trailing_zeros() & !7;
    let [next, ..] = (raw >> bits).to_le_bytes();
    if bits == 0 {
        return Run::Other(next);
    }
    Run::Short { letters: lower(raw & !(u64::MAX << bits)), len: bits / 8, next }
}

/// Whether a word of so many plain letters is over where this byte follows.
#[inline]
pub(crate) fn ends_with(len: u32, next: u8) -> bool {
    match next {
        // "U.S.": a full stop joins single letters only.
        b'.' => len > 1,
        b'\'' | b'0'..=b'9' | 0x80.. => false,
        _ => true,
    }
}

/// The letters, in lower case, of a plain word of one to seven letters that begins at `start` and
/// is followed by a sign or a blank that joins nothing, and how many they are: most words are such.
#[inline]
fn short_word(bytes: &[u8], start: usize) -> Option<(usize, u64)> {
    let (len, raw) = short_letters(bytes, start)?;
    (len > 0 && ends_word(bytes, start, start + len)).then(|| (len, lower(raw)))
}

/// What the word that begins with the plain letter at `start` is made of, where it ends, and its
/// letters, if they are few and all that it is.
#[inline]
fn word(text: &str, start: usize) -> (TokenKind, usize, u64) {
    let bytes = text.as_bytes();
    if let Some((len, letters)) = short_word(bytes, start) {
        return (TokenKind::Word, start + len, letters);
    }
    let end = letters_end(bytes, start);
    if ends_word(bytes, start, end) {
        return (TokenKind::Word, end, 0);
    }
    let (kind, end) = any_word(text, start);
    (kind, end, 0)
}

/// Whether a word of plain letters from `start` on is over at `end`.
#[inline]
pub(crate) fn ends_word(bytes: &[u8], start: usize, end: usize) -> bool {
    bytes.get(end).is_none_or(|next| ends_with(u32::from(end > start + 1) + 1, *next))
}

/// Letters of ASCII in lower case.
#[inline]
fn lower(letters: u64) -> u64 {
    // The bit that parts small letters from capitals, of the bytes that are not zero: all letters
    // have the bit above it.
    letters | (letters & (EACH * 0x40)) >> 1
}

/// The letters of ASCII at `start` and how many they are, if they are fewer than eight.
#[inline]
fn short_letters(bytes: &[u8], start: usize) -> Option<(usize, u64)> {
    let raw = u64::from_le_bytes(*bytes.get(start..)?.first_chunk::<8>()?);
    let others = others(raw);
    if others == 0 {
        return None;
    }
    let bits = others.trailing_zeros() & !7;
    Some(((bits / 8) as usize, raw & !(u64::MAX << bits)))
}

/// A one in every byte.
const EACH: u64 = u64::from_le_bytes([1; 8]);

/// The top bit of every byte that is no letter of ASCII.
#[inline]
fn others(bytes: u64) -> u64 {
    // Of a byte plus a number that takes "a", or what follows "z", to 128, the top bit tells
    // whether it is no less than that.
    let small = (bytes | (EACH * 0x20)) & (EACH * 0x7f);
    let from_a = small + EACH * (128 - u64::from(b'a'));
    let past_z = small + EACH * (127 - u64::from(b'z'));
    (!from_a | past_z | bytes) & (EACH * 0x80)
}

/// Where the plain letters from `start` on end.
#[inline]
pub(crate) fn letters_end(bytes: &[u8], start: usize) -> usize {
    let mut end = start;
    while let Some(chunk) = bytes.get(end..).and_then(<[u8]>::first_chunk::<8>) {
        let others = others(u64::from_le_bytes(*chunk));
        if others != 0 {
            return end + (others.trailing_zeros() / 8) as usize;
        }
        end += 8;
    }
    while bytes.get(end).is_some_and(u8::is_ascii_alphabetic) {
        end += 1;
    }
    end
}

/// The same of one that has digits, inner signs or letters beyond ASCII.
fn any_word(text: &str, start: usize) -> (TokenKind, usize) {
    let (mut letters, mut digits) = (false, false);
    let mut end = start;
    loop {
        for byte in text.as_bytes().get(end..).unwrap_or(&[]) {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' => letters = true,
                b'0'..=b'9' => digits = true,
                _ => break,
            }
            end += 1;
        }
        let Some(c) = char_at(text, end) else { break };
        let inner = !is_punctuation(c) && (c.is_alphanumeric() || is_mark(c));
        if !(inner || joins(text, end, c, digits && !letters, start)) {
            break;
        }
        letters |= c.is_alphabetic();
        digits |= c.is_numeric();
        end += c.len_utf8();
    }
    let kind = match (letters, digits) {
        (true, true) => TokenKind::Mixed,
        (false, true) => TokenKind::Number,
        _ => TokenKind::Word,
    };
    (kind, end)
}

/// Dashes, quotation marks and what stands beside them in Unicode: most characters beyond ASCII are
/// such, and to look up that they are no letters takes long.
fn is_punctuation(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}')
}

/// Whether plain digits that end before these bytes are a number by themselves.
#[inline]
pub(crate) fn ends_digits(behind: &[u8]) -> bool {
    match behind {
        [b'.' | b',', next, ..] => next.is_ascii() && !next.is_ascii_digit(),
        [b'.' | b',' | b'\'', ..] => false,
        [next, ..] => next.is_ascii() && !next.is_ascii_alphanumeric(),
        [] => true,
    }
}

/// Combining marks stay with the letter before them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{fe0f}')
}

/// Whether a sign inside a word or number belongs to it.
fn joins(text: &str, at: usize, c: char, number: bool, start: usize) -> bool {
    if !matches!(c, '.' | ',' | '\'' | '’') {
        return false;
    }
    let after = char_at(text, at + c.len_utf8());
    let Some(after) = after else { return c == '.' && !number && is_initials(text, start, at) };
    match c {
        '.' | ',' if number => after.is_ascii_digit(),
        '.' => {
            is_initials(text, start, at)
                || (after.is_alphabetic() && single_letter_before(text, at))
        }
        '\'' | '’' => after.is_alphabetic() && !possessive(text, at + c.len_utf8()),
        _ => false,
    }
}

/// The longest row of initials, in bytes: the cost of a look must not grow with the word.
const INITIALS: usize = 32;

/// "U.S." and "p.m.": single letters each followed by a full stop.
fn is_initials(text: &str, start: usize, at: usize) -> bool {
    let word = text.get(start..at).unwrap_or("");
    word.len() <= INITIALS
        && word.contains('.')
        && word.split('.').all(|part| part.chars().count() == 1)
}

fn single_letter_before(text: &str, at: usize) -> bool {
    let mut before = text.get(..at).unwrap_or("").chars().rev();
    let letter = before.next().is_some_and(char::is_alphabetic);
    letter && before.next().is_none_or(|c| !c.is_alphanumeric())
}

/// "'s" at the end of a word.
fn possessive(text: &str, at: usize) -> bool {
    let mut rest = text.get(at..).unwrap_or("").chars();
    matches!(rest.next(), Some('s' | 'S')) && rest.next().is_none_or(|c| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokenize(text).into_iter().map(|token| token.text(text)).collect()
    }

    #[test]
    fn splits_words_numbers_and_signs() {
        assert_eq!(words("It's $1,234.5bn."), ["It", "'", "s", "$", "1,234.5bn", "."]);
        assert_eq!(words("U.S. don't, at 5 p.m."), ["U.S.", "don't", ",", "at", "5", "p.m."]);
        assert_eq!(words("seven-year GB200"), ["seven", "-", "year", "GB200"]);
        assert_eq!(words("Acme’s 3.5, ok"), ["Acme", "’", "s", "3.5", ",", "ok"]);
        assert_eq!(words("of 5.9."), ["of", "5.9", "."]);
    }
}
