//! `verify rules` and `verify explain RULE`.

use super::args::ExplainArgs;
use super::examples;
use super::exit::Status;
use super::output;
use super::select;
use crate::judge::{self, rules::RULES};
use std::fmt::Write;

/// Lists the rules by group.
pub(crate) fn list() -> Status {
    let width = RULES.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    let mut out = String::new();
    let mut group = "";
    for rule in RULES {
        if rule.group != group {
            group = rule.group;
            let _ = writeln!(out, "{group}");
        }
        let severity = rule.severity.name();
        let _ = writeln!(out, "  {:width$}  {severity:7}  {}", rule.name, rule.summary);
    }
    output::print(&out)
}

/// Prints the documentation of a rule.
pub(crate) fn run(args: &ExplainArgs) -> Status {
    if let Some(rule) = judge::rule(&args.rule) {
        let severity = rule.severity.name();
        let head = format!("{} ({severity}, group {}): {}", rule.name, rule.group, rule.summary);
        let examples = examples::told(rule.spec, args.all);
        let docs = rule.docs.trim();
        return output::print(&format!("{head}\n\n{docs}\n\n{examples}"));
    }
    let of_group: Vec<&str> =
        RULES.iter().filter(|rule| rule.group == args.rule).map(|rule| rule.name).collect();
    match select::known(&args.rule) {
        Err(error) => eprintln!("error: {error}"),
        Ok(()) => eprintln!("error: `{}` is a group: {}", args.rule, of_group.join(", ")),
    }
    Status::Failed
}
