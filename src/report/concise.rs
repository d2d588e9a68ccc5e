//! A line a finding: for a quick look and for editors that read `path:line:column`.

use super::view;
use super::{Format, Style};
use crate::model::Report;
use std::fmt::Write;

/// The concise report.
pub const FORMAT: Format = Format { name: "concise", summary: "a line a finding", write };

fn write(report: &Report, _style: &Style) -> String {
    let mut out = String::new();
    for view in view::findings(report) {
        let finding = view.finding;
        let Some(label) = view.labels.first() else { continue };
        let place = format!("{}:{}:{}", label.document, label.line, label.column);
        let severity = finding.severity.name();
        let _ = writeln!(out, "{place}: {severity}[{}]: {}", finding.rule, finding.message);
    }
    out
}
