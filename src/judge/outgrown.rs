//! A figure that one source gives as the whole, where another has it as the first part of more.

use super::Rule;
use super::difference::{CLASH, SAME, about, claim_of};
use super::increment::{Increment, alike, increments, is_first, sum};
use crate::lexicon::Lexicon;
use crate::model::{
    Analysis, Claim, DocumentId, Evidence, Fact, Finding, Label, QualifierKind, Report, Severity,
    decimal,
};
use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};

/// Days by which the source that knows of no addition may be the older one: what was added later
/// than that was added since.
const OLDER: i32 = 7;

/// Places of the total that are quoted.
const TOTALS: usize = 4;

/// The figures that are the whole in one source and a part in another, one finding for each fact.
pub fn findings(report: &Report, rule: &Rule, lexicon: &Lexicon) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut told = BTreeSet::new();
    let facts = LazyCell::new(|| by_document(report));
    for analysis in &report.analyses {
        for grown in increments(analysis, lexicon) {
            let own = facts.get(&analysis.document.id).into_iter().flatten();
            for fact in own.filter(|fact| has_first(report, fact, &grown)) {
                let whole = wholes(report, fact, &grown, lexicon);
                if !whole.is_empty() && told.insert((fact.id, sum(grown.total))) {
                    found.push(finding(report, rule, fact, &grown, &whole));
                }
            }
        }
    }
    found
}

/// The facts of which each document speaks, in their order.
fn by_document(report: &Report) -> BTreeMap<DocumentId, Vec<&Fact>> {
    let mut found: BTreeMap<DocumentId, Vec<&Fact>> = BTreeMap::new();
    for fact in &report.facts {
        let documents: BTreeSet<DocumentId> = fact.claims.iter().map(|id| id.document).collect();
        for document in documents {
            found.entry(document).or_default().push(fact);
        }
    }
    found
}

/// Whether a fact holds the first part as its document tells it.
fn has_first(report: &Report, fact: &Fact, grown: &Increment<'_>) -> bool {
    let own = grown.analysis.document.id;
    let mut claims = fact.claims.iter().filter(|id| id.document == own);
    claims.any(|id| {
        claim_of(report, *id)
            .is_some_and(|(_, claim)| alike(claim, grown.first) && sum(claim) == sum(grown.first))
    })
}

/// The claims of the fact that give the first part as the whole: in documents that know neither
/// the addition nor the total and are not much older.
fn wholes<'a>(
    report: &'a Report,
    fact: &Fact,
    grown: &Increment<'_>,
    lexicon: &Lexicon,
) -> Vec<(&'a Analysis, &'a Claim)> {
    let all = fact.claims.iter().filter_map(|id| claim_of(report, *id));
    all.filter(|(analysis, claim)| {
        analysis.document.id != grown.analysis.document.id
            && alike(claim, grown.first)
            && sum(claim) == sum(grown.first)
            && !is_first(analysis, claim, lexicon)
            && !is_dated(claim)
            && !knows_more(analysis, grown)
            && !is_older(analysis, grown.analysis)
    })
    .collect()
}

/// "In November it had committed 38 billion" says nothing of what came after.
fn is_dated(claim: &Claim) -> bool {
    let time = |kind| matches!(kind, QualifierKind::Period | QualifierKind::AsOf);
    claim.qualifiers.iter().any(|qualifier| time(qualifier.kind) && qualifier.time.is_some())
}

fn knows_more(analysis: &Analysis, grown: &Increment<'_>) -> bool {
    let mut claims = analysis.claims.iter().filter(|claim| alike(claim, grown.total));
    claims.any(|claim| sum(claim) == sum(grown.total) || sum(claim) == sum(grown.added))
}

fn is_older(analysis: &Analysis, than: &Analysis) -> bool {
    match (analysis.document.published, than.document.published) {
        (Some(one), Some(other)) => (other - one).get_days() > OLDER,
        _ => false,
    }
}

/// A figure with its unit, canonical ("138000000000 USD").
fn canonical(claim: &Claim) -> String {
    let figure = sum(claim).map(decimal::plain).unwrap_or_default();
    let unit = claim.quantity().and_then(|quantity| quantity.unit.clone());
    unit.map_or_else(|| figure.clone(), |unit| format!("{figure} {unit}"))
}

fn finding(
    report: &Report,
    rule: &Rule,
    fact: &Fact,
    grown: &Increment<'_>,
    whole: &[(&Analysis, &Claim)],
) -> Finding {
    let own = grown.analysis;
    let quote =
        |analysis: &Analysis, claim: &Claim| analysis.document.quote(claim.span).trim().to_owned();
    let label = |analysis: &Analysis, claim: &Claim, remark: &str| Label {
        document: analysis.document.id,
        span: claim.span,
        value: canonical(claim),
        remark: remark.to_owned(),
        primary: false,
    };
    let mut labels: Vec<Label> = whole
        .iter()
        .map(|(analysis, claim)| label(analysis, claim, "given as the whole"))
        .collect();
    labels.push(label(own, grown.total, "told as the total"));
    labels.push(label(own, grown.added, "given as what was added"));
    let firsts = fact.claims.iter().filter_map(|id| claim_of(report, *id)).map(|(_, claim)| claim);
    let firsts =
        firsts.filter(|claim| claim.id.document == own.document.id && alike(claim, grown.first));
    let mut spans = BTreeSet::from([grown.first.span]);
    spans.extend(firsts.filter(|claim| sum(claim) == sum(grown.first)).map(|claim| claim.span));
    labels.extend(
        spans
            .into_iter()
            .map(|span| Label { span, ..label(own, grown.first, "given as the first part") }),
    );
    let totals = own.claims.iter().filter(|claim| alike(claim, grown.total));
    let totals =
        totals.filter(|claim| sum(claim) == sum(grown.total) && claim.id != grown.total.id);
    labels.extend(totals.take(TOTALS).map(|claim| label(own, claim, "told as the total")));
    if let Some(first) = labels.first_mut() {
        first.primary = true;
    }
    let (part, total) = (quote(own, grown.first), quote(own, grown.total));
    let said = whole.first().map_or(String::new(), |(analysis, claim)| quote(analysis, claim));
    let terms = [grown.first, grown.added, grown.total].map(|claim| quote(own, claim));
    let mut reasons: Vec<String> =
        fact.reasons.iter().map(|reason| format!("{SAME}: {reason}")).collect();
    reasons.push(format!("{CLASH}: {} + {} = {}", terms[0], terms[1], terms[2]));
    Finding {
        rule: rule.name.to_owned(),
        severity: Severity::Warning,
        message: format!(
            "one source gives {said} for {}, another {total}, of which {part} is the first part",
            about(fact)
        ),
        fact: Some(fact.id),
        reasons,
        evidence: Evidence::new(),
        help: "see whether the first source is out of date or speaks of the first part only"
            .to_owned(),
        labels,
    }
}
