//! Where something was: on which of several floors, in the court of which town.

use super::actors::{Actor, Reading};
use super::destinations::{DESTINATION, HOSPITAL, destination, hospital, is_one_craft};
use super::pair;
use crate::language::{Identities, Tense};
use crate::lexicon::whereabouts::Path;
use crate::lexicon::{Names, heads};
use crate::model::{Analysis, EntityKind, Tag, Word};
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};

/// A place at which a document puts somebody or something.
#[derive(Debug, Clone)]
pub struct Where {
    /// Place of the document in the run.
    pub document: usize,
    /// What it is the place of, so that equal keys speak of one kind of thing.
    pub key: String,
    /// The words that say where.
    pub span: Span,
    pub(super) point: Point,
    /// Who is there or does or suffers it: named persons and organisations, by the key of the run.
    pub(super) who: BTreeSet<u32>,
    /// Class of the verb.
    pub(super) deed: String,
    /// Lemmas of those concerned that have no name.
    pub(super) things: BTreeSet<String>,
}

/// Which one it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Point {
    /// A word of a set of which one holds.
    Part(usize, usize),
    /// A named place, lower case.
    Named(String),
}

/// The whereabouts that a sentence tells.
pub fn whereabouts(reading: &Reading<'_>) -> Vec<Where> {
    let phrases = 0..reading.structure.phrases.len();
    let told = |phrase| {
        part(reading, phrase)
            .or_else(|| town(reading, phrase))
            .or_else(|| hospital(reading, phrase))
            .or_else(|| destination(reading, phrase))
    };
    phrases.filter_map(told).collect()
}

/// "On the third floor", "in the rear car".
fn part(reading: &Reading<'_>, phrase: usize) -> Option<Where> {
    let tables = &reading.lexicon.whereabouts;
    let words = &reading.sentence.words;
    let found = reading.phrase(phrase)?;
    let head = words.get(found.head).filter(|head| head.cues.meets(heads::WHICH))?;
    let kind = tables.part(&head.lemma)?;
    let text = reading.analysis.document.text();
    let inside = words.get(found.words.start..found.head)?;
    let mut told = inside.iter().filter_map(|word| {
        let form = word.span.of(text).to_lowercase();
        tables.apart(&form).map(|point| (point, word.span))
    });
    let ((row, place), span) = told.next()?;
    let verb = reading.structure.governor(phrase)?;
    let point = Point::Part(row, place);
    told.next().is_none().then_some(())?;
    place_of(reading, verb, (format!("part {kind}"), point, span.join(head.span)))
}

/// "Arrested in Lund", "went to court in Lund".
fn town(reading: &Reading<'_>, phrase: usize) -> Option<Where> {
    let structure = &reading.structure;
    let words = &reading.sentence.words;
    let tables = &reading.lexicon.whereabouts;
    let found = reading.phrase(phrase)?;
    let head = words.get(found.head).filter(|head| head.tag == Tag::Name)?;
    let attachment = structure.attachments.iter().find(|one| one.object == phrase)?;
    let preposition = structure.preposition(words, attachment)?;
    let name = words.get(found.words.clone())?;
    let plain = name.iter().all(|word| word.tag == Tag::Name);
    let venue = attachment.phrase.and_then(|before| words.get(reading.phrase(before)?.head));
    let venue = venue.filter(|venue| {
        tables.is_venue(&venue.lemma.as_str().to_lowercase())
            && tables.is(Path::Within, preposition)
    });
    let verb = attachment.verb.or_else(|| structure.governor(phrase))?;
    let main = words.get(structure.verbs.get(verb)?.group.main)?;
    let key = match venue {
        Some(venue) => venue.lemma.as_str().to_lowercase(),
        None => tables.deed(&main.lemma).filter(|_| tables.is(Path::At, preposition))?.to_owned(),
    };
    let span = name.first()?.span.join(head.span);
    let lower: Vec<&str> = name.iter().map(|word| word.lemma.as_str()).collect();
    let kind = reading.mentions().find(|mention| mention.span.overlaps(span));
    let kind = kind.and_then(|mention| reading.identities.kind(reading.key(mention.entity)?));
    let place =
        kind == Some(EntityKind::Place) || reading.lexicon.names.place(&lower.join(" ")).is_some();
    if !plain || !place {
        return None;
    }
    let told = place_of(reading, verb, (key, Point::Named(lower.join(" ")), span))?;
    // Who is based or born somewhere is somebody, even where nothing else tells what the name is.
    let subject = structure.verbs.get(verb)?.subject;
    let actors = subject.into_iter().flat_map(|subject| reading.all_actors(subject));
    let things = actors.filter_map(|actor| actor.entity());
    let things = things.filter(|key| reading.identities.kind(*key) == Some(EntityKind::Thing));
    let who = told.who.iter().copied().chain(things).collect();
    Some(Where { who, ..told })
}

