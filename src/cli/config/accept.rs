//! Findings that somebody has looked at and that may stay, with the reason.

use super::{from_root, named};
use crate::cli::select;
use crate::report::view::FindingView;
use globset::GlobMatcher;
use std::ops::Range;
use std::path::Path;

/// An `[[accept]]`.
#[derive(Debug, Default)]
pub(super) struct Accept {
    /// The finding's id; or a rule and a place.
    pub(super) fingerprint: Option<String>,
    /// A rule or group.
    pub(super) rule: Option<String>,
    /// A document that the finding quotes.
    pub(super) place: Option<GlobMatcher>,
    /// The line of the quote there.
    pub(super) line: Option<u32>,
    /// Where it stands in the configuration.
    pub(super) span: Range<usize>,
}

impl Accept {
    /// Whether it is about this finding.
    pub(super) fn covers(&self, view: &FindingView<'_>, root: Option<&Path>) -> bool {
        if let Some(fingerprint) = &self.fingerprint {
            return *fingerprint == view.fingerprint;
        }
        let rule = &view.finding.rule;
        let ruled = self
            .rule
            .as_deref()
            .is_some_and(|name| name == rule || name == "all" || name == select::group_of(rule));
        ruled
            && self.place.as_ref().is_some_and(|place| {
                view.labels.iter().any(|label| {
                    self.line.is_none_or(|line| line == label.line)
                        && named(&from_root(label.document, root)).any(|name| place.is_match(name))
                })
            })
    }
}
