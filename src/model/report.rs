//! What a run found: everything that a report shows, and nothing that it must look up elsewhere.

use super::structure::Structure;
use super::{
    Claim, Document, Entity, EntityMention, Fact, Finding, Mention, Qualifier, QualifierKind,
    Sentence, Verdict, Word,
};
use crate::text::Span;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A document and all that was read in it: the input of alignment. What a cache keeps.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Analysis {
    /// The document.
    pub document: Document,
    /// Its sentences, in order.
    pub sentences: Vec<Sentence>,
    /// Its amounts and times, by position, without overlap.
    pub mentions: Vec<Mention>,
    /// Its entities.
    pub entities: Vec<Entity>,
    /// Where it speaks of them, by position.
    pub entity_mentions: Vec<EntityMention>,
    /// Its claims, by position.
    pub claims: Vec<Claim>,
    /// The structures of its sentences, in order, those of copies shared; none where it was read as
    /// JSON: they are worked out where a rule asks for them.
    #[serde(skip)]
    pub structures: Vec<Arc<Structure>>,
}

impl Analysis {
    /// The mentions of entities that overlap a stretch of the text, in order.
    pub fn entity_mentions_in(&self, reach: Span) -> &[EntityMention] {
        let all = &self.entity_mentions;
        let from = all.partition_point(|mention| mention.span.end <= reach.start);
        let inside = all.get(from..).unwrap_or(&[]);
        // Mostly none or one.
        let count = inside.iter().take_while(|mention| mention.span.start < reach.end).count();
        inside.get(..count).unwrap_or(&[])
    }

    /// The amounts and times that overlap a stretch of the text, in order.
    pub fn mentions_in(&self, reach: Span) -> impl Iterator<Item = &Mention> {
        let first = self.mentions.partition_point(|mention| mention.span.end <= reach.start);
        let rest = self.mentions.iter().skip(first);
        rest.take_while(move |mention| mention.span.start < reach.end)
    }

    /// The amount or time that shares a byte with a span.
    pub fn mention_at(&self, span: Span) -> Option<&Mention> {
        let from = self.mentions.partition_point(|mention| mention.span.end <= span.start);
        self.mentions.get(from).filter(|mention| mention.span.overlaps(span))
    }

    /// Which sentence is the last that starts by a byte of the text.
    pub fn sentence_at(&self, at: u32) -> Option<usize> {
        self.sentences.partition_point(|sentence| sentence.span.start <= at).checked_sub(1)
    }

    /// The words of the sentence of a claim.
    pub fn words_of(&self, claim: &Claim) -> &[Word] {
        let sentence = self.sentences.get(claim.sentence as usize);
        sentence.map_or(&[], |sentence| sentence.words.as_slice())
    }

    /// The sentence that holds a span; else its block; else the span itself.
    pub fn sentence_of(&self, span: Span) -> Span {
        let sentence = self.sentence_at(span.start).and_then(|index| self.sentences.get(index));
        let block = || self.document.block_at(span.start).map(|block| block.span);
        let holds = |outer: &Span| outer.contains(span);
        let sentence = sentence.map(|sentence| sentence.span).filter(holds);
        sentence.or_else(|| block().filter(holds)).unwrap_or(span)
    }

    /// The times that a stretch of the text names, as what is told there is told of them.
    pub fn times_in(&self, reach: Span) -> Vec<Qualifier> {
        self.mentions_in(reach)
            .filter_map(|mention| {
                let time = mention.time()?;
                Some(Qualifier {
                    kind: QualifierKind::AsOf,
                    value: time.timex.clone(),
                    time: Some(time.clone()),
                    entity: None,
                    span: mention.span,
                    attached: true,
                })
            })
            .collect()
    }
}

/// A file that was not checked.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Skipped {
    /// Its path.
    pub path: String,
    /// Why, as a lower-case fragment ("not UTF-8 at byte 512").
    pub reason: String,
    /// What to do about it.
    pub remedy: String,
    /// Whether it counts as a failure (exit code 2); otherwise it is a remark.
    pub failed: bool,
}

/// How much of what was read a report needs, once all is judged. What it does not need is dropped
/// as soon as a story is judged: in an archive that is most of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Needs {
    /// The findings, the sentences that they quote, and counts.
    Findings,
    /// All facts too, and where their claims stand.
    Facts,
    /// Everything.
    #[default]
    Everything,
}

/// What a run found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// The documents and what was read in them, as far as the report [`Needs`] it, sorted by path.
    pub analyses: Vec<Analysis>,
    /// How many claims are not among `analyses`, since the report does not need them.
    pub claims_dropped: usize,
    /// The facts, if the report needs them.
    pub facts: Vec<Fact>,
    /// How many facts are not among `facts`, since the report does not need them.
    pub facts_dropped: usize,
    /// How many of these are told by one origin only.
    pub single_dropped: usize,
    /// The findings, worst first, then by place.
    pub findings: Vec<Finding>,
    /// Verdicts on the user's statements, in their order.
    pub verdicts: Vec<Verdict>,
    /// Files that were not checked.
    pub skipped: Vec<Skipped>,
    /// How many pairs of claims were not compared, by the respect in which they differ.
    pub not_compared: BTreeMap<String, u64>,
    /// How many pairs of claims were compared.
    pub compared: u64,
    /// How many findings are not among `findings`, by why ("accepted", "in the baseline").
    pub set_aside: BTreeMap<String, u64>,
}
