//! Who has a thing alone, and who has it too, as claims: exclusive, sole, the only one; shared,
//! open to all; no longer exclusive.
//!
//! The concept of such a claim is "exclusivity", its value the name of its reach. Only what the
//! text says somebody *has* is exclusive: "ended its exclusive deal" and "without exclusivity" are
//! not, and what was so in the past is marked by its modality.

use super::finds::Searched;
use super::status::{is_prose, times};
use crate::language::clauses::clause_of;
use crate::language::{Predicate, Role, Structure, Tense};
use crate::lexicon::Lexicon;
use crate::lexicon::scope::{CONCEPT, PAST, Reach};
use crate::model::{
    Analysis, Claim, Modality, Polarity, Qualifier, QualifierKind, Sentence, Tag, Value,
};
use std::ops::Range;

/// Adds the claims of exclusivity of a document, by position.
pub(super) fn claims(
    analysis: &Analysis,
    found: &[Searched<'_>],
    lexicon: &Lexicon,
    claims: &mut Vec<Claim>,
) {
    for (index, searched) in found.iter().enumerate() {
        let sentence = searched.sentence;
        if !is_prose(analysis, sentence) {
            continue;
        }
        let Some(structure) = analysis.structures.get(index) else { continue };
        for &(at, count, reach) in searched.scopes() {
            if !matches!(reach, Reach::Exclusive | Reach::Shared | Reach::Ended | Reach::Opened) {
                continue;
            }
            let words = at..at + count;
            let cue = Cue { index, sentence, searched: *searched, structure, words, reach };
            claims.extend(claim(analysis, &cue, lexicon));
        }
    }
}

/// A cue of scope in its sentence.
struct Cue<'a> {
    index: usize,
    sentence: &'a Sentence,
    searched: Searched<'a>,
    structure: &'a Structure,
    words: Range<usize>,
    reach: Reach,
}

fn claim(analysis: &Analysis, cue: &Cue<'_>, lexicon: &Lexicon) -> Option<Claim> {
    let words = &cue.sentence.words;
    let last = words.get(cue.words.end.checked_sub(1)?)?;
    let span = words.get(cue.words.start)?.span.join(last.span);
    let mut reality = cue.searched.reality(span);
    let mut reach = cue.reach;
    let tense = holding(analysis, cue, lexicon);
    let former = is_former(analysis, cue, lexicon);
    if reach == Reach::Exclusive {
        tense?;
        if is_aim(cue, lexicon) {
            return None;
        }
        if reality.polarity == Polarity::Negative {
            (reach, reality.polarity) = (Reach::Shared, Polarity::Positive);
            // "Do not assume it has it to itself" tells that others have it too.
            reality.modality = Modality::Asserted;
        }
    }
    if reach == Reach::Opened && reality.modality == Modality::Possible {
        // "Can sell through any provider": what one may do is a fact.
        reality.modality = Modality::Asserted;
    }
    let clause = clause_of(words, analysis.document.text(), &cue.words, &lexicon.words);
    let mut qualifiers = times(analysis, words, &clause);
    if former || is_past(cue, tense) {
        qualifiers.push(Qualifier {
            kind: QualifierKind::Phase,
            value: PAST.to_owned(),
            time: None,
            entity: None,
            span,
            attached: true,
        });
    }
    let value = Value::Scope(reach.name().to_owned());
    let sentence = u32::try_from(cue.index).ok()?;
    Some(Claim {
        concept: Some(CONCEPT.to_owned()),
        qualifiers,
        modality: reality.modality,
        polarity: reality.polarity,
        attribution: cue.searched.attribution(analysis, cue.index, span),
        ..Claim::new(analysis.document.id, sentence, span, value)
    })
}

/// Words beside a cue among which it may stand that it was so before.
const FORMER_REACH: usize = 2;

/// "Its previously exclusive licence", "exclusive until now".
fn is_former(analysis: &Analysis, cue: &Cue<'_>, lexicon: &Lexicon) -> bool {
    let from = cue.words.start.saturating_sub(FORMER_REACH);
    let to = cue.words.end + FORMER_REACH;
    let mut places = (from..cue.words.start).chain(cue.words.end..to);
    let text = analysis.document.text();
    places.any(|at| lexicon.scope.is_former(&cue.sentence.words, at, text))
}

/// "Sized for exclusive use": what somebody aims at he does not have.
fn is_aim(cue: &Cue<'_>, lexicon: &Lexicon) -> bool {
    let before = cue.words.start.checked_sub(1).and_then(|at| cue.sentence.words.get(at));
    before.is_some_and(|word| word.tag == Tag::Preposition && lexicon.scope.aims(&word.lemma))
}

/// The tense in which somebody has the exclusive thing, if somebody is said to have it.
fn holding(analysis: &Analysis, cue: &Cue<'_>, lexicon: &Lexicon) -> Option<Tense> {
    let words = &cue.sentence.words;
    if is_apposition(analysis, cue) {
        return Some(Tense::Present);
    }
    let by_verb = clause_verb(cue).filter(|predicate| {
        let verb = words.get(predicate.group.main);
        let reached =
            (predicate.group.main < cue.words.start || predicate.group.passive) && !is_subject(cue);
        reached && verb.is_some_and(|verb| lexicon.scope.holds(&verb.lemma))
    });
    // Where the tagger took the verb for a noun, its nearness tells.
    let near = || {
        let before = cue.words.start.saturating_sub(HOLDER_REACH)..cue.words.start;
        let words = words.get(before).unwrap_or(&[]);
        words.iter().any(|word| lexicon.scope.holds(&word.lemma)).then_some(Tense::Present)
    };
    by_verb.map(|predicate| predicate.group.tense).or_else(near)
}

/// Words between a verb and the exclusive thing it is about, where they stand close.
const HOLDER_REACH: usize = 3;

/// "Exclusivity with one cloud has a short life" says of nobody that he has it.
fn is_subject(cue: &Cue<'_>) -> bool {
    let noun = cue.sentence.words.get(cue.words.start).is_some_and(|word| word.tag == Tag::Noun);
    let phrase = cue.structure.phrase_at(cue.words.start);
    noun && phrase.is_some_and(|phrase| {
        !matches!(cue.structure.role(phrase), Role::Object(_) | Role::Apposition(_))
    })
}

fn clause_verb<'a>(cue: &Cue<'a>) -> Option<&'a Predicate> {
    cue.structure.verbs.get(cue.structure.clause_verb(cue.words.start)?)
}

/// Whether the clause tells of the past ("was the only one"); a participle that stands for a
/// finite verb does too.
fn is_past(cue: &Cue<'_>, tense: Option<Tense>) -> bool {
    let tense = tense.or_else(|| clause_verb(cue).map(|predicate| predicate.group.tense));
    matches!(tense, Some(Tense::Past | Tense::None))
}

/// "Dunn, the sole contractor, declined": the thing is had, whatever the verb.
fn is_apposition(analysis: &Analysis, cue: &Cue<'_>) -> bool {
    let words = &cue.sentence.words;
    let text = analysis.document.text();
    let mut before = words.get(..cue.words.start).unwrap_or(&[]).iter().rev();
    let mut first = before.next();
    if words.get(cue.words.start).is_some_and(|word| word.tag != Tag::Determiner)
        && first.is_some_and(|word| word.tag == Tag::Determiner)
    {
        first = before.next();
    }
    first.is_some_and(|sign| matches!(sign.span.of(text), "," | "—" | "–"))
        && before.next().is_some_and(|word| matches!(word.tag, Tag::Name | Tag::Noun))
}
