//! How loudly a rule speaks.

use crate::cli::select;
use crate::model::Severity;
use globset::GlobSet;
use std::collections::BTreeMap;

/// A level that the user has set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    /// Silent.
    Off,
    /// Of this severity.
    At(Severity),
}

impl Level {
    /// The level of that name.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "off" => Self::Off,
            "info" => Self::At(Severity::Info),
            "warning" => Self::At(Severity::Warning),
            "error" => Self::At(Severity::Error),
            _ => return None,
        })
    }

    /// Its name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::At(severity) => severity.name(),
        }
    }
}

/// Levels of rules and groups.
#[derive(Debug, Clone, Default)]
pub(super) struct Levels(BTreeMap<String, Level>);

impl Levels {
    /// Sets the level of a rule or group.
    pub(super) fn set(&mut self, name: &str, level: Level) {
        self.0.insert(name.to_owned(), level);
    }

    /// Whether none is set.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The level of a rule: its own, else its group's, else that of all.
    pub(super) fn of(&self, rule: &str) -> Option<Level> {
        let named = |name: &str| self.0.get(name).copied();
        named(rule).or_else(|| named(select::group_of(rule))).or_else(|| named("all"))
    }
}

/// Levels that hold for documents of some paths.
#[derive(Debug)]
pub(super) struct PathLevels {
    /// Which documents, by their path from the configuration's folder.
    pub(super) globs: GlobSet,
    /// The levels there.
    pub(super) levels: Levels,
}
