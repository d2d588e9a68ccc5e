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

    /// Bags as bytes: how many numbers each has, then its numbers.
    pub fn all_to_bytes<'a>(bags: impl IntoIterator<Item = &'a Self>) -> Vec<u8> {
        let mut bytes = Vec::new();
        for Self(words) in bags {
            bytes.extend((words.len() as u64).to_le_bytes());
            bytes.extend(words.iter().flat_map(|word| word.to_le_bytes()));
        }
        bytes
    }

    /// The bags of such bytes.
    pub fn all_from_bytes(bytes: &[u8]) -> Option<Vec<Self>> {
        let (numbers, rest) = bytes.as_chunks();
        let mut numbers = numbers.iter().copied().map(u64::from_le_bytes);
        let mut bags = Vec::new();
        while let Some(count) = numbers.next() {
            let count = usize::try_from(count).ok().filter(|count| *count <= numbers.len())?;
            bags.push(Self(numbers.by_ref().take(count).collect()));
        }
        rest.is_empty().then_some(bags)
    }
}

/// The stories of a run: the places of their documents in the list, in order; stories in the order
/// of their first documents.
pub fn stories(bags: Vec<Bag>) -> Vec<Vec<usize>> {
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

/// The words by which the documents of a run can be alike: those that more than one has, but not
/// too many. Numbered; every list of the documents or of the words lies in one piece.
struct Bags {
    /// The words of each document.
    words: Vec<Vec<u32>>,
    /// What is known of each word.
    of: Vec<Word>,
    /// The documents that have each word, in order, word after word.
    documents: Vec<u32>,
    /// The sum of the weights of all words of each document.
    norms: Vec<u64>,
}

/// A word of a run.
#[derive(Default)]
struct Word {
    /// How many documents have it.
    count: u32,
    /// The square of its weight.
    weight: u64,
    /// Whether it is of a name.
    named: bool,
    /// Where its documents end.
    end: usize,
}

impl Word {
    /// How many documents are listed under it: none where it joins none.
    fn listed(&self) -> usize {
        if self.count > 1 && self.weight > 0 { self.count as usize } else { 0 }
    }
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
    fn of(bags: Vec<Bag>) -> Self {
        let (words, mut of) = numbered(bags);
        let total = u32::try_from(words.len()).unwrap_or(u32::MAX).saturating_add(PRIOR);
        let mut end = 0;
        for word in &mut of {
            word.weight = weight(word.count, total, word.named);
            // Its documents are filled in one by one, up to its end.
            word.end = end;
            end += word.listed();
        }
        let mut all = Self { words, of, documents: vec![0; end], norms: Vec::new() };
        all.norms = vec![0; all.words.len()];
        for at in 0..all.words.len() {
            all.list(at);
        }
        all
    }

    /// Lists a document under its words, of which it keeps those that others have.
    fn list(&mut self, at: usize) {
        let Some(words) = self.words.get_mut(at) else { return };
        let (of, documents, mut norm) = (&mut self.of, &mut self.documents, 0_u64);
        words.retain(|word| {
            let Some(word) = of.get_mut(*word as usize) else { return false };
            norm = norm.saturating_add(word.weight);
            if word.listed() == 0 {
                return false;
            }
            if let Some(place) = documents.get_mut(word.end) {
                *place = u32::try_from(at).unwrap_or(u32::MAX);
            }
            word.end += 1;
            true
        });
        words.shrink_to_fit();
        if let Some(place) = self.norms.get_mut(at) {
            *place = norm;
        }
    }

    /// The documents that have a word.
    fn documents(&self, word: &Word) -> &[u32] {
        self.documents.get(word.end - word.listed()..word.end).unwrap_or_default()
    }

    fn norm(&self, at: usize) -> u128 {
        u128::from(self.norms.get(at).copied().unwrap_or(0))
    }

    /// The later documents that are alike enough to be of one story.
    fn links(&self, at: usize, shared: &mut Sums) -> Vec<Link> {
        let words = self.words.get(at).into_iter().flatten();
        for word in words.filter_map(|word| self.of.get(*word as usize)) {
            let others = self.documents(word);
            let named = word.named && others.len() <= STORY_MAX;
            let others = others.iter().rev().map(|other| *other as usize);
            for other in others.take_while(|other| *other > at) {
                shared.add(other, word.weight, named);
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

/// The words of each document as numbers, and how many documents have each.
fn numbered(bags: Vec<Bag>) -> (Vec<Vec<u32>>, Vec<Word>) {
    let mut numbers: Map<u64, u32> = Map::default();
    let mut of: Vec<Word> = Vec::new();
    let mut number = |word: u64| {
        let next = u32::try_from(of.len()).unwrap_or(u32::MAX);
        let number = *numbers.entry(word).or_insert(next);
        if number == next {
            of.push(Word { named: word & OF_NAME != 0, ..Word::default() });
        }
        if let Some(word) = of.get_mut(number as usize) {
            word.count = word.count.saturating_add(1);
        }
        number
    };
    let words = bags.into_iter().map(|bag| bag.0.into_iter().map(&mut number).collect()).collect();
    (words, of)
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
        assert_eq!(stories(all.clone()), [vec![0, 2], vec![1]]);
        all.push(Bag::default());
        assert_eq!(stories(all), [vec![0, 1, 2, 3]], "too short to tell");
    }

    #[test]
    fn a_chain_is_one_story_until_it_is_cut() {
        let links = [vec![(2, 50)], vec![], vec![(3, 20)], vec![]];
        assert_eq!(components(&[0, 1, 2, 3], &links, 10), [vec![0, 2, 3], vec![1]]);
        assert_eq!(components(&[0, 2, 3], &links, 40), [vec![0, 2], vec![3]]);
    }
}
