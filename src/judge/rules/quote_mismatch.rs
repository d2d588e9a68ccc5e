//! One quotation whose wording differs between documents: in a figure, or in a word.

use crate::judge::{Rule, Story};
use crate::model::{Analysis, Evidence, Finding, Label, Severity};
use crate::text::{Map, Span};
use std::collections::{BTreeMap, BTreeSet};

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

/// Words of a run by which two quotations are known to be one.
const RUN: usize = 4;

/// Shortest and longest quotation that is compared, in words.
const SHORTEST: usize = 7;
const LONGEST: usize = 80;

/// Words that two wordings of one quotation may differ in, on either side.
const DIFFERENT: usize = 3;

/// Quotations that have a run of words: a phrase that hundreds use is nobody's.
const POSTING_MAX: usize = 16;

/// A quotation and its words in lower case, with their places.
struct Quote<'a> {
    analysis: &'a Analysis,
    span: Span,
    words: Vec<(String, Span)>,
}

fn check(story: &Story<'_>) -> Vec<Finding> {
    let report = story.report;
    let quotes: Vec<Quote<'_>> = report.analyses.iter().flat_map(quotes).collect();
    let mut runs: Map<String, Vec<usize>> = Map::default();
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (at, quote) in quotes.iter().enumerate() {
        for run in quote.words.windows(RUN) {
            let run: Vec<&str> = run.iter().map(|(word, _)| word.as_str()).collect();
            let known = runs.entry(run.join(" ")).or_default();
            for other in known.iter().copied() {
                pairs.insert((other, at));
            }
            if known.len() < POSTING_MAX && known.last() != Some(&at) {
                known.push(at);
            }
        }
    }
    let mut found = Vec::new();
    for (left, right) in pairs {
        let (Some(left), Some(right)) = (quotes.get(left), quotes.get(right)) else { continue };
        if left.analysis.document.id != right.analysis.document.id {
            found.extend(finding(left, right));
        }
    }
    merged(found)
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

/// The quotations of a document.
fn quotes(analysis: &Analysis) -> Vec<Quote<'_>> {
    let spans = analysis
        .sentences
        .iter()
        .flat_map(|sentence| sentence.quoted.iter().map(move |span| (sentence, *span)));
    spans
        .filter_map(|(sentence, span)| {
            let inside = sentence.words.iter().filter(|word| span.contains(word.span));
            let words: Vec<(String, Span)> = inside
                .map(|word| (analysis.document.quote(word.span).to_lowercase(), word.span))
                .filter(|(word, _)| word.contains(char::is_alphanumeric))
                .collect();
            (SHORTEST..=LONGEST).contains(&words.len()).then_some(Quote { analysis, span, words })
        })
        .collect()
}

/// The words of each side that the other has otherwise, if the two are one quotation that differs
/// in the middle. What one side leaves out at an end is left out.
fn difference<'a>(
    left: &'a [(String, Span)],
    right: &'a [(String, Span)],
) -> Option<[&'a [(String, Span)]; 2]> {
    let before = left.iter().zip(right).take_while(|(a, b)| a.0 == b.0).count();
    let (a, b) = (left.get(before..)?, right.get(before..)?);
    let after = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a.0 == b.0).count();
    let (a, b) = (a.get(..a.len() - after)?, b.get(..b.len() - after)?);
    let framed = before > 0 && after > 0 && before + after > RUN;
    let small = !a.is_empty() && !b.is_empty() && a.len() <= DIFFERENT && b.len() <= DIFFERENT;
    (framed && small).then_some([a, b])
}

fn finding(left: &Quote<'_>, right: &Quote<'_>) -> Option<Finding> {
    let [a, b] = difference(&left.words, &right.words)?;
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
