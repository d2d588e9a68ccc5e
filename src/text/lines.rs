//! Byte offsets to lines and columns: built once a file, used by every report.

use super::Span;
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

/// A character that takes another number of bytes than of columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Wide {
    /// Its offset.
    at: u32,
    /// Bytes beyond one a character, from the start of the file up to its end.
    extra: u32,
    /// Characters of two UTF-16 units, up to its end.
    pairs: u32,
}

/// Where the lines of a file start, and where its characters are wider than a byte.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineIndex {
    starts: Vec<u32>,
    wide: Vec<Wide>,
    len: u32,
    /// Where lines are left out; written apart from the index ([`LineIndex::gaps`]), whose written
    /// form is that of a whole file.
    #[serde(skip)]
    gaps: Gaps,
}

/// Lines that are left out of an index, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gaps(Vec<Gap>);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Gap {
    /// How many lines of the index are before it.
    at: u32,
    /// How many lines are left out up to here.
    lines: u32,
}

impl LineIndex {
    /// The index of a file's text. `\n`, `\r\n` and a lone `\r` end a line.
    pub fn new(text: &str) -> Self {
        let mut index = Self { starts: vec![0], len: offset(text.len()), ..Self::default() };
        let (mut extra, mut pairs) = (0, 0);
        let bytes = text.as_bytes();
        for (number, run) in bytes.chunks(RUN).enumerate() {
            if is_plain(run) {
                continue;
            }
            for (at, byte) in run.iter().enumerate().map(|(at, byte)| (number * RUN + at, *byte)) {
                let size = match byte {
                    b'\n' => {
                        index.starts.push(offset(at + 1));
                        continue;
                    }
                    b'\r' if bytes.get(at + 1) != Some(&b'\n') => {
                        index.starts.push(offset(at + 1));
                        continue;
                    }
                    0xC0..=0xDF => 2,
                    0xE0..=0xEF => 3,
                    0xF0.. => 4,
                    // The rest of a wide character, or a plain one.
                    _ => continue,
                };
                extra += size - 1;
                pairs += u32::from(size == 4);
                index.wide.push(Wide { at: offset(at), extra, pairs });
            }
        }
        index
    }

    /// The index of a file of `len` bytes, from its characters: offset, length in bytes, character.
    pub fn of(chars: impl Iterator<Item = (u32, u32, char)>, len: u32) -> Self {
        let mut chars = chars.peekable();
        // A byte order mark is no column.
        let first = chars.peek().map_or(0, |(at, ..)| *at);
        let mut index = Self { starts: vec![first], len, ..Self::default() };
        let (mut extra, mut pairs) = (0, 0);
        let mut returned = false;
        for (at, size, c) in chars {
            // A lone "\r" is known by what follows it.
            if returned && c != '\n' {
                index.starts.push(at);
            }
            returned = c == '\r';
            if c == '\n' {
                index.starts.push(at.saturating_add(size));
            }
            if size > 1 {
                extra += size - 1;
                pairs += u32::from(c.len_utf16() > 1);
                index.wide.push(Wide { at, extra, pairs });
            }
        }
        if returned {
            index.starts.push(len);
        }
        index
    }

    /// The place of a byte; an offset past the end is the end.
    pub fn position(&self, at: u32) -> Position {
        let at = at.min(self.len);
        let line = self.starts.partition_point(|start| *start <= at).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let (extra, pairs) = self.wider(at);
        let (before, pairs_before) = self.wider(start);
        let column = at.saturating_sub(start).saturating_sub(extra.saturating_sub(before)) + 1;
        let line = offset(line).saturating_add(self.left_out(line));
        Position { line, column, utf16: column + pairs.saturating_sub(pairs_before) }
    }

    /// Column of a byte in bytes, from 1 (reviewdog counts so).
    pub fn byte_column(&self, at: u32) -> u32 {
        let at = at.min(self.len);
        let line = self.starts.partition_point(|start| *start <= at).max(1);
        at - self.starts.get(line - 1).copied().unwrap_or(0) + 1
    }

