//! One event told as done and as not done, as still to come, or as its contrary.

use super::compare::{Bench, Differ, ENOUGH, Rivals, SAME_MAX};
use super::kin::{is_same, one_thing, share, strangers};
use super::{Argument, Event, Told};
use jiff::civil::Date;
use std::collections::BTreeMap;

impl Bench<'_> {
    /// The one has it done, the other not.
    pub(super) fn denied(&self, done: &Event, not: &Event, common: u32) -> Option<Rivals> {
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
        self.rivals(Differ::Denied, done, not, common)
    }

    /// The one has it done, the other to come.
    pub(super) fn pending(&self, done: &Event, ahead: &Event, common: u32) -> Option<Rivals> {
        let told = done.told_as == Told::Done && ahead.told_as == Told::Ahead;
        if !told || done.many || !concern_one(done, ahead) || !self.first(done, ahead) {
            return None;
        }
        self.rivals(Differ::Pending, done, ahead, common)
    }

    /// Contraries of one thing.
    pub(super) fn contraries(&self, events: &[Event]) -> Vec<Rivals> {
        let mut by: BTreeMap<usize, Vec<(usize, &Event)>> = BTreeMap::new();
        for event in events.iter().filter(|event| event.told_as == Told::Done) {
            for (set, side) in self.lexicon.contraries.of(&event.word) {
                by.entry(*set).or_default().push((*side, event));
            }
        }
        let mut found = Vec::new();
        for told in by.into_values() {
            let told = told.get(..SAME_MAX.min(told.len())).unwrap_or(&[]);
            for (at, (side, left)) in told.iter().enumerate() {
                for (other, right) in told.iter().skip(at + 1) {
                    let apart = left.place.0 != right.place.0 && side != other;
                    if apart
                        && left.days.meet(right.days, 1)
                        && left.days.known()
                        && right.days.known()
                        && theme(left)
                            .iter()
                            .any(|one| theme(right).iter().any(|two| is_same(one, two)))
                    {
                        found.extend(self.rivals(Differ::Contrary, left, right, 0));
                    }
                }
            }
        }
        found
    }

    fn rivals(&self, differ: Differ, left: &Event, right: &Event, common: u32) -> Option<Rivals> {
        let score = self.shared(left, right, &[]) + common;
        let argument =
            |event: &Event| event.what.iter().chain(&event.who).chain(&event.whom).next().cloned();
        (score >= ENOUGH).then_some(())?;
        Some(Rivals {
            differ,
            left: (left.clone(), argument(left)?),
            right: (right.clone(), argument(right)?),
            score,
        })
    }

    /// Whether it was done, by the one account, before the other says that it was not.
    fn first(&self, done: &Event, not: &Event) -> bool {
        let published = |event: &Event| self.published(event);
        let by = if done.days.said { done.days.begun() } else { published(done) };
        matches!((by, published(not)), (Some(by), Some(said)) if by < said)
    }

    fn published(&self, event: &Event) -> Option<Date> {
        self.analyses.get(event.place.0)?.document.published
    }
}

/// Whether two events are of one thing: nobody in them is a stranger to the other.
fn concern_one(left: &Event, right: &Event) -> bool {
    let everybody = |event: &Event| -> Vec<Argument> {
        event.who.iter().chain(&event.what).chain(&event.whom).cloned().collect()
    };
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

/// What an event is of: what it is done to, or who it is of whom nothing more is said.
fn theme(event: &Event) -> &[Argument] {
    if event.what.is_empty() { &event.who } else { &event.what }
}
