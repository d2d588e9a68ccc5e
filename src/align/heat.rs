//! Temperatures on different scales.
//!
//! Scales by their definitions (NIST Special Publication 811, appendix B.8): a Celsius degree is
//! 1.8 Fahrenheit degrees and 0 °C is 32 °F, 0 K is -459.67 °F. "46 degrees" names no scale: it is
//! of Celsius or of Fahrenheit.

use super::value::{Allowed, Relation, allowed, overlap};
use crate::model::{Quantity, QuantityKind};
use rust_decimal::Decimal;

/// How many Fahrenheit degrees a degree is, and where 0 lies.
type Scale = (Decimal, Decimal);

const CELSIUS: Scale =
    (Decimal::from_parts(18, 0, 0, false, 1), Decimal::from_parts(32, 0, 0, false, 0));
const FAHRENHEIT: Scale = (Decimal::ONE, Decimal::ZERO);
const KELVIN: Scale = (CELSIUS.0, Decimal::from_parts(45967, 0, 0, true, 2));

/// What rounding a converted figure may have lost, in its own degrees.
const ROUNDING: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

/// How two temperatures on scales of different names stand to each other; none where they are not
/// that.
pub(super) fn held(a: &Quantity, b: &Quantity) -> Option<Relation> {
    let heat = |quantity: &Quantity| quantity.kind == QuantityKind::Temperature;
    if !heat(a) || !heat(b) || a.unit == b.unit {
        return None;
    }
    let meets = |x: &Scale| scales(b).iter().any(|y| meets((a, *x), (b, *y)));
    Some(if scales(a).iter().any(meets) { Relation::Agree } else { Relation::Excludes })
}

/// The scales on which a temperature may be meant.
fn scales(quantity: &Quantity) -> &'static [Scale] {
    match quantity.unit.as_deref() {
        Some("C") => &[CELSIUS],
        Some("F") => &[FAHRENHEIT],
        Some("K") => &[KELVIN],
        _ => &[CELSIUS, FAHRENHEIT],
    }
}

/// Whether two temperatures can be one, read on such scales.
fn meets((a, x): (&Quantity, Scale), (b, y): (&Quantity, Scale)) -> bool {
    let slack = if x == y { Decimal::ZERO } else { ROUNDING };
    overlap(interval(a, x, slack), interval(b, y, slack))
}

/// What the wording of a temperature allows, in Fahrenheit degrees.
fn interval(quantity: &Quantity, (factor, zero): Scale, slack: Decimal) -> Allowed {
    let (low, high) = allowed(quantity, factor, slack);
    let from_zero = |end: Decimal| end.checked_add(zero);
    (low.and_then(from_zero), high.and_then(from_zero))
}
