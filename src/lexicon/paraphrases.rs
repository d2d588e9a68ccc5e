//! Words with which one sentence retells another: `data/paraphrases.toml`.

use crate::text::{Map, Set};
use serde::Deserialize;

/// Groups of words, ready for look-ups.
#[derive(Debug)]
pub struct Paraphrases {
    /// Lemma to the groups in which it may stand for the others, ascending.
    alike: Map<String, Vec<usize>>,
    /// Lemma to the groups of which it is a case, ascending.
    cases: Map<String, Vec<usize>>,
    /// Lemma to the group that it stands for as a whole.
    wider: Map<String, usize>,
    light: Set<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    alike: String,
    wider: String,
    light: String,
}

impl Default for Paraphrases {
    fn default() -> Self {
        let table: Table = super::table(packed!("paraphrases"));
        let mut alike: Map<String, Vec<usize>> = Map::default();
        for (group, line) in table.alike.lines().enumerate() {
            for word in line.split_ascii_whitespace() {
                alike.entry(word.to_owned()).or_default().push(group);
            }
        }
        let first = table.alike.lines().count();
        let (mut cases, mut wider): (Map<String, Vec<usize>>, Map<String, usize>) =
            (Map::default(), Map::default());
        for (line, group) in table.wider.lines().zip(first..) {
            let Some((word, own)) = line.split_once(':') else { continue };
            wider.insert(word.trim().to_owned(), group);
            for case in own.split_ascii_whitespace() {
                cases.entry(case.to_owned()).or_default().push(group);
            }
        }
        let light = table.light.split_ascii_whitespace().map(str::to_owned).collect();
        Self { alike, cases, wider, light }
    }
}

impl Paraphrases {
    /// The groups that a word of a statement may be found by.
    pub fn sought(&self, lemma: &str) -> impl Iterator<Item = usize> {
        let alike = self.alike.get(lemma).map_or(&[][..], Vec::as_slice);
        alike.iter().chain(self.wider.get(lemma)).copied()
    }

    /// The groups that a word of a source is found under.
    pub fn offered(&self, lemma: &str) -> impl Iterator<Item = usize> {
        let of = |groups: &'_ Map<String, Vec<usize>>| groups.get(lemma).cloned();
        let alike = of(&self.alike).unwrap_or_default();
        alike.into_iter().chain(of(&self.cases).unwrap_or_default())
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
