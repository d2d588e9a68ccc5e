//! The cache: what was read in a document and what a story came to, kept between runs in one file
//! (redb: a single-file store that survives being cut off in mid-write).
//!
//! A cache never gives a wrong result. An entry is keyed by everything its content depends on
//! (the file's bytes and what is known of it, this very program) and carries a checksum; whatever
//! cannot be opened or does not check out is read anew, and a store that is damaged is made again.
//! Runs that only read share it; while another process writes, a run does without it.

mod journal;

use crate::model::Document;
use crate::{Key, Memory};
use journal::Journal;
use redb::{Database, ReadOnlyDatabase, ReadOnlyTable, ReadableDatabase, TableDefinition};
use std::hash::BuildHasher;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

type Table = TableDefinition<'static, &'static Key, &'static [u8]>;
type Snapshot = ReadOnlyTable<&'static Key, &'static [u8]>;

/// What an entry is of. What a run needs of every document is apart from what it needs of those
/// whose story changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Of {
    /// Some files as the system knows them, unread: the key of what they hold.
    Seen,
    /// Some files: what is known of their documents.
    Lot,
    /// A file: the text of its document.
    Text,
    /// Some documents: their words, for parting the run into stories.
    Bags,
    /// A document: all that was read in it.
    Parts,
    /// A story: what it came to.
    Story,
}

impl Of {
    const ALL: [Self; 6] =
        [Self::Seen, Self::Lot, Self::Text, Self::Bags, Self::Parts, Self::Story];

    /// Key: BLAKE3 of what an entry depends on. Value: checksum, then the entry.
    fn table(self) -> Table {
        TableDefinition::new(match self {
            Self::Seen => "seen",
            Self::Lot => "lots",
            Self::Text => "texts",
            Self::Bags => "bags",
            Self::Parts => "parts",
            Self::Story => "stories",
        })
    }
}

/// Bytes of a checksum in front of an entry: it tells damage, not malice.
const CHECKSUM_BYTES: usize = 8;
/// A store that has grown past this is made again: nothing in it is irreplaceable.
const STORE_BYTES_MAX: u64 = 4 << 30;
/// What the store may hold of itself in memory.
const PAGES_BYTES: usize = 4 << 20;
/// What is to be kept is written when it takes so many bytes, and at the end.
const FRESH_BYTES_MAX: usize = 32 << 20;
/// Files and documents are looked up in lots of some so many: of the hashes of their names or keys,
/// one in so many ends a lot.
pub(crate) const LOT_MEAN: u64 = 64;
/// A lot of so many ends in any case.
pub(crate) const LOT_MAX: usize = 256;
/// For fewer documents than this, reading them is as fast as looking them up.
pub(crate) const DOCUMENTS_MIN: usize = 64;

/// An open store: what it holds as of its opening, and what is to be kept.
pub(crate) struct Cache {
    path: PathBuf,
    /// Where nothing has been written so far: opening it so, and closing it, takes no wait for the
    /// disk.
    reader: Mutex<Option<ReadOnlyDatabase>>,
    writer: Mutex<Option<Database>>,
    journal: Journal,
    program: [u8; 32],
    known: [Option<Snapshot>; Of::ALL.len()],
    fresh: Mutex<Fresh>,
    /// Whether something changed under the run, so that nothing of it may be kept.
    spoilt: AtomicBool,
}

/// What is to be kept.
#[derive(Default)]
struct Fresh {
    entries: Vec<(Of, Key, Vec<u8>)>,
    bytes: usize,
}

