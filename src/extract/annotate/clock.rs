//! The day of a time of day that is said without one: the day beside it, else the document's.

use crate::extract::scan::Scan;
use crate::model::{Grain, Mention, MentionKind, TimeKind};
use crate::text::Span;
use jiff::civil::{Date, DateTime};

/// How far a day stands from its time of day, in bytes of text: some words of one clause.
const REACH: u32 = 60;

/// Gives times of day the day that they are of.
pub(super) fn place(scan: &Scan<'_>, mentions: &mut [Mention]) {
    for at in 0..mentions.len() {
        let day = mentions.get(at).filter(|mention| is_open(mention)).and_then(|mention| {
            let near = |other: Option<&Mention>| day_beside(scan, mention.span, other?);
            near(mentions.get(at + 1))
                .or_else(|| near(at.checked_sub(1).and_then(|k| mentions.get(k))))
                .or_else(|| scan.published())
        });
        if let Some((mention, day)) = mentions.get_mut(at).zip(day) {
            set(mention, day);
        }
    }
}

fn is_open(mention: &Mention) -> bool {
    mention.time().is_some_and(|time| time.kind == TimeKind::Time && time.timex.starts_with('T'))
}

/// The day of another mention, if that stands in the same clause.
fn day_beside(scan: &Scan<'_>, clock: Span, other: &Mention) -> Option<Date> {
    let time =
        other.time().filter(|time| time.kind == TimeKind::Date && time.grain == Grain::Day)?;
    let (start, end) = (clock.end.min(other.span.end), clock.start.max(other.span.start));
    let between = Span { start: start.min(end), end };
    let near = between.end - between.start <= REACH;
    let one = near && !between.of(scan.text).contains(['.', ';', '?', '!', '\n']);
    one.then_some(time.from?.date())
}

fn set(mention: &mut Mention, day: Date) {
    let MentionKind::Time(time) = &mut mention.kind else { return };
    let clock = time.timex.split_off(0);
    let hour: Option<DateTime> = format!("{day}{clock}").parse().ok();
    let length = match time.grain {
        Grain::Hour => Some(jiff::Span::new().hours(1)),
        Grain::Minute => Some(jiff::Span::new().minutes(1)),
        _ => None,
    };
    if let Some((from, length)) = hour.zip(length)
        && time.from.is_none()
    {
        time.from = Some(from);
        time.to = from.checked_add(length).ok();
    }
    time.timex = format!("{day}{clock}");
    time.anchored = true;
}
