//! Hovering over a claim shows what the other documents say of its fact.

use super::state::State;
use crate::model::{ClaimId, Fact, Report};
use crate::report::markdown::text;
use crate::report::words::readable;
use serde_json::{Value, json};
use std::fmt::Write;

/// How many quotes of a side are shown.
const QUOTES_MAX: usize = 5;

/// What is to be shown over a place; null where there is nothing.
pub(super) fn hover(state: &State, params: &Value) -> Value {
    let told = at(state, params).unwrap_or_default();
    if told.is_empty() {
        Value::Null
    } else {
        json!({"contents": {"kind": "markdown", "value": told}})
    }
}

fn at(state: &State, params: &Value) -> Option<String> {
    let uri = params.pointer("/textDocument/uri")?.as_str()?;
    let line = params.pointer("/position/line")?.as_u64()? + 1;
    let character = params.pointer("/position/character")?.as_u64()? + 1;
    let analysis = state.document(uri)?;
    let document = &analysis.document;
    let claim = analysis.claims.iter().find(|claim| {
        let source = document.view.source(claim.span);
        let (from, to) =
            (document.lines.position(source.start), document.lines.position(source.end));
        let (from, to) = ((from.line, from.utf16), (to.line, to.utf16));
        let here =
            (u32::try_from(line).unwrap_or(u32::MAX), u32::try_from(character).unwrap_or(u32::MAX));
        from <= here && here <= to
    })?;
    let facts = state.report.facts.iter();
    let told: Vec<String> = facts
        .filter(|fact| fact.claims.contains(&claim.id))
        .map(|fact| self::fact(&state.report, fact, claim.id))
        .collect();
    Some(told.join("\n\n---\n\n"))
}

fn fact(report: &Report, fact: &Fact, own: ClaimId) -> String {
    let whose = if fact.entity.is_empty() { "" } else { ": " };
    let mut out = format!("**{}{whose}{}**\n\n", text(&fact.entity), text(&fact.attribute));
    for side in &fact.sides {
        let here = if side.claims.contains(&own) { " (here)" } else { "" };
        let origins = crate::report::words::count(side.origins as usize, "origin");
        let _ = writeln!(out, "- {}{here}, {origins}", text(&readable(&side.value)));
        for id in side.claims.iter().filter(|id| **id != own).take(QUOTES_MAX) {
            let analysis = report.analyses.get(id.document.0 as usize);
            let claim = analysis.and_then(|analysis| analysis.claims.get(id.index as usize));
            if let (Some(analysis), Some(claim)) = (analysis, claim) {
                let document = &analysis.document;
                let line = document.position(claim.span).line;
                let file = document.path.rsplit('/').next().unwrap_or(&document.path);
                let _ = writeln!(
                    out,
                    "  - “{}” {}:{line}",
                    text(document.quote(claim.span)),
                    text(file)
                );
            }
        }
    }
    out
}
