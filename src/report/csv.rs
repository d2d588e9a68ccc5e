//! A tick-sheet: a row a claim, then a row a statement of the user's with its verdict, with empty
//! columns for who checked it and when.

use super::status::{self, Ticked};
use super::words::readable;
use super::{Format, Style, clean, view};
use crate::model::verdict::Part;
use crate::model::{Analysis, Claim, Needs, Report, Verdict, VerdictKind, mention};
use std::collections::BTreeSet;

/// The tick-sheet.
pub const FORMAT: Format = Format {
    name: "csv",
    summary: "a tick-sheet: a row a claim, for a spreadsheet",
    needs: Needs::Everything,
    write,
};

const COLUMNS: [&str; 17] = [
    "document",
    "line",
    "column",
    "quote",
    "value",
    "about",
    "attribute",
    "said by",
    "status",
    "corroborating origins",
    "other documents",
    "other values",
    "finding",
    "message",
    "sentence",
    "checked by",
    "checked on",
];

/// How many other documents or values a cell names.
const NAMED_MAX: usize = 8;

fn write(report: &Report, _style: &Style) -> String {
    let views = view::findings(report);
    let outcomes = status::ticked(report, &views);
    let mut out = ::csv::Writer::from_writer(Vec::new());
    // Writing into memory cannot fail.
    let _ = out.write_record(COLUMNS);
    for (analysis, outcomes) in report.analyses.iter().zip(&outcomes) {
        for (claim, ticked) in analysis.claims.iter().zip(outcomes) {
            let row = row(report, &views, (analysis, claim), ticked);
            let _ = out.write_record(row.iter().map(|cell| safe(cell)));
        }
    }
    for verdict in &report.verdicts {
        let row = statement(report, verdict);
        let _ = out.write_record(row.iter().map(|cell| safe(cell)));
    }
    out.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

fn row(
    report: &Report,
    views: &[view::FindingView<'_>],
    (analysis, claim): (&Analysis, &Claim),
    ticked: &Ticked<'_>,
) -> [String; 17] {
    let document = &analysis.document;
    let place = document.position(claim.span);
    let value = match ticked.side {
        Some(side) => side.value.clone(),
        None => said(analysis, claim),
    };
    let finding = ticked.finding.and_then(|index| views.get(index));
    let own = ticked.side.map_or(0, |side| side.origins.saturating_sub(1));
    let sides = ticked.fact.map_or(&[][..], |fact| &fact.sides);
    let others: BTreeSet<&str> = ticked
        .side
        .into_iter()
        .flat_map(|side| &side.claims)
        .filter(|id| id.document != document.id)
        .filter_map(|id| report.analyses.get(id.document.0 as usize))
        .map(|analysis| analysis.document.path.as_str())
        .take(NAMED_MAX)
        .collect();
    let values = sides.iter().filter(|side| side.value != value).take(NAMED_MAX);
    let values: Vec<String> = values.map(|side| readable(&side.value)).collect();
    [
        document.path.clone(),
        place.line.to_string(),
        place.column.to_string(),
        document.quote(claim.span).to_owned(),
        readable(&value),
        ticked.fact.map(|fact| fact.entity.clone()).unwrap_or_default(),
        ticked.fact.map_or_else(|| claim.attribute.join(" "), |fact| fact.attribute.clone()),
        claim.attribution.as_ref().map(|said| said.who.clone()).unwrap_or_default(),
        ticked.status.name().to_owned(),
        own.to_string(),
        others.into_iter().collect::<Vec<_>>().join("; "),
        values.join("; "),
        finding.map(|view| view.fingerprint.clone()).unwrap_or_default(),
        finding.map(|view| view.finding.message.clone()).unwrap_or_default(),
        excerpt(analysis, claim),
        String::new(),
        String::new(),
    ]
}

/// The row of a statement of the user's: its verdict, and what the sources say.
fn statement(report: &Report, verdict: &Verdict) -> [String; 17] {
    let parts = &verdict.parts;
    let labels = || parts.iter().flat_map(|part| &part.evidence);
    let documents: BTreeSet<&str> = labels()
        .filter_map(|label| report.analyses.get(label.document.0 as usize))
        .map(|analysis| analysis.document.path.as_str())
        .collect();
    let said: Vec<String> = parts.iter().map(|part| readable(&part.value)).collect();
    let others: BTreeSet<String> = labels()
        .map(|label| readable(&label.value))
        .filter(|value| !value.is_empty() && !said.contains(value))
        .collect();
    let text = |part: &Part| part.span.of(&verdict.text).to_owned();
    let failing = parts.iter().filter(|part| part.verdict != VerdictKind::Supported);
    let message: Vec<String> = failing
        .map(|part| format!("“{}” {}: {}", text(part), part.verdict.name(), part.reason))
        .collect();
    let origins = parts.iter().map(|part| part.origins).min().unwrap_or(0);
    let first = |cells: BTreeSet<String>| cells.into_iter().take(NAMED_MAX).collect::<Vec<_>>();
    [
        verdict.path.clone(),
        verdict.line.to_string(),
        String::new(),
        verdict.text.clone(),
        said.join("; "),
        verdict.id.clone(),
        String::new(),
        String::new(),
        verdict.verdict.name().to_owned(),
        origins.to_string(),
        documents.into_iter().take(NAMED_MAX).collect::<Vec<_>>().join("; "),
        first(others).join("; "),
        String::new(),
        message.join("; "),
        verdict.text.clone(),
        String::new(),
        String::new(),
    ]
}

/// The sentence of a claim, cut short around it.
fn excerpt(analysis: &Analysis, claim: &Claim) -> String {
    const AROUND_BYTES: u32 = 300;
    let sentence = analysis.sentence_of(claim.span);
    let span = super::segments::around(&analysis.document, sentence, claim.span, AROUND_BYTES);
    analysis.document.quote(span).to_owned()
}

/// The canonical form of the figure or date under a claim.
fn said(analysis: &Analysis, claim: &Claim) -> String {
    analysis
        .mention_at(claim.span)
        .map_or_else(String::new, |found| mention::canonical(&found.kind))
}

/// A cell that a spreadsheet does not take for a formula.
fn safe(cell: &str) -> String {
    let cell = clean::line(cell).into_owned();
    // The wide forms count too: spreadsheets of East Asia read them as the plain ones.
    let risky = cell.starts_with(['=', '+', '-', '@', '|', '%', '＝', '＋', '－', '＠']);
    let number =
        cell.trim_start_matches(['-', '+']).chars().all(|c| c.is_ascii_digit() || c == '.');
    if risky && !number { format!("'{cell}") } else { cell }
}
