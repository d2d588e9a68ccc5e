//! The clauses of a sentence, as far as cues need them: where the reach of a word ends.

use crate::lexicon::phrases::form_of;
use crate::lexicon::{Words, heads};
use crate::model::{Form, Tag, Word};
use crate::text::TokenKind;
use std::ops::Range;

/// How far a clause is followed in either direction: longer ones are lists, not speech, and the
/// cost of a look-up must not grow with the length of a line.
const REACH: usize = 60;

/// The clause that holds some words: those of a figure or cue, which no clause begins inside.
pub fn clause_of(words: &[Word], text: &str, at: &Range<usize>, known: &Words) -> Range<usize> {
    let mut start = at.start;
    while start > at.start.saturating_sub(REACH) && start > 0 && !opens(words, start, text, known) {
        start -= 1;
    }
    let mut end = at.end.max(at.start + 1);
    while end < words.len().min(at.end + REACH) && !opens(words, end, text, known) {
        end += 1;
    }
    start..end.min(words.len())
}

/// Whether a clause begins at this word.
fn opens(words: &[Word], at: usize, text: &str, known: &Words) -> bool {
    let Some(word) = words.get(at) else { return false };
    let before = at.checked_sub(1).and_then(|at| words.get(at));
    let sign_before = before.is_some_and(|word| word.tag == Tag::Sign);
    let joins =
        matches!(word.tag, Tag::Sign | Tag::Conjunction | Tag::Subordinator | Tag::Preposition);
    if !sign_before && !word.cues.meets(heads::OPENERS) && !joins {
        return false;
    }
    if word.tag == Tag::Sign {
        let quotes = || matches!(word.lemma.as_str(), "\"" | "“" | "”");
        return parts_clauses(word) || word.kind == TokenKind::Sign && quotes();
    }
    if before.is_some_and(parts_clauses) {
        return false;
    }
    if word.cues.meets(heads::OPENERS) {
        let form = form_of(word, text);
        if known.opens_clause(&form) {
            return form != "yet" || sign_before;
        }
    }
    let comma_before = || before.is_some_and(|before| before.lemma == ",");
    match word.tag {
        // "..., and the union said": a subject of its own follows a comma.
        Tag::Conjunction => clause_follows(words, at + 1),
        Tag::Subordinator => !known.stands_inside(&form_of(word, text)),
        Tag::Preposition => {
            matches!(word.lemma.as_str(), "after" | "before" | "since")
                && clause_follows(words, at + 1)
        }
        // "The line, as nobody calls it, HAS OPENED": the main clause goes on after an inset.
        Tag::Verb | Tag::Auxiliary => sign_before && comma_before(),
        // A comma ends the reach of a cue where a new subject and its verb come after it.
        _ => sign_before && comma_before() && clause_follows(words, at),
    }
}

/// Words of the longest clause that may be told of a subject before its own verb.
const RELATIVE: usize = 14;

/// Where the clause begins that is told of a noun and ends at a word: "engineers WHO INSPECTED THE
/// DAM said".
pub(super) fn relative_before(words: &[Word], end: usize) -> Option<usize> {
    let within = words.get(end.saturating_sub(RELATIVE)..end)?;
    let mut clause =
        within.iter().rev().take_while(|word| !matches!(word.tag, Tag::Sign | Tag::Conjunction));
    let behind = clause.position(|word| word.tag == Tag::Subordinator)?;
    let at = end.checked_sub(behind + 1)?;
    let verb = |word: &Word| matches!(word.tag, Tag::Verb | Tag::Auxiliary);
    let noun = |word: &Word| matches!(word.tag, Tag::Noun | Tag::Name | Tag::Pronoun);
    let told = matches!(words.get(at)?.lemma.as_str(), "who" | "which" | "that")
        && words.get(at..end)?.iter().any(verb);
    (told && at.checked_sub(1).and_then(|at| words.get(at)).is_some_and(noun)).then_some(at)
}

/// The part of a clause that is told of one verb: what is told of its subject before its verb is not
/// said of what follows ("those who did not vote | PAID a fine").
pub(super) fn part_of(words: &[Word], clause: &Range<usize>, at: &Range<usize>) -> Range<usize> {
    let start = (clause.start..=at.start).rev().find(|at| resumes(words, *at));
    let end = (at.end..clause.end).find(|at| resumes(words, *at));
    start.unwrap_or(clause.start)..end.unwrap_or(clause.end)
}

/// Whether the clause that waited for its verb goes on here.
fn resumes(words: &[Word], at: usize) -> bool {
    let finite = words.get(at).is_some_and(|word| match word.tag {
        Tag::Verb => matches!(word.form, Form::Past | Form::Third),
        tag => tag == Tag::Auxiliary,
    });
    let Some(opener) = relative_before(words, at).filter(|_| finite) else { return false };
    let told = words.get(opener + 1..at).unwrap_or(&[]);
    let last = told.iter().rev().find(|word| !matches!(word.tag, Tag::Adverb | Tag::Particle));
    match last.map(|word| word.tag) {
        Some(Tag::Auxiliary) => false,
        // "The man who she said was ill".
        Some(Tag::Verb) => !told
            .iter()
            .any(|word| matches!(word.tag, Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Determiner)),
        _ => true,
    }
}

/// Whether a sign stands between clauses.
#[inline]
fn parts_clauses(sign: &Word) -> bool {
    sign.kind == TokenKind::Sign && matches!(sign.lemma.as_str(), ";" | ":" | "—" | "–" | "(" | ")")
}

/// Whether a word is written as one of these, in any case.
pub(super) fn reads(word: &Word, text: &str, forms: &[&str]) -> bool {
    let written = word.span.of(text);
    forms.iter().any(|form| written.eq_ignore_ascii_case(form))
}

/// Whether a subject and its verb follow, before the next sign.
fn clause_follows(words: &[Word], from: usize) -> bool {
    let mut subject = false;
    for word in words.get(from..).unwrap_or(&[]).iter().take(12) {
        match word.tag {
            Tag::Sign | Tag::Subordinator | Tag::Conjunction => return false,
            Tag::Verb | Tag::Auxiliary => return subject,
            Tag::Noun | Tag::Name | Tag::Pronoun => subject = true,
            _ => {}
        }
    }
    false
}
