//! A share that does not follow from the part and the whole given with it.

use crate::judge::derive::Figure;
use crate::judge::derive::stated::{self, Wording};
use crate::judge::{Rule, Story};
use crate::model::{Decimal, DocumentId, Evidence, Finding, Label, QuantityKind, Severity};
use std::collections::BTreeMap;

/// The rule.
pub const RULE: Rule = Rule {
    name: WORDING.rule,
    group: "arithmetic",
    summary: "a share that does not follow from the part and the whole given with it",
    docs: include_str!("../docs/share-does-not-follow.md"),
    spec: include_str!("../../../tests/specs/share-does-not-follow.md"),
    severity: Severity::Error,
    check,
};

const WORDING: Wording = Wording {
    rule: "share-does-not-follow",
    message: "the share works out at {computed}, the text says {stated}",
    help: "look up which whole the share is of, or correct one of the three figures",
};

fn check(story: &Story<'_>) -> Vec<Finding> {
    let mut findings = stated::findings(story, &WORDING);
    findings.extend(told_twice(story));
    findings
}

/// An amount and the share of the whole that it is said to be.
struct Told {
    document: DocumentId,
    amount: Figure,
    part: Figure,
}

/// Smaller counts are told of too many things.
const COUNT_LEAST: Decimal = Decimal::ONE_THOUSAND;

/// One amount that is said to be one share of the whole here and another there.
fn told_twice(story: &Story<'_>) -> Vec<Finding> {
    let mut by_amount: BTreeMap<(Option<String>, Decimal), Vec<Told>> = BTreeMap::new();
    for row in story.rows() {
        for hit in stated::told(row, &story.lexicon.relations, "stated-share") {
            let figure = |slot: char| {
                let figures = hit.operands.iter().find(|(name, _)| *name == slot);
                figures.and_then(|(_, figures)| figures.first().cloned())
            };
            let (Some(amount), Some(part)) = (figure('x'), figure('p')) else { continue };
            // People here and members there: of counts the figure tells, where it is a rare one.
            let counts = matches!(amount.kind, QuantityKind::Count | QuantityKind::Number);
            if counts && amount.value < COUNT_LEAST {
                continue;
            }
            let unit = amount.unit.clone().filter(|_| !counts);
            let key = (unit, amount.value);
            let told = Told { document: row.analysis.document.id, amount, part };
            by_amount.entry(key).or_default().push(told);
        }
    }
    by_amount.into_values().filter_map(|shares| clash(&shares)).collect()
}

fn clash(shares: &[Told]) -> Option<Finding> {
    let first = shares.first()?;
    let other = shares.iter().find(|other| !other.part.allowed.meets(first.part.allowed))?;
    let shown = |told: &Told| told.part.show(told.part.value);
    let label = |document, figure: &Figure, primary| Label {
        document,
        span: figure.span,
        value: figure.canonical(),
        remark: "of the whole".to_owned(),
        primary,
    };
    let amount = first.amount.show(first.amount.value);
    let (one, two) = (shown(first), shown(other));
    let mut evidence = Evidence::new();
    evidence.insert("amount".to_owned(), first.amount.canonical());
    evidence.insert("shares".to_owned(), format!("{one}; {two}"));
    Some(Finding {
        rule: RULE.name.to_owned(),
        severity: Severity::Error,
        message: format!("{amount} is said to be {one} of the whole, and {two} of it"),
        fact: None,
        reasons: vec![
            format!("both speak of {amount} as a part of the whole"),
            format!("{one} and {two} have no value in common, rounding allowed for"),
        ],
        evidence,
        help: WORDING.help.to_owned(),
        labels: vec![
            label(other.document, &other.part, true),
            label(first.document, &first.part, false),
            label(other.document, &other.amount, false),
            label(first.document, &first.amount, false),
        ],
    })
}
