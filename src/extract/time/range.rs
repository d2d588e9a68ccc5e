//! Two dates as the ends of a stretch, lists that share a month, and stretches with one end.

use super::expr::{Expr, Found, Part, Year};
use super::items::Gap;
use super::parser::Parser;
use crate::lexicon::time::{Cue, Forms};
use crate::text::TokenKind;

/// A stretch, or a list, as said.
#[derive(Debug, Clone)]
pub(super) enum Stretch {
    /// From the start of the first to the end of the second.
    Between(Expr, Expr),
    /// All that comes after.
    After(Expr),
    /// From its first day on.
    Starting(Expr),
    /// All that comes before.
    Before(Expr),
    /// Two dates that share their month; where the first ends.
    Both(Expr, Expr, usize),
}

/// A stretch found among the items.
#[derive(Debug, Clone)]
pub(super) struct Ranged {
    pub(super) stretch: Stretch,
    pub(super) end: usize,
    pub(super) weekday: Option<(i8, crate::text::Span)>,
}

/// Which words may stand between two ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lead {
    From,
    Between,
    None,
}

impl Parser<'_> {
    /// A stretch or list that begins at `i`.
    /// `point` is the date that begins there, if one does.
    pub(super) fn ranged(&self, i: usize, point: Option<&Found>) -> Option<Ranged> {
        let first = self.next(i)?;
        let lead = if !first.begins(Forms::STRETCH) {
            Lead::None
        } else if first.is(Cue::From) {
            Lead::From
        } else if first.is(Cue::Between) {
            Lead::Between
        } else {
            Lead::None
        };
        let start = if lead == Lead::None { i } else { i + 1 };
        if let Some(found) = self.days_or_years(start, lead) {
            return Some(found);
        }
        let found = if start == i {
            point.and_then(|left| self.two_points(left, lead))
        } else {
            self.point(start).and_then(|left| self.two_points(&left, lead))
        };
        found.or_else(|| self.one_end(i, point))
    }

    /// Years in digits, or days that share their month.
    fn days_or_years(&self, i: usize, lead: Lead) -> Option<Ranged> {
        let here = self.next(self.skip(i, Cue::The))?;
        let day = here.is_figure() || here.begins(Forms::RANK);
        if !day && here.month().is_none() && here.weekday().is_none() {
            return None;
        }
        self.years(i, lead).or_else(|| self.shared_month(i, lead))
    }

    /// The place after a word or sign that joins two ends.
    fn joint(&self, i: usize, lead: Lead) -> Option<usize> {
        let item = self.next(i)?;
        let dash = item.is_sign("-–—~‑−");
        if dash {
            // An em dash between clauses is spaced or stands before a word.
            let digits = self.next(i + 1).is_some_and(Item::is_dateish);
            return digits.then_some(i + 1);
        }
        let joins = match lead {
            Lead::From => item.any(&[Cue::To, Cue::Until, Cue::Through]),
            Lead::Between => item.any(&[Cue::And, Cue::To, Cue::Through]),
            Lead::None => item.any(&[Cue::To, Cue::Through, Cue::Until]),
        };
        joins.then_some(i + 1)
    }

    /// "2019-2023", "2027-29", "from 2014 to 2018".
    fn years(&self, i: usize, lead: Lead) -> Option<Ranged> {
        let first = self.next(i)?;
        let from = first.digits().filter(|year| first.len() == 4 && (1000..2200).contains(year))?;
        let glued_before = first.gap == Gap::None
            && i > 0
            && self.at(i - 1).is_some_and(|before| !before.is_sign("(\"“‘'’[—"));
        if glued_before {
            return None;
        }
        let item = self.next(i + 1)?;
        let slash = item.is_sign("/");
        let j = if slash { i + 2 } else { self.joint(i + 1, lead)? };
        let second = self.next(j)?;
        let dash = item.kind == TokenKind::Sign;
        let number = second.digits()?;
        let to = match second.len() {
            4 => number,
            2 if dash && self.glued(i + 1) && self.glued(j) => from / 100 * 100 + number,
            _ => return None,
        };
        let next = slash || second.len() == 2;
        let follows = !next || !slash || number == (from + 1) % 100;
        // "2026-04" is a month.
        let month = second.len() == 2
            && (1..=12).contains(&number)
            && dash
            && !slash
            && !(number == (from + 1) % 100 && self.is_plain_word(j + 1));
        let longer = self.at(j + 1).is_some_and(|after| {
            after.gap == Gap::None
                && (after.kind != TokenKind::Sign
                    || after.is_sign("-–/%")
                        && self
                            .at(j + 2)
                            .is_some_and(|n| n.gap == Gap::None && n.kind == TokenKind::Number))
        });
        if !follows || month || longer || to <= from || to > 2200 {
            return None;
        }
        let (from, to) = (i16::try_from(from).ok()?, i16::try_from(to).ok()?);
        Some(ranged(Stretch::Between(Expr::Year(from), Expr::Year(to)), j + 1))
    }

    /// "27-28 April", "from 3 until 12 of Sept", "April 27-28", "18 and 19 June".
    fn shared_month(&self, i: usize, lead: Lead) -> Option<Ranged> {
        self.days_before_month(i, lead).or_else(|| self.days_after_month(i, lead))
    }

    fn days_before_month(&self, i: usize, lead: Lead) -> Option<Ranged> {
        let the = self.skip(i, Cue::The);
        let (first, j) = self.day_number(the, false)?;
        let list = lead != Lead::Between && self.any(j, &[Cue::And, Cue::Or]);
        let k = if list { j + 1 } else { self.joint(j, lead)? };
        let right = self.day_led(k).or_else(|| self.month_led(k).filter(|_| lead == Lead::From))?;
        let Expr::Day { year, month, day } = right.expr else { return None };
        let left = Expr::Day { year, month, day: first };
        if list && (day <= first || self.month_before(the)) {
            return None;
        }
        let right_expr = Expr::Day { year, month, day };
        if list {
            return Some(ranged(Stretch::Both(left, right_expr, j), right.end));
        }
        // "From the twenty-seventh to the third of April".
        let left = if first > day { Expr::DayOfMonth { day: first, months: None } } else { left };
        Some(ranged(Stretch::Between(left, right_expr), right.end))
    }

    fn month_before(&self, i: usize) -> bool {
        self.before(i).is_some_and(|item| item.month().is_some())
    }

    fn days_after_month(&self, i: usize, lead: Lead) -> Option<Ranged> {
        let left = self.month_led(i).or_else(|| self.weekday_month(i))?;
        let Expr::Day { year: Year::Open, month, day: first } = left.expr else { return None };
        let list = lead != Lead::Between && self.is(left.end, Cue::And);
        let k = if list { left.end + 1 } else { self.joint(left.end, lead)? };
        let the = self.skip(k, Cue::The);
        let (day, j) = self.day_number(the, true)?;
        if day <= first
            || self.month(j).is_some() && !list
            || self.next(j).is_some_and(|n| n.unit().is_some())
        {
            return None;
        }
        let ordinal = self.ordinal(the).is_some();
        if list && (self.is_plain_word(j) || self.month(j).is_some() || self.goes_on(j)) && !ordinal
        {
            return None;
        }
        if self.sign(j, ":/") && self.glued(j) {
            return None;
        }
        let (year, end) = self.year_after(j);
        let expr = |day| Expr::Day { year, month, day };
        let stretch = if list {
            Stretch::Both(expr(first), expr(day), left.end)
        } else {
            Stretch::Between(expr(first), expr(day))
        };
        Some(Ranged { stretch, end, weekday: left.weekday })
    }

    fn weekday_month(&self, i: usize) -> Option<Found> {
        let item = self.next(i)?;
        let weekday = item.weekday()?;
        let mut found = self.weekday_date(i)?;
        found.weekday = Some((weekday, item.span));
        Some(found)
    }

    /// Two dates of their own: "26 July - 22 August", "from 2015 to May 2017".
    fn two_points(&self, left: &Found, lead: Lead) -> Option<Ranged> {
        let j = self.joint(left.end, lead)?;
        let right = self.point(j).or_else(|| self.day_after(&left.expr, j))?;
        if matches!(right.expr, Expr::Offset { .. } | Expr::Stretch { .. }) && lead == Lead::None {
            return None;
        }
        let same = class(&left.expr) == class(&right.expr);
        let through = self.at(left.end).is_some_and(|item| item.is(Cue::Through));
        if lead == Lead::None && !same && !through {
            return None;
        }
        let (left_expr, right_expr) = share_year(left.expr.clone(), right.expr);
        let mut found = ranged(Stretch::Between(left_expr, right_expr), right.end);
        found.weekday = left.weekday;
        Some(found)
    }

    /// "to the third": a day after another.
    fn day_after(&self, left: &Expr, i: usize) -> Option<Found> {
        left.month_day()?;
        let the = self.skip(i, Cue::The);
        let (day, end) = self.day_number(the, true)?;
        if self.sign(end, "/-:") && self.glued(end) {
            return None;
        }
        Some(Found::new(Expr::DayOfMonth { day, months: None }, end))
    }

    /// "after 2016", "before March", "starting January 7", "no later than Friday".
    fn one_end(&self, i: usize, point: Option<&Found>) -> Option<Ranged> {
        let item = self.next(i)?;
        let starting = item.is(Cue::Starting);
        if !(starting || item.any(&[Cue::After, Cue::Before])) {
            // "2012 or later".
            return self.or_later(point?);
        }
        let j = if starting { self.skip(i + 1, Cue::On) } else { i + 1 };
        let found = self.point(j)?;
        // "After Monday's vote" is Monday.
        let possessive = self.sign(found.end, "'’") && self.glued(found.end);
        let event =
            matches!(found.expr, Expr::Offset { .. } | Expr::Stretch { .. } | Expr::Reference(_))
                || self.is_plain_word(found.end) && !starting;
        if possessive || event {
            return None;
        }
        let weekday = found.weekday;
        let stretch = if starting {
            Stretch::Starting(found.expr)
        } else if item.is(Cue::After) {
            Stretch::After(found.expr)
        } else {
            Stretch::Before(found.expr)
        };
        Some(Ranged { stretch, end: found.end, weekday })
    }

    fn or_later(&self, found: &Found) -> Option<Ranged> {
        let or = self.any(found.end, &[Cue::Or, Cue::And]);
        let j = found.end + 1;
        if !or || self.any(j + 1, &[Cue::This, Cue::Last, Cue::Next]) {
            return None;
        }
        if self.any(j, &[Cue::Later, Cue::Greater]) && self.ends_phrase(j + 1) {
            return Some(ranged(Stretch::Starting(found.expr.clone()), j + 1));
        }
        let before = self.any(j, &[Cue::Earlier]) && self.ends_phrase(j + 1);
        before.then(|| ranged(Stretch::Before(found.expr.clone()), j + 1))
    }
}

