//! Who measured a figure, where each source measures for itself: two institutes may give two
//! magnitudes, one institute may not.

use super::meeting::Meeting;
use super::parted::{Parted, part};
use crate::lexicon::Lexicon;
use crate::lexicon::concepts::Concept;
use crate::lexicon::words::Senses;
use crate::model::Claim;

/// Two named sources of a figure that each measures for itself.
pub(super) fn sources(
    a: &Claim,
    b: &Claim,
    concept: Option<&Concept>,
    lexicon: &Lexicon,
) -> Option<Parted<'static>> {
    let (left, right) = measured_by(a, b, concept, lexicon)?;
    (!is_one(&left, &right)).then(|| part("source", left.join(" "), right.join(" ")))
}

/// Whether one named source is said to have measured both, where each measures for itself: what
/// else the documents tell is of other sources.
pub(super) fn of_one_source(meeting: &Meeting<'_>) -> bool {
    let Meeting { a, b, concept, lexicon, .. } = *meeting;
    measured_by(a.claim, b.claim, concept, lexicon)
        .is_some_and(|(left, right)| is_one(&left, &right))
}

/// The words of a name.
type Name<'a> = Vec<&'a str>;

/// The named sources of two figures of a thing that each source measures for itself.
fn measured_by<'a>(
    a: &'a Claim,
    b: &'a Claim,
    concept: Option<&Concept>,
    lexicon: &Lexicon,
) -> Option<(Name<'a>, Name<'a>)> {
    // Every pair of claims asks: the names are read only where they matter.
    concept.filter(|concept| concept.by_source)?;
    // "The" at the start of a sentence is no name.
    let is_name = |word: &&str| {
        word.starts_with(char::is_uppercase)
            && !lexicon.words.known(&word.to_lowercase()).any(Senses::DETERMINER)
    };
    let named = |claim: &'a Claim| -> Option<Name<'a>> {
        let who = claim.attribution.as_ref()?.who.split_whitespace();
        Some(who.filter(is_name).collect()).filter(|name: &Name<'a>| !name.is_empty())
    };
    named(a).zip(named(b))
}

/// Whether two names have a word in common, or one is the initials of the other ("USGS", "the U.S.
/// Geological Survey").
fn is_one(left: &[&str], right: &[&str]) -> bool {
    let initials = |name: &[&str]| -> String {
        name.iter().flat_map(|word| word.chars()).filter(|c| c.is_uppercase()).collect()
    };
    let short = |name: &[&str], other: &[&str]| {
        let [word] = name else { return false };
        word.chars().all(char::is_uppercase) && initials(other) == **word
    };
    left.iter().any(|word| right.contains(word)) || short(left, right) || short(right, left)
}
