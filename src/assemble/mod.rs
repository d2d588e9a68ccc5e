//! Mentions of a sentence to claims: who is said to have how much of what, when.

pub mod status;

use crate::lexicon::Lexicon;
use crate::model::{Analysis, Claim};

/// The claims of a document, by position.
pub fn claims(analysis: &Analysis, lexicon: &Lexicon) -> Vec<Claim> {
    let mut claims = status::claims(analysis, lexicon);
    claims.sort_by_key(|claim| claim.span);
    for (index, claim) in claims.iter_mut().enumerate() {
        claim.id.index = u32::try_from(index).unwrap_or(u32::MAX);
    }
    claims
}
