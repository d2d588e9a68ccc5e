//! Which moment a claim speaks of, where it does not say: the day of its document. Figures that
//! move are compared only as of one day; what is told of the past is not compared with what is
//! told of the present.

use super::clock::hour;
use super::compare::one_figure;
use super::meeting::Meeting;
use super::parted::{Parted, part};
use super::value::Relation;
use super::view::View;
use crate::model::time::days_between;
use crate::model::{Modality, Qualifier, TimeValue};
use jiff::civil::Date;

/// Days before a document's own date up to which a dated claim is still of its present.
const PRESENT: i32 = 120;

/// The same, where the other claim is of what is to come.
const PLANNED: i32 = 31;

/// Days between two documents beyond which they speak of two events, unless they say otherwise.
const EVENTS: i32 = 300;

/// What a time of such an age takes away, in points, of which the other side says nothing.
const AGO: i32 = 4;
const LONG_AGO: i32 = 8;

/// Two moments that part two claims.
pub(super) fn moments<'v>(meeting: &Meeting<'v>) -> Option<Parted<'v>> {
    let (a, b) = (meeting.a, meeting.b);
    let one_figure = matches!(
        meeting.relation,
        Relation::BoundDropped | Relation::BoundsOpposed | Relation::UnitSlip
    );
    if one_figure {
        return years(a, b);
    }
    if a.claim.time().is_some() || b.claim.time().is_some() {
        return years(a, b);
    }
    let known = meeting.shared.is_some();
    as_of(meeting)
        .or_else(|| past(a, b, known).or_else(|| past(b, a, known)))
        .or_else(|| years(a, b))
}

/// What a time tied to one side, or standing near it, takes away where the other side does not
/// speak of that time, in points: a figure that no table knows may well have one time only, and a
/// time near by may be of another.
pub(super) fn dated_alone(a: &View<'_>, b: &View<'_>) -> i32 {
    let dates = a.claim.time().is_some() || b.claim.time().is_some();
    if dates || one_figure(a.claim, b.claim) {
        return 0;
    }
    dated(a, b).max(dated(b, a))
}

fn dated(own: &View<'_>, other: &View<'_>) -> i32 {
    let Some(found) = own.told.moment.filter(|_| other.told.moment.is_none()) else {
        return 0;
    };
    match age(found.time.as_ref(), other) {
        Some(days) if days > EVENTS => LONG_AGO,
        Some(days) if days > PRESENT => AGO,
        _ => 0,
    }
}

/// Days from the end of a time to the day of a document.
fn age(time: Option<&TimeValue>, view: &View<'_>) -> Option<i32> {
    Some(days_between(time?.interval().1?, view.analysis.document.published?))
}

/// The time that syntax ties to a figure.
fn time<'a>(view: &View<'a>) -> Option<&'a TimeValue> {
    view.told.moment.filter(|found| found.attached).and_then(|found| found.time.as_ref())
}

/// A figure that moves, as of two days or of days not known.
fn as_of(meeting: &Meeting<'_>) -> Option<Parted<'static>> {
    let (a, b) = (meeting.a, meeting.b);
    meeting.concept.filter(|concept| concept.moves)?;
    let day = |view: &View<'_>| -> Option<(Date, Date)> {
        if let Some((Some(from), Some(to))) = time(view).map(TimeValue::interval) {
            return Some((from, to));
        }
        let day = view.analysis.document.published?;
        Some((day, day.tomorrow().ok()?))
    };
    let name = |days: Option<(Date, Date)>| {
        days.map_or_else(|| "not known".to_owned(), |(from, _)| from.to_string())
    };
    // One time in the same words: what happened "in September" is settled for both.
    let said = a.told.moment.zip(b.told.moment);
    if said.is_some_and(|(a, b)| a.value == b.value) {
        return None;
    }
    // "By noon twelve had died", "by evening the toll was 19".
    let at = |found: &Qualifier| found.time.as_ref().and_then(hour).map(str::to_owned);
    if let Some((one, other)) = said.and_then(|(a, b)| at(a).zip(at(b))) {
        return Some(part("as of", one, other));
    }
    let (left, right) = (day(a), day(b));
    let same = left.zip(right).is_some_and(|(x, y)| x.0 < y.1 && y.0 < x.1);
    // "Five had been hurt", told days later with the day beside it.
    let hinted = near(a).zip(right).is_some_and(|(x, y)| x.0 < y.1 && y.0 < x.1)
        || near(b).zip(left).is_some_and(|(x, y)| x.0 < y.1 && y.0 < x.1);
    if same || hinted { None } else { Some(part("as of", name(left), name(right))) }
}

/// The days of a time that only stands near a figure, at most a week.
fn near(view: &View<'_>) -> Option<(Date, Date)> {
    let found = view.told.moment.filter(|found| !found.attached)?;
    let (from, to) = found.time.as_ref()?.interval();
    from.zip(to).filter(|(from, to)| days_between(*from, *to) <= WEEK)
}

/// Days of the longest time that says as of when a figure holds.
const WEEK: i32 = 7;

/// One side is dated to a past that the other does not speak of.
fn past<'a>(dated: &View<'a>, other: &View<'a>, known: bool) -> Option<Parted<'a>> {
    let time = time(dated)?;
    let published = other.analysis.document.published?;
    let silent = other.told.moment.is_none();
    let of_span = dated.claim.span_of.is_some() && dated.claim.span_of == other.claim.span_of;
    // What was spent last year is none of what will be.
    let planned =
        other.claim.modality == Modality::Planned && dated.claim.modality == Modality::Asserted;
    if planned && silent && age(Some(time), other)? > PLANNED {
        return Some(part("period", time.timex.as_str(), "to come"));
    }
    ((known || of_span) && silent && age(Some(time), other)? > PRESENT)
        .then(|| part("period", time.timex.as_str(), format!("present of {published}")))
}

/// Two documents far apart in time, neither of which says that it speaks of the other's time.
fn years(a: &View<'_>, b: &View<'_>) -> Option<Parted<'static>> {
    let (left, right) = (a.analysis.document.published?, b.analysis.document.published?);
    let apart = days_between(left, right).abs() > EVENTS;
    let dated = time(a).is_some() && time(b).is_some();
    (apart && !dated).then(|| part("event", left.to_string(), right.to_string()))
}
