//! What the system says of a file without opening it: while none of it changes, nor does the file.
//!
//! As git's index does it ("racy git" in its technical documentation): device, inode, size, and the
//! times of the last change of the content and of the entry, to the nanosecond. The last cannot be
//! set by a program. A file that changed a moment ago may change again within one tick of the
//! system's clock: it is not trusted before some time has passed.

use std::fs::Metadata;

/// What the system says of a file.
pub(super) type Told = [u64; 7];

/// How old the last change must be: file systems keep time to 2 s at the worst.
#[cfg(unix)]
const SETTLED_SECONDS: i64 = 3;

/// What the system says of a file; none where it does not say enough, or the file changed a moment
/// ago.
#[cfg(unix)]
pub(super) fn told(file: &Metadata) -> Option<Told> {
    use std::os::unix::fs::MetadataExt;
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).ok()?;
    let now = i64::try_from(now.as_secs()).ok()?;
    let changed = file.mtime().max(file.ctime());
    if !file.is_file() || now.saturating_sub(changed) < SETTLED_SECONDS {
        return None;
    }
    let times = [file.mtime(), file.mtime_nsec(), file.ctime(), file.ctime_nsec()];
    let [mtime, mtime_nsec, ctime, ctime_nsec] = times.map(i64::cast_unsigned);
    Some([file.dev(), file.ino(), file.size(), mtime, mtime_nsec, ctime, ctime_nsec])
}

/// Other systems do not tell when an entry was last changed: files are read.
#[cfg(not(unix))]
pub(super) fn told(_: &Metadata) -> Option<Told> {
    None
}
