//! One look-up a word: what the tables of numbers and times know of it.
//!
//! Extraction looks up every word of a text once; whoever needs to know whether a word means
//! something to a table reads the [`Marker`] found then.

use super::currencies::Currencies;
use super::index;
use super::layout::Cell;
use super::layout::keyed::Keyed;
use super::layout::marks::{self, Mark};
pub use super::layout::marks::{Around, Flags};
use super::layout::vocabulary::Vocabulary;
use super::numbers::NumberWord;
use super::time::{self, SenseId};
use super::units::Units;
use crate::model::Decimal;
use std::sync::OnceLock;

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
    /// Which phrases around figures may begin with it.
    pub heads: Around,
}

/// Words in lower case and their marks, as the build script lays them out (`build/markers.rs`).
#[derive(Debug)]
pub struct Markers {
    words: Vocabulary<'static>,
    /// The words that it can hold: most look-ups end here.
    keyed: Keyed<'static>,
    marks: &'static [Cell],
    /// By number, what was asked for before.
    read: Box<[OnceLock<Box<Marker>>]>,
    /// What the passes over a text look for, of each mark.
    flags: Vec<Flags>,
    /// What each mark means in a time expression: asked of every word, and these lie close together.
    senses: Vec<Option<SenseId>>,
    /// Which phrases around figures may begin with each sign of one byte.
    signs: Vec<Around>,
    /// The words that units and currencies of the user's own begin with; their numbers go on behind
    /// the others.
    own: Vec<(Box<str>, Marker, Flags)>,
}

impl Default for Markers {
    /// The tables in force.
    fn default() -> Self {
        let own = super::own::rows();
        if own.units.is_empty() && own.currencies.is_empty() {
            return Self::new(std::iter::empty());
        }
        let (units, currencies) = (Units::with(&own.units), Currencies::with(&own.currencies));
        let names = currencies.own_heads().map(|word| (word, Around::CURRENCY));
        Self::new(units.own_heads().map(|word| (word, Around::UNIT)).chain(names))
    }
}

impl Flags {
    /// These without those.
    #[must_use]
    pub const fn less(self, those: Self) -> Self {
        Self(self.0 & !those.0)
    }
}

