//! Completions and manual page, for those who package the program.

use super::args::{Args, CompletionsArgs};
use super::exit::Status;
use super::output;
use clap::CommandFactory;

/// Prints the completions for a shell.
pub(crate) fn completions(args: &CompletionsArgs) -> Status {
    let mut out = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "verify", &mut out);
    output::print(&String::from_utf8_lossy(&out))
}

/// Prints the manual page.
pub(crate) fn man() -> Status {
    let mut out = Vec::new();
    // Writing into memory cannot fail.
    let _ = clap_mangen::Man::new(Args::command()).render(&mut out);
    output::print(&String::from_utf8_lossy(&out))
}
