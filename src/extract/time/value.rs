//! Expressions found in the text to values of mentions: points, stretches, times of day.

use super::calendar::{add_days, midnight};
use super::clock::Timed;
use super::expr::{Expr, Found, OfDay, Year};
use super::parser::Parser;
use super::range::{Ranged, Stretch};
use super::resolve::{self, Context};
use super::weekday;
use crate::lexicon::time::{Cue, DayPart, Tense};
use crate::model::time::TimeRelation;
use crate::model::{Grain, TimeKind, TimeValue};
use jiff::civil::{Date, DateTime, Time};

/// The value of one date.
pub(super) fn point(found: &Found, context: &Context<'_>) -> Option<TimeValue> {
    // "Friday 31", "Mon 13th": the month in which that day is that weekday.
    if let (Expr::DayOfMonth { day, months: None }, Some((weekday, span))) =
        (&found.expr, found.weekday)
    {
        let mut value = match context.anchor.and_then(|anchor| nearest_match(anchor, *day, weekday))
        {
            Some(day) => resolve::unit(day, Grain::Day, true)?,
            None => resolve::resolve(&found.expr, context)?,
        };
        (value.weekday, value.weekday_said) = (Some(weekday), Some(span));
        return Some(value);
    }
    let mut value = resolve::resolve(&found.expr, context)?;
    if let Some((weekday, span)) = found.weekday {
        (value.weekday, value.weekday_said) = (Some(weekday), Some(span));
    }
    if let Some(swapped) = &found.swapped {
        let other = resolve::resolve(swapped, context);
        value.ambiguous = other.and_then(|other| other.from).map(DateTime::date);
    }
    Some(value)
}

/// The day of the month nearest to the document's date that is this weekday.
fn nearest_match(anchor: Date, day: i8, weekday: i8) -> Option<Date> {
    let months = [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6, -7, 7];
    months.into_iter().find_map(|shift| {
        let month = super::calendar::add_months(anchor.first_of_month(), shift)?;
        let date = super::calendar::day(month.year(), month.month(), day)?;
        (date.weekday().to_monday_one_offset() == weekday).then_some(date)
    })
}

/// The value of a stretch.
pub(super) fn ranged(found: &Ranged, context: &Context<'_>) -> Option<TimeValue> {
    let mut value = match &found.stretch {
        Stretch::Both(..) => return None,
        Stretch::Between(left, right) => between(left, right, context)?,
        Stretch::After(of) => open(of, context, |value| {
            value.from = value.to;
            value.to = None;
        })?,
        Stretch::Starting(of) => {
            // What is said to start on a date starts after the telling.
            let context = Context { tense: context.tense.or(Some(Tense::Future)), ..*context };
            open(of, &context, |value| value.to = None)?
        }
        Stretch::Before(of) => open(of, context, |value| {
            value.to = value.from;
            value.from = None;
        })?,
    };
    if matches!(found.stretch, Stretch::Before(Expr::Part { .. })) {
        // "Before the end of the year" reaches to its end.
        if let Stretch::Before(of) = &found.stretch {
            value.to = resolve::resolve(of, context)?.to;
        }
    }
    let modifier = match found.stretch {
        Stretch::After(_) => Some(TimeValue::AFTER),
        Stretch::Before(_) => Some(TimeValue::BEFORE),
        _ => None,
    };
    if let Some(modifier) = modifier {
        value.modifier = Some(modifier.to_owned());
    }
    if let Some((weekday, span)) = found.weekday {
        (value.weekday, value.weekday_said) = (Some(weekday), Some(span));
    }
    Some(value)
}

fn open(of: &Expr, context: &Context<'_>, cut: fn(&mut TimeValue)) -> Option<TimeValue> {
    let mut value = resolve::resolve(of, context)?;
    if value.kind == TimeKind::Set {
        return None;
    }
    value.kind = TimeKind::DateRange;
    cut(&mut value);
    Some(value)
}

fn between(left: &Expr, right: &Expr, context: &Context<'_>) -> Option<TimeValue> {
    let first = resolve::resolve(left, context)?;
    let second = second_end(&first, right, context)?;
    let grain = first.grain.min(second.grain);
    let timex = format!("{}/{}", first.timex, second.timex);
    let mut value = TimeValue::new(TimeKind::DateRange, grain, timex);
    let present = |end: &TimeValue| matches!(end.timex.as_str(), PRESENT);
    value.from = first.from;
    value.to = if present(&second) { context.anchor.map(midnight) } else { second.to };
    value.anchored = first.anchored || second.anchored;
    if value.from.is_some() && value.to.is_some() && value.from >= value.to {
        return None;
    }
    Some(value)
}

const PRESENT: &str = "PRESENT_REF";

