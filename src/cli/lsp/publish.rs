//! Findings as diagnostics: each stands in every document that it quotes, with the other quotes
//! as related places.

use super::state::State;
use crate::model::Severity;
use crate::report::reasons;
use crate::report::view::{self, FindingView, LabelView};
use crate::text::{LineIndex, Position};
use lsp_server::Notification;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The diagnostics of all documents, and empty ones for those that had some before.
pub(super) fn all(state: &mut State) -> Vec<Notification> {
    let mut by_uri: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for view in view::findings(&state.report) {
        for index in 0..view.labels.len() {
            if let Some((uri, diagnostic)) = diagnostic(state, &view, index) {
                by_uri.entry(uri).or_default().push(diagnostic);
            }
        }
    }
    if let Some((uri, mistakes)) = mistakes(state) {
        by_uri.entry(uri).or_default().extend(mistakes);
    }
    let now: BTreeSet<String> = by_uri.keys().cloned().collect();
    let cleared = state.published.difference(&now).cloned().map(|uri| (uri, Vec::new()));
    let rows: Vec<(String, Vec<Value>)> = cleared.chain(by_uri).collect();
    state.published = now;
    let mut messages: Vec<Notification> = rows
        .into_iter()
        .map(|(uri, diagnostics)| {
            let params = json!({"uri": uri, "diagnostics": diagnostics});
            Notification::new("textDocument/publishDiagnostics".to_owned(), params)
        })
        .collect();
    if let Some(trouble) = state.trouble.take() {
        /// The protocol's number for an error.
        const ERROR: u8 = 1;
        let params = json!({"type": ERROR, "message": trouble});
        messages.push(Notification::new("window/showMessage".to_owned(), params));
    }
    messages
}

/// The mistakes of the configuration; none where there are none.
fn mistakes(state: &State) -> Option<(String, Vec<Value>)> {
    let (faults, text) = &state.faults;
    let lines = LineIndex::new(text);
    let rows: Vec<Value> = faults
        .iter()
        .map(|fault| {
            let at = |place: usize| lines.position(u32::try_from(place).unwrap_or(u32::MAX));
            let help = if fault.help.is_empty() { "" } else { "\nhelp: " };
            json!({
                "range": between(at(fault.span.start), at(fault.span.end)),
                "severity": severity(Severity::Error),
                "source": "verify",
                "message": format!("{}{help}{}", fault.message, fault.help),
            })
        })
        .collect();
    let path = state.config().0.to_string_lossy().replace('\\', "/");
    (!rows.is_empty()).then(|| (state.uri(&path), rows))
}

/// The place of a quote, as the protocol counts: from 0, in UTF-16 units.
pub(super) fn range(label: &LabelView<'_>) -> Value {
    between(label.from, label.to)
}

fn between(from: Position, to: Position) -> Value {
    let place = |at: Position| json!({"line": at.line.saturating_sub(1), "character": at.utf16.saturating_sub(1)});
    json!({"start": place(from), "end": place(to)})
}

fn diagnostic(state: &State, view: &FindingView<'_>, index: usize) -> Option<(String, Value)> {
    /// How many other quotes an editor is given.
    const RELATED_MAX: usize = 20;
    let label = view.labels.get(index)?;
    let others = view.labels.iter().enumerate().filter(|(other, _)| *other != index);
    let related: Vec<Value> = others
        .take(RELATED_MAX)
        .map(|(_, other)| {
            let said = if other.remark.is_empty() { other.value } else { other.remark };
            json!({
                "location": {"uri": state.uri(other.document), "range": range(other)},
                "message": format!("“{}” {said}", other.text),
            })
        })
        .collect();
    let mut message = vec![view.finding.message.clone()];
    message.extend(reasons::rows(view).into_iter().map(|(name, said)| format!("{name}: {said}")));
    if !view.finding.help.is_empty() {
        message.push(format!("help: {}", view.finding.help));
    }
    let diagnostic = json!({
        "range": range(label),
        "severity": severity(view.finding.severity),
        "code": view.finding.rule,
        "source": "verify",
        "message": message.join("\n"),
        "relatedInformation": related,
        "data": {"fingerprint": view.fingerprint},
    });
    Some((state.uri(label.document), diagnostic))
}

/// The protocol's number of a severity.
fn severity(severity: Severity) -> u8 {
    match severity {
        Severity::Error => 1,
        Severity::Warning => 2,
        Severity::Info => 3,
    }
}
