//! So much time: "three weeks", "2 years and 6 months", "an hour and a half", "18-month".

use super::expr::Step;
use super::items::Gap;
use super::parser::Parser;
use super::relative::step;
use crate::lexicon::time::{Cue, Sense, TimeUnit};
use crate::model::Grain;
use crate::model::decimal::is_whole;
use crate::text::TokenKind;
use rust_decimal::Decimal;

/// An amount of time with its parts, from the coarsest.
#[derive(Debug, Clone)]
pub(super) struct Amount {
    pub(super) parts: Vec<(Decimal, TimeUnit)>,
    pub(super) end: usize,
    /// "a few", "several".
    pub(super) vague: bool,
    /// "a week": only a frame around it makes it an amount.
    pub(super) article: bool,
}

impl Amount {
    /// The same as whole steps.
    pub(super) fn steps(&self) -> Option<Vec<Step>> {
        self.parts.iter().map(|(value, unit)| whole_step(*value, *unit)).collect()
    }
}

/// What "a few" and "several" are taken for (the convention of Recognizers-Text).
const FEW: i64 = 3;

/// A number read at a place.
#[derive(Debug, Clone, Copy)]
struct Count {
    value: Decimal,
    end: usize,
    vague: bool,
    article: bool,
}

impl Parser<'_> {
    /// Whole steps for offsets, and where they end. `articles`: whether "a week" counts.
    pub(super) fn steps(&self, i: usize, articles: bool) -> Option<(Vec<Step>, usize)> {
        let amount = self.amount(i)?;
        if amount.article && !articles {
            return None;
        }
        Some((amount.steps()?, amount.end))
    }

    /// A whole number in digits or words.
    pub(super) fn count(&self, i: usize) -> Option<(i32, usize)> {
        let count = self.number(i).filter(|count| !count.article)?;
        is_whole(count.value)
            .then_some((i32::try_from(count.value.trunc().mantissa()).ok()?, count.end))
    }

    /// An amount of time.
    pub(super) fn amount(&self, i: usize) -> Option<Amount> {
        if !self.next(i)?.begins_amount() {
            return None;
        }
        let (mut amount, mut end) = self.one_amount(i)?;
        while let Some((more, next)) = self.more(&amount, end) {
            amount.parts.extend(more.parts);
            end = next;
        }
        amount.end = end;
        Some(amount)
    }

    /// Another part behind: "2 years, 3 months and 4 days". Only a finer unit continues.
    fn more(&self, amount: &Amount, end: usize) -> Option<(Amount, usize)> {
        let comma = self.skip_sign(end, ",");
        let j = self.skip(comma, Cue::And);
        let (more, next) = self.one_amount(j)?;
        let last = amount.parts.last()?.1.grain;
        let finer = more.parts.first().is_some_and(|(_, unit)| unit.grain < last);
        // "Two days, one week ago": a comma needs a number of the same make.
        // "All year, all day", "several years, several months ago" are two.
        let and = j > comma;
        let loose = more.article && j == end
            || !and && (more.article && amount.article || more.vague && amount.vague);
        (finer && !loose).then_some((more, next))
    }

    fn one_amount(&self, i: usize) -> Option<(Amount, usize)> {
        if let Some(found) = self.glued_amount(i) {
            return Some(found);
        }
        let about = i;
        if let Some(found) = self.half_amount(about) {
            return Some(found);
        }
        let count = self.number(i)?;
        let mut j = count.end;
        if self.sign(j, "-‑") && (self.glued(j) || count.end == j) {
            j += 1;
        }
        while self.any(j, &[Cue::Additional, Cue::Calendar]) && self.next(j)?.unit().is_none() {
            j += 1;
        }
        // "Two and a quarter of hours".
        let j = if is_whole(count.value) { j } else { self.skip(j, Cue::Of) };
        let unit = self.next(j)?.unit()?;
        // "1 second" is an amount, "a second round" is none; "two quarter" neither.
        // "Labor Day 2021 weekend".
        if unit.singular && count.value >= Decimal::from(1900) && !self.alone {
            return None;
        }
        if count.article && (!unit.singular || unit.grain == Grain::Second) {
            return None;
        }
        if self.next(j)?.is_capitalised() && !self.alone && self.next(j)?.len() > 3 && count.article
        {
            return None;
        }
        let mut value = count.value;
        let mut end = j + 1;
        if let Some((more, last)) = self.and_a_half(end) {
            value = value.checked_add(more)?;
            end = last;
        }
        // "It took us a day and a half": no rate ("$5 a day and a half of that").
        let rate = || {
            i.checked_sub(1)
                .and_then(|at| self.at(at))
                .is_some_and(|before| before.kind == TokenKind::Number)
        };
        let length = end > j + 1 && !self.is(end, Cue::Of) && !rate();
        let article = count.article && !length;
        Some((Amount { parts: vec![(value, unit)], end, vague: count.vague, article }, end))
    }

    /// "3h", "45min", "18mo".
    fn glued_amount(&self, i: usize) -> Option<(Amount, usize)> {
        let item = self.next(i).filter(|item| item.kind == TokenKind::Mixed)?;
        let digits = item.text().trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let letters = item.text().get(digits.len()..)?;
        let value: Decimal = digits.replace(',', "").parse().ok()?;
        let hour = letters == "h";
        let unit = match self.words.sense(letters).and_then(|sense| sense.unit) {
            Some(unit) => unit,
            None if hour => TimeUnit { grain: Grain::Hour, times: 1, singular: true },
            None => return None,
        };
        let amount =
            Amount { parts: vec![(value, unit)], end: i + 1, vague: false, article: false };
        Some((amount, i + 1))
    }

    /// "half an hour", "half-hour", "half a year", "a half hour", "quarter of an hour".
    fn half_amount(&self, i: usize) -> Option<(Amount, usize)> {
        let j = self.skip(i, Cue::A);
        if !self.is(j, Cue::Half) {
            return None;
        }
        let k = self.skip_sign(j + 1, "-");
        let k = self.skip(k, Cue::A);
        let unit =
            self.next(k)?.unit().filter(|unit| unit.singular && unit.grain != Grain::Quarter)?;
        if self.next(k)?.is(Cue::Time) {
            return None;
        }
        let parts = vec![(Decimal::new(5, 1), unit)];
        Some((Amount { parts, end: k + 1, vague: false, article: false }, k + 1))
    }

    /// "and a half" behind a unit: "an hour and a half".
    fn and_a_half(&self, i: usize) -> Option<(Decimal, usize)> {
        let j = self.is(i, Cue::And).then(|| self.skip(i + 1, Cue::A))?;
        self.is(j, Cue::Half).then(|| (Decimal::new(5, 1), j + 1))
    }

    fn number(&self, i: usize) -> Option<Count> {
        let item = self.next(i)?;
        let count = |value: Decimal, end| Some(Count { value, end, vague: false, article: false });
        if item.kind == TokenKind::Number {
            return self.digits_number(i);
        }
        if item.kind == TokenKind::Sign || !item.sense.is_some_and(Sense::begins_amount) {
            return None;
        }
        if let Some(found) = self.article_number(i) {
            return Some(found);
        }
        let (value, end) = self.spelled_number(i)?;
        if let Some((more, last)) = self.fraction_behind(end) {
            return count(Decimal::from(value).checked_add(more)?, last);
        }
        count(Decimal::from(value), end)
    }

    /// "18", "2.5", "1/2", "2 1/2".
    fn digits_number(&self, i: usize) -> Option<Count> {
        let item = self.next(i)?;
        let glued = i > 0
            && item.gap == Gap::None
            && self
                .at(i - 1)
                .is_some_and(|before| before.is_sign("$€£¥#/.:") || before.kind != TokenKind::Sign);
        // "5 people": what a figure counts behind which nothing of time stands is no time.
        if glued || !self.next(i + 1)?.goes_on() {
            return None;
        }
        let value = match item.digits() {
            Some(digits) => digits.into(),
            None => written(item.text())?,
        };
        let mut end = i + 1;
        let mut value = value;
        if self.sign(end, "/⁄") && self.glued(end) && self.glued(end + 1) {
            let below = self.next(end + 1)?.digits().filter(|n| (2..=10).contains(n))?;
            value = value.checked_div(Decimal::from(below))?;
            end += 2;
        } else if let Some((part, last)) = self.small_fraction(end) {
            value = value.checked_add(part)?;
            end = last;
        } else if let Some(half) = self.next(end).and_then(|next| vulgar(next.text())) {
            value = value.checked_add(half)?;
            end += 1;
        } else if let Some((more, last)) = self.fraction_behind(end) {
            value = value.checked_add(more)?;
            end = last;
        } else if let Some(scale) =
            self.next(end).and_then(|next| next.sense?.cardinal).filter(|n| *n >= 100)
        {
            value = value.checked_mul(Decimal::from(scale))?;
            end += 1;
        }
        Some(Count { value, end, vague: false, article: false })
    }

    /// "1/2" behind a whole number.
    fn small_fraction(&self, i: usize) -> Option<(Decimal, usize)> {
        let above = self.next(i)?.digits().filter(|n| (1..10).contains(n))?;
        if !(self.sign(i + 1, "/⁄") && self.glued(i + 1) && self.glued(i + 2)) {
            return None;
        }
        let below = self.at(i + 2)?.digits().filter(|n| (2..=16).contains(n) && *n > above)?;
        Some((Decimal::from(above).checked_div(Decimal::from(below))?, i + 3))
    }

    /// "and a half", "and a quarter", "-and-a-half" behind a number word.
    fn fraction_behind(&self, i: usize) -> Option<(Decimal, usize)> {
        let hyphen = self.skip_sign(i, "-");
        if !self.is(hyphen, Cue::And) {
            return None;
        }
        let mut j = self.skip_sign(hyphen + 1, "-");
        let mut count = Decimal::ONE;
        if self.is(j, Cue::A) {
            j = self.skip_sign(j + 1, "-");
        } else if let Some(n) =
            self.next(j).and_then(|item| item.sense?.cardinal).filter(|n| *n < 4)
        {
            count = Decimal::from(n);
            j += 1;
        }
        let item = self.next(j)?;
        if item.is(Cue::Half) {
            return Some((Decimal::new(5, 1), j + 1));
        }
        let quarter = item.unit().is_some_and(|unit| unit.grain == Grain::Quarter);
        quarter.then_some((Decimal::new(25, 2).checked_mul(count)?, j + 1))
    }

    /// "a", "a few", "several", "a couple of", "another", "a dozen".
    fn article_number(&self, i: usize) -> Option<Count> {
        let found = |value: i64, end, vague, article| {
            Some(Count { value: Decimal::from(value), end, vague, article })
        };
        let j = self.skip(i, Cue::A);
        if self.any(j, &[Cue::Few, Cue::Several]) || j == i && self.is(j, Cue::Some) {
            // "A few more weeks".
            let k = self.skip(j + 1, Cue::Additional);
            let plural = self.next(k)?.unit().is_some_and(|unit| !unit.singular);
            return if plural { found(FEW, j + 1, true, false) } else { None };
        }
        if self.is(j, Cue::Couple) {
            return found(2, self.skip(j + 1, Cue::Of), false, false);
        }
        if j > i && self.is(j, Cue::Dozen) {
            return found(12, j + 1, false, false);
        }
        if self.is(i, Cue::Another) {
            if let Some(count) = self.number(i + 1).filter(|count| !count.article) {
                return Some(count);
            }
            return found(1, i + 1, false, false);
        }
        // "all week", "full year", "all-day".
        if self.is(i, Cue::All) {
            let k = self.skip_sign(i + 1, "-");
            return found(1, k, false, true);
        }
        let full = self.skip(j, Cue::All);
        if j > i {
            return found(1, full, false, full == j);
        }
        None
    }

    /// A number in words, hundreds included.
    fn spelled_number(&self, i: usize) -> Option<(u32, usize)> {
        let (mut value, mut end) = self.below_hundred(i)?;
        if self.next(end).and_then(|item| item.sense?.cardinal) == Some(100) {
            value *= 100;
            end += 1;
            let and = self.skip(end, Cue::And);
            if let Some((rest, last)) = self.below_hundred(and) {
                value += rest;
                end = last;
            }
        } else if value >= 20 && self.is(end, Cue::And) {
            // "Twenty and four hours".
            if let Some((rest, last)) = self.below_hundred(end + 1).filter(|(rest, _)| *rest < 10)
                && self.next(last).is_some_and(|item| item.unit().is_some())
            {
                value += rest;
                end = last;
            }
        }
        (value > 0).then_some((value, end))
    }
}

