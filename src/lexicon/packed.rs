//! The built-in tables as the build script packs them (`build.rs`): what a TOML file says, in a
//! form that is read some twenty times as fast, and whose strings are used where they lie.
//!
//! A value is a byte that says what it is, and: a string (`s`) its length and its bytes, a number
//! (`i`) itself, a list (`l`) the number of its items and the items, a table (`t`) the number of
//! its entries and, for each, its key (length and bytes) and its value. `y` is true, `n` false.
//! Lengths and numbers are LEB128; numbers with a sign are zigzag.

use super::layout::{Cell, number};
use serde::Deserialize;
use serde::de::value::{BorrowedStrDeserializer, Error};
use serde::de::{self, DeserializeSeed, Deserializer, Visitor};
use std::sync::OnceLock;

/// Reads a built-in table. A mistake in one is a bug that every test run finds; a release run goes
/// on without the table.
pub(super) fn table<T: Deserialize<'static> + Default>(packed: &'static [u8]) -> T {
    table_or(packed, T::default)
}

/// The same where another table stands in for one that cannot be read.
pub(super) fn table_or<T: Deserialize<'static>>(
    packed: &'static [u8],
    other: impl FnOnce() -> T,
) -> T {
    let table = T::deserialize(&mut Reader { bytes: packed });
    debug_assert!(table.is_ok(), "a built-in table: {:?}", table.as_ref().err());
    table.unwrap_or_else(|_| other())
}

/// Rows that are read when they are first asked for.
#[derive(Debug)]
pub(super) struct Rows<T> {
    /// Where each ends in `bytes`.
    ends: &'static [Cell],
    bytes: &'static [u8],
    read: Box<[OnceLock<Option<Box<T>>>]>,
    make: fn(usize, &'static [u8]) -> Option<T>,
}

impl<T> Rows<T> {
    /// Rows as the build script packed them (`build/pack.rs`), and what makes one of its place and
    /// its bytes.
    pub(super) fn new(bytes: &'static [u8], make: fn(usize, &'static [u8]) -> Option<T>) -> Self {
        let (cells, _) = bytes.as_chunks();
        let count = number(cells, 0) as usize;
        let ends = cells.get(1..=count).unwrap_or_default();
        let bytes = bytes.get((count + 1) * 4..).unwrap_or_default();
        Self { ends, bytes, read: ends.iter().map(|_| OnceLock::new()).collect(), make }
    }

    /// The row at a place.
    #[inline]
    pub(super) fn get(&self, at: usize) -> Option<&T> {
        self.read.get(at)?.get_or_init(|| self.read(at).map(Box::new)).as_deref()
    }

    #[cold]
    fn read(&self, at: usize) -> Option<T> {
        let start = at.checked_sub(1).map_or(0, |before| number(self.ends, before));
        let row = self.bytes.get(start as usize..number(self.ends, at) as usize)?;
        (self.make)(at, row)
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// All of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = &T> {
        (0..self.len()).filter_map(|at| self.get(at))
    }
}

/// Reads one value after the other.
struct Reader<'a> {
    bytes: &'a [u8],
}

/// What a build writes, it can read: this is never seen.
fn broken() -> Error {
    de::Error::custom("a packed table ends early")
}

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Result<u8, Error> {
        let (byte, rest) = self.bytes.split_first().ok_or_else(broken)?;
        self.bytes = rest;
        Ok(*byte)
    }

    fn number(&mut self) -> Result<u64, Error> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            number |= u64::from(byte & 127).checked_shl(shift).ok_or_else(broken)?;
            if byte < 128 {
                return Ok(number);
            }
            shift += 7;
        }
    }

    fn count(&mut self) -> Result<usize, Error> {
        usize::try_from(self.number()?).map_err(|_| broken())
    }

    fn text(&mut self) -> Result<&'a str, Error> {
        let length = self.count()?;
        let (text, rest) = self.bytes.split_at_checked(length).ok_or_else(broken)?;
        self.bytes = rest;
        std::str::from_utf8(text).map_err(|_| broken())
    }
}

impl<'a> Deserializer<'a> for &mut Reader<'a> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.byte()? {
            b's' => visitor.visit_borrowed_str(self.text()?),
            b'i' => {
                let number = self.number()?;
                visitor.visit_i64((number >> 1).cast_signed() ^ -(number & 1).cast_signed())
            }
            b'l' => {
                let left = self.count()?;
                visitor.visit_seq(Items { reader: self, left })
            }
            b't' => {
                let left = self.count()?;
                visitor.visit_map(Items { reader: self, left })
            }
            yes => visitor.visit_bool(yes == b'y'),
        }
    }

    fn deserialize_option<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'a>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'a>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.byte()? {
            b's' => {
                BorrowedStrDeserializer::new(self.text()?).deserialize_enum(name, variants, visitor)
            }
            _ => Err(de::Error::custom("the name of a choice is a string")),
        }
    }

    serde::forward_to_deserialize_any! {
        <V: Visitor<'a>>
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

/// What is left of a list or a table.
struct Items<'r, 'a> {
    reader: &'r mut Reader<'a>,
    left: usize,
}

impl Items<'_, '_> {
    /// Whether there is one more, which is taken.
    fn take(&mut self) -> bool {
        let more = self.left > 0;
        self.left -= usize::from(more);
        more
    }
}

impl<'a> de::SeqAccess<'a> for Items<'_, 'a> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'a>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        if self.take() { seed.deserialize(&mut *self.reader).map(Some) } else { Ok(None) }
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left)
    }
}

impl<'a> de::MapAccess<'a> for Items<'_, 'a> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'a>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        if !self.take() {
            return Ok(None);
        }
        seed.deserialize(BorrowedStrDeserializer::new(self.reader.text()?)).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'a>>(&mut self, seed: T) -> Result<T::Value, Error> {
        seed.deserialize(&mut *self.reader)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[derive(Debug, Default, PartialEq, Deserialize)]
    struct Table {
        name: &'static str,
        numbers: Vec<i64>,
        known: Option<bool>,
        unknown: Option<bool>,
        by_key: BTreeMap<&'static str, (String, u8)>,
    }

    #[test]
    fn values_of_all_kinds_are_read() {
        let packed = b"t\x04\x04names\x03a b\x07numbersl\x03i\x02i\x03i\x80\x02\x05knowny\
            \x06by_keyt\x01\x01kl\x02s\x01xi\x0e";
        let want = Table {
            name: "a b",
            numbers: vec![1, -2, 128],
            known: Some(true),
            unknown: None,
            by_key: BTreeMap::from([("k", ("x".to_owned(), 7))]),
        };
        assert_eq!(table::<Table>(packed), want);
        let cut = packed.split_at(packed.len() - 1).0;
        assert!(Table::deserialize(&mut Reader { bytes: cut }).is_err());
    }
}
