//! Which documents tell of one story. Only these are held side by side, so that the cost of a run
//! grows with its documents and not with their square, and a story gives the same findings alone
//! and in an archive.
//!
//! Documents are bags of the words that their claims and entities have (binary weights times
//! smoothed inverse document frequency, names weighted double; compared by cosine: Salton and
//! Buckley 1988). Those that are alike enough, directly or through others, are one story (single
//! linkage). In an archive everything hangs together through something: a story of too many
//! documents is cut at a higher likeness.

use super::view::log2_sixteenths;
use crate::model::Analysis;
use crate::text::{Groups, Map};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// A word that more documents have says nothing of a story.
const DOCUMENTS_MAX: usize = 256;

/// Documents are of one story from this cosine on, in hundredths. Measured on 14 stories in one
/// folder: each account has one of its own event at 13 or more; of strangers, one pair in two
/// has less than 3, one in fifty more than 8.
const ALIKE_PERCENT: u64 = 8;

/// Stories of more documents are cut, at ever higher likeness.
const STORY_MAX: usize = 64;

/// A document of fewer words says too little to be told from the others' story: a small folder that
/// holds one is one story.
const WORDS_MIN: usize = 30;

/// At this likeness nothing is cut any more: these do tell of one thing.
const SAME_PERCENT: u64 = 40;

/// Accounts of one event share so many words of names that are not all over the run, where it is
/// too large for one story: two events in one town share one.
const NAMES_MIN: u32 = 2;

/// So many documents are added to the run when words are counted: in a small folder every word is
/// in a large share of the documents, and is not common for that.
const PRIOR: u32 = 64;

/// The square of a name's weight is so many times that of another word.
const NAME: u64 = 4;

/// A later document and how alike it is, in hundredths.
type Link = (usize, u64);

/// The stories of a run: the places of their documents in the list, in order; stories in the order
/// of their first documents.
pub fn stories(analyses: &[Analysis]) -> Vec<Vec<usize>> {
    let all: Vec<usize> = (0..analyses.len()).collect();
    let bags = Bags::of(analyses);
    if all.len() <= STORY_MAX && bags.words.iter().any(|words| words.len() < WORDS_MIN) {
        return if all.is_empty() { Vec::new() } else { vec![all] };
    }
    let links: Vec<Vec<Link>> =
        (0..analyses.len()).into_par_iter().map(|at| bags.links(at)).collect();
    let mut stories = Vec::new();
    let mut open = vec![(all, ALIKE_PERCENT)];
    while let Some((documents, least)) = open.pop() {
        for story in components(&documents, &links, least) {
            if story.len() > STORY_MAX && least < SAME_PERCENT {
                open.push((story, least + least / 2));
            } else {
                stories.push(story);
            }
        }
    }
    stories.sort_unstable();
    stories
}

/// The words of all documents.
struct Bags {
    /// The numbers of each document's words, sorted.
    words: Vec<Vec<u32>>,
    /// The documents that have each word, in order.
    documents: Vec<Vec<usize>>,
    /// The square of the weight of each word; nothing for words that too many have.
    weights: Vec<u64>,
    /// Whether each word is of a name.
    named: Vec<bool>,
    /// The sum of the weights of each document.
    norms: Vec<u64>,
}

impl Bags {
    fn of(analyses: &[Analysis]) -> Self {
        let spoken: Vec<Vec<Word>> = analyses.par_iter().map(words).collect();
        let mut numbers: Map<Word, u32> = Map::default();
        let mut documents: Vec<Vec<usize>> = Vec::new();
        let mut named: Vec<bool> = Vec::new();
        let mut bags = Vec::new();
        for (at, words) in spoken.into_iter().enumerate() {
            let mut bag = Vec::with_capacity(words.len());
            for word in words {
                let is_name = word.0;
                let next = u32::try_from(documents.len()).unwrap_or(u32::MAX);
                let number = *numbers.entry(word).or_insert(next);
                if number == next {
                    documents.push(Vec::new());
                    named.push(is_name);
                }
                if let Some(list) = documents.get_mut(number as usize) {
                    list.push(at);
                }
                bag.push(number);
            }
            bag.sort_unstable();
            bags.push(bag);
        }
        let total = u32::try_from(analyses.len()).unwrap_or(u32::MAX).saturating_add(PRIOR);
        let weights =
            documents.iter().zip(&named).map(|(list, named)| weight(list, total, *named)).collect();
        let mut all = Self { words: bags, weights, documents, named, norms: Vec::new() };
        all.norms =
            all.words.iter().map(|bag| bag.iter().map(|word| all.weight(*word)).sum()).collect();
        all
    }

    fn weight(&self, word: u32) -> u64 {
        self.weights.get(word as usize).copied().unwrap_or(0)
    }

