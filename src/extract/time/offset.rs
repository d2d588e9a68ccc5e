//! Times counted from another: "three weeks ago", "a day later", "two days after Easter", "in
//! two years", "the day before".

use super::amount::Amount;
use super::expr::{Base, Expr, Found, Member, Step};
use super::items::Gap;
use super::parser::Parser;
use crate::lexicon::time::{Cue, Tense};
use crate::model::Grain;

/// How far before "a year earlier" the figure of that time stands ("$1.05 a share a year earlier").
const FIGURE_REACH: usize = 4;

/// Words before "the first nine months" of the year.
const OF_THE_YEAR: &[Cue] = &[Cue::In, Cue::For, Cue::During, Cue::Over, Cue::Of];

impl Parser<'_> {
    /// A time counted from another. `amount` is the amount of time that begins there, if one does.
    pub(super) fn offset(&self, i: usize, amount: Option<&Amount>) -> Option<Found> {
        let first = self.next(i)?;
        if amount.is_none()
            && first.begins_amount()
            && let Some(found) = self.weekday_offset(i)
        {
            return Some(found);
        }
        if first.is(Cue::The)
            && let Some(found) = self.day_before(i)
        {
            return Some(found);
        }
        if first.unit().is_some()
            && let Some(found) = self.year_ago(i)
        {
            return Some(found);
        }
        if let Some(amount) = amount
            && let Some(found) = self.amount_offset(i, amount)
        {
            return Some(found);
        }
        if first.is(Cue::In) { self.in_amount(i) } else { None }
    }

    /// "three weeks ago", "a day later", "two days after Easter", "3 days from now".
    fn amount_offset(&self, i: usize, amount: &Amount) -> Option<Found> {
        let (steps, j) = (amount.steps()?, amount.end);
        if let Some(found) = self.ago_this(&steps, j) {
            return Some(found);
        }
        if self.is(j, Cue::Ago) {
            let found = offset(steps, false, Base::Anchor, j + 1);
            return Some(self.compared(i, found));
        }
        if steps.iter().all(|step| step.grain < Grain::Day) {
            return None;
        }
        if self.is(j, Cue::Hence) {
            return Some(offset(steps, true, Base::Anchor, j + 1));
        }
        if let Some(found) = self.counted_from(i, &steps, j) {
            return Some(found);
        }
        if self.is(j, Cue::Starting) {
            let on = if self.any(j + 1, &[Cue::On, Cue::From]) { j + 2 } else { j + 1 };
            let base = self.simple_point(on)?;
            let expr = Expr::From { steps, start: Box::new(base.expr) };
            return Some(Found::new(expr, base.end));
        }
        if self.is(j, Cue::Later) && !self.followed_by_event(j + 1) {
            return Some(offset(steps, true, Base::Context, j + 1));
        }
        if self.is(j, Cue::Earlier) && !self.followed_by_event(j + 1) {
            let found = offset(steps, false, Base::Context, j + 1);
            return Some(self.compared(i, found));
        }
        None
    }

    /// "From $3 million a year earlier", "3% more than a year ago": the figure is of the same part
    /// of that year.
    fn compared(&self, i: usize, found: Found) -> Found {
        let figure = (1..=FIGURE_REACH)
            .map_while(|back| i.checked_sub(back).filter(|k| !self.ends_sentence(*k)))
            .filter_map(|k| self.at(k))
            .any(|item| {
                item.kind == crate::text::TokenKind::Number || item.any(&[Cue::From, Cue::Than])
            });
        let year = matches!(&found.expr, Expr::Offset { steps, .. }
            if *steps == [Step { count: 1, grain: Grain::Year }]);
        if figure && year { year_ago(found) } else { found }
    }

    /// "eight years ago this month", "ten years ago today".
    fn ago_this(&self, steps: &[Step], j: usize) -> Option<Found> {
        if !self.is(j, Cue::Ago) || steps.iter().any(|step| step.grain < Grain::Year) {
            return None;
        }
        let (grain, end) = if self.is(j + 1, Cue::Today) {
            (Grain::Day, j + 2)
        } else {
            let unit = self.next(j + 2)?.unit().filter(|_| self.is(j + 1, Cue::This))?;
            (unit.grain, j + 3)
        };
        (grain < Grain::Year)
            .then(|| Found::new(Expr::AgoThis { steps: steps.to_vec(), grain }, end))
    }

    /// "from now", "from today", "before May 13", "after Christmas", "since 2011".
    fn counted_from(&self, i: usize, steps: &[Step], j: usize) -> Option<Found> {
        // "Have had 30 days since May 2": so long.
        let since = self.is(j, Cue::Since) && (self.alone || self.is(i, Cue::In));
        let forward = since || self.any(j, &[Cue::From, Cue::After]);
        if !forward && !self.is(j, Cue::Before) {
            return None;
        }
        if self.is(j + 1, Cue::Now) || self.is(j + 1, Cue::Today) && self.is(j, Cue::From) {
            let now = self.is(j + 1, Cue::Now);
            if !now && i > 0 && self.was(i, &[Cue::For]) {
                let start = Box::new(Expr::Unit { grain: Grain::Day, shift: 0 });
                return Some(Found::new(Expr::From { steps: steps.to_vec(), start }, j + 2));
            }
            let base = if now { Base::Anchor } else { today() };
            return Some(offset(steps.to_vec(), forward, base, j + 2));
        }
        // A range "two days from Monday to Friday" is read elsewhere.
        let base = self.simple_point(j + 1)?;
        let end = base.end;
        // "5 million a year from 2029" is a rate.
        let rate = self.is(j, Cue::From) && self.any(i, &[Cue::A, Cue::Each, Cue::Every]);
        if rate && matches!(base.expr, Expr::Year(_) | Expr::Month { .. }) {
            return None;
        }
        if self.is(j, Cue::From) && i > 0 && self.was(i, &[Cue::For]) {
            // "For 10 days from 18 December" is a stretch.
            let expr = Expr::From { steps: steps.to_vec(), start: Box::new(base.expr) };
            return Some(Found::new(expr, end));
        }
        Some(offset(steps.to_vec(), forward, Base::Said(Box::new(base.expr)), end))
    }

    /// "Two weeks after the vote": counted from an event, which has no date here.
    fn followed_by_event(&self, i: usize) -> bool {
        let after = i.checked_sub(1).and_then(|k| self.at(k));
        if !after.is_some_and(|item| item.any(&[Cue::After, Cue::Before])) {
            return false;
        }
        self.next(i).is_some_and(|item| item.kind != crate::text::TokenKind::Sign)
    }

    /// "in two weeks", "in 3 years", "in a week's time": only of what is to come.
    fn in_amount(&self, i: usize) -> Option<Found> {
        // "Three months in three years" is a rate.
        let rate = self.before(i).is_some_and(|before| before.unit().is_some());
        if !self.is(i, Cue::In) || rate && !self.alone {
            return None;
        }
        if let Some(found) = self.business_days(i + 1) {
            return Some(found);
        }
        let (steps, mut j) = self.steps(i + 1, true)?;
        // "In two years since 2011".
        if let Some(found) = self.counted_from(i, &steps, j) {
            return Some(found);
        }
        if steps.iter().all(|step| step.grain < Grain::Day) {
            return None;
        }
        let quote = self.sign(j, "'’") && self.glued(j);
        if quote {
            let letter = self.at(j + 1).is_some_and(|item| item.gap == Gap::None);
            let k = if letter && self.glued(j + 1) && !self.is(j + 1, Cue::Time) {
                j + 2
            } else {
                j + 1
            };
            if self.is(k, Cue::Time) {
                j = k + 1;
            } else {
                return None;
            }
        } else if !self.alone && (self.is(i + 1, Cue::A) || self.tense(i) != Some(Tense::Future)) {
            // "In a year" is mostly a rate.
            return None;
        }
        // "In two years of talks" lasts two years.
        if self.is(j, Cue::Of) {
            return None;
        }
        Some(offset(steps, true, Base::Anchor, j))
    }

    /// "four business days", after "in".
    fn business_days(&self, i: usize) -> Option<Found> {
        let (count, j) = self.count(i)?;
        let days = self.is(j, Cue::Business) && self.next(j + 1)?.unit()?.grain == Grain::Day;
        days.then(|| Found::new(Expr::BusinessOffset { count }, j + 2))
    }

    /// "the day before", "the day after", "the week before", "the year before".
    fn day_before(&self, i: usize) -> Option<Found> {
        if !self.is(i, Cue::The) {
            return None;
        }
        let unit =
            self.next(i + 1)?.unit().filter(|unit| unit.singular && unit.grain >= Grain::Day)?;
        let forward = self.is(i + 2, Cue::After);
        if !forward && !self.is(i + 2, Cue::Before) {
            return None;
        }
        let steps = vec![super::relative::step(1, unit)];
        if self.any(i + 3, &[Cue::Last, Cue::Next]) {
            return None;
        }
        if let Some(base) = self.simple_point(i + 3) {
            let end = base.end;
            return Some(offset(steps, forward, Base::Said(Box::new(base.expr)), end));
        }
        let open = self.next(i + 3).is_none_or(|item| {
            item.kind == crate::text::TokenKind::Sign || item.any(&[Cue::And, Cue::In, Cue::At])
        });
        open.then(|| offset(steps, forward, Base::Context, i + 3))
    }

    /// "the year-earlier quarter", "the year-ago period".
    fn year_ago(&self, i: usize) -> Option<Found> {
        let unit =
            self.next(i)?.unit().filter(|unit| unit.singular && unit.grain >= Grain::Week)?;
        let back = self.sign(i + 1, "-")
            && self.glued(i + 1)
            && self.glued(i + 2)
            && self.any(i + 2, &[Cue::Ago, Cue::Earlier]);
        let quarter = self
            .next(i + 3)
            .and_then(super::items::Item::unit)
            .is_some_and(|unit| unit.grain == Grain::Quarter && unit.singular);
        if back && quarter && unit.grain == Grain::Year {
            return Some(Found::new(Expr::YearAgoQuarter, i + 4));
        }
        let steps = vec![super::relative::step(1, unit)];
        let found = back.then(|| offset(steps, false, Base::Anchor, i + 3))?;
        Some(if unit.grain == Grain::Year { year_ago(found) } else { found })
    }

    /// "two Mondays later", "four Tuesdays from now".
    fn weekday_offset(&self, i: usize) -> Option<Found> {
        let (count, j) = self.count(i)?;
        let sense = self.next(j)?.sense?;
        let weekday = sense.weekdays.or(sense.weekday)?;
        let base = if self.is(j + 1, Cue::Later) {
            (Base::Anchor, j + 2)
        } else if self.is(j + 1, Cue::From) && self.any(j + 2, &[Cue::Now, Cue::Today]) {
            (Base::Anchor, j + 3)
        } else {
            return None;
        };
        Some(Found::new(Expr::WeekdayOffset { weekday, count, base: base.0 }, base.1))
    }

    /// "The third Tuesday of March", "last week of July", "first ten days of last year".
    pub(super) fn member(&self, i: usize) -> Option<Found> {
        let i = self.skip(i, Cue::The);
        let (n, j) = self.rank(i)?;
        let (count, j) = match self.count(j) {
            Some((count, k)) if n == 1 || n == -1 => (count, k),
            _ => (1, j),
        };
        let item = self.next(j)?;
        let member = match (item.weekday(), item.unit()) {
            (Some(weekday), _) if count == 1 => Member::Weekday(weekday),
            (_, Some(unit)) if unit.grain >= Grain::Day && unit.times == 1 => {
                Member::Grain(unit.grain)
            }
            _ => return None,
        };
        let months = count > 1 && n == 1 && member == Member::Grain(Grain::Month);
        let of = self.member_of(j + 1, member).or_else(|| {
            // "In the first nine months": of the year.
            let led = self.was(i, &[Cue::The]) && i > 0 && self.was(i - 1, OF_THE_YEAR);
            let year = Expr::Unit { grain: Grain::Year, shift: 0 };
            (months && led && self.ends_phrase(j + 1)).then(|| Found::new(year, j + 1))
        })?;
        let end = of.end;
        Some(Found::new(Expr::Nth { n, count, member, of: Box::new(of.expr) }, end))
    }

    /// "third", "last", "second last", "3rd last".
    fn rank(&self, i: usize) -> Option<(i32, usize)> {
        if self.is(i, Cue::Last) {
            return Some((-1, i + 1));
        }
        let (n, j) = self.ordinal(i)?;
        let n = i32::try_from(n).ok()?;
        if self.is(j, Cue::Last) {
            return Some((-n, j + 1));
        }
        Some((n, j))
    }

    /// The period that a member is counted in.
    fn member_of(&self, i: usize, member: Member) -> Option<Found> {
        if self.any(i, &[Cue::Of, Cue::In]) {
            let the = self.is(i + 1, Cue::The) || self.is(i + 1, Cue::My);
            if let Some(unit) =
                self.next(i + 2).and_then(super::items::Item::unit).filter(|u| the && u.singular)
                && unit.grain >= Grain::Week
                && self.ends_member(i + 3)
            {
                let expr = Expr::Unit { grain: unit.grain, shift: 0 };
                return Some(Found::new(expr, i + 3));
            }
            return self.simple_point(i + 1).filter(|found| {
                !matches!(
                    found.expr,
                    Expr::Day { .. } | Expr::Weekday { .. } | Expr::Stretch { .. }
                )
            });
        }
        // "The third week next year".
        if self.direction(i).is_some() {
            return self.simple_point(i);
        }
        // "First Sunday", where that is all there is.
        let weekday = matches!(member, Member::Weekday(_)) && self.alone_or_end(i);
        weekday.then(|| Found::new(Expr::Unit { grain: Grain::Month, shift: 0 }, i))
    }

    fn alone_or_end(&self, i: usize) -> bool {
        self.alone && self.next(i).is_none()
    }

    fn ends_member(&self, i: usize) -> bool {
        self.next(i).is_none_or(|item| item.unit().is_none() && item.weekday().is_none())
    }

    /// "the 15th day of next month", "20 of next month", "the 18th".
    pub(super) fn day_of_month(&self, i: usize) -> Option<Found> {
        let start = self.skip(i, Cue::The);
        let (day, j) = self.day_number(start, start > i)?;
        let k = if self.is(j, Cue::Dayof) { j + 1 } else { j };
        let of = self.skip(k, Cue::Of);
        if let Some((months, end)) = self.relative_month(of) {
            let day = Expr::DayOfMonth { day, months: Some(months) };
            return Some(Found::new(day, end));
        }
        if k > j {
            return None;
        }
        let ordinal = self.ordinal(start).is_some();
        let led = self.was(i, &[Cue::On]) || start > i && self.was(i, &[Cue::For]);
        let clean = self.next(j).is_none_or(|item| {
            item.kind == crate::text::TokenKind::Sign && !item.is_sign("-/:%'’")
                || item.any(&[Cue::And, Cue::At])
        });
        let bare = start > i || ordinal;
        (led && clean && bare && (ordinal || self.at(j).is_none_or(|item| item.is_sign("."))))
            .then(|| Found::new(Expr::DayOfMonth { day, months: None }, j))
    }

    /// "this month", "of the previous month".
    fn relative_month(&self, i: usize) -> Option<(i32, usize)> {
        let i2 = self.skip(i, Cue::The);
        let month = |k: usize| self.is(k, Cue::Monthof);
        if let Some(shift) = self.direction(i2).filter(|_| month(i2 + 1)) {
            return Some((i32::from(shift), i2 + 2));
        }
        (i2 > i && month(i2)).then_some((0, i2 + 1))
    }
}

fn year_ago(found: Found) -> Found {
    Found::new(Expr::YearAgo(Box::new(found.expr)), found.end)
}

fn today() -> Base {
    Base::Said(Box::new(Expr::Unit { grain: Grain::Day, shift: 0 }))
}

fn offset(steps: Vec<Step>, forward: bool, base: Base, end: usize) -> Found {
    Found::new(Expr::Offset { steps, forward, base }, end)
}
