//! The time of a figure: the one that syntax ties to it, else, as a hint, the only one of its
//! sentence.
//!
//! A time is the figure's where both belong to one verb, or where it stands in the figure's own
//! phrase. It is not where it stands in another clause, where the verb is one of saying, or where
//! it belongs to another figure that stands between ("68 percent, up from 63 percent in 2022").

use super::scene::Scene;
use crate::language::{ClauseKind, Role, Structure};
use crate::lexicon::modality::Saying;
use crate::model::{
    Grain, MentionKind, Qualifier, QualifierKind, QuantityKind, Tag, TimeKind, TimeRelation,
    TimeValue, Word,
};

/// Steps up from a phrase to what it hangs from ("the first half of 2022").
const STEPS: usize = 4;

/// Words between a figure and a time that belongs to it as a phrase ("63 percent of them in 2022").
const BEHIND: usize = 4;

/// The time of a figure, if there is one.
pub(super) fn of(scene: &Scene<'_>) -> Option<Qualifier> {
    let all = times(scene);
    let gap = |at: usize| at.abs_diff(scene.at.start);
    let tied = all.iter().copied().filter(|at| is_tied(scene, *at)).min_by_key(|at| gap(*at));
    if let Some(at) = tied {
        return qualifier(scene, at, true);
    }
    match all.as_slice() {
        [only] if !is_of_another(scene, *only) => qualifier(scene, *only, false),
        _ => None,
    }
}

/// Where the times of the sentence begin, the mention itself left out.
fn times(scene: &Scene<'_>) -> Vec<usize> {
    let mut last = None;
    let mut found = Vec::new();
    for (at, word) in scene.words.iter().enumerate() {
        if scene.at.contains(&at) || word.mention == last {
            continue;
        }
        last = word.mention;
        if time_at(scene, at).is_some() {
            found.push(at);
        }
    }
    found
}

/// The time at a word, where it is one that a figure can be of.
fn time_at<'a>(scene: &Scene<'a>, at: usize) -> Option<&'a TimeValue> {
    let Some(MentionKind::Time(time)) = scene.mention_at(at) else { return None };
    let dated = match time.kind {
        TimeKind::Date | TimeKind::DateRange => true,
        TimeKind::Time => time.from.is_some(),
        TimeKind::Set => false,
    };
    dated.then_some(time)
}

fn qualifier(scene: &Scene<'_>, at: usize, attached: bool) -> Option<Qualifier> {
    let time = time_at(scene, at)?;
    let before = at.checked_sub(1).and_then(|at| scene.words.get(at));
    let until = time.relation == Some(TimeRelation::By)
        || before.is_some_and(|word| scene.lexicon.slots.is_as_of(&word.lemma));
    Some(Qualifier {
        kind: if until { QualifierKind::AsOf } else { QualifierKind::Period },
        value: time.timex.clone(),
        time: Some(time.clone()),
        entity: None,
        span: scene.words.get(at)?.span,
        attached,
    })
}

/// Whether a time is of something else than the figure.
fn is_of_another(scene: &Scene<'_>, at: usize) -> bool {
    is_of_other(scene, at) || is_of_extreme(scene, at) || is_of_reason(scene, at)
}

/// Whether a time is of what a span of time is given for: "12 years FOR robbing a bank IN 2019".
fn is_of_reason(scene: &Scene<'_>, at: usize) -> bool {
    let MentionKind::Quantity(quantity) = &scene.mention.kind else { return false };
    quantity.kind == QuantityKind::Duration
        // "25 days for 2024" has the year itself behind the preposition.
        && scene.after + 2 < at
        && scene.words.get(scene.after).is_some_and(|word| {
            word.tag == Tag::Preposition && scene.lexicon.slots.is_reason(&word.lemma)
        })
}

