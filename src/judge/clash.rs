//! Meetings of claims of state to findings: one finding for each thing that the sources disagree
//! on, however many sentences say so.

use super::Rule;
use super::opposites::{Meeting, Stated};
use crate::lexicon::Lexicon;
use crate::model::{Evidence, Finding, Label, Polarity, Sentence, Tag, Value, Word};
use crate::text::Span;
use std::collections::BTreeMap;

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
    /// How well a meeting stands for all that hang together: the best leads.
    pub rank: fn(&Meeting<'_>, &Lexicon) -> u32,
}

/// One finding for each group of meetings that have a claim in common; the strongest leads.
pub fn findings(
    mut meetings: Vec<Meeting<'_>>,
    wording: &Wording,
    lexicon: &Lexicon,
) -> Vec<Finding> {
    meetings.sort_by_key(|meeting| std::cmp::Reverse((wording.rank)(meeting, lexicon)));
    let mut groups: Vec<Vec<Meeting<'_>>> = Vec::new();
    // The first group that speaks of each sentence.
    let mut first: BTreeMap<(u32, u32), usize> = BTreeMap::new();
    for meeting in meetings {
        let ends = [place(meeting.left), place(meeting.right)];
        let known = ends.iter().filter_map(|end| first.get(end)).min().copied();
        let group = known.unwrap_or(groups.len());
        for end in ends {
            let slot = first.entry(end).or_insert(group);
            *slot = group.min(*slot);
        }
        match groups.get_mut(group) {
            Some(group) => group.push(meeting),
            None => groups.push(vec![meeting]),
        }
    }
    groups.iter().filter_map(|group| finding(group, wording)).collect()
}

/// Labels in one sentence that tells of states.
const SAID: usize = 2;

/// Bytes that no label is longer than, mostly.
const LABEL: u32 = 256;

/// Drops what another pair of opposites has said of the same words.
pub fn drop_repeats(found: &mut Vec<Finding>) {
    let mut known = BTreeMap::new();
    found.retain(|finding| {
        let [first, second, ..] = finding.labels.as_slice() else { return true };
        let files = (first.document, second.document);
        let (a, b) = (first.span, second.span);
        let from = a.start.saturating_sub(LABEL);
        let mut near = known.range((files, from, 0)..(files, a.end, 0));
        let repeats = near.any(|(_, pair): (_, &[Span; 2])| {
            let [one, other] = pair;
            one.overlaps(a) && other.overlaps(b)
        });
        known.insert((files, a.start, b.start), [a, b]);
        !repeats
    });
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
    let mut shown: BTreeMap<_, Vec<Span>> = BTreeMap::new();
    for one in [lead.left, lead.right] {
        shown.entry(place(one)).or_default().push(one.claim.span);
    }
    for stated in group.iter().flat_map(|meeting| [meeting.left, meeting.right]) {
        // "Broke down and stood idle": each says it.
        let shown = shown.entry(place(stated)).or_default();
        let said = if matches!(stated.claim.value, Value::Status(_)) { SAID } else { 1 };
        if shown.len() < said && !shown.iter().any(|span| span.overlaps(stated.claim.span)) {
            shown.push(stated.claim.span);
            labels.push(label(stated, false));
        }
    }
    Some(Finding {
        rule: wording.rule.name.to_owned(),
        severity: wording.rule.severity,
        message: fill(wording.message),
        fact: None,
        reasons: vec![same(lead), fill(wording.why)],
        evidence: Evidence::new(),
        help: wording.help.to_owned(),
        labels,
    })
}

/// What a claim says, in words: its cue as written, with what makes it no plain fact.
fn said(stated: &Stated<'_>) -> String {
    let written = stated.analysis.document.quote(phrase(stated));
    let written = written.split_whitespace().collect::<Vec<_>>().join(" ");
    if stated.is_fact() || written.contains(' ') && stated.claim.polarity == Polarity::Positive {
        format!("“{written}”")
    } else {
        format!("“{written}” (not yet {})", stated.side)
    }
}

/// The words of a claim of scope with the noun phrase that they are part of: "exclusive" alone
/// tells a reader nothing.
fn phrase(stated: &Stated<'_>) -> Span {
    let span = stated.claim.span;
    let sentence = stated.analysis.sentences.get(stated.claim.sentence as usize);
    match (&stated.claim.value, sentence) {
        (Value::Scope(_), Some(sentence)) => around(sentence, span),
        _ => span,
    }
}

/// Words shown on either side of a cue.
const SHOWN: usize = 6;

/// Whether a word can stand inside a noun phrase ("exclusive third-party cloud provider").
pub fn in_phrase(word: &Word) -> bool {
    match word.tag {
        Tag::Noun | Tag::Name | Tag::Adjective | Tag::Participle | Tag::Number => true,
        Tag::Sign => word.lemma == "-",
        _ => false,
    }
}

fn around(sentence: &Sentence, span: Span) -> Span {
    let words = &sentence.words;
    let first = words.partition_point(|word| word.span.end <= span.start);
    let past = words.partition_point(|word| word.span.start < span.end);
    let noun = words.iter().skip(past).take(SHOWN).take_while(|word| in_phrase(word)).count();
    // "Exclusivity over the stateless API": what it is of says the most.
    let object = object(words.get(past + noun..).unwrap_or(&[]));
    let after = words.iter().take(past + noun + object).skip(past);
    // "No exclusivity" is not to be shown without its "no".
    let mut before = words.iter().take(first).rev().take(SHOWN);
    let part = |word: &&Word| in_phrase(word) || word.lemma == "no";
    let start = before.by_ref().take_while(part).last();
    let shown = after.last().map_or(span, |word| span.join(word.span));
    start.map_or(shown, |word| shown.join(word.span))
}

/// How many words the phrase of a preposition has, from the preposition on.
fn object(words: &[Word]) -> usize {
    if words.first().is_none_or(|word| word.tag != Tag::Preposition) {
        return 0;
    }
    let part = |word: &&Word| in_phrase(word) || word.tag == Tag::Determiner;
    let noun = words.iter().skip(1).take(SHOWN).take_while(part).count();
    if noun == 0 { 0 } else { noun + 1 }
}

fn label(stated: &Stated<'_>, primary: bool) -> Label {
    let side =
        if stated.is_fact() { stated.side.to_owned() } else { format!("not yet {}", stated.side) };
    Label {
        document: stated.analysis.document.id,
        span: stated.claim.span,
        remark: format!("says {side}"),
        value: side,
        primary,
    }
}

/// Why the two speak of the same thing.
fn same(meeting: &Meeting<'_>) -> String {
    let document = &meeting.left.analysis.document;
    let mut words: Vec<&str> = Vec::new();
    for (_, stem) in &meeting.shared.anchors {
        if let Some(place) = meeting.left.topic.get().and_then(|topic| topic.get(*stem)) {
            words.push(document.quote(place.span));
        }
    }
    words.truncate(WORDS_SHOWN);
    format!("both speak of {}", words.join(", "))
}
