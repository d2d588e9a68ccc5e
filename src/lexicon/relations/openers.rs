//! What wordings can begin with, and what their first sentence must have: so that a row of words
//! is gone through once for all of them, and no wording is tried where it cannot be.

use super::pattern::{Kinds, Pattern, Shapes, Step};
use crate::text::Map;
use std::collections::BTreeMap;

/// Patterns, by what they can begin with and what they need; each by its place among the patterns.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Openers {
    /// Phrases of the parts of wordings by their first word: the words behind it, and the part.
    phrases: Map<String, Vec<(Vec<String>, usize)>>,
    /// What their first words look like.
    shapes: Shapes,
    /// Parts of words ("<rise>", "to|at"), as the table writes them.
    parts: BTreeMap<String, usize>,
    /// For each part the patterns that can begin with it.
    by_part: Vec<Vec<usize>>,
    /// Those that can begin with a figure.
    pub figure: Vec<usize>,
    /// Those that can begin with a time.
    pub time: Vec<usize>,
    /// Those that can begin with the end of a sentence.
    pub end: Vec<usize>,
    needs: Vec<Needs>,
    /// Figures and times that every pattern needs at least.
    pub least: usize,
}

/// What a sentence has from a place on, or a wording that begins there needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Needs {
    /// A bit for each part of words; parts beyond the last bit are not looked at.
    parts: [u64; 4],
    /// A bit for each kind of figure.
    kinds: u16,
    /// How many figures.
    pub figures: usize,
    /// How many times.
    pub times: usize,
}

impl Needs {
    /// Takes in a part.
    pub fn add_part(&mut self, part: usize) {
        if let Some(bits) = self.parts.get_mut(part / 64) {
            *bits |= 1 << (part % 64);
        }
    }

    /// Takes in a kind of figure.
    pub fn add_kind(&mut self, kinds: Kinds) {
        self.kinds |= 1 << kinds as u16;
    }

    /// Whether a sentence that has so much from a place on may have what is needed.
    fn may_be_met(&self, has: &Self) -> bool {
        self.figures <= has.figures
            && self.times <= has.times
            && self.kinds & !has.kinds == 0
            && self.parts.iter().zip(&has.parts).all(|(need, has)| need & !has == 0)
    }
}

impl Openers {
    /// Takes in a pattern and gives it its place; none where it can begin with anything.
    pub(super) fn placed(&mut self, mut pattern: Pattern) -> Option<Pattern> {
        pattern.id = self.needs.len();
        let (mut needs, mut opens, mut first_sentence) = (Needs::default(), true, true);
        let parts = pattern.text.split_ascii_whitespace().filter(|part| !part.starts_with('@'));
        for (step, part) in pattern.steps.iter().zip(parts) {
            let (step, part, sure) = inner(step, part);
            first_sentence &= *step != Step::End;
            if opens && !self.open(step, part, pattern.id) {
                return None;
            }
            opens &= !sure;
            if sure && first_sentence {
                self.need(step, part, &mut needs);
            }
        }
        let numbers = needs.figures + needs.times;
        self.least = if pattern.id == 0 { numbers } else { self.least.min(numbers) };
        self.needs.push(needs);
        (!opens).then_some(pattern)
    }

    /// The phrases that begin with a word: the words behind it, and the part they are of.
    pub fn phrases(&self, word: &str) -> &[(Vec<String>, usize)] {
        if !self.shapes.may_have(word) {
            return &[];
        }
        self.phrases.get(word).map_or(&[], Vec::as_slice)
    }

    /// The patterns that can begin with a part.
    pub fn part(&self, part: usize) -> &[usize] {
        self.by_part.get(part).map_or(&[], Vec::as_slice)
    }

    /// Whether a pattern may begin where a sentence has so much from there on.
    pub fn may_fit(&self, pattern: usize, has: &Needs) -> bool {
        self.needs.get(pattern).is_some_and(|needs| needs.may_be_met(has))
    }

    /// Notes that a pattern can begin with a step; not where that can be anything.
    fn open(&mut self, step: &Step, part: &str, pattern: usize) -> bool {
        let list = match step {
            Step::Words(phrases, _) => {
                let part = self.number(part, phrases);
                self.by_part.get_mut(part)
            }
            Step::Figure(_, Kinds::Time) => Some(&mut self.time),
            Step::Figure(..) | Step::List(..) => Some(&mut self.figure),
            Step::End => Some(&mut self.end),
            Step::Gap(..) | Step::Maybe(_) => None,
        };
        // Listed once: what begins with the optional words may begin so without them too.
        if let Some(list) = list {
            if list.last() != Some(&pattern) {
                list.push(pattern);
            }
            return true;
        }
        false
    }

    fn need(&mut self, step: &Step, part: &str, needs: &mut Needs) {
        match step {
            Step::Words(phrases, _) => needs.add_part(self.number(part, phrases)),
            Step::Figure(_, Kinds::Time) => needs.times += 1,
            Step::Figure(_, kinds) => {
                needs.add_kind(*kinds);
                needs.figures += 1;
            }
            Step::List(_, kinds) => {
                needs.add_kind(*kinds);
                needs.figures += 2;
            }
            Step::Gap(..) | Step::End | Step::Maybe(_) => {}
        }
    }

    /// The number of a part of words.
    fn number(&mut self, part: &str, phrases: &[Vec<String>]) -> usize {
        if let Some(number) = self.parts.get(part) {
            return *number;
        }
        let number = self.by_part.len();
        self.parts.insert(part.to_owned(), number);
        self.by_part.push(Vec::new());
        for phrase in phrases {
            if let Some((first, rest)) = phrase.split_first() {
                self.shapes.add(first);
                let list = self.phrases.entry(first.clone()).or_default();
                list.push((rest.to_vec(), number));
            }
        }
        number
    }
}

/// A step without its "or nothing", its notation, and whether it must be there.
fn inner<'a>(mut step: &'a Step, mut part: &'a str) -> (&'a Step, &'a str, bool) {
    let mut sure = true;
    while let Step::Maybe(inner) = step {
        step = inner;
        part = part.strip_suffix('?').unwrap_or(part);
        sure = false;
    }
    (step, part, sure)
}
