//! What must hold between figures: "b = a * (1 + p / 100)".

use rust_decimal::Decimal;

/// How the two sides relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relator {
    /// Both sides have a value in common.
    Equal,
    /// The left side is not above the right.
    AtMost,
    /// The left side is not below the right.
    AtLeast,
}

/// Arithmetic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Times,
    /// `/`
    Over,
}

impl Operator {
    /// The sign, for people.
    pub fn sign(self) -> char {
        match self {
            Self::Plus => '+',
            Self::Minus => '-',
            Self::Times => 'x',
            Self::Over => '/',
        }
    }
}

/// A side of a formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expression {
    /// The figure in a slot.
    Slot(char),
    /// The sum of the figures of a list slot.
    Sum(char),
    /// A number, and how much it may be off to both sides.
    Number(Decimal, Decimal),
    /// Two sides and what joins them.
    Binary(Box<Expression>, Operator, Box<Expression>),
}

/// What must hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formula {
    /// The figure that the text derives.
    pub left: char,
    /// Whether the left side is the sum of a list.
    pub sums: bool,
    /// How it relates to the right side.
    pub relator: Relator,
    /// What it is derived from.
    pub right: Expression,
}

impl Formula {
    /// Reads "slot relator expression".
    pub fn read(text: &str) -> Option<Self> {
        let (relator, sign) =
            [(Relator::AtMost, "<="), (Relator::AtLeast, ">="), (Relator::Equal, "=")]
                .into_iter()
                .find(|(_, sign)| text.contains(sign))?;
        let (left, right) = text.split_once(sign)?;
        let mut tokens: Vec<char> = right.chars().filter(|c| !c.is_whitespace()).collect();
        tokens.reverse();
        let right = sum(&mut tokens)?;
        let left = left.trim();
        let (sums, left) = left.strip_prefix('S').map_or((false, left), |list| (true, list));
        let mut left = left.chars();
        let slot = left.next().filter(char::is_ascii_lowercase)?;
        let whole = tokens.is_empty() && left.next().is_none();
        whole.then_some(Self { left: slot, sums, relator, right })
    }

    /// All slots, the derived one first.
    pub fn slots(&self) -> Vec<char> {
        let mut slots = vec![self.left];
        self.right.collect(&mut slots);
        slots
    }
}

impl Expression {
    fn collect(&self, slots: &mut Vec<char>) {
        match self {
            Self::Slot(slot) | Self::Sum(slot) => slots.push(*slot),
            Self::Number(..) => {}
            Self::Binary(a, _, b) => {
                a.collect(slots);
                b.collect(slots);
            }
        }
    }
}

/// Reads products joined by plus and minus. `tokens` is reversed: the next one is the last.
fn sum(tokens: &mut Vec<char>) -> Option<Expression> {
    chain(tokens, &[('+', Operator::Plus), ('-', Operator::Minus)], product)
}

fn product(tokens: &mut Vec<char>) -> Option<Expression> {
    chain(tokens, &[('*', Operator::Times), ('/', Operator::Over)], atom)
}

fn chain(
    tokens: &mut Vec<char>,
    operators: &[(char, Operator)],
    operand: fn(&mut Vec<char>) -> Option<Expression>,
) -> Option<Expression> {
    let mut left = operand(tokens)?;
    while let Some((_, operator)) =
        operators.iter().find(|(sign, _)| tokens.last() == Some(sign)).copied()
    {
        tokens.pop();
        left = Expression::Binary(Box::new(left), operator, Box::new(operand(tokens)?));
    }
    Some(left)
}

/// A slot, "S" and a slot for the sum of a list, a number, or a sum in brackets.
fn atom(tokens: &mut Vec<char>) -> Option<Expression> {
    match tokens.pop()? {
        '(' => {
            let inner = sum(tokens)?;
            (tokens.pop()? == ')').then_some(inner)
        }
        'S' => Some(Expression::Sum(tokens.pop().filter(char::is_ascii_lowercase)?)),
        slot if slot.is_ascii_lowercase() => Some(Expression::Slot(slot)),
        digit if digit.is_ascii_digit() => {
            let value = number(digit, tokens)?;
            let margin = match tokens.pop_if(|c| *c == '~') {
                Some(_) => number('0', tokens)?,
                None => Decimal::ZERO,
            };
            Some(Expression::Number(value, margin))
        }
        _ => None,
    }
}

fn number(first: char, tokens: &mut Vec<char>) -> Option<Decimal> {
    let mut text = String::from(first);
    while let Some(next) = tokens.pop_if(|c| c.is_ascii_digit() || *c == '.') {
        text.push(next);
    }
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_formulas() {
        let formula = Formula::read("b = a * (1 + p / 100)").unwrap();
        assert_eq!(formula.slots(), ['b', 'a', 'p']);
        assert_eq!(Formula::read("t >= Sx").unwrap().relator, Relator::AtLeast);
        for wrong in ["", "b", "b = ", "b = a +", "b = (a", "bb = a", "b = a)"] {
            assert_eq!(Formula::read(wrong), None, "{wrong}");
        }
    }
}
