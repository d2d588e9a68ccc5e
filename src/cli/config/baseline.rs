//! The baseline: findings that were there when the archive was adopted. Only new ones fail.

use crate::cli::output;
use crate::report::escape;
use crate::report::view::FindingView;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::Path;

/// What the file holds. The rule and the message are for its readers.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    schema: u32,
    findings: Vec<Row>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    fingerprint: String,
    rule: String,
    message: String,
}

/// The fingerprints of a baseline file.
pub(super) fn read(path: &Path) -> Result<BTreeSet<String>, String> {
    let shown = path.display();
    let text = std::fs::read_to_string(path).map_err(|error| {
        format!("{shown}: the baseline cannot be read: {error} (write one with --write-baseline {shown})")
    })?;
    let file: File = serde_json::from_str(&text).map_err(|error| {
        format!("{shown}: not a baseline: {error} (write it anew with --write-baseline {shown})")
    })?;
    if file.schema != 1 {
        let schema = file.schema;
        return Err(format!(
            "{shown}: a baseline of form {schema}, which this program does not know"
        ));
    }
    Ok(file.findings.into_iter().map(|row| row.fingerprint).collect())
}

/// Writes the findings as a baseline, sorted, so that its changes are easy to review.
pub(super) fn write(path: &Path, views: &[FindingView<'_>]) -> Result<(), String> {
    let mut findings: Vec<Row> = views
        .iter()
        .map(|view| Row {
            fingerprint: view.fingerprint.clone(),
            rule: view.finding.rule.clone(),
            message: view.finding.message.clone(),
        })
        .collect();
    findings.sort_by(|a, b| {
        (&a.rule, &a.message, &a.fingerprint).cmp(&(&b.rule, &b.message, &b.fingerprint))
    });
    output::save(path, &escape::pretty(&File { schema: 1, findings }))
}
