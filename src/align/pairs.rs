//! Which claims are held side by side: candidates from an index over (dimension, concept or word
//! of the attribute or figure), the best partner of each claim in each other document.

use super::clock::{both_told, hours_of_one_day};
use super::compare::likeness;
use super::evidence::{Evidence, enough, weigh};
use super::known::{
    by_concept, figure, figures, has_figure, is_closed, is_known, is_step, known_together,
};
use super::meeting::Meeting;
use super::slip::sorted;
use super::sources::of_one_source;
use super::sums::adds_up;
use super::value::{Relation, is_scale_slip};
use super::view::{Terms, View};
use crate::lexicon::Lexicon;
use crate::model::time::days_between;
use crate::text::Map;
use std::cell::LazyCell;
use std::collections::BTreeMap;

/// So many pairs take a step before the next step: what it is made of is at hand then.
const LOT: usize = 64;

/// Claims under one key beyond which the key says too little to be looked up.
const POSTINGS: usize = 3000;

/// Candidates looked at for a claim under one key: the cost stays linear in claims.
pub(super) const CANDIDATES: usize = 400;

/// Words of the attribute under which a claim is looked up.
const KEYS: usize = 6;

/// A claim that agrees explains the other side's figure, where its likeness is at least this share
/// (per mille) of the likeness of the claim that disagrees.
const EXPLAINS: u32 = 600;

/// Days within which two documents of one story hardly tell of two events.
const SAME_DAYS: i32 = 3;

/// Two claims held to speak of one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Pair {
    pub(super) left: usize,
    pub(super) right: usize,
    pub(super) likeness: u32,
    pub(super) relation: Relation,
}

/// The pairs, how many claims were compared, and what parted the others.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    pub(super) found: Vec<Pair>,
    pub(super) compared: u64,
    pub(super) parted: BTreeMap<String, u64>,
}

/// Where a claim looks for partners.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Key {
    Concept(u32, u32),
    Word(u32, u32),
    /// The digits of a figure, in any order.
    Figure(u32, u128),
}

/// Where each claim looks, and the claims in each place: places are known by number.
#[derive(Debug, Default)]
struct Index {
    keys: Vec<Vec<usize>>,
    lists: Vec<Vec<usize>>,
}

