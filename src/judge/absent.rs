//! What one document says there is none of and another counts: "NO CHILDREN were on board",
//! "FOURTEEN children were on board".
//!
//! Denied by a verb that tells something it is a deed (`undone`); here the verb only says that there
//! is such a thing ("is", "has"). Whatever else the denial speaks of, the other sentence has to
//! speak of it, too: no children on the bus and fourteen in the car clash not at all.

use super::Story;
use super::kinds::Kinds;
use super::opposites::{Meeting, Stated};
use super::stated::{denies_all, plain};
use super::when::{in_other_times, times};
use crate::language::clauses::clause_of;
use crate::language::{ClauseKind, NounPhrase, Structure, Tense, reality_at, word_at};
use crate::lexicon::{Lexicon, heads};
use crate::model::{
    Analysis, Bound, Claim, Decimal, Modality, Polarity, QualifierKind, QuantityKind, Sentence,
    Tag, Value, Word,
};
use crate::text::Span;
use std::collections::BTreeSet;

/// What a denial says, and what a figure does.
const NONE: &str = "none";
const SOME: &str = "some";

/// Denials of a story that are held against its figures.
const DENIALS_MAX: usize = 64;

/// A denial with what it is of.
struct Absence<'a> {
    analysis: &'a Analysis,
    claim: Claim,
    /// The stem of what there is none of.
    noun: String,
    /// The stems of what else its clause speaks of.
    about: BTreeSet<String>,
    /// Which of their kinds they are.
    kinds: Kinds,
    /// Whether it is told as of now.
    now: Option<bool>,
}

/// The pairs of a denial and a figure of what it denies, handed to what judges them.
pub(super) fn with_meetings<T>(story: &Story<'_>, judge: impl FnOnce(Vec<Meeting<'_>>) -> T) -> T {
    let absences = if story.report.analyses.len() > 1 { absences(story) } else { Vec::new() };
    let mut met: Vec<(&Absence<'_>, &Analysis, Claim)> = Vec::new();
    for absence in &absences {
        let others = story.report.analyses.iter();
        let others = others.filter(|one| one.document.id != absence.analysis.document.id);
        for analysis in others {
            let denied =
                analysis.claims.iter().filter_map(|claim| absence.denied(story, analysis, claim));
            met.extend(denied.map(|claim| (absence, analysis, claim)));
        }
    }
    let pairs = met.iter().map(|(absence, analysis, claim)| {
        (plain(absence.analysis, &absence.claim, NONE, true), plain(analysis, claim, SOME, false))
    });
    let pairs: Vec<(Stated<'_>, Stated<'_>)> = pairs.collect();
    let topics = story.topics();
    let rarity = topics.rarity_of(absences.len() + 1);
    let meetings = pairs.iter().map(|(none, some)| {
        let earlier = none.analysis.document.id < some.analysis.document.id;
        let (left, right) = if earlier { (none, some) } else { (some, none) };
        let shared = topics.shared(left.topic(topics), right.topic(topics));
        Meeting { left, right, shared, rarity }
    });
    judge(meetings.collect())
}

impl Absence<'_> {
    /// A figure with the noun that it counts, where it counts what there is none of, where and when
    /// there is none.
    fn denied(&self, story: &Story<'_>, analysis: &Analysis, claim: &Claim) -> Option<Claim> {
        let lexicon = story.lexicon;
        if counted(analysis, claim).is_none_or(|noun| lexicon.stems.stem(noun) != self.noun) {
            return None;
        }
        let (own, others) = (times(&self.claim), times(claim));
        let narrowed = |kind| matches!(kind, QualifierKind::Part | QualifierKind::Phase);
        if in_other_times(&own, &others)
            || !own.is_empty() && others.is_empty()
            || claim.qualifiers.iter().any(|one| narrowed(one.kind))
        {
            return None;
        }
        let reading = story.reading(analysis, claim.sentence as usize)?;
        let at = word_at(reading.sentence, claim.span)?;
        let text = analysis.document.text();
        let some = Presence::of(reading.sentence, text, (reading.structure, at), lexicon)?;
        let one_time = some.now == self.now || some.now.is_none() || self.now.is_none();
        let one_place = self.about.is_subset(&some.about) && !self.kinds.differ(&some.kinds);
        let span = claim.span.join(some.noun);
        (one_time && one_place).then(|| Claim { span, ..claim.clone() })
    }
}

