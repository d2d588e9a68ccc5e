//! Two short articles: few of their sentences meet, so that what they share is seldom shared by chance.

use super::opposites::{Meeting, Stated};
use super::when::{in_other_times, times};
use crate::model::Lemma;

/// What it adds to the strength of a meeting, in bits, that neither document has much else to speak of.
const BRIEF: u32 = 2;

/// Sentences up to which a document has not.
const BRIEF_MAX: usize = 2;

impl Meeting<'_> {
    /// What it adds to the strength that both documents are short.
    pub(super) fn brevity(&self) -> u32 {
        if self.is_brief() { BRIEF } else { 0 }
    }

    /// Whether both documents have little else to speak of, and speak of the like and of no other
    /// time.
    pub fn is_brief(&self) -> bool {
        let brief = |one: &Stated<'_>| one.analysis.sentences.len() <= BRIEF_MAX;
        let (a, b) = (self.left.claim, self.right.claim);
        let pending = self.left.is_pending() || self.right.is_pending();
        // "Agreed to the MERGER" and "rejected the MERGER": the cue may hold what its state is of.
        let knows =
            |one: &Stated<'_>, head: &Lemma| one.words().iter().any(|word| word.lemma == *head);
        let strange = |a: Option<&Lemma>, b: Option<&Lemma>| {
            let known = |a, b| knows(self.right, a) && knows(self.left, b);
            a.zip(b).is_some_and(|(a, b)| a != b && !known(a, b))
        };
        let within = |a: &[Lemma], b: &[Lemma]| a.iter().all(|word| b.contains(word));
        brief(self.left)
            && brief(self.right)
            && !strange(a.names.last(), b.names.last())
            && (within(&a.attribute, &b.attribute) || within(&b.attribute, &a.attribute))
            && (pending || !in_other_times(&times(a), &times(b)))
    }
}
