//! Sentences of a story that read the same: outlets print the copy of one agency, and say of a thing
//! again what they said of it before. What a rule reads of a sentence alone is read once for all of
//! them.

use crate::language::Identities;
use crate::model::structure::Structure;
use crate::model::{Analysis, EntityMention, Mention, Sentence, Word};
use crate::text::{Map, Span};
use std::collections::hash_map::Entry;
use std::sync::Arc;

/// Which sentences of a story read the same. They are numbered through all of its documents.
#[derive(Debug, Default)]
pub struct Twins {
    /// The number of the first sentence of each document.
    documents: Vec<usize>,
    /// For each sentence, the first that reads the same: itself where none before it does.
    first: Vec<u32>,
    /// For each of the first, how many read the same, itself among them.
    times: Vec<u32>,
}

impl Twins {
    /// The sentences of all documents, in order.
    pub fn of(analyses: &[Analysis], names: &Identities) -> Self {
        let mut twins = Self::default();
        let mut known: Map<&str, (u32, Seat<'_>)> = Map::default();
        for analysis in analyses {
            twins.documents.push(twins.first.len());
            for (index, sentence) in analysis.sentences.iter().enumerate() {
                let structure = analysis.structures.get(index);
                let seat = Seat { analysis, sentence, structure, names };
                let number = u32::try_from(twins.first.len()).unwrap_or(u32::MAX);
                let first = match known.entry(sentence.span.of(analysis.document.text())) {
                    Entry::Occupied(kept) if kept.get().1.reads_as(seat) => kept.get().0,
                    // The same words, read otherwise: the next are held against this reading.
                    Entry::Occupied(mut kept) => {
                        kept.insert((number, seat));
                        number
                    }
                    Entry::Vacant(free) => free.insert((number, seat)).0,
                };
                twins.first.push(first);
                twins.times.push(0);
                if let Some(times) = twins.times.get_mut(first as usize) {
                    *times = times.saturating_add(1);
                }
            }
        }
        twins
    }

    /// The number of a sentence of a document, by the places of both.
    pub fn number(&self, document: usize, sentence: usize) -> usize {
        self.documents.get(document).map_or(usize::MAX, |first| first.saturating_add(sentence))
    }

    /// The number of the first sentence that reads as the one of that number does.
    pub fn first(&self, number: usize) -> usize {
        self.first.get(number).map_or(number, |first| *first as usize)
    }

    /// Whether a sentence, by the place of its document and its own, is the first that reads so.
    pub fn is_first(&self, document: usize, sentence: usize) -> bool {
        let number = self.number(document, sentence);
        self.first(number) == number
    }

    /// Whether no other sentence reads as one does, by the place of its document and its own.
    pub fn is_alone(&self, document: usize, sentence: usize) -> bool {
        self.times(self.first(self.number(document, sentence))) < 2
    }

    /// No sentence is known to be silent yet.
    pub fn silent(&self) -> Silent<'_> {
        Silent { twins: self, known: vec![false; self.first.len()] }
    }

    /// How many sentences read as the one of that number does, if it is the first of them.
    pub fn times(&self, number: usize) -> u32 {
        self.times.get(number).copied().unwrap_or(1)
    }
}

/// Sentences of which a rule knows that they tell it nothing, as most do: then neither do those that
/// read the same.
#[derive(Debug)]
pub struct Silent<'t> {
    twins: &'t Twins,
    known: Vec<bool>,
}

impl Silent<'_> {
    /// Whether a sentence reads as one that tells nothing; by the place of its document and its own.
    pub fn has(&self, document: usize, sentence: usize) -> bool {
        let first = self.twins.first(self.twins.number(document, sentence));
        self.known.get(first).is_some_and(|silent| *silent)
    }

    /// Notes that a sentence tells nothing.
    pub fn add(&mut self, document: usize, sentence: usize) {
        let first = self.twins.first(self.twins.number(document, sentence));
        if let Some(silent) = self.known.get_mut(first) {
            *silent = true;
        }
    }
}

/// A sentence where it stands.
#[derive(Clone, Copy)]
struct Seat<'a> {
    analysis: &'a Analysis,
    sentence: &'a Sentence,
    structure: Option<&'a Arc<Structure>>,
    names: &'a Identities,
}

