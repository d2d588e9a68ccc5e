//! States and outcomes as claims: what is said to be approved, open, damaged, met, signed.
//!
//! The concept of such a claim is its pair in the table of opposites; its value is the name of the
//! side that the text asserts. What is still to come has the value of its deed and a modality or
//! polarity that says so.

use super::LOT;
use super::finds::Searched;
use super::holder::{Holder, holder};
use crate::language::clauses::clause_of;
use crate::language::{Reality, Structure, until_behind};
use crate::lexicon::Lexicon;
use crate::lexicon::status::{Pair, PairKind, Side};
use crate::model::{
    Analysis, Attribution, BlockKind, Claim, EntityId, Form, Lemma, Modality, Polarity, Qualifier,
    Sentence, Tag, Value, Word,
};
use crate::text::Span;
use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

/// Longest sentence read for states and scopes, in words: longer ones are lists or no prose.
const SENTENCE_WORDS: usize = 120;

/// Adds the claims of state of a document, by position. Their ids are the assembler's business.
pub(super) fn claims(
    analysis: &Analysis,
    found: &[Searched<'_>],
    lexicon: &Lexicon,
    claims: &mut Vec<Claim>,
) {
    let mut lot: Vec<Cue<'_>> = Vec::with_capacity(found.len().min(LOT));
    for (index, searched) in found.iter().enumerate() {
        let sentence = searched.sentence;
        if !is_prose(analysis, sentence) {
            continue;
        }
        for &(at, count, place, side) in searched.states() {
            let Some(pair) = lexicon.status.pair(place) else { continue };
            let cue = Cue {
                index,
                sentence,
                structure: analysis.structures.get(index).map(Arc::as_ref),
                words: at..at + count,
                place,
                pair,
                side,
                found,
                holder: OnceCell::new(),
            };
            if has_object(analysis, &cue, lexicon) && !is_decided(&cue, lexicon) {
                lot.push(cue);
            }
        }
        if lot.len() >= LOT {
            read(&mut lot, analysis, lexicon, claims);
        }
    }
    read(&mut lot, analysis, lexicon, claims);
}

/// Adds the claims that some cues make, a step of reading for all of them before the next.
fn read(lot: &mut Vec<Cue<'_>>, analysis: &Analysis, lexicon: &Lexicon, claims: &mut Vec<Claim>) {
    let told: Vec<_> = lot.iter().map(|cue| told(cue, analysis, lexicon)).collect();
    for cue in lot.iter() {
        let _known = cue.holder(analysis, lexicon);
    }
    for (cue, told) in lot.drain(..).zip(told) {
        claims.extend(told.and_then(|told| claim(analysis, &cue, told, lexicon)));
    }
}

/// Tables, code and headings that are no sentence say no state.
pub(super) fn is_prose(analysis: &Analysis, sentence: &Sentence) -> bool {
    let block = || analysis.document.block_at(sentence.span.start);
    let apart = |kind: &BlockKind| matches!(kind, BlockKind::Verbatim | BlockKind::Cell { .. });
    sentence.words.len() <= SENTENCE_WORDS && block().is_none_or(|block| !apart(&block.kind))
}

/// A cue of state in its sentence.
struct Cue<'a> {
    index: usize,
    sentence: &'a Sentence,
    structure: Option<&'a Structure>,
    words: Range<usize>,
    /// The place of the pair in the table.
    place: usize,
    pair: &'a Pair,
    side: Side,
    /// What was found in all sentences.
    found: &'a [Searched<'a>],
    /// See [`Cue::holder`].
    holder: OnceCell<Holder>,
}

impl Cue<'_> {
    /// Whose state it is; most cues turn out to say none.
    fn holder(&self, analysis: &Analysis, lexicon: &Lexicon) -> &Holder {
        self.holder
            .get_or_init(|| holder(analysis, self.sentence, self.structure, &self.words, lexicon))
    }

    /// Whether a sentence holds an object of the pair.
    fn tells(&self, index: usize) -> bool {
        self.found.get(index).is_some_and(|found| found.objects().contains(&self.place))
    }
}

/// Where a cue stands, how real what it says is, and who says so.
struct Said {
    span: Span,
    side: Side,
    modality: Modality,
    polarity: Polarity,
    attribution: Option<Attribution>,
}

/// Words before a cue among which a denial begins that ends in it.
const DENIAL_REACH: usize = 2;

