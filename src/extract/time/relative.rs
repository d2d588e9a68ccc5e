//! Times that are told from the document's own: "yesterday", "last week", "next Friday",
//! "Tuesday next week", "this summer", "the past three weeks".

use super::expr::{Base, Expr, Found, Part, Step, Which, Year};
use super::items::Gap;
use super::parser::Parser;
use crate::lexicon::time::{Cue, Tense, TimeUnit};
use crate::model::Grain;
use crate::text::TokenKind;

/// Words before which "the year" is the document's own.
const OWN_PERIOD: &[Cue] = &[Cue::In, Cue::For, Cue::During, Cue::Of, Cue::Within];

/// Words that make "the past year" a stretch that ends at the document's date.
const PAST_FRAMES: &[Cue] = &[Cue::Over, Cue::In, Cue::For, Cue::During, Cue::Within];
/// Words that make "the next decade" a stretch that begins there.
const NEXT_FRAMES: &[Cue] = &[Cue::Over, Cue::Within, Cue::For];

impl Parser<'_> {
    /// A time told from the document's own.
    pub(super) fn relative(&self, i: usize) -> Option<Found> {
        // Names of days and months lead to little else than a date.
        if self.next(i)?.sense?.is_only_name() {
            return self.after_next(i);
        }
        self.deictic(i)
            .or_else(|| self.day_beside(i))
            .or_else(|| self.until_now(i))
            .or_else(|| self.counted_stretch(i))
            .or_else(|| self.after_next(i))
            .or_else(|| self.directed(i))
            .or_else(|| self.own_period(i))
    }

    /// Years from the document's own that a word tells: "last" is -1.
    pub(super) fn direction(&self, i: usize) -> Option<i16> {
        let item = self.next(i)?;
        if item.any(&[Cue::Last, Cue::Past, Cue::Previous]) {
            Some(-1)
        } else if item.any(&[Cue::Next, Cue::Coming, Cue::Following]) {
            Some(1)
        } else if item.any(&[Cue::This, Cue::Current, Cue::Same, Cue::That]) {
            Some(0)
        } else {
            None
        }
    }

    fn which(&self, i: usize) -> Option<Which> {
        let item = self.next(i)?;
        let which = [
            (Cue::Last, Which::Last),
            (Cue::Previous, Which::Last),
            (Cue::Past, Which::Past),
            (Cue::Next, Which::Next),
            (Cue::Following, Which::Coming),
            (Cue::Coming, Which::Coming),
            (Cue::This, Which::This),
        ];
        which.into_iter().find(|(cue, _)| item.is(*cue)).map(|(_, which)| which)
    }

    fn deictic(&self, i: usize) -> Option<Found> {
        let item = self.next(i)?;
        let day = |shift| Some(Found::new(Expr::Unit { grain: Grain::Day, shift }, i + 1));
        let part = |part, grain| {
            let of = Box::new(Expr::Unit { grain, shift: 0 });
            Some(Found::new(Expr::Part { part, of }, i + 1))
        };
        if item.is(Cue::Today) {
            return day(0);
        }
        if item.is(Cue::Yesterday) {
            return day(-1);
        }
        if item.is(Cue::Tomorrow) {
            return day(1);
        }
        if item.is(Cue::Eoy) {
            return part(Part::Late, Grain::Year);
        }
        if item.is(Cue::Eom) {
            return part(Part::Late, Grain::Month);
        }
        if item.is(Cue::Bom) {
            return part(Part::Early, Grain::Month);
        }
        if item.is(Cue::Now) {
            return Some(Found::new(Expr::Reference(PRESENT), i + 1));
        }
        None
    }

    /// "the day before yesterday", "the day after tomorrow".
    fn day_beside(&self, i: usize) -> Option<Found> {
        let j = self.skip(i, Cue::The);
        if !self.is(j, Cue::Dayof) {
            return None;
        }
        let before = self.is(j + 1, Cue::Before) && self.is(j + 2, Cue::Yesterday);
        let after = self.is(j + 1, Cue::After) && self.is(j + 2, Cue::Tomorrow);
        let shift = if before { -2 } else { 2 };
        (before || after).then(|| Found::new(Expr::Unit { grain: Grain::Day, shift }, j + 3))
    }

    /// "the year to date".
    fn until_now(&self, i: usize) -> Option<Found> {
        let j = self.skip(i, Cue::The);
        let unit = self.next(j)?.unit().filter(|unit| unit.singular && unit.grain > Grain::Day)?;
        let k = self.skip_sign(j + 1, "-");
        let k = if self.is(k, Cue::To) { self.skip_sign(k + 1, "-") } else { return None };
        let of = Box::new(Expr::Unit { grain: unit.grain, shift: 0 });
        self.is(k, Cue::Date).then(|| Found::new(Expr::Part { part: Part::SoFar, of }, k + 1))
    }

    /// "the last three weeks", "next 5 days", "2 upcoming months", "the past year and a half".
    pub(super) fn counted_stretch(&self, i: usize) -> Option<Found> {
        let i = self.skip(i, Cue::The);
        let (forward, steps, end) = if let Some(shift) = self.direction(i).filter(|s| *s != 0) {
            // "Votes normally last 15 minutes": a verb.
            let verb = self.is(i, Cue::Last)
                && !self.alone
                && self.before(i).is_some_and(|before| {
                    before.kind == TokenKind::Word
                        && !before.counts()
                        && before.text().starts_with(char::is_lowercase)
                });
            let (steps, end) = self.steps(i + 1, true)?;
            // "May last three months", but not "he was out last 3 years".
            let modal = self.before(i).is_some_and(|item| item.tense() == Some(Tense::Future));
            let modal = (modal || self.was(i, &[Cue::To])) && self.is(i, Cue::Last) && !self.alone;
            if modal || verb && steps.iter().all(|step| step.grain < Grain::Day) {
                return None;
            }
            (shift > 0, steps, end)
        } else {
            let (count, j) = self.count(i)?;
            let shift = self.direction(j).filter(|shift| *shift != 0)?;
            // "60,000 last week" is no stretch.
            let unit = self.next(j + 1)?.unit().filter(|unit| !unit.singular || self.alone)?;
            (shift > 0, vec![step(count, unit)], j + 2)
        };
        // "The last two weeks of July" is counted from the end of July.
        let counted = self.is(end, Cue::Of);
        (!counted).then(|| Found::new(Expr::Stretch { steps, forward }, end))
    }

    /// "the week after next", "the month after the next", "Friday after next".
    fn after_next(&self, i: usize) -> Option<Found> {
        let j = self.skip(i, Cue::The);
        let item = self.next(j)?;
        if !self.is(j + 1, Cue::After) {
            return None;
        }
        let next = self.skip(j + 2, Cue::The);
        if !self.is(next, Cue::Next) || self.next(next + 1).is_some_and(super::items::Item::counts)
        {
            return None;
        }
        let expr = if let Some(unit) = item.unit().filter(|unit| unit.singular) {
            Expr::Unit { grain: unit.grain, shift: 2 }
        } else if let Some(weekday) = item.weekday() {
            Expr::WeekdayOffset { weekday, count: 2, base: Base::Anchor }
        } else {
            let month = item.month()?;
            let of = Box::new(Expr::Month { year: Year::Open, month });
            Expr::Near { which: Which::Next, of }
        };
        Some(Found::new(expr, next + 1))
    }

    /// "last week", "next Friday", "this summer", "that weekend", "last December", "next week
    /// Wednesday".
    fn directed(&self, i: usize) -> Option<Found> {
        let i = self.skip(i, Cue::The);
        let mut j = i;
        let mut shift = self.direction(j)?;
        let mut which = self.which(j);
        // "this past Wednesday", "this upcoming Friday".
        if shift == 0 && self.direction(j + 1).is_some_and(|shift| shift != 0) {
            (shift, which) = (self.direction(j + 1)?, self.which(j + 1));
            if which == Some(Which::Next) || which == Some(Which::Last) {
                which = Some(Which::Coming).filter(|_| shift > 0).or(Some(Which::Past));
            }
            j += 1;
        }
        if self.is(j + 1, Cue::Fiscal)
            && self
                .next(j + 2)?
                .unit()
                .is_some_and(|unit| unit.singular && unit.grain == Grain::Year)
        {
            return Some(Found::new(Expr::FiscalShift(shift), j + 3));
        }
        let j = if self.is(j + 1, Cue::Business) || self.is(j + 1, Cue::Calendar) {
            j + 2
        } else {
            j + 1
        };
        let item = self.next(j)?;
        let following = self.is(i, Cue::Following) && item.unit().is_none();
        if following && let Some(found) = self.following(j) {
            return Some(found);
        }
        if let Some(weekday) = item.weekday() {
            return self.directed_weekday(i, j, weekday, which?);
        }
        if let Some(unit) = item.unit().filter(|unit| unit.singular) {
            let of_year = self.quarter_of(j, unit, shift);
            return of_year.or_else(|| self.directed_unit(i, j, unit, shift));
        }
        let which = which?;
        if let Some(season) = item.sense.and_then(|sense| sense.season) {
            let of = Box::new(Expr::Season { year: Year::Open, season });
            return Some(Found::new(Expr::Near { which, of }, j + 1));
        }
        if item.month().is_some_and(|month| {
            // "This may be": a verb.
            !matches!(month, 3 | 5) || item.is_capitalised() || self.alone
        }) {
            return self.directed_month(j, which);
        }
        if let Some(found) = self.numeric(j).filter(|f| f.expr.year() == Some(Year::Open)) {
            // "Next 5/12".
            return Some(Found::new(Expr::Near { which, of: Box::new(found.expr) }, found.end));
        }
        if let Some(found) = self.named_quarter(j).filter(|f| f.expr.year() == Some(Year::Open)) {
            let of = Box::new(found.expr);
            return Some(Found::new(Expr::Near { which, of }, found.end));
        }
        None
    }

    /// "the following spring", "the following Monday", "the following March".
    fn following(&self, j: usize) -> Option<Found> {
        let item = self.next(j)?;
        let which = Which::Coming;
        let near = |of| Expr::Near { which, of: Box::new(of) };
        let of = if let Some(weekday) = item.weekday() {
            Expr::Weekday { weekday, which }
        } else if let Some(season) = item.sense.and_then(|sense| sense.season) {
            near(Expr::Season { year: Year::Open, season })
        } else {
            let month = item.month().filter(|_| item.is_capitalised())?;
            near(Expr::Month { year: Year::Open, month })
        };
        let plain = self.next(j + 1).is_none_or(|next| next.digits().is_none());
        plain.then(|| Found::new(Expr::AfterTold(Box::new(of)), j + 1))
    }

    fn directed_month(&self, j: usize, which: Which) -> Option<Found> {
        let (month, end) = self.month(j)?;
        let day = self.day_number(end, false).filter(|_| !self.goes_on(end + 1));
        let (of, end) = match day {
            Some((day, end)) => (Expr::Day { year: Year::Open, month, day }, end),
            None => (Expr::Month { year: Year::Open, month }, end),
        };
        let (year, end) = self.year_after(end);
        if year != Year::Open {
            return Some(Found::new(of.with_year(year), end));
        }
        // "Next 5/12" and "last May 5" are near, "this May" is of this year.
        Some(Found::new(Expr::Near { which, of: Box::new(of) }, end))
    }

    fn directed_weekday(&self, i: usize, j: usize, weekday: i8, which: Which) -> Option<Found> {
        let span = self.at(j)?.span;
        // "this Friday 5/12": the date decides.
        if let Some(mut found) = self.weekday_date(j) {
            found.weekday = Some((weekday, span));
            if which == Which::Next && found.expr.year() == Some(Year::Open) && self.alone {
                found.expr = Expr::Near { which, of: Box::new(found.expr) };
            }
            return Some(found);
        }
        let _ = i;
        Some(Found::new(Expr::Weekday { weekday, which }, j + 1))
    }

    fn directed_unit(&self, i: usize, j: usize, unit: TimeUnit, shift: i16) -> Option<Found> {
        // "The latest quarter-point".
        let joined = self.sign(j + 1, "-") && self.glued(j + 1) && self.glued(j + 2);
        if joined && unit.grain == Grain::Quarter && !self.alone {
            return None;
        }
        // "That second", "this hour" and "the same day" are no dates of their own.
        let small = unit.grain < Grain::Day;
        let that = self.is(i, Cue::That) && (self.was(i, &[Cue::On]) || self.ends_phrase(j + 1));
        let same = self.is(i, Cue::Same) || that;
        if same && unit.grain == Grain::Day && unit.times == 1 && j == i + 1 && !self.alone {
            return Some(Found::new(Expr::SameDay, j + 1));
        }
        let vague = unit.grain == Grain::Day
            && self.any(i, &[Cue::That, Cue::Same, Cue::This, Cue::Last, Cue::Past, Cue::Current]);
        // "In his last year in office"
        let own = self.is(i, Cue::Last) && self.was(i, &[Cue::My]) && !self.alone;
        if own || small || unit.times > 1 || vague && !self.alone {
            return None;
        }
        // "Last season", "this season" in sport is no time of the year.
        if unit.grain == Grain::Season && !self.alone {
            return None;
        }
        let weekday = |k: usize| {
            let at = self.skip(k, Cue::On);
            Some((self.next(at)?.weekday()?, at + 1))
        };
        if unit.grain == Grain::Week
            && let Some((weekday, end)) = weekday(j + 1)
        {
            let weeks = i32::from(shift);
            return Some(Found::new(Expr::WeekdayOf { weekday, weeks }, end));
        }
        // "Over the past year", "within the next decade": so long from the document's date.
        let led = self.was(i, &[Cue::The]);
        let past =
            (self.is(i, Cue::Past) || self.is(i, Cue::Last) && led) && self.framed(i, PAST_FRAMES);
        // "For the next month" is a stretch, "scheduled for next month" is the month.
        let next = self.any(i, &[Cue::Next, Cue::Coming])
            && self.was(i, &[Cue::The])
            && self.framed(i, NEXT_FRAMES);
        if (past || next) && unit.grain > Grain::Day && unit.grain != Grain::Quarter {
            let steps = vec![Step { count: 1, grain: unit.grain }];
            return Some(Found::new(Expr::Stretch { steps, forward: next }, j + 1));
        }
        if self.any(i, &[Cue::That, Cue::Same]) && unit.grain > Grain::Day {
            return Some(Found::new(Expr::Told { grain: unit.grain, exact: false }, j + 1));
        }
        // "The following day" and "the previous year" follow the date last spoken of.
        if self.is(i, Cue::Following) && unit.grain > Grain::Day {
            let next = Expr::Unit { grain: unit.grain, shift: 1 };
            return Some(Found::new(Expr::AfterTold(Box::new(next)), j + 1));
        }
        let told = self.any(i, &[Cue::Following, Cue::Previous, Cue::Next]);
        if told && unit.grain == Grain::Day {
            let steps = vec![Step { count: 1, grain: unit.grain }];
            let expr = Expr::Offset { steps, forward: shift > 0, base: Base::Context };
            return Some(Found::new(expr, j + 1));
        }
        Some(Found::new(Expr::Unit { grain: unit.grain, shift: i32::from(shift) }, j + 1))
    }

    /// Whether such a word stands before `i` or before the article there.
    fn framed(&self, i: usize, frames: &[Cue]) -> bool {
        self.was(i, frames) || self.was(i, &[Cue::The]) && i > 0 && self.was(i - 1, frames)
    }

    /// "the year" after "in" or "for", "the weekend", "my week".
    fn own_period(&self, i: usize) -> Option<Found> {
        let led = self.any(i, &[Cue::The, Cue::My]);
        let j = if led { i + 1 } else { i };
        let unit = self.next(j)?.unit().filter(|unit| unit.singular && unit.times == 1)?;
        let own = match unit.grain {
            Grain::Weekend => led || self.was(i, &[Cue::On]) || self.alone,
            Grain::Quarter | Grain::Year | Grain::Month | Grain::Week => {
                // "Net income for the quarter rose".
                let verb = self
                    .next(j + 1)
                    .is_some_and(|next| next.tense() == Some(Tense::Past) && !next.is(Cue::Ending));
                led && (self.was(i, OWN_PERIOD) || self.alone) && (verb || self.ends_phrase(j + 1))
            }
            _ => false,
        };
        let past = unit.grain == Grain::Weekend && self.tense(i) == Some(Tense::Past);
        let shift = if past { -1 } else { 0 };
        let grain = unit.grain;
        let expr = if grain == Grain::Weekend {
            Expr::Unit { grain, shift }
        } else {
            Expr::Told { grain, exact: true }
        };
        own.then(|| Found::new(expr, j + 1))
    }

    /// Whether nothing that narrows a noun stands at `i`: "the year of the dragon".
    pub(super) fn ends_phrase(&self, i: usize) -> bool {
        let Some(item) = self.next(i) else { return true };
        if item.gap == Gap::None && item.is_sign("'’-") {
            return false;
        }
        item.kind == TokenKind::Sign
            || item.any(&[Cue::And, Cue::To, Cue::Or, Cue::In, Cue::By, Cue::At, Cue::From])
    }
}

/// What TIMEX3 calls the present.
const PRESENT: &str = "PRESENT_REF";

/// So many of a unit.
pub(super) fn step(count: i32, unit: TimeUnit) -> Step {
    Step { count: count.saturating_mul(i32::from(unit.times)), grain: unit.grain }
}
