//! Finds wordings in a row of words and figures.

use super::Figure;
use super::line::{Item, Line};
use super::starts::Starts;
use crate::lexicon::relations::{Kinds, Mark, Step};
use crate::model::Decimal;

/// Places of the items that filled the slots of a wording, by slot.
pub type Slots = Vec<(char, Vec<usize>)>;

/// Steps tried from one start at most: bounds the work on hostile text.
const BUDGET: u32 = 1_500;
/// Words between two figures of a list at most.
const JOINT: usize = 14;
/// Figures of a list at most.
const LIST: usize = 24;
/// How many things named before a text counts up again at most ("the two penalties").
const LIST_SAID: i64 = 12;

/// All places where a wording is found, by its place among the patterns, each with its slots.
pub fn find(line: &Line<'_>, starts: &Starts<'_>, pattern: usize) -> Vec<Slots> {
    let mut found: Vec<Slots> = Vec::new();
    let mut places = starts.places(pattern).peekable();
    // Most wordings are never read.
    let pattern = places.peek().and_then(|_| starts.relations().wording(pattern));
    let Some(pattern) = pattern else { return found };
    for start in places {
        let mut run = Run { line, budget: BUDGET, slots: Vec::new() };
        if run.fits(&pattern.steps, start) && found.last() != Some(&run.slots) {
            found.push(run.slots);
        }
    }
    match pattern.antecedent {
        Some((slot, kinds)) => {
            found.iter().flat_map(|slots| with_antecedent(line, slots, slot, kinds)).collect()
        }
        None => found,
    }
}

/// The slots with each figure that the block gave before them, the nearest first.
fn with_antecedent(line: &Line<'_>, slots: &Slots, slot: char, kinds: Kinds) -> Vec<Slots> {
    let first = slots.iter().flat_map(|(_, places)| places).min().copied().unwrap_or(0);
    let before = (0..first).rev().take(BACK);
    let before = before.take_while(|at| line.items.get(*at) != Some(&Item::Break));
    before
        .filter(|at| line.figure(*at).is_some_and(|figure| figure.is(kinds)))
        .take(ANTECEDENTS)
        .map(|at| {
            let mut filled = slots.clone();
            filled.push((slot, vec![at]));
            filled
        })
        .collect()
}

/// How far back an "it" or "that" may go, in words and figures: the longest paragraphs.
const BACK: usize = 2_000;

/// Figures that an "it" or "that" may go back to at most.
const ANTECEDENTS: usize = 12;

struct Run<'l> {
    line: &'l Line<'l>,
    budget: u32,
    slots: Slots,
}

