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
    /// Characters of more than one byte: their offset and their length in UTF-8.
    wide: Vec<(u32, u8)>,
    len: u32,
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
        let wide = text
            .char_indices()
            .filter(|(_, c)| c.len_utf8() > 1)
            .map(|(at, c)| (offset(at), u8::try_from(c.len_utf8()).unwrap_or(4)))
            .collect();
        Self { starts, wide, len: offset(text.len()) }
    }

    /// The place of a byte; an offset past the end is the end.
    pub fn position(&self, at: u32) -> Position {
        let at = at.min(self.len);
        let line = self.starts.partition_point(|start| *start <= at).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let from = self.wide.partition_point(|(place, _)| *place < start);
        let to = self.wide.partition_point(|(place, _)| *place < at);
        let wide = self.wide.get(from..to).unwrap_or(&[]);
        let bytes = at - start;
        let extra: u32 = wide.iter().map(|(_, len)| u32::from(*len) - 1).sum();
        let pairs: u32 = wide.iter().filter(|(_, len)| *len == 4).map(|_| 1).sum();
        let column = bytes.saturating_sub(extra) + 1;
        Position { line: offset(line), column, utf16: column + pairs }
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
