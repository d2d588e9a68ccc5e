//! Which concept of the tables a figure is a figure of: the phrase nearest to it that takes such
//! an amount.

use super::elsewhere;
use super::scene::Scene;
use super::syntax::Syntax;
use super::ties::Ties;
use crate::lexicon::concepts::{Concepts, Named};
use crate::model::{Grain, MentionKind, QuantityKind, Tag, Value};
use std::cell::LazyCell;
use std::ops::Range;

/// Worst score at which a phrase still speaks of the figure.
const REACH: usize = 18;

/// What a clause boundary costs, and another figure between, in words of distance.
const BOUNDARY: usize = 7;
const FIGURE: usize = 6;
const SIGN: usize = 2;

/// Most that the subject of the figure's verb costs.
const SUBJECT: usize = 10;

/// Most that what those counted did or underwent costs.
const DEED: usize = 6;

/// How much worse than the best a concept may be and still be what is meant.
const CLOSE: usize = 5;

/// Most words of a phrase of which the words are not asked what they mean by themselves: longer
/// ones have gaps.
const COMPOUND: usize = 3;

/// The concepts that a figure may be of, the likeliest first; and that of them which is what
/// those counted did or underwent.
pub(super) fn of(
    scene: &Scene<'_>,
    value: &Value,
    syntax: &Syntax,
) -> (Vec<String>, Option<String>) {
    let concepts = &scene.lexicon.concepts;
    if is_period_of_other(scene, value) || dates_saying(scene, value) {
        return (Vec::new(), None);
    }
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut undergone: Vec<usize> = Vec::new();
    let mut compound = 0;
    let ties = LazyCell::new(|| Ties::of(scene, value));
    let end = scene.outside(scene.words.len());
    for named in scene.named() {
        let Some((phrase, meanings)) = fitting(scene, named, end, value) else { continue };
        let Some(at) = scene.inside(phrase.start) else { continue };
        let phrase = at..at + phrase.len();
        // What could have been, the "maximum sentence", is not the sentence.
        if phrase.end <= compound {
            continue;
        }
        if (2..=COMPOUND).contains(&phrase.len()) {
            compound = compound.max(phrase.end);
        }
        if !ties.hold(scene, &phrase) || is_of_other(scene, value, syntax, &phrase) {
            continue;
        }
        let mut cost = cost(scene, &phrase);
        // The subject of the verb is as near as its object, whatever stands between.
        if syntax.subject.is_some_and(|head| phrase.contains(&head)) {
            cost = cost.min(SUBJECT);
        }
        let done = is_count(value) && is_deed(scene, &phrase, syntax);
        if done {
            cost = cost.min(DEED);
        }
        // "Found 23 BODIES and 4 survivors": a phrase around another figure is that one's.
        if phrase.clone().any(|at| is_other_figure(scene, at)) {
            cost += FIGURE;
        }
        if cost > REACH || is_rank(value) && phrase.start != scene.at.end {
            continue;
        }
        let event = !matches!(value, Value::Time(_)) || happens(scene, &phrase, syntax);
        let meant = meanings.into_iter().filter(|meaning| event || !is_broad(scene, *meaning));
        let first = found.len();
        found.extend(meant.map(|meaning| (cost, meaning)));
        if done {
            undergone.extend(found.iter().skip(first).map(|(_, meaning)| *meaning));
        }
    }
    if found.is_empty() {
        found = elsewhere::told(scene, value, syntax);
    }
    let mut names = likeliest(scene, found);
    if names.is_empty() {
        names.extend(elsewhere::of_kind(scene, value));
    }
    let deed = undergone.first().and_then(|meaning| concepts.get(*meaning));
    let deed = deed.map(|concept| concept.name.to_owned()).filter(|name| names.contains(name));
    (names, deed)
}

