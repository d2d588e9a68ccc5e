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
mod readings;
mod sentences;
mod links;
mod subjects;
mod names;
mod kinds;
mod aliases;
mod coreference;
mod introduced;
mod entities;

pub mod phrases;
pub mod groups;
pub mod structure;
pub mod identity;

pub mod clauses;
pub mod modality;
pub mod attribution;

pub use attribution::attribution_at;
pub(crate) use capitals::is_capital;
pub use groups::{Tense, VerbGroup};
pub use identity::Identities;
pub(crate) use modality::until_behind;
pub use modality::{Reality, modality_at, polarity_at, reality_at, reality_in_clause};
pub use phrases::{NounPhrase, noun_phrases, span_of};
pub use readings::Readings;
pub use structure::{Attachment, ClauseKind, Predicate, Role, Structure, word_at};

use crate::lexicon::Lexicon;
use crate::model::{Analysis, Sentence};
use readings::{Before, Twin};
use std::sync::Arc;

/// Fills in the sentences, their structures, the words, entities and entity mentions of a document.
pub fn read(analysis: &mut Analysis, lexicon: &Lexicon) {
    read_beside(&[], &mut Readings::default(), analysis, lexicon);
}

/// The same of a document that others stand before, of whose sentences it may have copies; it will
/// stand behind them. The readings are those of these documents. Gives the numbers of those of the
/// sentences, too: sentences of one number have the same words and the same structure.
pub fn read_beside(
    before: &[Analysis],
    readings: &mut Readings,
    analysis: &mut Analysis,
    lexicon: &Lexicon,
) -> Vec<usize> {
    let known = Before { analyses: before, readings };
    let read = sentences::read(&analysis.document, &analysis.mentions, known, lexicon);
    analysis.sentences = read.sentences;
    let known = read.twins.iter().map(|twin| twin.and_then(Twin::structure));
    let structure = |(sentence, known): (&Sentence, Option<&Arc<Structure>>)| match known {
        Some(known) => Arc::clone(known),
        None => Arc::new(Structure::of(analysis, sentence)),
    };
    let structures: Vec<Arc<Structure>> =
        analysis.sentences.iter().zip(known).map(structure).collect();
    let numbers = readings.learn(before.len(), read.marks);
    let (entities, mentions) = entities::read(analysis, &structures, (&numbers, readings), lexicon);
    analysis.entities = entities;
    analysis.entity_mentions = mentions;
    analysis.structures = structures;
    numbers
}
