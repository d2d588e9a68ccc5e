//! The calendar: units of time around a day. Weeks are ISO weeks, from Monday.

use crate::lexicon::time::Season;
use crate::model::Grain;
use jiff::Span;
use jiff::civil::{Date, DateTime, Time, Weekday};

/// A stretch of days, the end exclusive.
pub(super) type Days = (Date, Date);

/// The first moment of a day.
pub(super) fn midnight(day: Date) -> DateTime {
    day.to_datetime(Time::midnight())
}

/// A day, if the calendar has it.
pub(super) fn day(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

/// `day` moved by so many days.
pub(super) fn add_days(day: Date, count: i64) -> Option<Date> {
    day.checked_add(Span::new().try_days(count).ok()?).ok()
}

/// `day` moved by so many months; the 31st becomes the last of a shorter month.
pub(super) fn add_months(day: Date, count: i64) -> Option<Date> {
    day.checked_add(Span::new().try_months(count).ok()?).ok()
}

/// `day` moved by so many units of a grain.
pub(super) fn add(day: Date, grain: Grain, count: i64) -> Option<Date> {
    match grain {
        Grain::Second | Grain::Minute | Grain::Hour => Some(day),
        Grain::Day => add_days(day, count),
        Grain::Week | Grain::Weekend => add_days(day, count.checked_mul(7)?),
        Grain::Month => add_months(day, count),
        Grain::Quarter | Grain::Season => add_months(day, count.checked_mul(3)?),
        Grain::Half => add_months(day, count.checked_mul(6)?),
        Grain::Year => add_months(day, count.checked_mul(12)?),
        Grain::Decade => add_months(day, count.checked_mul(120)?),
        Grain::Century => add_months(day, count.checked_mul(1200)?),
    }
}

/// The unit of a grain that holds `day`.
pub(super) fn around(at: Date, grain: Grain) -> Option<Days> {
    let from = match grain {
        Grain::Second | Grain::Minute | Grain::Hour | Grain::Day => at,
        Grain::Week => monday(at)?,
        Grain::Weekend => {
            let saturday = add_days(monday(at)?, 5)?;
            return Some((saturday, add_days(saturday, 2)?));
        }
        Grain::Month => at.first_of_month(),
        Grain::Quarter => day(at.year(), (at.month() - 1) / 3 * 3 + 1, 1)?,
        Grain::Half => day(at.year(), (at.month() - 1) / 6 * 6 + 1, 1)?,
        Grain::Season => return season_around(at),
        Grain::Year => at.first_of_year(),
        Grain::Decade => day(at.year().div_euclid(10) * 10, 1, 1)?,
        Grain::Century => day(at.year().div_euclid(100) * 100, 1, 1)?,
    };
    Some((from, add(from, grain.max(Grain::Day), 1)?))
}

/// The Monday of the week that holds `day`.
pub(super) fn monday(day: Date) -> Option<Date> {
    add_days(day, -i64::from(day.weekday().to_monday_zero_offset()))
}

/// The day of an ISO week.
pub(super) fn iso_week(year: i16, week: i8) -> Option<Days> {
    let monday = jiff::civil::ISOWeekDate::new(year, week, Weekday::Monday).ok()?.date();
    Some((monday, add_days(monday, 7)?))
}

/// A season of a year. Both the astronomical and the meteorological one lie in it, since texts
/// do not say which they mean; the winter of a year is the one that begins in it.
pub(super) fn season(year: i16, season: Season) -> Option<Days> {
    let (from, to) = match season {
        Season::Sp => ((year, 3, 1), (year, 6, 21)),
        Season::Su => ((year, 6, 1), (year, 9, 23)),
        Season::Fa => ((year, 9, 1), (year, 12, 22)),
        Season::Wi => ((year, 12, 1), (year.checked_add(1)?, 3, 21)),
    };
    Some((day(from.0, from.1, from.2)?, day(to.0, to.1, to.2)?))
}

fn season_around(at: Date) -> Option<Days> {
    let (year, month) = (at.year(), at.month());
    match month {
        3..=5 => season(year, Season::Sp),
        6..=8 => season(year, Season::Su),
        9..=11 => season(year, Season::Fa),
        12 => season(year, Season::Wi),
        _ => season(year.checked_sub(1)?, Season::Wi),
    }
}

/// The TIMEX3 value of the unit of a grain that begins at `from`.
pub(super) fn timex(from: Date, grain: Grain) -> String {
    let (year, month) = (from.year(), from.month());
    match grain {
        Grain::Second | Grain::Minute | Grain::Hour | Grain::Day => from.to_string(),
        Grain::Week | Grain::Weekend => {
            let week = from.iso_week_date();
            let end = if grain == Grain::Weekend { "-WE" } else { "" };
            format!("{:04}-W{:02}{end}", week.year(), week.week())
        }
        Grain::Month => format!("{year:04}-{month:02}"),
        Grain::Quarter => format!("{year:04}-Q{}", (month - 1) / 3 + 1),
        Grain::Half => format!("{year:04}-H{}", (month - 1) / 6 + 1),
        Grain::Season => format!("{year:04}-{}", season_code(month)),
        Grain::Year => format!("{year:04}"),
        Grain::Decade => format!("{:03}", year.div_euclid(10)),
        Grain::Century => format!("{:02}", year.div_euclid(100)),
    }
}

fn season_code(month: i8) -> &'static str {
    match month {
        3..=5 => Season::Sp.code(),
        6..=8 => Season::Su.code(),
        9..=11 => Season::Fa.code(),
        _ => Season::Wi.code(),
    }
}
