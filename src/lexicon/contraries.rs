//! Words of which at most one holds of one thing: `data/contraries.toml`.

use super::layout::index::Index;

/// Sets of kinds that exclude each other, each told by some lemmas, as the build script lays them
/// out (`build/indexes.rs`).
#[derive(Debug)]
pub struct Contraries {
    sides: Index<'static>,
}

/// A side of a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Side {
    /// The number of the set.
    pub set: u32,
    /// Which side of the set it is.
    pub side: u32,
    /// Whether the set has two sides that deny each other: what is not the one is the other.
    pub is_pair: bool,
    /// Whether its sides are said of two groups.
    of_groups: bool,
}

impl Default for Contraries {
    fn default() -> Self {
        Self { sides: Index::new(laid_out!("contraries.sides")) }
    }
}

impl Contraries {
    /// The sides that a lemma tells.
    pub fn of(&self, lemma: &str) -> impl Iterator<Item = Side> + use<> {
        self.sides.of(lemma).map(|number| Side {
            set: number >> 10,
            side: number >> 2 & 0xff,
            is_pair: number & 2 != 0,
            of_groups: number & 1 != 0,
        })
    }

    /// Whether a lemma tells a side.
    pub fn has(&self, lemma: &str) -> bool {
        self.sides.contains(lemma)
    }

    /// Whether a lemma is said of one of two groups.
    pub fn tells_group(&self, lemma: &str) -> bool {
        self.of(lemma).any(|side| side.of_groups)
    }

    /// Whether of two lemmas at most one holds of one thing.
    pub fn are_contrary(&self, a: &str, b: &str) -> bool {
        self.of(a).any(|one| self.is_against(one, b))
    }

    /// Whether two lemmas are said of two groups: those who support a thing, those who oppose it.
    pub fn of_two_groups(&self, a: &str, b: &str) -> bool {
        self.of(a).filter(|one| one.of_groups).any(|one| self.is_against(one, b))
    }

    /// Whether a lemma tells another side than that one.
    fn is_against(&self, one: Side, lemma: &str) -> bool {
        self.of(lemma).any(|other| other.set == one.set && other.side != one.side)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_lemma_is_its_own_contrary() {
        let table = Contraries::default();
        for lemma in table.sides.words() {
            let sets: Vec<u32> = table.of(lemma).map(|side| side.set).collect();
            let mut once = sets.clone();
            once.dedup();
            assert_eq!(sets, once, "{lemma}");
        }
    }
}
