//! Words of dates, times and durations (`data/time.toml`): what each can mean.

use super::holidays::plain;
use super::index::WordIndex;
pub use super::time_cues::{Cue, Cues, DayPart, Season};
pub use super::time_sense::{Sense, Tense, TimeUnit, Weight};
use crate::model::Grain;
use crate::text::{Map, Set};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The number of a [`Sense`] in its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SenseId(u32);

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
    zone: BTreeMap<String, (i16, i16)>,
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
struct Tenses {
    future: Vec<String>,
    past: Vec<String>,
    not_past: Vec<String>,
}

/// The words of time, ready for look-ups.
#[derive(Debug)]
pub struct TimeWords {
    senses: Vec<Sense>,
    index: WordIndex,
    /// The words of the index, each with the number of its sense.
    words: Vec<(Box<str>, SenseId)>,
    zones: Map<String, (i16, i16)>,
    publication: Set<String>,
    joining: Set<String>,
}

impl Default for TimeWords {
    /// The built-in table.
    fn default() -> Self {
        Self::from_table(super::table(packed!("time")))
    }
}

impl TimeWords {
    fn from_table(table: Table) -> Self {
        let mut words = Self {
            senses: Vec::new(),
            index: WordIndex::default(),
            words: Vec::new(),
            zones: Map::default(),
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
        words.zones = table.zone.into_iter().collect();
        words.all(&table.tense.future, |sense| sense.tense = Some(Tense::Future));
        words.all(&table.tense.past, |sense| sense.tense = Some(Tense::Past));
        words.all(&table.tense.not_past, |sense| sense.not_past = true);
        words.publication = table.dateline.publication.into_iter().collect();
        words.joining = table.dateline.joining.into_iter().collect();
        words.senses.iter_mut().for_each(Sense::settle);
        words
    }

    /// Marks the words that names of holidays begin with.
    fn holidays(&mut self) {
        let holidays = super::holidays::Holidays::builtin();
        let mut done = Set::<&str>::default();
        for word in holidays.first_words().filter(|word| done.insert(word)) {
            let stem = word.trim_end_matches('s');
            let forms = [word.to_owned(), stem.to_owned(), format!("{stem}s")];
            for form in forms {
                let names = holidays.names(&plain(&form)).iter();
                let seconds = names.map(|(rest, _)| rest.first().map_or("", String::as_str));
                let seconds: Vec<Box<str>> = seconds.map(Box::from).collect();
                self.all(&[form], |sense| {
                    sense.holiday = true;
                    sense.seconds.clone_from(&seconds);
                });
            }
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
            let next = u32::try_from(self.senses.len()).unwrap_or(u32::MAX);
            let index = self.index.number(word, next);
            if index == next {
                self.senses.push(Sense::default());
                self.words.push((word.as_str().into(), SenseId(next)));
            }
            if let Some(sense) = self.senses.get_mut(index as usize) {
                set(sense);
            }
        }
    }

    /// What a word can mean, in any case of letters.
    pub fn sense(&self, word: &str) -> Option<&Sense> {
        self.sense_of(SenseId(self.index.find(word)?))
    }

    /// A sense by its number.
    #[inline]
    pub fn sense_of(&self, id: SenseId) -> Option<&Sense> {
        self.senses.get(id.0 as usize)
    }

    /// All words in lower case, each with the number of its sense.
    pub fn words(&self) -> impl Iterator<Item = (&str, SenseId)> {
        self.words.iter().map(|(word, sense)| (&**word, *sense))
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
        self.publication.contains(word.to_ascii_lowercase().as_str())
    }

    /// Whether a small word joins the names of a byline.
    pub fn is_joining(&self, word: &str) -> bool {
        self.joining.contains(word.to_ascii_lowercase().as_str())
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

/// Regular past forms end so.
const PAST_ENDING: &[u8] = b"ed";

fn code_of<T: for<'a> Deserialize<'a>>(code: &str) -> Option<T> {
    T::deserialize(serde::de::value::StrDeserializer::<serde::de::value::Error>::new(code)).ok()
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
