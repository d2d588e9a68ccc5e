//! One look-up a word for several tables: words in lower case and their numbers.
//!
//! Most words of a text are in none of the tables; two bits of the word, its first byte and its
//! length, tell so without a look into the map. A short word is its own key: nothing is compared
//! byte by byte.

use crate::text::Map;

/// The bytes of a short word, filled up with zeros.
type Key = u128;

/// The longest word that fits a [`Key`], in bytes.
const SHORT: usize = 16;

/// Words in lower case, each with a number.
#[derive(Debug, Clone)]
pub(super) struct WordIndex {
    short: Map<Key, u32>,
    /// Long words, and those with characters beyond ASCII.
    long: Map<Box<str>, u32>,
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
    pub(super) fn number(&mut self, word: &str, new: u32) -> u32 {
        let first = word.as_bytes().first().copied().unwrap_or(0);
        for first in [first, first.to_ascii_uppercase()] {
            if let Some(lengths) = self.shapes.get_mut(usize::from(first)) {
                *lengths |= length_bit(word);
            }
        }
        match key(word.as_bytes()).filter(|_| word.is_ascii()) {
            Some(key) => *self.short.entry(key).or_insert(new),
            None => *self.long.entry(word.into()).or_insert(new),
        }
    }

    /// The number of a word in any case, its apostrophes straight or curly.
    #[inline]
    pub(super) fn find(&self, word: &str) -> Option<u32> {
        if word.is_ascii() { self.find_ascii(word) } else { self.find_curly(word) }
    }

    /// The number of a word whose ASCII letters may be in any case.
    pub(super) fn folded(&self, word: &str) -> Option<u32> {
        if word.is_ascii() {
            return self.find_ascii(word);
        }
        self.long.get(word.to_ascii_lowercase().as_str()).copied()
    }

    /// The number of a word as it is written.
    #[inline]
    pub(super) fn exact(&self, word: &str) -> Option<u32> {
        if !self.has_shape(word) {
            return None;
        }
        match key(word.as_bytes()).filter(|_| word.is_ascii()) {
            Some(key) => self.short.get(&key).copied(),
            None => self.long.get(word).copied(),
        }
    }

    #[inline]
    fn find_ascii(&self, word: &str) -> Option<u32> {
        if !self.has_shape(word) {
            return None;
        }
        match key(word.as_bytes()) {
            Some(key) => self.short.get(&lower(key)).copied(),
            None => self.long.get(word.to_ascii_lowercase().as_str()).copied(),
        }
    }

    /// Whether any word begins and is as long as this one.
    #[inline]
    fn has_shape(&self, word: &str) -> bool {
        let Some(first) = word.as_bytes().first() else { return false };
        let lengths = self.shapes.get(usize::from(*first)).copied().unwrap_or(0);
        lengths & length_bit(word) != 0
    }

    fn find_curly(&self, word: &str) -> Option<u32> {
        let plain = word.contains('’').then(|| word.replace('’', "'"))?;
        if plain.is_ascii() { self.find(&plain) } else { None }
    }
}

/// What is known of a word in any case, its apostrophes straight or curly, by what is known of words
/// in lower case.
pub(super) fn folded(word: &str, find: impl Fn(&str) -> u32) -> Option<u32> {
    let number = if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        find(word)
    } else {
        let plain = word.replace('’', "'");
        if plain.is_ascii() { find(&plain.to_ascii_lowercase()) } else { 0 }
    };
    (number != 0).then_some(number)
}

fn length_bit(word: &str) -> u32 {
    1 << word.len().min(31)
}

/// The bytes of a word of at most [`SHORT`]: its first bytes and, where these do not hold it, its
/// last, without those that both hold.
#[inline]
fn key(word: &[u8]) -> Option<Key> {
    let len = word.len();
    if let Some((first, last)) = word.first_chunk::<8>().zip(word.last_chunk::<8>()) {
        let beyond = u32::try_from(SHORT.checked_sub(len)? * 8).ok()?;
        let last = u64::from_le_bytes(*last).checked_shr(beyond).unwrap_or(0);
        return Some(Key::from(u64::from_le_bytes(*first)) | Key::from(last) << 64);
    }
    if let Some((first, last)) = word.first_chunk::<4>().zip(word.last_chunk::<4>()) {
        let beyond = u32::try_from((8 - len) * 8).ok()?;
        let last = u32::from_le_bytes(*last).checked_shr(beyond).unwrap_or(0);
        return Some(Key::from(u32::from_le_bytes(*first)) | Key::from(last) << 32);
    }
    Some(word.iter().rev().fold(0, |key, byte| key << 8 | Key::from(*byte)))
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
        assert_eq!(index.exact("o'clock"), Some(1));
        assert_eq!(index.exact("O'clock"), None);
        assert_eq!(index.number("°c", 4), 4);
        assert_eq!(index.folded("°C"), Some(4));
        assert_eq!(index.exact("°c"), Some(4));
    }

    #[test]
    fn the_key_of_a_word_is_its_bytes() {
        let word = "abcdefghijklmnop";
        for len in 0..=SHORT {
            let mut bytes = [0; SHORT];
            bytes[..len].copy_from_slice(&word.as_bytes()[..len]);
            assert_eq!(key(&word.as_bytes()[..len]), Some(Key::from_le_bytes(bytes)), "{len}");
        }
        assert_eq!(key(b"abcdefghijklmnopq"), None);
    }

    #[test]
    fn letters_and_nothing_else_are_lowered() {
        for byte in 0..128_u8 {
            let lowered = lower(Key::from_le_bytes([byte; SHORT]));
            assert_eq!(lowered.to_le_bytes(), [byte.to_ascii_lowercase(); SHORT], "{byte}");
        }
    }
}
