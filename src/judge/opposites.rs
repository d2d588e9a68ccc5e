//! Pairs of claims of state that say opposite things of, perhaps, the same thing.

use super::extent::{Extent, extent};
use super::topic::{Shared, Stem, Topic, Topics};
use super::when::Days;
use crate::lexicon::Lexicon;
use crate::model::{Analysis, Claim, EntityKind, Modality, Polarity, Sentence, Word};
use crate::text::Map;
use std::cell::OnceCell;

/// Claims of one concept that share a word and are compared with each other: each claim meets the
/// first so many others that have the word, so that a word in every document costs no square.
const POSTING_MAX: usize = 64;

/// Claims of one concept up to which all pairs are looked at for those that clash in words.
const FEW: usize = 256;

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
#[derive(Debug, Clone)]
pub struct Stated<'a> {
    /// Its document.
    pub analysis: &'a Analysis,
    /// The claim.
    pub claim: &'a Claim,
    /// The side it says, by name.
    pub side: &'a str,
    /// What it is about; see [`Stated::topic`].
    pub topic: OnceCell<Topic>,
    /// When it holds.
    pub days: Days,
    /// How much of its subject it speaks of; see [`Stated::extent`].
    pub extent: OnceCell<Extent>,
    /// Whether it is a state of persons.
    pub personal: bool,
    /// Whose state it is, by the key of the run, and of what kind.
    pub holder: Option<(u32, EntityKind)>,
    /// The persons that its clause names, by the key of the run.
    pub persons: Vec<u32>,
    /// Whether it is denied of all there was ("no shot was fired").
    pub sweeping: bool,
    /// The pair that its words are of, where they say this one by what they imply.
    pub via: Option<&'a str>,
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