/// Whether a denial that begins before a cue ends in its own "not" ("had STILL NOT turned up"), so that
/// the cue has said it already.
fn is_denied_within(cue: &Cue<'_>, text: &str, lexicon: &Lexicon) -> bool {
    let (words, start) = (&cue.sentence.words, cue.words.start);
    (start.saturating_sub(DENIAL_REACH)..start).any(|at| {
        let denial = lexicon.modality.negation.at(words, at, text);
        denial.is_some_and(|(count, _)| at + count > start)
    })
}

fn told(cue: &Cue<'_>, analysis: &Analysis, lexicon: &Lexicon) -> Option<Said> {
    let text = analysis.document.text();
    let words = &cue.sentence.words;
    let span =
        words.get(cue.words.start)?.span.join(words.get(cue.words.end.checked_sub(1)?)?.span);
    let mut reality = cue.found.get(cue.index)?.reality(span);
    // "Turned down none of them".
    if lexicon.modality.denies_object(words, cue.words.end, text) {
        reality.polarity = Polarity::Negative;
    }
    if reality.modality == Modality::Asserted && is_purpose(cue, lexicon) {
        let done = is_end_of_deed(cue);
        reality.modality = if done { Modality::Possible } else { Modality::Planned };
    }
    // "Will stay shut until May" says that it is shut.
    let lasts = words
        .get(cue.words.start)
        .is_some_and(|word| lexicon.modality.lasting.contains(word.lemma.as_str()));
    if lasts && reality.modality == Modality::Planned && cue.pair.kind == PairKind::State {
        reality.modality = Modality::Asserted;
    }
    let mut side = cue.side;
    // "Will NOT RUN until Friday" says that it will; of the past only the day is sure.
    let denies = words.get(cue.words.clone())?.iter().any(|word| word.lemma == "not");
    if denies && until_behind(words, cue.words.end, text).is_some() {
        if reality.modality != Modality::Planned {
            return None;
        }
        side = other(side);
    }
    if denies && reality.unfulfilled && is_denied_within(cue, text, lexicon) {
        (reality.polarity, reality.unfulfilled) = (Polarity::Positive, false);
    }
    let refused = reality.polarity == Polarity::Negative && !reality.unfulfilled;
    if refused && reality.modality == Modality::Planned && side != Side::Pending {
        // "Has no plans to quit" puts it off, if anything.
        reality.modality = Modality::Possible;
    }
    if side == Side::Pending {
        (side, reality.polarity, reality.modality) =
            (Side::Yes, Polarity::Negative, Modality::Planned);
    } else if reality.polarity == Polarity::Negative
        && cue.pair.kind == PairKind::State
        && !reality.unfulfilled
        && reality.modality == Modality::Asserted
    {
        (side, reality.polarity) = (other(side), Polarity::Positive);
    }
    let Reality { modality, polarity, .. } = reality;
    let attribution = cue.found.get(cue.index)?.attribution(analysis, cue.index, span);
    Some(Said { span, side, modality, polarity, attribution })
}

fn claim(
    analysis: &Analysis,
    cue: &Cue<'_>,
    Said { span, side, modality, polarity, attribution }: Said,
    lexicon: &Lexicon,
) -> Option<Claim> {
    let words = &cue.sentence.words;
    let clause = told_in(words, analysis.document.text(), &cue.words, lexicon);
    let value = if side == Side::Yes { cue.pair.yes } else { cue.pair.no };
    let entities = entities(analysis, cue, &clause);
    let sentence = u32::try_from(cue.index).ok()?;
    let holder = cue.holder(analysis, lexicon);
    Some(Claim {
        subject: holder.entity.or(holder.owner.filter(|_| cue.pair.measured)),
        names: measured_behind(words, cue).unwrap_or_else(|| holder.names.clone()),
        clause: holder.objects.clone(),
        concept: Some(cue.pair.name.to_owned()),
        attribute: content(words, &clause, &cue.words),
        qualifiers: times(analysis, words, &clause),
        entities,
        modality,
        polarity,
        attribution,
        ..Claim::new(analysis.document.id, sentence, span, Value::Status(value.to_owned()))
    })
}

