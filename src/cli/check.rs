//! `verify check`: the main job.

use super::args::CheckArgs;
use super::exit::Status;
use super::files;
use crate::lexicon::Lexicon;
use crate::report::{self, Style};

/// Reads the documents, compares them, prints the report.
pub(crate) fn run(args: &CheckArgs) -> Status {
    let (documents, skipped) = files::read(&args.paths);
    let lexicon = Lexicon::builtin();
    let analyses = crate::analyze_all(documents, lexicon);
    let report = crate::check(analyses, skipped, lexicon);
    for skipped in &report.skipped {
        eprintln!("error: {}: {} ({})", skipped.path, skipped.reason, skipped.remedy);
    }
    let Some(format) = report::format(&args.format) else {
        eprintln!("error: unknown format `{}`", args.format);
        return Status::Failed;
    };
    print!("{}", (format.write)(&report, &Style::default()));
    if report.skipped.iter().any(|skipped| skipped.failed) {
        return Status::Failed;
    }
    let least = args.fail_on.least();
    let fails = least.is_some_and(|least| report.findings.iter().any(|f| f.severity >= least));
    if fails { Status::Findings } else { Status::Clean }
}
