//! The mentions of a document, for `verify extract`.

use super::json_text::{self as json, Out};
use crate::model::mention::canonical;
use crate::model::time::TimeRelation;
use crate::model::{
    Annotated, Decimal, Document, Grain, MentionKind, Quantity, QuantityKind, TimeValue,
};
use crate::text::Span;
use jiff::civil::{Date, DateTime};
use std::fmt::Write;
use std::ops::Range;

/// One JSON object on one line: fields in the order of their names, those of no value left out
/// where most mentions have none.
pub fn jsonl(document: &Document, mentions: &[Annotated]) -> String {
    let mut out = Out::with_capacity(MENTION_BYTES * (mentions.len() + 1));
    out.extend_from_slice(b"{\"document\":");
    json::text(&mut out, &document.path);
    out.extend_from_slice(b",\"mentions\":[");
    let mut rest = false;
    for Annotated { mention, timex } in mentions {
        let place = Place {
            source: document.view.source(mention.span),
            text: document.quote(mention.span),
            timex: timex.as_deref(),
        };
        let comma = std::mem::replace(&mut rest, true);
        let open: &[u8] = if comma { b",{" } else { b"{" };
        match &mention.kind {
            MentionKind::Quantity(quantity) => {
                out.extend_from_slice(open);
                write_quantity(&mut out, quantity, &place);
            }
            MentionKind::Time(time) => {
                out.extend_from_slice(open);
                write_time(&mut out, time, &place);
            }
            MentionKind::Name => rest = comma,
        }
    }
    out.extend_from_slice(b"]}");
    String::from_utf8(out).unwrap_or_default()
}

/// What a mention takes, about.
const MENTION_BYTES: usize = 180;

/// A line a mention, for people.
pub fn table(document: &Document, mentions: &[Annotated]) -> String {
    let mut out = String::new();
    for Annotated { mention, timex } in mentions {
        let place = document.position(mention.span);
        let text = document.quote(mention.full).replace('\n', " ");
        let vague = timex.as_ref().filter(|_| has_no_value(&mention.kind));
        let meaning = vague.cloned().unwrap_or_else(|| canonical(&mention.kind));
        let _ =
            writeln!(out, "{}:{}:{}\t{text}\t{meaning}", document.path, place.line, place.column);
    }
    out
}

/// Whether an amount has no figure at all ("for years").
fn has_no_value(kind: &MentionKind) -> bool {
    matches!(kind, MentionKind::Quantity(Quantity { value: None, low: None, high: None, .. }))
}

/// Where a mention stands, and what it says beyond its value.
struct Place<'a> {
    source: Span,
    text: &'a str,
    timex: Option<&'a str>,
}

fn write_quantity(out: &mut Out, quantity: &Quantity, place: &Place<'_>) {
    // A bare inequality ("greater than 100") has an end and no central value.
    let open = matches!(quantity.kind, QuantityKind::Number | QuantityKind::Ratio)
        && (quantity.low.is_none() || quantity.high.is_none());
    let mut known: Option<(Decimal, Range<usize>)> = None;
    let mut value = |out: &mut Out, key: &str, value: Option<Decimal>| {
        out.extend_from_slice(key.as_bytes());
        match (value, &known) {
            (None, _) => out.extend_from_slice(b"null"),
            // An exact figure is its own lower and upper end.
            (Some(value), Some((same, written))) if is_same(value, *same) => {
                out.extend_from_within(written.clone());
            }
            (Some(value), _) => {
                let start = out.len();
                json::decimal(out, as_written(quantity, value));
                known = Some((value, start..out.len()));
            }
        }
    };
    out.extend_from_slice(b"\"bound\":\"");
    out.extend_from_slice(quantity.bound.name().as_bytes());
    out.extend_from_slice(b"\",\"end\":");
    json::number(out, place.source.end);
    value(out, ",\"high\":", quantity.high);
    out.extend_from_slice(b",\"kind\":\"");
    out.extend_from_slice(quantity.kind.name().as_bytes());
    value(out, "\",\"low\":", quantity.low);
    json::optional(out, ",\"per\":", quantity.per.as_deref());
    out.extend_from_slice(b",\"start\":");
    json::number(out, place.source.start);
    out.extend_from_slice(b",\"text\":");
    json::text(out, place.text);
    json::optional(out, ",\"timex\":", place.timex);
    out.extend_from_slice(b",\"unit\":");
    json::text_or_null(out, quantity.minor.as_deref().or(quantity.unit.as_deref()));
    value(out, ",\"value\":", quantity.value.filter(|_| !open));
    out.push(b'}');
}

/// Whether two numbers have the same digits, as far as a glance tells.
fn is_same(a: Decimal, b: Decimal) -> bool {
    (a.mantissa(), a.scale()) == (b.mantissa(), b.scale())
}

/// "12 cents" is 0.12 dollars, and is printed as 12.
fn as_written(quantity: &Quantity, value: Decimal) -> Decimal {
    let hundred = quantity.minor.as_ref().map(|_| Decimal::ONE_HUNDRED);
    hundred.and_then(|hundred| value.checked_mul(hundred)).unwrap_or(value)
}

fn write_time(out: &mut Out, time: &TimeValue, place: &Place<'_>) {
    // Nothing is compared by nominal days; who reads the mentions sees `modifier`.
    let nominal = if time.is_placed() { None } else { time.nominal_days() };
    let (nominal_from, nominal_to) = nominal.unzip();
    let end = |out: &mut Out, key: &str, day: Option<Date>, at: Option<DateTime>| {
        out.extend_from_slice(key.as_bytes());
        // A day where the grain is a day or more, else the moment.
        let day = day.or_else(|| at.filter(|_| time.grain >= Grain::Day).map(DateTime::date));
        match (day, at) {
            (Some(day), _) => json::date(out, day),
            (None, Some(at)) => json::text(out, &at.to_string()),
            (None, None) => out.extend_from_slice(b"null"),
        }
    };
    let day = |day: Option<Date>| day.map(|day| day.to_string());
    let ambiguous = day(time.ambiguous);
    json::first(out, "\"ambiguous\":", ambiguous.as_deref());
    out.extend_from_slice(b"\"end\":");
    json::number(out, place.source.end);
    end(out, ",\"from\":", nominal_from, time.from);
    out.extend_from_slice(b",\"grain\":\"");
    out.extend_from_slice(time.grain.name().as_bytes());
    out.extend_from_slice(b"\",\"kind\":\"");
    out.extend_from_slice(time.kind.name().as_bytes());
    out.push(b'"');
    json::optional(out, ",\"modifier\":", time.modifier.as_deref());
    json::optional(out, ",\"relation\":", time.relation.map(TimeRelation::name));
    out.extend_from_slice(b",\"start\":");
    json::number(out, place.source.start);
    out.extend_from_slice(b",\"text\":");
    json::text(out, place.text);
    out.extend_from_slice(b",\"timex\":");
    json::text(out, place.timex.unwrap_or(&time.timex));
    end(out, ",\"to\":", nominal_to, time.to);
    let weekday = time.weekday.map(|day| day.to_string());
    json::optional(out, ",\"weekday\":", weekday.as_deref());
    json::optional(out, ",\"zone\":", time.zone.as_deref());
    out.push(b'}');
}
