//! How much of a statement's words stands in the sources.

use super::context::{Passage, Passages, Term};
use super::evidence::FULL;

/// A sentence of the statement: its content words, and the passages that may speak of the same.
pub(crate) struct Line {
    /// The words.
    pub(crate) around: Vec<Term>,
    /// Places of the passages in [`Passages::all`].
    pub(crate) near: Vec<usize>,
}

/// How much of the statement's words stands in the best passages, 0 to [`FULL`].
pub(crate) fn of_passages(lines: &[Line], passages: &Passages<'_>) -> u64 {
    let (mut held, mut whole) = (0, 0);
    for line in lines {
        let around = line.near.iter().filter_map(|&at| passages.all.get(at));
        let best = around
            .map(|passage| {
                share(&line.around, passage.document, passages, |term| {
                    beside(passage, term, passages)
                })
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
pub(crate) fn of_document(lines: &[Line], document: usize, passages: &Passages<'_>) -> u64 {
    let (mut held, mut whole) = (0, 0);
    for line in lines {
        let knows = |term: &Term| passages.knows(document, &term.key);
        let (part, of) = share(&line.around, document, passages, knows);
        held += part;
        whole += of;
    }
    (held * FULL).checked_div(whole).unwrap_or(FULL)
}

/// The weight of the words that stand, and of all that a document can speak of.
fn share(
    terms: &[Term],
    document: usize,
    passages: &Passages<'_>,
    stands: impl Fn(&Term) -> bool,
) -> (u64, u64) {
    let mut sums = (0, 0);
    for term in terms {
        if passages.is_silent_on(document, term) {
            continue;
        }
        sums.0 += if stands(term) { term.weight } else { 0 };
        sums.1 += term.weight;
    }
    sums
}

/// Whether a word stands in a passage or a neighbouring one.
fn beside(passage: &Passage, term: &Term, passages: &Passages<'_>) -> bool {
    around(passage, passages).any(|passage| passage.has(term))
}

/// Whether a name stands as a name in a passage or a neighbouring one.
fn is_named(passage: &Passage, name: &Term, passages: &Passages<'_>) -> bool {
    around(passage, passages).any(|passage| passage.names.contains(&name.key))
}

/// Whether a passage speaks of others than the statement: it has a name for its subject, and no
/// name of the statement is near. A fragment that does not name what it speaks of may speak of
/// anything.
pub(crate) fn is_of_others(passage: &Passage, lines: &[Line], passages: &Passages<'_>) -> bool {
    let names = || lines.iter().flat_map(|line| &line.around).filter(|term| term.name);
    names().next().is_some()
        && !passages.is_fragment(passage.document)
        && !passage.subjects.is_empty()
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
