//! Tables in plain text: cells parted by tabs, pipes or wide gaps, and lines of label and value.

use super::lines::Line;
use crate::text::Span;

/// The widest line that can be a row of label and value, in bytes.
const LABEL_LINE_MAX: usize = 90;
/// The longest value of such a row, in words.
const VALUE_WORDS_MAX: usize = 6;

/// Rows of cells, by their spans of the source.
pub(super) type Rows = Vec<Vec<Span>>;

/// A table and how many lines it takes. Lines that have the shape of a table but hold no figures
/// have no rows: they read better as lines, and need not be looked at again.
pub(super) type Found = (Option<Rows>, usize);

/// What may part the cells of tables in a text: most texts have none of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Signs {
    tab: bool,
    pipe: bool,
    gap: bool,
    /// Whether there is white space that is neither a line end of ASCII nor a plain space.
    strange: bool,
}

impl Signs {
    /// Those of a text.
    pub(super) fn of(source: &str) -> Self {
        let gap = memchr::memmem::find(source.as_bytes(), GAP.as_bytes()).is_some();
        let strange = !source.is_ascii() && has_wide_blank(source);
        if memchr::memchr3(b'\t', b'|', VERTICAL_TAB, source.as_bytes()).is_none() {
            return Self { tab: false, pipe: false, gap, strange };
        }
        let strange = strange || has(source, VERTICAL_TAB);
        Self { tab: has(source, b'\t'), pipe: has(source, b'|'), gap, strange }
    }

    /// Whether the white space inside of a line is single spaces between words.
    pub(super) fn is_even(self) -> bool {
        !(self.tab || self.gap || self.strange)
    }
}

const VERTICAL_TAB: u8 = 0xb;

