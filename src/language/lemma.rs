//! The form under which tables know a word.

use super::item::Item;
use crate::lexicon::Words;
use crate::model::{Form, Tag};

/// The lemma of a tagged word.
pub(super) fn lemma(item: Item, words: &Words) -> String {
    match item.tag {
        Tag::Verb | Tag::Participle | Tag::Gerund | Tag::Auxiliary => verb(item, words),
        Tag::Noun => noun(item.lower, item.form, words),
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
    words.verb_lemma(&item.lower).map_or_else(|| words.guess_base(&item.lower), str::to_owned)
}

fn noun(lower: String, form: Form, words: &Words) -> String {
    if form != Form::Plural {
        return lower;
    }
    words.noun_lemma(&lower).map_or_else(|| words.guess_singular(&lower), str::to_owned)
}
