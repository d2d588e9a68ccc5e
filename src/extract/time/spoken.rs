//! Times of day as they are spoken: "half past five", "ten to eight on Sunday morning", "nine in the
//! evening".

use super::clock::{clock, is_day};
use super::expr::Clock;
use super::items::{Gap, Item};
use super::parser::Parser;
use crate::lexicon::time::{Cue, DayPart};
use crate::model::{Grain, TimeValue};
use crate::text::TokenKind;

/// What an hour without more stands behind, where it is a time of day.
const LEADS: &[Cue] = &[
    Cue::At,
    Cue::By,
    Cue::Before,
    Cue::After,
    Cue::About,
    Cue::Until,
    Cue::Since,
    Cue::From,
    Cue::Between,
];

/// The same, before "ten to eight", which may be a range or a vote.
const TO_LEADS: &[Cue] = &[Cue::At, Cue::Before, Cue::After, Cue::About, Cue::Until, Cue::Since];

/// What may stand behind "ten to eight", where it is neither.
const BEHIND: &[Cue] = &[Cue::On, Cue::In, Cue::At, Cue::And, Cue::Today, Cue::Tonight, Cue::When];

/// A time of day said by the twelve hours of a clock's face.
#[derive(Debug, Clone, Copy)]
struct Face {
    /// 1 to 12.
    hour: i8,
    minute: Option<i8>,
    end: usize,
    /// Whether it can be nothing else, whatever stands behind it.
    sure: bool,
}

