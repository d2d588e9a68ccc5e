//! A figure that one source bounds ("up to") and another gives flat.

use crate::judge::Rule;
use crate::judge::difference::{Difference, Words, findings};
use crate::lexicon::Lexicon;
use crate::model::{Finding, Report, Severity};

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

fn check(report: &Report, lexicon: &Lexicon) -> Vec<Finding> {
    let words = Words {
        rule: RULE.name,
        severity: RULE.severity,
        message: &|about, left, right| {
            format!("for {about}, one source says “{left}” and another “{right}”")
        },
        why: "the figure is the same, and only one side says that it is a limit".to_owned(),
        help: "see whether the figure is a limit or the amount itself",
    };
    findings(report, lexicon, Difference::HedgeDropped, &words)
}
