//! Workflow commands of GitHub Actions: an annotation a finding, worst first, since only the
//! first ten of a severity are shown. The step summary is the Markdown report.

use super::super::view::{self, FindingView};
use super::super::{Format, Style, told};
use crate::model::{Needs, Report, Severity, Verdict};
use std::fmt::Write;

/// The annotations.
pub const FORMAT: Format = Format {
    name: "github",
    summary: "annotations of GitHub Actions, with a step summary",
    needs: Needs::Findings,
    write,
};

fn write(report: &Report, _style: &Style) -> String {
    let mut out = String::new();
    for view in view::findings(report) {
        finding(&view, &mut out);
    }
    for verdict in &report.verdicts {
        claim(verdict, &mut out);
    }
    out
}

fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    }
}

fn finding(view: &FindingView<'_>, out: &mut String) {
    let finding = view.finding;
    let _ = write!(out, "::{} ", command(finding.severity));
    if let Some(label) = view.primary() {
        let _ = write!(
            out,
            "file={},line={},endLine={},",
            property(label.document),
            label.line,
            label.to.line
        );
        if label.line == label.to.line {
            let _ = write!(out, "col={},endColumn={},", label.column, label.to.column);
        }
    }
    let message = told::finding(view).join("\n");
    let _ = writeln!(out, "title={}::{}", property(&finding.rule), data(&message));
}

fn claim(verdict: &Verdict, out: &mut String) {
    let Some(severity) = told::severity(verdict) else { return };
    let message = told::verdict(verdict).join("\n");
    let _ = writeln!(
        out,
        "::{} file={},line={},title={}::{}",
        command(severity),
        property(&verdict.path),
        verdict.line,
        property(&format!("claim {}", verdict.id)),
        data(&message)
    );
}

/// A message: line breaks and per cent signs escaped as the runner wants them.
fn data(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(super::super::clean::clean).collect();
    lines.join("\n").replace('%', "%25").replace('\n', "%0A")
}

/// A property: what would end it is escaped too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
