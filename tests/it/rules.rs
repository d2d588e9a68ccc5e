//! The list of rules: names unique and in order of speech, docs complete.

use std::collections::BTreeSet;
use verify_sources::judge::rules::RULES;

const GROUPS: &[&str] =
    &["values", "time", "arithmetic", "scope", "roles", "status", "sources", "claims"];

/// The headings that `verify explain` promises for every rule.
const HEADINGS: &[&str] =
    &["## What it finds", "## Why it matters", "## When it stays silent", "## Example"];

#[test]
fn names_are_unique_and_kebab_case() {
    let mut seen = BTreeSet::new();
    for rule in RULES {
        assert!(seen.insert(rule.name), "{} is listed twice", rule.name);
        let kebab = rule.name.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        assert!(kebab, "{} is not kebab-case", rule.name);
        assert!(GROUPS.contains(&rule.group), "{}: unknown group {}", rule.name, rule.group);
    }
}

#[test]
fn every_rule_is_explained() {
    let mut lacking = Vec::new();
    for rule in RULES {
        for heading in HEADINGS.iter().filter(|heading| !rule.docs.contains(**heading)) {
            lacking.push(format!("{}: its docs lack `{heading}`", rule.name));
        }
        if rule.summary.is_empty() || rule.summary.ends_with('.') {
            lacking.push(format!("{}: its summary is empty or ends with a full stop", rule.name));
        }
    }
    assert!(lacking.is_empty(), "{}", lacking.join("\n"));
}

#[test]
fn explain_prints_what_the_spec_holds() {
    for rule in RULES {
        let explained = |more: &[&str]| {
            let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_verify"));
            let done = command.args(["explain", rule.name]).args(more).output().unwrap();
            String::from_utf8(done.stdout).unwrap()
        };
        let headings: Vec<&str> =
            rule.spec.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        assert!(!headings.is_empty());
        let (short, long) = (explained(&[]), explained(&["--all"]));
        for heading in headings {
            assert!(long.contains(heading), "{}: {heading}", rule.name);
        }
        assert!(short.contains(&format!("[{}]:", rule.name)), "{}: no example", rule.name);
        assert!(short.contains("it is silent"), "{}: no silent example", rule.name);
        assert!(short.len() <= long.len());
    }
}
