//! The concept of a figure that no phrase of its sentence names: what the headers of its cell, the
//! sentence before or its kind say.

use super::concept::fitting;
use super::scene::Scene;
use super::syntax::Syntax;
use crate::model::{BlockKind, QuantityKind, Tag, Value, Word};
use crate::text::Span;
use std::ops::Range;

/// Words of the header of a cell that are looked at.
const HEADER: usize = 12;

/// The concepts that headers or the subject of the sentence before name.
pub(super) fn told(scene: &Scene<'_>, value: &Value, syntax: &Syntax) -> Vec<(usize, usize)> {
    let found = headers(scene, value);
    if found.is_empty() && is_pronoun(scene, syntax.subject) { before(scene, value) } else { found }
}

/// The concept of all amounts of a kind: degrees are of a temperature, whatever else is said. A score
/// is not, which may be one of votes.
pub(super) fn of_kind(scene: &Scene<'_>, value: &Value) -> Option<String> {
    let Value::Quantity(quantity) = value else { return None };
    let named = matches!(quantity.kind, QuantityKind::Temperature | QuantityKind::Age);
    let concept = scene.lexicon.concepts.named(quantity.kind.name()).filter(|_| named)?;
    Some(concept.name.to_owned())
}

/// The longest phrase at each of some words and its concepts.
fn fitting_all(
    scene: &Scene<'_>,
    words: &[Word],
    value: &Value,
) -> Vec<(Range<usize>, Vec<usize>)> {
    let named = scene.lexicon.concepts.all_in(words, scene.text());
    let of_word = named.chunk_by(|one, other| one.at == other.at);
    of_word.filter_map(|named| fitting(scene, named, words.len(), value)).collect()
}

/// Whether the subject of the figure's verb is a pronoun for a thing ("IT lapses after 60 days").
fn is_pronoun(scene: &Scene<'_>, subject: Option<usize>) -> bool {
    subject.is_some_and(|at| scene.tag(at) == Some(Tag::Pronoun))
}

/// The concepts that the sentence before names ahead of its verb, to which a pronoun leads back:
/// the first of them.
fn before(scene: &Scene<'_>, value: &Value) -> Vec<(usize, usize)> {
    let words = scene.words_before();
    let verb = |word: &Word| matches!(word.tag, Tag::Verb | Tag::Auxiliary);
    let subject = words.iter().take_while(|word| !verb(word)).count();
    let all = fitting_all(scene, words, value);
    let first = all.first().filter(|(phrase, _)| phrase.start < subject);
    first
        .and_then(|(_, meanings)| meanings.first().map(|first| vec![(0, *first)]))
        .unwrap_or_default()
}

/// The concepts that the headers of the figure's cell name: of its row, else of its column.
fn headers(scene: &Scene<'_>, value: &Value) -> Vec<(usize, usize)> {
    let block = scene.analysis.document.block_at(scene.mention.span.start);
    let Some(BlockKind::Cell { row_header, column_header, .. }) = block.map(|block| &block.kind)
    else {
        return Vec::new();
    };
    // A row of several figures has one for each column: of years, versions, companies.
    if !is_alone_in_row(scene, *row_header) {
        return Vec::new();
    }
    let named = |span: &Span| {
        let sentences = &scene.analysis.sentences;
        let at = sentences.partition_point(|sentence| sentence.span.end <= span.start);
        let own = sentences.get(at).filter(|sentence| sentence.span.start < span.end);
        let words = own.map_or(&[][..], |sentence| &sentence.words);
        let words = words.get(..words.len().min(HEADER)).unwrap_or(words);
        let mut all = fitting_all(scene, words, value);
        all.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
        all.into_iter().flat_map(|(_, meanings)| meanings).map(|one| (0, one)).collect::<Vec<_>>()
    };
    let row = named(row_header);
    if row.is_empty() { named(column_header) } else { row }
}

/// Whether a cell is the only one of its row beside the header.
fn is_alone_in_row(scene: &Scene<'_>, header: Span) -> bool {
    let blocks = &scene.analysis.document.blocks;
    let at = scene.mention.span.start;
    let own = blocks.partition_point(|block| block.span.start <= at).saturating_sub(1);
    let beside = [own.checked_sub(1), Some(own + 1)];
    !beside.into_iter().flatten().filter_map(|at| blocks.get(at)).any(|block| {
        matches!(block.kind, BlockKind::Cell { row_header, .. }
            if row_header == header && !block.span.overlaps(header))
    })
}