impl Run<'_> {
    fn fits(&mut self, steps: &[Step], at: usize) -> bool {
        steps.split_first().is_none_or(|(step, rest)| self.goes_on(step, rest, at))
    }

    /// Whether a step fits at a place, and the others behind it.
    fn goes_on(&mut self, step: &Step, rest: &[Step], at: usize) -> bool {
        let Some(budget) = self.budget.checked_sub(1) else { return false };
        self.budget = budget;
        match step {
            Step::Words(phrases) => {
                self.line.word(at).is_some_and(|word| phrases.may_begin(word))
                    && phrases.iter().any(|phrase| {
                        self.line.stands(phrase.iter().copied(), at)
                            && self.fits(rest, at.saturating_add(phrase.len()))
                    })
            }
            Step::Figure(slot, kinds) => {
                let fits = match self.line.items.get(at) {
                    Some(Item::Time(_)) => *kinds == Kinds::Time,
                    _ => self.line.figure(at).is_some_and(|figure| figure.is(*kinds)),
                };
                fits && self.may_go_on(rest, at + 1) && self.fill(*slot, vec![at], rest, at + 1)
            }
            Step::List(slot, kinds) => self.list(*slot, *kinds, rest, at),
            Step::Gap(most, wide) => self.gap(*most, *wide, rest, at),
            Step::End => {
                let end = matches!(self.line.items.get(at), Some(Item::End));
                end && self.fits(rest, at + 1)
            }
            Step::Maybe(inner) => self.goes_on(inner, rest, at) || self.fits(rest, at),
        }
    }

    /// Whether the first of the steps may fit at a place: a look that spares most figures the slot.
    fn may_go_on(&mut self, steps: &[Step], at: usize) -> bool {
        let Some(Step::Words(phrases)) = steps.first() else { return true };
        let may = self.line.word(at).is_some_and(|word| phrases.may_begin(word));
        // The step counts as tried.
        self.budget = self.budget.saturating_sub(u32::from(!may));
        may
    }

    fn fill(&mut self, slot: char, places: Vec<usize>, rest: &[Step], at: usize) -> bool {
        self.slots.push((slot, places));
        let fits = self.fits(rest, at);
        if !fits {
            self.slots.pop();
        }
        fits
    }

    fn gap(&mut self, most: usize, wide: bool, rest: &[Step], at: usize) -> bool {
        // "Together the TWO fines come to $19.5m": how many there were is tried last.
        let mut known = None;
        for words in 0..=most {
            let here = at + words;
            if self.is_known_count(here) {
                known = known.or(Some(here));
            } else if self.fits(rest, here) {
                return true;
            }
            match self.line.items.get(here) {
                Some(Item::Time(_)) => {}
                Some(Item::Figure(_)) if self.is_span(here) || self.is_known_count(here) => {}
                Some(Item::Word(_)) if !self.stops(here, wide) => {}
                _ => break,
            }
        }
        known.is_some_and(|here| self.fits(rest, here))
    }

    /// "over five years": a span of time that says when, not how much.
    fn is_span(&self, at: usize) -> bool {
        self.line.figure(at).is_some_and(|figure| figure.is(Kinds::Duration))
    }

    /// "the two penalties": how many were named before.
    fn is_known_count(&self, at: usize) -> bool {
        let Some(figure) = self.line.figure(at) else { return false };
        let known = at.checked_sub(1).is_some_and(|at| self.line.mark(at).any(Mark::KNOWN));
        known && figure.is(Kinds::Count) && figure.value <= Decimal::from(LIST_SAID)
    }

    /// Whether the word at a place ends a gap.
    fn stops(&self, at: usize, wide: bool) -> bool {
        let always = Mark::STOP.with(Mark::BARRIER);
        self.line.mark(at).any(if wide { always } else { always.with(Mark::NARROW) })
    }

    /// The longest list first, then shorter ones.
    fn list(&mut self, slot: char, kinds: Kinds, rest: &[Step], at: usize) -> bool {
        let members = self.members(kinds, at);
        (2..=members.len()).rev().any(|count| {
            let members = members.get(..count).unwrap_or_default();
            let next = members.last().map_or(at, |last| last + 1);
            self.fill(slot, members.to_vec(), rest, next)
        })
    }

    /// Figures of one unit from `at` on, joined by commas, "and" and a few words.
    fn members(&self, kinds: Kinds, at: usize) -> Vec<usize> {
        let Some(first) = self.line.figure(at).filter(|figure| figure.is(kinds)) else {
            return Vec::new();
        };
        let mut members = vec![at];
        let (mut last, mut joined, mut here) = (at, false, at + 1);
        let mut nested = false;
        while members.len() < LIST && here.saturating_sub(last) <= JOINT {
            match self.line.items.get(here) {
                Some(Item::Figure(_)) => {
                    let figure = self.line.figure(here);
                    let fits = |figure: &Figure| figure.is(kinds) && figure.adds_to(first);
                    if !nested && figure.is_some_and(fits) {
                        if !joined {
                            break;
                        }
                        members.push(here);
                        (last, joined) = (here, false);
                    }
                }
                // "$138B (an original $38B plus $100B)": what the part is made of is no part.
                Some(Item::Word(_)) => {
                    let mark = self.line.mark(here);
                    if mark.any(Mark::OPENS) && !joined {
                        nested = true;
                    } else if nested {
                        nested = !mark.any(Mark::CLOSES);
                        last = here;
                    } else {
                        joined |= mark.any(Mark::JOINT);
                        if self.stops(here, true) && !mark.any(Mark::SEMICOLON) {
                            break;
                        }
                    }
                }
                Some(Item::Time(_)) => {}
                Some(Item::End | Item::Break) | None => break,
            }
            here += 1;
        }
        members
    }
}
