//! The pass over a document: the longest form at each place, resolved, as a mention.

use super::clock::Timed;
use super::doubt;
use super::expr::{Expr, Found, Which};
use super::items::Item;
use super::parser::Parser;
use super::range::{Ranged, Stretch};
use super::resolve::{self, Context};
use super::value;
use crate::extract::scan::Scan;
use crate::extract::{Candidate, Strength, bound};
use crate::lexicon::time::{Cue, Forms, Tense};
use crate::model::time::TimeRelation;
use crate::model::{Bound, Grain, Mention, MentionKind, Quantity, TimeKind, TimeValue};
use crate::text::Span;
use jiff::civil::Date;

/// Reads a document from left to right.
pub(super) struct Reader<'a> {
    pub(super) scan: &'a Scan<'a>,
    pub(super) parser: Parser<'a>,
    /// The document's date.
    pub(super) anchor: Option<Date>,
    /// The date last spoken of.
    pub(super) last: Option<(Date, Grain)>,
    /// The month, quarter or half last spoken of, and where.
    pub(super) period: Option<(Date, Grain, usize)>,
}

/// So many items a figure is of the period last spoken of: two or three sentences.
const PERIOD_REACH: usize = 90;

/// A form of expression found at a place, not yet resolved.
enum Form {
    Set(TimeValue),
    Ranged(Ranged),
    Timed(Timed),
    Point(Found),
    Duration(Quantity),
}

/// What was read from items `start..end`.
struct Read {
    start: usize,
    end: usize,
    reading: Reading,
    /// It only looks back from the time that the text is at.
    aside: bool,
}

/// What is read at one place: an expression, or the two dates of a list.
type Reads = [Option<Read>; 2];

enum Reading {
    Time(TimeValue),
    Duration(Quantity),
}

