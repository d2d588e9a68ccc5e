//! What a claim of state or scope is about, and how much two of them have in common.
//!
//! A claim of amount has its attribute and unit to go by; "it was turned down" has only the words
//! around it. Two such claims speak of the same thing where they share words that are rare in this
//! run: in their clauses, or in the clause of the one and the surroundings of the other. The rarity
//! of a word is the binary logarithm of how many sentences there are for each that has it.

use super::twins::Twins;
use super::vocabulary::Vocabulary;
use crate::lexicon::Lexicon;
use crate::model::{Analysis, BlockKind, Claim, DocumentId, Report, Sentence, Tag, Value};
use crate::text::Span;
use std::ops::Range;

/// Sentences before the claim's own that say what it is about.
const BACK: usize = 2;

/// Sentences that a run is taken to have at least: in two short articles every word is frequent,
/// and yet a shared "endpoint" tells as much as in twenty.
const SMALL_RUN: u32 = 128;

/// Most bits that one word tells: in a large run a word is rare because most stories are others.
const RARITY_MAX: u32 = 7;

/// How near to the cue a word stands, as its weight in eighths.
const OWN: u32 = 8;
const NEAR: u32 = 4;
const FAR: u32 = 2;

/// The stems of the run's sentences, and how rare each is.
#[derive(Debug)]
pub struct Topics {
    sentences: u32,
    /// All stems, sorted.
    names: Vec<String>,
    /// In how many sentences each stem stands.
    frequency: Vec<u32>,
    /// The documents, each with the number of its first sentence.
    documents: Vec<(DocumentId, usize)>,
    /// Where in `words` those of each sentence stand; those that read the same share theirs.
    own: Vec<Range<usize>>,
    /// The words that have stems, by their places in their sentences.
    words: Vec<(u32, Stem)>,
}

/// A stem by its place among those of the run in the order of the alphabet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stem(pub(super) u32);

/// A name this rare anchors by itself: it is not the story's own protagonist.
const RARE_NAME: u32 = 4;

/// A stem in a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    /// How near to the claim it stands, in eighths.
    pub near: u32,
    /// Whether it is a name.
    pub name: bool,
    /// The word itself, for the report.
    pub span: Span,
}

impl Place {
    /// Whether it stands in the claim's own sentence.
    pub fn is_own(&self) -> bool {
        self.near == OWN
    }
}

/// The stems that say what a claim is about, in order.
#[derive(Debug, Clone, Default)]
pub struct Topic(Vec<(Stem, Place)>);

impl Topic {
    /// The stems and their places.
    pub fn iter(&self) -> impl Iterator<Item = (Stem, &Place)> {
        self.0.iter().map(|(stem, place)| (*stem, place))
    }

    /// The place of a stem, if it is among them.
    pub fn get(&self, stem: Stem) -> Option<&Place> {
        let at = self.0.binary_search_by_key(&stem, |(own, _)| *own).ok()?;
        self.0.get(at).map(|(_, place)| place)
    }

    /// The stems of both, with their places on either side.
    pub fn shared<'t>(
        &'t self,
        other: &'t Self,
    ) -> impl Iterator<Item = (Stem, &'t Place, &'t Place)> {
        let mut rest = other.0.as_slice();
        self.iter().filter_map(move |(stem, place)| {
            while let Some(((first, found), later)) = rest.split_first() {
                if *first > stem {
                    break;
                }
                rest = later;
                if *first == stem {
                    return Some((stem, place, found));
                }
            }
            None
        })
    }
}

/// What two topics share.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shared {
    /// Sum of the rarities of the shared stems, each by its nearness on both sides.
    pub score: u32,
    /// Shared stems that stand in both sentences, or in the one and right before the other, with
    /// their rarity; rarest first.
    pub anchors: Vec<(u32, Stem)>,
    /// Whether a rare name is among the anchors.
    pub named: bool,
}

impl Topics {
    /// Counts the stems of all sentences.
    pub fn new(report: &Report, twins: &Twins, lexicon: &Lexicon) -> Self {
        let mut stems = Vocabulary::new(lexicon);
        let (mut documents, mut own, mut words) = (Vec::new(), Vec::new(), Vec::new());
        for analysis in &report.analyses {
            documents.push((analysis.document.id, own.len()));
            for sentence in &analysis.sentences {
                let number = own.len();
                let read = own.get(twins.first(number)).cloned();
                own.push(read.unwrap_or_else(|| {
                    let start = words.len();
                    stems.sentence(analysis, sentence, twins.times(number), &mut words);
                    start..words.len()
                }));
            }
        }
        let sentences = stems.sentences;
        let sorted = stems.sorted();
        for (_, Stem(number)) in &mut words {
            *number = sorted.places.get(*number as usize).copied().unwrap_or(0);
        }
        let (names, frequency) = (sorted.names, sorted.frequency);
        Self { sentences, names, frequency, documents, own, words }
    }

