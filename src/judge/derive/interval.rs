//! Closed intervals of exact decimals, ends possibly open: interval arithmetic after Moore (1966),
//! with one change: an overflow gives no value instead of a wrong one.

use rust_decimal::Decimal;

/// All values from `low` to `high`, both included; a missing end is unbounded. `low` is never
/// above `high`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    low: Option<Decimal>,
    high: Option<Decimal>,
}

impl Interval {
    /// From end to end; ends in the wrong order are put right.
    pub fn new(low: Option<Decimal>, high: Option<Decimal>) -> Self {
        match (low, high) {
            (Some(a), Some(b)) if b < a => Self { low: high, high: low },
            _ => Self { low, high },
        }
    }

    /// One value.
    pub fn point(value: Decimal) -> Self {
        Self { low: Some(value), high: Some(value) }
    }

    /// A value and as much to both sides; none where the ends do not fit a decimal.
    pub fn around(value: Decimal, margin: Decimal) -> Option<Self> {
        let margin = margin.abs();
        Some(Self { low: Some(value.checked_sub(margin)?), high: Some(value.checked_add(margin)?) })
    }

    /// The lower end.
    pub fn low(self) -> Option<Decimal> {
        self.low
    }

    /// The upper end.
    pub fn high(self) -> Option<Decimal> {
        self.high
    }

    /// Whether a value lies in it.
    pub fn contains(self, value: Decimal) -> bool {
        self.low.is_none_or(|low| low <= value) && self.high.is_none_or(|high| value <= high)
    }

    /// Whether one value lies in both.
    pub fn meets(self, other: Self) -> bool {
        let before = |a: Option<Decimal>, b: Option<Decimal>| {
            a.zip(b).is_none_or(|(end, start)| start <= end)
        };
        before(self.high, other.low) && before(other.high, self.low)
    }

    /// How far apart two intervals are that do not meet; zero where they meet.
    pub fn gap(self, other: Self) -> Decimal {
        let between = |end: Option<Decimal>, start: Option<Decimal>| {
            end.zip(start).and_then(|(end, start)| start.checked_sub(end)).unwrap_or_default()
        };
        between(self.high, other.low).max(between(other.high, self.low)).max(Decimal::ZERO)
    }

    /// The middle, where both ends are known.
    pub fn middle(self) -> Option<Decimal> {
        self.low?.checked_add(self.high?)?.checked_div(Decimal::TWO)
    }

    /// Sums of a value of each.
    pub fn plus(self, other: Self) -> Option<Self> {
        ends([(self.low, other.low), (self.high, other.high)], Decimal::checked_add)
    }

    /// Differences of a value of each.
    pub fn minus(self, other: Self) -> Option<Self> {
        ends([(self.low, other.high), (self.high, other.low)], Decimal::checked_sub)
    }

    /// Products of a value of each.
    pub fn times(self, other: Self) -> Option<Self> {
        if let (Some(a), Some(b), Some(c), Some(d)) = (self.low, self.high, other.low, other.high) {
            let products =
                [a.checked_mul(c)?, a.checked_mul(d)?, b.checked_mul(c)?, b.checked_mul(d)?];
            return Some(Self {
                low: products.into_iter().min(),
                high: products.into_iter().max(),
            });
        }
        // With an open end only the product of what is not negative has a known lower end.
        let (a, c) = (self.low?, other.low?);
        if a < Decimal::ZERO || c < Decimal::ZERO {
            return None;
        }
        ends([(Some(a), Some(c)), (self.high, other.high)], Decimal::checked_mul)
    }

