//! What one alone has in one source, and others have too in another.

use crate::judge::clash::{self, Wording};
use crate::judge::opposites::{Meeting, Stated, meetings};
use crate::judge::{Rule, Story, kinds};
use crate::lexicon::Lexicon;
use crate::lexicon::scope::{CONCEPT, PAST, Reach};
use crate::model::{Finding, Severity, Tag, Word};

/// The rule.
pub const RULE: Rule = Rule {
    name: "exclusivity-conflict",
    group: "scope",
    summary: "what one alone has in one place, and others have too in another",
    docs: include_str!("../docs/exclusivity-conflict.md"),
    spec: include_str!("../../../tests/specs/exclusivity-conflict.md"),
    severity: Severity::Warning,
    check,
};

const WORDING: Wording = Wording {
    rule: &RULE,
    message: "one alone in one place, others too in another: {a} against {b}",
    why: "what one has alone, others cannot have as well",
    help: "see whether the two speak of another thing, place, time or part of the market",
    rank,
};

/// What is said to go on ("retains its exclusivity") is put against what ended it before what is
/// merely called exclusive.
const LASTS: u32 = 16;

/// What everybody may is put against it before what merely has no exclusivity.
const OPEN: u32 = 8;

fn rank(meeting: &Meeting<'_>, lexicon: &Lexicon) -> u32 {
    let goes_on = sides(meeting).is_some_and(|(alone, _)| {
        let before = alone.words().iter().filter(|word| word.span.end <= alone.claim.span.start);
        let near = before.rev().take(NEAR_WORDS);
        near.into_iter().any(|word| lexicon.scope.goes_on(&word.lemma))
    });
    let open = if is_open(meeting) { OPEN } else { 0 };
    meeting.strength() + open + if goes_on { LASTS } else { 0 }
}

/// Words before an exclusive thing among which its verb stands.
const NEAR_WORDS: usize = 4;

/// Bits of shared topic below which two claims are not taken to speak of one thing.
const ENOUGH: u32 = 13;

/// The same for what is open to everybody: that leaves no room for anybody's own.
const ENOUGH_OPEN: u32 = 9;

/// The same where the clauses name two of one kind ("rights to the FINAL", "to the QUALIFIERS").
const ENOUGH_LIKE: u32 = 32;

/// The same inside one document, which more often speaks of two things in like words.
const ENOUGH_INSIDE: u32 = 24;

/// The same for a sentence next to one that clashes: it goes on about it.
const ENOUGH_NEXT: u32 = 8;

/// The same for a further place where everybody may what one alone is said to have, once one
/// place clearly speaks of the same.
const ENOUGH_MORE: u32 = 4;

/// Days between two reports of one state of affairs: contracts last.
const SLACK: i32 = 92;

fn check(story: &Story<'_>) -> Vec<Finding> {
    let lexicon = story.lexicon;
    let claims = story.stated().get(CONCEPT).map_or(&[][..], Vec::as_slice);
    let exclusive = claims.iter().filter(|claim| is(claim, Reach::Exclusive)).count();
    let topics = story.topics();
    let mut clashes = meetings(claims, exclusive, topics, |_, _, _| true);
    clashes.retain(|meeting| {
        sides(meeting).is_some_and(|sides| {
            may_clash(meeting, sides)
                && one_contest(sides, lexicon)
                && (is_open(meeting)
                    || meeting.strength() >= ENOUGH_LIKE
                    || !kinds::differ(story, sides.0, sides.1))
                && names_of_thing(sides.0, lexicon).all(|name| {
                    let topic = sides.1.topic(topics);
                    topics.named(name).is_some_and(|n| topic.get(n).is_some())
                })
        })
    });
    let clear: Vec<_> = clashes.iter().filter(|meeting| is_clear(meeting)).map(ends).collect();
    let alone = |meeting: &Meeting<'_>| ends(meeting).into_iter().next().flatten();
    let gainsaid: Vec<_> =
        clashes.iter().filter(|one| is_clear(one) && is_open(one)).map(alone).collect();
    clashes.retain(|meeting| {
        is_clear(meeting)
            || (meeting.strength() >= ENOUGH_NEXT && clear.contains(&ends(meeting)))
            || (meeting.strength() >= ENOUGH_MORE
                && is_open(meeting)
                && gainsaid.contains(&alone(meeting)))
    });
    clash::findings(clashes, &WORDING, lexicon)
}

/// What stands alone, and the paragraph that says otherwise.
fn ends(meeting: &Meeting<'_>) -> [Option<(u32, u32)>; 2] {
    let sides = sides(meeting);
    [sides.map(|(alone, _)| clash::place(alone)), sides.and_then(|(_, other)| block(other))]
}

