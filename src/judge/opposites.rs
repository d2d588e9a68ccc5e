//! Pairs of claims of state that say opposite things of, perhaps, the same thing.

use super::extent::{Extent, extent};
use super::topic::{Shared, Stem, Topic, Topics};
use super::when::Days;
use crate::language::Identities;
use crate::lexicon::Lexicon;
use crate::lexicon::modality::Denial;
use crate::lexicon::status::PairKind;
use crate::model::{
    Analysis, Claim, EntityKind, Modality, Polarity, Report, Sentence, Value, Word,
};
use crate::text::Map;
use std::collections::BTreeMap;

/// Claims of one concept that share a word and are compared with each other: each claim meets the
/// first so many others that have the word, so that a word in every document costs no square.
const POSTING_MAX: usize = 64;

/// What a shared rare name adds to the strength: a name stands for one thing, a word for many.
const NAMED: u32 = 5;

/// What it adds that both are a state of one and the same, by name.
const HELD: u32 = 8;

/// The same where the state is one that others can be in towards the one as well: whom somebody
/// sued, what somebody criticised.
const INVOLVED: u32 = 2;

/// What it adds that the one denies it of all there was.
const SWEEPING: u32 = 4;

/// What it adds that the phrases of those whose state it is are the same.
const ALIKE: u32 = 4;

/// A claim of state with what it is about and when it holds.
#[derive(Debug)]
pub struct Stated<'a> {
    /// Its document.
    pub analysis: &'a Analysis,
    /// The claim.
    pub claim: &'a Claim,
    /// The side it says, by name.
    pub side: &'a str,
    /// What it is about.
    pub topic: Topic,
    /// When it holds.
    pub days: Days,
    /// How much of its subject it speaks of.
    pub extent: Extent,
    /// Whether it is a state of persons.
    pub personal: bool,
    /// Whose state it is, by the key of the run, and of what kind.
    pub holder: Option<(u32, EntityKind)>,
    /// Whether it is denied of all there was ("no shot was fired").
    pub sweeping: bool,
    /// Whether its sentence says the other side of the pair as well ("resumed after it was cut").
    pub mixed: bool,
}

/// Two claims of one pair of opposites, and what they share.
#[derive(Debug)]
pub struct Meeting<'a> {
    /// The first, in the order of the run.
    pub left: &'a Stated<'a>,
    /// The second.
    pub right: &'a Stated<'a>,
    /// What they share.
    pub shared: Shared,
    /// How rare their concept is in the run, as words are rare: that both speak of it tells more
    /// where few sentences do.
    pub rarity: u32,
}

/// How two claims of one pair stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// They say opposite sides as facts.
    Opposite,
    /// The first says that it is done, the second that it is not, or still to come.
    DoneAndNot,
    /// The same, the other way round.
    NotAndDone,
}

impl Stated<'_> {
    /// Told as done or holding.
    pub fn is_fact(&self) -> bool {
        self.claim.polarity == Polarity::Positive && self.claim.modality == Modality::Asserted
    }

    /// Whether its words say that it was otherwise before ("reopened").
    pub fn returns(&self, lexicon: &Lexicon) -> bool {
        let sentence = self.analysis.sentences.get(self.claim.sentence as usize);
        let words = sentence.map_or(&[][..], |sentence| sentence.words.as_slice());
        let first = words.partition_point(|word| word.span.end <= self.claim.span.start);
        words
            .iter()
            .skip(first)
            .take_while(|word| word.span.start < self.claim.span.end)
            .any(|word| lexicon.modality.returns.contains(&word.lemma))
    }

    /// Whether both are told as to come, of one and the same.
    fn plans_like(&self, other: &Self) -> bool {
        let to_come = matches!(self.claim.modality, Modality::Planned | Modality::Forecast)
            && self.claim.polarity == Polarity::Positive;
        let (own, others) = (&self.claim.names, &other.claim.names);
        let held = self.holder.is_some() && self.holder == other.holder;
        to_come
            && self.claim.modality == other.claim.modality
            && other.claim.polarity == Polarity::Positive
            && (held || !own.is_empty() && own.last() == others.last())
    }

    /// Told as not done, or as still to come.
    pub fn is_pending(&self) -> bool {
        let negated = self.claim.polarity == Polarity::Negative;
        match self.claim.modality {
            Modality::Asserted => negated,
            Modality::Planned | Modality::Forecast => true,
            Modality::Possible | Modality::Hypothetical | Modality::Denied => false,
        }
    }
}

