//! One figure that is of one thing in one place and of another thing in another, where it can be
//! of only one of them: the price of a deal and the whole of a funding round, dead and injured.

use crate::judge::derive::figure::spoken;
use crate::judge::{Rule, Story, pair};
use crate::lexicon::Lexicon;
use crate::model::{
    Analysis, Claim, Decimal, Evidence, Finding, Label, Modality, Polarity, QuantityKind, Severity,
};
use std::collections::BTreeMap;

/// The rule.
pub const RULE: Rule = Rule {
    name: "scope-mismatch",
    group: "scope",
    summary: "one figure that is of one thing in one place and of another thing elsewhere",
    docs: include_str!("../docs/scope-mismatch.md"),
    spec: include_str!("../../../tests/specs/scope-mismatch.md"),
    severity: Severity::Warning,
    check,
};

/// The least number of three digits, by which a count is no chance, and of two, by which a sum of
/// money is none.
const COUNT_LEAST: u128 = 100;
const MONEY_LEAST: u128 = 10;

/// A figure and its unit.
type Key<'a> = (Decimal, &'a str);

/// Where a claim stands.
type Place<'a> = (&'a Analysis, &'a Claim);

fn check(story: &Story<'_>) -> Vec<Finding> {
    let (report, lexicon) = (story.report, story.lexicon);
    let mut figures: BTreeMap<Key<'_>, Vec<Place<'_>>> = BTreeMap::new();
    for analysis in &report.analyses {
        for claim in &analysis.claims {
            if let Some(key) = key(claim) {
                figures.entry(key).or_default().push((analysis, claim));
            }
        }
    }
    let mut found = Vec::new();
    for ((value, unit), places) in &figures {
        let apart = pair::first(places, |left, right| are_apart(left, right, lexicon));
        let places = places.get(..places.len().min(pair::SAME_MAX)).unwrap_or_default();
        let figure = format!("{} {unit}", spoken(*value));
        found
            .extend(apart.and_then(|(left, right)| finding(left, right, places, &figure, lexicon)));
    }
    found
}

/// The figure of a claim of a concept, where it is no chance that another has it too.
fn key(claim: &Claim) -> Option<Key<'_>> {
    let quantity = claim.quantity()?;
    let least = match quantity.kind {
        QuantityKind::Money => MONEY_LEAST,
        QuantityKind::Count => COUNT_LEAST,
        _ => return None,
    };
    let real = matches!(claim.modality, Modality::Asserted | Modality::Planned);
    let told = real && claim.polarity == Polarity::Positive && claim.concept.is_some();
    let value = quantity.value.filter(|_| told)?.normalize();
    let enough = value.mantissa().unsigned_abs() >= least;
    enough.then_some((value, quantity.unit.as_deref().unwrap_or("")))
}

/// Whether a document gives the figure of one of its claims for another thing too, of which it
/// cannot be as well.
pub(crate) fn is_twofold(analysis: &Analysis, claim: &Claim, lexicon: &Lexicon) -> bool {
    let own = key(claim);
    own.is_some()
        && analysis.claims.iter().any(|other| {
            key(other) == own && are_apart(&(analysis, claim), &(analysis, other), lexicon)
        })
}

/// Whether the figure cannot be of what both say, and neither document has another figure for
/// what the other document says it is of.
fn are_apart(left: &Place<'_>, right: &Place<'_>, lexicon: &Lexicon) -> bool {
    let (Some(a), Some(b)) = (left.1.concept.as_deref(), right.1.concept.as_deref()) else {
        return false;
    };
    let other_place =
        left.0.document.id != right.0.document.id || left.1.sentence != right.1.sentence;
    let sure =
        !left.1.also.iter().any(|name| name == b) && !right.1.also.iter().any(|name| name == a);
    lexicon.parts.are_apart(a, b)
        && other_place
        && sure
        // What one document says twice is the same figure by no chance.
        && (left.0.document.id == right.0.document.id
            || !has_another(left.0, left.1, b) && !has_another(right.0, right.1, a))
}

/// Whether a document gives another figure for a concept.
fn has_another(analysis: &Analysis, claim: &Claim, concept: &str) -> bool {
    let of_it =
        |other: &&Claim| other.concept.as_deref() == Some(concept) && other.quantity().is_some();
    analysis.claims.iter().filter(of_it).any(|other| {
        other.quantity().and_then(|quantity| quantity.value)
            != claim.quantity().and_then(|quantity| quantity.value)
    })
}

fn finding(
    left: &Place<'_>,
    right: &Place<'_>,
    places: &[Place<'_>],
    figure: &str,
    lexicon: &Lexicon,
) -> Option<Finding> {
    let said = |place: &Place<'_>| {
        let concept = place.1.concept.as_deref().and_then(|name| lexicon.concepts.named(name));
        concept.map(|concept| concept.label.to_owned())
    };
    let (a, b) = (said(left)?, said(right)?);
    let others = places.iter().filter(|place| {
        place.1.id != left.1.id
            && place.1.id != right.1.id
            && said(place).is_some_and(|own| own == a || own == b)
    });
    let labels = [left, right].into_iter().chain(others).enumerate().map(|(at, place)| Label {
        document: place.0.document.id,
        span: place.1.span,
        value: figure.to_owned(),
        remark: format!("told of {}", said(place).unwrap_or_default()),
        primary: at == 0,
    });
    let written = left.0.document.quote(left.1.span).trim();
    Some(Finding {
        rule: RULE.name.to_owned(),
        severity: RULE.severity,
        message: format!("“{written}” is told of {a} in one place and of {b} in another"),
        fact: None,
        reasons: vec![
            format!("the figure is the same to the last digit: {figure}"),
            format!("one figure is not both that of {a} and that of {b}"),
        ],
        evidence: Evidence::from([("figure".to_owned(), figure.to_owned())]),
        help: "see which of the two the figure is of, or whether one is a part of the other"
            .to_owned(),
        labels: labels.collect(),
    })
}
