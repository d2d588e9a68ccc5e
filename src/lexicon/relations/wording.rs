//! A wording as it is looked for: its words by number.

use super::pattern::{self, Kinds, Pattern};
use super::words::{OTHER, Words};

/// Cells of 64 bits for the numbers of first words; a number beyond them is taken for any.
const CELLS: usize = 8;

/// Some phrases, one of which must stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrases {
    phrases: Vec<Vec<u16>>,
    /// A bit for the number of each first word.
    firsts: [u64; CELLS],
}

impl Phrases {
    fn of(phrases: &[Vec<&str>], words: &Words) -> Self {
        let numbered = phrases.iter().map(|phrase| phrase.iter().map(|word| words.number(word)));
        let phrases: Vec<Vec<u16>> = numbered.map(Iterator::collect).collect();
        let mut firsts = [0; CELLS];
        for first in phrases.iter().filter_map(|phrase| phrase.first()) {
            if let Some(bits) = firsts.get_mut(usize::from(first / 64)) {
                *bits |= 1_u64 << (first % 64);
            }
        }
        Self { phrases, firsts }
    }

    /// Whether one of them may begin with a word.
    pub fn may_begin(&self, word: u16) -> bool {
        let bits = self.firsts.get(usize::from(word / 64));
        word != OTHER && bits.is_none_or(|bits| bits >> (word % 64) & 1 == 1)
    }

    /// The phrases, word by word.
    pub fn iter(&self) -> impl Iterator<Item = &[u16]> {
        self.phrases.iter().map(Vec::as_slice)
    }
}

/// One step of a wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// One of these phrases.
    Words(Phrases),
    /// A figure.
    Figure(char, Kinds),
    /// Two or more figures of one unit, joined by words.
    List(char, Kinds),
    /// Up to so many words, no figure among them; `true`: across commas and brackets.
    Gap(usize, bool),
    /// The end of a sentence.
    End,
    /// The step, or nothing.
    Maybe(Box<Step>),
}

impl Step {
    fn of(step: &pattern::Step<'_>, words: &Words) -> Self {
        match step {
            pattern::Step::Words(phrases) => Self::Words(Phrases::of(phrases, words)),
            pattern::Step::Figure(slot, kinds) => Self::Figure(*slot, *kinds),
            pattern::Step::List(slot, kinds) => Self::List(*slot, *kinds),
            pattern::Step::Gap(most, wide) => Self::Gap(*most, *wide),
            pattern::Step::End => Self::End,
            pattern::Step::Maybe(inner) => Self::Maybe(Box::new(Self::of(inner, words))),
        }
    }
}

/// Steps in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// The steps.
    pub steps: Vec<Step>,
    /// A slot filled from what the block said before: "strip that out" does not say from what.
    pub antecedent: Option<(char, Kinds)>,
}

impl Wording {
    /// A pattern of the table with its words by number.
    pub fn of(pattern: &Pattern<'_>, words: &Words) -> Self {
        let steps = pattern.steps.iter().map(|step| Step::of(step, words)).collect();
        Self { steps, antecedent: pattern.antecedent }
    }
}
