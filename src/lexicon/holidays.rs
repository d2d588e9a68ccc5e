//! Days with a name (`data/holidays.toml`, `data/festivals.toml`), and the day of each in any year.

use super::calendars;
use super::layout::index::Index;
use super::layout::vocabulary::Vocabulary;
use super::packed::Rows;
use jiff::Span;
use jiff::civil::Date;
use serde::Deserialize;
use std::sync::LazyLock;

pub(crate) use super::layout::holidays::plain;

/// How a holiday's day follows from the year.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holiday {
    /// They are looked up in [`DayNames`].
    #[serde(borrow)]
    #[cfg_attr(not(test), expect(dead_code, reason = "the row has them"))]
    names: Vec<&'static str>,
    on: Option<&'static str>,
    nth: Option<(i8, i8, i8)>,
    easter: Option<i64>,
    orthodox: Option<i64>,
    hebrew: Option<(i8, i8)>,
    hijri: Option<(i8, i8)>,
    #[serde(default)]
    dates: Vec<Date>,
    /// Years in which it is a day shorter: a month of 29 days.
    #[serde(skip)]
    short: Vec<i16>,
    /// Moved by so many days.
    #[serde(default)]
    plus: i64,
    /// How many days it lasts.
    #[serde(default = "one")]
    days: i16,
    /// The only country where it is so.
    region: Option<&'static str>,
    /// Moved by so many days from a Sunday.
    #[serde(default)]
    sunday: i64,
    /// Moved forward to the first such weekday.
    next: Option<i8>,
    /// Moved to the next working day; that of the fifteenth of April also past the sixteenth, a
    /// holiday where the US tax office sits.
    #[serde(default)]
    working: bool,
    /// Moved to the nearest working day.
    #[serde(default)]
    observed: bool,
}

fn one() -> i16 {
    1
}

impl Holiday {
    /// How many days it lasts in a year.
    pub fn days(&self, year: i16) -> i16 {
        self.days - i16::from(self.short.contains(&year))
    }

    /// Its first day in a year.
    pub fn day(&self, year: i16) -> Option<Date> {
        let day = self.rule(year)?;
        let weekday = day.weekday().to_monday_one_offset();
        let moved = if let Some(next) = self.next {
            i64::from((next - weekday).rem_euclid(7))
        } else if self.observed {
            match weekday {
                6 => -1,
                7 => 1,
                _ => 0,
            }
        } else if self.working {
            // The holiday of the sixteenth is kept on a Friday or Monday beside a weekend.
            match weekday {
                5 | 6 => 3,
                7 => 2,
                _ => 0,
            }
        } else if weekday == 7 {
            self.sunday
        } else {
            0
        };
        add(day, self.plus + moved)
    }

    fn rule(&self, year: i16) -> Option<Date> {
        if let Some(on) = self.on {
            let (month, day) = on.split_once('-')?;
            return Date::new(year, month.parse().ok()?, day.parse().ok()?).ok();
        }
        if let Some((n, weekday, month)) = self.nth {
            let weekday = jiff::civil::Weekday::from_monday_one_offset(weekday).ok()?;
            return Date::new(year, month, 1).ok()?.nth_weekday_of_month(n, weekday).ok();
        }
        if let Some(offset) = self.easter {
            return add(calendars::easter(year)?, offset);
        }
        if let Some(offset) = self.orthodox {
            return add(calendars::orthodox_easter(year)?, offset);
        }
        if let Some((month, day)) = self.hebrew {
            return calendars::hebrew(year, month, day);
        }
        let listed = self.dates.iter().copied().find(|date| date.year() == year);
        listed.or_else(|| self.hijri.and_then(|(month, day)| calendars::hijri(year, month, day)))
    }

    /// Lists the days of a Muslim holiday where the civil calendar gives them: the first day and
    /// the length of each of its months, twelve a year.
    fn place(&mut self, months: &[(Date, i16)]) {
        let Some((month, day)) = self.hijri else { return };
        let month_long = self.days >= 30;
        let before = usize::try_from(month - 1).unwrap_or(0);
        for &(first, days) in months.iter().skip(before).step_by(12) {
            let Some(date) = add(first, i64::from(day) - 1) else { continue };
            if month_long && days < self.days {
                self.short.push(date.year());
            }
            self.dates.push(date);
        }
    }
}

