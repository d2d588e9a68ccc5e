//! Colours of the terminal reports. Without colour the same text comes out plain.

use crate::model::{Severity, VerdictKind};
use anstyle::{AnsiColor, Color, Style};
use std::fmt::Display;

/// Paints, or not.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Paint {
    /// Whether to colour.
    pub(crate) color: bool,
}

impl Paint {
    fn with(self, style: Style, text: impl Display) -> String {
        if self.color { format!("{style}{text}{style:#}") } else { text.to_string() }
    }

    /// What a severity looks like.
    pub(crate) fn severity(self, severity: Severity, text: impl Display) -> String {
        self.with(of(severity), text)
    }

    /// What a verdict looks like.
    pub(crate) fn verdict(self, verdict: VerdictKind, text: impl Display) -> String {
        let color = match verdict {
            VerdictKind::Supported => AnsiColor::BrightGreen,
            VerdictKind::NotEnoughEvidence => AnsiColor::BrightCyan,
            VerdictKind::Disputed => AnsiColor::BrightYellow,
            VerdictKind::Refuted => AnsiColor::BrightRed,
        };
        self.with(bold(color), text)
    }

    /// A heading.
    pub(crate) fn strong(self, text: impl Display) -> String {
        self.with(Style::new().bold(), text)
    }

    /// Line numbers, frames, the marks of secondary quotes.
    pub(crate) fn frame(self, text: impl Display) -> String {
        self.with(bold(AnsiColor::BrightBlue), text)
    }
}

fn bold(color: AnsiColor) -> Style {
    Style::new().bold().fg_color(Some(Color::Ansi(color)))
}

fn of(severity: Severity) -> Style {
    bold(match severity {
        Severity::Error => AnsiColor::BrightRed,
        Severity::Warning => AnsiColor::BrightYellow,
        Severity::Info => AnsiColor::BrightCyan,
    })
}