impl<'a> Stated<'a> {
    /// The words of its sentence.
    pub fn words(&self) -> &'a [Word] {
        self.analysis.words_of(self.claim)
    }
    /// What it is about: most claims meet none that says otherwise, and nobody asks.
    pub fn topic(&self, topics: &Topics) -> &Topic {
        self.topic.get_or_init(|| topics.of(self.analysis, self.claim))
    }

    /// How much of its subject it speaks of.
    pub fn extent(&self, lexicon: &Lexicon) -> Extent {
        *self.extent.get_or_init(|| extent(self.analysis, self.claim, lexicon))
    }

    /// Told as done or holding.
    pub fn is_fact(&self) -> bool {
        self.claim.polarity == Polarity::Positive && self.claim.modality == Modality::Asserted
    }

    /// Whether its words say that it was otherwise before ("reopened").
    pub fn returns(&self, lexicon: &Lexicon) -> bool {
        let words = self.words();
        let first = words.partition_point(|word| word.span.end <= self.claim.span.start);
        words
            .iter()
            .skip(first)
            .take_while(|word| word.span.start < self.claim.span.end)
            .any(|word| lexicon.modality.returns.contains(word.lemma.as_str()))
    }

    /// Whether another stands in the same document.
    pub fn is_beside(&self, other: &Stated<'_>) -> bool {
        self.analysis.document.id == other.analysis.document.id
    }

    /// Whether both are told as to come, of one and the same.
    fn plans_like(&self, other: &Self) -> bool {
        // "Will be shut on Friday" is a thing not done yet, and a plan for the day it names.
        let one_day = self.days.begun().is_some() && self.days.begun() == other.days.begun();
        let to_come = |one: &Self| match one.claim.modality {
            Modality::Planned => one.claim.polarity == Polarity::Positive || one_day,
            Modality::Forecast => one.claim.polarity == Polarity::Positive,
            _ => false,
        };
        let (own, others) = (&self.claim.names, &other.claim.names);
        let held = self.holder.is_some() && self.holder == other.holder;
        to_come(self)
            && to_come(other)
            && self.claim.modality == other.claim.modality
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
        self.shared.score + self.rarity + named + held + sweeping + self.brevity()
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
    pub fn extents_clash(&self, lexicon: &Lexicon) -> bool {
        !matches!(
            (self.left.extent(lexicon), self.right.extent(lexicon)),
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
        // "Approves Kerr" and "voted down his candidate, Moss".
        let others = |one: &Stated<'_>, other: &Stated<'_>| {
            person(one)
                .is_some_and(|(key, _)| !other.persons.is_empty() && !other.persons.contains(&key))
        };
        // "Kerr handed in her resignation" and "two officers were suspended".
        let unknown = |one: &Stated<'_>, other: &Stated<'_>| {
            one.personal
                && person(one).is_some_and(|(key, _)| !other.persons.contains(&key))
                && other.holder.is_none()
                && other.claim.names.last().is_some_and(|head| !knows(one, head))
        };
        let apart = |one, other| others(one, other) || unknown(one, other);
        if apart(self.left, self.right) || apart(self.right, self.left) {
            return true;
        }
        // The topics of two that met are known.
        let (Some(left), Some(right)) = (self.left.topic.get(), self.right.topic.get()) else {
            return false;
        };
        let names = |topic: &Topic| topic.iter().any(|(_, place)| place.name && place.is_own());
        self.shared.anchors.len() < 2
            && names(left)
            && names(right)
            && !left.shared(right).any(|(_, place, other)| place.name && other.name)
    }

    /// Whether the two have heads of which neither sentence knows the other's: the government that
    /// shut and the exchanges that opened.
    pub fn of_other_things(&self) -> bool {
        let strange = |one: &Stated<'_>, other: &Stated<'_>| {
            let head = one.claim.names.last();
            head.is_some_and(|head| other.claim.names.last() != Some(head) && !knows(other, head))
        };
        // "The pump at Cold Ash" and "disinfection at Cold Ash": a place and what stands there.
        let (own, others) = (&self.left.claim.attribute, &self.right.claim.attribute);
        let one_place =
            self.shared.named && own.iter().filter(|word| others.contains(word)).count() > 1;
        self.left.holder.is_none()
            && self.right.holder.is_none()
            && !one_place
            && strange(self.left, self.right)
            && strange(self.right, self.left)
    }

    /// Whether both stand in one document.
    pub fn in_one_document(&self) -> bool {
        self.left.is_beside(self.right)
    }
}

/// Whether a word stands in the sentence of a claim or the one before it.
fn knows(stated: &Stated<'_>, head: &str) -> bool {
    let known = |word: &Word| word.lemma == head;
    nearby(stated).iter().any(|sentence| sentence.words.iter().any(known))
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

/// The pairs of claims that share a word and clash in words, in a way that is asked for, with what
/// they share. `common` says how many sentences speak of their concept.
pub fn meetings<'a>(
    claims: &'a [Stated<'a>],
    common: usize,
    topics: &Topics,
    asked: impl Fn(&Stated<'_>, &Stated<'_>, Relation) -> bool,
) -> Vec<Meeting<'a>> {
    let clash = |left: &Stated<'_>, right: &Stated<'_>| {
        clash_in_words(left, right).is_some_and(|relation| asked(left, right, relation))
    };
    if claims.len() <= FEW {
        return of_few(claims, topics.rarity_of(common), topics, clash);
    }
    let mut postings: Map<Stem, Vec<usize>> = Map::default();
    // The last claim that each claim has met.
    let mut met = vec![0; claims.len()];
    let mut meetings = Vec::new();
    let rarity = topics.rarity_of(common);
    for (at, right) in claims.iter().enumerate() {
        for (stem, _) in right.topic(topics).iter() {
            let posting = postings.entry(stem).or_default();
            for &earlier in posting.iter() {
                let (Some(left), Some(last)) = (claims.get(earlier), met.get_mut(earlier)) else {
                    continue;
                };
                // No claim meets the first one as a later one.
                if std::mem::replace(last, at) == at {
                    continue;
                }
                if clash(left, right) {
                    let shared = topics.shared(left.topic(topics), right.topic(topics));
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

/// The same for a few claims: most pairs do not clash in words, and what they are about is not asked.
fn of_few<'a>(
    claims: &'a [Stated<'a>],
    rarity: u32,
    topics: &Topics,
    clash: impl Fn(&Stated<'_>, &Stated<'_>) -> bool,
) -> Vec<Meeting<'a>> {
    let clashes = clashes(claims, clash);
    let late = if clashes.is_empty() { Vec::new() } else { late(claims, topics) };
    let mut meetings = Vec::new();
    for run in clashes.chunk_by(|(_, one), (_, other)| one == other) {
        let met = run.iter().filter_map(|&(at, right)| {
            let (left, right) = (claims.get(at)?, claims.get(right)?);
            let (a, b) = (left.topic(topics), right.topic(topics));
            let late = late.get(at).map_or(&[][..], Vec::as_slice);
            let mut words = a.shared(b).map(|(stem, ..)| stem);
            let first = words.find(|stem| !late.contains(stem))?;
            Some((first, Meeting { left, right, shared: topics.shared(a, b), rarity }))
        });
        // In the order of the first word by which they meet.
        let mut met: Vec<(Stem, Meeting<'a>)> = met.collect();
        met.sort_by_key(|(first, _)| *first);
        meetings.extend(met.into_iter().map(|(_, meeting)| meeting));
    }
    meetings
}

/// The places of all pairs that clash, by the later claim, then the earlier.
fn clashes(
    claims: &[Stated<'_>],
    clash: impl Fn(&Stated<'_>, &Stated<'_>) -> bool,
) -> Vec<(usize, usize)> {
    // Each with its side as a number and whether it is told as a fact.
    let mut sides: Vec<&str> = Vec::new();
    let numbered = claims.iter().map(|claim| {
        let known = sides.iter().position(|side| *side == claim.side);
        let side = known.unwrap_or(sides.len());
        if known.is_none() {
            sides.push(claim.side);
        }
        (side, claim.is_fact())
    });
    let told: Vec<(usize, bool)> = numbered.collect();
    let all = || claims.iter().zip(&told).enumerate();
    let mut found = Vec::new();
    for (later, (right, own)) in all() {
        // What says the same side alike does not clash in words.
        let others = all().take(later).filter(|(_, (_, told))| *told != own);
        let others = others.filter(|(_, (left, _))| clash(left, right));
        found.extend(others.map(|(earlier, _)| (earlier, later)));
    }
    found
}

/// For each claim the words by which no later one meets it: so many claims before it have them.
fn late(claims: &[Stated<'_>], topics: &Topics) -> Vec<Vec<Stem>> {
    if claims.len() <= POSTING_MAX {
        return Vec::new();
    }
    let mut counts: Map<Stem, usize> = Map::default();
    let of = |claim: &Stated<'_>| {
        let counted = claim.topic(topics).iter().filter(|(stem, _)| {
            let count = counts.entry(*stem).or_default();
            *count += 1;
            *count > POSTING_MAX
        });
        counted.map(|(stem, _)| stem).collect()
    };
    claims.iter().map(of).collect()
}

/// How two claims of one pair clash in words, if they do.
fn clash_in_words(left: &Stated<'_>, right: &Stated<'_>) -> Option<Relation> {
    // What words of one pair imply clashes in their own.
    let twice = left.via.is_some() && left.via == right.via;
    if twice { None } else { relation(left, right) }
}
