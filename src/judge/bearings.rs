//! Where a place lies: so far in a direction from another ("55 km west of Lund"), or in a part of
//! its country ("the southern town of Lund", "Lund in central Sweden").

use crate::lexicon::unique::Point;
use crate::lexicon::{Cue, Lexicon, heads};
use crate::model::{Analysis, QuantityKind, Sentence, Tag};
use crate::text::Span;

/// A direction that a document gives for a place.
#[derive(Debug, Clone)]
pub struct Bearing {
    /// Place of the document in the run.
    pub document: usize,
    /// The word of the direction.
    pub span: Span,
    /// What is located: a place and, for a distance, how far from it, so that equal keys speak of
    /// one location.
    pub key: String,
    /// The direction.
    pub point: Point,
}

/// How far before the direction its distance may stand, in words ("55 km (34 miles) west of").
const DISTANCE: usize = 8;

/// The directions in a sentence.
pub fn bearings(analysis: &Analysis, sentence: &Sentence, lexicon: &Lexicon) -> Vec<Bearing> {
    let mut found = Vec::new();
    let words = sentence.words.iter().enumerate();
    for (at, word) in words.filter(|(_, word)| word.cues.meets(heads::WHICH)) {
        let Some(point) = lexicon.unique.point(&word.lemma) else { continue };
        let keys = distances(analysis, sentence, at, lexicon);
        let region = region(sentence, at, lexicon);
        for key in keys.into_iter().chain(region) {
            let document = analysis.document.id.0 as usize;
            found.push(Bearing { document, span: word.span, key, point });
        }
    }
    found
}

/// "55 km (34 miles) west of the town of Lund": one key for each distance.
fn distances(
    analysis: &Analysis,
    sentence: &Sentence,
    at: usize,
    lexicon: &Lexicon,
) -> Vec<String> {
    let lemma = |at: usize| sentence.words.get(at).map_or("", |word| word.lemma.as_str());
    if lemma(at + 1) != "of" {
        return Vec::new();
    }
    let Some(place) = place_after(sentence, at + 2, lexicon) else { return Vec::new() };
    let before = sentence.words.get(at.saturating_sub(DISTANCE)..at).unwrap_or(&[]);
    let mut keys: Vec<String> = Vec::new();
    for index in before.iter().filter_map(|word| word.mention) {
        let mention = analysis.mentions.get(index as usize);
        let Some(quantity) = mention.and_then(|mention| mention.quantity()) else { continue };
        if quantity.kind == QuantityKind::Measure
            && let (Some(value), Some(unit)) = (quantity.value, quantity.unit.as_deref())
        {
            keys.push(format!("{} {unit} of {place}", value.normalize()));
        }
    }
    // Another direction in between belongs to another distance.
    let other = before.iter().rposition(|word| lexicon.unique.point(&word.lemma).is_some());
    if other.is_some() {
        return Vec::new();
    }
    keys.sort();
    keys.dedup();
    keys
}

/// "the southern town of Lund", "Lund in central Sweden".
fn region(sentence: &Sentence, at: usize, lexicon: &Lexicon) -> Option<String> {
    let words = &sentence.words;
    let lemma = |at: usize| words.get(at).map_or("", |word| word.lemma.as_str());
    if lexicon.unique.is_settlement(lemma(at + 1)) && words.get(at)?.tag != Tag::Name {
        let name = if lemma(at + 2) == "of" { at + 3 } else { at + 2 };
        return name_at(sentence, name, lexicon).map(|name| format!("where {name} lies"));
    }
    let country = words.get(at + 1)?;
    let listed = lexicon.names.place(&country.lemma).is_some();
    let before = at.checked_sub(2)?;
    let named = words.get(before)?.tag == Tag::Name && lemma(at - 1) == "in" && listed;
    let single = before.checked_sub(1).and_then(|at| words.get(at));
    let alone = single.is_none_or(|word| word.tag != Tag::Name);
    let settled = before
        .checked_sub(2)
        .is_some_and(|noun| lemma(noun + 1) == "of" && lexicon.unique.is_settlement(lemma(noun)));
    (named && alone && settled).then(|| format!("where {} lies", lemma(before)))
}

/// The name after "of", through "the town of".
fn place_after(sentence: &Sentence, mut at: usize, lexicon: &Lexicon) -> Option<String> {
    let lemma = |at: usize| sentence.words.get(at).map_or("", |word| word.lemma.as_str());
    if lemma(at) == "the" {
        at += 1;
    }
    let kind = lemma(at);
    let common = lexicon.names.cue(kind).any(Cue::PLACE_NOUN) || lexicon.unique.is_settlement(kind);
    if common && lemma(at + 1) == "of" {
        at += 2;
    }
    name_at(sentence, at, lexicon)
}

/// The lower-case name that begins at a word.
fn name_at(sentence: &Sentence, at: usize, lexicon: &Lexicon) -> Option<String> {
    let words = sentence.words.get(at..)?;
    let name: Vec<&str> = words
        .iter()
        .take_while(|word| word.tag == Tag::Name && lexicon.unique.point(&word.lemma).is_none())
        .map(|word| word.lemma.as_str())
        .collect();
    (!name.is_empty()).then(|| name.join(" "))
}

/// Whether two directions cannot both be right: opposite in one respect, or a side against the
/// middle. "Southeastern" and "southern" are compatible.
pub fn exclude(a: Point, b: Point) -> bool {
    let opposite = a.0 * b.0 < 0 || a.1 * b.1 < 0;
    let across = a.0 * b.0 + a.1 * b.1 == 0;
    opposite || across
}
