//! The nouns of the pipeline: plain data, no behaviour beyond what their meaning gives.

pub mod decimal;
mod binary;
pub mod document;
pub mod quantity;
pub mod time;
pub mod mention;
pub mod language;
mod lemma;
pub mod structure;
pub mod claim;
pub mod fact;
pub mod finding;
pub mod verdict;
pub mod report;
pub mod parts;
mod shorthand;

pub use claim::{Attribution, Claim, ClaimId, Modality, Polarity, Qualifier, QualifierKind, Value};
pub use document::{Block, BlockKind, Body, Document, DocumentId};
pub use fact::{Discriminator, Fact, FactId, Side};
pub use finding::{Evidence, Finding, Label, Severity};
pub use language::{
    Cues, Entity, EntityId, EntityKind, EntityMention, Form, Numbers, Sentence, Tag, Word,
};
pub use lemma::Lemma;
pub use mention::{Annotated, Mention, MentionKind};
pub use parts::{Packed, Parts};
pub use quantity::{Bound, Quantity, QuantityKind};
pub use report::{Analysis, Needs, Report, Skipped};
pub use rust_decimal::Decimal;
pub use shorthand::{Shorthand, Vocabulary};
pub use time::{Grain, TimeKind, TimeRelation, TimeValue};
pub use verdict::{Verdict, VerdictKind};
