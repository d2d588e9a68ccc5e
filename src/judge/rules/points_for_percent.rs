//! A change given in percent in one place and in percentage points in another.

use crate::judge::{Rule, Story, pair};
use crate::model::{
    Analysis, Claim, Decimal, Evidence, Finding, Label, Lemma, QualifierKind, QuantityKind,
    Severity, decimal,
};
use std::collections::BTreeMap;

/// The rule.
pub const RULE: Rule = Rule {
    name: "points-for-percent",
    group: "values",
    summary: "one change in percent in one place and in percentage points in another",
    docs: include_str!("../docs/points-for-percent.md"),
    spec: include_str!("../../../tests/specs/points-for-percent.md"),
    severity: Severity::Warning,
    check,
};

/// Words that the two have in common, names counted.
const SHARED: usize = 3;

/// Where a claim stands.
type Place<'a> = (&'a Analysis, &'a Claim);

fn check(story: &Story<'_>) -> Vec<Finding> {
    let report = story.report;
    let mut figures: BTreeMap<Decimal, Vec<Place<'_>>> = BTreeMap::new();
    for analysis in &report.analyses {
        for claim in &analysis.claims {
            let kind = claim.quantity().map(|quantity| quantity.kind);
            let points = kind == Some(QuantityKind::PercentagePoints);
            if (points || kind == Some(QuantityKind::Percent) && is_change(claim))
                && let Some(value) = claim.quantity().and_then(|quantity| quantity.value)
            {
                figures.entry(value.normalize()).or_default().push((analysis, claim));
            }
        }
    }
    let mut found = Vec::new();
    for (value, places) in &figures {
        let pair = pair::first(places, clash);
        found.extend(pair.map(|(left, right)| finding(left, right, *value)));
    }
    found
}

/// Whether a share is one by which something changed.
fn is_change(claim: &Claim) -> bool {
    claim.qualifiers(QualifierKind::Comparison).any(|qualifier| qualifier.value == "by")
}

/// Whether the two are of one change, the one in percent and the other in points.
fn clash(left: &Place<'_>, right: &Place<'_>) -> bool {
    let kind = |place: &Place<'_>| place.1.quantity().map(|quantity| quantity.kind);
    kind(left) != kind(right)
        && left.0.document.id != right.0.document.id
        && left.1.polarity == right.1.polarity
        && left.1.modality == right.1.modality
        && shared(left.1, right.1) >= SHARED
        && !has(left.0, right)
        && !has(right.0, left)
}

/// How many words the clauses of the two have in common.
fn shared(left: &Claim, right: &Claim) -> usize {
    let words = |claim: &Claim| -> Vec<Lemma> {
        let mut words: Vec<Lemma> =
            claim.attribute.iter().chain(&claim.names).chain(&claim.clause).cloned().collect();
        words.sort();
        words.dedup();
        words
    };
    let other = words(right);
    words(left).iter().filter(|word| other.contains(word)).count()
}

/// Whether a document gives the figure of a claim of another document as that document does.
fn has(analysis: &Analysis, other: &Place<'_>) -> bool {
    analysis.claims.iter().filter_map(Claim::quantity).any(|quantity| {
        other
            .1
            .quantity()
            .is_some_and(|own| own.kind == quantity.kind && own.value == quantity.value)
    })
}

fn finding(left: &Place<'_>, right: &Place<'_>, value: Decimal) -> Finding {
    let points = |place: &Place<'_>| {
        place.1.quantity().is_some_and(|quantity| quantity.kind == QuantityKind::PercentagePoints)
    };
    let unit = |place: &Place<'_>| if points(place) { "percentage points" } else { "percent" };
    let quote = |place: &Place<'_>| place.0.document.quote(place.1.span).trim().to_owned();
    let figure = decimal::grouped(value);
    let label = |place: &Place<'_>, primary| Label {
        document: place.0.document.id,
        span: place.1.span,
        value: format!("{figure} {}", unit(place)),
        remark: format!("in {}", unit(place)),
        primary,
    };
    Finding {
        rule: RULE.name.to_owned(),
        severity: RULE.severity,
        message: format!(
            "a change is given as “{}” in one source and as “{}” in another",
            quote(left),
            quote(right)
        ),
        fact: None,
        reasons: vec![
            "both tell of one change by the same figure".to_owned(),
            format!("{figure} percent of a share is not {figure} percentage points"),
        ],
        evidence: Evidence::from([("figure".to_owned(), figure.clone())]),
        help: "recompute the change from the two levels".to_owned(),
        labels: vec![label(left, true), label(right, false)],
    }
}
