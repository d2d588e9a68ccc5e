//! Periods by their name: years, quarters, halves, fiscal years, seasons, decades, centuries,
//! weeks of the year.

use super::expr::{Expr, Found, Year};
use super::items::Gap;
use super::parser::{LAST_PLAIN_YEAR, OLDEST_PLAIN_YEAR, Parser};
use crate::lexicon::time::Cue;
use crate::model::Grain;
use crate::text::TokenKind;

/// Words that make a bare number of four digits a year.
const YEAR_AFTER: &[Cue] = &[
    Cue::In,
    Cue::Since,
    Cue::Until,
    Cue::By,
    Cue::During,
    Cue::Before,
    Cue::After,
    Cue::From,
    Cue::Between,
    Cue::Through,
    Cue::Early,
    Cue::Late,
    Cue::Mid,
    Cue::Of,
    Cue::To,
    Cue::Yearof,
];

/// Words that make even a number outside of the last centuries a year.
const OLD_YEAR_AFTER: &[Cue] =
    &[Cue::In, Cue::Since, Cue::Until, Cue::From, Cue::Between, Cue::Early, Cue::Late, Cue::During];

/// "About 1200" is rather a number.
const OLDEST_AFTER_ABOUT: u32 = 1800;

/// Words before a season.
const SEASON_AFTER: &[Cue] = &[
    Cue::This,
    Cue::Last,
    Cue::Next,
    Cue::Early,
    Cue::Late,
    Cue::Mid,
    Cue::Each,
    Cue::Every,
    Cue::Past,
    Cue::Coming,
    Cue::Previous,
    Cue::That,
    Cue::Following,
];

