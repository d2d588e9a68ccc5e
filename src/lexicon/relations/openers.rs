//! What wordings can begin with: so that a row of words is gone through once for all of them.

use super::pattern::{Kinds, Pattern, Step};
use crate::text::Map;

/// Patterns, by what they can begin with; each by its place among the patterns.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Openers {
    words: Map<String, Vec<usize>>,
    /// Those that can begin with a figure.
    pub figure: Vec<usize>,
    /// Those that can begin with a time.
    pub time: Vec<usize>,
    /// Those that can begin with the end of a sentence.
    pub end: Vec<usize>,
    /// Those that can begin with anything.
    pub anything: Vec<usize>,
    /// How many patterns there are.
    pub patterns: usize,
}

impl Openers {
    /// Takes in a pattern, and gives it its place.
    pub(super) fn add(&mut self, pattern: &mut Pattern) {
        pattern.id = self.patterns;
        self.patterns += 1;
        self.steps(&pattern.steps, pattern.id);
    }

    /// The patterns that can begin with a word.
    pub fn word(&self, word: &str) -> &[usize] {
        self.words.get(word).map_or(&[], Vec::as_slice)
    }

    fn steps(&mut self, steps: &[Step], pattern: usize) {
        let Some((first, rest)) = steps.split_first() else {
            return insert(&mut self.anything, pattern);
        };
        match first {
            Step::Words(phrases, _) => {
                for word in phrases.iter().filter_map(|phrase| phrase.first()) {
                    insert(self.words.entry(word.clone()).or_default(), pattern);
                }
            }
            Step::Figure(_, Kinds::Time) => insert(&mut self.time, pattern),
            Step::Figure(..) | Step::List(..) => insert(&mut self.figure, pattern),
            Step::Gap(..) => insert(&mut self.anything, pattern),
            Step::End => insert(&mut self.end, pattern),
            Step::Maybe(inner) => {
                self.steps(std::slice::from_ref(inner), pattern);
                self.steps(rest, pattern);
            }
        }
    }
}

/// A pattern is listed once: what begins with the optional words may begin so without them too.
fn insert(list: &mut Vec<usize>, pattern: usize) {
    if list.last() != Some(&pattern) {
        list.push(pattern);
    }
}
