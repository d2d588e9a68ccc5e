//! Two dates of the same event that cannot both be true.

use crate::judge::difference::{Difference, Words, findings};
use crate::judge::{Rule, Story};
use crate::model::{Finding, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    name: "date-mismatch",
    group: "time",
    summary: "two dates of the same event that cannot both be true",
    docs: include_str!("../docs/date-mismatch.md"),
    spec: include_str!("../../../tests/specs/date-mismatch.md"),
    severity: Severity::Error,
    check,
};

fn check(story: &Story<'_>) -> Vec<Finding> {
    let words = Words {
        rule: RULE.name,
        severity: RULE.severity,
        message: &|about, left, right| {
            format!("sources date {about} differently: {left} and {right}")
        },
        why: "the dates have no day in common".to_owned(),
        help: "look up the date, or say which of two events each date is of",
    };
    findings(story, Difference::Date, &words)
}
