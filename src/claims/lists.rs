//! Counting what a source lists: "offices in Paris, Rome and Oslo" are three offices. Only plain
//! lists are counted: names, parted by commas, the last one joined by "and", right behind what
//! they are.

use super::alike;
use super::context::Passages;
use super::coverage::Line;
use crate::lexicon::Lexicon;
use crate::model::{
    Analysis, Bound, Decimal, EntityKind, Form, Label, Mention, QuantityKind, Sentence, Tag, Word,
};
use crate::text::Span;
use std::ops::Range;

/// Longest name of an item, in words.
const ITEM_WORDS: usize = 5;
/// Most items: a longer list is a table.
const ITEMS_MAX: usize = 30;

/// A plain list in a sentence.
struct List<'a> {
    span: Span,
    count: u64,
    /// The noun that says what the items are.
    noun: &'a Word,
    /// Whether all items are places.
    places: bool,
}

/// The list of a source that has as many items as a number of the statement counts.
pub(crate) fn counted(
    said: &Mention,
    line: &Line<'_>,
    passages: &Passages<'_>,
    lexicon: &Lexicon,
) -> Option<Label> {
    let quantity = said.quantity().filter(|quantity| {
        quantity.kind == QuantityKind::Count && quantity.bound == Bound::Exact
    })?;
    let (value, noun) = (quantity.value?, quantity.unit.as_deref()?);
    line.near.iter().filter_map(|&at| passages.all.get(at)).find_map(|passage| {
        let analysis = passages.analyses.get(passage.document)?;
        let sentence = analysis.sentences.get(passage.sentence)?;
        let list = lists(analysis, sentence, lexicon).into_iter().find(|list| {
            let place = || lexicon.names.kind_of_noun(noun) == Some(EntityKind::Place);
            let of = alike::are_kin(noun, &list.noun.lemma, lexicon) || list.places && place();
            of && Decimal::from(list.count) == value
        })?;
        Some(Label {
            document: analysis.document.id,
            span: list.span,
            value: list.count.to_string(),
            remark: "lists so many".to_owned(),
            primary: true,
        })
    })
}

fn lists<'a>(analysis: &Analysis, sentence: &'a Sentence, lexicon: &Lexicon) -> Vec<List<'a>> {
    let words = &sentence.words;
    let joins = |at: &usize| {
        words.get(*at).is_some_and(|word| {
            word.tag == Tag::Conjunction && lexicon.quantifiers.joins(&word.lemma)
        })
    };
    (0..words.len()).filter(joins).filter_map(|at| list(analysis, sentence, at, lexicon)).collect()
}

/// The list whose last item stands behind the word at `join`.
fn list<'a>(
    analysis: &Analysis,
    sentence: &'a Sentence,
    join: usize,
    lexicon: &Lexicon,
) -> Option<List<'a>> {
    let words = &sentence.words;
    let text = analysis.document.text();
    let is_name = |at: usize| words.get(at).is_some_and(|word| word.tag == Tag::Name);
    let is_comma = |at: usize| words.get(at).is_some_and(|word| word.span.of(text) == ",");
    let last = (join + 1..join + 1 + ITEM_WORDS).take_while(|at| is_name(*at)).last()?;
    let mut items: Vec<Range<usize>> = Vec::new();
    items.push(join + 1..last + 1);
    let mut end = if join.checked_sub(1).is_some_and(is_comma) { join - 1 } else { join };
    while items.len() < ITEMS_MAX {
        let names = (0..end).rev().take(ITEM_WORDS).take_while(|at| is_name(*at));
        let start = names.last()?;
        items.push(start..end);
        match start.checked_sub(1).filter(|at| is_comma(*at)) {
            Some(comma) => end = comma,
            None => break,
        }
    }
    let start = items.last()?.start;
    let before = words.get(start.checked_sub(1)?)?;
    if lexicon.quantifiers.opens(&before.lemma) {
        return None;
    }
    let behind_preposition = before.tag == Tag::Preposition;
    let noun = if behind_preposition { words.get(start.checked_sub(2)?)? } else { before };
    let is_kind = noun.tag == Tag::Noun && noun.form == Form::Plural;
    let key = |range: &Range<usize>| {
        let own = words.get(range.clone())?;
        let whole = own.first()?.span.join(own.last()?.span).of(text).to_lowercase();
        lexicon.names.place(&whole)
    };
    let places = items.iter().all(|range| key(range).is_some());
    let span = words.get(start)?.span.join(words.get(last)?.span);
    let count = u64::try_from(items.len()).ok()?;
    is_kind.then_some(List { span, count, noun, places })
}
