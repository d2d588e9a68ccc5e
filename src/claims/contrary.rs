//! Words of a statement whose contrary stands in the sources, of the same noun.

use super::context::{Passage, Passages};
use crate::lexicon::Lexicon;
use crate::model::{Analysis, Sentence, Tag, Word};
use crate::text::{Set, Span};
use rust_stemmers::{Algorithm, Stemmer};

/// How many words to both sides of a cue hold what it is said of.
const REACH: usize = 5;

/// A word of the statement and the contrary one of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Contrary {
    /// The statement's word.
    pub(crate) said: Span,
    /// Document of the run.
    pub(crate) document: usize,
    /// The source's word.
    pub(crate) found: Span,
}

/// A cue in a sentence: its pair and side, and the nouns around it.
struct Cue {
    span: Span,
    pair: usize,
    first: bool,
    nouns: Set<String>,
}

/// The first contrary of the statement among the passages that speak of the same nouns; none
/// where any passage says the statement's own word of them.
pub(crate) fn contrary(
    read: &Analysis,
    passages: &Passages<'_>,
    lexicon: &Lexicon,
) -> Option<Contrary> {
    let said: Vec<Cue> = read.sentences.iter().flat_map(|s| cues(s, lexicon)).collect();
    if said.is_empty() {
        return None;
    }
    let found: Vec<(usize, Cue)> = passages
        .all
        .iter()
        .filter_map(|passage| Some((passage, sentence(passages, passage)?)))
        .flat_map(|(passage, read)| {
            cues(read, lexicon).into_iter().map(|cue| (passage.document, cue)).collect::<Vec<_>>()
        })
        .collect();
    said.iter().find_map(|cue| {
        let of_the_same = |other: &Cue| {
            let shared = cue.nouns.intersection(&other.nouns).count();
            other.pair == cue.pair && shared >= 1 && shared * 2 >= cue.nouns.len().min(4)
        };
        if found.iter().any(|(_, other)| other.first == cue.first && of_the_same(other)) {
            return None;
        }
        let (document, other) =
            found.iter().find(|(_, other)| other.first != cue.first && of_the_same(other))?;
        Some(Contrary { said: cue.span, document: *document, found: other.span })
    })
}

fn sentence<'a>(passages: &Passages<'a>, passage: &Passage) -> Option<&'a Sentence> {
    passages.analyses.get(passage.document)?.sentences.get(passage.sentence)
}

fn cues(sentence: &Sentence, lexicon: &Lexicon) -> Vec<Cue> {
    let stemmer = Stemmer::create(Algorithm::English);
    let mut cues = Vec::new();
    for (at, word) in sentence.words.iter().enumerate() {
        for &(pair, first) in lexicon.contraries.of(&word.lemma) {
            let from = at.saturating_sub(REACH);
            let around = sentence.words.get(from..(at + REACH + 1).min(sentence.words.len()));
            let nouns = around
                .unwrap_or(&[])
                .iter()
                .filter(|other| is_noun(other) && other.span != word.span)
                .map(|other| stemmer.stem(&other.lemma).into_owned())
                .collect();
            let first = first != negated(sentence, at);
            cues.push(Cue { span: word.span, pair, first, nouns });
        }
    }
    cues
}

fn is_noun(word: &Word) -> bool {
    word.mention.is_none() && matches!(word.tag, Tag::Noun | Tag::Name)
}

/// Whether one of the two words before is a negation: a particle that is not "to".
fn negated(sentence: &Sentence, at: usize) -> bool {
    let before = sentence.words.get(at.saturating_sub(2)..at).unwrap_or(&[]);
    before.iter().any(|word| word.tag == Tag::Particle && word.lemma == NOT)
}

/// The lemma of the negating particle.
const NOT: &str = "not";
