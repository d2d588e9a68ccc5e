//! A finding and a verdict in plain lines: what annotations of CI systems and editors say.

use super::view::FindingView;
use super::words::readable;
use super::{clean, reasons};
use crate::model::{Severity, Verdict, VerdictKind};

/// How many other quotes are told.
const QUOTES_MAX: usize = 6;

/// The message, the other quotes, the reasons, what would help: a line each.
pub(crate) fn finding(view: &FindingView<'_>) -> Vec<String> {
    let mut lines = vec![clean::line(&view.finding.message).into_owned()];
    for label in view.labels.iter().skip(1).take(QUOTES_MAX) {
        let words = clean::line(label.text);
        let said =
            if label.remark.is_empty() { readable(label.value) } else { label.remark.to_owned() };
        let said = if said.is_empty() { said } else { format!(" ({})", clean::line(&said)) };
        lines.push(format!("{}: “{words}”{said}", label.place()));
    }
    if let Some(more) = view.labels.len().checked_sub(QUOTES_MAX + 1).filter(|more| *more > 0) {
        lines.push(format!("and {more} more"));
    }
    lines.extend(reasons::rows(view).into_iter().map(|(name, said)| format!("{name}: {said}")));
    if !view.finding.help.is_empty() {
        lines.push(format!("help: {}", clean::line(&view.finding.help)));
    }
    lines
}

/// The verdict, what the user expected, and why: a line each.
pub(crate) fn verdict(verdict: &Verdict) -> Vec<String> {
    let unexpected = verdict.expect.filter(|expect| *expect != verdict.verdict);
    let expected =
        unexpected.map_or_else(String::new, |kind| format!(" (expected {})", kind.name()));
    let text = clean::line(&verdict.text);
    let mut lines = vec![format!("{}{expected}: {text}", verdict.verdict.name())];
    lines.extend(verdict.parts.iter().map(|part| {
        let words = clean::line(part.span.of(&verdict.text));
        format!("“{words}” {}: {}", part.verdict.name(), clean::line(&part.reason))
    }));
    lines
}

/// How much a verdict matters to somebody who reads annotations; none where all is well.
pub(crate) fn severity(verdict: &Verdict) -> Option<Severity> {
    match (verdict.expect, verdict.verdict) {
        (Some(expect), is) if expect == is => None,
        (Some(_), _) => Some(Severity::Error),
        (None, VerdictKind::Supported) => None,
        (None, VerdictKind::NotEnoughEvidence) => Some(Severity::Info),
        (None, VerdictKind::Refuted | VerdictKind::Disputed) => Some(Severity::Warning),
    }
}
