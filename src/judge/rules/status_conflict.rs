//! Opposite states or outcomes of the same thing at the same time.

use crate::judge::clash::{self, Wording};
use crate::judge::extent::Extent;
use crate::judge::opposites::{Meeting, Relation, Stated, meetings};
use crate::judge::pair::tell_apart;
use crate::judge::when::distance;
use crate::judge::{Rule, Story, absent, kinds};
use crate::lexicon::scope::Reach;
use crate::lexicon::status::{Pair, PairKind};
use crate::lexicon::{Lexicon, vocabulary};
use crate::model::{
    Claim, Decimal, Finding, Lemma, QualifierKind, QuantityKind, Severity, Tag, Word,
};
use std::collections::BTreeSet;

/// The rule.
pub const RULE: Rule = Rule {
    name: "status-conflict",
    group: "status",
    summary: "opposite states or outcomes of the same thing at the same time",
    docs: include_str!("../docs/status-conflict.md"),
    spec: include_str!("../../../tests/specs/status-conflict.md"),
    severity: Severity::Warning,
    check,
};

const WORDING: Wording = Wording {
    rule: &RULE,
    message: "the sources disagree on a state or outcome: {a} against {b}",
    why: "{a} and {b} cannot both hold of one thing at one time",
    help: "see whether the two speak of different times, places or parts; else one is wrong",
    rank: |meeting, _| meeting.strength(),
};

const COUNTED: Wording = Wording {
    message: "one source says that there is none, another counts some: {a} against {b}",
    ..WORDING
};

/// Bits of shared topic below which two claims are not taken to speak of one thing: set on the
/// development stories, where what lies above is right and most of what lies below is not.
const ENOUGH: u32 = 13;

/// The same for what a story has one of (its talks, its verdict, its launch).
const ENOUGH_SINGLE: u32 = 10;

/// The same for pairs whose words are so common that they say little of the thing.
const ENOUGH_LOOSE: u32 = 24;

/// The same for measures, where both name the same one.
const ENOUGH_MEASURED: u32 = 12;

/// The same where a state may have changed between two documents, and one of them has no date.
const ENOUGH_UNDATED: u32 = 16;

/// The same for a further place where a story has one thing of the kind and it clashes already.
const ENOUGH_MORE: u32 = 4;

/// The same where one says that there is none of what the other counts.
const ENOUGH_NONE: u32 = 10;

/// Days between what two documents report as holding, with no time named, that are still "now".
const SLACK: i32 = 1;

/// Days between reports of an outcome: it does not change from week to week.
const SLACK_OUTCOME: i32 = 31;

fn check(story: &Story<'_>) -> Vec<Finding> {
    let lexicon = story.lexicon;
    let topics = story.topics();
    let mut found = Vec::new();
    for (concept, claims) in story.stated() {
        let Some(pair) = lexicon.status.named(concept) else { continue };
        let enough = match (pair.loose, pair.single) {
            _ if pair.measured => ENOUGH_MEASURED,
            (true, _) => ENOUGH_LOOSE,
            (false, true) => ENOUGH_SINGLE,
            (false, false) => ENOUGH,
        };
        let mut clashes = meetings(claims, claims.len(), topics, |left, right, relation| {
            relation == Relation::Opposite
                && (pair.inside || !left.is_beside(right))
                && !left.mixed
                && !right.mixed
        });
        clashes.retain(|meeting| {
            clash(meeting, pair, lexicon) && !kinds::apart(story, meeting.left, meeting.right)
        });
        for meeting in &mut clashes {
            meeting.shared.score += singled_out(meeting, lexicon);
        }
        let clear: BTreeSet<_> = clashes
            .iter()
            .filter(|meeting| meeting.strength() >= enough)
            .flat_map(|meeting| [clash::place(meeting.left), clash::place(meeting.right)])
            .collect();
        clashes.retain(|meeting| {
            let joins = pair.inside && meeting.strength() >= ENOUGH_MORE;
            let known = [meeting.left, meeting.right].map(|one| clear.contains(&clash::place(one)));
            meeting.strength() >= enough || joins && known.contains(&true)
        });
        found.extend(clash::findings(clashes, &WORDING, lexicon));
    }
    found.extend(absent::with_meetings(story, |mut meetings| {
        meetings.retain(|meeting| {
            meeting.strength() >= ENOUGH_NONE
                && meeting.left.days.meet(meeting.right.days, SLACK_OUTCOME)
                && !meeting.of_strangers()
        });
        clash::findings(meetings, &COUNTED, lexicon)
    }));
    clash::drop_repeats(&mut found);
    found
}

/// What it adds to the strength that one side speaks of all of a kind and the other of the only one
/// ("every school was shut", "the only school to hold lessons").
const SINGLED_OUT: u32 = 6;