/// Whether syntax ties a time to the figure.
fn is_tied(scene: &Scene<'_>, at: usize) -> bool {
    if is_of_another(scene, at) {
        return false;
    }
    let Some((structure, own)) = scene.structure.zip(scene.place()) else {
        return scene.clause.contains(&at);
    };
    let time = scene.outside(at);
    if let (Some(one), Some(other)) = (structure.phrase_at(own), structure.phrase_at(time))
        && (one == other
            || above(structure, other).contains(&one)
            || above(structure, one).contains(&other))
    {
        return true;
    }
    let phrase = structure.phrase_at(own);
    let governor = phrase.and_then(|phrase| structure.governor(phrase));
    let Some(verb) = governor.or_else(|| structure.clause_verb(own)) else {
        return scene.clause.contains(&at);
    };
    let told = time_at(scene, at).is_some_and(|time| time.grain <= Grain::Day)
        && is_saying(scene, structure, verb);
    if told {
        return false;
    }
    if opens_sentence(structure, time) {
        return is_opened(scene, structure, time, verb);
    }
    match verb_of_time(structure, time) {
        Some(other)
            if other == verb
                || share_subject(structure, verb, other)
                || is_expected(structure, verb, other, time) =>
        {
            true
        }
        // "He said THAT on Saturday seven had died": the time is of what is said.
        Some(other) => {
            is_saying(scene, structure, other)
                && scene.clause.contains(&at)
                && opens_after(scene, structure, other, at)
        }
        None => false,
    }
}

/// Whether two verbs are told of one subject: "The line HAS 16 stations and OPENED in 2009".
fn share_subject(structure: &Structure, one: usize, other: usize) -> bool {
    let of = |verb: usize| structure.verbs.get(verb).filter(|verb| verb.kind == ClauseKind::Main);
    of(one)
        .zip(of(other))
        .is_some_and(|(one, other)| one.subject.is_some() && one.subject == other.subject)
}

/// Whether a verb says what the object of the verb before will be, and the time is told of the
/// object: "expects REVENUE FOR 2026 TO BE between 3 and 4 million".
fn is_expected(structure: &Structure, verb: usize, other: usize, time: usize) -> bool {
    let of = |verb: usize| structure.verbs.get(verb);
    let Some((told, expects)) = of(verb).zip(of(other)) else { return false };
    let start = |phrase: usize| structure.phrases.get(phrase).map(|phrase| phrase.words.start);
    let object = expects.objects.first().and_then(|object| start(*object));
    verb == other + 1
        && told.is_copula
        && told.kind == ClauseKind::Infinitive
        && time < told.group.words.start
        && object.is_some_and(|object| object > expects.group.main && object < time)
}

/// Whether a clause opens between a verb and a time.
fn opens_after(scene: &Scene<'_>, structure: &Structure, verb: usize, at: usize) -> bool {
    let main = structure.verbs.get(verb).and_then(|verb| scene.inside(verb.group.main));
    let between = main.filter(|main| *main < at).map_or(at..at, |main| main + 1..at);
    between.into_iter().any(|at| scene.tag(at) == Some(Tag::Subordinator))
}

/// Whether a time stands before every verb.
fn opens_sentence(structure: &Structure, at: usize) -> bool {
    structure.verbs.first().is_none_or(|verb| verb.group.words.start > at)
        && structure.phrase_at(at).and_then(|phrase| structure.governor(phrase)).is_none()
}

/// Whether a time that opens the sentence is the time of a verb: "IN 2022, 20 died and 30 fled".
/// Where it says when something was said, what is said has a time of its own.
fn is_opened(scene: &Scene<'_>, structure: &Structure, at: usize, verb: usize) -> bool {
    let first =
        structure.verbs.iter().position(|verb| verb.group.words.start > at && verb.group.finite);
    let told = first.filter(|first| *first != verb);
    let inner = |verb: usize| {
        structure.verbs.get(verb).is_some_and(|verb| verb.kind == ClauseKind::Relative)
    };
    !inner(verb) && told.is_none_or(|first| !is_saying(scene, structure, first))
}

/// The verb that a time belongs to: that of its clause.
fn verb_of_time(structure: &Structure, at: usize) -> Option<usize> {
    let phrase = structure.phrase_at(at);
    let governor = phrase.and_then(|phrase| structure.governor(phrase));
    governor.or_else(|| structure.clause_verb(at))
}

