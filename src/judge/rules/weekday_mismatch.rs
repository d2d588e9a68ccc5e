//! A date named with a weekday that it does not fall on.

use crate::judge::{Rule, Story, pair, weekdays};
use crate::lexicon::Lexicon;
use crate::model::{
    Analysis, Evidence, Finding, Label, Mention, Report, Severity, Tag, TimeValue, Word,
};
use crate::text::Span;
use jiff::civil::{Date, Weekday};
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

/// The rule.
pub const RULE: Rule = Rule {
    name: "weekday-mismatch",
    group: "time",
    summary: "a date named with a weekday that it does not fall on",
    docs: include_str!("../docs/weekday-mismatch.md"),
    spec: include_str!("../../../tests/specs/weekday-mismatch.md"),
    severity: Severity::Error,
    check,
};

/// Days between a date whose year is not written and the document's own date, beyond which the
/// year is too uncertain to speak.
const NEAR: i32 = 200;

/// Words that the sentence of a witness has in common with that of the false date.
const WITNESS_WORDS: usize = 1;

/// Bytes between a date and the words that say of which year it is.
const BEHIND: usize = 3;

/// Dates and figures of a paragraph that are looked at; one that has more is data.
const BLOCK_MENTIONS: usize = 500;

/// Words of a sentence that are looked at.
const WORDS_MAX: usize = 400;

fn check(story: &Story<'_>) -> Vec<Finding> {
    let (report, lexicon) = (story.report, story.lexicon);
    let named = OnceCell::new();
    let mut found = Vec::new();
    for analysis in &report.analyses {
        for mention in &analysis.mentions {
            let Some(mut finding) = finding(analysis, mention, lexicon) else { continue };
            let named = named.get_or_init(|| named_days(report));
            finding.labels.extend(witnesses(named, analysis, mention));
            found.push(finding);
        }
    }
    found.extend(weekdays::findings(report, &RULE, lexicon));
    found
}

/// The places that name a day with the weekday that it falls on, by day and document.
type NamedDays<'a> = BTreeMap<Date, BTreeMap<u32, Vec<(&'a Analysis, &'a Mention)>>>;

fn named_days(report: &Report) -> NamedDays<'_> {
    let mut named = NamedDays::new();
    for analysis in &report.analyses {
        for mention in &analysis.mentions {
            let Some(date) = day(mention) else { continue };
            if analysis.document.quote(mention.full).contains(name(date.weekday())) {
                let places = named.entry(date).or_default();
                let places = places.entry(analysis.document.id.0).or_default();
                if places.len() < pair::SAME_MAX {
                    places.push((analysis, mention));
                }
            }
        }
    }
    named
}

fn day(mention: &Mention) -> Option<Date> {
    mention.time()?.from.map(jiff::civil::DateTime::date)
}

fn finding(analysis: &Analysis, mention: &Mention, lexicon: &Lexicon) -> Option<Finding> {
    let time = mention.time()?;
    if time.weekday_agrees()? || time.ambiguous.is_some() || time.approximate {
        return None;
    }
    let date = time.from?.date();
    if !certain(analysis, time, date)
        || time.anchored && has_a_year_of_its_own(analysis, mention, time, lexicon)
    {
        return None;
    }
    let said = Weekday::from_monday_one_offset(time.weekday?).ok()?;
    let (said, is) = (name(said), name(date.weekday()));
    let written = analysis.document.quote(mention.span);
    let mut evidence = Evidence::new();
    evidence.insert("date".to_owned(), date.to_string());
    evidence.insert("weekday".to_owned(), is.to_owned());
    evidence.insert("said".to_owned(), said.to_owned());
    let label = |span, remark: String, primary| Label {
        document: analysis.document.id,
        span,
        value: date.to_string(),
        remark,
        primary,
    };
    let mut labels = vec![label(mention.span, format!("{date} is a {is}"), true)];
    let apart = time.weekday_said.filter(|span| !span.overlaps(mention.span));
    labels.extend(apart.map(|span| label(span, format!("says {said}"), false)));
    Some(Finding {
        rule: RULE.name.to_owned(),
        severity: RULE.severity,
        message: format!("“{written}” is named with {said}, but {date} is a {is}"),
        fact: None,
        reasons: vec![year_reason(analysis, time, date), format!("{date} is a {is}, not a {said}")],
        evidence,
        help: "look up the day: the date or the weekday is wrong, or another year is meant".into(),
        labels,
    })
}

