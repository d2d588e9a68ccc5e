//! The dated claims of all documents, in the order of their dates.

use super::super::segments::around;
use super::super::status::Status;
use super::{Page, plain};
use crate::model::{Analysis, Claim};
use jiff::civil::DateTime;
use maud::{Markup, html};
use std::collections::BTreeMap;

/// How many dates are shown.
const DATES_MAX: usize = 200;
/// How many claims are shown for one date.
const CLAIMS_A_DATE: usize = 12;
/// How much is quoted on either side of the date, in bytes.
const AROUND_BYTES: u32 = 120;

/// What is said of a date.
struct Event<'a> {
    analysis: &'a Analysis,
    claim: &'a Claim,
    status: Status,
}

/// The timeline.
pub(super) fn section(page: &Page<'_>) -> Markup {
    let dates = dates(page);
    let left_out = dates.len().saturating_sub(DATES_MAX);
    html! {
        section #timeline aria-labelledby="timeline-head" {
            h2 #timeline-head { "Timeline" }
            @if dates.is_empty() { p { "No claim is about a date that can be placed." } } @else {
                ol.timeline {
                    @for ((_, written), events) in dates.iter().take(DATES_MAX) {
                        li {
                            time datetime=[machine(written)] { (spoken(written)) }
                            ul {
                                @for event in events.iter().take(CLAIMS_A_DATE) { (self::event(event)) }
                                @if events.len() > CLAIMS_A_DATE { li { "and " (events.len() - CLAIMS_A_DATE) " more" } }
                            }
                        }
                    }
                }
                @if left_out > 0 { p { "And " (left_out) " later dates." } }
            }
        }
    }
}

/// The placed dates: when they begin, how they are written (TIMEX3), and what is said of them.
fn dates<'p>(page: &'p Page<'_>) -> BTreeMap<(DateTime, String), Vec<Event<'p>>> {
    let mut dates: BTreeMap<(DateTime, String), Vec<Event<'_>>> = BTreeMap::new();
    for (analysis, outcomes) in page.report.analyses.iter().zip(&page.outcomes) {
        for (claim, outcome) in analysis.claims.iter().zip(outcomes) {
            let Some(time) = claim.time() else { continue };
            let Some(from) = time.from else { continue };
            // A length of time is no date.
            if time.timex.starts_with('P') {
                continue;
            }
            let event = Event { analysis, claim, status: outcome.status };
            dates.entry((from, time.timex.clone())).or_default().push(event);
        }
    }
    dates
}

/// What HTML takes for a date: a day, month, week or year. Seasons, quarters and parts of days are
/// none.
fn machine(written: &str) -> Option<&str> {
    let plain = |c: char| c.is_ascii_digit() || c == '-' || c == 'W' || c == ':' || c == 'T';
    written.chars().all(plain).then_some(written)
}

/// TIMEX3 as people write it: "2025, spring", "2025, week 49".
fn spoken(written: &str) -> String {
    const SPOKEN: [(&str, &str); 9] = [
        ("-SP", ", spring"),
        ("-SU", ", summer"),
        ("-FA", ", autumn"),
        ("-WI", ", winter"),
        ("TMO", ", morning"),
        ("TAF", ", afternoon"),
        ("TEV", ", evening"),
        ("TNI", ", night"),
        ("-W", ", week "),
    ];
    let mut out = written.replace('/', " to ");
    for (code, words) in SPOKEN {
        out = out.replace(code, words);
    }
    out
}

fn event(event: &Event<'_>) -> Markup {
    let document = &event.analysis.document;
    let sentence = event.analysis.sentence_of(event.claim.span);
    let within = around(document, sentence, event.claim.span, AROUND_BYTES);
    let before = crate::text::Span { start: within.start, end: event.claim.span.start };
    let after = crate::text::Span { start: event.claim.span.end, end: within.end };
    html! {
        li class=(event.status.name()) {
            span.sign title=(event.status.told()) { (event.status.sign()) } " "
            span dir="auto" {
                @if within.start > sentence.start { "…" }
                (plain(document.quote(before)))
                strong { (plain(document.quote(event.claim.span))) }
                (plain(document.quote(after)))
                @if within.end < sentence.end { "…" }
            }
            " " a.place href={"#a-" (document.id.0)} { (plain(&document.path)) ":" (document.position(event.claim.span).line) }
        }
    }
}
