//! One look-up a word: what the tables of numbers and times know of it.
//!
//! Extraction looks up every word of a text once; whoever needs to know whether a word means
//! something to a table reads the [`Marker`] found then.

use super::bounds::Bounds;
use super::currencies::Currencies;
use super::figures::Figures;
use super::index::WordIndex;
use super::keyed::Keyed;
use super::numbers::{NumberWord, Numbers};
use super::references::References;
use super::time::{SenseId, TimeWords};
use super::units::Units;
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
    /// Which phrases around figures may begin with it.
    pub heads: Around,
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
    heads: Around::NONE,
};

/// Phrases around a figure, by what they are: a bit for each tells whether one may begin with a word
/// or a sign. Most words around figures begin none, and need not be held against the tables.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Around(u16);

bits!(Around);

impl Around {
    /// Any: of what is not looked up.
    pub const ALL: Self = Self(u16::MAX);
    /// Percent and points.
    pub const SHARE: Self = Self(1);
    /// Degrees.
    pub const DEGREE: Self = Self(1 << 1);
    /// Words behind an age, and its units.
    pub const AGE: Self = Self(1 << 2);
    /// Words before an age, the last of them.
    pub const AGE_BEFORE: Self = Self(1 << 3);
    /// Words that state an age, the last of them.
    pub const AGE_STATE: Self = Self(1 << 4);
    /// Remarks about the text.
    pub const REMARK: Self = Self(1 << 5);
    /// Names of currencies.
    pub const CURRENCY: Self = Self(1 << 6);
    /// Units of measurement.
    pub const UNIT: Self = Self(1 << 7);
    /// Units of time.
    pub const SPAN: Self = Self(1 << 8);
    /// Bounds before the figure, the last word of them.
    pub const BOUND_BEFORE: Self = Self(1 << 9);
    /// Bounds behind the figure.
    pub const BOUND_AFTER: Self = Self(1 << 10);
}

/// What the passes over a text look for, a bit each: most tokens have none, and each pass goes from
/// one that has its bit to the next.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Flags(u16);

bits!(Flags);

impl Flags {
    /// A number in words may begin with it.
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
    /// Such a time may be this word without the one behind it.
    pub const VAGUE_ALONE: Self = Self(1 << 6);
    /// Such a time may go on with it.
    pub const VAGUE_ON: Self = Self(1 << 7);
    /// A time expression may begin with it.
    pub const TIME: Self = Self(1 << 8);

    fn of(mark: &Marker, time: &TimeWords) -> Self {
        let unit = mark.sense.is_some_and(|sense| time.is_unit(sense));
        let span = unit || mark.sense.is_some_and(|sense| time.is_one(sense));
        let all = [
            (mark.vague.is_some() || mark.number.is_some_and(NumberWord::begins), Self::NUMBER),
            (mark.multiple.is_some(), Self::MULTIPLE),
            (mark.lasting, Self::LASTING),
            (mark.begins_reference || span, Self::VAGUE),
            (mark.is_reference || unit, Self::VAGUE_ALONE),
            (mark.in_reference || unit, Self::VAGUE_ON),
            (mark.sense.is_some_and(|sense| time.opens(sense)), Self::TIME),
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
    /// The word of each mark.
    words: Vec<Box<str>>,
    /// The words of the index that it can hold: most look-ups end here.
    keyed: Keyed,
    /// What the passes over a text look for, of each mark.
    flags: Vec<Flags>,
    /// What it means in a time expression, of each mark.
    senses: Vec<Option<SenseId>>,
    /// Which phrases around figures may begin with each sign of one byte.
    signs: Vec<Around>,
}

/// The tables that marks are gathered from.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a> {
    /// The words of numbers.
    pub numbers: &'a Numbers,
    /// Words around figures.
    pub figures: &'a Figures,
    /// Words of time.
    pub time: &'a TimeWords,
    /// Times that are not on the calendar.
    pub references: &'a References,
    /// Currencies.
    pub currencies: &'a Currencies,
    /// Units of measurement.
    pub units: &'a Units,
    /// Words that bound a figure.
    pub bounds: &'a Bounds,
}

impl<'a> Sources<'a> {
    /// The words that phrases around figures begin with.
    fn heads(self) -> impl Iterator<Item = (&'a str, Around)> {
        let of = |heads| move |word| (word, heads);
        let [before, after] = self.bounds.heads();
        let spans = self.time.words().filter(|(_, sense)| self.time.is_unit(*sense));
        let spans = spans.map(|(word, _)| (word, Around::SPAN));
        let bounds = before.map(of(Around::BOUND_BEFORE)).chain(after.map(of(Around::BOUND_AFTER)));
        let names = self.currencies.heads().map(of(Around::CURRENCY));
        let units = self.units.heads().map(of(Around::UNIT));
        self.behind().chain(bounds).chain(names).chain(units).chain(spans)
    }