/// The clause of a cue, and the one that it opens: "BY FIVE VOTES TO FOUR, the court struck it down".
fn told_in(words: &[Word], text: &str, cue: &Range<usize>, lexicon: &Lexicon) -> Range<usize> {
    let clause = clause_of(words, text, cue, &lexicon.words);
    let inside = words.get(clause.clone()).unwrap_or(&[]);
    let verb = |word: &Word| matches!(word.tag, Tag::Verb | Tag::Auxiliary);
    let opening = clause.start == 0
        && inside.first().is_some_and(|word| word.tag == Tag::Preposition)
        && !inside.iter().any(verb);
    let next = clause.end + 1;
    if !opening || next >= words.len() {
        return clause;
    }
    clause.start..clause_of(words, text, &(next..next + 1), &lexicon.words).end
}

/// What is measured, where it stands behind the cue: "saw a rise in VIOLENT CRIME".
fn measured_behind(words: &[Word], cue: &Cue<'_>) -> Option<Vec<Lemma>> {
    let last = cue.words.end.checked_sub(1).and_then(|at| words.get(at))?;
    let behind = words.get(cue.words.end..).filter(|_| cue.pair.measured)?;
    if !matches!(last.lemma.as_str(), "in" | "of") {
        return None;
    }
    // "A drop of 8% in knife crime": by how much stands between.
    let figure = |word: &Word| matches!(word.tag, Tag::Number | Tag::Sign | Tag::Preposition);
    let behind = behind.iter().skip_while(|word| figure(word));
    let part = |word: &&Word| matches!(word.tag, Tag::Determiner | Tag::Adjective | Tag::Noun);
    let phrase = behind.take_while(part).filter(|word| word.tag != Tag::Determiner);
    Some(phrase.map(|word| word.lemma.clone()).collect())
}

/// "powers TO CLOSE roads": an infinitive tells no fact, unless its verb does ("managed to").
fn is_purpose(cue: &Cue<'_>, lexicon: &Lexicon) -> bool {
    let words = &cue.sentence.words;
    let Some(to) = cue.words.start.checked_sub(1).and_then(|at| words.get(at)) else {
        return false;
    };
    let before = cue.words.start.checked_sub(2).and_then(|at| words.get(at));
    to.tag == Tag::Particle
        && !is_voted(words.get(..cue.words.start.saturating_sub(1)).unwrap_or(&[]), lexicon)
        && to.lemma == "to"
        && before.is_none_or(|word| !lexicon.modality.realis.contains(word.lemma.as_str()))
        && !picks_out(words.get(..cue.words.start.saturating_sub(1)).unwrap_or(&[]), lexicon)
}

/// "It PAID $1.9 million TO SETTLE the dispute": whether a deed that was done reached its end is not
/// said, and nothing is planned.
fn is_end_of_deed(cue: &Cue<'_>) -> bool {
    let before = cue.words.start.checked_sub(1).and_then(|to| cue.sentence.words.get(..to));
    let Some((last, _)) = before.and_then(<[Word]>::split_last) else { return false };
    let reach = before.unwrap_or_default().iter().rev().take(PICKED);
    let verb =
        reach.take_while(|word| word.tag != Tag::Subordinator).find(|word| word.tag == Tag::Verb);
    let has_object = matches!(last.tag, Tag::Noun | Tag::Name | Tag::Number | Tag::Pronoun);
    has_object && verb.is_some_and(|verb| verb.form == Form::Past)
}

/// "The council voted 7-2 TO APPROVE it": the vote does it.
fn is_voted(before: &[Word], lexicon: &Lexicon) -> bool {
    let verb = before.iter().rev().take(PICKED).find(|word| word.tag == Tag::Verb);
    verb.is_some_and(|verb| {
        verb.form == Form::Past && lexicon.modality.deciding.contains(verb.lemma.as_str())
    })
}

/// "The decision TO UPHOLD it": whether that is all that was to be done is not said.
fn is_decided(cue: &Cue<'_>, lexicon: &Lexicon) -> bool {
    let before = cue.sentence.words.get(..cue.words.start).unwrap_or(&[]);
    let Some((to, before)) = before.split_last() else { return false };
    let mut phrase = before
        .iter()
        .rev()
        .take(PICKED)
        .take_while(|word| !matches!(word.tag, Tag::Verb | Tag::Auxiliary | Tag::Subordinator));
    to.tag == Tag::Particle
        && phrase.any(|word| {
            word.tag == Tag::Noun && lexicon.modality.decisions.contains(word.lemma.as_str())
        })
}

/// Words between "the only" and the infinitive that tells what it alone did.
const PICKED: usize = 10;

