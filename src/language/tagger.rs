//! Chooses a part of speech for each word of a sentence by what stands around it: one pass from
//! left to right, with a look ahead for the finite verb that a clause must have.
//!
//! The method is that of rule-based taggers since Brill (1992), with rules written by hand.

use super::item::Item;
use super::verbs;
use crate::lexicon::{Senses, Words};
use crate::model::{Form, Tag};
use crate::text::TokenKind;

/// How many adverbs in a row are passed over: more are no speech, and the cost of a look-up must
/// not grow with the length of a line.
const NEAR: usize = 12;

/// What the pass remembers of the clause it is in.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Clause {
    /// Whether its finite verb was met.
    pub(super) finite: bool,
    /// How many clauses were opened that have no finite verb yet; the sentence itself is one.
    pub(super) due: u32,
    /// The tag and form of the last verb met in the sentence.
    pub(super) last: Option<(Tag, Form)>,
    /// Whether it tells of the noun before it ("the man WHO fled").
    relative: bool,
    /// Whether the word before is a noun, or stands for one.
    noun: bool,
}

/// The sentence, the place in it, and the clause so far.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'a> {
    /// The words; those before `at` are tagged.
    pub(super) items: &'a [Item],
    /// The word to decide.
    pub(super) at: usize,
    /// The clause so far.
    pub(super) clause: Clause,
    /// The tables.
    pub(super) words: &'a Words,
}

impl<'a> Place<'a> {
    /// The word to decide.
    pub(super) fn here(self) -> Option<&'a Item> {
        self.items.get(self.at)
    }

    /// The word before it, adverbs and negations passed over.
    pub(super) fn before(self) -> Option<&'a Item> {
        self.items
            .get(..self.at)?
            .iter()
            .rev()
            .take(NEAR)
            .find(|item| !(item.tag == Tag::Adverb || item.tag == Tag::Particle && item.is("not")))
    }

    /// The token directly before it; the full stop of an abbreviation is passed over.
    pub(super) fn previous(self) -> Option<&'a Item> {
        let at = self.at.checked_sub(1)?;
        let item = self.items.get(at)?;
        let stop = item.is(".") && !item.spaced;
        if stop { at.checked_sub(1).and_then(|at| self.items.get(at)) } else { Some(item) }
    }

    /// Whether the clause that waited for a verb while one was told of its subject may go on here:
    /// "the boy who found the wallet RETURNED it". A headline may leave out a "was".
    pub(super) fn resumes(self) -> bool {
        let Clause { finite, due, relative, .. } = self.clause;
        let written = |last: &Item| last.kind == TokenKind::Sign;
        finite && relative && due > 0 && self.items.last().is_some_and(written)
    }

    /// The token `by` places after it.
    pub(super) fn after(self, by: usize) -> Option<&'a Item> {
        self.items.get(self.at + by)
    }

    /// The next token that is no adverb.
    pub(super) fn next(self) -> Option<&'a Item> {
        let after = self.items.get(self.at + 1..)?;
        after.iter().take(NEAR).find(|item| !item.senses.only(Senses::ADVERB))
    }
}

/// Tags the words of a sentence in place.
pub(super) fn tag(items: &mut [Item], words: &Words) {
    let mut clause = Clause { due: 1, ..Clause::default() };
    for at in 0..items.len() {
        let place = Place { items, at, clause, words };
        let Some(item) = place.here() else { break };
        let (tag, form) = match item.tag {
            Tag::Sign if item.kind != TokenKind::Sign => decide(place, item.senses),
            tag => (tag, item.form),
        };
        if let Some(item) = items.get_mut(at) {
            (item.tag, item.form) = (tag, form);
            advance(&mut clause, item);
        }
    }
}

