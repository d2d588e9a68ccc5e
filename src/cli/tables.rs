//! `--tables`: units and currencies of the user's own.

use super::config::fault::{self, Fault};
use crate::lexicon::own;
use std::path::Path;

/// Puts the rows of a file in force; the error is ready for standard error.
pub(crate) fn put(path: &Path) -> Result<(), String> {
    let shown = path.display().to_string();
    let text = std::fs::read_to_string(path)
        .map_err(|error| format!("{shown}: cannot be read: {error} (check --tables)"))?;
    own::put(&text).map_err(|own::Fault { span, message, help }| {
        fault::all(&[Fault { span, message, help }], &shown, &text)
    })
}
