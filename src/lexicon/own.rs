//! Rows of the user's own for the tables of units and currencies (`--tables FILE`), written as in
//! `data/units.toml` and `data/currencies.toml`. What they say of a spelling counts instead of what
//! the built-in tables say.

use super::{currencies, units};
use crate::model::Decimal;
use serde::Deserialize;
use std::ops::Range;
use std::sync::OnceLock;
use toml::Spanned;

/// A file of rows.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    unit: Vec<Spanned<units::Row>>,
    #[serde(default)]
    currency: Vec<Spanned<currencies::Row>>,
}

/// The rows in force.
#[derive(Debug, Default)]
pub(super) struct Own {
    pub(super) units: Vec<units::Row>,
    pub(super) currencies: Vec<currencies::Row>,
    digest: Option<[u8; 32]>,
}

/// Why a file of rows cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Bytes of the file.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

static OWN: OnceLock<Own> = OnceLock::new();

/// Puts the rows of a file in force. Only before anything is looked up in a table: later, and a
/// second time, it changes nothing.
pub fn put(text: &str) -> Result<(), Fault> {
    // Who comes second finds the first.
    let _ = OWN.set(read(text)?);
    Ok(())
}

/// A digest of the rows in force; none where there are none.
pub fn digest() -> Option<[u8; 32]> {
    OWN.get().and_then(|own| own.digest)
}

/// The rows in force.
pub(super) fn rows() -> &'static Own {
    OWN.get_or_init(Own::default)
}

fn read(text: &str) -> Result<Own, Fault> {
    let file: File = toml::from_str(text).map_err(|error| Fault {
        span: error.span().unwrap_or(0..0),
        message: error.message().to_owned(),
        help: "write `[[unit]]` and `[[currency]]` as in docs/tables.md".to_owned(),
    })?;
    let fault = |span: Range<usize>, message: &str, help: &str| {
        Err(Fault { span, message: message.to_owned(), help: help.to_owned() })
    };
    for row in &file.unit {
        let (span, row) = (row.span(), row.get_ref());
        if row.factor <= Decimal::ZERO {
            return fault(span, "a unit of nothing", "give it a `factor` above 0");
        }
        if row.names.is_empty() && row.symbols.is_empty() {
            return fault(span, "a unit that nobody can write", "give it `names` or `symbols`");
        }
    }
    for row in &file.currency {
        if row.get_ref().code.trim().is_empty() {
            return fault(row.span(), "a currency without a code", "give it a `code`");
        }
    }
    Ok(Own {
        units: file.unit.into_iter().map(Spanned::into_inner).collect(),
        currencies: file.currency.into_iter().map(Spanned::into_inner).collect(),
        digest: Some(*blake3::hash(text.as_bytes()).as_bytes()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Currencies, Units};

    #[test]
    fn rows_of_ones_own_count_before_the_built_in_ones() {
        let own = read(
            "[[unit]]\nsymbol = \"klick\"\ndimension = \"length\"\nfactor = \"500\"\n\
             names = [\"klick\"]\n\
             [[currency]]\ncode = \"ZZZ\"\nnames = [\"zed\"]\nsigns = [\"$\"]\n",
        );
        let own: &'static Own = Box::leak(Box::new(own.unwrap_or_default()));
        let units = Units::with(&own.units);
        let unit = units.at(|at| ["klicks"].get(at).copied().unwrap_or(""));
        assert_eq!(unit.map(|(_, unit)| unit.factor), Some(Decimal::from(500)));
        let built_in = units.at(|at| ["miles"].get(at).copied().unwrap_or(""));
        assert_eq!(built_in.map(|(_, unit)| unit.symbol), Some("mile"));
        let currencies = Currencies::with(&own.currencies);
        assert_eq!(currencies.sign("$"), Some("ZZZ"));
        let name = currencies.name(|at| ["zeds"].get(at).copied().unwrap_or(""));
        assert_eq!(name.map(|(_, name)| name.code), Some("ZZZ"));
    }

    #[test]
    fn mistakes_have_their_place() {
        let places = [
            ("[[unit]]\nsymbol = \"x\"\n", "missing field `dimension`"),
            ("[[currency]]\ncode = \" \"\n", "a currency without a code"),
            ("[[units]]\n", "unknown field `units`"),
        ];
        for (text, message) in places {
            let fault = read(text).err().map(|fault| fault.message).unwrap_or_default();
            assert!(fault.starts_with(message), "{text}: {fault}");
        }
    }
}
