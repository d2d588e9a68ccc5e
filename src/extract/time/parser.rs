//! What every part of the time grammar reads: words at a place, numbers, years.

use super::items::{Gap, Item};
use crate::lexicon::figures::Figures;
use crate::lexicon::holidays::Holidays;
use crate::lexicon::time::{Cue, TimeWords};
use crate::text::TokenKind;

/// Numbers up to this are read as years only after a preposition or with a month.
pub(super) const OLDEST_PLAIN_YEAR: u32 = 1900;
/// The last year that a bare number is read as.
pub(super) const LAST_PLAIN_YEAR: u32 = 2099;

/// The items of a text with what is needed to read them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Parser<'a> {
    pub(super) items: &'a [Item<'a>],
    pub(super) words: &'a TimeWords,
    pub(super) holidays: &'a Holidays,
    pub(super) figures: &'a Figures,
    /// 2/3 is the second of March.
    pub(super) day_first: bool,
    /// The country whose customs hold.
    pub(super) region: Option<&'a str>,
    /// Where the expression begins.
    pub(super) start: usize,
    /// The expression is the whole text: short forms need no support.
    pub(super) alone: bool,
}

impl<'a> Parser<'a> {
    pub(super) fn at(&self, i: usize) -> Option<&'a Item<'a>> {
        self.items.get(i)
    }

    /// The item at `i`, unless a blank line parts it from an expression begun before.
    pub(super) fn next(&self, i: usize) -> Option<&'a Item<'a>> {
        self.items.get(i).filter(|item| item.gap < Gap::Break || i == self.start)
    }

    /// The item before `i`, unless a blank line lies between.
    pub(super) fn before(&self, i: usize) -> Option<&'a Item<'a>> {
        self.items.get(i).filter(|item| item.gap < Gap::Break)?;
        self.items.get(i.checked_sub(1)?)
    }

    pub(super) fn is(&self, i: usize, cue: Cue) -> bool {
        self.next(i).is_some_and(|item| item.is(cue))
    }

    pub(super) fn any(&self, i: usize, cues: &[Cue]) -> bool {
        self.next(i).is_some_and(|item| item.any(cues))
    }

    pub(super) fn was(&self, i: usize, cues: &[Cue]) -> bool {
        self.before(i).is_some_and(|item| item.any(cues))
    }

    pub(super) fn sign(&self, i: usize, signs: &str) -> bool {
        self.next(i).is_some_and(|item| item.is_sign(signs))
    }

    /// `i`, or the place after it where the word does this.
    pub(super) fn skip(&self, i: usize, cue: Cue) -> usize {
        if self.is(i, cue) { i + 1 } else { i }
    }

    pub(super) fn skip_sign(&self, i: usize, signs: &str) -> usize {
        if self.sign(i, signs) { i + 1 } else { i }
    }

    pub(super) fn glued(&self, i: usize) -> bool {
        self.at(i).is_some_and(|item| item.gap == Gap::None)
    }

    /// A lower-case word that is none of time.
    pub(super) fn is_plain_word(&self, i: usize) -> bool {
        self.next(i).is_some_and(|item| {
            item.kind == TokenKind::Word
                && !item.counts()
                && item.text().starts_with(char::is_lowercase)
        })
    }

    /// A year of four digits (1000 to 2199), in words, or short ("'08").
    pub(super) fn year(&self, i: usize) -> Option<(i16, usize)> {
        let item = self.next(i)?;
        if let Some(year) = item.digits().filter(|_| item.len() == 4) {
            let fits = (1000..2200).contains(&year) && !self.goes_on(i + 1);
            return if fits { Some((i16::try_from(year).ok()?, i + 1)) } else { None };
        }
        if item.is_sign("'’‘") && self.glued(i + 1) {
            let short = self.at(i + 1)?;
            let two = short.digits().filter(|_| short.len() == 2)?;
            return Some((full_year(two)?, i + 2));
        }
        self.spelled_year(i)
    }

    /// Whether a number at `i - 1` is part of something longer: a percentage, a price, a number
    /// with letters behind.
    pub(super) fn goes_on(&self, i: usize) -> bool {
        let Some(item) = self.at(i) else { return false };
        item.is_sign("%°") || item.gap == Gap::None && item.is_sign("$€£_@")
    }

