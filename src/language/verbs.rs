//! Decides between the forms of a verb and the nouns and adjectives that are spelled the same.

use super::item::Item;
use super::participles::participle;
use super::tagger::Place;
use crate::lexicon::Senses;
use crate::model::{Form, Tag};

/// How far the look ahead for a finite verb goes, in words: clauses are rarely longer.
pub(super) const AHEAD: usize = 24;

/// The tag of a word that can be a verb.
pub(super) fn decide(place: Place<'_>, senses: Senses) -> (Tag, Form) {
    if senses.any(Senses::GERUND) {
        return gerund(place, senses);
    }
    if senses.any(Senses::PARTICIPLE) {
        return participle(place, senses);
    }
    if senses.any(Senses::PAST) {
        let noun = senses.any(Senses::NOUNS.with(Senses::ADJECTIVE)) && inside_phrase(place);
        return if noun { nominal(place, senses) } else { (Tag::Verb, Form::Past) };
    }
    if senses.any(Senses::THIRD) {
        return third(place, senses);
    }
    base(place, senses)
}

/// Whether a modal or the "to" of an infinitive stands before the word.
pub(super) fn must_be_verb(place: Place<'_>) -> bool {
    infinitive_marker(place) || matches!(place.after_auxiliary(), Some("modal" | "do"))
}

/// Whether "to" here opens an infinitive.
pub(super) fn is_infinitive(place: Place<'_>) -> bool {
    let Some(next) = place.next() else { return false };
    let bare = next.senses.any(Senses::BASE) || next.is("be") || next.is("have") || next.is("do");
    if !bare {
        return false;
    }
    let noun = next.senses.any(Senses::NOUNS);
    let takes_noun = place.previous().is_some_and(|item| {
        matches!(item.tag, Tag::Preposition) || item.is("due") || item.is("close")
    });
    !(noun && takes_noun)
}

/// Whether a clause with a verb of its own, not a mere noun phrase, follows the word.
pub(super) fn clause_follows(place: Place<'_>) -> bool {
    let subject =
        place.next().is_some_and(|item| item.senses.only(Senses::PRONOUN) && !is_object_form(item));
    subject || place.items.get(place.at + 1..).is_some_and(|rest| has_finite(rest, false))
}

fn is_object_form(item: &Item) -> bool {
    matches!(item.lower.as_str(), "me" | "him" | "us" | "them")
}

/// Whether words hold a finite verb before their clause ends.
pub(super) fn has_finite(rest: &[Item], stop_at_pronoun: bool) -> bool {
    has_finite_after(None, rest, stop_at_pronoun)
}

/// The same, where the word before them is known.
fn has_finite_after(before: Option<&Item>, rest: &[Item], stop_at_pronoun: bool) -> bool {
    let mut last = before;
    for (at, item) in rest.iter().enumerate().take(AHEAD) {
        let subject = item.senses.only(Senses::PRONOUN) && !is_object_form(item);
        if item.is_stop()
            || item.senses.any(Senses::SUBORDINATOR) && !item.senses.any(Senses::PREPOSITION)
            || item.senses.only(Senses::CONJUNCTION) && item.is("but")
            || stop_at_pronoun && subject
        {
            return false;
        }
        // "As main contractor AND EXPECTS to use", "collapsed in May AND WAS sold": the verb is that
        // of the clause before.
        let goes_on = |next: &Item| {
            next.senses.only(Senses::THIRD)
                || next.senses.any(Senses::AUXILIARY) && is_finite(next, Some(item))
        };
        if item.senses.only(Senses::CONJUNCTION) && rest.get(at + 1).is_some_and(goes_on) {
            return false;
        }
        if is_finite(item, last) || takes_clause(item, rest.get(at + 1)) {
            return true;
        }
        last = Some(item);
    }
    false
}

/// Whether a word that may be a noun is a verb because of what follows it ("show that").
fn takes_clause(item: &Item, next: Option<&Item>) -> bool {
    const THAT: Senses = Senses::SUBORDINATOR.with(Senses::PRONOUN).with(Senses::DETERMINER);
    item.senses.any(Senses::BASE.with(Senses::THIRD))
        && !item.name
        && next.is_some_and(|next| {
            next.senses.any(Senses::DETERMINER)
                && (next.senses.only(THAT) || next.senses.only(Senses::DETERMINER))
        })
}

