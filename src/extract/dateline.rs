//! The day a document was published, where only its text says so: a line of publication
//! ("Published April 28, 2026"), a byline ("By A. Writer, January 15, 2026") or the dateline of an
//! agency ("LONDON, Jan 12 (Wire) -").

use super::scan::Scan;
use super::{Candidate, time};
use crate::lexicon::Lexicon;
use crate::model::{Document, Grain, TimeValue};
use crate::text::{Span, View};
use jiff::civil::Date;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::borrow::BorrowMut;
use std::collections::BTreeMap;

/// How much of a text may hold its date line, in bytes.
const HEAD: usize = 1500;
/// The longest line of a byline around its date, in bytes.
const AROUND: usize = 60;
/// How far a dateline without a year may lie from the dates of the documents it came with: news of
/// one story.
const STORY_DAYS: i32 = 120;

/// What the date line of a text says, if it has one that its metadata leave to be read. It depends
/// on the text and the region of its document only.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateLine(Option<Said>);

/// What a date line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Said {
    Day(Date),
    /// Month and day without a year.
    InYear(i8, i8),
}

/// The day of publication that the text of a document names in full; `found` are the times at the
/// starts of the lines of its head.
pub(super) fn published(
    document: &Document,
    lexicon: &Lexicon,
    found: &[Candidate],
) -> Option<Date> {
    match said(head(document.text()), found, lexicon)? {
        Said::Day(day) => Some(day),
        Said::InYear(..) => None,
    }
}

/// Fills in the days of publication of documents whose texts are at hand; see [`date_by`].
pub fn date_all(documents: &mut [Document], lexicon: &Lexicon) {
    let lines: Vec<DateLine> =
        documents.par_iter().map(|document| date_line(document, lexicon)).collect();
    date_by(documents, &lines);
}

/// Reads the date line of a document of which no metadata say when it was published.
pub fn date_line(document: &Document, lexicon: &Lexicon) -> DateLine {
    let unknown = document.published.is_none();
    DateLine(unknown.then(|| said_at_head(document, lexicon)).flatten())
}

/// Fills in the days of publication that date lines name, else those that `sources.toml` lists.
/// What is left open the other documents settle.
pub fn date_by(documents: &mut [impl BorrowMut<Document>], lines: &[DateLine]) {
    let (mut days, mut open) = (Days::default(), Vec::new());
    for (index, (document, line)) in documents.iter_mut().zip(lines).enumerate() {
        let document = document.borrow_mut();
        open.extend(line.settle(document).map(|open| (index, open)));
        days.add(document);
    }
    if open.is_empty() {
        return;
    }
    let days = days.around();
    for (index, line) in open {
        if let Some(document) = documents.get_mut(index) {
            let document = document.borrow_mut();
            let middle = days.middle(&document.path);
            line.settle(document, middle);
        }
    }
}

/// A date line without a year: which it is, the documents that came with it tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Open {
    month: i8,
    day: i8,
}

/// The days of publication of documents that came together, counted by folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Days(BTreeMap<String, Counts>);

/// The same, those of a folder counted for all folders around it, too.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Around(BTreeMap<String, Counts>);

/// The days of some documents, counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Counts {
    of: BTreeMap<Date, usize>,
    all: usize,
}

impl DateLine {
    /// Fills in the day that the line names, else the one listed. What the line leaves open is given
    /// back; the document then counts among others by the day listed, if there is one.
    pub fn settle(self, document: &mut Document) -> Option<Open> {
        match self.0 {
            Some(Said::Day(day)) => document.published = Some(day),
            Some(Said::InYear(month, day)) => {
                document.published = document.listed;
                return Some(Open { month, day });
            }
            None => document.published = document.published.or(document.listed),
        }
        None
    }
}

impl Open {
    /// Fills in the day in the year in which it lies nearest to the listed day, or else to the day
    /// in the middle of those of the documents it came with. (The years of which its own text
    /// speaks are no guide: old quakes and old deals are told by year.)
    pub fn settle(self, document: &mut Document, middle: Option<Date>) {
        let Some(middle) = document.listed.or(middle) else { return };
        let years = middle.year().saturating_sub(1)..=middle.year().saturating_add(1);
        let distance = |date: &Date| distance(middle, *date);
        let nearest = years
            .filter_map(|year| Date::new(year, self.month, self.day).ok())
            .min_by_key(distance)
            .filter(|date| distance(date) <= STORY_DAYS);
        document.published = nearest.or(document.listed);
    }
}

