//! What wordings can begin with, and what their first sentence must have: so that a row of words
//! is gone through once for all of them, and no wording is tried where it cannot be.

use super::pattern::Kinds;
use crate::lexicon::layout::index::Lists;
use crate::lexicon::layout::{Cell, number};

/// Patterns, by what they can begin with and what they need; each by its place among the patterns of
/// the table. The build script lays them out (`build/relations.rs`).
#[derive(Debug)]
pub struct Openers {
    /// Phrases of the parts of wordings by the numbers of their first words: the part, how many words
    /// stand behind the first one, and the numbers of these, by turns.
    phrases: Lists<'static>,
    /// The patterns that can begin with a time, the end of a sentence, each kind of figure, and with
    /// each part.
    lists: Lists<'static>,
    /// By the part that tells most of those that it needs, the patterns; behind them those that need
    /// none.
    keyed: Lists<'static>,
    /// What each pattern needs, in [`NEED`] cells.
    needs: &'static [[Cell; NEED]],
    /// Figures and times that every pattern needs at least.
    pub least: usize,
}

/// A phrase of a part by what stands behind its first word.
#[derive(Debug, Clone, Copy)]
pub struct Opener {
    /// The part.
    pub part: usize,
    rest: &'static [Cell],
}

impl Opener {
    /// The numbers of the words behind the first one.
    pub fn rest(&self) -> impl Iterator<Item = u16> + use<> {
        self.rest.iter().map(|cell| u16::try_from(u32::from_le_bytes(*cell)).unwrap_or(u16::MAX))
    }

    /// Whether the word behind the first one may be that of a number.
    #[inline]
    pub fn may_go_on(&self, word: u16) -> bool {
        self.rest.first().is_none_or(|cell| u32::from_le_bytes(*cell) == u32::from(word))
    }
}

/// Some patterns: a bit for each; those beyond the last bit are always among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Chosen([u64; 8]);

impl Chosen {
    fn add(&mut self, pattern: u32) {
        if let Some(bits) = self.0.get_mut(pattern as usize / 64) {
            *bits |= 1 << (pattern % 64);
        }
    }

    /// Whether a pattern is among them.
    #[inline]
    pub fn has(&self, pattern: u32) -> bool {
        self.0.get(pattern as usize / 64).is_none_or(|bits| bits >> (pattern % 64) & 1 == 1)
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|bits| *bits == 0)
    }
}

/// Bits of parts in eight cells, bits of kinds, how many figures and how many times.
const NEED: usize = 11;

/// Lists before that of the first part.
const PARTS: usize = 2 + Kinds::ALL.len();

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

    /// Takes in kinds of a figure: a bit for each.
    pub fn add_kinds(&mut self, kinds: u16) {
        self.kinds |= kinds;
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
        Self {
            phrases: Lists::new(laid_out!("relations.phrases")),
            lists: Lists::new(laid_out!("relations.openers")),
            keyed: Lists::new(laid_out!("relations.keyed")),
            needs: needs.as_chunks().0,
            least,
        }
    }
}

impl Openers {
    /// The phrases that begin with the word of a number.
    pub fn phrases(&self, word: u16) -> impl Iterator<Item = Opener> + use<> {
        let mut cells = self.phrases.get(u32::from(word));
        std::iter::from_fn(move || {
            let (part, count) = (number(cells, 0) as usize, number(cells, 1) as usize);
            let (rest, later) = cells.get(2..)?.split_at_checked(count)?;
            cells = later;
            Some(Opener { part, rest })
        })
    }

    /// The patterns that can begin with a figure of that kind.
    pub fn figure(&self, kinds: Kinds) -> impl Iterator<Item = u32> + use<> {
        self.list(2 + kinds as u32)
    }

    /// The patterns that can begin with a time.
    pub fn time(&self) -> impl Iterator<Item = u32> + use<> {
        self.list(0)
    }

    /// The patterns that can begin with the end of a sentence.
    pub fn end(&self) -> impl Iterator<Item = u32> + use<> {
        self.list(1)
    }

    /// The patterns that can begin with a part.
    pub fn part(&self, part: usize) -> impl Iterator<Item = u32> + use<> {
        self.list(u32::try_from(part.saturating_add(PARTS)).unwrap_or(u32::MAX))
    }

    fn list(&self, at: u32) -> impl Iterator<Item = u32> + use<> {
        self.lists.get(at).iter().map(|cell| u32::from_le_bytes(*cell))
    }

    /// The patterns whose needs a sentence that has so much may meet.
    pub fn chosen(&self, has: &Needs) -> Chosen {
        let mut chosen = Chosen::default();
        let parts = (0..).zip(&has.parts).flat_map(|(cell, bits): (u32, &u64)| {
            let mut rest = *bits;
            std::iter::from_fn(move || {
                let bit = (rest != 0).then(|| rest.trailing_zeros())?;
                rest &= rest.wrapping_sub(1);
                Some(cell * 64 + bit)
            })
        });
        let last = u32::try_from(self.keyed.len()).unwrap_or(u32::MAX).checked_sub(1);
        for part in parts.chain(last) {
            for cell in self.keyed.get(part) {
                let pattern = u32::from_le_bytes(*cell);
                if self.may_fit(pattern, has) {
                    chosen.add(pattern);
                }
            }
        }
        chosen
    }

    /// Whether a pattern may begin where a sentence has so much from there on.
    pub fn may_fit(&self, pattern: u32, has: &Needs) -> bool {
        self.needs.get(pattern as usize).is_some_and(|need| has.may_meet(need))
    }
}
