//! `claim-unsupported`: a statement of the user's of which no source speaks.

use crate::judge::Rule;
use crate::judge::statement::of_verdict;
use crate::model::{Severity, VerdictKind};

/// The rule.
pub const RULE: Rule = Rule {
    name: "claim-unsupported",
    group: "claims",
    summary: "a statement of the user's of which no source speaks",
    docs: include_str!("../docs/claim-unsupported.md"),
    spec: include_str!("../../../tests/specs/claim-unsupported.md"),
    severity: Severity::Info,
    check: |story| of_verdict(story.report, "claim-unsupported", VerdictKind::NotEnoughEvidence),
};
