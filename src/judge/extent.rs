//! Whether a claim of state speaks of the whole of a thing or of a part of it.
//!
//! "97 schools stay shut" and "215 schools opened" do not clash: each speaks of some. "All three
//! endpoints were met" and "one of the three was missed" do.

use crate::language::clauses::clause_of;
use crate::lexicon::Lexicon;
use crate::lexicon::scope::Reach;
use crate::model::{Analysis, Claim, Mention, QuantityKind, Tag, Word};
use crate::text::Span;

/// How much of its subject a claim speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// The thing itself, as far as the words go.
    Plain,
    /// All of them, or none.
    Whole,
    /// Some of them: a number, "most", "one of".
    Part,
}

/// How much a claim of state speaks of.
pub fn extent(analysis: &Analysis, claim: &Claim, lexicon: &Lexicon) -> Extent {
    let Some(sentence) = analysis.sentences.get(claim.sentence as usize) else {
        return Extent::Plain;
    };
    let text = analysis.document.text();
    let words = &sentence.words;
    let at = words.partition_point(|word| word.span.end <= claim.span.start);
    let at = at.min(words.len().saturating_sub(1));
    let clause = clause_of(words, text, &(at..at + 1), &lexicon.words);
    let Some(words) = words.get(clause) else { return Extent::Plain };
    let mut extent = Extent::Plain;
    for (_, _, reach) in lexicon.scope.all(words, text) {
        match reach {
            Reach::Partial => return Extent::Part,
            Reach::Universal | Reach::None => extent = Extent::Whole,
            Reach::Exclusive | Reach::Shared | Reach::Ended | Reach::Opened | Reach::Never => {}
        }
    }
    if extent == Extent::Plain && counts_something(analysis, words) {
        return Extent::Part;
    }
    extent
}

/// Whether the words count things ("97 schools", "half of the flights"): a number that is no time,
/// before a plural noun.
fn counts_something(analysis: &Analysis, words: &[Word]) -> bool {
    words.windows(COUNT_REACH).chain(words.len().checked_sub(2).and_then(|at| words.get(at..))).any(
        |run| {
            let Some((number, rest)) = run.split_first() else { return false };
            let noun = rest.iter().find(|word| word.tag != Tag::Adjective);
            number.tag == Tag::Number
                && counts(analysis, number.span)
                && noun.is_some_and(|noun| {
                    noun.tag == Tag::Noun
                        && noun.span.of(analysis.document.text()).to_lowercase() != noun.lemma
                })
        },
    )
}

/// A number and the noun it counts stand this close, adjectives between them counted.
const COUNT_REACH: usize = 4;

/// Whether the number there counts things: no time, duration, rank or sum of money.
fn counts(analysis: &Analysis, span: Span) -> bool {
    let at = analysis.mentions.partition_point(|mention| mention.span.end <= span.start);
    let mention = analysis.mentions.get(at).filter(|mention| mention.span.overlaps(span));
    mention.and_then(Mention::quantity).is_some_and(|quantity| {
        matches!(
            quantity.kind,
            QuantityKind::Count
                | QuantityKind::Number
                | QuantityKind::Percent
                | QuantityKind::Ratio
        )
    })
}
