//! What speaks for and against two claims being of one thing, in points.
//!
//! Two figures near the same noun are almost never a contradiction, so likeness of words alone
//! does not decide. Points are given for what two accounts of one thing have in common: concept,
//! governing words, names, time; and figures as near to each other as slips and disagreements
//! are. They are taken for words that only one side has and for figures of another order.

use super::apart::{figures, of_one_post};
use super::clock::{at_two_hours, hours_of_one_day};
use super::compare::of_persons;
use super::doubts::doubts;
use super::meeting::{Meeting, Overlap};
use super::moments::dated_alone;
use super::sources::of_one_source;
use super::value::Relation;
use super::view::{NEAR, Terms, View};
use crate::lexicon::Lexicon;
use crate::lexicon::concepts::Concept;
use crate::lexicon::words::Senses;
use crate::model::{Bound, Grain, Lemma, QualifierKind, QuantityKind};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// Points at which two claims are held to speak of one thing: where the values agree, where they
/// clash, and where the figure is the same but its bound or unit is not.
const AGREES: i32 = 7;
const CLASHES: i32 = 8;
const OPPOSED: i32 = 5;
const LOOSE: i32 = 12;
/// The same for one sum of two digits or more, as the most here and flat there.
const CAPPED: i32 = 3;
const BROAD: i32 = 9;
const DATES: i32 = 7;
const SAME_FIGURE: i32 = 9;

/// What it tells that two ages are of one person: a person has one.
const OF_ONE: i32 = 4;

/// What it tells that an age is of nobody known, and that nothing else is told of both.
const OF_NOBODY: i32 = 12;

/// What it tells that one named source has measured both.
const ONE_SOURCE: i32 = 6;

/// What it tells that two spans of time are of one noun that no table knows ("review").
const ONE_SPAN: i32 = 5;

/// The qualifier of a figure that is a part of another.
const PART: &str = "part: of which";

/// The respect of a qualifier that names a version.
const VERSION: &str = "version: ";

/// Words rarer than one claim in eight (sixteenths of a binary logarithm) carry weight.
pub(super) const RARE: u32 = 48;

/// What speaks for two claims being of one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Evidence {
    /// For and against, summed up.
    pub(super) points: i32,
    /// Whether two dates are compared.
    dates: bool,
    /// Whether no concept holds the two together, or a figure that moves within the day.
    loose: bool,
    /// Whether one sum of money is the most here and flat there.
    capped: bool,
    /// Whether two dates have no event of the tables and no verb in common.
    unsaid: bool,
    /// Whether two dates are days to come.
    to_come: bool,
    /// Whether their concept is one of which a story has many figures.
    broad: bool,
}

/// Whether the points are enough for what the values say.
pub(super) fn enough(evidence: Evidence, relation: Relation) -> bool {
    evidence.points
        >= match relation {
            Relation::Agree => AGREES,
            Relation::BoundDropped if evidence.capped => CAPPED,
            Relation::BoundDropped | Relation::UnitSlip => SAME_FIGURE,
            Relation::BoundsOpposed => OPPOSED,
            Relation::Excludes if evidence.unsaid && !evidence.to_come => return false,
            Relation::Excludes if evidence.unsaid => CLASHES,
            Relation::Excludes if evidence.dates => DATES,
            Relation::Excludes if evidence.loose => LOOSE,
            Relation::Excludes if evidence.broad => BROAD,
            Relation::Excludes => CLASHES,
            Relation::Incomparable => return false,
        }
}

