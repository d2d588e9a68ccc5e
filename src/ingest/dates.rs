//! Dates as metadata write them: ISO 8601, mail headers, digits in a row, English months.

use jiff::civil::Date;
use jiff::fmt::{rfc2822, strtime};

/// Forms tried after ISO 8601 and RFC 2822, on the whole text.
const FORMS: &[&str] = &[
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%Y%m%d",
    "%B %d, %Y",
    "%b %d, %Y",
    "%d %B %Y",
    "%d %b %Y",
    "%A, %B %d, %Y",
    "%A %d %B %Y",
    "%A, %d %B %Y",
    "%a %b %d %Y",
];

/// The longest text that is tried as a date, in bytes.
const LEN_MAX: usize = 64;

/// The day that a metadata value names, as its writer's clock showed it (a time zone moves
/// nothing: an outlet's own date is what its "Monday" counts from).
pub(crate) fn day(value: &str) -> Option<Date> {
    let value = value.trim();
    if value.len() > LEN_MAX {
        return None;
    }
    let iso = value.get(..10).and_then(|day| day.parse().ok());
    iso.or_else(|| mail(value)).or_else(|| written(value)).filter(|day| plausible(*day))
}

fn mail(value: &str) -> Option<Date> {
    rfc2822::parse(value).ok().map(|moment| moment.date())
}

fn written(value: &str) -> Option<Date> {
    // "20 May 2026 10:30", "20260520T1030": the time is left out.
    let compact = value.split_once('T').map_or(value, |(day, _)| day);
    let words: Vec<&str> = value.split_whitespace().take(4).collect();
    let shorter = [words.len(), 3, 2].into_iter().filter(|count| *count <= words.len());
    let candidates = shorter.map(|count| words.iter().take(count).copied().collect::<Vec<_>>());
    let mut tries = vec![compact.to_owned()];
    tries.extend(candidates.map(|words| words.join(" ")));
    tries.iter().find_map(|text| {
        let text = text.trim_end_matches(',');
        FORMS.iter().find_map(|form| {
            strtime::parse(form, text).ok().and_then(|parsed| parsed.to_date().ok())
        })
    })
}

/// Years that a news document can have.
fn plausible(date: Date) -> bool {
    (1600..=2200).contains(&date.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_their_usual_forms() {
        let expected: Date = "2026-05-20".parse().unwrap();
        for text in [
            "2026-05-20",
            "2026-05-20T05:00:00+05:00",
            "2026-05-20 10:00",
            "20260520",
            "20260520T103000Z",
            "2026/05/20",
            "May 20, 2026",
            "20 May 2026 10:30",
            "Wed, 20 May 2026 23:30:00 -0700",
            "Wednesday, May 20, 2026",
        ] {
            assert_eq!(day(text), Some(expected), "{text}");
        }
        for text in ["", "yesterday", "2026-13-45", "99999999", "May 2026"] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
