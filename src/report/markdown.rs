//! Markdown for a pull request or a wiki.

use super::segments::{around, cut};
use super::view::{self, FindingView, LabelView};
use super::words::readable;
use super::{Format, Style, clean, reasons, summary};
use crate::model::{Needs, Report, Severity, Verdict};
use crate::text::Span;
use std::fmt::Write;

/// The Markdown report.
pub const FORMAT: Format = Format {
    name: "markdown",
    summary: "for a pull request, a wiki, a mail",
    needs: Needs::Findings,
    write,
};

/// How much is quoted on either side of the words, in bytes.
const AROUND_BYTES: u32 = 200;
/// How many quotes of a finding are shown.
const QUOTES_MAX: usize = 8;

fn write(report: &Report, _style: &Style) -> String {
    let mut out = String::from("# Fact check\n\n");
    for line in summary::lines(report) {
        let _ = writeln!(out, "{}\n", text(&line));
    }
    let views = view::findings(report);
    let (remarks, findings): (Vec<_>, Vec<_>) =
        views.iter().partition(|view| view.finding.severity == Severity::Info);
    if !findings.is_empty() {
        out.push_str("## Findings\n\n");
    }
    for view in findings {
        finding(view, &mut out);
    }
    if !report.verdicts.is_empty() {
        out.push_str("## Claims\n\n| verdict | claim | why |\n| --- | --- | --- |\n");
        report.verdicts.iter().for_each(|verdict| claim(verdict, &mut out));
        out.push('\n');
    }
    if !remarks.is_empty() {
        let _ = writeln!(out, "<details><summary>Worth knowing ({})</summary>\n", remarks.len());
        for view in remarks {
            let place = view.primary().map_or_else(String::new, LabelView::place);
            let message = text(&view.finding.message);
            let _ = writeln!(out, "- {message} ({}: {})", code(&view.finding.rule), code(&place));
        }
        out.push_str("\n</details>\n");
    }
    out
}

fn finding(view: &FindingView<'_>, out: &mut String) {
    let finding = view.finding;
    let severity = finding.severity.name();
    let _ = writeln!(out, "### {severity}: {}\n", text(&finding.message));
    for group in groups(view) {
        quote(&group, out);
    }
    if let Some(rest) = view.labels.get(QUOTES_MAX..).filter(|rest| !rest.is_empty()) {
        let places: Vec<String> = rest.iter().take(4).map(|label| code(&label.place())).collect();
        let _ = writeln!(out, "And {} more: {}\n", rest.len(), places.join(", "));
    }
    for (name, said) in reasons::rows(view) {
        let _ = writeln!(out, "- {name}: {}", text(&said));
    }
    if !finding.help.is_empty() {
        let _ = writeln!(out, "- help: {}", text(&finding.help));
    }
    let _ = writeln!(out, "- rule {}, id {}\n", code(&finding.rule), code(&view.fingerprint));
}

/// The labels that are quoted, those of one sentence together.
fn groups<'a>(view: &'a FindingView<'_>) -> Vec<Vec<&'a LabelView<'a>>> {
    let mut groups: Vec<Vec<&LabelView<'_>>> = Vec::new();
    for label in view.labels.iter().take(QUOTES_MAX) {
        let near = |first: &&LabelView<'_>| {
            (first.document, first.sentence) == (label.document, label.sentence)
                && first.span.start.abs_diff(label.span.start) < 2 * AROUND_BYTES
        };
        match groups.iter_mut().find(|group| group.first().is_some_and(near)) {
            Some(group) => group.push(label),
            None => groups.push(vec![label]),
        }
    }
    groups
}

/// A quotation with the words in bold, and what is said of them.
fn quote(labels: &[&LabelView<'_>], out: &mut String) {
    let Some(first) = labels.first() else { return };
    let document = &first.analysis.document;
    let all = labels.iter().fold(first.span, |all, label| all.join(label.span));
    let within = around(document, first.sentence, all, AROUND_BYTES);
    let spans: Vec<Span> = labels.iter().map(|label| label.span).collect();
    let mut quoted = String::new();
    if within.start > first.sentence.start {
        quoted.push('…');
    }
    for segment in cut(document, within, &spans) {
        let shown = text_keeping_ends(segment.text);
        let _ = match segment.mark {
            Some(_) => write!(quoted, "**{}**", shown.trim()),
            None => write!(quoted, "{shown}"),
        };
    }
    if within.end < first.sentence.end {
        quoted.push('…');
    }
    let said: Vec<String> = labels.iter().map(|label| said(label, labels.len() > 1)).collect();
    let place = code(&first.place());
    let said = said.into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join("; ");
    let said = if said.is_empty() { said } else { format!(" ({said})") };
    let _ = writeln!(out, "> {}  \n> — {place}{said}\n", quoted.trim());
}

/// The remark on a label, or its value; with its words, where others stand beside it.
fn said(label: &LabelView<'_>, named: bool) -> String {
    let remark =
        if label.remark.is_empty() { readable(label.value) } else { label.remark.to_owned() };
    let words = if named { format!("“{}”: ", text(label.text)) } else { String::new() };
    if remark.is_empty() { remark } else { format!("{words}{}", text(&remark)) }
}

fn claim(verdict: &Verdict, out: &mut String) {
    let reasons: Vec<String> = verdict
        .parts
        .iter()
        .map(|part: &crate::model::verdict::Part| {
            let span: Span = part.span;
            format!(
                "“{}” {}: {}",
                text(span.of(&verdict.text)),
                part.verdict.name(),
                text(&part.reason)
            )
        })
        .collect();
    let expected = verdict.expect.filter(|expect| *expect != verdict.verdict);
    let expected =
        expected.map_or_else(String::new, |expect| format!(" (expected {})", expect.name()));
    let _ = writeln!(
        out,
        "| {}{expected} | {} | {} |",
        verdict.verdict.name(),
        text(&verdict.text),
        reasons.join("<br>")
    );
}

/// Text in which nothing is markup, a mention or a reference.
pub(crate) fn text(from: &str) -> String {
    text_keeping_ends(&clean::line(from))
}

fn text_keeping_ends(from: &str) -> String {
    let mut out = String::with_capacity(from.len());
    for c in clean::clean(from).chars() {
        match c {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '|' | '~' => {
                out.push('\\');
                out.push(c);
            }
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            // Names and numbers of issues would be called: a comment parts them from their sign.
            '@' | '#' => {
                out.push(c);
                out.push_str("<!-- -->");
            }
            _ => out.push(c),
        }
    }
    out
}

/// A code span.
fn code(from: &str) -> String {
    format!("`{}`", clean::line(from).replace('`', "'").replace('|', "\\|"))
}
