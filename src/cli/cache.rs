//! The cache: what was read in a document and what a story came to, kept between runs in one file
//! (redb: a single-file store that survives being cut off in mid-write).
//!
//! A cache never gives a wrong result. An entry is keyed by everything its content depends on
//! (the document's bytes and metadata, this very program) and carries a checksum; whatever cannot
//! be opened or does not check out is read anew, and a store that is damaged is made again.
//! While another process has the store open, a run does without it.

use crate::align::Bag;
use crate::model::{Document, Packed};
use crate::{Key, Memory};
use redb::{Database, ReadOnlyTable, ReadableDatabase, TableDefinition};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

type Table = TableDefinition<'static, &'static Key, &'static [u8]>;
type Snapshot = ReadOnlyTable<&'static Key, &'static [u8]>;

/// Key: BLAKE3 of what an entry depends on. Value: checksum, then the entry in postcard form.
const ENTRIES: Table = TableDefinition::new("entries");
/// The same for what stories came to.
const STORIES: Table = TableDefinition::new("stories");
/// Bytes of BLAKE3 in front of an entry.
const CHECKSUM_BYTES: usize = 16;
/// A store that has grown past this is made again: nothing in it is irreplaceable.
const STORE_BYTES_MAX: u64 = 4 << 30;
/// What the store may hold of itself in memory.
const PAGES_BYTES: usize = 32 << 20;
/// For fewer documents than this, reading them is as fast as looking them up.
pub(crate) const DOCUMENTS_MIN: usize = 64;

/// What was read in a document, ready to be kept.
pub(crate) struct Fresh {
    key: Key,
    entry: Vec<u8>,
}

/// What the store holds, as of one moment.
pub(crate) struct Known {
    entries: Snapshot,
}

/// What is known of stories, and what is learnt.
pub(crate) struct Stories<'a> {
    cache: &'a Cache,
    known: Option<Snapshot>,
    fresh: Mutex<Vec<Fresh>>,
}

/// So many stories are judged before what they came to is kept.
const STORIES_AT_ONCE: usize = 1024;

/// An open store.
pub(crate) struct Cache {
    database: Database,
    program: [u8; 32],
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
        let open =
            || catch_unwind(|| Database::builder().set_cache_size(PAGES_BYTES).create(&path));
        let database = match open() {
            Ok(Ok(database)) => database,
            Ok(Err(redb::DatabaseError::DatabaseAlreadyOpen)) => return None,
            // Damaged, or of another version of the store: made again.
            Ok(Err(_)) | Err(_) => {
                std::fs::remove_file(&path).ok()?;
                open().ok()?.ok()?
            }
        };
        Some(Self { database, program })
    }

    /// What the store holds; none where that cannot be told, or is nothing.
    pub(crate) fn known(&self) -> Option<Known> {
        Some(Known { entries: self.snapshot(ENTRIES)? })
    }

    /// What the store knows of stories.
    pub(crate) fn stories(&self) -> Stories<'_> {
        Stories { cache: self, known: self.snapshot(STORIES), fresh: Mutex::default() }
    }

    fn snapshot(&self, table: Table) -> Option<Snapshot> {
        let look = || self.database.begin_read().ok()?.open_table(table).ok();
        catch_unwind(AssertUnwindSafe(look)).ok().flatten()
    }

    /// Keeps what was read. Nothing is lost where that fails.
    pub(crate) fn store(&self, fresh: &[Fresh]) {
        self.insert(ENTRIES, fresh);
    }

    fn insert(&self, table: Table, fresh: &[Fresh]) {
        if fresh.is_empty() {
            return;
        }
        let keep = || -> Result<(), redb::Error> {
            let transaction = self.database.begin_write()?;
            {
                let mut table = transaction.open_table(table)?;
                for Fresh { key, entry } in fresh {
                    table.insert(key, entry.as_slice())?;
                }
            }
            transaction.commit()?;
            Ok(())
        };
        // A full disk or a damaged store costs the next run some time, and this run nothing.
        let _ = catch_unwind(AssertUnwindSafe(keep));
    }

    /// What all that is read in a document depends on.
    pub(crate) fn key(&self, document: &Document) -> Key {
        let mut hash = blake3::Hasher::new();
        hash.update(&self.program);
        let ending = document.path.rsplit('.').next().unwrap_or("");
        let dates = [document.published, document.modified].map(|day| format!("{day:?}"));
        let parts: [&str; 9] = [
            &document.sha256,
            ending,
            &dates[0],
            &dates[1],
            document.title.as_deref().unwrap_or("\u{0}"),
            document.outlet.as_deref().unwrap_or("\u{0}"),
            document.author.as_deref().unwrap_or("\u{0}"),
            document.language.as_deref().unwrap_or("\u{0}"),
            document.region.as_deref().unwrap_or("\u{0}"),
        ];
        for part in parts {
            hash.update(&(part.len() as u64).to_le_bytes());
            hash.update(part.as_bytes());
        }
        // The text itself: two records of one file have one digest, but not one text.
        hash.update(document.text().as_bytes());
        *hash.finalize().as_bytes()
    }
}