/// Weighs two claims.
pub(super) fn weigh(meeting: &Meeting<'_>, overlap: Overlap) -> Evidence {
    let Meeting { a, b, relation, concept, terms, lexicon, .. } = *meeting;
    let known = concept.is_some() || of_one_post(a, b, lexicon);
    let mut points = 0;
    points += concept.map_or(0, |concept| if concept.broad { 3 } else { 6 });
    if concept.is_none() && a.claim.concept.is_some() && b.claim.concept.is_some() {
        points -= 3;
    }
    // The tables know what one side is a figure of, and the other is not told in their words.
    points -= if relation == Relation::Excludes { one_known(a, b) } else { 0 };
    points += i32::from(a.subject.is_some() && a.subject == b.subject);
    points += if of_persons(a, b) { OF_ONE } else { 0 };
    points -= if of_nobody(a, b, terms, lexicon) { OF_NOBODY } else { 0 };
    points += if of_one_source(meeting) { ONE_SOURCE } else { 0 };
    if relation == Relation::Excludes && concept.is_some_and(|concept| too_far(a, b, concept)) {
        points -= 30;
    }
    let of_two = match relation {
        Relation::Excludes => {
            let versions = concept.is_some_and(|concept| concept.versions) && !one_version(a, b);
            i32::from(versions) + i32::from(two_deeds(a, b, known, lexicon))
        }
        Relation::BoundDropped => i32::from(concept.is_some_and(|concept| concept.nominal)),
        _ => 0,
    };
    points -= (of_two + i32::from(two_deals(a, b, lexicon))) * 12;
    let counted = a.counted().is_some_and(|unit| b.counted() == Some(unit));
    // The noun of a broad concept is counted with the concept: it is one thing told, not two.
    let broad = concept.is_some_and(|concept| concept.broad);
    points += if counted { if broad { 1 } else { 3 } } else { 0 };
    points += overlap.near.min(8) + overlap.far.min(4) - overlap.alone.min(2);
    points += strange_places(a, b);
    points += time(a, b);
    points -= doubts(&a.told, &b.told, concept);
    points -= dated_alone(a, b);
    points += deeds(a, b);
    points += figures(a, b, relation, lexicon);
    points += slip_of_one(a, relation, concept.is_some());
    points += one_limit(a, relation);
    let one_span = a.claim.span_of.is_some() && a.claim.span_of == b.claim.span_of;
    points += match concept {
        None if one_span => ONE_SPAN,
        Some(concept) if one_span && concept.broad => 2,
        _ => 0,
    };
    points += pairs(a, b).min(4);
    points += shared_qualifiers(a, b).min(6);
    points += i32::from(a.claim.lead && b.claim.lead);
    points +=
        if a.alone && b.alone && concept.is_some_and(|concept| !concept.broad) { 3 } else { 0 };
    let unsaid = unsaid(a, b, known, lexicon);
    Evidence {
        points,
        dates: a.claim.time().is_some(),
        unsaid,
        to_come: unsaid && is_to_come(a) && is_to_come(b),
        loose: !one_span
            && concept.is_none_or(|concept| concept.broad && concept.moves && time(a, b) == 0),
        capped: relation == Relation::BoundDropped && is_capped(a, b),
        broad: concept.is_some_and(|concept| concept.broad) && !one_version(a, b),
    }
}

/// Whether two dates have no event of the tables and no verb in common. Times of one day need a verb:
/// a fire breaks out, is reported and is put out at three times of it. What opens at one hour on Monday
/// opens at another on Sunday.
fn unsaid(a: &View<'_>, b: &View<'_>, known: bool, lexicon: &Lexicon) -> bool {
    let times = a.claim.time().zip(b.claim.time());
    if hours_of_one_day(a.claim, b.claim).is_some() {
        let strange = |one: &View<'_>, other: &View<'_>| {
            let named = |own: &[u32], known: &[u32]| {
                !own.is_empty() && !own.iter().any(|name| known.contains(name))
            };
            named(&one.names, &other.names) || named(&one.entities, &other.entities)
        };
        return deeds(a, b) < DEED_OF_ONE || strange(a, b) && strange(b, a) || is_again(a, lexicon);
    }
    let Some((x, y)) = times else { return false };
    let opening = |view: &View<'_>| {
        view.claim.deed.as_deref().is_some_and(|deed| lexicon.slots.is_daily(deed))
    };
    let (one, other) = (a.claim.deed.as_deref(), b.claim.deed.as_deref());
    let untold = a.claim.concept.is_none() && b.claim.concept.is_none();
    // What was signed on Monday was published on Friday, whichever the tables know.
    let both = one.is_some() && other.is_some();
    !known && (one.is_none() || one != other) && (untold || both || !of_one_matter(a, b, lexicon))
        || at_two_hours(x, y) && opening(a) && opening(b)
        || are_contrary(a, b, lexicon)
}

