//! A figure that one source bounds ("up to") and another gives flat.

use crate::judge::difference::{Difference, Words, findings};
use crate::judge::{Rule, Story};
use crate::model::{Finding, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    name: "hedge-dropped",
    group: "values",
    summary: "a figure that one source bounds ('up to') and another gives flat",
    docs: include_str!("../docs/hedge-dropped.md"),
    spec: include_str!("../../../tests/specs/hedge-dropped.md"),
    severity: Severity::Warning,
    check,
};

fn check(story: &Story<'_>) -> Vec<Finding> {
    let words = Words {
        rule: RULE.name,
        severity: RULE.severity,
        message: &|about, left, right| {
            format!("for {about}, one source says “{left}” and another “{right}”")
        },
        why: "the figure is the same, and only one side says that it is a limit".to_owned(),
        help: "see whether the figure is a limit or the amount itself",
    };
    findings(story, Difference::HedgeDropped, &words)
}