fn is(stated: &Stated<'_>, reach: Reach) -> bool {
    stated.side == reach.name()
}

/// The claim of what one has alone, and the other.
fn sides<'a>(meeting: &Meeting<'a>) -> Option<(&'a Stated<'a>, &'a Stated<'a>)> {
    let (left, right) = (meeting.left, meeting.right);
    match (is(left, Reach::Exclusive), is(right, Reach::Exclusive)) {
        (true, false) => Some((left, right)),
        (false, true) => Some((right, left)),
        _ => None,
    }
}

fn may_clash(meeting: &Meeting<'_>, (alone, other): (&Stated<'_>, &Stated<'_>)) -> bool {
    let open = is(other, Reach::Opened);
    let inside = meeting.in_one_document();
    (open || is(other, Reach::Shared))
        && names_its_thing(alone, other)
        && (open || !alone.mixed)
        && !other.mixed
        && (is_past(other) || !is_past(alone))
        && !(inside && block(alone) == block(other))
        && alone.days.meet(other.days, SLACK)
}

/// A "non-exclusive licence" says something of a licence only: the other must speak of one.
fn names_its_thing(alone: &Stated<'_>, other: &Stated<'_>) -> bool {
    let words = other.words();
    let cue = other.claim.span;
    let is_adjective = words
        .iter()
        .any(|word| word.span.contains(cue) && matches!(word.tag, Tag::Adjective | Tag::Name));
    let noun = words.iter().find(|word| word.span.start >= cue.end && word.tag == Tag::Noun);
    match noun.filter(|_| is_adjective && is(other, Reach::Shared)) {
        Some(noun) => alone.words().iter().any(|word| word.lemma == noun.lemma),
        None => true,
    }
}

/// Who had rivals for a thing may have it alone: rivals gainsay only that there were none.
fn one_contest((alone, other): (&Stated<'_>, &Stated<'_>), lexicon: &Lexicon) -> bool {
    let contends = |word: &Word| lexicon.scope.contends(&word.lemma);
    let cue = |word: &&Word| word.span.overlaps(other.claim.span);
    !other.words().iter().filter(cue).any(contends) || alone.words().iter().any(contends)
}

/// The names of what an exclusive thing is exclusive of ("exclusive distributor of the Varo"): who
/// speaks of something else does not gainsay it.
fn names_of_thing<'a>(
    alone: &Stated<'a>,
    lexicon: &Lexicon,
) -> impl Iterator<Item = &'a str> + use<'a> {
    let words = alone.words();
    let past = words.partition_point(|word| word.span.start < alone.claim.span.end);
    let phrase = words.iter().skip(past).take_while(|word| clash::in_phrase(word)).count();
    let mut rest = words.iter().skip(past + phrase);
    let leads = rest.next().is_some_and(|word| {
        word.tag == Tag::Preposition && lexicon.scope.leads_to_object(&word.lemma)
    });
    let shown = if leads { OBJECT_WORDS } else { 0 };
    // "The only Democrat" is one of Democrats.
    let alone = words
        .get(past + 1)
        .is_none_or(|word| !matches!(word.tag, Tag::Noun | Tag::Name | Tag::Gerund));
    let only = words.get(past).filter(|word| alone && word.tag == Tag::Name);
    rest.skip_while(|word| word.tag == Tag::Determiner)
        .take(shown)
        .take_while(|word| matches!(word.tag, Tag::Name | Tag::Particle))
        .filter(|word| word.tag == Tag::Name)
        .chain(only)
        .map(|word| word.lemma.as_str())
}

/// Words of a name.
const OBJECT_WORDS: usize = 5;

fn is_open(meeting: &Meeting<'_>) -> bool {
    sides(meeting).is_some_and(|(_, other)| is(other, Reach::Opened))
}

fn is_clear(meeting: &Meeting<'_>) -> bool {
    let enough = match (is_open(meeting), meeting.in_one_document()) {
        (true, _) => ENOUGH_OPEN,
        (false, true) => ENOUGH_INSIDE,
        (false, false) => ENOUGH,
    };
    meeting.strength() >= enough
}

fn is_past(stated: &Stated<'_>) -> bool {
    stated.claim.qualifiers.iter().any(|qualifier| qualifier.value == PAST)
}

fn block(stated: &Stated<'_>) -> Option<(u32, u32)> {
    let sentence = stated.analysis.sentences.get(stated.claim.sentence as usize)?;
    Some((stated.analysis.document.id.0, sentence.block))
}
