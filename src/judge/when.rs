//! When a claim of state holds, as far as its words and its document say.

use crate::model::time::{TimeRelation, days_between};
use crate::model::{Analysis, Claim, Grain, TimeKind, TimeValue, Value};
use jiff::civil::Date;

/// Days that "still" is taken to cover at least.
const LASTING: i64 = 7;

/// First and last day of a stretch of time, as far as known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Days {
    /// First day; none where open.
    pub from: Option<Date>,
    /// Last day; none where open.
    pub to: Option<Date>,
    /// Whether the text names the time, rather than the document's date standing in for it.
    pub said: bool,
    /// The last day on which what is said may have begun, where the text names a time.
    pub begun: Option<Date>,
}

impl Days {
    /// When the claim says that it holds or happened; without such words, when its document was
    /// published. What `lasts` ("still closed") held before, too.
    pub fn of(analysis: &Analysis, claim: &Claim, lasts: bool) -> Self {
        let published = analysis.document.published;
        let said = claim.qualifiers.iter().filter_map(|qualifier| qualifier.time.as_ref());
        let mut days = match claim.value {
            Value::Status(_) => Self::happened(said, published),
            _ => Self::told(said, published),
        };
        if lasts {
            days.from =
                days.from.and_then(|from| from.checked_sub(jiff::Span::new().days(LASTING)).ok());
        }
        days
    }

    /// When that happened which such times are told of, in a document of that date.
    pub fn happened<'t>(
        said: impl Iterator<Item = &'t TimeValue>,
        published: Option<Date>,
    ) -> Self {
        let mut days = Self::told(said, published);
        if long_ago(days.begun, published) {
            days.to = days.begun;
        }
        days
    }

    /// What the first of some times stands for; without any, the date of the document.
    fn told<'t>(mut said: impl Iterator<Item = &'t TimeValue>, published: Option<Date>) -> Self {
        let plain = Self { from: published, to: published, said: false, begun: None };
        said.find_map(|time| days(time, published)).unwrap_or(plain)
    }

    /// The day by which it had begun, as far as its words say.
    pub fn begun(self) -> Option<Date> {
        self.begun.filter(|_| self.said)
    }

    /// Whether anything is known of it.
    pub fn known(self) -> bool {
        self.from.is_some() || self.to.is_some()
    }

    /// Whether the two share a day, or stand at most `slack` days apart; unknown ends meet all.
    pub fn meet(self, other: Self, slack: i32) -> bool {
        let before = |a: Option<Date>, b: Option<Date>| match (a, b) {
            (Some(a), Some(b)) => distance(a, b) > slack,
            _ => false,
        };
        !before(self.to, other.from) && !before(other.to, self.from)
    }

    /// Whether this lies wholly before the other.
    pub fn before(self, other: Self) -> bool {
        matches!((self.to, other.from), (Some(a), Some(b)) if a < b)
    }
}

/// Days from `a` to `b`, negative where `b` is earlier.
pub fn distance(a: Date, b: Date) -> i32 {
    days_between(a, b)
}

/// The first day of a time and the one after its last, as far as known.
pub type Reach = (Option<Date>, Option<Date>);

/// The days that the times of a claim lie in.
pub fn times(claim: &Claim) -> Vec<Reach> {
    let said = claim.qualifiers.iter().filter_map(|qualifier| qualifier.time.as_ref());
    said.map(TimeValue::interval).collect()
}

/// Whether both are told of some times, and none of the one shares a day with one of the other.
pub fn in_other_times(own: &[Reach], others: &[Reach]) -> bool {
    let before = |end: Option<Date>, start: Option<Date>| {
        end.zip(start).is_some_and(|(end, start)| end <= start)
    };
    let meet =
        |one: &Reach| others.iter().any(|other| !before(one.1, other.0) && !before(other.1, one.0));
    !own.is_empty() && !others.is_empty() && !own.iter().any(meet)
}

/// Days after which what happened in a month or year is history: he "was convicted in 1996".
const HISTORY: i32 = 800;

fn long_ago(to: Option<Date>, published: Option<Date>) -> bool {
    to.zip(published).is_some_and(|(to, published)| distance(to, published) > HISTORY)
}

/// The days that a time stands for in a claim of a document of that date.
fn days(time: &TimeValue, published: Option<Date>) -> Option<Days> {
    if !matches!(time.kind, TimeKind::Date | TimeKind::DateRange) && time.grain > Grain::Day {
        return None;
    }
    let from = time.from.map(jiff::civil::DateTime::date);
    let to = time.to.and_then(|to| to.date().checked_sub(jiff::Span::new().days(1)).ok());
    let to = to.map(|to| from.map_or(to, |from| to.max(from)));
    if from.is_none() && to.is_none() {
        return None;
    }
    let begun = to;
    let (from, to) = match time.relation {
        Some(TimeRelation::Since) => (from, published.or(to)),
        Some(TimeRelation::Until | TimeRelation::Through) => (published, to),
        // A deadline says nothing of when it holds.
        Some(TimeRelation::By) => return None,
        // "Closed in November" speaks of what has come to stay.
        None if time.grain > Grain::Week && to < published => (from, published),
        // What is told as a fact now and names a day to come ("to the end of 2028") holds till then.
        None if from > published && published.is_some() => (published, to),
        None => (from, to),
    };
    Some(Days { from, to, said: true, begun })
}
