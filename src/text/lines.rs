//! Byte offsets to lines and columns: built once a file, used by every report.

use serde::{Deserialize, Serialize};

/// A place in a file as people and editors count: both from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in Unicode scalar values, from 1.
    pub column: u32,
    /// Column in UTF-16 code units, from 1 (SARIF and LSP count so).
    pub utf16: u32,
}

/// Where the lines of a file start, and where its characters are wider than a byte.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineIndex {
    starts: Vec<u32>,
    /// Characters of more than one byte, with what stands before them summed up, so that a
    /// place on a long line costs no walk along it.
    wide: Vec<Wide>,
    len: u32,
}

/// A character of more than one byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Wide {
    /// Where it starts.
    at: u32,
    /// How many bytes beyond one a character it and all before it have.
    extra: u32,
    /// How many surrogate pairs it and all before it take in UTF-16.
    pairs: u32,
}

impl LineIndex {
    /// The index of a file's text. `\n`, `\r\n` and a lone `\r` end a line.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (at, byte) in bytes.iter().enumerate() {
            let lone_return = *byte == b'\r' && bytes.get(at + 1) != Some(&b'\n');
            if *byte == b'\n' || lone_return {
                starts.push(offset(at + 1));
            }
        }
        let (mut wide, mut extra, mut pairs) = (Vec::new(), 0, 0);
        for (at, c) in text.char_indices().filter(|(_, c)| c.len_utf8() > 1) {
            extra += offset(c.len_utf8() - 1);
            pairs += offset(c.len_utf16() - 1);
            wide.push(Wide { at: offset(at), extra, pairs });
        }
        Self { starts, wide, len: offset(text.len()) }
    }

    /// The place of a byte; an offset past the end is the end.
    pub fn position(&self, at: u32) -> Position {
        let at = at.min(self.len);
        let line = self.starts.partition_point(|start| *start <= at).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let (extra_before, pairs_before) = self.before(start);
        let (extra, pairs) = self.before(at);
        let bytes = at - start;
        let (extra, pairs) = (extra - extra_before, pairs - pairs_before);
        let column = bytes.saturating_sub(extra) + 1;
        Position { line: offset(line), column, utf16: column + pairs }
    }

    /// Bytes beyond one a character, and surrogate pairs, before a place.
    fn before(&self, at: u32) -> (u32, u32) {
        let count = self.wide.partition_point(|wide| wide.at < at);
        let last = count.checked_sub(1).and_then(|index| self.wide.get(index));
        last.map_or((0, 0), |wide| (wide.extra, wide.pairs))
    }

    /// How many lines the file has.
    pub fn count(&self) -> usize {
        self.starts.len()
    }
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let index = LineIndex::new("a\r\n€5 𝄞x\rz");
        assert_eq!(index.position(0), Position { line: 1, column: 1, utf16: 1 });
        assert_eq!(index.position(3), Position { line: 2, column: 1, utf16: 1 });
        assert_eq!(index.position(6), Position { line: 2, column: 2, utf16: 2 });
        assert_eq!(index.position(12), Position { line: 2, column: 5, utf16: 6 });
        assert_eq!(index.position(14), Position { line: 3, column: 1, utf16: 1 });
        assert_eq!(index.position(99), Position { line: 3, column: 2, utf16: 2 });
    }
}