    /// Quotients of a value of each; none where the divisor may be zero or negative.
    pub fn over(self, other: Self) -> Option<Self> {
        let least = other.low.filter(|low| *low > Decimal::ZERO)?;
        let inverse = Self {
            low: match other.high {
                Some(high) => Some(Decimal::ONE.checked_div(high)?),
                None => Some(Decimal::ZERO),
            },
            high: Some(Decimal::ONE.checked_div(least)?),
        };
        if let (Some(a), Some(b), Some(most)) = (self.low, self.high, other.high) {
            // Dividing directly keeps the digits that a rounded inverse loses.
            let quotients = [
                a.checked_div(least)?,
                a.checked_div(most)?,
                b.checked_div(least)?,
                b.checked_div(most)?,
            ];
            return Some(Self {
                low: quotients.into_iter().min(),
                high: quotients.into_iter().max(),
            });
        }
        self.times(inverse)
    }
}

/// The interval whose ends are made of two ends each, open where one of them is; none where an
/// end does not fit a decimal.
fn ends(
    pairs: [(Option<Decimal>, Option<Decimal>); 2],
    operation: fn(Decimal, Decimal) -> Option<Decimal>,
) -> Option<Interval> {
    let mut made = [None, None];
    for (end, pair) in made.iter_mut().zip(pairs) {
        if let (Some(a), Some(b)) = pair {
            *end = Some(operation(a, b)?);
        }
    }
    let [low, high] = made;
    Some(Interval { low, high })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn figure(text: &str, margin: &str) -> Interval {
        Interval::around(text.parse().unwrap(), margin.parse().unwrap()).unwrap()
    }

    #[test]
    fn rounding_of_inputs_propagates() {
        // 228 / 13 = 17.54: 17.6 is right if the 13 stands for anything from 12.5 to 13.5.
        let ratio = figure("228", "0.5").over(figure("13", "0.5")).unwrap();
        assert!(ratio.meets(figure("17.6", "0.05")));
        let exact = figure("228.0", "0.05").over(figure("13.00", "0.005")).unwrap();
        assert!(!exact.meets(figure("17.6", "0.05")) && exact.meets(figure("17.5", "0.05")));
    }

    #[test]
    fn open_ends() {
        let more = Interval::new(Some(Decimal::from(440)), None);
        let sum = figure("138", "0.5").plus(figure("300", "0.5")).unwrap();
        assert!(!more.meets(sum));
        assert_eq!(more.gap(sum), Decimal::ONE);
        assert!(more.plus(sum).unwrap().high().is_none());
        assert!(sum.over(Interval::new(Some(Decimal::ZERO), None)).is_none());
        assert!(Interval::point(Decimal::MAX).times(sum).is_none());
    }

    fn interval() -> impl Strategy<Value = (Interval, Decimal)> {
        (-1_000_000_i64..1_000_000, 0_i64..5_000, 0_i64..=100).prop_map(|(low, width, part)| {
            let (low, width) = (Decimal::new(low, 2), Decimal::new(width, 2));
            let inside = low + width * Decimal::new(part, 2);
            (Interval::new(Some(low), Some(low + width)), inside)
        })
    }

    proptest! {
        #[test]
        fn operations_hold_what_their_operands_hold(
            (a, x) in interval(), (b, y) in interval(),
        ) {
            prop_assert!(a.contains(x) && b.contains(y));
            prop_assert!(a.plus(b).unwrap().contains(x + y));
            prop_assert!(a.minus(b).unwrap().contains(x - y));
            prop_assert!(a.times(b).unwrap().contains(x * y));
            if let Some(quotient) = a.over(b) {
                // A quotient is rounded in the 28th digit.
                let slack = Decimal::new(1, 15);
                let wide = Interval::new(
                    quotient.low().map(|low| low - slack),
                    quotient.high().map(|high| high + slack),
                );
                prop_assert!(wide.contains(x / y));
            }
        }

        #[test]
        fn meeting_is_mutual_and_excludes_a_gap((a, _) in interval(), (b, _) in interval()) {
            prop_assert_eq!(a.meets(b), b.meets(a));
            prop_assert_eq!(a.meets(b), a.gap(b).is_zero());
            prop_assert_eq!(a.gap(b), b.gap(a));
        }
    }
}
