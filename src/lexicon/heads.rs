//! What every word of every sentence is looked up for: the first words of the phrases of all tables
//! of cues, and the words of a few lists. One look-up a word tells which of them need to be asked.

use super::Lexicon;
use super::index::WordIndex;
use super::phrases::Phrases;
use crate::model::Cues;

/// Cues of modality.
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
/// Words that open a clause.
pub const OPENERS: Cues = Cues::table(8);
/// Words too common to tell figures apart.
pub const STOP: Cues = Cues::table(9);
/// Words that another stands for.
pub const CLASSES: Cues = Cues::table(10);
/// Words that tell the domain of a document.
pub const SIGNS: Cues = Cues::table(11);
/// What comes before what.
pub const ORDER: Cues = Cues::table(12);
/// Payments and deeds with a direction, by the lemma.
pub const DEEDS: Cues = Cues::table(13);
/// Deeds with one doer, points of the compass and parts of which there are several, by the lemma.
pub const WHICH: Cues = Cues::table(14);

/// Words in lower case and the tables that know them.
#[derive(Debug, Default)]
pub struct Heads {
    words: WordIndex,
    /// The tables of each word, by its number.
    tables: Vec<Cues>,
}

impl Heads {
    /// Gathers the words of the tables.
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
        heads.add(&lexicon.order.cues);
        heads.add_words(lexicon.words.openers(), OPENERS);
        heads.add_words(lexicon.slots.stop(), STOP);
        heads.add_words(lexicon.slots.in_classes(), CLASSES);
        heads.add_words(lexicon.concepts.signs(), SIGNS);
        heads.add_words(lexicon.deeds.words(), DEEDS);
        heads.add_words(lexicon.unique.words(), WHICH);
        heads.add_words(lexicon.whereabouts.words(), WHICH);
        heads
    }

    /// The tables that know a word.
    pub fn of(&self, word: &str) -> Cues {
        let number = self.words.exact(word);
        number.and_then(|number| self.tables.get(number as usize)).copied().unwrap_or(Cues::NONE)
    }

    fn add<T: Clone>(&mut self, phrases: &Phrases<T>) {
        self.add_words(phrases.heads(), phrases.table());
    }

    fn add_words<'a>(&mut self, words: impl Iterator<Item = &'a str>, table: Cues) {
        for word in words {
            let next = u32::try_from(self.tables.len()).unwrap_or(u32::MAX);
            let number = self.words.number(word, next);
            if number == next {
                self.tables.push(Cues::NONE);
            }
            if let Some(known) = self.tables.get_mut(number as usize) {
                *known = known.with(table);
            }
        }
    }
}
