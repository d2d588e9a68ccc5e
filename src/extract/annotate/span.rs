//! The TIMEX3 value of spans of time: "P3D", "P2DE", "PTXH".

use crate::extract::scan::Scan;
use crate::lexicon::time::Cue;
use crate::model::decimal::plain;
use crate::model::{
    Decimal, Grain, Mention, MentionKind, Quantity, QuantityKind, TimeKind, TimeValue,
};

/// Words for a number that is not said.
const VAGUE: &[Cue] = &[Cue::Few, Cue::Several, Cue::Some, Cue::Many, Cue::Couple];

/// The value of a mention, where the mention does not hold it itself.
pub(super) fn timex(scan: &Scan<'_>, mention: &Mention) -> Option<String> {
    match &mention.kind {
        MentionKind::Quantity(quantity) => amount(scan, mention, quantity),
        MentionKind::Time(time) => counted(scan, mention, time),
        MentionKind::Name => None,
    }
}

/// Of a duration.
fn amount(scan: &Scan<'_>, mention: &Mention, quantity: &Quantity) -> Option<String> {
    if quantity.kind != QuantityKind::Duration {
        return None;
    }
    let grain = grain(quantity.unit.as_deref()?)?;
    if is_vague(scan, mention) {
        return period("X", said(scan, mention).unwrap_or(grain));
    }
    let value = quantity.value?;
    let coarse = said(scan, mention).and_then(|grain| {
        let years = match grain {
            Grain::Decade => Decimal::TEN,
            Grain::Century => Decimal::ONE_HUNDRED,
            _ => return None,
        };
        let count = value.checked_div(years)?;
        period(&plain(count.normalize()), grain)
    });
    coarse.or_else(|| period(&plain(value), grain))
}

/// Of "the past few years", "several years ago": the number is not said; of "the first nine
/// months": so long; of a fiscal year: TIMEX3 has no name of its own for it.
fn counted(scan: &Scan<'_>, mention: &Mention, time: &TimeValue) -> Option<String> {
    if let Some(year) = time.timex.strip_prefix(FISCAL).filter(|year| !year.starts_with('X')) {
        return Some(year.to_owned());
    }
    if time.kind == TimeKind::DateRange && !time.timex.starts_with('P') {
        return many(scan, mention);
    }
    if !time.anchored && time.is_placed() || !is_vague(scan, mention) {
        return None;
    }
    if time.timex.starts_with('P') {
        return period("X", said(scan, mention)?);
    }
    let ago = tokens(scan, mention).any(|at| scan.sense(at).is_some_and(|s| s.is(Cue::Ago)));
    ago.then(|| PAST.to_owned())
}

/// How a fiscal year begins in a value.
const FISCAL: &str = "FY";

/// "The first nine months", "the last two days of May".
fn many(scan: &Scan<'_>, mention: &Mention) -> Option<String> {
    let units = |at: &usize| scan.sense(*at).and_then(|s| s.unit).is_some_and(|u| !u.singular);
    let at = tokens(scan, mention).find(units)?;
    let unit = scan.sense(at)?.unit?;
    let number = at.checked_sub(1)?;
    let count = match scan.sense(number).and_then(|sense| sense.cardinal) {
        Some(count) => count,
        None => scan.word(number).parse().ok()?,
    };
    period(&(u64::from(count) * u64::from(unit.times)).to_string(), unit.grain)
}

/// What TIMEX3 calls the past.
const PAST: &str = "PAST_REF";

fn tokens(scan: &Scan<'_>, mention: &Mention) -> std::ops::Range<usize> {
    let first = scan.token_from(|token| token.end <= mention.span.start);
    let end = scan.token_from(|token| token.start < mention.span.end);
    first..end
}

fn is_vague(scan: &Scan<'_>, mention: &Mention) -> bool {
    tokens(scan, mention).any(|at| scan.sense(at).is_some_and(|sense| sense.any(VAGUE)))
}

/// The unit of time that is said in a mention.
fn said(scan: &Scan<'_>, mention: &Mention) -> Option<Grain> {
    tokens(scan, mention).rev().find_map(|at| Some(scan.sense(at)?.unit?.grain))
}

fn grain(unit: &str) -> Option<Grain> {
    const GRAINS: &[Grain] = &[
        Grain::Second,
        Grain::Minute,
        Grain::Hour,
        Grain::Day,
        Grain::Week,
        Grain::Month,
        Grain::Year,
    ];
    GRAINS.iter().copied().find(|grain| grain.name() == unit)
}

/// The TIMEX3 period of so many of a grain.
pub(super) fn period(count: &str, grain: Grain) -> Option<String> {
    let (clock, letters) = match grain {
        Grain::Second => ("T", "S"),
        Grain::Minute => ("T", "M"),
        Grain::Hour => ("T", "H"),
        Grain::Day => ("", "D"),
        Grain::Weekend => ("", "WE"),
        Grain::Week => ("", "W"),
        Grain::Month => ("", "M"),
        Grain::Quarter => ("", "Q"),
        Grain::Year => ("", "Y"),
        Grain::Decade => ("", "DE"),
        Grain::Century => ("", "CE"),
        Grain::Season | Grain::Half => return None,
    };
    Some(format!("P{clock}{count}{letters}"))
}