impl Reader<'_> {
    /// Reads a text that is nothing but a time expression, such as a cell or a query.
    pub(super) fn whole(&mut self, candidates: &mut Vec<Candidate>) -> bool {
        const LEAD: &[Cue] = &[Cue::In, Cue::On, Cue::For, Cue::At, Cue::During];
        let alone = Parser { alone: true, ..self.parser };
        let end = self.parser.items.len();
        let led = self.parser.items.first().is_some_and(|item| item.any(LEAD));
        for start in 0..=usize::from(led) {
            let found = self.longest(&alone, start);
            if found.iter().flatten().next_back().is_some_and(|read| read.end == end) {
                for read in found.into_iter().flatten() {
                    self.emit(read, candidates);
                }
                return true;
            }
        }
        false
    }

    /// Whether there is any form that what begins at `i` can have. One word by itself may only look
    /// like a time, whatever day it would be.
    pub(super) fn may_begin(&self, i: usize) -> bool {
        let Some(forms) = forms(&Parser { start: i, ..self.parser }, i) else { return false };
        let word = |form: &(usize, Form)| form.0 == i + 1 && matches!(form.1, Form::Point(_));
        !(forms.iter().flatten().all(word) && doubt::is_present(self.scan, self.parser.items, i))
    }

    /// Reads what begins at `i`; where to go on.
    pub(super) fn read(&mut self, i: usize, candidates: &mut Vec<Candidate>) -> usize {
        let parser = self.parser;
        // Each is moved once, for they are large; most often there is none.
        let [first, second] = self.longest(&parser, i);
        let mut end = i + 1;
        if let Some(read) = first {
            end = end.max(read.end);
            self.emit(read, candidates);
        }
        if let Some(read) = second {
            end = end.max(read.end);
            self.emit(read, candidates);
        }
        end
    }

    /// What a form at `i` is read by; the words of its clause are looked at only for those whose
    /// value hangs on them.
    fn context<'b>(&self, parser: &Parser<'b>, i: usize, form: &Form) -> Context<'b> {
        let (tense, told) = if is_fixed(form) { (None, false) } else { tells(parser, i) };
        Context {
            anchor: self.anchor,
            tense,
            told,
            alone: parser.alone,
            last: self.last,
            period: self
                .period
                .filter(|(.., at)| i.saturating_sub(*at) <= PERIOD_REACH)
                .map(|(day, grain, _)| (day, grain)),
            holidays: parser.holidays,
        }
    }

    /// The longest expression at `i` that has a value: one, or the two dates of a list.
    fn longest(&self, parser: &Parser<'_>, i: usize) -> Reads {
        let parser = &Parser { start: i, ..*parser };
        let Some(mut forms) = forms(parser, i) else { return Reads::default() };
        while let Some(place) = longest_of(&forms) {
            let Some((end, form)) = forms.get_mut(place).and_then(Option::take) else { break };
            let context = self.context(parser, i, &form);
            let read = read_form(form, (i, end), parser, context);
            if read.iter().any(Option::is_some) {
                return read;
            }
        }
        Reads::default()
    }

    fn emit(&mut self, mut read: Read, candidates: &mut Vec<Candidate>) {
        let items = self.parser.items;
        let last = items.get(read.end.saturating_sub(1));
        // "The April 27 accord": the article is the accord's.
        let article = items.get(read.start).is_some_and(|item| item.is(Cue::The))
            && items.get(read.start + 1).is_some_and(|next| {
                next.month().is_some() || next.digits().is_some_and(|n| n > 31)
            });
        read.start += usize::from(article);
        let Some((first, last)) = items.get(read.start).zip(last) else { return };
        let span = first.span.join(last.span);
        if let Reading::Time(value) = &read.reading
            && doubt::is_no_time(self.scan, value, (read.start, read.end), items)
        {
            return;
        }
        let bare = read.end == read.start + 1 && first.digits().is_some();
        let mut full = span;
        let (kind, strength) = match read.reading {
            Reading::Duration(mut quantity) => {
                full = self.bounded(&mut quantity, first, read.end).unwrap_or(span);
                (MentionKind::Quantity(quantity), Strength::Marked)
            }
            Reading::Time(mut value) => {
                value.relation = self.parser.relation(read.start);
                value.approximate |= self.parser.was(read.start, &[Cue::About]);
                self.parser.beside(read.start, &mut value);
                // "Where he had lived since 1991" does not move the story there.
                let since = value.relation == Some(TimeRelation::Since) && self.last.is_some();
                let aside = read.aside || since;
                if value.kind == TimeKind::Date && !aside {
                    self.last = value.from.map(|from| (from.date(), value.grain)).or(self.last);
                    let part = matches!(value.grain, Grain::Month | Grain::Quarter | Grain::Half);
                    let of_year = value.from.filter(|_| part);
                    let period = of_year.map(|from| (from.date(), value.grain, read.start));
                    self.period = period.or(self.period);
                }
                let strength = if bare { Strength::Marked } else { Strength::Certain };
                (MentionKind::Time(value), strength)
            }
        };
        candidates.push(Candidate { mention: Mention { span, full, kind }, strength });
    }

    /// Gives a duration the bound of the words around it; the span with those words.
    fn bounded(&self, quantity: &mut Quantity, first: &Item<'_>, end: usize) -> Option<Span> {
        let end = self.parser.items.get(end).map_or(self.scan.len(), |item| item.token(self.scan));
        let token = first.token(self.scan);
        let bounding =
            bound::of_time(self.scan, bound::read(self.scan, token, (end, end), 0), token);
        if bounding.bound == Bound::Exact {
            return None;
        }
        quantity.bound = bounding.bound;
        match bounding.bound {
            Bound::AtLeast | Bound::MoreThan => quantity.high = None,
            Bound::AtMost | Bound::LessThan => quantity.low = None,
            Bound::Exact | Bound::About | Bound::Between => {}
        }
        Some(self.scan.span_of(bounding.first, bounding.end))
    }
}

/// Whether the value of a form is the same in any clause.
fn is_fixed(form: &Form) -> bool {
    match form {
        Form::Set(_) | Form::Duration(_) => true,
        Form::Point(found) => found.weekday.is_none() && found.expr.is_fixed(),
        Form::Ranged(_) | Form::Timed(_) => false,
    }
}

/// Where the clause at `i` puts its event, and whether it tells of it.
fn tells(parser: &Parser<'_>, i: usize) -> (Option<Tense>, bool) {
    // "Since June": a June that is over.
    if parser.was(i, &[Cue::Since]) && !parser.alone {
        return (Some(Tense::Past), true);
    }
    let tense = if parser.is_deadline(i) { Some(Tense::Future) } else { parser.tense(i) };
    (tense, !parser.alone && parser.is_told(i))
}

