//! `claim-refuted`: a statement of the user's that the sources exclude.

use crate::judge::Rule;
use crate::judge::statement::of_verdict;
use crate::model::{Severity, VerdictKind};

/// The rule.
pub const RULE: Rule = Rule {
    name: "claim-refuted",
    group: "claims",
    summary: "a statement of the user's that the sources exclude",
    docs: include_str!("../docs/claim-refuted.md"),
    spec: include_str!("../../../tests/specs/claim-refuted.md"),
    severity: Severity::Error,
    check: |story| of_verdict(story.report, "claim-refuted", VerdictKind::Refuted),
};
