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

use super::scan::Scan;
use super::{Candidate, Strength};
use crate::lexicon::time::Cue;
use crate::model::{Grain, Mention, MentionKind, Quantity, TimeKind, TimeValue};
use crate::text::TokenKind;
use items::{Item, items};
use jiff::civil::Date;
use parser::Parser;
use resolve::Context;

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

/// Reads a document from left to right.
struct Reader<'a> {
    parser: Parser<'a>,
    anchor: Option<Date>,
    /// The date last spoken of.
    last: Option<(Date, Grain)>,
}

/// What was read at a place.
pub(super) enum Reading {
    Time(TimeValue),
    Duration(Quantity),
}

/// A reading with its items, the end exclusive.
pub(super) struct Read {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) reading: Reading,
}

impl Reader<'_> {
    /// Reads a text that is nothing but a time expression, such as a cell or a query.
    fn whole(&mut self, candidates: &mut Vec<Candidate>) -> bool {
        let alone = Parser { alone: true, ..self.parser };
        let lead = [Cue::In, Cue::On, Cue::For, Cue::At, Cue::During];
        let end = self.parser.items.len();
        for start in [
            0,
            usize::from(
                alone.any(1, &[]) || self.parser.items.first().is_some_and(|item| item.any(&lead)),
            ),
        ] {
            let found = self.longest(&alone, start);
            if let Some(found) = found.filter(|found| found.end == end) {
                self.emit(found, candidates);
                return true;
            }
        }
        false
    }

    /// Reads what begins at `i`; where to go on.
    fn read(&mut self, i: usize, candidates: &mut Vec<Candidate>) -> usize {
        let parser = self.parser;
        match self.list(&parser, i, candidates) {
            Some(end) => end,
            None => match self.longest(&parser, i) {
                Some(found) => {
                    let end = found.end.max(i + 1);
                    self.emit(found, candidates);
                    end
                }
                None => i + 1,
            },
        }
    }

    /// "18 and 19 June": two dates.
    fn list(
        &mut self,
        parser: &Parser<'_>,
        i: usize,
        candidates: &mut Vec<Candidate>,
    ) -> Option<usize> {
        let found = parser.ranged(i)?;
        let range::Stretch::Both(first, second, middle) = found.stretch else { return None };
        let context = self.context(parser, i);
        let values = [(i, middle, first), (middle + 1, found.end, second)];
        for (start, end, expr) in values {
            let Some(value) = resolve::resolve(&expr, &context) else { continue };
            self.emit(Read { start, end, reading: Reading::Time(value) }, candidates);
        }
        Some(found.end)
    }

    fn context<'b>(&self, parser: &Parser<'b>, i: usize) -> Context<'b> {
        Context {
            anchor: self.anchor,
            tense: parser.tense(i),
            alone: parser.alone,
            last: self.last,
            holidays: parser.holidays,
        }
    }

    /// The longest expression at `i`.
    fn longest(&self, parser: &Parser<'_>, i: usize) -> Option<Read> {
        let mut best: Option<Read> = None;
        let mut consider = |read: Option<Read>| {
            if let Some(read) = read.filter(|r| best.as_ref().is_none_or(|best| r.end > best.end)) {
                best = Some(read);
            }
        };
        let time = |value, end| Read { start: i, end, reading: Reading::Time(value) };
        let context = self.context(parser, i);
        consider(parser.set(i).map(|(value, end)| time(value, end)));
        consider(parser.ranged(i).and_then(|found| {
            let end = found.end;
            Some(time(value::ranged(&found, &context)?, end))
        }));
        consider(parser.timed(i).and_then(|timed| {
            let end = timed.end;
            Some(time(value::timed(&timed, &context)?, end))
        }));
        consider(parser.point(i).and_then(|found| {
            let end = found.end;
            // "Now" is an end of stretches; by itself it dates nothing.
            if matches!(found.expr, expr::Expr::Reference(_)) {
                return None;
            }
            Some(time(value::point(&found, &context)?, end))
        }));
        consider(parser.duration(i).map(|(quantity, end)| Read {
            start: i,
            end,
            reading: Reading::Duration(quantity),
        }));
        best
    }

    fn emit(&mut self, read: Read, candidates: &mut Vec<Candidate>) {
        let items = self.parser.items;
        let (Some(first), Some(last)) =
            (items.get(read.start), items.get(read.end.saturating_sub(1)))
        else {
            return;
        };
        let span = first.span.join(last.span);
        let bare = read.end == read.start + 1 && first.digits().is_some();
        let (kind, strength) = match read.reading {
            Reading::Duration(quantity) => (MentionKind::Quantity(quantity), Strength::Marked),
            Reading::Time(mut value) => {
                value.relation = self.parser.relation(read.start);
                value.approximate |= self.parser.was(read.start, &[Cue::About]);
                if value.kind == TimeKind::Date {
                    self.last = value.from.map(|from| (from.date(), value.grain)).or(self.last);
                }
                let strength = if bare { Strength::Marked } else { Strength::Certain };
                (MentionKind::Time(value), strength)
            }
        };
        candidates.push(Candidate { mention: Mention { span, full: span, kind }, strength });
    }
}
