//! Two amounts of the same thing that cannot both be true.

use super::scope_mismatch;
use crate::judge::difference::{Clash, Difference, Words, finding};
use crate::judge::{Rule, Story, inside, outgrown};
use crate::lexicon::Lexicon;
use crate::model::{Claim, Decimal, Finding, Report, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    name: "quantity-mismatch",
    group: "values",
    summary: "two amounts of the same thing that cannot both be true",
    docs: include_str!("../docs/quantity-mismatch.md"),
    spec: include_str!("../../../tests/specs/quantity-mismatch.md"),
    severity: Severity::Error,
    check,
};

const HELP: &str =
    "look up which figure holds, or say what sets the two apart (another time, part or definition)";

fn check(story: &Story<'_>) -> Vec<Finding> {
    let (report, lexicon) = (story.report, story.lexicon);
    let mut found: Vec<Finding> = story
        .clashes()
        .iter()
        .filter(|clash| clash.difference == Difference::Quantity)
        .map(|clash| finding(report, clash, &words(report, clash, lexicon)))
        .collect();
    found.extend(outgrown::findings(report, &RULE, lexicon));
    found.extend(inside::findings(report, &RULE, lexicon));
    found
}

/// What is said of a clash. Where a document gives one of the figures for another thing as well,
/// the two may be of two things, and an editor should look.
fn words(report: &Report, clash: &Clash<'_>, lexicon: &Lexicon) -> Words<'static> {
    let twofold = [clash.left, clash.right].into_iter().any(|claim| {
        let analysis = report.analyses.get(claim.id.document.0 as usize);
        analysis.is_some_and(|analysis| scope_mismatch::is_twofold(analysis, claim, lexicon))
    });
    let excludes = "no value lies in both figures, with their rounding and bounds";
    if twofold {
        return Words {
            rule: RULE.name,
            severity: Severity::Warning,
            message: &|about, left, right| {
                format!(
                    "sources give {left} and {right} for {about}; one of the two is told of another thing too"
                )
            },
            why: excludes.to_owned(),
            help: "see what each figure is of: two things may be meant",
        };
    }
    let times = times(clash.left, clash.right);
    Words {
        rule: RULE.name,
        severity: RULE.severity,
        message: &|about, left, right| {
            format!("sources give different figures for {about}: {left} and {right}")
        },
        why: times.map_or_else(
            || excludes.to_owned(),
            |times| format!("{excludes}; one is {times} times the other"),
        ),
        help: if times.is_some() { "see whether a digit is too many or too few" } else { HELP },
    }
}

/// Ten or a hundred, where one figure is so many times the other: a digit too many or too few.
fn times(left: &Claim, right: &Claim) -> Option<&'static str> {
    let value = |claim: &Claim| claim.quantity()?.value;
    let (left, right) = (value(left)?, value(right)?);
    let (low, high) = (left.min(right), left.max(right));
    let is = |times| low.checked_mul(Decimal::from(times)) == Some(high);
    if is(10) {
        Some("ten")
    } else if is(100) {
        Some("a hundred")
    } else {
        None
    }
}
