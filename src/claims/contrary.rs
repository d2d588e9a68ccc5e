//! Words of a statement whose contrary stands in the sources, of the same noun.

use super::context::{Passages, Term, stem_at};
use super::coverage::{Line, is_of_others};
use crate::lexicon::Lexicon;
use crate::lexicon::contraries::Side;
use crate::model::{Analysis, Sentence, Tag, Word};
use crate::text::{Set, Span};

/// How many words to both sides of a cue hold what it may be said of.
const REACH: usize = 5;
/// How near the noun before a cue stands that it is said of.
const BEFORE: usize = 3;
/// How near the noun after it.
const AFTER: usize = 4;

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

/// A cue in a sentence: its set and side, and the nouns around it.
struct Cue {
    span: Span,
    set: u32,
    side: u32,
    /// So many nouns must be shared: kinds of a thing ("Irish", "album") stand beside many.
    least: usize,
    /// All nouns near.
    wide: Set<u32>,
    /// The nouns right after, else the one before: what it is most likely said of.
    close: Set<u32>,
    /// Whom it describes, by the last word of the name right after: "English side ARSENAL".
    bearer: Option<u32>,
}

/// Where a cue of a source stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    document: usize,
    sentence: usize,
}

impl Cue {
    fn is_close_to(&self, other: &Self) -> bool {
        let shared = self.wide.intersection(&other.wide).count();
        self.set == other.set && shared >= self.least && !self.close.is_disjoint(&other.close)
    }

    /// Whether they describe two that are named.
    fn is_of_another(&self, other: &Self) -> bool {
        self.bearer.zip(other.bearer).is_some_and(|(own, other)| own != other)
    }

    fn is_like(&self, other: &Self) -> bool {
        let shared = self.wide.intersection(&other.wide).count();
        self.set == other.set && shared >= self.least && shared * 2 >= self.wide.len().min(4)
    }
}

