//! Documents in the order of their paths, read while they are asked for: only few are held.
//!
//! A date line without a year ("LONDON, Jan 12 (Wire) -") says when its document was published only
//! beside the days of all others. A document that has one waits, and those behind it with it, until
//! all files are read; if that is too much to hold, the days of the other files are looked up first,
//! and their texts are read again when their turn comes.

use super::Files;
use crate::extract::dateline::{self, Around, Days, Open};
use crate::lexicon::Lexicon;
use crate::model::{Document, DocumentId};
use rayon::prelude::*;
use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Documents read at a time, in bytes of their text: enough to keep every thread busy, few enough
/// to bound the memory.
const BATCH_BYTES: usize = 1 << 18;
/// How much may wait for a year, in bytes of text.
const WAITING_BYTES_MAX: usize = 8 << 20;
/// What a document counts beside its text, in bytes.
const DOCUMENT_BYTES: usize = 1 << 10;

/// The documents of files, some at a time, with the ids of their order.
pub(crate) struct InOrder<'a> {
    files: &'a Files,
    lexicon: &'a Lexicon,
    /// The first file that is not read yet.
    next: usize,
    /// Documents read, in order.
    held: VecDeque<Held>,
    /// The days of the documents read.
    days: Days,
    /// The days of all documents, once they are known.
    around: Option<Around>,
    /// How many documents were handed on.
    count: u32,
    /// How much may wait for a year, in bytes of text.
    room: usize,
}

/// A document that waits for its turn.
struct Held {
    document: Document,
    /// What its date line leaves open.
    open: Option<Open>,
}

impl<'a> InOrder<'a> {
    /// The documents of these files.
    pub(crate) fn new(files: &'a Files, lexicon: &'a Lexicon) -> Self {
        let (held, days) = (VecDeque::new(), Days::default());
        let room = WAITING_BYTES_MAX;
        Self { files, lexicon, next: 0, held, days, around: None, count: 0, room }
    }

    /// Those whose turn has come.
    fn ready(&mut self) -> Vec<Document> {
        // The documents of a file go by its path and what is added to it.
        let next = self.files.shown(self.next);
        let (mut ready, mut bytes) = (Vec::new(), 0);
        while let Some(first) = self.held.front()
            && bytes < BATCH_BYTES
            && (first.open.is_none() || self.around.is_some())
            && next.is_none_or(|next| first.document.path.as_str() <= next)
            && let Some(Held { mut document, open }) = self.held.pop_front()
        {
            if let Some(open) = open {
                let middle = self.around.as_ref().and_then(|days| days.middle(&document.path));
                open.settle(&mut document, middle);
            }
            document.id = DocumentId(self.count);
            self.count += 1;
            bytes += weight(&document);
            ready.push(document);
        }
        ready
    }

    /// Reads some files on.
    fn read(&mut self) {
        let (files, lexicon) = (self.files, self.lexicon);
        let (next, bytes) = (AtomicUsize::new(self.next), AtomicUsize::new(0));
        // Whoever is free takes the next file: those taken have none between them that is not.
        let read = rayon::broadcast(|_| {
            let mut read = Vec::new();
            while bytes.load(Ordering::Relaxed) < BATCH_BYTES {
                let at = next.fetch_add(1, Ordering::Relaxed);
                if at >= files.len() {
                    break;
                }
                let held: Vec<Held> =
                    files.documents(at).into_iter().map(|one| Held::of(one, lexicon)).collect();
                bytes.fetch_add(held.iter().map(Held::weight).sum(), Ordering::Relaxed);
                read.push((at, held));
            }
            read
        });
        self.next = next.into_inner().min(files.len());
        let mut read: Vec<(usize, Vec<Held>)> = read.into_iter().flatten().collect();
        read.sort_unstable_by_key(|(at, _)| *at);
        for held in read.into_iter().flat_map(|(_, held)| held) {
            if self.around.is_none() {
                self.days.add(&held.document);
            }
            self.held.push_back(held.by_itself());
        }
        self.held.make_contiguous().sort_by(|a, b| a.document.path.cmp(&b.document.path));
    }

    /// Whether a year is wanted that must be looked up, since no more can be held.
    fn is_full(&self) -> bool {
        let wants =
            self.around.is_none() && self.held.front().is_some_and(|held| held.open.is_some());
        wants && self.held_bytes() >= self.room
    }

    fn held_bytes(&self) -> usize {
        self.held.iter().map(Held::weight).sum()
    }

    /// Looks up the days of all files that are not read yet.
    fn look_ahead(&mut self) {
        let (files, lexicon) = (self.files, self.lexicon);
        let rest = (self.next..files.len()).into_par_iter();
        let count = |mut days: Days, at| {
            for document in files.glimpse(at) {
                days.add(&Held::of(document, lexicon).document);
            }
            days
        };
        let rest = rest.fold(Days::default, count).reduce(Days::default, Days::with);
        self.days = std::mem::take(&mut self.days).with(rest);
        self.complete();
    }

