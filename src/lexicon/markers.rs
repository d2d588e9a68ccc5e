//! One look-up a word: what the tables of numbers and times know of it.
//!
//! Extraction looks up every word of a text once; whoever needs to know whether a word means
//! something to a table reads the [`Marker`] found then.

use super::figures::Figures;
use super::index::WordIndex;
use super::keyed::Keyed;
use super::numbers::{NumberWord, Numbers};
use super::references::References;
use super::time::{Cue, SenseId, TimeWords};
use crate::model::Decimal;

/// What the tables know of a word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Marker {
    /// Its part in a number.
    pub number: Option<NumberWord>,
    /// What it allows where it is the plural of a scale without a number before it ("dozens").
    pub vague: Option<(Decimal, Decimal)>,
    /// The multiple that it is ("doubled").
    pub multiple: Option<Decimal>,
    /// What it means in a time expression; the table of these words has it by this number.
    pub sense: Option<SenseId>,
    /// Whether it begins the words of a span of time ("monthslong").
    pub lasting: bool,
    /// Whether it begins a phrase for a time that is not on the calendar ("the recent past").
    pub begins_reference: bool,
    /// Whether it stands further on in such a phrase.
    pub in_reference: bool,
    /// Whether it is such a phrase by itself.
    pub is_reference: bool,
}

/// The mark of a word that no table has.
const NOTHING: Marker = Marker {
    number: None,
    vague: None,
    multiple: None,
    sense: None,
    lasting: false,
    begins_reference: false,
    in_reference: false,
    is_reference: false,
};

/// What the passes over a text look for, a bit each: most tokens have none, and each pass goes from
/// one that has its bit to the next.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Flags(u8);

impl Flags {
    /// Nothing.
    pub const NONE: Self = Self(0);
    /// A part of a number in words.
    pub const NUMBER: Self = Self(1);
    /// A multiple ("doubled").
    pub const MULTIPLE: Self = Self(1 << 1);
    /// It begins the words of a span of time ("monthslong").
    pub const LASTING: Self = Self(1 << 2);
    /// A time that is not on the calendar may begin with it ("recently", "years", "a").
    pub const VAGUE: Self = Self(1 << 3);
    /// A figure.
    pub const FIGURE: Self = Self(1 << 4);
    /// A sign that a figure may have before it.
    pub const SIGN: Self = Self(1 << 5);

    /// All of both.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the two share one.
    #[inline]
    #[must_use]
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    fn of(mark: &Marker, time: &TimeWords) -> Self {
        let sense = mark.sense.and_then(|sense| time.sense_of(sense));
        let span = sense.is_some_and(|sense| sense.unit.is_some() || sense.is(Cue::A));
        let all = [
            (mark.number.is_some(), Self::NUMBER),
            (mark.multiple.is_some(), Self::MULTIPLE),
            (mark.lasting, Self::LASTING),
            (mark.begins_reference || span, Self::VAGUE),
        ];
        let set = all.into_iter().filter(|(holds, _)| *holds);
        set.fold(Self::NONE, |set, (_, flag)| set.with(flag))
    }
}

/// Words in lower case and their marks.
#[derive(Debug, Clone, Default)]
pub struct Markers {
    index: WordIndex,
    marks: Vec<Marker>,
    /// The words of the index that it can hold: most look-ups end here.
    keyed: Keyed,
    /// What the passes over a text look for, of each mark.
    flags: Vec<Flags>,
}

impl Markers {
    /// Gathers the words of the tables.
    pub fn new(
        numbers: &Numbers,
        figures: &Figures,
        time: &TimeWords,
        references: &References,
    ) -> Self {
        let mut markers = Self { marks: vec![NOTHING], ..Self::default() };
        for (word, role) in &numbers.words {
            markers.change(word, |mark| mark.number = Some(*role));
        }
        for (word, ends) in numbers.vague() {
            markers.change(word, |mark| mark.vague = Some(ends));
        }
        for (word, value) in figures.multiples() {
            markers.change(word, |mark| mark.multiple = Some(value));
        }
        for (word, sense) in time.words() {
            markers.change(word, |mark| mark.sense = Some(sense));
        }
        for word in figures.lasting_begins() {
            markers.change(word, |mark| mark.lasting = true);
        }
        for (word, at, len) in references.words() {
            markers.change(word, |mark| {
                mark.begins_reference |= at == 0;
                mark.in_reference |= at > 0;
                mark.is_reference |= len == 1;
            });
        }
        let words = numbers.words.keys().map(String::as_str);
        let words = words.chain(numbers.vague().map(|(word, _)| word));
        let words = words.chain(figures.multiples().map(|(word, _)| word).collect::<Vec<_>>());
        let words = words.chain(time.words().map(|(word, _)| word));
        let words = words.chain(figures.lasting_begins());
        let words: Vec<&str> = words.chain(references.words().map(|(word, ..)| word)).collect();
        markers.keyed = Keyed::new(words.iter().map(|word| (*word, markers.look_up(word))));
        markers.flags = markers.marks.iter().map(|mark| Flags::of(mark, time)).collect();
        markers
    }

    /// The number of the mark of the word at `start..end` of a text; 0 is the empty mark. Case does
    /// not matter.
    #[inline]
    pub fn find(&self, text: &str, start: usize, end: usize) -> u16 {
        self.keyed
            .find(text.as_bytes(), start, end)
            .unwrap_or_else(|| self.look_up(text.get(start..end).unwrap_or("")))
    }

    #[cold]
    fn look_up(&self, word: &str) -> u16 {
        self.index.find(word).and_then(|number| u16::try_from(number).ok()).unwrap_or(0)
    }

    /// What the passes over a text look for, of the words of a mark.
    #[inline]
    pub fn flags(&self, number: u16) -> Flags {
        self.flags.get(usize::from(number)).copied().unwrap_or(Flags::NONE)
    }

    /// A mark by its number.
    #[inline]
    pub fn mark(&self, number: u16) -> &Marker {
        self.marks.get(usize::from(number)).unwrap_or(&NOTHING)
    }

    /// Changes the entry of a word, made where there is none. Words are in lower case.
    fn change(&mut self, word: &str, change: impl FnOnce(&mut Marker)) {
        let next = u32::try_from(self.marks.len()).unwrap_or(0);
        let number = self.index.number(word, next);
        if number == next {
            self.marks.push(NOTHING);
        }
        if let Some(mark) = self.marks.get_mut(number as usize) {
            change(mark);
        }
    }
}
