//! Exact arithmetic that cannot panic: an overflow is "no value", never a wrong one.

use rust_decimal::Decimal;

/// Ten to the power of `exponent` (-28 to 28), if it fits.
pub fn power_of_ten(exponent: i32) -> Option<Decimal> {
    if exponent < 0 {
        let scale = u32::try_from(-exponent).ok()?;
        return Decimal::try_new(1, scale).ok();
    }
    let exponent = u32::try_from(exponent).ok()?;
    10_i128.checked_pow(exponent).and_then(|power| Decimal::try_from_i128_with_scale(power, 0).ok())
}

/// Whether a number is one: most scales and steps are, and are written so.
pub fn is_one(value: Decimal) -> bool {
    value.scale() == 0 && value.mantissa() == 1 || value == Decimal::ONE
}

/// Whether a number has no decimals: most are written so.
pub fn is_whole(value: Decimal) -> bool {
    value.scale() == 0 || value.fract().is_zero()
}

/// The printed form: no exponent, no trailing zeros ("4200000000", "0.5").
pub fn plain(value: Decimal) -> String {
    value.normalize().to_string()
}

/// A number with thousands separators, for people ("4,200,000,000").
pub fn grouped(value: Decimal) -> String {
    let printed = plain(value);
    let (sign, rest) = printed.strip_prefix('-').map_or(("", printed.as_str()), |rest| ("-", rest));
    let (whole, fraction) = rest.split_once('.').map_or((rest, None), |(w, f)| (w, Some(f)));
    let mut out = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printed_forms() {
        assert_eq!(grouped(Decimal::new(42_000_000_050, 2)), "420,000,000.5");
        assert_eq!(grouped(Decimal::new(-999, 0)), "-999");
        assert_eq!(plain(Decimal::new(4500, 3)), "4.5");
        assert_eq!(power_of_ten(9), Some(Decimal::new(1_000_000_000, 0)));
        assert_eq!(power_of_ten(-2), Some(Decimal::new(1, 2)));
        assert_eq!(power_of_ten(40), None);
        assert!(
            is_whole(Decimal::TEN)
                && is_whole(Decimal::new(50, 1))
                && !is_whole(Decimal::new(5, 1))
        );
        assert!(is_one(Decimal::ONE) && is_one(Decimal::new(100, 2)) && !is_one(Decimal::TEN));
    }
}