impl Meeting<'_> {
    /// How the two stand to each other, if they clash in words.
    pub fn relation(&self) -> Option<Relation> {
        relation(self.left, self.right)
    }

    /// How strongly the two seem to speak of one thing, in bits of what they share.
    pub fn strength(&self) -> u32 {
        let named = if self.shared.named { NAMED } else { 0 };
        let held = match (self.of_one(), self.left.personal, self.of_one_kind()) {
            (true, true, _) => HELD,
            (_, _, true) => ALIKE,
            (true, false, false) => INVOLVED,
            (false, _, false) => 0,
        };
        let sweeping = if self.left.sweeping || self.right.sweeping { SWEEPING } else { 0 };
        self.shared.score + self.rarity + named + held + sweeping
    }

    /// Whether both are a state of one and the same.
    pub fn of_one(&self) -> bool {
        let (left, right) = (self.left.holder, self.right.holder);
        left.is_some() && left == right
    }

    /// Whether both are a state of what is called by the same words ("emergency departments").
    pub fn of_one_kind(&self) -> bool {
        let (left, right) = (&self.left.claim.names, &self.right.claim.names);
        left.len() > 1 && left == right
    }

    /// Whether the two speak of enough to clash: not of some here and some there.
    pub fn extents_clash(&self) -> bool {
        !matches!(
            (self.left.extent, self.right.extent),
            (Extent::Part, Extent::Part | Extent::Plain) | (Extent::Plain, Extent::Part)
        )
    }

    /// Whether both sentences name somebody or something, and what is said around them has no name
    /// in common and hardly a word: two parties, two towns.
    pub fn of_strangers(&self) -> bool {
        if self.of_one() {
            return false;
        }
        let person = |one: &Stated<'_>| one.holder.filter(|held| held.1 == EntityKind::Person);
        if person(self.left).is_some() && person(self.right).is_some() {
            return true;
        }
        let names =
            |one: &Stated<'_>| one.topic.iter().any(|(_, place)| place.name && place.is_own());
        let (left, right) = (&self.left.topic, &self.right.topic);
        self.shared.anchors.len() < 2
            && names(self.left)
            && names(self.right)
            && !left.shared(right).any(|(_, place, other)| place.name && other.name)
    }

    /// Whether the two have heads of which neither sentence knows the other's: the government that
    /// shut and the exchanges that opened.
    pub fn of_other_things(&self) -> bool {
        let strange = |one: &Stated<'_>, other: &Stated<'_>| {
            one.claim.names.last().is_some_and(|head| {
                let known = |word: &Word| word.lemma == *head;
                other.claim.names.last() != Some(head)
                    && !nearby(other).iter().any(|sentence| sentence.words.iter().any(known))
            })
        };
        self.left.holder.is_none()
            && self.right.holder.is_none()
            && strange(self.left, self.right)
            && strange(self.right, self.left)
    }

    /// Whether both stand in one document.
    pub fn in_one_document(&self) -> bool {
        self.left.analysis.document.id == self.right.analysis.document.id
    }
}

/// The sentence of a claim and the one before it.
fn nearby<'a>(stated: &Stated<'a>) -> &'a [Sentence] {
    let at = stated.claim.sentence as usize;
    stated.analysis.sentences.get(at.saturating_sub(1)..=at).unwrap_or(&[])
}

/// How two claims of one pair stand to each other, if they clash in words.
fn relation(left: &Stated<'_>, right: &Stated<'_>) -> Option<Relation> {
    if left.side != right.side {
        let opposite = left.is_fact() && right.is_fact() || left.plans_like(right);
        return opposite.then_some(Relation::Opposite);
    }
    match (left.is_fact(), right.is_fact()) {
        (true, false) if right.is_pending() => Some(Relation::DoneAndNot),
        (false, true) if left.is_pending() => Some(Relation::NotAndDone),
        _ => None,
    }
}