/// Takes note of a decided word.
fn advance(clause: &mut Clause, item: &Item) {
    match item.tag {
        Tag::Subordinator => {
            clause.finite = false;
            clause.due += 1;
            clause.relative =
                clause.noun && matches!(item.lower.as_str(), "who" | "which" | "that");
        }
        Tag::Conjunction => clause.finite = false,
        Tag::Sign if item.is_stop() => clause.finite = false,
        Tag::Auxiliary => {
            let bare = matches!(item.lower.as_str(), "be" | "been" | "being" | "having");
            // Of several auxiliaries the first is the finite one.
            if !bare && !clause.finite {
                clause.due = clause.due.saturating_sub(1);
                clause.finite = true;
            }
        }
        Tag::Verb => {
            if !clause.finite && matches!(item.form, Form::Past | Form::Third | Form::Plain) {
                clause.due = clause.due.saturating_sub(1);
            }
            clause.finite = true;
            clause.last = Some((item.tag, item.form));
        }
        Tag::Participle => clause.last = Some((item.tag, item.form)),
        _ => {}
    }
    clause.relative &= !item.is_stop();
    clause.noun = matches!(item.tag, Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Determiner);
}

fn decide(place: Place<'_>, senses: Senses) -> (Tag, Form) {
    if senses.any(CLOSED)
        && let Some(tag) = closed(place, senses)
    {
        return (tag, Form::Plain);
    }
    if senses.any(Senses::VERBS) {
        return verbs::decide(place, senses);
    }
    // A word that the tables do not have, where a verb must stand.
    if place.here().is_some_and(|here| !here.known) && verbs::must_be_verb(place) {
        return (Tag::Verb, Form::Plain);
    }
    open(place, senses)
}

/// The closed classes.
const CLOSED: Senses = Senses::CLOSED.with(Senses::NUMBER);

/// Words of the closed classes; `None` where an open class must be weighed.
fn closed(place: Place<'_>, senses: Senses) -> Option<Tag> {
    let next = place.after(1);
    if senses.any(Senses::PARTICLE) {
        let here = place.here()?;
        if here.is("to") {
            return Some(if verbs::is_infinitive(place) {
                Tag::Particle
            } else {
                Tag::Preposition
            });
        }
        return Some(Tag::Particle);
    }
    if senses.any(Senses::AUXILIARY) {
        return Some(Tag::Auxiliary);
    }
    if senses.any(Senses::SUBORDINATOR) {
        return Some(subordinator(place, senses));
    }
    if senses.any(Senses::CONJUNCTION) {
        return Some(Tag::Conjunction);
    }
    if senses.any(Senses::DETERMINER) {
        return Some(determiner(place, senses));
    }
    let counts = next.is_some_and(|next| next.is("-") && !next.spaced);
    if senses.any(Senses::PRONOUN) && !(counts && senses.any(Senses::NUMBER)) {
        // "The mine".
        let determined = place.previous().is_some_and(|item| item.tag == Tag::Determiner);
        let noun = determined && senses.any(Senses::NOUN);
        return Some(if noun { Tag::Noun } else { Tag::Pronoun });
    }
    if senses.any(Senses::NUMBER) {
        return Some(Tag::Number);
    }
    if senses.any(Senses::PREPOSITION) && !senses.any(Senses::VERBS) {
        let previous = place.previous().map_or(Tag::Sign, |item| item.tag);
        if previous == Tag::Determiner && senses.any(Senses::ADVERB) {
            return Some(Tag::Adjective);
        }
        let verb = matches!(previous, Tag::Verb | Tag::Participle | Tag::Gerund);
        if senses.any(Senses::PHRASAL) && verb {
            return Some(Tag::Adverb);
        }
        if !senses.any(Senses::ADVERB.with(Senses::ADJECTIVE).with(Senses::NOUNS)) {
            return Some(Tag::Preposition);
        }
        let phrase =
            next.is_some_and(|item| item.opens_phrase() || item.time || item.tag == Tag::Number);
        if phrase {
            return Some(Tag::Preposition);
        }
        if senses.any(Senses::ADVERB) {
            return Some(Tag::Adverb);
        }
        return (!senses.any(Senses::ADJECTIVE)).then_some(Tag::Preposition);
    }
    None
}

