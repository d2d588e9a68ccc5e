//! Packs what a TOML file says; `src/lexicon/packed.rs` reads it and says what the bytes mean.

use crate::Failure;
use toml::de::{DeTable, DeValue};

/// A table packed, but of the lists under these keys only how many items they have.
pub(crate) fn pack(
    table: &DeTable<'_>,
    counted: &[&str],
    out: &mut Vec<u8>,
) -> Result<(), Failure> {
    out.push(b't');
    pack_number(table.len() as u64, out);
    for (key, value) in table {
        pack_text(key.get_ref(), out);
        match value.get_ref() {
            DeValue::Array(items) if counted.contains(&key.get_ref().as_ref()) => {
                pack_integer(i64::try_from(items.len())?, out);
            }
            value => pack_value(value, counted, out)?,
        }
    }
    Ok(())
}

/// Rows packed so that each can be read by itself: how many there are, where each ends, the rows.
pub(crate) fn pack_rows<'t>(
    rows: impl Iterator<Item = &'t DeTable<'t>>,
    counted: &[&str],
) -> Result<Vec<u8>, Failure> {
    let mut all = Vec::new();
    for row in rows {
        let mut packed = Vec::new();
        pack(row, counted, &mut packed)?;
        all.push(packed);
    }
    rows_of(all)
}

/// The same of what is packed already, or is text.
pub(crate) fn rows_of(rows: Vec<Vec<u8>>) -> Result<Vec<u8>, Failure> {
    let (mut packed, mut ends) = (Vec::new(), Vec::new());
    let count = u32::try_from(rows.len())?;
    for row in rows {
        packed.extend(row);
        ends.push(u32::try_from(packed.len())?);
    }
    let head = std::iter::once(count).chain(ends).flat_map(u32::to_le_bytes);
    Ok(head.chain(packed).collect())
}

/// A value of a row that is no row of a table.
pub(crate) enum Item<'a> {
    Text(&'a str),
    Yes(bool),
}

/// A row of such values.
pub(crate) fn pack_items(items: &[(&str, Item<'_>)]) -> Vec<u8> {
    let mut out = vec![b't'];
    pack_number(items.len() as u64, &mut out);
    for (key, item) in items {
        pack_text(key, &mut out);
        match item {
            Item::Text(text) => {
                out.push(b's');
                pack_text(text, &mut out);
            }
            Item::Yes(yes) => out.push(if *yes { b'y' } else { b'n' }),
        }
    }
    out
}

/// Some of the values of a table packed.
pub(crate) fn pack_some(
    table: &DeTable<'_>,
    keys: &[&str],
    out: &mut Vec<u8>,
) -> Result<(), Failure> {
    out.push(b't');
    pack_number(keys.len() as u64, out);
    for key in keys {
        pack_text(key, out);
        let value = table.get(*key).ok_or_else(|| format!("no `{key}`"))?;
        pack_value(value.get_ref(), &[], out)?;
    }
    Ok(())
}

/// A list of tables packed.
pub(crate) fn pack_all(tables: &[DeTable<'_>], counted: &[&str]) -> Result<Vec<u8>, Failure> {
    let mut out = vec![b'l'];
    pack_number(tables.len() as u64, &mut out);
    tables.iter().try_for_each(|table| pack(table, counted, &mut out))?;
    Ok(out)
}

fn pack_value(value: &DeValue<'_>, counted: &[&str], out: &mut Vec<u8>) -> Result<(), Failure> {
    match value {
        DeValue::String(text) => {
            out.push(b's');
            pack_text(text, out);
        }
        DeValue::Integer(number) => {
            pack_integer(i64::from_str_radix(number.as_str(), number.radix())?, out);
        }
        DeValue::Boolean(yes) => out.push(if *yes { b'y' } else { b'n' }),
        DeValue::Array(items) => {
            out.push(b'l');
            pack_number(items.len() as u64, out);
            items.iter().try_for_each(|item| pack_value(item.get_ref(), counted, out))?;
        }
        DeValue::Table(table) => pack(table, counted, out)?,
        DeValue::Float(_) | DeValue::Datetime(_) => {
            return Err("fractions and days are written as strings".into());
        }
    }
    Ok(())
}

fn pack_text(text: &str, out: &mut Vec<u8>) {
    pack_number(text.len() as u64, out);
    out.extend_from_slice(text.as_bytes());
}

/// Zigzag: small numbers are short, negative ones too.
fn pack_integer(number: i64, out: &mut Vec<u8>) {
    out.push(b'i');
    pack_number((number << 1 ^ number >> 63).cast_unsigned(), out);
}

/// Seven bits a byte, the lowest first; the top bit says that more follow (LEB128).
fn pack_number(mut number: u64, out: &mut Vec<u8>) {
    while number >= 128 {
        out.push(lowest(number) | 128);
        number >>= 7;
    }
    out.push(lowest(number));
}

fn lowest(number: u64) -> u8 {
    let [lowest, ..] = number.to_le_bytes();
    lowest & 127
}
