//! Two deeds of one kind, each to the other: at another time, or in answer.

use super::Telling;
use super::compare::Bench;
use crate::judge::when::{Reach, in_other_times};
use crate::model::{Mention, TimeValue};

impl Bench<'_> {
    /// Whether two tellings name times that share no day, or one is the answer to the like ("sued
    /// Acme IN RETURN").
    pub(super) fn is_another(&self, left: &Telling, right: &Telling) -> bool {
        in_other_times(&self.times(left), &self.times(right))
            || self.is_answer(left) != self.is_answer(right)
    }

    /// The days that the times of a telling lie in.
    pub(super) fn times(&self, event: &Telling) -> Vec<Reach> {
        let Some(analysis) = self.analyses.get(event.place.0) else { return Vec::new() };
        let mentions = analysis.mentions_in(event.span(event.reach));
        mentions.filter_map(Mention::time).map(TimeValue::interval).collect()
    }

    fn is_answer(&self, event: &Telling) -> bool {
        let reach = event.span(event.reach);
        let analysis = self.analyses.get(event.place.0);
        let sentence = analysis.and_then(|analysis| analysis.sentences.get(event.place.1));
        let words = sentence.map_or(&[][..], |sentence| &sentence.words);
        let inside = words.iter().filter(|word| word.span.overlaps(reach));
        inside.into_iter().any(|word| self.lexicon.deeds.is_answer(&word.lemma))
    }
}
