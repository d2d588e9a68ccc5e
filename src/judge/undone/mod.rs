//! Deeds told as done in one document and flatly denied in another by the very verb: "the trust
//! has endorsed the sale" against "we have endorsed nothing". No table of opposites is asked; the
//! verb, what it is done to and what the sentences speak of must be the same.

mod concerned;

use super::Story;
use super::memo::Memo;
use super::opposites::{Meeting, Stated};
use super::stated::plain;
use super::when::{in_other_times, times};
use crate::language::clauses::clause_of;
use crate::language::{ClauseKind, Tense, attribution_at, reality_at};
use crate::lexicon::{Lexicon, heads};
use crate::model::{Analysis, Claim, Modality, Polarity, Sentence, Tag, Value, Word};
use crate::text::Set;
pub(super) use concerned::collect;
use concerned::{Heads, Parts};
use std::collections::BTreeMap;

/// Longer sentences are lists or data.
const WORDS_MAX: usize = 120;

/// Deeds of one verb that are held against each other.
const DEEDS_MAX: usize = 48;

/// What every deed's claim says.
const DONE: &str = "done";

/// A deed with those concerned.
struct Deed<'a> {
    analysis: &'a Analysis,
    claim: Claim,
    verb: String,
    parts: Parts,
}

impl Deed<'_> {
    fn is_denied(&self) -> bool {
        self.claim.polarity == Polarity::Negative
    }
}

/// The pairs of deeds of which one is told as done and the other denied, with those concerned in
/// common, handed to what judges them.
pub fn with_meetings<T>(story: &Story<'_>, judge: impl FnOnce(Vec<Meeting<'_>>) -> T) -> T {
    let topics = story.topics();
    // Every clash here is one between documents.
    let deeds = if story.report.analyses.len() > 1 { deeds(story) } else { Vec::new() };
    let stated: Vec<Stated<'_>> = deeds.iter().map(stated).collect();
    let mut by_verb: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, deed) in deeds.iter().enumerate() {
        by_verb.entry(&deed.verb).or_default().push(at);
    }
    let mut meetings = Vec::new();
    for places in by_verb.values() {
        let rarity = topics.rarity_of(places.len());
        for (number, left) in places.iter().take(DEEDS_MAX).enumerate() {
            for right in places.iter().take(DEEDS_MAX).skip(number + 1) {
                let (Some(a), Some(b)) = (deeds.get(*left), deeds.get(*right)) else { continue };
                let (Some(left), Some(right)) = (stated.get(*left), stated.get(*right)) else {
                    continue;
                };
                let apart = left.is_fact() == right.is_fact()
                    || a.analysis.document.id == b.analysis.document.id;
                if apart || !a.parts.allow(&b.parts) || is_narrower(a, b) {
                    continue;
                }
                let shared = topics.shared(left.topic(topics), right.topic(topics));
                meetings.push(Meeting { left, right, shared, rarity });
            }
        }
    }
    judge(meetings)
}

/// Whether what is denied is of another time than what the other tells, or of a part of it: not in March
/// is at some time.
fn is_narrower(a: &Deed<'_>, b: &Deed<'_>) -> bool {
    let (denied, done) = if a.is_denied() { (a, b) } else { (b, a) };
    let heads = denied.parts.heads.as_ref().zip(done.parts.heads.as_ref());
    heads.is_some_and(|(own, others)| !own.deny(others))
        || in_other_times(&times(&denied.claim), &times(&done.claim))
}

fn stated<'a>(deed: &'a Deed<'_>) -> Stated<'a> {
    plain(deed.analysis, &deed.claim, DONE, deed.parts.none)
}

