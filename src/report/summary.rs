//! The closing summary: first what was not checked, then what was read and compared, then what
//! was found.

use super::clean::clean;
use super::words::count;
use crate::model::{Report, Severity, VerdictKind};
use std::fmt::Write;

/// How many of a list are named before "and n more".
const NAMED_MAX: usize = 6;

/// The summary, a sentence a line.
pub fn lines(report: &Report) -> Vec<String> {
    let mut lines = Vec::new();
    lines.extend(not_checked(report));
    lines.push(read(report));
    lines.extend(not_compared(report));
    lines.extend(verdicts(report));
    lines.push(found(report));
    lines
}

/// Files left out and dates that could not be anchored.
fn not_checked(report: &Report) -> Option<String> {
    let mut parts = Vec::new();
    let failed = report.skipped.iter().filter(|skipped| skipped.failed).count();
    if failed > 0 {
        let names = report.skipped.iter().filter(|skipped| skipped.failed);
        let names = names.map(|skipped| clean(&skipped.path).into_owned()).collect();
        parts.push(format!("{} ({})", count(failed, "file"), named(names)));
    }
    let passed_over = report.skipped.len() - failed;
    if passed_over > 0 {
        parts.push(format!("{} passed over", count(passed_over, "other file")));
    }
    let undated: Vec<String> = report
        .analyses
        .iter()
        .filter(|analysis| analysis.document.published.is_none())
        .map(|analysis| clean(&analysis.document.path).into_owned())
        .collect();
    if !undated.is_empty() {
        let documents = count(undated.len(), "document");
        parts.push(format!("relative dates in {documents} without a date ({})", named(undated)));
    }
    parts.extend(foreign(report));
    (!parts.is_empty()).then(|| format!("Not checked: {}.", parts.join("; ")))
}

/// Documents of which only the figures and dates were read.
fn foreign(report: &Report) -> Option<String> {
    let documents: Vec<String> = report
        .analyses
        .iter()
        .map(|analysis| &analysis.document)
        .filter_map(|document| {
            let language = document.language.as_deref().filter(|language| *language != "en")?;
            Some(format!("{}: {}", clean(&document.path), clean(language)))
        })
        .collect();
    let said = count(documents.len(), "document");
    (!documents.is_empty()).then(|| {
        format!("the words of {said} not in English, only figures and dates ({})", named(documents))
    })
}

fn named(mut names: Vec<String>) -> String {
    let more = names.len().saturating_sub(NAMED_MAX);
    names.truncate(NAMED_MAX);
    let mut out = names.join(", ");
    if more > 0 {
        let _ = write!(out, " and {more} more");
    }
    out
}

fn read(report: &Report) -> String {
    let kept: usize = report.analyses.iter().map(|analysis| analysis.claims.len()).sum();
    let claims = kept.saturating_add(report.claims_dropped);
    let facts = report.facts.len().saturating_add(report.facts_dropped);
    let single = report.facts.iter().filter(|fact| fact.origins <= 1).count();
    let single = single.saturating_add(report.single_dropped);
    let compared = usize::try_from(report.compared).unwrap_or(usize::MAX);
    format!(
        "Read {}: {}, {} ({single} told by one origin only). Compared {} of claims.",
        count(report.analyses.len(), "document"),
        count(claims, "claim"),
        count(facts, "fact"),
        count(compared, "pair"),
    )
}

fn not_compared(report: &Report) -> Option<String> {
    let total = report.not_compared.values().fold(0_u64, |sum, count| sum.saturating_add(*count));
    if total == 0 {
        return None;
    }
    let mut respects: Vec<_> = report.not_compared.iter().collect();
    respects.sort_by(|a, b| b.1.cmp(a.1).then_with(|| a.0.cmp(b.0)));
    let named =
        named(respects.iter().map(|(respect, count)| format!("{respect} {count}")).collect());
    let pairs = count(usize::try_from(total).unwrap_or(usize::MAX), "pair");
    Some(format!("Not compared: {pairs} of claims that differ in what they speak of ({named})."))
}

fn verdicts(report: &Report) -> Option<String> {
    const KINDS: [VerdictKind; 4] = [
        VerdictKind::Supported,
        VerdictKind::Refuted,
        VerdictKind::Disputed,
        VerdictKind::NotEnoughEvidence,
    ];
    if report.verdicts.is_empty() {
        return None;
    }
    let of = |kind| report.verdicts.iter().filter(|verdict| verdict.verdict == kind).count();
    let parts: Vec<String> = KINDS
        .iter()
        .map(|kind| (of(*kind), kind.name()))
        .filter(|(count, _)| *count > 0)
        .map(|(count, name)| format!("{count} {name}"))
        .collect();
    Some(format!("Judged {}: {}.", count(report.verdicts.len(), "claim"), parts.join(", ")))
}

fn found(report: &Report) -> String {
    let of = |severity| report.findings.iter().filter(|f| f.severity == severity).count();
    let mut out = if report.findings.is_empty() {
        "Found nothing.".to_owned()
    } else {
        format!(
            "Found {}, {}, {}.",
            count(of(Severity::Error), "error"),
            count(of(Severity::Warning), "warning"),
            count(of(Severity::Info), "remark"),
        )
    };
    if !report.set_aside.is_empty() {
        let parts: Vec<String> =
            report.set_aside.iter().map(|(why, count)| format!("{count} {why}")).collect();
        let _ = write!(out, " Not shown: {}.", parts.join(", "));
    }
    out
}
