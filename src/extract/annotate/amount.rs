//! Amounts with one end open: "more than 60 wounded" has a figure, "less than $7" by itself is a
//! range.

use crate::extract::scan::Scan;
use crate::lexicon::Senses;
use crate::model::{Bound, Mention, MentionKind, Quantity, QuantityKind};
use crate::text::TokenKind;

/// Texts of at most so many tokens may be nothing but an amount.
const SHORT: usize = 9;

/// Words that lead on from a figure to something else.
const LEADING: Senses = Senses::PREPOSITION
    .with(Senses::CONJUNCTION)
    .with(Senses::SUBORDINATOR)
    .with(Senses::DETERMINER)
    .with(Senses::AUXILIARY);

/// Says of the open amounts of a text whether they are figures or ranges.
pub(super) fn settle(scan: &Scan<'_>, mentions: &mut [Mention]) {
    if let [only] = mentions
        && scan.len() <= SHORT
        && is_all(scan, only)
        && let Some(quantity) = open(only)
    {
        // A cell or a query: it asks for what lies within the bound.
        quantity.value = None;
        return;
    }
    for mention in mentions {
        let (start, end) = (mention.span.start, mention.full.end.max(mention.span.end));
        if let Some(quantity) = open(mention)
            && quantity.kind == QuantityKind::Number
            && start < end
            && counts(scan, end)
        {
            quantity.kind = QuantityKind::Count;
        }
    }
}

/// The amount of a mention, if one of its ends is open.
fn open(mention: &mut Mention) -> Option<&mut Quantity> {
    let MentionKind::Quantity(quantity) = &mut mention.kind else { return None };
    let open = !matches!(quantity.bound, Bound::Exact | Bound::About | Bound::Between);
    (open && quantity.value.is_some()).then_some(quantity)
}

/// "60 wounded": a word of whom or what they are stands behind the figure.
fn counts(scan: &Scan<'_>, end: u32) -> bool {
    let next = scan.token_from(|token| token.start < end);
    let word = scan.word(next);
    scan.kind(next) == TokenKind::Word
        && scan.follows(next)
        && word.starts_with(|c: char| c.is_ascii_lowercase())
        && !scan.lexicon.words.known(word).any(LEADING)
}

/// Whether a text is nothing but an amount, and what it is of ("less than six pounds of meat").
fn is_all(scan: &Scan<'_>, mention: &Mention) -> bool {
    let first = scan.token_from(|token| token.end <= mention.full.start);
    let end = scan.token_from(|token| token.start < mention.full.end);
    let preposition = scan.lexicon.words.known(scan.word(end)).any(Senses::PREPOSITION);
    first == 0 && (end == scan.len() || preposition && end + 2 == scan.len())
}
