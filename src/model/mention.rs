//! A span of text that denotes a value.

use super::decimal::plain;
use super::{Bound, Quantity, TimeValue};
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// What a mention denotes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum MentionKind {
    /// An amount.
    Quantity(Quantity),
    /// A date or time.
    Time(TimeValue),
    /// Digits that are a name, a version, an address, a list number: kept so that nothing else
    /// reads them, never compared.
    Name,
}

/// A span of text that denotes a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// Where it stands in the text, bound words ("up to") left out of it.
    pub span: Span,
    /// The span with its bound words, for quoting ("up to $50 billion").
    pub full: Span,
    /// What it denotes.
    pub kind: MentionKind,
}

/// A mention as `verify extract` shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotated {
    /// The mention.
    pub mention: Mention,
    /// What TIMEX3 makes of it, where that is not what the mention itself says: of a span of time
    /// ("P3D"), of a vague one ("PXY"), of words that no day can be read from (`PAST_REF`).
    pub timex: Option<String>,
}

impl From<Mention> for Annotated {
    /// A mention that says it all.
    fn from(mention: Mention) -> Self {
        Self { mention, timex: None }
    }
}

impl Mention {
    /// The amount, if it is one.
    pub fn quantity(&self) -> Option<&Quantity> {
        match &self.kind {
            MentionKind::Quantity(quantity) => Some(quantity),
            MentionKind::Time(_) | MentionKind::Name => None,
        }
    }

    /// The time, if it is one.
    pub fn time(&self) -> Option<&TimeValue> {
        match &self.kind {
            MentionKind::Time(time) => Some(time),
            MentionKind::Quantity(_) | MentionKind::Name => None,
        }
    }
}

/// The one printed form of what a mention denotes ("at-most 50000000000 USD").
pub fn canonical(kind: &MentionKind) -> String {
    match kind {
        MentionKind::Quantity(quantity) => quantity_canonical(quantity),
        MentionKind::Time(time) => time.timex.clone(),
        MentionKind::Name => "name".to_owned(),
    }
}

fn quantity_canonical(quantity: &Quantity) -> String {
    let mut parts = Vec::new();
    if !matches!(quantity.bound, Bound::Exact | Bound::Between) {
        parts.push(quantity.bound.name().to_owned());
    }
    match quantity.value {
        Some(value) => parts.push(plain(value)),
        None => parts.push(format!(
            "{}..{}",
            quantity.low.map(plain).unwrap_or_default(),
            quantity.high.map(plain).unwrap_or_default()
        )),
    }
    parts.extend(quantity.unit.clone());
    if let Some(per) = &quantity.per {
        parts.push(format!("per {per}"));
    }
    parts.join(" ")
}
