//! A total that is not the sum of the parts given with it.

use crate::judge::derive::evaluate::Outcome;
use crate::judge::derive::stated::{self, Hit, Wording};
use crate::judge::derive::{table, votes};
use crate::judge::{Rule, Story};
use crate::model::{Finding, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    name: WORDING.rule,
    group: "arithmetic",
    summary: "a total that is not the sum of the parts given with it",
    docs: include_str!("../docs/total-does-not-add-up.md"),
    spec: include_str!("../../../tests/specs/total-does-not-add-up.md"),
    severity: Severity::Error,
    check,
};

const WORDING: Wording = Wording {
    rule: "total-does-not-add-up",
    message: "the parts given come to {computed}, the text says {stated}",
    help: "look for a part that is missing or counted twice, or a slip in one of the figures",
};

fn check(story: &Story<'_>) -> Vec<Finding> {
    let (report, lexicon) = (story.report, story.lexicon);
    let mut findings = stated::findings(story, &WORDING);
    for analysis in &report.analyses {
        let cells = table::failures(analysis, &lexicon.relations);
        let votes = votes::failures(analysis, &lexicon.relations);
        for table::Failure { formula, operands } in cells.into_iter().chain(votes) {
            let hit = Hit { formula: &formula, operands, outcome: Outcome::Fails, loose: false };
            findings.extend(stated::finding(&hit, analysis.document.id, &WORDING));
        }
    }
    findings
}
