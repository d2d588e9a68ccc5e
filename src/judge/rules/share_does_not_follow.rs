//! A share that does not follow from the part and the whole given with it.

use crate::judge::Rule;
use crate::judge::derive::stated::{self, Wording};
use crate::model::Severity;

/// The rule.
pub const RULE: Rule = Rule {
    name: WORDING.rule,
    group: "arithmetic",
    summary: "a share that does not follow from the part and the whole given with it",
    docs: include_str!("../docs/share-does-not-follow.md"),
    severity: Severity::Error,
    check: |report, lexicon| stated::findings(report, lexicon, &WORDING),
};

const WORDING: Wording = Wording {
    rule: "share-does-not-follow",
    message: "the share works out at {computed}, the text says {stated}",
    help: "look up which whole the share is of, or correct one of the three figures",
};
