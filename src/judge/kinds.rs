//! Which of a kind a clause speaks of, and what its prepositions name: "the DESKTOP version" and
//! "the PHONE version", "to the PLAYERS" and "to the FANS", are two.

use super::Story;
use super::opposites::Stated;
use crate::language::clauses::clause_of;
use crate::language::{NounPhrase, Structure, word_at};
use crate::lexicon::Stems;
use crate::model::{Sentence, Tag, Word};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The words that say which: by the stem of the noun behind them, or by the preposition before
/// them.
#[derive(Debug, Default)]
pub(super) struct Kinds(BTreeMap<String, BTreeSet<String>>);

impl Kinds {
    /// Those of a clause.
    pub(super) fn of(
        sentence: &Sentence,
        text: &str,
        (structure, clause): (&Structure, &Range<usize>),
        stems: &Stems,
    ) -> Self {
        let mut kinds = Self::default();
        for phrase in structure.phrases.iter().filter(|phrase| clause.contains(&phrase.head)) {
            let which = phrase.modifiers(sentence).filter_map(|word| key(word, text, stems));
            let head = sentence.words.get(phrase.head);
            kinds.add(head.map(|head| stems.stem(&head.lemma)), which.collect());
        }
        for attachment in &structure.attachments {
            let named = structure.phrases.get(attachment.object);
            // "Bail OF $250,000" is no other bail.
            let figure =
                |head: usize| sentence.words.get(head).is_some_and(|w| w.mention.is_some());
            let named = named.filter(|phrase| {
                clause.contains(&phrase.head) && !phrase.time && !figure(phrase.head)
            });
            let which = named.into_iter().flat_map(|phrase| content(phrase, sentence));
            let which = which.filter_map(|word| key(word, text, stems)).collect();
            let preposition = structure.preposition(&sentence.words, attachment);
            kinds.add(preposition.map(str::to_owned), which);
        }
        kinds
    }

    fn add(&mut self, of: Option<String>, which: BTreeSet<String>) {
        if let Some(of) = of.filter(|_| !which.is_empty()) {
            self.0.entry(of).or_default().extend(which);
        }
    }

    /// Whether two clauses name two of one kind.
    pub(super) fn differ(&self, other: &Self) -> bool {
        self.0
            .iter()
            .any(|(of, which)| other.0.get(of).is_some_and(|others| which.is_disjoint(others)))
    }
}

/// The words of a phrase.
fn content<'a>(phrase: &NounPhrase, sentence: &'a Sentence) -> &'a [Word] {
    sentence.words.get(phrase.words.clone()).unwrap_or(&[])
}

/// What a word says of which it is: nouns, names and ranks do, other adjectives only describe.
fn key(word: &Word, text: &str, stems: &Stems) -> Option<String> {
    match word.tag {
        Tag::Noun | Tag::Name => Some(stems.stem(&word.lemma)),
        Tag::Number => Some(word.span.of(text).to_lowercase()),
        _ => None,
    }
}

/// Whether one word is said of two of a kind: "opened to LORRIES", "not opened to CARS". (Of
/// opposites in two words it says less: "closed for the night", "opened for business".)
pub(super) fn apart(story: &Story<'_>, left: &Stated<'_>, right: &Stated<'_>) -> bool {
    let last = |one: &Stated<'_>| {
        let words = one.words().iter();
        words.rev().find(|word| word.span.end <= one.claim.span.end).map(|word| word.lemma.clone())
    };
    if last(left) != last(right) {
        return false;
    }
    differ(story, left, right)
}

/// Whether the clauses of two claims name two of one kind: rights TO THE FINAL and TO THE QUALIFIERS.
pub(super) fn differ(story: &Story<'_>, left: &Stated<'_>, right: &Stated<'_>) -> bool {
    let kinds = |one: &Stated<'_>| {
        let reading = story.reading(one.analysis, one.claim.sentence as usize)?;
        let at = word_at(reading.sentence, one.claim.span)?;
        let text = one.analysis.document.text();
        let words = &reading.sentence.words;
        let clause = clause_of(words, text, &(at..at + 1), &story.lexicon.words);
        Some(Kinds::of(reading.sentence, text, (reading.structure, &clause), &story.lexicon.stems))
    };
    kinds(left).zip(kinds(right)).is_some_and(|(left, right)| left.differ(&right))
}
