//! A line a finding: for a quick look and for editors that read `path:line:column`.

use super::paint::Paint;
use super::view::{self, FindingView, LabelView};
use super::{Format, Style, clean};
use crate::model::{Needs, Report, VerdictKind};
use rayon::prelude::*;
use std::fmt::Write;

/// The concise report.
pub const FORMAT: Format = Format {
    name: "concise",
    summary: "a line a finding: path:line:column",
    needs: Needs::Findings,
    write,
};

fn write(report: &Report, style: &Style) -> String {
    let mut out = String::new();
    let paint = Paint { color: style.color };
    let lines: Vec<String> =
        view::placed(report).par_iter().map(|view| finding(view, paint)).collect();
    out.extend(lines);
    for verdict in &report.verdicts {
        let unexpected = verdict.expect.is_some_and(|expect| expect != verdict.verdict);
        if verdict.verdict == VerdictKind::Supported && !unexpected {
            continue;
        }
        let place = format!("{}:{}", clean::clean(&verdict.path), verdict.line);
        let name = paint.verdict(verdict.verdict, verdict.verdict.name());
        let (id, text) = (clean::line(&verdict.id), clean::line(&verdict.text));
        let _ = writeln!(out, "{}: {name}[{id}]: {text}", paint.strong(place));
    }
    out
}

fn finding(view: &FindingView<'_>, paint: Paint) -> String {
    let finding = view.finding;
    let place = view.primary().map_or_else(|| "-".to_owned(), LabelView::place);
    let head = format!("{}[{}]", finding.severity.name(), finding.rule);
    let head = paint.severity(finding.severity, head);
    let others = match view.labels.len() {
        0 | 1 => String::new(),
        _ => format!(" [also {}]", view.labels.get(1).map_or_else(String::new, LabelView::place)),
    };
    let message = clean::line(&finding.message);
    format!("{}: {head}: {message}{others}\n", paint.strong(place))
}
