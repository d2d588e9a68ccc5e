//! For a value of a statement, the values of the sources that speak of the same thing: each with
//! a score of how much of what stands around the one stands around the other.

use super::apart::{self, Met};
use super::context::{Passage, Passages, Term};
use super::kinship::{Kinship, is_told_apart, kinship};
use crate::lexicon::Lexicon;
use crate::lexicon::edges::Edge;
use crate::model::{Claim, Mention};

/// The score of a candidate whose sentence holds everything that stands around the statement's
/// value. Scores are whole numbers from 0 to this.
pub(crate) const FULL: u64 = 1000;

/// A source's value that may speak of what the statement speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Candidate {
    /// Document and sentence.
    pub(crate) document: usize,
    /// See `document`.
    pub(crate) sentence: usize,
    /// Index of the mention in its document.
    pub(crate) mention: usize,
    /// How its value stands to the statement's.
    pub(crate) kinship: Kinship,
    /// How alike the surroundings are, 0 to [`FULL`].
    pub(crate) score: u64,
}

/// How much a word of the statement counts, by its distance in words from the value.
fn nearness(distance: usize) -> u64 {
    match distance {
        0..=2 => 6,
        3..=5 => 4,
        6..=9 => 2,
        _ => 1,
    }
}

/// A value of a statement and what stands around it.
pub(crate) struct Asked<'a> {
    /// The value.
    pub(crate) value: &'a Mention,
    /// The end of a stretch of time that it is said to be.
    pub(crate) edge: Option<Edge>,
    /// Whether it comes on top of something: "another 12".
    pub(crate) adds: bool,
    /// What the statement says with it.
    pub(crate) claim: Option<&'a Claim>,
    /// All values of the statement.
    pub(crate) others: &'a [Mention],
    /// Its place among the words of its sentence.
    pub(crate) at: usize,
    /// The content words of its sentence.
    pub(crate) around: &'a [Term],
    /// The passages that may speak of the same, by their places in [`Passages::all`].
    pub(crate) near: &'a [usize],
}

/// All candidates for a value of the statement, best first.
pub(crate) fn candidates(
    asked: &Asked<'_>,
    passages: &Passages<'_>,
    lexicon: &Lexicon,
) -> Vec<Candidate> {
    let mut found = Vec::new();
    for passage in asked.near.iter().filter_map(|&at| passages.all.get(at)) {
        let Some(analysis) = passages.analyses.get(passage.document) else { continue };
        let Some(sentence) = analysis.sentences.get(passage.sentence) else { continue };
        let first = analysis.mentions.partition_point(|m| m.span.end <= sentence.span.start);
        for (mention, source) in analysis.mentions.iter().enumerate().skip(first) {
            if source.span.start >= sentence.span.end {
                break;
            }
            let next = analysis.mentions.get(mention + 1);
            let apart = next.is_some_and(|next| is_told_apart(asked.value, source, next));
            let related = if apart {
                Some(Kinship::Same)
            } else {
                kinship(asked.value, asked.edge, source, lexicon)
            };
            let place = super::context::word_at(sentence, source.span);
            let found_at = Met { analysis, sentence, passage, source, place };
            let related = related.map(|kinship| match kinship {
                Kinship::Clash => apart::clash(asked, &found_at, lexicon),
                other => other,
            });
            let Some(kinship) = related else { continue };
            let score = score(asked, passage, place, passages);
            let (document, sentence) = (passage.document, passage.sentence);
            found.push(Candidate { document, sentence, mention, kinship, score });
        }
    }
    found.sort_by_key(|candidate| {
        (std::cmp::Reverse(candidate.score), candidate.document, candidate.mention)
    });
    found
}

fn score(asked: &Asked<'_>, passage: &Passage, place: usize, passages: &Passages<'_>) -> u64 {
    let (mut reached, mut whole) = (0, 0);
    for term in asked.around {
        if passages.is_silent_on(passage.document, term) {
            continue;
        }
        let weight = term.weight * nearness(term.at.abs_diff(asked.at)) * passages.rarity(term);
        whole += weight * FULL;
        reached += weight * held(term, passage, place, passages);
    }
    reached.saturating_mul(FULL).checked_div(whole).unwrap_or(0)
}

/// How well a passage holds a word, 0 to [`FULL`]: near the value best, then anywhere in the
/// sentence, then in a neighbouring one; a name that the document knows is taken for granted.
fn held(term: &Term, passage: &Passage, place: usize, passages: &Passages<'_>) -> u64 {
    if passage.holds(term) {
        let near = passage.places(term).any(|at| at.abs_diff(place) <= 8);
        return if near { FULL } else { FULL * 7 / 10 };
    }
    let beside = |sentence: Option<usize>| {
        sentence
            .and_then(|sentence| passages.of(passage.document, sentence))
            .filter(|other| other.document == passage.document)
            .is_some_and(|other| other.holds(term))
    };
    if beside(passage.sentence.checked_sub(1)) || beside(passage.sentence.checked_add(1)) {
        return FULL * 4 / 10;
    }
    if passages.knows(passage.document, term) {
        return if term.name { FULL * 5 / 10 } else { FULL / 10 };
    }
    0
}
