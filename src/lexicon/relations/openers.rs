//! What wordings can begin with, and what their first sentence must have: so that a row of words
//! is gone through once for all of them, and no wording is tried where it cannot be.

use super::pattern::END;
use crate::lexicon::layout::index::Lists;
use crate::lexicon::layout::{Cell, number};

/// Patterns, by what they can begin with and what they need; each by its place among the patterns of
/// the table. The build script lays them out (`build/relations.rs`).
#[derive(Debug)]
pub struct Openers {
    /// What the words of wordings begin, by their numbers.
    words: Vec<Begun>,
    /// The patterns that can begin with the end of a sentence.
    ends: Vec<u32>,
    /// By the part that tells most of those that it needs, the patterns; behind them those that need
    /// none.
    keyed: Lists<'static>,
    /// The parts that have such patterns.
    keys: Parts,
    /// What each pattern needs, in [`NEED`] cells.
    needs: &'static [[Cell; NEED]],
    /// Figures and times that every pattern needs at least.
    pub least: usize,
}

/// Parts of wordings: a bit for each; parts beyond the last bit are not looked at.
pub type Parts = [u64; 4];

/// Sets the bit of a part.
fn add(parts: &mut Parts, part: usize) {
    if let Some(bits) = parts.get_mut(part / 64) {
        *bits |= 1 << (part % 64);
    }
}

/// The parts that both have.
fn common([a0, a1, a2, a3]: Parts, [b0, b1, b2, b3]: Parts) -> Parts {
    [a0 & b0, a1 & b1, a2 & b2, a3 & b3]
}

/// The parts of which a phrase begins with a word.
#[derive(Debug, Default)]
pub struct Begun {
    /// Those of which the word is a phrase by itself.
    pub alone: Parts,
    /// The longer phrases.
    pub longer: Vec<Opener>,
}

/// A phrase of a part by what stands behind its first word.
#[derive(Debug, Clone, Copy)]
pub struct Opener {
    part: usize,
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

    /// Adds its part.
    pub fn add_to(&self, parts: &mut Parts) {
        add(parts, self.part);
    }
}

/// The patterns that a sentence may have: a bit for each; the build script fails where the table has
/// more of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Chosen {
    patterns: [u64; 4],
    /// The parts that one of them can begin with.
    parts: Parts,
}

impl Chosen {
    fn add(&mut self, pattern: u32, need: &[Cell; NEED]) {
        if let Some(bits) = self.patterns.get_mut(pattern as usize / 64) {
            *bits |= 1 << (pattern % 64);
        }
        for (parts, cell) in self.parts.iter_mut().zip(0..) {
            *parts |= bits(need, OPENS + 2 * cell);
        }
    }

    /// Those of some parts that one of them can begin with, in order.
    pub fn begun_by(&self, parts: Parts) -> impl Iterator<Item = usize> + use<> {
        numbers(common(parts, self.parts)).map(|part| part as usize)
    }

    /// Whether one of them can begin with one of some parts.
    #[inline]
    pub fn may_begin(&self, parts: Parts) -> bool {
        common(parts, self.parts) != [0; 4]
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.patterns.iter().all(|bits| *bits == 0)
    }

    /// The patterns, in order.
    fn iter(&self) -> impl Iterator<Item = u32> + use<> {
        numbers(self.patterns)
    }
}

/// The numbers whose bits are set, in order.
fn numbers(set: [u64; 4]) -> impl Iterator<Item = u32> {
    (0..).zip(set).flat_map(|(cell, bits)| ones(bits).map(move |bit| cell * 64 + bit))
}

/// The places of the bits that are set.
fn ones(mut rest: u64) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let bit = (rest != 0).then(|| rest.trailing_zeros())?;
        rest &= rest.wrapping_sub(1);
        Some(bit)
    })
}

/// Bits of the parts that are needed in eight cells, bits of kinds, how many figures and how many
/// times; from [`OPENS`] on bits of the parts that it can begin with, then bits of kinds and [`END`].
const NEED: usize = 20;
const OPENS: usize = 11;

/// The bits in two cells.
fn bits(need: &[Cell; NEED], at: usize) -> u64 {
    u64::from(number(need, at)) | u64::from(number(need, at + 1)) << 32
}

/// The kinds of figures that it can begin with, times and the end of a sentence among them.
fn open_kinds(need: &[Cell; NEED]) -> u32 {
    number(need, NEED - 1)
}

/// What a sentence has from a place on, or a wording that begins there needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Needs {
    /// The parts of words.
    parts: Parts,
    /// A bit for each kind of figure.
    kinds: u16,
    /// How many figures.
    pub figures: usize,
    /// How many times.
    pub times: usize,
}

