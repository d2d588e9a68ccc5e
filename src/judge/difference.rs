//! How the sides of a fact differ: which rule speaks of it, and between which claims.

use super::Story;
use crate::align::{Relation, relation};
use crate::lexicon::Lexicon;
use crate::model::{
    Analysis, Claim, ClaimId, Evidence, Fact, Finding, Label, QuantityKind, Report, Severity, Side,
    Value,
};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// How two claims of one fact differ. In order of how much they say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Difference {
    /// One side bounds the figure, the other does not.
    HedgeDropped,
    /// Least on one side, most on the other.
    BoundMismatch,
    /// Two dates.
    Date,
    /// Two spans of time.
    Duration,
    /// A share in percent against the same figure in percentage points.
    PointsForPercent,
    /// The same digits in units of different size, or a factor of a thousand.
    UnitSlip,
    /// Two amounts.
    Quantity,
}

/// A fact whose sides clash: how, and the first two claims that do.
#[derive(Debug)]
pub struct Clash<'a> {
    /// The fact.
    pub fact: &'a Fact,
    /// How its sides differ.
    pub difference: Difference,
    /// A claim of one side.
    pub left: &'a Claim,
    /// A claim of another.
    pub right: &'a Claim,
}

/// A claim and the document that makes it.
pub fn claim_of(report: &Report, id: ClaimId) -> Option<(&Analysis, &Claim)> {
    let analysis = report.analyses.get(id.document.0 as usize)?;
    Some((analysis, analysis.claims.get(id.index as usize)?))
}

/// The facts whose sides clash, each with its gravest difference.
pub fn clashes<'a>(report: &'a Report, lexicon: &Lexicon) -> Vec<Clash<'a>> {
    report.facts.iter().filter_map(|fact| clash(report, fact, lexicon)).collect()
}

fn clash<'a>(report: &'a Report, fact: &'a Fact, lexicon: &Lexicon) -> Option<Clash<'a>> {
    let mut gravest: Option<Clash<'a>> = None;
    for (left, right) in &fact.clashes {
        let (Some((_, left)), Some((_, right))) =
            (claim_of(report, *left), claim_of(report, *right))
        else {
            continue;
        };
        let Some(difference) = between(left, right, lexicon) else { continue };
        if at_two_ages(report, (left, right), lexicon) {
            continue;
        }
        if gravest.as_ref().is_none_or(|known| known.difference < difference) {
            gravest = Some(Clash { fact, difference, left, right });
        }
    }
    gravest
}

/// Whether one document gives the age that the other has, too: "she was 26 when they married and is
/// now 51" tells of two times.
fn at_two_ages(report: &Report, (left, right): (&Claim, &Claim), lexicon: &Lexicon) -> bool {
    let age = |claim: &Claim| claim.quantity().is_some_and(|one| one.kind == QuantityKind::Age);
    let has = |one: &Claim, other: &Claim| {
        let told = claim_of(report, one.id).map_or(&[][..], |(analysis, _)| &analysis.claims);
        let mut own = told.iter().filter(|claim| claim.subject == one.subject && age(claim));
        own.any(|own| relation(&own.value, &other.value, lexicon) == Relation::Agree)
    };
    age(left) && age(right) && left.subject.is_some() && (has(left, right) || has(right, left))
}

/// How two claims of one slot differ; none where they can both be true.
pub fn between(left: &Claim, right: &Claim, lexicon: &Lexicon) -> Option<Difference> {
    match relation(&left.value, &right.value, lexicon) {
        Relation::Incomparable | Relation::Agree => None,
        Relation::BoundDropped => Some(Difference::HedgeDropped),
        Relation::BoundsOpposed => Some(Difference::BoundMismatch),
        Relation::UnitSlip => Some(Difference::UnitSlip),
        Relation::Excludes => Some(match (&left.value, &right.value) {
            (Value::Time(_), _) => Difference::Date,
            (Value::Quantity(a), Value::Quantity(b)) => {
                if a.kind == QuantityKind::Duration {
                    Difference::Duration
                } else if a.value.is_some_and(|a| b.value.is_some_and(|b| is_slip(a, b))) {
                    Difference::UnitSlip
                } else {
                    Difference::Quantity
                }
            }
            _ => Difference::Quantity,
        }),
    }
}

