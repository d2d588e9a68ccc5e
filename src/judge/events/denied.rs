//! One event told as done and as not done, or as still to come.

use super::compare::{Bench, Differ, ENOUGH, Rivals};
use super::kin::{one_thing, share, strangers};
use super::{Argument, Event, Telling, Told};
use crate::judge::pair::tell_apart;
use jiff::civil::Date;

impl Bench<'_> {
    /// The one has it done, the other not.
    pub(super) fn denied(&self, done: &Telling, not: &Telling) -> Option<Box<Rivals>> {
        let told = done.told_as == Told::Done && matches!(not.told_as, Told::Not | Told::NotYet);
        // What is denied is denied of all time up to then, unless a time is named.
        let one_time = if not.days.said && done.days.said {
            done.days.meet(not.days, 0)
        } else {
            !not.days.before(done.days)
        };
        let early = not.told_as == Told::NotYet && !self.first(done, not);
        if !told || done.many || !one_time || early || !concern_one(done, not) {
            return None;
        }
        self.rivals(Differ::Denied, done, not)
    }

    /// The one has it done, the other to come.
    pub(super) fn pending(&self, done: &Telling, ahead: &Telling) -> Option<Box<Rivals>> {
        let told = done.told_as == Told::Done && ahead.told_as == Told::Ahead;
        if !told || done.many || !concern_one(done, ahead) {
            return None;
        }
        if !self.first(done, ahead) && !self.is_later(done, ahead) {
            return None;
        }
        self.rivals(Differ::Pending, done, ahead)
    }

    fn rivals(&self, differ: Differ, left: &Telling, right: &Telling) -> Option<Box<Rivals>> {
        let score = self.shared(left, right, &[]) + self.common;
        let (a, b) = (concerned(left).next()?, concerned(right).next()?);
        (score >= ENOUGH).then(|| Rivals::of(differ, (left, a), (right, b), score))
    }

    /// Whether it was done, by the one account, before the other says that it was not.
    fn first(&self, done: &Telling, not: &Telling) -> bool {
        let published = |event: &Telling| self.published(event);
        let by = if done.days.said { done.days.begun() } else { published(done) };
        matches!((by, published(not)), (Some(by), Some(said)) if by < said)
    }

    /// Whether the one names a day to come for what was done, by the other account, before it.
    fn is_later(&self, done: &Telling, ahead: &Telling) -> bool {
        let by = if done.days.said { done.days.begun() } else { self.published(done) };
        let starts = self.times(ahead).into_iter().filter_map(|(from, _)| from);
        let later = by.zip(starts.max()).is_some_and(|(by, start)| by < start);
        later && !tell_apart(&self.names_in(done), &self.names_in(ahead))
    }

    /// The names that a telling has, as they are written.
    fn names_in(&self, event: &Telling) -> Vec<&str> {
        let Some(analysis) = self.analyses.get(event.place.0) else { return Vec::new() };
        let named = analysis.entity_mentions_in(event.span(event.reach)).iter();
        named.filter(|one| one.named).map(|one| analysis.document.quote(one.span)).collect()
    }

    fn published(&self, event: &Telling) -> Option<Date> {
        self.analyses.get(event.place.0)?.document.published
    }
}

/// Who and what is concerned, what it was done to first.
fn concerned(event: &Event) -> impl Iterator<Item = &Argument> {
    event.what.iter().chain(&event.who).chain(&event.whom)
}

/// Whether two events are of one thing: nobody in them is a stranger to the other.
fn concern_one(left: &Event, right: &Event) -> bool {
    let everybody = |event: &Event| -> Vec<Argument> { concerned(event).cloned().collect() };
    let apart = strangers(&left.who, &right.who)
        || strangers(&left.what, &right.what)
        || strangers(&left.places, &right.places);
    if apart {
        return false;
    }
    if left.noun || right.noun {
        return share(&everybody(left), &everybody(right));
    }
    let things = left.what.is_empty() && right.what.is_empty() || one_thing(left, right);
    let named = share(&left.what, &right.what) || share(&left.who, &right.who) && things;
    things && named
}