impl Markers {
    /// The marks, with the words that the user's own units and currencies begin with.
    pub(super) fn new<'a>(own: impl Iterator<Item = (&'a str, Around)>) -> Self {
        let words = Vocabulary::new(laid_out!("markers.words"));
        let mut markers = Self {
            words,
            keyed: Keyed::new(laid_out!("markers.keyed")),
            marks: laid_out!("markers.marks").as_chunks().0,
            read: (0..words.len()).map(|_| OnceLock::new()).collect(),
            flags: Vec::new(),
            senses: Vec::new(),
            signs: Vec::new(),
            own: Vec::new(),
        };
        markers.settle();
        own.for_each(|(word, heads)| markers.add(&word.to_ascii_lowercase(), heads));
        markers.signs = (0_u8..128)
            .map(|sign| match sign {
                // "20 <kg>": what the bracket holds is not looked at.
                b'<' => Around::ALL,
                _ => markers.mark(markers.find_sign(sign)).heads,
            })
            .collect();
        markers
    }

    /// Adds to the flags as they lie what the words of time say of themselves.
    fn settle(&mut self) {
        let (flags, _): (&[[u8; 2]], _) = laid_out!("markers.flags").as_chunks();
        let time = time::Places::default();
        let sense = |place| SenseId::of(marks::sense(self.marks, place));
        self.senses = (0..flags.len()).map(sense).collect();
        let flags = self.senses.iter().zip(flags).map(|(sense, flags)| {
            let flags = Flags(u16::from_le_bytes(*flags));
            let opens = sense.is_some_and(|sense| time.opens(sense));
            if opens { flags.with(Flags::TIME) } else { flags }
        });
        self.flags = flags.collect();
    }

    /// Adds to the mark of a word.
    fn add(&mut self, word: &str, heads: Around) {
        if let Some((_, mark, _)) = self.own.iter_mut().find(|(known, ..)| **known == *word) {
            mark.heads = mark.heads.with(heads);
            return;
        }
        let number = self.look_up(word);
        let (mark, flags) = (*self.mark(number), self.flags(number));
        self.own.push((word.into(), Marker { heads: mark.heads.with(heads), ..mark }, flags));
    }

    /// Which phrases around figures may begin with a sign of one byte.
    #[inline]
    pub fn sign(&self, sign: u8) -> Around {
        self.signs.get(usize::from(sign)).copied().unwrap_or(Around::ALL)
    }

    fn find_sign(&self, sign: u8) -> u16 {
        let sign = char::from(sign);
        self.find(sign.encode_utf8(&mut [0; 4]), 0, sign.len_utf8())
    }

    /// The number of the mark of the word at `start..end` of a text; 0 is the empty mark. Case does
    /// not matter.
    #[inline]
    pub fn find(&self, text: &str, start: usize, end: usize) -> u16 {
        if !self.own.is_empty() {
            return self.find_own(text.get(start..end).unwrap_or(""));
        }
        self.keyed
            .find(text.as_bytes(), start, end)
            .unwrap_or_else(|| self.look_up(text.get(start..end).unwrap_or("")))
    }

    /// The same of a word of letters of ASCII.
    #[inline]
    pub fn find_word(&self, text: &str, start: usize, end: usize) -> u16 {
        if !self.own.is_empty() {
            return self.find(text, start, end);
        }
        self.keyed
            .find_word(text.as_bytes(), start, end)
            .unwrap_or_else(|| self.look_up(text.get(start..end).unwrap_or("")))
    }

    /// The same where the user has words of their own.
    #[cold]
    fn find_own(&self, word: &str) -> u16 {
        let own = self.own.iter().position(|(known, ..)| known.eq_ignore_ascii_case(word));
        let own = own.and_then(|own| u16::try_from(self.words.len() + own).ok());
        own.unwrap_or_else(|| self.look_up(word))
    }

    /// The same of a word of one to seven letters of ASCII, given as bytes in lower case.
    #[inline]
    pub fn find_letters(&self, letters: u64, len: usize) -> u16 {
        if !self.own.is_empty() {
            let letters = letters.to_le_bytes();
            let word = letters.get(..len).and_then(|word| std::str::from_utf8(word).ok());
            return self.find_own(word.unwrap_or_default());
        }
        self.keyed.find_among_many(letters)
    }

    #[cold]
    fn look_up(&self, word: &str) -> u16 {
        let number = index::folded(word, |lower| self.words.find(lower));
        number.and_then(|number| u16::try_from(number).ok()).unwrap_or(0)
    }

    /// What the passes over a text look for, of the words of a mark.
    #[inline]
    pub fn flags(&self, number: u16) -> Flags {
        match self.flags.get(usize::from(number)) {
            Some(flags) => *flags,
            None => self.own_mark(number).map_or(Flags::NONE, |(_, _, flags)| *flags),
        }
    }

    /// What the words of a mark mean in a time expression.
    #[inline]
    pub fn sense(&self, number: u16) -> Option<SenseId> {
        match self.senses.get(usize::from(number)) {
            Some(sense) => *sense,
            None => self.mark(number).sense,
        }
    }

    /// Which phrases around figures may begin with the words of a mark.
    #[inline]
    pub fn heads(&self, number: u16) -> Around {
        if usize::from(number) >= self.words.len() {
            return self.mark(number).heads;
        }
        marks::heads(self.marks, usize::from(number))
    }

    /// A mark by its number.
    #[inline]
    pub fn mark(&self, number: u16) -> &Marker {
        match self.read.get(usize::from(number)) {
            Some(mark) => mark.get_or_init(|| Box::new(self.read(number))),
            None => self.own_mark(number).map_or(&NOTHING, |(_, mark, _)| mark),
        }
    }

    fn own_mark(&self, number: u16) -> Option<&(Box<str>, Marker, Flags)> {
        self.own.get(usize::from(number).checked_sub(self.words.len())?)
    }

    #[cold]
    fn read(&self, number: u16) -> Marker {
        let mark = Mark::read(self.marks, usize::from(number));
        let (low, high) = mark.vague.unzip();
        Marker {
            number: NumberWord::of(mark.role, mark.value),
            vague: low.zip(high).map(|(low, high)| (low.into(), high.into())),
            multiple: mark.multiple.map(|(digits, behind)| Decimal::new(digits.into(), behind)),
            sense: SenseId::of(mark.sense),
            lasting: mark.lasting,
            begins_reference: mark.begins_reference,
            in_reference: mark.in_reference,
            is_reference: mark.is_reference,
            heads: mark.heads,
        }
    }
}