/// The folder of the store: the user's cache folder, as each system has it.
pub(crate) fn folder() -> Option<PathBuf> {
    let variable = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    let base = if cfg!(windows) {
        variable("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        variable("HOME").map(|home| home.join("Library/Caches"))
    } else {
        variable("XDG_CACHE_HOME").or_else(|| variable("HOME").map(|home| home.join(".cache")))
    };
    base.map(|base| base.join("verify-sources"))
}

/// The store's file in its folder.
fn file(folder: &Path) -> PathBuf {
    folder.join("documents.redb")
}

/// Removes the store. Whether there was one.
pub(crate) fn clean(folder: &Path) -> std::io::Result<bool> {
    let _ = std::fs::remove_file(Journal::beside(&file(folder)));
    match std::fs::remove_file(file(folder)) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

impl Cache {
    /// Opens or makes the store; none where that is not possible, and the run does without.
    pub(crate) fn open(folder: &Path) -> Option<Self> {
        let program = program()?;
        std::fs::create_dir_all(folder).ok()?;
        let path = file(folder);
        if std::fs::metadata(&path).is_ok_and(|data| data.len() > STORE_BYTES_MAX) {
            std::fs::remove_file(&path).ok()?;
        }
        let (reader, writer) = match reading(&path) {
            Ok(reader) => (Some(reader), None),
            // Not there, cut off in mid-write, damaged.
            Err(false) => (None, Some(writing(&path)?)),
            Err(true) => return None,
        };
        let known = Of::ALL.map(|of| match (&reader, &writer) {
            (Some(reader), _) => snapshot(reader, of),
            (None, Some(writer)) => snapshot(writer, of),
            (None, None) => None,
        });
        Some(Self {
            journal: Journal::read(Journal::beside(&path)),
            path,
            reader: Mutex::new(reader),
            writer: Mutex::new(writer),
            program,
            known,
            fresh: Mutex::default(),
            spoilt: AtomicBool::new(false),
        })
    }

    /// What an entry that is undamaged is read as.
    pub(crate) fn find<T>(
        &self,
        of: Of,
        key: &Key,
        read: impl FnOnce(&[u8]) -> Option<T>,
    ) -> Option<T> {
        if let Some(entry) = self.journal.find(of, key) {
            return read(body(entry)?);
        }
        let table = self.known.get(of as usize)?.as_ref()?;
        let look = || read(body(table.get(key).ok()??.value())?);
        catch_unwind(AssertUnwindSafe(look)).ok().flatten()
    }

    /// Keeps nothing more of this run: a file changed after its key was made.
    pub(crate) fn spoil(&self) {
        self.spoilt.store(true, Ordering::SeqCst);
    }

    /// Keeps something, at the latest when the run ends.
    pub(crate) fn keep(&self, of: Of, key: Key, body: &[u8]) {
        if self.spoilt.load(Ordering::SeqCst) {
            return;
        }
        let entry = [&checksum(body), body].concat();
        let Ok(mut fresh) = self.fresh.lock() else { return };
        fresh.bytes = fresh.bytes.saturating_add(entry.len());
        fresh.entries.push((of, key, entry));
        if fresh.bytes > FRESH_BYTES_MAX {
            let full = std::mem::take(&mut *fresh);
            drop(fresh);
            self.write(&full);
        }
    }

    /// Writes what is to be kept.
    pub(crate) fn flush(&self) {
        let Ok(fresh) = self.fresh.lock().map(|mut fresh| std::mem::take(&mut *fresh)) else {
            return;
        };
        let only_read = locked(&self.writer).is_none();
        let appended = || only_read && self.journal.append(&fresh.entries);
        if !(fresh.entries.is_empty() || appended()) {
            self.write(&fresh);
        }
    }

    fn write(&self, fresh: &Fresh) {
        let mut writer = locked(&self.writer);
        if writer.is_none() {
            // What was read of the store is not known any more from here on.
            let reader = locked(&self.reader).take();
            let _ = reader.map(ReadOnlyDatabase::close);
            *writer = writing(&self.path);
        }
        let Some(database) = &*writer else { return };
        let journal: Vec<(Of, Key, &[u8])> = self.journal.entries().collect();
        let fresh = fresh.entries.iter().map(|(of, key, entry)| (*of, *key, entry.as_slice()));
        let entries: Vec<(Of, Key, &[u8])> = journal.into_iter().chain(fresh).collect();
        let write = || -> Result<(), redb::Error> {
            let transaction = database.begin_write()?;
            for of in Of::ALL {
                let mut table = transaction.open_table(of.table())?;
                for (_, key, entry) in entries.iter().filter(|entry| entry.0 == of) {
                    table.insert(key, entry)?;
                }
            }
            transaction.commit()?;
            Ok(())
        };
        // A full disk or a damaged store costs the next run some time, and this run nothing.
        if let Ok(Ok(())) = catch_unwind(AssertUnwindSafe(write)) {
            self.journal.remove();
        }
    }

    /// What says which program made an entry.
    pub(crate) fn hasher(&self) -> blake3::Hasher {
        let mut hash = blake3::Hasher::new();
        hash.update(&self.program);
        hash
    }

    /// What all that is read in a document depends on, but for days; `file` is the key of its file,
    /// where it is all of it.
    pub(crate) fn told(&self, document: &Document, file: Option<&Key>) -> Key {
        let mut told = Vec::with_capacity(256);
        told.extend(self.program);
        let known = [
            &document.title,
            &document.outlet,
            &document.author,
            &document.language,
            &document.region,
        ];
        for part in known.map(|part| part.as_deref().unwrap_or("\u{0}")) {
            told.extend((part.len() as u64).to_le_bytes());
            told.extend(part.as_bytes());
        }
        let mut hash = blake3::Hasher::new();
        hash.update(&told);
        if let Some(file) = file {
            hash.update(file);
        } else {
            // The text itself: two records of one file have one digest, but not one text.
            for part in [&*document.sha256, ending(&document.path), document.text()] {
                hash.update(&(part.len() as u64).to_le_bytes()).update(part.as_bytes());
            }
        }
        *hash.finalize().as_bytes()
    }
}

/// What all that is read in a document depends on: what is told of it, and its days. They are
/// folded into the last bytes: those before them tell any two documents apart.
pub(crate) fn dated(mut told: Key, document: &Document) -> Key {
    let days = [document.published, document.modified].map(|day| {
        let [low, high] = day.map_or([0; 2], |day| day.year().to_le_bytes());
        let [month, day] = day.map_or([0; 2], |day| [day.month(), day.day()]);
        [low, high, month.cast_unsigned(), day.cast_unsigned()]
    });
    for (byte, day) in told.iter_mut().rev().zip(days.as_flattened()) {
        *byte ^= day;
    }
    told
}

/// What stands for several keys in a row.
pub(crate) fn digest<'k>(keys: impl IntoIterator<Item = &'k Key>) -> Key {
    let mut hash = blake3::Hasher::new();
    for key in keys {
        hash.update(key);
    }
    *hash.finalize().as_bytes()
}

/// What a file's name tells of how it is read: what follows the first dot.
pub(crate) fn ending(shown: &str) -> &str {
    let name = shown.rsplit('/').next().unwrap_or(shown);
    name.split_once('.').map_or("", |(_, ending)| ending)
}

/// What stands for this program: its version, the size and time of its file, so that a build never
/// reads what another build wrote, and the user's tables.
fn program() -> Option<[u8; 32]> {
    let data = std::fs::metadata(std::env::current_exe().ok()?).ok()?;
    let modified = data.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
    let version = env!("CARGO_PKG_VERSION");
    // Tables of the user's own change what is read in every document.
    let tables = crate::lexicon::own::digest();
    let told = format!("{version} {} {} {tables:?}", data.len(), modified.as_nanos());
    Some(*blake3::hash(told.as_bytes()).as_bytes())
}

impl Memory for Cache {
    fn recall(&self, key: &Key) -> Option<Vec<u8>> {
        self.find(Of::Story, key, |body| Some(body.to_vec()))
    }

    fn keep(&self, key: Key, outcome: Vec<u8>) {
        self.keep(Of::Story, key, &outcome);
    }
}

/// Opens a store to read it; otherwise, whether another process writes there.
fn reading(path: &Path) -> Result<ReadOnlyDatabase, bool> {
    let open = || Database::builder().set_cache_size(PAGES_BYTES).open_read_only(path);
    let opened = catch_unwind(open).map_err(|_| false)?;
    opened.map_err(|error| matches!(error, redb::DatabaseError::DatabaseAlreadyOpen))
}

/// Opens a store to write there, or makes it; none where another process has it.
fn writing(path: &Path) -> Option<Database> {
    let open = || catch_unwind(|| Database::builder().set_cache_size(PAGES_BYTES).create(path));
    match open() {
        Ok(Ok(database)) => Some(database),
        Ok(Err(redb::DatabaseError::DatabaseAlreadyOpen)) => None,
        // Damaged, or of another version of the store: made again.
        Ok(Err(_)) | Err(_) => {
            std::fs::remove_file(path).ok()?;
            open().ok()?.ok()
        }
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A table as it is now; none where that cannot be told, or nothing was ever kept in it.
fn snapshot(database: &impl ReadableDatabase, of: Of) -> Option<Snapshot> {
    let look = || database.begin_read().ok()?.open_table(of.table()).ok();
    catch_unwind(AssertUnwindSafe(look)).ok().flatten()
}

/// What an entry holds, if it is whole.
fn body(entry: &[u8]) -> Option<&[u8]> {
    let (told, body) = entry.split_at_checked(CHECKSUM_BYTES)?;
    (checksum(body) == told).then_some(body)
}

fn checksum(body: &[u8]) -> [u8; CHECKSUM_BYTES] {
    foldhash::quality::FixedState::default().hash_one(body).to_le_bytes()
}
