//! A total that is not the sum of the parts given with it.

use crate::judge::Rule;
use crate::judge::derive::stated::{self, Wording};
use crate::model::Severity;

/// The rule.
pub const RULE: Rule = Rule {
    name: WORDING.rule,
    group: "arithmetic",
    summary: "a total that is not the sum of the parts given with it",
    docs: include_str!("../docs/total-does-not-add-up.md"),
    severity: Severity::Error,
    check: |report, lexicon| stated::findings(report, lexicon, &WORDING),
};

const WORDING: Wording = Wording {
    rule: "total-does-not-add-up",
    message: "the parts given come to {computed}, the text says {stated}",
    help: "look for a part that is missing or counted twice, or a slip in one of the figures",
};