/// Whether a text has white space beyond ASCII.
fn has_wide_blank(source: &str) -> bool {
    // Most of a text is ASCII, and is passed over many bytes at a time.
    let mut rest = source;
    while !rest.is_empty() {
        let mut end = rest.len().min(STRETCH);
        while !rest.is_char_boundary(end) {
            end += 1;
        }
        let (stretch, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        if !stretch.is_ascii() && stretch.contains(|c: char| !c.is_ascii() && c.is_whitespace()) {
            return true;
        }
        rest = after;
    }
    false
}

/// How much is looked at together, in bytes.
const STRETCH: usize = 128;

/// The table that begins at the first of `lines`, parted by signs of the text.
pub(super) fn table(source: &str, lines: &[Line], signs: Signs) -> Option<Found> {
    let tabbed = |text: &str| has(text, b'\t').then(|| split(text, "\t"));
    let found = if signs.tab { grid(source, lines, 2, tabbed) } else { None };
    found
        .or_else(|| if signs.pipe { grid(source, lines, 2, piped) } else { None })
        .or_else(|| if signs.gap { grid(source, lines, 3, gapped) } else { None })
        .or_else(|| labelled(source, lines))
}

/// What parts cells by a gap.
const GAP: &str = "  ";

/// Byte ranges of the cells of a line.
type Cells = Vec<(usize, usize)>;

/// Rows of as many cells, without an empty line between them.
fn grid(
    source: &str,
    lines: &[Line],
    rows_min: usize,
    cells: impl Fn(&str) -> Option<Cells>,
) -> Option<Found> {
    let mut rows: Vec<Vec<Span>> = Vec::new();
    let mut taken = 0;
    for (index, line) in lines.iter().enumerate() {
        if index > 0 && line.apart && !rows.is_empty() && !same_width(source, line, &rows, &cells) {
            break;
        }
        let Some(row) = cells(line.text(source)).filter(|row| row.len() > 1) else { break };
        let rule = row.iter().all(|(from, to)| {
            line.text(source).get(*from..*to).is_some_and(|cell| cell.chars().all(is_rule))
        });
        if !rule {
            let spans =
                row.iter().map(|(from, to)| Span::new(*from, *to).shifted(line.span.from()));
            let spans: Vec<Span> = spans.collect();
            if rows.first().is_some_and(|first| first.len().abs_diff(spans.len()) > 1) {
                break;
            }
            rows.push(spans);
        }
        taken = index + 1;
    }
    let figures = |row: &Vec<Span>| {
        row.iter().skip(1).any(|cell| cell.of(source).contains(|c: char| c.is_ascii_digit()))
    };
    let figured = rows.iter().filter(|row| figures(row)).count();
    if rows.len() < rows_min {
        return None;
    }
    let worth = figured * 2 >= rows.len();
    Some((worth.then_some(rows), taken))
}

/// Tables pasted from pages may have empty lines between all rows.
fn same_width(
    source: &str,
    line: &Line,
    rows: &[Vec<Span>],
    cells: &impl Fn(&str) -> Option<Cells>,
) -> bool {
    let width = cells(line.text(source)).map_or(0, |row| row.len());
    rows.len() < 2 && rows.last().is_some_and(|row| row.len() == width)
}

/// Whether a line has a sign: every line is asked.
fn has(text: &str, sign: u8) -> bool {
    memchr::memchr(sign, text.as_bytes()).is_some()
}

fn is_rule(c: char) -> bool {
    matches!(c, '-' | '=' | ':' | '+' | ' ' | '─' | '_')
}

fn split(text: &str, by: &str) -> Cells {
    let mut start = 0;
    let mut cells = Vec::new();
    for part in text.split(by) {
        let lead = part.len() - part.trim_start().len();
        cells.push((start + lead, start + lead + part.trim().len()));
        start += part.len() + by.len();
    }
    cells
}

fn piped(text: &str) -> Option<Cells> {
    if !has(text, b'|') {
        return None;
    }
    let mut cells = split(text, "|");
    // Pipes at the edges of the line.
    if text.starts_with('|') {
        cells.remove(0);
    }
    if text.ends_with('|') {
        cells.pop();
    }
    Some(cells)
}

/// Cells parted by two or more spaces.
fn gapped(text: &str) -> Option<Cells> {
    // Asked of every line of running text.
    memchr::memmem::find(text.as_bytes(), GAP.as_bytes())?;
    let mut cells = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(gap) = text.get(at..).and_then(|rest| rest.find(GAP)).map(|gap| at + gap) {
        let rest = text.get(gap..).unwrap_or("");
        at = gap + rest.len() - rest.trim_start().len();
        if text.get(..gap).is_some_and(|before| before.ends_with(['.', '!', '?', ':'])) {
            continue;
        }
        cells.push((start, gap));
        start = at;
    }
    cells.push((start, text.len()));
    (cells.len() > 1).then_some(cells)
}

/// At least two lines of a label and a value: "Equity stake27%", "Opened: 4 May 2026".
fn labelled(source: &str, lines: &[Line]) -> Option<Found> {
    // Most lines stand apart.
    lines.get(1).filter(|next| !next.apart)?;
    let rows: Vec<Vec<Span>> = lines
        .iter()
        .enumerate()
        .take_while(|(index, line)| *index == 0 || !line.apart)
        .map_while(|(_, line)| {
            let text = line.text(source);
            let (end, start) = glued(text).or_else(|| parted_by_colon(text))?;
            let spans = [Span::new(0, end), Span::new(start, text.len())];
            Some(spans.map(|span| span.shifted(line.span.from())).to_vec())
        })
        .collect();
    let taken = rows.len();
    (taken > 1).then_some((Some(rows), taken))
}

/// "Equity stake27%": a value glued to its label when the page was copied. Where the label ends
/// and where the value begins.
fn glued(text: &str) -> Option<(usize, usize)> {
    if text.len() > LABEL_LINE_MAX {
        return None;
    }
    let digit = text.find(|c: char| c.is_ascii_digit())?;
    let before = text.get(..digit)?;
    let label = before.trim_end_matches(is_before_value);
    let ends_in_word = label.chars().next_back().is_some_and(|c| c.is_lowercase() || c == ')');
    let value = text.get(label.len()..)?;
    let short = value.split_whitespace().count() <= VALUE_WORDS_MAX;
    let stops = text.ends_with(['.', '!', '?', ',', ';']);
    (ends_in_word && short && !stops && label.len() > 2).then_some((label.len(), label.len()))
}

/// Signs before a figure.
fn is_before_value(c: char) -> bool {
    matches!(c, '$' | '€' | '£' | '¥' | '+' | '-' | '−' | '~' | '≈' | '<' | '>')
}

fn parted_by_colon(text: &str) -> Option<(usize, usize)> {
    if text.len() > LABEL_LINE_MAX || text.ends_with(['.', '!', '?', ';', ',']) {
        return None;
    }
    let (label, value) = text.split_once(':')?;
    let short = value.split_whitespace().count() <= VALUE_WORDS_MAX;
    let gap = value.len() - value.trim_start().len();
    let holds_figure = value.chars().any(|c| c.is_ascii_digit());
    let is_label = label.chars().any(char::is_alphabetic) && !label.ends_with(char::is_numeric);
    (is_label && short && gap > 0 && holds_figure)
        .then_some((label.trim_end().len(), label.len() + 1 + gap))
}
