//! What every word of every sentence is looked up for: the first words of the phrases of all tables
//! of cues, and the words of a few lists. One look-up a word tells which of them need to be asked.

use super::{Lexicon, vocabulary};
use crate::model::{Cues, Lemma, Numbers, Vocabulary};

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

/// What says that a state held from end to end.
pub const WHOLE: Cues = Cues::table(15);

/// The tables that know a word.
#[derive(Debug, Default)]
pub struct Heads {
    /// By the number of the word; and those of which a phrase may be that word alone.
    tables: Vec<(Cues, Cues)>,
}

impl Heads {
    /// Gathers the words of the tables.
    pub fn new(lexicon: &Lexicon) -> Self {
        let mut heads = Self { tables: vec![(Cues::NONE, Cues::NONE); vocabulary::count()] };
        let (cues, former) = lexicon.scope.phrases();
        for book in [
            lexicon.modality.modality.book(),
            lexicon.modality.negation.book(),
            lexicon.modality.attribution.book(),
            lexicon.modality.whole.book(),
            lexicon.concepts.phrases(),
            lexicon.slots.narrowing.book(),
            lexicon.status.cues(),
            cues,
            former,
            lexicon.order.cues.book(),
        ] {
            let table = book.table();
            for (word, ends) in book.heads() {
                heads.add(word as usize, table, if ends { table } else { Cues::NONE });
            }
        }
        heads.add_words(lexicon.words.openers(), OPENERS);
        heads.add_words(lexicon.slots.stop(), STOP);
        heads.add_words(lexicon.slots.in_classes(), CLASSES);
        heads.add_words(lexicon.concepts.signs(), SIGNS);
        heads.add_words(lexicon.deeds.words(), DEEDS);
        heads.add_words(lexicon.unique.words(), WHICH);
        heads.add_words(lexicon.whereabouts.words(), WHICH);
        heads
    }

    /// The tables that know a word, by its number.
    #[inline]
    pub fn of(&self, word: u16) -> Cues {
        self.known(word).0
    }

    #[inline]
    fn known(&self, word: u16) -> (Cues, Cues) {
        self.tables.get(usize::from(word)).copied().unwrap_or((Cues::NONE, Cues::NONE))
    }

    fn add(&mut self, word: usize, table: Cues, alone: Cues) {
        if let Some(known) = self.tables.get_mut(word).filter(|_| word != 0) {
            *known = (known.0.with(table), known.1.with(alone));
        }
    }

    fn add_words<'a>(&mut self, words: impl Iterator<Item = &'a str>, table: Cues) {
        for word in words {
            let number = vocabulary::number(word);
            debug_assert!(number != 0 || word.contains(' '), "no table has the word `{word}`");
            self.add(usize::from(number), table, Cues::NONE);
        }
    }
}

/// What is asked of each word, where it is read and where a document that waited is written out.
impl Vocabulary for Heads {
    #[inline]
    fn lemma(&self, number: u16) -> Option<Lemma> {
        vocabulary::numbered(number.into())
    }

    #[inline]
    fn cues(&self, Numbers { lemma, form }: Numbers) -> (Cues, Cues) {
        let known = self.known(lemma);
        if form == lemma {
            return known;
        }
        let other = self.known(form);
        (known.0.with(other.0), known.1.with(other.1))
    }
}
