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

    /// How many words a text has, and how many of them are among these.
    pub fn count(&self, text: &[u8]) -> (usize, usize) {
        let mut count = Count::default();
        let mut at = 0;
        while let Some(chunk) = text.get(at..).and_then(<[u8]>::first_chunk) {
            // Most words are few plain letters.
            match run(*chunk) {
                Run::Short { letters, len, next } if next == b' ' || !inside(next) => {
                    let len = len as usize;
                    count.all += 1;
                    if self.words.find_letters(letters, len) != 0 {
                        count.own += usize::from(is_small(text, at, at + len));
                    }
                    at += len + 1;
                }
                Run::Other(byte) if !inside(byte) => at += 1,
                Run::Long => {
                    let end = letters_end(text, at);
                    if text.get(end).copied().is_some_and(inside) {
                        at = self.longer(text, at, &mut count);
                        continue;
                    }
                    count.all += 1;
                    if self.words.find_word(text, at, end).is_some_and(|number| number != 0) {
                        count.own += usize::from(is_small(text, at, end));
                    }
                    at = end + 1;
                }
                _ => at = self.longer(text, at, &mut count),
            }
        }
        while at < text.len() {
            at = self.longer(text, at, &mut count);
        }
        (count.all, count.own)
    }

    /// Counts the word that begins at a byte, if one does; where to go on.
    fn longer(&self, text: &[u8], start: usize, count: &mut Count) -> usize {
        let mut end = letters_end(text, start);
        while text.get(end).copied().is_some_and(inside) {
            end += 1;
        }
        if end > start {
            count.all += 1;
            let known = self.words.find(text, start, end).is_some_and(|number| number != 0);
            count.own += usize::from(known && is_small(text, start, end));
        }
        end + 1
    }
}

/// So many words, and so many of those that are looked for.
#[derive(Default)]
struct Count {
    all: usize,
    own: usize,
}

/// Whether a byte is part of a word.
fn inside(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii() || byte == b'\''
}

/// Words in capitals are names and headlines.
fn is_small(text: &[u8], start: usize, end: usize) -> bool {
    text.get(start..end).is_some_and(|word| !word.iter().any(u8::is_ascii_uppercase))
}
