//! `tests/reconciliations.toml`: every explanation that keeps the report silent, and its twin, the
//! same pair of documents without the explanation, that must alarm.

use serde::Deserialize;
use verify_sources::lexicon::Lexicon;
use verify_sources::model::{Report, Severity};
use verify_sources::{analyze_all, check, ingest};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rows {
    pair: Vec<Pair>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    name: String,
    rule: String,
    explained: Vec<String>,
    twin: Vec<String>,
}

fn rows() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/reconciliations.toml");
    std::fs::read_to_string(path).unwrap()
}

/// The day of a document that names none.
const DAY: &str = "2026-02-02";

fn report(texts: &[String]) -> Report {
    let documents = texts.iter().enumerate().flat_map(|(number, text)| {
        let dated = text.strip_prefix('@').and_then(|text| text.split_once(' '));
        let (day, text) = dated.unwrap_or((DAY, text));
        let body = format!("---\npublished: {day}\n---\n{text}\n");
        ingest::read(&format!("{number}.txt"), body.as_bytes()).unwrap()
    });
    let lexicon = Lexicon::builtin();
    check(analyze_all(documents.collect(), lexicon), Vec::new(), lexicon)
}

/// What is found of warning and above: rule and message.
fn alarms(texts: &[String]) -> Vec<(String, String)> {
    let found = report(texts).findings;
    let alarms = found.into_iter().filter(|finding| finding.severity >= Severity::Warning);
    alarms.map(|finding| (finding.rule, finding.message)).collect()
}

#[test]
fn explained_pairs_are_silent_and_their_twins_alarm() {
    let rows: Rows = toml::from_str(&rows()).unwrap();
    let mut wrong = Vec::new();
    for pair in rows.pair {
        for (rule, message) in alarms(&pair.explained) {
            wrong.push(format!("{}: is explained, and yet {rule}: {message}", pair.name));
        }
        let twin = alarms(&pair.twin);
        if !twin.iter().any(|(rule, _)| *rule == pair.rule) {
            wrong.push(format!("{}: its twin is silent on {}: {twin:?}", pair.name, pair.rule));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
