//! What units measure: `data/conversions.toml`.

use crate::text::Map;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Units by what they measure, ready for look-ups.
#[derive(Debug)]
pub struct Conversions {
    units: Map<String, (String, Decimal)>,
}

impl Default for Conversions {
    fn default() -> Self {
        type Table = BTreeMap<String, BTreeMap<String, Decimal>>;
        let table: Table = super::table(packed!("conversions"));
        let mut units = Map::default();
        for (dimension, scale) in table {
            for (unit, factor) in scale {
                units.insert(unit, (dimension.clone(), factor));
            }
        }
        Self { units }
    }
}

impl Conversions {
    /// What a unit measures, and how many base units it is.
    pub fn of(&self, unit: &str) -> Option<(&str, Decimal)> {
        self.units.get(unit).map(|(dimension, factor)| (dimension.as_str(), *factor))
    }
}