/// What a figure's clause says that there is.
struct Presence {
    /// The noun of its phrase.
    noun: Span,
    about: BTreeSet<String>,
    kinds: Kinds,
    now: Option<bool>,
}

impl Presence {
    /// That of the figure at a word, if its verb says that there is what it counts: what was CLOSED or
    /// FLOWN IN is not there, or was not then.
    fn of(
        sentence: &Sentence,
        text: &str,
        (structure, at): (&Structure, usize),
        lexicon: &Lexicon,
    ) -> Option<Self> {
        let words = &sentence.words;
        let phrase = structure.phrases.iter().position(|phrase| phrase.words.contains(&at))?;
        let verb = structure.governor(phrase)?;
        let predicate = structure.verbs.get(verb)?;
        let main = predicate.group.main;
        let lemma = &words.get(main)?.lemma;
        let does = structure.agent(words, verb) == Some(phrase);
        let is_there = does || lexicon.modality.holds(lemma) || lexicon.stems.is_weak(lemma);
        let clause = clause_of(words, text, &(main..main + 1), &lexicon.words);
        let kinds = Kinds::of(sentence, text, (structure, &clause), &lexicon.stems);
        let about = about(words.get(clause)?, lexicon).collect();
        let noun = words.get(structure.phrases.get(phrase)?.head)?.span;
        is_there.then(|| Self { noun, about, kinds, now: tense(structure, phrase) })
    }
}

/// What a figure counts, where it says that there is any: FOURTEEN CASES, DEBTS OF 40 MILLION.
fn counted<'a>(analysis: &'a Analysis, claim: &'a Claim) -> Option<&'a str> {
    let quantity = claim.quantity()?;
    let flat = claim.modality == Modality::Asserted && claim.polarity == Polarity::Positive;
    let some = quantity.value.is_some_and(|value| value >= Decimal::ONE)
        && quantity.per.is_none()
        && !matches!(quantity.bound, Bound::AtMost | Bound::LessThan);
    match quantity.kind {
        QuantityKind::Count => quantity.unit.as_deref().filter(|_| flat && some),
        QuantityKind::Money if flat && some => {
            let words = analysis.words_of(claim);
            let first = words.partition_point(|word| word.span.end <= claim.span.start);
            let [noun, of] = words.get(first.checked_sub(2)?..first)? else { return None };
            (noun.tag == Tag::Noun && of.lemma == "of").then_some(noun.lemma.as_str())
        }
        _ => None,
    }
}

/// Whether the verb of a phrase tells it as of now; none where both may be.
fn tense(structure: &Structure, phrase: usize) -> Option<bool> {
    let verb = structure.verbs.get(structure.governor(phrase)?)?;
    match verb.group.tense {
        Tense::Past => Some(false),
        Tense::Present => Some(true),
        _ => None,
    }
}

/// The denials of a story, in order.
fn absences<'a>(story: &'a Story<'_>) -> Vec<Absence<'a>> {
    let mut found = Vec::new();
    for analysis in &story.report.analyses {
        for (index, sentence) in analysis.sentences.iter().enumerate() {
            if story.may_have(analysis, index, heads::NEGATION) {
                found.extend(in_sentence(story, analysis, (index, sentence)));
            }
            if found.len() > DENIALS_MAX {
                return found;
            }
        }
    }
    found
}

