//! Which sentences were read before: agencies' copy is printed again and again, and what was read of
//! a sentence is true of its copy.
//!
//! What is read of a sentence, its words and its structure, hangs on its text, on how its block is
//! written, on where mentions lie in it, and on which of its capitals the rest of the document takes
//! for names. Where all of that is as it was in an earlier document, its words are copied from there:
//! what is remembered is where that is. So nothing changes but the time it takes.

use super::candidates::{self, Surroundings};
use super::capitals::Case;
use super::entities::Met;
use crate::model::structure::Structure;
use crate::model::{Analysis, Mention, MentionKind, QuantityKind, Sentence, Word};
use crate::text::{Map, Span, Token};
use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

/// Of so many sentences with one hash it is looked whether they are the one sought: more are no
/// copies but meant to cost time.
const ALIKE: usize = 8;

/// Which sentences were read in some documents.
#[derive(Debug, Default)]
pub struct Readings {
    /// Of each hash of a text the reading that came last.
    last: Map<u64, usize>,
    all: Vec<Reading>,
    /// See [`Mark::names`].
    names: Vec<Asked>,
    /// The names met in each, where that was asked.
    met: Vec<OnceCell<Vec<Met>>>,
}

/// Where a sentence was read.
#[derive(Debug)]
struct Reading {
    /// Which of the documents, and which of its sentences.
    at: (usize, usize),
    mark: Mark,
    /// The reading before it of this hash.
    before: Option<usize>,
}

/// What the reading of a sentence hangs on beside its text.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    /// Of its text.
    pub(super) hash: u64,
    pub(super) place: Place,
    /// How it is capitalised, which the text and the place tell.
    pub(super) case: Case,
    /// The mentions in it.
    pub(super) mentions: Range<usize>,
    /// What was asked of the document's capitals.
    pub(super) names: Range<usize>,
}

/// Which token is a name or none because the document says so.
pub(super) type Asked = (usize, bool);

/// How a sentence stands in its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// Whether it is a heading.
    pub(super) heading: bool,
    /// Whether nothing stands before it.
    pub(super) first: bool,
}

/// Where the words of the sentences of a document are from.
#[derive(Debug, Default)]
pub(super) struct Marks {
    pub(super) all: Vec<Origin>,
    /// See [`Mark::names`].
    pub(super) names: Vec<Asked>,
}

/// Where the words of a sentence are from.
#[derive(Debug)]
pub(super) enum Origin {
    /// From the reading of that number.
    Copied(usize),
    /// From the text; it can be found by this mark.
    Read(Mark),
}

/// The documents read before.
#[derive(Debug, Clone, Copy)]
pub(super) struct Before<'a> {
    pub(super) analyses: &'a [Analysis],
    pub(super) readings: &'a Readings,
}

/// A sentence of a document read before.
#[derive(Debug, Clone, Copy)]
pub(super) struct Twin<'a> {
    analysis: &'a Analysis,
    sentence: &'a Sentence,
    mark: &'a Mark,
    names: &'a [Asked],
    index: usize,
    /// Of its reading.
    number: usize,
}

impl Readings {
    /// Remembers what was read in a document, which will stand at that place among those before.
    /// Gives the numbers of the readings of its sentences.
    pub(super) fn learn(&mut self, document: usize, marks: Marks) -> Vec<usize> {
        let names = self.names.len();
        self.names.extend(marks.names);
        let number = |(sentence, origin): (usize, Origin)| match origin {
            Origin::Copied(number) => number,
            Origin::Read(mut mark) => {
                let number = self.all.len();
                mark.names = mark.names.start + names..mark.names.end + names;
                let before = self.last.insert(mark.hash, number);
                self.all.push(Reading { at: (document, sentence), mark, before });
                number
            }
        };
        let numbers = marks.all.into_iter().enumerate().map(number).collect();
        self.met.resize_with(self.all.len(), OnceCell::new);
        numbers
    }

    /// The names met in the reading of that number, which are these.
    pub(super) fn met(&self, number: usize, these: impl FnOnce() -> Vec<Met>) -> &[Met] {
        self.met.get(number).map_or(&[], |met| met.get_or_init(these))
    }
}

impl<'a> Before<'a> {
    /// The sentences of that hash, text and place, the last one first.
    pub(super) fn alike(
        self,
        hash: u64,
        text: &str,
        place: Place,
    ) -> impl Iterator<Item = Twin<'a>> {
        let first = self.readings.last.get(&hash).copied();
        let before = move |number: &usize| self.readings.all.get(*number)?.before;
        let all = std::iter::successors(first, before).take(ALIKE);
        let twins = all.filter_map(move |number| self.twin(number));
        twins.filter(move |twin| twin.mark.place == place && twin.text() == text)
    }

    fn twin(self, number: usize) -> Option<Twin<'a>> {
        let reading = self.readings.all.get(number)?;
        let (document, index) = reading.at;
        let analysis = self.analyses.get(document)?;
        let (sentence, mark) = (analysis.sentences.get(index)?, &reading.mark);
        let names = self.readings.names.get(mark.names.clone())?;
        Some(Twin { analysis, sentence, mark, names, index, number })
    }
}

