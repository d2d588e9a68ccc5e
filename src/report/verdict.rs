//! A verdict on a statement of the user's, for the terminal.

use super::clean;
use super::full::{mark, wrapped};
use super::paint::Paint;
use super::quote::{Pen, Quote};
use super::view::{self, LabelView};
use super::words::count;
use super::{Detail, Style};
use crate::model::{Report, Severity, Verdict, VerdictKind};
use std::fmt::Write as _;

/// How many pieces of evidence are quoted for a part of a statement.
const EVIDENCE_MAX: usize = 3;

/// What the terminal shows of a verdict. A supported statement is one line.
pub(crate) fn write(report: &Report, verdict: &Verdict, style: &Style, out: &mut String) {
    let paint = Paint { color: style.color };
    let name = paint.verdict(verdict.verdict, verdict.verdict.name());
    let unexpected = verdict.expect.filter(|expect| *expect != verdict.verdict);
    let expected = unexpected.map(|expect| format!(" (expected: {})", expect.name()));
    let head = format!("{}{}", clean::line(&verdict.id), expected.unwrap_or_default());
    let _ = writeln!(out, "{name} {}", paint.strong(head));
    wrapped(&clean::line(&verdict.text), "    ", style.width, out);
    let brief = verdict.verdict == VerdictKind::Supported && unexpected.is_none();
    if !brief || style.detail == Detail::Verbose {
        for part in &verdict.parts {
            let words = clean::line(part.span.of(&verdict.text));
            let origins = match part.origins {
                0 => String::new(),
                origins => format!(" ({})", count(origins as usize, "origin")),
            };
            let outcome = part.verdict.name();
            let reason = clean::line(&part.reason);
            wrapped(&format!("`{words}` {outcome}: {reason}{origins}"), "    ", style.width, out);
            let labels = part.evidence.iter().filter_map(|label| view::place_label(report, label));
            let labels: Vec<LabelView<'_>> = labels.collect();
            for label in labels.iter().take(EVIDENCE_MAX) {
                evidence(label, paint, style, out);
            }
            if let Some(more) = labels.len().checked_sub(EVIDENCE_MAX).filter(|more| *more > 0) {
                let _ = writeln!(out, "    and {more} more");
            }
        }
    }
    out.push('\n');
}

fn evidence(label: &LabelView<'_>, paint: Paint, style: &Style, out: &mut String) {
    let gutter = label.to.line.to_string().len();
    let _ = writeln!(out, "{:gutter$}{} {}", "", paint.frame("-->"), label.place());
    let document = &label.analysis.document;
    let quote = Quote { document, sentence: label.sentence, marks: vec![mark(label)] };
    quote.draw(Pen { paint, width: style.width, gutter, severity: Severity::Info }, out);
}
