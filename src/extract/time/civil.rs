//! Dates with the name of a month: "April 27, 2026", "27th of April", "Monday, Apr. 27", "May".

use super::expr::{Expr, Found, Year};
use super::items::Gap;
use super::parser::{Parser, full_year};
use crate::lexicon::time::Cue;
use crate::text::TokenKind;

/// Words before which a month stands alone.
const MONTH_AFTER: &[Cue] = &[
    Cue::In,
    Cue::Of,
    Cue::Since,
    Cue::Until,
    Cue::By,
    Cue::Last,
    Cue::Next,
    Cue::This,
    Cue::Early,
    Cue::Late,
    Cue::Mid,
    Cue::During,
    Cue::From,
    Cue::To,
    Cue::Between,
    Cue::And,
    Cue::Or,
    Cue::Through,
    Cue::Before,
    Cue::After,
    Cue::Starting,
    Cue::Previous,
    Cue::Coming,
    Cue::Past,
    Cue::Each,
    Cue::Every,
    Cue::For,
    Cue::Following,
    Cue::Over,
    Cue::That,
];

impl Parser<'_> {
    /// A date that begins with a month.
    pub(super) fn month_led(&self, i: usize) -> Option<Found> {
        let (month, mut j) = self.month(i)?;
        let name = self.at(i)?;
        if name.kind == TokenKind::Mixed {
            return self.glued_month_day(i);
        }
        // "Oct/2", "Jan-1", "Dec/2018", "Sep-23-2020".
        if self.sign(j, "/-")
            && self.glued(j)
            && self.glued(j + 1)
            && let Some(found) = self.joined(month, j + 1)
        {
            return Some(found);
        }
        j = self.skip_sign(j, ",");
        let the = self.skip(j, Cue::The);
        if let Some((day, end)) = self.day_after_month(i, the) {
            let (year, end) = self.year_after(end);
            return Some(Found::new(Expr::Day { year, month, day }, end));
        }
        let (year, end) = self.year_after(self.month(i)?.1);
        if year != Year::Open {
            return Some(Found::new(Expr::Month { year, month }, end));
        }
        self.bare_month(i, month).map(|end| Found::new(Expr::Month { year, month }, end))
    }

    /// The name of a month and the full stop of its abbreviation.
    pub(super) fn month(&self, i: usize) -> Option<(i8, usize)> {
        let item = self.next(i)?;
        if item.kind == TokenKind::Mixed {
            let letters = item.text().trim_end_matches(|c: char| c.is_ascii_digit());
            let month = self.words.sense(letters)?.month?;
            return (letters.len() >= 3).then_some((month, i + 1));
        }
        let month = item.month()?;
        let dot = self.sign(i + 1, ".") && self.glued(i + 1) && self.at(i + 2).is_some();
        let number = self.next(i + 2).is_some_and(|next| {
            next.gap == Gap::Space && next.text().starts_with(|c: char| c.is_ascii_digit())
        });
        let short = item.len() <= 4;
        // "June" and "July" are no abbreviations.
        let short = short && (item.len() == 3 || !matches!(month, 6 | 7)) && month != 5;
        let stop = dot && (number || short && self.next(i + 2).is_some());
        Some((month, if stop { i + 2 } else { i + 1 }))
    }

    /// "Oct2", "Feb13".
    fn glued_month_day(&self, i: usize) -> Option<Found> {
        let text = self.at(i)?.text();
        let letters = text.trim_end_matches(|c: char| c.is_ascii_digit());
        let month = self.words.sense(letters)?.month?;
        let day: i8 = text.get(letters.len()..)?.parse().ok()?;
        let known = (1..=31).contains(&day) && letters.len() >= 3;
        known.then(|| Found::new(Expr::Day { year: Year::Open, month, day }, i + 1))
    }

    fn joined(&self, month: i8, j: usize) -> Option<Found> {
        let item = self.at(j)?;
        if let Some((year, end)) = self.year(j) {
            // "September-2020-23".
            if self.sign(end, "-/")
                && self.glued(end)
                && self.glued(end + 1)
                && let Some((day, last)) = self.day_number(end + 1, false)
            {
                return Some(Found::new(Expr::Day { year: Year::Is(year), month, day }, last));
            }
            return Some(Found::new(Expr::Month { year: Year::Is(year), month }, end));
        }
        let (day, end) = self.day_number(j, false)?;
        if item.kind == TokenKind::Mixed && self.glued(end) && self.sign(end, "-") {
            return None;
        }
        if self.sign(end, "-/")
            && self.glued(end)
            && self.glued(end + 1)
            && let Some((year, last)) = self.year(end + 1)
        {
            return Some(Found::new(Expr::Day { year: Year::Is(year), month, day }, last));
        }
        Some(Found::new(Expr::Day { year: Year::Open, month, day }, end))
    }

    /// The day after the name of a month. "In May 10 people died" has none.
    fn day_after_month(&self, month: usize, i: usize) -> Option<(i8, usize)> {
        let (day, end) = self.day_number(i, false)?;
        let item = self.at(i)?;
        let time = self.sign(end, ":") && self.glued(end) && self.glued(end + 1);
        if time || self.goes_on(end) {
            return None;
        }
        // "September, the first in years".
        if item.kind == TokenKind::Word && self.sign(month + 1, ",") {
            return None;
        }
        // "the second" is a day, "march second quarter" is none.
        if item.kind == TokenKind::Word && self.next(end).is_some_and(|next| next.unit().is_some())
        {
            return None;
        }
        let counted = item.kind == TokenKind::Number
            && self.was(month, &[Cue::In])
            && self.is_plain_word(end)
            && !self.sign(i.saturating_sub(1), ",");
        (!counted).then_some((day, end))
    }

    /// ", 2026", " of 2026", " next year", or nothing.
    pub(super) fn year_after(&self, i: usize) -> (Year, usize) {
        let of = self.skip(i, Cue::Of);
        let of =
            if of == i && self.is(i, Cue::In) && self.year(i + 1).is_some() { i + 1 } else { of };
        if let Some(found) = self.relative_year(of) {
            return found;
        }
        let comma = self.skip_sign(i, ",");
        for start in [of, comma] {
            if let Some((year, end)) = self.year(start) {
                let counted = self.at(start).is_some_and(|item| item.digits().is_some())
                    && start == of
                    && self.at(end).is_some_and(|item| item.is_sign(":") && item.gap == Gap::None)
                    && self.glued(end + 1);
                // A range "2019-20" is read elsewhere.
                if !counted {
                    return (Year::Is(year), end);
                }
            }
        }
        (Year::Open, i)
    }

    /// "next year", "of last year", "this year".
    pub(super) fn relative_year(&self, i: usize) -> Option<(Year, usize)> {
        let the = self.skip(i, Cue::The);
        let shift = self.direction(the)?;
        let year = self.is(the + 1, Cue::Yearof) && self.next(the + 1)?.unit()?.singular;
        let told = self.any(the, &[Cue::That, Cue::Same]);
        year.then_some((if told { Year::Told } else { Year::Shift(shift) }, the + 2))
    }

    /// Where a month without day and year ends, if it is one.
    fn bare_month(&self, i: usize, month: i8) -> Option<usize> {
        let (item, end) = (self.at(i)?, self.month(i)?.1);
        let name = item.text();
        if self.alone {
            return Some(end);
        }
        let led = self.was(i, MONTH_AFTER)
            || self.was(i, &[Cue::The]) && i > 1 && self.was(i - 1, &[Cue::In]);
        let lower = !item.is_capitalised();
        let short = name.len() <= 3 && month != 5;
        let next = self.next(i + 1);
        let possessive = next.is_some_and(|next| next.is_sign("'’") && next.gap == Gap::None);
        let surname = next.is_some_and(|next| {
            next.kind == TokenKind::Word
                && next.is_capitalised()
                && !next.counts()
                && next.gap == Gap::Space
        });
        let verb = next.is_some_and(|next| {
            next.any(&[Cue::On, Cue::To, Cue::For, Cue::By, Cue::Through, Cue::Past])
        });
        match month {
            5 if lower => {
                return (led && self.was(i, &[Cue::In, Cue::Early, Cue::Late, Cue::Mid]))
                    .then_some(end);
            }
            5 => return (led && !possessive && !surname).then_some(end),
            3 if lower => {
                return (led && self.was(i, &[Cue::In, Cue::Since, Cue::Until])).then_some(end);
            }
            3 if !led && (verb || self.was(i, &[Cue::The])) => return None,
            _ => {}
        }
        if short || lower {
            let joined = self.sign(end, "-–") && self.month(end + 1).is_some();
            if joined {
                return Some(end);
            }
            let dotted = end > i + 1;
            // "Written by Jan Morel".
            let first_name = month == 1 && surname && !dotted;
            return (led && !first_name || dotted && month != 3).then_some(end);
        }
        let first_name = matches!(month, 4 | 6 | 8) && surname && !led;
        let after_name = !led
            && self.before(i).is_some_and(|before| {
                before.is_sign("'’") || before.len() == 1 && before.kind == TokenKind::Word
            });
        (!first_name && !after_name).then_some(end)
    }

    /// A date that begins with a day: "27 April", "the 27th of April", "05-Aug-2016".
    pub(super) fn day_led(&self, i: usize) -> Option<Found> {
        if let Some(found) = self.glued_day_month(i) {
            return Some(found);
        }
        let start = self.skip(i, Cue::The);
        let (day, j) = self.day_number(start, true)?;
        // "$ 12 December 27".
        if self.before(start).is_some_and(|before| before.is_sign("$€£¥")) {
            return None;
        }
        let item = self.at(start)?;
        // "23-2020-September".
        if let Some(found) = self.day_year_month(day, j) {
            return Some(found);
        }
        let mut k = j;
        if self.is(k, Cue::Dayof) {
            k += 1;
        }
        k = self.skip(k, Cue::Of);
        let of = k > j;
        if !of {
            let dot = self.sign(k, ".") && self.glued(k);
            if dot || self.sign(k, "-/") && self.glued(k) && self.glued(k + 1) {
                k += 1;
            }
        }
        if self.month_of(k) {
            k += 2;
        }
        let name = self.next(k)?;
        if name.kind != TokenKind::Word {
            return None;
        }
        let (month, mut end) = self.month(k)?;
        // "5 may" and "5 march": rather "five may", "five march".
        let risky = matches!(month, 3 | 5) && !name.is_capitalised();
        let plain =
            item.kind == TokenKind::Number || item.sense.is_some_and(|s| s.ordinal.is_none());
        if risky && plain && !of && self.year_after(end).0 == Year::Open && !self.alone {
            return None;
        }
        if self.sign(end, "-/")
            && self.glued(end)
            && self.glued(end + 1)
            && let Some((year, last)) = self.year_or_short(end + 1)
        {
            return Some(Found::new(Expr::Day { year: Year::Is(year), month, day }, last));
        }
        let (year, last) = self.year_after(end);
        end = last;
        Some(Found::new(Expr::Day { year, month, day }, end))
    }

    /// "month of" before a month's name.
    fn month_of(&self, i: usize) -> bool {
        self.is(i, Cue::Monthof) && self.is(i + 1, Cue::Of)
    }

    /// "14april 2015".
    fn glued_day_month(&self, i: usize) -> Option<Found> {
        let item = self.next(i).filter(|item| item.kind == TokenKind::Mixed)?;
        let letters = item.text().trim_start_matches(|c: char| c.is_ascii_digit());
        if letters.len() < 3 {
            return None;
        }
        let month = self.words.sense(letters)?.month?;
        let day: i8 = item.text().get(..item.len() - letters.len())?.parse().ok()?;
        let (year, end) = self.year_after(i + 1);
        (1..=31).contains(&day).then(|| Found::new(Expr::Day { year, month, day }, end))
    }

    fn day_year_month(&self, day: i8, j: usize) -> Option<Found> {
        if !(self.sign(j, "-/") && self.glued(j) && self.glued(j + 1)) {
            return None;
        }
        let (year, k) = self.year(j + 1)?;
        if !(self.sign(k, "-/") && self.glued(k) && self.glued(k + 1)) {
            return None;
        }
        let (month, end) = self.month(k + 1)?;
        Some(Found::new(Expr::Day { year: Year::Is(year), month, day }, end))
    }

    pub(super) fn year_or_short(&self, i: usize) -> Option<(i16, usize)> {
        self.year(i).or_else(|| {
            let item = self.next(i)?;
            let two = item.digits().filter(|_| item.len() == 2)?;
            Some((full_year(two)?, i + 1))
        })
    }

    /// "2026 April", "2016, nov", "2019-aug-1".
    pub(super) fn year_led(&self, i: usize) -> Option<Found> {
        let (year, j) = self.year(i)?;
        if self.sign(j, "-/") && self.glued(j) && self.glued(j + 1) {
            let (month, k) = self.month(j + 1)?;
            if self.sign(k, "-/") && self.glued(k) && self.glued(k + 1) {
                let (day, end) = self.day_number(k + 1, false)?;
                return Some(Found::new(Expr::Day { year: Year::Is(year), month, day }, end));
            }
            return Some(Found::new(Expr::Month { year: Year::Is(year), month }, k));
        }
        let comma = self.skip_sign(j, ",");
        let (month, end) = self.month(comma)?;
        // "In 2016, May said": a comma and a month that may be a name.
        if comma > j
            && (matches!(month, 3..=6 | 8) || self.at(end).is_some())
            && !self.alone
            && self.next(end).is_some_and(|next| next.kind == TokenKind::Word)
        {
            return None;
        }
        if self.day_number(end, false).is_some() && comma > j {
            return None;
        }
        Some(Found::new(Expr::Month { year: Year::Is(year), month }, end))
    }
}
