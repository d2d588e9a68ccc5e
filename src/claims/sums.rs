//! Figures of the statement that two figures of one sentence of a source make: their sum, or, for
//! a figure that says enough not to come about by chance, their difference.

use super::evidence::Candidate;
use crate::model::{Bound, Quantity, QuantityKind, Report};
use rust_decimal::Decimal;

/// So many figures of a sentence are added up, at most: more of them are a table or a list.
const FIGURES_MAX: usize = 12;

/// The two best candidates of one sentence that make the statement's figure.
pub(crate) fn made_of<'a>(
    said: &Quantity,
    specific: bool,
    found: &'a [Candidate],
    least: u64,
    report: &Report,
) -> Option<[&'a Candidate; 2]> {
    let target = said.value.filter(|_| adds_up(said.bound) && is_amount(said))?;
    let mut fit: Vec<(&Candidate, Decimal, &Quantity)> = found
        .iter()
        .filter(|candidate| candidate.score >= least)
        .filter_map(|candidate| {
            let mention =
                report.analyses.get(candidate.document)?.mentions.get(candidate.mention)?;
            let quantity = mention.quantity().filter(|found| {
                // "More than 18,000" is "more than 11,000" and "7,000".
                matches!(found.bound, Bound::Exact) || found.bound == said.bound
            })?;
            Some((candidate, quantity.value.filter(|_| is_amount(quantity))?, quantity))
        })
        .collect();
    fit.sort_by_key(|(candidate, ..)| (candidate.document, candidate.sentence, candidate.mention));
    let sentences =
        fit.chunk_by(|(a, ..), (b, ..)| (a.document, a.sentence) == (b.document, b.sentence));
    sentences.filter(|figures| figures.len() <= FIGURES_MAX).find_map(|figures| {
        figures.iter().enumerate().find_map(|(at, (first, a, one))| {
            let rest = figures.iter().skip(at + 1);
            let bounded = |other: &Quantity| {
                said.bound == Bound::Exact || [one.bound, other.bound].contains(&said.bound)
            };
            let mut pairs = rest
                .filter(|(.., other)| one.unit == other.unit || is_count(one))
                .filter(|(.., other)| bounded(other));
            let makes = |b: Decimal| {
                let apart = a.checked_sub(b).map(|gap| gap.abs());
                a.checked_add(b) == Some(target) || specific && apart == Some(target)
            };
            pairs.find(|(_, b, _)| makes(*b)).map(|(second, ..)| [*first, *second])
        })
    })
}

/// Whether figures that are bounded so make a figure that is bounded so.
fn adds_up(bound: Bound) -> bool {
    matches!(bound, Bound::Exact | Bound::MoreThan | Bound::AtLeast)
}

/// Amounts that add up; shares of one whole mostly do not stand beside each other, ranks never do.
fn is_amount(quantity: &Quantity) -> bool {
    is_count(quantity) || matches!(quantity.kind, QuantityKind::Money | QuantityKind::Measure)
}

fn is_count(quantity: &Quantity) -> bool {
    matches!(quantity.kind, QuantityKind::Count | QuantityKind::Number)
}
