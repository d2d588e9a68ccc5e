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
use std::hash::BuildHasher;

/// A word that more documents have says nothing of a story.
const DOCUMENTS_MAX: u32 = 256;

/// Documents are of one story from this cosine on, in hundredths. Measured on 14 stories in one
/// folder: each account has one of its own event at 13 or more; of strangers, one pair in two
/// has less than 3, one in fifty more than 8.
const ALIKE_PERCENT: u64 = 8;

/// Stories of more documents are cut, at ever higher likeness.
const STORY_MAX: usize = 64;

/// A document of fewer words says too little to be told from the others' story: a small folder that
/// holds one is one story.
const WORDS_MIN: usize = 45;

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

/// The words of a document's entities and claims as numbers of 64 bits (a hash: two words of a run
/// of a million share one once in tens of millions of runs), sorted, each once. All that parting
/// documents into stories needs of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bag(Vec<u64>);

/// Set in the number of a word of a name, unset in those of other words.
const OF_NAME: u64 = 1 << 63;

impl Bag {
    /// The words of a document.
    pub fn of(analysis: &Analysis) -> Self {
        let hasher = foldhash::quality::FixedState::default();
        let number = |word: &str| hasher.hash_one(word) & !OF_NAME;
        let names = analysis.entities.iter().flat_map(|entity| entity.name.split_whitespace());
        let mut words: Vec<u64> =
            names.map(|name| number(&name.to_lowercase()) | OF_NAME).collect();
        for claim in &analysis.claims {
            for list in [&claim.attribute, &claim.clause, &claim.context] {
                words.extend(list.iter().map(|word| number(word)));
            }
        }
        words.sort_unstable();
        words.dedup();
        words.shrink_to_fit();
        Self(words)
    }

    /// Its numbers, eight bytes each.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|word| word.to_le_bytes()).collect()
    }

    /// The bag of such bytes.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (words, rest) = bytes.as_chunks();
        rest.is_empty().then(|| Self(words.iter().copied().map(u64::from_le_bytes).collect()))
    }
}

