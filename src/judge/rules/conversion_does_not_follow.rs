//! A figure given in two units that are not the same amount.

use crate::judge::derive::Figure;
use crate::judge::derive::clock::{Clock, clocks};
use crate::judge::derive::conversion::{Pair, pairs};
use crate::judge::derive::stated::{self, Wording};
use crate::judge::{Row, Rule, Story};
use crate::model::{Analysis, DocumentId, Evidence, Finding, Label, Severity};
use crate::text::Span;

/// The rule.
pub const RULE: Rule = Rule {
    name: WORDING.rule,
    group: "arithmetic",
    summary: "a figure given in two units that are not the same amount",
    docs: include_str!("../docs/conversion-does-not-follow.md"),
    spec: include_str!("../../../tests/specs/conversion-does-not-follow.md"),
    severity: Severity::Error,
    check,
};

const WORDING: Wording = Wording {
    rule: "conversion-does-not-follow",
    message: "the conversion works out at {computed}, the text says {stated}",
    help: "one of the two figures, their unit or the rate is wrong",
};

/// Days between two documents beyond which clocks may have been changed in between.
const SEASON: i32 = 31;

fn check(story: &Story<'_>) -> Vec<Finding> {
    let lexicon = story.lexicon;
    let mut findings = stated::findings(story, &WORDING);
    let mut told: Vec<(&Analysis, Clock)> = Vec::new();
    for Row { analysis, line, .. } in story.rows() {
        let ambiguous = &lexicon.relations.ambiguous_units;
        for pair in pairs(line, &lexicon.units, ambiguous).iter().filter(|pair| !pair.holds()) {
            findings.push(of_pair(pair, analysis.document.id));
        }
        for clock in clocks(line).into_iter().take(CLOCKS) {
            let other = told
                .iter()
                .find(|(other, known)| known.ahead != clock.ahead && comparable(other, analysis));
            findings.extend(other.map(|other| of_clocks(*other, (analysis, clock))));
            told.push((analysis, clock));
        }
    }
    findings
}

/// Pairs of times of one document that are looked at; a longer list is a timetable.
const CLOCKS: usize = 8;

/// Whether two documents speak of one place at one season: otherwise clocks may differ.
fn comparable(a: &Analysis, b: &Analysis) -> bool {
    if a.document.id == b.document.id {
        return true;
    }
    let near = a.document.published.zip(b.document.published);
    let near = near.is_some_and(|(a, b)| (a - b).get_days().abs() <= SEASON);
    let names = |of: &Analysis| -> std::collections::BTreeSet<String> {
        let places = of.entities.iter().filter(|e| e.kind == crate::model::EntityKind::Place);
        places.map(|entity| entity.name.clone()).collect()
    };
    near && !names(a).is_disjoint(&names(b))
}

fn label(document: DocumentId, span: Span, value: String, remark: &str, primary: bool) -> Label {
    Label { document, span, value, remark: remark.to_owned(), primary }
}

fn of_pair(pair: &Pair<'_>, document: DocumentId) -> Finding {
    let Pair { given, converted, nominal, .. } = pair;
    let (from, to) = (given.show(given.value), converted.show(*nominal));
    let said = converted.show(converted.value);
    let of = |figure: &Figure, remark, primary| {
        label(document, figure.span, figure.canonical(), remark, primary)
    };
    let mut evidence = Evidence::new();
    evidence.insert("calculation".to_owned(), format!("{from} = {to}"));
    evidence.insert("stated".to_owned(), converted.canonical());
    Finding {
        rule: RULE.name.to_owned(),
        severity: RULE.severity,
        message: format!("{from} is {to}, the text says {said}"),
        fact: None,
        reasons: vec![format!("{from} = {to}"), format!("the text says {said}")],
        evidence,
        help: WORDING.help.to_owned(),
        labels: vec![of(converted, "converted", true), of(given, "given", false)],
    }
}

fn of_clocks(first: (&Analysis, Clock), second: (&Analysis, Clock)) -> Finding {
    let hours = |clock: Clock| {
        let sign = if clock.ahead < 0 { '-' } else { '+' };
        format!("GMT{sign}{}:{:02}", clock.ahead.abs() / 60, clock.ahead.abs() % 60)
    };
    let (one, two) = (hours(first.1), hours(second.1));
    let mut evidence = Evidence::new();
    evidence.insert("first".to_owned(), one.clone());
    evidence.insert("second".to_owned(), two.clone());
    let labels = [(second, true), (first, false)].into_iter().flat_map(|((of, clock), primary)| {
        let document = of.document.id;
        [
            label(document, clock.universal, hours(clock), "in GMT", primary),
            label(document, clock.local, hours(clock), "local time", false),
        ]
    });
    Finding {
        rule: RULE.name.to_owned(),
        severity: RULE.severity,
        message: format!("local time is {one} here and {two} there"),
        fact: None,
        reasons: vec![
            "local time and GMT stand side by side in both places".to_owned(),
            format!("the clocks of one place can not be at {one} and at {two} in one season"),
        ],
        evidence,
        help: "one of the times is wrong, or they are of two places with clocks of their own"
            .into(),
        labels: labels.collect(),
    }
}
