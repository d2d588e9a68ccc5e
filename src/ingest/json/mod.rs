//! Exports of articles as JSON: one object, a list of them, or one a line (JSONL).

mod scan;

use super::patchwork::Patchwork;
use super::{Format, IngestError, Input, dates, encoding, html, set_language, text};
use crate::lexicon::exports::Fields;
use crate::model::{BlockKind, Document};
use crate::text::{LineIndex, Span};
use scan::Value;

/// JSON and JSONL.
pub const FORMAT: Format =
    Format { name: "json", endings: &["json", "jsonl", "ndjson"], looks, read };

fn looks(bytes: &[u8]) -> bool {
    let head = bytes.trim_ascii_start();
    (head.starts_with(b"{") || head.starts_with(b"[{")) && memchr::memchr(b'"', head).is_some()
}

fn read(input: &Input<'_>) -> Result<Vec<Document>, IngestError> {
    let decoded = encoding::decode(input.bytes)?;
    let source = decoded.text();
    let fields = &input.settings.fields;
    let mut values = Vec::new();
    let mut at = 0;
    while !source.get(at..).unwrap_or("").trim().is_empty() {
        let (value, end) = scan::value(source, at).map_err(|at| not_json(source, at))?;
        values.push(value);
        at = end;
    }
    let mut records = Vec::new();
    for value in &values {
        records_of(value, fields, 0, &mut records);
    }
    let lines = LineIndex::new(source);
    let sha256 = input.digest();
    let several = records.len() > 1;
    let documents: Vec<Document> = records
        .into_iter()
        .enumerate()
        .filter_map(|(index, record)| {
            let mut document = document(source, record, fields, &lines, &sha256)?;
            if several {
                let name = field(record, &fields.id).and_then(|id| plain(source, id));
                let name = name.unwrap_or_else(|| (index + 1).to_string());
                document.path = format!("{}#{name}", input.path);
            } else {
                input.path.clone_into(&mut document.path);
            }
            Some(document)
        })
        .collect();
    if documents.is_empty() {
        return Err(IngestError {
            reason: format!("no field of it holds a text ({})", fields.text.join(", ")),
            remedy: "name the field: `--field text=NAME`".to_owned(),
        });
    }
    Ok(documents)
}

fn not_json(source: &str, at: usize) -> IngestError {
    let line = source.get(..at).unwrap_or(source).matches('\n').count() + 1;
    IngestError {
        reason: format!("not JSON at byte {at} (line {line})"),
        remedy: "export it again, or leave it out".to_owned(),
    }
}

/// The objects that hold texts: the value itself, the items of a list, or of a list in a field.
fn records_of<'a>(value: &'a Value, fields: &Fields, depth: usize, found: &mut Vec<&'a Value>) {
    match value {
        Value::Object(_) if has_text(value, fields) => found.push(value),
        Value::Array(values) => {
            for value in values {
                records_of(value, fields, depth + 1, found);
            }
        }
        Value::Object(inner) if depth < 3 => {
            for (_, value) in inner {
                records_of(value, fields, depth + 1, found);
            }
        }
        _ => {}
    }
}

fn has_text(value: &Value, fields: &Fields) -> bool {
    text_of(value, &fields.text).is_some()
}

/// The first of the named fields that holds a text.
fn text_of(record: &Value, names: &[String]) -> Option<Span> {
    names.iter().find_map(|name| match field(record, std::slice::from_ref(name)) {
        Some(Value::Text(span)) if !span.is_empty() => Some(*span),
        _ => None,
    })
}

/// The first of the named fields; a name may lead into inner objects ("fields.body").
fn field<'a>(record: &'a Value, names: &[String]) -> Option<&'a Value> {
    names.iter().find_map(|name| {
        let whole = inner(record, name);
        whole.or_else(|| name.split('.').try_fold(record, |value, part| inner(value, part)))
    })
}

fn inner<'a>(value: &'a Value, name: &str) -> Option<&'a Value> {
    let Value::Object(fields) = value else { return None };
    let found = fields.iter().find(|(key, _)| key == name).map(|(_, value)| value);
    found
        .filter(|value| !matches!(value, Value::Plain(span) if span.len() == 4))
        .or(found.filter(|value| !matches!(value, Value::Plain(_))))
}

/// A short value as text: a string, a number, the name of an object.
fn plain(source: &str, value: &Value) -> Option<String> {
    let text = match value {
        Value::Text(span) => scan::text(source, *span).text().trim().to_owned(),
        Value::Plain(span) => span.of(source).to_owned(),
        Value::Object(_) => plain(source, field(value, &["name".to_owned()])?)?,
        Value::Array(values) => {
            let names: Vec<String> =
                values.iter().take(8).filter_map(|value| plain(source, value)).collect();
            names.join(", ")
        }
    };
    Some(text).filter(|text| !text.is_empty() && text != "null")
}

/// The headline stands before the text, unless the text begins with it.
fn lay_title(source: &str, title: Span, document: &mut Document) {
    let title = scan::text(source, title);
    if title.text().trim().is_empty() || document.text().starts_with(title.text().trim()) {
        return;
    }
    let mut head = Document::default();
    text::fill(&mut head, title.text(), 0, None);
    for block in &mut head.blocks {
        block.kind = BlockKind::Title;
    }
    title.settle(&mut head, &LineIndex::default(), "");
    document.prepend(head);
}

fn document(
    source: &str,
    record: &Value,
    fields: &Fields,
    lines: &LineIndex,
    sha256: &str,
) -> Option<Document> {
    let body: Patchwork = scan::text(source, text_of(record, &fields.text)?);
    let mut document = if html::is_fragment(body.text()) {
        html::document("", body.text())
    } else {
        let mut document = Document::default();
        text::fill(&mut document, body.text(), 0, None);
        document
    };
    body.settle(&mut document, lines, sha256);
    if let Some(title) = text_of(record, &fields.title) {
        lay_title(source, title, &mut document);
    }
    let of = |names: &[String]| field(record, names).and_then(|value| plain(source, value));
    document.title = of(&fields.title).or(document.title);
    document.outlet = of(&fields.outlet).or(document.outlet);
    document.author = of(&fields.author).or(document.author);
    document.published =
        of(&fields.published).and_then(|day| dates::day(&day)).or(document.published);
    document.modified = of(&fields.modified).and_then(|day| dates::day(&day)).or(document.modified);
    if let Some(tag) = of(&fields.language) {
        set_language(&mut document, &tag);
    }
    Some(document)
}
