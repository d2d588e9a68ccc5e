//! Periods told from the document's own or from the one last spoken of: "last month", "that week",
//! "the same day", "the last fiscal year", "the year-ago quarter".

use super::calendar::{add, add_months, around};
use super::expr::Expr;
use super::resolve::{Context, fiscal, move_by, unit, unplaced};
use crate::model::{Grain, TimeValue};
use jiff::civil::Date;

/// The value of such a period.
pub(super) fn resolve(expr: &Expr, context: &Context<'_>) -> Option<TimeValue> {
    match expr {
        Expr::Unit { grain, shift } => {
            let Some(anchor) = context.anchor else { return Some(unplaced(*grain)) };
            let shifted = add(around(anchor, *grain)?.0, *grain, i64::from(*shift))?;
            unit(shifted, *grain, true)
        }
        Expr::Told { grain, exact } => told_unit(*grain, *exact, context),
        Expr::SameDay => match context.last {
            Some((day, Grain::Day)) => unit(day, Grain::Day, true),
            _ => Some(unplaced(Grain::Day)),
        },
        Expr::FiscalShift(shift) => {
            let year = context.anchor.and_then(|anchor| anchor.year().checked_add(*shift));
            Some(fiscal(year.unwrap_or(0), 0))
        }
        Expr::YearAgoQuarter => {
            let quarter = |(_, grain): &(Date, Grain)| *grain == Grain::Quarter;
            let told = context.last.filter(quarter).or(context.period.filter(quarter));
            let over = || add_months(context.anchor?, -3);
            let Some(day) = told.map(|(day, _)| day).or_else(over) else {
                return Some(unplaced(Grain::Quarter));
            };
            unit(add_months(day, -12)?, Grain::Quarter, true)
        }
        Expr::YearAgo(otherwise) => {
            let past = |day: Date| context.anchor.is_none_or(|anchor| day <= anchor);
            match context.period.filter(|(day, _)| past(*day)) {
                Some((day, grain)) => unit(add_months(day, -12)?, grain, true),
                None => super::resolve::resolve(otherwise, context),
            }
        }
        Expr::AfterTold(of) => {
            let past = |day: Date| context.anchor.is_none_or(|anchor| day <= anchor);
            let told = context.last.filter(|(day, _)| past(*day));
            // "The following month" of a year says nothing of that year.
            if let (Some((_, last)), Expr::Unit { grain, .. }) = (told, &**of)
                && last > *grain
            {
                return Some(unplaced(*grain));
            }
            let told = told.map(|(day, _)| day).or(context.anchor);
            let told = Context { anchor: told, tense: None, told: false, ..*context };
            super::resolve::resolve(of, &told)
        }
        Expr::AgoThis { steps, grain } => {
            let Some(anchor) = context.anchor else { return Some(unplaced(*grain)) };
            unit(move_by(anchor, steps, false)?, *grain, true)
        }
        _ => None,
    }
}

/// "That week", "the quarter": the unit last spoken of, else the document's own.
fn told_unit(grain: Grain, exact: bool, context: &Context<'_>) -> Option<TimeValue> {
    // "The year" is not a year of plans last spoken of.
    let past = |day: Date| context.anchor.is_some_and(|anchor| day <= anchor);
    let told = context.last.filter(|(day, last)| !exact || *last == grain && past(*day));
    // "The quarter" of a report is the one it reports on, which is over.
    let period = context.period.filter(|(_, last)| exact && *last == grain);
    let told = told.or(period);
    if told.is_none() && exact && grain == Grain::Quarter && !context.alone {
        return Some(unplaced(grain));
    }
    match told.map(|(day, _)| day).or(context.anchor) {
        Some(day) => unit(day, grain, true),
        None => Some(unplaced(grain)),
    }
}