impl Needs {
    /// Takes in parts.
    #[inline]
    pub fn add_parts(&mut self, [b0, b1, b2, b3]: Parts) {
        let [a0, a1, a2, a3] = self.parts;
        self.parts = [a0 | b0, a1 | b1, a2 | b2, a3 | b3];
    }

    /// Takes in kinds of a figure: a bit for each.
    pub fn add_kinds(&mut self, kinds: u16) {
        self.kinds |= kinds;
    }

    /// Whether a sentence that has so much from a place on may have what is needed.
    fn may_meet(&self, need: &[Cell; NEED]) -> bool {
        let cell = |at| number(need, at);
        cell(9) as usize <= self.figures
            && cell(10) as usize <= self.times
            && cell(8) & !u32::from(self.kinds) == 0
            && self.parts.iter().enumerate().all(|(at, has)| bits(need, 2 * at) & !has == 0)
    }
}

impl Default for Openers {
    fn default() -> Self {
        let (needs, _) = laid_out!("relations.needs").as_chunks::<4>();
        let (least, needs) = needs
            .split_first()
            .map_or((0, needs), |(least, needs)| (u32::from_le_bytes(*least) as usize, needs));
        let needs = needs.as_chunks().0;
        let ends = (0..).zip(needs).filter(|(_, need)| open_kinds(need) & END != 0);
        let phrases = Lists::new(laid_out!("relations.phrases"));
        let words = (0..).take(phrases.len()).map(|word| begun(phrases.get(word)));
        let keyed = Lists::new(laid_out!("relations.keyed"));
        let mut keys = Parts::default();
        let parts = (0..).take(keyed.len()).filter(|part| !keyed.get(*part).is_empty());
        parts.for_each(|part| add(&mut keys, part as usize));
        Self {
            words: words.collect(),
            ends: ends.map(|(pattern, _)| pattern).collect(),
            keyed,
            keys,
            needs,
            least,
        }
    }
}

/// What a word begins: of each phrase the part, how many words stand behind the first one, and the
/// numbers of these, by turns.
fn begun(mut cells: &'static [Cell]) -> Begun {
    let mut begun = Begun::default();
    while let Some((part, rest)) = cells.split_first_chunk::<2>() {
        let part = number(part, 0) as usize;
        let count = number(cells, 1) as usize;
        let Some((rest, later)) = rest.split_at_checked(count) else { break };
        if rest.is_empty() {
            add(&mut begun.alone, part);
        } else {
            begun.longer.push(Opener { part, rest });
        }
        cells = later;
    }
    begun
}

impl Openers {
    /// What the word of a number begins.
    #[inline]
    pub fn begun(&self, word: u16) -> Option<&Begun> {
        self.words.get(usize::from(word))
    }

    /// The patterns that can begin with the end of a sentence.
    pub fn ends(&self) -> impl Iterator<Item = u32> {
        self.ends.iter().copied()
    }

    /// Those of some patterns that can begin with a part.
    pub fn by_part(&self, part: usize, chosen: &Chosen) -> impl Iterator<Item = u32> {
        let begins = move |need| bits(need, OPENS + 2 * (part / 64)) >> (part % 64) & 1 == 1;
        chosen.iter().filter(move |pattern| self.need(*pattern).is_some_and(begins))
    }

    /// Those that can begin with a figure or time of some kinds: a bit for each.
    pub fn by_kinds(&self, kinds: u16, chosen: &Chosen) -> impl Iterator<Item = u32> {
        let begins = move |need| open_kinds(need) & u32::from(kinds) != 0;
        chosen.iter().filter(move |pattern| self.need(*pattern).is_some_and(begins))
    }

    fn need(&self, pattern: u32) -> Option<&'static [Cell; NEED]> {
        self.needs.get(pattern as usize)
    }

    /// The patterns whose needs a sentence that has so much may meet.
    pub fn chosen(&self, has: &Needs) -> Chosen {
        let mut chosen = Chosen::default();
        let last = u32::try_from(self.keyed.len()).unwrap_or(u32::MAX).checked_sub(1);
        for part in numbers(common(has.parts, self.keys)).chain(last) {
            for cell in self.keyed.get(part) {
                let pattern = u32::from_le_bytes(*cell);
                if let Some(need) = self.need(pattern).filter(|need| has.may_meet(need)) {
                    chosen.add(pattern, need);
                }
            }
        }
        chosen
    }

    /// Whether a pattern may begin where a sentence has so much from there on.
    pub fn may_fit(&self, pattern: u32, has: &Needs) -> bool {
        self.need(pattern).is_some_and(|need| has.may_meet(need))
    }
}
