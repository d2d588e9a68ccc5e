//! One date at a place, by whichever form is the longest.

use super::amount::Amount;
use super::expr::{Base, Expr, Found, Part, Which};
use super::items::{Gap, Item};
use super::parser::Parser;
use crate::lexicon::time::{Cue, Forms, Sense, Tense};
use crate::model::Grain;
use crate::text::TokenKind;

/// Words before "year end".
const BY_THE_END: &[Cue] = &[Cue::By, Cue::At, Cue::Since, Cue::Until, Cue::Before, Cue::After];

impl Parser<'_> {
    /// A date, a period, or a part of one.
    pub(super) fn point(&self, i: usize) -> Option<Found> {
        self.point_beside(i, self.amount(i).as_ref())
    }

    /// The same, with the amount of time that begins there, if one does.
    pub(super) fn point_beside(&self, i: usize, amount: Option<&Amount>) -> Option<Found> {
        let mut best = self.simple_point(i);
        if self.next(self.skip(i, Cue::The)).is_some_and(|item| item.begins(Forms::PART)) {
            longer(&mut best, self.part(i));
            longer(&mut best, self.week_of(i));
        }
        longer(&mut best, self.offset(i, amount));
        best
    }

    /// A date or period, without "early" or "the end of" before it.
    pub(super) fn simple_point(&self, i: usize) -> Option<Found> {
        let item = self.next(i)?;
        if !item.counts() && !item.is_sign("'’‘") {
            return None;
        }
        let start = self.skip(i, Cue::The);
        if !self.begins_date(i, start) {
            return None;
        }
        let mut best = self.worded_point(item, i, start);
        let here = self.at(start);
        if here.is_some_and(|here| here.kind != TokenKind::Word || here.begins(Forms::RANK)) {
            best = self.counted_point(best, i, start);
        } else {
            longer(&mut best, self.period(start));
            longer(&mut best, self.relative(i));
            longer(&mut best, self.member(i));
        }
        if item.begins(Forms::NAMED) {
            longer(&mut best, self.holiday(i));
        }
        best.map(|found| self.with_trailing_weekday(found))
    }

    /// A date that begins with the name of a weekday or a month.
    fn worded_point(&self, item: &Item<'_>, i: usize, start: usize) -> Option<Found> {
        let mut best = item.weekday().and_then(|_| self.weekday_led(i));
        if self
            .at(start)
            .is_some_and(|here| here.kind == TokenKind::Mixed || here.month().is_some())
        {
            longer(&mut best, self.month_led(start));
        }
        best
    }

    /// A date that begins with a figure or a rank, if it is longer than another.
    fn counted_point(&self, best: Option<Found>, i: usize, start: usize) -> Option<Found> {
        let mut best = best;
        longer(&mut best, self.day_led(i));
        longer(&mut best, self.numeric(i));
        longer(&mut best, self.year_led(start));
        longer(&mut best, self.period(start));
        if self.at(start).is_some_and(Item::is_figure) {
            longer(&mut best, self.counted_stretch(i));
        } else {
            longer(&mut best, self.relative(i));
        }
        longer(&mut best, self.member(i));
        longer(&mut best, self.day_of_month(i));
        best
    }

    /// Whether a date can begin at `i`, whose article is skipped at `start`: a quick look, for most
    /// places have none.
    fn begins_date(&self, i: usize, start: usize) -> bool {
        let dates = |item: &Item<'_>| {
            item.kind != TokenKind::Word || item.sense.is_some_and(Sense::begins_date)
        };
        let named = || start > i && self.at(i).is_some_and(|item| item.names_day(self.at(start)));
        self.at(start).is_none_or(dates) || named()
    }

    /// "Monday", "Monday, April 28", "Friday the 13th", "Tuesday next week", "Mon 13th".
    fn weekday_led(&self, i: usize) -> Option<Found> {
        let item = self.next(i)?;
        let weekday = item.weekday()?;
        if let Some(mut found) = self.weekday_date(i) {
            found.weekday = Some((weekday, item.span));
            return Some(found);
        }
        let stop = self.weekday_end(i);
        // "Tuesday next week", "Monday of the following week", "Sunday from last week".
        let of = if self.any(stop, &[Cue::Of, Cue::From]) { stop + 1 } else { stop };
        let the = self.skip(of, Cue::The);
        if let Some(weeks) = self.direction(the) {
            let unit = self.next(the + 1).and_then(Item::unit);
            if unit.is_some_and(|unit| unit.grain == Grain::Week && unit.singular) {
                let expr = Expr::WeekdayOf { weekday, weeks: i32::from(weeks) };
                return Some(Found::new(expr, the + 2));
            }
        }
        // "On Monday week": the Monday after the next.
        let week = self.next(stop).and_then(Item::unit);
        if week.is_some_and(|unit| unit.grain == Grain::Week && unit.singular && unit.times == 1)
            && self.next(stop)?.gap == Gap::Space
            && self.ends_phrase(stop + 1)
        {
            let expr = Expr::WeekdayOffset { weekday, count: 2, base: Base::Anchor };
            return Some(Found::new(expr, stop + 1));
        }
        // "Saturday 3 days from now".
        if let Some(mut found) = self.offset_of_weekday(stop) {
            found.weekday = Some((weekday, item.span));
            return Some(found);
        }
        self.bare_weekday(i).then(|| {
            let which = Which::Plain;
            Found::new(Expr::Weekday { weekday, which }, stop)
        })
    }

    fn offset_of_weekday(&self, i: usize) -> Option<Found> {
        let (_, j) = self.count(i)?;
        let _ = j;
        self.offset(i, self.amount(i).as_ref())
            .filter(|found| matches!(found.expr, Expr::Offset { .. }))
    }

    /// The end of a weekday's name, with the full stop of an abbreviation.
    fn weekday_end(&self, i: usize) -> usize {
        let short = self.at(i).is_some_and(|item| item.len() <= 5 && !item.text().ends_with("day"));
        let dot = short && self.sign(i + 1, ".") && self.glued(i + 1);
        if dot { i + 2 } else { i + 1 }
    }

    /// "Sun", "Sat" and "Wed" are days only with a sign of it.
    fn bare_weekday(&self, i: usize) -> bool {
        let Some(item) = self.at(i) else { return false };
        let name = item.text();
        let short = name.len() <= 3;
        if self.alone {
            return true;
        }
        if short {
            let next = self.any(i + 1, &[Cue::To, Cue::Or]);
            let led = self.was(i, &[Cue::On, Cue::From, Cue::To, Cue::Or, Cue::Until]);
            return item.is_capitalised() && led && !next
                || self.was(i, &[Cue::Or, Cue::Until, Cue::To, Cue::From, Cue::Between]);
        }
        // "The Sunday Times", "Friday Night Lights".
        let capital = |k: usize| {
            self.next(k).is_some_and(|next| {
                next.kind == TokenKind::Word && next.is_capitalised() && next.gap == Gap::Space
            })
        };
        let name = self.was(i, &[Cue::The]) && capital(i + 1)
            || capital(i + 1)
                && capital(i + 2)
                && self
                    .next(i + 1)
                    .is_some_and(|next| next.sense.is_some_and(|sense| sense.daypart.is_some()));
        !name
    }

    /// The date behind a weekday.
    pub(super) fn weekday_date(&self, i: usize) -> Option<Found> {
        let mut j = self.weekday_end(i);
        let open = self.sign(j, "(");
        j = self.skip_sign(j, ",(");
        let the = self.skip(j, Cue::The);
        let here = self.next(the)?;
        if !here.is_figure() && here.month().is_none() && !here.begins(Forms::RANK) {
            return None;
        }
        let found = longest([self.month_led(the), self.day_led(j), self.numeric_after_weekday(j)]);
        if let Some(mut found) = found.filter(|found| found.expr.month_day().is_some()) {
            if open {
                found.end = self.skip_sign(found.end, ")");
            }
            return Some(found);
        }
        // "Thursday the 21st", "Monday 21", "Mon 13th".
        let (day, end) = self.day_number(the, the > j)?;
        let comma = j > i + 1 && the == j;
        let ordinal = self.ordinal(the).is_some() || the > j;
        let clean = self.next(end).is_none_or(|item| {
            item.kind == TokenKind::Sign && !item.is_sign("-/:%")
                || item.any(&[Cue::And, Cue::At, Cue::Until, Cue::To, Cue::Through])
        });
        (clean && (ordinal || !comma) && !self.goes_on(end))
            .then(|| Found::new(Expr::DayOfMonth { day, months: None }, end))
    }

    fn numeric_after_weekday(&self, i: usize) -> Option<Found> {
        self.numeric(i)
    }

    /// "April 28, a Tuesday", "April 28 (Tuesday)": the weekday behind the date.
    fn with_trailing_weekday(&self, mut found: Found) -> Found {
        if found.expr.month_day().is_none() || found.weekday.is_some() {
            return found;
        }
        let j = found.end;
        let place = if self.sign(j, "(") {
            j + 1
        } else if self.sign(j, ",") && self.is(j + 1, Cue::A) {
            j + 2
        } else {
            return found;
        };
        let Some(item) = self.next(place) else { return found };
        let Some(weekday) = item.weekday().filter(|_| item.len() > 3 || self.sign(place + 1, ")"))
        else {
            return found;
        };
        // "(Monday to Friday)".
        if self.sign(j, "(") && !self.sign(place + 1, ")") {
            return found;
        }
        found.weekday = Some((weekday, item.span));
        found
    }

    /// "early 2026", "late last week", "mid-May", "the end of April", "rest of the year".
    fn part(&self, i: usize) -> Option<Found> {
        let j = self.skip(i, Cue::The);
        let item = self.next(j)?;
        if item.any(&[Cue::Early, Cue::Late, Cue::Mid]) {
            return self.adjective_part(j);
        }
        if let Some(found) = self.end_of_unit(j) {
            return Some(found);
        }
        let part = if item.any(&[Cue::Start]) {
            Part::Early
        } else if item.is(Cue::Middle) {
            Part::Mid
        } else if item.is(Cue::End) {
            // "Will end this year": a verb.
            let verb = j == i
                && self
                    .before(j)
                    .is_some_and(|item| item.tense() == Some(Tense::Future) || item.is(Cue::To));
            if verb && !self.alone {
                return None;
            }
            Part::Late
        } else if item.is(Cue::Rest) {
            Part::Rest
        } else {
            return None;
        };
        let of = self.skip(j + 1, Cue::Of);
        let of = if self.is(of, Cue::About) && of > j + 1 { of + 1 } else { of };
        let the = self.skip(of, Cue::The);
        let unit = self
            .next(the)
            .and_then(Item::unit)
            .filter(|unit| unit.singular && unit.grain >= Grain::Week);
        if let Some(unit) =
            unit.filter(|_| (of > j + 1 || the > of) && self.ends_member_phrase(the + 1))
        {
            let whole = Box::new(Expr::Unit { grain: unit.grain, shift: 0 });
            return Some(Found::new(Expr::Part { part, of: whole }, the + 1));
        }
        if of == j + 1 && part != Part::Rest && self.direction(of).is_none() {
            return None;
        }
        let whole = self.simple_point(of)?;
        let day =
            matches!(whole.expr, Expr::Day { .. } | Expr::Weekday { .. } | Expr::Reference(_));
        (!day).then(|| Found::new(Expr::Part { part, of: Box::new(whole.expr) }, whole.end))
    }

    /// "year's end", "month-end".
    fn end_of_unit(&self, i: usize) -> Option<Found> {
        let unit = self.next(i)?.unit().filter(|unit| unit.singular && unit.grain > Grain::Week)?;
        let letter = self.at(i + 2).is_some_and(|item| item.len() == 1);
        let j = if self.sign(i + 1, "'’") && letter {
            i + 3
        } else if self.sign(i + 1, "-") && self.glued(i + 1) && self.glued(i + 2) {
            i + 2
        } else if self.was(i, BY_THE_END) {
            // "By year end".
            i + 1
        } else {
            return None;
        };
        let ends = self.is(j, Cue::End) && self.at(j)?.len() == END;
        // "Year-end 1998"
        let year = self.year(j + 1).filter(|_| unit.grain == Grain::Year);
        let (of, end) = match year {
            Some((year, end)) => (Expr::Year(year), end),
            None => (Expr::Unit { grain: unit.grain, shift: 0 }, j + 1),
        };
        ends.then(|| Found::new(Expr::Part { part: Part::Late, of: Box::new(of) }, end))
    }

    fn ends_member_phrase(&self, i: usize) -> bool {
        self.next(i).is_none_or(|item| item.digits().is_none() || item.gap == Gap::Line)
    }

    /// "early 2026", "mid-May", "later this year", "earlier in the year".
    fn adjective_part(&self, i: usize) -> Option<Found> {
        let item = self.at(i)?;
        let comparative = item.text().to_ascii_lowercase().ends_with(COMPARATIVE);
        let j = self.skip_sign(i + 1, "-");
        let j = if self.is(j, Cue::In) && comparative { j + 1 } else { j };
        let j = self.skip(j, Cue::On).max(j);
        let the = self.skip(j, Cue::The);
        let whole = match self
            .next(the)
            .and_then(Item::unit)
            .filter(|unit| the > j && unit.singular && unit.grain >= Grain::Day)
        {
            Some(unit) => Found::new(Expr::Unit { grain: unit.grain, shift: 0 }, the + 1),
            None => self.simple_point(j)?,
        };
        // "Earlier May 12" is a clause's adverb before a date.
        if comparative
            && !matches!(whole.expr, Expr::Unit { .. } | Expr::Part { .. } | Expr::Told { .. })
        {
            return None;
        }
        let part = match (item.is(Cue::Early), item.is(Cue::Mid), comparative) {
            (true, _, true) if matches!(whole.expr, Expr::Unit { shift: 0, .. }) => Part::SoFar,
            (true, _, _) => Part::Early,
            (_, true, _) => Part::Mid,
            (_, _, true) if matches!(whole.expr, Expr::Unit { shift: 0, .. }) => Part::Later,
            _ => Part::Late,
        };
        let weekday = whole.weekday;
        let mut found = Found::new(Expr::Part { part, of: Box::new(whole.expr) }, whole.end);
        found.weekday = weekday;
        Some(found)
    }

    /// "the week of April 10th", "the week starting on February 4", "Labor Day weekend".
    fn week_of(&self, i: usize) -> Option<Found> {
        let j = self.skip(i, Cue::The);
        let unit = self.next(j)?.unit().filter(|unit| unit.singular)?;
        let part = match unit.grain {
            Grain::Week => Part::Week,
            Grain::Weekend => Part::Weekend,
            _ => return None,
        };
        let k = if self.is(j + 1, Cue::Of) {
            j + 2
        } else if self.any(j + 1, &[Cue::Starting, Cue::Ending]) {
            self.skip(j + 2, Cue::On)
        } else {
            return None;
        };
        let day = self.simple_point(k).or_else(|| {
            let the = self.skip(k, Cue::The);
            let (day, end) = self.day_number(the, false).filter(|_| the > k)?;
            Some(Found::new(Expr::DayOfMonth { day, months: None }, end))
        })?;
        Some(Found::new(Expr::Part { part, of: Box::new(day.expr) }, day.end))
    }
}

/// The length of "end": "year's close" is none.
const END: usize = 3;

/// The ending of "earlier" and "later".
const COMPARATIVE: &str = "er";

/// The longest of several readings, the first where two are as long.
pub(super) fn longest<const N: usize>(readings: [Option<Found>; N]) -> Option<Found> {
    let mut best = None;
    for found in readings {
        longer(&mut best, found);
    }
    best
}

/// Takes another reading where it is longer. (Most are none: an array of them would be carried
/// about for nothing.)
pub(super) fn longer(best: &mut Option<Found>, found: Option<Found>) {
    if let Some(found) = found
        && best.as_ref().is_none_or(|best| found.end > best.end)
    {
        *best = Some(found);
    }
}
