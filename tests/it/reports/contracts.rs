//! What the readers of each format rely on: schemas, well-formedness, and that nothing from an
//! article is taken for a command, a formula or markup.

use super::schema::faults;
use super::{by_name, fixture, style};
use serde_json::Value;
use verify_sources::model::Report;
use verify_sources::report::Detail;

fn written(name: &str, report: &Report) -> String {
    (by_name(name).write)(report, &style(100, Detail::Normal))
}

fn json(name: &str) -> Vec<Value> {
    [fixture::report(), fixture::empty()]
        .iter()
        .map(|report| serde_json::from_str(&written(name, report)).unwrap())
        .collect()
}

#[test]
fn json_obeys_its_schema() {
    let schema = serde_json::from_str(include_str!("../../../docs/report.schema.json")).unwrap();
    for value in json("json") {
        assert_eq!(faults(&schema, &value), Vec::<String>::new());
    }
}

#[test]
fn sarif_obeys_the_oasis_schema() {
    let schema = serde_json::from_str(include_str!("../../schemas/sarif-2.1.0.json")).unwrap();
    for value in json("sarif") {
        assert_eq!(faults(&schema, &value), Vec::<String>::new());
    }
}

#[test]
fn sarif_results_name_their_rules() {
    for log in json("sarif") {
        let run = &log["runs"][0];
        for result in run["results"].as_array().unwrap() {
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
        }
    }
}

#[test]
fn rdjson_and_gitlab_have_what_their_readers_want() {
    for log in json("rdjson") {
        for row in log["diagnostics"].as_array().unwrap() {
            assert!(row["message"].is_string() && row["location"]["path"].is_string(), "{row}");
            assert!(["ERROR", "WARNING", "INFO"].contains(&row["severity"].as_str().unwrap()));
        }
    }
    for log in json("gitlab") {
        let rows = log.as_array().unwrap();
        let mut prints: Vec<_> = rows.iter().map(|row| row["fingerprint"].to_string()).collect();
        prints.sort();
        prints.dedup();
        assert_eq!(prints.len(), rows.len(), "fingerprints are unique");
        for row in rows {
            assert!(row["description"].is_string() && row["check_name"].is_string(), "{row}");
            assert!(row["location"]["lines"]["begin"].as_u64().unwrap() > 0, "{row}");
        }
    }
}

#[test]
fn every_line_of_jsonl_is_an_object_with_a_type() {
    let text = written("jsonl", &fixture::report());
    let types: Vec<String> = text
        .lines()
        .map(|line| {
            serde_json::from_str::<Value>(line).unwrap()["type"].as_str().unwrap().to_owned()
        })
        .collect();
    assert_eq!(types.last().map(String::as_str), Some("summary"));
    assert_eq!(types.iter().filter(|name| *name == "finding").count(), 4);
}

