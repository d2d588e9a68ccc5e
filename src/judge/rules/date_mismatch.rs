//! Two dates of the same event that cannot both be true.

use crate::align::hours_of_one_day;
use crate::judge::difference::{Clash, Difference, Words, finding};
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
    let dates = story.clashes().iter().filter(|clash| clash.difference == Difference::Date);
    dates.map(|clash| finding(story.report, clash, &words(clash))).collect()
}

fn words(clash: &Clash<'_>) -> Words<'static> {
    let of_one_day = hours_of_one_day(clash.left, clash.right).is_some();
    let why =
        if of_one_day { "the times of day are not one" } else { "the dates have no day in common" };
    Words {
        rule: RULE.name,
        severity: RULE.severity,
        message: &|about, left, right| {
            format!("sources date {about} differently: {left} and {right}")
        },
        why: why.to_owned(),
        help: "look up the date, or say which of two events each date is of",
    }
}