/// Whether one figure is a thousand or a million times the other.
fn is_slip(a: Decimal, b: Decimal) -> bool {
    let (low, high) = (a.abs().min(b.abs()), a.abs().max(b.abs()));
    [1_000_i64, 1_000_000]
        .iter()
        .any(|factor| !low.is_zero() && low.checked_mul(Decimal::from(*factor)) == Some(high))
}

/// What a rule says of a clash.
pub struct Words<'a> {
    /// The rule's name.
    pub rule: &'a str,
    /// How grave it is.
    pub severity: Severity,
    /// The message, from what the fact is about and what the two sides say.
    pub message: &'a dyn Fn(&str, &str, &str) -> String,
    /// Why they clash.
    pub why: String,
    /// What would reconcile them.
    pub help: &'a str,
}

/// The findings of one rule: the clashes of its kind of difference.
pub fn findings(story: &Story<'_>, difference: Difference, words: &Words<'_>) -> Vec<Finding> {
    let all = story.clashes().iter();
    all.filter(|clash| clash.difference == difference)
        .map(|clash| finding(story.report, clash, words))
        .collect()
}

/// What a reason says why the sides are held to be one fact begins with, before a colon.
pub const SAME: &str = "same thing";
/// What a reason says why the sides clash begins with, before a colon.
pub const CLASH: &str = "clash";

/// The finding of a clash: every claim of the fact quoted, one side after the other.
pub fn finding(report: &Report, clash: &Clash<'_>, words: &Words<'_>) -> Finding {
    let quote = |claim: &Claim| {
        let analysis = report.analyses.get(claim.id.document.0 as usize);
        analysis.map_or("", |analysis| analysis.document.quote(claim.span)).trim().to_owned()
    };
    let (left, right) = (quote(clash.left), quote(clash.right));
    let mut evidence = Evidence::new();
    for (number, side) in sides(clash).enumerate() {
        evidence.insert(format!("side {}", number + 1), side.value.clone());
        evidence.insert(format!("origins {}", number + 1), side.origins.to_string());
    }
    let mut reasons: Vec<String> =
        clash.fact.reasons.iter().map(|reason| format!("{SAME}: {reason}")).collect();
    reasons.push(format!("{CLASH}: {}", words.why));
    Finding {
        rule: words.rule.to_owned(),
        severity: words.severity,
        message: (words.message)(&about(clash.fact), &left, &right),
        fact: Some(clash.fact.id),
        reasons,
        evidence,
        help: words.help.to_owned(),
        labels: labels(report, clash),
    }
}

/// What a fact is about, for a message: "the number of dead", "the stake of Acme".
pub fn about(fact: &Fact) -> String {
    let attribute = if fact.attribute.is_empty() { "one figure" } else { &fact.attribute };
    if fact.entity.is_empty() || fact.attribute.contains(&fact.entity) {
        attribute.to_owned()
    } else {
        format!("{attribute} ({})", fact.entity)
    }
}

/// The sides that clash: a third that agrees with all is none of the finding's business.
fn sides<'a>(clash: &Clash<'a>) -> impl Iterator<Item = &'a Side> {
    let clashing: BTreeSet<ClaimId> =
        clash.fact.clashes.iter().flat_map(|(left, right)| [*left, *right]).collect();
    let sides = clash.fact.sides.iter();
    sides.filter(move |side| side.claims.iter().any(|claim| clashing.contains(claim)))
}

fn labels(report: &Report, clash: &Clash<'_>) -> Vec<Label> {
    let first = [clash.left.id, clash.right.id];
    let rest = sides(clash).flat_map(|side| &side.claims);
    let ids = first.iter().chain(rest.filter(|id| !first.contains(id)));
    let value = |id: &ClaimId| {
        let side = clash.fact.sides.iter().find(|side| side.claims.contains(id));
        side.map_or_else(String::new, |side| side.value.clone())
    };
    ids.filter_map(|id| claim_of(report, *id))
        .enumerate()
        .map(|(number, (analysis, claim))| {
            let value = value(&claim.id);
            Label {
                document: analysis.document.id,
                span: claim.span,
                remark: format!("says {}", analysis.document.quote(claim.span).trim()),
                value,
                primary: number == 0,
            }
        })
        .collect()
}
