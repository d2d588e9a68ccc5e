//! What kind of thing a name names: votes from the name itself and from what stands around it.

use super::structure::Structure;
use crate::lexicon::{Cue, Lexicon};
use crate::model::{Analysis, EntityKind, Sentence, Tag, Word};
use crate::text::TokenKind;
use std::ops::Range;

/// Votes for each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Votes {
    person: i32,
    organization: i32,
    place: i32,
    thing: i32,
}

impl Votes {
    /// Adds votes for a kind.
    pub(super) fn add(&mut self, kind: EntityKind, votes: i32) {
        match kind {
            EntityKind::Person => self.person += votes,
            EntityKind::Organization => self.organization += votes,
            EntityKind::Place => self.place += votes,
            EntityKind::Thing => self.thing += votes,
        }
    }

    /// Takes in the votes of another name of the same entity.
    pub(super) fn join(&mut self, other: Self) {
        self.person += other.person;
        self.organization += other.organization;
        self.place += other.place;
        self.thing += other.thing;
    }

    /// The kind with most votes and how many it has; a thing where nothing speaks for another.
    pub(super) fn winner(self) -> (EntityKind, i32) {
        let mut best = (EntityKind::Thing, self.thing);
        for (kind, votes) in [
            (EntityKind::Organization, self.organization),
            (EntityKind::Place, self.place),
            (EntityKind::Person, self.person),
        ] {
            if votes > best.1 {
                best = (kind, votes);
            }
        }
        best
    }

    /// Whether something speaks for the kind and nothing much stronger for another.
    pub(super) fn allows(self, kind: EntityKind) -> bool {
        let (winner, votes) = self.winner();
        winner == kind || votes <= 1
    }
}

/// A word of a person's name though it is a common word: "Architect Lena Voss", "Mark Hale".
const PERSONAL: Cue = Cue::GIVEN.with(Cue::ROLE);

/// What the name itself tells, by its lower-case words.
pub(super) fn of_name(words: &[&str], written: &str, lexicon: &Lexicon) -> Votes {
    let names = &lexicon.names;
    let mut votes = Votes::default();
    let key = words.join(" ");
    if names.place(&key).is_some() {
        votes.add(EntityKind::Place, 3);
    }
    let cues: Vec<Cue> = words.iter().map(|word| names.cue(word)).collect();
    let cue = |index: usize| cues.get(index).copied().unwrap_or_default();
    let (first, last) = (cue(0), cue(words.len().saturating_sub(1)));
    let organization = Cue::ORGANIZATION.with(Cue::SUFFIX);
    let of = words.iter().position(|word| matches!(*word, "of" | "for"));
    if words.len() > 1 {
        if last.any(Cue::SUFFIX) {
            votes.add(EntityKind::Organization, 4);
        }
        if cues.iter().any(|cue| cue.any(Cue::ORGANIZATION)) {
            votes.add(EntityKind::Organization, 2);
        }
        let head = of.and_then(|of| of.checked_sub(1)).map_or(last, cue);
        for (cues, kind) in [
            (organization, EntityKind::Organization),
            (Cue::PLACE, EntityKind::Place),
            (Cue::THING, EntityKind::Thing),
        ] {
            if head.any(cues) {
                votes.add(kind, 3);
            }
        }
        let personal = !cues.iter().any(|cue| cue.any(organization.with(Cue::PLACE)));
        if first.any(Cue::GIVEN) && personal && of.is_none() {
            votes.add(EntityKind::Person, 3);
        }
        let letters = |(word, cue): (&&str, &Cue)| {
            word.chars().all(char::is_alphabetic)
                && word.len() > 1
                && (lexicon.words.known(word).is_empty() || cue.any(PERSONAL))
                && names.demonym(word).is_none()
        };
        if personal && (2..=3).contains(&words.len()) && words.iter().zip(&cues).all(letters) {
            votes.add(EntityKind::Person, 1);
        }
    } else if first.any(Cue::GIVEN) {
        votes.add(EntityKind::Person, 1);
    }
    if written.chars().any(|c| c.is_ascii_digit()) {
        votes.add(EntityKind::Thing, 3);
    }
    let capitals = written.chars().filter(|c| c.is_uppercase()).count();
    if words.len() == 1 && capitals >= 2 && written.len() <= 6 && !votes.any() {
        votes.add(EntityKind::Organization, 2);
    }
    votes
}

impl Votes {
    fn any(self) -> bool {
        self != Self::default()
    }
}

