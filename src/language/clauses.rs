//! The clauses of a sentence, as far as cues need them: where the reach of a word ends.

use crate::lexicon::phrases::form_of;
use crate::model::{Tag, Word};
use std::ops::Range;

/// Words that open a clause of their own wherever they stand.
const OPENERS: &[&str] = &[
    "but", "although", "though", "while", "whereas", "which", "who", "whose", "whom", "because",
    "if", "unless", "whether", "so", "yet",
];

/// How far a clause is followed in either direction: longer ones are lists, not speech, and the
/// cost of a look-up must not grow with the length of a line.
const REACH: usize = 60;

/// The clauses of a sentence, as ranges of its words, in order and without gaps.
pub fn clauses(words: &[Word], text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for at in 1..words.len() {
        if opens(words, at, text) && at > start {
            found.push(start..at);
            start = at;
        }
    }
    if start < words.len() {
        found.push(start..words.len());
    }
    found
}

/// The clause that holds a word.
pub fn clause_of(words: &[Word], text: &str, at: usize) -> Range<usize> {
    let mut start = at;
    while start > at.saturating_sub(REACH) && start > 0 && !opens(words, start, text) {
        start -= 1;
    }
    let mut end = at + 1;
    while end < words.len().min(at + REACH) && !opens(words, end, text) {
        end += 1;
    }
    start..end.min(words.len())
}

/// Whether a clause begins at this word.
fn opens(words: &[Word], at: usize, text: &str) -> bool {
    let Some(word) = words.get(at) else { return false };
    let before = at.checked_sub(1).and_then(|at| words.get(at));
    let sign_before = before.is_some_and(|word| word.tag == Tag::Sign);
    let sign = word.span.of(text);
    if word.tag == Tag::Sign {
        return matches!(sign, ";" | ":" | "—" | "–" | "(" | ")" | "\"" | "“" | "”");
    }
    if before.is_some_and(|word| matches!(word.span.of(text), "—" | "–" | "(" | ")" | ";" | ":"))
    {
        return false;
    }
    let form = form_of(word, text);
    if OPENERS.contains(&form.as_str()) {
        return form != "yet" || sign_before;
    }
    match word.tag {
        // "..., and the union said": a subject of its own follows a comma.
        Tag::Conjunction => clause_follows(words, at + 1),
        Tag::Subordinator => form != "that",
        Tag::Preposition => {
            matches!(form.as_str(), "after" | "before" | "since") && clause_follows(words, at + 1)
        }
        // "The line, as nobody calls it, HAS OPENED": the main clause goes on after an inset.
        Tag::Verb | Tag::Auxiliary => sign_before && before.is_some_and(|b| b.span.of(text) == ","),
        // A comma ends the reach of a cue where a new subject and its verb come after it.
        _ => {
            sign_before
                && before.is_some_and(|b| b.span.of(text) == ",")
                && clause_follows(words, at)
        }
    }
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
