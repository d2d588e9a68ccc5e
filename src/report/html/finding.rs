//! A finding: its quotes in their paragraphs, reasons, figures, chart.

use super::super::reasons;
use super::super::segments::{around, cut};
use super::super::view::{FindingView, LabelView};
use super::super::words::readable;
use super::{Page, chart, plain};
use crate::text::Span;
use maud::{Markup, html};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// How much of a paragraph is quoted on either side of the words, in bytes.
const AROUND_BYTES: u32 = 600;
/// How many quotes of one side are open; the others fold.
const QUOTES_A_SIDE: usize = 3;

/// A finding as an article of the page.
pub(super) fn article(page: &Page<'_>, index: usize, view: &FindingView<'_>) -> Markup {
    let finding = view.finding;
    let documents: BTreeSet<u32> =
        view.labels.iter().map(|label| label.analysis.document.id.0).collect();
    let mut class = format!("finding {}", finding.severity.name());
    for document in documents {
        let _ = write!(class, " d{document}");
    }
    let number = page.rules.get(finding.rule.as_str()).map_or(0, |(number, _)| *number);
    html! {
        article class=(class) id={"f-" (view.fingerprint)} data-rule=(number)
            aria-labelledby={"h-" (index)} {
            h3 #{"h-" (index)} {
                span.badge { (finding.severity.name()) } " "
                span dir="auto" { (plain(&finding.message)) }
            }
            (chart::chart(view))
            (quotes(view))
            dl.why {
                @for (name, said) in reasons::rows(view) {
                    div { dt { (name) } dd { (plain(&said)) } }
                }
                @if !finding.help.is_empty() { div { dt { "to do" } dd { (plain(&finding.help)) } } }
            }
            p.meta { "Rule " code { (plain(&finding.rule)) } ", id " a href={"#f-" (view.fingerprint)} { code { (view.fingerprint) } } }
        }
    }
}

/// The quotes, side by side: those in one paragraph together, copies of one side folded.
fn quotes(view: &FindingView<'_>) -> Markup {
    let mut open: Vec<usize> = Vec::new();
    let mut folded: Vec<usize> = Vec::new();
    for side in view.sides() {
        let shown = if side.value.is_empty() { side.labels.len() } else { QUOTES_A_SIDE };
        open.extend(side.labels.iter().take(shown));
        folded.extend(side.labels.iter().skip(shown));
    }
    open.sort_unstable();
    html! {
        div.quotes { @for group in together(view, &open) { (quotation(&group)) } }
        @if !folded.is_empty() {
            details { summary { "And " (folded.len()) " more that say the same" }
                div.quotes { @for group in together(view, &folded) { (quotation(&group)) } }
            }
        }
    }
}

/// Labels grouped by their paragraph.
fn together<'a>(view: &'a FindingView<'_>, chosen: &[usize]) -> Vec<Vec<&'a LabelView<'a>>> {
    let mut groups: Vec<Vec<&LabelView<'_>>> = Vec::new();
    let mut known: BTreeMap<(&str, Span, u32), usize> = BTreeMap::new();
    for label in chosen.iter().filter_map(|index| view.labels.get(*index)) {
        // A "paragraph" may be a megabyte: words far apart in it are quoted apart.
        let part = label.span.start / (4 * AROUND_BYTES);
        let group = *known.entry((label.document, paragraph(label), part)).or_insert(groups.len());
        match groups.get_mut(group) {
            Some(group) => group.push(label),
            None => groups.push(vec![label]),
        }
    }
    groups
}

fn paragraph(label: &LabelView<'_>) -> Span {
    let block = label.analysis.document.block_at(label.span.start).map(|block| block.span);
    block.filter(|block| block.contains(label.span)).unwrap_or(label.sentence)
}

/// A paragraph with the words of its labels highlighted.
pub(super) fn quotation(labels: &[&LabelView<'_>]) -> Markup {
    let Some(first) = labels.first() else { return html! {} };
    let document = &first.analysis.document;
    let all = labels.iter().fold(first.span, |all, label| all.join(label.span));
    let outer = paragraph(first);
    let within = around(document, outer, all, AROUND_BYTES);
    let spans: Vec<Span> = labels.iter().map(|label| label.span).collect();
    html! {
        figure {
            figcaption {
                a href={"#a-" (document.id.0)} { (first.place()) }
                @if let Some(locator) = first.locator() { " (" (plain(locator)) ")" }
                @if let Some(outlet) = &document.outlet { ", " (plain(outlet)) }
                @if let Some(day) = document.published { ", " time datetime=(day) { (day) } }
            }
            blockquote dir="auto" {
                @if within.start > outer.start { "…" }
                @for segment in cut(document, within, &spans) {
                    @match segment.mark.and_then(|index| labels.get(index)) {
                        Some(label) => {
                            mark class=(if label.primary { "primary" } else { "secondary" }) { (plain(segment.text)) }
                            (aside(label))
                        }
                        None => { (plain(segment.text)) }
                    }
                }
                @if within.end < outer.end { "…" }
            }
        }
    }
}

fn aside(label: &LabelView<'_>) -> Markup {
    let said =
        if label.remark.is_empty() { readable(label.value) } else { label.remark.to_owned() };
    html! { @if !said.is_empty() { span.said { " [" (plain(&said)) "]" } } }
}
