//! Dates and times: an interval of days with the grain in which it was said.

use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Serialize};

/// How finely a time was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grain {
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// An hour, or a part of the day ("morning").
    Hour,
    /// A day.
    Day,
    /// A weekend.
    Weekend,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A quarter.
    Quarter,
    /// A season.
    Season,
    /// Half a year.
    Half,
    /// A year, calendar or fiscal.
    Year,
    /// A decade.
    Decade,
    /// A century.
    Century,
}

/// What kind of time expression it is. The names are those of `verify extract`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimeKind {
    /// One unit of the calendar: a day, a month, a year.
    Date,
    /// A stretch with two ends, one of them possibly open.
    DateRange,
    /// A time of day.
    Time,
    /// A time that recurs ("every Monday").
    Set,
}

/// A time expression and what it means. Ends are local; `to` is exclusive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeValue {
    /// What kind of expression.
    pub kind: TimeKind,
    /// First moment; none where open or not anchored.
    #[serde(with = "super::binary::maybe")]
    pub from: Option<DateTime>,
    /// First moment after it.
    #[serde(with = "super::binary::maybe")]
    pub to: Option<DateTime>,
    /// How finely it was said.
    pub grain: Grain,
    /// TIMEX3 value ("2026-04-27", "2026-Q1", "XXXX-04-27").
    pub timex: String,
    /// Weekday named together with the date ("Monday, April 28"), Monday = 1.
    pub weekday: Option<i8>,
    /// Where the weekday's name stands, if it stands apart from the date.
    pub weekday_said: Option<crate::text::Span>,
    /// Whether the reading rests on the document's own date (relative, or year filled in).
    pub anchored: bool,
    /// "early", "late", "mid": part of the grain; or "fiscal", "before", "after"; or that an hour may
    /// be of either half of the day.
    pub modifier: Option<String>,
    /// Another reading that the spelling allows (2/3/2024).
    #[serde(with = "super::binary::maybe")]
    pub ambiguous: Option<Date>,
    /// "about", "around" before it.
    pub approximate: bool,
    /// Which end of something the date is said to be ("until 2030", "since March").
    pub relation: Option<TimeRelation>,
    /// Time zone as named ("GMT", "ET", "+02:00"), of a time of day.
    pub zone: Option<String>,
}

/// Which end of an event's span a date is said to be. "Before 2018" and "after 2016" are
/// stretches of their own and have open ends instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimeRelation {
    /// "since", "from", "as of", "starting": the first day is the date's first.
    Since,
    /// "until", "till", "up to", "ending": whether the date itself is in is not said.
    Until,
    /// "through": the date is in.
    Through,
    /// "by", "no later than": a deadline.
    By,
}

impl Grain {
    /// The name in reports and in `verify extract`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Second => "second",
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Weekend => "weekend",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Season => "season",
            Self::Half => "half",
            Self::Year => "year",
            Self::Decade => "decade",
            Self::Century => "century",
        }
    }
}

impl TimeRelation {
    /// The name in reports and in `verify extract`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Since => "since",
            Self::Until => "until",
            Self::Through => "through",
            Self::By => "by",
        }
    }
}

impl TimeValue {
    /// The modifier of an hour of twelve, of the morning or of the evening ("half past five").
    pub const EITHER_HALF: &str = "am or pm";

    /// The modifiers of what lies wholly before or after the time named.
    pub const BEFORE: &str = "before";
    #[expect(missing_docs, reason = "see above")]
    pub const AFTER: &str = "after";

    /// A value of which only kind, grain and TIMEX3 form are known.
    pub fn new(kind: TimeKind, grain: Grain, timex: impl Into<String>) -> Self {
        Self {
            kind,
            from: None,
            to: None,
            grain,
            timex: timex.into(),
            weekday: None,
            weekday_said: None,
            anchored: false,
            modifier: None,
            ambiguous: None,
            approximate: false,
            relation: None,
            zone: None,
        }
    }

    /// The days it covers: first day, and first day after it; none where open or not known.
    pub fn interval(&self) -> (Option<Date>, Option<Date>) {
        let to = self.to.map(|to| {
            // A time of day that ends at 15:30 still covers that day.
            let midnight = to == to.date().to_datetime(Time::midnight());
            if midnight { to.date() } else { to.date().tomorrow().unwrap_or(Date::MAX) }
        });
        (self.from.map(DateTime::date), to)
    }

    /// Whether one state of the world can make both true: the intervals meet, or, where a year is
    /// not known, the parts that both name are the same. What cannot be compared is compatible.
    pub fn compatible(&self, other: &Self) -> bool {
        if self.kind == TimeKind::Set || other.kind == TimeKind::Set {
            return true;
        }
        if self.is_placed() && other.is_placed() {
            return self.meets(other);
        }
        self.agrees_in_parts(other)
    }

    /// Whether the weekday said with the date is the date's own; none where no weekday was said
    /// or the day is not known.
    pub fn weekday_agrees(&self) -> Option<bool> {
        let said = self.weekday?;
        let day = self.from.filter(|_| self.kind != TimeKind::Set)?.date();
        Some(day.weekday().to_monday_one_offset() == said)
    }

