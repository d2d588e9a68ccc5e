//! The mentions of a document, for `verify extract`.

use crate::model::decimal::plain;
use crate::model::mention::canonical;
use crate::model::time::TimeRelation;
use crate::model::{Annotated, Decimal, Document, MentionKind, Quantity, QuantityKind, TimeValue};
use crate::text::Span;
use jiff::civil::DateTime;
use serde::Serialize;
use std::fmt::Write;

/// One JSON object on one line.
pub fn jsonl(document: &Document, mentions: &[Annotated]) -> String {
    let mentions = mentions.iter().filter_map(|mention| row(document, mention)).collect();
    serde_json::to_string(&Line { document: &document.path, mentions }).unwrap_or_default()
}

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

/// One JSON object a document; fields in the order of their names.
#[derive(Serialize)]
struct Line<'a> {
    document: &'a str,
    mentions: Vec<Row<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Row<'a> {
    Quantity(QuantityRow<'a>),
    Time(TimeRow<'a>),
}

#[derive(Serialize)]
struct QuantityRow<'a> {
    bound: &'static str,
    end: u32,
    high: Option<String>,
    kind: &'static str,
    low: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    per: Option<&'a str>,
    start: u32,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    timex: Option<&'a str>,
    unit: Option<&'a str>,
    value: Option<String>,
}

/// The optional fields only where there is something to say: most dates have none of these.
#[derive(Serialize)]
struct TimeRow<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    ambiguous: Option<String>,
    end: u32,
    from: Option<String>,
    grain: &'static str,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    modifier: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    relation: Option<&'static str>,
    start: u32,
    text: &'a str,
    timex: &'a str,
    to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    weekday: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    zone: Option<&'a str>,
}

fn row<'a>(document: &'a Document, annotated: &'a Annotated) -> Option<Row<'a>> {
    let Annotated { mention, timex } = annotated;
    let timex = timex.as_deref();
    let source = document.view.source(mention.span);
    let text = document.quote(mention.span);
    match &mention.kind {
        MentionKind::Quantity(quantity) => {
            Some(Row::Quantity(QuantityRow { timex, ..quantity_row(quantity, source, text) }))
        }
        MentionKind::Time(time) => {
            let row = time_row(time, source, text);
            Some(Row::Time(TimeRow { timex: timex.unwrap_or(row.timex), ..row }))
        }
        MentionKind::Name => None,
    }
}

fn quantity_row<'a>(quantity: &'a Quantity, source: Span, text: &'a str) -> QuantityRow<'a> {
    // A bare inequality ("greater than 100") has an end and no central value.
    let open = matches!(quantity.kind, QuantityKind::Number | QuantityKind::Ratio)
        && (quantity.low.is_none() || quantity.high.is_none());
    let written = |value: Option<Decimal>| value.map(|value| plain(as_written(quantity, value)));
    QuantityRow {
        bound: quantity.bound.name(),
        end: source.end,
        high: written(quantity.high),
        kind: quantity.kind.name(),
        low: written(quantity.low),
        per: quantity.per.as_deref(),
        start: source.start,
        text,
        timex: None,
        unit: quantity.minor.as_deref().or(quantity.unit.as_deref()),
        value: written(quantity.value.filter(|_| !open)),
    }
}

/// "12 cents" is 0.12 dollars, and is printed as 12.
fn as_written(quantity: &Quantity, value: Decimal) -> Decimal {
    let hundred = quantity.minor.as_ref().map(|_| Decimal::ONE_HUNDRED);
    hundred.and_then(|hundred| value.checked_mul(hundred)).unwrap_or(value)
}

fn time_row<'a>(time: &'a TimeValue, source: Span, text: &'a str) -> TimeRow<'a> {
    // Nothing is compared by nominal days; who reads the mentions sees `modifier`.
    let nominal = if time.is_placed() { None } else { time.nominal_days() };
    let (from, to) = match nominal {
        Some((from, to)) => (Some(from.to_string()), Some(to.to_string())),
        None => (time.from.map(|at| iso(time, at)), time.to.map(|at| iso(time, at))),
    };
    TimeRow {
        ambiguous: time.ambiguous.map(|day| day.to_string()),
        end: source.end,
        from,
        grain: time.grain.name(),
        kind: time.kind.name(),
        modifier: time.modifier.as_deref(),
        relation: time.relation.map(TimeRelation::name),
        start: source.start,
        text,
        timex: &time.timex,
        to,
        weekday: time.weekday.map(|day| day.to_string()),
        zone: time.zone.as_deref(),
    }
}

/// A day where the grain is a day or more, else the moment.
fn iso(time: &TimeValue, at: DateTime) -> String {
    if time.grain >= crate::model::Grain::Day { at.date().to_string() } else { at.to_string() }
}