    fn norm(&self, at: usize) -> u128 {
        u128::from(self.norms.get(at).copied().unwrap_or(0))
    }

    /// The later documents that are alike enough to be of one story.
    fn links(&self, at: usize) -> Vec<Link> {
        let mut shared: BTreeMap<usize, (u64, u32)> = BTreeMap::new();
        for word in self.words.get(at).into_iter().flatten() {
            let weight = self.weight(*word);
            let others = self.documents.get(*word as usize).filter(|_| weight > 0);
            let named = self.named.get(*word as usize).is_some_and(|named| *named)
                && others.is_some_and(|others| others.len() <= STORY_MAX);
            for other in others.into_iter().flatten().rev().take_while(|other| **other > at) {
                let (dot, names) = shared.entry(*other).or_default();
                *dot += weight;
                *names += u32::from(named);
            }
        }
        let names_min = if self.words.len() > STORY_MAX { NAMES_MIN } else { 0 };
        let alike = |(other, (dot, names)): (usize, (u64, u32))| {
            let dot = u128::from(dot) * 100;
            let square = (dot * dot).checked_div(self.norm(at) * self.norm(other))?;
            let percent = u64::try_from(square.isqrt()).ok()?;
            (percent >= ALIKE_PERCENT && names >= names_min).then_some((other, percent))
        };
        shared.into_iter().filter_map(alike).collect()
    }
}

/// A word, and whether it is of a name.
type Word = (bool, String);

/// The words of a document's entities and claims, each once.
fn words(analysis: &Analysis) -> Vec<Word> {
    let names = analysis.entities.iter().flat_map(|entity| entity.name.split_whitespace());
    let mut words: Vec<Word> = names.map(|name| (true, name.to_lowercase())).collect();
    for claim in &analysis.claims {
        for list in [&claim.attribute, &claim.clause, &claim.context] {
            words.extend(list.iter().map(|word| (false, word.clone())));
        }
    }
    words.sort_unstable();
    words.dedup();
    words
}

/// The square of the weight of a word that these documents have.
fn weight(documents: &[usize], total: u32, named: bool) -> u64 {
    if documents.len() > DOCUMENTS_MAX {
        return 0;
    }
    let count = u32::try_from(documents.len()).unwrap_or(u32::MAX).saturating_add(1);
    let rarity = u64::from(log2_sixteenths(total.saturating_mul(16) / count));
    rarity * rarity * if named { NAME } else { 1 }
}

/// What hangs together among some documents through links of a likeness.
fn components(documents: &[usize], links: &[Vec<Link>], least: u64) -> Vec<Vec<usize>> {
    let place: BTreeMap<usize, usize> =
        documents.iter().enumerate().map(|(place, document)| (*document, place)).collect();
    let mut joined = Groups::new(documents.len());
    for (at, document) in documents.iter().enumerate() {
        for (other, alike) in links.get(*document).into_iter().flatten() {
            let Some(other) = place.get(other).filter(|_| *alike >= least) else { continue };
            joined.join(at, *other);
        }
    }
    let mut found: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, document) in documents.iter().enumerate() {
        found.entry(joined.root(at)).or_default().push(*document);
    }
    found.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::{WORDS_MIN, components, stories};
    use crate::model::{Analysis, Entity, EntityKind};

    /// A document that speaks of things of its own and of what is shared.
    fn analysis(own: usize, shared: &[&str]) -> Analysis {
        let own = (0..WORDS_MIN).map(|at| format!("Vellmar{own}x{at}"));
        let names = own.chain(shared.iter().map(|name| (*name).to_owned()));
        let entity =
            |name| Entity { name, aliases: Vec::new(), kind: EntityKind::Thing, roles: Vec::new() };
        Analysis { entities: names.map(entity).collect(), ..Analysis::default() }
    }

    #[test]
    fn accounts_of_one_event_meet_and_strangers_do_not() {
        let event = ["Harlow", "Ostby", "Marrow", "Quill"];
        let mut all = vec![analysis(0, &event), analysis(1, &[]), analysis(2, &event)];
        assert_eq!(stories(&all), [vec![0, 2], vec![1]]);
        all.push(Analysis::default());
        assert_eq!(stories(&all), [vec![0, 1, 2, 3]], "too short to tell");
    }

    #[test]
    fn a_chain_is_one_story_until_it_is_cut() {
        let links = [vec![(2, 50)], vec![], vec![(3, 20)], vec![]];
        assert_eq!(components(&[0, 1, 2, 3], &links, 10), [vec![0, 2, 3], vec![1]]);
        assert_eq!(components(&[0, 2, 3], &links, 40), [vec![0, 2], vec![3]]);
    }
}
