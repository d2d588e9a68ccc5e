//! Filters that need no script: check boxes, and style rules that hide what is not checked.

use super::super::status::Status;
use super::super::view::FindingView;
use super::{Page, plain};
use crate::model::Severity;
use maud::{Markup, html};
use std::collections::BTreeMap;
use std::fmt::Write;

/// How many documents can be filtered by: each costs a style rule that the browser must weigh.
const DOCUMENTS_MAX: usize = 60;

/// Severities, worst first.
const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];

/// The rules that speak: their number in the filters, and how often they do.
pub(super) fn spoken<'a>(views: &[FindingView<'a>]) -> BTreeMap<&'a str, (usize, usize)> {
    let mut spoken: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for view in views {
        spoken.entry(&view.finding.rule).or_default().1 += 1;
    }
    for (number, (place, _)) in spoken.values_mut().enumerate() {
        *place = number;
    }
    spoken
}

/// The documents that findings quote: number, path, how many findings.
fn quoted<'a>(page: &'a Page<'_>) -> Vec<(u32, &'a str, usize)> {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for view in &page.views {
        let documents = view.labels.iter().map(|label| label.analysis.document.id.0);
        for document in documents.collect::<std::collections::BTreeSet<u32>>() {
            *counts.entry(document).or_insert(0) += 1;
        }
    }
    let named = counts.into_iter().filter_map(|(id, count)| {
        let analysis = page.report.analyses.get(id as usize)?;
        Some((id, analysis.document.path.as_str(), count))
    });
    named.take(DOCUMENTS_MAX).collect()
}

/// The style rules behind the controls. All names in them are made here: nothing from outside.
pub(super) fn rules(page: &Page<'_>) -> String {
    let mut out = String::new();
    let mut hide = |box_id: String, what: String| {
        let _ = writeln!(out, "body:has(#{box_id}:not(:checked)) {what}{{display:none}}");
    };
    for severity in SEVERITIES {
        hide(format!("s-{}", severity.name()), format!(".finding.{}", severity.name()));
    }
    for (index, _) in page.rules.values() {
        hide(format!("r-{index}"), format!(".finding[data-rule=\"{index}\"]"));
    }
    for status in Status::ALL {
        hide(format!("t-{}", status.name()), format!(".articles .{} sup", status.name()));
    }
    for (id, ..) in quoted(page) {
        let _ = writeln!(out, "body:has(#d-{id}:checked) .finding:not(.d{id}){{display:none}}");
    }
    out
}

/// The controls.
pub(super) fn controls(page: &Page<'_>) -> Markup {
    let of = |severity| page.views.iter().filter(|v| v.finding.severity == severity).count();
    html! {
        @if !page.views.is_empty() {
            details.filters open {
                summary { "Filter" }
                form {
                    fieldset {
                        legend { "Severity" }
                        @for severity in SEVERITIES {
                            label { input #{"s-" (severity.name())} type="checkbox" checked autocomplete="off"; " " (severity.name()) " (" (of(severity)) ")" }
                        }
                    }
                    fieldset {
                        legend { "Rule" }
                        @for (rule, (index, count)) in &page.rules {
                            label { input #{"r-" (index)} type="checkbox" checked autocomplete="off"; " " (plain(rule)) " (" (count) ")" }
                        }
                    }
                    fieldset {
                        legend { "Document" }
                        label { input #d-all type="radio" name="document" checked autocomplete="off"; " all" }
                        @for (id, path, count) in quoted(page) {
                            label { input #{"d-" (id)} type="radio" name="document" autocomplete="off"; " " (plain(path)) " (" (count) ")" }
                        }
                    }
                    button type="reset" { "Show all" }
                }
            }
        }
    }
}
