//! Words by which a text is known to be English: `data/english.toml`.

use super::layout::keyed::Keyed;
use crate::text::tokens::{Run, letters_end, run};
use std::sync::LazyLock;

/// Small words that English has to itself, in lower case.
#[derive(Debug)]
pub struct English {
    words: Keyed<'static>,
}

impl English {
    /// The built-in table.
    pub fn builtin() -> &'static Self {
        static BUILTIN: LazyLock<English> =
            LazyLock::new(|| English { words: Keyed::new(laid_out!("english.keyed")) });
        &BUILTIN
    }

    /// How many words of a text are among these, or so many as are wanted.
    pub fn own(&self, text: &[u8], wanted: usize) -> usize {
        let (mut own, mut at) = (0, 0);
        while own < wanted
            && let Some(chunk) = text.get(at..).and_then(<[u8]>::first_chunk)
        {
            // Most words are few plain letters.
            match run(*chunk) {
                Run::Short { letters, len, next } if next == b' ' || !inside(next) => {
                    let len = len as usize;
                    if self.words.find_letters(letters, len) != 0 {
                        own += usize::from(is_small(text, at, at + len));
                    }
                    at += len + 1;
                }
                Run::Other(byte) if !inside(byte) => at += 1,
                Run::Long => {
                    let end = letters_end(text, at);
                    if text.get(end).copied().is_some_and(inside) {
                        at = self.longer(text, at, &mut own);
                        continue;
                    }
                    if self.words.find_word(text, at, end).is_some_and(|number| number != 0) {
                        own += usize::from(is_small(text, at, end));
                    }
                    at = end + 1;
                }
                _ => at = self.longer(text, at, &mut own),
            }
        }
        while own < wanted && at < text.len() {
            at = self.longer(text, at, &mut own);
        }
        own
    }

    /// Counts the word that begins at a byte, if it is one of these; where to go on.
    fn longer(&self, text: &[u8], start: usize, own: &mut usize) -> usize {
        let mut end = letters_end(text, start);
        while text.get(end).copied().is_some_and(inside) {
            end += 1;
        }
        if end > start {
            let known = self.words.find(text, start, end).is_some_and(|number| number != 0);
            *own += usize::from(known && is_small(text, start, end));
        }
        end + 1
    }
}

/// How many words a text has.
pub fn words(text: &[u8]) -> usize {
    // A word ends where the next byte is part of none. No branch, and sums of a byte, so that many
    // bytes are looked at at once.
    const LOT: usize = 128;
    let mut all = usize::from(text.last().copied().is_some_and(inside));
    for (bytes, nexts) in text.chunks(LOT).zip(text.get(1..).unwrap_or(&[]).chunks(LOT)) {
        let mut ends = 0_u8;
        for (byte, next) in bytes.iter().zip(nexts) {
            ends += u8::from(inside(*byte) & !inside(*next));
        }
        all += usize::from(ends);
    }
    all
}

/// Whether a byte is part of a word: by sums and comparisons alone.
#[inline]
#[expect(clippy::needless_bitwise_bool, reason = "many bytes are looked at at once")]
fn inside(byte: u8) -> bool {
    let letter = (byte | 0x20).wrapping_sub(b'a') < 26;
    letter | (byte.wrapping_sub(b'0') < 10) | (byte > 0x7f) | (byte == b'\'')
}

/// Words in capitals are names and headlines.
fn is_small(text: &[u8], start: usize, end: usize) -> bool {
    text.get(start..end).is_some_and(|word| !word.iter().any(u8::is_ascii_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_those_of_english() {
        let text = "The men of THE yard, it's said, don't work with it — été 5th.\n";
        let text = text.repeat(9);
        assert_eq!(words(text.as_bytes()), 14 * 9);
        let english = English::builtin();
        let all = english.own(text.as_bytes(), usize::MAX);
        assert!(all >= 18 && all.is_multiple_of(9), "{all}");
        assert_eq!(english.own(text.as_bytes(), 5), 5);
        assert_eq!((words(b""), words(b" "), words(b"a"), words(b"a b ")), (0, 0, 1, 2));
    }
}