/// Whether a phrase says what another figure or thing is, not what this figure is of.
fn is_of_other(scene: &Scene<'_>, value: &Value, syntax: &Syntax, phrase: &Range<usize>) -> bool {
    // "Every school in the two shires", "five of the nine cars were derailed".
    let own = syntax.aside.as_ref().filter(|_| counts_noun(scene, value));
    own.is_some_and(|own| phrase.start >= own.end || phrase.end <= own.start)
        || describes_counted(scene, value, phrase)
        || is_name_of_other(scene, phrase)
}

/// The names of the best of the concepts found, and of those nearly as good.
fn likeliest(scene: &Scene<'_>, mut found: Vec<(usize, usize)>) -> Vec<String> {
    found.sort_unstable();
    let best = found.first().map_or(0, |(cost, _)| *cost);
    let mut names: Vec<String> = Vec::new();
    for (_, meaning) in found.iter().take_while(|(cost, _)| *cost <= best + CLOSE) {
        let name = scene.lexicon.concepts.get(*meaning).map(|concept| concept.name);
        let new = name.filter(|name| !names.iter().any(|known| known == name));
        names.extend(new.map(str::to_owned));
    }
    names
}

/// The longest of the phrases at a word that end by a place and whose concepts take the value, and
/// these concepts.
pub(super) fn fitting(
    scene: &Scene<'_>,
    named: &[Named],
    end: usize,
    value: &Value,
) -> Option<(Range<usize>, Vec<usize>)> {
    let mut best: Option<(Range<usize>, Vec<usize>)> = None;
    for one in named.iter().filter(|one| one.at + one.count <= end) {
        let shorter = best.as_ref().is_some_and(|(longest, _)| one.count < longest.len());
        let mut taking = scene.lexicon.concepts.meant(one).filter(|one| takes(scene, *one, value));
        let Some(first) = (if shorter { None } else { taking.next() }) else { continue };
        match &mut best {
            Some((longest, all)) if longest.len() == one.count => {
                all.extend([first].into_iter().chain(taking));
            }
            _ => {
                let all = [first].into_iter().chain(taking).collect();
                best = Some((one.at..one.at + one.count, all));
            }
        }
    }
    best
}

/// Whether a value is a month or longer that only says of what time something else is: "the best
/// third-quarter RETURN", "two days OF the quarter".
fn is_period_of_other(scene: &Scene<'_>, value: &Value) -> bool {
    let Value::Time(time) = value else { return false };
    let before = scene.at.start.checked_sub(1).and_then(|at| scene.words.get(at));
    let of = before.is_some_and(|word| word.lemma == "of");
    time.grain > Grain::Week && (of || scene.tag(scene.at.end) == Some(Tag::Noun))
}

/// Whether a date says when somebody spoke, not when what was told came about: "police SAID ON
/// FRIDAY that the road had been closed", "the road had been closed, police SAID FRIDAY".
fn dates_saying(scene: &Scene<'_>, value: &Value) -> bool {
    let led = |at: &usize| matches!(scene.tag(*at), Some(Tag::Preposition | Tag::Adverb));
    let first = (0..scene.at.start).rev().take_while(led).last().unwrap_or(scene.at.start);
    let before = first.checked_sub(1).filter(|at| scene.tag(*at) == Some(Tag::Verb));
    let cues = &scene.lexicon.modality.attribution;
    matches!(value, Value::Time(_))
        && before.is_some_and(|at| cues.at(scene.words, at, scene.text()).is_some())
}

/// Whether a value is a rank, which is of the noun behind it alone.
fn is_rank(value: &Value) -> bool {
    matches!(value, Value::Quantity(quantity) if quantity.kind == QuantityKind::Ordinal)
}

/// Whether a value counts something.
fn is_count(value: &Value) -> bool {
    matches!(value, Value::Quantity(quantity)
        if matches!(quantity.kind, QuantityKind::Count | QuantityKind::Number))
}

/// Whether a value counts a noun behind it.
fn counts_noun(scene: &Scene<'_>, value: &Value) -> bool {
    is_count(value)
        && (matches!(scene.tag(scene.after), Some(Tag::Noun | Tag::Name))
            || scene.at.clone().any(|at| scene.tag(at) == Some(Tag::Noun)))
}

