//! Two events told in one order here and in the other there, or in an order that their dates do
//! not bear out.

use crate::judge::actors::Reading;
use crate::judge::memo::Memo;
use crate::judge::sequence::{Event, Told, happened, told};
use crate::judge::{Rule, Story, pair};
use crate::language::clauses::clause_of;
use crate::lexicon::heads;
use crate::model::{
    Analysis, DocumentId, Evidence, Finding, Grain, Label, Mention, Report, Severity, TimeValue,
};
use crate::text::{Set, Span};
use jiff::civil::Date;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// The rule.
pub const RULE: Rule = Rule {
    name: "sequence-mismatch",
    group: "time",
    summary: "two events told in opposite orders, or against their dates",
    docs: include_str!("../docs/sequence-mismatch.md"),
    spec: include_str!("../../../tests/specs/sequence-mismatch.md"),
    severity: Severity::Warning,
    check,
};

/// What two tellings of one order must have in common beside the names of the events.
const COMMON_MIN: usize = 1;

/// Days between two reports that may tell of one course of events.
const SLACK: i32 = 31;

/// Dated deeds of one verb that an order is held against.
const DATED_MAX: usize = 64;

/// An event with its day.
struct Dated {
    document: usize,
    event: Event,
    day: Date,
    /// Where the day stands.
    span: Span,
}

fn check(story: &Story<'_>) -> Vec<Finding> {
    let mut all = Vec::new();
    let mut silent = story.twins().silent();
    for (document, analysis) in story.report.analyses.iter().enumerate() {
        let text = analysis.document.text();
        for (index, sentence) in analysis.sentences.iter().enumerate() {
            if !story.may_have(analysis, index, heads::ORDER) || silent.has(document, index) {
                continue;
            }
            let cues = story.lexicon.order.cues.any(&sentence.words, text);
            let reading = if cues { story.reading(analysis, index) } else { None };
            let found = reading.map_or_else(Vec::new, |reading| told(&reading, document));
            if found.is_empty() {
                silent.add(document, index);
            }
            all.extend(found);
        }
    }
    if all.is_empty() {
        return Vec::new();
    }
    let mut found = opposite(story.report, &all);
    found.extend(against_dates(story, &all));
    found
}

/// The sentences of the run that a test lets through, read.
fn readings<'a>(
    story: &'a Story<'_>,
    wanted: impl Fn(&'a Analysis, usize) -> bool + 'a,
) -> impl Iterator<Item = (Reading<'a>, usize)> {
    story.report.analyses.iter().enumerate().flat_map(move |(document, analysis)| {
        let sentences = analysis.sentences.iter().enumerate();
        let kept: Vec<_> = sentences.filter(|(index, _)| wanted(analysis, *index)).collect();
        kept.into_iter()
            .filter_map(move |(index, _)| Some((story.reading(analysis, index)?, document)))
    })
}

/// Events told in both orders.
fn opposite(report: &Report, all: &[Told]) -> Vec<Finding> {
    let mut by_heads: BTreeMap<[&str; 2], Vec<&Told>> = BTreeMap::new();
    for one in all {
        let mut heads = [one.first.head.as_str(), one.second.head.as_str()];
        heads.sort_unstable();
        by_heads.entry(heads).or_default().push(one);
    }
    let mut found = Vec::new();
    for group in by_heads.values() {
        let clash = |a: &&Told, b: &&Told| {
            let crossed = a.first.common(&b.second).zip(a.second.common(&b.first));
            crossed.is_some_and(|(first, second)| first + second >= COMMON_MIN)
                && a.days.meet(b.days, SLACK)
        };
        let Some((left, right)) = pair::first(group, clash) else { continue };
        let quoted = |told: &Told| quote(report, told.document, told.span);
        let (a, b) = (quoted(left), quoted(right));
        found.push(Finding {
            rule: RULE.name.to_owned(),
            severity: RULE.severity,
            message: format!("the sources disagree on what came first: “{a}” against “{b}”"),
            fact: None,
            reasons: vec![
                format!(
                    "both put the same two events in order: “{}” and “{}”",
                    quote(report, left.document, left.first.span),
                    quote(report, left.document, left.second.span)
                ),
                "what came first in the one came second in the other".to_owned(),
            ],
            evidence: Evidence::new(),
            help: "see whether one of the two happened more than once".to_owned(),
            labels: vec![
                label(report, left.document, left.span, order(report, left), true),
                label(report, right.document, right.span, order(report, right), false),
            ],
        });
    }
    found
}

/// Orders that the dates of both events, as told elsewhere, contradict.
fn against_dates(story: &Story<'_>, all: &[Told]) -> Vec<Finding> {
    let dated = dated(story, all);
    let mut found = Vec::new();
    for one in all {
        let (Some(first), Some(second)) =
            (extreme(&dated, &one.first, false), extreme(&dated, &one.second, true))
        else {
            continue;
        };
        if first.day <= second.day || (first.document, first.span) == (second.document, second.span)
        {
            continue;
        }
        found.push(against(story.report, one, first, second));
    }
    found
}

