//! Words of dates, times and durations (`data/time.toml`): what each can mean.

use super::holidays::{DayNames, plain};
use super::index;
use super::layout::index::Index;
use super::layout::vocabulary::Vocabulary;
pub use super::time_cues::{Cue, Cues, DayPart, Season};
pub use super::time_forms::Forms;
pub use super::time_sense::{Sense, Tense, TimeUnit, Weight};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::num::NonZeroU16;
use std::sync::OnceLock;

/// The number of a [`Sense`] in its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SenseId(NonZeroU16);

impl SenseId {
    /// The sense of that number; none for 0.
    pub(super) fn of(number: u32) -> Option<Self> {
        u16::try_from(number).ok().and_then(NonZeroU16::new).map(Self)
    }

    fn number(self) -> u32 {
        u32::from(self.0.get())
    }
}

/// The heads of units, by the numbers of the build script.
const UNIT: u32 = 6;
const UNITS: u32 = 7;
/// The heads that say no more than how a word of another head is meant.
const SINGULAR: u32 = 8;
const TENSE: u32 = 13;
/// The head of small words.
const CUE: u32 = 12;

/// What is looked up as it is.
#[derive(Default, Deserialize)]
struct Table<'a> {
    #[serde(borrow)]
    zone: BTreeMap<&'a str, (i16, i16)>,
    dateline: Dateline<'a>,
}

#[derive(Default, Deserialize)]
struct Dateline<'a> {
    #[serde(borrow)]
    publication: Vec<&'a str>,
    joining: Vec<&'a str>,
}

/// The words of time, ready for look-ups.
#[derive(Debug)]
pub struct TimeWords {
    places: Places,
    /// By the numbers of words, what was asked for before; the first is that of no word.
    senses: Box<[OnceLock<Option<Box<Sense>>>]>,
    zones: BTreeMap<&'static str, (i16, i16)>,
    publication: Vec<&'static str>,
    joining: Vec<&'static str>,
}

/// The words, each with the heads and keys under which it stands, as the build script numbers them
/// (`build/times.rs`).
#[derive(Debug, Clone, Copy)]
pub(super) struct Places {
    words: Index<'static>,
    keys: Vocabulary<'static>,
    holidays: DayNames,
}

impl Default for Places {
    fn default() -> Self {
        Self {
            words: Index::new(laid_out!("time.senses")),
            keys: Vocabulary::new(laid_out!("time.keys")),
            holidays: DayNames::default(),
        }
    }
}

impl Places {
    /// Makes the sense of a word.
    fn read(&self, number: u32) -> Sense {
        let mut sense = Sense::default();
        for place in self.words.list(number) {
            let (head, key) = (place >> 16, place & 0xffff);
            let small = i8::try_from(key).ok();
            match head {
                0 => sense.month = small,
                1 => sense.weekday = small,
                2 => sense.weekdays = small,
                3 => sense.cardinal = Some(key),
                4 => sense.ordinal = Some(key),
                5 => sense.decade = i16::try_from(key).ok(),
                _ => Self::add(&mut sense, head, self.keys.text(key).unwrap_or_default()),
            }
        }
        let word = self.words.text(number).unwrap_or_default();
        sense.holiday = self.holidays.begin_with(word);
        if sense.holiday {
            let rests = self.holidays.of(&plain(word)).map(|(rest, _)| rest);
            sense.seconds = rests.map(|rest| rest.split(' ').next().unwrap_or_default()).collect();
        }
        sense.settle();
        sense
    }

    /// Adds what a word is under a key of a head.
    fn add(sense: &mut Sense, head: u32, key: &'static str) {
        match head {
            UNIT | UNITS => {
                let (grain, times) = key.split_once(' ').unwrap_or((key, "1"));
                let times = times.parse().unwrap_or(1);
                sense.unit = code_of(grain).map(|grain| TimeUnit { grain, times, singular: false });
            }
            SINGULAR => sense.unit = sense.unit.map(|unit| TimeUnit { singular: true, ..unit }),
            9 => sense.season = code_of(key),
            10 => sense.daypart = code_of(key),
            11 => sense.recurring = Some(key),
            CUE => sense.cues |= code_of(key).map_or(0, Cue::bit),
            _ => match key {
                "future" => sense.tense = Some(Tense::Future),
                "past" => sense.tense = Some(Tense::Past),
                _ => sense.not_past = true,
            },
        }
    }

