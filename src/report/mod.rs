//! Reports: one file a format. A format decides nothing: it draws the [`view::FindingView`]s
//! that all formats share.

pub mod view;
pub mod json;
pub mod concise;
pub mod mentions;

use crate::model::Report;

/// What a format needs to know of the world outside the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Whether to colour (terminal formats).
    pub color: bool,
    /// Columns of the terminal (terminal formats).
    pub width: usize,
}

impl Default for Style {
    fn default() -> Self {
        Self { color: false, width: 120 }
    }
}

/// One report format.
#[derive(Debug)]
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// One line: what it is for.
    pub summary: &'static str,
    /// Writes the report.
    pub write: fn(&Report, &Style) -> String,
}

/// Every format.
pub const FORMATS: &[&Format] = &[&concise::FORMAT, &json::FORMAT];

/// The format of that name.
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().copied().find(|format| format.name == name)
}
