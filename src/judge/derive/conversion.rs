//! One amount in two units: "12 km (7.5 miles)".

use super::line::Item;
use super::{Figure, Interval, Line};
use crate::lexicon::Units;
use crate::lexicon::relations::Mark;
use crate::model::{Decimal, QuantityKind};

/// Two figures set side by side as one amount.
#[derive(Debug)]
pub struct Pair<'l> {
    /// The first figure.
    pub given: &'l Figure,
    /// The figure behind it.
    pub converted: &'l Figure,
    /// What the first is in the unit of the second.
    pub computed: Interval,
    /// The first as written, in the unit of the second.
    pub nominal: Decimal,
}

impl Pair<'_> {
    /// Whether the two have a value in common, rounding of either allowed for.
    pub fn holds(&self) -> bool {
        rounded(self.converted).is_none_or(|converted| converted.meets(self.computed))
    }
}

/// All pairs of a document that can be computed.
pub fn pairs<'l>(line: &'l Line<'_>, units: &Units, ambiguous: &[&str]) -> Vec<Pair<'l>> {
    line.numbers.iter().filter_map(|at| pair(line, *at, units, ambiguous)).collect()
}

fn pair<'l>(line: &'l Line<'_>, at: usize, units: &Units, ambiguous: &[&str]) -> Option<Pair<'l>> {
    let (given, converted) = side_by_side(line, at)?;
    let (from, to) = (given.unit.as_deref()?, converted.unit.as_deref()?);
    let unclear = |unit: &str| ambiguous.contains(&unit);
    // "5 feet 10 inches (178 cm)": the inches are not the whole.
    let compound = at.checked_sub(1).is_some_and(|before| line.figure(before).is_some());
    if from == to || unclear(from) || unclear(to) || compound || given.per != converted.per {
        return None;
    }
    let convert = |value: Decimal| match given.kind {
        QuantityKind::Temperature => degrees(value, from, to),
        _ => units.convert(value, from, to),
    };
    let allowed = rounded(given)?;
    let ends = [allowed.low()?, allowed.high()?].map(convert);
    let [low, high] = ends;
    let computed = Interval::new(Some(low?), Some(high?));
    Some(Pair { given, converted, computed, nominal: convert(given.value)? })
}

/// "F (F)" and "F, or F,".
fn side_by_side<'l>(line: &'l Line<'_>, at: usize) -> Option<(&'l Figure, &'l Figure)> {
    let given = line.figure(at)?;
    let is = |offset: usize, mark| line.mark(at.saturating_add(offset)).any(mark);
    let (second, close) = if is(1, Mark::OPENS) {
        (at + 2, is(3, Mark::CLOSES))
    } else if is(1, Mark::COMMA) && is(2, Mark::OR) {
        let end = line.items.get(at + 4);
        let stop = matches!(end, Some(Item::End | Item::Break)) || is(4, Mark::COMMA);
        (at + 3, stop)
    } else {
        return None;
    };
    let converted = line.figure(second).filter(|_| close)?;
    let physical =
        |figure: &Figure| matches!(figure.kind, QuantityKind::Measure | QuantityKind::Temperature);
    let same = physical(given) && given.kind == converted.kind;
    same.then_some((given, converted))
}

fn degrees(value: Decimal, from: &str, to: &str) -> Option<Decimal> {
    let (nine, five, base) = (Decimal::from(9), Decimal::from(5), Decimal::from(32));
    match (from, to) {
        ("C", "F") => value.checked_mul(nine)?.checked_div(five)?.checked_add(base),
        ("F", "C") => value.checked_sub(base)?.checked_mul(five)?.checked_div(nine),
        _ => None,
    }
}

/// What a figure may stand for if it is rounded to its last digit that is not zero; hedges and
/// bounds hold for both figures alike and are left out.
fn rounded(figure: &Figure) -> Option<Interval> {
    let place = super::figure::last_place(figure.value)?.checked_div(Decimal::TWO)?;
    let cap = figure.value.abs().checked_div(Decimal::from(20))?;
    let cap = if figure.kind == QuantityKind::Temperature { Decimal::ONE } else { cap };
    // A conversion of a figure that was rounded before: 1.345 kg is 2.96 pounds and 1.35 kg.
    let least = figure.value.abs().checked_div(Decimal::ONE_HUNDRED)?;
    let slack = place.min(cap).max(figure.margin).max(least);
    let (low, high) = match figure.allowed {
        range if figure.bound == crate::model::Bound::Between => (range.low()?, range.high()?),
        _ => (figure.value, figure.value),
    };
    Some(Interval::new(Some(low.checked_sub(slack)?), Some(high.checked_add(slack)?)))
}
