//! Expressions to values: the document's date, the tense of the clause and the date last spoken
//! of decide what an expression leaves open. What they cannot decide stays open ("XXXX-04-27").

use super::calendar::{self, Days, add, add_days, add_months, around, midnight};
use super::expr::{Base, Expr, Step, Which, Year};
use super::weekday::{business, next_weekday, open_weekday, weekday_value};
use super::{nth, part, stretch, told};
use crate::lexicon::holidays::Holidays;
use crate::lexicon::time::{Season, Tense};
use crate::model::{Grain, TimeKind, TimeValue};
use jiff::civil::Date;

/// What is known where an expression stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context<'a> {
    /// The document's date.
    pub(super) anchor: Option<Date>,
    /// Where the clause puts the event.
    pub(super) tense: Option<Tense>,
    /// A verb in the past stands right before it ("took effect Jan. 1").
    pub(super) told: bool,
    /// The expression is all there is, as in a query or a calendar: the coming one is meant.
    pub(super) alone: bool,
    /// The date last spoken of.
    pub(super) last: Option<(Date, Grain)>,
    /// The month, quarter or half last spoken of, if that is not long ago.
    pub(super) period: Option<(Date, Grain)>,
    pub(super) holidays: &'a Holidays,
}

/// How much farther a date in the wrong direction may seem than one in the right direction: a
/// past clause may still announce a date ("said it set June 5"), and months do not lie 8 months
/// back without a year.
const AGAINST_PAST: i64 = 3;
/// A whole month is announced with its year, or as "next March", more often than a day is.
const AGAINST_PAST_MONTH: i64 = 6;
/// Beside the verb, only a date of the next few days is one to come: the document's own date may be
/// that of another time zone.
const AGAINST_TOLD: i64 = 100;
const AGAINST_FUTURE: i64 = 8;
const ALONE: i64 = 4;

/// The value of an expression; none if the calendar has no such date ("February 30").
pub(super) fn resolve(expr: &Expr, context: &Context<'_>) -> Option<TimeValue> {
    match expr {
        Expr::Day { .. }
        | Expr::Month { .. }
        | Expr::Quarter { .. }
        | Expr::Half { .. }
        | Expr::Season { .. }
        | Expr::Week { .. } => in_year(expr, context),
        Expr::Year(year) => unit(calendar::day(*year, 1, 1)?, Grain::Year, false),
        Expr::Century(start) => unit(calendar::day((*start).max(1), 1, 1)?, Grain::Century, false),
        Expr::Decade { start, short } => decade(*start, *short, context),
        Expr::Fiscal { year, quarter } => Some(fiscal(*year, *quarter)),
        Expr::DayOfMonth { day, months } => day_of_month(*day, *months, context),
        Expr::Weekday { weekday, which } => weekday_value(*weekday, *which, context),
        Expr::WeekdayOf { weekday, weeks } => {
            let Some(anchor) = context.anchor else { return Some(open_weekday(*weekday)) };
            let monday = add_days(calendar::monday(anchor)?, i64::from(*weeks) * 7)?;
            unit(add_days(monday, i64::from(*weekday) - 1)?, Grain::Day, true)
        }
        Expr::Unit { .. }
        | Expr::Told { .. }
        | Expr::SameDay
        | Expr::FiscalShift(_)
        | Expr::YearAgoQuarter
        | Expr::YearAgo(_)
        | Expr::AfterTold(_)
        | Expr::AgoThis { .. } => told::resolve(expr, context),
        Expr::Stretch { steps, forward } => stretch::resolve(steps, *forward, context),
        Expr::Offset { steps, forward, base } => offset(steps, *forward, base, context),
        Expr::WeekdayOffset { weekday, count, base } => {
            let Some(from) = base_day(base, true, context) else {
                return Some(open_weekday(*weekday));
            };
            let first = next_weekday(from, *weekday)?;
            unit(add_days(first, (i64::from(*count) - 1) * 7)?, Grain::Day, true)
        }
        Expr::BusinessOffset { count } => {
            let Some(anchor) = context.anchor else { return Some(unplaced(Grain::Day)) };
            unit(business(anchor, *count)?, Grain::Day, true)
        }
        Expr::Nth { n, count, member, of } => nth::resolve((*n, *count), *member, of, context),
        Expr::Part { part, of } => part::resolve(*part, of, context),
        Expr::Near { which, of } => near(*which, of, context),
        Expr::Holiday { id, year, which } => holiday(*id, *year, *which, context),
        Expr::From { steps, start } => {
            let start = resolve(start, context)?;
            let Some(from) = start.from else { return Some(unplaced(Grain::Day)) };
            let to = move_by(from.date(), steps, true)?;
            Some(range(from.date(), to, Grain::Day, start.anchored))
        }
        Expr::Reference(name) => Some(TimeValue::new(TimeKind::Date, Grain::Day, *name)),
    }
}

