//! Claims to facts: which claims speak of the same thing, why, and what parts the others.
//!
//! Candidates come from an index over what a claim measures and what it is of, never from all
//! pairs (`pairs`); two candidates are held apart by a discriminator or held alike by the rarity of
//! the words they share (`compare`); pairs that are each other's best grow into facts (`group`).

pub mod origin;
mod topical;
mod shelf;
mod numbered;
mod stories;
mod linkage;
mod parted;
mod placed;
pub mod compare;
pub mod value;
mod apart;
mod told;
mod view;
mod zones;
mod clock;
mod doubts;
mod evidence;
mod meeting;
mod slip;
mod sources;
mod subset;
mod sums;
mod moments;
mod pairs;
mod group;
mod known;
mod heat;
mod explain;

pub use clock::hours_of_one_day;
pub use compare::{Comparison, discriminator};
pub use explain::explain;
pub use shelf::{Bag, Shelf};
pub use stories::stories;
pub use value::{Measured, Relation, held, relation};

use crate::language::Identities;
use crate::lexicon::Lexicon;
use crate::model::{Analysis, Fact};
use std::collections::BTreeMap;

/// The facts of a set of documents and what was not compared.
#[derive(Debug, Default)]
pub struct Alignment {
    /// Facts, in the order of their first claims.
    pub facts: Vec<Fact>,
    /// Pairs not compared, by the respect in which they differ.
    pub not_compared: BTreeMap<String, u64>,
    /// Pairs compared.
    pub compared: u64,
    /// Which entities of different documents are the same.
    pub identities: Identities,
}

/// Groups the claims of all documents into facts.
pub fn facts(analyses: &[Analysis], lexicon: &Lexicon) -> Alignment {
    let identities = Identities::of(analyses, lexicon);
    if analyses.len() < 2 {
        return Alignment { identities, ..Alignment::default() };
    }
    let (mut views, terms) = view::views(analyses, &identities, lexicon);
    let origins = origin::origins(analyses);
    for view in &mut views {
        view.origin = origins.get(view.document).map_or(view.document, |origin| *origin as usize);
    }
    let found = pairs::pairs(&views, &terms, lexicon);
    Alignment {
        facts: group::facts(&views, &found.found, lexicon),
        not_compared: found.parted,
        compared: found.compared,
        identities,
    }
}
