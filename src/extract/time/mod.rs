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
            day_first: scan.document.region.as_deref().is_some_and(|region| region != MONTH_FIRST),
            region: scan.document.region.as_deref(),
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

/// The country that writes the month first.
const MONTH_FIRST: &str = "US";

/// Small words that begin an expression only together with the word behind them.
const OPENERS: &[Cue] = &[
    Cue::The,
    Cue::A,
    Cue::In,
    Cue::From,
    Cue::Between,
    Cue::After,
    Cue::Before,
    Cue::My,
    Cue::That,
    Cue::This,
    Cue::Starting,
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
    match item.kind {
        TokenKind::Number | TokenKind::Mixed => true,
        TokenKind::Sign => {
            item.is_sign("'’‘")
                && items
                    .get(i + 1)
                    .is_some_and(|next| next.text.starts_with(|c: char| c.is_ascii_digit()))
        }
        TokenKind::Word => {
            let Some(sense) = item.sense else { return false };
            if sense.is_time() {
                return true;
            }
            let next = || items.get(i + 1).is_some_and(|next| next.counts() || next.is_sign("'’‘"));
            if item.any(OPENERS) { next() } else { !item.any(INNER) }
        }
    }
}