impl Parser<'_> {
    /// A period by its name.
    pub(super) fn period(&self, i: usize) -> Option<Found> {
        let item = self.next(i)?;
        match item.kind {
            TokenKind::Mixed => self.mixed_period(i).or_else(|| self.named_quarter(i)),
            TokenKind::Number => self.numbered(i),
            TokenKind::Sign => self.short_decade(i),
            TokenKind::Word => self.worded(i),
        }
    }

    /// "2016 Q3", "1990s", "2026".
    fn numbered(&self, i: usize) -> Option<Found> {
        if let Some(found) = self.split_decade(i) {
            return Some(found);
        }
        let (year, j) = self.year(i)?;
        if let Some(found) = self.within_year(year, j) {
            return Some(found);
        }
        let dash = if self.sign(j, "-") && self.glued(j) && self.glued(j + 1) { j + 1 } else { j };
        if let Some(mut found) = self.quarter(dash) {
            found.expr = found.expr.with_year(Year::Is(year));
            return Some(found);
        }
        self.bare_year(i, year, j)
    }

    /// "1997 fourth quarter", "2008 second-half", "the 2000 fiscal year".
    fn within_year(&self, year: i16, i: usize) -> Option<Found> {
        if self.is(i, Cue::Fiscal) && self.next(i + 1)?.unit()?.grain == Grain::Year {
            return Some(Found::new(Expr::Fiscal { year, quarter: 0 }, i + 2));
        }
        let (n, j) = self.ordinal(i)?;
        let at = self.skip_sign(j, "-");
        let item = self.next(at)?;
        let n = i8::try_from(n).ok()?;
        let expr = if item.is(Cue::Half) && (1..=2).contains(&n) {
            Expr::Half { year: Year::Is(year), half: n }
        } else if item.unit()?.grain == Grain::Quarter && (1..=4).contains(&n) {
            Expr::Quarter { year: Year::Is(year), quarter: n }
        } else {
            return None;
        };
        Some(Found::new(expr, at + 1))
    }

    fn bare_year(&self, i: usize, year: i16, end: usize) -> Option<Found> {
        let item = self.at(i)?;
        let value = u32::try_from(year).ok()?;
        let found = Some(Found::new(Expr::Year(year), end));
        if self.alone {
            return found;
        }
        let before = self.before(i).filter(|_| self.glued(i));
        if before.is_some_and(|before| !before.is_sign("(\"“‘'’[—–-/~*_>=<")) {
            return None;
        }
        // "32 - 2015".
        if self.before(i).is_some_and(|before| before.is_sign("-–"))
            && i.checked_sub(2).and_then(|k| self.at(k)).is_some_and(|item| item.digits().is_some())
        {
            return None;
        }
        let digit_before = i.checked_sub(2).and_then(|k| self.at(k)).filter(|_| {
            before.is_some_and(|before| before.gap == Gap::None && before.is_sign("-–/"))
        });
        if digit_before.is_some_and(|item| item.kind != TokenKind::Word || item.is_capitalised()) {
            return None;
        }
        let after = self.at(end);
        let glued = after.is_some_and(|after| {
            after.gap == Gap::None
                && (after.kind != TokenKind::Sign
                    || after.is_sign("-/")
                        && self.at(end + 1).is_some_and(|next| {
                            next.gap == Gap::None && next.kind == TokenKind::Number
                        })
                    || after.is_sign(":") && self.glued(end + 1))
        });
        if glued || self.is_resolution(i, end) {
            return None;
        }
        // "Around 1890."
        let about = self.was(i, &[Cue::About]) && self.ends_phrase(end);
        let led = self.was(i, YEAR_AFTER) || about || value == 2000 && self.names_event(i, end);
        let plain = (OLDEST_PLAIN_YEAR..=LAST_PLAIN_YEAR).contains(&value);
        let counted = self.next(end).is_some_and(|next| {
            next.gap == Gap::Space
                && (next.unit().is_some()
                    || next.kind == TokenKind::Word
                        && next.text().ends_with('s')
                        && next.text().starts_with(char::is_lowercase))
        }) && self.is_plain_word(end)
            | self.next(end).is_some_and(|next| next.unit().is_some());
        let round = value.is_multiple_of(100) && value != 2000 || value == 2000 && !led;
        let old = self.was(i, OLD_YEAR_AFTER) || about && value >= OLDEST_AFTER_ABOUT;
        let allowed = if plain && !round {
            !counted || value >= 1950
        } else {
            !counted && if plain { led } else { old }
        };
        let units = self.is_counted_in_time(end);
        let name = self.before(i).is_some_and(|before| {
            before.is_capitalised() && !before.counts() && before.kind == TokenKind::Mixed
        });
        let _ = item;
        (allowed && !units && !name).then_some(found).flatten()
    }

    /// "The 2000 Olympics": a capitalised noun behind the article and the year.
    fn names_event(&self, i: usize, end: usize) -> bool {
        self.was(i, &[Cue::The])
            && self.next(end).is_some_and(|next| {
                next.kind == TokenKind::Word && next.is_capitalised() && next.gap == Gap::Space
            })
    }

    /// "2000 hours", but not "the 1998 season".
    fn is_counted_in_time(&self, end: usize) -> bool {
        self.next(end).is_some_and(|next| {
            let counted = next.unit().is_some_and(|unit| unit.grain != Grain::Season);
            counted && next.gap == Gap::Space
        })
    }

    /// "1920 x 1200": what a screen has, no year.
    fn is_resolution(&self, i: usize, end: usize) -> bool {
        let times =
            |k: usize| self.at(k).is_some_and(|item| matches!(item.text(), "x" | "X" | "×"));
        let figure = |k: usize| self.at(k).is_some_and(|item| item.kind == TokenKind::Number);
        times(end) && figure(end + 1) || i >= 2 && times(i - 1) && figure(i - 2)
    }

    /// "90 s", "1970's": the letter apart.
    fn split_decade(&self, i: usize) -> Option<Found> {
        let item = self.next(i)?;
        let n = item.digits().filter(|n| n % 10 == 0)?;
        let quote = self.skip_sign(i + 1, "'’");
        let letter = self.at(quote)?;
        // Tokenised text sets the "'s" apart: "the 1970 's".
        let apart = self.glued(i + 1) || self.was(i, &[Cue::The, Cue::Early, Cue::Late, Cue::Mid]);
        let quoted = quote > i + 1 && apart && self.glued(quote);
        let spaced = letter.gap == Gap::Space && self.was(i, &[Cue::In, Cue::The]);
        if letter.text() != "s" || !(quoted || spaced) {
            return None;
        }
        decade_of(n, item.len()).map(|expr| Found::new(expr, quote + 1))
    }

    /// "'90s".
    fn short_decade(&self, i: usize) -> Option<Found> {
        let item = self.next(i).filter(|item| item.is_sign("'’‘"))?;
        let next = self.at(i + 1).filter(|next| next.gap == Gap::None)?;
        if item.gap == Gap::None && i > 0 && !self.before(i).is_some_and(|b| b.is_sign("-–")) {
            return None;
        }
        if let Some(expr) = Self::decade_text(next.text()) {
            return Some(Found::new(expr, i + 2));
        }
        let (year, end) = self.year(i)?;
        let led = self.was(i, YEAR_AFTER) || self.was(i, &[Cue::The]);
        led.then(|| Found::new(Expr::Year(year), end))
    }

    fn decade_text(text: &str) -> Option<Expr> {
        let digits = text.strip_suffix(['s', 'S'])?;
        let n: u32 = digits.parse().ok().filter(|n| n % 10 == 0)?;
        decade_of(n, digits.len())
    }

    /// "1990s", "the 90s", "Q3", "2016H2", "FY26", "18q4".
    fn mixed_period(&self, i: usize) -> Option<Found> {
        let item = self.next(i)?;
        if let Some(expr) = Self::decade_text(item.text()) {
            let short = matches!(expr, Expr::Decade { short: true, .. });
            let led = self.was(i, &[Cue::The, Cue::Early, Cue::Late, Cue::Mid])
                || self.alone
                || self.mid_hyphen(i);
            let decade = !short || led && !self.is_age(i);
            return decade.then(|| Found::new(expr, i + 1));
        }
        if let Some(found) = self.quarter(i) {
            return Some(found);
        }
        self.fiscal_mixed(i).or_else(|| self.century(i))
    }

    /// "In her 30s", "in their mid-30s", "the low 70s": no decade.
    fn is_age(&self, i: usize) -> bool {
        let hyphen = usize::from(self.sign(i.wrapping_sub(1), "-"));
        let start = i - hyphen;
        let part = self.was(start, &[Cue::Early, Cue::Late, Cue::Mid]);
        self.was(start - usize::from(part && start > 0), &[Cue::My])
    }

    fn mid_hyphen(&self, i: usize) -> bool {
        self.sign(i.saturating_sub(1), "-")
            && i >= 2
            && self.was(i - 1, &[Cue::Mid, Cue::Early, Cue::Late])
    }

    /// "15th century", "the twentieth century".
    fn century(&self, i: usize) -> Option<Found> {
        let (n, j) = self.ordinal(i)?;
        let j = self.skip_sign(j, "-");
        let unit = self.next(j)?.unit()?;
        let known = unit.grain == Grain::Century && unit.singular && (1..=30).contains(&n);
        let start = i16::try_from((n.checked_sub(1)?) * 100).ok()?;
        known.then(|| Found::new(Expr::Century(start), j + 1))
    }

    /// Periods that begin with a word.
    fn worded(&self, i: usize) -> Option<Found> {
        let item = self.next(i)?;
        let sense = item.sense?;
        if sense.weekday.is_some() || sense.month.is_some() {
            return None;
        }
        if let Some((year, end)) = self.fiscal_year(i) {
            return Some(Found::new(Expr::Fiscal { year, quarter: 0 }, end));
        }
        if item.any(&[Cue::Calendar, Cue::Cy, Cue::Yearof]) {
            let j = if item.is(Cue::Calendar) { self.skip(i + 1, Cue::Yearof) } else { i + 1 };
            if (item.is(Cue::Calendar) || self.next(i)?.unit().is_none_or(|unit| unit.singular))
                && let Some((year, end)) = self.year(j)
            {
                return Some(Found::new(Expr::Year(year), end));
            }
        }
        if let Some(season) = sense.season {
            return self.season(i, season);
        }
        if let Some(start) = sense.decade {
            let led =
                self.was(i, &[Cue::The, Cue::In, Cue::Early, Cue::Late, Cue::Mid]) || self.alone;
            return led.then(|| Found::new(Expr::Decade { start, short: true }, i + 1));
        }
        if let Some(found) = self.named_quarter(i).or_else(|| self.century(i)) {
            return Some(found);
        }
        if sense.unit.is_some_and(|unit| unit.grain == Grain::Week && unit.times == 1) {
            return self.week_number(i);
        }
        if sense.cardinal.is_some() {
            return self.spelled(i);
        }
        None
    }

    /// "Nineteen seventies", "two thousand and eighteen".
    fn spelled(&self, i: usize) -> Option<Found> {
        let century = self.next(i)?.sense?.cardinal.filter(|n| (10..=20).contains(n));
        if let Some((century, decade)) =
            century.zip(self.next(i + 1).and_then(|next| next.sense?.decade))
        {
            let start = i16::try_from(century * 100).ok()? + decade;
            return Some(Found::new(Expr::Decade { start, short: false }, i + 2));
        }
        let (year, end) = self.year(i)?;
        let led = self.was(i, YEAR_AFTER) || self.alone;
        let counted = self.next(end).is_some_and(|next| {
            next.unit().is_some() || next.sense.is_some_and(|s| s.cardinal.is_some())
        }) || self.is_plain_word(end);
        // "In two thousand and twenty", but "of two thousand workers".
        (led && !counted && end > i + 1).then(|| Found::new(Expr::Year(year), end))
    }

    fn season(&self, i: usize, season: crate::lexicon::time::Season) -> Option<Found> {
        let (year, end) = self.year_after(i + 1);
        let the =
            self.was(i, &[Cue::The]) && i > 1 && self.was(i - 1, &[Cue::In, Cue::During, Cue::By]);
        let hyphen = self.mid_hyphen(i);
        let led = self.was(i, SEASON_AFTER)
            || hyphen
            || (the || self.was(i, &[Cue::In, Cue::By, Cue::During])) && !self.is(i + 1, Cue::Of);
        (year != Year::Open || led || self.alone)
            .then(|| Found::new(Expr::Season { year, season }, end))
    }

    /// "week 31", "week 27 of last year".
    fn week_number(&self, i: usize) -> Option<Found> {
        let item = self.next(i + 1)?;
        let n = item.digits().filter(|n| (1..=53).contains(n) && item.len() <= 2)?;
        let (year, end) = self.year_after(i + 2);
        // "At week 12" of a trial.
        let led = self.was(i, &[Cue::The, Cue::In, Cue::From, Cue::To, Cue::Between, Cue::And])
            || self.before(i).is_some_and(|before| before.is_sign(","));
        if year == Year::Open && !led && !self.alone && i > 0 {
            return None;
        }
        let year = if year == Year::Open { Year::Shift(0) } else { year };
        Some(Found::new(Expr::Week { year, week: i8::try_from(n).ok()? }, end))
    }
}

fn decade_of(n: u32, digits: usize) -> Option<Expr> {
    match digits {
        4 if (1000..2200).contains(&n) => {
            Some(Expr::Decade { start: i16::try_from(n).ok()?, short: false })
        }
        2 => Some(Expr::Decade { start: i16::try_from(n).ok()?, short: true }),
        _ => None,
    }
}