/// Whether a phrase only says what kind or whose those are that a figure counts: the days of "14
/// school days" are no SCHOOLS, the rafts of "the FERRY's four rafts" no ferries.
fn describes_counted(scene: &Scene<'_>, value: &Value, phrase: &Range<usize>) -> bool {
    if !counts_noun(scene, value) {
        return false;
    }
    let nouns = (scene.at.start..scene.words.len()).skip_while(|at| {
        *at < scene.after && scene.tag(*at) != Some(Tag::Noun)
            || scene.tag(*at) == Some(Tag::Adjective)
    });
    let last = nouns.take_while(|at| scene.tag(*at) == Some(Tag::Noun)).last();
    let possessed = scene.at.start.checked_sub(1).and_then(|at| scene.words.get(at));
    let owned = possessed.is_some_and(|word| word.tag == Tag::Particle && word.lemma == "'s");
    let inside = last.is_some_and(|head| phrase.end <= head && phrase.start >= scene.at.start);
    inside || owned && phrase.end + 2 >= scene.at.start && phrase.end < scene.at.start
}

/// Whether a phrase is what those that the figure counts did or underwent: the verb that governs
/// them, or a participle right behind their noun.
fn is_deed(scene: &Scene<'_>, phrase: &Range<usize>, syntax: &Syntax) -> bool {
    let noun = |at: &usize| matches!(scene.tag(*at), Some(Tag::Noun | Tag::Name | Tag::Adjective));
    let verb = |at: usize| matches!(scene.tag(at), Some(Tag::Verb | Tag::Participle));
    // "An eight-storey building was gutted": the storeys were not.
    if scene.words.get(scene.after).is_some_and(|word| word.lemma == "-") {
        return false;
    }
    let behind = scene.after + (scene.after..scene.words.len()).take_while(noun).count();
    syntax.is_argument && syntax.verb.is_some_and(|verb| phrase.contains(&verb))
        || phrase.contains(&behind) && verb(behind) && phrase.start >= scene.after
}

/// Whether a story has many figures of a concept.
fn is_broad(scene: &Scene<'_>, concept: usize) -> bool {
    scene.lexicon.concepts.get(concept).is_some_and(|concept| concept.broad)
}

/// Words between an event and its date, where nothing else ties the two.
const BESIDE: usize = 2;

/// Whether a date is said of the event that a phrase names: of its verb, its subject or object, or
/// right beside it. "They handed out blankets on Monday to survivors of the QUAKE" does not date the
/// quake, and a line without a verb ("Press statement, Sarvan quake, Friday") dates nothing.
fn happens(scene: &Scene<'_>, phrase: &Range<usize>, syntax: &Syntax) -> bool {
    let inside = |at: Option<usize>| at.is_some_and(|at| phrase.contains(&at));
    let acts =
        |at: usize| matches!(scene.tag(at), Some(Tag::Verb | Tag::Auxiliary | Tag::Participle));
    let told = scene.clause.clone().any(acts);
    let between = if phrase.start >= scene.after {
        scene.after..phrase.start
    } else {
        phrase.end.min(scene.at.start)..scene.at.start
    };
    let gap = between.len();
    // "A letter sent on 6 August asking them to put off the CHARGES": of other deeds.
    let deeds = between
        .clone()
        .filter(|at| matches!(scene.tag(*at), Some(Tag::Verb | Tag::Gerund)))
        .count();
    // "On Friday, a day AFTER the shooting", "held on Monday AFTER the raid": another day's.
    let ordered = |at: usize| {
        scene.words.get(at).is_some_and(|word| {
            scene.lexicon.slots.is_of_order(&word.lemma) && !matches!(word.tag, Tag::Adverb)
        })
    };
    if phrase.start >= scene.after && between.clone().any(ordered) {
        return false;
    }
    let hanging = hangs(scene, phrase.start);
    // "Arrested OVER the robbery on Thursday".
    let reason = hanging.is_some_and(|at| {
        scene.words.get(at).is_some_and(|word| scene.lexicon.slots.is_reason(&word.lemma))
    });
    if reason && !inside(syntax.verb) {
        return false;
    }
    let own = scene.clause.contains(&phrase.start) && hanging.is_none() && deeds < 2;
    inside(syntax.verb) || inside(syntax.subject) || told && (own || gap <= BESIDE)
}

