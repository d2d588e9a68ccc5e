//! Where a value of a source that differs from the statement's is of another thing.

use super::context::{Passage, stem_at};
use super::evidence::Asked;
use super::kinship::Kinship;
use crate::align::discriminator;
use crate::lexicon::Lexicon;
use crate::model::{Analysis, Claim, Decimal, Discriminator, Mention, QuantityKind, Sentence, Tag};

/// A value of a source, and where it stands.
pub(crate) struct Met<'a> {
    /// Its document.
    pub(crate) analysis: &'a Analysis,
    /// Its sentence.
    pub(crate) sentence: &'a Sentence,
    /// The same by its content words.
    pub(crate) passage: &'a Passage,
    /// The value.
    pub(crate) source: &'a Mention,
    /// Its place among the words of its sentence.
    pub(crate) place: usize,
}

/// How a value of a source stands to the statement's from which it differs.
pub(crate) fn clash(asked: &Asked<'_>, met: &Met<'_>, lexicon: &Lexicon) -> Kinship {
    let tops = adds(met.sentence, met.place, met.source, lexicon);
    if asked.adds && !tops
        || is_taken(asked, met.source)
        || ranks_another(asked, met)
        || of_two(asked, met, lexicon)
    {
        return Kinship::Other;
    }
    if tops && !asked.adds { on_top(asked, met.source) } else { Kinship::Clash }
}

/// What a text says with a value.
pub(crate) fn claim_of<'a>(analysis: &'a Analysis, value: &Mention) -> Option<&'a Claim> {
    let first = analysis.claims.partition_point(|claim| claim.span.start < value.full.start);
    let mut claims = analysis.claims.iter().skip(first);
    claims.find(|claim| {
        claim.span.overlaps(value.span) && (claim.quantity().is_some() || claim.time().is_some())
    })
}

/// Whether a figure of a source bears out another value of the statement and is far from this one: of
/// "750 saved, dozens missing" its 750 says nothing of the missing. A near one may still be this one
/// retold with a slip.
fn is_taken(asked: &Asked<'_>, source: &Mention) -> bool {
    let figure = |mention: &Mention| {
        let quantity = mention.quantity()?;
        Some((quantity.kind, quantity.unit.clone(), quantity.value?))
    };
    let Some(found) = figure(source) else { return false };
    let taken =
        |other: &Mention| other.span != asked.value.span && figure(other) == Some(found.clone());
    asked.others.iter().any(taken) && !is_near(asked.value, found.2)
}

/// Whether an ordinal is of a noun or part that the statement has not: the second HALF, to go fifth.
fn ranks_another(asked: &Asked<'_>, met: &Met<'_>) -> bool {
    let ordinal = met.source.quantity().is_some_and(|of| of.kind == QuantityKind::Ordinal);
    let of = met.sentence.words.get(met.place + 1).map(|next| next.tag).filter(|_| ordinal);
    let stem = stem_at(&met.passage.terms, met.place + 1);
    match of {
        // "The second half".
        Some(Tag::Number | Tag::Determiner) => true,
        Some(Tag::Noun) => stem.is_some_and(|of| asked.around.iter().all(|own| own.stem() != of)),
        _ => false,
    }
}

/// By so much two tellings of one figure differ at most.
const RETOLD: Decimal = Decimal::TWO;

fn is_near(value: &Mention, found: Decimal) -> bool {
    let own = value.quantity().and_then(|quantity| quantity.value.or(quantity.high));
    let Some(own) = own.map(|own| own.abs()) else { return false };
    let found = found.abs();
    let reach = |one: Decimal| one.checked_mul(RETOLD).unwrap_or(Decimal::MAX);
    own <= reach(found) && found <= reach(own)
}

/// Respects in which a statement that is denied differs from the source that denies it: they do not
/// make two things of one.
const STANCE: [&str; 2] = ["negation", "modality"];

/// Whether both texts say with their values what tells them apart: those killed from those hurt. What
/// only one of them says ("on average", "a month") the other may leave out.
fn of_two(asked: &Asked<'_>, met: &Met<'_>, lexicon: &Lexicon) -> bool {
    let both = asked.claim.zip(claim_of(met.analysis, met.source));
    let parted = both.and_then(|(said, found)| discriminator(said, found, lexicon));
    parted.is_some_and(|Discriminator { respect, left, right }| {
        // "The price of a ticket" is a price; what one side does not say is empty.
        let one = left.contains(&right) || right.contains(&left);
        !one && !STANCE.contains(&respect.as_str())
    })
}

/// Whether a figure comes on top of what was told before: "the other two", "two more times".
pub(crate) fn adds(sentence: &Sentence, place: usize, figure: &Mention, lexicon: &Lexicon) -> bool {
    let near = sentence.words.get(place.saturating_sub(1)..place + 2).unwrap_or(&[]);
    // "More" of "more than 12" is no such word.
    let mut beside = near.iter().filter(|word| !figure.full.contains(word.span));
    beside.any(|word| lexicon.parts.is_more(&word.lemma))
}

/// How a figure that comes on top stands to the whole: with the one that it comes on top of
/// ("she, like the other two"), or not known.
fn on_top(asked: &Asked<'_>, source: &Mention) -> Kinship {
    let value = |mention: &Mention| mention.quantity().and_then(|quantity| quantity.value);
    let whole = value(source).and_then(|value| value.checked_add(Decimal::ONE));
    if whole.is_some() && whole == value(asked.value) { Kinship::Within } else { Kinship::Other }
}
