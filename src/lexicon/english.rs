//! Words by which a text is known to be English: `data/english.toml`.

use super::layout::keyed::Keyed;
use crate::text::tokens::{letters_end, lower, short_letters};
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
        let inside = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii() || *byte == b'\'';
        let (mut all, mut own, mut start) = (0, 0, 0);
        while start < text.len() {
            // Most words are few plain letters.
            if let Some((len, letters)) = short_letters(text, start)
                && text.get(start + len).is_some_and(|byte| !inside(byte))
            {
                all += usize::from(len > 0);
                // Words in capitals are names and headlines.
                let small = len > 0 && lower(letters) == letters;
                own += usize::from(small && self.words.find_letters(letters, len) != 0);
                start += len + 1;
                continue;
            }
            let mut end = letters_end(text, start);
            while text.get(end).is_some_and(inside) {
                end += 1;
            }
            all += usize::from(end > start);
            let known =
                end > start && self.words.find(text, start, end).is_some_and(|number| number != 0);
            let small = |word: &[u8]| !word.iter().any(u8::is_ascii_uppercase);
            own += usize::from(known && text.get(start..end).is_some_and(small));
            start = end + 1;
        }
        (all, own)
    }
}
