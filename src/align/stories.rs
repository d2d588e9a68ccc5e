//! Which documents tell of one story. Only these are held side by side, so that the cost of a run
//! grows with its documents and not with their square, and a story gives the same findings alone
//! and in an archive.
//!
//! Documents are bags of the words that tell what they are about (`topical`; binary weights times
//! smoothed inverse document frequency, names weighted double; compared by cosine: Salton and
//! Buckley 1988). Groups of them that are alike enough on average are one story (`linkage`), of so
//! many documents at most: in an archive everything hangs together through something.

use super::linkage;
use super::numbered::{ALONE, COMMON, PART_BITS, Part, Word, number, weight};
use super::shelf::{Bag, Shelf, is_named};
use rayon::prelude::*;
use std::sync::Arc;

/// Documents are linked from this cosine on, in thousandths. Measured on 73 stories of 365 documents,
/// in one run: 37 of 809 pairs of one story come apart, and 144 pairs of two stories come together,
/// those of one parliament or office. (Where one link was enough, from 140 on: 37 and 1216.)
const LINKED: u64 = 80;

/// Stories have no more documents, unless these all but repeat each other.
pub(super) const STORY_MAX: usize = 64;

/// A document of fewer words says too little to be told from the others' stories: in a small folder it
/// has none of its own.
const WORDS_MIN: usize = 45;

/// Accounts of one event share so many words of names that are not all over the run, where it is
/// too large for one story: two events in one town share one, two takeovers of one company two.
const NAMES_MIN: u32 = 2;

/// So many documents are added to the run when words are counted: in a small folder every word is
/// in a large share of the documents, and is not common for that.
const PRIOR: u32 = 64;

/// A later document and how alike it is, in thousandths.
pub(super) type Link = (usize, u64);

/// The stories of a run: the places of their documents in the list, in order; stories in the order
/// of their first documents.
pub fn stories(bags: Vec<Bag>) -> Vec<Vec<usize>> {
    let all: Vec<usize> = (0..bags.len()).collect();
    let short: Vec<bool> = bags.iter().map(|bag| bag.len() < WORDS_MIN).collect();
    let shelves = Shelf::all(&bags);
    drop(bags);
    let bags = Bags::of(&shelves, all.len());
    drop(shelves);
    let sums = || Sums::new(bags.words.len());
    let links: Vec<Vec<Link>> =
        all.par_iter().map_init(sums, |sums, at| bags.links(*at, sums)).collect();
    let mut stories = linkage::groups(&links);
    if all.len() <= STORY_MAX {
        stories = with_short(stories, &short, &links);
    }
    stories.sort_unstable();
    stories
}

/// The stories of a small folder, in which documents that say too little have no story of their
/// own: each goes to that of the document most alike, if there is any; where there is one story
/// beside them, to that.
fn with_short(stories: Vec<Vec<usize>>, short: &[bool], links: &[Vec<Link>]) -> Vec<Vec<usize>> {
    let is_short = |at: &usize| short.get(*at).copied().unwrap_or(false);
    let (apart, mut stories): (Vec<_>, Vec<_>) =
        stories.into_iter().partition(|story| story.iter().all(is_short));
    let apart: Vec<usize> = apart.into_iter().flatten().collect();
    let told = stories.len();
    let mut rest = Vec::new();
    for at in apart {
        let linked = |one: usize, other: usize| {
            links.get(one)?.iter().find(|(to, _)| *to == other).map(|(_, alike)| *alike)
        };
        let alike = |story: &Vec<usize>| {
            story.iter().filter_map(|other| linked(at.min(*other), at.max(*other))).max()
        };
        let own = stories.iter().take(told).map(alike).zip(0..).max_by_key(|(alike, _)| *alike);
        let place = own.filter(|(alike, _)| alike.is_some() || told == 1).map(|(_, place)| place);
        match place.and_then(|place| stories.get_mut(place)) {
            Some(story) => story.push(at),
            None => rest.push(at),
        }
    }
    for story in &mut stories {
        story.sort_unstable();
    }
    rest.sort_unstable();
    stories.extend(Some(rest).filter(|rest| !rest.is_empty()));
    stories
}

/// The words by which the documents of a run can be alike: those that more than one has, but not
/// too many. Numbered; the documents of all of them lie in one piece.
#[derive(Default)]
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

/// Whether a word is of a name, and not all over the run.
fn is_telling(word: &Word) -> bool {
    word.named && word.count as usize <= STORY_MAX
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

    /// The sums so far, for the next document to begin anew.
    fn take(&mut self) -> impl Iterator<Item = (usize, (u64, u32))> {
        let of = &mut self.of;
        self.touched
            .drain(..)
            .map(|at| (at, of.get_mut(at).map(std::mem::take).unwrap_or_default()))
    }
}

