//! What makes two words kin, and words too general to anchor a comparison: `data/stems.toml`.

use crate::text::{Map, Set};
use serde::Deserialize;
use std::sync::LazyLock;

/// Shortest stem: shorter ones bring strangers together.
const STEM_MIN: usize = 4;

/// The suffixes and weak words, ready for look-ups.
#[derive(Debug)]
pub struct Stems {
    suffixes: Vec<String>,
    weak: Set<String>,
    kin: Map<String, String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    suffixes: Vec<String>,
    weak: Vec<String>,
    kin: Vec<Vec<String>>,
}

/// The built-in table, which is read once.
impl Default for &Stems {
    fn default() -> Self {
        static BUILTIN: LazyLock<Stems> = LazyLock::new(Stems::default);
        &BUILTIN
    }
}

impl Default for Stems {
    fn default() -> Self {
        let table: Table = super::table(packed!("stems"));
        let mut kin = Map::default();
        for set in table.kin {
            let first = set.first().cloned().unwrap_or_default();
            kin.extend(set.into_iter().map(|word| (word, first.clone())));
        }
        Self { suffixes: table.suffixes, weak: table.weak.into_iter().collect(), kin }
    }
}

impl Stems {
    /// The stem that kin share ("councillor" and "council" have "council").
    pub fn stem(&self, lemma: &str) -> String {
        let lemma = self.kin.get(lemma).map_or(lemma, String::as_str);
        let last = lemma.as_bytes().last();
        let mut suffixes = self.suffixes.iter().filter(|suffix| suffix.as_bytes().last() == last);
        let suffix = suffixes.find_map(|suffix| {
            lemma.strip_suffix(suffix.as_str()).filter(|stem| stem.chars().count() >= STEM_MIN)
        });
        let stem = suffix.unwrap_or(lemma).trim_end_matches('i');
        let mut letters = stem.chars();
        let last = letters.next_back();
        let single = letters.as_str();
        if last.is_some() && letters.next_back() == last && stem.chars().count() > STEM_MIN {
            return single.to_owned();
        }
        stem.to_owned()
    }

    /// Whether a lemma is too general to say what a sentence is about.
    pub fn is_weak(&self, lemma: &str) -> bool {
        self.weak.contains(lemma)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kin_share_a_stem_and_strangers_do_not() {
        let stems = Stems::default();
        for kin in [
            &["council", "councillor"][..],
            &["inspect", "inspector", "inspection"],
            &["contract", "contractor"],
            &["negotiate", "negotiation", "negotiator"],
            &["supply", "supplier"],
            &["depot", "warehouse"],
        ] {
            let first = kin.first().map(|word| stems.stem(word));
            assert!(kin.iter().all(|word| Some(stems.stem(word)) == first), "{kin:?}");
        }
        assert_ne!(stems.stem("order"), stems.stem("ordinary"));
        assert_ne!(stems.stem("train"), stems.stem("trail"));
    }
}
