//! Quarters, halves and fiscal years: "Q3 2025", "3Q25", "H1 2026", "the fourth quarter", "FY26".

use super::expr::{Expr, Found, Year};
use super::parser::{Parser, full_year};
use crate::lexicon::time::{Cue, TimeUnit};
use crate::model::Grain;
use crate::text::TokenKind;

/// How far around "the first half" a sign of money or of shares is looked for.
const FIGURES_REACH: usize = 16;

impl Parser<'_> {
    /// "Q3", "Q3 2025", "q1 of 2017", "3Q25", "H1 2026", "2016H2", "1H".
    pub(super) fn quarter(&self, i: usize) -> Option<Found> {
        let item = self.next(i).filter(|item| item.kind == TokenKind::Mixed)?;
        let (kind, n, year) = quarter_text(item.text())?;
        let expr = |year: Year| match kind {
            b'Q' => Expr::Quarter { year, quarter: n },
            _ => Expr::Half { year, half: n },
        };
        if let Some(year) = year {
            return Some(Found::new(expr(Year::Is(year)), i + 1));
        }
        // "Q3 FY26", "Q4 fiscal 2026".
        if kind == b'Q' {
            let of = self.skip(i + 1, Cue::Of);
            if let Some((year, end)) = self.fiscal_year(of) {
                return Some(Found::new(Expr::Fiscal { year, quarter: n }, end));
            }
        }
        let apart = self.skip_sign(i + 1, ",-/");
        let (mut year, mut end) = self.year_after(i + 1);
        if year == Year::Open
            && apart > i + 1
            && self.glued(i + 1)
            && let Some((said, last)) = self.year(apart)
        {
            (year, end) = (Year::Is(said), last);
        }
        Some(Found::new(expr(year), end))
    }

    /// "FY26", "FY2026", "CY2025".
    pub(super) fn fiscal_mixed(&self, i: usize) -> Option<Found> {
        let text = self.next(i)?.text();
        let letters = text.trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = text.get(letters.len()..).filter(|digits| matches!(digits.len(), 2 | 4))?;
        let sense = self.words.sense(letters)?;
        let number: u32 = digits.parse().ok()?;
        let year =
            if digits.len() == 2 { full_year(number)? } else { i16::try_from(number).ok()? };
        if sense.is(Cue::Fy) {
            return Some(Found::new(Expr::Fiscal { year, quarter: 0 }, i + 1));
        }
        sense.is(Cue::Cy).then(|| Found::new(Expr::Year(year), i + 1))
    }

    /// "fiscal 2026", "fiscal year 2026", "FY 2026", "FY26".
    pub(super) fn fiscal_year(&self, i: usize) -> Option<(i16, usize)> {
        let i = self.skip(i, Cue::The);
        if self.next(i)?.kind == TokenKind::Mixed {
            let found = self.fiscal_mixed(i)?;
            return match found.expr {
                Expr::Fiscal { year, .. } => Some((year, found.end)),
                _ => None,
            };
        }
        if !self.any(i, &[Cue::Fiscal, Cue::Fy]) {
            return None;
        }
        let year = self.skip(self.skip_sign(i + 1, "-"), Cue::Yearof);
        self.year(year)
    }

    /// "the third quarter of 2025", "first half 2026", "fourth-quarter".
    pub(super) fn named_quarter(&self, i: usize) -> Option<Found> {
        let i = self.skip(i, Cue::The);
        let begun = self.is(i, Cue::Fiscal);
        let i = if begun { i + 1 } else { i };
        let (n, j) = self.ordinal(i).or_else(|| self.is(i, Cue::Last).then_some((0, i + 1)))?;
        let fiscal = self.skip(j, Cue::Fiscal);
        let of_fiscal = begun || fiscal > j || self.was(i, &[Cue::Fiscal]);
        let j = self.skip_sign(fiscal, "-");
        let item = self.next(j)?;
        let half = item.is(Cue::Half);
        let quarter = item.unit().is_some_and(|unit| unit.grain == Grain::Quarter && unit.singular);
        let n = i8::try_from(n).ok()?;
        if !(quarter && (1..=4).contains(&n) || half && (1..=2).contains(&n)) {
            return None;
        }
        let of = self.skip(j + 1, Cue::Of);
        if let Some((year, end)) = self.fiscal_year(of).filter(|_| quarter) {
            return Some(Found::new(Expr::Fiscal { year, quarter: n }, end));
        }
        let (year, end) = self.year_after(j + 1);
        if of_fiscal && quarter {
            let said = if let Year::Is(year) = year { year } else { 0 };
            return Some(Found::new(Expr::Fiscal { year: said, quarter: n }, end));
        }
        // "The first half" may be a game's, "the second half of the bill" a part.
        if half && year == Year::Open {
            return self.half_of_the_year(n, j + 1).or_else(|| self.half_of_business(i, n, j + 1));
        }
        // "Third quarter of the year".
        let the_year = self.the_year(of).filter(|_| of > j + 1 && year == Year::Open);
        let end = the_year.unwrap_or(end);
        let expr =
            if half { Expr::Half { year, half: n } } else { Expr::Quarter { year, quarter: n } };
        Some(Found::new(expr, end))
    }

    /// "Last year's fourth quarter": the year, which is at `i`, so many from the document's own.
    pub(super) fn quarter_of(&self, i: usize, unit: TimeUnit, shift: i16) -> Option<Found> {
        let owns = self.sign(i + 1, "'’") && self.glued(i + 1) && self.glued(i + 2);
        let found = self.named_quarter(i + 3).filter(|_| owns && unit.grain == Grain::Year)?;
        let open = found.expr.year() == Some(Year::Open);
        open.then(|| Found::new(found.expr.with_year(Year::Shift(shift)), found.end))
    }

    pub(super) fn half_of_the_year(&self, half: i8, i: usize) -> Option<Found> {
        let end = self.the_year(self.skip(i, Cue::Of)).filter(|_| self.is(i, Cue::Of))?;
        Some(Found::new(Expr::Half { year: Year::Shift(0), half }, end))
    }

    /// "Profit fell to $3 million in the first half": near figures of money or shares.
    fn half_of_business(&self, i: usize, half: i8, end: usize) -> Option<Found> {
        let start = if self.was(i, &[Cue::The]) { i - 1 } else { i };
        let led = self.was(start, &[Cue::In, Cue::For, Cue::During, Cue::Over]) && start < i;
        let open = self.next(end).is_none_or(|item| {
            item.kind == TokenKind::Sign && !item.is_sign("-'’")
                || item.any(&[Cue::And, Cue::From, Cue::As, Cue::To])
        });
        let figures = (start.saturating_sub(FIGURES_REACH)..end + FIGURES_REACH)
            .any(|k| self.at(k).is_some_and(|item| item.is_sign("$€£¥%")));
        let expr = Expr::Half { year: Year::Open, half };
        // "Second-half profit".
        let joined = self.sign(i + 1, "-") && self.glued(i + 1) && self.is_plain_word(end);
        ((led && open || joined) && figures).then(|| Found::new(expr, end))
    }

    /// "the year".
    pub(super) fn the_year(&self, i: usize) -> Option<usize> {
        let year = self.is(i, Cue::The)
            && self.is(i + 1, Cue::Yearof)
            && self.next(i + 1)?.unit()?.singular;
        year.then_some(i + 2)
    }
}

