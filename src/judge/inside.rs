//! Two figures that one document gives for one thing. Inside a document two figures are mostly of
//! two things, so that only what is the same in every respect counts: attribute, whose it is,
//! time, source, and nothing that sets the two apart.

use super::Rule;
use super::difference::{CLASH, SAME};
use crate::align::{Relation, discriminator, relation};
use crate::lexicon::Lexicon;
use crate::model::{
    Analysis, BlockKind, Bound, Claim, Evidence, Finding, Label, Lemma, Modality, Polarity,
    QualifierKind, QuantityKind, Report, Severity,
};
use std::collections::{BTreeMap, BTreeSet};

/// Figures of one concept in a document beyond which it has many of them.
const VALUES_MAX: usize = 2;

/// Words that the two sentences have in common.
const SHARED: usize = 2;

/// The figures of a document that gainsay each other.
pub fn findings(report: &Report, rule: &Rule, lexicon: &Lexicon) -> Vec<Finding> {
    let mut found = Vec::new();
    for analysis in &report.analyses {
        let mut concepts: BTreeMap<&str, Vec<&Claim>> = BTreeMap::new();
        // Each row of a table tells of another thing.
        let in_cell = |claim: &Claim| {
            let block = analysis.document.block_at(claim.span.start);
            block.is_some_and(|block| matches!(block.kind, BlockKind::Cell { .. }))
        };
        for claim in analysis.claims.iter().filter(|claim| claim.quantity().is_some()) {
            if let Some(concept) = claim.concept.as_deref().filter(|_| !in_cell(claim)) {
                concepts.entry(concept).or_default().push(claim);
            }
        }
        for (name, claims) in concepts.into_iter().filter(|(_, all)| all.len() >= VALUES_MAX) {
            let narrow = lexicon.concepts.named(name).is_some_and(|concept| !concept.broad);
            if narrow && values(&claims) == VALUES_MAX {
                found.extend(
                    pair(&claims, lexicon).map(|pair| finding(analysis, rule, pair, lexicon)),
                );
            }
        }
    }
    found
}

/// How many values a document gives for a concept.
fn values(claims: &[&Claim]) -> usize {
    let all: BTreeSet<_> = claims
        .iter()
        .filter_map(|claim| claim.quantity())
        .map(|quantity| (quantity.kind.name(), quantity.value.map(|value| value.normalize())))
        .collect();
    all.len()
}

fn pair<'a>(claims: &[&'a Claim], lexicon: &Lexicon) -> Option<(&'a Claim, &'a Claim)> {
    super::pair::first(claims, |left, right| clash(left, right, lexicon))
        .map(|(left, right)| (*left, *right))
}

fn clash(left: &Claim, right: &Claim, lexicon: &Lexicon) -> bool {
    let plain = |claim: &Claim| {
        let closed = claim.quantity().is_some_and(|quantity| {
            matches!(quantity.bound, Bound::Exact | Bound::About)
                && quantity.value.is_some_and(|value| value.normalize().mantissa().abs() > 9)
                && quantity.kind != QuantityKind::Ratio
        });
        closed
            && claim.modality == Modality::Asserted
            && claim.polarity == Polarity::Positive
            && claim.qualifiers(QualifierKind::Comparison).next().is_none()
    };
    let who = |claim: &Claim| claim.attribution.as_ref().map(|found| found.who.clone());
    let time = |claim: &Claim| -> Vec<String> {
        let kinds = [QualifierKind::Period, QualifierKind::AsOf];
        let all = claim.qualifiers.iter().filter(|one| kinds.contains(&one.kind));
        all.map(|one| one.value.clone()).collect()
    };
    left.sentence != right.sentence
        && plain(left)
        && plain(right)
        && one_subject(left, right)
        && who(left) == who(right)
        && time(left) == time(right)
        && shared(left, right) >= SHARED
        && discriminator(left, right, lexicon).is_none()
        && relation(&left.value, &right.value, lexicon) == Relation::Excludes
}

/// Whether nothing says that the two are of two subjects.
fn one_subject(left: &Claim, right: &Claim) -> bool {
    left.subject == right.subject
        || (left.subject.is_none() || right.subject.is_none())
            && left.names.iter().any(|name| right.names.contains(name))
}

fn shared(left: &Claim, right: &Claim) -> usize {
    let words = |claim: &Claim| -> BTreeSet<Lemma> {
        claim.attribute.iter().chain(&claim.names).chain(&claim.clause).cloned().collect()
    };
    words(left).intersection(&words(right)).count()
}

fn finding(
    analysis: &Analysis,
    rule: &Rule,
    (left, right): (&Claim, &Claim),
    lexicon: &Lexicon,
) -> Finding {
    let quote = |claim: &Claim| analysis.document.quote(claim.span).trim().to_owned();
    let concept = left.concept.as_deref().and_then(|name| lexicon.concepts.named(name));
    let of = concept.map_or("one figure", |concept| concept.label);
    let label = |claim: &Claim, primary| Label {
        document: analysis.document.id,
        span: claim.span,
        value: quote(claim),
        remark: format!("says {}", quote(claim)),
        primary,
    };
    Finding {
        rule: rule.name.to_owned(),
        severity: Severity::Warning,
        message: format!(
            "one document gives two figures for {of}: {} and {}",
            quote(left),
            quote(right)
        ),
        fact: None,
        reasons: vec![
            format!("{SAME}: both speak of {of}, of the same and at the same time"),
            format!("{CLASH}: no value lies in both figures, with their rounding and bounds"),
        ],
        evidence: Evidence::new(),
        help: "look up which figure holds, or say what sets the two apart".to_owned(),
        labels: vec![label(left, true), label(right, false)],
    }
}
