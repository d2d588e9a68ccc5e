//! The cache: what was read in a document, kept between runs in one file (redb: a single-file
//! store that survives being cut off in mid-write).
//!
//! A cache never gives a wrong result. An entry is keyed by everything its content depends on
//! (the document's bytes and metadata, this very program) and carries a checksum; whatever cannot
//! be opened or does not check out is read anew, and a store that is damaged is made again.
//! While another process has the store open, a run does without it.

use crate::model::{Analysis, Claim, Document, Entity, EntityMention, Mention, Sentence};
use jiff::civil::Date;
use rayon::prelude::*;
use redb::{Database, ReadableDatabase, TableDefinition};
use serde::{Deserialize, Serialize};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

/// Key: BLAKE3 of what an entry depends on. Value: checksum, then the entry in postcard form.
const ENTRIES: TableDefinition<'_, &[u8; 32], &[u8]> = TableDefinition::new("entries");
/// Bytes of BLAKE3 in front of an entry.
const CHECKSUM_BYTES: usize = 16;
/// A store that has grown past this is made again: nothing in it is irreplaceable.
const STORE_BYTES_MAX: u64 = 4 << 30;
/// For fewer documents than this, reading them is as fast as looking them up.
pub(crate) const DOCUMENTS_MIN: usize = 64;

/// What is kept of a document: everything read in it, but not the document itself.
#[derive(Serialize)]
struct Kept<'a> {
    /// The day of publication, which may have been read in the text.
    published: Option<Date>,
    sentences: &'a [Sentence],
    mentions: &'a [Mention],
    entities: &'a [Entity],
    entity_mentions: &'a [EntityMention],
    claims: &'a [Claim],
}

/// The same, read back.
#[derive(Deserialize)]
struct Found {
    published: Option<Date>,
    sentences: Vec<Sentence>,
    mentions: Vec<Mention>,
    entities: Vec<Entity>,
    entity_mentions: Vec<EntityMention>,
    claims: Vec<Claim>,
}

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
        let open = || catch_unwind(|| Database::create(&path));
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

    /// What is known of each document, in order; none where it has to be read.
    pub(crate) fn load(&self, documents: &[Document]) -> Vec<Option<Analysis>> {
        let none = || documents.iter().map(|_| None).collect();
        let look = || {
            let transaction = self.database.begin_read().ok()?;
            let table = transaction.open_table(ENTRIES).ok()?;
            let found = documents.par_iter().map(|document| {
                let entry = table.get(&self.key(document)).ok()??;
                restore(entry.value(), document)
            });
            Some(found.collect::<Vec<_>>())
        };
        catch_unwind(AssertUnwindSafe(look)).ok().flatten().unwrap_or_else(none)
    }

    /// Keeps what was read. Nothing is lost where that fails.
    pub(crate) fn store(&self, analyses: &[&Analysis]) {
        let keep = || -> Result<(), redb::Error> {
            let entries: Vec<_> = analyses
                .par_iter()
                .filter_map(|analysis| Some((self.key(&analysis.document), entry(analysis)?)))
                .collect();
            let transaction = self.database.begin_write()?;
            {
                let mut table = transaction.open_table(ENTRIES)?;
                for (key, entry) in &entries {
                    table.insert(key, entry.as_slice())?;
                }
            }
            transaction.commit()?;
            Ok(())
        };
        // A full disk or a damaged store costs the next run some time, and this run nothing.
        let _ = catch_unwind(AssertUnwindSafe(keep));
    }

    fn key(&self, document: &Document) -> [u8; 32] {
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

fn entry(analysis: &Analysis) -> Option<Vec<u8>> {
    let kept = Kept {
        published: analysis.document.published,
        sentences: &analysis.sentences,
        mentions: &analysis.mentions,
        entities: &analysis.entities,
        entity_mentions: &analysis.entity_mentions,
        claims: &analysis.claims,
    };
    let body = postcard::to_stdvec(&kept).ok()?;
    let mut entry = blake3::hash(&body).as_bytes().get(..CHECKSUM_BYTES)?.to_vec();
    entry.extend(body);
    Some(entry)
}

fn restore(entry: &[u8], document: &Document) -> Option<Analysis> {
    let (checksum, body) = entry.split_at_checked(CHECKSUM_BYTES)?;
    if blake3::hash(body).as_bytes().get(..CHECKSUM_BYTES)? != checksum {
        return None;
    }
    let found: Found = postcard::from_bytes(body).ok()?;
    let mut claims = found.claims;
    for claim in &mut claims {
        claim.id.document = document.id;
    }
    Some(Analysis {
        document: Document { published: found.published, ..document.clone() },
        sentences: found.sentences,
        mentions: found.mentions,
        entities: found.entities,
        entity_mentions: found.entity_mentions,
        claims,
    })
}
