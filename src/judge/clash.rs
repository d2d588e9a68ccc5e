//! Meetings of claims of state to findings: one finding for each thing that the sources disagree
//! on, however many sentences say so.

use super::Rule;
use super::opposites::{Meeting, Stated};
use crate::model::{Evidence, Finding, Label, Polarity};
use std::collections::BTreeSet;

/// Shared words named in a reason.
const WORDS_SHOWN: usize = 5;

/// How a rule words what it finds.
#[derive(Debug, Clone, Copy)]
pub struct Wording {
    /// The rule.
    pub rule: &'static Rule,
    /// The message; `{a}` and `{b}` are what the sides say.
    pub message: &'static str,
    /// Why the sides clash; `{a}` and `{b}` as above.
    pub why: &'static str,
    /// What would reconcile them.
    pub help: &'static str,
}

/// One finding for each group of meetings that have a claim in common; the strongest leads.
pub fn findings(mut meetings: Vec<Meeting<'_>>, wording: &Wording) -> Vec<Finding> {
    meetings.sort_by_key(|meeting| std::cmp::Reverse(meeting.strength()));
    let mut groups: Vec<Vec<Meeting<'_>>> = Vec::new();
    for meeting in meetings {
        let ends = [place(meeting.left), place(meeting.right)];
        let known = groups.iter_mut().find(|group| {
            group
                .iter()
                .any(|kept| ends.contains(&place(kept.left)) || ends.contains(&place(kept.right)))
        });
        match known {
            Some(group) => group.push(meeting),
            None => groups.push(vec![meeting]),
        }
    }
    groups.iter().filter_map(|group| finding(group, wording)).collect()
}

/// The sentence in which a claim stands.
pub fn place(stated: &Stated<'_>) -> (u32, u32) {
    (stated.analysis.document.id.0, stated.claim.sentence)
}

fn finding(group: &[Meeting<'_>], wording: &Wording) -> Option<Finding> {
    let lead = group.first()?;
    let (a, b) = (said(lead.left), said(lead.right));
    let fill = |text: &str| text.replace("{a}", &a).replace("{b}", &b);
    let mut labels = vec![label(lead.left, true), label(lead.right, false)];
    let mut seen: BTreeSet<_> = [place(lead.left), place(lead.right)].into();
    for stated in group.iter().flat_map(|meeting| [meeting.left, meeting.right]) {
        if seen.insert(place(stated)) {
            labels.push(label(stated, false));
        }
    }
    let mut evidence = Evidence::new();
    evidence.insert("strength".to_owned(), lead.strength().to_string());
    Some(Finding {
        rule: wording.rule.name.to_owned(),
        severity: wording.rule.severity,
        message: fill(wording.message),
        fact: None,
        reasons: vec![same(lead), fill(wording.why)],
        evidence,
        help: wording.help.to_owned(),
        labels,
    })
}

/// What a claim says, in words: its cue as written, with what makes it no plain fact.
fn said(stated: &Stated<'_>) -> String {
    let written = stated.analysis.document.quote(stated.claim.span);
    let written = written.split_whitespace().collect::<Vec<_>>().join(" ");
    if stated.is_fact() || written.contains(' ') && stated.claim.polarity == Polarity::Positive {
        format!("“{written}”")
    } else {
        format!("“{written}” (not yet {})", stated.side)
    }
}

fn label(stated: &Stated<'_>, primary: bool) -> Label {
    let side =
        if stated.is_fact() { stated.side.to_owned() } else { format!("not yet {}", stated.side) };
    Label {
        document: stated.analysis.document.id,
        span: stated.claim.span,
        remark: format!("has it {side}"),
        value: side,
        primary,
    }
}

/// Why the two speak of the same thing.
fn same(meeting: &Meeting<'_>) -> String {
    let document = &meeting.left.analysis.document;
    let mut words: Vec<&str> = Vec::new();
    for (_, stem) in &meeting.shared.anchors {
        if let Some(place) = meeting.left.topic.get(stem) {
            words.push(document.quote(place.span));
        }
    }
    words.truncate(WORDS_SHOWN);
    format!("both speak of {}", words.join(", "))
}