/// Whether a word not yet tagged is surely a finite verb.
fn is_finite(item: &Item, last: Option<&Item>) -> bool {
    let senses = item.senses;
    let other = Senses::NOUNS.with(Senses::ADJECTIVE).with(Senses::PREPOSITION);
    let after_to = last.is_some_and(|last| last.is("to"));
    if senses.any(Senses::AUXILIARY) {
        let bare = matches!(item.lower.as_str(), "be" | "been" | "being" | "having");
        return !bare && !after_to;
    }
    if senses.any(other) || item.name || item.known && senses.is_empty() {
        return false;
    }
    if senses.any(Senses::PAST) && !senses.any(Senses::PARTICIPLE) || senses.any(Senses::THIRD) {
        return true;
    }
    let subject_before = last.is_some_and(|last| {
        last.name
            || last.time
            || last.senses.any(Senses::NOUNS.with(Senses::PRONOUN))
                && !last.senses.any(Senses::DETERMINER)
    });
    if senses.any(Senses::PARTICIPLE) {
        // "After being ACCUSED": a being is no subject here.
        let passive = last.is_some_and(|last| last.senses.any(Senses::AUXILIARY));
        return subject_before && !passive && senses.any(Senses::PAST);
    }
    let plural_before = last.is_some_and(|last| last.senses.any(Senses::PLURAL));
    senses.any(Senses::BASE) && plural_before && !after_to
}

/// Whether the word stands where a noun phrase is under way.
pub(super) fn inside_phrase(place: Place<'_>) -> bool {
    place.previous().is_some_and(|item| {
        matches!(item.tag, Tag::Determiner | Tag::Adjective | Tag::Preposition)
            || item.tag == Tag::Particle && item.is("'s")
            || item.is_number()
            || matches!(item.tag, Tag::Participle) && place.clause_free()
    })
}

pub(super) fn nominal(place: Place<'_>, senses: Senses) -> (Tag, Form) {
    let noun_next = place
        .after(1)
        .is_some_and(|item| item.name || item.senses.any(Senses::NOUNS) || item.tag == Tag::Number);
    if senses.any(Senses::ADJECTIVE) && (noun_next || !senses.any(Senses::NOUNS)) {
        return (Tag::Adjective, Form::Plain);
    }
    let plural = senses.any(Senses::PLURAL) && !senses.any(Senses::NOUN);
    (Tag::Noun, if plural { Form::Plural } else { Form::Plain })
}

impl Place<'_> {
    /// Whether the word before is a participle that stands before its noun ("a combined offer").
    pub(super) fn clause_free(self) -> bool {
        self.at.checked_sub(2).and_then(|at| self.items.get(at)).is_some_and(|item| {
            matches!(item.tag, Tag::Determiner | Tag::Adjective | Tag::Preposition)
        })
    }

    /// Whether the only noun before the word in its clause stands behind a preposition ("Under an
    /// agreement signed ...").
    pub(super) fn lacks_subject(self) -> bool {
        let before = self.items.get(..self.at).unwrap_or(&[]);
        let clause = before.iter().rev().take(AHEAD).take_while(|item| !item.is_stop());
        let mut nouns = false;
        for item in clause {
            match item.tag {
                Tag::Preposition if nouns => nouns = false,
                Tag::Noun | Tag::Name | Tag::Pronoun => nouns = true,
                Tag::Subordinator | Tag::Conjunction => return false,
                // "In 2023 Acme paid"
                _ if item.time && nouns => return false,
                _ => {}
            }
        }
        !nouns && before.iter().rev().take(AHEAD).any(|item| item.tag == Tag::Preposition)
    }

    /// Whether "he", "she" or "it" stands before the word: no base form can follow as its verb.
    fn after_singular_pronoun(self) -> bool {
        self.before().is_some_and(|item| {
            item.tag == Tag::Pronoun && matches!(item.lower.as_str(), "he" | "she" | "it")
        })
    }

    /// Whether a plural noun stands before the word in its clause.
    fn plural_before(self) -> bool {
        let before = self.items.get(..self.at).unwrap_or(&[]);
        let clause = before.iter().rev().take(AHEAD).take_while(|item| !item.is_stop());
        clause.filter(|item| item.tag == Tag::Noun).any(|item| item.form == Form::Plural)
    }

    pub(super) fn after_subject_pronoun(self) -> bool {
        self.before().is_some_and(|item| {
            item.tag == Tag::Pronoun && !is_object_form(item)
                || item.tag == Tag::Subordinator && item.senses.any(Senses::PRONOUN)
        })
    }

    pub(super) fn after_auxiliary(self) -> Option<&'static str> {
        let before = self.before()?;
        if before.tag != Tag::Auxiliary {
            return None;
        }
        let lemma = self.words.verb_of(before.number);
        Some(match lemma.as_ref().unwrap_or(&before.lower).as_str() {
            "be" => "be",
            "have" => "have",
            "do" => "do",
            _ => "modal",
        })
    }
}

