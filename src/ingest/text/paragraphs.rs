//! Lines to blocks: paragraphs (whether a line each or wrapped), headings, items, tables; the
//! title; lines that a copied page repeats.

use super::TITLE_WITHIN;
use super::lines::{Line, is_full, wrap_width};
use super::lists::{self, Marker};
use super::tables;
use crate::ingest::compose::Composer;
use crate::ingest::grid::Table;
use crate::model::BlockKind;
use crate::text::{Set, Span};

/// The longest heading, in characters.
const HEADING_MAX: usize = 130;
/// A title or a heading that is dropped when it comes again has at least this many words.
const REPEATED_WORDS_MIN: usize = 3;
/// A title has at least this many words, unless it is all there is.
const TITLE_WORDS_MIN: usize = 4;

/// The line that is the text's title: one that the top of the file repeats, or else the first
/// that reads like a headline.
pub(super) fn title<'a>(source: &'a str, lines: &[Line]) -> Option<&'a str> {
    if lines.len() < 2 {
        return None;
    }
    let top: Vec<&str> = lines
        .iter()
        .take(TITLE_WITHIN)
        .map(|line| line.text(source))
        .take_while(|text| text.chars().count() <= HEADING_MAX * 3)
        .collect();
    let headlines = || {
        top.iter().copied().filter(|text| {
            is_heading(text) && words(text) >= TITLE_WORDS_MIN && !text.contains(['·', '|', '\t'])
        })
    };
    let repeated = headlines().find(|text| top.iter().filter(|other| *other == text).count() > 1);
    repeated.or_else(|| {
        let first = *top.first()?;
        let heads_a_text = is_heading(first) && lines.get(1).is_some_and(|line| line.apart);
        let short = headlines().next();
        short.or(heads_a_text.then_some(first)).filter(|text| !is_item(text))
    })
}

fn is_item(text: &str) -> bool {
    lists::marker(text).is_some()
}

/// Writes all blocks.
pub(super) fn compose(source: &str, lines: &[Line], title: Option<&str>, out: &mut Composer) {
    let mut writer = Writer {
        source,
        lines,
        width: wrap_width(source, lines),
        markers: lists::of_text(source, lines),
        seen: Set::default(),
        title,
        tables: 0,
        signs: tables::Signs::of(source),
        plain_until: 0,
    };
    let mut at = 0;
    while at < lines.len() {
        at += writer.block(at, out).max(1);
    }
}

struct Writer<'a> {
    source: &'a str,
    lines: &'a [Line],
    /// Where lines were wrapped, if they were.
    width: Option<usize>,
    markers: Vec<Marker>,
    /// Headings so far.
    seen: Set<&'a str>,
    title: Option<&'a str>,
    tables: u32,
    /// What may part the cells of one.
    signs: tables::Signs,
    /// Lines before this one are known to hold no table.
    plain_until: usize,
}

