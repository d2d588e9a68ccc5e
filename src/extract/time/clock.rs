//! Times of day: "3 p.m.", "15:30 GMT", "noon", "Tuesday morning", "last night".

use super::expr::{Clock, Expr, Found, OfDay, Part, Year};
use super::items::Gap;
use super::parser::Parser;
use crate::lexicon::time::{Cue, DayPart, Forms};
use crate::model::Grain;
use crate::text::TokenKind;

/// A time of day with its date, where one is said.
#[derive(Debug, Clone)]
pub(super) struct Timed {
    pub(super) of_day: OfDay,
    pub(super) date: Option<Found>,
    pub(super) end: usize,
}

impl Parser<'_> {
    /// A time of day that begins at `i`, with the date before or behind it.
    /// `point` is the date that begins there, if one does.
    pub(super) fn timed(&self, i: usize, point: Option<&Found>) -> Option<Timed> {
        let first = self.next(i)?;
        if first.is_figure() || first.begins(Forms::CLOCK) || self.opens_spoken(i) {
            return self.begun_by_time(i, point);
        }
        self.behind(point.filter(|found| is_day(&found.expr))?)
    }

    /// The same where the time of day may stand first.
    fn begun_by_time(&self, i: usize, point: Option<&Found>) -> Option<Timed> {
        if let Some((of_day, end)) = self.of_day(i) {
            let mut j = end;
            if self.any(j, &[Cue::On, Cue::Of]) || self.sign(j, ",(") {
                j += 1;
            }
            let date = self.simple_point(j).filter(|found| is_day(&found.expr));
            let date = date.filter(|date| !self.starts_time(date.end) || j == end);
            // "Shortly before ten last night".
            if let Some(part) = self.this_part(end).filter(|_| date.is_none()) {
                return Some(Timed { of_day, ..part });
            }
            let last = date.as_ref().map_or(end, |date| self.skip_part(date.end));
            return Some(Timed { of_day, date, end: last });
        }
        if let Some(found) = self.this_part(i) {
            return Some(found);
        }
        self.behind(point.filter(|found| is_day(&found.expr))?)
    }

    /// The time of day behind a date: "Tuesday morning", "April 27 at 3 p.m.".
    fn behind(&self, date: &Found) -> Option<Timed> {
        let j = date.end;
        if let Some(part) = self.next(j).and_then(|item| item.sense?.daypart) {
            let apart = self.at(j).is_some_and(|item| item.gap == Gap::Space);
            let spoken = self.spoken_in(part, j + 1);
            let (of_day, end) = spoken
                .map_or((OfDay::Part(part), j + 1), |(clock, end)| (OfDay::Clock(clock), end));
            return apart.then_some(Timed { of_day, date: Some(date.clone()), end });
        }
        let at = self.skip_sign(j, ",");
        let led = self.is(at, Cue::At);
        let (clock, end) = self.clock(if led { at + 1 } else { at })?;
        // "Wed Oct 26 15:50:06 2016".
        if let Some((year, last)) = self.year(end).filter(|_| date.expr.year() == Some(Year::Open))
        {
            let mut date = date.clone();
            date.expr = date.expr.with_year(Year::Is(year));
            return Some(Timed { of_day: OfDay::Clock(clock), date: Some(date), end: last });
        }
        Some(Timed { of_day: OfDay::Clock(clock), date: Some(date.clone()), end })
    }

    /// Past the part of the day behind a date whose clock time is read: "4:12 p.m. on MONDAY AFTERNOON".
    fn skip_part(&self, i: usize) -> usize {
        let part = self.at(i).filter(|item| item.gap == Gap::Space).and_then(|item| item.sense);
        i + usize::from(part.is_some_and(|sense| sense.daypart.is_some()))
    }

    fn starts_time(&self, i: usize) -> bool {
        self.clock(self.skip(i, Cue::At)).is_some()
    }

    /// "this morning", "last night", "tonight".
    fn this_part(&self, i: usize) -> Option<Timed> {
        let day = |shift, end| Some(Found::new(Expr::Unit { grain: Grain::Day, shift }, end));
        if self.is(i, Cue::Tonight) {
            let of_day = OfDay::Part(DayPart::Ni);
            return Some(Timed { of_day, date: day(0, i + 1), end: i + 1 });
        }
        let shift = if self.is(i, Cue::This) {
            0
        } else if self.is(i, Cue::Last) {
            -1
        } else {
            return None;
        };
        let part = self.next(i + 1)?.sense?.daypart?;
        let night = part == DayPart::Ni;
        (shift == 0 || night).then(|| Timed {
            of_day: OfDay::Part(part),
            date: day(shift, i + 2),
            end: i + 2,
        })
    }

    fn of_day(&self, i: usize) -> Option<(OfDay, usize)> {
        if let Some((clock, end)) = self.clock(i) {
            return Some((OfDay::Clock(clock), end));
        }
        let item = self.next(i)?;
        let part = item.sense?.daypart?;
        // "The morning of April 27".
        let dated = self.is(i + 1, Cue::Of)
            && self.simple_point(i + 2).is_some_and(|found| is_day(&found.expr));
        dated.then_some((OfDay::Part(part), i + 1))
    }

    /// A clock time.
    pub(super) fn clock(&self, i: usize) -> Option<(Clock, usize)> {
        let item = self.next(i).filter(|item| item.counts())?;
        if let Some((clock, end)) = self.spoken(i) {
            return Some(self.with_zone(clock, end));
        }
        if item.is(Cue::Midnight) {
            return Some(self.with_zone(clock(0, None), i + 1));
        }
        if item.sense.is_some_and(|sense| sense.daypart == Some(DayPart::Mi)) {
            return Some(self.with_zone(clock(12, None), i + 1));
        }
        if item.kind == TokenKind::Mixed {
            return self.glued_clock(i);
        }
        let hour = match item.digits() {
            Some(hour) if item.len() <= 2 => hour,
            Some(hhmm) if item.len() == 4 => return self.military(hhmm, i),
            Some(_) => return None,
            None => self.below_hundred(i).filter(|(_, end)| *end == i + 1)?.0,
        };
        let hour = i8::try_from(hour).ok().filter(|hour| (0..=24).contains(hour))?;
        if let Some(found) = self.minutes(hour, i) {
            return Some(found);
        }
        if let Some((hour, end)) = self.half_of_day(hour, i + 1) {
            return Some(self.with_zone(clock(hour, None), end));
        }
        let oclock = self.is(i + 1, Cue::Oclock);
        oclock.then(|| self.with_zone(clock(hour, None), i + 2))
    }

    /// "15:30", "3:30:15 pm", "3.30pm".
    fn minutes(&self, hour: i8, i: usize) -> Option<(Clock, usize)> {
        let two = |k: usize| -> Option<i8> {
            let item = self.at(k).filter(|item| item.gap == Gap::None)?;
            let n = item.digits().filter(|n| item.len() == 2 && *n < 60)?;
            i8::try_from(n).ok()
        };
        if !(self.sign(i + 1, ":") && self.glued(i + 1)) {
            return None;
        }
        let Some(minute) = two(i + 2) else { return self.glued_minutes(hour, i) };
        let mut end = i + 3;
        let mut second = None;
        if self.sign(end, ":") && self.glued(end) {
            second = two(end + 1);
            end += if second.is_some() { 2 } else { 0 };
        }
        let half = self.half_of_day(hour, end);
        let led = self.was(
            i,
            &[
                Cue::At,
                Cue::From,
                Cue::By,
                Cue::Until,
                Cue::To,
                Cue::Between,
                Cue::And,
                Cue::Before,
                Cue::After,
            ],
        ) || self.zone(end).is_some()
            || self.behind_date(i)
            || self.alone
            || second.is_some();
        if half.is_none() && !led {
            return None;
        }
        let (hour, end) = half.unwrap_or((hour, end));
        let time = Clock { second, ..clock(hour, Some(minute)) };
        Some(self.with_zone(time, end))
    }

    /// "3:30pm": the minutes and the half of the day in one token.
    fn glued_minutes(&self, hour: i8, i: usize) -> Option<(Clock, usize)> {
        let item =
            self.at(i + 2).filter(|item| item.gap == Gap::None && item.kind == TokenKind::Mixed)?;
        let digits = item.text().trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '.');
        let letters = item.text().get(digits.len()..)?;
        let minute: i8 = digits.parse().ok().filter(|n| digits.len() == 2 && *n < 60)?;
        let hour = self.half_word(hour, letters)?;
        let end = self.after_half(letters, i + 3);
        Some(self.with_zone(clock(hour, Some(minute)), end))
    }

    /// Whether a date stands right before a clock time.
    fn behind_date(&self, i: usize) -> bool {
        self.before(i).is_some_and(|item| {
            item.digits().is_some_and(|n| n > 31)
                || item.weekday().is_some()
                || item.any(&[Cue::Today, Cue::Tomorrow])
        })
    }

    /// "3pm", "11am", "8p.m.".
    fn glued_clock(&self, i: usize) -> Option<(Clock, usize)> {
        let text = self.at(i)?.text();
        let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '.');
        let letters = text.get(digits.len()..)?;
        let (digits, minute) = match digits.split_once('.') {
            Some((hour, minute)) if minute.len() == 2 => {
                (hour, Some(minute.parse().ok().filter(|minute: &i8| *minute < 60)?))
            }
            _ => (digits, None),
        };
        let hour: i8 = digits.parse().ok().filter(|hour| (1..=12).contains(hour))?;
        let hour = self.half_word(hour, letters)?;
        let end = self.after_half(letters, i + 1);
        Some(self.with_zone(clock(hour, minute), end))
    }

    /// The rest of "p.m." where the tokens split it.
    fn after_half(&self, letters: &str, i: usize) -> usize {
        if letters.len() > 1 {
            return i;
        }
        let rest = self.sign(i, ".") && self.glued(i) && self.glued(i + 1);
        let stop = self.sign(i + 2, ".") && self.glued(i + 2);
        if rest { i + 2 + usize::from(stop) } else { i }
    }

    fn half_word(&self, hour: i8, word: &str) -> Option<i8> {
        let sense = self.words.sense(word)?;
        half(hour, sense.is(Cue::Am), sense.is(Cue::Pm))
    }

    /// "a.m." or "p.m." at `i`: the hour of 24, and where it ends.
    pub(super) fn half_of_day(&self, hour: i8, i: usize) -> Option<(i8, usize)> {
        let item = self.next(i)?;
        let hour = half(hour, item.is(Cue::Am), item.is(Cue::Pm))?;
        let stop = !item.text().ends_with('.')
            && item.text().contains('.')
            && self.sign(i + 1, ".")
            && self.glued(i + 1);
        Some((hour, if stop { i + 2 } else { i + 1 }))
    }

    /// "1500 GMT".
    fn military(&self, hhmm: u32, i: usize) -> Option<(Clock, usize)> {
        let (hour, minute) = (i8::try_from(hhmm / 100).ok()?, i8::try_from(hhmm % 100).ok()?);
        self.zone(i + 1)?;
        let told = hour < 25 && minute < 60;
        told.then(|| self.with_zone(clock(hour, Some(minute)), i + 1))
    }

    fn zone(&self, i: usize) -> Option<&str> {
        let item = self.next(i)?;
        self.words.is_zone(item.text()).then_some(item.text())
    }

    fn with_zone(&self, mut clock: Clock, end: usize) -> (Clock, usize) {
        let open = self.skip_sign(end, "(");
        match self.zone(open) {
            Some(zone) => {
                clock.zone = Some(zone.to_owned());
                let last = open + 1;
                (clock, if open > end { self.skip_sign(last, ")") } else { last })
            }
            None => (clock, end),
        }
    }
}

pub(super) fn clock(hour: i8, minute: Option<i8>) -> Clock {
    Clock { hour, minute, second: None, zone: None, either: false }
}

fn half(hour: i8, am: bool, pm: bool) -> Option<i8> {
    match (hour, am, pm) {
        (1..=11, true, _) => Some(hour),
        (12, true, _) => Some(0),
        (1..=11, _, true) => Some(hour + 12),
        (12, _, true) => Some(12),
        _ => None,
    }
}

/// Whether an expression names one day.
pub(super) fn is_day(expr: &Expr) -> bool {
    match expr {
        Expr::Day { .. }
        | Expr::DayOfMonth { .. }
        | Expr::Weekday { .. }
        | Expr::WeekdayOf { .. }
        | Expr::WeekdayOffset { .. }
        | Expr::SameDay
        | Expr::Unit { grain: Grain::Day, .. } => true,
        Expr::Near { of, .. }
        | Expr::AfterTold(of)
        | Expr::Part { of, part: Part::Early | Part::Late } => is_day(of),
        Expr::Offset { steps, .. } => steps.iter().any(|step| step.grain == Grain::Day),
        _ => false,
    }
}
