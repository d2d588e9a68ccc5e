//! Reports: one file a format. A format decides nothing: it draws the [`view::FindingView`]s
//! that all formats share.

pub mod clean;
pub mod escape;
pub mod words;
pub mod uri;
pub mod view;
pub mod summary;
pub mod full;
pub mod concise;
pub mod json;
pub mod jsonl;
pub mod status;
pub mod html;
pub mod markdown;
pub mod csv;
pub mod ci;
pub mod mentions;

mod segments;
pub(crate) mod reasons;
mod told;
mod paint;
mod quote;
mod json_text;
mod verdict;

use crate::model::{Needs, Report};

/// What a format needs to know of the world outside the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Whether to colour (terminal formats).
    pub color: bool,
    /// Columns of the terminal (terminal formats).
    pub width: usize,
    /// How much to tell (terminal formats).
    pub detail: Detail,
}

/// How much the terminal formats tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Detail {
    /// The findings and nothing else.
    Quiet,
    /// The findings, with long lists cut short, and the summary.
    #[default]
    Normal,
    /// Everything.
    Verbose,
}

impl Default for Style {
    fn default() -> Self {
        Self { color: false, width: 100, detail: Detail::Normal }
    }
}

/// One report format.
#[derive(Debug)]
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// One line: what it is for.
    pub summary: &'static str,
    /// How much of what was read it draws.
    pub needs: Needs,
    /// Writes the report.
    pub write: fn(&Report, &Style) -> String,
}

/// Every format.
pub const FORMATS: &[&Format] = &[
    &full::FORMAT,
    &concise::FORMAT,
    &json::FORMAT,
    &jsonl::FORMAT,
    &html::FORMAT,
    &markdown::FORMAT,
    &csv::FORMAT,
    &ci::sarif::FORMAT,
    &ci::github::FORMAT,
    &ci::gitlab::FORMAT,
    &ci::junit::FORMAT,
    &ci::rdjson::FORMAT,
];

/// The format of that name.
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().copied().find(|format| format.name == name)
}
