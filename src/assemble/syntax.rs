//! What the structure of the sentence makes of a figure or time: the verb that governs it, the
//! heads of what that verb takes, and the places that the figure is told of.

use super::scene::Scene;
use crate::language::{Role, Structure};
use crate::model::{EntityKind, MentionKind, Tag};
use std::ops::Range;

/// Phrases behind one another that are followed ("in the city of Bam in central Iran").
const CHAIN: usize = 4;

/// Arguments of a verb that are looked at.
const ARGUMENTS: usize = 6;

/// The verb of a mention and the words that stand in its argument places. Indices are into the
/// words of the scene.
#[derive(Debug, Default)]
pub(super) struct Syntax {
    /// The main verb.
    pub(super) verb: Option<usize>,
    /// Heads of the phrases that the verb takes or the figure's own phrase carries, nearest first.
    pub(super) heads: Vec<usize>,
    /// Head of the subject of the verb.
    pub(super) subject: Option<usize>,
    /// Heads of what hangs from the subject, in order ("the payroll OF X in Town").
    pub(super) subject_of: Vec<usize>,
    /// Whether the mention is the subject of its verb.
    pub(super) is_subject: bool,
    /// Whether its phrase is subject or object, alone or in a list.
    pub(super) is_argument: bool,
    /// The words of its phrase, where that says where something is ("in THE TWO SHIRES"), or the
    /// whole that another figure is a part of ("five of THE NINE CARS").
    pub(super) aside: Option<Range<usize>>,
}

impl Syntax {
    /// The syntax around a mention; empty where the sentence has no structure.
    pub(super) fn of(scene: &Scene<'_>) -> Self {
        let mut found = Self::default();
        let Some((structure, own)) = scene.structure.zip(scene.place()) else { return found };
        let phrase = structure.phrase_at(own);
        let verb = match phrase.and_then(|phrase| structure.governor(phrase)) {
            Some(verb) => Some(verb),
            None if scene.is_time() => structure.clause_verb(own),
            None => None,
        };
        let verb = verb.map(|verb| told_behind(scene, structure, verb, own).unwrap_or(verb));
        found.is_subject =
            phrase.is_some_and(|phrase| matches!(structure.role(phrase), Role::Subject(_)));
        found.is_argument = phrase.is_some_and(|phrase| {
            matches!(structure.shared_role(phrase), Role::Subject(_) | Role::Object(_))
        });
        found.aside = phrase.and_then(|phrase| aside(scene, structure, phrase));
        let mut heads: Vec<usize> = Vec::new();
        if let Some(phrase) = phrase {
            heads.extend(above(structure, phrase));
            if !scene.is_time() {
                heads.extend(structure.attached_to_phrase(phrase).map(|a| a.object));
            }
        }
        if let Some(predicate) = verb.and_then(|verb| structure.verbs.get(verb)) {
            heads.extend(predicate.subject);
            heads.extend(predicate.objects.iter().copied());
        }
        if let Some(verb) = verb.filter(|_| !scene.is_time()) {
            heads.extend(structure.attached_to_verb(verb).map(|a| a.object).take(ARGUMENTS));
        }
        let head = |phrase: usize| {
            let phrase = structure.phrases.get(phrase)?;
            (!phrase.words.contains(&own)).then_some(phrase.head)
        };
        let inside = |at: usize| scene.inside(at);
        let subject = verb.and_then(|verb| structure.verbs.get(verb)).and_then(|verb| verb.subject);
        found.subject = subject.and_then(head).and_then(inside);
        let behind = subject.map(|subject| structure.attached_to_phrase(subject));
        let behind = behind.into_iter().flatten().map(|found| found.object);
        found.subject_of = behind.filter_map(head).filter_map(inside).collect();
        found.heads = heads.into_iter().filter_map(head).filter_map(inside).collect();
        let main = verb.and_then(|verb| structure.verbs.get(verb)).map(|verb| verb.group.main);
        found.verb = main.and_then(inside);
        found
    }
}

/// What a time dates that is told behind it: "it was half past five when the quake STRUCK".
fn told_behind(scene: &Scene<'_>, structure: &Structure, verb: usize, own: usize) -> Option<usize> {
    let words = scene.sentence_words();
    let predicate = structure.verbs.get(verb).filter(|one| scene.is_time() && one.is_copula)?;
    let subject = structure.phrases.get(predicate.subject?)?;
    let bare = words.get(subject.head).is_some_and(|head| head.tag == Tag::Pronoun);
    let next = structure.verbs.get(verb + 1).filter(|next| next.group.words.start > own)?;
    (bare && predicate.group.words.end <= own && next.subject.is_some()).then_some(verb + 1)
}

