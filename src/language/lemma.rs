//! The form under which tables know a word.

use super::item::Item;
use crate::lexicon::Words;
use crate::model::{Form, Tag};

/// The lemma of a tagged word.
pub(super) fn lemma(item: Item, words: &Words) -> String {
    match item.tag {
        Tag::Verb | Tag::Participle | Tag::Gerund | Tag::Auxiliary => verb(item, words),
        Tag::Noun => noun(item, words),
        Tag::Name
        | Tag::Adjective
        | Tag::Adverb
        | Tag::Determiner
        | Tag::Pronoun
        | Tag::Preposition
        | Tag::Conjunction
        | Tag::Subordinator
        | Tag::Particle
        | Tag::Number
        | Tag::Sign => item.lower,
    }
}

fn verb(item: Item, words: &Words) -> String {
    if item.form == Form::Plain && item.tag != Tag::Auxiliary {
        return item.lower;
    }
    item.entry
        .and_then(|entry| words.verb_of(entry))
        .map_or_else(|| words.guess_base(&item.lower), str::to_owned)
}

fn noun(item: Item, words: &Words) -> String {
    if item.form != Form::Plural {
        return item.lower;
    }
    let known = item.entry.and_then(|entry| words.noun_of(entry));
    known.map_or_else(|| words.guess_singular(&item.lower), str::to_owned)
}
