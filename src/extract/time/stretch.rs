//! "The last three weeks", "the next 24 hours": stretches that end or begin at the document's date.

use super::calendar::{add, around};
use super::expr::Step;
use super::resolve::{self, Context};
use super::set;
use crate::model::{Grain, TimeKind, TimeValue};

/// The value of so many units before the document's date, or after it.
pub(super) fn resolve(steps: &[Step], forward: bool, context: &Context<'_>) -> Option<TimeValue> {
    let grain = steps.iter().map(|step| step.grain).min()?;
    // TIMEX3 gives a stretch by its length.
    let timex = match steps {
        [step] => set::period(step.count, step.grain),
        _ => None,
    };
    let Some(anchor) = context.anchor else {
        let mut value = resolve::unplaced(grain);
        value.timex = timex.unwrap_or(value.timex);
        value.kind = TimeKind::DateRange;
        return Some(value);
    };
    // Quarters and decades are counted whole.
    let one = matches!(steps, [step] if step.count == 1);
    let whole = matches!(grain, Grain::Quarter | Grain::Decade | Grain::Century) && !one;
    let (from, to) = if whole {
        let (start, end) = around(anchor, grain)?;
        let decade = grain == Grain::Decade;
        let start = if decade && forward { add(start, grain, 1)? } else { start };
        if forward {
            let first = if decade { start } else { end };
            (first, resolve::move_by(first, steps, true)?)
        } else {
            (resolve::move_by(start, steps, false)?, start)
        }
    } else if forward {
        let first = anchor.tomorrow().ok()?;
        (first, resolve::move_by(first, steps, true)?)
    } else {
        let from = resolve::move_by(anchor, steps, false)?;
        // "The past 24 hours" begin the day before.
        (if from == anchor { anchor.yesterday().ok()? } else { from }, anchor)
    };
    let mut value = resolve::range(from, to, if whole { grain } else { Grain::Day }, true);
    value.timex = timex.unwrap_or(value.timex);
    Some(value)
}
