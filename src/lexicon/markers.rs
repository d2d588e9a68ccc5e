//! One look-up a word: what the tables of numbers and times know of it.
//!
//! Extraction looks up every word of a text once; whoever needs to know whether a word means
//! something to a table reads the [`Marker`] found then.

use super::figures::Figures;
use super::index::WordIndex;
use super::numbers::{NumberWord, Numbers};
use super::references::References;
use super::time::{SenseId, TimeWords};
use crate::model::Decimal;

/// What the tables know of a word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Marker {
    /// Its part in a number.
    pub number: Option<NumberWord>,
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
}

/// The mark of a word that no table has.
const NOTHING: Marker = Marker {
    number: None,
    multiple: None,
    sense: None,
    lasting: false,
    begins_reference: false,
    in_reference: false,
};

/// Words in lower case and their marks.
#[derive(Debug, Clone, Default)]
pub struct Markers {
    index: WordIndex,
    marks: Vec<Marker>,
}

impl Markers {
    /// Gathers the words of the tables.
    pub fn new(
        numbers: &Numbers,
        figures: &Figures,
        time: &TimeWords,
        references: &References,
    ) -> Self {
        let mut markers = Self { index: WordIndex::default(), marks: vec![NOTHING] };
        for (word, role) in &numbers.words {
            markers.change(word, |mark| mark.number = Some(*role));
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
        for (word, begins) in references.words() {
            markers.change(word, |mark| {
                mark.begins_reference |= begins;
                mark.in_reference |= !begins;
            });
        }
        markers
    }

    /// The number of a word's mark; 0 is the empty mark. Case does not matter.
    #[inline]
    pub fn find(&self, word: &str) -> u16 {
        self.index.find(word).and_then(|number| u16::try_from(number).ok()).unwrap_or(0)
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
