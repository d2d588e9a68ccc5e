//! Pairs of claims of state that say opposite things of, perhaps, the same thing.

use super::topic::{Shared, Topic, Topics};
use crate::lexicon::Lexicon;
use crate::model::{Analysis, Claim, Report, Value};
use crate::text::Set;
use std::collections::BTreeMap;

/// Claims of one concept that are compared with each other: in a run with more, only the claims
/// that share a rare word meet, and each with the first so many of them.
const POSTING_MAX: usize = 64;

/// A claim of state with what it is about.
#[derive(Debug)]
pub struct Stated<'a> {
    /// Its document.
    pub analysis: &'a Analysis,
    /// The claim.
    pub claim: &'a Claim,
    /// The side it says, by name.
    pub side: &'a str,
    /// What it is about.
    pub topic: Topic,
}

/// Two claims of one pair of opposites, and what they share.
#[derive(Debug)]
pub struct Meeting<'a> {
    /// The first, in the order of the run.
    pub left: &'a Stated<'a>,
    /// The second.
    pub right: &'a Stated<'a>,
    /// What they share.
    pub shared: Shared,
}

/// The claims of state of the run by their pair of opposites.
pub fn stated<'a>(report: &'a Report, topics: &Topics<'_>) -> BTreeMap<&'a str, Vec<Stated<'a>>> {
    let mut by_concept: BTreeMap<&str, Vec<Stated<'a>>> = BTreeMap::new();
    for analysis in &report.analyses {
        for claim in &analysis.claims {
            let (Some(concept), Value::Status(side)) = (&claim.concept, &claim.value) else {
                continue;
            };
            let topic = topics.of(analysis, claim);
            by_concept.entry(concept).or_default().push(Stated { analysis, claim, side, topic });
        }
    }
    by_concept
}

/// The pairs of claims that share a word, with what they share.
pub fn meetings<'a>(claims: &'a [Stated<'a>], topics: &Topics<'_>) -> Vec<Meeting<'a>> {
    let mut postings: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut met: Set<(usize, usize)> = Set::default();
    let mut meetings = Vec::new();
    for (at, right) in claims.iter().enumerate() {
        for stem in right.topic.keys() {
            let posting = postings.entry(stem).or_default();
            for &earlier in posting.iter() {
                if !met.insert((earlier, at)) {
                    continue;
                }
                let Some(left) = claims.get(earlier) else { continue };
                let shared = topics.shared(&left.topic, &right.topic);
                meetings.push(Meeting { left, right, shared });
            }
            if posting.len() < POSTING_MAX {
                posting.push(at);
            }
        }
    }
    meetings
}

/// Whether the lexicon knows the concept as a pair of opposites.
pub fn is_pair(lexicon: &Lexicon, concept: &str) -> bool {
    lexicon.status.named(concept).is_some()
}
