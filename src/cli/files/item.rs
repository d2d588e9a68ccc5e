//! A document that was read from a file, or that the cache knows but for its text.

use crate::Key;
use crate::cli::cache::{Cache, Of};
use crate::extract::dateline::{self, DateLine};
use crate::ingest::{self, IngestError, Settings, Sources};
use crate::lexicon::Lexicon;
use crate::model::Document;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A document, and what is known of it besides.
pub(crate) struct Item {
    /// Without its text where the file has it.
    pub(crate) document: Document,
    /// Its file, where it is all of it and a cache is used.
    pub(crate) file: Option<File>,
    /// Its date line, if it is known already.
    line: Option<DateLine>,
}

/// The file of one document.
pub(crate) struct File {
    /// What all that the file says depends on.
    pub(crate) key: Key,
    /// Its bytes, where they are still to be read as a document.
    unread: Option<Vec<u8>>,
    /// How many bytes of the document's path are that of the file.
    shown: usize,
    settings: Arc<Settings>,
}

/// What a cache keeps of a file: its document without the text.
#[derive(Serialize, Deserialize)]
struct Entry {
    /// How its path goes on behind that of the file.
    suffix: String,
    document: Document,
    line: DateLine,
}

/// Reads files with certain settings, and with a cache or none.
pub(super) struct Reader<'a> {
    settings: Arc<Settings>,
    /// What stands for the settings in keys.
    digest: Key,
    cache: Option<&'a Cache>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(settings: Settings, cache: Option<&'a Cache>) -> Self {
        let digest = *blake3::hash(format!("{settings:?}").as_bytes()).as_bytes();
        Self { settings: Arc::new(settings), digest, cache }
    }

    /// The documents of a file of that name.
    pub(super) fn items(&self, shown: &str, bytes: Vec<u8>) -> Result<Vec<Item>, IngestError> {
        let plain = |document| Item { document, file: None, line: None };
        let read = |bytes: &[u8]| ingest::read_with(shown, bytes, &self.settings);
        let Some(cache) = self.cache else {
            return Ok(read(&bytes)?.into_iter().map(plain).collect());
        };
        let key = cache.file_key(shown, &self.digest, &bytes);
        let file = |unread| {
            Some(File { key, unread, shown: shown.len(), settings: Arc::clone(&self.settings) })
        };
        let known = cache.find(Of::File, &key, |entry| postcard::from_bytes::<Entry>(entry).ok());
        if let Some(Entry { suffix, mut document, line }) = known {
            document.path = format!("{shown}{suffix}");
            return Ok(vec![Item { document, file: file(Some(bytes)), line: Some(line) }]);
        }
        let mut documents = read(&bytes)?;
        // Of a file of many, each would have to be looked for in it.
        let [document] = documents.as_mut_slice() else {
            return Ok(documents.into_iter().map(plain).collect());
        };
        let line = dateline::date_line(document, Lexicon::builtin());
        if let Some(entry) = entry(document, shown, line) {
            cache.keep(Of::File, key, &entry);
        }
        let item = |document| Item { document, file: file(None), line: Some(line) };
        Ok(documents.into_iter().map(item).collect())
    }
}

/// What a cache keeps of a file of one document.
fn entry(document: &mut Document, shown: &str, line: DateLine) -> Option<Vec<u8>> {
    let suffix = document.path.strip_prefix(shown)?.to_owned();
    let (view, blocks, lines) = (
        std::mem::take(&mut document.view),
        std::mem::take(&mut document.blocks),
        std::mem::take(&mut document.lines),
    );
    let path = std::mem::take(&mut document.path);
    let entry = postcard::to_stdvec(&(suffix, &*document, line)).ok();
    (document.view, document.blocks, document.lines, document.path) = (view, blocks, lines, path);
    entry
}

impl Item {
    /// Completes the document by what is said of its file.
    pub(super) fn apply(&mut self, rows: &Sources, name: &str) {
        if rows.is_empty() {
            return;
        }
        let before = self.document.region.clone();
        rows.apply(name, &mut self.document);
        // Date lines are read as the region writes dates.
        self.line = self.line.filter(|_| before == self.document.region);
    }

    /// Its date line.
    pub(crate) fn date_line(&mut self, lexicon: &Lexicon) -> DateLine {
        if let Some(line) = self.line {
            return line;
        }
        if let Some(file) = &mut self.file {
            self.document = file.completed(std::mem::take(&mut self.document));
            file.unread = None;
        }
        dateline::date_line(&self.document, lexicon)
    }
}

impl File {
    /// The document of the file, of which all but the text is known.
    pub(crate) fn completed(&self, known: Document) -> Document {
        let Some(bytes) = &self.unread else { return known };
        let shown = known.path.get(..self.shown).unwrap_or(&known.path);
        let read = ingest::read_with(shown, bytes, &self.settings);
        match read.ok().and_then(|documents| documents.into_iter().next()) {
            Some(Document { view, blocks, lines, .. }) => Document { view, blocks, lines, ..known },
            None => known,
        }
    }
}