    /// What a claim is about.
    pub fn of(&self, analysis: &Analysis, claim: &Claim) -> Topic {
        let mut topic = Vec::new();
        let index = claim.sentence as usize;
        let Some(own) = analysis.sentences.get(index) else { return Topic::default() };
        self.add(&mut topic, analysis, index, claim, OWN);
        for back in 1..=BACK {
            let before =
                index.checked_sub(back).and_then(|at| Some((at, analysis.sentences.get(at)?)));
            let Some((at, _)) = before.filter(|(_, before)| before.block == own.block) else {
                break;
            };
            self.add(&mut topic, analysis, at, claim, if back == 1 { NEAR } else { FAR });
        }
        for at in heading(analysis, own).into_iter().flatten() {
            self.add(&mut topic, analysis, at, claim, FAR);
        }
        // Of the places of a stem the nearest counts, which is the first.
        topic.sort_by_key(|(stem, _)| *stem);
        topic.dedup_by_key(|(stem, _)| *stem);
        Topic(topic)
    }

    /// Adds what a sentence says; sentences are added the nearest first.
    fn add(
        &self,
        topic: &mut Vec<(Stem, Place)>,
        analysis: &Analysis,
        at: usize,
        claim: &Claim,
        near: u32,
    ) {
        let Some(sentence) = analysis.sentences.get(at) else { return };
        let stems = self.sentence(analysis.document.id, at);
        topic.reserve(stems.len());
        let cue = claim.span;
        let scope = matches!(claim.value, Value::Scope(_));
        for (at, stem) in stems {
            let Some(word) = sentence.words.get(*at as usize) else { continue };
            // What stands inside a cue of several words ("signed a FOUNDRY agreement") is topic,
            // and so is what is open to all ("any cloud PROVIDER").
            let inside = cue.start < word.span.start
                && (word.span.end < cue.end || scope && word.tag == Tag::Noun);
            if !word.span.overlaps(cue) || inside {
                let place = Place { near, name: word.tag == Tag::Name, span: word.span };
                topic.push((*stem, place));
            }
        }
    }

    /// The stems of a sentence of a document, with the places of their words.
    pub fn sentence(&self, document: DocumentId, sentence: usize) -> &[(u32, Stem)] {
        let own = |at: &usize| self.documents.get(*at).is_some_and(|(own, _)| *own == document);
        // Documents stand in the order of their numbers.
        let at = Some(document.0 as usize).filter(own);
        let at = at.or_else(|| (0..self.documents.len()).find(own));
        let first = at.and_then(|at| self.documents.get(at));
        let Some(number) = first.map(|(_, first)| first + sentence) else { return &[] };
        let words = self.own.get(number).and_then(|own| self.words.get(own.clone()));
        words.unwrap_or_default()
    }

    /// The stem of that name, if the run has it.
    pub fn named(&self, name: &str) -> Option<Stem> {
        let at = self.names.binary_search_by(|own| own.as_str().cmp(name)).ok()?;
        u32::try_from(at).ok().map(Stem)
    }

    /// How rare a stem is: 0 where every sentence has it.
    pub fn rarity(&self, stem: Stem) -> u32 {
        self.rarity_of(self.frequency.get(stem.0 as usize).map_or(1, |count| *count as usize))
    }

    /// How rare a thing is that `count` sentences have.
    pub fn rarity_of(&self, count: usize) -> u32 {
        let count = u32::try_from(count).unwrap_or(u32::MAX).max(1);
        (self.sentences.max(SMALL_RUN) / count).checked_ilog2().unwrap_or(0).min(RARITY_MAX)
    }

    /// What two topics share.
    pub fn shared(&self, left: &Topic, right: &Topic) -> Shared {
        let mut shared = Shared::default();
        for (stem, place, other) in left.shared(right) {
            let rarity = self.rarity(stem);
            shared.score += rarity * place.near * other.near;
            if place.near * other.near >= OWN * NEAR {
                shared.anchors.push((rarity, stem));
                shared.named |= place.name && other.name && rarity >= RARE_NAME;
            }
        }
        shared.score /= OWN * OWN;
        shared.anchors.sort_by(|a, b| b.cmp(a));
        shared
    }
}

/// The sentences of the heading above a sentence's block, if the block stands under one.
fn heading(analysis: &Analysis, sentence: &Sentence) -> Option<Range<usize>> {
    let block = sentence.block as usize;
    let above = (block.saturating_sub(6)..block).rev().find(|&at| {
        analysis
            .document
            .blocks
            .get(at)
            .is_some_and(|block| matches!(block.kind, BlockKind::Heading(_)))
    })?;
    let above = u32::try_from(above).ok()?;
    let first = analysis.sentences.partition_point(|sentence| sentence.block < above);
    let past = analysis.sentences.partition_point(|sentence| sentence.block <= above);
    Some(first..past)
}
