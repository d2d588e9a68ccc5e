//! The first words of the phrases of all tables that every sentence is matched with: one look-up a
//! word tells which tables need to be asked there.

use super::Lexicon;
use super::phrases::Phrases;
use crate::model::Cues;
use crate::text::Map;

/// The bits of the tables.
pub const MODALITY: Cues = Cues::table(0);
/// Cues of negation.
pub const NEGATION: Cues = Cues::table(1);
/// Cues of attribution.
pub const ATTRIBUTION: Cues = Cues::table(2);
/// What figures are of.
pub const CONCEPTS: Cues = Cues::table(3);
/// What narrows figures.
pub const NARROWING: Cues = Cues::table(4);
/// States and outcomes.
pub const STATUS: Cues = Cues::table(5);
/// Exclusive or shared, all or some.
pub const SCOPE: Cues = Cues::table(6);
/// Words for what was so before.
pub const FORMER: Cues = Cues::table(7);

/// Words in lower case and the tables that have phrases that begin with them.
#[derive(Debug, Default)]
pub struct Heads {
    tables: Map<Box<str>, Cues>,
}

impl Heads {
    /// Gathers the first words of the tables.
    pub fn new(lexicon: &Lexicon) -> Self {
        let mut heads = Self::default();
        heads.add(&lexicon.modality.modality);
        heads.add(&lexicon.modality.negation);
        heads.add(&lexicon.modality.attribution);
        heads.add(&lexicon.concepts.phrases);
        heads.add(&lexicon.slots.narrowing);
        heads.add(lexicon.status.cues());
        let (cues, former) = lexicon.scope.phrases();
        heads.add(cues);
        heads.add(former);
        heads
    }

    /// The tables with phrases that begin with a word.
    pub fn of(&self, word: &str) -> Cues {
        self.tables.get(word).copied().unwrap_or(Cues::NONE)
    }

    fn add<T: Clone>(&mut self, phrases: &Phrases<T>) {
        for word in phrases.heads() {
            let known = self.tables.entry(word.into()).or_insert(Cues::NONE);
            *known = known.with(phrases.table());
        }
    }
}
