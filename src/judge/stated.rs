//! The claims of state of a run, each with what it is about, when it holds and whose state it is.

use super::opposites::Stated;
use super::when::Days;
use crate::language::Identities;
use crate::lexicon::Lexicon;
use crate::lexicon::modality::Denial;
use crate::lexicon::posts::Told;
use crate::lexicon::scope::Reach;
use crate::lexicon::status::PairKind;
use crate::model::{Analysis, Claim, EntityKind, Polarity, Report, Value, Word};
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// The claims of state of the run by their pair of opposites.
pub fn stated<'a>(
    report: &'a Report,
    identities: &Identities,
    lexicon: &Lexicon,
) -> BTreeMap<&'a str, Vec<Stated<'a>>> {
    let mut by_concept: BTreeMap<&str, Vec<Stated<'a>>> = BTreeMap::new();
    for analysis in &report.analyses {
        for claim in &analysis.claims {
            let (Some(concept), Value::Status(side) | Value::Scope(side)) =
                (&claim.concept, &claim.value)
            else {
                continue;
            };
            let sweeping = sweeping(analysis, claim, lexicon);
            // What is denied of all there was did not hold before, either.
            let lasts = sweeping || lasts(analysis, claim, lexicon);
            let mut days = Days::of(analysis, claim, lasts);
            let pair = lexicon.status.named(concept);
            if pair.is_some_and(|pair| pair.kind == PairKind::State)
                && is_told_of_all(analysis, claim, lexicon)
            {
                days.from = days.from.filter(|_| days.said);
            }
            let holder = holder(analysis, claim, identities);
            let stated = Stated {
                analysis,
                claim,
                side,
                topic: OnceCell::new(),
                days,
                extent: OnceCell::new(),
                holder,
                persons: persons(analysis, claim, identities),
                personal: pair.is_some_and(|pair| pair.personal),
                sweeping,
                via: None,
                mixed: false,
            };
            for (other, side) in pair.map_or(&[][..], |pair| pair.implied(side)) {
                if stated.is_fact() {
                    let via = Some(concept.as_str());
                    let implied = Stated { side, via, ..stated.clone() };
                    by_concept.entry(other).or_default().push(implied);
                }
            }
            by_concept.entry(concept).or_default().push(stated);
        }
    }
    for claims in by_concept.values_mut() {
        mark_mixed(claims);
    }
    by_concept
}

/// A claim that no table of opposites knows, as one of a side; `sweeping`: it is denied of all there was.
pub fn plain<'a>(
    analysis: &'a Analysis,
    claim: &'a Claim,
    side: &'a str,
    sweeping: bool,
) -> Stated<'a> {
    Stated {
        analysis,
        claim,
        side,
        topic: OnceCell::new(),
        days: Days::of(analysis, claim, false),
        extent: OnceCell::new(),
        holder: None,
        persons: Vec::new(),
        personal: false,
        sweeping,
        via: None,
        mixed: false,
    }
}

/// Whose state a claim tells of.
fn holder(
    analysis: &Analysis,
    claim: &Claim,
    identities: &Identities,
) -> Option<(u32, EntityKind)> {
    let key = identities.key(analysis.document.id.0 as usize, claim.subject?)?;
    Some((key, identities.kind(key)?))
}

/// The persons that the clause of a claim names.
fn persons(analysis: &Analysis, claim: &Claim, identities: &Identities) -> Vec<u32> {
    let key = |id| identities.key(analysis.document.id.0 as usize, id);
    let keys = claim.entities.iter().filter_map(|id| key(*id));
    keys.filter(|key| identities.kind(*key) == Some(EntityKind::Person)).collect()
}

/// Whether a sentence says that a state held from end to end of what it is told of ("throughout the
/// strike"), so that it is not one of the day of the report.
fn is_told_of_all(analysis: &Analysis, claim: &Claim, lexicon: &Lexicon) -> bool {
    lexicon.modality.whole.any(analysis.words_of(claim), analysis.document.text())
}

/// Whether a claim begins with the denial of a noun ("no shot was fired"), or is one of nothing at
/// all ("turned down none of them").
fn sweeping(analysis: &Analysis, claim: &Claim, lexicon: &Lexicon) -> bool {
    let words = analysis.words_of(claim);
    let first = words.partition_point(|word| word.span.end <= claim.span.start);
    let past = words.partition_point(|word| word.span.start < claim.span.end);
    let text = analysis.document.text();
    denies_all(words, first, text, lexicon)
        || of_none(words, first, text, lexicon)
        || claim.polarity == Polarity::Negative && lexicon.modality.denies_object(words, past, text)
}

/// Words of a phrase that says that it is of none.
const NONE_REACH: usize = 6;

/// Whether the words before a claim say that it is told of none ("NONE of the 40 was hurt").
fn of_none(words: &[Word], first: usize, text: &str, lexicon: &Lexicon) -> bool {
    let before = words.get(first.saturating_sub(NONE_REACH)..first).unwrap_or(&[]);
    lexicon.scope.all(before, text).iter().any(|(at, count, reach)| {
        let of =
            before.get(at + count).is_some_and(|word| lexicon.posts.has(Told::Partitive, word));
        *reach == Reach::None && of
    })
}

/// Whether the words from `at` on deny a noun.
pub fn denies_all(words: &[Word], at: usize, text: &str, lexicon: &Lexicon) -> bool {
    lexicon.modality.negation.at(words, at, text).is_some_and(|(_, denial)| *denial == Denial::Noun)
}

/// Words before a cue that may say that it goes on as before.
const LASTING_REACH: usize = 3;

/// Whether the words of a claim, or those right before it, say that it goes on as before.
fn lasts(analysis: &Analysis, claim: &Claim, lexicon: &Lexicon) -> bool {
    let words = analysis.words_of(claim);
    let first = words.partition_point(|word| word.span.end <= claim.span.start);
    words
        .iter()
        .skip(first.saturating_sub(LASTING_REACH))
        .take_while(|word| word.span.start < claim.span.end)
        .any(|word| lexicon.modality.lasting.contains(word.lemma.as_str()))
}

/// Marks claims whose sentence says the other side too. The claims are in the order of the text.
fn mark_mixed(claims: &mut [Stated<'_>]) {
    for run in claims.chunk_by_mut(|a, b| {
        a.analysis.document.id == b.analysis.document.id && a.claim.sentence == b.claim.sentence
    }) {
        // "Still chairs it and has no plans to quit" tells one side only.
        let mut facts = run.iter().filter(|one| one.is_fact());
        let mixed = facts.next().is_some_and(|first| facts.any(|one| one.side != first.side));
        for one in run {
            one.mixed = mixed;
        }
    }
}
