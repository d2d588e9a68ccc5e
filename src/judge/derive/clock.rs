//! Local times with their time in GMT: how far apart a place's clocks are from it.

use super::Line;
use super::line::Item;
use crate::lexicon::relations::Mark;
use crate::model::{Decimal, QuantityKind};
use crate::text::Span;

/// A local time with its time in GMT: "4:47 a.m. (2347 GMT)".
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    /// Where the local time stands.
    pub local: Span,
    /// Where the time in GMT stands.
    pub universal: Span,
    /// Minutes that local time is ahead of GMT, from -719 to 720.
    pub ahead: i32,
}

/// All such pairs of a document.
pub fn clocks(line: &Line<'_>) -> Vec<Clock> {
    line.numbers.iter().filter_map(|at| clock(line, *at)).collect()
}

fn clock(line: &Line<'_>, at: usize) -> Option<Clock> {
    let (local, local_minutes) = local(line, at)?;
    // "09:10 hours (0440 GMT)": at most one word stands before the bracket.
    let bracket = (at + 1..at + 3).find(|place| line.mark(*place).any(Mark::OPENS))?;
    let (mention, time) = line.time(bracket + 1)?;
    if !matches!(time.zone.as_deref(), Some("GMT" | "UTC" | "Z" | "+00:00")) {
        return None;
    }
    let minutes = minutes(&time.timex)?;
    let ahead = (local_minutes - minutes).rem_euclid(24 * 60);
    let ahead = if ahead > 12 * 60 { ahead - 24 * 60 } else { ahead };
    Some(Clock { local, universal: mention.span, ahead })
}

fn local(line: &Line<'_>, at: usize) -> Option<(Span, i32)> {
    if let Some((mention, time)) = line.time(at) {
        return time
            .zone
            .is_none()
            .then_some(())
            .and_then(|()| Some((mention.span, minutes(&time.timex)?)));
    }
    // "at 1353 (1023 GMT)": four digits without a sign.
    let Item::Figure(_) = line.items.get(at)? else { return None };
    let figure = line.figure(at).filter(|figure| figure.kind == QuantityKind::Number)?;
    let whole = figure.value.is_integer() && figure.value < Decimal::from(2400);
    let value: i32 = figure.value.try_into().ok().filter(|_| whole)?;
    let (hour, minute) = (value.checked_div(100)?, value.checked_rem(100)?);
    let written = figure.span.len() == 4 && minute < 60;
    written.then_some((figure.span, hour * 60 + minute))
}

/// Minutes since midnight of a TIMEX3 value with a time of day ("2026-04-27T09:10").
fn minutes(timex: &str) -> Option<i32> {
    let (_, time) = timex.split_once('T')?;
    let (hour, minute) = time.split_once(':')?;
    let hour: i32 = hour.parse().ok()?;
    Some(hour * 60 + minute.get(..2)?.parse::<i32>().ok()?)
}
