//! A figure told in parts: "four people in Velm and three in Sollen" are the seven of another
//! account.

use super::known::is_closed;
use super::view::View;
use crate::lexicon::Lexicon;
use crate::model::{Claim, QualifierKind, Quantity, QuantityKind, Tag, Word};
use rust_decimal::Decimal;

/// Words behind a figure among which one more may be told ("two men AND A WOMAN").
const REACH: usize = 4;

/// Whether either figure is what the other makes with those that its sentence tells beside it.
pub(super) fn adds_up(a: &View<'_>, b: &View<'_>, views: &[View<'_>], lexicon: &Lexicon) -> bool {
    is_whole(a, b, views, lexicon) || is_whole(b, a, views, lexicon)
}

/// Whether a figure is the sum of a part and of one other part, or of all others.
fn is_whole(whole: &View<'_>, part: &View<'_>, views: &[View<'_>], lexicon: &Lexicon) -> bool {
    let missing = || value(whole)?.checked_sub(value(part)?);
    let Some(missing) = missing().filter(|missing| *missing > Decimal::ZERO) else { return false };
    if beside_whole(whole, missing, views) {
        return true;
    }
    let others = beside(part, views, lexicon);
    let sum = others.iter().try_fold(Decimal::ZERO, |sum, one| sum.checked_add(*one));
    others.contains(&missing)
        || sum == Some(missing)
        || missing == Decimal::ONE && part.counted().is_some() && one_more(part, lexicon)
}

/// Whether the document of a whole tells the rest of it right there: "31 nations came, but EIGHT OF
/// THEM declined", "18 episodes in all. The opening run comprised EIGHT".
fn beside_whole(whole: &View<'_>, missing: Decimal, views: &[View<'_>]) -> bool {
    let own = views.partition_point(|view| view.document < whole.document);
    let mut rest = views.iter().skip(own).take_while(|view| view.document == whole.document);
    rest.any(|view| {
        let told = view.claim.sentence.abs_diff(whole.claim.sentence) <= 1
            && view.claim.span != whole.claim.span;
        told && value(view) == Some(missing)
            && of_one_unit(view, whole)
            && (is_part(view.claim)
                || is_total(whole.claim)
                || view.claim.shared_concept(whole.claim).is_some())
    })
}

fn is_part(claim: &Claim) -> bool {
    claim.qualifiers(QualifierKind::Part).any(|part| part.value.ends_with("of which"))
}

/// "18 episodes IN ALL".
fn is_total(claim: &Claim) -> bool {
    claim.qualifiers(QualifierKind::Part).any(|part| part.value.ends_with("total"))
}

fn value(view: &View<'_>) -> Option<Decimal> {
    if is_closed(view) { view.claim.quantity()?.value } else { None }
}

/// The figures that the sentence of a part tells of the same thing, joined to it by "and" or commas.
fn beside(part: &View<'_>, views: &[View<'_>], lexicon: &Lexicon) -> Vec<Decimal> {
    let own = views.partition_point(|view| view.document < part.document);
    let rest = views.iter().skip(own).take_while(|view| view.document == part.document);
    rest.filter(|view| {
        view.claim.sentence == part.claim.sentence
            && view.claim.span != part.claim.span
            && of_one_unit(view, part)
            && of_one_thing(view, part)
            && are_joined(view, part, lexicon)
    })
    .filter_map(value)
    .collect()
}

/// Whether two figures can be added: both are counts, or both are in one unit.
fn of_one_unit(a: &View<'_>, b: &View<'_>) -> bool {
    let Some((x, y)) = a.claim.quantity().zip(b.claim.quantity()) else { return false };
    let counts = |one: &Quantity| matches!(one.kind, QuantityKind::Count | QuantityKind::Number);
    counts(x) && counts(y) || x.kind == y.kind && x.unit == y.unit
}

/// Whether one verb governs both, or they may be of one concept.
fn of_one_thing(a: &View<'_>, b: &View<'_>) -> bool {
    let deed = a.claim.deed.is_some() && a.claim.deed == b.claim.deed;
    deed || a.claim.shared_concept(b.claim).is_some()
}

/// Whether "and" stands between two figures of a sentence.
fn are_joined(a: &View<'_>, b: &View<'_>, lexicon: &Lexicon) -> bool {
    let (one, other) = (a.claim.span, b.claim.span);
    let (from, to) = (one.end.min(other.end), one.start.max(other.start));
    let words = a.analysis.words_of(a.claim).iter();
    let mut between = words.filter(|word| word.span.start >= from && word.span.end <= to);
    between.any(|word| is_join(word, lexicon))
}

/// Whether one more of a kind is told right behind a count: "two men AND A WOMAN".
fn one_more(part: &View<'_>, lexicon: &Lexicon) -> bool {
    let words = part.analysis.words_of(part.claim);
    let from = words.partition_point(|word| word.span.start < part.claim.span.end);
    let behind = words.get(from..words.len().min(from + REACH)).unwrap_or(&[]);
    let join = behind.iter().position(|word| is_join(word, lexicon));
    let next = join.and_then(|at| words.get(from + at + 1));
    next.is_some_and(|word| lexicon.quantifiers.is_single(&word.lemma))
}

fn is_join(word: &Word, lexicon: &Lexicon) -> bool {
    word.tag == Tag::Conjunction && lexicon.quantifiers.joins(&word.lemma)
}