/// The unit of a grain that holds `at`, as a value.
pub(super) fn unit(at: Date, grain: Grain, anchored: bool) -> Option<TimeValue> {
    let (from, to) = around(at, grain)?;
    let mut value = TimeValue::new(TimeKind::Date, grain, calendar::timex(from, grain));
    value.from = Some(midnight(from));
    value.to = Some(midnight(to));
    value.anchored = anchored;
    Some(value)
}

/// A stretch of days, the end exclusive.
pub(super) fn range(from: Date, to: Date, grain: Grain, anchored: bool) -> TimeValue {
    let last = to.yesterday().unwrap_or(to);
    let timex = format!("{}/{}", calendar::timex(from, grain), calendar::timex(last, grain));
    let mut value = TimeValue::new(TimeKind::DateRange, grain, timex);
    value.from = Some(midnight(from));
    value.to = Some(midnight(to));
    value.anchored = anchored;
    value
}

/// A date that nothing fixes.
pub(super) fn unplaced(grain: Grain) -> TimeValue {
    let timex = match grain {
        Grain::Second | Grain::Minute | Grain::Hour | Grain::Day => "XXXX-XX-XX",
        Grain::Week => "XXXX-WXX",
        Grain::Weekend => "XXXX-WXX-WE",
        Grain::Month | Grain::Season => "XXXX-XX",
        Grain::Quarter => "XXXX-QX",
        Grain::Half => "XXXX-HX",
        Grain::Year => "XXXX",
        Grain::Decade => "XXX",
        Grain::Century => "XX",
    };
    TimeValue::new(TimeKind::Date, grain, timex)
}

/// "Last December" is the last that is over, "next December" the first to come, "this December"
/// that of the document's year.
fn near(which: Which, of: &Expr, context: &Context<'_>) -> Option<TimeValue> {
    let Some(anchor) = context.anchor.filter(|_| of.year() == Some(Year::Open)) else {
        return resolve(of, context);
    };
    let years = [-2, -1, 0, 1, 2].map(|shift| anchor.year().saturating_add(shift));
    let mut values = years.into_iter().filter_map(|year| {
        let value = resolve(&of.clone().with_year(Year::Is(year)), context)?;
        let (from, to) = value.interval();
        Some((from?, to?, value))
    });
    let mut value = match which {
        Which::Last | Which::Past => values.rfind(|(_, to, _)| *to <= anchor)?.2,
        Which::Next | Which::Coming => values.find(|(from, _, _)| *from > anchor)?.2,
        // "This winter" in February began the year before.
        Which::This if matches!(of, Expr::Season { .. }) => {
            let now = values.find(|(from, to, _)| *from <= anchor && anchor < *to);
            let own = || resolve(&of.clone().with_year(Year::Shift(0)), context);
            now.map(|(_, _, value)| value).or_else(own)?
        }
        Which::This | Which::Plain => resolve(&of.clone().with_year(Year::Shift(0)), context)?,
    };
    value.anchored = true;
    Some(value)
}