/// What stands for this program: its version, and the size and time of its file, so that a build
/// never reads what another build wrote.
fn program() -> Option<[u8; 32]> {
    let data = std::fs::metadata(std::env::current_exe().ok()?).ok()?;
    let modified = data.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
    let version = env!("CARGO_PKG_VERSION");
    let told = format!("{version} {} {}", data.len(), modified.as_nanos());
    Some(*blake3::hash(told.as_bytes()).as_bytes())
}

impl Known {
    /// What was read in the document of a key; none where it has to be read.
    pub(crate) fn find(&self, key: &Key) -> Option<(Bag, Packed)> {
        postcard::from_bytes(&whole(&self.entries, key)?).ok()
    }
}

impl Stories<'_> {
    /// Keeps what was learnt of stories.
    pub(crate) fn store(self) {
        self.cache.insert(STORIES, &self.fresh.into_inner().unwrap_or_default());
    }
}

impl Memory for Stories<'_> {
    fn recall(&self, key: &Key) -> Option<Vec<u8>> {
        whole(self.known.as_ref()?, key)
    }

    fn keep(&self, key: Key, outcome: Vec<u8>) {
        let (Some(fresh), Ok(mut all)) = (Fresh::whole(key, &outcome), self.fresh.lock()) else {
            return;
        };
        all.push(fresh);
        if all.len() >= STORIES_AT_ONCE {
            self.cache.insert(STORIES, &std::mem::take(&mut *all));
        }
    }
}

/// What the store holds under a key, if it is undamaged.
fn whole(table: &Snapshot, key: &Key) -> Option<Vec<u8>> {
    let look = || {
        let entry = table.get(key).ok()??;
        body(entry.value()).map(<[u8]>::to_vec)
    };
    catch_unwind(AssertUnwindSafe(look)).ok().flatten()
}

impl Fresh {
    /// What was read in the document of a key.
    pub(crate) fn of(key: Key, bag: &Bag, packed: &Packed) -> Option<Self> {
        Self::whole(key, &postcard::to_stdvec(&(bag, packed)).ok()?)
    }

    fn whole(key: Key, body: &[u8]) -> Option<Self> {
        let mut entry = blake3::hash(body).as_bytes().get(..CHECKSUM_BYTES)?.to_vec();
        entry.extend(body);
        Some(Self { key, entry })
    }
}

/// What an entry holds, if it is whole.
fn body(entry: &[u8]) -> Option<&[u8]> {
    let (checksum, body) = entry.split_at_checked(CHECKSUM_BYTES)?;
    (blake3::hash(body).as_bytes().get(..CHECKSUM_BYTES)? == checksum).then_some(body)
}
