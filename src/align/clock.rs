//! Times of day on one day: "3:17 a.m." and "twenty to three" are two times of the alarm.

use super::value::Relation;
use super::view::View;
use crate::model::{Claim, Grain, TimeValue};

/// Minutes of a day, and of one half of it.
const DAY: i32 = 24 * 60;
const HALF: i32 = DAY / 2;

/// Minutes by which a time told to the hour, to five minutes or to the minute may be off, and one
/// that is only near ("shortly after").
const TO_THE_HOUR: i32 = 15;
const TO_FIVE: i32 = 5;
const NEAR: i32 = 25;

/// Minutes that must lie between what two times allow: watches differ, and an event takes time.
const APART: i32 = 10;

/// Minutes by which two accounts of one event are mostly off at the most, and hardly ever more.
const CLOSE: i32 = 180;
const WIDE: i32 = 480;

/// A time of day: from and to, in minutes of the day.
#[derive(Debug, Clone, Copy)]
struct Face {
    from: i32,
    to: i32,
    /// Whether it may be of either half of the day.
    either: bool,
}

/// How two times of day stand to each other; none where they are not of one day.
pub(super) fn relation(a: &TimeValue, b: &TimeValue) -> Option<Relation> {
    let gap = gap(a, b)?;
    if a.relation != b.relation {
        return Some(Relation::Incomparable);
    }
    let placed = day(a) == day(b) || hour(a) == hour(b);
    Some(match gap {
        APART.. => Relation::Excludes,
        _ if placed => Relation::Agree,
        _ => Relation::Incomparable,
    })
}

/// What it tells for or against one event how far apart two times of one day are; none where they
/// are not of one day.
pub(super) fn points(a: &TimeValue, b: &TimeValue) -> Option<i32> {
    let gap = gap(a, b)?;
    Some(if gap <= CLOSE {
        4
    } else if gap <= WIDE {
        2
    } else {
        -4
    })
}

/// The day of a TIMEX3 value.
fn day(time: &TimeValue) -> &str {
    time.timex.split('T').next().unwrap_or("")
}

/// The times of two claims, where both are times of day, of one day as far as known.
pub fn hours_of_one_day<'a>(a: &'a Claim, b: &'a Claim) -> Option<(&'a TimeValue, &'a TimeValue)> {
    a.time().zip(b.time()).filter(|(a, b)| gap(a, b).is_some())
}

/// Whether two times are of two hours of two days.
pub(super) fn at_two_hours(a: &TimeValue, b: &TimeValue) -> bool {
    let both = hour(a).zip(hour(b));
    both.is_some_and(|(one, other)| one != other) && day(a) != day(b)
}

/// Whether the document of one of two claims tells the hour of the other as well: who tells both
/// hours tells of two things.
pub(super) fn both_told(a: &View<'_>, b: &View<'_>, views: &[View<'_>]) -> bool {
    let Some((x, y)) = hours_of_one_day(a.claim, b.claim) else { return false };
    let times = views.iter().filter_map(|view| Some((view.document, view.claim.time()?)));
    times.into_iter().any(|(document, time)| {
        document == a.document && hour(time) == hour(y)
            || document == b.document && hour(time) == hour(x)
    })
}

/// The hour of a TIMEX3 value.
pub(super) fn hour(time: &TimeValue) -> Option<&str> {
    time.timex.split_once('T').map(|(_, hour)| hour)
}

/// The minutes that lie between two times of day of one zone and one day, as far as known.
fn gap(a: &TimeValue, b: &TimeValue) -> Option<i32> {
    if a.grain >= Grain::Day || b.grain >= Grain::Day || a.zone != b.zone {
        return None;
    }
    let (left, right) = (day(a), day(b));
    let clock = a.is_clock() && b.is_clock();
    if left != right && !(clock && (left.is_empty() || right.is_empty())) {
        return None;
    }
    let (a, b) = (face(a)?, face(b)?);
    let round = if a.either || b.either { HALF } else { DAY };
    let ahead = |from: i32, to: i32| (to - from).rem_euclid(round);
    let length = |one: Face| one.to - one.from;
    // What begins within the other, seen round the dial, shares a moment with it.
    let meets = ahead(a.from, b.from) <= length(a) || ahead(b.from, a.from) <= length(b);
    Some(if meets { 0 } else { ahead(a.to, b.from).min(ahead(b.to, a.from)) })
}

/// What a time of day allows.
fn face(time: &TimeValue) -> Option<Face> {
    let (_, said) = time.timex.split_once('T')?;
    let whole = |from: i32, to: i32| Some(Face { from, to, either: false });
    match said {
        "MO" => return whole(0, HALF + NEAR),
        "AF" => return whole(HALF - NEAR, HALF + 7 * 60),
        "EV" => return whole(16 * 60, DAY + NEAR),
        "NI" => return whole(17 * 60, DAY + 7 * 60),
        // The midnight of a day is the one that it begins with or the one that it ends with.
        "00:00" | "24:00" => return None,
        _ => {}
    }
    let mut parts = said.split(':').map(|part| part.parse::<i32>().ok());
    let (hour, minute) = (parts.next()??, parts.next()??);
    let at = hour * 60 + minute;
    let loose = match (time.grain, minute % 5) {
        (Grain::Hour, _) => TO_THE_HOUR,
        (_, 0) => TO_FIVE,
        _ => 1,
    };
    let loose = if time.approximate { loose + NEAR } else { loose };
    let (from, to) = match time.modifier.as_deref() {
        Some(TimeValue::BEFORE) => (0, at + loose),
        Some(TimeValue::AFTER) => (at - loose, DAY),
        _ => (at - loose, at + loose),
    };
    let either = time.modifier.as_deref() == Some(TimeValue::EITHER_HALF);
    Some(Face { from, to, either })
}