/// The deeds that are told as done and denied, each in the order of the text.
fn deeds<'a>(story: &'a Story<'_>) -> Vec<Deed<'a>> {
    let twins = story.twins();
    let (mut read, denied) = once(story);
    let told = read.values().flatten().filter(|deed| !deed.is_denied());
    // What is denied by all, or told as done by all, clashes with nothing.
    let told: Set<String> = told.map(|deed| deed.verb.clone()).collect();
    let wanted: Set<String> = denied.into_iter().filter(|verb| told.contains(verb)).collect();
    let asked = |deed: &Deed<'_>| wanted.contains(&deed.verb);
    let open = read.iter().filter(|(_, deeds)| deeds.iter().any(asked));
    let open: Set<usize> = open.map(|(number, _)| *number).collect();
    let mut found = Vec::new();
    for (document, analysis) in story.report.analyses.iter().enumerate() {
        for (index, sentence) in sentences(analysis).filter(|_| !open.is_empty()) {
            let number = twins.number(document, index);
            if !open.contains(&twins.first(number)) {
                continue;
            }
            let deeds = read
                .remove(&number)
                .unwrap_or_else(|| in_sentence(story, analysis, (index, sentence), Some(&wanted)));
            found.extend(deeds.into_iter().filter(asked));
        }
    }
    found
}

/// The deeds of sentences by their numbers, of those that read the same the first's, where some
/// document denies the like; and the verbs denied.
fn once<'a>(story: &'a Story<'_>) -> (BTreeMap<usize, Vec<Deed<'a>>>, Set<String>) {
    let (lexicon, twins) = (story.lexicon, story.twins());
    let mut denied: Set<String> = Set::default();
    let mut read: BTreeMap<usize, Vec<Deed<'_>>> = BTreeMap::new();
    let firsts = || {
        let analyses = story.report.analyses.iter().enumerate();
        let all = analyses.flat_map(|(document, analysis)| {
            sentences(analysis).map(move |(index, sentence)| (document, analysis, index, sentence))
        });
        all.filter(|(document, _, index, _)| twins.is_first(*document, *index))
    };
    for (document, analysis, index, sentence) in firsts() {
        if story.may_have(analysis, index, heads::NEGATION)
            && lexicon.modality.negation.any(&sentence.words, analysis.document.text())
        {
            let found = in_sentence(story, analysis, (index, sentence), None);
            denied.extend(found.iter().filter(|one| one.is_denied()).map(|one| one.verb.clone()));
            read.insert(twins.number(document, index), found);
        }
    }
    if denied.is_empty() {
        return (BTreeMap::new(), denied);
    }
    // Most sentences have no such verb.
    let mut known: Memo<'_, bool> = Memo::default();
    let mut asked = |word: &'a Word| {
        let is_denied = |verb: String| denied.contains(&verb);
        known.of(word, |lemma| stem(lemma, lexicon).is_some_and(is_denied))
    };
    for (document, analysis, index, sentence) in firsts() {
        let number = twins.number(document, index);
        if !read.contains_key(&number) && may_tell(sentence, &mut asked) {
            read.insert(number, in_sentence(story, analysis, (index, sentence), Some(&denied)));
        }
    }
    (read, denied)
}

/// Whether a sentence has a verb that is asked for.
fn may_tell<'a>(sentence: &'a Sentence, asked: impl FnMut(&'a Word) -> bool) -> bool {
    let mut verbs = sentence.words.iter().filter(|word| is_verb(word));
    verbs.any(asked)
}

fn is_verb(word: &Word) -> bool {
    matches!(word.tag, Tag::Verb | Tag::Participle)
}

fn sentences(analysis: &Analysis) -> impl Iterator<Item = (usize, &Sentence)> {
    let all = analysis.sentences.iter().enumerate();
    all.filter(|(_, sentence)| sentence.words.len() <= WORDS_MAX)
}

