//! Files looked up in the cache many at a time: ten thousand files are some hundred look-ups.
//!
//! Files that follow one another are a lot. Where one ends, the names of its last file and of its
//! folder say, so that a file that joins or goes changes its own lot and no other. What is known of
//! a lot is kept under what its files hold; what they hold is kept under what the system says of
//! them, so that files that did not change are not opened.

use super::item::{Entry, Item, Reader};
use super::seen::{self, Told};
use super::walk::Found;
use crate::Key;
use crate::cli::cache::{Cache, LOT_MAX, LOT_MEAN, Of, digest, ending};
use crate::ingest::IngestError;
use rayon::prelude::*;
use std::hash::BuildHasher;
use std::path::Path;
use std::sync::Arc;

/// A lot of so many bytes ends, whatever its last file is called: one that is not known is opened as
/// a whole.
const BYTES_MAX: u64 = 4 << 20;

/// What came of a file.
pub(super) type Outcome = Result<Vec<Item>, IngestError>;

/// A file before it is opened.
struct Asked<'a> {
    found: &'a Found,
    bytes: u64,
    /// What the system says of it, if that is enough.
    seen: Option<Told>,
}

/// A file that was opened.
struct Opened<'a> {
    found: &'a Found,
    bytes: Vec<u8>,
    key: Key,
}

/// What was read in such files, or what the cache knows of them, in their order.
pub(super) fn read(found: &[Found], reader: &Arc<Reader>, cache: &Cache) -> Vec<Outcome> {
    // Asked before a file is opened: what changes while it is read is not taken for known.
    let asked: Vec<Asked<'_>> = found.par_iter().map(Asked::of).collect();
    let lots: Vec<&[Asked<'_>]> = lots(&asked).collect();
    let read: Vec<Vec<Outcome>> =
        lots.into_par_iter().map(|files| Lot { files, reader, cache }.read()).collect();
    read.into_iter().flatten().collect()
}

impl<'a> Asked<'a> {
    fn of(found: &'a Found) -> Self {
        let data = if found.is_stdin() { None } else { std::fs::metadata(&found.path).ok() };
        let bytes = data.as_ref().map_or(0, std::fs::Metadata::len);
        Self { found, bytes, seen: data.and_then(|data| seen::told(&data)) }
    }
}

/// Files in lots.
fn lots<'a>(asked: &'a [Asked<'a>]) -> impl Iterator<Item = &'a [Asked<'a>]> {
    let hasher = foldhash::quality::FixedState::default();
    let (mut files, mut bytes) = (0_usize, 0_u64);
    let goes_on = move |file: &Asked<'_>, _: &Asked<'_>| {
        files += 1;
        bytes = bytes.saturating_add(file.bytes);
        // In many an archive every folder holds the same few names.
        let folder = file.found.path.parent().and_then(Path::file_name);
        let named = hasher.hash_one((folder, file.found.path.file_name())) % LOT_MEAN == 0;
        let ends = named || files >= LOT_MAX || bytes >= BYTES_MAX;
        if ends {
            (files, bytes) = (0, 0);
        }
        !ends
    };
    asked.chunk_by(goes_on)
}

/// Files that are looked up together.
struct Lot<'a> {
    files: &'a [Asked<'a>],
    reader: &'a Arc<Reader>,
    cache: &'a Cache,
}

impl Lot<'_> {
    /// What was read in the files, or is known of them.
    fn read(&self) -> Vec<Outcome> {
        let seen = self.seen();
        let key = seen.and_then(|seen| self.cache.find(Of::Seen, &seen, |key| key.try_into().ok()));
        if let Some(items) = key.and_then(|key| self.known(&key)) {
            return items;
        }
        let opened: Vec<Result<Opened<'_>, IngestError>> =
            self.files.par_iter().map(|file| self.open(file.found)).collect();
        let all: Result<Vec<&Opened<'_>>, _> = opened.iter().map(Result::as_ref).collect();
        // Where one cannot be opened, nothing is known of what the lot holds.
        let key = all.ok().map(|all| digest(all.into_iter().map(|file| &file.key)));
        if let (Some(seen), Some(key)) = (seen, key) {
            self.cache.keep(Of::Seen, seen, &key);
        }
        key.and_then(|key| self.known(&key)).unwrap_or_else(|| self.anew(opened, key))
    }

    /// What stands for all that the system says of the files, and for how they are read.
    fn seen(&self) -> Option<Key> {
        let mut hash = self.reader.hasher(self.cache);
        for file in self.files {
            hash.update(ending(&file.found.shown).as_bytes());
            hash.update(&[0]);
            hash.update(file.seen?.map(u64::to_le_bytes).as_flattened());
        }
        Some(*hash.finalize().as_bytes())
    }

    fn open<'a>(&self, found: &'a Found) -> Result<Opened<'a>, IngestError> {
        let bytes = found.bytes()?;
        let key = self.reader.key(self.cache, &found.shown, blake3::hash(&bytes).as_bytes());
        Ok(Opened { found, bytes, key })
    }

    /// What is known of files that hold what the key says.
    fn known(&self, key: &Key) -> Option<Vec<Outcome>> {
        let read = |bytes: &[u8]| postcard::from_bytes::<Vec<Entry>>(bytes).ok();
        let entries = self.cache.find(Of::Lot, key, read)?;
        let items = self.files.iter().zip(entries);
        let items = items.map(|(file, entry)| Ok(vec![self.reader.known(file.found, entry)]));
        let items: Vec<Outcome> = items.collect();
        (items.len() == self.files.len()).then_some(items)
    }

    /// Reads what no cache knows, and has it kept.
    fn anew(&self, opened: Vec<Result<Opened<'_>, IngestError>>, key: Option<Key>) -> Vec<Outcome> {
        let read = opened.into_par_iter().map(|file| match file {
            Ok(Opened { found, bytes, key }) => {
                match self.reader.kept(self.cache, &found.shown, &bytes, key) {
                    Ok((items, entry)) => (Ok(items), entry),
                    Err(error) => (Err(error), None),
                }
            }
            Err(error) => (Err(error), None),
        });
        let (outcomes, entries): (Vec<Outcome>, Vec<Option<Entry>>) = read.unzip();
        // One that cannot be read or holds many documents is opened each time, and its lot with it.
        let entries: Option<Vec<Entry>> = entries.into_iter().collect();
        let entries = entries.and_then(|entries| postcard::to_stdvec(&entries).ok());
        if let (Some(key), Some(entries)) = (key, entries) {
            self.cache.keep(Of::Lot, key, &entries);
        }
        outcomes
    }
}
