//! Dates and times: an interval of days with the grain in which it was said.

use jiff::civil::{Date, DateTime};
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
    pub from: Option<DateTime>,
    /// First moment after it.
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
    /// "early", "late", "mid": part of the grain; or "fiscal", "before", "after".
    pub modifier: Option<String>,
    /// Another reading that the spelling allows (2/3/2024).
    pub ambiguous: Option<Date>,
    /// "about", "around" before it.
    pub approximate: bool,
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
