//! Words of dates, times and durations (`data/time.toml`): what each can mean.

use super::holidays::{is_plain, plain};
use super::index::WordIndex;
pub use super::time_cues::{Cue, Cues, DayPart, Season};
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
    /// The second words of those names, an empty one where it is a name by itself.
    seconds: Vec<Box<str>>,
    /// Where the word puts the event of its clause.
    pub tense: Option<Tense>,
    /// It ends like a past form and is none.
    pub not_past: bool,
    /// TIMEX3 period of a word that recurs by itself.
    pub recurring: Option<String>,
    /// These follow from the rest.
    weight: Weight,
    /// The weight but for the names of holidays that begin with it.
    plain_weight: Weight,
    name: bool,
    time: bool,
    day: bool,
    count: bool,
}

/// What a word brings to a time expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Weight {
    /// Nothing: it only tells the tense.
    #[default]
    None,
    /// It leads to what follows ("the", "since").
    Frame,
    /// A number word: a time only with more behind it.
    Number,
    /// Time itself: a month, a unit, "today".
    Content,
}

/// The number of a [`Sense`] in its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SenseId(u32);

impl Sense {
    /// Whether the word by itself names a time: a month, a weekday, a season ...
    #[inline]
    pub fn is_name(&self) -> bool {
        self.name
    }

    /// Whether the word alone is of time: a month, a weekday, a unit, a number word ...
    #[inline]
    pub fn is_time(&self) -> bool {
        self.time
    }

    /// Whether a date or a period can begin with the word, or go on with it behind "the"; but for
    /// the names of holidays that begin with "the".
    #[inline]
    pub fn begins_date(&self) -> bool {
        self.day
    }

    /// Whether an amount of time can begin with the word.
    #[inline]
    pub fn begins_amount(&self) -> bool {
        self.count
    }

    fn names(&self) -> bool {
        self.month.is_some()
            || self.weekday.is_some()
            || self.weekdays.is_some()
            || self.decade.is_some()
            || self.season.is_some()
            || self.daypart.is_some()
            || self.recurring.is_some()
    }

    fn is_time_without_number(&self) -> bool {
        self.names() || self.ordinal.is_some() || self.unit.is_some()
    }

    /// Whether the word can be part of a time expression; others only tell the tense.
    #[inline]
    pub fn is_part(&self) -> bool {
        self.weight > Weight::None
    }

    /// What the word brings to a time expression, but for the names of holidays that begin with it
    /// ("the" and "white" begin some).
    #[inline]
    pub fn plain_weight(&self) -> Weight {
        self.plain_weight
    }

    /// Whether the name of a holiday may begin with this word and go on with another; with none
    /// given, whatever stands there.
    pub fn may_name_day(&self, second: Option<&str>) -> bool {
        let fits = |word: &str, wanted: &str| wanted.is_empty() || is_plain(word, wanted);
        self.holiday
            && second.is_none_or(|word| self.seconds.iter().any(|wanted| fits(word, wanted)))
    }

    /// Whether the word does this.
    #[inline]
    pub fn is(&self, cue: Cue) -> bool {
        self.cues & cue.bit() != 0
    }

    /// Whether the word does any of this.
    #[inline]
    pub fn any_of(&self, cues: Cues) -> bool {
        self.cues & cues.bits() != 0
    }

    /// Whether the word does any of this.
    #[inline]
    pub fn any(&self, cues: &[Cue]) -> bool {
        self.cues != 0 && cues.iter().any(|cue| self.is(*cue))
    }

    /// Sets what follows from the rest.
    fn settle(&mut self) {
        let number = self.cardinal.is_some();
        self.name = self.names();
        self.time = number || self.holiday || self.is_time_without_number();
        self.plain_weight = if self.is_time_without_number() || self.any_of(CONTENT) {
            Weight::Content
        } else if number {
            Weight::Number
        } else if self.cues != 0 {
            Weight::Frame
        } else {
            Weight::None
        };
        self.weight = if self.holiday { Weight::Content } else { self.plain_weight };
        self.count = number || self.any_of(COUNTING);
        self.day = self.time || self.count || self.any_of(DATING);
    }
}

/// Small words that an amount of time can begin with.
const COUNTING: Cues = Cues::of(&[
    Cue::A,
    Cue::Half,
    Cue::Few,
    Cue::Several,
    Cue::Some,
    Cue::Couple,
    Cue::Dozen,
    Cue::Another,
    Cue::All,
]);

/// Small words that a date or a period can begin with.
const DATING: Cues = Cues::of(&[
    Cue::Today,
    Cue::Yesterday,
    Cue::Tomorrow,
    Cue::Eoy,
    Cue::Eom,
    Cue::Bom,
    Cue::Now,
    Cue::Last,
    Cue::Past,
    Cue::Previous,
    Cue::Next,
    Cue::Coming,
    Cue::Following,
    Cue::This,
    Cue::Current,
    Cue::Same,
    Cue::That,
    Cue::My,
    Cue::Fiscal,
    Cue::Fy,
    Cue::Cy,
    Cue::Calendar,
    Cue::Yearof,
    Cue::Monthof,
    Cue::Dayof,
]);

/// Small words that are, or end, an expression without a word that is of time by itself.
const CONTENT: Cues = Cues::of(&[
    Cue::Today,
    Cue::Yesterday,
    Cue::Tomorrow,
    Cue::Tonight,
    Cue::Now,
    Cue::Recently,
    Cue::Currently,
    Cue::Date,
    Cue::Midnight,
    Cue::Oclock,
    Cue::Am,
    Cue::Pm,
    Cue::Fiscal,
    Cue::Fy,
    Cue::Cy,
    Cue::Eoy,
    Cue::Eom,
    Cue::Bom,
    Cue::Boy,
    Cue::Weekend,
    Cue::Eve,
    Cue::Monthof,
    Cue::Yearof,
    Cue::Dayof,
]);

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
        for word in holidays.first_words() {
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