use super::items::Item;

impl Item<'_> {
    /// Whether a date can begin here.
    fn is_dateish(&self) -> bool {
        self.kind == TokenKind::Number
            || self.kind == TokenKind::Mixed
            || self.month().is_some()
            || self.weekday().is_some()
            || self
                .sense
                .is_some_and(|s| s.ordinal.is_some() || s.season.is_some() || s.cardinal.is_some())
            || self.any(&[
                Cue::The,
                Cue::Early,
                Cue::Late,
                Cue::Mid,
                Cue::Fiscal,
                Cue::Now,
                Cue::Today,
            ])
    }
}

fn ranged(stretch: Stretch, end: usize) -> Ranged {
    Ranged { stretch, end, weekday: None }
}

/// Dates of one class may be joined without "from".
fn class(expr: &Expr) -> u8 {
    match expr {
        Expr::Day { .. }
        | Expr::DayOfMonth { .. }
        | Expr::Unit { grain: crate::model::Grain::Day, .. } => 1,
        Expr::Month { .. } => 2,
        Expr::Quarter { .. } | Expr::Half { .. } => 3,
        Expr::Season { .. } => 4,
        Expr::Year(_) | Expr::Fiscal { .. } => 5,
        Expr::Decade { .. } => 6,
        Expr::Century(_) => 7,
        Expr::Weekday { .. } => 8,
        Expr::Part { of, part: Part::Early | Part::Mid | Part::Late } => class(of),
        Expr::Week { .. } => 9,
        _ => 0,
    }
}

