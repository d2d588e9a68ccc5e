//! The mentions of a document, for `verify extract`.

use crate::model::decimal::plain;
use crate::model::mention::canonical;
use crate::model::{Decimal, Document, Mention, MentionKind, Quantity, QuantityKind, TimeValue};
use jiff::civil::DateTime;
use serde_json::{Map, Value, json};
use std::fmt::Write;

/// One JSON object on one line.
pub fn jsonl(document: &Document, mentions: &[Mention]) -> String {
    let rows: Vec<Value> = mentions.iter().filter_map(|mention| row(document, mention)).collect();
    json!({"document": document.path, "mentions": rows}).to_string()
}

/// A line a mention, for people.
pub fn table(document: &Document, mentions: &[Mention]) -> String {
    let mut out = String::new();
    for mention in mentions {
        let place = document.position(mention.span);
        let text = document.quote(mention.full).replace('\n', " ");
        let meaning = canonical(&mention.kind);
        let _ =
            writeln!(out, "{}:{}:{}\t{text}\t{meaning}", document.path, place.line, place.column);
    }
    out
}

fn row(document: &Document, mention: &Mention) -> Option<Value> {
    let mut row = Map::new();
    let source = document.view.source(mention.span);
    row.insert("start".into(), source.start.into());
    row.insert("end".into(), source.end.into());
    row.insert("text".into(), document.quote(mention.span).into());
    match &mention.kind {
        MentionKind::Quantity(quantity) => quantity_row(quantity, &mut row),
        MentionKind::Time(time) => time_row(time, &mut row),
        MentionKind::Name => return None,
    }
    Some(Value::Object(row))
}

fn quantity_row(quantity: &Quantity, row: &mut Map<String, Value>) {
    row.insert("kind".into(), quantity.kind.name().into());
    // A bare inequality ("greater than 100") has an end and no central value.
    let open = matches!(quantity.kind, QuantityKind::Number | QuantityKind::Ratio)
        && (quantity.low.is_none() || quantity.high.is_none());
    let value = quantity.value.filter(|_| !open);
    let written = |value: Option<Decimal>| value.map(|value| plain(as_written(quantity, value)));
    row.insert("value".into(), written(value).into());
    row.insert("low".into(), written(quantity.low).into());
    row.insert("high".into(), written(quantity.high).into());
    row.insert("bound".into(), quantity.bound.name().into());
    let unit = quantity.minor.as_ref().or(quantity.unit.as_ref());
    row.insert("unit".into(), unit.cloned().into());
    if let Some(per) = &quantity.per {
        row.insert("per".into(), per.clone().into());
    }
}

/// "12 cents" is 0.12 dollars, and is printed as 12.
fn as_written(quantity: &Quantity, value: Decimal) -> Decimal {
    let hundred = quantity.minor.as_ref().map(|_| Decimal::ONE_HUNDRED);
    hundred.and_then(|hundred| value.checked_mul(hundred)).unwrap_or(value)
}

fn time_row(time: &TimeValue, row: &mut Map<String, Value>) {
    row.insert("kind".into(), time.kind.name().into());
    // Nothing is compared by nominal days; who reads the mentions sees `modifier`.
    let nominal = if time.is_placed() { None } else { time.nominal_days() };
    let (from, to) = match nominal {
        Some((from, to)) => (Some(from.to_string()), Some(to.to_string())),
        None => (time.from.map(|at| iso(time, at)), time.to.map(|at| iso(time, at))),
    };
    row.insert("from".into(), from.into());
    row.insert("to".into(), to.into());
    row.insert("grain".into(), time.grain.name().into());
    row.insert("timex".into(), time.timex.clone().into());
    // Only where there is something to say: most dates have none of these.
    let mut also = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            row.insert(name.into(), value.into());
        }
    };
    also("relation", time.relation.map(|relation| relation.name().to_owned()));
    also("modifier", time.modifier.clone());
    also("zone", time.zone.clone());
    also("ambiguous", time.ambiguous.map(|day| day.to_string()));
    also("weekday", time.weekday.map(|day| day.to_string()));
}

/// A day where the grain is a day or more, else the moment.
fn iso(time: &TimeValue, at: DateTime) -> String {
    if time.grain >= crate::model::Grain::Day { at.date().to_string() } else { at.to_string() }
}
