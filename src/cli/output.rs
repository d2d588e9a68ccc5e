//! Where reports go: the terminal, or files that are whole or not there at all.

use super::args::{CheckArgs, When};
use super::exit::Status;
use crate::model::Report;
use crate::report::{self, Detail, Format, Style};
use std::io::{ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Columns where standard output is not a terminal: stable, so that reports can be compared.
const WIDTH: usize = 100;
/// The narrowest and widest that a report is drawn.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=140;

/// A report to be written: its form and the file it goes to.
#[derive(Debug)]
pub(crate) struct Target {
    /// The form.
    pub(crate) format: &'static Format,
    /// The file; none is standard output.
    pub(crate) file: Option<PathBuf>,
}

/// The reports that the arguments ask for, the main one first.
pub(crate) fn targets(args: &CheckArgs) -> Result<Vec<Target>, String> {
    let main = report::format(&args.format).ok_or_else(|| unknown(&args.format))?;
    let mut targets = vec![Target { format: main, file: args.output.clone() }];
    for wanted in &args.report {
        let (name, file) =
            wanted.split_once('=').filter(|(_, file)| !file.is_empty()).ok_or_else(|| {
                format!("`--report {wanted}`: write FORMAT=FILE, as in html=report.html")
            })?;
        let format = report::format(name).ok_or_else(|| unknown(name))?;
        targets.push(Target { format, file: (file != "-").then(|| PathBuf::from(file)) });
    }
    Ok(targets)
}

fn unknown(name: &str) -> String {
    let names: Vec<&str> = report::FORMATS.iter().map(|format| format.name).collect();
    let hint = super::select::similar(name, &names).map_or_else(
        || format!("there are {}", names.join(", ")),
        |meant| format!("did you mean `{meant}`?"),
    );
    format!("there is no report format `{name}`: {hint}")
}

/// How the terminal wants it.
pub(crate) fn style(args: &CheckArgs, target: &Target) -> Style {
    let stdout = std::io::stdout();
    let terminal = target.file.is_none() && stdout.is_terminal();
    let color = match args.color {
        When::Always => true,
        When::Never => false,
        When::Auto => {
            terminal && anstream::AutoStream::choice(&stdout) != anstream::ColorChoice::Never
        }
    };
    let columns = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    let width = columns.filter(|_| terminal).unwrap_or(WIDTH).clamp(*WIDTHS.start(), *WIDTHS.end());
    let detail = match (args.quiet, args.verbose) {
        (true, _) => Detail::Quiet,
        (_, true) => Detail::Verbose,
        _ => Detail::Normal,
    };
    Style { color, width, detail }
}

/// Writes to standard output at once.
pub(crate) fn write(text: &str) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush())
}

/// Prints to standard output; a reader that has gone is no failure.
pub(crate) fn print(text: &str) -> Status {
    write(text).map_or_else(|error| unwritten(&error), |()| Status::Clean)
}

/// What it means that standard output takes no more.
pub(crate) fn unwritten(error: &std::io::Error) -> Status {
    if error.kind() == ErrorKind::BrokenPipe {
        return Status::Clean;
    }
    eprintln!("error: standard output: cannot be written: {error}");
    Status::Failed
}

/// Writes a file beside its place and renames it there, so that nobody sees half of it.
pub(crate) fn save(path: &Path, text: &str) -> Result<(), String> {
    let fault = |error: std::io::Error| {
        format!(
            "{}: cannot be written: {error} (check the folder and its permissions)",
            path.display()
        )
    };
    // A device or pipe cannot be renamed over.
    let is_special = path.metadata().is_ok_and(|meta| !meta.is_file());
    if is_special {
        return std::fs::write(path, text).map_err(fault);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or_else(|| Path::new("."));
    let mut file = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // The umask takes its share; a temporary file would be for its owner only.
        file.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut file = file.prefix(".verify-").tempfile_in(folder).map_err(fault)?;
    file.write_all(text.as_bytes()).map_err(fault)?;
    file.persist(path).map_err(|error| fault(error.error))?;
    Ok(())
}

/// The most that GitHub takes of a step summary, in bytes, with room for what others write.
const SUMMARY_BYTES_MAX: usize = 900_000;

/// Adds the Markdown report to the step summary, where GitHub Actions asks for one.
pub(crate) fn step_summary(report: &Report) -> Result<(), String> {
    let Some(path) = std::env::var_os("GITHUB_STEP_SUMMARY").map(PathBuf::from) else {
        return Ok(());
    };
    let Some(format) = report::format("markdown") else { return Ok(()) };
    let mut text = (format.write)(report, &Style::default());
    if text.len() > SUMMARY_BYTES_MAX {
        let end = text.floor_char_boundary(SUMMARY_BYTES_MAX);
        // A finding is shown whole or not at all.
        let end = text.get(..end).and_then(|head| head.rfind("\n### ")).unwrap_or(end);
        text.truncate(end);
        text.push_str("\n\nThe summary is full: further findings are in the log.\n");
    }
    let written = std::fs::OpenOptions::new()
        .append(true)
        .create(true)
        .open(&path)
        .and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|error| format!("{}: cannot be written: {error}", path.display()))
}
