//! What the system says of a file without opening it: while none of it changes, nor does the file.
//!
//! As git's index does it ("racy git" in its technical documentation): device, inode, size, and the
//! times of the last change of the content and of the entry, to the nanosecond. The last cannot be
//! set by a program. A file that changed a moment ago may change again within one tick of the
//! system's clock: it is not trusted before some time has passed.

use crate::Key;
use std::fs::Metadata;

/// How old the last change must be: file systems keep time to 2 s at the worst.
#[cfg(unix)]
const SETTLED_SECONDS: i64 = 3;

/// A digest of what the system says of a file; none where it does not say enough, or the file
/// changed a moment ago.
#[cfg(unix)]
pub(super) fn digest(file: &Metadata) -> Option<Key> {
    use std::os::unix::fs::MetadataExt;
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).ok()?;
    let now = i64::try_from(now.as_secs()).ok()?;
    let changed = file.mtime().max(file.ctime());
    if !file.is_file() || now.saturating_sub(changed) < SETTLED_SECONDS {
        return None;
    }
    let mut hash = blake3::Hasher::new();
    for part in [file.dev(), file.ino(), file.size()] {
        hash.update(&part.to_le_bytes());
    }
    for part in [file.mtime(), file.mtime_nsec(), file.ctime(), file.ctime_nsec()] {
        hash.update(&part.to_le_bytes());
    }
    Some(*hash.finalize().as_bytes())
}

/// Other systems do not tell when an entry was last changed: files are read.
#[cfg(not(unix))]
pub(super) fn digest(_: &Metadata) -> Option<Key> {
    None
}
