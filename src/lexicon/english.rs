//! Words by which a text is known to be English: `data/english.toml`.

use crate::text::Set;
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    words: String,
}

/// Small words that English has to itself, in lower case.
#[derive(Debug)]
pub struct English {
    words: Set<Box<[u8]>>,
}

impl English {
    /// The built-in table.
    pub fn builtin() -> &'static Self {
        static BUILTIN: LazyLock<English> = LazyLock::new(|| {
            let table: Table = super::table(packed!("english"));
            let words = table.words.split_ascii_whitespace().map(|word| word.as_bytes().into());
            English { words: words.collect() }
        });
        &BUILTIN
    }

    /// How many words a text has, and how many of them are among these.
    pub fn count(&self, text: &[u8]) -> (usize, usize) {
        let inside = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii() || *byte == b'\'';
        let words = text.split(|byte| !inside(byte)).filter(|word| !word.is_empty());
        words.fold((0, 0), |(all, own), word| {
            (all + 1, own + usize::from(self.words.contains(word)))
        })
    }
}