/// Whether the phrase that the words end with picks out one ("the only school in the valley").
fn picks_out(words: &[Word], lexicon: &Lexicon) -> bool {
    let mut phrase = words.iter().rev().take(PICKED).take_while(|word| {
        !matches!(word.tag, Tag::Verb | Tag::Auxiliary | Tag::Sign | Tag::Conjunction)
    });
    phrase.any(|word| lexicon.modality.is_single(&word.lemma))
}

fn other(side: Side) -> Side {
    match side {
        Side::Yes => Side::No,
        Side::No => Side::Yes,
        Side::Pending | Side::Never => side,
    }
}

/// Whether what the pair is about is told, where its cues alone are too common: in the sentence,
/// or in the one before it where the clause has no noun of its own ("Acme stops paying a royalty.
/// Bolt continues to pay until 2030").
fn has_object(analysis: &Analysis, cue: &Cue<'_>, lexicon: &Lexicon) -> bool {
    let words = &cue.sentence.words;
    if cue.pair.objects.is_empty() || cue.pair.personal && cue.holder(analysis, lexicon).person {
        return true;
    }
    if cue.tells(cue.index) {
        return !acts_on_other(cue);
    }
    let before = cue.index.checked_sub(1).and_then(|at| Some((at, analysis.sentences.get(at)?)));
    let before = before.filter(|(_, before)| before.block == cue.sentence.block);
    if !before.is_some_and(|(at, _)| cue.tells(at)) {
        return false;
    }
    // "He intends to sign it": what "it" is stands before.
    let pronoun = words.get(cue.words.end).is_some_and(|word| word.tag == Tag::Pronoun);
    let noun = |at: &usize| words.get(*at).is_some_and(|word| word.tag == Tag::Noun);
    let clause = || clause_of(words, analysis.document.text(), &cue.words, &lexicon.words);
    pronoun || !clause().any(|at| !cue.words.contains(&at) && noun(&at))
}

/// Whether the verb of a cue acts on something else than the pair is about: "lifts its dividend and
/// LOWERS ITS DEBT" says of no dividend that it is lowered.
fn acts_on_other(cue: &Cue<'_>) -> bool {
    let words = &cue.sentence.words;
    let Some(structure) = cue.structure else { return false };
    let verb = structure.verbs.iter().rposition(|verb| cue.words.contains(&verb.group.main));
    let Some(patient) = verb.and_then(|verb| structure.patient(verb)) else { return false };
    let Some(phrase) = structure.phrases.get(patient) else { return false };
    // "Raised five percent", "raised last week".
    let thing = |head: &Word| head.tag == Tag::Noun && head.mention.is_none();
    let thing = !phrase.time && words.get(phrase.head).is_some_and(thing);
    if !thing || cue.words.contains(&phrase.head) {
        return false;
    }
    let attached = structure.attached_to_phrase(patient).map(|one| one.object);
    let named = |phrase: usize| {
        let own = structure.phrases.get(phrase).and_then(|phrase| words.get(phrase.words.clone()));
        own.unwrap_or(&[]).iter().any(|word| cue.pair.objects.contains(&word.lemma.as_str()))
    };
    ![patient].into_iter().chain(attached).any(named)
}

/// Lemmas of the clause that say what it is about, the cue left out.
fn content(words: &[Word], clause: &Range<usize>, cue: &Range<usize>) -> Vec<Lemma> {
    clause
        .clone()
        .filter(|at| !cue.contains(at))
        .filter_map(|at| words.get(at))
        .filter(|word| matches!(word.tag, Tag::Noun | Tag::Name | Tag::Adjective))
        .map(|word| word.lemma.clone())
        .collect()
}

/// The times that the clause names.
pub(super) fn times(analysis: &Analysis, words: &[Word], clause: &Range<usize>) -> Vec<Qualifier> {
    reach(words, clause).map_or_else(Vec::new, |reach| analysis.times_in(reach))
}

/// The entities of the clause, sorted.
fn entities(analysis: &Analysis, cue: &Cue<'_>, clause: &Range<usize>) -> Vec<EntityId> {
    let Some(reach) = reach(&cue.sentence.words, clause) else { return Vec::new() };
    let inside = analysis.entity_mentions_in(reach);
    let mut entities: Vec<EntityId> = inside.iter().map(|mention| mention.entity).collect();
    entities.sort_unstable();
    entities.dedup();
    entities
}

fn reach(words: &[Word], clause: &Range<usize>) -> Option<Span> {
    let first = words.get(clause.start)?;
    let last = words.get(clause.end.checked_sub(1)?)?;
    Some(first.span.join(last.span))
}
