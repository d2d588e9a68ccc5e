//! The vocabulary of all tables: a number for every word that any of them has.

use super::layout::vocabulary::Vocabulary;
use crate::model::Numbers;
use std::sync::LazyLock;

/// The words of the built-in tables.
pub(super) fn builtin() -> Vocabulary<'static> {
    static BUILTIN: LazyLock<Vocabulary<'static>> =
        LazyLock::new(|| Vocabulary::new(laid_out!("vocabulary")));
    *BUILTIN
}

/// The number of a word as it is written; 0 if no table has it.
pub fn number(word: &str) -> u16 {
    u16::try_from(builtin().find(word)).unwrap_or_default()
}

/// The word of that number, and the number; none for 0.
pub(super) fn numbered(number: u32) -> Option<(&'static str, u16)> {
    let word = builtin().text(number).filter(|word| !word.is_empty())?;
    Some((word, u16::try_from(number).ok()?))
}

/// The numbers of a word by its lemma and its form.
pub fn numbers(lemma: &str, form: &str) -> Numbers {
    let lemma_number = number(lemma);
    Numbers { lemma: lemma_number, form: if form == lemma { lemma_number } else { number(form) } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_a_number_of_its_own() {
        assert!(u16::try_from(builtin().len()).is_ok());
        let words = ["the", "be", "'s", "-", "electrocardiogram\u{301}", "approve", ""];
        let known = words.map(|word| number(word) != 0);
        assert_eq!(known, [true, true, true, true, false, true, false]);
        assert_ne!(number("approve"), number("reject"));
    }
}
