//! A finding: a discrepancy with its quotes, reasons and arithmetic. Structured here, worded by
//! the rule that made it, drawn by `report`.

use super::{DocumentId, FactId};
use crate::text::Span;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How much it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// An editor should look.
    Warning,
    /// At most one side can be true.
    Error,
}

impl Severity {
    /// The name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A quote: the words that clash and where they stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// Which document.
    pub document: DocumentId,
    /// Where in its text.
    pub span: Span,
    /// What the words mean, canonical ("138000000000 USD"); empty where there is no value.
    pub value: String,
    /// A short remark beside the quote ("says 138 billion").
    pub remark: String,
    /// Whether it is the place to look first; one label of a finding is.
    pub primary: bool,
}

/// Named figures behind a finding ("low", "high", "sum"), exact, as strings.
pub type Evidence = BTreeMap<String, String>;

/// A discrepancy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The rule that speaks.
    pub rule: String,
    /// How much it matters.
    pub severity: Severity,
    /// What is the matter, in one line that stands by itself and takes no side.
    pub message: String,
    /// The fact it is about, if it is about one.
    pub fact: Option<FactId>,
    /// Why the sides speak of the same thing, and why they clash.
    pub reasons: Vec<String>,
    /// The figures and sums behind it.
    pub evidence: Evidence,
    /// What would reconcile the sides, or what to look up.
    pub help: String,
    /// The quotes, primary first.
    pub labels: Vec<Label>,
}
