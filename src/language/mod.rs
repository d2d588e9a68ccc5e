//! Sentences, parts of speech, entities: what a claim is made of besides its value.

use crate::lexicon::Lexicon;
use crate::model::Analysis;

/// Fills in the sentences, words, entities and entity mentions of a document.
pub fn read(_analysis: &mut Analysis, _lexicon: &Lexicon) {}
