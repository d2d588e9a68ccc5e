//! What was met in documents read before, for many that read at once.

use super::Copies;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What was met in documents read before, one for each thread that reads: whoever reads a document
/// takes one that nobody uses.
#[derive(Debug, Default)]
pub struct Desks(Mutex<Vec<Copies>>);

impl Desks {
    /// Reads at a desk that nobody sits at.
    pub fn at_one<T>(&self, read: impl FnOnce(&mut Copies) -> T) -> T {
        let mut copies = self.free().pop().unwrap_or_default();
        let found = read(&mut copies);
        self.free().push(copies);
        found
    }

    fn free(&self) -> MutexGuard<'_, Vec<Copies>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
