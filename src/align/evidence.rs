//! What speaks for and against two claims being of one thing, in points.
//!
//! Two figures near the same noun are almost never a contradiction, so likeness of words alone
//! does not decide. Points are given for what two accounts of one thing have in common: concept,
//! governing words, names, time; and figures as near to each other as slips and disagreements
//! are. They are taken for words that only one side has and for figures of another order.

use super::value::Relation;
use super::view::{NEAR, Terms, View};
use crate::lexicon::Lexicon;
use crate::lexicon::concepts::Concept;
use crate::model::{Bound, Grain, QualifierKind, Quantity, QuantityKind, TimeValue, Value};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// Points at which two claims are held to speak of one thing: where the values agree, where they
/// clash, and where the figure is the same but its bound or unit is not.
const AGREES: i32 = 7;
const CLASHES: i32 = 8;
const OPPOSED: i32 = 5;
const LOOSE: i32 = 12;
const BROAD: i32 = 9;
const DATES: i32 = 7;
const SAME_FIGURE: i32 = 9;

/// The respect of a qualifier that names a version.
const VERSION: &str = "version: ";

/// Words rarer than one claim in eight (sixteenths of a binary logarithm) carry weight.
const RARE: u32 = 48;

/// What speaks for two claims being of one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Evidence {
    /// For and against, summed up.
    pub(super) points: i32,
    /// Whether two dates are compared.
    dates: bool,
    /// Whether no concept holds the two together, or a figure that moves within the day.
    loose: bool,
    /// Whether their concept is one of which a story has many figures.
    broad: bool,
}

/// Whether the points are enough for what the values say.
pub(super) fn enough(evidence: Evidence, relation: Relation) -> bool {
    evidence.points
        >= match relation {
            Relation::Agree => AGREES,
            Relation::BoundDropped | Relation::UnitSlip => SAME_FIGURE,
            Relation::BoundsOpposed => OPPOSED,
            Relation::Excludes if evidence.dates => DATES,
            Relation::Excludes if evidence.loose => LOOSE,
            Relation::Excludes if evidence.broad => BROAD,
            Relation::Excludes => CLASHES,
            Relation::Incomparable => return false,
        }
}

/// Weighs two claims.
pub(super) fn weigh(
    a: &View<'_>,
    b: &View<'_>,
    relation: Relation,
    terms: &Terms,
    lexicon: &Lexicon,
) -> Evidence {
    let mut points = 0;
    let concept = a.claim.shared_concept(b.claim).and_then(|name| lexicon.concepts.named(name));
    points += concept.map_or(0, |concept| if concept.broad { 3 } else { 6 });
    if concept.is_none() && a.claim.concept.is_some() && b.claim.concept.is_some() {
        points -= 3;
    }
    points += i32::from(a.subject.is_some() && a.subject == b.subject);
    if relation == Relation::Excludes && concept.is_some_and(|concept| too_far(a, b, concept)) {
        points -= 30;
    }
    if relation == Relation::Excludes
        && concept.is_some_and(|concept| concept.versions)
        && !one_version(a, b)
    {
        points -= 12;
    }
    if relation == Relation::BoundDropped && concept.is_some_and(|concept| concept.nominal) {
        points -= 12;
    }
    let counted = counted(a).is_some_and(|unit| counted(b) == Some(unit));
    points += if counted { 3 } else { 0 };
    points += words(a, b, terms);
    points += strange_places(a, b);
    points += time(a, b);
    points += deeds(a, b);
    points += figures(a, b, relation);
    points += pairs(a, b).min(4);
    points += shared_qualifiers(a, b).min(6);
    points += i32::from(a.claim.lead && b.claim.lead);
    points +=
        if a.alone && b.alone && concept.is_some_and(|concept| !concept.broad) { 3 } else { 0 };
    Evidence {
        points,
        dates: a.claim.time().is_some(),
        loose: concept.is_none_or(|concept| concept.broad && concept.moves && time(a, b) == 0),
        broad: concept.is_some_and(|concept| concept.broad) && !one_version(a, b),
    }
}

