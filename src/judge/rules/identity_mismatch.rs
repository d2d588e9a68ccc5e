//! The same role or place, pinned on another person, organisation or side of the compass.

use crate::judge::actors::Reading;
use crate::judge::bearings::{Bearing, bearings, exclude};
use crate::judge::doers::{Doer, doers};
use crate::judge::{Rule, Story, pair};
use crate::language::Identities;
use crate::model::{DocumentId, Evidence, Finding, Label, Report, Severity};
use crate::text::Span;
use std::collections::BTreeMap;

/// The rule.
pub const RULE: Rule = Rule {
    name: "identity-mismatch",
    group: "roles",
    summary: "the same role or place is pinned on another person, organisation or direction",
    docs: include_str!("../docs/identity-mismatch.md"),
    spec: include_str!("../../../tests/specs/identity-mismatch.md"),
    severity: Severity::Error,
    check,
};

fn check(story: &Story<'_>) -> Vec<Finding> {
    let (report, lexicon) = (story.report, story.lexicon);
    let identities = story.identities();
    let mut places: BTreeMap<String, Vec<Bearing>> = BTreeMap::new();
    let mut deeds: BTreeMap<(String, String), Vec<Doer>> = BTreeMap::new();
    for analysis in &report.analyses {
        for (index, sentence) in analysis.sentences.iter().enumerate() {
            for bearing in bearings(analysis, sentence, lexicon) {
                places.entry(bearing.key.clone()).or_default().push(bearing);
            }
            let opens = |lemma: &str| lexicon.unique.opens_deed(lemma);
            if !sentence.words.iter().any(|word| opens(&word.lemma)) {
                continue;
            }
            let reading = Reading::of(analysis, sentence, index, identities, lexicon);
            for doer in reading.iter().flat_map(doers) {
                deeds.entry((doer.deed.clone(), doer.object.clone())).or_default().push(doer);
            }
        }
    }
    let mut found: Vec<Finding> =
        places.values().filter_map(|places| directions(report, places)).collect();
    found.extend(deeds.values().filter_map(|doers| others(report, doers, identities)));
    found.sort_by(|a, b| a.message.cmp(&b.message));
    found.dedup_by(|a, b| a.labels == b.labels);
    found
}

fn directions(report: &Report, places: &[Bearing]) -> Option<Finding> {
    let (left, right) = pair::first(places, |left, right| {
        left.document != right.document && exclude(left.point, right.point)
    })?;
    let word = |bearing: &Bearing| quote(report, bearing.document, bearing.span);
    let (a, b) = (word(left), word(right));
    let mut labels = vec![
        label(report, left.document, left.span, &a, true),
        label(report, right.document, right.span, &b, false),
    ];
    for other in places {
        let told = labels.iter().any(|label| label.span == other.span);
        let side = [left, right].iter().any(|kept| kept.point == other.point);
        if !told && side {
            labels.push(label(report, other.document, other.span, &word(other), false));
        }
    }
    Some(Finding {
        rule: RULE.name.to_owned(),
        severity: RULE.severity,
        message: format!("the sources disagree on a direction: {a} or {b} ({})", left.key),
        fact: None,
        reasons: vec![
            format!("both speak of one location: {}", left.key),
            format!("{a} and {b} point different ways"),
        ],
        evidence: Evidence::from([("location".to_owned(), left.key.clone())]),
        help: "look the place up on a map".to_owned(),
        labels,
    })
}

fn others(report: &Report, doers: &[Doer], names: &Identities) -> Option<Finding> {
    let (left, right) = pair::first(doers, |left, right| {
        left.who != right.who
            && left.place.0 != right.place.0
            && left.future == right.future
            && !left.which.is_disjoint(&right.which)
            && names.kind(left.who) == names.kind(right.who)
    })?;
    let (a, b) = (names.name(left.who), names.name(right.who));
    let shared: Vec<&str> = left.which.intersection(&right.which).map(String::as_str).collect();
    let what = format!("{} {}", shared.join(" "), left.object);
    Some(Finding {
        rule: RULE.name.to_owned(),
        severity: RULE.severity,
        message: format!(
            "the sources name another for one role: {a} or {b} ({} {what})",
            left.deed
        ),
        fact: None,
        reasons: vec![
            format!("both say who is to {} the {what}", left.deed),
            format!("it is {a} in one and {b} in the other"),
        ],
        evidence: Evidence::new(),
        help: "see whether one followed the other, or each has a part of it".to_owned(),
        labels: vec![
            label(report, left.place.0, left.span, a, true),
            label(report, right.place.0, right.span, b, false),
        ],
    })
}

fn quote(report: &Report, document: usize, span: Span) -> String {
    let analysis = report.analyses.get(document);
    analysis.map_or_else(String::new, |analysis| analysis.document.quote(span).to_owned())
}

fn label(report: &Report, document: usize, span: Span, value: &str, primary: bool) -> Label {
    let document =
        report.analyses.get(document).map_or(DocumentId(0), |analysis| analysis.document.id);
    Label { document, span, value: value.to_owned(), remark: format!("says {value}"), primary }
}
