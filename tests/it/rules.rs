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