/// The verb that governs both. A date needs more: the same doer or thing beside the verb.
fn deeds(a: &View<'_>, b: &View<'_>) -> i32 {
    if a.claim.deed.is_none() || a.claim.deed != b.claim.deed {
        return 0;
    }
    if a.claim.time().is_none() {
        return 1;
    }
    let near = |view: &View<'_>, term: u32| {
        view.terms
            .binary_search_by_key(&term, |(term, _)| *term)
            .is_ok_and(|at| view.terms.get(at).is_some_and(|(_, level)| *level == NEAR))
    };
    let shared = a.terms.iter().filter(|(term, level)| *level == NEAR && near(b, *term)).count();
    if shared > 1 { 2 } else { 0 }
}

/// Two dates told with places that the other side does not name: two events of one kind.
fn strange_places(a: &View<'_>, b: &View<'_>) -> i32 {
    let only = |view: &View<'_>, other: &View<'_>| {
        view.places.iter().any(|place| !other.places.contains(place))
    };
    let dates = a.claim.time().is_some();
    if dates && only(a, b) && only(b, a) { -3 } else { 0 }
}

/// Words of the attribute that stand next to each other on both sides ("military construction").
fn pairs(a: &View<'_>, b: &View<'_>) -> i32 {
    let pairs = |view: &View<'_>| -> BTreeSet<(u32, u32)> {
        let next = view.attribute.iter().zip(view.attribute.iter().skip(1));
        next.map(|(x, y)| (*x.min(y), *x.max(y))).collect()
    };
    let shared = pairs(a).intersection(&pairs(b)).count();
    i32::try_from(shared * 2).unwrap_or(i32::MAX)
}

/// The same narrowing word on both sides: net, online, the 13-inch version, in one city.
fn shared_qualifiers(a: &View<'_>, b: &View<'_>) -> i32 {
    let telling = |kind| {
        !matches!(
            kind,
            QualifierKind::Period
                | QualifierKind::AsOf
                | QualifierKind::Comparison
                | QualifierKind::Per
        )
    };
    let own = a.claim.qualifiers.iter().filter(|found| telling(found.kind));
    let shared = own.filter(|own| {
        b.claim.qualifiers.iter().any(|found| found.kind == own.kind && found.value == own.value)
    });
    i32::try_from(shared.count() * 3).unwrap_or(i32::MAX)
}

/// Whether both sides name the same version of a thing.
fn one_version(a: &View<'_>, b: &View<'_>) -> bool {
    let version = |view: &View<'_>| {
        let mut all = view.claim.qualifiers(QualifierKind::Modifier);
        all.find(|found| found.value.starts_with(VERSION)).map(|found| found.value.clone())
    };
    version(a).is_some() && version(a) == version(b)
}

/// Whether two figures are farther from each other than accounts of one thing are.
fn too_far(a: &View<'_>, b: &View<'_>, concept: &Concept) -> bool {
    let value = |view: &View<'_>| view.claim.quantity().and_then(|quantity| quantity.value);
    let gap = value(a).zip(value(b)).and_then(|(a, b)| a.checked_sub(b));
    concept.spread.zip(gap).is_some_and(|(spread, gap)| gap.abs() > spread)
}

/// The noun that a figure counts.
fn counted<'a>(view: &View<'a>) -> Option<&'a str> {
    let quantity = view.claim.quantity()?;
    if quantity.kind == QuantityKind::Count { quantity.unit.as_deref() } else { None }
}

/// Rare words in common, by how near they stand; rare governing words of one side that the other
/// has nowhere.
fn words(a: &View<'_>, b: &View<'_>, terms: &Terms) -> i32 {
    let (mut near, mut far, mut alone) = (0, 0, 0);
    let dates = a.claim.time().is_some();
    let mut unmatched = |view: &View<'_>, other: &View<'_>| {
        let missing = view.terms.iter().filter(|(term, level)| {
            *level == NEAR
                && terms.rarity(*term) >= RARE
                && other.terms.binary_search_by_key(term, |(term, _)| *term).is_err()
        });
        alone += i32::try_from(missing.count()).unwrap_or(i32::MAX).min(3);
    };
    unmatched(a, b);
    unmatched(b, a);
    for (term, level) in &a.terms {
        let Ok(at) = b.terms.binary_search_by_key(term, |(term, _)| *term) else { continue };
        let other = b.terms.get(at).map_or(0, |(_, level)| *level);
        let rare = i32::from(terms.rarity(*term) >= RARE);
        match (*level).min(other) {
            // A story has many dates of its main thing: only names and what is rare tell which.
            NEAR if dates && rare == 0 && a.names.binary_search(term).is_err() => near += 1,
            NEAR => near += 2 + rare,
            _ if (*level).max(other) == NEAR => far += 1 + rare,
            _ => far += rare,
        }
    }
    near.min(8) + far.min(4) - alone.min(2)
}

