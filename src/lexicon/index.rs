//! One look-up a word for several tables: words in lower case and their numbers.
//!
//! Most words of a text are in none of the tables; two bits of the word, its first byte and its
//! length, tell so without a look into the map.

use crate::text::Map;

/// The bytes of a short word, filled up with zeros.
type Key = u128;

/// The longest word that fits a [`Key`], in bytes.
const SHORT: usize = 16;

/// Words in lower case, each with a number.
#[derive(Debug, Clone)]
pub(super) struct WordIndex {
    short: Map<Key, u16>,
    long: Map<Box<str>, u16>,
    /// For each first byte, a bit for each length that occurs.
    shapes: Vec<u32>,
}

impl Default for WordIndex {
    fn default() -> Self {
        Self { short: Map::default(), long: Map::default(), shapes: vec![0; 256] }
    }
}

impl WordIndex {
    /// The number of a word in lower case; `new` becomes its number where it has none.
    pub(super) fn number(&mut self, word: &str, new: u16) -> u16 {
        let first = word.as_bytes().first().copied().unwrap_or(0);
        for first in [first, first.to_ascii_uppercase()] {
            if let Some(lengths) = self.shapes.get_mut(usize::from(first)) {
                *lengths |= length_bit(word);
            }
        }
        match key(word) {
            Some(key) => *self.short.entry(key).or_insert(new),
            None => *self.long.entry(word.into()).or_insert(new),
        }
    }

    /// The number of a word in any case, its apostrophes straight or curly.
    #[inline]
    pub(super) fn find(&self, word: &str) -> Option<u16> {
        if !word.is_ascii() {
            return self.find_curly(word);
        }
        let first = word.as_bytes().first().copied()?;
        let lengths = self.shapes.get(usize::from(first)).copied().unwrap_or(0);
        if lengths & length_bit(word) == 0 {
            return None;
        }
        match key(word) {
            Some(key) => self.short.get(&key).copied(),
            None => self.long.get(word.to_ascii_lowercase().as_str()).copied(),
        }
    }

    fn find_curly(&self, word: &str) -> Option<u16> {
        let plain = word.contains('’').then(|| word.replace('’', "'"))?;
        if plain.is_ascii() { self.find(&plain) } else { None }
    }
}

fn length_bit(word: &str) -> u32 {
    1 << word.len().min(31)
}

/// The bytes of a word of at most [`SHORT`], in lower case.
#[inline]
fn key(word: &str) -> Option<Key> {
    let mut bytes = [0_u8; SHORT];
    bytes.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
    Some(lower(Key::from_le_bytes(bytes)))
}

/// Sets the bit that parts small letters from capitals in every byte that is a capital; all bytes
/// are ASCII. (Of a byte plus a number that takes "A", or what follows "Z", to 128, the top bit
/// tells whether it is no less than that.)
fn lower(bytes: Key) -> Key {
    const EACH: Key = Key::from_le_bytes([1; SHORT]);
    let from_a = bytes.wrapping_add(EACH * Key::from(128 - b'A'));
    let past_z = bytes.wrapping_add(EACH * Key::from(127 - b'Z'));
    let capitals = (from_a & !past_z) & (EACH * 128);
    bytes | capitals >> 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_any_case_and_length() {
        let mut index = WordIndex::default();
        assert_eq!(index.number("o'clock", 1), 1);
        assert_eq!(index.number("hundred-thousandths", 2), 2);
        assert_eq!(index.number("o'clock", 3), 1);
        assert_eq!(index.find("O’Clock"), Some(1));
        assert_eq!(index.find("Hundred-Thousandths"), Some(2));
        assert_eq!(index.find("o'clocks"), None);
        assert_eq!(index.find("ö'clock"), None);
        assert_eq!(index.find(""), None);
    }

    #[test]
    fn letters_and_nothing_else_are_lowered() {
        for byte in 0..128_u8 {
            let lowered = lower(Key::from_le_bytes([byte; SHORT]));
            assert_eq!(lowered.to_le_bytes(), [byte.to_ascii_lowercase(); SHORT], "{byte}");
        }
    }
}
