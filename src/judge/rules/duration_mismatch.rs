//! Two lengths of the same span that cannot both be true.

use crate::judge::difference::{Difference, Words, findings};
use crate::judge::{Rule, Story};
use crate::model::{Finding, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    name: "duration-mismatch",
    group: "time",
    summary: "two lengths of the same span that cannot both be true",
    docs: include_str!("../docs/duration-mismatch.md"),
    spec: include_str!("../../../tests/specs/duration-mismatch.md"),
    severity: Severity::Error,
    check,
};

fn check(story: &Story<'_>) -> Vec<Finding> {
    let words = Words {
        rule: RULE.name,
        severity: RULE.severity,
        message: &|about, left, right| {
            format!("sources give different lengths for {about}: {left} and {right}")
        },
        why: "no length lies in both figures, with their rounding and bounds".to_owned(),
        help: "look up the length, or say what sets the two apart",
    };
    findings(story, Difference::Duration, &words)
}
