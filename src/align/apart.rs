//! How far apart two values are, in points: slips and disagreements stay near, figures and dates of
//! two things do not.

use super::clock;
use super::slip::slip;
use super::value::{Relation, scale};
use super::view::View;
use crate::lexicon::Lexicon;
use crate::model::time::days_between;
use crate::model::{
    Bound, EntityKind, Grain, Lemma, Modality, Quantity, QuantityKind, TimeRelation, TimeValue,
    Value,
};
use jiff::civil::Date;
use rust_decimal::Decimal;

/// How the figures themselves are to each other.
pub(super) fn figures(a: &View<'_>, b: &View<'_>, relation: Relation, lexicon: &Lexicon) -> i32 {
    let (own, other) = (a.told.digits.as_str(), b.told.digits.as_str());
    let exchanged = || a.told.exchanged(&b.told);
    let (Value::Quantity(a), Value::Quantity(b)) = (&a.claim.value, &b.claim.value) else {
        return dates(a, b, relation, lexicon);
    };
    let distance = || distance((a, own), (b, other), lexicon);
    match relation {
        // The same three digits with other units are hardly chance.
        Relation::UnitSlip if own.len() > 2 => 11,
        Relation::UnitSlip if a.unit == b.unit => 2,
        Relation::UnitSlip => {
            let large = middle(a).is_some_and(|value| value >= Decimal::from(10_000));
            if own.len() > 1 || large { 6 } else { 2 }
        }
        // The same three digits as a floor and as a ceiling are no chance.
        Relation::BoundsOpposed if own.len() > 2 => 7,
        Relation::BoundDropped | Relation::BoundsOpposed => {
            if own.len() > 1 {
                4
            } else {
                2
            }
        }
        Relation::Agree if a.value == b.value => {
            if own.len() > 1 {
                4
            } else {
                1
            }
        }
        // "Up to 50" leaves room for 13, which is hardly the figure that is meant.
        Relation::Agree if a.value.is_some() && b.value.is_some() => distance().min(0),
        Relation::Agree | Relation::Incomparable => 0,
        Relation::Excludes => {
            distance() + one_half(a, b) + if exchanged() { exchange(a, b) } else { 0 }
        }
    }
}

/// What it tells that two digits are exchanged: of three and more, that is hardly chance. Shares
/// have few digits, and a story has many of them.
fn exchange(a: &Quantity, b: &Quantity) -> i32 {
    match a.kind {
        QuantityKind::Measure if a.unit != b.unit => 0,
        QuantityKind::Percent => EXCHANGED_SHARE,
        _ => EXCHANGED,
    }
}

/// What exchanged digits tell, and those of a share.
const EXCHANGED: i32 = 12;
const EXCHANGED_SHARE: i32 = 8;

/// Two counts of one vote of which one half is the same: "216-208" and "216-206".
fn one_half(a: &Quantity, b: &Quantity) -> i32 {
    let votes = |at: Option<Decimal>| at.is_some_and(|at| at >= Decimal::TEN);
    let half = a.low == b.low && votes(a.low) || a.high == b.high && votes(a.high);
    let scores = a.kind == QuantityKind::Score && b.kind == QuantityKind::Score;
    let large = votes(a.low) && votes(a.high) && votes(b.low) && votes(b.high);
    let cast = |one: &Quantity| one.low?.checked_add(one.high?);
    match (scores, half) {
        (true, true) => ONE_HALF,
        // Two roll calls: a slip leaves one half as it was, or one vote on the wrong side.
        (true, false) if large && cast(a) != cast(b) => -TWO_VOTES,
        _ => 0,
    }
}

/// What one half in common tells, and what two results of many votes without one.
const ONE_HALF: i32 = 6;
const TWO_VOTES: i32 = 8;

/// Two dates of one event are near to each other and said in one grain.
fn dates(a: &View<'_>, b: &View<'_>, relation: Relation, lexicon: &Lexicon) -> i32 {
    let (Some(x), Some(y)) = (a.claim.time(), b.claim.time()) else { return 0 };
    if relation != Relation::Excludes {
        return i32::from(x.timex == y.timex) * 2;
    }
    if let Some(points) = clock::points(x, y) {
        return points;
    }
    if of_one_year(a, b, lexicon) {
        return 2;
    }
    let written = |view: &View<'_>| view.analysis.document.quote(view.claim.span).to_lowercase();
    // "Today" in documents of two days is no date of an event.
    let same_words = x.anchored && y.anchored && written(a) == written(b);
    let (left, right) = (day(&x.timex), day(&y.timex));
    if same_words || left == right || !one_grain(x, y) || into_night(x, y) || into_night(y, x) {
        return FAR;
    }
    if planned_and_done(a, b) || planned_and_done(b, a) || is_weeks_apart(a, b) {
        return FAR;
    }
    if let (Some(left), Some(right)) = (weekday(left), weekday(right)) {
        // A week has no first day here: Sunday is next to Monday.
        let apart = left.abs_diff(right);
        return if apart.min(7 - apart) <= 2 { 2 } else { 0 };
    }
    match (x.interval(), y.interval()) {
        ((Some(left), _), (Some(right), _)) if one_past(a, left, b, right) => FAR,
        ((Some(a), _), (Some(b), _)) => {
            let apart = days_between(a, b).abs();
            if apart <= 40 {
                2
            } else if apart <= 240 {
                0
            } else {
                -6
            }
        }
        // Day and month without a year.
        _ if left.len() == right.len() && !left.contains('W') => 0,
        _ => FAR,
    }
}

