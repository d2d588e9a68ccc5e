//! "Early 2026", "late last week", "the end of April", "the rest of the year".

use super::calendar::{add_days, add_months, around, midnight};
use super::expr::{Expr, Part};
use super::resolve::{self, Context};
use crate::model::{Grain, TimeKind, TimeValue};
use jiff::civil::Date;

/// The value of a part of a period. Its days are narrower, its TIMEX3 value is the period's.
pub(super) fn resolve(part: Part, of: &Expr, context: &Context<'_>) -> Option<TimeValue> {
    let mut value = resolve::resolve(of, context)?;
    let (Some(from), Some(to)) = (value.from, value.to) else {
        value.modifier = name(part).map(str::to_owned);
        return Some(value);
    };
    let (from, to) = (from.date(), to.date());
    let relative = matches!(of, Expr::Unit { .. });
    let (start, end) = match part {
        Part::Early | Part::Mid | Part::Late => piece(part, from, to, value.grain, relative)?,
        Part::Rest | Part::Later => (context.anchor.filter(|day| *day > from).unwrap_or(from), to),
        Part::SoFar => (from, context.anchor.filter(|day| *day < to).unwrap_or(to)),
        Part::Weekend => return weekend(from, to, value.anchored),
        Part::Week => return resolve::unit(from, Grain::Week, value.anchored),
    };
    if start < end {
        value.from = Some(midnight(start));
        value.to = Some(midnight(end));
    }
    value.modifier = name(part).map(str::to_owned);
    Some(value)
}

/// The name in `TimeValue::modifier`.
fn name(part: Part) -> Option<&'static str> {
    match part {
        Part::Early | Part::SoFar => Some("early"),
        Part::Mid => Some("mid"),
        Part::Late | Part::Rest | Part::Later => Some("late"),
        Part::Weekend | Part::Week => None,
    }
}

/// How a period is cut: Recognizers-Text's proportions, which leave room for what people mean.
fn piece(part: Part, from: Date, to: Date, grain: Grain, relative: bool) -> Option<(Date, Date)> {
    let months = |months: i64| add_months(from, months);
    let days = |days: i64| add_days(from, days);
    let (a, b, c, d) = match grain {
        Grain::Century => (months(400)?, months(400)?, months(800)?, months(800)?),
        Grain::Decade => (months(48)?, months(36)?, months(84)?, months(72)?),
        // "Early next year" reaches farther than "early 2026".
        Grain::Year if relative => (months(6)?, months(4)?, months(8)?, months(6)?),
        Grain::Year => (months(4)?, months(4)?, months(8)?, months(8)?),
        Grain::Half => (months(2)?, months(2)?, months(4)?, months(4)?),
        Grain::Quarter | Grain::Season => (months(1)?, months(1)?, months(2)?, months(2)?),
        Grain::Month => (days(15)?, days(9)?, days(20)?, days(15)?),
        Grain::Week => (days(3)?, days(1)?, days(5)?, days(3)?),
        _ => return Some((from, to)),
    };
    Some(match part {
        Part::Early => (from, a),
        Part::Mid => (b, c),
        _ => (d, to),
    })
}

/// The weekend at a day, with the day where it adjoins.
fn weekend(from: Date, to: Date, anchored: bool) -> Option<TimeValue> {
    let (saturday, monday) = around(from, Grain::Weekend)?;
    // A Monday holiday belongs to the weekend before it.
    let (saturday, monday) = if from.weekday().to_monday_one_offset() == 1 {
        (add_days(saturday, -7)?, add_days(monday, -7)?)
    } else {
        (saturday, monday)
    };
    let mut value = resolve::range(saturday.min(from), monday.max(to), Grain::Day, anchored);
    value.kind = TimeKind::DateRange;
    Some(value)
}