/// The words of a phrase that is a place or the whole of a part, from the figure on.
fn aside(scene: &Scene<'_>, structure: &Structure, phrase: usize) -> Option<Range<usize>> {
    let Role::Attached(index) = structure.role(phrase) else { return None };
    let found = structure.attachments.get(index)?;
    // The "at" of "at least" is the figure's own.
    if scene.inside(found.preposition.start)? >= scene.at.start {
        return None;
    }
    let word = structure.preposition(scene.sentence_words(), found)?;
    let number = |phrase: usize| {
        let words = structure.phrases.get(phrase).map(|found| found.words.clone());
        words.is_some_and(|words| {
            let counted = |at: usize| scene.inside(at).is_some_and(|at| is_number(scene, at));
            words.len() <= WHOLE && words.into_iter().any(counted)
        })
    };
    let whole = word == "of" && found.phrase.is_some_and(number);
    let words = structure.phrases.get(phrase)?.words.clone();
    let start = scene.inside(words.start)?;
    let end = scene.inside(words.end.checked_sub(1)?)? + 1;
    (whole || scene.lexicon.slots.is_of_place(word)).then_some(start..end)
}

/// Words of a phrase that is a part of a whole, at most ("more than five").
const WHOLE: usize = 4;

fn is_number(scene: &Scene<'_>, at: usize) -> bool {
    scene.tag(at) == Some(Tag::Number)
        && matches!(scene.mention_at(at), Some(MentionKind::Quantity(_)))
}

/// The phrases that the figure's phrase hangs from through prepositions ("a toll OF 20").
fn above(structure: &Structure, phrase: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = phrase;
    for _ in 0..CHAIN {
        let Role::Attached(index) = structure.shared_role(at) else { break };
        let Some(before) = structure.attachments.get(index).and_then(|found| found.phrase) else {
            break;
        };
        if before == at || found.contains(&before) {
            break;
        }
        found.push(before);
        at = before;
    }
    found
}

/// The places that a figure is told of ("killed 20 people IN THE PROVINCE"): names of places and
/// nouns for kinds of places, behind a preposition of place that hangs from the figure or its verb.
pub(super) fn places(scene: &Scene<'_>) -> Vec<String> {
    let Some((structure, own)) = scene.structure.zip(scene.place()) else { return Vec::new() };
    let Some(phrase) = structure.phrase_at(own) else { return Vec::new() };
    let verb = structure.governor(phrase);
    let mut open: Vec<usize> = structure
        .attachments
        .iter()
        .filter(|found| found.phrase == Some(phrase) || verb.is_some() && found.verb == verb)
        .filter(|found| found.preposition.start > own)
        .filter(|found| !parted(scene, own + 1, found.preposition.start))
        .filter(|found| {
            structure
                .preposition(scene.sentence_words(), found)
                .is_some_and(|word| scene.lexicon.slots.is_of_place(word))
        })
        .map(|found| found.object)
        .take(ARGUMENTS)
        .collect();
    let (mut names, mut kinds) = (Vec::new(), Vec::new());
    for _ in 0..CHAIN {
        let Some(phrase) = open.pop() else { break };
        names.extend(named(scene, structure, phrase));
        kinds.extend(kind(scene, structure, phrase));
        open.extend(structure.attached_to_phrase(phrase).map(|found| found.object));
    }
    // "the city of Bam" is Bam; "the province" is all that is known.
    if names.is_empty() {
        names = kinds;
    }
    names.sort();
    names.dedup();
    names
}

/// Whether a joining word stands between two places of the sentence: what follows it is of another
/// figure ("killed 20 people and injured 50 in the province").
fn parted(scene: &Scene<'_>, from: usize, to: usize) -> bool {
    let between = scene.sentence_words().get(from..to).unwrap_or(&[]);
    between.iter().any(|word| word.tag == Tag::Conjunction)
}

/// The kind of place that a phrase is ("the province").
fn kind(scene: &Scene<'_>, structure: &Structure, phrase: usize) -> Option<String> {
    let head = scene.sentence_words().get(structure.phrases.get(phrase)?.head)?;
    let known = head.tag == Tag::Noun && scene.lexicon.slots.is_place(&head.lemma);
    known.then(|| head.lemma.as_str().to_owned())
}

/// The places that a phrase names.
fn named(scene: &Scene<'_>, structure: &Structure, phrase: usize) -> Vec<String> {
    let range = structure.phrases.get(phrase).map(|found| found.words.clone()).unwrap_or_default();
    let words = scene.sentence_words().get(range).unwrap_or(&[]);
    let Some((first, last)) = words.first().zip(words.last()) else { return Vec::new() };
    let span = first.span.join(last.span);
    let inside = scene.analysis.entity_mentions_in(span).iter();
    inside
        .filter_map(|mention| scene.analysis.entities.get(mention.entity.0 as usize))
        .filter(|entity| entity.kind == EntityKind::Place)
        .map(|entity| entity.name.to_lowercase())
        .collect()
}
