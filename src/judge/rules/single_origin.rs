//! A figure that several documents give on the word of one source.

use crate::align::origin::names_somebody;
use crate::judge::difference::{SAME, about, claim_of};
use crate::judge::{Rule, Story};
use crate::model::{DocumentId, Evidence, Fact, Finding, Label, Report, Severity};
use std::collections::BTreeSet;

/// The rule.
pub const RULE: Rule = Rule {
    name: "single-origin",
    group: "sources",
    summary: "a figure that several documents give on the word of one source",
    docs: include_str!("../docs/single-origin.md"),
    spec: include_str!("../../../tests/specs/single-origin.md"),
    severity: Severity::Info,
    check,
};

fn check(story: &Story<'_>) -> Vec<Finding> {
    let report = story.report;
    report.facts.iter().filter_map(|fact| finding(report, fact)).collect()
}

fn finding(report: &Report, fact: &Fact) -> Option<Finding> {
    if fact.origins != 1 || !fact.clashes.is_empty() || fact.sides.len() != 1 {
        return None;
    }
    let value = fact.sides.first().map(|side| side.value.clone())?;
    let mut labels = Vec::new();
    let mut documents: BTreeSet<DocumentId> = BTreeSet::new();
    let mut source = None;
    for (analysis, claim) in fact.claims.iter().filter_map(|id| claim_of(report, *id)) {
        documents.insert(analysis.document.id);
        let named = claim.attribution.as_ref().filter(|found| names_somebody(analysis, found));
        source = source.or(named.map(|found| found.who.clone()));
        labels.push(Label {
            document: analysis.document.id,
            span: claim.span,
            value: value.clone(),
            remark: "on the word of the same source".to_owned(),
            primary: labels.is_empty(),
        });
    }
    let source = source.filter(|_| documents.len() > 1)?;
    let evidence = Evidence::from([("source".to_owned(), source.clone())]);
    Some(Finding {
        rule: RULE.name.to_owned(),
        severity: RULE.severity,
        message: format!(
            "{} stands in {} documents, all on the word of “{source}”",
            about(fact),
            documents.len()
        ),
        fact: Some(fact.id),
        reasons: fact.reasons.iter().map(|reason| format!("{SAME}: {reason}")).collect(),
        evidence,
        help: "look for a source that does not rest on this one".to_owned(),
        labels,
    })
}