/// Whether two years are those in which something happened that happens but once: "founded in 1951",
/// "founded in 1961".
fn of_one_year(a: &View<'_>, b: &View<'_>, lexicon: &Lexicon) -> bool {
    let (Some(x), Some(y)) = (a.claim.time(), b.claim.time()) else { return false };
    let years = x.grain == Grain::Year && y.grain == Grain::Year;
    let deed = a.claim.deed.as_deref().filter(|_| a.claim.deed == b.claim.deed);
    // The plant of a town was built in 1954, its bridge in 1964.
    let things = |view: &View<'_>| view.subject.filter(|(_, kind)| *kind != EntityKind::Place);
    let one_thing = things(a).is_some() && things(a) == things(b);
    let of_one_deed = |deed: &str| {
        let noun = |word: &&Lemma| word.as_str() != deed && b.claim.attribute.contains(word);
        lexicon.slots.is_once(deed)
            && (one_thing || a.claim.attribute.iter().any(|word| noun(&word)))
    };
    years && (deed.is_some_and(of_one_deed) || of_one_post(a, b, lexicon))
}

/// Whether two times are those at which one person came to one post, and nothing else is told of either:
/// "became mayor in 2019", "mayor since 2021".
pub(super) fn of_one_post<'a>(a: &View<'a>, b: &View<'a>, lexicon: &Lexicon) -> bool {
    let of_person = a.subject.is_some_and(|(_, kind)| kind == EntityKind::Person);
    let timed = a.claim.time().is_some() && b.claim.time().is_some();
    if !of_person || a.subject != b.subject || !timed {
        return false;
    }
    let began = |view: &View<'_>| {
        let since = view.claim.time().and_then(|time| time.relation) == Some(TimeRelation::Since);
        // Who "was elected" may be so again.
        since || view.claim.deed.as_deref().is_some_and(|deed| lexicon.slots.is_of_moment(deed))
    };
    let posts = |view: &View<'a>| -> Vec<&'a Lemma> {
        let others = view.claim.attribute.iter();
        others.filter(|word| view.claim.deed.as_deref() != Some(word.as_str())).collect()
    };
    let (own, other) = (posts(a), posts(b));
    let post = !own.is_empty() && own.iter().all(|word| lexicon.names.is_role(word));
    began(a) && began(b) && own == other && post
}

/// Days by which a planned date is moved without being another event's.
const MOVED: i32 = 14;

/// Whether the one was over when its document told of it and the other, much later, was still to
/// come for its own: two events, "yesterday's sentence" and "the hearing on 22 June".
fn one_past(a: &View<'_>, left: Date, b: &View<'_>, right: Date) -> bool {
    let past = |view: &View<'_>, day: Date| {
        view.analysis.document.published.map(|published| day <= published)
    };
    let turned = past(a, left).zip(past(b, right)).is_some_and(|(a, b)| a != b);
    turned && days_between(left, right).abs() > MOVED
}

/// Whether one date was planned and the other is the day on which it was done: plans are moved.
fn planned_and_done(plan: &View<'_>, deed: &View<'_>) -> bool {
    let day = deed.claim.time().and_then(|time| time.interval().0);
    let over = day.zip(deed.analysis.document.published).is_some_and(|(day, now)| day < now);
    plan.claim.modality == Modality::Planned && deed.claim.modality == Modality::Asserted && over
}

/// Whether two days of the week, reckoned from the days of their documents, lie whole weeks apart:
/// "on Saturday" is the last one or the next.
fn is_weeks_apart(a: &View<'_>, b: &View<'_>) -> bool {
    let reckoned = |view: &View<'_>| {
        let time = view.claim.time().filter(|time| time.anchored && time.grain <= Grain::Day)?;
        // The digits of an hour are none of the day.
        let written = view.analysis.document.quote(view.claim.span);
        let of_day = time.grain == Grain::Day && written.contains(|c: char| c.is_ascii_digit());
        if of_day { None } else { time.interval().0 }
    };
    reckoned(a).zip(reckoned(b)).is_some_and(|(a, b)| days_between(a, b) % 7 == 0)
}

/// What tells two dates of two events.
const FAR: i32 = -20;

/// The day of a TIMEX3 value, without its time of day.
fn day(timex: &str) -> &str {
    timex.split('T').next().unwrap_or("")
}

