//! Sentences, parts of speech, entities: what a claim is made of besides its value.

pub mod clauses;
pub mod modality;
pub mod attribution;

pub use attribution::attribution_at;
pub use modality::{Reality, modality_at, polarity_at, reality_at};

use crate::lexicon::Lexicon;
use crate::model::Analysis;

/// Fills in the sentences, words, entities and entity mentions of a document.
pub fn read(_analysis: &mut Analysis, _lexicon: &Lexicon) {}