impl Days {
    /// Counts the day of a document, if it is known.
    pub fn add(&mut self, document: &Document) {
        let Some(day) = document.published else { return };
        let folder = folders(&document.path).next().unwrap_or_default();
        let counts = match self.0.get_mut(folder) {
            Some(counts) => counts,
            None => self.0.entry(folder.to_owned()).or_default(),
        };
        counts.add(day, 1);
    }

    /// Counts those of others.
    #[must_use]
    pub fn with(mut self, others: Self) -> Self {
        for (folder, others) in others.0 {
            self.0.entry(folder).or_default().add_all(&others);
        }
        self
    }

    /// The same for the folders around them.
    pub fn around(self) -> Around {
        let mut around = BTreeMap::new();
        for (folder, counts) in &self.0 {
            let inside = format!("{folder}/");
            for outer in folders(&inside) {
                around.entry(outer.to_owned()).or_insert_with(Counts::default).add_all(counts);
            }
        }
        Around(around)
    }
}

impl Around {
    /// The day in the middle of those of the documents next to a path: of its folder, else of the
    /// smallest folder around it that has any. None where these are of no one time: an archive of
    /// years tells no year.
    pub fn middle(&self, path: &str) -> Option<Date> {
        folders(path).find_map(|folder| self.0.get(folder))?.middle()
    }
}

/// The folders that hold a path, the smallest first; last the one around all.
fn folders(path: &str) -> impl Iterator<Item = &str> {
    let ends = path.rmatch_indices('/').map(|(at, _)| at);
    ends.filter_map(|at| path.get(..at)).filter(|folder| !folder.is_empty()).chain([""])
}

impl Counts {
    fn add(&mut self, day: Date, count: usize) {
        *self.of.entry(day).or_default() += count;
        self.all += count;
    }

    fn add_all(&mut self, others: &Self) {
        others.of.iter().for_each(|(day, count)| self.add(*day, *count));
    }

    /// The day in the middle, where most lie near it: of an even number of days, the later
    /// one.
    fn middle(&self) -> Option<Date> {
        let mut before = 0;
        let mut counts = self.of.iter();
        let (middle, _) = counts.find(|(_, count)| {
            before += **count;
            before > self.all / 2
        })?;
        let near = self.of.iter().filter(|(day, _)| distance(*middle, **day) <= STORY_DAYS);
        let near: usize = near.map(|(_, count)| *count).sum();
        (near * 2 > self.all).then_some(*middle)
    }
}

/// Days between two days.
fn distance(one: Date, other: Date) -> i32 {
    one.until(other).map_or(i32::MAX, |span| span.get_days().saturating_abs())
}

/// What the date line of a document says that is not read yet.
fn said_at_head(document: &Document, lexicon: &Lexicon) -> Option<Said> {
    let head = head(document.text());
    let piece = Document {
        view: View::verbatim(head, 0),
        region: document.region.clone(),
        ..Document::default()
    };
    said(head, &time::head_times(&Scan::without_numbers(&piece, lexicon)), lexicon)
}

/// What the date line of a text says, the surest first.
fn said(head: &str, found: &[Candidate], lexicon: &Lexicon) -> Option<Said> {
    let lines = head.trim().lines().count();
    let rated = found.iter().filter_map(|candidate| rated(head, candidate, lines, lexicon));
    // The first of the surest: `max_by_key` would give the last.
    let mut best: Option<(u8, Said)> = None;
    for (rate, said) in rated {
        if best.is_none_or(|(best, _)| rate > best) {
            best = Some((rate, said));
        }
    }
    best.map(|(_, said)| said)
}

/// The rate of a line of publication: there is none surer, and the first counts.
const SUREST: u8 = 3;

/// Whether nothing behind a date of a head can be surer to be that of publication.
pub(super) fn is_surest(head: &str, candidate: &Candidate, lexicon: &Lexicon) -> bool {
    // Such a line may stand in a text of any number of lines.
    rated(head, candidate, 0, lexicon).is_some_and(|(rate, _)| rate == SUREST)
}

/// How sure it is that a date is that of publication, and what it says.
fn rated(head: &str, candidate: &Candidate, lines: usize, lexicon: &Lexicon) -> Option<(u8, Said)> {
    let value = candidate.mention.time()?;
    let said = day_of(value)?;
    let full = matches!(said, Said::Day(_));
    let dated = value.weekday.is_some() && full;
    Some((rate(head, candidate.mention.span, lines, (dated, full), lexicon)?, said))
}

/// The first part of a text, in which a date line stands.
pub(super) fn head(text: &str) -> &str {
    let mut end = text.len().min(HEAD);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or("")
}