    /// Whether it is a time of day by the clock, not a part of the day ("morning").
    pub fn is_clock(&self) -> bool {
        let clock = self
            .timex
            .rsplit_once('T')
            .is_some_and(|(_, at)| at.starts_with(|c: char| c.is_ascii_digit()));
        self.kind == TimeKind::Time && clock
    }

    /// Whether an end of it is known.
    pub fn is_placed(&self) -> bool {
        self.from.is_some() || self.to.is_some()
    }

    /// The calendar year or quarter of a fiscal one's number ("FY2026", "FY2026-Q1"): first day, and
    /// first day after it. Whose year begins in another month has other days; so these are for
    /// showing, not for comparing.
    pub fn nominal_days(&self) -> Option<(Date, Date)> {
        let name = self.timex.strip_prefix("FY")?;
        let (year, quarter) = name.split_once("-Q").map_or((name, None), |(y, q)| (y, Some(q)));
        let year: i16 = year.parse().ok()?;
        let first = Date::new(year, 1, 1).ok()?;
        let (skipped, months) = match quarter {
            Some(quarter) => (quarter.parse::<i32>().ok()?.checked_sub(1)?.checked_mul(3)?, 3),
            None => (0, 12),
        };
        let from = first.checked_add(jiff::Span::new().months(skipped)).ok()?;
        Some((from, from.checked_add(jiff::Span::new().months(months)).ok()?))
    }

    /// Whether the two have a moment in common, both placed.
    pub fn meets(&self, other: &Self) -> bool {
        let clock = |value: &Self| value.grain < Grain::Day;
        // Times of day said in two zones are apart by hours that are not in the text.
        if clock(self) && clock(other) && self.zone == other.zone {
            return before(self.from, other.to) && before(other.from, self.to);
        }
        let ((a, b), (c, d)) = (self.interval(), other.interval());
        before(a, d) && before(c, b)
    }

    /// Compares "XXXX-04-27" with "2026-04-27" or "2026-04": as far as both are written.
    fn agrees_in_parts(&self, other: &Self) -> bool {
        let dates = [self, other].map(|value| value.timex.split('T').next().unwrap_or(""));
        let [a, b] = dates.map(|date| date.split('-'));
        a.zip(b).all(|(a, b)| a == b || !alike(a, b))
    }
}

/// Whether two parts of a TIMEX3 value count the same thing: "2026" and "2027", "Q3" and "Q4".
fn alike(a: &str, b: &str) -> bool {
    let letters = |part: &str| part.bytes().take_while(u8::is_ascii_uppercase).count();
    let (first, second) = (letters(a), letters(b));
    let digits = |part: &str, from: usize| {
        let rest = part.get(from..).unwrap_or("");
        !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit())
    };
    a.get(..first) == b.get(..second) && digits(a, first) && digits(b, second)
}

/// Whether a first moment lies before an end; open ends always do.
fn before<T: PartialOrd + Copy>(from: Option<T>, to: Option<T>) -> bool {
    from.is_none() || to.is_none() || from < to
}

impl TimeKind {
    /// The name in reports and in `verify extract`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::DateRange => "date-range",
            Self::Time => "time",
            Self::Set => "set",
        }
    }
}

/// Days from one date to another, negative where the other is earlier.
pub fn days_between(from: Date, to: Date) -> i32 {
    i32::try_from(from.duration_until(to).as_hours() / 24).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn day(y: i16, m: i8, d: i8) -> TimeValue {
        let day = date(y, m, d);
        let mut value = TimeValue::new(TimeKind::Date, Grain::Day, day.to_string());
        value.from = Some(day.at(0, 0, 0, 0));
        value.to = day.tomorrow().ok().map(|day| day.at(0, 0, 0, 0));
        value
    }

    #[test]
    fn intervals_that_meet_are_compatible() {
        let mut april = TimeValue::new(TimeKind::Date, Grain::Month, "2026-04");
        april.from = Some(date(2026, 4, 1).at(0, 0, 0, 0));
        april.to = Some(date(2026, 5, 1).at(0, 0, 0, 0));
        assert!(april.compatible(&day(2026, 4, 27)));
        assert!(!april.compatible(&day(2026, 5, 1)));
        assert!(!day(2026, 4, 27).compatible(&day(2026, 4, 28)));
        let partial = TimeValue::new(TimeKind::Date, Grain::Day, "XXXX-04-27");
        assert!(partial.compatible(&day(2026, 4, 27)) && partial.compatible(&april));
        assert!(!partial.compatible(&day(2026, 4, 28)));
        let fiscal = |name: &str| TimeValue::new(TimeKind::Date, Grain::Quarter, name);
        assert!(!fiscal("FY2026-Q1").compatible(&fiscal("FY2027-Q1")));
        assert!(fiscal("FY2026-Q1").compatible(&fiscal("2026-01")));
    }

    #[test]
    fn weekdays_are_checked_against_the_calendar() {
        let mut value = day(2026, 4, 28);
        assert_eq!(value.weekday_agrees(), None);
        value.weekday = Some(1);
        assert_eq!(value.weekday_agrees(), Some(false));
        value.weekday = Some(2);
        assert_eq!(value.weekday_agrees(), Some(true));
    }
}
