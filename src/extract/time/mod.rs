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
mod spoken;
mod duration;
mod resolve;
mod weekday;
mod nth;
mod part;
mod stretch;
mod told;
mod value;
mod doubt;
mod reader;
mod heads;

pub(super) use duration::plain as plain_unit;

use super::Candidate;
use super::neutral::is_foreign;
use super::scan::Scan;
use crate::lexicon::time::{Cue, Forms, Sense, Weight};
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
    let items = items(scan);
    let anchor = document.published.or_else(|| {
        let head = heads::times(scan, &items, super::dateline::head(document.text()));
        super::dateline::published(document, scan.lexicon, &head).or(document.listed)
    });
    let mut reader = reader(scan, &items, anchor);
    if items.len() <= SHORT_TEXT && reader.whole(candidates) {
        return;
    }
    let mut next = 0;
    for (at, item) in items.iter().enumerate() {
        if item.opens() && at >= next && starts(&items, at) {
            next = step(&mut reader, at, candidates);
        }
    }
}

/// The times at the starts of the lines of a text, told without an anchor: where date lines have
/// theirs.
pub(super) fn head_times(scan: &Scan<'_>) -> Vec<Candidate> {
    heads::times(scan, &items(scan), scan.text)
}

/// The tokens of a scanned text with which a time may begin, and none does.
pub(super) fn begins_none(scan: &Scan<'_>) -> Vec<usize> {
    let items = items(scan);
    let reader = reader(scan, &items, None);
    let may = |at| starts(&items, at) && leads_to_time(&items, at) && reader.may_begin(at);
    let none =
        |(at, item): (usize, &Item<'_>)| (item.opens() && !may(at)).then(|| item.token(scan));
    items.iter().enumerate().filter_map(none).collect()
}

fn reader<'a>(scan: &'a Scan<'a>, items: &'a [Item<'a>], anchor: Option<Date>) -> Reader<'a> {
    let region = scan.document.region.as_deref();
    let parser = Parser {
        items,
        words: &scan.lexicon.time,
        holidays: &scan.lexicon.holidays,
        figures: &scan.lexicon.figures,
        // Only English is ever written with the month first.
        day_first: region.map_or_else(
            || is_foreign(scan.document, scan) || writes_day_first(scan, items),
            |region| region != MONTH_FIRST,
        ),
        region,
        start: 0,
        alone: false,
    };
    Reader { scan, parser, anchor, last: None, period: None }
}

/// Reads what may begin at `i`, as far as the first word and the next tell; where to go on.
fn step(reader: &mut Reader<'_>, i: usize, candidates: &mut Vec<Candidate>) -> usize {
    let items = reader.parser.items;
    if leads_to_time(items, i) { reader.read(i, candidates) } else { i + 1 }
}

/// Words of one expression before the first that is of time by itself.
const FRAME: usize = 12;

/// Whether the small words at `i` lead to one that is of time by itself: every expression has
/// one, and but for cues, signs and figures it has nothing before it. A lone number word is none,
/// unless the article makes it a day ("the five").
fn leads_to_time(items: &[Item<'_>], i: usize) -> bool {
    let mut number = false;
    for at in i..i + FRAME {
        let Some(item) = items.get(at) else { break };
        let weight = match item.kind {
            TokenKind::Mixed => return true,
            TokenKind::Number if dates(items, at) => return true,
            TokenKind::Number => continue,
            TokenKind::Sign => Weight::Frame,
            TokenKind::Word if item.names_day(items.get(at + 1)) => return true,
            TokenKind::Word => item.sense.map_or(Weight::None, Sense::plain_weight),
        };
        match weight {
            Weight::Content => return true,
            Weight::Number if number => return true,
            Weight::Number => number = true,
            Weight::Frame => number |= item.any(&[Cue::The, Cue::Half]),
            Weight::None => return false,
        }
    }
    true
}

/// Whether a figure can be of time without a word that is: a year, a date or time in digits, a day
/// behind "the", "on" or a weekday.
fn dates(items: &[Item<'_>], at: usize) -> bool {
    let Some(item) = items.get(at) else { return false };
    let before = at.checked_sub(1).and_then(|at| items.get(at));
    let dots = || item.text().bytes().enumerate().filter(|(_, byte)| *byte == b'.');
    let year = matches!(dots().next().map_or(item.len(), |(first, _)| first), 4 | 8);
    let dotted = dots().nth(1).is_some();
    let joined = || {
        let digits = |next: &Item<'_>| matches!(next.kind, TokenKind::Number | TokenKind::Mixed);
        items.get(at + 1).is_some_and(|next| next.is_sign("-/.:–—~‑−"))
            && items.get(at + 2).is_some_and(digits)
    };
    let led = |before: &Item<'_>| {
        before.any(&[Cue::The, Cue::On]) || before.is_sign("'’‘") || before.weekday().is_some()
    };
    year || dotted || before.is_some_and(led) || joined()
}

/// Whether a text without a country has a date that only day and month in this order give
/// ("27/4/2026"), and none of the other order.
fn writes_day_first(scan: &Scan<'_>, items: &[Item<'_>]) -> bool {
    if memchr::memchr(b'/', scan.text.as_bytes()).is_none() {
        return false;
    }
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

/// Whether an expression can begin at `i`: a quick look that spares most words the grammar.
fn starts(items: &[Item<'_>], i: usize) -> bool {
    let Some(item) = items.get(i).filter(|item| item.opens()) else { return false };
    let next = items.get(i + 1);
    let goes_on = || next.is_some_and(|next| next.counts() || next.is_sign("'’‘-‑–—~/:.,"));
    match item.kind {
        TokenKind::Mixed => true,
        TokenKind::Number => {
            // A year, a day in eight digits, or the first of several parts.
            matches!(item.len(), 4 | 8) || item.text().contains('.') || goes_on()
        }
        TokenKind::Sign => {
            let digit = |next: &Item<'_>| next.text().starts_with(|c: char| c.is_ascii_digit());
            item.is_sign("'’‘") && next.is_some_and(digit)
        }
        TokenKind::Word => item.sense.is_some_and(|sense| {
            let names_day = || {
                sense.holiday
                    && (item.is_capitalised()
                        || next.is_some_and(|next| {
                            next.unit().is_some() || next.weekday().is_some() || next.is(Cue::Eve)
                        }))
            };
            // "In" begins nothing but "in two weeks".
            let leads = || !sense.is(Cue::In) || next.is_some_and(Item::begins_amount);
            sense.begins(Forms::ANY)
                && leads()
                && (sense.stands_alone() || sense.goes_on() && goes_on() || names_day())
        }),
    }
}
