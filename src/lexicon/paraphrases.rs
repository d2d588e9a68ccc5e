//! Words with which one sentence retells another: `data/paraphrases.toml`.

use super::layout::index::Index;

/// Groups of words, as the build script lays them out (`build/indexes.rs`).
#[derive(Debug)]
pub struct Paraphrases {
    /// Lemma to the groups in which it may stand for the others, ascending.
    alike: Index<'static>,
    /// Lemma to the groups of which it is a case, ascending.
    cases: Index<'static>,
    /// Lemma to the group that it stands for as a whole.
    wider: Index<'static>,
    light: Index<'static>,
}

impl Default for Paraphrases {
    fn default() -> Self {
        Self {
            alike: Index::new(laid_out!("paraphrases.alike")),
            cases: Index::new(laid_out!("paraphrases.cases")),
            wider: Index::new(laid_out!("paraphrases.wider")),
            light: Index::new(laid_out!("paraphrases.light")),
        }
    }
}

impl Paraphrases {
    /// The groups that a word of a statement may be found by.
    pub fn sought(&self, lemma: &str) -> impl Iterator<Item = u32> + use<> {
        self.alike.of(lemma).chain(self.wider.of(lemma))
    }

    /// The groups that a word of a source is found under.
    pub fn offered(&self, lemma: &str) -> impl Iterator<Item = u32> + use<> {
        self.alike.of(lemma).chain(self.cases.of(lemma))
    }

    /// Whether a word says too little to be missed where a source does not have it.
    pub fn is_light(&self, lemma: &str) -> bool {
        self.light.contains(lemma)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_tells_the_wider_word_and_not_the_other_way_round() {
        let table = Paraphrases::default();
        let meet = |said: &str, told: &str| {
            table.sought(said).any(|group| table.offered(told).any(|other| other == group))
        };
        assert!(meet("probe", "investigate") && meet("investigate", "probe"));
        assert!(meet("vehicle", "taxi") && !meet("taxi", "vehicle"));
        assert!(!meet("win", "lawsuit"));
    }
}
