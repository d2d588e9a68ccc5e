//! `claim-disputed`: a statement of the user's on which the sources contradict each other.

use crate::judge::Rule;
use crate::judge::statement::of_verdict;
use crate::model::{Severity, VerdictKind};

/// The rule.
pub const RULE: Rule = Rule {
    name: "claim-disputed",
    group: "claims",
    summary: "a statement of the user's on which the sources contradict each other",
    docs: include_str!("../docs/claim-disputed.md"),
    spec: include_str!("../../../tests/specs/claim-disputed.md"),
    severity: Severity::Warning,
    check: |story| of_verdict(story.report, "claim-disputed", VerdictKind::Disputed),
};
