//! Two figures of two orders that are one figure with a slip of the pen.

use rust_decimal::Decimal;

/// Figures of two orders are of two things, unless the longer is the shorter with a digit more: the
/// more digits they have in common, the less by chance.
pub(super) fn slip(low: Decimal, high: Decimal, one_unit: bool) -> i32 {
    match common_digits(low, high) {
        Some(digits) if one_unit && digits > 2 => 2,
        Some(2) if one_unit => -1,
        _ => -9,
    }
}

/// How many digits two figures of two orders have in common, zeros at the end left out: one is the
/// other times ten, a hundred or a thousand, or has one digit more ("345 million", "3,457 million").
fn common_digits(low: Decimal, high: Decimal) -> Option<usize> {
    let ratio = |limit: i64| low.checked_mul(Decimal::from(limit));
    // Most figures are farther apart: their digits are not looked at.
    if ratio(1000).is_some_and(|limit| high > limit) {
        return None;
    }
    let (mut short, long) = (written(low), written(high));
    let times = short == long && ratio(1000).is_some_and(|limit| high <= limit);
    // 530 and 5,307: the zero counts.
    let zeros = long.len().saturating_sub(short.len() + 1);
    let digits = short.len() + zeros;
    short.extend(std::iter::repeat_n('0', zeros));
    let longer = || {
        let cut = |at: usize| long.bytes().enumerate().filter(move |(i, _)| *i != at);
        ratio(20).is_some_and(|limit| high < limit)
            && long.len() == short.len() + 1
            && (0..long.len()).any(|at| cut(at).map(|(_, digit)| digit).eq(short.bytes()))
    };
    if times { Some(digits - zeros) } else { longer().then_some(digits) }
}

/// Least digits of two figures that are hardly chance where two neighbours are exchanged.
const EXCHANGED: usize = 3;

/// Whether two figures are one with two neighbouring digits exchanged ("212,000", "221,000"); of
/// both the digits without zeros at either end are given.
pub(super) fn is_exchanged((a, own): (Decimal, &str), (b, other): (Decimal, &str)) -> bool {
    own.len() >= EXCHANGED && exchanged(own, other) && {
        let (low, high) = (a.abs().min(b.abs()), a.abs().max(b.abs()));
        low.checked_mul(Decimal::TEN).is_some_and(|limit| high < limit)
    }
}

/// Whether two runs of digits differ in the order of two neighbours.
fn exchanged(own: &str, other: &str) -> bool {
    let (own, other) = (own.as_bytes(), other.as_bytes());
    let first = || own.iter().zip(other).position(|(x, y)| x != y);
    own.len() == other.len()
        && first().is_some_and(|at| {
            own.get(at) == other.get(at + 1)
                && own.get(at + 1) == other.get(at)
                && own.get(at + 2..) == other.get(at + 2..)
        })
}

/// The digits of a figure in order of size: those of two figures with the same digits are equal.
pub(super) fn sorted(digits: &str) -> u128 {
    let mut all: Vec<u8> = digits.bytes().filter(u8::is_ascii_digit).collect();
    all.sort_unstable();
    all.iter().fold(0, |sum, digit| sum.wrapping_mul(10).wrapping_add(u128::from(digit - b'0')))
}

/// The digits of a figure without zeros at either end.
pub(super) fn written(value: Decimal) -> String {
    let digits = significant(value);
    if digits == 0 { String::new() } else { digits.to_string() }
}

/// The same as a number.
pub(super) fn significant(value: Decimal) -> u128 {
    let mut digits = value.mantissa().unsigned_abs();
    // Division of small numbers is far cheaper.
    while digits > u128::from(u64::MAX) && digits.is_multiple_of(10) {
        digits /= 10;
    }
    match u64::try_from(digits) {
        Ok(0) | Err(_) => digits,
        Ok(mut small) => {
            while small.is_multiple_of(10) {
                small /= 10;
            }
            u128::from(small)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Decimal, common_digits, is_exchanged};

    #[test]
    fn a_digit_too_many_or_too_few() {
        let common = |low: i64, high: i64| common_digits(Decimal::from(low), Decimal::from(high));
        assert_eq!(common(12_400, 124_000), Some(3));
        assert_eq!(common(345, 3457), Some(3));
        assert_eq!(common(530, 5307), Some(3));
        assert_eq!(common(1_345, 12_345), Some(4));
        assert_eq!(common(12, 120), Some(2));
        assert_eq!(common(345, 3500), None);
        assert_eq!(common(345, 345_000_000), None);
    }

    #[test]
    fn neighbours_that_changed_places() {
        let is = |a: (i64, &str), b: (i64, &str)| {
            is_exchanged((Decimal::from(a.0), a.1), (Decimal::from(b.0), b.1))
        };
        assert!(is((212_000, "212"), (221_000, "221")));
        assert!(is((61_480, "6148"), (64_180, "6418")));
        assert!(!is((61_480, "6148"), (81_460, "8146")));
        assert!(!is((43_000, "43"), (34_000, "34")));
        assert!(!is((212_000, "212"), (2_210, "221")));
        assert!(!is((212_000, "212"), (212_000, "212")));
    }
}