/// Whether a verb says that something was said: what is said has a time of its own.
fn is_saying(scene: &Scene<'_>, structure: &Structure, verb: usize) -> bool {
    let Some(main) = structure.verbs.get(verb).and_then(|verb| scene.inside(verb.group.main))
    else {
        return false;
    };
    let hit = scene.lexicon.modality.attribution.at(scene.words, main, scene.text());
    hit.is_some_and(|(_, saying)| matches!(saying, Saying::Verb { .. }))
}

/// The phrases that a phrase hangs from through prepositions, appositions and lists.
fn above(structure: &Structure, phrase: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = phrase;
    for _ in 0..STEPS {
        let next = match structure.role(at) {
            Role::Attached(index) => structure.attachments.get(index).and_then(|one| one.phrase),
            Role::Subject(_)
            | Role::Object(_)
            | Role::Apposition(_)
            | Role::Conjunct(_)
            | Role::Free => None,
        };
        let Some(next) = next.filter(|next| *next != at && !found.contains(next)) else { break };
        found.push(next);
        at = next;
    }
    found
}

/// Whether a time belongs to another figure: one that stands right before it, or between it and
/// ours behind a sign or a word that compares.
fn is_of_other(scene: &Scene<'_>, at: usize) -> bool {
    if at < scene.at.start {
        let close = at.saturating_sub(BEHIND)..at;
        let phrase = close.rev().take_while(|at| is_joint(scene, *at));
        return phrase.into_iter().any(|at| is_figure(scene, at));
    }
    if heads_other(scene, at) {
        return true;
    }
    let between = scene.after.min(at)..at;
    let Some(other) = between.clone().find(|at| is_figure(scene, *at)) else { return false };
    (between.start..other).any(|at| {
        let Some(word) = scene.words.get(at) else { return false };
        let earlier = at.checked_sub(1).and_then(|at| scene.words.get(at));
        let earlier = earlier.map_or("", |word| word.lemma.as_str());
        word.tag == Tag::Sign || scene.lexicon.comparisons.role(&word.lemma, earlier).is_some()
    })
}

/// Whether a time behind the figure stands before a colon and another: "£212m at the period end
/// (28 December 2024: £268m)".
fn heads_other(scene: &Scene<'_>, at: usize) -> bool {
    let time = scene.words.get(at).and_then(|word| word.mention);
    let part = |word: &&Word| word.mention == time;
    let end = at + scene.words.iter().skip(at).take_while(part).count();
    scene.words.get(end).is_some_and(|word| word.span.of(scene.text()) == ":")
        && (end + 1..end + 3).any(|at| is_figure(scene, at))
}

/// Words before a "since" among which a superlative stands that it belongs to.
const EXTREME: usize = 7;

/// Whether a time only says how long there was nothing like it: "19 days, the LONGEST in the sector
/// SINCE 1998".
fn is_of_extreme(scene: &Scene<'_>, at: usize) -> bool {
    if time_at(scene, at).and_then(|time| time.relation) != Some(TimeRelation::Since) {
        return false;
    }
    let before = at.saturating_sub(EXTREME)..at;
    scene.words.get(before).unwrap_or(&[]).iter().any(|word| {
        let form = word.span.of(scene.text());
        let superlative = matches!(word.tag, Tag::Adjective | Tag::Adverb) && form.ends_with("est");
        superlative || scene.lexicon.slots.is_extreme(&form.to_lowercase())
    })
}

/// Words that join a figure to a time of its own: "63 percent OF THEM IN 2022".
fn is_joint(scene: &Scene<'_>, at: usize) -> bool {
    is_figure(scene, at)
        || matches!(
            scene.tag(at),
            Some(Tag::Preposition | Tag::Noun | Tag::Determiner | Tag::Adverb | Tag::Pronoun)
        )
}

fn is_figure(scene: &Scene<'_>, at: usize) -> bool {
    !scene.at.contains(&at)
        && matches!(scene.mention_at(at), Some(MentionKind::Quantity(_)))
        && scene.tag(at) == Some(Tag::Number)
}