impl<'a> Twin<'a> {
    fn text(self) -> &'a str {
        self.sentence.span.of(self.analysis.document.text())
    }

    /// The number of its reading.
    pub(super) fn number(self) -> usize {
        self.number
    }

    /// How it is capitalised.
    pub(super) fn case(self) -> Case {
        self.mark.case
    }

    /// Its structure, if that was kept.
    pub(super) fn structure(self) -> Option<&'a Arc<Structure>> {
        self.analysis.structures.get(self.index)
    }

    /// Its tokens, as they stand in a copy that begins there.
    pub(super) fn tokens(self, start: u32) -> impl Iterator<Item = Token> {
        let by = start.wrapping_sub(self.sentence.span.start);
        self.sentence
            .words
            .iter()
            .map(move |word| Token { span: moved(word.span, by), kind: word.kind })
    }

    /// Whether a copy is read as it was: these are the copy's mentions and tokens.
    pub(super) fn is_read_alike(
        self,
        around: Surroundings<'_>,
        span: Span,
        mentions: &Range<usize>,
        tokens: &[Token],
    ) -> bool {
        let own = self.analysis.mentions.get(self.mark.mentions.clone()).unwrap_or_default();
        let other = around.mentions.get(mentions.clone()).unwrap_or_default();
        let by = span.start.wrapping_sub(self.sentence.span.start);
        let lie_alike = |(own, other): (&Mention, &Mention)| {
            moved(own.span, by) == other.span && Read::of(&own.kind) == Read::of(&other.kind)
        };
        own.len() == other.len()
            && own.iter().zip(other).all(lie_alike)
            && self.names.iter().all(|(index, name)| {
                candidates::is_name(around, tokens, *index, self.mark.case) == *name
            })
    }

    /// The sentence as it stands in a copy, whose first mention is that one.
    pub(super) fn copied(self, span: Span, block: u32, mention: usize) -> Sentence {
        let by = span.start.wrapping_sub(self.sentence.span.start);
        let further = number(mention).wrapping_sub(number(self.mark.mentions.start));
        let word = |word: &Word| Word {
            span: moved(word.span, by),
            mention: word.mention.map(|mention| mention.wrapping_add(further)),
            lemma: word.lemma.clone(),
            ..*word
        };
        let quoted = self.sentence.quoted.iter().map(|quoted| moved(*quoted, by)).collect();
        Sentence { span, block, quoted, words: self.sentence.words.iter().map(word).collect() }
    }
}

/// What the reading of a sentence asks of a mention in it.
#[derive(Debug, PartialEq, Eq)]
enum Read {
    Name,
    Time,
    Counted,
    Ordinal,
    Measured,
}

impl Read {
    fn of(kind: &MentionKind) -> Self {
        match kind {
            MentionKind::Name => Self::Name,
            MentionKind::Time(_) => Self::Time,
            MentionKind::Quantity(quantity) => match quantity.kind {
                QuantityKind::Count | QuantityKind::Number => Self::Counted,
                QuantityKind::Ordinal => Self::Ordinal,
                _ => Self::Measured,
            },
        }
    }
}

/// A span in a copy that stands so much further on.
fn moved(span: Span, by: u32) -> Span {
    Span { start: span.start.wrapping_add(by), end: span.end.wrapping_add(by) }
}

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::{extract, ingest, language};

    fn opened(text: &str) -> Analysis {
        let document = ingest::text::document("a.txt", text);
        let mentions = extract::mentions(&document, Lexicon::builtin());
        Analysis { document, mentions, ..Analysis::default() }
    }

    /// Which sentences of the second text are copied from the first; they are as if read anew.
    fn copied(first: &str, second: &str) -> Vec<bool> {
        let lexicon = Lexicon::builtin();
        let (mut analysis, mut readings) = (opened(first), Readings::default());
        language::read_beside(&[], &mut readings, &mut analysis, lexicon);
        let analyses = [analysis];
        let (mut beside, mut alone) = (opened(second), opened(second));
        let before = Before { analyses: &analyses, readings: &readings };
        let read = language::sentences::read(&beside.document, &beside.mentions, before, lexicon);
        let copied = read.twins.iter().map(Option::is_some).collect();
        language::read_beside(&analyses, &mut readings, &mut beside, lexicon);
        language::read(&mut alone, lexicon);
        assert_eq!(beside, alone);
        copied
    }

    #[test]
    fn a_sentence_that_stands_again_is_copied() {
        let agency =
            "On 3 May it paid $5 million. \"We gave 12 boats\", its captain’s deputy said.";
        let first = format!("The harbour is new.\n\n{agency} It rained.");
        let second = format!("A flood came on 9 June, after 40 days.\n\nIt hailed. {agency}");
        assert_eq!(copied(&first, &second), [false, false, true, true]);
    }

    #[test]
    fn what_the_document_takes_for_a_name_is_asked_anew() {
        let other = "It fell on Monday. The sage of old Harl is dry.";
        let name = "It fell on Monday. Old friends of Sage say so.";
        let sage = "Nobody cared. Sage rose again.";
        let (other, name) = (format!("{other} {sage}"), format!("{name} {sage}"));
        assert_eq!(copied(&other, &name), [true, false, true, false]);
        assert_eq!(copied(&name, &name), [true; 4]);
    }

    #[test]
    fn what_stands_otherwise_is_no_copy() {
        let same = "- a storm came";
        assert_eq!(copied(same, &format!("It rained.\n\n{same}")), [false, false]);
    }
}
