//! Words of time that no day can be read from: "now", "in recent years", "for decades", "$3 a
//! day".

use super::span::period;
use crate::extract::scan::{Gap, Scan};
use crate::lexicon::Flags;
use crate::lexicon::references::{Meaning, Place};
use crate::lexicon::time::{Cue, TimeUnit};
use crate::model::{
    Annotated, Bound, Decimal, Grain, Mention, MentionKind, Quantity, QuantityKind, TimeKind,
    TimeValue,
};
use crate::text::TokenKind;

/// Shorter texts, in tokens, are cells and queries.
const TOLD: usize = 6;

/// What was read, and the token behind it.
type Found = (Annotated, usize);

/// The vague times of a text, by position.
pub(super) fn times(scan: &Scan<'_>) -> Vec<Annotated> {
    let mut found = Vec::new();
    // A query or a cell is no telling.
    if scan.len() < TOLD {
        return found;
    }
    let mut next = 0;
    for at in scan.with(Flags::VAGUE) {
        if at >= next
            && may_begin(scan, at)
            && let Some((time, end)) = read(scan, at)
        {
            found.extend(time);
            next = end;
        }
    }
    found
}

/// The tokens of a text with which a vague time may begin, and none does.
pub(in crate::extract) fn begins_none(scan: &Scan<'_>) -> Vec<usize> {
    let none = |at: &usize| !may_begin(scan, *at) || read(scan, *at).is_none();
    scan.with(Flags::VAGUE).filter(none).collect()
}

/// "The" and "a" begin many: they need not be held against most words behind them.
fn may_begin(scan: &Scan<'_>, at: usize) -> bool {
    scan.has(at, Flags::VAGUE_ALONE) || scan.has(at + 1, Flags::VAGUE_ON)
}

/// What stands at a token, if anything, and where to go on.
fn read(scan: &Scan<'_>, at: usize) -> Option<(Option<Annotated>, usize)> {
    phrase(scan, at).or_else(|| {
        let (time, end) = one(scan, at).or_else(|| uncounted(scan, at))?;
        Some((Some(time), end))
    })
}

/// A phrase of the table; those that only look like one stand for nothing.
fn phrase(scan: &Scan<'_>, at: usize) -> Option<(Option<Annotated>, usize)> {
    let unit_here = unit(scan, at).is_some();
    let begins = scan.mark(at).begins_reference;
    if !begins && !unit_here {
        return None;
    }
    let goes_on = scan.mark(at + 1).in_reference || unit(scan, at + 1).is_some();
    if !goes_on && !unit_here && !scan.mark(at).is_reference {
        return None;
    }
    let phrases = scan.lexicon.references.beginning(scan.word(at), unit_here).iter();
    let mut phrases = phrases.filter(|(places, _)| goes_on || places.len() == 1);
    let (places, meaning) = phrases.find(|(places, _)| {
        places.iter().enumerate().all(|(k, place)| {
            (k == 0 || scan.gap(at + k) == Gap::Space || scan.gap(at + k) == Gap::Line)
                && holds(scan, at + k, place)
        })
    })?;
    let end = at + places.len();
    let time = match meaning {
        // No unit of the calendar, so no date.
        Meaning::Reference(name) => TimeValue::new(TimeKind::Time, Grain::Day, name.as_str()),
        Meaning::Part(code) => {
            let day = scan.published().map(|day| day.to_string()).unwrap_or_default();
            TimeValue::new(TimeKind::Time, Grain::Hour, format!("{day}T{code}"))
        }
        Meaning::Nothing => return Some((None, end)),
    };
    let lone = !is_joined(scan, at, end);
    Some((lone.then(|| annotated(scan, at, end, MentionKind::Time(time), None)), end))
}

fn holds(scan: &Scan<'_>, at: usize, place: &Place) -> bool {
    match place {
        Place::Word(word) => scan.is(at, word),
        Place::Unit => unit(scan, at).is_some(),
        Place::Units => unit(scan, at).is_some_and(|unit| !unit.singular),
    }
}

