//! Words of which at most one holds of one thing: `data/contraries.toml`.

use crate::text::Map;
use serde::Deserialize;

/// Pairs of sets of lemmas.
#[derive(Debug)]
pub struct Contraries {
    /// Lemma to the pairs it is in, and whether on the first side.
    sides: Map<String, Vec<(usize, bool)>>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    pair: Vec<Pair>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    one: Vec<String>,
    other: Vec<String>,
}

impl Default for Contraries {
    fn default() -> Self {
        let table: Table = super::table(include_str!("data/contraries.toml"));
        let mut sides: Map<String, Vec<(usize, bool)>> = Map::default();
        for (at, pair) in table.pair.into_iter().enumerate() {
            for lemma in pair.one {
                sides.entry(lemma).or_default().push((at, true));
            }
            for lemma in pair.other {
                sides.entry(lemma).or_default().push((at, false));
            }
        }
        Self { sides }
    }
}

impl Contraries {
    /// The pairs that a lemma is in, and whether on the first side.
    pub fn of(&self, lemma: &str) -> &[(usize, bool)] {
        self.sides.get(lemma).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_lemma_is_its_own_contrary() {
        let table = Contraries::default();
        let mut lemmas: Vec<_> = table.sides.iter().collect();
        lemmas.sort();
        for (lemma, sides) in lemmas {
            for (pair, first) in sides {
                assert!(!sides.contains(&(*pair, !first)), "{lemma}");
            }
        }
    }
}