fn day_of(value: &TimeValue) -> Option<Said> {
    if value.grain > Grain::Day || value.anchored || value.relation.is_some() {
        return None;
    }
    if let Some(from) = value.from {
        return Some(Said::Day(from.date()));
    }
    let date = value.timex.split('T').next()?.strip_prefix(UNKNOWN_YEAR)?;
    let (month, day) = date.split_once('-')?;
    Some(Said::InYear(month.parse().ok()?, day.parse().ok()?))
}

/// How TIMEX3 writes a year that is not said.
const UNKNOWN_YEAR: &str = "XXXX-";

/// How sure it is that a date is that of publication; none if nothing speaks for it.
/// `dated`: it is written with weekday and year, as only date lines do; `full`: with the year.
fn rate(
    text: &str,
    span: Span,
    lines: usize,
    (dated, full): (bool, bool),
    lexicon: &Lexicon,
) -> Option<u8> {
    let before = text.get(..span.from())?;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let before = before.get(start..)?;
    let after = text.get(span.to()..)?.lines().next().unwrap_or("");
    if before.len() > AROUND {
        return (full && lines > 2 && closes(before, after)).then_some(1);
    }
    let words: Vec<&str> =
        before.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let cue = words.iter().any(|word| lexicon.time.is_publication(word));
    if cue {
        return Some(SUREST);
    }
    let rest = after.trim_start();
    let joins = words.last().is_some_and(|word| lexicon.time.is_joining(word));
    if dated
        && lines > 2
        && !joins
        && (before.is_empty() || !rest.starts_with('.'))
        && !rest.starts_with(['\'', '’'])
        && !rest.starts_with(char::is_alphabetic)
    {
        return Some(2);
    }
    let name = |word: &&str| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    if !words.iter().all(|word| name(word) || lexicon.time.is_joining(word)) {
        return (full && lines > 2 && closes(before, after)).then_some(1);
    }
    let agency = rest.starts_with(['(', '-', '–', '—', '/']) || rest.starts_with(": ");
    if agency && before.trim_end().ends_with(',') {
        return Some(2);
    }
    // A line of its own, in a text that goes on after it.
    let own_line = before.len() + after.len() <= AROUND && lines > 2;
    let ends = !rest.starts_with(char::is_lowercase);
    (own_line && ends).then_some(2)
}

/// The longest line that a date closes, in bytes, and the longest time of day behind that.
const LINE: usize = 110;
const CLOCK: usize = 12;

/// Whether a date stands at the end of a line, set off by a sign: "Club statement - 7 May 2026,
/// 11.00am", "A newsletter on votes and seats. Issue 61, 25 April 2026".
fn closes(before: &str, after: &str) -> bool {
    let rest = after.trim();
    let ends =
        rest.is_empty() || rest.len() <= CLOCK && rest.starts_with([',', '|', '·', '-', '*']);
    let set_off = before.trim_end().ends_with([',', '-', '–', '—', '|', '·', '•', '(', ':', '/']);
    before.len() <= LINE && ends && set_off && !rest.ends_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_line_comes_before_the_list_and_after_the_metadata() {
        let document = |text: &str, published: Option<&str>| Document {
            view: View::verbatim(text, 0),
            published: published.and_then(|day| day.parse().ok()),
            listed: "2026-01-20".parse().ok(),
            ..Document::default()
        };
        let dated = "OSLO, Jan 12 (Wire) - The bridge was shut.\n\nIt will open again.\n";
        let mut documents = [
            document(dated, None),
            document("The bridge was shut.", None),
            document(dated, Some("2026-01-15")),
        ];
        date_all(&mut documents, Lexicon::builtin());
        let days = documents.map(|document| document.published.unwrap_or_default().to_string());
        assert_eq!(days, ["2026-01-12", "2026-01-20", "2026-01-15"]);
    }

    #[test]
    fn a_year_left_open_is_that_of_the_folder() {
        let document = |path: &str, published: Option<&str>| Document {
            path: path.to_owned(),
            view: View::verbatim("OSLO, Jan 12 (Wire) - The bridge was shut.\n\nIt is.\n", 0),
            published: published.and_then(|day| day.parse().ok()),
            ..Document::default()
        };
        let mut documents = [
            document("new/mail.txt", Some("2026-01-15")),
            document("new/wire.txt", None),
            document("old/mail.txt", Some("2014-02-01")),
            document("old/wires/wire.txt", None),
            document("wire.txt", None),
        ];
        date_all(&mut documents, Lexicon::builtin());
        let [_, new, _, old, apart] = documents.map(|one| one.published.map(Date::year));
        assert_eq!([new, old], [Some(2026), Some(2014)]);
        assert_eq!(apart, None, "the others are of no one time");
    }
}
