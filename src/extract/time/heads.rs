//! The times at the starts of lines, read without those of the running text: what a date line says
//! is asked of every document, and a date line is short.

use super::items::{Gap, Item};
use super::{SHORT_TEXT, reader, starts, step};
use crate::extract::scan::Scan;
use crate::extract::{Candidate, dateline};
use crate::text::TokenKind;

/// How far from the start of its line a date may begin, in bytes.
const WITHIN: u32 = 70;
/// Items before the end of a line that are read too: an expression may go on in the next line.
const OVERLAP: usize = 8;
/// Items behind the first words of a line that a date begun there may take.
const BEYOND: usize = 12;

/// The times that begin near the start of a line, in the head of a text, up to one that is surely
/// that of publication.
pub(super) fn times(scan: &Scan<'_>, items: &[Item<'_>], head: &str) -> Vec<Candidate> {
    let count = items.partition_point(|item| item.span.to() <= head.len());
    let items = items.get(..count).unwrap_or(items);
    let mut found = Vec::new();
    let mut reader = reader(scan, items, None);
    if items.len() <= SHORT_TEXT && reader.whole(&mut found) {
        return found;
    }
    let mut i = 0;
    let mut line = 0;
    let surest = |candidate: &Candidate| dateline::is_surest(head, candidate, scan.lexicon);
    while line < items.len() {
        let before = found.len();
        let next = next_line(items, line);
        let near = near(items, line, next);
        let dated = items.get(line..next.min(near + BEYOND)).unwrap_or(&[]).iter().any(is_dated);
        i = i.max(line.saturating_sub(OVERLAP));
        while dated && i < near {
            let tried = starts(items, i) && reaches_day(items, i);
            i = if tried { step(&mut reader, i, &mut found) } else { i + 1 };
        }
        if found.get(before..).is_some_and(|found| found.iter().any(surest)) {
            break;
        }
        line = next;
    }
    found
}

/// The first item of the next line.
fn next_line(items: &[Item<'_>], line: usize) -> usize {
    let rest = items.get(line + 1..).unwrap_or(&[]);
    rest.iter().position(|item| item.gap >= Gap::Line).map_or(items.len(), |at| line + 1 + at)
}

/// One past the last item of a line that stands near its start.
fn near(items: &[Item<'_>], line: usize, next: usize) -> usize {
    let start = items.get(line).map_or(0, |item| item.span.start);
    let inside = items.get(line..next).unwrap_or(&[]);
    line + inside.partition_point(|item| item.span.start <= start.saturating_add(WITHIN))
}

/// Whether an expression that begins at `i` may name a day: what names none ("in the first week", "5
/// million") says nothing of publication, and need not be read.
fn reaches_day(items: &[Item<'_>], i: usize) -> bool {
    (i..i + BEYOND).any(|at| names_day(items, at))
}

/// Whether a day can be told by what stands there: a month, a holiday, figures that are joined, or the
/// year of which it is a day.
fn names_day(items: &[Item<'_>], at: usize) -> bool {
    let Some(item) = items.get(at) else { return false };
    let joined = || {
        items.get(at + 1).is_some_and(|next| next.is_sign("-/."))
            && items.get(at + 2).is_some_and(Item::is_figure)
    };
    match item.kind {
        TokenKind::Mixed => true,
        TokenKind::Number => matches!(item.len(), 4 | 8) || item.text().contains('.') || joined(),
        TokenKind::Word => item.month().is_some() || item.names_day(items.get(at + 1)),
        TokenKind::Sign => false,
    }
}

/// Whether a day can be named with it: figures, a month, a holiday.
fn is_dated(item: &Item<'_>) -> bool {
    matches!(item.kind, TokenKind::Number | TokenKind::Mixed)
        || item.sense.is_some_and(|sense| sense.month.is_some() || sense.holiday)
}