impl<'a> Seat<'a> {
    /// Whether another sentence of the same text has the same words, figures, times and entities of
    /// the run at the same places. What is known of a sentence follows from these, but for what the
    /// sentences around it and the day of its document tell.
    fn reads_as(self, other: Self) -> bool {
        let (own, others) = (self.sentence, other.sentence);
        let ((from, mentions), (start, met)) = (self.mentions(), other.mentions());
        let entities = |seat: Self| seat.analysis.entity_mentions_in(seat.sentence.span);
        let same_mention = |(one, two): (&Mention, &Mention)| {
            // The name of a weekday that stands apart has its own place: seldom, and left alone.
            let apart = |one: &Mention| one.time().is_some_and(|time| time.weekday_said.is_some());
            self.is_at(one.span, other, two.span)
                && self.is_at(one.full, other, two.full)
                && one.kind == two.kind
                && !apart(one)
        };
        let same_entity = |(one, two): (&EntityMention, &EntityMention)| {
            self.is_at(one.span, other, two.span)
                && one.named == two.named
                && self.key(one) == other.key(two)
        };
        let same_speech = |(one, two): (&Span, &Span)| self.is_at(*one, other, *two);
        self.has_words_of(other, (from, start))
            && all(&own.quoted, &others.quoted, same_speech)
            && all(mentions, met, same_mention)
            && all(entities(self), entities(other), same_entity)
    }

    /// Whether the words of both are read alike; the figures and times that they may be part of are
    /// counted from two places on.
    fn has_words_of(self, other: Self, (from, start): (usize, usize)) -> bool {
        // What one structure was kept for was read once, and copied.
        if self.structure.zip(other.structure).is_some_and(|(own, other)| Arc::ptr_eq(own, other)) {
            return true;
        }
        let alike = |(one, two): (&Word, &Word)| {
            let same_mention = match (one.mention, two.mention) {
                (None, None) => true,
                (Some(one), Some(two)) => {
                    (one as usize).wrapping_sub(from) == (two as usize).wrapping_sub(start)
                }
                _ => false,
            };
            let same_tag = one.tag == two.tag && one.form == two.form && one.kind == two.kind;
            same_tag
                && same_mention
                && self.is_at(one.span, other, two.span)
                && one.lemma == two.lemma
        };
        all(&self.sentence.words, &other.sentence.words, alike)
    }

    /// The figures and times of the sentence, behind the number of the first of them.
    fn mentions(self) -> (usize, &'a [Mention]) {
        let (all, span) = (&self.analysis.mentions, self.sentence.span);
        let from = all.partition_point(|mention| mention.span.end <= span.start);
        let rest = all.get(from..).unwrap_or_default();
        let count = rest.iter().take_while(|mention| mention.span.start < span.end).count();
        (from, rest.get(..count).unwrap_or_default())
    }

    /// The key in the run of the entity of a mention.
    fn key(self, mention: &EntityMention) -> Option<u32> {
        self.names.key(self.analysis.document.id.0 as usize, mention.entity)
    }

    /// Whether a span stands in the sentence where another stands in another sentence.
    #[inline]
    fn is_at(self, own: Span, other: Self, others: Span) -> bool {
        let moved = self.sentence.span.start.wrapping_sub(other.sentence.span.start);
        own.start.wrapping_sub(others.start) == moved && own.end.wrapping_sub(others.end) == moved
    }
}

/// Whether two lists are alike, one thing as the other.
#[inline]
fn all<'a, T>(own: &'a [T], other: &'a [T], same: impl Fn((&'a T, &'a T)) -> bool) -> bool {
    own.len() == other.len() && own.iter().zip(other).all(same)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::model::{Block, BlockKind, Document, DocumentId};
    use crate::text::View;

    #[test]
    fn the_same_words_may_be_read_otherwise() {
        let lexicon = Lexicon::builtin();
        let analysis = |(number, text, published): (u32, &str, &str)| {
            let span = Span::new(0, text.len());
            let block = Block { span, kind: BlockKind::Paragraph, locator: None };
            let document = Document {
                id: DocumentId(number),
                view: View::verbatim(text, 0),
                blocks: vec![block],
                published: published.parse().ok(),
                ..Document::default()
            };
            crate::analyze(document, lexicon)
        };
        let analyses = [
            (0, "Ann Kerr spoke. The bridge shut. It cost $5. It shut on Monday.", "2026-01-12"),
            (1, "The bridge shut. It cost $5. It shut on Monday. Ann Kerr spoke.", "2026-01-13"),
            // Another Monday, and another who spoke.
            (2, "It shut on Monday. The bridge shut. Bo Ash met Ann Kerr. She left.", "2026-01-22"),
            (3, "Lea Moss met Bo Ash. She left. The bridge shut.", "2026-01-22"),
        ]
        .map(analysis);
        let names = Identities::of(&analyses, lexicon);
        let twins = Twins::of(&analyses, &names);
        let counts = analyses.each_ref().map(|analysis| analysis.sentences.len());
        assert_eq!(counts, [4, 4, 4, 3]);
        let first: Vec<usize> = (0..15).map(|number| twins.first(number)).collect();
        assert_eq!(first, [0, 1, 2, 3, 1, 2, 3, 0, 8, 1, 10, 11, 12, 13, 1]);
        assert_eq!([twins.times(1), twins.times(3), twins.times(8)], [4, 2, 1]);
        assert_eq!([twins.number(2, 1), twins.number(3, 2)], [9, 14]);
    }
}
