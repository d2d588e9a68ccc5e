//! Whether two claims speak of the same thing: what parts them, what speaks for it.

use super::meeting::{Meeting, Overlap};
use super::parted::{Parted, part};
use super::sources::sources;
use super::subset::subset;
use super::told::{Role, Told};
use super::view::{Terms, View};
use crate::lexicon::Lexicon;
use crate::lexicon::concepts::Concept;
use crate::model::{
    Bound, Claim, Discriminator, EntityKind, Grain, Lemma, Modality, Polarity, Qualifier,
    QualifierKind, QuantityKind, TimeValue,
};
use std::collections::BTreeSet;

/// What became of holding two claims side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Comparison {
    /// They speak of one thing, and why.
    Same(Vec<String>),
    /// They speak of two things, and what tells them apart.
    Different(Discriminator),
}

/// Words of which one side is named and the other is not, per mille of all that is said.
pub(super) const FULL: u32 = 1000;

/// What the same concept adds to the likeness of two claims, per mille.
const CONCEPT: u32 = 220;

/// What tells two claims of one dimension apart, if anything does: what is said on both sides,
/// tied to the figures by syntax, and cannot be of one thing. Looks at the two claims alone.
pub fn discriminator(a: &Claim, b: &Claim, lexicon: &Lexicon) -> Option<Discriminator> {
    let shared = a.shared_concept(b);
    let concept = shared.and_then(|name| lexicon.concepts.named(name));
    let told = (Told::of(a, lexicon), Told::of(b, lexicon));
    apart(&told.0, &told.1, shared, concept, lexicon).map(Discriminator::from)
}

/// The same, with the concept that both may be of, by name and in the tables.
pub(super) fn apart<'a>(
    left: &Told<'a>,
    right: &Told<'a>,
    shared: Option<&str>,
    concept: Option<&Concept>,
    lexicon: &'a Lexicon,
) -> Option<Parted<'a>> {
    let (a, b) = (left.claim, right.claim);
    let one_figure = one_figure(a, b);
    // One long figure as a floor here and as a ceiling there is hardly two: whatever the words
    // around it say, it is one promise or estimate.
    if one_figure && left.is_long && opposed(a, b) {
        return denials(a, b).or_else(|| comparisons(left, right, concept));
    }
    // Two digits exchanged: a word that only one side has tells less than that.
    if left.exchanged(right) {
        return concepts(a, b, shared, lexicon)
            .or_else(|| modalities(a, b, lexicon))
            .or_else(|| comparisons(left, right, concept))
            .or_else(|| narrowing(left, right, None))
            .or_else(|| per(left, right))
            .or_else(|| periods(left, right));
    }
    concepts(a, b, shared, lexicon)
        .or_else(|| modalities(a, b, lexicon))
        .or_else(|| comparisons(left, right, concept))
        .or_else(|| changing(left, right, lexicon))
        .or_else(|| sources(a, b, concept, lexicon))
        .or_else(|| groups(left, right, lexicon))
        .or_else(|| subset(left, right))
        .or_else(|| narrowing(left, right, Some(lexicon)))
        .or_else(|| if one_figure { None } else { per(left, right) })
        .or_else(|| if one_figure { None } else { periods(left, right) })
}

/// Whether both write the same figure.
pub(super) fn one_figure(a: &Claim, b: &Claim) -> bool {
    a.quantity().zip(b.quantity()).is_some_and(|(a, b)| {
        a.value == b.value && (a.value.is_some() || (a.low, a.high) == (b.low, b.high))
    })
}

/// Whether one figure is told as least and the other as most.
fn opposed(a: &Claim, b: &Claim) -> bool {
    let bound = |claim: &Claim| claim.quantity().map(|quantity| quantity.bound);
    let least = |bound| matches!(bound, Some(Bound::AtLeast | Bound::MoreThan));
    let most = |bound| matches!(bound, Some(Bound::AtMost | Bound::LessThan));
    least(bound(a)) && most(bound(b)) || most(bound(a)) && least(bound(b))
}