/// The deeds of a sentence; where some verbs are asked for, those only.
fn in_sentence<'a>(
    story: &'a Story<'_>,
    analysis: &'a Analysis,
    (index, sentence): (usize, &'a Sentence),
    wanted: Option<&Set<String>>,
) -> Vec<Deed<'a>> {
    let lexicon = story.lexicon;
    let verb =
        |at: usize| sentence.words.get(at).and_then(|word| stem(word.lemma.as_str(), lexicon));
    let asked = |at: usize| {
        let wanted = |stem: &String| wanted.is_none_or(|wanted| wanted.contains(stem));
        verb(at).filter(wanted)
    };
    let tags = |at: &usize| sentence.words.get(*at).is_some_and(is_verb);
    if !(0..sentence.words.len()).filter(tags).any(|at| asked(at).is_some()) {
        return Vec::new();
    }
    let Some(reading) = story.reading(analysis, index) else { return Vec::new() };
    let structure = reading.structure;
    let mut found = Vec::new();
    for (number, predicate) in structure.verbs.iter().enumerate() {
        let group = &predicate.group;
        let told = matches!(group.tense, Tense::Past | Tense::PresentPerfect)
            && matches!(
                predicate.kind,
                ClauseKind::Main | ClauseKind::Complement | ClauseKind::Relative
            );
        let Some(verb) = asked(group.main).filter(|_| told && group.finite) else { continue };
        let text = analysis.document.text();
        let parts = Parts::of(sentence, text, (structure, number), lexicon);
        let claim = claim(
            analysis,
            (index, sentence),
            (group.words.start, group.main, parts.is_void()),
            lexicon,
        );
        let Some(mut claim) = claim else { continue };
        claim.names = parts.heads.as_ref().map(Heads::names).unwrap_or_default();
        found.push(Deed { analysis, claim, verb, parts });
    }
    found
}

/// The stem of a verb that somebody could gainsay.
fn stem(lemma: &str, lexicon: &Lexicon) -> Option<String> {
    let mute = lexicon.modality.is_mute(lemma);
    (!mute).then(|| lexicon.events.deed(lexicon.slots.deed(lemma), &lexicon.stems))
}

/// Whether the clause of a verb ends in how it was done: what was "not taken LIGHTLY" was taken.
fn is_of_manner(words: &[Word], main: usize, text: &str, lexicon: &Lexicon) -> bool {
    let clause = clause_of(words, text, &(main..main + 1), &lexicon.words);
    let behind = words.get(main + 1..clause.end).unwrap_or(&[]);
    let last = behind.iter().rev().find(|word| word.tag != Tag::Sign);
    last.is_some_and(|word| word.tag == Tag::Adverb && word.lemma.ends_with("ly"))
}

/// What is said of a deed: done, or not; none where it is neither.
fn claim(
    analysis: &Analysis,
    (index, sentence): (usize, &Sentence),
    (start, main, void): (usize, usize, bool),
    lexicon: &Lexicon,
) -> Option<Claim> {
    let words = &sentence.words;
    let span = words.get(main)?.span;
    let mut reality = reality_at(analysis, index, span, lexicon);
    if void {
        reality.polarity = Polarity::Negative;
    }
    let denied = reality.polarity == Polarity::Negative;
    if denied && is_of_manner(words, main, analysis.document.text(), lexicon) {
        return None;
    }
    let real = reality.modality == Modality::Asserted || denied && reality.unfulfilled;
    let text = analysis.document.text();
    let clause = clause_of(words, text, &(main..main + 1), &lexicon.words);
    let inside = words.get(clause)?;
    let reach = inside.first()?.span.join(inside.last()?.span);
    let span = words
        .get(start..=main)
        .and_then(|group| group.first())
        .map_or(span, |first| first.span.join(span));
    let span = reality.cue.filter(|cue| denied && reach.contains(*cue)).map_or(span, |cue| {
        // "Had not been overtopped": the denial is quoted with the verb.
        if cue.end <= span.start { cue.join(span) } else { span.join(cue) }
    });
    let claim = Claim {
        qualifiers: analysis.times_in(reach),
        modality: Modality::Asserted,
        polarity: reality.polarity,
        attribution: attribution_at(analysis, index, span, lexicon),
        ..Claim::new(
            analysis.document.id,
            u32::try_from(index).ok()?,
            span,
            Value::Status(DONE.to_owned()),
        )
    };
    real.then_some(claim)
}
