//! Words of which at most one holds of one thing: `data/contraries.toml`.

use super::relations::Shapes;
use crate::text::Map;
use serde::Deserialize;

/// Sets of kinds that exclude each other, each told by some lemmas.
#[derive(Debug)]
pub struct Contraries {
    /// Lemma to the sets it is in, and which side of the set it is.
    sides: Map<String, Vec<(usize, usize)>>,
    /// How many sets, from the first, have two sides that deny each other.
    pairs: usize,
    /// The pairs whose sides are said of two groups.
    groups: Vec<usize>,
    /// What their lemmas look like.
    group_shapes: Shapes,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    pair: Vec<Pair>,
    set: Vec<Kinds>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    one: Vec<String>,
    other: Vec<String>,
    /// Whether those of whom the one is said are not those of whom the other is.
    #[serde(default)]
    groups: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kinds {
    /// Each kind a line of words for it.
    of: Vec<String>,
}

impl Default for Contraries {
    fn default() -> Self {
        let table: Table = super::table(packed!("contraries"));
        let mut sides: Map<String, Vec<(usize, usize)>> = Map::default();
        let count = table.pair.len();
        let marked = table.pair.iter().enumerate().filter(|(_, pair)| pair.groups);
        let lemmas = table.pair.iter().filter(|pair| pair.groups);
        let group_shapes = Shapes::of(lemmas.flat_map(|pair| pair.one.iter().chain(&pair.other)));
        let groups = marked.map(|(at, _)| at).collect();
        let pairs = table.pair.into_iter().map(|pair| vec![pair.one, pair.other]);
        let words = |line: &String| line.split_ascii_whitespace().map(str::to_owned).collect();
        let kinds = table.set.iter().map(|set| set.of.iter().map(words).collect::<Vec<Vec<_>>>());
        for (at, set) in pairs.chain(kinds).enumerate() {
            for (side, lemmas) in set.into_iter().enumerate() {
                for lemma in lemmas {
                    sides.entry(lemma).or_default().push((at, side));
                }
            }
        }
        Self { sides, pairs: count, groups, group_shapes }
    }
}

impl Contraries {
    /// The sets that a lemma is in, and which side of the set it is.
    pub fn of(&self, lemma: &str) -> &[(usize, usize)] {
        self.sides.get(lemma).map_or(&[], Vec::as_slice)
    }

    /// Whether a lemma is said of one of two groups.
    pub fn tells_group(&self, lemma: &str) -> bool {
        self.group_shapes.may_have(lemma)
            && self.of(lemma).iter().any(|(set, _)| self.groups.contains(set))
    }

    /// Whether two lemmas are said of two groups: those who support a thing, those who oppose it.
    pub fn of_two_groups(&self, a: &str, b: &str) -> bool {
        self.of(a).iter().any(|(set, side)| {
            self.groups.contains(set)
                && self.of(b).iter().any(|(other, opposite)| set == other && side != opposite)
        })
    }

    /// Whether a set has two sides that deny each other: what is not the one is the other.
    pub fn is_pair(&self, set: usize) -> bool {
        set < self.pairs
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
            let sets: Vec<usize> = sides.iter().map(|(set, _)| *set).collect();
            let mut once = sets.clone();
            once.dedup();
            assert_eq!(sets, once, "{lemma}");
        }
    }
}
