//! What was worked out for a lemma of a story, kept for the next word that has it.

use crate::model::Word;
use crate::text::Map;

/// Answers by lemma: by its number where the tables have it.
#[derive(Debug)]
pub(super) struct Memo<'a, T> {
    numbered: Map<u16, T>,
    others: Map<&'a str, T>,
}

impl<T> Default for Memo<'_, T> {
    fn default() -> Self {
        Self { numbered: Map::default(), others: Map::default() }
    }
}

impl<'a, T: Copy> Memo<'a, T> {
    /// The answer for a word, worked out of its lemma when it is first asked for.
    pub(super) fn of(&mut self, word: &'a Word, answer: impl FnOnce(&str) -> T) -> T {
        let lemma = word.lemma.as_str();
        match word.numbers {
            Some(numbers) if numbers.lemma != 0 => {
                *self.numbered.entry(numbers.lemma).or_insert_with(|| answer(lemma))
            }
            _ => *self.others.entry(lemma).or_insert_with(|| answer(lemma)),
        }
    }
}
