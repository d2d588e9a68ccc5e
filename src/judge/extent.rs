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
    if extent == Extent::Plain && counts_something(analysis, words, lexicon) {
        return Extent::Part;
    }
    extent
}

/// Whether the words count things ("97 schools", "44 percent of voters"): a number that is no time,
/// before a plural noun.
fn counts_something(analysis: &Analysis, words: &[Word], lexicon: &Lexicon) -> bool {
    let text = analysis.document.text();
    words.iter().enumerate().filter(|(_, word)| word.tag == Tag::Number).any(|(at, number)| {
        // "Passed BY 203 votes TO 188": how it was decided, not of how much.
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        if before.is_some_and(|word| lexicon.comparisons.role(&word.lemma, "").is_some()) {
            return false;
        }
        let Some(mention) = counting(analysis, number.span) else { return false };
        // "Eight of them".
        if words.get(at + 1).is_some_and(|next| next.tag == Tag::Preposition && next.lemma == "of")
        {
            return true;
        }
        let mut rest = words.get(at + 1..).unwrap_or_default().iter().take(COUNT_REACH);
        let noun = rest.find(|word| !passed(word, mention));
        noun.is_some_and(|noun| {
            noun.tag == Tag::Noun && noun.span.of(text).to_lowercase() != noun.lemma
        })
    })
}

/// A number and the noun it counts stand this close, what lies between them counted.
const COUNT_REACH: usize = 4;

/// Whether a word may stand between a number and what it counts: an adjective; of a share, its sign
/// and the preposition.
fn passed(word: &Word, mention: &Mention) -> bool {
    let share = mention.quantity().is_some_and(|quantity| {
        matches!(quantity.kind, QuantityKind::Percent | QuantityKind::Ratio)
    });
    word.tag == Tag::Adjective
        || share && (word.span.overlaps(mention.full) || word.tag == Tag::Preposition)
        || share && word.tag == Tag::Determiner
}

/// The number there, where it counts things: no time, duration, rank or sum of money.
fn counting(analysis: &Analysis, span: Span) -> Option<&Mention> {
    let mention = analysis.mention_at(span)?;
    let counts = |kind| {
        use QuantityKind::{Count, Number, Percent, Ratio};
        matches!(kind, Count | Number | Percent | Ratio)
    };
    mention.quantity().is_some_and(|quantity| counts(quantity.kind)).then_some(mention)
}