/// The mark of a word that no table has.
static NOTHING: Marker = Marker {
    number: None,
    vague: None,
    multiple: None,
    sense: None,
    lasting: false,
    begins_reference: false,
    in_reference: false,
    is_reference: false,
    heads: Around::NONE,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    /// The build script gathers what the loaders of the tables say.
    #[test]
    fn words_have_the_marks_that_the_tables_give_them() {
        let lexicon = Lexicon::default();
        let markers = &lexicon.markers;
        let mark = |word: &str| *markers.mark(markers.find(word, 0, word.len()));
        let heads = |word: &str| match word.as_bytes() {
            [sign] => markers.sign(*sign),
            _ if word.is_ascii() => mark(word).heads,
            // What begins beyond ASCII is not looked up.
            _ => Around::ALL,
        };
        let [before, after] = lexicon.bounds.heads();
        let figures = &lexicon.figures;
        for word in before {
            assert!(heads(word).any(Around::BOUND_BEFORE), "{word}");
        }
        for word in after {
            assert!(heads(word).any(Around::BOUND_AFTER), "{word}");
        }
        for (words, around) in [
            (figures.shares.heads().collect::<Vec<_>>(), Around::SHARE),
            (figures.degrees.heads().collect(), Around::DEGREE),
            (figures.age_words.heads().collect(), Around::AGE),
            (figures.remarks.heads().collect(), Around::REMARK),
            (figures.ages_before.heads().collect(), Around::AGE_BEFORE),
            (figures.age_states.heads().collect(), Around::AGE_STATE),
        ] {
            for word in words {
                assert!(heads(word).any(around), "{word}");
            }
        }
        for (word, value) in figures.multiples() {
            assert_eq!(mark(word).multiple, Some(value), "{word}");
        }
        assert!(figures.lasting.heads().all(|word| mark(word).lasting));
        for (word, sense) in lexicon.time.words().filter(|(word, _)| word.is_ascii()) {
            assert_eq!(mark(word).sense, Some(sense), "{word}");
            let unit = lexicon.time.sense_of(sense).is_some_and(|sense| sense.unit.is_some());
            assert_eq!(mark(word).heads.any(Around::SPAN), unit, "{word}");
        }
        let references = lexicon.references.words().map(|(word, at, len)| {
            let mark = mark(word);
            (at == 0 && !mark.begins_reference) || (len == 1) && !mark.is_reference
        });
        assert!(!references.into_iter().any(|lacks| lacks));
    }

    #[test]
    fn words_of_numbers() {
        let markers = Markers::new(std::iter::empty());
        let number = |word: &str| markers.mark(markers.find(word, 0, word.len())).number;
        assert_eq!(number("Twenty"), Some(NumberWord::Ten(Decimal::from(20))));
        assert_eq!(number("twentyfive"), Some(NumberWord::Unit(Decimal::from(25))));
        let third = NumberWord::Ordinal { rank: Decimal::from(33), plural: true };
        assert_eq!(number("thirtythirds"), Some(third));
        assert_eq!(number("million"), Some(NumberWord::Scale(Decimal::from(1_000_000))));
        assert_eq!(number("an"), Some(NumberWord::Article));
        assert_eq!(number("house"), None);
    }

    #[test]
    fn own_words_come_first() {
        let markers = Markers::new([("klick", Around::UNIT), ("now", Around::UNIT)].into_iter());
        let mark = |word: &str| *markers.mark(markers.find(word, 0, word.len()));
        assert!(mark("Klick").heads.any(Around::UNIT));
        assert!(mark("now").heads.any(Around::UNIT) && mark("now").begins_reference);
        assert_eq!(mark("twenty").number, Some(NumberWord::Ten(Decimal::from(20))));
    }
}
