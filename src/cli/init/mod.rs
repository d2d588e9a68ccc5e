//! `verify init`: a folder to start from. Nothing that is there is touched.

use super::args::InitArgs;
use super::exit::Status;
use super::output;
use std::path::Path;

/// The files, with what they hold.
const FILES: &[(&str, &str)] = &[
    ("verify.toml", include_str!("verify.toml")),
    ("claims/claims.toml", include_str!("claims.toml")),
    (".github/workflows/verify.yml", include_str!("workflow.yml")),
];

/// Writes the files that are not there.
pub(crate) fn run(args: &InitArgs) -> Status {
    let sources = args.folder.join("sources");
    if let Err(error) = std::fs::create_dir_all(&sources) {
        eprintln!("error: {}: cannot be made: {error}", sources.display());
        return Status::Failed;
    }
    let mut told = String::new();
    for (name, text) in FILES {
        match write(&args.folder.join(name), text) {
            Ok(written) => {
                let verb = if written { "wrote" } else { "kept " };
                told.extend([verb, " ", name, "\n"]);
            }
            Err(error) => {
                eprintln!("error: {error}");
                return Status::Failed;
            }
        }
    }
    told.push_str("Put articles into sources/ and run `verify`.\n");
    output::print(&told)
}

/// Writes a file that is not there yet; whether it was written.
fn write(path: &Path, text: &str) -> Result<bool, String> {
    if path.exists() {
        return Ok(false);
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)
            .map_err(|error| format!("{}: cannot be made: {error}", folder.display()))?;
    }
    output::save(path, text)?;
    Ok(true)
}
