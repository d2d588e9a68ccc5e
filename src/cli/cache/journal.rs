//! What was kept lately: entries in a file beside the store, one behind the other. To write into the
//! store takes several waits for the disk, however little it is; to append here takes none.
//!
//! Each entry has a checksum of all of it. One that was cut off in mid-write, or is damaged, ends the
//! journal: what is behind it is not looked at, and the journal goes into the store with the next
//! entries that are kept.

use super::{Of, checksum};
use crate::Key;
use std::collections::BTreeMap;
use std::fs::OpenOptions;
use std::io::Write;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// All of it is read by every run: what is longer goes into the store.
const BYTES_MAX: usize = 2 << 20;
/// In front of an entry: checksum, what it is of, its key, its length.
const HEAD_BYTES: usize = 8 + 1 + 32 + 4;

/// The journal as it was when the run began.
#[derive(Default)]
pub(super) struct Journal {
    path: PathBuf,
    bytes: Vec<u8>,
    places: BTreeMap<(u8, Key), Range<usize>>,
    /// Whether it ends as it should.
    whole: bool,
}

impl Journal {
    /// Reads it; empty where there is none.
    pub(super) fn read(path: PathBuf) -> Self {
        let bytes = std::fs::read(&path).unwrap_or_default();
        let (mut places, mut at) = (BTreeMap::new(), 0);
        while let Some((key, entry)) = entry(&bytes, at) {
            at = entry.end;
            places.insert(key, entry);
        }
        let whole = at == bytes.len();
        Self { path, bytes, places, whole }
    }

    /// An entry.
    pub(super) fn find(&self, of: Of, key: &Key) -> Option<&[u8]> {
        self.bytes.get(self.places.get(&(of as u8, *key))?.clone())
    }

    /// All entries.
    pub(super) fn entries(&self) -> impl Iterator<Item = (Of, Key, &[u8])> {
        self.places.iter().filter_map(|((of, key), place)| {
            Some((*Of::ALL.get(usize::from(*of))?, *key, self.bytes.get(place.clone())?))
        })
    }

    /// Appends entries; whether that was to be done, and could be.
    pub(super) fn append(&self, entries: &[(Of, Key, Vec<u8>)]) -> bool {
        let lengths = entries.iter().map(|(_, _, entry)| HEAD_BYTES + entry.len());
        let fresh = lengths.fold(0, usize::saturating_add);
        if !self.whole || self.bytes.len().saturating_add(fresh) > BYTES_MAX {
            return false;
        }
        let mut bytes = Vec::with_capacity(fresh);
        for entry in entries {
            bytes.extend(written(entry));
        }
        // In one piece: another run may append as well.
        let file = OpenOptions::new().append(true).create(true).open(&self.path);
        file.and_then(|mut file| file.write_all(&bytes)).is_ok()
    }

    /// Removes it, once its entries are in the store.
    pub(super) fn remove(&self) {
        let _ = std::fs::remove_file(&self.path);
    }

    /// Where it lies beside the store.
    pub(super) fn beside(store: &Path) -> PathBuf {
        store.with_extension("journal")
    }
}

/// An entry with what stands in front of it.
fn written((of, key, entry): &(Of, Key, Vec<u8>)) -> Vec<u8> {
    let length = u32::try_from(entry.len()).unwrap_or(u32::MAX).to_le_bytes();
    let told = [&[*of as u8][..], key, &length, entry].concat();
    [&checksum(&told)[..], &told].concat()
}

/// The entry that begins at a place, if there is a whole one.
fn entry(bytes: &[u8], at: usize) -> Option<((u8, Key), Range<usize>)> {
    let (sum, told) = bytes.get(at..)?.split_first_chunk::<8>()?;
    let (of, rest) = told.split_first()?;
    let (key, rest) = rest.split_first_chunk::<32>()?;
    let (length, _) = rest.split_first_chunk::<4>()?;
    let start = at + HEAD_BYTES;
    let end = start.checked_add(u32::from_le_bytes(*length) as usize)?;
    let told = bytes.get(at + sum.len()..end)?;
    (checksum(told) == *sum).then_some(((*of, *key), start..end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_cut_off_or_damaged_ends_the_journal() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("documents.journal");
        let empty = Journal::read(path.clone());
        let entries = [(Of::Text, [1; 32], vec![7; 100]), (Of::Story, [2; 32], vec![8; 50])];
        assert!(empty.append(&entries));
        let whole = Journal::read(path.clone());
        assert_eq!(whole.find(Of::Story, &[2; 32]), Some(&[8; 50][..]));
        assert_eq!(whole.find(Of::Text, &[2; 32]), None);
        assert_eq!(whole.entries().count(), 2);
        let bytes = std::fs::read(&path).unwrap();
        for end in 0..bytes.len() {
            std::fs::write(&path, &bytes[..end]).unwrap();
            let cut = Journal::read(path.clone());
            let first = HEAD_BYTES + 100;
            assert_eq!(cut.find(Of::Text, &[1; 32]).is_some(), end >= first, "{end}");
            assert_eq!(cut.find(Of::Story, &[2; 32]), None);
            assert_eq!(cut.append(&entries[..0]), end == 0 || end == first, "{end}");
        }
        for at in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 1;
            std::fs::write(&path, damaged).unwrap();
            assert_eq!(Journal::read(path.clone()).find(Of::Story, &[2; 32]), None);
        }
        whole.remove();
        assert_eq!(Journal::read(path).entries().count(), 0);
    }
}
