//! `verify config`: what is in force.

use super::Policy;
use crate::cli::args::PolicyArgs;
use crate::cli::exit::Status;
use crate::cli::output;
use crate::judge::rules::RULES;
use std::fmt::Write;

/// Prints what is in force, as a configuration that says the same.
pub(crate) fn run(args: &PolicyArgs) -> Status {
    let policy = match Policy::load(args) {
        Ok(policy) => policy,
        Err(error) => {
            eprintln!("error: {error}");
            return Status::Failed;
        }
    };
    let mut out = match &policy.source {
        Some((path, _)) => format!("# from {}\n", path.display()),
        None => "# no verify.toml: what follows is built in\n".to_owned(),
    };
    if let Some(baseline) = &policy.file.baseline {
        let _ = writeln!(out, "baseline = {:?}", baseline.display().to_string());
    }
    out.push_str("\n[rules]\n");
    for rule in RULES {
        let level = policy.file.levels.of(rule.name);
        let (name, by) = match level {
            Some(level) => (level.name(), "set"),
            None => (rule.severity.name(), "built in"),
        };
        let _ = writeln!(out, "{} = {name:?} # {by}; {}", rule.name, rule.group);
    }
    let (paths, accepts) = (policy.file.paths.len(), policy.file.accepts.len());
    let _ = writeln!(out, "\n# [[paths]]: {paths}, [[accept]]: {accepts}");
    output::print(&out)
}
