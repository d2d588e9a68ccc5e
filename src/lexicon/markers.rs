//! One look-up a word: what the tables of numbers and times know of it.
//!
//! Extraction looks up every word of a text once; whoever needs to know whether a word means
//! something to a table reads the [`Marker`] found then.

use super::figures::Figures;
use super::numbers::{NumberWord, Numbers};
use crate::model::Decimal;
use crate::text::Map;

/// What the tables know of a word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Marker {
    /// Its part in a number.
    pub number: Option<NumberWord>,
    /// The multiple that it is ("doubled").
    pub multiple: Option<Decimal>,
}

/// Words in lower case and their marks.
#[derive(Debug, Clone)]
pub struct Markers {
    index: Map<Box<str>, u16>,
    marks: Vec<Marker>,
    longest: usize,
}

impl Default for Markers {
    /// The built-in tables.
    fn default() -> Self {
        Self::new(&Numbers::default(), &Figures::default())
    }
}

impl Markers {
    /// Gathers the words of the tables.
    pub fn new(numbers: &Numbers, figures: &Figures) -> Self {
        let mut markers =
            Self { index: Map::default(), marks: vec![Marker::default()], longest: 0 };
        for (word, role) in &numbers.words {
            markers.change(word, |mark| mark.number = Some(*role));
        }
        for (word, value) in figures.multiples() {
            markers.change(word, |mark| mark.multiple = Some(value));
        }
        markers
    }

    /// The number of a word's mark; 0 is the empty mark. Case does not matter.
    pub fn find(&self, word: &str) -> u16 {
        let mut buffer = [0_u8; 24];
        let Some(lower) = buffer.get_mut(..word.len()) else { return 0 };
        if word.len() > self.longest {
            return 0;
        }
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        let lower = std::str::from_utf8(lower).unwrap_or("");
        self.index.get(lower).copied().unwrap_or(0)
    }

    /// A mark by its number.
    pub fn mark(&self, number: u16) -> Marker {
        self.marks.get(usize::from(number)).copied().unwrap_or_default()
    }

    /// Changes the entry of a word, made where there is none. Words are in lower case.
    fn change(&mut self, word: &str, change: impl FnOnce(&mut Marker)) {
        self.longest = self.longest.max(word.len());
        let next = u16::try_from(self.marks.len()).unwrap_or(0);
        let number = *self.index.entry(word.into()).or_insert(next);
        if number == next {
            self.marks.push(Marker::default());
        }
        if let Some(mark) = self.marks.get_mut(usize::from(number)) {
            change(mark);
        }
    }
}
