//! A claim: a value in a slot, with everything that travels with it.

use super::{DocumentId, EntityId, Quantity, TimeValue};
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// A claim by its document and its place there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ClaimId {
    /// The document.
    pub document: DocumentId,
    /// Its number in the document, from 0.
    pub index: u32,
}

/// What is said of the slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    /// An amount.
    Quantity(Quantity),
    /// When something happens.
    Time(TimeValue),
    /// A state or outcome, by its name in the table of opposites ("approved").
    Status(String),
    /// How far something reaches, by its name in the table of scopes ("exclusive").
    Scope(String),
    /// Somebody or something in a role: the object of a relation.
    Entity(EntityId),
}

/// How real what is said is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Modality {
    /// Told as a fact.
    #[default]
    Asserted,
    /// Planned, agreed, promised.
    Planned,
    /// Expected, forecast.
    Forecast,
    /// Possible, proposed, considered.
    Possible,
    /// Under a condition, or in a world that is not this one.
    Hypothetical,
    /// A question, or denied by somebody.
    Denied,
}

/// Whether it is affirmed.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Polarity {
    /// Affirmed.
    #[default]
    Positive,
    /// Negated.
    Negative,
}

/// Who says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribution {
    /// The speaker or source as written ("CNBC", "the ministry").
    pub who: String,
    /// Where that stands.
    pub span: Span,
    /// Whether it is in direct speech.
    pub quoted: bool,
}

/// In which respect a qualifier narrows the slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum QualifierKind {
    /// The period that a figure covers.
    Period,
    /// The time as of which it holds.
    AsOf,
    /// Where.
    Place,
    /// Part or whole: "initial", "total", "additional", "of which".
    Part,
    /// Phase, round, quarter-final, unit.
    Phase,
    /// Gross or net, upfront or contingent, nominal or real.
    Basis,
    /// What it is per.
    Per,
    /// Another participant: counterparty, product, group.
    Party,
    /// What it is for.
    Purpose,
    /// An adjective or noun before the head that may set it apart.
    Modifier,
    /// A value it is compared with ("up from", "than").
    Comparison,
}

/// A respect in which a slot is narrower than its attribute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Qualifier {
    /// In which respect.
    pub kind: QualifierKind,
    /// The normalised word or name.
    pub value: String,
    /// The time, where it is one.
    pub time: Option<TimeValue>,
    /// The entity, where it is one.
    pub entity: Option<EntityId>,
    /// Where it stands.
    pub span: Span,
}

/// A value in a slot: (who, attribute, of or for what, when, where, which one).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Which claim.
    pub id: ClaimId,
    /// Index of its sentence.
    pub sentence: u32,
    /// The figure or the words that carry the value: what a label underlines.
    pub span: Span,
    /// Whose attribute it is; none where the text does not say clearly.
    pub subject: Option<EntityId>,
    /// Concept of the attribute in the tables ("deaths", "revenue"), if they know it.
    pub concept: Option<String>,
    /// Lemmas of the attribute's words, head last ("death toll").
    pub attribute: Vec<String>,
    /// What is said.
    pub value: Value,
    /// What narrows the slot.
    pub qualifiers: Vec<Qualifier>,
    /// Every entity named in the clause, the subject among them, sorted.
    pub entities: Vec<EntityId>,
    /// How real it is.
    pub modality: Modality,
    /// Affirmed or negated.
    pub polarity: Polarity,
    /// Who says so, if not the document itself.
    pub attribution: Option<Attribution>,
}
