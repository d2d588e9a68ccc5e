//! Sentences, parts of speech, entities: what a claim is made of besides its value.
//!
//! [`read`] fills in what the later stages look up: sentences of tagged words, then entities.
//! The structure of a sentence is not stored; it is cheap to work out where it is asked for.

mod item;
mod capitals;
mod candidates;
mod tagger;
mod verbs;
mod participles;
mod lemma;
mod sentences;
mod links;
mod subjects;
mod names;
mod kinds;
mod aliases;
mod coreference;
mod entities;

pub mod phrases;
pub mod groups;
pub mod structure;
pub mod identity;

pub mod clauses;
pub mod modality;
pub mod attribution;

pub use attribution::attribution_at;
pub use groups::{Tense, VerbGroup};
pub use identity::Identities;
pub use modality::{Reality, modality_at, polarity_at, reality_at, reality_in_clause};
pub use phrases::{NounPhrase, noun_phrases, span_of};
pub use structure::{Attachment, ClauseKind, Predicate, Role, Structure, word_at};

use crate::lexicon::Lexicon;
use crate::model::Analysis;

/// Fills in the sentences, words, entities and entity mentions of a document. Gives the structures
/// of its sentences, in order: they are not stored, but claims are made next.
pub fn read(analysis: &mut Analysis, lexicon: &Lexicon) -> Vec<Structure> {
    analysis.sentences = sentences::read(&analysis.document, &analysis.mentions, lexicon);
    let structures: Vec<Structure> =
        analysis.sentences.iter().map(|sentence| Structure::of(analysis, sentence)).collect();
    let (entities, mentions) = entities::read(analysis, &structures, lexicon);
    analysis.entities = entities;
    analysis.entity_mentions = mentions;
    structures
}
