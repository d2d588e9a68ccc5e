//! Reviewdog's diagnostic format (rdjson). Columns count bytes of UTF-8, from 1.

use super::super::view::{self, FindingView, LabelView};
use super::super::{Format, Style, escape, told};
use crate::model::{Needs, Report, Severity, Verdict};
use serde_json::{Value, json};

/// The diagnostics.
pub const FORMAT: Format =
    Format { name: "rdjson", summary: "diagnostics for reviewdog", needs: Needs::Findings, write };

fn write(report: &Report, _style: &Style) -> String {
    let views = view::findings(report);
    let mut diagnostics: Vec<Value> = views.iter().filter_map(finding).collect();
    diagnostics.extend(report.verdicts.iter().filter_map(claim));
    escape::pretty(&json!({"source": {"name": "verify"}, "diagnostics": diagnostics}))
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "ERROR",
        Severity::Warning => "WARNING",
        Severity::Info => "INFO",
    }
}

fn location(label: &LabelView<'_>) -> Value {
    let lines = &label.analysis.document.lines;
    json!({
        "path": label.document,
        "range": {
            "start": {"line": label.line, "column": lines.byte_column(label.start)},
            "end": {"line": label.to.line, "column": lines.byte_column(label.end)},
        },
    })
}

fn finding(view: &FindingView<'_>) -> Option<Value> {
    let label = view.primary()?;
    let related: Vec<Value> = view
        .labels
        .iter()
        .skip(1)
        .map(|label| {
            let said = if label.remark.is_empty() { label.value } else { label.remark };
            json!({"message": said, "location": location(label)})
        })
        .collect();
    Some(json!({
        "message": told::finding(view).join("\n"),
        "location": location(label),
        "severity": severity(view.finding.severity),
        "code": {"value": view.finding.rule},
        "related_locations": related,
    }))
}

fn claim(verdict: &Verdict) -> Option<Value> {
    Some(json!({
        "message": told::verdict(verdict).join("\n"),
        "location": {"path": verdict.path, "range": {"start": {"line": verdict.line}}},
        "severity": severity(told::severity(verdict)?),
        "code": {"value": "verdict"},
    }))
}
