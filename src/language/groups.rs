//! Verb groups: auxiliaries and main verb, with tense, voice and negation.

use super::clauses::reads;
pub use crate::model::structure::{Tense, VerbGroup};
use crate::model::{Form, Tag, Word};
use std::ops::Range;

/// The verb group that begins at a word, if one does. Participles inside noun phrases begin none.
pub(super) fn verb_group(text: &str, words: &[Word], at: usize) -> Option<VerbGroup> {
    opens(words, at).then(|| group(text, words, at))
}

fn opens(words: &[Word], at: usize) -> bool {
    let Some(word) = words.get(at) else { return false };
    match word.tag {
        Tag::Auxiliary | Tag::Verb | Tag::Participle | Tag::Gerund => true,
        Tag::Particle => {
            word.lemma == "to"
                && words.get(at + 1).is_some_and(|next| {
                    matches!(next.tag, Tag::Verb | Tag::Auxiliary | Tag::Adverb)
                })
        }
        _ => false,
    }
}

/// Whether the group goes on after the main verb candidate `word`.
fn waits(word: &Word) -> bool {
    word.tag == Tag::Auxiliary || word.tag == Tag::Particle
}

fn group(text: &str, words: &[Word], start: usize) -> VerbGroup {
    let mut main = start;
    let mut at = start;
    let mut negated = false;
    while let Some(word) = words.get(at) {
        let written = word.span.of(text);
        match word.tag {
            Tag::Auxiliary => {
                negated |=
                    written.ends_with("n't") || written.ends_with("n’t") || written == "cannot";
                main = at;
            }
            Tag::Verb | Tag::Participle | Tag::Gerund => {
                main = at;
                break;
            }
            Tag::Particle | Tag::Adverb if at == start || waits_before(words, start, at) => {
                negated |= matches!(word.lemma.as_str(), "not" | "n't" | "never");
            }
            _ => break,
        }
        at += 1;
        if !words.get(main).is_some_and(waits) {
            break;
        }
    }
    negated |=
        before(words, start).is_some_and(|word| matches!(word.lemma.as_str(), "never" | "not"));
    describe(text, words, start..main + 1, negated)
}

fn waits_before(words: &[Word], start: usize, at: usize) -> bool {
    words.get(start..at).is_some_and(|inside| inside.iter().any(waits))
}

fn before(words: &[Word], at: usize) -> Option<&Word> {
    at.checked_sub(1).and_then(|at| words.get(at))
}

fn describe(text: &str, words: &[Word], range: Range<usize>, negated: bool) -> VerbGroup {
    let main = range.end - 1;
    let main_word = words.get(main);
    let form = main_word.map_or(Form::Plain, |word| word.form);
    let inside = words.get(range.clone()).unwrap_or(&[]);
    let mut auxiliaries =
        (range.start..).zip(inside).filter(|(_, word)| word.tag == Tag::Auxiliary);
    let has = |lemma: &str| auxiliaries.clone().any(|(at, word)| at != main && word.lemma == lemma);
    let modal =
        auxiliaries.clone().find(|(_, word)| !matches!(word.lemma.as_str(), "be" | "have" | "do"));
    let be = has("be");
    let first = auxiliaries.next();
    let single = first.is_some() && auxiliaries.next().is_none();
    let infinitive = inside.first().is_some_and(|word| word.lemma == "to");
    let bare = first.is_none() && matches!(form, Form::Participle | Form::Gerund);
    let participle = main_word.is_some_and(|word| word.tag == Tag::Participle);
    let bare_auxiliary = single
        && first.is_some_and(|(_, word)| reads(word, text, &["being", "having", "been", "be"]));
    let past_auxiliary = first.is_some_and(|(_, word)| {
        let written = word.span.of(text);
        let starts = |past: &&str| {
            written.get(..past.len()).is_some_and(|start| start.eq_ignore_ascii_case(past))
        };
        ["was", "were", "had", "did"].iter().any(starts)
    });
    let tense = if infinitive {
        Tense::Infinitive
    } else if let Some((_, modal)) = modal {
        if matches!(modal.lemma.as_str(), "will" | "shall") { Tense::Future } else { Tense::Modal }
    } else if bare || bare_auxiliary {
        Tense::None
    } else if past_auxiliary || first.is_none() && form == Form::Past {
        Tense::Past
    } else if first.is_some_and(|(at, word)| word.lemma == "have" && at != main)
        && !inside.iter().any(|word| word.lemma == "to")
    {
        Tense::PresentPerfect
    } else {
        Tense::Present
    };
    let particle = words
        .get(range.end)
        .filter(|word| word.tag == Tag::Adverb && is_particle(&word.lemma))
        .map(|_| range.end);
    VerbGroup {
        main,
        tense,
        modal: modal.map(|(at, _)| at),
        passive: participle && (be || first.is_none()),
        negated,
        finite: !matches!(tense, Tense::Infinitive | Tense::None),
        particle,
        words: range,
    }
}

/// Short adverbs that make a new verb with the one before them.
fn is_particle(lemma: &str) -> bool {
    matches!(
        lemma,
        "up" | "down"
            | "out"
            | "off"
            | "over"
            | "back"
            | "away"
            | "in"
            | "on"
            | "aside"
            | "apart"
            | "forward"
            | "through"
            | "together"
            | "around"
    )
}
