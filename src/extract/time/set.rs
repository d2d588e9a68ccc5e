//! Times that recur: "every Monday", "each year", "on Sundays", "weekly".

use super::items::Gap;
use super::parser::Parser;
use crate::lexicon::time::Cue;
use crate::model::{Grain, TimeKind, TimeValue};
use crate::text::TokenKind;

impl Parser<'_> {
    /// A recurring time that begins at `i`, and where it ends.
    pub(super) fn set(&self, i: usize) -> Option<(TimeValue, usize)> {
        let item = self.next(i)?;
        let sense = item.sense?;
        // "The Daily Beacon"
        let named = item.is_capitalised()
            && self.next(i + 1).is_some_and(|next| {
                next.kind == TokenKind::Word && next.is_capitalised() && next.gap == Gap::Space
            });
        // "The Northern Weekly"
        let ends_name = i > 0
            && item.is_capitalised()
            && self.before(i).is_some_and(|before| {
                before.kind == TokenKind::Word && before.is_capitalised() && item.gap == Gap::Space
            });
        if (named || ends_name) && sense.recurring.is_some() {
            return None;
        }
        if let Some(period) = sense.recurring {
            return Some((set(Grain::Day, period.to_owned()), i + 1));
        }
        if let Some(weekday) = sense.weekdays {
            return Some((set(Grain::Day, format!("XXXX-WXX-{weekday}")), i + 1));
        }
        if !item.any(&[Cue::Every, Cue::Each]) {
            return None;
        }
        if self.is(i + 1, Cue::Other) {
            let unit = self.next(i + 2)?.unit().filter(|unit| unit.singular)?;
            return Some((set(unit.grain, period(2, unit.grain)?), i + 3));
        }
        let next = self.next(i + 1)?;
        if let Some(weekday) = next.weekday() {
            return Some((set(Grain::Day, format!("XXXX-WXX-{weekday}")), i + 2));
        }
        if let Some(month) = next.month() {
            return Some((set(Grain::Month, format!("XXXX-{month:02}")), i + 2));
        }
        if let Some(season) = next.sense.and_then(|sense| sense.season) {
            return Some((set(Grain::Season, format!("XXXX-{}", season.code())), i + 2));
        }
        if let Some(part) = next.sense.and_then(|sense| sense.daypart) {
            return Some((set(Grain::Hour, format!("XXXX-XX-XXT{}", part.code())), i + 2));
        }
        if let Some(unit) = next.unit().filter(|unit| unit.singular) {
            let grain = unit.grain;
            return Some((set(grain, period(i32::from(unit.times), grain)?), i + 2));
        }
        let (steps, end) = self.steps(i + 1, false).filter(|_| item.is(Cue::Every))?;
        let step = steps.first().filter(|_| steps.len() == 1)?;
        Some((set(step.grain, period(step.count, step.grain)?), end))
    }
}

fn set(grain: Grain, timex: String) -> TimeValue {
    TimeValue::new(TimeKind::Set, grain, timex)
}

/// The TIMEX3 period of so many units.
pub(super) fn period(count: i32, grain: Grain) -> Option<String> {
    Some(match grain {
        Grain::Second => format!("PT{count}S"),
        Grain::Minute => format!("PT{count}M"),
        Grain::Hour => format!("PT{count}H"),
        Grain::Day => format!("P{count}D"),
        Grain::Weekend => format!("P{count}WE"),
        Grain::Week => format!("P{count}W"),
        Grain::Month => format!("P{count}M"),
        Grain::Quarter | Grain::Season => format!("P{}M", count.checked_mul(3)?),
        Grain::Half => format!("P{}M", count.checked_mul(6)?),
        Grain::Year => format!("P{count}Y"),
        Grain::Decade => format!("P{}Y", count.checked_mul(10)?),
        Grain::Century => format!("P{}Y", count.checked_mul(100)?),
    })
}