/// The earliest, or latest, day told of an event.
fn extreme<'d>(
    dated: &'d BTreeMap<String, Vec<Dated>>,
    event: &Event,
    latest: bool,
) -> Option<&'d Dated> {
    let known = dated.get(&event.head)?.iter();
    let same = known.filter(|one| one.event.common(event).is_some_and(|common| common > 0));
    if latest { same.max_by_key(|one| one.day) } else { same.min_by_key(|one| one.day) }
}

fn against(report: &Report, one: &Told, first: &Dated, second: &Dated) -> Finding {
    let said = quote(report, one.document, one.span);
    let name = |event: &Event| quote(report, one.document, event.span);
    Finding {
        rule: RULE.name.to_owned(),
        severity: RULE.severity,
        message: format!("“{said}” does not go with the dates told of the two events"),
        fact: None,
        reasons: vec![
            format!("“{}” is dated {}", name(&one.first), first.day),
            format!("“{}” is dated {}, which is earlier", name(&one.second), second.day),
        ],
        evidence: Evidence::from([
            ("first".to_owned(), first.day.to_string()),
            ("second".to_owned(), second.day.to_string()),
        ]),
        help: "see which of the two dates, or the order, is meant".to_owned(),
        labels: vec![
            label(report, one.document, one.span, order(report, one), true),
            label(report, first.document, first.span, first.day.to_string(), false),
            label(report, second.document, second.span, second.day.to_string(), false),
        ],
    }
}

/// Deeds on a day that the text names, of the verbs that some order is told of.
fn dated(story: &Story<'_>, all: &[Told]) -> BTreeMap<String, Vec<Dated>> {
    let heads: Set<&str> =
        all.iter().flat_map(|one| [one.first.head.as_str(), one.second.head.as_str()]).collect();
    let lexicon = story.lexicon;
    let is_head = |lemma: &str| heads.contains(&*lexicon.stems.stem(lexicon.slots.deed(lemma)));
    let memo: RefCell<Memo<'_, bool>> = RefCell::default();
    let mut found: BTreeMap<String, Vec<Dated>> = BTreeMap::new();
    for (reading, document) in readings(story, |analysis, sentence| {
        let Some(sentence) = analysis.sentences.get(sentence) else { return false };
        let mut times = analysis.mentions_in(sentence.span).filter_map(Mention::time);
        times.any(is_day) && {
            let mut memo = memo.borrow_mut();
            sentence.words.iter().any(|word| memo.of(word, is_head))
        }
    }) {
        for verb in 0..reading.structure.verbs.len() {
            let Some(event) = happened(&reading, verb).filter(|one| heads.contains(&*one.head))
            else {
                continue;
            };
            let Some((day, span)) = day_of(&reading, verb) else { continue };
            let kept = found.entry(event.head.clone()).or_default();
            if kept.len() < DATED_MAX {
                kept.push(Dated { document, event, day, span });
            }
        }
    }
    found
}

/// The one day that a clause names for its verb.
fn day_of(reading: &Reading<'_>, verb: usize) -> Option<(Date, Span)> {
    let main = reading.structure.verbs.get(verb)?.group.main;
    let (words, text) = (&reading.sentence.words, reading.analysis.document.text());
    let clause = clause_of(words, text, &(main..main + 1), &reading.lexicon.words);
    // A word of order makes the date that of the other event.
    let cues = &reading.lexicon.order.cues;
    if clause.clone().any(|at| cues.at(words, at, text).is_some()) {
        return None;
    }
    let inside = words.get(clause)?;
    let times = reading.analysis.times_in(inside.first()?.span.join(inside.last()?.span));
    let [only] = times.as_slice() else { return None };
    let time = only.time.as_ref().filter(|time| is_day(time))?;
    Some((time.from?.date(), only.span))
}

fn is_day(time: &TimeValue) -> bool {
    time.grain == Grain::Day && time.relation.is_none()
}

/// What an order says, in words.
fn order(report: &Report, told: &Told) -> String {
    let name = |event: &Event| quote(report, told.document, event.span);
    format!("“{}” before “{}”", name(&told.first), name(&told.second))
}

fn quote(report: &Report, document: usize, span: Span) -> String {
    let analysis = report.analyses.get(document);
    let text = analysis.map_or("", |analysis| analysis.document.quote(span));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn label(report: &Report, document: usize, span: Span, value: String, primary: bool) -> Label {
    let id = report.analyses.get(document).map(|analysis| analysis.document.id);
    Label {
        document: id.unwrap_or(DocumentId(0)),
        span,
        remark: format!("tells {value}"),
        value,
        primary,
    }
}
