//! `tests/specs/<rule>.md`: when a rule speaks and when it stays silent.
//!
//! Every heading of level two is a test. Its fenced blocks named `source PATH` are documents
//! (front matter may give them a date), those named `claims PATH` hold statements; its block named `report` is what the rule of the file's
//! name says of them, empty where it stays silent. `UPDATE=1 cargo test specs` writes the report
//! blocks; read the diff before you commit it.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use verify_sources::lexicon::Lexicon;
use verify_sources::model::Report;
use verify_sources::report::view;
use verify_sources::{analyze_all, check, claims, hold, ingest, judge};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/specs")
}

fn files() -> Vec<PathBuf> {
    let mut files: Vec<_> =
        fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    files.sort();
    files
}

fn rule_name(file: &Path) -> String {
    file.file_stem().unwrap().to_string_lossy().into_owned()
}

fn run(sources: &[(String, String)], statements: &[(String, String)]) -> Report {
    let documents = sources
        .iter()
        .flat_map(|(path, text)| {
            ingest::read(path, text.as_bytes()).unwrap_or_else(|error| panic!("{path}: {error}"))
        })
        .collect();
    let lexicon = Lexicon::builtin();
    let mut report = check(analyze_all(documents, lexicon), Vec::new(), lexicon);
    let said = statements.iter().flat_map(|(path, text)| claims::statements(path, text).unwrap());
    hold(&mut report, said.collect(), lexicon);
    report
}

/// What one rule says, in a form that is short and stable: message, reasons, quotes.
fn render(report: &Report, rule: &str) -> String {
    let mut out = String::new();
    for view in view::findings(report).iter().filter(|view| view.finding.rule == rule) {
        let finding = view.finding;
        let _ = writeln!(out, "{}[{rule}]: {}", finding.severity.name(), finding.message);
        for label in &view.labels {
            let mark = if label.primary { '>' } else { '-' };
            let place = format!("{}:{}:{}", label.document, label.line, label.column);
            let _ = writeln!(out, "  {mark} {place} `{}` = {}", label.text, label.value);
        }
        for reason in &finding.reasons {
            let _ = writeln!(out, "  why: {reason}");
        }
    }
    out
}

/// The text of a spec with every report block as the program gives it, and the titles of the
/// tests whose block differs.
fn rewritten(text: &str, rule: &str) -> (String, Vec<String>) {
    let (mut out, mut differing) = (String::new(), Vec::new());
    let (mut title, mut sources) = (String::new(), Vec::<(String, String)>::new());
    let mut statements = Vec::<(String, String)>::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        out.push_str(line);
        out.push('\n');
        if let Some(heading) = line.strip_prefix("## ") {
            heading.clone_into(&mut title);
            sources.clear();
            statements.clear();
        }
        let Some(fence) = line.strip_prefix("```").filter(|name| !name.is_empty()) else {
            continue;
        };
        let body: String = lines
            .by_ref()
            .take_while(|line| *line != "```")
            .flat_map(|line| [line, "\n"])
            .collect();
        if fence == "report" {
            let report = render(&run(&sources, &statements), rule);
            if report != body {
                differing.push(format!("{rule}: {title}\n--- written\n{body}--- now\n{report}"));
            }
            out.push_str(&report);
        } else {
            if let Some(path) = fence.strip_prefix("claims ") {
                statements.push((path.trim().to_owned(), body.clone()));
            }
            if let Some(path) = fence.strip_prefix("source ") {
                sources.push((path.trim().to_owned(), body.clone()));
            }
            out.push_str(&body);
        }
        out.push_str("```\n");
    }
    (out, differing)
}

#[test]
fn every_rule_says_what_its_spec_says() {
    let mut differing = Vec::new();
    for file in files() {
        let text = fs::read_to_string(&file).unwrap();
        let (now, wrong) = rewritten(&text, &rule_name(&file));
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&file, now).unwrap();
        } else {
            differing.extend(wrong);
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[test]
fn every_rule_has_a_spec_that_speaks_and_one_that_is_silent() {
    let mut lacking = Vec::new();
    for rule in judge::rules::RULES {
        let text =
            fs::read_to_string(folder().join(format!("{}.md", rule.name))).unwrap_or_default();
        if !text.contains(&format!("[{}]:", rule.name)) {
            lacking.push(format!("{}: no report that speaks", rule.name));
        }
        if !text.contains("```report\n```") {
            lacking.push(format!("{}: no report that is silent", rule.name));
        }
    }
    assert!(lacking.is_empty(), "{}", lacking.join("\n"));
}