/// Whether a date, no time of day, is to come and written out: a story has few of them, whatever verb
/// tells them ("the inquest opens on 14 October", "the coroner is to hear evidence from 4 November").
fn is_to_come(view: &View<'_>) -> bool {
    let time = view.claim.time().filter(|time| time.grain >= Grain::Day);
    let from = time.and_then(|time| time.interval().0);
    let later = from.zip(view.analysis.document.published).is_some_and(|(from, now)| from > now);
    later && view.analysis.document.quote(view.claim.span).contains(|c: char| c.is_ascii_digit())
}

/// Whether two dates, of which one has no verb that tells, have more than one common noun in common: the
/// STRIKE of the dockers' UNION. Places are no matter.
fn of_one_matter(a: &View<'_>, b: &View<'_>, lexicon: &Lexicon) -> bool {
    let mut shared = a
        .claim
        .attribute
        .iter()
        .filter(|word| b.claim.attribute.contains(word) && !lexicon.slots.is_place(word));
    shared.nth(1).is_some()
}

/// Whether a word of one attribute is the contrary of one of the other: it closes on Monday and opens
/// on Tuesday.
fn are_contrary(a: &View<'_>, b: &View<'_>, lexicon: &Lexicon) -> bool {
    let contrary = |one: &Lemma| {
        let mut others = b.claim.attribute.iter();
        others.any(|other| lexicon.contraries.are_contrary(one, other))
    };
    a.claim.attribute.iter().any(contrary)
}

/// Whether a verb of what happens more than once a day governs a time.
fn is_again(view: &View<'_>, lexicon: &Lexicon) -> bool {
    view.claim.deed.as_deref().is_some_and(|deed| lexicon.slots.is_again(deed))
}

/// Whether one sum of money of two digits or more is the most on one side only ("up to $36m",
/// "$36m"): a story hardly has it of two things.
fn is_capped(a: &View<'_>, b: &View<'_>) -> bool {
    let most = |view: &View<'_>| {
        view.claim.quantity().is_some_and(|quantity| quantity.bound == Bound::AtMost)
    };
    let money = a.claim.quantity().is_some_and(|quantity| quantity.kind == QuantityKind::Money);
    money && a.told.is_long && most(a) != most(b)
}

/// What it tells against one thing that only one of two counts is told in words of the tables.
fn one_known(a: &View<'_>, b: &View<'_>) -> i32 {
    let known = |view: &View<'_>| view.claim.concept.is_some();
    if known(a) != known(b) && a.counted().is_some() && b.counted().is_some() { 2 } else { 0 }
}

/// Two units of one figure of two digits and more, of what the tables know to be one thing: a story
/// hardly has two lengths of 46.
fn slip_of_one(view: &View<'_>, relation: Relation, known: bool) -> i32 {
    let value = view.claim.quantity().and_then(|quantity| quantity.value);
    let long = value.is_some_and(|value| value.normalize().mantissa().abs() > 9);
    if relation == Relation::UnitSlip && known && long { 2 } else { 0 }
}

/// One figure of two digits and more, with a bound here and another or none there: a story hardly
/// has two of 4.2 billion.
fn one_limit(view: &View<'_>, relation: Relation) -> i32 {
    match relation {
        Relation::BoundsOpposed if view.told.is_long => 3,
        Relation::BoundDropped if view.told.is_long => 2,
        _ => 0,
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
    if shared > 1 { DEED_OF_ONE } else { 0 }
}

/// What it tells that two dates are of one verb, with the same doer or thing beside it.
const DEED_OF_ONE: i32 = 2;

/// What one party buys and what it sells: of two parties it may be one deal.
fn two_deals(a: &View<'_>, b: &View<'_>, lexicon: &Lexicon) -> bool {
    let Some((one, other)) = a.claim.deed.as_deref().zip(b.claim.deed.as_deref()) else {
        return false;
    };
    let deal = |deed| lexicon.slots.is_deal(deed);
    a.subject.is_some() && a.subject == b.subject && one != other && deal(one) && deal(other)
}

/// Whether two verbs govern two dates, or two parts of a whole, that nothing but persons and their
/// posts holds together: what the premier announced and what she visits, the counts of which
/// he was convicted and those on which all agreed.
fn two_deeds(a: &View<'_>, b: &View<'_>, known: bool, lexicon: &Lexicon) -> bool {
    if a.claim.deed == b.claim.deed {
        return false;
    }
    let dates = a.claim.time().is_some() && b.claim.time().is_some();
    if dates {
        let things = a.claim.attribute.iter().filter(|word| !lexicon.names.is_role(word));
        return !known && !things.into_iter().any(|word| b.claim.attribute.contains(word));
    }
    let part = |view: &View<'_>| {
        view.claim.qualifiers(QualifierKind::Part).any(|found| found.value == PART)
    };
    part(a) && part(b)
}