/// The weekday of a day of which no more is known ("XXXX-WXX-2"), Monday = 1.
fn weekday(day: &str) -> Option<u8> {
    let number: u8 = day.strip_prefix("XXXX-WXX-")?.parse().ok()?;
    (number <= 7).then_some(number)
}

/// Whether two dates are both days, parts of days included, or both longer.
fn one_grain(x: &TimeValue, y: &TimeValue) -> bool {
    let grain = |time: &TimeValue| match time.grain {
        Grain::Second | Grain::Minute | Grain::Hour if !day(&time.timex).is_empty() => {
            Some(Grain::Day)
        }
        grain @ (Grain::Day | Grain::Month | Grain::Quarter) => Some(grain),
        _ => None,
    };
    match (grain(x), grain(y)) {
        (Some(a), Some(b)) => a == b || a.min(b) != Grain::Day,
        _ => false,
    }
}

/// Whether the one is a night and the other, which is none, may be its small hours.
fn into_night(night: &TimeValue, other: &TimeValue) -> bool {
    let late = |time: &TimeValue| time.timex.ends_with("TNI") || time.timex.ends_with("TEV");
    let by_night = late(night) && !late(other);
    let (from, to) = (day(&night.timex), day(&other.timex));
    let next = match (weekday(from), weekday(to)) {
        (Some(from), Some(to)) => from % 7 + 1 == to,
        _ => night.interval().1.is_some_and(|end| other.interval().0 == Some(end)),
    };
    by_night && next
}

/// Slips change a digit, swap two, or have one too many or too few; disagreements seldom exceed a
/// factor of two.
fn distance((a, own): (&Quantity, &str), (b, other): (&Quantity, &str), lexicon: &Lexicon) -> i32 {
    let size = |quantity: &Quantity, other: &Quantity| -> Option<Decimal> {
        let at = nearest(quantity, other)?;
        // Lengths and weights in two units are mostly of two things.
        let spans = quantity.kind == QuantityKind::Duration && quantity.unit != other.unit;
        if spans { at.checked_mul(scale(quantity, lexicon)?) } else { Some(at) }
    };
    let (Some(x), Some(y)) = (size(a, b), size(b, a)) else { return -2 };
    let (low, high) = (x.abs().min(y.abs()), x.abs().max(y.abs()));
    let times = |factor: i64, tenths: i64| {
        low.checked_mul(Decimal::new(factor * 10 + tenths, 1)).is_some_and(|limit| high <= limit)
    };
    let near = if times(1, 5) {
        2
    } else if times(2, 1) {
        1
    } else if times(4, 0) {
        -4
    } else {
        return slip(low, high, a.unit == b.unit) - i32::from(open(a)) - i32::from(open(b));
    };
    let kin = if a.unit == b.unit && kin(own, other) { 3 } else { 0 };
    near + kin - i32::from(open(a)) - i32::from(open(b))
}

/// Whether the words leave one end open.
fn open(quantity: &Quantity) -> bool {
    !matches!(quantity.bound, Bound::Exact | Bound::About | Bound::Between)
}

/// The end of a range that is nearer to another figure ("four to six weeks" against eight), its
/// middle where they are of two units.
fn nearest(range: &Quantity, other: &Quantity) -> Option<Decimal> {
    let at = middle(range)?;
    let (Some(low), Some(high), None) = (range.low, range.high, range.value) else {
        return Some(at);
    };
    let other = middle(other).filter(|_| range.unit == other.unit);
    Some(other.map_or(at, |other| if other < low { low } else { high.min(other.max(low)) }))
}

/// The figure, or the middle of a range.
pub(super) fn middle(quantity: &Quantity) -> Option<Decimal> {
    let middle = quantity.value.or_else(|| {
        let sum = quantity.low?.checked_add(quantity.high?)?;
        sum.checked_div(Decimal::TWO)
    })?;
    // "four in five" is held against percent.
    let ratio = quantity.kind == QuantityKind::Ratio;
    if ratio { middle.checked_mul(Decimal::ONE_HUNDRED) } else { Some(middle) }
}

/// Two figures of two digits or more that differ in one digit, in the order of two, or in a digit
/// left out at the start.
fn kin(a: &str, b: &str) -> bool {
    if a.len() < 2 || b.len() < 2 {
        return false;
    }
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    if short.len() + 1 == long.len() {
        return long.ends_with(short);
    }
    let differing: Vec<(u8, u8)> = a.bytes().zip(b.bytes()).filter(|(x, y)| x != y).collect();
    a.len() == b.len()
        && match differing.as_slice() {
            [_] => true,
            [(a, b), (c, d)] => a == d && b == c,
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use super::kin;

    #[test]
    fn slips_are_kin() {
        assert!(kin("588", "558") && kin("57", "75") && kin("38", "138"));
        assert!(!kin("24", "38") && !kin("5", "6") && !kin("123", "312"));
    }
}
