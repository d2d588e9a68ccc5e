//! What makes two words kin, and words too general to anchor a comparison: `data/stems.toml`.

use super::layout::stems;
use crate::text::{Map, Set};
use serde::Deserialize;
use std::sync::LazyLock;

/// The suffixes and weak words, ready for look-ups.
#[derive(Debug)]
pub struct Stems {
    /// The suffixes by their last letter.
    suffixes: Vec<Vec<&'static str>>,
    weak: Set<&'static str>,
    kin: Map<&'static str, &'static str>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[serde(borrow)]
    suffixes: Vec<&'static str>,
    weak: Vec<&'static str>,
    kin: Vec<Vec<&'static str>>,
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
            let first = set.first().copied().unwrap_or_default();
            kin.extend(set.into_iter().map(|word| (word, first)));
        }
        let mut suffixes = vec![Vec::new(); usize::from(u8::MAX) + 1];
        for suffix in table.suffixes {
            let last = suffix.bytes().last().map(usize::from);
            if let Some(own) = last.and_then(|last| suffixes.get_mut(last)) {
                own.push(suffix);
            }
        }
        Self { suffixes, weak: table.weak.into_iter().collect(), kin }
    }
}

impl Stems {
    /// The stem that kin share ("councillor" and "council" have "council").
    pub fn stem(&self, lemma: &str) -> String {
        let lemma = self.kin.get(lemma).copied().unwrap_or(lemma);
        let last = lemma.bytes().last().map_or(0, usize::from);
        stems::stem(lemma, self.suffixes.get(last).map_or(&[][..], Vec::as_slice))
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