/// The stories of a run: the places of their documents in the list, in order; stories in the order
/// of their first documents.
pub fn stories(bags: &[Bag]) -> Vec<Vec<usize>> {
    let all: Vec<usize> = (0..bags.len()).collect();
    if all.len() <= STORY_MAX && bags.iter().any(|bag| bag.0.len() < WORDS_MIN) {
        return if all.is_empty() { Vec::new() } else { vec![all] };
    }
    let bags = Bags::of(bags);
    let sums = || Sums::new(bags.words.len());
    let links: Vec<Vec<Link>> =
        all.par_iter().map_init(sums, |sums, at| bags.links(*at, sums)).collect();
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

/// The words by which the documents of a run can be alike.
struct Bags {
    /// The numbers of those words of each document that another has too, but not too many.
    words: Vec<Vec<u32>>,
    /// The documents that have each word, in order.
    documents: Vec<Vec<u32>>,
    /// The square of the weight of each word.
    weights: Vec<u64>,
    /// Whether each word is of a name.
    named: Vec<bool>,
    /// The sum of the weights of all words of each document.
    norms: Vec<u64>,
}

/// What one document shares with each of the others: the sum of the weights, and how many names.
struct Sums {
    of: Vec<(u64, u32)>,
    /// The documents that share anything.
    touched: Vec<usize>,
}

impl Sums {
    fn new(documents: usize) -> Self {
        Self { of: vec![(0, 0); documents], touched: Vec::new() }
    }

    fn add(&mut self, other: usize, weight: u64, named: bool) {
        let Some((dot, names)) = self.of.get_mut(other) else { return };
        if *dot == 0 {
            self.touched.push(other);
        }
        *dot += weight;
        *names += u32::from(named);
    }

    /// The sums so far, in the order of the documents, for the next document to begin anew.
    fn take(&mut self) -> impl Iterator<Item = (usize, (u64, u32))> {
        self.touched.sort_unstable();
        let of = &mut self.of;
        self.touched
            .drain(..)
            .map(|at| (at, of.get_mut(at).map(std::mem::take).unwrap_or_default()))
    }
}

impl Bags {
    fn of(bags: &[Bag]) -> Self {
        let mut counts: Map<u64, u32> = Map::default();
        for word in bags.iter().flat_map(|bag| &bag.0) {
            let count = counts.entry(*word).or_default();
            *count = count.saturating_add(1);
        }
        let total = u32::try_from(bags.len()).unwrap_or(u32::MAX).saturating_add(PRIOR);
        let mut all = Self {
            words: Vec::with_capacity(bags.len()),
            documents: Vec::new(),
            weights: Vec::new(),
            named: Vec::new(),
            norms: Vec::with_capacity(bags.len()),
        };
        let mut numbers: Map<u64, u32> = Map::default();
        for (at, bag) in (0_u32..).zip(bags) {
            let (mut words, mut norm) = (Vec::new(), 0_u64);
            for word in &bag.0 {
                let count = counts.get(word).copied().unwrap_or(1);
                let weight = weight(count, total, word & OF_NAME != 0);
                norm = norm.saturating_add(weight);
                if count > 1 && weight > 0 {
                    words.push(all.number(*word, weight, at, &mut numbers));
                }
            }
            words.shrink_to_fit();
            all.words.push(words);
            all.norms.push(norm);
        }
        all
    }

    /// The number of a word that a document has.
    fn number(&mut self, word: u64, weight: u64, at: u32, numbers: &mut Map<u64, u32>) -> u32 {
        let next = u32::try_from(self.documents.len()).unwrap_or(u32::MAX);
        let number = *numbers.entry(word).or_insert(next);
        if number == next {
            self.documents.push(Vec::new());
            self.weights.push(weight);
            self.named.push(word & OF_NAME != 0);
        }
        if let Some(list) = self.documents.get_mut(number as usize) {
            list.push(at);
        }
        number
    }

    fn weight(&self, word: u32) -> u64 {
        self.weights.get(word as usize).copied().unwrap_or(0)
    }

    fn norm(&self, at: usize) -> u128 {
        u128::from(self.norms.get(at).copied().unwrap_or(0))
    }

    /// The later documents that are alike enough to be of one story.
    fn links(&self, at: usize, shared: &mut Sums) -> Vec<Link> {
        for word in self.words.get(at).into_iter().flatten() {
            let weight = self.weight(*word);
            let Some(others) = self.documents.get(*word as usize) else { continue };
            let named = self.named.get(*word as usize).is_some_and(|named| *named)
                && others.len() <= STORY_MAX;
            let others = others.iter().rev().map(|other| *other as usize);
            for other in others.take_while(|other| *other > at) {
                shared.add(other, weight, named);
            }
        }
        let names_min = if self.words.len() > STORY_MAX { NAMES_MIN } else { 0 };
        let alike = |(other, (dot, names)): (usize, (u64, u32))| {
            let dot = u128::from(dot) * 100;
            let square = (dot * dot).checked_div(self.norm(at) * self.norm(other))?;
            let percent = u64::try_from(square.isqrt()).ok()?;
            (percent >= ALIKE_PERCENT && names >= names_min).then_some((other, percent))
        };
        shared.take().filter_map(alike).collect()
    }
}

/// The square of the weight of a word that so many documents have; nothing where that is too many.
fn weight(documents: u32, total: u32, named: bool) -> u64 {
    if documents > DOCUMENTS_MAX {
        return 0;
    }
    let count = documents.saturating_add(1);
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
    use super::{Bag, WORDS_MIN, components, stories};
    use crate::model::{Analysis, Entity, EntityKind};

    /// A document that speaks of things of its own and of what is shared.
    fn bag(own: usize, shared: &[&str]) -> Bag {
        let own = (0..WORDS_MIN).map(|at| format!("Vellmar{own}x{at}"));
        let names = own.chain(shared.iter().map(|name| (*name).to_owned()));
        let entity =
            |name| Entity { name, aliases: Vec::new(), kind: EntityKind::Thing, roles: Vec::new() };
        Bag::of(&Analysis { entities: names.map(entity).collect(), ..Analysis::default() })
    }

    #[test]
    fn accounts_of_one_event_meet_and_strangers_do_not() {
        let event = ["Harlow", "Ostby", "Marrow", "Quill", "Tessel", "Lissen"];
        let mut all = vec![bag(0, &event), bag(1, &[]), bag(2, &event)];
        assert_eq!(stories(&all), [vec![0, 2], vec![1]]);
        all.push(Bag::default());
        assert_eq!(stories(&all), [vec![0, 1, 2, 3]], "too short to tell");
    }

    #[test]
    fn a_chain_is_one_story_until_it_is_cut() {
        let links = [vec![(2, 50)], vec![], vec![(3, 20)], vec![]];
        assert_eq!(components(&[0, 1, 2, 3], &links, 10), [vec![0, 2, 3], vec![1]]);
        assert_eq!(components(&[0, 2, 3], &links, 40), [vec![0, 2], vec![3]]);
    }
}
