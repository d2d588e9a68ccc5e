//! A document that was read from a file, or that the cache knows but for its text.

use super::bytes;
use super::walk::Found;
use crate::Key;
use crate::cli::cache::{Cache, Of, ending};
use crate::extract::dateline::{self, DateLine};
use crate::ingest::{self, IngestError, Settings, Sources};
use crate::lexicon::Lexicon;
use crate::model::{Document, Packed};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A document, and what is known of it besides.
pub(crate) struct Item {
    /// Without its text where the cache has it.
    pub(crate) document: Box<Document>,
    /// Its file, where it is all of it and a cache is used.
    pub(crate) file: Option<File>,
    /// Its date line, if it is known already.
    line: Option<DateLine>,
}

/// The file of one document.
pub(crate) struct File {
    /// What all that the file says depends on.
    key: Key,
    /// What stands for that and for what is known of the document ([`Cache::told`]), as long as no
    /// more is known than the file says.
    told: Option<Key>,
    /// Where the file is, where the text of its document is still to be asked for.
    away: Away,
    /// How many bytes of the document's path are that of the file.
    shown: usize,
    reader: Arc<Reader>,
}

/// Where a file is whose text is still to be asked for.
enum Away {
    /// It is at hand.
    No,
    /// Its path is as it is shown.
    AsShown,
    At(PathBuf),
}

/// What a cache keeps of a file: its document without the text.
#[derive(Serialize, Deserialize)]
pub(super) struct Entry {
    /// What all that the file says depends on.
    key: Key,
    /// See [`File`].
    told: Key,
    /// How its path goes on behind that of the file.
    suffix: String,
    document: Document,
    line: DateLine,
}

/// Reads files with certain settings, and with a cache or none.
pub(super) struct Reader {
    settings: Settings,
    /// What stands for the settings in keys.
    digest: Key,
    cache: Option<Arc<Cache>>,
}

impl Reader {
    pub(super) fn new(settings: Settings, cache: Option<Arc<Cache>>) -> Arc<Self> {
        let digest = *blake3::hash(format!("{settings:?}").as_bytes()).as_bytes();
        Arc::new(Self { settings, digest, cache })
    }

    pub(super) fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The documents of such bytes, under the name of their file.
    pub(super) fn read(&self, shown: &str, bytes: &[u8]) -> Result<Vec<Item>, IngestError> {
        Ok(plain(ingest::read_with(shown, bytes, &self.settings)?))
    }

    /// The cache, if there is one.
    pub(super) fn cache(&self) -> Option<&Cache> {
        self.cache.as_deref()
    }

    /// The documents of a file.
    pub(super) fn items(&self, found: &Found) -> Result<Vec<Item>, IngestError> {
        self.read(&found.shown, &found.bytes()?)
    }

    /// The document of a file that the cache knows.
    pub(super) fn known(self: &Arc<Self>, found: &Found, entry: Entry) -> Item {
        let Entry { key, told, suffix, mut document, line } = entry;
        document.path = [found.shown.as_str(), &suffix].concat();
        let as_shown = found.path.as_os_str() == found.shown.as_str();
        let away = if as_shown { Away::AsShown } else { Away::At(found.path.clone()) };
        let file = self.file(key, told, &found.shown, away);
        Item { document: Box::new(document), file: Some(file), line: Some(line) }
    }

    /// The documents of a file that holds such bytes, and what there is to keep of it.
    pub(super) fn kept(
        self: &Arc<Self>,
        cache: &Cache,
        shown: &str,
        bytes: &[u8],
        key: Key,
    ) -> Result<(Vec<Item>, Option<Entry>), IngestError> {
        let documents = ingest::read_with(shown, bytes, &self.settings)?;
        // Of a file of many, each would have to be looked for in it.
        let document = match <[Document; 1]>::try_from(documents) {
            Ok([document]) => document,
            Err(documents) => return Ok((plain(documents), None)),
        };
        let line = dateline::date_line(&document, Lexicon::builtin());
        let suffix = document.path.strip_prefix(shown).unwrap_or_default().to_owned();
        let (mut document, body) = document.parted();
        let text = Packed::of(&body);
        if let Some(text) = &text {
            cache.keep(Of::Text, key, text.bytes());
        }
        let path = std::mem::take(&mut document.path);
        let told = cache.told(&document, Some(&key));
        let entry = Entry { key, told, suffix, document: document.clone(), line };
        let document = Box::new(Document { path, ..document.with(body) });
        let file = Some(self.file(key, told, shown, Away::No));
        Ok((vec![Item { document, file, line: Some(line) }], text.map(|_| entry)))
    }

