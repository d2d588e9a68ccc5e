//! The vocabulary of all tables: a number for every word that any of them has.

use super::layout::vocabulary::Vocabulary;
use crate::model::{Lemma, Numbers};
use std::sync::LazyLock;

/// The words of the built-in tables.
#[inline]
pub(super) fn builtin() -> &'static Vocabulary<'static> {
    static BUILTIN: LazyLock<Vocabulary<'static>> =
        LazyLock::new(|| Vocabulary::new(laid_out!("vocabulary")));
    &BUILTIN
}

/// The number of a word as it is written; 0 if no table has it.
pub fn number(word: &str) -> u16 {
    u16::try_from(builtin().find(word)).unwrap_or_default()
}

/// The number of a word of fewer than eight letters of ASCII; the letters as `text::Cut` has them.
pub fn number_short(letters: u64, length: usize) -> u16 {
    let known = builtin().short(letters, length);
    known.and_then(|(number, _)| u16::try_from(number).ok()).unwrap_or_default()
}

/// How many numbers there are, 0 included.
pub fn count() -> usize {
    builtin().len()
}

/// A word of fewer than eight letters of ASCII in lower case, and its number; the letters as
/// `text::Cut` has them.
pub fn lower_short(letters: u64, length: usize) -> (Lemma, u16) {
    if let Some((number, word)) = builtin().short(letters, length) {
        return known(number, word);
    }
    let bytes = letters.to_le_bytes();
    let word = bytes.get(..length).and_then(|bytes| str::from_utf8(bytes).ok());
    (Box::<str>::from(word.unwrap_or_default()).into(), 0)
}

/// A word in lower case, its apostrophes straight, and its number.
pub fn lower(word: &str) -> (Lemma, u16) {
    let bytes = word.as_bytes();
    if let Some(sign) = sign(bytes) {
        return (sign.clone(), sign.number());
    }
    let small = bytes.iter().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if small {
        return match builtin().entry(word) {
            Some((number, word)) => known(number, word),
            None => (word.to_owned().into(), 0),
        };
    }
    let lower = if word.is_ascii() {
        word.to_ascii_lowercase()
    } else {
        word.to_lowercase().replace('’', "'")
    };
    match builtin().entry(&lower) {
        Some((number, word)) => known(number, word),
        None => (lower.into(), 0),
    }
}

/// A word of one byte: a sign or a digit.
fn sign(word: &[u8]) -> Option<&'static Lemma> {
    const SIGNS: &str = "!\"#$%&'()*+,-./0123456789:;<=>?@";
    static LEMMAS: LazyLock<Vec<Lemma>> =
        LazyLock::new(|| (0..SIGNS.len()).filter_map(|at| SIGNS.get(at..=at)).map(lemma).collect());
    let [byte] = word else { return None };
    LEMMAS.get(usize::from(byte.checked_sub(b'!')?))
}

/// The word of that number; none for 0.
#[inline]
pub(super) fn text(number: u32) -> Option<&'static str> {
    builtin().text(number).filter(|word| !word.is_empty())
}

/// The same as a lemma.
#[inline]
pub(super) fn numbered(number: u32) -> Option<Lemma> {
    let word = text(number)?;
    Some(Lemma::numbered(u16::try_from(number).ok()?, word))
}

/// A word that lies somewhere for good, with its number.
pub fn lemma(word: &'static str) -> Lemma {
    Lemma::numbered(number(word), word)
}

fn known(number: u32, word: &'static str) -> (Lemma, u16) {
    let number = u16::try_from(number).unwrap_or_default();
    (Lemma::numbered(number, word), number)
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

    #[test]
    fn numbers_are_in_the_order_of_the_words() {
        let words: Vec<&str> = (1..).map_while(text).collect();
        assert_eq!(words.len() + 1, builtin().len());
        assert!(words.is_sorted());
    }
}
