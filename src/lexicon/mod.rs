//! Tables of words: units, currencies, cues, concepts. The tables are data (`data/*.toml`), packed
//! when the program is built ([`packed`]); the matchers are made from them.
//!
//! One file here for each kind of table: it says what an entry means, reads the table, and
//! offers the look-ups that the pipeline needs.

/// The bytes of a built-in table, named by its path in `data`, without the ending.
macro_rules! packed {
    ($path:literal) => {
        include_bytes!(concat!(env!("OUT_DIR"), "/lexicon/", $path, ".packed"))
    };
}

/// The bytes of what the build script laid out.
macro_rules! laid_out {
    ($path:literal) => {
        include_bytes!(concat!(env!("OUT_DIR"), "/lexicon/", $path))
    };
}

mod packed;
#[allow(dead_code, reason = "the build script writes what is read here")]
#[macro_use]
mod layout;
pub mod vocabulary;
mod index;
mod spelled;
mod calendars;
pub mod holidays;
mod bits;
pub mod time;
pub mod time_cues;
mod time_forms;
mod time_sense;
mod inflect;
pub mod words;
pub mod names;
pub mod deeds;
pub mod unique;
pub mod whereabouts;
pub mod posts;
pub mod phrases;
pub mod heads;
pub mod modality;
pub mod relations;
pub mod sequences;
pub mod numbers;
pub mod markers;
pub mod own;
pub mod currencies;
pub mod units;
pub mod bounds;
pub mod figures;
pub mod status;
pub mod stems;
pub mod scope;
pub mod concepts;
pub mod slots;
pub mod pages;
pub mod exports;
pub mod english;
pub mod conversions;
pub mod contraries;
pub mod edges;
pub mod events;
pub mod parts;
pub mod comparisons;
pub mod paraphrases;
pub mod quantifiers;
pub mod order;
pub mod references;

pub use bounds::Bounds;
pub use currencies::{Currencies, CurrencyName};
pub use deeds::{Deed, Deeds, Transfer};
pub use figures::Figures;
pub use heads::Heads;
pub use markers::{Around, Flags, Marker, Markers};
pub use modality::ModalityCues;
pub use names::{Cue, Names};
pub use numbers::{NumberWord, Numbers};
pub use relations::Relations;
pub use scope::ScopeTable;
pub use sequences::Sequences;
pub use status::StatusTable;
pub use stems::Stems;
pub use time::TimeWords;
pub use units::{Unit, Units};
pub use words::{Senses, Words};

use packed::{table, table_or};
use std::sync::{LazyLock, OnceLock};

/// All tables, ready for look-ups. Those that not every run needs are read when they are first
/// asked for.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// Words of dates, times and durations.
    pub time: TimeWords,
    /// Days with a name.
    pub holidays: holidays::Holidays,
    /// Cues of modality, negation and attribution.
    pub modality: LazyLock<ModalityCues>,
    /// Stated arithmetic: sums, shares, changes, ratios.
    pub relations: LazyLock<Relations>,
    /// What figures are of.
    pub concepts: LazyLock<concepts::Concepts>,
    /// What narrows them, and words that say the same.
    pub slots: LazyLock<slots::Slots>,
    /// Words of which at most one holds of one thing.
    pub contraries: LazyLock<contraries::Contraries>,
    /// Words that make a figure a change or a mark.
    pub comparisons: LazyLock<comparisons::Comparisons>,
    /// Figures that are parts of others.
    pub parts: LazyLock<parts::Parts>,
    /// Words that say how many of a whole.
    pub quantifiers: LazyLock<quantifiers::Quantifiers>,
    /// Words of time that no day can be read from.
    pub references: LazyLock<references::References>,
    /// Words with which one sentence retells another.
    pub paraphrases: LazyLock<paraphrases::Paraphrases>,
    /// Words for the beginning and the end of things.
    pub edges: LazyLock<edges::Edges>,
    /// What tells of one event of the world.
    pub events: LazyLock<events::Events>,
    /// What units measure.
    pub conversions: LazyLock<conversions::Conversions>,
    /// Parts of speech and lemmas.
    pub words: LazyLock<Words>,
    /// Deeds with one doer, points of the compass.
    pub unique: LazyLock<unique::Unique>,
    /// Which of several parts is meant, and where what happens once happened.
    pub whereabouts: LazyLock<whereabouts::Whereabouts>,
    /// Posts that one person holds at a time.
    pub posts: LazyLock<posts::Posts>,
    /// Who does what to whom: payments and other deeds.
    pub deeds: LazyLock<Deeds>,
    /// Titles, roles, legal forms, places.
    pub names: LazyLock<Names>,
    /// The words of numbers.
    pub numbers: Numbers,
    /// What the tables of numbers and times know of a word, in one look-up.
    pub markers: Markers,
    /// Currencies.
    pub currencies: LazyLock<Currencies>,
    /// Units of measurement.
    pub units: LazyLock<Units>,
    /// Words that bound a figure.
    pub bounds: LazyLock<Bounds>,
    /// Words around figures that tell how to read them.
    pub figures: LazyLock<Figures>,
    /// Opposite states and outcomes.
    pub status: LazyLock<StatusTable>,
    /// Kin of words, and words too general to anchor a comparison.
    pub stems: LazyLock<&'static Stems>,
    /// One alone or others too, all or some.
    pub scope: LazyLock<ScopeTable>,
    /// Words that put two events in order.
    pub order: LazyLock<order::Orders>,
    heads: OnceLock<Heads>,
}

impl Lexicon {
    /// The built-in tables, with the rows of the user's own ([`own::put`]).
    pub fn builtin() -> &'static Self {
        static BUILTIN: LazyLock<Lexicon> = LazyLock::new(Lexicon::default);
        &BUILTIN
    }

    /// Reads the tables that every check asks for, in the order in which it does: another thread
    /// may do so while files are still being read.
    pub fn prepare(&self) {
        LazyLock::force(&self.figures);
        LazyLock::force(&self.bounds);
        LazyLock::force(&self.units);
        LazyLock::force(&self.currencies);
        LazyLock::force(&self.words);
        LazyLock::force(&self.names);
        LazyLock::force(&self.modality);
        LazyLock::force(&self.slots);
        LazyLock::force(&self.status);
        LazyLock::force(&self.scope);
        self.heads();
        LazyLock::force(&self.relations);
        LazyLock::force(&self.stems);
        LazyLock::force(&self.deeds);
        LazyLock::force(&self.unique);
        LazyLock::force(&self.whereabouts);
    }

    /// What every word of a sentence is looked up for.
    pub fn heads(&self) -> &Heads {
        self.heads.get_or_init(|| Heads::new(self))
    }
}
