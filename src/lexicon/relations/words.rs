//! The words of wordings by numbers of their own, so that a row of words is compared as numbers.

use super::marks::{MARKS, Mark};
use crate::lexicon::layout::vocabulary::Vocabulary;
use crate::lexicon::vocabulary;
use std::sync::OnceLock;

/// The number of a word that no wording has.
pub const OTHER: u16 = 0;

/// The words of the wordings, the barriers among them, and those that the matcher knows.
#[derive(Debug)]
pub struct Words {
    own: Vocabulary<'static>,
    /// By number, what the matcher knows of the word.
    marks: Vec<Mark>,
    /// By their numbers in the vocabulary of all tables, the numbers here.
    forms: OnceLock<Vec<u16>>,
}

impl Words {
    /// The words as the build script laid them out; the barriers are marked.
    pub(super) fn new(barriers: &[&str]) -> Self {
        let own = Vocabulary::new(laid_out!("relations.words"));
        let mut words =
            Self { own, marks: vec![Mark::default(); own.len()], forms: OnceLock::new() };
        for (word, mark) in MARKS {
            words.mark_as(word, *mark);
        }
        for word in barriers {
            words.mark_as(word, Mark::BARRIER);
        }
        words
    }

    fn mark_as(&mut self, word: &str, mark: Mark) {
        let number = usize::from(self.number(word));
        if let Some(known) = self.marks.get_mut(number).filter(|_| number != usize::from(OTHER)) {
            *known = known.with(mark);
        }
    }

    /// The number of a word in lower case.
    pub fn number(&self, word: &str) -> u16 {
        u16::try_from(self.own.find(word)).unwrap_or(OTHER)
    }

    /// By the number of its form in the vocabulary of all tables, the number of a word of letters or
    /// digits.
    pub fn by_form(&self) -> &[u16] {
        self.forms.get_or_init(|| self.forms())
    }

    fn forms(&self) -> Vec<u16> {
        let mut forms = vec![OTHER; vocabulary::count()];
        for number in 1..u16::try_from(self.own.len()).unwrap_or(u16::MAX) {
            let known = self.own.text(u32::from(number)).map_or(0, vocabulary::number);
            if let Some(form) = forms.get_mut(usize::from(known)).filter(|_| known != 0) {
                *form = number;
            }
        }
        forms
    }

    /// What the matcher knows of the word of a number.
    pub fn mark(&self, number: u16) -> Mark {
        self.marks.get(usize::from(number)).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_letters_are_in_the_vocabulary_of_all_tables() {
        let words = Words::new(&[]);
        for number in 1..words.own.len() {
            let word = words.own.text(number.try_into().unwrap()).unwrap();
            if word.starts_with(|first: char| first.is_ascii_alphanumeric()) {
                assert_ne!(vocabulary::number(word), 0, "{word}");
                assert!(!word.contains('\''), "{word}: forms are straightened");
                assert_eq!(word, word.to_lowercase());
            }
        }
        let form = usize::from(vocabulary::number("and"));
        assert_eq!(words.by_form().get(form), Some(&words.number("and")));
        assert!(words.mark(words.number("and")).any(Mark::JOINT));
        assert_eq!(words.mark(OTHER), Mark::default());
    }
}
