//! A finding as every format shows it: places resolved to files, lines and columns, once.

use crate::judge;
use crate::model::{Analysis, Finding, Label, Report};
use crate::text::{Position, Span};
use serde::Serialize;

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

/// A finding with its quotes placed.
#[derive(Debug, Clone)]
pub struct FindingView<'a> {
    /// The finding.
    pub finding: &'a Finding,
    /// The rule's group.
    pub group: &'static str,
    /// Identity that survives edits elsewhere in the files.
    pub fingerprint: String,
    /// The quotes, primary first.
    pub labels: Vec<LabelView<'a>>,
}

/// The findings of a report, placed.
pub fn findings(report: &Report) -> Vec<FindingView<'_>> {
    report.findings.iter().map(|finding| place(report, finding)).collect()
}

fn place<'a>(report: &'a Report, finding: &'a Finding) -> FindingView<'a> {
    FindingView {
        finding,
        group: judge::rule(&finding.rule).map_or("", |rule| rule.group),
        fingerprint: fingerprint(report, finding),
        labels: finding.labels.iter().filter_map(|label| place_label(report, label)).collect(),
    }
}

/// A label with its place; none where its document is not in the report.
pub fn place_label<'a>(report: &'a Report, label: &'a Label) -> Option<LabelView<'a>> {
    let analysis = report.analyses.get(label.document.0 as usize)?;
    let document = &analysis.document;
    let source = document.view.source(label.span);
    let (from, to) = (document.lines.position(source.start), document.lines.position(source.end));
    let sentence = analysis.sentences.iter().map(|s| s.span).find(|s| s.contains(label.span));
    let sentence = sentence.or_else(|| document.block_at(label.span.start).map(|b| b.span));
    Some(LabelView {
        document: &document.path,
        start: source.start,
        end: source.end,
        line: from.line,
        column: from.column,
        text: document.quote(label.span),
        value: &label.value,
        remark: &label.remark,
        primary: label.primary,
        from,
        to,
        sentence: sentence.unwrap_or(label.span),
        span: label.span,
        analysis,
    })
}

/// Rule, documents and quoted words, hashed: edits elsewhere in the files leave it as it is.
fn fingerprint(report: &Report, finding: &Finding) -> String {
    let mut parts: Vec<String> = finding
        .labels
        .iter()
        .filter_map(|label| place_label(report, label))
        .map(|label| {
            let sentence = label.sentence.of(label.analysis.document.text());
            format!("{}\u{1}{}\u{1}{}", label.document, label.text, sentence)
        })
        .collect();
    parts.sort();
    let hash = blake3::hash(format!("{}\u{2}{}", finding.rule, parts.join("\u{2}")).as_bytes());
    hash.to_hex().chars().take(16).collect()
}