/// The preposition to whose phrase a word belongs.
fn hangs(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let before = |at: &usize| {
        let inside = [Tag::Determiner, Tag::Adjective, Tag::Noun, Tag::Name, Tag::Number];
        scene.tag(*at).is_some_and(|tag| inside.contains(&tag))
    };
    let first = (0..at).rev().take_while(before).last().unwrap_or(at);
    first.checked_sub(1).filter(|at| scene.tag(*at) == Some(Tag::Preposition))
}

/// Whether a concept takes a value.
fn takes(scene: &Scene<'_>, concept: usize, value: &Value) -> bool {
    let concepts = &scene.lexicon.concepts;
    let concept = concepts.get(concept).filter(|one| Concepts::is_of(one, scene.domains));
    concept.is_some_and(|concept| match value {
        Value::Quantity(quantity) => concepts.takes(concept, quantity),
        Value::Time(_) => concept.takes_time(),
        Value::Status(_) | Value::Scope(_) | Value::Entity(_) => false,
    })
}

/// How far a phrase is from the figure: words between, more for what parts them.
fn cost(scene: &Scene<'_>, phrase: &Range<usize>) -> usize {
    let right = phrase.start >= scene.after;
    let between = if right {
        scene.after..phrase.start
    } else if phrase.end <= scene.at.start {
        phrase.end..scene.at.start
    } else {
        0..0
    };
    let outside = phrase.start < scene.clause.start || phrase.start >= scene.clause.end;
    let figures = between
        .clone()
        .filter(|at| matches!(scene.mention_at(*at), Some(MentionKind::Quantity(_))))
        .filter(|at| scene.tag(*at) == Some(Tag::Number))
        .count()
        .min(usize::from(!(right && is_partitive(scene))));
    let signs = between.clone().filter(|at| scene.tag(*at) == Some(Tag::Sign)).count();
    // What stands behind a figure is mostly what it counts; a longer phrase says more.
    let ahead = usize::from(!right && !between.is_empty());
    let length = phrase.len().saturating_sub(1).min(4);
    (between.len() + ahead + figures * FIGURE + signs * SIGN + usize::from(outside) * BOUNDARY + 4)
        .saturating_sub(length)
}

fn is_other_figure(scene: &Scene<'_>, at: usize) -> bool {
    !(scene.at.start..scene.after).contains(&at)
        && scene.tag(at) == Some(Tag::Number)
        && matches!(scene.mention_at(at), Some(MentionKind::Quantity(_)))
}

/// Whether a phrase says what another figure is: "earned $212m on REVENUE OF $7.9bn".
fn is_name_of_other(scene: &Scene<'_>, phrase: &Range<usize>) -> bool {
    let of = scene.words.get(phrase.end).is_some_and(|word| word.lemma == "of");
    let other = |at: usize| is_other_figure(scene, at);
    phrase.start > scene.after
        && of
        && (phrase.end + 1..phrase.end + 4)
            .find(|at| matches!(scene.tag(*at), Some(Tag::Number)))
            .is_some_and(other)
}

/// Whether the figure is a part of another one that has the noun: "34 of the 91 seats".
fn is_partitive(scene: &Scene<'_>) -> bool {
    let next = scene.after + 1;
    let determined = scene.tag(next) == Some(Tag::Determiner);
    let whole = scene.mention_at(next + usize::from(determined));
    scene.tag(scene.after) == Some(Tag::Preposition)
        && matches!(whole, Some(MentionKind::Quantity(_)))
}
