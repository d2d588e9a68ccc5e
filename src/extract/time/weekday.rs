//! Which day a weekday means.

use super::calendar::{self, add_days};
use super::expr::Which;
use super::resolve::{Context, unit};
use crate::lexicon::time::Tense;
use crate::model::{Grain, TimeKind, TimeValue};
use jiff::civil::Date;

pub(super) fn weekday_value(weekday: i8, which: Which, context: &Context<'_>) -> Option<TimeValue> {
    let Some(anchor) = context.anchor else { return Some(open_weekday(weekday)) };
    let said = i64::from(weekday) - 1;
    let in_week = |weeks: i64| add_days(calendar::monday(anchor)?, weeks * 7 + said);
    let day = match which {
        Which::Plain if context.alone => next_weekday(anchor, weekday)?,
        Which::Plain if context.tense == Some(Tense::Future) => {
            next_weekday(anchor.yesterday().ok()?, weekday)?
        }
        Which::Plain => last_weekday(anchor.tomorrow().ok()?, weekday)?,
        Which::This => {
            let this = in_week(0)?;
            if this < anchor && context.tense != Some(Tense::Past) { in_week(1)? } else { this }
        }
        Which::Last => in_week(-1)?,
        Which::Next => in_week(1)?,
        Which::Past => last_weekday(anchor, weekday)?,
        Which::Coming => next_weekday(anchor, weekday)?,
    };
    unit(day, Grain::Day, true)
}

/// The first such weekday after `day`.
pub(super) fn next_weekday(day: Date, weekday: i8) -> Option<Date> {
    let ahead = (weekday - day.weekday().to_monday_one_offset()).rem_euclid(7);
    add_days(day, if ahead == 0 { 7 } else { i64::from(ahead) })
}

/// The last such weekday before `day`.
pub(super) fn last_weekday(day: Date, weekday: i8) -> Option<Date> {
    let back = (day.weekday().to_monday_one_offset() - weekday).rem_euclid(7);
    add_days(day, if back == 0 { -7 } else { -i64::from(back) })
}

/// So many days from Monday to Friday after `day`.
pub(super) fn business(day: Date, count: i32) -> Option<Date> {
    let (weeks, rest) = (i64::from(count) / 5, i64::from(count) % 5);
    let mut day = add_days(day, weeks * 7)?;
    let mut left = rest;
    while left > 0 {
        day = day.tomorrow().ok()?;
        left -= i64::from(day.weekday().to_monday_one_offset() < 6);
    }
    Some(day)
}

pub(super) fn open_weekday(weekday: i8) -> TimeValue {
    TimeValue::new(TimeKind::Date, Grain::Day, format!("XXXX-WXX-{weekday}"))
}
