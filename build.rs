//! Packs the tables of words (`src/lexicon/data/**/*.toml`), so that no run has to parse TOML:
//! that took longer than checking five articles. `src/lexicon/packed.rs` reads what is written
//! here, one file a table, and says what the bytes mean.

#![expect(clippy::disallowed_methods, reason = "a build script reads and writes files")]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};
use toml::de::{DeTable, DeValue};

const TABLES: &str = "src/lexicon/data";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={TABLES}");
    println!("cargo::rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var("OUT_DIR")?).join("lexicon");
    pack_folder(Path::new(TABLES), &out)
}

fn pack_folder(from: &Path, to: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let to = to.join(path.file_stem().unwrap_or_default());
        if path.is_dir() {
            pack_folder(&path, &to)?;
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            let packed = packed(&fs::read_to_string(&path)?);
            let packed = packed.map_err(|error| format!("{}: {error}", path.display()))?;
            fs::write(to.with_extension("packed"), packed)?;
        }
    }
    Ok(())
}

fn packed(text: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut out = Vec::new();
    pack_table(DeTable::parse(text)?.get_ref(), &mut out)?;
    Ok(out)
}

fn pack_table(table: &DeTable<'_>, out: &mut Vec<u8>) -> Result<(), Box<dyn Error>> {
    out.push(b't');
    pack_number(table.len() as u64, out);
    for (key, value) in table {
        pack_text(key.get_ref(), out);
        pack_value(value.get_ref(), out)?;
    }
    Ok(())
}

fn pack_value(value: &DeValue<'_>, out: &mut Vec<u8>) -> Result<(), Box<dyn Error>> {
    match value {
        DeValue::String(text) => {
            out.push(b's');
            pack_text(text, out);
        }
        DeValue::Integer(number) => {
            let number = i64::from_str_radix(number.as_str(), number.radix())?;
            out.push(b'i');
            // Zigzag: small numbers are short, negative ones too.
            pack_number((number << 1 ^ number >> 63).cast_unsigned(), out);
        }
        DeValue::Boolean(yes) => out.push(if *yes { b'y' } else { b'n' }),
        DeValue::Array(items) => {
            out.push(b'l');
            pack_number(items.len() as u64, out);
            items.iter().try_for_each(|item| pack_value(item.get_ref(), out))?;
        }
        DeValue::Table(table) => pack_table(table, out)?,
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
