//! Where a craft was bound, and in which hospital somebody lies.

use super::actors::Reading;
use super::whereabouts::{Point, Where, place_of};
use crate::language::{Attachment, Tense};
use crate::lexicon::whereabouts::Path;
use crate::model::{EntityKind, Tag, Word};
use std::collections::BTreeSet;

/// The keys of these.
pub(super) const DESTINATION: &str = "destination";
pub(super) const HOSPITAL: &str = "hospital";

/// Places behind one another ("a refinery IN Lund", "the port OF Lund").
const CHAIN: usize = 2;

/// "Taken to St Ann's Hospital".
pub(super) fn hospital(reading: &Reading<'_>, phrase: usize) -> Option<Where> {
    let structure = reading.structure;
    let words = &reading.sentence.words;
    let tables = &reading.lexicon.whereabouts;
    let found = reading.phrase(phrase)?;
    let head = words.get(found.head).filter(|head| head.tag == Tag::Name)?;
    if !tables.is_hospital(&head.lemma.as_str().to_lowercase()) {
        return None;
    }
    let attachment = structure.attachments.iter().find(|one| one.object == phrase)?;
    let preposition = structure.preposition(words, attachment)?;
    let verb = attachment.verb?;
    let main = words.get(structure.verbs.get(verb)?.group.main)?;
    let mut name = words.get(found.words.clone())?.iter().skip_while(|word| word.tag != Tag::Name);
    let first = name.clone().next()?;
    let named = name.clone().count() > 1 && name.all(|word| word.tag != Tag::Noun);
    if !named || !tables.is(Path::Into, preposition) || !tables.is(Path::Care, &main.lemma) {
        return None;
    }
    let span = first.span.join(head.span);
    let point = Point::Named(span.of(reading.analysis.document.text()).to_lowercase());
    place_of(reading, verb, (HOSPITAL.to_owned(), point, span))
}

/// "Bound for Lund", "on its way to a refinery in Lund", "flight 12 from Oslo to Lund".
pub(super) fn destination(reading: &Reading<'_>, phrase: usize) -> Option<Where> {
    let structure = reading.structure;
    let words = &reading.sentence.words;
    let found = reading.phrase(phrase)?;
    let head = words.get(found.head).filter(|head| head.tag == Tag::Name)?;
    let mut attachment = structure.attachments.iter().find(|one| one.object == phrase)?;
    for _ in 0..CHAIN {
        let inner = is(reading, attachment, Path::Inside).then_some(attachment.phrase).flatten();
        let outer = inner.and_then(|at| structure.attachments.iter().find(|one| one.object == at));
        attachment = outer.unwrap_or(attachment);
    }
    if !is(reading, attachment, Path::To) {
        return None;
    }
    let (craft, verb) = of_verb(reading, attachment)
        .or_else(|| of_way(reading, attachment))
        .or_else(|| of_route(reading, attachment))?;
    if verb.is_some_and(|verb| is_open(reading, verb)) {
        return None;
    }
    let name = words.get(found.words.clone())?;
    let first = name.iter().find(|word| word.tag == Tag::Name)?;
    let span = first.span.join(head.span);
    let kind = reading.mentions().find(|mention| mention.span.overlaps(span));
    let kind = kind.and_then(|mention| reading.identities.kind(reading.key(mention.entity)?));
    let lower = span.of(reading.analysis.document.text()).to_lowercase();
    let place = kind == Some(EntityKind::Place) || reading.lexicon.names.place(&lower).is_some();
    let (who, things) = craft_of(reading, craft)?;
    place.then(|| Where {
        document: reading.analysis.document.id.0 as usize,
        key: DESTINATION.to_owned(),
        span,
        point: Point::Named(lower),
        who,
        deed: DESTINATION.to_owned(),
        things,
    })
}

/// Whether a verb tells of where a craft goes now or will go: it may not be where it was bound.
fn is_open(reading: &Reading<'_>, verb: usize) -> bool {
    let Some(predicate) = reading.structure.verbs.get(verb) else { return true };
    let group = &predicate.group;
    let ahead = matches!(group.tense, Tense::Present | Tense::Future | Tense::Modal);
    group.negated || ahead && !group.passive
}

/// A craft and the verb of the sentence that tells of its way.
type Bound = (usize, Option<usize>);

fn is(reading: &Reading<'_>, attachment: &Attachment, path: Path) -> bool {
    let preposition = reading.structure.preposition(&reading.sentence.words, attachment);
    preposition.is_some_and(|word| reading.lexicon.whereabouts.is(path, word))
}

/// "The tanker, bound FOR Lund": the craft, and the verb.
fn of_verb(reading: &Reading<'_>, attachment: &Attachment) -> Option<Bound> {
    let verb = attachment.verb?;
    let predicate = reading.structure.verbs.get(verb)?;
    let main = reading.sentence.words.get(predicate.group.main)?;
    let bound =
        attachment.phrase.is_none() && reading.lexicon.whereabouts.is(Path::Bound, &main.lemma);
    Some((predicate.subject.filter(|_| bound)?, Some(verb)))
}

/// "The tanker was on its way TO Lund".
fn of_way(reading: &Reading<'_>, attachment: &Attachment) -> Option<Bound> {
    let verb = attachment.verb?;
    let start = start_of(reading, attachment).and_then(|start| start.phrase);
    let way = reading.phrase(start.or(attachment.phrase)?)?;
    let head = reading.sentence.words.get(way.head)?;
    let subject = reading.structure.verbs.get(verb)?.subject;
    let on_way = reading.lexicon.whereabouts.is(Path::Way, &head.lemma);
    Some((subject.filter(|_| on_way)?, Some(verb)))
}

/// "Flight 12 from Oslo TO Lund".
fn of_route(reading: &Reading<'_>, attachment: &Attachment) -> Option<Bound> {
    Some((start_of(reading, attachment)?.phrase?, attachment.verb))
}

/// The "from Oslo" that stands before a "to Lund".
fn start_of<'a>(reading: &Reading<'a>, attachment: &Attachment) -> Option<&'a Attachment> {
    let mut before = reading.structure.attachments.iter();
    let start = before.find(|one| Some(one.object) == attachment.phrase)?;
    is(reading, start, Path::From).then_some(start)
}

/// Who it is by its name, and what by its kind.
fn craft_of(reading: &Reading<'_>, phrase: usize) -> Option<(BTreeSet<u32>, BTreeSet<String>)> {
    let found = reading.phrase(phrase)?;
    let nouns = reading.sentence.words.get(found.words.clone())?;
    // "Aircraft" is one or many.
    let text = reading.analysis.document.text();
    let one = |word: &Word| word.lemma.as_str().eq_ignore_ascii_case(word.span.of(text));
    if found.is_plural(reading.sentence) && !nouns.last().is_some_and(one) {
        return None;
    }
    let kinds = nouns
        .iter()
        .filter_map(|word| reading.lexicon.whereabouts.craft(&word.lemma.as_str().to_lowercase()));
    let things: BTreeSet<String> = kinds.map(|kind| kind.to_string()).collect();
    let who: BTreeSet<u32> =
        reading.all_actors(phrase).into_iter().filter_map(|actor| actor.entity()).collect();
    (!things.is_empty() || !who.is_empty()).then_some((who, things))
}

/// Whether two craft are one, as far as told: of one kind, or of one name.
pub(super) fn is_one_craft(left: &Where, right: &Where) -> bool {
    !left.things.is_disjoint(&right.things) || !left.who.is_disjoint(&right.who)
}
