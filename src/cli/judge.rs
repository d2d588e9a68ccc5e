//! `verify judge FILE.jsonl`: statements against sources in batch, one line in, one line out.

use super::args::JudgeArgs;
use super::exit::Status;
use crate::claims::{self, Statement};
use crate::ingest;
use crate::lexicon::Lexicon;
use crate::model::{Document, Label, Report, Verdict};
use rayon::prelude::*;
use serde::Deserialize;
use serde_json::json;
use std::io::{BufRead, BufReader, BufWriter, Read, Write};

/// Lines judged at a time: enough to keep every thread busy, few enough to bound the memory.
const LINES_AT_A_TIME: usize = 256;

#[derive(Deserialize)]
struct Row {
    id: String,
    #[serde(default)]
    sources: Vec<ingest::Record>,
    #[serde(default)]
    claims: Vec<RowClaim>,
}

#[derive(Deserialize)]
struct RowClaim {
    id: String,
    text: String,
}

/// Judges every line of the file (`-` is standard input) and prints the verdicts in order.
pub(crate) fn run(args: &JudgeArgs) -> Status {
    let input: Box<dyn Read> = if args.file.as_os_str() == "-" {
        Box::new(std::io::stdin().lock())
    } else {
        match std::fs::File::open(&args.file) {
            Ok(file) => Box::new(file),
            Err(error) => {
                eprintln!("error: {}: cannot be read: {error}", args.file.display());
                return Status::Failed;
            }
        }
    };
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut lines = BufReader::new(input).split(b'\n').enumerate();
    let mut failed = false;
    loop {
        let batch: Vec<_> = lines.by_ref().take(LINES_AT_A_TIME).collect();
        if batch.is_empty() {
            break;
        }
        let answers: Vec<_> = batch
            .into_par_iter()
            .map(|(number, line)| {
                (number + 1, line.map_err(|e| e.to_string()).and_then(|line| answer(&line)))
            })
            .collect();
        for (number, answer) in answers {
            let written = match answer {
                Ok(answer) if answer.is_empty() => Ok(()),
                Ok(answer) => writeln!(out, "{answer}"),
                Err(error) => {
                    eprintln!("error: {}:{number}: {error}", args.file.display());
                    failed = true;
                    Ok(())
                }
            };
            if written.is_err() {
                // The reader has gone: nothing is left to do.
                return Status::Clean;
            }
        }
    }
    let flushed = out.flush().is_ok();
    if failed || !flushed { Status::Failed } else { Status::Clean }
}

/// The line that answers a line; empty for an empty one.
fn answer(line: &[u8]) -> Result<String, String> {
    if line.iter().all(u8::is_ascii_whitespace) {
        return Ok(String::new());
    }
    let row: Row =
        serde_json::from_slice(line).map_err(|error| format!("not a row to be judged: {error}"))?;
    let lexicon = Lexicon::builtin();
    let documents: Vec<Document> =
        row.sources.into_iter().map(ingest::Record::into_document).collect();
    let statements: Vec<Statement> = row
        .claims
        .into_iter()
        .map(|claim| Statement {
            path: claim.id.clone(),
            id: claim.id,
            line: 1,
            text: claim.text,
            expect: None,
            note: None,
        })
        .collect();
    let analyses = crate::analyze_all(documents, lexicon);
    let report = crate::check(analyses, Vec::new(), lexicon);
    let verdicts = claims::verdicts(&statements, &report, lexicon);
    let rows: Vec<_> = verdicts.iter().map(|verdict| verdict_row(verdict, &report)).collect();
    Ok(json!({"id": row.id, "claims": rows}).to_string())
}

fn verdict_row(verdict: &Verdict, report: &Report) -> serde_json::Value {
    let parts: Vec<_> = verdict
        .parts
        .iter()
        .map(|part| {
            let evidence: Vec<_> =
                part.evidence.iter().filter_map(|label| quote(label, report)).collect();
            json!({
                "text": part.span.of(&verdict.text),
                "value": part.value,
                "verdict": part.verdict.name(),
                "reason": part.reason,
                "origins": part.origins,
                "evidence": evidence,
            })
        })
        .collect();
    json!({"id": verdict.id, "verdict": verdict.verdict.name(), "parts": parts})
}

/// A place of a source: offsets are bytes of its text.
fn quote(label: &Label, report: &Report) -> Option<serde_json::Value> {
    let document = &report.analyses.get(label.document.0 as usize)?.document;
    Some(json!({
        "source": document.path,
        "start": label.span.start,
        "end": label.span.end,
        "text": document.quote(label.span),
        "value": label.value,
        "remark": label.remark,
    }))
}
