//! `verify watch`: checks again whenever a document changes, and prints what appeared and what
//! went away.

use super::args::CheckArgs;
use super::exit::Status;
use super::{check, output};
use crate::model::{Needs, Report};
use crate::report::view;
use notify::RecursiveMode;
use notify_debouncer_full::new_debouncer;
use std::collections::BTreeMap;
use std::sync::mpsc;
use std::time::Duration;

/// Changes within this time of each other are one: editors write a file in several steps.
const QUIET_MS: u64 = 200;

/// Checks, then waits for changes until interrupted.
pub(crate) fn run(args: &CheckArgs) -> Status {
    let (sender, events) = mpsc::channel();
    let watcher = new_debouncer(Duration::from_millis(QUIET_MS), None, sender);
    let mut watcher = match watcher {
        Ok(watcher) => watcher,
        Err(error) => {
            eprintln!("error: cannot watch for changes here: {error}");
            return Status::Failed;
        }
    };
    for path in &args.paths {
        if let Err(error) = watcher.watch(path, RecursiveMode::Recursive) {
            eprintln!("error: {}: cannot be watched: {error} (check the path)", path.display());
            return Status::Failed;
        }
    }
    let mut known = match check::report(args, Needs::Findings) {
        Ok(report) => lines(&report),
        Err(error) => {
            eprintln!("error: {error}");
            return Status::Failed;
        }
    };
    let mut told = format!("{} findings; waiting for changes (Ctrl-C ends)\n", known.len());
    told.extend(known.values().map(|line| format!("  {line}\n")));
    if let Err(error) = output::write(&told) {
        return output::unwritten(&error);
    }
    for event in events {
        let touched = event.is_ok_and(|events| events.iter().any(|event| !event.kind.is_access()));
        if !touched {
            continue;
        }
        let Ok(report) = check::report(args, Needs::Findings) else { continue };
        let now = lines(&report);
        if let Err(error) = output::write(&changes(&known, &now)) {
            return output::unwritten(&error);
        }
        known = now;
    }
    Status::Clean
}

/// The findings of a report, a line each, by fingerprint.
fn lines(report: &Report) -> BTreeMap<String, String> {
    view::findings(report)
        .into_iter()
        .filter_map(|view| {
            let place = view.primary()?.place();
            let severity = view.finding.severity.name();
            let told =
                format!("{place}: {severity}[{}]: {}", view.finding.rule, view.finding.message);
            Some((view.fingerprint, told))
        })
        .collect()
}

/// What went away and what appeared, a line each, and how many there are.
fn changes(before: &BTreeMap<String, String>, now: &BTreeMap<String, String>) -> String {
    let gone = before.iter().filter(|(key, _)| !now.contains_key(*key));
    let new = now.iter().filter(|(key, _)| !before.contains_key(*key));
    let (gone, new): (Vec<_>, Vec<_>) = (gone.collect(), new.collect());
    let mut told = String::new();
    told.extend(gone.iter().map(|(_, line)| format!("- {line}\n")));
    told.extend(new.iter().map(|(_, line)| format!("+ {line}\n")));
    told + &format!("{} findings ({} new, {} gone)\n", now.len(), new.len(), gone.len())
}