fn concepts<'a>(
    a: &'a Claim,
    b: &'a Claim,
    shared: Option<&str>,
    lexicon: &'a Lexicon,
) -> Option<Parted<'a>> {
    let (left, right) = (a.concept.as_deref()?, b.concept.as_deref()?);
    let label = |name: &'a str| lexicon.concepts.named(name).map_or(name, |concept| concept.label);
    // A sentence with a date often names several events.
    if shared.is_none() && a.time().is_none() {
        return Some(part("attribute", label(left), label(right)));
    }
    let (x, y) = (only_here(a, b), only_here(b, a));
    let both = x.is_some() || y.is_some();
    both.then(|| part("attribute", label(x.unwrap_or(left)), label(y.unwrap_or(right))))
}

/// What those that a figure counts did or underwent, where nothing says it of those that another
/// counts: those arrested and those at large are both fugitives, and not the same.
fn only_here<'a>(claim: &'a Claim, other: &Claim) -> Option<&'a str> {
    let own = claim.undergone.as_deref()?;
    let told = other.concepts().any(|name| name == own)
        || claim.deed.is_some() && claim.deed == other.deed;
    (!told).then_some(own)
}

fn denials(a: &Claim, b: &Claim) -> Option<Parted<'static>> {
    if a.polarity != b.polarity {
        let name = |polarity| if polarity == Polarity::Negative { "negated" } else { "affirmed" };
        return Some(part("negation", name(a.polarity), name(b.polarity)));
    }
    let denied = |claim: &Claim| claim.modality == Modality::Denied;
    if denied(a) || denied(b) {
        return Some(part("modality", modality(a), modality(b)));
    }
    None
}

fn modalities(a: &Claim, b: &Claim, lexicon: &Lexicon) -> Option<Parted<'static>> {
    let denied = denials(a, b);
    if denied.is_some() {
        return denied;
    }
    let ahead = |claim: &Claim| claim.modality == Modality::Forecast;
    let said = |claim: &Claim| claim.modality == Modality::Asserted && claim.time().is_none();
    if (ahead(a) && said(b)) || (ahead(b) && said(a)) {
        return Some(part("modality", modality(a), modality(b)));
    }
    // A ferry that carried 62 can carry 84.
    let room = |claim: &Claim| {
        let holds = claim.deed.as_deref().is_some_and(|deed| lexicon.slots.holds(deed));
        holds && claim.modality == Modality::Possible
    };
    if room(a) && said(b) || room(b) && said(a) {
        return Some(part("modality", modality(a), modality(b)));
    }
    None
}

fn modality(claim: &Claim) -> &'static str {
    match claim.modality {
        Modality::Asserted => "told as a fact",
        Modality::Planned => "planned",
        Modality::Forecast => "forecast",
        Modality::Possible => "possible",
        Modality::Hypothetical => "hypothetical",
        Modality::Denied => "denied",
    }
}

/// A mark to compare with ("from 3", "against 4") is another figure than the level reached, and
/// than a change.
fn comparisons(a: &Told<'_>, b: &Told<'_>, concept: Option<&Concept>) -> Option<Parted<'static>> {
    if a.role == Role::Level && b.role == Role::Level
        || a.claim.time().is_some()
        || b.claim.time().is_some()
    {
        return None;
    }
    // "Goes up 5 per cent", "is raised by 5 per cent": of a rise, the change is the level.
    let role = |told: &Told<'_>| match told.role {
        Role::Change if concept.is_some_and(|concept| concept.changes) => Role::Level,
        role => role,
    };
    let (left, right) = (role(a), role(b));
    // "81% more likely" is no share and "a $2 rise" no price; "81 fewer people" may be all of them.
    let share = |told: &Told<'_>| {
        told.claim
            .quantity()
            .is_some_and(|found| !matches!(found.kind, QuantityKind::Count | QuantityKind::Number))
    };
    let parts =
        |told: &Told<'_>, role: Role| role == Role::Mark || role != Role::Level && share(told);
    (left != right && (parts(a, left) || parts(b, right)))
        .then(|| part("comparison", left.name(), right.name()))
}

/// Two changes of two things: "revenue ROSE 5%", "profit ROSE 7%".
fn changing<'a>(a: &Told<'a>, b: &Told<'a>, lexicon: &Lexicon) -> Option<Parted<'a>> {
    if a.role != Role::Change || b.role != Role::Change {
        return None;
    }
    let thing = |told: &Told<'a>| {
        let words = told.claim.attribute.iter().map(Lemma::as_str);
        words.filter(|word| !lexicon.comparisons.changes(word)).collect::<Vec<_>>()
    };
    let (left, right) = (thing(a), thing(b));
    let both = left.iter().any(|word| right.contains(word));
    let (one, other) = (left.first()?, right.first()?);
    (!both).then(|| part("attribute", *one, *other))
}

