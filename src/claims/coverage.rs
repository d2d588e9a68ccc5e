//! How much of a statement's words stands in the sources.

use super::alike;
use super::context::{Passage, Passages, Term, terms};
use super::evidence::FULL;
use super::keys::Reader;
use crate::model::{Analysis, Sentence, Word};

/// A sentence of the statement: its content words, and the passages that may speak of the same.
pub(crate) struct Line<'a> {
    /// The words.
    pub(crate) around: Vec<Term>,
    /// Places of the passages in [`Passages::all`].
    pub(crate) near: Vec<usize>,
    /// Its names.
    pub(crate) names: Vec<Name<'a>>,
    /// How its words stand to those passages: all words to the first, then to the second.
    stands: Vec<Stands>,
}

/// How a word of a statement stands to a passage and its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stands {
    /// It stands there, or one of its kin.
    Itself,
    /// A word that may stand for it does.
    Retold,
    /// None does.
    Not,
}

/// A name of a statement.
pub(crate) struct Name<'a> {
    /// Its words.
    pub(crate) run: &'a [Word],
    /// What it is found by as a whole.
    pub(crate) keys: Vec<u32>,
    /// Whether it is one of a place.
    pub(crate) is_place: bool,
}

impl<'a> Line<'a> {
    /// A sentence before the passages.
    pub(crate) fn new(
        read: &Analysis,
        sentence: &'a Sentence,
        reader: &mut Reader<'_>,
        passages: &Passages<'_>,
    ) -> Self {
        let around = terms(sentence, reader);
        let near = passages.near(&around);
        let name = |run: &'a [Word]| {
            let (keys, is_place) = reader.name(read, run);
            Name { run, keys, is_place }
        };
        let names = alike::runs(sentence).into_iter().map(name).collect();
        let mut stands = Vec::with_capacity(near.len().saturating_mul(around.len()));
        for passage in near.iter().filter_map(|&at| passages.all.get(at)) {
            stands.extend(around.iter().map(|term| how(term, passage, passages)));
        }
        Self { around, near, names, stands }
    }

    /// The passages, each with how the words stand to it.
    pub(crate) fn passages<'p>(
        &'p self,
        passages: &'p Passages<'_>,
    ) -> impl Iterator<Item = (&'p Passage, &'p [Stands])> {
        let stands = self.stands.chunks_exact(self.around.len().max(1));
        self.near.iter().filter_map(|&at| passages.all.get(at)).zip(stands)
    }
}

fn how(term: &Term, passage: &Passage, passages: &Passages<'_>) -> Stands {
    if around(passage, passages).any(|passage| passage.has(term)) {
        Stands::Itself
    } else if around(passage, passages).any(|passage| passage.retells(term)) {
        Stands::Retold
    } else {
        Stands::Not
    }
}

/// How much of the statement's words stands in the best passages, 0 to [`FULL`].
pub(crate) fn of_passages(lines: &[Line<'_>], passages: &Passages<'_>) -> u64 {
    let (mut held, mut whole) = (0, 0);
    for line in lines {
        let best = line
            .passages(passages)
            .map(|(passage, stands)| {
                let terms = line.around.iter().zip(stands);
                let terms = terms.map(|(term, stands)| (term, *stands == Stands::Itself));
                share(terms, passage.document, passages)
            })
            // Of two as good ones, the one that has more to be held against.
            .max_by_key(|(held, whole)| (held * FULL / (*whole).max(1), *whole));
        let (best, of) = best.unwrap_or((0, line.around.iter().map(|term| term.weight).sum()));
        held += best;
        whole += of;
    }
    (held * FULL).checked_div(whole).unwrap_or(FULL)
}

/// How much of the statement's words stands anywhere in a document, 0 to [`FULL`].
pub(crate) fn of_document(lines: &[Line<'_>], document: usize, passages: &Passages<'_>) -> u64 {
    let (mut held, mut whole) = (0, 0);
    for line in lines {
        let terms = line.around.iter().map(|term| (term, passages.knows(document, term)));
        let (part, of) = share(terms, document, passages);
        held += part;
        whole += of;
    }
    (held * FULL).checked_div(whole).unwrap_or(FULL)
}

/// The weight of the words that stand, and of all that a document can speak of.
fn share<'t>(
    terms: impl Iterator<Item = (&'t Term, bool)>,
    document: usize,
    passages: &Passages<'_>,
) -> (u64, u64) {
    let mut sums = (0, 0);
    for (term, stands) in terms.filter(|(term, _)| !passages.is_silent_on(document, term)) {
        sums.0 += if stands { term.weight } else { 0 };
        sums.1 += term.weight;
    }
    sums
}

/// Whether a name stands as a name in a passage or a neighbouring one.
fn is_named(passage: &Passage, name: &Term, passages: &Passages<'_>) -> bool {
    around(passage, passages).any(|passage| passage.names(name))
}

/// Whether a passage speaks of others than the statement: it has a name for its subject, and no
/// name of the statement is near. A fragment that does not name what it speaks of may speak of
/// anything.
pub(crate) fn is_of_others(passage: &Passage, lines: &[Line<'_>], passages: &Passages<'_>) -> bool {
    let names = || lines.iter().flat_map(|line| &line.around).filter(|term| term.name);
    names().next().is_some()
        && !passages.is_fragment(passage.document)
        && passage.has_subject
        && !names().any(|term| is_named(passage, term, passages))
}

/// A passage and its neighbours in its document.
pub(crate) fn around<'a>(
    passage: &'a Passage,
    passages: &'a Passages<'_>,
) -> impl Iterator<Item = &'a Passage> {
    let at = |sentence: Option<usize>| {
        sentence
            .and_then(|sentence| passages.of(passage.document, sentence))
            .filter(|other| other.document == passage.document)
    };
    let beside = [at(passage.sentence.checked_sub(1)), at(passage.sentence.checked_add(1))];
    std::iter::once(passage).chain(beside.into_iter().flatten())
}
