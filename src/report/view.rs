//! A finding as every format shows it: places resolved to files, lines and columns, once.

use super::clean;
use crate::judge;
use crate::model::{Analysis, Finding, Label, Report};
use crate::text::{Position, Span};
use rayon::prelude::*;
use serde::Serialize;
use std::collections::BTreeMap;

/// A quote with its place.
#[derive(Debug, Clone, Serialize)]
pub struct LabelView<'a> {
    /// Path of the document.
    pub document: &'a str,
    /// Byte offsets into the file.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// The words quoted.
    pub text: &'a str,
    /// What they mean.
    pub value: &'a str,
    /// A short remark.
    pub remark: &'a str,
    /// Whether it is the place to look first.
    pub primary: bool,
    /// Where the quote starts and ends, in UTF-16 columns too.
    #[serde(skip)]
    pub from: Position,
    /// See `from`.
    #[serde(skip)]
    pub to: Position,
    /// The sentence or cell that it stands in, as a span of the document's text.
    #[serde(skip)]
    pub sentence: Span,
    /// The span of the quote in the document's text.
    #[serde(skip)]
    pub span: Span,
    /// The document and what was read in it.
    #[serde(skip)]
    pub analysis: &'a Analysis,
}

impl LabelView<'_> {
    /// `path:line:column`, harmless to a terminal.
    pub fn place(&self) -> String {
        // A line that starts with two colons is a command to some CI systems.
        let here = if self.document.starts_with("::") { "./" } else { "" };
        format!("{here}{}:{}:{}", clean::clean(self.document), self.line, self.column)
    }

    /// Where a person finds it when lines do not help ("page 3").
    pub fn locator(&self) -> Option<&str> {
        self.analysis.document.block_at(self.span.start)?.locator.as_deref()
    }
}

/// Labels of a finding that say the same.
#[derive(Debug, Clone)]
pub struct SideView {
    /// What they say, canonical; empty where there is no value.
    pub value: String,
    /// Their places in [`FindingView::labels`].
    pub labels: Vec<usize>,
}

/// A finding with its quotes placed.
#[derive(Debug, Clone)]
pub struct FindingView<'a> {
    /// The finding.
    pub finding: &'a Finding,
    /// The rule's group.
    pub group: &'static str,
    /// Identity that survives edits elsewhere in the files; empty where nobody asked.
    pub fingerprint: String,
    /// The quotes, primary first.
    pub labels: Vec<LabelView<'a>>,
}

impl FindingView<'_> {
    /// The quotes grouped by what they say, in order of first appearance.
    pub fn sides(&self) -> Vec<SideView> {
        let mut sides: Vec<SideView> = Vec::new();
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        for (index, label) in self.labels.iter().enumerate() {
            let side = *known.entry(label.value).or_insert(sides.len());
            match sides.get_mut(side) {
                Some(side) => side.labels.push(index),
                None => sides.push(SideView { value: label.value.to_owned(), labels: vec![index] }),
            }
        }
        sides
    }

    /// Where to look first.
    pub fn primary(&self) -> Option<&LabelView<'_>> {
        self.labels.iter().find(|label| label.primary).or_else(|| self.labels.first())
    }
}

/// The findings of a report, placed, in the report's order; fingerprints are unique.
pub fn findings(report: &Report) -> Vec<FindingView<'_>> {
    let named = |finding| {
        let view = place(report, finding);
        FindingView { fingerprint: fingerprint(finding, &view.labels), ..view }
    };
    let mut placed: Vec<FindingView<'_>> = report.findings.par_iter().map(named).collect();
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for view in &mut placed {
        let times = seen.entry(view.fingerprint.clone()).or_insert(0);
        *times += 1;
        if *times > 1 {
            // The same sentence said twice: told apart by which time it is.
            view.fingerprint = hash(&format!("{}\u{3}{times}", view.fingerprint));
        }
    }
    placed
}

/// The same without fingerprints, which take longer than the rest.
pub fn placed(report: &Report) -> Vec<FindingView<'_>> {
    report.findings.par_iter().map(|finding| place(report, finding)).collect()
}

/// A finding with its quotes placed, without a fingerprint.
fn place<'a>(report: &'a Report, finding: &'a Finding) -> FindingView<'a> {
    let mut labels: Vec<_> =
        finding.labels.iter().filter_map(|label| place_label(report, label)).collect();
    labels.sort_by_key(|label| !label.primary);
    FindingView {
        finding,
        group: judge::rule(&finding.rule).map_or("", |rule| rule.group),
        fingerprint: String::new(),
        labels,
    }
}

/// A label with its place; none where its document is not in the report.
pub fn place_label<'a>(report: &'a Report, label: &'a Label) -> Option<LabelView<'a>> {
    let analysis = report.analyses.get(label.document.0 as usize)?;
    Some(place_in(analysis, label.span, label))
}

fn place_in<'a>(analysis: &'a Analysis, span: Span, label: &'a Label) -> LabelView<'a> {
    let document = &analysis.document;
    let source = document.view.source(span);
    let (from, to) = (document.lines.position(source.start), document.lines.position(source.end));
    LabelView {
        document: &document.path,
        start: source.start,
        end: source.end,
        line: from.line,
        column: from.column,
        text: document.quote(span),
        value: &label.value,
        remark: &label.remark,
        primary: label.primary,
        from,
        to,
        sentence: analysis.sentence_of(span),
        span,
        analysis,
    }
}

/// Rule, file names, quoted words and their sentences, hashed: edits elsewhere in the files, and
/// moving or naming their folder differently, leave it as it is.
fn fingerprint(finding: &Finding, labels: &[LabelView<'_>]) -> String {
    let mut parts: Vec<String> = labels
        .iter()
        .map(|label| {
            let sentence = label.sentence.of(label.analysis.document.text());
            let file = label.document.rsplit(['/', '\\']).next().unwrap_or(label.document);
            [file, &clean::line(label.text), &clean::line(sentence)].join("\u{1}")
        })
        .collect();
    parts.sort();
    hash(&[&*finding.rule, &*parts.join("\u{2}")].join("\u{2}"))
}

fn hash(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex().chars().take(16).collect()
}
