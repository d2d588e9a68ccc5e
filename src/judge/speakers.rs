//! One quotation that two documents put into two mouths.

use super::quotes::{Quote, RUN, pairs};
use super::{Rule, Story};
use crate::language::attribution_at;
use crate::model::{DocumentId, EntityKind, Evidence, Finding, Label};
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};

/// Who says a quotation.
#[derive(Clone, Copy)]
struct Speaker<'a> {
    key: u32,
    name: &'a str,
    span: Span,
}

/// The quotations with two speakers; one finding for each two speakers.
pub(super) fn findings(story: &Story<'_>, rule: &Rule) -> Vec<Finding> {
    // Of each key there is one name: whether two are two is asked once.
    let mut told: BTreeSet<(u32, u32)> = BTreeSet::new();
    let mut known: BTreeMap<(DocumentId, u32), Option<Speaker<'_>>> = BTreeMap::new();
    let mut found = Vec::new();
    for (left, right) in pairs(story.quotes(), RUN) {
        if !is_one(left, right) {
            continue;
        }
        // One quotation meets many others: who says it is looked up once.
        let [one, other] = [left, right].map(|quote| {
            let place = (quote.analysis.document.id, quote.span.start);
            *known.entry(place).or_insert_with(|| speaker(story, quote))
        });
        let Some((one, other)) = one.zip(other) else { continue };
        let both = (one.key.min(other.key), one.key.max(other.key));
        if told.insert(both) && are_two(&one, &other) {
            found.push(finding(rule, (left, &one), (right, &other)));
        }
    }
    found
}

/// Whether the one is the other, or a part of it, word for word.
fn is_one(left: &Quote<'_>, right: &Quote<'_>) -> bool {
    let (short, long) =
        if left.numbers.len() <= right.numbers.len() { (left, right) } else { (right, left) };
    long.numbers.windows(short.numbers.len()).any(|run| *run == *short.numbers)
}

/// Who says it, where the sentence itself names a person.
fn speaker<'a>(story: &'a Story<'_>, quote: &Quote<'_>) -> Option<Speaker<'a>> {
    let analysis = quote.analysis;
    let said = attribution_at(analysis, quote.sentence, quote.span, story.lexicon)?;
    let own = analysis.sentences.get(quote.sentence)?.span;
    if !own.contains(said.span) {
        return None;
    }
    let inside = analysis.entity_mentions_in(said.span).iter();
    let inside = inside.filter(|one| one.span.start >= said.span.start);
    let document = analysis.document.id.0 as usize;
    let identities = story.identities();
    // "A Harrow village resident" is not Harrow.
    inside.filter(|one| one.span.end >= said.span.end).find_map(|mention| {
        let key = identities.key(document, mention.entity)?;
        let person = identities.kind(key) == Some(EntityKind::Person);
        person.then(|| Speaker { key, name: identities.name(key), span: mention.span })
    })
}

/// Whether two speakers are two persons whose names have no word in common.
fn are_two(one: &Speaker<'_>, other: &Speaker<'_>) -> bool {
    let mut words = one.name.split_whitespace();
    one.key != other.key
        && !words.any(|word| other.name.split_whitespace().any(|other| is_same(word, other)))
}

/// Whether two words are one, small letters or large.
fn is_same(one: &str, other: &str) -> bool {
    if one.is_ascii() && other.is_ascii() {
        return one.eq_ignore_ascii_case(other);
    }
    one.to_lowercase() == other.to_lowercase()
}

fn finding(
    rule: &Rule,
    left: (&Quote<'_>, &Speaker<'_>),
    right: (&Quote<'_>, &Speaker<'_>),
) -> Finding {
    let label = |(quote, speaker): (&Quote<'_>, &Speaker<'_>), primary| Label {
        document: quote.analysis.document.id,
        span: speaker.span,
        value: speaker.name.to_owned(),
        remark: format!("said by {}", speaker.name),
        primary,
    };
    let ((quote, one), (_, other)) = (left, right);
    let words: Vec<String> = quote.words().into_iter().map(|(word, _)| word).collect();
    Finding {
        rule: rule.name.to_owned(),
        severity: rule.severity,
        message: format!("one quotation has two speakers: {} and {}", one.name, other.name),
        fact: None,
        reasons: vec![
            format!("both quote the same words: “{}”", words.join(" ")),
            "each names another person as the one who said them".to_owned(),
        ],
        evidence: Evidence::new(),
        help: "see who said it; else whether both did, or one quoted the other".to_owned(),
        labels: vec![label(left, true), label(right, false)],
    }
}
