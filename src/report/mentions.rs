//! The mentions of a document, for `verify extract`.

use super::json_text as json;
use crate::model::mention::canonical;
use crate::model::time::TimeRelation;
use crate::model::{
    Annotated, Decimal, Document, Grain, MentionKind, Quantity, QuantityKind, TimeValue,
};
use crate::text::Span;
use jiff::civil::{Date, DateTime};
use std::fmt::Write;

/// One JSON object on one line: fields in the order of their names, those of no value left out
/// where most mentions have none.
pub fn jsonl(document: &Document, mentions: &[Annotated]) -> String {
    let mut out = String::with_capacity(MENTION_BYTES * (mentions.len() + 1));
    out.push_str("{\"document\":");
    json::text(&mut out, &document.path);
    out.push_str(",\"mentions\":[");
    let mut rest = false;
    for Annotated { mention, timex } in mentions {
        let place = Place {
            source: document.view.source(mention.span),
            text: document.quote(mention.span),
            timex: timex.as_deref(),
        };
        let comma = std::mem::replace(&mut rest, true);
        let open = if comma { ",{" } else { "{" };
        match &mention.kind {
            MentionKind::Quantity(quantity) => {
                out.push_str(open);
                write_quantity(&mut out, quantity, &place);
            }
            MentionKind::Time(time) => {
                out.push_str(open);
                write_time(&mut out, time, &place);
            }
            MentionKind::Name => rest = comma,
        }
    }
    out.push_str("]}");
    out
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

fn write_quantity(out: &mut String, quantity: &Quantity, place: &Place<'_>) {
    // A bare inequality ("greater than 100") has an end and no central value.
    let open = matches!(quantity.kind, QuantityKind::Number | QuantityKind::Ratio)
        && (quantity.low.is_none() || quantity.high.is_none());
    let value = |out: &mut String, key: &str, value: Option<Decimal>| {
        out.push_str(key);
        match value {
            Some(value) => json::decimal(out, as_written(quantity, value)),
            None => out.push_str("null"),
        }
    };
    out.push_str("\"bound\":\"");
    out.push_str(quantity.bound.name());
    out.push_str("\",\"end\":");
    json::number(out, place.source.end);
    value(out, ",\"high\":", quantity.high);
    out.push_str(",\"kind\":\"");
    out.push_str(quantity.kind.name());
    value(out, "\",\"low\":", quantity.low);
    json::optional(out, ",\"per\":", quantity.per.as_deref());
    out.push_str(",\"start\":");
    json::number(out, place.source.start);
    out.push_str(",\"text\":");
    json::text(out, place.text);
    json::optional(out, ",\"timex\":", place.timex);
    out.push_str(",\"unit\":");
    json::text_or_null(out, quantity.minor.as_deref().or(quantity.unit.as_deref()));
    value(out, ",\"value\":", quantity.value.filter(|_| !open));
    out.push('}');
}

/// "12 cents" is 0.12 dollars, and is printed as 12.
fn as_written(quantity: &Quantity, value: Decimal) -> Decimal {
    let hundred = quantity.minor.as_ref().map(|_| Decimal::ONE_HUNDRED);
    hundred.and_then(|hundred| value.checked_mul(hundred)).unwrap_or(value)
}

fn write_time(out: &mut String, time: &TimeValue, place: &Place<'_>) {
    // Nothing is compared by nominal days; who reads the mentions sees `modifier`.
    let nominal = if time.is_placed() { None } else { time.nominal_days() };
    let (nominal_from, nominal_to) = nominal.unzip();
    let end = |out: &mut String, key: &str, day: Option<Date>, at: Option<DateTime>| {
        out.push_str(key);
        // A day where the grain is a day or more, else the moment.
        let day = day.or_else(|| at.filter(|_| time.grain >= Grain::Day).map(DateTime::date));
        match (day, at) {
            (Some(day), _) => json::date(out, day),
            (None, Some(at)) => json::text(out, &at.to_string()),
            (None, None) => out.push_str("null"),
        }
    };
    let day = |day: Option<Date>| day.map(|day| day.to_string());
    let ambiguous = day(time.ambiguous);
    json::first(out, "\"ambiguous\":", ambiguous.as_deref());
    out.push_str("\"end\":");
    json::number(out, place.source.end);
    end(out, ",\"from\":", nominal_from, time.from);
    out.push_str(",\"grain\":\"");
    out.push_str(time.grain.name());
    out.push_str("\",\"kind\":\"");
    out.push_str(time.kind.name());
    out.push('"');
    json::optional(out, ",\"modifier\":", time.modifier.as_deref());
    json::optional(out, ",\"relation\":", time.relation.map(TimeRelation::name));
    out.push_str(",\"start\":");
    json::number(out, place.source.start);
    out.push_str(",\"text\":");
    json::text(out, place.text);
    out.push_str(",\"timex\":");
    json::text(out, place.timex.unwrap_or(&time.timex));
    end(out, ",\"to\":", nominal_to, time.to);
    let weekday = time.weekday.map(|day| day.to_string());
    json::optional(out, ",\"weekday\":", weekday.as_deref());
    json::optional(out, ",\"zone\":", time.zone.as_deref());
    out.push('}');
}