fn in_sentence<'a>(
    story: &'a Story<'_>,
    analysis: &'a Analysis,
    (index, sentence): (usize, &'a Sentence),
) -> Vec<Absence<'a>> {
    let (words, text) = (&sentence.words, analysis.document.text());
    if !(0..words.len()).any(|at| denies_all(words, at, text, story.lexicon)) {
        return Vec::new();
    }
    let Some(reading) = story.reading(analysis, index) else { return Vec::new() };
    let all = 0..reading.structure.phrases.len();
    let absence = |phrase| absence(analysis, (index, sentence), (reading.structure, phrase), story);
    all.filter_map(absence).collect()
}

fn absence<'a>(
    analysis: &'a Analysis,
    (index, sentence): (usize, &'a Sentence),
    (structure, number): (&Structure, usize),
    story: &Story<'_>,
) -> Option<Absence<'a>> {
    let (lexicon, words) = (story.lexicon, &sentence.words);
    let text = analysis.document.text();
    let phrase = structure.phrases.get(number)?;
    let noun = bare_noun(phrase, words, text, lexicon)?;
    let predicate = structure.verbs.get(structure.governor(number)?)?;
    let main = predicate.group.main;
    let verb = &words.get(main)?.lemma;
    let is_there = lexicon.stems.is_weak(verb) || lexicon.modality.is_light(verb);
    let told =
        matches!(predicate.group.tense, Tense::Past | Tense::Present | Tense::PresentPerfect)
            && matches!(predicate.kind, ClauseKind::Main | ClauseKind::Complement);
    if !is_there || !told || !predicate.group.finite {
        return None;
    }
    let reality = reality_at(analysis, index, noun.span, lexicon);
    if reality.polarity != Polarity::Negative || reality.modality != Modality::Asserted {
        return None;
    }
    let clause = clause_of(words, text, &(main..main + 1), &lexicon.words);
    let inside = words.get(clause.clone())?;
    let before = words.get(clause.start..phrase.words.start).unwrap_or(&[]);
    let behind = words.get(phrase.words.end..clause.end).unwrap_or(&[]);
    let about: BTreeSet<String> = about(before, lexicon).chain(about(behind, lexicon)).collect();
    let kinds = Kinds::of(sentence, text, (structure, &clause), &lexicon.stems);
    let reach = inside.first()?.span.join(inside.last()?.span);
    let span = words.get(phrase.words.start)?.span.join(noun.span);
    let value = Value::Status(NONE.to_owned());
    let index = u32::try_from(index).ok()?;
    let claim = Claim {
        qualifiers: analysis.times_in(reach),
        modality: Modality::Asserted,
        ..Claim::new(analysis.document.id, index, span, value)
    };
    let (now, noun) = (tense(structure, number), lexicon.stems.stem(&noun.lemma));
    (!about.is_empty()).then_some(Absence { analysis, claim, noun, about, kinds, now })
}

/// The noun of a phrase that says "no" and the noun, nothing between them: no SERIOUS injuries may be
/// some.
fn bare_noun<'w>(
    phrase: &NounPhrase,
    words: &'w [Word],
    text: &str,
    lexicon: &Lexicon,
) -> Option<&'w Word> {
    let noun = words.get(phrase.head).filter(|head| head.tag == Tag::Noun)?;
    let (cue, _) = lexicon.modality.negation.at(words, phrase.words.start, text)?;
    let bare = phrase.words.start + cue == phrase.head;
    (bare && denies_all(words, phrase.words.start, text, lexicon)).then_some(noun)
}

/// The stems of what words speak of.
fn about<'w>(words: &'w [Word], lexicon: &'w Lexicon) -> impl Iterator<Item = String> + 'w {
    let carries = |word: &&Word| {
        matches!(word.tag, Tag::Noun | Tag::Name | Tag::Verb | Tag::Participle | Tag::Adjective)
            && word.mention.is_none()
            && !lexicon.stems.is_weak(&word.lemma)
    };
    words.iter().filter(carries).map(|word| lexicon.stems.stem(&word.lemma))
}