    fn complete(&mut self) {
        self.around = Some(std::mem::take(&mut self.days).around());
    }
}

impl Iterator for InOrder<'_> {
    type Item = Vec<Document>;

    fn next(&mut self) -> Option<Vec<Document>> {
        loop {
            let ready = self.ready();
            if !ready.is_empty() {
                return Some(ready);
            }
            if self.is_full() {
                self.look_ahead();
            } else if self.next < self.files.len() {
                self.read();
            } else if self.around.is_none() && !self.held.is_empty() {
                self.complete();
            } else {
                return None;
            }
        }
    }
}

impl Held {
    /// A document with the day that it counts by among others.
    fn of(mut document: Document, lexicon: &Lexicon) -> Self {
        let open = dateline::date_line(&document, lexicon).settle(&mut document);
        Self { document, open }
    }

    /// The document with its own day, where that depends on no other document.
    fn by_itself(mut self) -> Self {
        if self.document.listed.is_some()
            && let Some(open) = self.open.take()
        {
            open.settle(&mut self.document, None);
        }
        self
    }

    fn weight(&self) -> usize {
        weight(&self.document)
    }
}

/// What a document counts.
fn weight(document: &Document) -> usize {
    document.text().len() + DOCUMENT_BYTES
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::InputArgs;
    use std::path::Path;

    const FILES: usize = 400;
    const TEXT_BYTES: usize = 10_000;

    /// Files of some kilobytes, the first of which leaves its year open, and archives whose
    /// documents stand behind those of the file that follows.
    fn write(folder: &Path) {
        let text = "The council met in the evening. ".repeat(TEXT_BYTES / 32);
        let put = |name: &str, text: &str| std::fs::write(folder.join(name), text).unwrap();
        put("000.txt", &format!("OSLO, Jan 12 (Wire) - The bridge was shut.\n\n{text}\n\nIt is."));
        for at in 1..FILES {
            let (year, month) = (if at < FILES / 4 { 2020 } else { 2022 }, at % 3 + 1);
            put(
                &format!("{at:03}.txt"),
                &format!("---\npublished: {year}-{month:02}-05\n---\n\n{text}"),
            );
        }
        let archive = r#"{"id": "10", "text": "Ten."} {"id": "2", "text": "Two."}"#;
        put("100.json", archive);
        put("100.json later.txt", "OSLO, Dec 30 (Wire) - The bridge was opened.\n\nIt is.\n\nSo.");
        put("sources.toml", "[documents.\"100.json\"]\npublished = \"2021-03-04\"\n");
    }

    /// All documents of a folder, and how many bytes were held at the most.
    fn streamed(folder: &Path, room: usize) -> (Vec<Document>, usize) {
        let (files, _) = Files::under(&[folder.to_owned()], &InputArgs::default(), |_| None);
        let mut in_order = InOrder { room, ..InOrder::new(&files, Lexicon::builtin()) };
        let (mut all, mut most) = (Vec::new(), 0);
        while let Some(documents) = in_order.next() {
            most = most.max(in_order.held_bytes() + documents.iter().map(weight).sum::<usize>());
            all.extend(documents);
        }
        (all, most)
    }

    #[test]
    fn few_documents_are_held_and_all_come_dated_and_in_order() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path());
        let (files, _) = Files::under(&[folder.path().to_owned()], &InputArgs::default(), |_| None);
        let read = (0..files.len()).flat_map(|at| files.documents(at)).collect();
        let expected = crate::in_order(read, Lexicon::builtin());
        let names: Vec<&str> =
            expected.iter().map(|one| one.path.rsplit('/').next().unwrap()).collect();
        assert_eq!(
            names.get(100..104).unwrap(),
            ["100.json later.txt", "100.json#10", "100.json#2", "100.txt"]
        );
        assert_eq!(expected.first().unwrap().published, "2022-01-12".parse().ok());

        let (all, most) = streamed(folder.path(), usize::MAX);
        assert!(all == expected && most > FILES * TEXT_BYTES, "all wait for the year: {most}");
        let room = 50 * TEXT_BYTES;
        let (all, most) = streamed(folder.path(), room);
        let at_a_time = BATCH_BYTES + 2 * rayon::current_num_threads() * (TEXT_BYTES + 2000);
        assert!(all == expected && most <= room + at_a_time, "of those only so many may: {most}");
    }

    #[test]
    fn where_every_document_names_its_day_none_waits() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path());
        std::fs::remove_file(folder.path().join("000.txt")).unwrap();
        std::fs::remove_file(folder.path().join("100.json later.txt")).unwrap();
        let (all, most) = streamed(folder.path(), usize::MAX);
        let at_a_time = BATCH_BYTES + 2 * rayon::current_num_threads() * (TEXT_BYTES + 2000);
        assert_eq!(all.len(), FILES + 1);
        assert!(most <= at_a_time, "{most}");
    }
}