pub(super) fn place_of(
    reading: &Reading<'_>,
    verb: usize,
    (key, point, span): (String, Point, Span),
) -> Option<Where> {
    let words = &reading.sentence.words;
    let predicate = reading.structure.verbs.get(verb)?;
    let group = &predicate.group;
    if group.negated || matches!(group.tense, Tense::Modal | Tense::Future) {
        return None;
    }
    let main = words.get(group.main)?;
    let mut who = BTreeSet::new();
    let mut things = BTreeSet::new();
    for phrase in predicate.subject.into_iter().chain(predicate.objects.iter().copied()) {
        for actor in reading.all_actors(phrase) {
            if let Actor::Entity(key) = actor {
                let kind = reading.identities.kind(key);
                let acts = matches!(kind, Some(EntityKind::Person | EntityKind::Organization));
                who.extend(acts.then_some(key));
            }
        }
        things.extend(nouns(reading, phrase));
    }
    let deed = reading.lexicon.slots.deed(&main.lemma).to_owned();
    let document = reading.analysis.document.id.0 as usize;
    Some(Where { document, key, span, point, who, deed, things })
}

/// The nouns of a phrase and of what it is a part of ("28 of the bodies"), by class.
fn nouns(reading: &Reading<'_>, phrase: usize) -> Vec<String> {
    let words = &reading.sentence.words;
    let parts = reading.structure.attached_to_phrase(phrase).map(|attachment| attachment.object);
    let heads = [phrase].into_iter().chain(parts).filter_map(|own| reading.phrase(own));
    let heads = heads.filter_map(|own| words.get(own.head));
    let noun = |word: &&Word| word.tag == Tag::Noun && word.mention.is_none();
    heads.filter(noun).map(|word| reading.lexicon.slots.class(&word.lemma).to_owned()).collect()
}

/// The first two of each key that differ.
pub fn rivals(
    all: &[Where],
    analyses: &[Analysis],
    identities: &Identities,
    names: &Names,
) -> Vec<(Where, Where)> {
    let mut by: BTreeMap<&str, Vec<&Where>> = BTreeMap::new();
    for one in all {
        by.entry(&one.key).or_default().push(one);
    }
    let rivals = by.values().filter_map(|all| {
        let all = all.get(..pair::SAME_MAX.min(all.len())).unwrap_or(&[]);
        pair::first(all, |left, right| {
            left.document != right.document
                && one_thing(left, right, identities)
                && !all.iter().any(|other| knows_both(other, left, right, all))
                && exclude(left, right, analyses, names)
        })
    });
    rivals.map(|(left, right)| ((*left).clone(), (*right).clone())).collect()
}

/// Whether two places are of one and the same: one person's, or of what is called alike in one deed.
fn one_thing(left: &Where, right: &Where, identities: &Identities) -> bool {
    let shared: Vec<u32> = left.who.intersection(&right.who).copied().collect();
    let person = shared.iter().any(|key| identities.kind(*key) == Some(EntityKind::Person));
    match left.point {
        Point::Part(..) => {
            let alike = left.deed == right.deed && !left.things.is_disjoint(&right.things);
            person || alike && left.who.is_empty() == right.who.is_empty()
        }
        Point::Named(_) if left.key == DESTINATION => is_one_craft(left, right),
        Point::Named(_) if left.key == HOSPITAL => person,
        Point::Named(_) => !shared.is_empty(),
    }
}

fn exclude(left: &Where, right: &Where, analyses: &[Analysis], names: &Names) -> bool {
    match (&left.point, &right.point) {
        (Point::Part(a, one), Point::Part(b, other)) => a == b && one != other,
        (Point::Named(a), Point::Named(b)) => {
            are_two((left.document, a), (right.document, b), analyses, names)
        }
        _ => false,
    }
}

/// Whether two places, lower case, of two documents lie apart, as far as can be told: neither is a
/// country or region of the other, nor named where the other is.
pub(super) fn are_two(
    (left, a): (usize, &str),
    (right, b): (usize, &str),
    analyses: &[Analysis],
    names: &Names,
) -> bool {
    let region = |name: &str| names.is_region(names.place(name).unwrap_or(name));
    let known = |name: &str| names.place(name).is_some();
    let named = |at: usize, name: &str| {
        let document = analyses.get(at).map(|analysis| analysis.document.text());
        document.is_some_and(|text| text.to_lowercase().contains(name))
    };
    let one = names.place(a).is_some() && names.place(a) == names.place(b);
    a != b
        && !one
        && region(a) == region(b)
        && known(a) == known(b)
        && !named(left, b)
        && !named(right, a)
}

/// Whether a document puts like things at both, or at a third: it knows of several.
fn knows_both(one: &Where, left: &Where, right: &Where, all: &[&Where]) -> bool {
    one.key == left.key
        && one.point == left.point
        && all.iter().any(|two| {
            two.document == one.document
                && two.key == one.key
                && two.point == right.point
                && two.deed == one.deed
        })
}