impl Bags {
    fn of(shelves: &[(usize, Arc<Shelf>)], documents: usize) -> Self {
        let total = number(documents).saturating_add(PRIOR);
        let parts: Vec<Part> = (0..1 << PART_BITS)
            .into_par_iter()
            .map(|bits| Part::of(shelves, bits, total))
            .collect();
        let mut bases = Vec::with_capacity(parts.len());
        let mut all = Self::default();
        all.of.reserve_exact(parts.iter().map(|part| part.of.len()).sum());
        all.documents.reserve_exact(parts.iter().map(|part| part.documents.len()).sum());
        for part in &parts {
            bases.push(number(all.of.len()));
            let before = number(all.documents.len());
            all.of.extend(part.of.iter().map(|word| Word { end: word.end + before, ..*word }));
            all.documents.extend(&part.documents);
        }
        let numbered = |at| all.of_shelf(shelves, at, &parts, &bases, total);
        let lists: Vec<Vec<(Vec<u32>, u64)>> =
            (0..shelves.len()).into_par_iter().map(numbered).collect();
        (all.words, all.norms) = lists.into_iter().flatten().unzip();
        all
    }

    /// The words of the documents of a shelf that others have too, and the sums of the weights of
    /// all their words.
    fn of_shelf(
        &self,
        shelves: &[(usize, Arc<Shelf>)],
        at: usize,
        parts: &[Part],
        bases: &[u32],
        total: u32,
    ) -> Vec<(Vec<u32>, u64)> {
        let Some((_, shelf)) = shelves.get(at) else { return Vec::new() };
        let sizes = shelf.sizes().map(|size| (Vec::with_capacity(size), 0_u64));
        let mut lists: Vec<(Vec<u32>, u64)> = sizes.collect();
        for ((part, base), bits) in parts.iter().zip(bases).zip(0..) {
            let rows = shelf.rows(shelf.beginning(bits, PART_BITS));
            for ((word, holders), known) in rows.zip(part.numbers(at)) {
                let number = base.saturating_add(*known);
                let weight = match *known {
                    ALONE => weight(1, total, is_named(word)),
                    COMMON => continue,
                    _ => self.of.get(number as usize).map_or(0, |word| word.weight),
                };
                for holder in holders {
                    let Some((words, norm)) = lists.get_mut(usize::from(*holder)) else { continue };
                    *norm = norm.saturating_add(u64::from(weight));
                    if *known != ALONE {
                        words.push(number);
                    }
                }
            }
        }
        lists
    }

    /// The documents that have a word.
    fn documents(&self, word: &Word) -> &[u32] {
        self.documents.get((word.end - word.count) as usize..word.end as usize).unwrap_or_default()
    }

    fn norm(&self, at: usize) -> u128 {
        u128::from(self.norms.get(at).copied().unwrap_or(0))
    }

    /// The later documents that are alike enough to be of one story.
    fn links(&self, at: usize, shared: &mut Sums) -> Vec<Link> {
        let words = self.words.get(at).into_iter().flatten();
        for word in words.filter_map(|word| self.of.get(*word as usize)) {
            let others = self.documents(word);
            let named = is_telling(word);
            let others = others.iter().rev().map(|other| *other as usize);
            for other in others.take_while(|other| *other > at) {
                shared.add(other, u64::from(word.weight), named);
            }
        }
        let large = self.words.len() > STORY_MAX;
        let norm = self.norm(at);
        let alike = |(other, (dot, names)): (usize, (u64, u32))| {
            if large && names < NAMES_MIN {
                return None;
            }
            let (dot, norms) = (u128::from(dot) * 1000, norm * self.norm(other));
            let least = u128::from(LINKED * LINKED) * norms;
            // Most are not: no root is taken of them.
            let square = Some(dot * dot).filter(|square| *square >= least)?.checked_div(norms)?;
            Some((other, u64::try_from(square.isqrt()).ok()?))
        };
        let mut links: Vec<Link> = shared.take().filter_map(alike).collect();
        links.sort_unstable();
        links
    }
}

#[cfg(test)]
mod tests {
    use super::{WORDS_MIN, stories};
    use crate::align::Bag;
    use crate::align::topical::OF_NAME;

    /// A document that speaks of things of its own and of what is shared.
    fn bag(own: u64, shared: &[u64]) -> Bag {
        let all = (1..=WORDS_MIN as u64).map(|at| own * 1000 + at).chain(shared.iter().copied());
        // The first bits say in which part of the words each is numbered.
        Bag::of_words(all.map(|word| word << 52 | word | OF_NAME).collect())
    }

    #[test]
    fn accounts_of_one_event_meet_and_strangers_do_not() {
        let event = [901, 902, 903, 904, 905, 906, 907, 908, 909];
        let mut all = vec![bag(0, &event), bag(1, &[]), bag(2, &event)];
        assert_eq!(stories(all.clone()), [vec![0, 2], vec![1]]);
        all.push(Bag::default());
        assert_eq!(stories(all), [vec![0, 2], vec![1], vec![3]], "too short to tell");
    }

    #[test]
    fn what_says_too_little_goes_to_whom_it_is_like() {
        let event = [901, 902, 903, 904, 905, 906, 907, 908, 909];
        let short = |of: &[u64]| {
            Bag::of_words(of.iter().map(|word| *word << 52 | *word | OF_NAME).collect())
        };
        let like = vec![bag(0, &event), bag(1, &[]), bag(2, &event), short(&event[..4])];
        assert_eq!(stories(like), [vec![0, 2, 3], vec![1]]);
        let beside = vec![bag(0, &event), bag(2, &event), short(&[950]), short(&[951])];
        assert_eq!(stories(beside), [vec![0, 1, 2, 3]], "there is one story");
        assert_eq!(stories(vec![short(&[1]), short(&[2])]), [vec![0, 1]]);
    }
}