/// Letter, number and year of "Q3", "3Q", "3Q25", "2016H2", "18q4".
fn quarter_text(text: &str) -> Option<(u8, i8, Option<i16>)> {
    let at = text.bytes().position(|b| b.is_ascii_alphabetic())?;
    let letter = text.as_bytes().get(at)?.to_ascii_uppercase();
    let last = match letter {
        b'Q' => 4,
        b'H' => 2,
        _ => return None,
    };
    let (before, after) = (text.get(..at)?, text.get(at + 1..)?);
    let number = |part: &str| {
        let n: i8 = part.parse().ok()?;
        (part.len() == 1 && (1..=last).contains(&n)).then_some(n)
    };
    let year = |part: &str| -> Option<i16> {
        let n: u32 = part.parse().ok()?;
        match part.len() {
            2 => full_year(n),
            4 if (1900..2200).contains(&n) => i16::try_from(n).ok(),
            _ => None,
        }
    };
    match (before.len(), after.len()) {
        (0, 1) => Some((letter, number(after)?, None)),
        (1, 0) => Some((letter, number(before)?, None)),
        (2 | 4, 1) => Some((letter, number(after)?, Some(year(before)?))),
        (1, 2 | 4) => Some((letter, number(before)?, Some(year(after)?))),
        _ => None,
    }
}
