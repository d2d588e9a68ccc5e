//! SARIF 2.1.0 (OASIS), as code scanning services read it.

use super::super::view::{self, FindingView, LabelView};
use super::super::{Format, Style, clean, escape, told, uri};
use crate::judge::{Rule, rules::RULES};
use crate::model::{Analysis, Needs, Report, Severity, Skipped, Verdict, VerdictKind};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The SARIF log.
pub const FORMAT: Format = Format {
    name: "sarif",
    summary: "SARIF 2.1.0, for code scanning",
    needs: Needs::Findings,
    write,
};

/// Rule of the results that are verdicts on claims.
const VERDICT: &str = "verdict";

fn write(report: &Report, _style: &Style) -> String {
    let views = view::findings(report);
    let mut known: BTreeMap<&str, usize> =
        RULES.iter().enumerate().map(|(index, rule)| (rule.name, index)).collect();
    let mut rules: Vec<Value> = RULES.iter().map(|rule| self::rule(rule)).collect();
    for view in &views {
        known.entry(&view.finding.rule).or_insert_with(|| {
            rules.push(json!({"id": view.finding.rule}));
            rules.len() - 1
        });
    }
    let mut results: Vec<Value> = views.iter().map(|view| result(view, &known)).collect();
    if !report.verdicts.is_empty() {
        let about = "What the sources say of a statement of the user's";
        rules.push(json!({"id": VERDICT, "shortDescription": {"text": about}}));
        results.extend(report.verdicts.iter().map(|row| verdict(row, rules.len() - 1)));
    }
    let complete = !report.skipped.iter().any(|skipped| skipped.failed);
    let notes: Vec<Value> = report.skipped.iter().map(notification).collect();
    escape::pretty(&json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "verify",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "utf16CodeUnits",
            "artifacts": report.analyses.iter().map(artifact).collect::<Vec<_>>(),
            "invocations": [{"executionSuccessful": complete, "toolExecutionNotifications": notes}],
            "results": results,
        }],
    }))
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn rule(rule: &Rule) -> Value {
    let words = rule.name.split('-').map(|word| {
        let mut letters = word.chars();
        let first = letters.next().map(|c| c.to_ascii_uppercase());
        first.into_iter().chain(letters).collect::<String>()
    });
    json!({
        "id": rule.name,
        "name": words.collect::<String>(),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.summary},
        "help": {"text": rule.docs, "markdown": rule.docs},
        "defaultConfiguration": {"level": level(rule.severity)},
        "properties": {"tags": [rule.group]},
    })
}

fn artifact(analysis: &Analysis) -> Value {
    let document = &analysis.document;
    let mut row =
        json!({"location": {"uri": uri::of(&document.path)}, "roles": ["analysisTarget"]});
    if let (false, Some(row)) = (document.sha256.is_empty(), row.as_object_mut()) {
        row.insert("hashes".to_owned(), json!({"sha-256": document.sha256}));
    }
    row
}

fn notification(skipped: &Skipped) -> Value {
    json!({
        "level": if skipped.failed { "error" } else { "note" },
        "message": {"text": clean::line(&format!("{} ({})", skipped.reason, skipped.remedy))},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri::of(&skipped.path)}}}],
    })
}

fn location(label: &LabelView<'_>) -> Value {
    json!({
        "physicalLocation": {
            "artifactLocation": {
                "uri": uri::of(label.document),
                "index": label.analysis.document.id.0,
            },
            "region": {
                "startLine": label.from.line,
                "startColumn": label.from.utf16,
                "endLine": label.to.line,
                "endColumn": label.to.utf16,
                "byteOffset": label.start,
                "byteLength": label.end - label.start,
                "snippet": {"text": label.text},
            },
        },
    })
}

fn result(view: &FindingView<'_>, rules: &BTreeMap<&str, usize>) -> Value {
    let finding = view.finding;
    let related = view.labels.iter().enumerate().skip(1).map(|(id, label)| {
        let mut place = location(label);
        if let Some(place) = place.as_object_mut() {
            let said = if label.remark.is_empty() { label.value } else { label.remark };
            let said = if said.is_empty() { label.text } else { said };
            place.insert("id".to_owned(), id.into());
            place.insert("message".to_owned(), json!({"text": clean::line(said)}));
        }
        place
    });
    json!({
        "ruleId": finding.rule,
        "ruleIndex": rules.get(finding.rule.as_str()),
        "level": level(finding.severity),
        "message": {"text": told::finding(view).join("\n")},
        "locations": view.primary().map(location).into_iter().collect::<Vec<_>>(),
        "relatedLocations": related.collect::<Vec<_>>(),
        "partialFingerprints": {"verify/v1": view.fingerprint},
        "properties": {"evidence": finding.evidence, "reasons": finding.reasons},
    })
}

/// A verdict is a result of another kind: a test passed, failed, or left open.
fn verdict(verdict: &Verdict, rule: usize) -> Value {
    let kind = match verdict.verdict {
        VerdictKind::Supported => "pass",
        VerdictKind::NotEnoughEvidence => "open",
        VerdictKind::Disputed => "review",
        VerdictKind::Refuted => "fail",
    };
    let level = if kind == "fail" { told::severity(verdict).map_or("note", level) } else { "none" };
    json!({
        "ruleId": VERDICT,
        "ruleIndex": rule,
        "kind": kind,
        "level": level,
        "message": {"text": told::verdict(verdict).join("\n")},
        "locations": [{"physicalLocation": {
            "artifactLocation": {"uri": uri::of(&verdict.path)},
            "region": {"startLine": verdict.line.max(1)},
        }}],
        "properties": {"id": verdict.id, "verdict": verdict.verdict.name()},
    })
}