impl Writer<'_> {
    /// Writes the block that begins at line `at`; gives the number of lines it took.
    fn block(&mut self, at: usize, out: &mut Composer) -> usize {
        let Some((line, rest)) = self.lines.get(at..).and_then(<[Line]>::split_first) else {
            return 1;
        };
        let text = line.text(self.source);
        if !text.chars().any(char::is_alphanumeric) {
            // A rule or an ornament.
            return 1;
        }
        if let Some(len) = self.item(text) {
            return self.write_item(line, len, rest, at, out);
        }
        if let Some((rows, taken)) = self.table(at) {
            self.write_table(&rows, out);
            return taken;
        }
        let taken = 1 + self.continued(at, None);
        let is_title = self.title == Some(text);
        if taken == 1 && (is_title || is_heading(text) && !self.in_run(at)) {
            self.heading(line, is_title, out);
        } else {
            self.write(at, taken, line.span.from(), BlockKind::Paragraph, out);
        }
        taken
    }

    fn table(&mut self, at: usize) -> Option<(tables::Rows, usize)> {
        if at < self.plain_until {
            return None;
        }
        let (rows, taken) = tables::table(self.source, self.lines.get(at..)?, self.signs)?;
        if rows.is_none() {
            self.plain_until = at + taken;
        }
        Some((rows?, taken))
    }

    fn write_table(&mut self, rows: &tables::Rows, out: &mut Composer) {
        let mut table = Table::new(self.tables);
        self.tables += 1;
        for row in rows {
            table.start_row();
            for cell in row {
                out.flowing(cell.of(self.source), cell.from());
                table.cell(out, false);
            }
        }
        table.finish(out);
    }

    /// Whether the line stands among lines as short as itself, as the rows of a table do that
    /// lost its columns: a heading stands above longer text.
    fn in_run(&mut self, at: usize) -> bool {
        let short = |line: &Line| is_heading(line.text(self.source));
        if self.table(at + 1).is_some() {
            return false;
        }
        let apart = self.lines.get(at).is_none_or(|line| line.apart);
        let before = at.checked_sub(1).and_then(|at| self.lines.get(at));
        let after = self.lines.get(at + 1).filter(|next| !next.apart);
        !apart && after.map_or_else(|| before.is_some_and(short), short)
    }

    /// The bytes of the marker, if the line is an item of a list.
    fn item(&self, text: &str) -> Option<usize> {
        let (marker, len) = lists::marker(text)?;
        self.markers.contains(&marker).then_some(len)
    }

    fn write_item(
        &self,
        line: &Line,
        len: usize,
        rest: &[Line],
        at: usize,
        out: &mut Composer,
    ) -> usize {
        let text = line.text(self.source);
        let body = text.get(len..).unwrap_or("");
        let inner = body.trim_end_matches(['.', ')']);
        if inner.chars().all(|c| c.is_ascii_digit()) {
            // A marker alone: "• 01.", with its text on the next line.
            let Some(next) =
                rest.first().filter(|next| self.item(next.text(self.source)).is_none())
            else {
                return 1;
            };
            let taken = 1 + self.continued(at + 1, Some(line.indent));
            self.write(at + 1, taken, next.span.from(), BlockKind::Item, out);
            return 1 + taken;
        }
        let flat = lists::flattened(text, line.span);
        if flat.len() > 1 {
            for span in flat {
                out.flowing(span.of(self.source), span.from());
                out.close(BlockKind::Item, None);
            }
            return 1;
        }
        let taken = 1 + self.continued(at, Some(line.indent));
        self.write(at, taken, line.span.from() + len, BlockKind::Item, out);
        taken
    }

    /// How many lines after `at` go on with its paragraph. In a list, lines indented deeper than
    /// the marker do so too.
    fn continued(&self, at: usize, item: Option<usize>) -> usize {
        let here = self.lines.get(at..).unwrap_or(&[]);
        let pairs = here.windows(2).filter_map(|pair| Some((pair.first()?, pair.get(1)?)));
        pairs.take_while(|(line, next)| !next.apart && self.goes_on(line, next, item)).count()
    }

    fn goes_on(&self, line: &Line, next: &Line, item: Option<usize>) -> bool {
        let text = next.text(self.source);
        if self.item(text).is_some() {
            return false;
        }
        if item.is_some_and(|indent| next.indent > indent) {
            return true;
        }
        let Some(width) = self.width else { return false };
        let open = line.text(self.source).ends_with([',', '-', '–', '—']);
        let small = text.starts_with(char::is_lowercase);
        open || small || is_full(self.source, line, next, width)
    }

    /// Writes `count` lines from byte `start` of the first as one block.
    fn write(&self, at: usize, count: usize, start: usize, kind: BlockKind, out: &mut Composer) {
        let last = self.lines.get(at + count - 1).or_else(|| self.lines.get(at));
        let end = last.map_or(start, |line| line.span.to());
        let text = Span::new(start, end).of(self.source);
        if count == 1 && self.signs.is_even() && !text.starts_with(' ') {
            out.verbatim(text, start);
        } else {
            out.flowing(text, start);
        }
        out.close(kind, None);
    }

    fn heading(&mut self, line: &Line, is_title: bool, out: &mut Composer) {
        let text = line.span.of(self.source);
        if words(text) >= REPEATED_WORDS_MIN && !self.seen.insert(text) {
            return;
        }
        out.flowing(text, line.span.from());
        let kind = if is_title { BlockKind::Title } else { BlockKind::Heading(2) };
        out.close(kind, None);
    }
}

/// Whether a line stands above a text rather than in it: short, and without a stop at its end.
fn is_heading(text: &str) -> bool {
    let ends = text.trim_end_matches(['"', '”', '’', '\'', ')', ']', '*']);
    let stops = ends.ends_with(['.', ',', ';', '!', '…']);
    let starts = text.chars().find(|c| c.is_alphanumeric());
    let capital = starts.is_some_and(|c| c.is_uppercase() || c.is_numeric());
    let dash = text.starts_with(['—', '–', '-']);
    !stops
        && capital
        && !dash
        && text.chars().take(HEADING_MAX + 1).count() <= HEADING_MAX
        && !has_year_after_comma(text)
}

/// "Sarvan, Friday 17 October 2025": a line that dates the text.
fn has_year_after_comma(text: &str) -> bool {
    let Some((_, tail)) = text.split_once(',') else { return false };
    tail.split(|c: char| !c.is_ascii_digit())
        .any(|digits| digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20")))
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}
