//! What a claim of state or scope is about, and how much two of them have in common.
//!
//! A claim of amount has its attribute and unit to go by; "it was turned down" has only the words
//! around it. Two such claims speak of the same thing where they share words that are rare in this
//! run: in their clauses, or in the clause of the one and the surroundings of the other. The rarity
//! of a word is the binary logarithm of how many sentences there are for each that has it.

use crate::lexicon::Lexicon;
use crate::model::{
    Analysis, BlockKind, Claim, QuantityKind, Report, Sentence, Tag, Value, Word, decimal,
};
use crate::text::{Map, Span};
use std::collections::{BTreeMap, BTreeSet};

/// Sentences before the claim's own that say what it is about.
const BACK: usize = 2;

/// Sentences that a run is taken to have at least: in two short articles every word is frequent,
/// and yet a shared "endpoint" tells as much as in twenty.
const SMALL_RUN: u32 = 128;

/// Most bits that one word tells: in a large run a word is rare because most stories are others.
const RARITY_MAX: u32 = 7;

/// How near to the cue a word stands, as its weight in eighths.
const OWN: u32 = 8;
const NEAR: u32 = 4;
const FAR: u32 = 2;

/// How rare each stem is in the run.
#[derive(Debug)]
pub struct Topics<'a> {
    lexicon: &'a Lexicon,
    sentences: u32,
    frequency: Map<String, u32>,
}

/// A name this rare anchors by itself: it is not the story's own protagonist.
const RARE_NAME: u32 = 4;

/// A stem in a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    /// How near to the claim it stands, in eighths.
    pub near: u32,
    /// Whether it is a name.
    pub name: bool,
    /// The word itself, for the report.
    pub span: Span,
}

impl Place {
    /// Whether it stands in the claim's own sentence.
    pub fn is_own(&self) -> bool {
        self.near == OWN
    }
}

/// The stems that say what a claim is about.
pub type Topic = BTreeMap<String, Place>;

/// What two topics share.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shared {
    /// Sum of the rarities of the shared stems, each by its nearness on both sides.
    pub score: u32,
    /// Shared stems that stand in both sentences, or in the one and right before the other, with
    /// their rarity; rarest first.
    pub anchors: Vec<(u32, String)>,
    /// Whether a rare name is among the anchors.
    pub named: bool,
}

impl<'a> Topics<'a> {
    /// Counts the stems of all sentences.
    pub fn new(report: &Report, lexicon: &'a Lexicon) -> Self {
        let mut topics = Self { lexicon, sentences: 0, frequency: Map::default() };
        for analysis in &report.analyses {
            for sentence in &analysis.sentences {
                topics.sentences = topics.sentences.saturating_add(1);
                let text = analysis.document.text();
                let words = sentence.words.iter();
                let stems: BTreeSet<String> =
                    words.filter_map(|word| topics.stem(analysis, word, text)).collect();
                for stem in stems {
                    let count = topics.frequency.entry(stem).or_default();
                    *count = count.saturating_add(1);
                }
            }
        }
        topics
    }

    /// The stem of a word that carries meaning; of a figure, its value and unit.
    fn stem(&self, analysis: &Analysis, word: &Word, text: &str) -> Option<String> {
        match word.tag {
            Tag::Name => {
                let name = word.lemma.clone();
                (name.chars().count() > 1 && !self.lexicon.stems.is_weak(&name)).then_some(name)
            }
            Tag::Noun | Tag::Verb | Tag::Participle | Tag::Gerund | Tag::Adjective => {
                let weak =
                    self.lexicon.stems.is_weak(&word.lemma) || word.lemma.chars().count() < 3;
                (!weak).then(|| self.lexicon.stems.stem(&word.lemma))
            }
            // Figures anchor only where they are no plain small number.
            Tag::Number => {
                if let Some(amount) = amount(analysis, word.span) {
                    return Some(amount);
                }
                let figure = word.span.of(text);
                (figure.len() > 2 && figure.contains(|c: char| c.is_ascii_digit()))
                    .then(|| figure.to_lowercase())
            }
            _ => None,
        }
    }

