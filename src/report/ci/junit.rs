//! JUnit's XML: a suite a document, a failing case a finding; a suite of the user's claims.

use super::super::view::{self, FindingView};
use super::super::{Format, Style, clean, told};
use crate::model::{Needs, Report, Severity, Verdict};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The test report.
pub const FORMAT: Format = Format {
    name: "junit",
    summary: "a test report: a suite a document, a failure a finding",
    needs: Needs::Findings,
    write,
};

/// A suite: its cases, as XML, with how many there are and how many failed.
#[derive(Default)]
struct Suite {
    cases: String,
    tests: usize,
    failures: usize,
    errors: usize,
}

fn write(report: &Report, _style: &Style) -> String {
    let views = view::findings(report);
    let mut by_document: BTreeMap<&str, Vec<&FindingView<'_>>> = BTreeMap::new();
    for view in &views {
        by_document
            .entry(view.primary().map_or("", |label| label.document))
            .or_default()
            .push(view);
    }
    let mut suites: Vec<(&str, Suite)> = Vec::new();
    for analysis in &report.analyses {
        let path = analysis.document.path.as_str();
        suites.push((path, document(path, &by_document.remove(path).unwrap_or_default())));
    }
    // Findings without a place.
    suites.extend(by_document.into_iter().map(|(path, views)| (path, document(path, &views))));
    for skipped in report.skipped.iter().filter(|skipped| skipped.failed) {
        let mut suite = Suite { tests: 1, errors: 1, ..Suite::default() };
        let told = xml(&format!("{} ({})", skipped.reason, skipped.remedy));
        let _ = writeln!(
            suite.cases,
            "    <testcase classname=\"{0}\" name=\"can be read\"><error message=\"{told}\"/></testcase>",
            xml(&skipped.path)
        );
        suites.push((&skipped.path, suite));
    }
    if !report.verdicts.is_empty() {
        suites.push(("claims", claims(&report.verdicts)));
    }
    written(&suites)
}

fn written(suites: &[(&str, Suite)]) -> String {
    let sum = |of: fn(&Suite) -> usize| suites.iter().map(|(_, suite)| of(suite)).sum::<usize>();
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(
        out,
        "<testsuites name=\"verify\" tests=\"{}\" failures=\"{}\" errors=\"{}\">",
        sum(|suite| suite.tests),
        sum(|suite| suite.failures),
        sum(|suite| suite.errors)
    );
    for (name, suite) in suites {
        let _ = writeln!(
            out,
            "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\">\n{}  </testsuite>",
            xml(name),
            suite.tests,
            suite.failures,
            suite.errors,
            suite.cases
        );
    }
    out.push_str("</testsuites>\n");
    out
}

fn document(path: &str, views: &[&FindingView<'_>]) -> Suite {
    let mut suite = Suite::default();
    for view in views {
        let told = told::finding(view);
        let fails = view.finding.severity >= Severity::Warning;
        let line = view.primary().map_or(1, |label| label.line);
        let name = format!("{}: {}", view.finding.rule, view.finding.message);
        suite.case((path, line), &name, &told, fails.then_some(view.finding.severity.name()));
    }
    if suite.failures == 0 {
        suite.case((path, 1), "no discrepancy", &[], None);
    }
    suite
}

fn claims(verdicts: &[Verdict]) -> Suite {
    let mut suite = Suite::default();
    for verdict in verdicts {
        let fails = told::severity(verdict).is_some_and(|severity| severity >= Severity::Warning);
        let told = told::verdict(verdict);
        let kind = fails.then(|| verdict.verdict.name());
        suite.case((&verdict.path, verdict.line), &verdict.id, &told, kind);
    }
    suite
}

impl Suite {
    fn case(
        &mut self,
        (file, line): (&str, u32),
        name: &str,
        told: &[String],
        fails: Option<&str>,
    ) {
        self.tests += 1;
        let (file, name) = (xml(file), xml(name));
        let _ = write!(
            self.cases,
            "    <testcase classname=\"{file}\" name=\"{name}\" file=\"{file}\" line=\"{line}\">"
        );
        let text: Vec<String> = told.iter().map(|line| xml(line)).collect();
        let text = text.join("\n");
        if let Some(kind) = fails {
            self.failures += 1;
            let first = told.first().map(|line| xml(line)).unwrap_or_default();
            let _ =
                write!(self.cases, "<failure type=\"{kind}\" message=\"{first}\">{text}</failure>");
        } else if !text.is_empty() {
            let _ = write!(self.cases, "<system-out>{text}</system-out>");
        }
        self.cases.push_str("</testcase>\n");
    }
}

/// Text for XML: harmless, and without the characters that XML has no way to write.
fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in clean::clean(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(c),
        }
    }
    out
}
