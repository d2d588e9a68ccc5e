//! What was nearest to a value of a statement that no source speaks of, and why it was not held
//! against it.

use super::context::{Passage, Passages, Term};
use super::evidence::{Asked, Candidate};
use super::kinship::Kinship;
use crate::model::verdict::Part;
use crate::model::{Analysis, Label, Sentence};

/// So many words that the nearest passage lacks are told.
const WORDS_MAX: usize = 3;

/// Says in a part that is open what came nearest and what kept it from being compared.
pub(crate) fn explain(
    part: &mut Part,
    asked: &Asked<'_>,
    sentence: &Sentence,
    found: &[Candidate],
    passages: &Passages<'_>,
    read: &Analysis,
) {
    let words = |terms: &[&Term]| -> String {
        let quotes: Vec<String> = terms
            .iter()
            .filter_map(|term| sentence.words.get(term.at))
            .map(|word| format!("\u{201c}{}\u{201d}", read.document.quote(word.span)))
            .collect();
        quotes.join(", ")
    };
    if let Some(candidate) = found.iter().find(|c| c.kinship != Kinship::Other) {
        let passage = passages.of(candidate.document, candidate.sentence);
        let lacks = passage.map(|passage| lacking(asked, passage)).unwrap_or_default();
        let stands = match candidate.kinship {
            Kinship::Same | Kinship::Within => "agrees",
            Kinship::Near | Kinship::Other => return,
            Kinship::Clash => "differs",
        };
        part.reason = if lacks.is_empty() {
            format!("the nearest value {stands}, but is not clearly of the same thing")
        } else {
            format!("the nearest value {stands}, but what is said of it lacks {}", words(&lacks))
        };
        part.evidence.truncate(1);
        for label in &mut part.evidence {
            "nearest, not compared".clone_into(&mut label.remark);
        }
        part.origins = 0;
        return;
    }
    let near = asked.near.iter().filter_map(|&at| passages.all.get(at));
    let held = |passage: &&Passage| -> u64 {
        let told = asked.around.iter().filter(|term| passage.says(term));
        told.map(|term| term.weight).sum()
    };
    // Of two as near ones the first in the order of the sources.
    let best = near.rev().max_by_key(held).filter(|passage| held(passage) > 0);
    let label = best.and_then(|passage| first_word(asked, passage, passages));
    part.reason = match label {
        Some(_) => "the nearest passage gives no value of its kind".to_owned(),
        None => "no source has a word of it".to_owned(),
    };
    part.evidence = label.into_iter().collect();
    part.origins = 0;
}

/// The weightiest words of the statement that a passage does not have, in their order.
fn lacking<'a>(asked: &Asked<'a>, passage: &Passage) -> Vec<&'a Term> {
    let mut lacks: Vec<&Term> =
        asked.around.iter().filter(|term| term.weight > 1 && !passage.says(term)).collect();
    lacks.sort_by_key(|term| (std::cmp::Reverse(term.weight), term.at.abs_diff(asked.at)));
    lacks.truncate(WORDS_MAX);
    lacks.sort_by_key(|term| term.at);
    lacks
}

/// The first word of a passage that the statement has too.
fn first_word(asked: &Asked<'_>, passage: &Passage, passages: &Passages<'_>) -> Option<Label> {
    let analysis = passages.analyses.get(passage.document)?;
    let sentence = analysis.sentences.get(passage.sentence)?;
    let places = asked.around.iter().filter_map(|term| passage.places(term).next());
    let word = sentence.words.get(places.min()?)?;
    Some(Label {
        document: analysis.document.id,
        span: word.span,
        value: word.lemma.as_str().to_owned(),
        remark: "nearest, not compared".to_owned(),
        primary: true,
    })
}
