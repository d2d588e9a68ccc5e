//! One JSON object: the contract for programs. Its schema is `docs/report.schema.json`.

use super::view::{self, LabelView};
use super::{Format, Style, escape};
use crate::model::{Analysis, Needs, Report, Skipped, Verdict, verdict::Part};
use serde::Serialize;
use std::collections::BTreeMap;

/// The JSON report.
pub const FORMAT: Format = Format {
    name: "json",
    summary: "one object with everything, for programs",
    needs: Needs::Facts,
    write,
};

#[derive(Serialize)]
struct Root<'a> {
    schema: u32,
    tool: Tool,
    documents: Vec<DocumentRow<'a>>,
    findings: Vec<FindingRow<'a>>,
    facts: Vec<FactRow<'a>>,
    claims: Vec<VerdictRow<'a>>,
    skipped: &'a [Skipped],
    not_compared: &'a BTreeMap<String, u64>,
    compared: u64,
    set_aside: &'a BTreeMap<String, u64>,
}

#[derive(Serialize)]
pub(crate) struct Tool {
    name: &'static str,
    version: &'static str,
}

/// This program.
pub(crate) const TOOL: Tool = Tool { name: "verify", version: env!("CARGO_PKG_VERSION") };

#[derive(Serialize)]
pub(crate) struct DocumentRow<'a> {
    path: &'a str,
    title: Option<&'a str>,
    outlet: Option<&'a str>,
    published: Option<String>,
    sha256: &'a str,
    claims: usize,
}

#[derive(Serialize)]
pub(crate) struct FindingRow<'a> {
    rule: &'a str,
    group: &'a str,
    severity: &'static str,
    fingerprint: String,
    message: &'a str,
    fact: Option<u32>,
    reasons: &'a [String],
    evidence: &'a BTreeMap<String, String>,
    help: &'a str,
    labels: Vec<LabelView<'a>>,
}

#[derive(Serialize)]
pub(crate) struct FactRow<'a> {
    id: u32,
    entity: &'a str,
    attribute: &'a str,
    claims: Vec<ClaimRow<'a>>,
    origins: u32,
}

#[derive(Serialize)]
struct ClaimRow<'a> {
    document: &'a str,
    start: u32,
    end: u32,
    line: u32,
    column: u32,
    text: &'a str,
    value: &'a str,
}

#[derive(Serialize)]
pub(crate) struct VerdictRow<'a> {
    id: &'a str,
    path: &'a str,
    line: u32,
    text: &'a str,
    verdict: &'static str,
    expect: Option<&'static str>,
    note: Option<&'a str>,
    parts: Vec<PartRow<'a>>,
}

#[derive(Serialize)]
struct PartRow<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    value: &'a str,
    verdict: &'static str,
    reason: &'a str,
    origins: u32,
    evidence: Vec<LabelView<'a>>,
}

fn write(report: &Report, _style: &Style) -> String {
    escape::pretty(&Root {
        schema: 1,
        tool: TOOL,
        documents: report.analyses.iter().map(document).collect(),
        findings: view::findings(report).into_iter().map(finding).collect(),
        facts: report.facts.iter().map(|row| fact(report, row)).collect(),
        claims: report.verdicts.iter().map(|row| verdict(report, row)).collect(),
        skipped: &report.skipped,
        not_compared: &report.not_compared,
        compared: report.compared,
        set_aside: &report.set_aside,
    })
}

pub(crate) fn document(analysis: &Analysis) -> DocumentRow<'_> {
    let document = &analysis.document;
    DocumentRow {
        path: &document.path,
        title: document.title.as_deref(),
        outlet: document.outlet.as_deref(),
        published: document.published.map(|date| date.to_string()),
        sha256: &document.sha256,
        claims: analysis.claims.len(),
    }
}

pub(crate) fn finding(view: view::FindingView<'_>) -> FindingRow<'_> {
    FindingRow {
        rule: &view.finding.rule,
        group: view.group,
        severity: view.finding.severity.name(),
        fingerprint: view.fingerprint,
        message: &view.finding.message,
        fact: view.finding.fact.map(|fact| fact.0),
        reasons: &view.finding.reasons,
        evidence: &view.finding.evidence,
        help: &view.finding.help,
        labels: view.labels,
    }
}

pub(crate) fn fact<'a>(report: &'a Report, fact: &'a crate::model::Fact) -> FactRow<'a> {
    let claims = fact.sides.iter().flat_map(|side| side.claims.iter().map(move |id| (side, id)));
    let rows = claims.filter_map(|(side, id)| {
        let analysis = report.analyses.get(id.document.0 as usize)?;
        let claim = analysis.claims.get(id.index as usize)?;
        let source = analysis.document.view.source(claim.span);
        let place = analysis.document.lines.position(source.start);
        Some(ClaimRow {
            document: &analysis.document.path,
            start: source.start,
            end: source.end,
            line: place.line,
            column: place.column,
            text: analysis.document.quote(claim.span),
            value: &side.value,
        })
    });
    FactRow {
        id: fact.id.0,
        entity: &fact.entity,
        attribute: &fact.attribute,
        claims: rows.collect(),
        origins: fact.origins,
    }
}

/// A verdict with its evidence placed.
pub(crate) fn verdict<'a>(report: &'a Report, verdict: &'a Verdict) -> VerdictRow<'a> {
    VerdictRow {
        id: &verdict.id,
        path: &verdict.path,
        line: verdict.line,
        text: &verdict.text,
        verdict: verdict.verdict.name(),
        expect: verdict.expect.map(crate::model::VerdictKind::name),
        note: verdict.note.as_deref(),
        parts: verdict.parts.iter().map(|row| part(report, verdict, row)).collect(),
    }
}

fn part<'a>(report: &'a Report, verdict: &'a Verdict, part: &'a Part) -> PartRow<'a> {
    let evidence = part.evidence.iter().filter_map(|label| view::place_label(report, label));
    PartRow {
        start: part.span.start,
        end: part.span.end,
        text: part.span.of(&verdict.text),
        value: &part.value,
        verdict: part.verdict.name(),
        reason: &part.reason,
        origins: part.origins,
        evidence: evidence.collect(),
    }
}