/// Where other documents name the same date with the weekday that it falls on: of each document
/// the place whose sentence has most words in common with the false one.
fn witnesses(named: &NamedDays<'_>, analysis: &Analysis, mention: &Mention) -> Vec<Label> {
    let Some(date) = day(mention) else { return Vec::new() };
    let words = lemmas(analysis, mention.span);
    let shared = |(other, found): &(&Analysis, &Mention)| {
        lemmas(other, found.span).iter().filter(|lemma| words.contains(*lemma)).count()
    };
    let others = named.get(&date).into_iter().flatten();
    others
        .filter(|(document, _)| **document != analysis.document.id.0)
        .filter_map(|(_, places)| {
            let best = places.iter().rev().max_by_key(|place| shared(place))?;
            let (other, found) = best;
            (shared(best) >= WITNESS_WORDS).then(|| Label {
                document: other.document.id,
                span: found.span,
                value: date.to_string(),
                remark: format!("names {} for it", name(date.weekday())),
                primary: false,
            })
        })
        .collect()
}

/// The lemmas of a sentence that carry meaning, figures and times left out.
fn lemmas(analysis: &Analysis, span: Span) -> BTreeSet<&str> {
    let at = analysis.sentences.partition_point(|sentence| sentence.span.end <= span.start);
    let words = analysis.sentences.get(at).map_or(&[][..], |sentence| &sentence.words);
    let open = |word: &&Word| {
        matches!(
            word.tag,
            Tag::Noun | Tag::Name | Tag::Verb | Tag::Participle | Tag::Gerund | Tag::Adjective
        )
    };
    let all = words.iter().take(WORDS_MAX).filter(open).filter(|word| word.mention.is_none());
    all.map(|word| word.lemma.as_str()).collect()
}

fn year_reason(analysis: &Analysis, time: &TimeValue, date: Date) -> String {
    match analysis.document.published.filter(|_| time.anchored) {
        Some(day) => format!("the year {} is that of the document's own date, {day}", date.year()),
        None => "the year is written with the date".to_owned(),
    }
}

/// Whether the year is sure enough: written, or close to the document's own date and not better
/// explained by the year before or after it.
fn certain(analysis: &Analysis, time: &TimeValue, date: Date) -> bool {
    if !time.anchored {
        return true;
    }
    let Some(published) = analysis.document.published else { return false };
    let far = |date: Date| (date - published).get_days().abs();
    let other_year = [-1, 1].into_iter().any(|step| {
        let other = date.checked_add(jiff::Span::new().years(step));
        other.is_ok_and(|other| {
            Some(other.weekday().to_monday_one_offset()) == time.weekday && far(other) <= NEAR
        })
    });
    far(date) <= NEAR && !other_year
}

/// Whether the words after the date or another year in its paragraph give it a year in which the
/// weekday is right: a story of long ago.
fn has_a_year_of_its_own(
    analysis: &Analysis,
    mention: &Mention,
    time: &TimeValue,
    lexicon: &Lexicon,
) -> bool {
    let document = &analysis.document;
    let Some(block) = document.block_at(mention.span.start) else { return false };
    let after = Span { start: mention.span.start, end: block.span.end };
    let phrases = &lexicon.relations.other_year;
    let longest = phrases.iter().map(|phrase| phrase.len()).max().unwrap_or(0);
    let reach = document.quote(mention.span).len().saturating_add(BEHIND);
    let after = lower(document.quote(after), reach.saturating_add(longest));
    let near = |phrase: &&str| after.find(phrase).is_some_and(|at| at <= reach);
    if phrases.iter().any(near) {
        return true;
    }
    let Some(date) = time.from.map(jiff::civil::DateTime::date) else { return false };
    let start = analysis.mentions.partition_point(|other| other.span.start < block.span.start);
    let inside = analysis.mentions.iter().skip(start);
    inside
        .take(BLOCK_MENTIONS)
        .take_while(|other| other.span.start < block.span.end)
        .filter_map(|other| other.time().filter(|time| !time.anchored)?.from)
        .filter(|other| other.year() != date.year())
        .filter_map(|other| date.with().year(other.year()).build().ok())
        .any(|date| Some(date.weekday().to_monday_one_offset()) == time.weekday)
}

/// The start of a text in lower case: so many bytes and no more than a character beyond.
fn lower(text: &str, bytes: usize) -> String {
    let mut lower = String::new();
    for c in text.chars() {
        if lower.len() >= bytes {
            break;
        }
        lower.extend(c.to_lowercase());
    }
    lower
}

/// The English name of a weekday.
pub fn name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}
