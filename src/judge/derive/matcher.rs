//! Finds wordings in a row of words and figures.

use super::Figure;
use super::line::{Item, Line};
use crate::lexicon::relations::words::OTHER;
use crate::lexicon::relations::{Kinds, Mark, Needs, Parts, Relations, Step};
use crate::model::Decimal;
use std::ops::Range;

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

/// Where on a line each wording of the table may begin: found in one pass for all of them.
#[derive(Debug)]
pub struct Starts<'a> {
    relations: &'a Relations,
    /// Wordings and the places where they may begin, in order.
    places: Vec<(u32, u32)>,
}

/// What a wording can begin with at a place.
enum Opening {
    None,
    /// A figure or time, by the kinds of slots that take it: a bit for each.
    Kinds(u16),
    /// A word, by the parts of which a phrase stands there.
    Parts(Parts),
}

impl<'a> Starts<'a> {
    /// The places of a line, by what can begin there.
    pub fn of(line: &Line<'_>, relations: &'a Relations) -> Self {
        let openers = &relations.openers;
        let mut starts = Self { relations, places: Vec::new() };
        let (mut from, mut numbers) = (0, 0);
        for (at, item) in line.items.iter().enumerate() {
            match item {
                Item::Word(_) => continue,
                Item::Figure(_) | Item::Time(_) => {
                    numbers += 1;
                    continue;
                }
                Item::End => starts.note(openers.ends(), at),
                Item::Break => {}
            }
            // Nothing begins in a sentence without figures.
            if numbers >= openers.least {
                starts.sentence(line, from..at);
            }
            (from, numbers) = (at + 1, 0);
        }
        starts.sentence(line, from..line.items.len());
        starts.places.sort_unstable();
        // What begins with words that may be left out is found by both.
        starts.places.dedup();
        starts
    }

    /// The places of a sentence, or of what stands between two ends.
    fn sentence(&mut self, line: &Line<'_>, range: Range<usize>) {
        let openers = &self.relations.openers;
        let items = line.items.get(range.clone()).unwrap_or_default();
        // Mostly no wording fits the sentence.
        let mut all = Needs::default();
        for (at, item) in range.clone().zip(items) {
            self.count(line, at, *item, &mut all);
        }
        let chosen = openers.chosen(&all);
        if chosen.is_empty() {
            return;
        }
        // From the end on: a wording needs what stands at its start and behind it.
        let mut has = Needs::default();
        for (at, item) in range.zip(items).rev() {
            let opening = self.count(line, at, *item, &mut has);
            let fits = |pattern: &u32| openers.may_fit(*pattern, &has);
            match opening {
                Opening::Kinds(kinds) => {
                    self.note(openers.by_kinds(kinds, &chosen).filter(fits), at);
                }
                Opening::Parts(parts) if chosen.may_begin(parts) => {
                    for part in chosen.begun_by(parts) {
                        self.note(openers.by_part(part, &chosen).filter(fits), at);
                    }
                }
                Opening::Parts(_) | Opening::None => {}
            }
        }
    }

    /// What a wording can begin with at a place, which is added to what a sentence has.
    fn count(&self, line: &Line<'_>, at: usize, item: Item, has: &mut Needs) -> Opening {
        match item {
            Item::Figure(_) => {
                let kinds = line.figure(at).into_iter().flat_map(Figure::kinds);
                let kinds = kinds.fold(0, |bits, kinds| bits | 1 << kinds as u16);
                has.figures += 1;
                has.add_kinds(kinds);
                Opening::Kinds(kinds)
            }
            Item::Time(_) => {
                has.times += 1;
                Opening::Kinds(1 << Kinds::Time as u16)
            }
            Item::Word(OTHER) | Item::End | Item::Break => Opening::None,
            Item::Word(word) => {
                let Some(begun) = self.relations.openers.begun(word) else { return Opening::None };
                let mut parts = begun.alone;
                let next = line.word(at + 1).unwrap_or(OTHER);
                for phrase in &begun.longer {
                    if phrase.may_go_on(next) && line.stands(phrase.rest(), at + 1) {
                        phrase.add_to(&mut parts);
                    }
                }
                has.add_parts(parts);
                Opening::Parts(parts)
            }
        }
    }

    fn note(&mut self, patterns: impl Iterator<Item = u32>, at: usize) {
        let Ok(at) = u32::try_from(at) else { return };
        self.places.extend(patterns.map(|pattern| (pattern, at)));
    }

    /// The wordings among some that may begin anywhere.
    pub fn among(&self, patterns: Range<usize>) -> impl Iterator<Item = usize> {
        let own = |from: usize| {
            let at = self.places.partition_point(|(own, _)| (*own as usize) < from);
            self.places.get(at).map(|(own, _)| *own as usize)
        };
        let mut from = patterns.start;
        std::iter::from_fn(move || {
            let found = own(from).filter(|found| *found < patterns.end)?;
            from = found + 1;
            Some(found)
        })
    }

    /// The places where a wording may begin.
    fn places(&self, pattern: usize) -> impl Iterator<Item = usize> {
        let from = self.places.partition_point(|(own, _)| (*own as usize) < pattern);
        let own = self.places.iter().skip(from);
        let own = own.take_while(move |(own, _)| *own as usize == pattern);
        own.map(|(_, at)| *at as usize)
    }
}

/// All places where a wording is found, by its place among the patterns, each with its slots.
pub fn find(line: &Line<'_>, starts: &Starts<'_>, pattern: usize) -> Vec<Slots> {
    let mut found: Vec<Slots> = Vec::new();
    let mut places = starts.places(pattern).peekable();
    // Most wordings are never read.
    let pattern = places.peek().and_then(|_| starts.relations.wording(pattern));
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
