//! Tables of words: units, currencies, cues, concepts. The tables are data (`data/*.toml`), the
//! matchers are made from them. The user's tables are laid over the built-in ones.
//!
//! One file here for each kind of table: it says what an entry means, reads the table, and
//! offers the look-ups that the pipeline needs.

use std::sync::LazyLock;

/// All tables, ready for look-ups.
#[derive(Debug, Default)]
pub struct Lexicon {}

impl Lexicon {
    /// The built-in tables.
    pub fn builtin() -> &'static Self {
        static BUILTIN: LazyLock<Lexicon> = LazyLock::new(Lexicon::default);
        &BUILTIN
    }
}
