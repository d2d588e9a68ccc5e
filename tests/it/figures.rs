//! What a figure is of and what is tied to it, held against sentences of our own:
//! `tests/language/figures.txt`.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use verify_sources::lexicon::Lexicon;
use verify_sources::model::{Analysis, Claim, Modality, Polarity, QualifierKind, Value};

/// The day on which every sentence of the data is published, a Tuesday.
const PUBLISHED: &str = "2026-02-24";

fn analysis(text: &str) -> Analysis {
    let text = format!("---\npublished: {PUBLISHED}\n---\n\n{text}\n");
    let document = verify_sources::ingest::read("test.txt", text.as_bytes()).unwrap().remove(0);
    verify_sources::analyze(document, Lexicon::builtin())
}

/// A figure with its concept and what is tied to it, as the data file writes them.
fn row(analysis: &Analysis, claim: &Claim) -> String {
    let mut row = analysis.document.quote(claim.span).to_owned();
    let money = claim
        .quantity()
        .filter(|quantity| quantity.kind == verify_sources::model::QuantityKind::Money);
    if let Some(money) = money {
        write!(row, " [{}]", money.unit.as_deref().unwrap_or("money")).unwrap();
    }
    write!(row, ": {}", claim.concept.as_deref().unwrap_or("-")).unwrap();
    for found in &claim.qualifiers {
        let value = &found.value;
        let near = if found.attached { "" } else { "~" };
        match found.kind {
            QualifierKind::Period => write!(row, ", {near}in {value}").unwrap(),
            QualifierKind::AsOf => write!(row, ", {near}as of {value}").unwrap(),
            QualifierKind::Per => write!(row, ", per {value}").unwrap(),
            QualifierKind::Comparison => write!(row, ", compared: {value}").unwrap(),
            _ => write!(row, ", {near}{value}").unwrap(),
        }
    }
    if claim.modality != Modality::Asserted {
        write!(row, ", {}", format!("{:?}", claim.modality).to_lowercase()).unwrap();
    }
    if claim.polarity == Polarity::Negative {
        row.push_str(", not");
    }
    row
}

/// The sentences of the data file, each with the figures that were found in it.
fn found(data: &str) -> String {
    let mut out = String::new();
    for line in data.lines().filter(|line| !line.starts_with(' ')) {
        out.push_str(line);
        out.push('\n');
        if line.starts_with('#') || line.is_empty() {
            continue;
        }
        let analysis = analysis(line);
        let figures = analysis.claims.iter().filter(|one| matches!(one.value, Value::Quantity(_)));
        for claim in figures {
            writeln!(out, "    {}", row(&analysis, claim)).unwrap();
        }
    }
    out
}

#[test]
fn what_figures_are_of() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/language/figures.txt");
    let data = fs::read_to_string(&path).unwrap();
    let found = found(&data);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &found).unwrap();
    }
    let wrong: Vec<String> = data
        .lines()
        .zip(found.lines())
        .filter(|(expected, found)| expected != found)
        .map(|(expected, found)| format!("expected {expected}\n   found {found}"))
        .collect();
    assert!(data == found || std::env::var_os("UPDATE").is_some(), "{}\n{found}", wrong.join("\n"));
}