fn singled_out(meeting: &Meeting<'_>, lexicon: &Lexicon) -> u32 {
    let only = |one: &Stated<'_>| {
        let text = one.analysis.document.text();
        lexicon.scope.all(one.words(), text).iter().any(|(_, _, reach)| *reach == Reach::Exclusive)
    };
    let (left, right) = (meeting.left, meeting.right);
    let whole =
        |one: &Stated<'_>| one.extent(lexicon) == Extent::Whole && meeting.shared.anchors.len() > 1;
    if whole(left) && only(right) || whole(right) && only(left) { SINGLED_OUT } else { 0 }
}

/// Whether two attitudes are towards two things: in favour of a ceiling, against a minister.
fn towards_others(meeting: &Meeting<'_>) -> bool {
    let (left, right) = (&meeting.left.claim.clause, &meeting.right.claim.clause);
    tell_apart(left, right)
}

/// Whether only one of two is of what is moved about a thing: the budget, an AMENDMENT to the budget.
fn aside(meeting: &Meeting<'_>, lexicon: &Lexicon) -> bool {
    let (left, right) = (&meeting.left.claim.clause, &meeting.right.claim.clause);
    let moved = |words: &[Lemma]| words.iter().any(|word| lexicon.slots.is_aside(word));
    !left.is_empty() && !right.is_empty() && moved(left) != moved(right)
}

/// Whether one noun is of two things: the plan FOR THE STADIUM, the plan FOR THE PARK; the MAIN goal,
/// a SECONDARY one.
fn of_two(meeting: &Meeting<'_>, lexicon: &Lexicon) -> bool {
    let (left, right) = (&meeting.left.claim.attribute, &meeting.right.claim.attribute);
    let which = |one: &Stated<'_>, head: &Lemma| {
        let mut words = one.words().windows(2);
        let pair = words.find(|pair| pair.last().is_some_and(|word| word.lemma == *head))?;
        lexicon.whereabouts.apart(&pair.first()?.lemma)
    };
    let mut shared = left.iter().filter(|word| right.contains(word));
    let apart = shared.any(|head| {
        let points = which(meeting.left, head).zip(which(meeting.right, head));
        points.is_some_and(|((row, one), (other, two))| row == other && one != two)
    });
    if apart || of_two_points(meeting, lexicon) {
        return true;
    }
    let (left, right) = (&meeting.left.claim.clause, &meeting.right.claim.clause);
    left.iter().filter(|word| right.contains(word)).any(|head| {
        let of = |one: &Stated<'_>| complement(one, |word| word.lemma == *head);
        tell_apart(&of(meeting.left), &of(meeting.right))
    })
}

/// Whether the sentences are told of two ends of one thing: in the NORTH of the town, in its SOUTH.
fn of_two_points(meeting: &Meeting<'_>, lexicon: &Lexicon) -> bool {
    let points = |one: &Stated<'_>| -> Vec<_> {
        let words = one.words().iter().filter(|word| word.tag != Tag::Name);
        words.filter_map(|word| lexicon.whereabouts.apart(&word.lemma)).collect()
    };
    let (own, others) = (points(meeting.left), points(meeting.right));
    let of_a_row = |(row, _): &(_, _)| others.iter().any(|(other, _)| other == row);
    tell_apart(&own, &others) && own.iter().any(of_a_row)
}

/// Words behind a noun, a plea or a verdict among which is said what it is for or on.
const COMPLEMENT: usize = 4;

/// Words that may stand before that: to whom it is done, and when.
const BETWEEN: usize = 6;

/// The nouns of the phrase that a preposition ties to the first word of a kind in the sentence: who
/// walks free FROM court is in no way told for what, nor who pleads guilty ON Monday.
fn complement(one: &Stated<'_>, wanted: impl Fn(&Word) -> bool) -> Vec<Lemma> {
    let led = |word: &Word| {
        matches!(word.tag, Tag::Preposition | Tag::Particle)
            && !matches!(word.lemma.as_str(), "from" | "ex" | "'s" | "'")
    };
    let words = one.words();
    let Some(last) = words.iter().position(wanted) else { return Vec::new() };
    // "Acquitted the BANKER ANN KERR of theft", "pleaded guilty ON MONDAY to theft".
    let beside = |word: &Word| {
        matches!(word.tag, Tag::Name | Tag::Noun | Tag::Adjective | Tag::Determiner)
            || word.tag == Tag::Number && word.mention.is_some()
            || matches!(word.lemma.as_str(), "-" | "ex")
    };
    let when = |at: usize| words.get(at + 1).is_some_and(|next| next.tag == Tag::Number);
    let goes_on =
        |at: &usize| words.get(*at).is_some_and(|word| beside(word) || led(word) && when(*at));
    // The words of a cue may end in it: "guilty OF theft".
    let inside = words.get(last).is_some_and(led);
    let between = || (last + 1..words.len()).take(BETWEEN).take_while(goes_on).count();
    let at = if inside { last } else { last + 1 + between() };
    if !words.get(at).is_some_and(led) {
        return Vec::new();
    }
    let phrase = words.iter().skip(at + 1).take(COMPLEMENT);
    let phrase = phrase.take_while(|word| !matches!(word.tag, Tag::Sign | Tag::Conjunction));
    // "To murder" may be read as a verb.
    let noun = |word: &&Word| matches!(word.tag, Tag::Noun | Tag::Name | Tag::Gerund | Tag::Verb);
    phrase.filter(noun).map(|word| word.lemma.clone()).collect()
}

