//! `tests/pairs`: pairs of short articles that contradict each other, and pairs that only look so.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use verify_sources::lexicon::Lexicon;
use verify_sources::model::Severity;
use verify_sources::{analyze_all, check, ingest};

/// The day on which both articles are published.
const PUBLISHED: &str = "2026-05-20";

/// What stands in the first column where nothing is found.
const NOTHING: &str = "-";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pairs")
}

/// The rules that speak of two texts, remarks left out.
fn rules(texts: [&str; 2]) -> String {
    let lexicon = Lexicon::builtin();
    let read = |(name, text): (&str, &str)| {
        let text = format!("---\npublished: {PUBLISHED}\n---\n{text}\n");
        ingest::read(name, text.as_bytes()).unwrap().remove(0)
    };
    let documents = ["a.txt", "b.txt"].into_iter().zip(texts).map(read).collect();
    let report = check(analyze_all(documents, lexicon), Vec::new(), lexicon);
    let found = report.findings.iter().filter(|finding| finding.severity != Severity::Info);
    let found: BTreeSet<String> = found.map(|finding| finding.rule.clone()).collect();
    if found.is_empty() { NOTHING.to_owned() } else { Vec::from_iter(found).join(" ") }
}

/// A file with its first column anew, how many pairs it has, and of how many something is found.
fn anew(text: &str) -> (String, usize, usize) {
    let (mut out, mut all, mut spoken) = (String::new(), 0, 0);
    for line in text.lines() {
        let parts: Vec<&str> = line.split(" | ").collect();
        match parts.as_slice() {
            [_, one, other] if !line.starts_with('#') => {
                let rules = rules([one, other]);
                all += 1;
                spoken += usize::from(rules != NOTHING);
                writeln!(out, "{rules} | {one} | {other}").unwrap();
            }
            _ => {
                assert!(line.is_empty() || line.starts_with('#'), "not a pair: {line}");
                writeln!(out, "{line}").unwrap();
            }
        }
    }
    (out, all, spoken)
}

/// What the README of the folder says of a file.
fn counted(name: &str, (all, spoken): (usize, usize)) -> String {
    format!("- `{name}`: something is found in {spoken} of {all}.")
}

#[test]
fn pairs_say_what_is_found_in_them() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut differing = Vec::new();
    let mut readme = fs::read_to_string(folder().join("README.md")).unwrap();
    for name in ["contradictory.txt", "silent.txt"] {
        let path = folder().join(name);
        let text = fs::read_to_string(&path).unwrap();
        let (now, all, spoken) = anew(&text);
        assert!(all > 0, "{name} has no pair");
        let line = counted(name, (all, spoken));
        if update {
            fs::write(&path, &now).unwrap();
            let start = format!("- `{name}`:");
            let old = readme.lines().find(|line| line.starts_with(&start)).unwrap().to_owned();
            readme = readme.replace(&old, &line);
            continue;
        }
        let lines = text.lines().zip(now.lines()).filter(|(was, is)| was != is);
        differing.extend(lines.map(|(was, is)| format!("{name}: was {was}\n   is {is}")));
        if !readme.contains(&line) {
            differing.push(format!("README.md does not say: {line}"));
        }
    }
    if update {
        fs::write(folder().join("README.md"), readme).unwrap();
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}
