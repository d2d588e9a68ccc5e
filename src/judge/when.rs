//! When a claim of state holds, as far as its words and its document say.

use crate::model::{Analysis, Claim, Grain, TimeKind, TimeValue};
use jiff::civil::Date;

/// First and last day of a stretch of time, as far as known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Days {
    /// First day; none where open.
    pub from: Option<Date>,
    /// Last day; none where open.
    pub to: Option<Date>,
    /// Whether the text names the time, rather than the document's date standing in for it.
    pub said: bool,
}

impl Days {
    /// When the claim says that it holds or happened; without such words, when its document was
    /// published.
    pub fn of(analysis: &Analysis, claim: &Claim) -> Self {
        let mut said = claim.qualifiers.iter().filter_map(|qualifier| qualifier.time.as_ref());
        if let Some(days) = said.find_map(days) {
            return days;
        }
        let published = analysis.document.published;
        Self { from: published, to: published, said: false }
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
    (b - a).get_days()
}

fn days(time: &TimeValue) -> Option<Days> {
    if !matches!(time.kind, TimeKind::Date | TimeKind::DateRange) && time.grain != Grain::Hour {
        return None;
    }
    let from = time.from.map(jiff::civil::DateTime::date);
    let to = time.to.and_then(|to| to.date().checked_sub(jiff::Span::new().days(1)).ok());
    let to = to.map(|to| from.map_or(to, |from| to.max(from)));
    (from.is_some() || to.is_some()).then_some(Days { from, to, said: true })
}