    /// What [`Sense::opens`] says of a word, without making its sense.
    pub(super) fn opens(&self, id: SenseId) -> bool {
        let (mut cues, mut time) = (0, false);
        for place in self.words.list(id.number()) {
            match place >> 16 {
                CUE => {
                    let key = self.keys.text(place & 0xffff).unwrap_or_default();
                    cues |= code_of(key).map_or(0, Cue::bit);
                }
                SINGULAR | TENSE => {}
                _ => time = true,
            }
        }
        time || Sense::of_cues(cues).opens()
            || self.words.text(id.number()).is_some_and(|word| self.holidays.begin_with(word))
    }
}

impl Default for TimeWords {
    /// The built-in table.
    fn default() -> Self {
        let table: Table<'_> = super::table(laid_out!("time.rest"));
        let places = Places::default();
        Self {
            places,
            senses: (0..places.words.len()).map(|_| OnceLock::new()).collect(),
            zones: table.zone,
            publication: table.dateline.publication,
            joining: table.dateline.joining,
        }
    }
}

impl TimeWords {
    /// What a word can mean, in any case of letters.
    pub fn sense(&self, word: &str) -> Option<&Sense> {
        self.sense_of(SenseId::of(index::folded(word, |lower| self.places.words.find(lower))?)?)
    }

    /// A sense by its number.
    #[inline]
    pub fn sense_of(&self, id: SenseId) -> Option<&Sense> {
        self.sense_if(Some(id))
    }

    /// The same of any word. About as many words have a sense as have none, in no order that a
    /// processor could foretell: both are looked up in one way.
    #[inline]
    pub fn sense_if(&self, id: Option<SenseId>) -> Option<&Sense> {
        let number = id.map_or(0, |id| id.0.get());
        let sense = self.senses.get(usize::from(number))?;
        sense.get_or_init(|| id.map(|id| Box::new(self.places.read(id.number())))).as_deref()
    }

    /// All words in lower case, each with the number of its sense.
    #[cfg(test)]
    pub(super) fn words(&self) -> impl Iterator<Item = (&str, SenseId)> {
        self.places.words.words().zip((1..).filter_map(SenseId::of))
    }

    /// Whether a word as written is the name of a time zone.
    pub fn is_zone(&self, word: &str) -> bool {
        word.len() <= 4 && self.zones.contains_key(word)
    }

    /// How many minutes the clocks of a zone are ahead of GMT, at the least and at the most.
    pub fn ahead(&self, zone: &str) -> Option<(i16, i16)> {
        self.zones.get(zone).copied()
    }

    /// Whether a word stands before a day of publication.
    pub fn is_publication(&self, word: &str) -> bool {
        self.publication.iter().any(|known| known.eq_ignore_ascii_case(word))
    }

    /// Whether a small word joins the names of a byline.
    pub fn is_joining(&self, word: &str) -> bool {
        self.joining.iter().any(|known| known.eq_ignore_ascii_case(word))
    }

    /// Where a word with this sense puts the event of its clause, if it does. Regular past forms end
    /// in "ed".
    pub fn tense(word: &str, sense: Option<&Sense>) -> Option<Tense> {
        if let Some(tense) = sense.and_then(|sense| sense.tense) {
            return Some(tense);
        }
        let past = word.len() > 3 && matches!(word.as_bytes(), [.., b'e', b'd']);
        (past && !sense.is_some_and(|sense| sense.not_past)).then_some(Tense::Past)
    }
}

fn code_of<T: for<'a> Deserialize<'a>>(code: &str) -> Option<T> {
    T::deserialize(serde::de::value::StrDeserializer::<serde::de::value::Error>::new(code)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Grain;

    #[test]
    fn the_table_is_read() {
        let words = TimeWords::default();
        assert_eq!(words.sense("SEPT").and_then(|sense| sense.month), Some(9));
        let second = words.sense("second").expect("in the table");
        assert_eq!(second.ordinal, Some(2));
        assert_eq!(second.unit.map(|unit| unit.grain), Some(Grain::Second));
        assert!(words.sense("o’clock").is_some_and(|sense| sense.is(Cue::Oclock)));
        assert_eq!(TimeWords::tense("announced", words.sense("announced")), Some(Tense::Past));
        assert_eq!(TimeWords::tense("need", words.sense("need")), None);
    }
}
