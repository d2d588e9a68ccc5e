//! Dates, ranges of dates, times of day, recurring times and durations.
//!
//! One pass from left to right over the scanned tokens. At a token that can begin a time
//! expression every form of expression is tried, and the longest is taken. An expression
//! ([`expr::Expr`]) says what was said; [`resolve`] brings in the document's date, the tense of
//! the clause and the date last spoken of.

mod items;
mod parser;
mod expr;
mod calendar;
mod tense;
mod civil;
mod numeric;
mod period;
mod quarter;
mod relative;
mod amount;
mod offset;
mod holiday;
mod point;
mod range;
mod clock;
mod set;
mod duration;
mod resolve;
mod weekday;
mod nth;
mod part;
mod stretch;
mod value;
mod reader;

pub(super) use duration::plain as plain_unit;

use super::Candidate;
use super::scan::Scan;
use crate::lexicon::time::Cue;
use crate::text::TokenKind;
use items::{Item, items};
use jiff::civil::Date;
use parser::Parser;
use reader::Reader;

/// Texts of at most so many items may be nothing but a time expression.
const SHORT_TEXT: usize = 14;

/// Proposes the times and durations of a document.
pub fn times(scan: &Scan<'_>, candidates: &mut Vec<Candidate>) {
    let document = scan.document;
    let anchor = document.published.or_else(|| super::dateline::published(document, scan.lexicon));
    times_from(scan, anchor, candidates);
}

/// The same, told from a given day.
pub(super) fn times_from(scan: &Scan<'_>, anchor: Option<Date>, candidates: &mut Vec<Candidate>) {
    let items = items(scan);
    let mut reader = Reader {
        scan,
        parser: Parser {
            items: &items,
            words: &scan.lexicon.time,
            holidays: &scan.lexicon.holidays,
            day_first: match scan.document.region.as_deref() {
                Some(region) => region != MONTH_FIRST,
                None => writes_day_first(&items),
            },
            region: scan.document.region.as_deref(),
            start: 0,
            alone: false,
        },
        anchor,
        last: None,
    };
    if items.len() <= SHORT_TEXT && reader.whole(candidates) {
        return;
    }
    let mut i = 0;
    while i < items.len() {
        i = if starts(&items, i) { reader.read(i, candidates) } else { i + 1 };
    }
}

/// Whether a text without a country has a date that only day and month in this order give
/// ("27/4/2026"), and none of the other order.
fn writes_day_first(items: &[Item<'_>]) -> bool {
    let mut day_first = false;
    for window in items.windows(5) {
        let [a, slash, b, second, year] = window else { continue };
        let (Some(a), Some(b)) = (a.digits(), b.digits()) else { continue };
        if slash.is_sign("/") && second.is_sign("/") && year.digits().is_some() {
            if b > 12 {
                return false;
            }
            day_first |= (13..32).contains(&a);
        }
    }
    day_first
}

/// The country that writes the month first.
const MONTH_FIRST: &str = "US";

/// Small words that are an expression by themselves; others begin one only together with the word
/// behind them.
const WHOLE: &[Cue] = &[
    Cue::Today,
    Cue::Yesterday,
    Cue::Tomorrow,
    Cue::Tonight,
    Cue::Midnight,
    Cue::Eoy,
    Cue::Eom,
    Cue::Bom,
];

/// Small words that begin no expression.
const INNER: &[Cue] = &[
    Cue::Of,
    Cue::To,
    Cue::And,
    Cue::Or,
    Cue::On,
    Cue::At,
    Cue::By,
    Cue::For,
    Cue::No,
    Cue::As,
    Cue::About,
    Cue::Than,
    Cue::Over,
    Cue::Under,
    Cue::Only,
    Cue::Lasting,
    Cue::During,
    Cue::Within,
    Cue::Until,
    Cue::Through,
    Cue::Time,
    Cue::Old,
    Cue::Age,
    Cue::Reading,
];

/// Whether an expression can begin at `i`: a quick look that spares most words the grammar.
fn starts(items: &[Item<'_>], i: usize) -> bool {
    let Some(item) = items.get(i) else { return false };
    let next = items.get(i + 1);
    let goes_on = || next.is_some_and(|next| next.counts() || next.is_sign("'’‘-‑–—~/:.,"));
    match item.kind {
        TokenKind::Mixed => true,
        TokenKind::Number => {
            // A year, a day in eight digits, or the first of several parts.
            matches!(item.text.len(), 4 | 8) || item.text.contains('.') || goes_on()
        }
        TokenKind::Sign => {
            let digit = |next: &Item<'_>| next.text.starts_with(|c: char| c.is_ascii_digit());
            item.is_sign("'’‘") && next.is_some_and(digit)
        }
        TokenKind::Word => item.sense.is_some_and(|sense| {
            if sense.is_name() || item.any(WHOLE) {
                return true;
            }
            let holiday = sense.holiday
                && (item.is_capitalised()
                    || next.is_some_and(|next| {
                        next.unit().is_some() || next.weekday().is_some() || next.is(Cue::Eve)
                    }));
            let inner = !sense.is_time() && item.any(INNER);
            holiday || !inner && sense.is_part() && goes_on()
        }),
    }
}