/// Counts and shares of those who did two contrary things: who supports a plan, who opposes it.
fn groups<'a>(left: &Told<'a>, right: &Told<'a>, lexicon: &Lexicon) -> Option<Parted<'a>> {
    if !left.sided {
        return None;
    }
    let (a, b) = (left.claim, right.claim);
    a.quantity().zip(b.quantity())?;
    let contraries = &lexicon.contraries;
    let mut sided = a.attribute.iter().filter(|word| contraries.tells_group(word));
    sided.find_map(|left| {
        let right = b.attribute.iter().find(|right| contraries.of_two_groups(left, right))?;
        Some(part("group", left.as_str(), right.as_str()))
    })
}

/// What words say that make a figure a part of one told before ("among them").
const OF_WHICH: &str = "of which";

/// So many words of the attribute on both sides make two sums one part ("vaccine research").
const WORDS_OF_A_PART: usize = 2;

/// Whether two figures are of one part, though only one side says that it is a part: "12 dead, among
/// them four CHILDREN" and "four of the dead were CHILDREN", "five of the nine cars DERAILED" and
/// "five cars DERAILED".
fn one_part(a: &Claim, b: &Claim) -> bool {
    if a.undergone.is_some() && a.undergone == b.undergone {
        return true;
    }
    let parts = |claim: &Claim| -> Vec<String> {
        let own = claim.qualifiers(QualifierKind::Party);
        own.map(|found| found.value.clone()).collect()
    };
    let shared = a.attribute.iter().filter(|word| b.attribute.contains(word)).count();
    let money = a.quantity().is_some_and(|quantity| quantity.kind == QuantityKind::Money);
    parts(a).iter().any(|part| parts(b).contains(part)) || money && shared >= WORDS_OF_A_PART
}

/// Words of the table of narrowing words, said on both sides; with the tables, also those that part
/// a figure from one without any.
fn narrowing<'a>(
    one: &Told<'a>,
    other: &Told<'a>,
    lexicon: Option<&Lexicon>,
) -> Option<Parted<'a>> {
    let (a, left) = (one.claim, &one.narrowed);
    let (b, right) = (other.claim, &other.narrowed);
    if left.is_empty() && right.is_empty() {
        return None;
    }
    let respects: BTreeSet<&'a str> =
        left.iter().chain(right).map(|(respect, _)| *respect).collect();
    respects.into_iter().find_map(|respect| {
        let (x, y) = (values(left, respect), values(right, respect));
        let both = !x.is_empty() && !y.is_empty() && !x.iter().any(|value| y.contains(value));
        let told = x.iter().chain(&y).all(|value| *value == OF_WHICH) && one_part(a, b);
        let parts = lexicon.is_some_and(|lexicon| lexicon.slots.parts_alone(respect));
        let alone = parts && x.is_empty() != y.is_empty() && !told;
        // One figure is hardly two: a word on one side does not part it.
        (both || alone && !one_figure(a, b)).then(|| part(respect, x.join(", "), y.join(", ")))
    })
}

fn values<'a>(all: &[(&str, &'a str)], respect: &str) -> Vec<&'a str> {
    all.iter().filter(|(name, _)| *name == respect).map(|(_, value)| *value).collect()
}

fn per<'a>(a: &Told<'a>, b: &Told<'a>) -> Option<Parted<'a>> {
    let (left, right) = (a.per, b.per);
    if left == right {
        return None;
    }
    // "45,000 a month" and "the monthly figure of 45,000".
    let said = |told: &Told<'_>, unit: &str| {
        let claim = told.claim;
        let mut words = claim.attribute.iter().chain(&claim.clause).chain(&claim.context);
        !unit.is_empty() && words.any(|word| word == unit)
    };
    if said(a, right) || said(b, left) { None } else { Some(part("per", left, right)) }
}

/// Figures of two times are two figures.
fn periods<'a>(a: &Told<'a>, b: &Told<'a>) -> Option<Parted<'a>> {
    let (left, right) = times_apart(a, b)?;
    (left.attached && right.attached)
        .then(|| part("period", left.value.as_str(), right.value.as_str()))
}