    /// Extra bytes and pairs of UTF-16 units before an offset.
    fn wider(&self, at: u32) -> (u32, u32) {
        let index = self.wide.partition_point(|wide| wide.at < at);
        let last = index.checked_sub(1).and_then(|index| self.wide.get(index));
        last.map_or((0, 0), |wide| (wide.extra, wide.pairs))
    }

    /// Which lines are left out.
    pub fn gaps(&self) -> &Gaps {
        &self.gaps
    }

    /// The index with such lines left out of it.
    #[must_use]
    pub fn with_gaps(self, gaps: Gaps) -> Self {
        Self { gaps, ..self }
    }

    /// How many lines before one of the index, counted from 1, are left out of it.
    fn left_out(&self, line: usize) -> u32 {
        let index = self.gaps.0.partition_point(|gap| (gap.at as usize) < line);
        index.checked_sub(1).and_then(|last| self.gaps.0.get(last)).map_or(0, |gap| gap.lines)
    }

    /// What of an index tells the places of such bytes, their ends included.
    #[must_use]
    pub fn clipped(&self, mut sources: Vec<Span>) -> Self {
        sources.sort_unstable();
        // Each byte is looked at once.
        sources.dedup_by(|next, last| {
            let meet = next.start <= last.end;
            last.end = if meet { last.end.max(next.end) } else { last.end };
            meet
        });
        let (mut lines, mut wide) = (Vec::new(), Vec::new());
        for source in sources {
            let (from, to) = (source.start.min(self.len), source.end.min(self.len));
            let line = |at| self.starts.partition_point(|start| *start <= at).max(1) - 1;
            let (first, last) = (line(from), line(to));
            lines.extend(first..=last);
            // What is wide before the start of a line or of the bytes is known by the last that is.
            let begins = self.starts.get(first).copied().unwrap_or(0);
            let before = |at| self.wide.partition_point(|wide| wide.at < at);
            wide.extend(before(begins).checked_sub(1));
            wide.extend(before(from).saturating_sub(1)..before(to));
        }
        for list in [&mut lines, &mut wide] {
            list.sort_unstable();
            list.dedup();
        }
        let mut clipped = Self { len: self.len, ..Self::default() };
        clipped.wide = wide.into_iter().filter_map(|at| self.wide.get(at).copied()).collect();
        for line in lines {
            let Some(start) = self.starts.get(line) else { continue };
            let at = offset(clipped.starts.len());
            let all = offset(line).saturating_add(self.left_out(line + 1));
            if all > at + clipped.gaps.0.last().map_or(0, |gap| gap.lines) {
                clipped.gaps.0.push(Gap { at, lines: all - at });
            }
            clipped.starts.push(*start);
        }
        clipped
    }
}

/// Bytes looked at together: most runs hold neither line ends nor wide characters.
const RUN: usize = 32;

/// Whether a run holds nothing but characters of one byte and no line end.
fn is_plain(run: &[u8]) -> bool {
    let marks = |byte: &u8| byte & 0x80 | u8::from(*byte == b'\n') | u8::from(*byte == b'\r');
    run.iter().fold(0, |all, byte| all | marks(byte)) == 0
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

    #[test]
    fn both_ways_to_an_index_give_the_same() {
        for text in ["", "\r", "a\r\n€5 𝄞x\rz", "é\n\n", "a\r\r\nb\u{2028}c\r"] {
            let chars = text.char_indices().map(|(at, c)| (offset(at), offset(c.len_utf8()), c));
            assert_eq!(LineIndex::new(text), LineIndex::of(chars, offset(text.len())), "{text:?}");
        }
    }

    #[test]
    fn characters_of_other_encodings() {
        // "é\nx" in UTF-16: every character takes two bytes.
        let index = LineIndex::of([(2, 2, 'é'), (4, 2, '\n'), (6, 2, 'x')].into_iter(), 8);
        assert_eq!(index.position(4), Position { line: 1, column: 2, utf16: 2 });
        assert_eq!(index.position(8), Position { line: 2, column: 2, utf16: 2 });
    }
}
