//! Words of dates, times and durations (`data/time.toml`): what each can mean.

pub use super::time_cues::{Cue, DayPart, Season};
use crate::model::Grain;
use crate::text::{Map, Set};
use serde::Deserialize;
use std::collections::BTreeMap;

/// A unit of time: so many of a grain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeUnit {
    /// The grain.
    pub grain: Grain,
    /// How many of it ("fortnight" is two weeks).
    pub times: u8,
    /// Whether the word is singular ("week", not "weeks").
    pub singular: bool,
}

/// Where a clause puts an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    /// It has happened.
    Past,
    /// It is to come.
    Future,
}

/// Everything that a word can mean in a time expression.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sense {
    /// What the small word does, a bit for each [`Cue`]: a word may do several things.
    cues: u128,
    /// 1 to 12.
    pub month: Option<i8>,
    /// 1 (Monday) to 7.
    pub weekday: Option<i8>,
    /// The same, recurring ("Mondays").
    pub weekdays: Option<i8>,
    /// A number word.
    pub cardinal: Option<u32>,
    /// An ordinal word.
    pub ordinal: Option<u32>,
    /// "Seventies": 70.
    pub decade: Option<i16>,
    /// A unit of time.
    pub unit: Option<TimeUnit>,
    /// A season.
    pub season: Option<Season>,
    /// A part of the day.
    pub daypart: Option<DayPart>,
    /// Names of holidays begin with it.
    pub holiday: bool,
    /// Where the word puts the event of its clause.
    pub tense: Option<Tense>,
    /// It ends like a past form and is none.
    pub not_past: bool,
    /// TIMEX3 period of a word that recurs by itself.
    pub recurring: Option<String>,
}

impl Sense {
    /// Whether the word by itself names a time: a month, a weekday, a season ...
    pub fn is_name(&self) -> bool {
        self.month.is_some()
            || self.weekday.is_some()
            || self.weekdays.is_some()
            || self.decade.is_some()
            || self.season.is_some()
            || self.daypart.is_some()
            || self.recurring.is_some()
    }

    /// Whether the word alone is of time: a month, a weekday, a unit, a number word ...
    pub fn is_time(&self) -> bool {
        self.month.is_some()
            || self.weekday.is_some()
            || self.weekdays.is_some()
            || self.cardinal.is_some()
            || self.ordinal.is_some()
            || self.decade.is_some()
            || self.unit.is_some()
            || self.season.is_some()
            || self.daypart.is_some()
            || self.recurring.is_some()
            || self.holiday
    }

    /// Whether the word can be part of a time expression; others only tell the tense.
    pub fn is_part(&self) -> bool {
        self.cues != 0 || self.is_time()
    }

    /// Whether the word does this.
    pub fn is(&self, cue: Cue) -> bool {
        self.cues & cue.bit() != 0
    }
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    month: BTreeMap<String, Vec<String>>,
    weekday: BTreeMap<String, Vec<String>>,
    weekdays: BTreeMap<String, Vec<String>>,
    cardinal: BTreeMap<String, Vec<String>>,
    ordinal: BTreeMap<String, Vec<String>>,
    decade: BTreeMap<String, Vec<String>>,
    unit: BTreeMap<Grain, Vec<String>>,
    units: BTreeMap<String, Several>,
    singular: Singular,
    season: BTreeMap<String, Vec<String>>,
    daypart: BTreeMap<String, Vec<String>>,
    recurring: BTreeMap<String, Vec<String>>,
    cue: BTreeMap<Cue, Vec<String>>,
    zone: Zones,
    tense: Tenses,
    dateline: Dateline,
}

#[derive(Default, Deserialize)]
struct Dateline {
    publication: Vec<String>,
    joining: Vec<String>,
}

#[derive(Deserialize)]
struct Several {
    words: Vec<String>,
    grain: Grain,
    times: u8,
}

#[derive(Default, Deserialize)]
struct Singular {
    words: Vec<String>,
}

#[derive(Default, Deserialize)]
struct Zones {
    names: Vec<String>,
}

#[derive(Default, Deserialize)]
struct Tenses {
    future: Vec<String>,
    past: Vec<String>,
    not_past: Vec<String>,
}

/// The words of time, ready for look-ups.
#[derive(Debug)]
pub struct TimeWords {
    senses: Vec<Sense>,
    index: Map<Key, u16>,
    /// For each first byte, which lengths occur: most words of a text end here.
    shapes: Vec<u32>,
    zones: Set<String>,
    publication: Set<Key>,
    joining: Set<Key>,
}

/// A word of up to 16 bytes, lower case.
type Key = u128;

impl Default for TimeWords {
    /// The built-in table.
    fn default() -> Self {
        Self::from_table(super::table(include_str!("data/time.toml")))
    }
}

