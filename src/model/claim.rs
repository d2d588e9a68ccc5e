//! A claim: a value in a slot, with everything that travels with it.

use super::{DocumentId, EntityId, Lemma, Quantity, TimeValue};
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
    /// Whether syntax ties it to the figure. What only stands in the same sentence is a hint: it
    /// may speak against two claims being of one thing, but does not part them.
    pub attached: bool,
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
    /// Other concepts that the words allow nearly as well.
    pub also: Vec<String>,
    /// That concept among them which is what those that a figure counts did or underwent
    /// ("two fugitives were ARRESTED"): it says which of them are counted.
    pub undergone: Option<String>,
    /// Class of the noun that a span of time is of ("a 90-day REVIEW"), where it has one.
    pub span_of: Option<String>,
    /// Lemmas of the attribute's words, head last ("death toll").
    pub attribute: Vec<Lemma>,
    /// Class of the verb that governs it ("kill"), where the sentence has one.
    pub deed: Option<String>,
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
    /// Lemmas of names that stand as or in the subject, the attribute or a complement of it.
    pub names: Vec<Lemma>,
    /// Lemmas of the other words of the clause that carry meaning, sorted.
    pub clause: Vec<Lemma>,
    /// Lemmas of the words of the rest of the sentence that carry meaning, sorted.
    pub context: Vec<Lemma>,
    /// Whether it stands in a title, heading or the first sentences: what the whole document is
    /// about needs no name there.
    pub lead: bool,
}

impl Claim {
    /// A claim of which only place and value are known.
    pub fn new(document: DocumentId, sentence: u32, span: Span, value: Value) -> Self {
        Self {
            id: ClaimId { document, index: 0 },
            sentence,
            span,
            subject: None,
            concept: None,
            also: Vec::new(),
            undergone: None,
            span_of: None,
            attribute: Vec::new(),
            deed: None,
            value,
            qualifiers: Vec::new(),
            entities: Vec::new(),
            modality: Modality::default(),
            polarity: Polarity::default(),
            attribution: None,
            names: Vec::new(),
            clause: Vec::new(),
            context: Vec::new(),
            lead: false,
        }
    }

    /// Drops all but where it stands and what it says: once a story is judged, reports need no
    /// more.
    pub fn place_only(&mut self) {
        let value = std::mem::replace(&mut self.value, Value::Status(String::new()));
        let bare = Self::new(self.id.document, self.sentence, self.span, value);
        *self = Self { id: self.id, ..bare };
    }

    /// The concepts that it may be of, the likeliest first.
    pub fn concepts(&self) -> impl Iterator<Item = &str> {
        self.concept.iter().chain(&self.also).map(String::as_str)
    }

    /// The likeliest concept that two claims have in common.
    pub fn shared_concept(&self, other: &Self) -> Option<&str> {
        self.concepts().find(|name| other.concepts().any(|own| own == *name))
    }

    /// The qualifiers of a kind.
    pub fn qualifiers(&self, kind: QualifierKind) -> impl Iterator<Item = &Qualifier> {
        self.qualifiers.iter().filter(move |qualifier| qualifier.kind == kind)
    }

    /// The period or moment that it is of: one that syntax ties to it, else one that stands near.
    pub fn moment(&self) -> Option<&Qualifier> {
        let is_time = |found: &&Qualifier| {
            matches!(found.kind, QualifierKind::Period | QualifierKind::AsOf)
                && found.time.is_some()
        };
        let mut all = self.qualifiers.iter().filter(is_time);
        all.clone().find(|found| found.attached).or_else(|| all.next())
    }

    /// The amount, if it is one.
    pub fn quantity(&self) -> Option<&Quantity> {
        match &self.value {
            Value::Quantity(quantity) => Some(quantity),
            Value::Time(_) | Value::Status(_) | Value::Scope(_) | Value::Entity(_) => None,
        }
    }

    /// The time, if it is one.
    pub fn time(&self) -> Option<&TimeValue> {
        match &self.value {
            Value::Time(time) => Some(time),
            Value::Quantity(_) | Value::Status(_) | Value::Scope(_) | Value::Entity(_) => None,
        }
    }
}