/// Two dates told with places that the other side does not name: two events of one kind.
fn strange_places(a: &View<'_>, b: &View<'_>) -> i32 {
    let only = |view: &View<'_>, other: &View<'_>| {
        view.places.iter().any(|place| !other.places.contains(place))
    };
    let dates = a.claim.time().is_some();
    if dates && only(a, b) && only(b, a) { -6 } else { 0 }
}

/// Words of the attribute that stand next to each other on both sides ("military construction").
fn pairs(a: &View<'_>, b: &View<'_>) -> i32 {
    let (mut shared, mut i, mut j) = (0_usize, 0, 0);
    while let (Some(x), Some(y)) = (a.neighbours.get(i), b.neighbours.get(j)) {
        match x.cmp(y) {
            Ordering::Less => i += 1,
            Ordering::Greater => j += 1,
            Ordering::Equal => (shared, i, j) = (shared + 1, i + 1, j + 1),
        }
    }
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
fn one_version<'a>(a: &View<'a>, b: &View<'a>) -> bool {
    let version = |view: &View<'a>| {
        let mut all = view.claim.qualifiers(QualifierKind::Modifier);
        all.find(|found| found.value.starts_with(VERSION)).map(|found| found.value.as_str())
    };
    version(a).zip(version(b)).is_some_and(|(a, b)| a == b)
}

/// Whether two figures are farther from each other than accounts of one thing are; of a range the
/// nearer end counts.
fn too_far(a: &View<'_>, b: &View<'_>, concept: &Concept) -> bool {
    let ends = |view: &View<'_>| -> Option<(Decimal, Decimal)> {
        let quantity = view.claim.quantity()?;
        Some((quantity.value.or(quantity.low)?, quantity.value.or(quantity.high)?))
    };
    let gap = ends(a).zip(ends(b)).and_then(|((low, high), (least, most))| {
        let (up, down) = (least.checked_sub(high)?, low.checked_sub(most)?);
        Some(up.max(down))
    });
    concept.spread.zip(gap).is_some_and(|(spread, gap)| gap > spread)
}

/// Whether two ages are not both of known persons, and no rare word is said of both: every person
/// of a story has an age.
fn of_nobody(a: &View<'_>, b: &View<'_>, terms: &Terms, lexicon: &Lexicon) -> bool {
    let age = |view: &View<'_>| {
        view.claim.quantity().is_some_and(|quantity| quantity.kind == QuantityKind::Age)
    };
    if !age(a) || !age(b) || of_persons(a, b) {
        return false;
    }
    // "Former" is said of many, "aged" of all.
    let is_noun = |word: &str| {
        word != QuantityKind::Age.name() && !lexicon.words.known(word).any(Senses::ADJECTIVE)
    };
    !a.attribute.iter().zip(&a.claim.attribute).any(|(term, word)| {
        terms.rarity(*term) >= RARE && is_noun(word) && b.attribute.contains(term)
    })
}

/// The same time said on both sides.
fn time<'a>(a: &View<'a>, b: &View<'a>) -> i32 {
    let said = |view: &View<'a>| {
        view.told.moment.and_then(|found| found.time.as_ref()).map(|time| time.timex.as_str())
    };
    match said(a) {
        Some(time) if said(b) == Some(time) => 2,
        _ => 0,
    }
}
