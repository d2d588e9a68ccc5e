//! The glyphs of a page to lines, in the order in which the page draws them: columns come one
//! after the other that way.

use pdfplumber::Char;

/// A stretch of a line: text at its usual height, or raised (a footnote's mark, a power).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) text: String,
    pub(super) raised: bool,
}

/// A line of a page. Places are in hundredths of a point from the page's top left corner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) left: i64,
    pub(super) right: i64,
    pub(super) top: i64,
    pub(super) bottom: i64,
    pub(super) size: i64,
    pub(super) bold: bool,
    /// Cells: a wide gap parts them. Most lines have one.
    pub(super) cells: Vec<Vec<Stretch>>,
}

impl Line {
    /// The words of the line.
    pub(super) fn text(&self) -> String {
        let cells = self.cells.iter().map(|cell| {
            cell.iter().filter(|s| !s.raised).map(|s| s.text.as_str()).collect::<String>()
        });
        cells.collect::<Vec<_>>().join(" ")
    }
}

/// Hundredths of a point: from here on there are whole numbers only.
#[expect(
    clippy::float_arithmetic,
    clippy::cast_possible_truncation,
    reason = "the one place where a PDF's floats become whole numbers; the cast saturates"
)]
fn hundredths(points: f64) -> i64 {
    (points * 100.0).clamp(-1e9, 1e9) as i64
}

struct Glyph<'a> {
    text: &'a str,
    left: i64,
    right: i64,
    top: i64,
    bottom: i64,
    size: i64,
    bold: bool,
}

/// A gap of this part of the size, in percent, is a space; of that part, the edge of a cell.
const SPACE_PERCENT: i64 = 18;
const CELL_PERCENT: i64 = 180;

/// The lines of a page.
pub(super) fn lines(chars: &[Char]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for c in chars.iter().filter(|c| c.upright) {
        let size = hundredths(c.bbox.bottom).saturating_sub(hundredths(c.bbox.top)).max(1);
        let glyph = Glyph {
            text: &c.text,
            left: hundredths(c.bbox.x0),
            right: hundredths(c.bbox.x1),
            top: hundredths(c.bbox.top),
            bottom: hundredths(c.bbox.bottom),
            size,
            bold: c.fontname.to_lowercase().contains("bold"),
        };
        match lines.last_mut().filter(|line| continues(line, &glyph)) {
            Some(line) => append(line, &glyph),
            None if glyph.text.trim().is_empty() => {}
            None => lines.push(begin(&glyph)),
        }
    }
    lines
}

fn begin(glyph: &Glyph<'_>) -> Line {
    Line {
        left: glyph.left,
        right: glyph.right,
        top: glyph.top,
        bottom: glyph.bottom,
        size: glyph.size,
        bold: glyph.bold,
        cells: vec![vec![Stretch { text: letters(glyph.text), raised: false }]],
    }
}

/// Ligatures are their letters; the soft hyphen is not written.
fn letters(text: &str) -> String {
    let mut letters = String::new();
    for c in text.chars() {
        match c {
            'ﬀ' => letters.push_str("ff"),
            'ﬁ' => letters.push_str("fi"),
            'ﬂ' => letters.push_str("fl"),
            'ﬃ' => letters.push_str("ffi"),
            'ﬄ' => letters.push_str("ffl"),
            '\u{ad}' => {}
            c if c.is_control() => letters.push(' '),
            c => letters.push(c),
        }
    }
    letters
}

/// Whether the glyph stands on the line: their heights overlap and it does not jump back.
fn continues(line: &Line, glyph: &Glyph<'_>) -> bool {
    let overlap = line.bottom.min(glyph.bottom) - line.top.max(glyph.top);
    let low = (line.bottom - line.top).min(glyph.bottom - glyph.top).max(1);
    let forward = glyph.left + line.size >= line.right;
    overlap * 100 >= low * 45 && forward
}

fn append(line: &mut Line, glyph: &Glyph<'_>) {
    let gap = glyph.left - line.right;
    let small = glyph.size * 100 < line.size * 82;
    let raised = small && line.bottom - glyph.bottom > line.size / 8;
    let Some(cell) = line.cells.last_mut() else { return };
    let text = letters(glyph.text);
    if text.trim().is_empty() {
        push(cell, " ", false);
        // Spaces draw nothing: what follows is measured from the last ink, unless they advance.
        line.right = line.right.max(glyph.right.min(line.right + line.size));
        return;
    }
    if gap * 100 > line.size * CELL_PERCENT {
        line.cells.push(vec![Stretch { text, raised }]);
    } else {
        if gap * 100 > line.size * SPACE_PERCENT && !raised {
            push(cell, " ", false);
        }
        push(cell, &text, raised);
    }
    line.right = line.right.max(glyph.right);
    if !raised {
        line.size = line.size.max(glyph.size);
        line.top = line.top.min(glyph.top);
        line.bottom = line.bottom.max(glyph.bottom);
    }
    line.bold &= glyph.bold;
}

fn push(cell: &mut Vec<Stretch>, text: &str, raised: bool) {
    match cell.last_mut().filter(|last| last.raised == raised) {
        Some(last) => last.text.push_str(text),
        None => cell.push(Stretch { text: text.to_owned(), raised }),
    }
}