/// "2.5", "1,200", "½".
fn written(text: &str) -> Option<Decimal> {
    if text.matches('.').count() > 1 {
        return None;
    }
    match vulgar(text) {
        Some(value) => Some(value),
        None if text.contains(',') => text.replace(',', "").parse().ok(),
        None => text.parse().ok(),
    }
}

fn vulgar(text: &str) -> Option<Decimal> {
    Some(match text {
        "½" => Decimal::new(5, 1),
        "¼" => Decimal::new(25, 2),
        "¾" => Decimal::new(75, 2),
        _ => return None,
    })
}

/// A step of whole units; "a year and a half" is 18 months.
fn whole_step(value: Decimal, unit: TimeUnit) -> Option<Step> {
    let whole = |value: Decimal| {
        is_whole(value).then(|| i32::try_from(value.trunc().mantissa()).ok()).flatten()
    };
    if let Some(count) = whole(value) {
        return Some(step(count, unit));
    }
    let (times, grain) = match unit.grain {
        Grain::Year => (12, Grain::Month),
        Grain::Decade => (10, Grain::Year),
        Grain::Century => (100, Grain::Year),
        Grain::Week => (7, Grain::Day),
        Grain::Month => (30, Grain::Day),
        Grain::Day => (24, Grain::Hour),
        Grain::Hour => (60, Grain::Minute),
        Grain::Minute => (60, Grain::Second),
        _ => return None,
    };
    let value = value.checked_mul(Decimal::from(times))?.checked_mul(Decimal::from(unit.times))?;
    Some(Step { count: whole(value.trunc())?, grain })
}
