//! Short words by their bytes: one look-up of a few steps, without a copy of the word and without
//! a comparison of strings. For tables that every word of a text is held against.

/// The longest word that a table holds, in bytes.
const SHORT: usize = 16;

/// Bytes of a word, filled up with zeros.
type Key = [u64; 2];

/// Slots for each word: most look-ups end at the first.
const ROOM: usize = 4;

/// Words of ASCII of at most [`SHORT`] bytes, in lower case, each with a number above 0.
#[derive(Debug, Clone, Default)]
pub(super) struct Keyed {
    /// A power of two of places in `words`; 0 is an empty one. Few bytes each, so that they stay
    /// in the cache of the processor.
    slots: Vec<u16>,
    /// The words and their numbers; the first is none.
    words: Vec<(Key, u16)>,
    /// For each first byte, a bit for each length that occurs. Most words that are not in the table
    /// need no other look.
    shapes: Vec<u32>,
    /// How far a hash is shifted to be the number of a slot.
    shift: u32,
}

impl Keyed {
    /// The table of words and their numbers; words that it cannot hold are left out.
    pub(super) fn new<'w>(words: impl Iterator<Item = (&'w str, u16)> + Clone) -> Self {
        let size = (words.clone().count() * ROOM).next_power_of_two().max(2);
        let mut keyed = Self {
            slots: vec![0; size],
            words: vec![([0; 2], 0)],
            shapes: vec![0; 256],
            shift: u64::BITS - size.trailing_zeros(),
        };
        for (word, number) in words {
            keyed.add(word, number);
        }
        keyed
    }

    fn add(&mut self, word: &str, number: u16) {
        let Some(key) = key(word.as_bytes(), 0, word.len()).filter(|_| !word.is_empty()) else {
            return;
        };
        let first = word.as_bytes().first().copied().unwrap_or(0);
        for first in [first, first.to_ascii_uppercase()] {
            if let Some(lengths) = self.shapes.get_mut(usize::from(first)) {
                *lengths |= 1 << word.len();
            }
        }
        let Ok(next) = u16::try_from(self.words.len()) else { return };
        let last = self.slots.len() - 1;
        let mut at = self.slot(key);
        while let Some(place) = self.slots.get_mut(at) {
            if *place == 0 {
                *place = next;
                self.words.push((key, number));
                return;
            }
            if self.words.get(usize::from(*place)).is_some_and(|(known, _)| *known == key) {
                return;
            }
            at = (at + 1) & last;
        }
    }

    /// The number of the word at `start..end` of a text, in any case of letters: 0 where it is not
    /// in the table, none where it is of a kind that the table cannot hold.
    #[inline]
    pub(super) fn find(&self, text: &[u8], start: usize, end: usize) -> Option<u16> {
        let len = end.saturating_sub(start);
        let key = key(text, start, len)?;
        let first = text.get(start).copied().unwrap_or(0);
        let lengths = self.shapes.get(usize::from(first)).copied().unwrap_or(0);
        if lengths >> len & 1 == 0 {
            return Some(0);
        }
        self.number(key)
    }

    /// The number of a word of one to seven letters of ASCII, given as bytes in lower case; 0 where
    /// it is not in the table.
    #[inline]
    pub(super) fn find_letters(&self, letters: u64, len: usize) -> u16 {
        let lengths = self.shapes.get((letters & 0xff) as usize).copied().unwrap_or(0);
        if lengths >> len & 1 == 0 { 0 } else { self.number([letters, 0]).unwrap_or(0) }
    }

    #[inline]
    fn number(&self, key: Key) -> Option<u16> {
        let mut at = self.slot(key);
        loop {
            let (known, number) = self.words.get(usize::from(*self.slots.get(at)?))?;
            if *number == 0 || *known == key {
                return Some(*number);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    #[inline]
    fn slot(&self, [low, high]: Key) -> usize {
        let mixed = (low ^ high.rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        usize::try_from(mixed.wrapping_shr(self.shift)).unwrap_or(0)
    }
}

/// The bytes of a word in lower case; none of one that is long or has characters beyond ASCII.
#[inline]
fn key(text: &[u8], start: usize, len: usize) -> Option<Key> {
    if len > SHORT {
        return None;
    }
    let low = half(text, start, len.min(HALF));
    if len <= HALF {
        return if low & (EACH * 128) == 0 { Some([lower(low), 0]) } else { None };
    }
    let high = half(text, start + HALF, len - HALF);
    if (low | high) & (EACH * 128) != 0 { None } else { Some([lower(low), lower(high)]) }
}

/// The bytes that a half of a key holds.
const HALF: usize = SHORT / 2;

/// So many bytes of a text.
#[inline]
fn half(text: &[u8], start: usize, len: usize) -> u64 {
    let rest = text.get(start..).unwrap_or(&[]);
    let kept = KEPT.get(len).copied().unwrap_or(0);
    match rest.first_chunk() {
        Some(chunk) => u64::from_le_bytes(*chunk) & kept,
        None => rest.iter().rev().fold(0, |all, byte| all << 8 | u64::from(*byte)) & kept,
    }
}

/// The bits of so many bytes.
const KEPT: [u64; 9] = [
    0,
    0xff,
    0xffff,
    0xff_ffff,
    0xffff_ffff,
    0xff_ffff_ffff,
    0xffff_ffff_ffff,
    u64::MAX >> 8,
    u64::MAX,
];

/// A one in every byte.
const EACH: u64 = u64::from_le_bytes([1; 8]);

/// Sets the bit that parts small letters from capitals in every byte that is a capital; all bytes
/// are ASCII. (Of a byte plus a number that takes "A", or what follows "Z", to 128, the top bit
/// tells whether it is no less than that.)
#[inline]
fn lower(bytes: u64) -> u64 {
    let from_a = bytes.wrapping_add(EACH * (128 - u64::from(b'A')));
    let past_z = bytes.wrapping_add(EACH * (127 - u64::from(b'Z')));
    let capitals = (from_a & !past_z) & (EACH * 128);
    bytes | capitals >> 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_any_case_wherever_they_stand() {
        let words = ["a", "an", "o'clock", "abcdefghijklmnop", "abcdefghijklmnopq", "zé"];
        let table = Keyed::new(words.iter().zip(1..).map(|(word, number)| (*word, number)));
        let text = "An O'Clock ABCDEFGHIJKLMNOP abcdefghijklmnopq zé a";
        let find = |word: &str| {
            let at = text.find(word).unwrap();
            table.find(text.as_bytes(), at, at + word.len())
        };
        assert_eq!(find("An"), Some(2));
        assert_eq!(find("O'Clock"), Some(3));
        assert_eq!(find("O'Cloc"), Some(0));
        assert_eq!(find("ABCDEFGHIJKLMNOP"), Some(4));
        assert_eq!(find("abcdefghijklmnopq"), None);
        assert_eq!(find("zé"), None);
        assert_eq!(find("z"), Some(0));
        assert_eq!(table.find(text.as_bytes(), text.len() - 1, text.len()), Some(1));
        assert_eq!(Keyed::default().find(b"a", 0, 1), Some(0));
    }
}