impl Index {
    fn of(views: &[View<'_>], terms: &Terms) -> Self {
        let mut index = Self::default();
        let mut numbers: Map<Key, usize> = Map::default();
        for (at, view) in views.iter().enumerate() {
            let numbered = keys(view, terms).map(|key| {
                let number = *numbers.entry(key).or_insert(index.lists.len());
                match index.lists.get_mut(number) {
                    Some(list) => list.push(at),
                    None => index.lists.push(vec![at]),
                }
                number
            });
            index.keys.push(numbered.collect());
        }
        index
    }
}

fn keys(view: &View<'_>, terms: &Terms) -> impl Iterator<Item = Key> {
    let concepts = view.concepts.iter().map(|(concept, _)| Key::Concept(view.dimension, *concept));
    let words = view.attribute.iter().filter(|term| !terms.is_common(**term)).take(KEYS);
    let words = words.map(|term| Key::Word(view.dimension, *term));
    let figure = figure(view).map(|_| Key::Figure(view.dimension, sorted(&view.told.digits)));
    concepts.chain(words).chain(figure)
}

/// The partners of a claim in one other document.
#[derive(Debug, Clone, Copy)]
struct Best {
    /// The number of that document.
    document: usize,
    /// Points and likeness of the partner.
    rank: (i32, u32),
    likeness: u32,
    /// What was found of the claim and the partner.
    relation: Relation,
    evidence: Evidence,
    /// The most alike of all, the last of equals left out.
    partner: Option<usize>,
    /// The likeness of the most alike claim that agrees.
    agreeing: u32,
    /// Whether the document gives the figure for the same attribute anywhere.
    known: bool,
}

/// Finds the pairs of claims that speak of one thing.
pub(super) fn pairs(views: &[View<'_>], terms: &Terms, lexicon: &Lexicon) -> Pairs {
    let index = Index::of(views, terms);
    let mut result = Pairs::default();
    let mut best: Vec<Partners> = vec![Partners::new(); views.len()];
    let mut lot: Vec<Met<'_>> = Vec::new();
    for (at, view) in views.iter().enumerate() {
        for other in candidates(at, views, &index) {
            let partner = views.get(other).filter(|one| one.dimension == view.dimension);
            let meeting = partner.map(|partner| Meeting::of(view, partner, terms, lexicon));
            lot.extend(meeting.map(|meeting| ((at, other), meeting)));
        }
        if lot.len() >= LOT {
            consider(&mut lot, &mut result, &mut best);
        }
    }
    consider(&mut lot, &mut result, &mut best);
    result.found = mutual(views, &best, terms, lexicon);
    result
}

/// Later claims of other documents that share a key with a claim.
fn candidates(at: usize, views: &[View<'_>], index: &Index) -> Vec<usize> {
    let (Some(view), Some(keys)) = (views.get(at), index.keys.get(at)) else { return Vec::new() };
    let mut found: Vec<usize> = Vec::new();
    for key in keys {
        let list = index.lists.get(*key).filter(|list| list.len() <= POSTINGS);
        let Some(list) = list else { continue };
        // Claims are in the order of their documents: those of later ones stand at the end.
        let later = |other: &usize| views.get(*other).is_some_and(|o| o.document > view.document);
        let start = list.partition_point(|other| !later(other));
        found.extend(list.iter().skip(start).take(CANDIDATES));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The best partners of a claim, by document.
type Partners = Vec<Best>;

/// The partner of a claim in a document. Documents come in order: mostly it is the last.
fn partner(partners: &mut Partners, document: usize) -> Option<&mut Best> {
    let at = match partners.last() {
        Some(last) if last.document == document => partners.len() - 1,
        Some(last) if last.document > document => {
            let found = partners.binary_search_by_key(&document, |best| best.document);
            found.unwrap_or_else(|at| {
                partners.insert(at, Best::of(document));
                at
            })
        }
        _ => {
            partners.push(Best::of(document));
            partners.len() - 1
        }
    };
    partners.get_mut(at)
}

impl Best {
    fn of(document: usize) -> Self {
        Self {
            document,
            rank: (0, 0),
            likeness: 0,
            relation: Relation::Incomparable,
            evidence: Evidence::default(),
            partner: None,
            agreeing: 0,
            known: false,
        }
    }
}

/// Two claims that are held side by side, by their places.
type Met<'a> = ((usize, usize), Meeting<'a>);

/// Holds claims side by side and notes what came of it: each step for all of them before the next.
fn consider(lot: &mut Vec<Met<'_>>, result: &mut Pairs, best: &mut [Partners]) {
    for ((left, right), meeting) in lot.iter() {
        if meeting.relation == Relation::Agree && is_known(meeting) {
            let documents = [(left, meeting.b.document), (right, meeting.a.document)];
            for (own, document) in documents {
                if let Some(best) = best.get_mut(*own).and_then(|all| partner(all, document)) {
                    best.known = true;
                }
            }
        }
    }
    lot.retain(|(_, meeting)| {
        let parted = meeting.parted();
        if let Some(parted) = &parted {
            match result.parted.get_mut(parted.respect) {
                Some(count) => *count = count.saturating_add(1),
                None => {
                    result.parted.insert(parted.respect.to_owned(), 1);
                }
            }
        }
        parted.is_none()
    });
    result.compared = result.compared.saturating_add(lot.len() as u64);
    let overlaps: Vec<_> = lot.iter().map(|(_, meeting)| meeting.overlap()).collect();
    let weighed = lot.iter().zip(&overlaps);
    let evidence = weighed.map(|((_, meeting), overlap)| weigh(meeting, *overlap));
    let evidence: Vec<Evidence> = evidence.collect();
    for ((met, overlap), evidence) in lot.drain(..).zip(overlaps).zip(evidence) {
        let likeness = likeness(&met.1, overlap);
        prefer(&met, (evidence, likeness), best);
    }
}

/// Makes each of two claims the other's partner where it has none so good in that document.
fn prefer(
    ((left, right), meeting): &Met<'_>,
    (evidence, likeness): (Evidence, u32),
    best: &mut [Partners],
) {
    let Meeting { a, b, relation, .. } = *meeting;
    let agrees = relation == Relation::Agree && settles(a) && settles(b);
    for (own, other, document) in [(left, right, b.document), (right, left, a.document)] {
        let Some(best) = best.get_mut(*own).and_then(|all| partner(all, document)) else {
            continue;
        };
        let rank = (evidence.points, likeness);
        if best.partner.is_none() || rank > best.rank {
            let (agreeing, known) = (best.agreeing, best.known);
            let partner = Some(*other);
            *best = Best { document, rank, likeness, relation, evidence, partner, agreeing, known };
        }
        if agrees {
            best.agreeing = best.agreeing.max(likeness);
        }
    }
}

/// Whether a claim that agrees with a value says as much as the value: many fit into a range.
fn settles(view: &View<'_>) -> bool {
    let one = view.claim.quantity().is_some_and(|quantity| quantity.value.is_some());
    view.claim.time().is_some_and(|_| is_written(view)) || one && is_closed(view)
}

/// "Monday" does not make up for a date that the same document writes out and has wrong.
fn is_written(view: &View<'_>) -> bool {
    view.analysis.document.quote(view.claim.span).contains(|c: char| c.is_ascii_digit())
}

/// Whether two figures are of one unit: a slip in the scale is held to what parts two figures.
fn in_one_unit(a: &View<'_>, b: &View<'_>) -> bool {
    let quantities = a.claim.quantity().zip(b.claim.quantity());
    quantities.is_some_and(|(a, b)| is_scale_slip(a, b))
}

/// The pairs in which each is the other's best partner in its document.
fn mutual(views: &[View<'_>], best: &[Partners], terms: &Terms, lexicon: &Lexicon) -> Vec<Pair> {
    let concepts = LazyCell::new(|| by_concept(views));
    let figures = LazyCell::new(|| figures(views));
    let mut pairs = Vec::new();
    for (left, partners) in best.iter().enumerate() {
        for found in partners {
            let Some(right) = found.partner.filter(|right| *right > left) else { continue };
            let (Some(a), Some(b)) = (views.get(left), views.get(right)) else { continue };
            let back = best.get(right).and_then(|all| {
                let at = all.binary_search_by_key(&a.document, |best| best.document).ok()?;
                all.get(at)
            });
            let Some(back) = back.filter(|back| back.partner == Some(left)) else { continue };
            let Best { relation, evidence, .. } = *found;
            if relation == Relation::Incomparable || !enough(evidence, relation) {
                continue;
            }
            let explained = || {
                let agreeing = found.agreeing.max(back.agreeing);
                let least = u64::from(found.likeness) * u64::from(EXPLAINS);
                // That one of two hours agrees with a day says nothing of the other.
                agreeing > 0
                    && u64::from(agreeing) * 1000 >= least
                    && hours_of_one_day(a.claim, b.claim).is_none()
            };
            let clash = relation == Relation::Excludes || in_one_unit(a, b);
            let two = |meeting: &Meeting<'_>| {
                explained()
                    || found.known
                    || has_figure(a.document, b, &figures)
                    || has_figure(b.document, a, &figures)
                    || back.known
                    || known_together(meeting, views, &concepts)
                    || both_told(a, b, views)
                    || is_step(a, b, views)
                    || adds_up(a, b, views, lexicon)
            };
            if clash {
                let meeting = Meeting::of(a, b, terms, lexicon);
                if !of_one_source(&meeting) && two(&meeting) {
                    continue;
                }
            }
            let likeness = evidence.points.unsigned_abs();
            pairs.push(Pair { left, right, likeness, relation });
        }
    }
    strangers(views, pairs)
}

/// Two accounts of one event agree in most of what both tell. Where two documents clash at least
/// twice and agree less often, they tell of two events, and nothing in them is held together.
fn strangers(views: &[View<'_>], pairs: Vec<Pair>) -> Vec<Pair> {
    let documents = |pair: &Pair| {
        let of = |at: usize| views.get(at).map_or(0, |view| view.document);
        (of(pair.left), of(pair.right))
    };
    let timex = |at: usize| {
        views.get(at).and_then(|view| view.claim.time()).map(|time| time.timex.as_str())
    };
    let mut tally: BTreeMap<(usize, usize), (u32, u32)> = BTreeMap::new();
    for pair in &pairs {
        let (agree, clash) = tally.entry(documents(pair)).or_default();
        match pair.relation {
            Relation::Excludes => *clash += 1,
            // Every week has a Sunday: a weekday that agrees with a date shows nothing.
            _ => *agree += u32::from(timex(pair.left) == timex(pair.right)),
        }
    }
    let dated = |at: usize| views.get(at).and_then(|view| view.analysis.document.published);
    let apart = |pair: &Pair| {
        let (agree, clash) = tally.get(&documents(pair)).copied().unwrap_or_default();
        // Where only one says when it was written, not even one clash stands alone.
        let (left, right) = (dated(pair.left), dated(pair.right));
        let same_days = left
            .zip(right)
            .is_some_and(|(left, right)| days_between(left, right).abs() <= SAME_DAYS);
        let (least, weight) = match (same_days, left.is_some() == right.is_some()) {
            (true, _) => (3, 2),
            (false, true) => (2, 1),
            (false, false) => (1, 1),
        };
        pair.relation == Relation::Excludes && clash >= least && agree * weight < clash
    };
    pairs.into_iter().filter(|pair| !apart(pair)).collect()
}
