//! The form under which tables know a word.

use super::item::Item;
use crate::lexicon::{Words, vocabulary};
use crate::model::{Form, Lemma, Tag};

/// The lemma of a tagged word where that is not its form, and its number in the vocabulary of all
/// tables.
#[inline]
pub(super) fn lemma(item: &Item, words: &Words) -> Option<(Lemma, u16)> {
    let known = match item.tag {
        Tag::Auxiliary => words.verb_of(item.number),
        Tag::Verb | Tag::Participle | Tag::Gerund if item.form != Form::Plain => {
            words.verb_of(item.number)
        }
        Tag::Noun if item.form == Form::Plural => words.noun_of(item.number),
        _ => return None,
    };
    if let Some(lemma) = known {
        let number = lemma.number();
        return Some((lemma, number));
    }
    let guess = match item.tag {
        Tag::Noun => words.guess_singular(&item.lower),
        _ => words.guess_base(&item.lower),
    };
    (item.lower != *guess).then(|| vocabulary::lower(&guess))
}