/// Whether two pleas or verdicts are on two charges: "not guilty TO MURDER", "guilty TO THEFT".
fn on_others(meeting: &Meeting<'_>) -> bool {
    let charge = |one: &Stated<'_>| {
        let last = |word: &Word| word.span.end >= one.claim.span.end;
        complement(one, last)
    };
    tell_apart(&charge(meeting.left), &charge(meeting.right))
}

/// Whether two offers are of two sums, of which one may be turned down and the other taken.
fn of_two_offers(meeting: &Meeting<'_>) -> bool {
    let sums = |one: &Stated<'_>| -> Vec<Decimal> {
        let beside = |claim: &&Claim| claim.sentence == one.claim.sentence;
        let offered = |claim: &&Claim| {
            let mut phases = claim.qualifiers(QualifierKind::Phase);
            phases.any(|phase| phase.value == OFFERED)
        };
        let claims = one.analysis.claims.iter().filter(beside).filter(offered);
        let quantities = claims.filter_map(|claim| claim.quantity());
        let money = quantities.filter(|quantity| quantity.kind == QuantityKind::Money);
        money.filter_map(|quantity| quantity.value).collect()
    };
    tell_apart(&sums(meeting.left), &sums(meeting.right))
}

/// The qualifier of a sum that is offered.
const OFFERED: &str = "offer: offer";

/// Whether what the one denies has come about since, by the other.
fn comes_later(meeting: &Meeting<'_>, pair: &Pair) -> bool {
    let (left, right) = (meeting.left, meeting.right);
    let (done, denied) = if left.side == pair.yes { (left, right) } else { (right, left) };
    let both_said = done.days.said && denied.days.said;
    let apart = || denied.days.to.zip(done.days.from).is_some_and(|(a, b)| distance(a, b) > DAYS);
    denied.days.before(done.days) && (both_said || apart())
}

/// Days from which on a later report is one of what came later, where no day is named.
const DAYS: i32 = 3;

/// Whether both are of one measure in one stretch of time: "operating profit" is no "net profit",
/// and a quarter no year.
fn of_one_measure(meeting: &Meeting<'_>, pair: &Pair, lexicon: &Lexicon) -> bool {
    let (left, right) = (meeting.left, meeting.right);
    // "The stock" and "the shares".
    let classes = |one: &Stated<'_>| -> Vec<Lemma> {
        let names = one.claim.names.iter();
        names.map(|name| lexicon.slots.lemma_of_class(name, false)).collect()
    };
    let (a, b) = (classes(left), classes(right));
    let within = |a: &[Lemma], b: &[Lemma]| a.iter().all(|word| b.contains(word));
    // "Exports" among the objects are an "export", a "price" is one of the class of costs.
    let measure = |word: &Lemma| {
        pair.objects.iter().any(|object| {
            let one = lexicon.words.noun_lemma(object).or(object.strip_suffix('s'));
            let one = vocabulary::lemma(one.unwrap_or(object));
            *word == *object || one == *word || lexicon.slots.lemma_of_class(&one, false) == *word
        })
    };
    // The shares of two companies.
    if left.holder.is_some() && right.holder.is_some() && left.holder != right.holder {
        return false;
    }
    let (one, other) = (left.days, right.days);
    let times = !(one.said && other.said) || one.from == other.from || one.to == other.to;
    // What a measure is called is looked for last: there are many.
    let named = || a.iter().any(|word| b.contains(word) && measure(word));
    times && (within(&a, &b) || within(&b, &a)) && named()
}

fn clash(meeting: &Meeting<'_>, pair: &Pair, lexicon: &Lexicon) -> bool {
    let kind = pair.kind;
    let (left, right) = (meeting.left, meeting.right);
    let slack = match kind {
        // A day that the text names is no day off.
        PairKind::State if left.days.said || right.days.said => 0,
        PairKind::State => SLACK,
        PairKind::Act | PairKind::Contrary => SLACK_OUTCOME,
    };
    if left.returns(lexicon) || right.returns(lexicon) {
        return false;
    }
    meeting.extents_clash(lexicon)
        && !meeting.of_strangers()
        && !(kind == PairKind::State && !pair.single && meeting.of_other_things())
        && !(pair.towards && towards_others(meeting))
        && !(pair.charges && on_others(meeting))
        && !aside(meeting, lexicon)
        && !of_two(meeting, lexicon)
        && !of_two_offers(meeting)
        && left.days.meet(right.days, slack)
        && !(pair.firm && comes_later(meeting, pair))
        && (!pair.measured || of_one_measure(meeting, pair, lexicon))
        && (left.days.known() && right.days.known()
            || match (kind, pair.firm) {
                // Which came first decides, and nobody knows.
                (_, true) => meeting.strength() >= ENOUGH_LOOSE,
                (PairKind::State, false) => meeting.strength() >= ENOUGH_UNDATED,
                _ => true,
            })
}
