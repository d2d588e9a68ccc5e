//! A date named with a weekday that it does not fall on.

use crate::judge::{Rule, weekdays};
use crate::lexicon::Lexicon;
use crate::model::{
    Analysis, Evidence, Finding, Label, Mention, Report, Severity, Tag, TimeValue, Word,
};
use crate::text::Span;
use jiff::civil::{Date, Weekday};
use std::collections::BTreeSet;

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

/// Words of a sentence that are looked at.
const WORDS_MAX: usize = 400;

fn check(report: &Report, lexicon: &Lexicon) -> Vec<Finding> {
    let all = report.analyses.iter();
    let one_place = all.flat_map(|analysis| {
        analysis.mentions.iter().filter_map(move |mention| {
            let mut finding = finding(analysis, mention, lexicon)?;
            finding.labels.extend(witnesses(report, analysis, mention));
            Some(finding)
        })
    });
    one_place.chain(weekdays::findings(report, &RULE, lexicon)).collect()
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
fn witnesses(report: &Report, analysis: &Analysis, mention: &Mention) -> Vec<Label> {
    let Some(date) = mention.time().and_then(|time| time.from).map(jiff::civil::DateTime::date)
    else {
        return Vec::new();
    };
    let words = lemmas(analysis, mention.span);
    let others = report.analyses.iter().filter(|other| other.document.id != analysis.document.id);
    others
        .filter_map(|other| {
            let agrees = |found: &&Mention| {
                let named = other.document.quote(found.full).contains(name(date.weekday()));
                named
                    && found.time().and_then(|time| time.from).map(jiff::civil::DateTime::date)
                        == Some(date)
            };
            let shared = |found: &&Mention| {
                lemmas(other, found.span).iter().filter(|lemma| words.contains(*lemma)).count()
            };
            let found = other.mentions.iter().filter(agrees).rev().max_by_key(shared)?;
            (shared(&found) >= WITNESS_WORDS).then(|| Label {
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
    let after = document.quote(after).to_lowercase();
    let said = document.quote(mention.span).len();
    let near = |phrase: &String| {
        after.find(phrase.as_str()).is_some_and(|at| at <= said.saturating_add(3))
    };
    if lexicon.relations.other_year.iter().any(near) {
        return true;
    }
    let Some(date) = time.from.map(jiff::civil::DateTime::date) else { return false };
    let start = analysis.mentions.partition_point(|other| other.span.start < block.span.start);
    let inside = analysis.mentions.iter().skip(start);
    inside
        .take_while(|other| other.span.start < block.span.end)
        .filter_map(|other| other.time().filter(|time| !time.anchored)?.from)
        .filter(|other| other.year() != date.year())
        .filter_map(|other| date.with().year(other.year()).build().ok())
        .any(|date| Some(date.weekday().to_monday_one_offset()) == time.weekday)
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
