//! One self-contained page for the desk: no network, no script. Filters are check boxes and CSS.

mod article;
mod chart;
mod facts;
mod filters;
mod finding;
mod tables;
mod timeline;

use super::status::{self, Ticked};
use super::view::{self, FindingView};
use super::{Format, Style, clean, summary};
use crate::model::{Needs, Report, Verdict};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use std::collections::BTreeMap;

/// The HTML report.
pub const FORMAT: Format = Format {
    name: "html",
    summary: "one self-contained page: findings, facts, timeline, articles",
    needs: Needs::Everything,
    write,
};

/// The style sheet.
const CSS: &str = include_str!("style.css");

/// What the parts of the page draw from.
struct Page<'a> {
    report: &'a Report,
    views: Vec<FindingView<'a>>,
    outcomes: Vec<Vec<Ticked<'a>>>,
    /// The rules that speak: their number in the filters, and how often they do.
    rules: BTreeMap<&'a str, (usize, usize)>,
}

fn write(report: &Report, _style: &Style) -> String {
    let views = view::findings(report);
    let outcomes = status::ticked(report, &views);
    let rules = filters::spoken(&views);
    let page = Page { report, views, outcomes, rules };
    let mut out = page.markup().into_string();
    out.push('\n');
    out
}

/// A text from outside, harmless, with its breaks as spaces.
fn plain(text: &str) -> String {
    clean::clean(text).into_owned()
}

impl Page<'_> {
    fn markup(&self) -> Markup {
        html! {
            (DOCTYPE)
            html lang="en" {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    meta http-equiv="Content-Security-Policy"
                        content="default-src 'none'; style-src 'unsafe-inline'";
                    title { "Fact check: " (self.headline()) }
                    style { (PreEscaped(CSS)) (PreEscaped(filters::rules(self))) }
                }
                body {
                    a.skip href="#findings" { "Skip to the findings" }
                    header {
                        h1 { "Fact check" }
                        p.headline { (self.headline()) }
                        (self.navigation())
                    }
                    main {
                        section #summary aria-labelledby="summary-head" {
                            h2 #summary-head { "What was checked" }
                            ul { @for line in summary::lines(self.report) { li { (plain(&line)) } } }
                        }
                        (self.findings())
                        (self.verdicts())
                        (facts::table(self))
                        (timeline::section(self))
                        (article::section(self))
                    }
                    footer { p { "Made by verify " (env!("CARGO_PKG_VERSION")) ". It quotes; it does not say which side is right." } }
                }
            }
        }
    }

    fn headline(&self) -> String {
        summary::lines(self.report).pop().unwrap_or_default()
    }

    fn navigation(&self) -> Markup {
        html! {
            nav aria-label="Sections" {
                a href="#findings" { "Findings" }
                @if !self.report.verdicts.is_empty() { a href="#claims" { "Claims" } }
                a href="#facts" { "Facts" }
                a href="#timeline" { "Timeline" }
                a href="#articles" { "Articles" }
            }
        }
    }

    fn findings(&self) -> Markup {
        html! {
            section #findings aria-labelledby="findings-head" {
                h2 #findings-head { "Findings" }
                (filters::controls(self))
                @if self.views.is_empty() { p { "Nothing was found." } }
                @for (index, view) in self.views.iter().enumerate() {
                    (finding::article(self, index, view))
                }
                p.nothing-left { "No finding passes the filters." }
            }
        }
    }

    fn verdicts(&self) -> Markup {
        html! {
            @if !self.report.verdicts.is_empty() {
                section #claims aria-labelledby="claims-head" {
                    h2 #claims-head { "Claims held against the sources" }
                    @for verdict in &self.report.verdicts { (self.verdict(verdict)) }
                }
            }
        }
    }

    fn verdict(&self, verdict: &Verdict) -> Markup {
        let unexpected = verdict.expect.filter(|expect| *expect != verdict.verdict);
        html! {
            article.verdict.(verdict.verdict.name()) {
                h3 {
                    span.badge { (verdict.verdict.name()) } " "
                    span dir="auto" { (plain(&verdict.text)) }
                }
                p.meta {
                    (plain(&verdict.id)) ", " code { (plain(&verdict.path)) ":" (verdict.line) }
                    @if let Some(expect) = unexpected { strong { " expected: " (expect.name()) } }
                }
                @if let Some(note) = &verdict.note { p.meta { "Note: " (plain(note)) } }
                @for part in &verdict.parts {
                    p { q dir="auto" { (plain(part.span.of(&verdict.text))) } " " strong { (part.verdict.name()) } ": " (plain(&part.reason)) }
                    @for label in part.evidence.iter().filter_map(|label| view::place_label(self.report, label)) {
                        (finding::quotation(&[&label]))
                    }
                }
            }
        }
    }
}
