//! Spans of time held against their two ends: "a seven-year deal from 2025 to 2031".
//!
//! An end is as wide as its grain. Where both ends have one grain, people count either the steps
//! between them or the units that they cover: 2025 to 2031 is six or seven years.

use super::Interval;
use super::figure::{Figure, days};
use crate::model::{Decimal, Grain, TimeKind, TimeValue};
use jiff::civil::{Date, DateTime};

/// A stretch of time with unsharp ends, in minutes since the first day of the calendar.
#[derive(Debug, Clone, Copy)]
struct Edge {
    start: i64,
    end: i64,
    grain: Grain,
}

/// How many of the units of `span` lie between two times.
pub fn between(from: &TimeValue, to: &TimeValue, span: &Figure) -> Option<Interval> {
    length(edge(from)?, edge(to)?, span)
}

/// How many of the units of `span` a range covers.
pub fn of_range(range: &TimeValue, span: &Figure) -> Option<Interval> {
    // A part of the day ("this afternoon") is when, not how long.
    let clock = range.kind == TimeKind::Time && range.grain == Grain::Minute;
    if range.kind != TimeKind::DateRange && !clock {
        return None;
    }
    let (from, to) = (range.from?, range.to?);
    let unit = minutes_of(range.grain)?;
    let (start, end) = (minutes(from)?, minutes(to)?);
    if end.checked_sub(start)? <= unit.checked_mul(3)?.checked_div(2)? {
        return None;
    }
    let first = Edge { start, end: start.checked_add(unit)?, grain: range.grain };
    let last = Edge { start: end.checked_sub(unit)?, end, grain: range.grain };
    length(first, last, span)
}

/// How many of the units of `span` have passed from a time to a day.
pub fn until(from: &TimeValue, day: Date, span: &Figure) -> Option<Interval> {
    let from = edge(from)?;
    let now = minutes(day.to_datetime(jiff::civil::Time::midnight()))?;
    let unit = Decimal::from(unit_minutes(span)?);
    let least = Decimal::from(now.checked_sub(from.end)?).checked_div(unit)?;
    let most = Decimal::from(now.checked_sub(from.start)?).checked_div(unit)?;
    // An age or a count of years is rounded down or to the next number.
    let slack = Decimal::from_parts(105, 0, 0, false, 2);
    Some(Interval::new(Some(least.checked_sub(slack)?), Some(most.checked_add(slack)?)))
}

fn length(from: Edge, to: Edge, span: &Figure) -> Option<Interval> {
    if to.start < from.start {
        return None;
    }
    let unit = Decimal::from(unit_minutes(span)?);
    let (least, most) = if from.grain == to.grain {
        (to.start.checked_sub(from.start)?, to.end.checked_sub(from.start)?)
    } else {
        (to.start.checked_sub(from.end)?.max(0), to.end.checked_sub(from.start)?)
    };
    let least = Decimal::from(least).checked_div(unit)?;
    let most = Decimal::from(most).checked_div(unit)?;
    // A unit coarser than the ends is rounded; months and years differ in length.
    let coarser = unit_minutes(span)? > minutes_of(from.grain)?.checked_mul(2)?;
    let calendar = most.checked_mul(Decimal::from_parts(2, 0, 0, false, 2))?;
    let slack = if coarser { Decimal::from_parts(6, 0, 0, false, 1) } else { calendar };
    Some(Interval::new(Some(least.checked_sub(slack)?), Some(most.checked_add(slack)?)))
}

fn edge(time: &TimeValue) -> Option<Edge> {
    if time.kind == TimeKind::Set || time.approximate {
        return None;
    }
    let start = minutes(time.from?)?;
    let end = match time.to {
        Some(to) => minutes(to)?,
        None => start.checked_add(minutes_of(time.grain)?)?,
    };
    Some(Edge { start, end, grain: time.grain })
}

fn minutes(time: DateTime) -> Option<i64> {
    let days = i64::from((time.date() - Date::ZERO).get_days());
    let clock = i64::from(time.hour()).checked_mul(60)?.checked_add(i64::from(time.minute()))?;
    days.checked_mul(24 * 60)?.checked_add(clock)
}

fn unit_minutes(span: &Figure) -> Option<i64> {
    let unit = days(span.unit.as_deref()?)?.checked_mul(Decimal::from(24 * 60))?.round();
    i64::try_from(unit).ok()
}

fn minutes_of(grain: Grain) -> Option<i64> {
    let days = match grain {
        Grain::Second | Grain::Minute => return Some(1),
        Grain::Hour => return Some(60),
        Grain::Day => 1,
        Grain::Weekend => 2,
        Grain::Week => 7,
        Grain::Month => 30,
        Grain::Quarter | Grain::Season => 91,
        Grain::Half => 182,
        Grain::Year => 365,
        Grain::Decade | Grain::Century => return None,
    };
    Some(days * 24 * 60)
}
