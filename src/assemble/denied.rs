//! What a denial turns round: "at no point were MORE THAN 40,000 off supply" is a ceiling, "will not
//! run UNTIL FRIDAY" a beginning.

use crate::model::{Bound, Quantity, TimeRelation, Value};

/// Turns round the bound of a figure or time that is denied; says whether the denial is spent on it.
pub(super) fn turned_round(value: &mut Value) -> bool {
    match value {
        Value::Quantity(quantity) => other_bound(quantity),
        Value::Time(time) if time.relation == Some(TimeRelation::Until) => {
            time.relation = Some(TimeRelation::Since);
            true
        }
        _ => false,
    }
}

fn other_bound(quantity: &mut Quantity) -> bool {
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