/// Every form that an expression at `i` can have, with its end; of equally long ones the first
/// counts. At most places there is none, and nothing is to be moved.
fn forms(parser: &Parser<'_>, i: usize) -> Option<[Option<(usize, Form)>; 5]> {
    let first = parser.next(i)?;
    let amount = parser.amount(i);
    let mut point = parser.point_beside(i, amount.as_ref());
    let set = if first.begins(Forms::SET) { parser.set(i) } else { None };
    let ranged = parser.ranged(i, point.as_ref());
    let timed = parser.timed(i, point.as_ref());
    let duration = amount.and_then(|amount| parser.duration(i, &amount));
    // "Now" is an end of stretches; by itself it dates nothing.
    if point.as_ref().is_some_and(|found| matches!(found.expr, Expr::Reference(_))) {
        point = None;
    }
    let any = point.is_some() || set.is_some() || ranged.is_some() || timed.is_some();
    (any || duration.is_some()).then(|| {
        [
            set.map(|(value, end)| (end, Form::Set(value))),
            ranged.map(|found| (found.end, Form::Ranged(found))),
            timed.map(|found| (found.end, Form::Timed(found))),
            point.map(|found| (found.end, Form::Point(found))),
            duration.map(|(quantity, end)| (end, Form::Duration(quantity))),
        ]
    })
}

fn longest_of(forms: &[Option<(usize, Form)>]) -> Option<usize> {
    let mut best: Option<(usize, usize)> = None;
    for (place, form) in forms.iter().enumerate() {
        if let Some((end, _)) = form
            && best.is_none_or(|(_, longest)| *end > longest)
        {
            best = Some((place, *end));
        }
    }
    best.map(|(place, _)| place)
}

fn read_form(
    form: Form,
    (start, end): (usize, usize),
    parser: &Parser<'_>,
    mut context: Context<'_>,
) -> Reads {
    let time = |start, end, value: Option<TimeValue>| {
        value.map(|value| Read { start, end, reading: Reading::Time(value), aside: false })
    };
    let read = match form {
        Form::Set(value) => time(start, end, Some(value)),
        Form::Duration(quantity) => {
            Some(Read { start, end, reading: Reading::Duration(quantity), aside: false })
        }
        Form::Timed(timed) => {
            let weekday =
                |found: &Found| matches!(found.expr, Expr::Weekday { which: Which::Plain, .. });
            let open = context.tense.is_none() && timed.date.as_ref().is_some_and(weekday);
            // "Service resumes at noon Saturday", "Next update: Tuesday 07:00".
            if open && (parser.sets_dates(start, end) || parser.announces(start)) {
                context.tense = Some(Tense::Future);
            }
            time(start, end, value::timed(&timed, &context))
        }
        Form::Point(found) => {
            let weekday = matches!(found.expr, Expr::Weekday { which: Which::Plain, .. });
            // "A strike was called for Tuesday", but not "for Tuesday's losses".
            let called = parser.was(start, &[Cue::For]) && !parser.sign(end, "'’");
            let set = || {
                context.tense.is_none() && parser.sets_dates(start, end)
                    || parser.sets_beside(start)
                    || context.tense.is_none() && parser.announces(start)
            };
            let day = matches!(found.expr, Expr::Day { .. });
            if weekday && (called || set()) || day && called {
                context.tense = Some(Tense::Future);
                context.told = false;
            }
            let aside = matches!(found.expr, Expr::YearAgo(_) | Expr::YearAgoQuarter);
            time(start, end, value::point(&found, &context)).map(|read| Read { aside, ..read })
        }
        Form::Ranged(Ranged { stretch: Stretch::Both(first, second, middle), .. }) => {
            let first = time(start, middle, resolve::resolve(&first, &context));
            let second = time(middle + 1, end, resolve::resolve(&second, &context));
            return [first, second];
        }
        Form::Ranged(found) => time(start, end, value::ranged(&found, &context)),
    };
    [read, None]
}