    /// "Nineteen ninety-nine", "two thousand and eighteen", "nineteen hundred and three".
    fn spelled_year(&self, i: usize) -> Option<(i16, usize)> {
        let first = self.next(i)?.sense?.cardinal?;
        if let Some((thousands, j)) = self.thousands(i) {
            let and = self.skip(j, Cue::And);
            if let Some((hundreds, k)) = self.hundreds(and) {
                let rest = self.below_hundred(self.skip(k, Cue::And));
                let (rest, end) = rest.unwrap_or((0, k));
                return Some((i16::try_from(thousands + hundreds + rest).ok()?, end));
            }
            let (rest, end) = self.below_hundred(and).unwrap_or((0, j));
            return Some((i16::try_from(thousands + rest).ok()?, end));
        }
        if !(10..=21).contains(&first) {
            return None;
        }
        let century = first * 100;
        if self.next(i + 1)?.sense?.cardinal == Some(100) {
            let (rest, end) = self.below_hundred(self.skip(i + 2, Cue::And)).unwrap_or((0, i + 2));
            return Some((i16::try_from(century + rest).ok()?, end));
        }
        let (rest, end) = self.below_hundred(self.skip_sign(i + 1, "-"))?;
        (rest >= 10 || end > i + 2).then_some((i16::try_from(century + rest).ok()?, end))
    }

    fn thousands(&self, i: usize) -> Option<(u32, usize)> {
        let first = self.next(i)?.sense?.cardinal.filter(|n| (1..3).contains(n))?;
        let thousand = self.next(i + 1)?.sense?.cardinal == Some(1000);
        thousand.then_some((first * 1000, i + 2))
    }

    fn hundreds(&self, i: usize) -> Option<(u32, usize)> {
        let first = self.next(i)?.sense?.cardinal.filter(|n| (1..10).contains(n))?;
        let hundred = self.next(i + 1)?.sense?.cardinal == Some(100);
        hundred.then_some((first * 100, i + 2))
    }

    /// A number word up to 99: "seven", "twenty-one", "zero one".
    pub(super) fn below_hundred(&self, i: usize) -> Option<(u32, usize)> {
        let first = self.next(i)?.sense?.cardinal.filter(|n| *n < 100)?;
        let tens = first >= 20 || first == 0;
        let j = if first >= 20 { self.skip_sign(i + 1, "-") } else { i + 1 };
        let one = self.next(j).and_then(|item| item.sense?.cardinal);
        match one.filter(|n| tens && (1..10).contains(n)) {
            Some(one) => Some((first + one, j + 1)),
            None => Some((first, i + 1)),
        }
    }

    /// An ordinal: "3rd", "third", "twenty-third".
    pub(super) fn ordinal(&self, i: usize) -> Option<(u32, usize)> {
        let item = self.next(i)?;
        if item.kind == TokenKind::Mixed {
            let digits = item.text().trim_end_matches(|c: char| c.is_ascii_alphabetic());
            let suffix = item.text().get(digits.len()..)?;
            let ordinal = ORDINAL_ENDINGS.iter().any(|ending| suffix.eq_ignore_ascii_case(ending));
            return if ordinal { Some((digits.parse().ok()?, i + 1)) } else { None };
        }
        let sense = item.sense?;
        if let Some(n) = sense.ordinal {
            return Some((n, i + 1));
        }
        let tens = sense.cardinal.filter(|n| (20..100).contains(n) && n % 10 == 0)?;
        let j = self.skip_sign(i + 1, "-");
        let ones = self.next(j)?.sense?.ordinal.filter(|n| *n < 10)?;
        Some((tens + ones, j + 1))
    }

    /// A day of the month, 1 to 31: digits, an ordinal, or (with `words`) a number word.
    pub(super) fn day_number(&self, i: usize, words: bool) -> Option<(i8, usize)> {
        let item = self.next(i)?;
        let (day, end) = if let Some(day) = item.digits().filter(|_| item.len() <= 2) {
            (day, i + 1)
        } else if let Some(found) = self.ordinal(i) {
            found
        } else if words {
            self.below_hundred(i)?
        } else {
            return None;
        };
        (1..=31).contains(&day).then_some((i8::try_from(day).ok()?, end))
    }
}

/// Endings of ordinals in digits.
const ORDINAL_ENDINGS: &[&str] = &["st", "nd", "rd", "th"];

/// The year of two digits: up to 30 of this century, else of the last. (The pivot keeps the near
/// future; Recognizers-Text does the same.)
pub(super) fn full_year(two: u32) -> Option<i16> {
    let two = i16::try_from(two).ok()?;
    Some(if two <= 39 { 2000 + two } else { 1900 + two })
}
