//! Facts to findings: one file a rule in `rules/`, its documentation in `docs/`.

pub mod derive;
pub mod difference;
pub mod topic;
mod vocabulary;
pub mod when;
pub mod extent;
pub mod opposites;
pub mod stated;
pub mod clash;
pub mod pair;
pub mod actors;
pub mod flows;
pub mod deeds;
pub mod bearings;
mod absent;
mod brief;
pub mod doers;
pub mod events;
pub mod posts;
mod appointments;
pub mod holders;
pub mod firsts;
pub mod acts;
pub mod whereabouts;
mod destinations;
pub mod changes;
pub mod increment;
pub mod inside;
pub mod payers;
pub mod outgrown;
pub mod sequence;
pub mod quotes;
mod speakers;
pub mod weekdays;
pub mod undone;
mod kinds;
mod explain;
mod memo;
pub mod rules;
mod statement;
mod story;
pub mod twins;

pub use explain::explain;
pub use story::{Row, Story};

use crate::lexicon::Lexicon;
use crate::model::{Finding, Report, Severity};
use rayon::slice::ParallelSliceMut;

/// A rule: what it is called, what it is for, and how it speaks.
#[derive(Debug)]
pub struct Rule {
    /// Kebab-case name, named for the fault.
    pub name: &'static str,
    /// The group it belongs to: values, time, arithmetic, scope, roles, status, sources, claims.
    pub group: &'static str,
    /// One line: what it finds.
    pub summary: &'static str,
    /// What `verify explain` prints: what it finds, why it matters, when it stays silent.
    pub docs: &'static str,
    /// Its spec, `tests/specs/<name>.md`: articles and what the rule says of them. `verify explain`
    /// takes its examples from there, so that none can be out of date.
    pub spec: &'static str,
    /// Severity unless the finding or the configuration says otherwise.
    pub severity: Severity,
    /// Reads a story (analyses and facts) and tells what it finds.
    pub check: fn(&Story<'_>) -> Vec<Finding>,
}

/// How the remark begins on a figure that a finding computes with and does not gainsay.
pub const GIVEN: &str = "given";

/// The rule of that name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    rules::RULES.iter().copied().find(|rule| rule.name == name)
}

/// What the rules on the user's statements find: they speak once the verdicts stand.
pub fn on_statements(report: &Report, lexicon: &Lexicon) -> Vec<Finding> {
    let rules = rules::RULES.iter().filter(|rule| rule.group == "claims");
    let story = Story::new(report, lexicon);
    rules.flat_map(|rule| (rule.check)(&story)).collect()
}

/// What all rules find, worst first, then by place.
pub fn findings(story: &Story<'_>) -> Vec<Finding> {
    in_order(rules::RULES.iter().flat_map(|rule| (rule.check)(story)).collect())
}

/// Worst first, then by place; the same finding once.
pub fn in_order(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.par_sort_by(|a, b| {
        let place = |f: &Finding| f.labels.first().map(|label| (label.document, label.span));
        (b.severity.cmp(&a.severity))
            .then_with(|| place(a).cmp(&place(b)))
            .then_with(|| (&a.rule, &a.message).cmp(&(&b.rule, &b.message)))
    });
    findings.dedup();
    findings
}
