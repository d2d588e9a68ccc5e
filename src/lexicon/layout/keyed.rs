//! Short words by their bytes: one look-up of a few steps, without a copy of the word and without
//! a comparison of strings. For tables that every word of a text is held against.

use super::{Cell, number};

/// The longest word that a table holds, in bytes.
const SHORT: usize = 16;

/// Bytes of a word, filled up with zeros.
type Key = [u64; 2];

/// Slots for each word: most look-ups end at the first.
const ROOM: usize = 4;

/// Words of ASCII of at most [`SHORT`] bytes, in lower case, each with a number above 0.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Keyed<'a> {
    /// A power of two of numbers; 0 is none. Few bytes each, so that they stay in the cache of the
    /// processor.
    slots: &'a [[u8; 2]],
    /// The words by their numbers.
    keys: &'a [[[u8; 8]; 2]],
    /// For each first byte, a bit for each length that occurs. Most words that are not in the table
    /// need no other look.
    shapes: &'a [Cell],
}

/// Lays out words and their numbers; words that the table cannot hold are left out.
pub(crate) fn write<'w>(words: impl Iterator<Item = (&'w str, u16)> + Clone) -> Vec<u8> {
    let size = (words.clone().count() * ROOM).next_power_of_two().max(2);
    let last = words.clone().map(|(_, number)| usize::from(number)).max().unwrap_or(0);
    let (mut slots, mut keys) = (vec![0_u16; size], vec![[0; 2]; last + 1]);
    let mut shapes = vec![0_u32; SHAPES];
    for (word, number) in words {
        let Some(key) = key(word.as_bytes(), 0, word.len()).filter(|_| !word.is_empty()) else {
            continue;
        };
        let first = word.as_bytes().first().copied().unwrap_or(0);
        for first in [first, first.to_ascii_uppercase()] {
            if let Some(lengths) = shapes.get_mut(usize::from(first)) {
                *lengths |= 1 << word.len();
            }
        }
        let mut at = slot(key, size);
        while slots.get(at).is_some_and(|taken| *taken != 0) {
            at = (at + 1) & (size - 1);
        }
        slots.iter_mut().skip(at).take(1).for_each(|free| *free = number);
        keys.iter_mut().skip(usize::from(number)).take(1).for_each(|own| *own = key);
    }
    let count = u32::try_from(slots.len()).unwrap_or(0);
    let head = std::iter::once(count).chain(shapes).flat_map(u32::to_le_bytes);
    let slots = slots.into_iter().flat_map(u16::to_le_bytes);
    head.chain(slots).chain(keys.into_iter().flatten().flat_map(u64::to_le_bytes)).collect()
}

/// One for each first byte.
const SHAPES: usize = 256;

impl<'a> Keyed<'a> {
    /// A table as [`write`] laid it out.
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        let (cells, _) = bytes.as_chunks();
        let slots = number(cells, 0) as usize * 2;
        let shapes = cells.get(1..=SHAPES).unwrap_or_default();
        let rest = bytes.get((SHAPES + 1) * 4..).unwrap_or_default();
        let (slots, keys) = rest.split_at_checked(slots).unwrap_or_default();
        Self { slots: slots.as_chunks().0, keys: keys.as_chunks().0.as_chunks().0, shapes }
    }

    /// The number of the word at `start..end` of a text, in any case of letters: 0 where it is not
    /// in the table, none where it is of a kind that the table cannot hold.
    #[inline]
    pub(crate) fn find(&self, text: &[u8], start: usize, end: usize) -> Option<u16> {
        let len = end.saturating_sub(start);
        let key = key(text, start, len)?;
        let first = text.get(start).copied().unwrap_or(0);
        let lengths = number(self.shapes, usize::from(first));
        if lengths >> len & 1 == 0 {
            return Some(0);
        }
        self.number(key)
    }

    /// The number of a word of one to seven letters of ASCII, given as bytes in lower case; 0 where
    /// it is not in the table.
    #[inline]
    pub(crate) fn find_letters(&self, letters: u64, len: usize) -> u16 {
        let lengths = number(self.shapes, (letters & 0xff) as usize);
        if lengths >> len & 1 == 0 { 0 } else { self.number([letters, 0]).unwrap_or(0) }
    }

    /// The number of a word of letters of ASCII at `start..end` of a text, as [`Keyed::find`] gives
    /// it.
    #[inline]
    pub(crate) fn find_word(&self, text: &[u8], start: usize, end: usize) -> Option<u16> {
        let len = end.saturating_sub(start);
        if len > SHORT {
            return None;
        }
        let first = text.get(start).copied().unwrap_or(0);
        if number(self.shapes, usize::from(first)) >> len & 1 == 0 {
            return Some(0);
        }
        self.number(key(text, start, len)?)
    }

    /// The same of a table that has words of most lengths and letters.
    #[inline]
    pub(crate) fn find_among_many(&self, letters: u64) -> u16 {
        self.number([letters, 0]).unwrap_or(0)
    }

    #[inline]
    fn number(&self, key: Key) -> Option<u16> {
        let mut at = slot(key, self.slots.len());
        loop {
            let found = u16::from_le_bytes(*self.slots.get(at)?);
            let [low, high] = *self.keys.get(usize::from(found))?;
            if found == 0 || [u64::from_le_bytes(low), u64::from_le_bytes(high)] == key {
                return Some(found);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }
}

/// Where a key is looked for first among so many slots, a power of two.
#[inline]
fn slot([low, high]: Key, slots: usize) -> usize {
    let mixed = (low ^ high.rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    usize::try_from(mixed >> 40).unwrap_or(0) & slots.wrapping_sub(1)
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
        let laid_out = write(words.iter().zip(1..).map(|(word, number)| (*word, number)));
        let table = Keyed::new(&laid_out);
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