/// What stands around a name in its sentence.
pub(super) fn of_context(
    analysis: &Analysis,
    sentence: &Sentence,
    structure: &Structure,
    name: &Range<usize>,
    lexicon: &Lexicon,
) -> Votes {
    let words = &sentence.words;
    let text = analysis.document.text();
    let mut votes = Votes::default();
    let before = name.start.checked_sub(1).and_then(|at| words.get(at));
    let is = |at: usize, lemma: &str| words.get(at).is_some_and(|word| word.lemma == lemma);
    if let Some(before) = before {
        match (before.tag, before.lemma.as_str()) {
            (Tag::Preposition, "in" | "near" | "outside" | "across" | "throughout" | "around")
                if !is_common(words, name, lexicon) =>
            {
                votes.add(EntityKind::Place, 1);
            }
            (Tag::Preposition, "at") => {
                votes.add(EntityKind::Person, -1);
                votes.add(EntityKind::Organization, 1);
            }
            (Tag::Preposition, "for") if role_before(words, name.start, lexicon) => {
                votes.add(EntityKind::Organization, 3);
            }
            (Tag::Determiner, "the") if is_head(structure, name) => {
                votes.add(EntityKind::Person, -3);
                votes.add(EntityKind::Organization, 1);
            }
            _ => {}
        }
        let based = before.tag == Tag::Preposition
            && name.start.checked_sub(2).is_some_and(|at| is(at, "base") || is(at, "headquarter"));
        if based {
            votes.add(EntityKind::Place, 3);
        }
    }
    if is(name.end, "-") && is(name.end + 1, "base") {
        votes.add(EntityKind::Place, 4);
    }
    after(words, name.end, lexicon, &mut votes);
    if is_age(text, words, name.end) {
        votes.add(EntityKind::Person, 4);
    }
    if let Some(noun) = described(sentence, structure, name)
        && let Some(kind) = lexicon.names.kind_of_noun(noun)
    {
        votes.add(kind, 3);
    }
    votes
}

/// Whether the name ends in a common word ("Social Security").
fn is_common(words: &[Word], name: &Range<usize>, lexicon: &Lexicon) -> bool {
    let last = name.end.checked_sub(1).and_then(|at| words.get(at));
    last.is_some_and(|word| !lexicon.words.known_lemma(&word.lemma).is_empty())
}

/// "a spokesman for Acme"
fn role_before(words: &[Word], start: usize, lexicon: &Lexicon) -> bool {
    let noun = start.checked_sub(2).and_then(|at| words.get(at));
    noun.is_some_and(|word| lexicon.names.cue(&word.lemma).any(Cue::ROLE))
}

/// Whether the name's last word is the head of its phrase.
fn is_head(structure: &Structure, name: &Range<usize>) -> bool {
    let phrase = structure.phrase_at(name.start).and_then(|phrase| structure.phrases.get(phrase));
    phrase.is_some_and(|phrase| name.contains(&phrase.head))
}

/// What follows a name: a possession, a relative clause, a place after a comma.
fn after(words: &[Word], end: usize, lexicon: &Lexicon, votes: &mut Votes) {
    let lemma = |at: usize| words.get(at).map_or("", |word| word.lemma.as_str());
    if lemma(end) == "," && lemma(end + 1) == "who" || lemma(end) == "who" {
        votes.add(EntityKind::Person, 3);
    }
    if lemma(end) == "," && lemma(end + 1) == "which" {
        votes.add(EntityKind::Person, -2);
        votes.add(EntityKind::Organization, 1);
    }
    if lemma(end) == "'" && lemma(end + 1) == "'s" || lemma(end) == "'s" {
        let at = if lemma(end) == "'s" { end + 1 } else { end + 2 };
        let role = (at..at + 3).any(|at| lexicon.names.is_role(lemma(at)));
        if role {
            votes.add(EntityKind::Organization, 2);
        }
    }
    if lemma(end) == ","
        && words.get(end + 1).is_some_and(|word| word.tag == Tag::Name)
        && lexicon.names.place(lemma(end + 1)).is_some()
    {
        votes.add(EntityKind::Place, 2);
    }
}

/// "Helen Smith, 44, ..."
fn is_age(text: &str, words: &[Word], end: usize) -> bool {
    let written = |at: usize| words.get(at).map_or("", |word| word.span.of(text));
    let number = words.get(end + 1).is_some_and(|word| word.kind == TokenKind::Number);
    written(end) == ","
        && number
        && matches!(written(end + 2), "," | "." | ")")
        && (1..=2).contains(&written(end + 1).len())
}

/// The head noun of what the name is said to be: an apposition or a predicate noun.
pub(super) fn described<'a>(
    sentence: &'a Sentence,
    structure: &Structure,
    name: &Range<usize>,
) -> Option<&'a str> {
    let phrase = description_of(structure, name)?;
    let head = structure.phrases.get(phrase)?.head;
    sentence.words.get(head).filter(|word| word.tag == Tag::Noun).map(|word| word.lemma.as_str())
}

/// The phrase that says what the name is: the apposition behind it, the phrase it is itself the
/// apposition of, or the predicate noun of "is".
pub(super) fn description_of(structure: &Structure, name: &Range<usize>) -> Option<usize> {
    use super::structure::Role;
    let own = structure.phrase_at(name.end.checked_sub(1)?)?;
    // Only a phrase that is the name itself: not "Acme shares".
    if structure.phrases.get(own)?.words.end != name.end {
        return None;
    }
    if structure.role(own + 1) == Role::Apposition(own) {
        return Some(own + 1);
    }
    if let Role::Apposition(other) = structure.role(own) {
        return Some(other);
    }
    if let Role::Subject(verb) = structure.role(own) {
        let predicate = structure.verbs.get(verb)?;
        return predicate.is_copula.then(|| predicate.objects.first().copied()).flatten();
    }
    None
}
