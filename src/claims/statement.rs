//! A statement of the user's, and the files that hold them.
//!
//! `claims/*.toml` holds `[[claim]]` tables: `id`, `text`, and optionally `expect` (a verdict)
//! and `note`. A `.txt` or `.md` file holds a statement a line or bullet; headings and empty lines
//! are passed over.

use crate::model::VerdictKind;
use serde::Deserialize;
use std::ops::Range;

/// A statement to be held against the sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Its name: given in a table, else `FILE:LINE`.
    pub id: String,
    /// The file it stands in, and its line there, from 1.
    pub path: String,
    /// See `path`.
    pub line: u32,
    /// What it says.
    pub text: String,
    /// The verdict that the user expects.
    pub expect: Option<VerdictKind>,
    /// The user's note.
    pub note: Option<String>,
}

/// Why a claims file cannot be read, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementError {
    /// Bytes of the file at fault, where they are known.
    pub span: Option<Range<usize>>,
    /// What is wrong, as a lower-case fragment.
    pub reason: String,
    /// What to do.
    pub remedy: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    claim: Vec<toml::Spanned<Entry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: toml::Spanned<String>,
    text: toml::Spanned<String>,
    expect: Option<VerdictKind>,
    note: Option<String>,
}

/// The statements of a file, by the ending of its name; none for a file that holds no statements.
pub fn statements(path: &str, text: &str) -> Result<Vec<Statement>, StatementError> {
    let toml = path.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("toml"));
    if toml { table(path, text) } else { Ok(list(path, text)) }
}

fn table(path: &str, text: &str) -> Result<Vec<Statement>, StatementError> {
    let file: File = toml::from_str(text).map_err(|error| StatementError {
        span: error.span(),
        reason: error.message().replace('\n', " "),
        remedy: "a claim is a `[[claim]]` table with id, text, and optionally expect and note"
            .to_owned(),
    })?;
    let mut found: Vec<Statement> = Vec::with_capacity(file.claim.len());
    for entry in file.claim {
        let entry = entry.into_inner();
        let fault = |span: Range<usize>, reason: String, remedy: &str| {
            Err(StatementError { span: Some(span), reason, remedy: remedy.to_owned() })
        };
        if entry.text.as_ref().trim().is_empty() {
            return fault(
                entry.text.span(),
                "the claim says nothing".to_owned(),
                "write the statement to be checked",
            );
        }
        if found.iter().any(|statement| statement.id == *entry.id.as_ref()) {
            let reason = format!("the id `{}` is used twice", entry.id.as_ref());
            return fault(entry.id.span(), reason, "give each claim an id of its own");
        }
        found.push(Statement {
            path: path.to_owned(),
            line: line_of(text, entry.text.span().start),
            id: entry.id.into_inner(),
            text: entry.text.into_inner(),
            expect: entry.expect,
            note: entry.note,
        });
    }
    Ok(found)
}

/// The line of a byte, from 1.
fn line_of(text: &str, at: usize) -> u32 {
    let before = text.get(..at).unwrap_or(text);
    u32::try_from(before.matches('\n').count() + 1).unwrap_or(u32::MAX)
}

fn list(path: &str, text: &str) -> Vec<Statement> {
    let lines = text.lines().enumerate();
    lines
        .filter_map(|(index, line)| {
            let line = line.trim();
            let body = line.trim_start_matches(['-', '*', '+', '•']).trim();
            let is_heading = line.starts_with('#') || line.chars().all(|c| !c.is_alphanumeric());
            if is_heading || body.is_empty() {
                return None;
            }
            let line = u32::try_from(index + 1).unwrap_or(u32::MAX);
            Some(Statement {
                id: format!("{path}:{line}"),
                path: path.to_owned(),
                line,
                text: body.to_owned(),
                expect: None,
                note: None,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_and_lists_are_read_with_their_lines() {
        let text =
            "# Ours\n\n[[claim]]\nid = \"a\"\ntext = \"It cost $5.\"\nexpect = \"refuted\"\n";
        let read = statements("claims/a.toml", text).expect("reads");
        let first = read.first().expect("one claim");
        assert_eq!(
            (first.id.as_str(), first.line, first.expect),
            ("a", 5, Some(VerdictKind::Refuted))
        );
        let read = statements("claims/b.md", "# Title\n\n- It cost $5.\n* It cost $6.\n---\n")
            .expect("reads");
        let told: Vec<_> = read.iter().map(|s| (s.line, s.text.as_str())).collect();
        assert_eq!(told, [(3, "It cost $5."), (4, "It cost $6.")]);
    }

    #[test]
    fn faults_are_placed() {
        let twice =
            "[[claim]]\nid = \"a\"\ntext = \"x 1\"\n[[claim]]\nid = \"a\"\ntext = \"x 2\"\n";
        let error = statements("a.toml", twice).expect_err("the id is used twice");
        assert_eq!(error.span.map(|span| span.start), Some(twice.rfind("\"a\"").unwrap_or(0)));
        let error =
            statements("a.toml", "[[claim]]\nid = \"a\"\ntxt = \"x\"\n").expect_err("unknown key");
        assert!(error.reason.contains("txt"), "{}", error.reason);
    }
}