/// The times of two figures, where they cannot be one.
pub(super) fn times_apart<'a>(
    a: &Told<'a>,
    b: &Told<'a>,
) -> Option<(&'a Qualifier, &'a Qualifier)> {
    let (left, right) = (a.moment?, b.moment?);
    if a.claim.time().is_some() || b.claim.time().is_some() {
        return None;
    }
    let (x, y) = (left.time.as_ref()?, right.time.as_ref()?);
    // "At the weekend", told some days later, may be one weekend or the other.
    let vague =
        |time: &TimeValue| time.anchored && matches!(time.grain, Grain::Weekend | Grain::Week);
    (!vague(x) && !vague(y) && !x.compatible(y)).then_some((left, right))
}

/// Names in attribute or subject on both sides, none of them in common.
pub(super) fn entities<'a>(a: &View<'a>, b: &View<'a>, terms: &Terms) -> Option<Parted<'a>> {
    if let (Some((x, kind)), Some((y, other))) = (a.subject, b.subject)
        && x != y
        && kind == other
        && kind != EntityKind::Place
        && terms.knows(b.document, x)
        && terms.knows(a.document, y)
        && !a.entities.contains(&y)
        && !b.entities.contains(&x)
    {
        return Some(part("subject", a.subject_name(), b.subject_name()));
    }
    let key = |view: &View<'_>| view.subject.map(|(key, _)| key);
    if of_persons(a, b) && key(a) != key(b) {
        return Some(part("subject", a.subject_name(), b.subject_name()));
    }
    if strangers(a, b, terms) {
        return Some(part("subject", a.subject_name(), b.subject_name()));
    }
    if a.names.is_empty() || b.names.is_empty() {
        return None;
    }
    // A name tells only where the other document knows it and could have used it.
    let telling = |view: &View<'_>, other: &View<'_>| -> Vec<u32> {
        let names = view.names.iter().copied();
        names.filter(|name| !terms.is_common(*name) && terms.has(other.document, *name)).collect()
    };
    let left = telling(a, b);
    if left.is_empty() {
        return None;
    }
    let right = telling(b, a);
    let elsewhere = |names: &[u32], view: &View<'_>| {
        names.iter().any(|name| view.terms.binary_search_by_key(name, |(term, _)| *term).is_ok())
    };
    if right.is_empty() || elsewhere(&left, b) || elsewhere(&right, a) {
        return None;
    }
    Some(part("entity", a.claim.names.join(" "), b.claim.names.join(" ")))
}

/// Whether both are ages of known persons.
pub(super) fn of_persons(a: &View<'_>, b: &View<'_>) -> bool {
    let age = |view: &View<'_>| {
        let quantity = view.claim.quantity();
        quantity.is_some_and(|quantity| quantity.kind == QuantityKind::Age)
            && view.claim.concept.is_some()
            && view.subject.is_some()
    };
    age(a) && age(b)
}

/// Two companies, people or products of which neither document speaks of the other's: accounts of
/// one thing name those concerned, so these are accounts of two. Places are left out: one account
/// names the town and another the country.
fn strangers(a: &View<'_>, b: &View<'_>, terms: &Terms) -> bool {
    let (Some((x, kind)), Some((y, other))) = (a.subject, b.subject) else { return false };
    let named = a.named && b.named && kind == other && kind != EntityKind::Place;
    named
        && !terms.knows(b.document, x)
        && !terms.knows(a.document, y)
        && !is_akin(a.subject_name(), b.subject_name())
}

/// Whether all words of one name stand in the other: "Velm-Sollen" names both ends of the line from
/// Velm to Sollen.
fn is_akin(one: &str, other: &str) -> bool {
    let words = |name: &str| name.split([' ', '-']).map(str::to_lowercase).collect::<Vec<_>>();
    let (one, other) = (words(one), words(other));
    let within = |part: &[String], all: &[String]| part.iter().all(|word| all.contains(word));
    within(&one, &other) || within(&other, &one)
}

/// How alike the words around two figures are, per mille: the rarities of the words they share,
/// each by its nearness on the side where it is farther, to the rarities of all words.
pub(super) fn likeness(meeting: &Meeting<'_>, overlap: Overlap) -> u32 {
    let all = (meeting.a.weight + meeting.b.weight).max(1);
    let words = u64::from(overlap.weight) * 2 * u64::from(FULL) / u64::from(all);
    let words = u32::try_from(words).unwrap_or(0);
    words + if meeting.shared.is_some() { CONCEPT } else { 0 }
}
