//! A date and a weekday that one document gives to one event in different sentences ("the terms
//! were changed on 14 May" ... "the contract was rewritten on Monday"), where that date is no such
//! weekday.

use super::Rule;
use crate::lexicon::Lexicon;
use crate::lexicon::concepts::Concept;
use crate::model::{
    Analysis, Claim, Evidence, Finding, Grain, Label, Lemma, Modality, Polarity, Report, Severity,
    TimeValue,
};
use jiff::civil::{Date, Weekday};

/// Sentences between a date and a weekday of one event.
const SENTENCES: u32 = 3;

/// Dates and weekdays of one concept that are held together in a document.
const CLAIMS_MAX: usize = 64;

/// The dates and weekdays of one event that do not go together.
pub fn findings(report: &Report, rule: &Rule, lexicon: &Lexicon) -> Vec<Finding> {
    let mut found = Vec::new();
    for analysis in &report.analyses {
        let times: Vec<&Claim> = analysis
            .claims
            .iter()
            .filter(|claim| is_event(claim, lexicon))
            .take(CLAIMS_MAX)
            .collect();
        for date in &times {
            let Some(day) = date.time().and_then(|time| day(analysis, date, time)) else {
                continue;
            };
            let clash = times.iter().find_map(|other| {
                let said = weekday(analysis, other, lexicon)?;
                let one_event = other.sentence != date.sentence
                    && other.sentence.abs_diff(date.sentence) <= SENTENCES
                    && other.shared_concept(date).is_some()
                    && shares_a_word(other, date);
                (one_event && said != day.weekday()).then_some((*other, said))
            });
            found.extend(
                clash.map(|(other, said)| finding(analysis, rule, (date, day), (other, said))),
            );
        }
    }
    found
}

/// Whether a time is that of an event that the tables know to happen once.
fn is_event(claim: &Claim, lexicon: &Lexicon) -> bool {
    let known = |name: &str| lexicon.concepts.named(name).is_some_and(Concept::takes_time);
    claim.time().is_some_and(|time| time.grain == Grain::Day)
        && claim.concepts().any(known)
        && claim.modality == Modality::Asserted
        && claim.polarity == Polarity::Positive
}

fn shares_a_word(a: &Claim, b: &Claim) -> bool {
    let words = |claim: &Claim| -> Vec<Lemma> {
        claim.attribute.iter().chain(&claim.names).chain(&claim.clause).cloned().collect()
    };
    let other = words(b);
    words(a).iter().any(|word| other.contains(word))
}

/// The day that a time written in figures is; the year, where it is not written, from the
/// document's own date or the last day or month that it names.
fn day(analysis: &Analysis, claim: &Claim, time: &TimeValue) -> Option<Date> {
    let written = analysis.document.quote(claim.span);
    if !written.contains(|c: char| c.is_ascii_digit()) || time.ambiguous.is_some() {
        return None;
    }
    if let Some(from) = time.from {
        return Some(from.date());
    }
    let mut parts = time.timex.split('-').skip(1).map(|part| part.parse::<i8>().ok());
    let (month, day) = (parts.next()??, parts.next()??);
    Date::new(year(analysis)?, month, day).ok()
}

/// The year in which a document was written, as far as it tells.
fn year(analysis: &Analysis) -> Option<i16> {
    if let Some(published) = analysis.document.published {
        return Some(published.year());
    }
    let times = analysis.mentions.iter().filter_map(|mention| mention.time());
    times
        .filter(|time| time.grain <= Grain::Month)
        .filter_map(|time| time.from)
        .map(jiff::civil::DateTime::year)
        .max()
}

/// The weekday that a time is, if it is named by it and nothing else.
fn weekday(analysis: &Analysis, claim: &Claim, lexicon: &Lexicon) -> Option<Weekday> {
    let written = analysis.document.quote(claim.span);
    let mut senses =
        written.split_whitespace().filter_map(|word| lexicon.time.sense(&word.to_lowercase()));
    let named = senses.find_map(|sense| sense.weekday)?;
    let bare = !written.contains(|c: char| c.is_ascii_digit());
    Weekday::from_monday_one_offset(named).ok().filter(|_| bare)
}

fn finding(
    analysis: &Analysis,
    rule: &Rule,
    (date, day): (&Claim, Date),
    (other, said): (&Claim, Weekday),
) -> Finding {
    let quote = |claim: &Claim| analysis.document.quote(claim.span).trim().to_owned();
    let label = |claim: &Claim, remark: String, primary| Label {
        document: analysis.document.id,
        span: claim.span,
        value: day.to_string(),
        remark,
        primary,
    };
    let (name, is) = (
        super::rules::weekday_mismatch::name(said),
        super::rules::weekday_mismatch::name(day.weekday()),
    );
    Finding {
        rule: rule.name.to_owned(),
        severity: Severity::Warning,
        message: format!(
            "one event is put on “{}” and on “{}”, but {day} is a {is}",
            quote(date),
            quote(other)
        ),
        fact: None,
        reasons: vec![
            "both sentences date the same step in the same document".to_owned(),
            format!("{day} is a {is}, not a {name}"),
        ],
        evidence: Evidence::from([
            ("date".to_owned(), day.to_string()),
            ("weekday".to_owned(), is.to_owned()),
            ("said".to_owned(), name.to_owned()),
        ]),
        help: "look up the day: the date or the weekday is wrong, or two steps are meant"
            .to_owned(),
        labels: vec![
            label(date, format!("{day} is a {is}"), true),
            label(other, format!("says {name}"), false),
        ],
    }
}
