//! Where wordings may begin, found in one pass for all of them.

use super::Figure;
use super::line::{Item, Line};
use crate::lexicon::relations::words::OTHER;
use crate::lexicon::relations::{Kinds, Needs, Parts, Relations};
use crate::text::Map;
use std::ops::Range;

/// Where on a line each wording of the table may begin.
#[derive(Debug)]
pub struct Starts<'a> {
    relations: &'a Relations,
    /// Wordings and the places where they may begin, in order.
    places: Vec<(u32, u32)>,
}

/// Where wordings may begin in the sentences of a story: outlets print the copy of one agency, and
/// what may begin in a sentence hangs on its words and the kinds of its figures alone.
#[derive(Debug, Default)]
pub struct Known {
    /// The items of a sentence as numbers, and where in `places` its own stand.
    sentences: Map<Vec<u32>, Range<usize>>,
    /// Wordings and the places in the sentence where they may begin.
    places: Vec<(u32, u32)>,
    /// The sentence that is looked at.
    items: Vec<u32>,
}

/// What a wording can begin with at a place.
enum Opening {
    None,
    /// A figure or time, by the kinds of slots that take it: a bit for each.
    Kinds(u16),
    /// A word, by the parts of which a phrase stands there.
    Parts(Parts),
}

/// What stands for the items that are no words, above all words: a figure with its kinds, a time,
/// and nothing that a wording begins with.
const FIGURE: u32 = 1 << 16;
const TIME: u32 = 2 << 16;
const NOTHING: u32 = 3 << 16;
/// The bits of the number of a word, and of kinds.
const WORD: u32 = FIGURE - 1;

impl<'a> Starts<'a> {
    /// The places of a line, by what can begin there.
    pub fn of(line: &Line<'_>, relations: &'a Relations, known: &mut Known) -> Self {
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
                starts.known_sentence(line, from..at, known);
            }
            (from, numbers) = (at + 1, 0);
        }
        starts.known_sentence(line, from..line.items.len(), known);
        starts.places.sort_unstable();
        // What begins with words that may be left out is found by both.
        starts.places.dedup();
        starts
    }

    /// The table of wordings.
    pub(super) fn relations(&self) -> &'a Relations {
        self.relations
    }

    /// The places of a sentence, or of what stands between two ends, which may be known.
    fn known_sentence(&mut self, line: &Line<'_>, range: Range<usize>, known: &mut Known) {
        let Ok(start) = u32::try_from(range.start) else { return };
        known.items.clear();
        let items = line.items.get(range.clone()).unwrap_or_default();
        known.items.extend(range.clone().zip(items).map(|(at, item)| number(line, at, *item)));
        if let Some(own) = known.sentences.get(known.items.as_slice()) {
            let own = known.places.get(own.clone()).unwrap_or_default();
            self.places.extend(own.iter().map(|(pattern, at)| (*pattern, at + start)));
            return;
        }
        let (first, before) = (self.places.len(), known.places.len());
        self.sentence(&known.items, range);
        let own = self.places.get(first..).unwrap_or_default();
        known.places.extend(own.iter().map(|(pattern, at)| (*pattern, at - start)));
        known.sentences.insert(known.items.clone(), before..known.places.len());
    }

    /// The places of a sentence of these items, which stand there on the line.
    fn sentence(&mut self, items: &[u32], range: Range<usize>) {
        let openers = &self.relations.openers;
        // Mostly no wording fits the sentence.
        let mut all = Needs::default();
        for at in 0..items.len() {
            self.count(items, at, &mut all);
        }
        let chosen = openers.chosen(&all);
        if chosen.is_empty() {
            return;
        }
        // From the end on: a wording needs what stands at its start and behind it.
        let mut has = Needs::default();
        for (inside, at) in range.enumerate().rev() {
            let opening = self.count(items, inside, &mut has);
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
    fn count(&self, items: &[u32], at: usize, has: &mut Needs) -> Opening {
        let (item, rest) = match items.get(at..) {
            Some([item, rest @ ..]) => (*item, rest),
            _ => return Opening::None,
        };
        let low = u16::try_from(item & WORD).unwrap_or(OTHER);
        match item & !WORD {
            FIGURE => {
                has.figures += 1;
                has.add_kinds(low);
                Opening::Kinds(low)
            }
            TIME => {
                has.times += 1;
                Opening::Kinds(1 << Kinds::Time as u16)
            }
            NOTHING => Opening::None,
            _ => {
                let Some(begun) = self.relations.openers.begun(low) else { return Opening::None };
                let mut parts = begun.alone;
                let next = rest.first().and_then(|next| u16::try_from(*next).ok());
                for phrase in &begun.longer {
                    if phrase.may_go_on(next.unwrap_or(OTHER)) && stands(phrase.rest(), rest) {
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
    pub(super) fn places(&self, pattern: usize) -> impl Iterator<Item = usize> {
        let from = self.places.partition_point(|(own, _)| (*own as usize) < pattern);
        let own = self.places.iter().skip(from);
        let own = own.take_while(move |(own, _)| *own as usize == pattern);
        own.map(|(_, at)| *at as usize)
    }
}

/// An item as a number: a word by its own, a figure by the kinds of slots that take it.
fn number(line: &Line<'_>, at: usize, item: Item) -> u32 {
    match item {
        Item::Figure(_) => {
            let kinds = line.figure(at).into_iter().flat_map(Figure::kinds);
            FIGURE | kinds.fold(0, |bits, kinds| bits | 1 << kinds as u16)
        }
        Item::Time(_) => TIME,
        Item::Word(OTHER) | Item::End | Item::Break => NOTHING,
        Item::Word(word) => word.into(),
    }
}

/// Whether the words of those numbers begin a list of items.
fn stands(words: impl IntoIterator<Item = u16>, items: &[u32]) -> bool {
    let mut items = items.iter();
    words.into_iter().all(|word| items.next() == Some(&u32::from(word)))
}