fn add(day: Date, days: i64) -> Option<Date> {
    day.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// The Umm al-Qura calendar (`data/umm_al_qura.toml`).
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Civil {
    #[serde(rename = "first")]
    _first: i16,
    begins: Option<Date>,
    months: String,
}

impl Civil {
    /// First day and length of every month.
    fn months(&self) -> Vec<(Date, i16)> {
        let mut found = Vec::new();
        let Some(mut first) = self.begins else { return found };
        for year in self.months.split_ascii_whitespace() {
            let bits = u16::from_str_radix(year, 16).unwrap_or(0);
            for place in 1..=12 {
                let days = 29 + i16::from(bits >> (12 - place) & 1 == 1);
                found.push((first, days));
                let Some(next) = add(first, i64::from(days)) else { return found };
                first = next;
            }
        }
        found
    }
}

/// All holidays, by the first word of their names.
#[derive(Debug)]
pub struct Holidays {
    holidays: Rows<Holiday>,
    names: DayNames,
}

/// The names of holidays.
#[derive(Debug, Clone, Copy)]
pub(super) struct DayNames {
    /// By their first word: the number of the other words and the place of the holiday, by turns;
    /// longest first.
    names: Index<'static>,
    /// What stands behind the first words.
    rests: Vocabulary<'static>,
    /// The first words as they may be written.
    forms: Index<'static>,
}

impl Default for DayNames {
    fn default() -> Self {
        Self {
            names: Index::new(laid_out!("holidays.names")),
            rests: Vocabulary::new(laid_out!("holidays.rests")),
            forms: Index::new(laid_out!("holidays.forms")),
        }
    }
}

impl DayNames {
    /// See [`Holidays::names`].
    pub(super) fn of(self, first: &str) -> impl Iterator<Item = (&'static str, usize)> + use<> {
        let mut numbers = self.names.of(first);
        std::iter::from_fn(move || {
            let (rest, id) = (numbers.next()?, numbers.next()?);
            Some((self.rests.text(rest).unwrap_or_default(), id as usize))
        })
    }

    /// Whether a lower-case word is the first one of a name.
    pub(super) fn begin_with(self, word: &str) -> bool {
        self.forms.contains(word)
    }
}

impl Default for Holidays {
    /// The built-in table.
    fn default() -> Self {
        Self {
            holidays: Rows::new(laid_out!("holidays.rows"), |_, row| Some(Holiday::new(row))),
            names: DayNames::default(),
        }
    }
}

impl Holiday {
    fn new(row: &'static [u8]) -> Self {
        static MONTHS: LazyLock<Vec<(Date, i16)>> =
            LazyLock::new(|| super::table::<Civil>(packed!("umm_al_qura")).months());
        let mut holiday: Self = super::table(row);
        if holiday.hijri.is_some() {
            holiday.place(&MONTHS);
        }
        holiday
    }
}

impl Holidays {
    /// A holiday by its place in the table.
    pub fn holiday(&self, id: usize) -> Option<&Holiday> {
        self.holidays.get(id)
    }

    /// The names that begin with a word: the other words, with a space between two, and the place of
    /// the holiday, longest first. Words are [`plain`].
    pub fn names(&self, first: &str) -> impl Iterator<Item = (&'static str, usize)> + use<> {
        self.names.of(first)
    }

    /// Whether a holiday is kept so in a country.
    pub fn is_of(&self, id: usize, region: Option<&str>) -> bool {
        let of = self.holidays.get(id).and_then(|holiday| holiday.region);
        of.is_none_or(|of| region.map_or(of == DEFAULT_REGION, |region| region == of))
    }
}

/// Where a document is from if it does not say.
const DEFAULT_REGION: &str = "US";

/// Tells of words whether this word is one of them when it is [`plain`].
pub fn plainly(word: &str) -> impl Fn(&str) -> bool {
    let copy = (!word.is_ascii() || word.contains('\'')).then(|| plain(word));
    let stem = word.trim_end_matches(['s', 'S']);
    let word = if stem.len() > 2 { stem } else { word };
    move |wanted| match &copy {
        Some(word) => word == wanted,
        None => word.eq_ignore_ascii_case(wanted),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(name: &str, year: i16) -> Option<String> {
        let table = Holidays::default();
        let holiday = table.holidays.iter().find(|h| h.names.contains(&name))?;
        holiday.day(year).map(|day| day.to_string())
    }

    #[test]
    fn days_follow_from_the_year() {
        assert_eq!(on("thanksgiving", 2026).as_deref(), Some("2026-11-26"));
        assert_eq!(on("easter monday", 2026).as_deref(), Some("2026-04-06"));
        assert_eq!(on("orthodox easter", 2026).as_deref(), Some("2026-04-12"));
        assert_eq!(on("yom kippur", 2025).as_deref(), Some("2025-10-01"));
        assert_eq!(on("hanukkah", 2025).as_deref(), Some("2025-12-14"));
        assert_eq!(on("memorial day", 2026).as_deref(), Some("2026-05-25"));
        assert_eq!(on("tax day", 2017).as_deref(), Some("2017-04-18"));
        assert_eq!(on("labor day", 2026).as_deref(), Some("2026-09-07"));
        assert_eq!(on("eid al adha", 2018).as_deref(), Some("2018-08-21"));
        assert_eq!(on("eid al fitr", 1890).as_deref(), Some("1890-05-21"));
        assert_eq!(on("holi", 2024).as_deref(), Some("2024-03-25"));
    }
}
