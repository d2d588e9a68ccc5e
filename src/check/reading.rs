//! The documents of a story are read when it is judged: one after the other, since what they have in
//! common is read once.

use super::renumber;
use super::waiting::Waiting;
use crate::Readings;
use crate::extract::{Copies, Desks};
use crate::lexicon::Lexicon;
use crate::model::Analysis;
use rayon::prelude::*;

/// Where there is enough to do, so many documents are read one after the other.
pub(super) const LOT_MAX: usize = 32;

/// Each thread gets so many lots of a run at least: few documents are read side by side.
const LOTS: usize = 8;

/// How many documents of a run of so many are read one after the other, at most.
pub(super) fn lot(documents: usize, most: usize) -> usize {
    (documents / (LOTS * rayon::current_num_threads())).clamp(1, most)
}

/// What was read in the documents of a story, numbered from 0; so many in a lot.
pub(super) fn analyses(
    story: Vec<Waiting>,
    lot: usize,
    desks: &Desks,
    lexicon: &Lexicon,
) -> Vec<Analysis> {
    let lots = story.into_par_iter().chunks(lot);
    let read = |lot| desks.at_one(|copies| one_by_one(lot, copies, lexicon));
    let mut analyses: Vec<Analysis> = lots.flat_map_iter(read).collect();
    for (at, analysis) in analyses.iter_mut().enumerate() {
        renumber(analysis, at);
    }
    analyses
}

fn one_by_one(lot: Vec<Waiting>, copies: &mut Copies, lexicon: &Lexicon) -> Vec<Analysis> {
    if lot.iter().all(Waiting::is_unread) {
        let documents = lot.into_iter().map(Waiting::whole_document);
        return crate::analyze_together(documents, copies, lexicon);
    }
    let (mut analyses, mut readings) = (Vec::with_capacity(lot.len()), Readings::default());
    for waiting in lot {
        let mut read =
            |document| crate::analyze_beside(&analyses, &mut readings, copies, document, lexicon);
        let analysis = waiting.analysis(&mut read);
        analyses.push(analysis);
    }
    analyses
}