/// The second end of a stretch lies after the first: its year, month or week follows from it.
fn second_end(first: &TimeValue, right: &Expr, context: &Context<'_>) -> Option<TimeValue> {
    let Some(start) = first.from else { return resolve::resolve(right, context) };
    let start = start.date();
    match right {
        Expr::Weekday { weekday, .. } if first.grain == Grain::Day => {
            resolve::unit(weekday::next_weekday(start, *weekday)?, Grain::Day, true)
        }
        Expr::DayOfMonth { day, months: None } => {
            let day = (0..3).find_map(|shift| {
                let month = super::calendar::add_months(start.first_of_month(), shift)?;
                super::calendar::day(month.year(), month.month(), *day).filter(|day| *day > start)
            })?;
            resolve::unit(day, Grain::Day, first.anchored)
        }
        _ if right.year() == Some(Year::Open) => {
            let of_year =
                |year: i16| resolve::resolve(&right.clone().with_year(Year::Is(year)), context);
            let same = of_year(start.year())?;
            let late = same.to.is_some_and(|to| to.date() <= start);
            if late { of_year(start.year().checked_add(1)?) } else { Some(same) }
        }
        _ => resolve::resolve(right, context),
    }
}

/// The value of a time of day.
pub(super) fn timed(timed: &Timed, context: &Context<'_>) -> Option<TimeValue> {
    let day = match &timed.date {
        Some(found) => Some(point(found, context)?),
        None => None,
    };
    let (grain, name) = match &timed.of_day {
        OfDay::Part(part) => (Grain::Hour, part.code().to_owned()),
        OfDay::Clock(clock) => {
            let grain = match (clock.minute, clock.second) {
                (_, Some(_)) => Grain::Second,
                (Some(_), None) => Grain::Minute,
                _ => Grain::Hour,
            };
            let minute = clock.minute.map(|minute| format!(":{minute:02}")).unwrap_or_default();
            let second = clock.second.map(|second| format!(":{second:02}")).unwrap_or_default();
            let plain = if minute.is_empty() { ON_THE_HOUR } else { "" };
            (grain, format!("{:02}{minute}{second}{plain}", clock.hour))
        }
    };
    let date = day.as_ref().map_or("", |day| day.timex.as_str());
    let mut value = TimeValue::new(TimeKind::Time, grain, format!("{date}T{name}"));
    if let OfDay::Clock(clock) = &timed.of_day {
        value.zone.clone_from(&clock.zone);
        value.modifier = clock.either.then(|| TimeValue::EITHER_HALF.to_owned());
    }
    if let Some(day) = day {
        value.anchored = day.anchored;
        (value.weekday, value.weekday_said) = (day.weekday, day.weekday_said);
        if let Some(date) = day.from.map(DateTime::date) {
            let (from, to) = moments(date, &timed.of_day)?;
            (value.from, value.to) = (Some(from), Some(to));
        }
    }
    Some(value)
}

/// The minutes of a full hour.
const ON_THE_HOUR: &str = ":00";

/// First moment of a time of day, and first moment after it.
fn moments(date: Date, of_day: &OfDay) -> Option<(DateTime, DateTime)> {
    let at = |hour: i8| Some(date.to_datetime(Time::new(hour, 0, 0, 0).ok()?));
    match of_day {
        OfDay::Part(DayPart::Mo) => Some((midnight(date), at(12)?)),
        OfDay::Part(DayPart::Mi) => Some((at(11)?, at(14)?)),
        OfDay::Part(DayPart::Af) => Some((at(12)?, at(18)?)),
        OfDay::Part(DayPart::Dt) => Some((at(6)?, at(20)?)),
        OfDay::Part(DayPart::Ev) => Some((at(17)?, midnight(add_days(date, 1)?))),
        // The night reaches into the next morning.
        OfDay::Part(DayPart::Ni) => {
            let morning = add_days(date, 1)?.to_datetime(Time::new(6, 0, 0, 0).ok()?);
            Some((at(18)?, morning))
        }
        OfDay::Clock(clock) if clock.either => Some((midnight(date), midnight(add_days(date, 1)?))),
        OfDay::Clock(clock) => {
            let date = if clock.hour == 24 { add_days(date, 1)? } else { date };
            let time =
                Time::new(clock.hour % 24, clock.minute.unwrap_or(0), clock.second.unwrap_or(0), 0)
                    .ok()?;
            let from = date.to_datetime(time);
            let length = match (clock.minute, clock.second) {
                (_, Some(_)) => jiff::Span::new().seconds(1),
                (Some(_), None) => jiff::Span::new().minutes(1),
                _ => jiff::Span::new().hours(1),
            };
            Some((from, from.checked_add(length).ok()?))
        }
    }
}

impl Parser<'_> {
    /// Which end of something the words before `i` make the date.
    pub(super) fn relation(&self, i: usize) -> Option<TimeRelation> {
        let before = self.before(i)?;
        if before.is(Cue::Since) || before.is(Cue::From) {
            return Some(TimeRelation::Since);
        }
        if before.is(Cue::Until) || before.is(Cue::Ending) {
            return Some(TimeRelation::Until);
        }
        if before.is(Cue::Through) {
            return Some(TimeRelation::Through);
        }
        let than = before.is(Cue::Than)
            && i > 2
            && self.was(i - 1, &[Cue::Late])
            && self.was(i - 2, &[Cue::No]);
        if than || before.is(Cue::By) {
            return Some(TimeRelation::By);
        }
        let of = before.is(Cue::Of) && i > 1 && self.was(i - 1, &[Cue::As]);
        of.then_some(TimeRelation::Since)
    }
}
