//! A time expression as said, before the document's date is brought in.

use crate::lexicon::time::{DayPart, Season};
use crate::model::Grain;
use crate::text::Span;

/// The year of an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    /// Not said.
    Open,
    /// Said.
    Is(i16),
    /// Years from the document's own ("June next year").
    Shift(i16),
    /// The year last spoken of ("October of that year").
    Told,
}

/// Which of the like units is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// "Friday".
    Plain,
    /// "this Friday".
    This,
    /// "last Friday": of the week before.
    Last,
    /// "next Friday": of the week after.
    Next,
    /// "past Friday": the nearest before.
    Past,
    /// "coming Friday": the nearest after.
    Coming,
}

/// Part of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// "early", "the beginning of".
    Early,
    /// "mid", "the middle of".
    Mid,
    /// "late", "the end of".
    Late,
    /// "the rest of": from the document's date on.
    Rest,
    /// "earlier this year": up to the document's date.
    SoFar,
    /// "later this year": from the document's date on.
    Later,
    /// "labor day weekend": the weekend at the day.
    Weekend,
    /// "the week of April 10": the week that holds the day.
    Week,
}

/// So many units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) count: i32,
    pub(super) grain: Grain,
}

/// What an offset is counted from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Base {
    /// The document's date: "three weeks ago".
    Anchor,
    /// The date last spoken of, else the document's: "a day later".
    Context,
    /// A date said.
    Said(Box<Expr>),
}

/// What is counted within a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Member {
    /// A weekday, 1 to 7.
    Weekday(i8),
    /// A unit.
    Grain(Grain),
}

/// A time expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Expr {
    Day {
        year: Year,
        month: i8,
        day: i8,
    },
    Month {
        year: Year,
        month: i8,
    },
    Quarter {
        year: Year,
        quarter: i8,
    },
    Half {
        year: Year,
        half: i8,
    },
    Season {
        year: Year,
        season: Season,
    },
    Year(i16),
    /// Fiscal year (0 where not said), with its quarter (0 for the whole).
    Fiscal {
        year: i16,
        quarter: i8,
    },
    /// First year; "the 90s" does not say the century.
    Decade {
        start: i16,
        short: bool,
    },
    /// First year.
    Century(i16),
    /// Week of the year, from 1.
    Week {
        year: Year,
        week: i8,
    },
    /// "the 18th", of a month so many from the document's own, or of the nearest.
    DayOfMonth {
        day: i8,
        months: Option<i32>,
    },
    /// Weekday 1 to 7, of a week so many from the document's own.
    Weekday {
        weekday: i8,
        which: Which,
    },
    WeekdayOf {
        weekday: i8,
        weeks: i32,
    },
    /// "this week" (0), "last month" (-1).
    Unit {
        grain: Grain,
        shift: i32,
    },
    /// "that week", "the quarter": the one last spoken of, else the document's own. `exact`: only
    /// where a unit of just that grain was spoken of.
    Told {
        grain: Grain,
        exact: bool,
    },
    /// "the same day": the one last spoken of.
    SameDay,
    /// "last fiscal year" (-1).
    FiscalShift(i16),
    /// "the year-ago quarter": a year before the quarter last spoken of, or the last that is over.
    YearAgoQuarter,
    /// "a year earlier" beside a figure: a year before the month, quarter or half last spoken of;
    /// where that was another time, what is given.
    YearAgo(Box<Expr>),
    /// "the following spring": the first after the date last spoken of.
    AfterTold(Box<Expr>),
    /// "eight years ago this month".
    AgoThis {
        steps: Vec<Step>,
        grain: Grain,
    },
    /// "the last three weeks": a stretch that ends or begins at the document's date.
    Stretch {
        steps: Vec<Step>,
        forward: bool,
    },
    /// "three weeks ago", "two days after Easter".
    Offset {
        steps: Vec<Step>,
        forward: bool,
        base: Base,
    },
    /// "two Mondays later".
    WeekdayOffset {
        weekday: i8,
        count: i32,
        base: Base,
    },
    /// "four business days" from a day.
    BusinessOffset {
        count: i32,
    },
    /// The n-th (from the end where negative) of what is counted, so many of them.
    Nth {
        n: i32,
        count: i32,
        member: Member,
        of: Box<Expr>,
    },
    Part {
        part: Part,
        of: Box<Expr>,
    },
    /// "last December", "next summer": the nearest on that side.
    Near {
        which: Which,
        of: Box<Expr>,
    },
    /// By its place in the table.
    Holiday {
        id: usize,
        year: Year,
        which: Which,
    },
    /// "for 10 days from 18 December".
    From {
        steps: Vec<Step>,
        start: Box<Expr>,
    },
    /// "now", "recently": TIMEX3 knows them by a name.
    Reference(&'static str),
}

impl Expr {
    /// Whether neither the tense of its clause nor what the clause tells bears on its value.
    pub(super) fn is_fixed(&self) -> bool {
        match self {
            Self::Day { year, .. }
            | Self::Month { year, .. }
            | Self::Quarter { year, .. }
            | Self::Half { year, .. }
            | Self::Season { year, .. } => *year != Year::Open,
            Self::Year(_) | Self::Unit { .. } | Self::Stretch { .. } => true,
            _ => false,
        }
    }

    /// The same with the year filled in where none was said.
    #[must_use]
    pub(super) fn with_year(mut self, said: Year) -> Self {
        match &mut self {
            Self::Day { year, .. }
            | Self::Month { year, .. }
            | Self::Quarter { year, .. }
            | Self::Half { year, .. }
            | Self::Season { year, .. }
            | Self::Week { year, .. }
            | Self::Holiday { year, .. }
                if *year == Year::Open =>
            {
                *year = said;
            }
            Self::Part { of, .. } | Self::Nth { of, .. } | Self::Near { of, .. } => {
                **of = of.clone().with_year(said);
            }
            _ => {}
        }
        self
    }

    /// The year, where the expression has one.
    pub(super) fn year(&self) -> Option<Year> {
        match self {
            Self::Day { year, .. }
            | Self::Month { year, .. }
            | Self::Quarter { year, .. }
            | Self::Half { year, .. }
            | Self::Season { year, .. }
            | Self::Week { year, .. }
            | Self::Holiday { year, .. } => Some(*year),
            Self::Part { of, .. } | Self::Nth { of, .. } | Self::Near { of, .. } => of.year(),
            _ => None,
        }
    }

    /// Month and day, where it is a day of a month.
    pub(super) fn month_day(&self) -> Option<(i8, i8)> {
        match self {
            Self::Day { month, day, .. } => Some((*month, *day)),
            _ => None,
        }
    }
}

/// A clock time: hour 0 to 24, minute and second where said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) hour: i8,
    pub(super) minute: Option<i8>,
    pub(super) second: Option<i8>,
    pub(super) zone: Option<String>,
    /// Whether the hour, 1 to 12, may be of the morning or of the evening.
    pub(super) either: bool,
}

/// A time of day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum OfDay {
    Clock(Clock),
    Part(DayPart),
}

/// An expression found among the items: where it ends (exclusive), and what was said with it.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) expr: Expr,
    pub(super) end: usize,
    /// Weekday named with the date, and where.
    pub(super) weekday: Option<(i8, Span)>,
    /// Day and month read the other way round.
    pub(super) swapped: Option<Box<Expr>>,
}

impl Found {
    pub(super) fn new(expr: Expr, end: usize) -> Self {
        Self { expr, end, weekday: None, swapped: None }
    }
}
