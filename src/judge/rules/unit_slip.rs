//! The same digits with another unit or scale.

use crate::judge::difference::{Difference, Words, findings};
use crate::judge::{Rule, Story};
use crate::model::{Finding, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    name: "unit-slip",
    group: "values",
    summary: "the same digits with another unit or scale",
    docs: include_str!("../docs/unit-slip.md"),
    spec: include_str!("../../../tests/specs/unit-slip.md"),
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
        why: "the digits are the same, the units or scales are not".to_owned(),
        help: "one of the units or scale words is likely a slip: look it up",
    };
    findings(story, Difference::UnitSlip, &words)
}