/// A unit that is named within its year.
fn in_year(expr: &Expr, context: &Context<'_>) -> Option<TimeValue> {
    let (year, grain) = match expr {
        Expr::Day { year, .. } => (*year, Grain::Day),
        Expr::Month { year, .. } => (*year, Grain::Month),
        Expr::Quarter { year, .. } => (*year, Grain::Quarter),
        Expr::Half { year, .. } => (*year, Grain::Half),
        Expr::Season { year, .. } => (*year, Grain::Season),
        Expr::Week { year, .. } => (*year, Grain::Week),
        _ => return None,
    };
    let days = match year {
        Year::Is(year) => Some(days_in(expr, year)?),
        Year::Shift(shift) => match context.anchor {
            Some(anchor) => Some(days_in(expr, anchor.year().checked_add(shift)?)?),
            None => None,
        },
        Year::Told => {
            let told = context.last.map(|(day, _)| day).or(context.anchor);
            told.map(|day| days_in(expr, day.year())).map_or(Some(None), |days| days.map(Some))?
        }
        Year::Open => {
            // A leap year has every day that any year has.
            days_in(expr, LEAP)?;
            let years = |anchor: Date| anchor.year() - 1..=anchor.year() + 1;
            let near = |anchor| years(anchor).filter_map(|year| days_in(expr, year));
            context.anchor.and_then(|anchor| choose(near(anchor), anchor, context))
        }
    };
    let Some((from, to)) = days else {
        return Some(TimeValue::new(TimeKind::Date, grain, partial(expr)));
    };
    let mut value = TimeValue::new(TimeKind::Date, grain, calendar::timex(from, grain));
    value.from = Some(midnight(from));
    value.to = Some(midnight(to));
    value.anchored = !matches!(year, Year::Is(_));
    Some(value)
}

const LEAP: i16 = 2024;

fn days_in(expr: &Expr, year: i16) -> Option<Days> {
    match expr {
        Expr::Day { month, day, .. } => around(calendar::day(year, *month, *day)?, Grain::Day),
        Expr::Month { month, .. } => around(calendar::day(year, *month, 1)?, Grain::Month),
        Expr::Quarter { quarter, .. } => {
            around(calendar::day(year, (quarter - 1) * 3 + 1, 1)?, Grain::Quarter)
        }
        Expr::Half { half, .. } => around(calendar::day(year, (half - 1) * 6 + 1, 1)?, Grain::Half),
        Expr::Season { season, .. } => calendar::season(year, *season),
        Expr::Week { week, .. } => calendar::iso_week(year, *week),
        _ => None,
    }
}

/// The TIMEX3 value without the year.
fn partial(expr: &Expr) -> String {
    match expr {
        Expr::Day { month, day, .. } => format!("XXXX-{month:02}-{day:02}"),
        Expr::Month { month, .. } => format!("XXXX-{month:02}"),
        Expr::Quarter { quarter, .. } => format!("XXXX-Q{quarter}"),
        Expr::Half { half, .. } => format!("XXXX-H{half}"),
        Expr::Season { season, .. } => format!("XXXX-{}", Season::code(*season)),
        Expr::Week { week, .. } => format!("XXXX-W{week:02}"),
        _ => "XXXX".to_owned(),
    }
}

/// The candidate that the clause means: the nearest, where the wrong direction counts for more.
fn choose(
    candidates: impl Iterator<Item = Days>,
    anchor: Date,
    context: &Context<'_>,
) -> Option<Days> {
    let cost = |(from, to): &Days| {
        let ahead = days_between(anchor, *from);
        let back = days_between(*to, anchor) + 1;
        if ahead > 0 {
            ahead
                * match (context.told, context.tense) {
                    (true, _) => AGAINST_TOLD,
                    (_, Some(Tense::Past)) if days_between(*from, *to) > 1 => AGAINST_PAST_MONTH,
                    (_, Some(Tense::Past)) => AGAINST_PAST,
                    _ => 1,
                }
        } else if back > 0 {
            match (context.tense, context.alone) {
                (_, true) => back * ALONE,
                (Some(Tense::Future), _) => back * AGAINST_FUTURE,
                _ => back,
            }
        } else {
            0
        }
    };
    candidates.min_by_key(cost)
}

fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

fn decade(start: i16, short: bool, context: &Context<'_>) -> Option<TimeValue> {
    let start = if short {
        // "The 90s": the last that has begun.
        let now = context.anchor.map_or(2025, Date::year);
        let century = now.div_euclid(100) * 100;
        if century + start <= now { century + start } else { century - 100 + start }
    } else {
        start
    };
    unit(calendar::day(start, 1, 1)?, Grain::Decade, short)
}

/// Fiscal years begin where the firm says: no days, only the name.
pub(super) fn fiscal(year: i16, quarter: i8) -> TimeValue {
    let name = if year == 0 { "FYXXXX".to_owned() } else { format!("FY{year:04}") };
    let (grain, timex) = match quarter {
        0 => (Grain::Year, name),
        _ => (Grain::Quarter, format!("{name}-Q{quarter}")),
    };
    let mut value = TimeValue::new(TimeKind::Date, grain, timex);
    value.modifier = Some(FISCAL.to_owned());
    value
}

