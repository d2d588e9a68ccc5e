//! The command line: one file a command.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "this is the outside: disk, terminal, environment"
)]

mod analyze;
mod args;
mod bench_corpus;
mod cache;
mod check;
mod config;
mod claims_from;
mod dump;
mod exit;
mod explain;
mod examples;
mod extract;
mod files;
mod init;
mod reading;
mod statements;
mod tables;
mod judge;
#[cfg(feature = "lsp")]
mod lsp;
mod output;
mod progress;
mod select;
mod shell;
mod since;
#[cfg(feature = "watch")]
mod watch;

use args::{Args, Command};
use clap::Parser;
use std::process::ExitCode;

/// Parses the arguments and runs the command.
pub fn main() -> ExitCode {
    let args = Args::parse();
    if let Some(Err(error)) = args.tables.as_deref().map(tables::put) {
        eprintln!("error: {error}");
        return exit::Status::Failed.into();
    }
    let status = match args.command {
        Some(Command::Check(check)) => check::run(&check),
        Some(Command::Extract(extract)) => extract::run(&extract),
        Some(Command::Clean(clean)) => check::clean(&clean),
        #[cfg(feature = "watch")]
        Some(Command::Watch(check)) => watch::run(&check),
        Some(Command::Judge(batch)) => judge::run(&batch),
        Some(Command::BenchCorpus(corpus)) => bench_corpus::run(&corpus),
        Some(Command::Dump(dump)) => dump::run(&dump),
        Some(Command::Init(init)) => init::run(&init),
        Some(Command::Config(policy)) => config::show(&policy),
        #[cfg(feature = "lsp")]
        Some(Command::Lsp) => lsp::run(),
        Some(Command::Completions(shell)) => shell::completions(&shell),
        Some(Command::Man) => shell::man(),
        Some(Command::Rules) => explain::list(),
        Some(Command::Explain(explain)) => explain::run(&explain),
        None => check::run(&args.check),
    };
    status.into()
}