impl Parser<'_> {
    /// A time of day by the hours of a clock's face, with the part of the day behind it; where
    /// that is not said, one of two.
    pub(super) fn spoken(&self, i: usize) -> Option<(Clock, usize)> {
        let face = self.face(i)?;
        if let Some((hour, end)) = self.half_of_day(face.hour, face.end) {
            return Some((clock(hour, face.minute), end));
        }
        if let Some((part, end)) = self.part_behind(face.end)
            && let Some(hour) = of_part(face.hour, part)
        {
            return Some((clock(hour, face.minute), end));
        }
        face.sure.then(|| (Clock { either: true, ..clock(face.hour, face.minute) }, face.end))
    }

    /// Whether "half past" or "a quarter to" begins at a word that is no number.
    pub(super) fn opens_spoken(&self, i: usize) -> bool {
        let first = self.skip(i, Cue::A);
        let part = self.is(first, Cue::Half) || self.is_quarter(first);
        part && self.any(first + 1, &[Cue::Past, Cue::After, Cue::To])
    }

    fn is_quarter(&self, i: usize) -> bool {
        let unit = self.next(i).and_then(Item::unit);
        unit.is_some_and(|unit| unit.grain == Grain::Quarter && unit.singular)
    }

    /// The same behind the part of the day: "Tuesday afternoon at ten past three".
    pub(super) fn spoken_in(&self, part: DayPart, i: usize) -> Option<(Clock, usize)> {
        let i = Some(i).filter(|i| self.is(*i, Cue::At))? + 1;
        let face = self.face(i)?;
        let hour = of_part(face.hour, part)?;
        Some((clock(hour, face.minute), face.end))
    }

    fn face(&self, i: usize) -> Option<Face> {
        self.counted_face(i).or_else(|| self.plain_face(i))
    }

    /// "Half past five", "a quarter to nine", "ten minutes past two".
    fn counted_face(&self, i: usize) -> Option<Face> {
        let first = self.skip(i, Cue::A);
        let item = self.next(first)?;
        let (minutes, end) = if item.is(Cue::Half) {
            (30, first + 1)
        } else if self.is_quarter(first) {
            (15, first + 1)
        } else if first == i {
            self.small_number(i).filter(|(minutes, _)| (1..30).contains(minutes))?
        } else {
            return None;
        };
        let unit = self.next(end).and_then(Item::unit);
        let counted = unit.is_some_and(|unit| unit.grain == Grain::Minute);
        let at = end + usize::from(counted);
        let past = self.any(at, &[Cue::Past, Cue::After]);
        if !past && !self.is(at, Cue::To) {
            return None;
        }
        let (hour, end) = self.small_number(at + 1).filter(|(hour, _)| (1..=12).contains(hour))?;
        // "Seven past champions", "ten to twelve people", "a quarter after two years".
        let digits = first == i && item.digits().is_some();
        let fives = counted || minutes % 5 == 0 && (past || !digits || self.was(i, TO_LEADS));
        let told = item.is(Cue::Half)
            || self.is(at, Cue::Past)
            || self.was(i, TO_LEADS)
            || minutes > hour && self.is(end, Cue::When);
        let sure = told && self.stops(end);
        let (hour, minutes) = if past { (hour, minutes) } else { (hour - 1, 60 - minutes) };
        let hour = if hour == 0 { 12 } else { hour };
        fives.then_some(Face { hour, minute: Some(minutes), end, sure })
    }

    /// "Three", "3:50" or "3.50" behind "at" or "after": a time only with the part of the day.
    fn plain_face(&self, i: usize) -> Option<Face> {
        let item = self.next(i)?;
        let half = || self.any(i + 1, &[Cue::Am, Cue::Pm]);
        if !(self.was(i, LEADS) || item.kind == TokenKind::Number && half()) {
            return None;
        }
        if let Some((hour, minute)) = item.text().split_once('.')
            && item.kind == TokenKind::Number
        {
            let two = minute.len() == 2;
            let minute = minute.parse().ok().filter(|minute: &i8| two && *minute < 60)?;
            let hour = hour.parse().ok().filter(|hour| (1..=12).contains(hour))?;
            return Some(Face { hour, minute: Some(minute), end: i + 1, sure: false });
        }
        let (hour, end) = self.small_number(i).filter(|(hour, _)| (1..=12).contains(hour))?;
        if !(self.sign(end, ":") && self.glued(end)) {
            return Some(Face { hour, minute: None, end, sure: false });
        }
        let item = self.at(end + 1).filter(|item| item.gap == Gap::None && item.len() == 2)?;
        let minute = i8::try_from(item.digits().filter(|minute| *minute < 60)?).ok()?;
        Some(Face { hour, minute: Some(minute), end: end + 2, sure: false })
    }

    /// A number below a hundred, in words or in at most two digits.
    fn small_number(&self, i: usize) -> Option<(i8, usize)> {
        let item = self.next(i)?;
        let (number, end) = match item.digits() {
            Some(number) if item.len() <= 2 => (number, i + 1),
            Some(_) => return None,
            None => self.below_hundred(i)?,
        };
        Some((i8::try_from(number).ok()?, end))
    }

    /// Whether nothing behind an hour makes it a figure of something else.
    fn stops(&self, i: usize) -> bool {
        let Some(item) = self.next(i) else { return true };
        item.is_sign(".,;:()—–") || item.any(BEHIND) || item.weekday().is_some()
    }

    /// Notes that what is told was before or after a clock time, or near it ("shortly after three").
    pub(super) fn beside(&self, i: usize, value: &mut TimeValue) {
        if !value.is_clock() {
            return;
        }
        let modifier = if self.was(i, &[Cue::Before, Cue::To]) {
            TimeValue::BEFORE
        } else if self.was(i, &[Cue::After, Cue::Past]) {
            TimeValue::AFTER
        } else {
            return;
        };
        if i > 1 && self.was(i - 1, &[Cue::Shortly]) {
            value.approximate = true;
        } else {
            value.modifier = Some(modifier.to_owned());
        }
    }

    /// The part of the day that is said behind an hour; where it ends, if it is not said with the
    /// day.
    fn part_behind(&self, i: usize) -> Option<(DayPart, usize)> {
        let part = |at: usize| self.next(at)?.sense?.daypart;
        if self.is(i, Cue::In) && self.is(i + 1, Cue::The) {
            return Some((part(i + 2)?, i + 3));
        }
        if self.is(i, Cue::At) {
            return Some((part(i + 1).filter(|part| *part == DayPart::Ni)?, i + 2));
        }
        if self.is(i, Cue::Tonight) {
            return Some((DayPart::Ni, i));
        }
        if self.any(i, &[Cue::This, Cue::Last]) {
            return Some((part(i + 1)?, i));
        }
        let day = self.simple_point(self.skip(i, Cue::On)).filter(|found| is_day(&found.expr))?;
        Some((part(day.end)?, i))
    }
}

/// The hour of 24 that an hour of a clock's face is in a part of the day. At night it is of this day
/// or the next.
fn of_part(hour: i8, part: DayPart) -> Option<i8> {
    match (part, hour) {
        (DayPart::Mo, 12) => Some(0),
        (DayPart::Mo, 1..12) => Some(hour),
        (DayPart::Af, 12) => Some(12),
        (DayPart::Af, 1..8) | (DayPart::Ev, 4..12) | (DayPart::Ni, 6..12) => Some(hour + 12),
        _ => None,
    }
}