const FISCAL: &str = "fiscal";

fn day_of_month(day: i8, months: Option<i32>, context: &Context<'_>) -> Option<TimeValue> {
    let Some(anchor) = context.anchor else {
        return Some(TimeValue::new(TimeKind::Date, Grain::Day, format!("XXXX-XX-{day:02}")));
    };
    let first = anchor.first_of_month();
    let in_month = |shift: i64| {
        let month = add_months(first, shift)?;
        around(calendar::day(month.year(), month.month(), day)?, Grain::Day)
    };
    let days = match months {
        Some(shift) => in_month(i64::from(shift))?,
        None => choose((-1..=1).filter_map(in_month), anchor, context)?,
    };
    unit(days.0, Grain::Day, true)
}

/// A day moved by steps.
pub(super) fn move_by(day: Date, steps: &[Step], forward: bool) -> Option<Date> {
    steps.iter().try_fold(day, |day, step| {
        let count = i64::from(step.count);
        add(day, step.grain, if forward { count } else { -count })
    })
}

fn base_day(base: &Base, forward: bool, context: &Context<'_>) -> Option<Date> {
    match base {
        Base::Anchor => context.anchor,
        // "The year before" is told from the past, not from a plan last spoken of.
        Base::Context => match (context.last, context.anchor) {
            (Some((day, _)), Some(anchor)) if day <= anchor || forward => Some(day),
            (Some((day, _)), None) => Some(day),
            (_, anchor) => anchor,
        },
        // "Happened 2 weeks before Christmas": the verb stands beside the two weeks.
        Base::Said(expr) => {
            let context = Context { told: false, ..*context };
            resolve(expr, &context)?.from.map(jiff::civil::DateTime::date)
        }
    }
}

fn offset(steps: &[Step], forward: bool, base: &Base, context: &Context<'_>) -> Option<TimeValue> {
    let grain = steps.iter().map(|step| step.grain).min()?.max(Grain::Day);
    let Some(from) = base_day(base, forward, context) else { return Some(unplaced(grain)) };
    let moved = move_by(from, steps, forward)?;
    let said_day = match base {
        Base::Said(_) => true,
        Base::Context => {
            // "Two months later" than a year says nothing.
            if context.last.is_some_and(|(_, last)| last > grain) {
                return Some(unplaced(grain));
            }
            false
        }
        Base::Anchor => false,
    };
    // "Two years ago" is a year, not a day.
    let near = forward && grain == Grain::Week;
    let grain = if said_day || near { Grain::Day } else { grain };
    unit(moved, grain, true)
}

fn holiday(id: usize, year: Year, which: Which, context: &Context<'_>) -> Option<TimeValue> {
    let name = context.holidays.holiday(id)?;
    let of_year = |year: i16| {
        let from = name.day(year)?;
        Some((from, add_days(from, i64::from(name.days(year)))?))
    };
    let days = match (year, context.anchor) {
        (Year::Is(year), _) => of_year(year)?,
        (Year::Shift(shift), Some(anchor)) => of_year(anchor.year().checked_add(shift)?)?,
        (Year::Open, Some(anchor)) => {
            let near = (-2..=5).filter_map(|shift| of_year(anchor.year().checked_add(shift)?));
            match which {
                Which::Last | Which::Past => near.into_iter().rfind(|(_, to)| *to <= anchor)?,
                Which::Next | Which::Coming => near.into_iter().find(|(from, _)| *from > anchor)?,
                Which::This => near.into_iter().find(|(_, to)| *to > anchor)?,
                Which::Plain if context.alone => near.into_iter().find(|(_, to)| *to > anchor)?,
                Which::Plain => choose(near, anchor, context)?,
            }
        }
        (Year::Told, Some(anchor)) => of_year(context.last.map_or(anchor, |(day, _)| day).year())?,
        (_, None) => return Some(unplaced(Grain::Day)),
    };
    let anchored = !matches!(year, Year::Is(_));
    if add_days(days.0, 1) == Some(days.1) {
        return unit(days.0, Grain::Day, anchored);
    }
    Some(range(days.0, days.1, Grain::Day, anchored))
}
