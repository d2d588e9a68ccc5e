//! What wordings can begin with, and what their first sentence must have: so that a row of words
//! is gone through once for all of them, and no wording is tried where it cannot be.

use super::pattern::{Kinds, Shapes};
use crate::lexicon::layout::index::{Index, Lists};
use crate::lexicon::layout::vocabulary::{NONE, Vocabulary};
use crate::lexicon::layout::{Cell, number};
use std::sync::OnceLock;

/// Patterns, by what they can begin with and what they need; each by its place among the patterns of
/// the table. The build script lays them out (`build/relations.rs`).
#[derive(Debug)]
pub struct Openers {
    /// Phrases of the parts of wordings by their first word: the number of the words behind it, and
    /// the part, by turns.
    phrases: Index<'static>,
    /// What the first words look like.
    shapes: Shapes,
    /// What stands behind them.
    rests: Vocabulary<'static>,
    /// By the numbers of first words, the phrases that were asked for before.
    made: Box<[OnceLock<Vec<Opener>>]>,
    /// The patterns that can begin with a figure, a time, the end of a sentence, and with each part.
    lists: Lists<'static>,
    /// What each pattern needs, in [`NEED`] cells.
    needs: &'static [[Cell; NEED]],
    /// Figures and times that every pattern needs at least.
    pub least: usize,
}

/// Words behind a first one, and the part that the phrase is of.
pub type Opener = (Vec<&'static str>, usize);

/// Bits of parts in eight cells, bits of kinds, how many figures and how many times.
const NEED: usize = 11;

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
    fn may_meet(&self, need: &[Cell; NEED]) -> bool {
        let cell = |at| number(need, at);
        let bits = |at: usize| u64::from(cell(2 * at)) | u64::from(cell(2 * at + 1)) << 32;
        cell(9) as usize <= self.figures
            && cell(10) as usize <= self.times
            && cell(8) & !u32::from(self.kinds) == 0
            && self.parts.iter().enumerate().all(|(at, has)| bits(at) & !has == 0)
    }
}

impl Default for Openers {
    fn default() -> Self {
        let (needs, _) = laid_out!("relations.needs").as_chunks::<4>();
        let (least, needs) = needs
            .split_first()
            .map_or((0, needs), |(least, needs)| (u32::from_le_bytes(*least) as usize, needs));
        let phrases = Index::new(laid_out!("relations.phrases"));
        Self {
            phrases,
            shapes: Shapes::of(phrases.words()),
            made: (0..phrases.len()).map(|_| OnceLock::new()).collect(),
            rests: Vocabulary::new(laid_out!("relations.rests")),
            lists: Lists::new(laid_out!("relations.openers")),
            needs: needs.as_chunks().0,
            least,
        }
    }
}

impl Openers {
    /// The phrases that begin with a word: the words behind it, and the part they are of.
    pub fn phrases(&self, word: &str) -> &[Opener] {
        if !self.shapes.may_have(word) {
            return &[];
        }
        let number = self.phrases.find(word);
        let made = self.made.get(number as usize).filter(|_| number != NONE);
        made.map_or(&[], |made| made.get_or_init(|| self.read(number)))
    }

    fn read(&self, number: u32) -> Vec<Opener> {
        let mut numbers = self.phrases.list(number);
        let opener = || {
            let (rest, part) = (numbers.next()?, numbers.next()?);
            let rest = self.rests.text(rest).unwrap_or_default();
            Some((rest.split_ascii_whitespace().collect(), part as usize))
        };
        std::iter::from_fn(opener).collect()
    }

    /// The patterns that can begin with a figure.
    pub fn figure(&self) -> impl Iterator<Item = u32> + use<> {
        self.list(0)
    }

    /// The patterns that can begin with a time.
    pub fn time(&self) -> impl Iterator<Item = u32> + use<> {
        self.list(1)
    }

    /// The patterns that can begin with the end of a sentence.
    pub fn end(&self) -> impl Iterator<Item = u32> + use<> {
        self.list(2)
    }

    /// The patterns that can begin with a part.
    pub fn part(&self, part: usize) -> impl Iterator<Item = u32> + use<> {
        self.list(u32::try_from(part).map_or(u32::MAX, |part| part.saturating_add(3)))
    }

    fn list(&self, at: u32) -> impl Iterator<Item = u32> + use<> {
        self.lists.get(at).iter().map(|cell| u32::from_le_bytes(*cell))
    }

    /// Whether a pattern may begin where a sentence has so much from there on.
    pub fn may_fit(&self, pattern: u32, has: &Needs) -> bool {
        self.needs.get(pattern as usize).is_some_and(|need| has.may_meet(need))
    }
}
