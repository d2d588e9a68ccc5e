//! What reads like a time and is none, by what stands around it.

use super::items::Item;
use crate::extract::scan::Scan;
use crate::lexicon::figures::Cue::{Designator, Standing, Temperature};
use crate::lexicon::names::Cue as NameCue;
use crate::lexicon::time::Cue;
use crate::model::{Grain, TimeValue};

/// How far before a decade a word of weather is looked for.
const WEATHER_REACH: usize = 6;

/// Whether items `start..end` only look like a time.
pub(super) fn is_no_time(
    scan: &Scan<'_>,
    value: &TimeValue,
    (start, end): (usize, usize),
    items: &[Item<'_>],
) -> bool {
    let Some(at) = items.get(start).map(|item| item.token(scan)) else { return false };
    let single = end == start + 1;
    match value.grain {
        Grain::Decade => value.anchored && is_weather(scan, at),
        Grain::Year => single && !value.anchored && is_title(scan, at),
        Grain::Month => single && is_surname(scan, at),
        Grain::Day => single && is_present(scan, items, start),
        _ => false,
    }
}

/// "Under the rules that hold today": the present, no day.
pub(super) fn is_present(scan: &Scan<'_>, items: &[Item<'_>], i: usize) -> bool {
    let today = items.get(i).filter(|item| item.is(Cue::Today));
    today.is_some_and(|item| scan.lexicon.figures.is(scan.behind(item.token(scan))(0), Standing))
}

/// "Highs in the 70s": tens of degrees.
fn is_weather(scan: &Scan<'_>, at: usize) -> bool {
    let figures = &scan.lexicon.figures;
    (at.saturating_sub(WEATHER_REACH)..at).any(|at| figures.is(scan.word(at), Temperature))
}

/// "Resolution 1973", "the album '1989'".
fn is_title(scan: &Scan<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let word = scan.word(before);
    let quote = |at: usize| matches!(scan.word(at), "\"" | "“" | "”");
    let designated =
        word.starts_with(char::is_uppercase) && scan.lexicon.figures.is(word, Designator);
    designated || quote(before) && scan.glued(at) && quote(at + 1) && scan.glued(at + 1)
}

/// "Gen. March", "Anna May".
fn is_surname(scan: &Scan<'_>, at: usize) -> bool {
    let Some(mut before) = at.checked_sub(1) else { return false };
    if scan.word(before) == "." && scan.glued(before) {
        let Some(title) = before.checked_sub(1) else { return false };
        before = title;
    }
    let word = scan.word(before);
    let lower = word.to_ascii_lowercase();
    let names = &scan.lexicon.names;
    let cue = |lower: &str| names.cue(lower);
    let title = cue(&lower).any(NameCue::TITLE) || cue(&format!("{lower}.")).any(NameCue::TITLE);
    let given = cue(&lower).any(NameCue::GIVEN) && !cue(&lower).any(NameCue::CALENDAR);
    scan.word(at).starts_with(char::is_uppercase)
        && word.starts_with(char::is_uppercase)
        && (title || given)
}