    /// What a claim is about.
    pub fn of(&self, analysis: &Analysis, claim: &Claim) -> Topic {
        let mut topic = Topic::new();
        let index = claim.sentence as usize;
        let Some(own) = analysis.sentences.get(index) else { return topic };
        self.add(&mut topic, analysis, own, claim, OWN);
        for back in 1..=BACK {
            let before = index.checked_sub(back).and_then(|at| analysis.sentences.get(at));
            let Some(before) = before.filter(|before| before.block == own.block) else { break };
            self.add(&mut topic, analysis, before, claim, if back == 1 { NEAR } else { FAR });
        }
        if let Some(heading) = heading(analysis, own) {
            for at in heading {
                if let Some(sentence) = analysis.sentences.get(at) {
                    self.add(&mut topic, analysis, sentence, claim, FAR);
                }
            }
        }
        topic
    }

    fn add(
        &self,
        topic: &mut Topic,
        analysis: &Analysis,
        sentence: &Sentence,
        claim: &Claim,
        near: u32,
    ) {
        let (text, cue) = (analysis.document.text(), claim.span);
        let scope = matches!(claim.value, Value::Scope(_));
        for word in &sentence.words {
            // What stands inside a cue of several words ("signed a FOUNDRY agreement") is topic,
            // and so is what is open to all ("any cloud PROVIDER").
            let inside = cue.start < word.span.start
                && (word.span.end < cue.end || scope && word.tag == Tag::Noun);
            if word.span.overlaps(cue) && !inside {
                continue;
            }
            if let Some(stem) = self.stem(analysis, word, text) {
                let kept = topic.entry(stem).or_default();
                if kept.near < near {
                    *kept = Place { near, name: word.tag == Tag::Name, span: word.span };
                }
            }
        }
    }

    /// How rare a stem is: 0 where every sentence has it.
    pub fn rarity(&self, stem: &str) -> u32 {
        self.rarity_of(self.frequency.get(stem).map_or(1, |count| *count as usize))
    }

    /// How rare a thing is that `count` sentences have.
    pub fn rarity_of(&self, count: usize) -> u32 {
        let count = u32::try_from(count).unwrap_or(u32::MAX).max(1);
        (self.sentences.max(SMALL_RUN) / count).checked_ilog2().unwrap_or(0).min(RARITY_MAX)
    }

    /// What two topics share.
    pub fn shared(&self, left: &Topic, right: &Topic) -> Shared {
        let mut shared = Shared::default();
        for (stem, place) in left {
            let Some(other) = right.get(stem) else { continue };
            let rarity = self.rarity(stem);
            shared.score += rarity * place.near * other.near;
            if place.near * other.near >= OWN * NEAR {
                shared.anchors.push((rarity, stem.clone()));
                shared.named |= place.name && other.name && rarity >= RARE_NAME;
            }
        }
        shared.score /= OWN * OWN;
        shared.anchors.sort_by(|a, b| b.cmp(a));
        shared
    }
}

/// A figure of money or measure, by value and unit: "€3.2bn" and "3.2 billion euros" are one.
fn amount(analysis: &Analysis, span: Span) -> Option<String> {
    let at = analysis.mentions.partition_point(|mention| mention.span.end <= span.start);
    let mention = analysis.mentions.get(at).filter(|mention| mention.span.overlaps(span))?;
    let quantity = mention.quantity()?;
    let (value, unit) = (quantity.value?, quantity.unit.as_ref()?);
    let measured = matches!(quantity.kind, QuantityKind::Money | QuantityKind::Measure);
    measured.then(|| format!("{} {unit}", decimal::plain(value)))
}

/// The sentences of the heading above a sentence's block, if the block stands under one.
fn heading(analysis: &Analysis, sentence: &Sentence) -> Option<std::ops::Range<usize>> {
    let block = sentence.block as usize;
    let above = (block.saturating_sub(6)..block).rev().find(|&at| {
        analysis
            .document
            .blocks
            .get(at)
            .is_some_and(|block| matches!(block.kind, BlockKind::Heading(_)))
    })?;
    let above = u32::try_from(above).ok()?;
    let first = analysis.sentences.partition_point(|sentence| sentence.block < above);
    let past = analysis.sentences.partition_point(|sentence| sentence.block <= above);
    Some(first..past)
}
