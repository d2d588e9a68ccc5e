//! A rise or fall that does not follow from the two figures given with it.

use crate::judge::derive::stated::{self, Wording};
use crate::judge::{Rule, Story, changes};
use crate::model::{Finding, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    name: WORDING.rule,
    group: "arithmetic",
    summary: "a rise or fall that does not follow from the two figures given with it",
    docs: include_str!("../docs/change-does-not-follow.md"),
    spec: include_str!("../../../tests/specs/change-does-not-follow.md"),
    severity: Severity::Error,
    check,
};

const WORDING: Wording = Wording {
    rule: "change-does-not-follow",
    message: "the change works out at {computed}, the text says {stated}",
    help: "look up which two figures are compared, or correct one of the three",
};

fn check(story: &Story<'_>) -> Vec<Finding> {
    let mut findings = stated::findings(story, &WORDING);
    findings.extend(changes::findings(story, WORDING.rule));
    findings
}
