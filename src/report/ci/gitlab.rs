//! GitLab's code quality report.

use super::super::view::{self, FindingView};
use super::super::{Format, Style, escape, told};
use crate::model::{Needs, Report, Severity, Verdict};
use serde_json::{Value, json};

/// The code quality report.
pub const FORMAT: Format = Format {
    name: "gitlab",
    summary: "GitLab's code quality report",
    needs: Needs::Findings,
    write,
};

fn write(report: &Report, _style: &Style) -> String {
    let views = view::findings(report);
    let mut rows: Vec<Value> = views.iter().filter_map(finding).collect();
    rows.extend(report.verdicts.iter().filter_map(claim));
    escape::pretty(&rows)
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "critical",
        Severity::Warning => "minor",
        Severity::Info => "info",
    }
}

/// GitLab drops a finding without a place.
fn finding(view: &FindingView<'_>) -> Option<Value> {
    let label = view.primary()?;
    let others: Vec<Value> = view
        .labels
        .iter()
        .skip(1)
        .map(|label| json!({"path": relative(label.document), "lines": {"begin": label.line}}))
        .collect();
    Some(json!({
        "description": told::finding(view).join("; "),
        "check_name": view.finding.rule,
        "fingerprint": view.fingerprint,
        "severity": severity(view.finding.severity),
        "location": {
            "path": relative(label.document),
            "lines": {"begin": label.line, "end": label.to.line},
        },
        "other_locations": others,
    }))
}

fn claim(verdict: &Verdict) -> Option<Value> {
    let hash = blake3::hash(format!("{}\u{1}{}", verdict.path, verdict.id).as_bytes());
    Some(json!({
        "description": told::verdict(verdict).join("; "),
        "check_name": "verdict",
        "fingerprint": hash.to_hex().chars().take(16).collect::<String>(),
        "severity": severity(told::severity(verdict)?),
        "location": {"path": relative(&verdict.path), "lines": {"begin": verdict.line}},
    }))
}

/// GitLab wants paths from the root of the repository, without `./`.
fn relative(path: &str) -> &str {
    path.trim_start_matches("./")
}
