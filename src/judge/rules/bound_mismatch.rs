//! The same figure as the least in one source and as the most in another.

use crate::judge::difference::{Difference, Words, findings};
use crate::judge::{Rule, Story};
use crate::model::{Finding, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    name: "bound-mismatch",
    group: "values",
    summary: "the same figure as the least in one source and as the most in another",
    docs: include_str!("../docs/bound-mismatch.md"),
    spec: include_str!("../../../tests/specs/bound-mismatch.md"),
    severity: Severity::Error,
    check,
};

fn check(story: &Story<'_>) -> Vec<Finding> {
    let words = Words {
        rule: RULE.name,
        severity: RULE.severity,
        message: &|about, left, right| {
            format!("for {about}, one source says “{left}” and another “{right}”")
        },
        why: "the same figure is the least on one side and the most on the other".to_owned(),
        help: "see whether the figure is a floor or a ceiling",
    };
    findings(story, Difference::BoundMismatch, &words)
}
