//! Verdicts to findings: a statement that the sources do not bear out, or whose verdict is not
//! the one that the user expects. An expected verdict that holds is no finding.

use crate::model::{Evidence, Finding, Report, Severity, Verdict, VerdictKind};

/// Findings on the statements with a verdict. A verdict other than the expected one is an error,
/// whatever it is: that is what `expect` is for.
pub(super) fn of_verdict(report: &Report, rule: &str, kind: VerdictKind) -> Vec<Finding> {
    let severity = super::rule(rule).map_or(Severity::Warning, |rule| rule.severity);
    report
        .verdicts
        .iter()
        .filter(|verdict| rule_of(verdict) == Some(kind) && verdict.expect != Some(verdict.verdict))
        .map(|verdict| {
            let severity = if verdict.expect.is_some() { Severity::Error } else { severity };
            finding(verdict, rule, severity)
        })
        .collect()
}

/// Under which verdict's rule a statement is told. One that is supported is told only where the
/// user expects otherwise: then sources and user dispute it.
fn rule_of(verdict: &Verdict) -> Option<VerdictKind> {
    match verdict.verdict {
        VerdictKind::Supported => verdict.expect.map(|_| VerdictKind::Disputed),
        other => Some(other),
    }
}

fn finding(verdict: &Verdict, rule: &str, severity: Severity) -> Finding {
    let place = format!("{}:{}", verdict.path, verdict.line);
    let expected =
        verdict.expect.map_or_else(String::new, |expect| format!(", expected {}", expect.name()));
    let parts = verdict.parts.iter();
    let failing = parts.clone().filter(|part| part.verdict == verdict.verdict);
    let labels = failing.clone().flat_map(|part| part.evidence.clone()).enumerate();
    Finding {
        rule: rule.to_owned(),
        severity,
        message: format!("{} ({place}{expected}): {}", verdict.verdict.name(), verdict.text),
        fact: None,
        reasons: failing
            .map(|part| format!("“{}”: {}", part.span.of(&verdict.text), part.reason))
            .collect(),
        evidence: parts
            .map(|part| (part.span.of(&verdict.text).to_owned(), part.value.clone()))
            .collect::<Evidence>(),
        help: "look at the quotes; mend the statement, or its `expect` where the verdict is right"
            .to_owned(),
        labels: labels
            .map(|(at, mut label)| {
                label.primary = at == 0;
                label
            })
            .collect(),
    }
}
