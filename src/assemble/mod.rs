//! Mentions of a sentence to claims: who is said to have how much of what, when.
//!
//! A claim's slot is read off the words around its figure: the noun it counts, the noun or verb
//! that governs it, the subject, the headers of its cell (`attribute`); the concept under which
//! the tables know these words (`concept`); and what narrows them (`qualifiers`).

pub mod status;
pub mod scope;

mod attribute;
mod concept;
mod denied;
mod elsewhere;
mod figures;
mod finds;
mod holder;
mod owner;
mod parts;
mod span;
mod qualifiers;
mod periods;
mod money;
mod scene;
mod syntax;
mod ties;

use crate::lexicon::Lexicon;
use crate::model::{Analysis, Claim};
pub use finds::Finds;

/// So many figures, or cues of state, take a step of reading before the next step: what it is made
/// of is at hand then.
const LOT: usize = 64;

/// The claims of a document, by position; its sentences are read.
pub fn claims(analysis: &Analysis, lexicon: &Lexicon) -> Vec<Claim> {
    let readings: Vec<usize> = (0..analysis.sentences.len()).collect();
    claims_beside(&mut Finds::default(), &readings, analysis, lexicon)
}

/// The same for a document of which sentences may be read as in others: these are the numbers of
/// their readings, and what was found in all that were asked of.
pub fn claims_beside(
    finds: &mut Finds,
    readings: &[usize],
    analysis: &Analysis,
    lexicon: &Lexicon,
) -> Vec<Claim> {
    finds.grow(readings);
    let found = finds.of(&analysis.sentences, readings, analysis.document.text(), lexicon);
    // A claim is large: room for all of them is made once, with a state for every second sentence.
    let room = analysis.mentions.len() + analysis.sentences.len() / 2;
    let mut claims: Vec<Claim> = Vec::with_capacity(room);
    figures::claims(analysis, &found, lexicon, &mut claims);
    status::claims(analysis, &found, lexicon, &mut claims);
    scope::claims(analysis, &found, lexicon, &mut claims);
    claims.sort_by_cached_key(|claim| claim.span);
    for (index, claim) in claims.iter_mut().enumerate() {
        claim.id.index = u32::try_from(index).unwrap_or(u32::MAX);
    }
    claims
}
