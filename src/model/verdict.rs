//! What the sources say of a statement of the user's.

use super::Label;
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// The outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VerdictKind {
    /// A source says the same.
    Supported,
    /// No source speaks of that slot.
    NotEnoughEvidence,
    /// Sources contradict each other on it.
    Disputed,
    /// Sources speak of the same slot and exclude the statement.
    Refuted,
}

impl VerdictKind {
    /// The name in reports and in `expect`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Supported => "supported",
            Self::NotEnoughEvidence => "not-enough-evidence",
            Self::Disputed => "disputed",
            Self::Refuted => "refuted",
        }
    }
}

/// The verdict on one checkable part of a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The part of the statement, as a span of its text.
    pub span: Span,
    /// What it says, canonical.
    pub value: String,
    /// The outcome for this part.
    pub verdict: VerdictKind,
    /// Why, in one line.
    pub reason: String,
    /// What in the sources speaks for or against it.
    pub evidence: Vec<Label>,
    /// How many independent origins stand behind the outcome.
    pub origins: u32,
}

/// The verdict on a statement: the worst of its parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// The statement's id.
    pub id: String,
    /// The file it stands in, and where.
    pub path: String,
    /// Line of the statement in that file, from 1.
    pub line: u32,
    /// The statement.
    pub text: String,
    /// The outcome.
    pub verdict: VerdictKind,
    /// What the user expects, if said.
    pub expect: Option<VerdictKind>,
    /// The user's note.
    pub note: Option<String>,
    /// The parts, in the order of the text.
    pub parts: Vec<Part>,
}
