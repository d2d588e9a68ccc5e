//! Two amounts of the same thing that cannot both be true.

use crate::judge::difference::{Difference, Words, findings};
use crate::judge::{Rule, Story, inside, outgrown};
use crate::model::{Finding, Severity};

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

fn check(story: &Story<'_>) -> Vec<Finding> {
    let (report, lexicon) = (story.report, story.lexicon);
    let words = Words {
        rule: RULE.name,
        severity: RULE.severity,
        message: &|about, left, right| {
            format!("sources give different figures for {about}: {left} and {right}")
        },
        why: "no value lies in both figures, with their rounding and bounds".to_owned(),
        help: "look up which figure holds, or say what sets the two apart (another time, part or definition)",
    };
    let mut found = findings(story, Difference::Quantity, &words);
    found.extend(outgrown::findings(report, &RULE, lexicon));
    found.extend(inside::findings(report, &RULE, lexicon));
    found
}
