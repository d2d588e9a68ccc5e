//! Days of other calendars in the Gregorian one. Methods: the anonymous Gregorian computus; the
//! Julian computus of Meeus; the arithmetic of the Hebrew calendar and the tabular Islamic calendar
//! as in Reingold and Dershowitz, "Calendrical Calculations".

use jiff::Span;
use jiff::civil::Date;

#[expect(clippy::many_single_char_names, reason = "the letters of the published method")]
/// Easter Sunday of the western churches.
pub(super) fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    civil(year, month, day)
}

#[expect(clippy::many_single_char_names, reason = "the letters of the published method")]
/// Easter Sunday of the eastern churches, in the Gregorian calendar.
pub(super) fn orthodox_easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let (a, b, c) = (year % 4, year % 7, year % 19);
    let d = (19 * c + 15) % 30;
    let e = (2 * a + 4 * b - d + 34) % 7;
    let (month, day) = ((d + e + 114) / 31, (d + e + 114) % 31 + 1);
    // The Julian calendar is behind by the leap days that the Gregorian leaves out.
    let behind = year / 100 - year / 400 - 2;
    add(civil(year, month, day)?, i64::from(behind))
}

/// A day of the Hebrew calendar (months from Nisan, 1; 13 is the Adar that has Purim) in a year of
/// the Gregorian one.
pub(super) fn hebrew(year: i16, month: i8, day: i8) -> Option<Date> {
    let first = i64::from(year) + 3760;
    [first, first + 1].into_iter().find_map(|hebrew_year| {
        let month = match month {
            13 if !is_hebrew_leap(hebrew_year) => 12,
            month => i64::from(month),
        };
        let fixed = hebrew_fixed(hebrew_year, month, i64::from(day))?;
        from_fixed(fixed).filter(|date| date.year() == year)
    })
}

fn is_hebrew_leap(year: i64) -> bool {
    (7 * year + 1).rem_euclid(19) < 7
}

/// Days from the epoch to the new year of a Hebrew year.
fn hebrew_elapsed(year: i64) -> i64 {
    let months = (235 * year - 234).div_euclid(19);
    let parts = 12_084 + 13_753 * months;
    let day = 29 * months + parts.div_euclid(25_920);
    if (3 * (day + 1)).rem_euclid(7) < 3 { day + 1 } else { day }
}

fn hebrew_new_year(year: i64) -> i64 {
    let (last, this, next) =
        (hebrew_elapsed(year - 1), hebrew_elapsed(year), hebrew_elapsed(year + 1));
    let delay = if next - this == 356 { 2 } else { i64::from(this - last == 382) };
    HEBREW_EPOCH + this + delay
}

/// The fixed day number of the Hebrew epoch.
const HEBREW_EPOCH: i64 = -1_373_427;

fn hebrew_month_days(year: i64, month: i64) -> i64 {
    let length = hebrew_new_year(year + 1) - hebrew_new_year(year);
    let short_kislev = matches!(length, 353 | 383);
    let long_marheshvan = matches!(length, 355 | 385);
    match month {
        2 | 4 | 6 | 10 | 13 => 29,
        12 if !is_hebrew_leap(year) => 29,
        8 if !long_marheshvan => 29,
        9 if short_kislev => 29,
        _ => 30,
    }
}

fn hebrew_fixed(year: i64, month: i64, day: i64) -> Option<i64> {
    let last = if is_hebrew_leap(year) { 13 } else { 12 };
    if month > last {
        return None;
    }
    let before: i64 = if month < 7 {
        (7..=last).chain(1..month).map(|m| hebrew_month_days(year, m)).sum()
    } else {
        (7..month).map(|m| hebrew_month_days(year, m)).sum()
    };
    Some(hebrew_new_year(year) + before + day - 1)
}

/// A day of the Islamic calendar in a year of the Gregorian one; where two fall in it, the first.
pub(super) fn hijri(year: i16, month: i8, day: i8) -> Option<Date> {
    let guess = (i64::from(year) - 622) * 33 / 32;
    (guess - 1..=guess + 2).find_map(|hijri_year| {
        let (month, day) = (i64::from(month), i64::from(day));
        let fixed = ISLAMIC_EPOCH - 1
            + (hijri_year - 1) * 354
            + (3 + 11 * hijri_year).div_euclid(30)
            + 29 * (month - 1)
            + month / 2
            + day;
        from_fixed(fixed).filter(|date| date.year() == year)
    })
}

/// The fixed day number of the Islamic epoch.
const ISLAMIC_EPOCH: i64 = 227_015;

/// The day of a fixed day number: 1 is the first of January of the year 1.
fn from_fixed(fixed: i64) -> Option<Date> {
    add(Date::new(1, 1, 1).ok()?, fixed - 1)
}

fn add(day: Date, days: i64) -> Option<Date> {
    day.checked_add(Span::new().try_days(days).ok()?).ok()
}

fn civil(year: i32, month: i32, day: i32) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
