//! Which lists of a table have a word, as bits by its number in the vocabulary of all tables: asked of
//! words that were looked up already.

use super::vocabulary;
use crate::model::Word;

/// Bits of words.
#[derive(Debug)]
pub(super) struct Bits(Vec<u32>);

impl Bits {
    /// Words, each with the number of a list that has it, below 32.
    pub(super) fn of<'w>(words: impl Iterator<Item = (&'w str, u32)>) -> Self {
        let mut bits = vec![0; vocabulary::count()];
        for (word, list) in words {
            let number = usize::from(vocabulary::number(word));
            debug_assert!(number != 0, "no table has the word `{word}`");
            if let Some(own) = bits.get_mut(number).filter(|_| number != 0) {
                *own |= 1 << list;
            }
        }
        Self(bits)
    }

    /// Whether a list has the lemma of a word; none where nobody looked the word up.
    #[inline]
    pub(super) fn have(&self, word: &Word, list: u32) -> Option<bool> {
        let lemma = usize::from(word.numbers?.lemma);
        Some(self.0.get(lemma).is_some_and(|bits| bits >> list & 1 == 1))
    }
}
