//! The place of a document in a run: first it waits there, then what is left of it lies there.

use super::waiting::Waiting;
use crate::model::Analysis;
use std::sync::{Mutex, PoisonError};

/// Stories are judged side by side: each takes its documents and puts back what is left of them.
pub(super) struct Slot(Mutex<Held>);

#[derive(Default)]
enum Held {
    Waiting(Waiting),
    Done(Box<Analysis>),
    #[default]
    Nothing,
}

impl Slot {
    /// The place of a document that waits.
    pub(super) fn of(waiting: Waiting) -> Self {
        Self(Mutex::new(Held::Waiting(waiting)))
    }

    /// Takes the document that waits there.
    pub(super) fn take(&self) -> Option<Waiting> {
        match std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner)) {
            Held::Waiting(waiting) => Some(waiting),
            Held::Done(_) | Held::Nothing => None,
        }
    }

    /// Puts there what is left of a document.
    pub(super) fn put(&self, analysis: Analysis) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Held::Done(Box::new(analysis));
    }

    /// What is left of the document.
    pub(super) fn analysis(self) -> Analysis {
        match self.0.into_inner().unwrap_or_else(PoisonError::into_inner) {
            Held::Done(analysis) => *analysis,
            Held::Waiting(_) | Held::Nothing => Analysis::default(),
        }
    }
}