    /// What all that a file of such content says depends on.
    pub(super) fn key(&self, cache: &Cache, shown: &str, content: &Key) -> Key {
        let mut hash = self.hasher(cache);
        hash.update(content).update(ending(shown).as_bytes());
        *hash.finalize().as_bytes()
    }

    /// What says how files are read.
    pub(super) fn hasher(&self, cache: &Cache) -> blake3::Hasher {
        let mut hash = cache.hasher();
        hash.update(&self.digest);
        hash
    }

    fn file(self: &Arc<Self>, key: Key, told: Key, shown: &str, away: Away) -> File {
        let (told, reader) = (Some(told), Arc::clone(self));
        File { key, told, away, shown: shown.len(), reader }
    }
}

/// Documents of which no cache knows anything.
fn plain(documents: Vec<Document>) -> Vec<Item> {
    let item = |document| Item { document: Box::new(document), file: None, line: None };
    documents.into_iter().map(item).collect()
}

impl Item {
    /// Completes the document by what is said of its file.
    pub(super) fn apply(&mut self, rows: &Sources, name: &str) {
        if rows.is_empty() {
            return;
        }
        let before = self.document.region.clone();
        rows.apply(name, &mut self.document);
        if let Some(file) = &mut self.file {
            file.told = None;
        }
        // Date lines are read as the region writes dates.
        self.line = self.line.filter(|_| before == self.document.region);
    }

    /// Its date line.
    pub(crate) fn date_line(&mut self, lexicon: &Lexicon) -> DateLine {
        if let Some(line) = self.line {
            return line;
        }
        if let Some(file) = &mut self.file {
            *self.document = file.completed(std::mem::take(&mut *self.document));
            file.away = Away::No;
        }
        dateline::date_line(&self.document, lexicon)
    }
}

impl File {
    /// What stands for the file and for what is known of its document.
    pub(crate) fn told(&self, document: &Document) -> Option<Key> {
        let anew = || Some(self.reader.cache()?.told(document, Some(&self.key)));
        self.told.or_else(anew)
    }

    /// The document of the file with its text, all but which is known.
    pub(crate) fn completed(&self, known: Document) -> Document {
        let Some(cache) = &self.reader.cache else { return known };
        let path = match &self.away {
            Away::No => return known,
            Away::AsShown => self.shown(&known).into(),
            Away::At(path) => path.clone(),
        };
        match cache.find(Of::Text, &self.key, Packed::open_bytes) {
            Some(body) => known.with(body),
            // The entry is damaged, or could not be kept.
            None => self.read_anew(known, &path, cache),
        }
    }

    /// The path of the file of a document, as reports show it.
    fn shown<'a>(&self, known: &'a Document) -> &'a str {
        known.path.get(..self.shown).unwrap_or(&known.path)
    }

    /// The text from the file itself. Should the file have changed since its key was made, the text
    /// is that of now, and the cache keeps nothing more of this run.
    fn read_anew(&self, known: Document, path: &Path, cache: &Cache) -> Document {
        let shown = self.shown(&known);
        let content = bytes(path).unwrap_or_default();
        if self.reader.key(cache, shown, blake3::hash(&content).as_bytes()) != self.key {
            cache.spoil();
        }
        let read = ingest::read_with(shown, &content, &self.reader.settings).ok();
        match read.and_then(|documents| documents.into_iter().next()) {
            Some(document) => known.with(document.parted().1),
            None => known,
        }
    }
}
