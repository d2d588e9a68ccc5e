//! `verify check`: the main job.

use super::args::{CacheArgs, CheckArgs};
use super::cache;
use super::config::Policy;
use super::exit::Status;
use super::output::{self, Target};
use super::progress::Progress;
use super::reading::{self, Read};
use super::statements;
use crate::Memory;
use crate::lexicon::Lexicon;
use crate::model::{Needs, Report};
use crate::report::{clean, summary};

/// Reads the documents, compares them, writes the reports.
pub(crate) fn run(args: &CheckArgs) -> Status {
    match checked(args) {
        Ok(status) => status,
        Err(error) => {
            eprintln!("error: {error}");
            Status::Failed
        }
    }
}

fn checked(args: &CheckArgs) -> Result<Status, String> {
    let targets = output::targets(args)?;
    let needs = targets.iter().map(|target| target.format.needs).max().unwrap_or_default();
    let report = report(args, needs)?;
    remarks(&report, args);
    let mut failed = report.skipped.iter().any(|skipped| skipped.failed);
    for target in &targets {
        failed |= deliver(&report, target, args)? == Status::Failed;
    }
    if failed {
        return Ok(Status::Failed);
    }
    let least = args.fail_on.least().filter(|_| !args.exit_zero);
    let fails = least.is_some_and(|least| report.findings.iter().any(|f| f.severity >= least));
    // The program ends here: the system takes all of it back at once.
    std::mem::forget(report);
    Ok(if fails { Status::Findings } else { Status::Clean })
}

/// Reads the documents and compares them, for reports of that need.
pub(crate) fn report(args: &CheckArgs, needs: Needs) -> Result<Report, String> {
    let policy = Policy::load(&args.policy)?;
    // A second pool cannot be set: then the first one serves, and the result is the same.
    let _ = rayon::ThreadPoolBuilder::new().num_threads(args.jobs).build_global();
    let progress = Progress::start("reading and comparing", args.quiet);
    let Read { waiting, mut skipped, cache } = reading::read(args);
    let lexicon = Lexicon::builtin();
    let statements = statements::read(args, &mut skipped, lexicon);
    // What is said of a statement may stand in any sentence.
    let needs = if statements.is_empty() { needs } else { Needs::Everything };
    let memory = cache.as_deref().map(|cache| cache as &dyn Memory);
    let mut report = crate::check_waiting(waiting, skipped, needs, memory, lexicon);
    if let Some(cache) = cache {
        cache.flush();
    }
    if !statements.is_empty() {
        crate::hold(&mut report, statements, lexicon);
    }
    drop(progress);
    for remark in policy.apply(&mut report)? {
        if !args.quiet {
            eprintln!("{remark}");
        }
    }
    Ok(report)
}

fn deliver(report: &Report, target: &Target, args: &CheckArgs) -> Result<Status, String> {
    if target.format.name == "github" {
        output::step_summary(report)?;
    }
    let text = (target.format.write)(report, &output::style(args, target));
    let Some(file) = &target.file else { return Ok(output::print(&text)) };
    output::save(file, &text)?;
    Ok(Status::Clean)
}

/// What went wrong or aside, on standard error: the report itself may be for a program.
fn remarks(report: &Report, args: &CheckArgs) {
    for skipped in &report.skipped {
        let (path, reason) = (clean::clean(&skipped.path), clean::line(&skipped.reason));
        let remedy = clean::line(&skipped.remedy);
        if skipped.failed {
            eprintln!("error: {path}: {reason} ({remedy})");
        } else if args.verbose {
            eprintln!("note: {path}: {reason} ({remedy})");
        }
    }
    if args.verbose {
        for analysis in &report.analyses {
            for remark in &analysis.document.remarks {
                let path = clean::clean(&analysis.document.path);
                eprintln!("note: {path}: {}", clean::line(remark));
            }
        }
    }
    if args.format == "concise" && !args.quiet {
        for line in summary::lines(report) {
            eprintln!("{line}");
        }
    }
}

/// `verify clean`: removes the cache.
pub(crate) fn clean(args: &CacheArgs) -> Status {
    let Some(folder) = reading::folder(args) else {
        eprintln!("error: no cache folder is known here (name one with --cache-dir)");
        return Status::Failed;
    };
    match cache::clean(&folder) {
        Ok(true) => println!("removed the cache in {}", folder.display()),
        Ok(false) => println!("there is no cache in {}", folder.display()),
        Err(error) => {
            eprintln!("error: {}: cannot be removed: {error}", folder.display());
            return Status::Failed;
        }
    }
    Status::Clean
}
