//! Decides whether a form that can be the past tense and the participle is the one or the other.

use super::item::Item;
use super::tagger::Place;
use super::verbs::{AHEAD, has_finite, infinitive_marker, inside_phrase, nominal};
use crate::lexicon::Senses;
use crate::model::{Form, Tag};

/// Past participles, most of which are spelled like the past tense.
pub(super) fn participle(place: Place<'_>, senses: Senses) -> (Tag, Form) {
    const PASSIVE: (Tag, Form) = (Tag::Participle, Form::Participle);
    let past = if senses.any(Senses::PAST) { (Tag::Verb, Form::Past) } else { PASSIVE };
    let here = place.here();
    match place.after_auxiliary() {
        Some("be") => return PASSIVE,
        Some("have") => return (Tag::Verb, Form::Participle),
        Some(_) if senses.any(Senses::BASE) => return (Tag::Verb, Form::Plain),
        _ => {}
    }
    if senses.any(Senses::BASE) && infinitive_marker(place) {
        return (Tag::Verb, Form::Plain);
    }
    let glued =
        place.previous().is_some_and(|item| item.is("-")) && here.is_some_and(|i| !i.spaced);
    if glued {
        return PASSIVE;
    }
    if place.after_subject_pronoun() {
        return past;
    }
    let noun_like = senses.any(Senses::NOUNS.with(Senses::BASE));
    if inside_phrase(place) {
        let noun_next = place.after(1).is_some_and(|item| {
            (item.is_nominal() || item.is("-")) && !item.senses.any(Senses::PREPOSITION)
        });
        return match (noun_like && senses.any(Senses::NOUNS), noun_next) {
            (true, _) => nominal(place, senses),
            (false, true) => PASSIVE,
            (false, false) => after_phrase_opener(place, senses, past),
        };
    }
    if noun_like && senses.any(Senses::NOUNS) && !senses.only(Senses::VERBS) {
        return set_or_cut(place, senses, past);
    }
    finite_or_not(place, past)
}

/// A participle where a phrase was under way but no noun follows: after a number that counts
/// ("two injured") it is one, after an adjective or a demonstrative it is the verb.
fn after_phrase_opener(place: Place<'_>, senses: Senses, past: (Tag, Form)) -> (Tag, Form) {
    let demonstrative = place
        .previous()
        .is_some_and(|item| item.tag == Tag::Determiner && item.senses.any(Senses::PRONOUN));
    let adjective = place.previous().is_some_and(|item| item.tag == Tag::Adjective);
    if senses.any(Senses::PAST) && (demonstrative || adjective) && !place.clause.finite {
        return past;
    }
    (Tag::Participle, Form::Participle)
}

/// Words like "cut", "set", "hit", "bid": base, past, participle and noun in one spelling.
fn set_or_cut(place: Place<'_>, senses: Senses, past: (Tag, Form)) -> (Tag, Form) {
    let object_next = place.next().is_some_and(Item::opens_phrase);
    let after_noun = place
        .previous()
        .is_some_and(|item| matches!(item.tag, Tag::Noun | Tag::Name | Tag::Number));
    if place.clause.finite && after_noun && !(place.resumes() && object_next) {
        return nominal(place, senses);
    }
    let later = place.items.get(place.at + 1..).is_some_and(|rest| has_finite(rest, true));
    if after_noun && later && !object_next {
        return nominal(place, senses);
    }
    if place.previous().is_none() || !after_noun && !object_next {
        let verb = place.previous().is_some_and(|item| item.tag == Tag::Conjunction);
        return if verb { past } else { nominal(place, senses) };
    }
    past
}

fn finite_or_not(place: Place<'_>, past: (Tag, Form)) -> (Tag, Form) {
    const PASSIVE: (Tag, Form) = (Tag::Participle, Form::Participle);
    let Some(previous) = place.previous() else { return PASSIVE };
    let next = place.after(1);
    let object_next = next.is_some_and(|item| item.opens_phrase() && !item.time);
    if previous.tag == Tag::Conjunction {
        return place.clause.last.map_or(past, |(tag, form)| match (tag, form) {
            (Tag::Participle, _) => PASSIVE,
            (_, Form::Participle) => (Tag::Verb, Form::Participle),
            _ => past,
        });
    }
    let by = next.is_some_and(|item| item.is("by"));
    let preposition_next = next.is_some_and(|item| item.senses.any(Senses::PREPOSITION));
    if previous.is(",") {
        let subject_named = place.items.get(..place.at).is_some_and(|before| {
            before
                .iter()
                .rev()
                .take(AHEAD)
                .any(|item| matches!(item.tag, Tag::Noun | Tag::Name | Tag::Pronoun))
        });
        let trailing =
            place.clause.due == 0 || place.clause.last.is_none() && verb_after_comma(place);
        return if by || !subject_named || trailing && preposition_next { PASSIVE } else { past };
    }
    let counted = place.after(2).is_some_and(|item| item.tag == Tag::Number);
    let resumes = place.resumes() && !by;
    if place.clause.finite && !resumes
        || by && !counted && place.clause.due == 0
        || place.lacks_subject() && !resumes
    {
        return PASSIVE;
    }
    // "Workers hired BEFORE 2012 earned more": no clause follows.
    let of_time = preposition_next && place.after(2).is_some_and(|item| item.time);
    let joins = next.is_some_and(|item| item.senses.any(Senses::SUBORDINATOR)) && !of_time;
    if object_next || joins {
        return past;
    }
    let later = place.items.get(place.at + 1..).is_some_and(|rest| has_finite(rest, true));
    // Where two clauses wait for a verb, the later one is the other clause's.
    if later && place.clause.due < 2 { PASSIVE } else { past }
}

/// Whether the stretch between commas that begins here is followed by a finite verb ("Acme, based
/// in Oslo, said").
fn verb_after_comma(place: Place<'_>) -> bool {
    let rest = place.items.get(place.at + 1..).unwrap_or(&[]);
    let comma = rest.iter().take(AHEAD).position(|item| item.is(","));
    let Some(behind) = comma.and_then(|at| rest.get(at + 1..)) else { return false };
    // "Completed in 1962, SUPPLIES 40,000 homes": no noun stands before a number or "the".
    let takes = |next: &Item| next.senses.any(Senses::DETERMINER) || next.is_number();
    let verb = behind.first().is_some_and(|item| item.senses.any(Senses::THIRD))
        && behind.get(1).is_some_and(takes);
    // "The bridge, opened in 1962, COLLAPSED".
    let past = behind.first().is_some_and(|item| item.senses.any(Senses::PAST) && !item.name)
        && !behind.get(1).is_some_and(|item| item.is("by"));
    verb || past || has_finite(behind, true)
}