/// "-ing": a verb form unless the word is a noun that a phrase is waiting for.
fn gerund(place: Place<'_>, senses: Senses) -> (Tag, Form) {
    let object_next = place.after(1).is_some_and(|item| {
        item.senses.any(Senses::DETERMINER.with(Senses::PRONOUN)) || item.name || item.is_number()
    });
    let after_noun = place.previous().is_some_and(|item| item.tag == Tag::Noun);
    if senses.any(Senses::PREPOSITION) && object_next && !after_noun {
        return (Tag::Preposition, Form::Plain);
    }
    let noun = senses.any(Senses::NOUNS);
    if noun && !object_next && place.after_auxiliary() != Some("be") {
        let compound = after_noun && place.next().is_none_or(|item| !item.opens_phrase());
        let in_phrase = inside_phrase(place);
        let verb_next = place.next().is_some_and(|item| is_finite(item, place.here()));
        if in_phrase || compound || verb_next {
            return nominal(place, senses);
        }
    }
    if senses.any(Senses::ADJECTIVE) && inside_phrase(place) {
        return nominal(place, Senses::ADJECTIVE);
    }
    (Tag::Gerund, Form::Gerund)
}

/// Whether the "to" of an infinitive stands before the word.
pub(super) fn infinitive_marker(place: Place<'_>) -> bool {
    place.before().is_some_and(|item| item.tag == Tag::Particle && item.is("to"))
}

/// "plans", "cuts", "reports": plural or verb.
fn third(place: Place<'_>, senses: Senses) -> (Tag, Form) {
    const VERB: (Tag, Form) = (Tag::Verb, Form::Third);
    if !senses.any(Senses::NOUNS) {
        return VERB;
    }
    if place.after_subject_pronoun() {
        return VERB;
    }
    let Some(previous) = place.previous() else { return nominal(place, senses) };
    if inside_phrase(place) || place.clause.finite || previous.is("-") {
        return nominal(place, senses);
    }
    if previous.tag == Tag::Conjunction {
        let verb = matches!(place.clause.last, Some((_, Form::Third)));
        return if verb { VERB } else { nominal(place, senses) };
    }
    let subject = matches!(previous.tag, Tag::Noun | Tag::Name | Tag::Adverb | Tag::Number)
        || previous.is(",") && place.clause.last.is_some();
    if !subject || previous.form == Form::Plural {
        return nominal(place, senses);
    }
    let object_next = place.next().is_some_and(|item| {
        item.senses.any(Senses::DETERMINER.with(Senses::PRONOUN).with(Senses::SUBORDINATOR))
            || item.name
            || item.is_number()
            || item.is("to")
    });
    let rest = place.items.get(place.at + 1..).unwrap_or(&[]);
    let later = has_finite_after(place.here(), rest, true);
    if object_next || !later { VERB } else { nominal(place, senses) }
}

/// Whether nothing but a noun can stand here, whatever the tables know the word for: "in the QUARREL".
fn awaits_noun(place: Place<'_>) -> bool {
    let before = |item: &Item| match item.tag {
        Tag::Determiner => !item.senses.any(Senses::PRONOUN),
        Tag::Preposition => !item.senses.any(Senses::SUBORDINATOR.with(Senses::CONJUNCTION)),
        Tag::Adjective => true,
        _ => false,
    };
    let second = place.at.checked_sub(2).and_then(|at| place.items.get(at));
    // "The long-running QUARREL".
    let compound = second.is_some_and(|item| item.is("-"))
        && place.previous().is_some_and(|item| matches!(item.tag, Tag::Gerund | Tag::Participle));
    compound || inside_phrase(place) && place.previous().is_some_and(before)
}

fn takes_clause_here(place: Place<'_>) -> bool {
    place.here().is_some_and(|here| takes_clause(here, place.after(1)))
}

/// Base forms: "plan", "report", "rise".
fn base(place: Place<'_>, senses: Senses) -> (Tag, Form) {
    const VERB: (Tag, Form) = (Tag::Verb, Form::Plain);
    let other = senses.any(Senses::NOUNS.with(Senses::ADJECTIVE).with(Senses::PREPOSITION));
    if infinitive_marker(place) || !other && !awaits_noun(place) {
        return VERB;
    }
    match place.after_auxiliary() {
        Some("modal" | "do") => return VERB,
        Some(_) => return nominal(place, senses),
        None => {}
    }
    if senses.any(Senses::PHRASAL) && place.after_singular_pronoun() {
        return (Tag::Adverb, Form::Plain);
    }
    if place.after_subject_pronoun() {
        return VERB;
    }
    if inside_phrase(place) || place.clause.finite {
        return nominal(place, senses);
    }
    let Some(previous) = place.previous() else {
        let object_next = place.after(1).is_some_and(|item| item.senses.any(Senses::DETERMINER));
        return if object_next { VERB } else { nominal(place, senses) };
    };
    if previous.tag == Tag::Conjunction
        && matches!(place.clause.last, Some((Tag::Verb, Form::Plain)))
    {
        return VERB;
    }
    let plural = previous.tag == Tag::Noun && previous.form == Form::Plural
        || (previous.time
            || previous.tag == Tag::Adverb
            || place.clause.due > 0 && takes_clause_here(place))
            && place.plural_before();
    let later = place.items.get(place.at + 1..).is_some_and(|rest| has_finite(rest, true));
    if plural && !later { VERB } else { nominal(place, senses) }
}
