//! Bounds that a denial turns round: "at no point were MORE THAN 40,000 off supply" is a ceiling.

use crate::model::{Bound, Value};

/// Turns round the bound of a figure that is denied; says whether the denial is spent on it.
pub(super) fn turned_round(value: &mut Value) -> bool {
    let Value::Quantity(quantity) = value else { return false };
    let Some(at) = quantity.value else { return false };
    match quantity.bound {
        Bound::MoreThan => {
            (quantity.bound, quantity.low, quantity.high) = (Bound::AtMost, None, Some(at));
        }
        Bound::LessThan => {
            (quantity.bound, quantity.low, quantity.high) = (Bound::AtLeast, Some(at), None);
        }
        Bound::Exact | Bound::About | Bound::AtLeast | Bound::AtMost | Bound::Between => {
            return false;
        }
    }
    true
}
