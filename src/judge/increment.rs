//! Figures that grew: a document that makes a total up from a first part and what was added to it
//! ("$5 billion, after $2 billion on top of the original $3 billion").

use crate::lexicon::Lexicon;
use crate::model::{Analysis, Claim, Decimal, QuantityKind};

/// Sentences between the parts and the total.
const SENTENCES: u32 = 1;

/// Claims on either side of a total among which its parts are looked for.
const NEAR: usize = 12;

/// Words before a figure that may call it the first part.
const WORDS: usize = 3;

/// A total that a document makes up from a first part and an addition.
#[derive(Debug, Clone, Copy)]
pub struct Increment<'a> {
    /// The document.
    pub analysis: &'a Analysis,
    /// What there was at first.
    pub first: &'a Claim,
    /// What was added.
    pub added: &'a Claim,
    /// What it came to.
    pub total: &'a Claim,
}

/// The totals of a document, each with its parts.
pub fn increments<'a>(analysis: &'a Analysis, lexicon: &Lexicon) -> Vec<Increment<'a>> {
    let claims = analysis.claims.iter().filter(|claim| sum(claim).is_some());
    // Each with whether it is called the first part: few documents say so of any.
    let claims: Vec<(&Claim, bool)> =
        claims.map(|claim| (claim, is_first(analysis, claim, lexicon))).collect();
    let mut found = Vec::new();
    if !claims.iter().any(|(_, is_first)| *is_first) {
        return found;
    }
    for (at, (total, _)) in claims.iter().copied().enumerate() {
        let near = claims.get(at.saturating_sub(NEAR)..claims.len().min(at + NEAR)).unwrap_or(&[]);
        let beside = |(claim, _): &&(&Claim, bool)| {
            claim.sentence.abs_diff(total.sentence) <= SENTENCES && alike(claim, total)
        };
        let near = || near.iter().filter(beside).copied();
        let first = near().filter(|(_, is_first)| *is_first);
        let pair = first.map(|(first, _)| first).find_map(|first| {
            let fits = |added: &&Claim| {
                added.sentence == first.sentence
                    && added.span != first.span
                    && sum(first).zip(sum(added)).and_then(|(a, b)| a.checked_add(b)) == sum(total)
            };
            Some((first, near().map(|(added, _)| added).find(fits)?))
        });
        found.extend(pair.map(|(first, added)| Increment { analysis, first, added, total }));
    }
    found
}

/// The figure of an amount that can grow.
pub fn sum(claim: &Claim) -> Option<Decimal> {
    let quantity = claim.quantity()?;
    let kind = matches!(
        quantity.kind,
        QuantityKind::Money | QuantityKind::Count | QuantityKind::Measure | QuantityKind::Number
    );
    quantity.value.filter(|value| kind && !value.is_zero())
}

/// Whether two figures are of one kind and unit.
pub fn alike(a: &Claim, b: &Claim) -> bool {
    let (a, b) = (a.quantity(), b.quantity());
    a.map(|a| (a.kind, &a.unit)) == b.map(|b| (b.kind, &b.unit))
}

/// Whether a figure is called the first part of something.
pub fn is_first(analysis: &Analysis, claim: &Claim, lexicon: &Lexicon) -> bool {
    let words = analysis.words_of(claim);
    let at = words.partition_point(|word| word.span.end <= claim.span.start);
    let before = words.get(at.saturating_sub(WORDS)..at).unwrap_or(&[]);
    before.iter().any(|word| lexicon.parts.is_first(&word.lemma))
}
