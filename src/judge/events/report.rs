//! Rivals to findings.

use super::{Argument, Differ, Rivals, Telling};
use crate::judge::{Rule, Story};
use crate::model::{Analysis, DocumentId, Evidence, Finding, Label};
use crate::text::Span;

/// The findings of a rule on rivals that differ in one of some ways, those apart that it has told
/// already.
pub fn findings(
    story: &Story<'_>,
    rule: &Rule,
    differ: &[Differ],
    told: &[Finding],
) -> Vec<Finding> {
    let rivals = story.rivals().iter().filter(|one| differ.contains(&one.differ));
    let known = |one: &&Rivals| {
        let sentences = [&one.left.0, &one.right.0].map(|event| sentence(story, event));
        told.iter().any(|finding| {
            sentences.iter().all(|(document, span)| {
                let inside =
                    |label: &Label| label.document == *document && span.overlaps(label.span);
                finding.labels.iter().any(inside)
            })
        })
    };
    rivals.filter(|one| !known(one)).map(|one| finding(story, rule, one)).collect()
}

/// Where an event is told: its document and sentence.
fn sentence(story: &Story<'_>, event: &Telling) -> (DocumentId, Span) {
    let analysis = story.report.analyses.get(event.place.0);
    let span = analysis.and_then(|analysis| analysis.sentences.get(event.place.1));
    let document = analysis.map_or(DocumentId(0), |analysis| analysis.document.id);
    (document, span.map_or_else(Span::default, |sentence| sentence.span))
}

/// What is told of a side: an event and the argument in which it differs.
type Side = (Telling, Argument);

fn quote(story: &Story<'_>, event: &Telling, span: Span) -> String {
    let analysis = story.report.analyses.get(event.place.0);
    let quote = |analysis: &Analysis| analysis.document.quote(event.span(span)).to_owned();
    analysis.map_or_else(String::new, quote)
}

fn finding(story: &Story<'_>, rule: &Rule, one: &Rivals) -> Finding {
    let name = |side: &Side| match side.1.side() {
        Some(key) => story.identities().name(key).to_owned(),
        None => quote(story, &side.0, side.1.span),
    };
    let (a, b) = (name(&one.left), name(&one.right));
    let verb = |side: &Side| quote(story, &side.0, side.0.told);
    let (left, right) = (verb(&one.left), verb(&one.right));
    let words = if left == right {
        format!("“{left}”")
    } else {
        format!("“{left}”, “{right}”")
    };
    let part = one.left.0.titled && one.right.0.titled;
    let (message, reason) = told(one.differ, part, &a, &b);
    let swapped = one.differ == Differ::Swapped;
    // Who or what is named where it is in question, else the words of the deed.
    let named = matches!(one.differ, Differ::Who | Differ::What | Differ::Place);
    let label = |side: &Side, value: String, primary: bool| Label {
        document: sentence(story, &side.0).0,
        span: side.0.span(if named { side.1.span } else { side.0.told }),
        remark: format!("says {value}"),
        value,
        primary,
    };
    let (says, other) = match (swapped, named) {
        (true, _) => (format!("{a} does it"), format!("it is done to {b}")),
        (false, true) => (a, b),
        (false, false) => (left, right),
    };
    Finding {
        rule: rule.name.to_owned(),
        severity: rule.severity,
        message: format!("{message} ({words})"),
        fact: None,
        reasons: vec![format!("both tell of one deed: {words}"), reason],
        evidence: Evidence::from([("shared".to_owned(), format!("{} bits", one.score))]),
        help: "see whether two events are meant, at another time or of another thing".to_owned(),
        labels: vec![label(&one.left, says, true), label(&one.right, other, false)],
    }
}

/// The message without the words of the deed, and why it is one.
fn told(differ: Differ, part: bool, a: &str, b: &str) -> (String, String) {
    match differ {
        Differ::Who if part => (
            format!("the sources name another for one part: {a} or {b}"),
            format!("it is {a} in one and {b} in the other"),
        ),
        Differ::Who => (
            format!("the sources name another who did it: {a} or {b}"),
            format!("{a} does it in one and {b} in the other"),
        ),
        Differ::What => (
            format!("the sources name another to whom it was done: {a} or {b}"),
            format!("it is done to {a} in one and to {b} in the other"),
        ),
        Differ::Place => (
            format!("the sources put one deed at two places: {a} or {b}"),
            format!("it is done in {a} in one and in {b} in the other"),
        ),
        Differ::Swapped => (
            format!("the sources disagree on who does it to whom: {a}"),
            format!("{a} does it in one and has it done to them in the other"),
        ),
        Differ::Denied => (
            format!("told as done in one source and as not done in another: {a}"),
            "what was done was not left undone".to_owned(),
        ),
        Differ::Pending => (
            format!("told as done in one source and as to come in another: {a}"),
            "what was done by then was not still to come".to_owned(),
        ),
    }
}
