//! "The third Tuesday of March", "the last week of July", "the first six months of 2025".

use super::calendar::{add, add_days, around, monday};
use super::expr::{Expr, Member};
use super::resolve::{self, Context};
use super::weekday;
use crate::model::{Grain, TimeKind, TimeValue};
use jiff::civil::Date;

/// The value of the n-th member (from the end where negative) of a period, or of so many of
/// them from there. None where the period has no such member.
pub(super) fn resolve(
    (n, count): (i32, i32),
    member: Member,
    of: &Expr,
    context: &Context<'_>,
) -> Option<TimeValue> {
    let whole = resolve::resolve(of, context)?;
    let grain = match member {
        Member::Weekday(_) => Grain::Day,
        Member::Grain(grain) => grain,
    };
    let (Some(from), Some(to)) = (whole.from, whole.to) else {
        let mut open = resolve::unplaced(grain);
        open.kind = if count == 1 { TimeKind::Date } else { TimeKind::DateRange };
        return Some(open);
    };
    let (from, to) = (from.date(), to.date());
    let (n, count) = (i64::from(n), i64::from(count));
    let (first, end) = match member {
        Member::Weekday(weekday) => weekdays((n, count), weekday, from, to)?,
        Member::Grain(Grain::Week) => weeks((n, count), from, to)?,
        Member::Grain(grain) => units((n, count), grain, from, to)?,
    };
    if count == 1 && !matches!(grain, Grain::Weekend) {
        return resolve::unit(first, grain, whole.anchored);
    }
    Some(resolve::range(first, end, grain, whole.anchored))
}

fn weekdays((n, _): (i64, i64), weekday: i8, from: Date, to: Date) -> Option<(Date, Date)> {
    let day = if n > 0 {
        add_days(weekday::next_weekday(from.yesterday().ok()?, weekday)?, (n - 1) * 7)?
    } else {
        add_days(weekday::last_weekday(to, weekday)?, (n + 1) * 7)?
    };
    (from <= day && day < to).then_some((day, day.tomorrow().ok()?))
}

/// A week belongs to the period that has its Thursday (ISO 8601).
fn weeks((n, count): (i64, i64), from: Date, to: Date) -> Option<(Date, Date)> {
    let first = if n > 0 {
        let start = monday(add_days(from, 3)?)?;
        add_days(start, (n - 1) * 7)?
    } else {
        let last = monday(add_days(to, -4)?)?;
        add_days(last, (n + 2 - count) * 7)?
    };
    Some((first, add_days(first, count * 7)?))
}

fn units((n, count): (i64, i64), grain: Grain, from: Date, to: Date) -> Option<(Date, Date)> {
    let first = if n > 0 {
        add(around(from, grain)?.0, grain, n - 1)?
    } else {
        add(to, grain, n + 1 - count)?
    };
    let end = add(first, grain, count)?;
    (first < to).then_some((first, end))
}