/// "Nov-Feb 2017", "Feb 1 to March 2019", "Q4 2025-Q1": the end that says no year has the other's.
fn share_year(left: Expr, right: Expr) -> (Expr, Expr) {
    let said = |expr: &Expr| match expr.year() {
        Some(Year::Is(year)) => Some(year),
        _ => None,
    };
    match (said(&left), said(&right)) {
        (None, Some(year)) if left.year() == Some(Year::Open) => {
            let earlier = later_in_year(&left, &right);
            let year = if earlier { year.saturating_sub(1) } else { year };
            (left.with_year(Year::Is(year)), right)
        }
        (Some(year), None) if right.year() == Some(Year::Open) => {
            let later = later_in_year(&left, &right);
            let year = if later { year.saturating_add(1) } else { year };
            (left, right.with_year(Year::Is(year)))
        }
        _ => (left, right),
    }
}

/// Whether the first lies later in its year than the second.
fn later_in_year(left: &Expr, right: &Expr) -> bool {
    place(left).zip(place(right)).is_some_and(|(left, right)| left > right)
}

fn place(expr: &Expr) -> Option<(i8, i8)> {
    match expr {
        Expr::Day { month, day, .. } => Some((*month, *day)),
        Expr::Month { month, .. } => Some((*month, 0)),
        Expr::Quarter { quarter, .. } => Some((quarter * 3 - 2, 0)),
        Expr::Half { half, .. } => Some((half * 6 - 5, 0)),
        Expr::Part { of, .. } => place(of),
        _ => None,
    }
}
