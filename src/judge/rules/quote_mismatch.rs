//! One quotation whose wording differs between documents: in a figure, or in a word.

use crate::judge::quotes::{Quote, RUN, pairs};
use crate::judge::{Rule, Story};
use crate::model::{Evidence, Finding, Label, Severity};
use crate::text::Span;
use std::collections::BTreeMap;
use std::ops::Range;

/// The rule.
pub const RULE: Rule = Rule {
    name: "quote-mismatch",
    group: "sources",
    summary: "one quotation that two documents give in different words",
    docs: include_str!("../docs/quote-mismatch.md"),
    spec: include_str!("../../../tests/specs/quote-mismatch.md"),
    severity: Severity::Info,
    check,
};

/// The shortest quotation that is compared, in words.
const SHORTEST: usize = 7;

/// Words that two wordings of one quotation may differ in, on either side.
const DIFFERENT: usize = 3;

fn check(story: &Story<'_>) -> Vec<Finding> {
    let pairs = pairs(story.quotes(), SHORTEST).into_iter();
    merged(pairs.filter_map(|(left, right)| finding(left, right)).collect())
}

/// Ten papers with the one wording and five with the other are one finding.
fn merged(all: Vec<Finding>) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for finding in all {
        let place = places.get(&finding.message).copied();
        if let Some(known) = place.and_then(|place| found.get_mut(place)) {
            let new = finding.labels.into_iter().filter(|label| {
                let place = (label.document, label.span);
                !known.labels.iter().any(|own| (own.document, own.span) == place)
            });
            let new: Vec<Label> = new.map(|label| Label { primary: false, ..label }).collect();
            known.labels.extend(new);
        } else {
            places.insert(finding.message.clone(), found.len());
            found.push(finding);
        }
    }
    found
}

/// The words of each side that the other has otherwise, by their places, if the two are one quotation
/// that differs in the middle. What one side leaves out at an end is left out.
fn difference(left: &[u32], right: &[u32]) -> Option<[Range<usize>; 2]> {
    let before = left.iter().zip(right).take_while(|(a, b)| a == b).count();
    let (a, b) = (left.get(before..)?, right.get(before..)?);
    let after = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let [a, b] = [left, right].map(|side| before..side.len() - after);
    let framed = before > 0 && after > 0 && before + after > RUN;
    let small = !a.is_empty() && !b.is_empty() && a.len() <= DIFFERENT && b.len() <= DIFFERENT;
    (framed && small).then_some([a, b])
}

fn finding(left: &Quote<'_>, right: &Quote<'_>) -> Option<Finding> {
    let [a, b] = difference(&left.numbers, &right.numbers)?;
    let (own, others) = (left.words(), right.words());
    let (a, b) = (own.get(a)?, others.get(b)?);
    let figure = |side: &[(String, Span)]| {
        side.iter().any(|(word, _)| word.contains(|c: char| c.is_ascii_digit()))
    };
    let shown = |quote: &Quote<'_>, side: &[(String, Span)]| -> Option<(Span, String)> {
        let span = side.first()?.1.join(side.last()?.1);
        Some((span, quote.analysis.document.quote(span).to_owned()))
    };
    let ((here, one), (there, other)) = (shown(left, a)?, shown(right, b)?);
    let severity = if figure(a) && figure(b) { Severity::Warning } else { RULE.severity };
    let label = |quote: &Quote<'_>, span, value: &str, primary| Label {
        document: quote.analysis.document.id,
        span,
        value: value.to_owned(),
        remark: format!("quoted as {value}"),
        primary,
    };
    let whole = left.analysis.document.quote(left.span);
    Some(Finding {
        rule: RULE.name.to_owned(),
        severity,
        message: format!("one quotation in two wordings: “{one}” and “{other}”"),
        fact: None,
        reasons: vec![format!("the rest is the same word for word: {}", crop(whole))],
        evidence: Evidence::new(),
        help: "look up what was said, or mark what was changed".to_owned(),
        labels: vec![label(left, here, &one, true), label(right, there, &other, false)],
    })
}

/// Letters of a quotation that are shown.
const SHOWN: usize = 80;

fn crop(quote: &str) -> String {
    let mut letters = quote.chars();
    let shown: String = letters.by_ref().take(SHOWN).collect();
    if letters.next().is_some() { format!("{shown} …") } else { shown }
}