/// The same time said on both sides.
fn time(a: &View<'_>, b: &View<'_>) -> i32 {
    let said = |view: &View<'_>| {
        view.claim
            .qualifiers(QualifierKind::Period)
            .next()
            .and_then(|qualifier| qualifier.time.as_ref().map(|time| time.timex.clone()))
    };
    match (said(a), said(b)) {
        (Some(a), Some(b)) if a == b => 2,
        _ => 0,
    }
}

/// How the figures themselves are to each other.
fn figures(a: &View<'_>, b: &View<'_>, relation: Relation) -> i32 {
    let (Value::Quantity(a), Value::Quantity(b)) = (&a.claim.value, &b.claim.value) else {
        return dates(a, b, relation);
    };
    match relation {
        Relation::UnitSlip => {
            let large = middle(a).is_some_and(|value| value >= Decimal::from(10_000));
            if digits(a).len() > 1 || large { 6 } else { 2 }
        }
        Relation::BoundDropped | Relation::BoundsOpposed => {
            if digits(a).len() > 1 {
                4
            } else {
                2
            }
        }
        Relation::Agree if a.value == b.value => {
            if digits(a).len() > 1 {
                4
            } else {
                1
            }
        }
        // "Up to 50" leaves room for 13, which is hardly the figure that is meant.
        Relation::Agree if a.value.is_some() && b.value.is_some() => distance(a, b).min(0),
        Relation::Agree | Relation::Incomparable => 0,
        Relation::Excludes => distance(a, b),
    }
}

/// Two dates of one event are near to each other and said in one grain.
fn dates(a: &View<'_>, b: &View<'_>, relation: Relation) -> i32 {
    let (Some(x), Some(y)) = (a.claim.time(), b.claim.time()) else { return 0 };
    if relation != Relation::Excludes {
        return i32::from(x.timex == y.timex) * 2;
    }
    let grain = |time: &TimeValue| matches!(time.grain, Grain::Day | Grain::Month | Grain::Quarter);
    let written = |view: &View<'_>| view.analysis.document.quote(view.claim.span).to_lowercase();
    // "Today" in documents of two days is no date of an event.
    let same_words = x.anchored && y.anchored && written(a) == written(b);
    if same_words
        || x.timex == y.timex
        || !grain(x)
        || !grain(y)
        || (x.grain != y.grain && x.grain.min(y.grain) == Grain::Day)
    {
        return -20;
    }
    match (x.interval(), y.interval()) {
        ((Some(a), _), (Some(b), _)) => {
            let apart = a.until(b).map_or(i32::MAX, |span| span.get_days().abs());
            if apart <= 40 {
                2
            } else if apart <= 240 {
                0
            } else {
                -6
            }
        }
        // Day and month without a year.
        _ if x.timex.len() == y.timex.len() && !x.timex.contains('W') => 0,
        _ => -20,
    }
}

/// Slips change a digit or swap two; disagreements seldom exceed a factor of two.
fn distance(a: &Quantity, b: &Quantity) -> i32 {
    let (Some(x), Some(y)) = (middle(a), middle(b)) else { return -2 };
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
        -9
    };
    let kin = if a.unit == b.unit && kin(&digits(a), &digits(b)) { 3 } else { 0 };
    near + kin - i32::from(open(a)) - i32::from(open(b))
}

/// Whether the words leave one end open.
fn open(quantity: &Quantity) -> bool {
    !matches!(quantity.bound, Bound::Exact | Bound::About | Bound::Between)
}

fn middle(quantity: &Quantity) -> Option<Decimal> {
    let middle = quantity.value.or_else(|| {
        let sum = quantity.low?.checked_add(quantity.high?)?;
        sum.checked_div(Decimal::TWO)
    })?;
    // "four in five" is held against percent.
    let ratio = quantity.kind == QuantityKind::Ratio;
    if ratio { middle.checked_mul(Decimal::ONE_HUNDRED) } else { Some(middle) }
}

/// The digits of a figure without zeros at either end.
fn digits(quantity: &Quantity) -> String {
    let value = quantity.value.unwrap_or_default().normalize().abs();
    value.mantissa().to_string().trim_end_matches('0').to_owned()
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