#[test]
fn junit_is_well_formed_and_counts_right() {
    use quick_xml::events::Event;
    for report in [fixture::report(), fixture::empty()] {
        let text = written("junit", &report);
        let mut reader = quick_xml::Reader::from_str(&text);
        let (mut cases, mut failures, mut depth) = (0, 0, 0);
        loop {
            match reader.read_event().unwrap() {
                Event::Start(tag) => {
                    depth += 1;
                    cases += usize::from(tag.name().as_ref() == "testcase");
                    failures += usize::from(tag.name().as_ref() == "failure");
                }
                Event::End(_) => depth -= 1,
                Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(depth, 0);
        let head = format!("tests=\"{cases}\" failures=\"{failures}\"");
        assert!(text.lines().nth(1).unwrap().contains(&head), "{text}");
    }
}

#[test]
fn github_lines_are_the_commands_meant_and_no_others() {
    let report = fixture::report();
    let text = written("github", &report);
    for line in text.lines() {
        let (head, message) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
        assert!(
            ["error ", "warning ", "notice "].iter().any(|kind| head.starts_with(kind)),
            "{line}"
        );
        assert!(!message.is_empty());
    }
    // Four findings; of the verdicts one is unexpected, one is open, one is as it should be.
    assert_eq!(text.lines().count(), 6);
}

#[test]
fn no_line_for_a_terminal_is_a_command_to_ci() {
    for name in ["full", "concise", "markdown", "csv"] {
        for width in 40..100 {
            let text = (by_name(name).write)(&fixture::report(), &style(width, Detail::Verbose));
            let bad = text
                .lines()
                .find(|line| line.trim_start().starts_with("::") && line.trim() != ":::");
            let bad = bad.filter(|line| !line.trim_start().starts_with("::: "));
            assert_eq!(bad, None, "{name} at {width}");
        }
    }
}

#[test]
fn a_spreadsheet_finds_no_formula() {
    let text = written("csv", &fixture::report());
    let mut rows = csv::Reader::from_reader(text.as_bytes());
    let mut seen = 0;
    for row in rows.records() {
        for cell in &row.unwrap() {
            seen += 1;
            assert!(!cell.starts_with(['=', '+', '@', '-', '\t', '\r']), "{cell}");
        }
    }
    assert!(seen > 100);
}

#[test]
fn a_page_needs_no_network_and_runs_no_script() {
    let text = written("html", &fixture::report());
    for bad in ["<script", "http://", "https://", "javascript:", " onload", " onclick", "<b>"] {
        assert!(!text.contains(bad), "{bad}");
    }
    assert!(text.contains("default-src 'none'"));
}

#[test]
fn every_verdict_stands_in_every_format() {
    for format in verify_sources::report::FORMATS {
        if format.name == "csv" {
            // The tick-sheet is of the documents' claims.
            continue;
        }
        let text = written(format.name, &fixture::report());
        assert!(text.contains("1,900 homes"), "{}", format.name);
        assert!(text.contains("refuted"), "{}", format.name);
    }
}

#[test]
fn fingerprints_survive_edits_elsewhere() {
    use verify_sources::report::view::findings;
    let before = fixture::report();
    let after = fixture::moved();
    let prints = |report: &Report| {
        findings(report).iter().map(|view| view.fingerprint.clone()).collect::<Vec<_>>()
    };
    assert_eq!(prints(&before), prints(&after));
    assert_ne!(findings(&before)[0].labels[0].line, findings(&after)[0].labels[0].line);
}

/// The project's own articles, through the whole pipeline.
fn sources() -> Report {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("sources");
    let mut documents = Vec::new();
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        documents.extend(verify_sources::ingest::read(&path.to_string_lossy(), &bytes).unwrap());
    }
    let lexicon = verify_sources::lexicon::Lexicon::builtin();
    verify_sources::check(verify_sources::analyze_all(documents, lexicon), Vec::new(), lexicon)
}

#[test]
fn reports_on_the_sources_obey_their_schemas_and_quote_the_files() {
    let report = sources();
    for (name, schema) in [
        ("json", include_str!("../../../docs/report.schema.json")),
        ("sarif", include_str!("../../schemas/sarif-2.1.0.json")),
    ] {
        let value = serde_json::from_str(&written(name, &report)).unwrap();
        assert_eq!(faults(&serde_json::from_str(schema).unwrap(), &value), Vec::<String>::new());
    }
    let value: Value = serde_json::from_str(&written("json", &report)).unwrap();
    let findings = value["findings"].as_array().unwrap();
    assert!(!findings.is_empty(), "the sources disagree on purpose");
    for label in findings.iter().flat_map(|finding| finding["labels"].as_array().unwrap()) {
        let bytes = std::fs::read(label["document"].as_str().unwrap()).unwrap();
        let at = |name: &str| usize::try_from(label[name].as_u64().unwrap()).unwrap();
        let quoted = String::from_utf8_lossy(&bytes[at("start")..at("end")]).into_owned();
        // In HTML a tag or an entity may stand between the words.
        if !quoted.contains(['<', '&']) {
            let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(words(&quoted), words(label["text"].as_str().unwrap()));
        }
    }
}