/// Words that may join clauses and may also be a determiner, a pronoun or a preposition.
fn subordinator(place: Place<'_>, senses: Senses) -> Tag {
    let clause_follows = verbs::clause_follows(place);
    // "The men held SINCE May were freed": the verb is that of the men.
    let of_time = || {
        let word = place.previous().is_some_and(|item| item.tag != Tag::Sign);
        word && place.after(1).is_some_and(|item| item.time)
    };
    if senses.any(Senses::PREPOSITION) && (!clause_follows || of_time()) {
        return Tag::Preposition;
    }
    if place.here().is_some_and(|here| here.is("that")) {
        // "that": after a noun or verb it joins, before a noun it points.
        let joins = place.previous().is_some_and(|item| {
            matches!(
                item.tag,
                Tag::Noun | Tag::Name | Tag::Verb | Tag::Participle | Tag::Adjective | Tag::Number
            )
        });
        let noun_next = place.next().is_some_and(|item| {
            item.senses.only(Senses::NOUN.with(Senses::ADJECTIVE)) && !item.name
        });
        if joins {
            return Tag::Subordinator;
        }
        if place.previous().is_some_and(|item| item.tag == Tag::Conjunction) && clause_follows {
            return Tag::Subordinator;
        }
        return if noun_next { Tag::Determiner } else { Tag::Pronoun };
    }
    if senses.any(Senses::ADVERB) && !clause_follows {
        return Tag::Adverb;
    }
    Tag::Subordinator
}

fn determiner(place: Place<'_>, senses: Senses) -> Tag {
    let Some(next) = place.after(1) else { return Tag::Pronoun };
    let nominal = next.name
        || next.tag == Tag::Number
        || next.senses.any(Senses::NOUNS.with(Senses::ADJECTIVE).with(Senses::GERUND))
        || next.senses.any(Senses::PARTICIPLE) && place.after(2).is_some_and(Item::is_nominal)
        || next.senses.any(Senses::DETERMINER);
    if nominal || next.senses.any(Senses::ADVERB) && !senses.any(Senses::PRONOUN) {
        return Tag::Determiner;
    }
    if next.is("“") || next.is("\"") {
        return Tag::Determiner;
    }
    if senses.any(Senses::ADVERB) {
        return Tag::Adverb;
    }
    if senses.any(Senses::PRONOUN) { Tag::Pronoun } else { Tag::Determiner }
}

/// Nouns, adjectives and adverbs.
fn open(place: Place<'_>, senses: Senses) -> (Tag, Form) {
    let adjective = senses.any(Senses::ADJECTIVE);
    let noun = senses.any(Senses::NOUNS);
    let noun_form = if senses.any(Senses::PLURAL) { Form::Plural } else { Form::Plain };
    if !adjective && !noun {
        return (Tag::Adverb, Form::Plain);
    }
    if !adjective && !senses.any(Senses::ADVERB) {
        return (Tag::Noun, noun_form);
    }
    let noun_next = place.after(1).is_some_and(|item| {
        !item.senses.any(Senses::PREPOSITION.with(Senses::AUXILIARY))
            && (item.name || item.senses.any(Senses::NOUNS.with(Senses::ADJECTIVE)) || item.is("-"))
    });
    if noun_next && adjective {
        return (Tag::Adjective, Form::Plain);
    }
    if senses.any(Senses::ADVERB) {
        let inside = place.previous().is_some_and(|item| item.tag == Tag::Determiner);
        let predicate = place.before().is_some_and(|item| item.tag == Tag::Auxiliary);
        let degree = place.after(1).is_some_and(|item| {
            item.senses.any(Senses::ADJECTIVE.with(Senses::PARTICIPLE).with(Senses::GERUND))
                && !item.senses.any(Senses::NOUNS)
        });
        if !inside && (degree || !predicate || !adjective) {
            return (Tag::Adverb, Form::Plain);
        }
    }
    if noun {
        let predicate = place.before().is_some_and(|item| item.tag == Tag::Auxiliary);
        if predicate && adjective && !place.known_noun() {
            return (Tag::Adjective, Form::Plain);
        }
        return (Tag::Noun, noun_form);
    }
    (Tag::Adjective, Form::Plain)
}

impl Place<'_> {
    /// Whether the tables have the word as a noun, so that a guess by its ending must give way.
    fn known_noun(self) -> bool {
        self.here().is_some_and(|item| item.known && item.senses.any(Senses::NOUNS))
    }
}
