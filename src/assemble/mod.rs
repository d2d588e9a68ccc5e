//! Mentions of a sentence to claims: who is said to have how much of what, when.

use crate::lexicon::Lexicon;
use crate::model::{Analysis, Claim};

/// The claims of a document, by position.
pub fn claims(_analysis: &Analysis, _lexicon: &Lexicon) -> Vec<Claim> {
    Vec::new()
}