/// The claims of state of the run by their pair of opposites.
pub fn stated<'a>(
    report: &'a Report,
    topics: &Topics,
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
            let topic = topics.of(analysis, claim);
            let mut days = Days::of(analysis, claim, lasts(analysis, claim, lexicon));
            if lexicon.status.named(concept).is_some_and(|pair| pair.kind == PairKind::State)
                && is_told_of_all(analysis, claim, lexicon)
            {
                days.from = days.from.filter(|_| days.said);
            }
            let extent = extent(analysis, claim, lexicon);
            let holder = holder(analysis, claim, identities);
            let stated = Stated {
                analysis,
                claim,
                side,
                topic,
                days,
                extent,
                holder,
                personal: lexicon.status.named(concept).is_some_and(|pair| pair.personal),
                sweeping: sweeping(analysis, claim, lexicon),
                mixed: false,
            };
            by_concept.entry(concept).or_default().push(stated);
        }
    }
    for claims in by_concept.values_mut() {
        mark_mixed(claims);
    }
    by_concept
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

/// Whether a sentence says that a state held from end to end of what it is told of ("throughout the
/// strike"), so that it is not one of the day of the report.
fn is_told_of_all(analysis: &Analysis, claim: &Claim, lexicon: &Lexicon) -> bool {
    let sentence = analysis.sentences.get(claim.sentence as usize);
    let words = sentence.map_or(&[][..], |sentence| sentence.words.as_slice());
    let text = analysis.document.text();
    (0..words.len()).any(|at| lexicon.modality.whole.at(words, at, text).is_some())
}

/// Whether a claim begins with the denial of a noun ("no shot was fired").
fn sweeping(analysis: &Analysis, claim: &Claim, lexicon: &Lexicon) -> bool {
    let sentence = analysis.sentences.get(claim.sentence as usize);
    let words = sentence.map_or(&[][..], |sentence| sentence.words.as_slice());
    let first = words.partition_point(|word| word.span.end <= claim.span.start);
    denies_all(words, first, analysis.document.text(), lexicon)
}

/// Whether the words from `at` on deny a noun.
pub fn denies_all(words: &[Word], at: usize, text: &str, lexicon: &Lexicon) -> bool {
    lexicon.modality.negation.at(words, at, text).is_some_and(|(_, denial)| *denial == Denial::Noun)
}

/// Words before a cue that may say that it goes on as before.
const LASTING_REACH: usize = 3;

/// Whether the words of a claim, or those right before it, say that it goes on as before.
fn lasts(analysis: &Analysis, claim: &Claim, lexicon: &Lexicon) -> bool {
    let sentence = analysis.sentences.get(claim.sentence as usize);
    let words = sentence.map_or(&[][..], |sentence| sentence.words.as_slice());
    let first = words.partition_point(|word| word.span.end <= claim.span.start);
    words
        .iter()
        .skip(first.saturating_sub(LASTING_REACH))
        .take_while(|word| word.span.start < claim.span.end)
        .any(|word| lexicon.modality.lasting.contains(&word.lemma))
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

/// The pairs of claims that share a word and clash in words, with what they share.
/// `common` says how many sentences speak of their concept.
pub fn meetings<'a>(claims: &'a [Stated<'a>], common: usize, topics: &Topics) -> Vec<Meeting<'a>> {
    let mut postings: Map<Stem, Vec<usize>> = Map::default();
    // The last claim that each claim has met.
    let mut met = vec![0; claims.len()];
    let mut meetings = Vec::new();
    let rarity = topics.rarity_of(common);
    for (at, right) in claims.iter().enumerate() {
        for (stem, _) in right.topic.iter() {
            let posting = postings.entry(stem).or_default();
            for &earlier in posting.iter() {
                let (Some(left), Some(last)) = (claims.get(earlier), met.get_mut(earlier)) else {
                    continue;
                };
                // No claim meets the first one as a later one.
                if std::mem::replace(last, at) == at {
                    continue;
                }
                if relation(left, right).is_some() {
                    let shared = topics.shared(&left.topic, &right.topic);
                    meetings.push(Meeting { left, right, shared, rarity });
                }
            }
            if posting.len() < POSTING_MAX {
                posting.push(at);
            }
        }
    }
    meetings
}
