//! What a formula gives for the figures of a text.

use super::Interval;
use super::figure::{Figure, spoken};
use crate::lexicon::relations::{Expression, Formula, Operator, Relator};
use crate::model::{Bound, Decimal, decimal};

/// The figures in the slots of a wording.
pub type Operands = Vec<(char, Vec<Figure>)>;

fn of(operands: &Operands, slot: char) -> &[Figure] {
    operands.iter().find(|(name, _)| *name == slot).map_or(&[], |(_, figures)| figures.as_slice())
}

/// The interval of a side of a formula; none where it does not fit a decimal.
pub fn interval(expression: &Expression, operands: &Operands) -> Option<Interval> {
    match expression {
        Expression::Slot(slot) => of(operands, *slot).first().map(|figure| figure.allowed),
        Expression::Sum(slot) => of(operands, *slot)
            .iter()
            .try_fold(Interval::point(Decimal::ZERO), |sum, figure| sum.plus(figure.allowed)),
        Expression::Number(number, margin) => Interval::around(*number, *margin),
        Expression::Binary(a, operator, b) => {
            let (a, b) = (interval(a, operands)?, interval(b, operands)?);
            match operator {
                Operator::Plus => a.plus(b),
                Operator::Minus => a.minus(b),
                Operator::Times => a.times(b),
                Operator::Over => a.over(b),
            }
        }
    }
}

/// The value of a side of a formula for the figures as written.
pub fn nominal(expression: &Expression, operands: &Operands) -> Option<Decimal> {
    match expression {
        Expression::Slot(slot) => of(operands, *slot).first().map(|figure| figure.value),
        Expression::Sum(slot) => of(operands, *slot)
            .iter()
            .try_fold(Decimal::ZERO, |sum, figure| sum.checked_add(figure.value)),
        Expression::Number(number, _) => Some(*number),
        Expression::Binary(a, operator, b) => {
            let (a, b) = (nominal(a, operands)?, nominal(b, operands)?);
            match operator {
                Operator::Plus => a.checked_add(b),
                Operator::Minus => a.checked_sub(b),
                Operator::Times => a.checked_mul(b),
                Operator::Over => a.checked_div(b),
            }
        }
    }
}

/// The calculation in figures: "38 billion + 100 billion".
pub fn written(expression: &Expression, operands: &Operands) -> String {
    match expression {
        Expression::Slot(slot) => {
            of(operands, *slot).first().map(|figure| spoken(figure.value)).unwrap_or_default()
        }
        Expression::Sum(slot) => {
            let parts: Vec<String> =
                of(operands, *slot).iter().map(|figure| spoken(figure.value)).collect();
            parts.join(" + ")
        }
        Expression::Number(number, _) => decimal::plain(*number),
        Expression::Binary(a, operator, b) => {
            let tight = matches!(operator, Operator::Times | Operator::Over);
            let left = side(a, tight, operands);
            let right = side(b, tight || *operator == Operator::Minus, operands);
            format!("{left} {} {right}", operator.sign())
        }
    }
}

/// One side of an operator, in brackets where it is a sum that the operator would tear.
fn side(side: &Expression, tight: bool, operands: &Operands) -> String {
    let sum = matches!(
        side,
        Expression::Binary(_, Operator::Plus | Operator::Minus, _) | Expression::Sum(_)
    );
    let text = written(side, operands);
    if sum && tight { format!("({text})") } else { text }
}

/// How the figures fare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// They allow what is stated.
    Holds,
    /// They would if the stated figure were cut off instead of rounded.
    Near,
    /// They exclude it.
    Fails,
}

/// The figure on the left of a formula; of a sum, its last part with the value of the sum.
pub fn stated(formula: &Formula, operands: &Operands) -> Option<Figure> {
    let figures = of(operands, formula.left);
    if !formula.sums {
        return figures.first().cloned();
    }
    let sum = Expression::Sum(formula.left);
    let mut last = figures.last()?.clone();
    last.allowed = interval(&sum, operands)?;
    last.value = nominal(&sum, operands)?;
    Some(last)
}

/// Compares what is stated with what follows.
pub fn outcome(formula: &Formula, operands: &Operands) -> Option<Outcome> {
    let stated = stated(formula, operands)?;
    let computed = interval(&formula.right, operands)?;
    let holds = |stated: Interval| match formula.relator {
        Relator::Equal => stated.meets(computed),
        Relator::AtMost => stated.low().zip(computed.high()).is_none_or(|(a, b)| a <= b),
        Relator::AtLeast => stated.high().zip(computed.low()).is_none_or(|(a, b)| a >= b),
    };
    if holds(stated.allowed) {
        return Some(Outcome::Holds);
    }
    if formula.relator != Relator::Equal || !matches!(stated.bound, Bound::Exact | Bound::About) {
        return Some(Outcome::Fails);
    }
    // A figure cut off instead of rounded: 12.9 said as 12.
    let unit = stated.margin.checked_mul(Decimal::TWO)?;
    let wide = stated.allowed.plus(Interval::new(Some(Decimal::ZERO), Some(unit)))?;
    Some(if holds(wide) { Outcome::Near } else { Outcome::Fails })
}
