//! Dates in digits: "2026-04-27", "4/27/2026", "27.4.2026", "2026-04", "20260427".

use super::expr::{Expr, Found, Year};
use super::items::Gap;
use super::parser::{LAST_PLAIN_YEAR, OLDEST_PLAIN_YEAR, Parser, full_year};
use crate::lexicon::time::Cue;
use crate::text::TokenKind;

/// Words before which two numbers are a day and a month.
const SHORT_AFTER: &[Cue] = &[
    Cue::On,
    Cue::By,
    Cue::Until,
    Cue::Since,
    Cue::From,
    Cue::This,
    Cue::Next,
    Cue::To,
    Cue::Before,
    Cue::After,
    Cue::Through,
    Cue::Starting,
];

impl Parser<'_> {
    /// A date in digits.
    pub(super) fn numeric(&self, i: usize) -> Option<Found> {
        let item = self.next(i).filter(|item| item.kind == TokenKind::Number)?;
        if item.text().contains('.') {
            return self.dotted(i);
        }
        if self.continues(i) {
            return None;
        }
        if item.len() == 8 {
            return self.packed(i);
        }
        self.digits_of(i)?;
        self.three(i).or_else(|| self.year_month(i)).or_else(|| self.two(i))
    }

    /// Whether the number is the tail of something longer ("123-12-1234").
    fn continues(&self, i: usize) -> bool {
        let glued = self.glued(i) && i > 0;
        let Some(before) = i.checked_sub(1).and_then(|i| self.at(i)).filter(|_| glued) else {
            return false;
        };
        // "5/1-5/7": the second date of a range.
        let second = before.is_sign("-–~")
            && self.sign(i + 1, "/")
            && i.checked_sub(3).is_some_and(|k| self.sign(k, "/"));
        if second {
            return false;
        }
        let full = before.is_sign("-")
            && i >= 6
            && [i - 3, i - 5, i + 1, i + 3].iter().all(|k| self.sign(*k, "-"));
        if full {
            return false;
        }
        let longer = || {
            // A dash glued to a digit before it.
            i.checked_sub(2).and_then(|k| self.at(k)).is_some_and(|item| {
                item.kind != TokenKind::Word && item.kind != TokenKind::Sign && self.glued(i - 1)
            })
        };
        before.is_sign("$€£#+") || before.is_sign("-/.–:") && longer()
    }

    /// A separator between two numbers: its place's end and whether white space surrounds it.
    fn separator(&self, i: usize, signs: &str) -> Option<(usize, bool)> {
        let sign = self.next(i).filter(|item| item.is_sign(signs))?;
        let next = self.next(i + 1)?;
        (sign.gap <= Gap::Space && next.gap <= Gap::Space)
            .then_some((i + 1, sign.gap == Gap::Space || next.gap == Gap::Space))
    }

    fn digits_of(&self, i: usize) -> Option<(u32, usize)> {
        let item = self.next(i)?;
        Some((item.digits()?, item.len()))
    }

    fn three(&self, i: usize) -> Option<Found> {
        let (j, spaced) = self.separator(i + 1, "-/.").or_else(|| self.spaces(i))?;
        let (first, first_len) = self.digits_of(i)?;
        let (second, second_len) = self.digits_of(j)?;
        let comma = self.skip_sign(j + 1, ",");
        let year_behind = self.digits_of(comma).is_some_and(|(_, len)| len == 4);
        let (k, spaced_too) = if comma > j + 1 && first_len < 3 && year_behind {
            (comma, true)
        } else {
            self.separator(j + 1, "-/.").or_else(|| self.spaces(j))?
        };
        // "10 - 31 - 74" is rather a list.
        if spaced && spaced_too && !self.alone {
            return None;
        }
        let (third, third_len) = self.digits_of(k)?;
        let after = self.at(k + 1);
        if after.is_some_and(|item| {
            item.gap == Gap::None
                && (item.is_sign("-/%")
                    && self.is_number_glued(k + 2)
                    && !self.joins_dates(i, k + 1)
                    || item.kind != TokenKind::Sign)
        }) {
            return None;
        }
        if first_len == 4 && second_len <= 2 && third_len <= 2 {
            let year = Year::Is(i16::try_from(first).ok()?);
            let expr = Expr::Day { year, month: small(second)?, day: small(third)? };
            return plausible(first).then(|| Found::new(expr, k + 1));
        }
        let year = match third_len {
            4 if plausible(third) => i16::try_from(third).ok()?,
            2 => full_year(third)?,
            _ => return None,
        };
        (first_len <= 2 && second_len <= 2)
            .then(|| self.day_month(first, second, Year::Is(year), k + 1))
            .flatten()
    }

    fn is_number_glued(&self, i: usize) -> bool {
        self.at(i).is_some_and(|item| {
            item.gap == Gap::None && matches!(item.kind, TokenKind::Number | TokenKind::Mixed)
        })
    }

    /// A dash at `dash` between two dates in digits, of which one begins at `i`: theirs are other
    /// separators, or the second is as full as the first ("10-1-2018-10-7-2018").
    fn joins_dates(&self, i: usize, dash: usize) -> bool {
        let Some(separator) = self.at(i + 1) else { return false };
        let join = self.sign(dash, "-–~");
        let second = self.at(dash + 2).is_some_and(|item| item.is_sign(separator.text()));
        let as_full = !separator.is_sign("-")
            || self
                .at(dash + 4)
                .is_some_and(|item| item.is_sign("-") && self.is_number_glued(dash + 5));
        join && second && as_full
    }

    /// "10 31 1974", where that is all there is.
    fn spaces(&self, i: usize) -> Option<(usize, bool)> {
        let next = self.next(i + 1)?;
        (self.alone && next.kind == TokenKind::Number).then_some((i + 1, false))
    }

    /// Day and month in the order of the document's region, or the only order that is possible.
    fn day_month(&self, a: u32, b: u32, year: Year, end: usize) -> Option<Found> {
        let (a, b) = (small(a)?, small(b)?);
        let (day, month) = match (a > 12, b > 12) {
            (true, false) => (a, b),
            (false, false) if self.day_first => (a, b),
            (false, _) => (b, a),
            (true, true) => return None,
        };
        if day < 1 || month < 1 || day > 31 {
            return None;
        }
        let mut found = Found::new(Expr::Day { year, month, day }, end);
        if day <= 12 && day != month {
            found.swapped = Some(Box::new(Expr::Day { year, month: day, day: month }));
        }
        Some(found)
    }

    /// "2026-04", "4/2026".
    fn year_month(&self, i: usize) -> Option<Found> {
        let (j, _) = self.separator(i + 1, "-/")?;
        let (first, first_len) = self.digits_of(i)?;
        let (second, second_len) = self.digits_of(j)?;
        if self.is_number_glued(j + 1)
            || self.at(j + 1).is_some_and(|item| {
                item.gap == Gap::None && item.is_sign("-/.") && self.is_number_glued(j + 2)
            })
        {
            return None;
        }
        let (year, month) = match (first_len, second_len) {
            (4, 1 | 2) => (first, second),
            (1 | 2, 4) => (second, first),
            _ => return None,
        };
        if !plausible(year) || !(1..=12).contains(&month) {
            return None;
        }
        // "The 2009-10 season", "2009/10" are two years.
        let season = first_len == 4 && second_len == 2 && second == (first + 1) % 100;
        if season && (self.sign(i + 1, "/") || self.is_plain_word(j + 1)) {
            return None;
        }
        let year = Year::Is(i16::try_from(year).ok()?);
        Some(Found::new(Expr::Month { year, month: small(month)? }, j + 1))
    }

    /// "4/27", "4-27": only where the words around call for a date.
    fn two(&self, i: usize) -> Option<Found> {
        let (j, spaced) = self.separator(i + 1, "-/")?;
        let weekday = self.before(i).is_some_and(|item| item.weekday().is_some());
        let led = self.was(i, SHORT_AFTER) || weekday;
        if !(self.alone || led && !spaced || self.slash_query(i, j)) {
            return None;
        }
        let (first, first_len) = self.digits_of(i)?;
        let (second, second_len) = self.digits_of(j)?;
        let glued_on = self.at(j + 1).is_some_and(|item| {
            item.gap == Gap::None && item.is_sign("-/%:") && !item.is_sign("-")
        });
        if first_len > 2 || second_len > 2 || glued_on || self.is_number_glued(j + 1) {
            return None;
        }
        if self.next(j + 1).is_some_and(|item| item.unit().is_some() || item.is(Cue::Of)) {
            return None;
        }
        self.day_month(first, second, Year::Open, j + 1)
    }

    /// "11/20," in a list of dates, or at the end of a clause: two digits on both sides.
    fn slash_query(&self, i: usize, j: usize) -> bool {
        let two = |k: usize| self.digits_of(k).is_some_and(|(n, len)| len == 2 && n <= 31);
        self.sign(i + 1, "/")
            && self.glued(i + 1)
            && two(i)
            && two(j)
            && self
                .digits_of(i)
                .zip(self.digits_of(j))
                .is_some_and(|((a, _), (b, _))| (a > 12) != (b > 12))
    }

    /// "20260427".
    fn packed(&self, i: usize) -> Option<Found> {
        let n = self.next(i)?.digits()?;
        let (year, month, day) = (n / 10_000, n / 100 % 100, n % 100);
        let fits = plausible(year) && (1..=12).contains(&month) && (1..=31).contains(&day);
        let loose = !self
            .at(i + 1)
            .is_some_and(|item| item.gap == Gap::None && item.kind != TokenKind::Sign);
        let expr = Expr::Day {
            year: Year::Is(i16::try_from(year).ok()?),
            month: small(month)?,
            day: small(day)?,
        };
        (fits && loose).then(|| Found::new(expr, i + 1))
    }

    /// "13.5.2015", "2015.5.13", "on 4.22", "2015.3".
    fn dotted(&self, i: usize) -> Option<Found> {
        let item = self.next(i)?;
        if self.continues(i) || item.text().contains(',') {
            return None;
        }
        let parts: Vec<&str> = item.text().split('.').take(4).collect();
        let number = |part: &str| (part.len() <= 4).then(|| part.parse::<u32>().ok()).flatten();
        match *parts.as_slice() {
            [a, b, c] if a.len() == 4 => {
                let (year, month, day) = (number(a)?, number(b)?, number(c)?);
                let year = plausible(year).then(|| i16::try_from(year).ok()).flatten()?;
                let expr =
                    Expr::Day { year: Year::Is(year), month: small(month)?, day: small(day)? };
                Some(Found::new(expr, i + 1))
            }
            [a, b, c] if a.len() <= 2 && b.len() <= 2 && matches!(c.len(), 2 | 4) => {
                let year = number(c)?;
                if c.len() == 2 && !(self.was(i, SHORT_AFTER) || self.alone) {
                    return None;
                }
                let year = if c.len() == 4 { i16::try_from(year).ok()? } else { full_year(year)? };
                let plain = plausible(u32::try_from(year).ok()?);
                plain.then(|| self.day_month(number(a)?, number(b)?, Year::Is(year), i + 1))?
            }
            [a, b] if a.len() == 4 => {
                let (year, month) = (number(a)?, number(b)?);
                let known = plausible(year) && (1..=12).contains(&month) && b.len() <= 2;
                let query =
                    self.at(i + 1).is_none_or(|item| item.is_sign(".")) && !self.was(i, &[Cue::At]);
                let year = Year::Is(i16::try_from(year).ok()?);
                (known && query && b.len() == 1).then(|| {
                    Found::new(Expr::Month { year, month: small(month).unwrap_or(1) }, i + 1)
                })
            }
            [a, b] if a.len() <= 2 && b.len() <= 2 => {
                let weekday = self.before(i).is_some_and(|item| item.weekday().is_some());
                let led = weekday || self.was(i, &[Cue::On]);
                let end = self
                    .at(i + 1)
                    .is_none_or(|item| item.kind == TokenKind::Sign && !item.is_sign("%-"));
                (led && (end || weekday))
                    .then(|| self.day_month(number(a)?, number(b)?, Year::Open, i + 1))?
            }
            _ => None,
        }
    }
}

fn plausible(year: u32) -> bool {
    (OLDEST_PLAIN_YEAR - 400..=LAST_PLAIN_YEAR + 100).contains(&year)
}

fn small(n: u32) -> Option<i8> {
    i8::try_from(n).ok()
}
