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
    let (mut short, long) = (written(low), written(high));
    let ratio = |limit: i64| low.checked_mul(Decimal::from(limit));
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

/// The digits of a figure without zeros at either end.
pub(super) fn written(value: Decimal) -> String {
    value.normalize().mantissa().abs().to_string().trim_end_matches('0').to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Decimal, common_digits};

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
}