/// The first contrary of the statement among the passages that speak of the same nouns; none
/// where any passage says the statement's own word of them.
pub(crate) fn contrary(
    read: &Analysis,
    lines: &[Line<'_>],
    passages: &Passages<'_>,
    lexicon: &Lexicon,
) -> Option<Contrary> {
    read.sentences.iter().zip(lines).find_map(|(sentence, line)| {
        let said = cues(read, sentence, &line.around, lexicon);
        if said.is_empty() {
            return None;
        }
        let near = line.near.iter().filter_map(|&at| passages.all.get(at));
        let found: Vec<(Place, Cue)> = near
            .filter(|passage| !is_of_others(passage, lines, passages))
            .filter_map(|passage| {
                let analysis = passages.analyses.get(passage.document)?;
                let place = Place { document: passage.document, sentence: passage.sentence };
                let sentence = analysis.sentences.get(passage.sentence)?;
                Some((place, cues(analysis, sentence, &passage.terms, lexicon)))
            })
            .flat_map(|(place, cues)| cues.into_iter().map(move |cue| (place, cue)))
            .collect();
        said.iter().find_map(|cue| against(cue, &found))
    })
}

/// Whether a sentence denies something or has a word with a contrary.
pub(crate) fn says_one_side(sentence: &Sentence, lexicon: &Lexicon) -> bool {
    let sided = |word: &Word| lexicon.contraries.has(&word.lemma);
    sentence.words.iter().any(|word| is_not(word) || sided(word))
}

/// The cue that says the contrary of the same nouns: of the nearest ones best.
fn against(cue: &Cue, found: &[(Place, Cue)]) -> Option<Contrary> {
    let alike: [&dyn Fn(&Cue) -> bool; 2] =
        [&|other| cue.is_close_to(other), &|other| cue.is_like(other)];
    let contrary = alike.iter().enumerate().find_map(|(loose, alike)| {
        let against = found.iter().find(|(_, other)| {
            other.side != cue.side && alike(other) && !cue.is_of_another(other)
        })?;
        Some((loose, against))
    });
    let (loose, (place, against)) = contrary?;
    // "Born in 1960, she died in 2020": a sentence that says both says nothing against either.
    let says_both = found.iter().any(|(other_place, other)| {
        let same = *other_place == *place && other.set == cue.set && other.side == cue.side;
        same && !other.close.is_disjoint(&against.close)
    });
    let agrees = |other: &Cue| {
        other.side == cue.side && alike.iter().take(loose + 1).any(|alike| alike(other))
    };
    let own = found.iter().any(|(_, other)| agrees(other));
    (!own && !says_both).then_some(Contrary {
        said: cue.span,
        document: place.document,
        found: against.span,
    })
}

fn cues(analysis: &Analysis, sentence: &Sentence, terms: &[Term], lexicon: &Lexicon) -> Vec<Cue> {
    let mut cues = Vec::new();
    for (at, word) in sentence.words.iter().enumerate() {
        let mut sides = lexicon.contraries.of(&word.lemma).peekable();
        if sides.peek().is_none() || is_bound(analysis, word.span) {
            continue;
        }
        for Side { set, side, is_pair, .. } in sides {
            let side = match (negated(sentence, at), is_pair) {
                (false, _) => side,
                (true, true) => 1 - side.min(1),
                (true, false) => continue,
            };
            let from = at.saturating_sub(REACH);
            let wide = nouns(sentence, from..at + REACH + 1, at, terms);
            let close = close(sentence, at, terms);
            let bearer = bearer(sentence, at, terms);
            let least = if is_pair { 1 } else { 2 };
            cues.push(Cue { span: word.span, set, side, least, wide, close, bearer });
        }
    }
    cues
}

/// Whether a word is part of the wording of a figure: "up to 30%", "more than 5".
fn is_bound(analysis: &Analysis, word: Span) -> bool {
    let at = analysis.mentions.partition_point(|mention| mention.span.end <= word.start);
    analysis.mentions.get(at).is_some_and(|mention| mention.full.contains(word))
}

/// The nouns of a stretch of a sentence but for the word at `but`.
fn nouns(
    sentence: &Sentence,
    range: std::ops::Range<usize>,
    but: usize,
    terms: &[Term],
) -> Set<u32> {
    let words = sentence.words.iter().enumerate().take(range.end).skip(range.start);
    words
        .filter(|(at, word)| *at != but && is_noun(word))
        .filter_map(|(at, _)| stem_at(terms, at))
        .collect()
}

/// The next nouns in a row ("increasing net DEBT"), else the nearest noun before ("DEBT fell") and
/// the first, which is mostly the subject.
fn close(sentence: &Sentence, at: usize, terms: &[Term]) -> Set<u32> {
    let words = &sentence.words;
    let noun = |place: &usize| words.get(*place).is_some_and(is_noun);
    let after = (at + 1..=at + AFTER)
        .take_while(|place| words.get(*place).is_some_and(|word| is_noun(word) || leads(word)))
        .find(noun);
    let places: Vec<usize> = match after {
        Some(first) => (first..first + AFTER).take_while(noun).collect(),
        None if words.get(at).is_some_and(|word| word.tag == Tag::Preposition) => Vec::new(),
        None => {
            let nearest = (at.saturating_sub(BEFORE)..at).rev().find(noun);
            nearest.into_iter().chain((0..at).find(noun)).collect()
        }
    };
    places.into_iter().filter_map(|place| stem_at(terms, place)).collect()
}

/// The last word of the name right after the nouns behind an adjective: "TURKISH SIDE GALATASARAY".
fn bearer(sentence: &Sentence, at: usize, terms: &[Term]) -> Option<u32> {
    let words = &sentence.words;
    let noun = |place: &usize| words.get(*place).is_some_and(is_noun);
    let describes =
        words.get(at).is_some_and(|word| matches!(word.tag, Tag::Adjective | Tag::Name));
    let last = (at + 1..words.len()).take_while(noun).last().filter(|_| describes)?;
    words.get(last).filter(|word| word.tag == Tag::Name).and_then(|_| stem_at(terms, last))
}

/// Whether a word may stand between a verb or adjective and its noun.
fn leads(word: &Word) -> bool {
    let tag = word.tag;
    word.mention.is_none()
        && matches!(tag, Tag::Determiner | Tag::Adjective | Tag::Preposition | Tag::Adverb)
}

fn is_noun(word: &Word) -> bool {
    word.mention.is_none() && matches!(word.tag, Tag::Noun | Tag::Name)
}

/// Whether one of the two words before is a negation: a particle that is not "to".
fn negated(sentence: &Sentence, at: usize) -> bool {
    let before = sentence.words.get(at.saturating_sub(2)..at).unwrap_or(&[]);
    before.iter().any(is_not)
}

fn is_not(word: &Word) -> bool {
    word.tag == Tag::Particle && word.lemma == NOT
}

/// The lemma of the negating particle.
const NOT: &str = "not";
