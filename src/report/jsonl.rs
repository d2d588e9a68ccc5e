//! The JSON report in lines: an object each for documents, findings, facts, claims and skipped
//! files, told apart by `type`; the last is the summary.

use super::json::{self, TOOL};
use super::{Format, Style, escape, view};
use crate::model::{Needs, Report};
use serde::Serialize;
use serde_json::json;

/// The JSON lines report.
pub const FORMAT: Format =
    Format { name: "jsonl", summary: "JSON, an object a line", needs: Needs::Facts, write };

#[derive(Serialize)]
struct Line<T: Serialize> {
    r#type: &'static str,
    #[serde(flatten)]
    row: T,
}

fn write(report: &Report, _style: &Style) -> String {
    let mut out = String::new();
    for analysis in &report.analyses {
        line("document", json::document(analysis), &mut out);
    }
    for view in view::findings(report) {
        line("finding", json::finding(view), &mut out);
    }
    for fact in &report.facts {
        line("fact", json::fact(report, fact), &mut out);
    }
    for verdict in &report.verdicts {
        line("claim", json::verdict(report, verdict), &mut out);
    }
    for skipped in &report.skipped {
        line("skipped", skipped, &mut out);
    }
    let summary = json!({
        "schema": 1,
        "tool": TOOL,
        "compared": report.compared,
        "not_compared": report.not_compared,
        "set_aside": report.set_aside,
    });
    line("summary", summary, &mut out);
    out
}

fn line(r#type: &'static str, row: impl Serialize, out: &mut String) {
    out.push_str(&escape::line(&Line { r#type, row }));
}