fn unit(scan: &Scan<'_>, at: usize) -> Option<TimeUnit> {
    scan.sense(at)?.unit
}

/// Whether a hyphen joins the words to another ("right-now", "day-long").
fn is_joined(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    let dash = |k: usize| matches!(scan.word(k), "-" | "'" | "’");
    let before = at > 0 && scan.glued(at) && dash(at - 1);
    before || scan.glued(end) && dash(end)
}

/// "$3 million a year", "twice a month": how often; "a year after": so long.
fn one(scan: &Scan<'_>, at: usize) -> Option<Found> {
    if !scan.sense(at)?.is(Cue::A) || scan.gap(at + 1) != Gap::Space {
        return None;
    }
    let unit = unit(scan, at + 1).filter(|unit| unit.singular && unit.times == 1)?;
    let end = at + 2;
    let rare =
        matches!(unit.grain, Grain::Second | Grain::Season | Grain::Quarter | Grain::Weekend);
    if rare || is_joined(scan, at, end) {
        return None;
    }
    let timex = period("1", unit.grain)?;
    // "A day of mourning" is a day.
    let of = scan.sense(end).is_some_and(|sense| sense.is(Cue::Of));
    let span = !of && scan.follows(end) && scan.lexicon.references.follows_span(scan.word(end));
    if !span && !is_often(scan, at) {
        return None;
    }
    let kind = if span {
        let mut quantity = Quantity::exact(QuantityKind::Duration, Decimal::ONE);
        quantity.unit = Some(unit.grain.name().to_owned());
        MentionKind::Quantity(quantity)
    } else {
        MentionKind::Time(TimeValue::new(TimeKind::Set, unit.grain, timex.clone()))
    };
    Some((annotated(scan, at, end, kind, Some(timex)), end))
}

/// How far before "a year" the figure stands that is of each year ("$3 million of their sales a
/// year").
const OFTEN_REACH: usize = 8;

/// Whether a figure stands before "a day" that is of each day.
fn is_often(scan: &Scan<'_>, at: usize) -> bool {
    (1..=OFTEN_REACH)
        .map_while(|back| at.checked_sub(back).filter(|k| scan.follows(k + 1)))
        .take_while(|k| !matches!(scan.word(*k), "." | ";" | "?" | "!"))
        .any(|k| {
            scan.kind(k) == TokenKind::Number
                || scan.mark(k).number.is_some()
                || scan.lexicon.references.says_how_often(scan.word(k))
        })
}

/// "For years", "days after": so much time, and nobody says how much.
fn uncounted(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let unit = unit(scan, at).filter(|unit| !unit.singular && unit.times == 1)?;
    let end = at + 1;
    let references = &scan.lexicon.references;
    let opens = at == 0 || scan.gap(at) == Gap::Break || scan.kind(at - 1) == TokenKind::Sign;
    let led = at > 0 && scan.follows(at) && references.leads_to_span(scan.word(at - 1));
    let followed = opens && scan.follows(end) && references.follows_span(scan.word(end));
    if !(led || followed) || is_joined(scan, at, end) {
        return None;
    }
    let quantity = Quantity {
        value: None,
        low: None,
        high: None,
        bound: Bound::About,
        unit: Some(unit.grain.name().to_owned()),
        ..Quantity::exact(QuantityKind::Duration, Decimal::ONE)
    };
    let timex = period("X", unit.grain)?;
    Some((annotated(scan, at, end, MentionKind::Quantity(quantity), Some(timex)), end))
}

fn annotated(
    scan: &Scan<'_>,
    at: usize,
    end: usize,
    kind: MentionKind,
    timex: Option<String>,
) -> Annotated {
    let span = scan.span_of(at, end);
    Annotated { mention: Mention { span, full: span, kind }, timex }
}
