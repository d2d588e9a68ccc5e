//! A multiple, rate, average or product that does not follow from the figures given with it.

use crate::judge::Rule;
use crate::judge::derive::stated::{self, Wording};
use crate::model::Severity;

/// The rule.
pub const RULE: Rule = Rule {
    name: WORDING.rule,
    group: "arithmetic",
    summary: "a multiple, rate, average or product that does not follow from the figures given with it",
    docs: include_str!("../docs/ratio-does-not-follow.md"),
    spec: include_str!("../../../tests/specs/ratio-does-not-follow.md"),
    severity: Severity::Error,
    check: |story| stated::findings(story, &WORDING),
};

const WORDING: Wording = Wording {
    rule: "ratio-does-not-follow",
    message: "the figures given make {computed}, the text says {stated}",
    help: "look for another base of the rate or multiple, or correct one of the figures",
};
