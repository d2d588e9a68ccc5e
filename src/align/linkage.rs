//! Average linkage: two groups of documents are joined where their documents are alike on average,
//! the most alike first (UPGMA: Sokal and Michener 1958). Where one link is enough, two stories
//! that have one account each in like words are told as one.

use super::stories::{Link, STORY_MAX};
use crate::text::Groups;
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

/// Two groups of documents are one story where their documents are so alike on average, in
/// thousandths. Measured together with what stands in `stories`.
const JOINED: u64 = 100;

/// How alike two documents are taken to be that have no link.
const UNLINKED: u64 = 50;

/// From so alike on, groups are joined however large the story becomes: these do tell of one thing.
const SAME: u64 = 400;

/// Parts of a thousandth in which averages are compared.
const FINE: u64 = 1000;

/// The groups of some documents, each in order, the groups in no order. `links`: of each document
/// later ones, and how alike they are.
pub(super) fn groups(links: &[Vec<Link>]) -> Vec<Vec<usize>> {
    components(links).par_iter().flat_map_iter(|component| split(component, links)).collect()
}

/// What hangs together at all: an average is no more than the best link.
fn components(links: &[Vec<Link>]) -> Vec<Vec<usize>> {
    let mut joined = Groups::new(links.len());
    for (at, links) in links.iter().enumerate() {
        for (other, _) in links.iter().filter(|(_, alike)| *alike >= JOINED) {
            joined.join(at, *other);
        }
    }
    let mut found: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..links.len() {
        found.entry(joined.root(at)).or_default().push(at);
    }
    found.into_values().collect()
}

/// The groups of what hangs together.
fn split(documents: &[usize], links: &[Vec<Link>]) -> Vec<Vec<usize>> {
    if documents.len() < 3 {
        return vec![documents.to_vec()];
    }
    let mut linkage = Linkage::of(documents, links);
    while let Some((score, Reverse(a), Reverse(b), sizes)) = linkage.heap.pop() {
        if linkage.sizes(a, b) == sizes && may_join(score, sizes) {
            linkage.join(a, b);
        }
    }
    let named = |group: Vec<usize>| {
        group.into_iter().filter_map(|at| documents.get(at).copied()).collect::<Vec<_>>()
    };
    linkage.groups.into_iter().filter(|group| !group.is_empty()).map(named).collect()
}

/// Whether two groups of such sizes may become one story.
fn may_join(score: u64, (one, other): (usize, usize)) -> bool {
    one + other <= STORY_MAX || score >= (SAME - UNLINKED) * FINE
}

/// Two groups that may be joined: their average above [`UNLINKED`], their numbers, and how many
/// documents they had when that was worked out.
type Candidate = (u64, Reverse<usize>, Reverse<usize>, (usize, usize));

/// Groups of documents, those joined to others emptied.
struct Linkage {
    groups: Vec<Vec<usize>>,
    /// Of each group those linked with it: the sum of what their links have above [`UNLINKED`].
    linked: Vec<BTreeMap<usize, u64>>,
    heap: BinaryHeap<Candidate>,
}

impl Linkage {
    /// Each document by itself.
    fn of(documents: &[usize], links: &[Vec<Link>]) -> Self {
        let mut linked = vec![BTreeMap::new(); documents.len()];
        for (at, document) in documents.iter().enumerate() {
            for (other, alike) in links.get(*document).into_iter().flatten() {
                let Ok(other) = documents.binary_search(other) else { continue };
                for (one, other) in [(at, other), (other, at)] {
                    if let Some(linked) = linked.get_mut(one) {
                        linked.insert(other, alike.saturating_sub(UNLINKED));
                    }
                }
            }
        }
        let groups = (0..documents.len()).map(|at| vec![at]).collect();
        let mut linkage = Self { groups, linked, heap: BinaryHeap::new() };
        for at in 0..documents.len() {
            linkage.consider(at, |other| other > at);
        }
        linkage
    }

    fn size(&self, at: usize) -> usize {
        self.groups.get(at).map_or(0, Vec::len)
    }

    fn sizes(&self, a: usize, b: usize) -> (usize, usize) {
        (self.size(a), self.size(b))
    }

    /// Notes which others a group may be joined with.
    fn consider(&mut self, at: usize, wanted: impl Fn(usize) -> bool) {
        let Some(linked) = self.linked.get(at) else { return };
        for (other, sum) in linked.iter().filter(|(other, _)| wanted(**other)) {
            let (a, b) = (at.min(*other), at.max(*other));
            let sizes = self.sizes(a, b);
            let pairs = u64::try_from(sizes.0 * sizes.1).unwrap_or(u64::MAX);
            let score = (sum * FINE).checked_div(pairs).unwrap_or(0);
            if score >= (JOINED - UNLINKED) * FINE {
                self.heap.push((score, Reverse(a), Reverse(b), sizes));
            }
        }
    }

    /// Joins the later group to the earlier.
    fn join(&mut self, a: usize, b: usize) {
        let taken = self.groups.get_mut(b).map(std::mem::take).unwrap_or_default();
        if let Some(group) = self.groups.get_mut(a) {
            group.extend(taken);
            group.sort_unstable();
        }
        let linked = self.linked.get_mut(b).map(std::mem::take).unwrap_or_default();
        for (other, sum) in linked.into_iter().filter(|(other, _)| *other != a) {
            if let Some(back) = self.linked.get_mut(other) {
                back.remove(&b);
                *back.entry(a).or_default() += sum;
            }
            if let Some(own) = self.linked.get_mut(a) {
                *own.entry(other).or_default() += sum;
            }
        }
        if let Some(own) = self.linked.get_mut(a) {
            own.remove(&b);
        }
        self.consider(a, |_| true);
    }
}

#[cfg(test)]
mod tests {
    use super::groups;

    fn sorted(links: &[Vec<(usize, u64)>]) -> Vec<Vec<usize>> {
        let mut found = groups(links);
        found.sort_unstable();
        found
    }

    #[test]
    fn one_link_does_not_make_two_stories_one() {
        let links = [
            vec![(1, 300), (2, 250)],
            vec![(2, 280)],
            vec![(3, 150)],
            vec![(4, 300), (5, 200)],
            vec![(5, 210)],
            vec![],
            vec![],
        ];
        assert_eq!(sorted(&links), [vec![0, 1, 2], vec![3, 4, 5], vec![6]]);
        assert_eq!(sorted(&[vec![(1, 120)], vec![]]), [vec![0, 1]]);
        assert_eq!(sorted(&[vec![(1, 90)], vec![]]), [vec![0], vec![1]]);
    }

    #[test]
    fn many_links_between_two_groups_join_them() {
        let links = [vec![(1, 300), (2, 180), (3, 160)], vec![(2, 170), (3, 190)], vec![(3, 310)]];
        assert_eq!(sorted(&links.into_iter().chain([vec![]]).collect::<Vec<_>>()), [[0, 1, 2, 3]]);
    }
}