impl TimeWords {
    fn from_table(table: Table) -> Self {
        let mut words = Self {
            senses: Vec::new(),
            index: Map::default(),
            shapes: vec![0; 256],
            zones: Set::default(),
            publication: Set::default(),
            joining: Set::default(),
        };
        words.numbered(table.month, |sense, n| sense.month = i8::try_from(n).ok());
        words.numbered(table.weekday, |sense, n| sense.weekday = i8::try_from(n).ok());
        words.numbered(table.weekdays, |sense, n| sense.weekdays = i8::try_from(n).ok());
        words.numbered(table.cardinal, |sense, n| sense.cardinal = Some(n));
        words.numbered(table.ordinal, |sense, n| sense.ordinal = Some(n));
        words.numbered(table.decade, |sense, n| sense.decade = i16::try_from(n).ok());
        for (grain, list) in table.unit {
            words.all(&list, |sense| {
                sense.unit = Some(TimeUnit { grain, times: 1, singular: false });
            });
        }
        for Several { words: list, grain, times } in table.units.into_values() {
            words.all(&list, |sense| sense.unit = Some(TimeUnit { grain, times, singular: false }));
        }
        words.all(&table.singular.words, |sense| {
            if let Some(unit) = &mut sense.unit {
                unit.singular = true;
            }
        });
        for (code, list) in table.season {
            let season = code_of(&code);
            words.all(&list, |sense| sense.season = season);
        }
        for (code, list) in table.daypart {
            let part = code_of(&code);
            words.all(&list, |sense| sense.daypart = part);
        }
        for (period, list) in table.recurring {
            words.all(&list, |sense| sense.recurring = Some(period.clone()));
        }
        for (cue, list) in table.cue {
            words.all(&list, |sense| sense.cues |= cue.bit());
        }
        words.holidays();
        words.zones = table.zone.names.into_iter().collect();
        words.all(&table.tense.future, |sense| sense.tense = Some(Tense::Future));
        words.all(&table.tense.past, |sense| sense.tense = Some(Tense::Past));
        words.all(&table.tense.not_past, |sense| sense.not_past = true);
        let keys = |list: &[String]| list.iter().filter_map(|word| key(word)).collect();
        words.publication = keys(&table.dateline.publication);
        words.joining = keys(&table.dateline.joining);
        words
    }

    /// Marks the words that names of holidays begin with.
    fn holidays(&mut self) {
        let holidays = super::holidays::Holidays::default();
        for word in holidays.first_words() {
            let plain = word.trim_end_matches('s');
            let forms = [word.to_owned(), plain.to_owned(), format!("{plain}s")];
            self.all(&forms, |sense| sense.holiday = true);
        }
    }

    fn numbered(&mut self, table: BTreeMap<String, Vec<String>>, set: fn(&mut Sense, u32)) {
        for (number, list) in table {
            let Ok(number) = number.parse() else { continue };
            self.all(&list, |sense| set(sense, number));
        }
    }

    fn all(&mut self, words: &[String], set: impl Fn(&mut Sense)) {
        for word in words {
            let Some(key) = key(word) else { continue };
            let next = u16::try_from(self.senses.len()).unwrap_or(u16::MAX);
            let index = *self.index.entry(key).or_insert(next);
            if index == next {
                self.senses.push(Sense::default());
            }
            if let Some(sense) = self.senses.get_mut(usize::from(index)) {
                set(sense);
            }
            let first = word.as_bytes().first().copied().unwrap_or(0);
            for first in [first, first.to_ascii_uppercase()] {
                if let Some(lengths) = self.shapes.get_mut(usize::from(first)) {
                    *lengths |= 1 << word.len().min(31);
                }
            }
        }
    }

    /// What a word can mean, in any case of letters.
    pub fn sense(&self, word: &str) -> Option<&Sense> {
        let first = word.as_bytes().first().copied().unwrap_or(0);
        let lengths = self.shapes.get(usize::from(first)).copied().unwrap_or(0);
        // A curly apostrophe takes three bytes where the table has one.
        if !word.is_ascii() {
            let plain = word.replace('’', "'");
            return if plain.is_ascii() && plain.len() < 16 { self.sense(&plain) } else { None };
        }
        if lengths & (1 << word.len().min(31)) == 0 {
            return None;
        }
        let index = self.index.get(&key(word)?)?;
        self.senses.get(usize::from(*index))
    }

    /// Whether a word as written is the name of a time zone.
    pub fn is_zone(&self, word: &str) -> bool {
        word.len() <= 4 && self.zones.contains(word)
    }

    /// Whether a word stands before a day of publication.
    pub fn is_publication(&self, word: &str) -> bool {
        key(word).is_some_and(|key| self.publication.contains(&key))
    }

    /// Whether a small word joins the names of a byline.
    pub fn is_joining(&self, word: &str) -> bool {
        key(word).is_some_and(|key| self.joining.contains(&key))
    }

    /// Where a word with this sense puts the event of its clause, if it does.
    pub fn tense(word: &str, sense: Option<&Sense>) -> Option<Tense> {
        if let Some(tense) = sense.and_then(|sense| sense.tense) {
            return Some(tense);
        }
        let bytes = word.as_bytes();
        let past = bytes.len() > 3 && bytes.ends_with(PAST_ENDING);
        (past && !sense.is_some_and(|sense| sense.not_past)).then_some(Tense::Past)
    }
}

/// The ending of regular past forms.
const PAST_ENDING: &[u8] = b"ed";

fn code_of<T: for<'a> Deserialize<'a>>(code: &str) -> Option<T> {
    T::deserialize(serde::de::value::StrDeserializer::<serde::de::value::Error>::new(code)).ok()
}

/// The bytes of a word, lower case, if there are at most 16.
fn key(word: &str) -> Option<Key> {
    let bytes = word.as_bytes();
    if bytes.len() > 16 || bytes.is_empty() {
        return None;
    }
    Some(bytes.iter().fold(0, |key, byte| (key << 8) | Key::from(byte.to_ascii_lowercase())))
}

#[cfg(test)]
mod tests {
    use super::*;

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