    /// The words of the table of figures that phrases around them begin with.
    fn behind(self) -> impl Iterator<Item = (&'a str, Around)> {
        let of = |heads| move |word| (word, heads);
        let figures = self.figures;
        let shares = figures.shares.heads().map(of(Around::SHARE));
        let degrees = figures.degrees.heads().map(of(Around::DEGREE));
        let ages = figures.age_words.heads().chain(figures.ages.keys().map(String::as_str));
        let remarks = figures.remarks.heads().map(of(Around::REMARK));
        let before = figures.ages_before.heads().map(of(Around::AGE_BEFORE));
        let states = figures.age_states.heads().map(of(Around::AGE_STATE));
        let behind = shares.chain(degrees).chain(ages.map(of(Around::AGE))).chain(remarks);
        behind.chain(before).chain(states)
    }
}

impl Markers {
    /// Gathers the words of the tables.
    pub fn new(sources: Sources<'_>) -> Self {
        let Sources { numbers, figures, time, references, .. } = sources;
        let mut markers =
            Self { marks: vec![NOTHING], words: vec![Box::default()], ..Self::default() };
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
        for (word, heads) in sources.heads() {
            let word = word.to_ascii_lowercase();
            markers.change(&word, |mark| mark.heads = mark.heads.with(heads));
        }
        markers.settle(time);
        markers
    }

    /// Makes what follows from the marks.
    fn settle(&mut self, time: &TimeWords) {
        let words = (0_u16..).zip(&self.words).skip(1);
        self.keyed = Keyed::new(words.map(|(number, word)| (&**word, number)));
        self.flags = self.marks.iter().map(|mark| Flags::of(mark, time)).collect();
        self.senses = self.marks.iter().map(|mark| mark.sense).collect();
        self.signs = (0_u8..128)
            .map(|sign| match sign {
                // "20 <kg>": what the bracket holds is not looked at.
                b'<' => Around::ALL,
                _ => self.mark(self.look_up(char::from(sign).encode_utf8(&mut [0; 4]))).heads,
            })
            .collect();
    }

    /// Which phrases around figures may begin with a sign of one byte.
    #[inline]
    pub fn sign(&self, sign: u8) -> Around {
        self.signs.get(usize::from(sign)).copied().unwrap_or(Around::ALL)
    }

    /// The number of the mark of the word at `start..end` of a text; 0 is the empty mark. Case does
    /// not matter.
    #[inline]
    pub fn find(&self, text: &str, start: usize, end: usize) -> u16 {
        self.keyed
            .find(text.as_bytes(), start, end)
            .unwrap_or_else(|| self.look_up(text.get(start..end).unwrap_or("")))
    }

    /// The same of a word of one to seven letters of ASCII, given as bytes in lower case.
    #[inline]
    pub fn find_letters(&self, letters: u64, len: usize) -> u16 {
        self.keyed.find_letters(letters, len)
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

    /// What the words of a mark mean in a time expression.
    #[inline]
    pub fn sense(&self, number: u16) -> Option<SenseId> {
        self.senses.get(usize::from(number)).copied().flatten()
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
            self.words.push(word.into());
        }
        if let Some(mark) = self.marks.get_mut(number as usize) {
            change(mark);
        }
    }
}
