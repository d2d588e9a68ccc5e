//! Files fetched ahead of those who read them. The disk answers many questions at once, and of a
//! folder of small files it is asked one for each: whoever reads them must not wait for each answer.

use super::bytes_up_to;
use super::walk::Found;
use crate::ingest::IngestError;
use rayon::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;

/// A run of fewer files does not wait long for them.
const FILES_MIN: usize = 256;
/// So many files are handed over together.
const LOT: usize = 16;
/// So many lots wait at most.
const LOTS_MAX: usize = 16;
/// So many threads fetch files for each that reads them: they mostly wait.
const FETCHING: usize = 4;
/// A larger file is opened by whoever reads it: what is fetched ahead takes little memory.
const BYTES_MAX: usize = 64 << 10;

/// What a file holds, or why that is not known; nothing of a large one.
type Fetched = Option<Result<Vec<u8>, IngestError>>;

/// A lot of files by its number.
type Lot = (usize, Vec<Fetched>);

/// Reads files from what they hold, in their order.
pub(super) fn read<T: Send>(
    found: &[Found],
    each: impl Fn(&Found, Result<Vec<u8>, IngestError>) -> T + Sync,
) -> Vec<T> {
    let open = |found: &Found| each(found, found.bytes());
    if found.len() < FILES_MIN {
        return found.par_iter().map(open).collect();
    }
    let next = AtomicUsize::new(0);
    let mut read: Vec<(usize, Vec<T>)> = thread::scope(|scope| {
        let (send, receive) = sync_channel(LOTS_MAX);
        for _ in 0..FETCHING * rayon::current_num_threads() {
            let (send, next) = (send.clone(), &next);
            // Where the system has no thread left, fewer do.
            let _ = thread::Builder::new().spawn_scoped(scope, move || fetch(found, next, &send));
        }
        drop(send);
        let of_lot = |(at, fetched): Lot| {
            let files = found.chunks(LOT).nth(at).into_iter().flatten().zip(fetched);
            let read = files.map(|(found, fetched)| match fetched {
                Some(bytes) => each(found, bytes),
                None => open(found),
            });
            (at, read.collect())
        };
        receive.into_iter().par_bridge().map(of_lot).collect()
    });
    let left = next.into_inner().min(found.len().div_ceil(LOT));
    let rest = found.chunks(LOT).enumerate().skip(left);
    read.extend(rest.map(|(at, files)| (at, files.par_iter().map(open).collect())));
    read.sort_unstable_by_key(|(at, _)| *at);
    read.into_iter().flat_map(|(_, files)| files).collect()
}

/// Fetches one lot after the other, as long as there are some that nobody fetched.
fn fetch(found: &[Found], next: &AtomicUsize, send: &SyncSender<Lot>) {
    loop {
        let at = next.fetch_add(1, Ordering::Relaxed);
        let Some(files) = found.chunks(LOT).nth(at) else { return };
        let fetched = files.iter().map(|found| {
            if found.is_stdin() {
                return None;
            }
            bytes_up_to(&found.path, BYTES_MAX).transpose()
        });
        if send.send((at, fetched.collect())).is_err() {
            return;
        }
    }
}
