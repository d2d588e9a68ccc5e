//! A mention among the words of its sentence.

use super::finds::{Place, Searched};
use crate::language::Structure;
use crate::language::clauses::clause_of;
use crate::lexicon::concepts::{Domains, Named};
use crate::lexicon::{Lexicon, heads};
use crate::model::{Analysis, BlockKind, Lemma, Mention, MentionKind, Tag, Word};
use crate::text::{Span, TokenKind};
use std::ops::Range;

/// Words looked at on either side of a figure: the cost must not grow with the length of a line.
const WINDOW: usize = 60;

/// Words that a restatement in brackets takes at most.
const BRACKET: usize = 8;

/// Words of the sentence before that a pronoun may lead back to.
const ANTECEDENTS: usize = 40;

/// Words before the day of a dateline at most.
const DATELINE: usize = 12;

/// A mention, the words around it, and where it stands among them.
pub(super) struct Scene<'a> {
    pub(super) analysis: &'a Analysis,
    /// Number of the sentence.
    pub(super) index: usize,
    pub(super) mention: &'a Mention,
    /// The words of the sentence within reach.
    pub(super) words: &'a [Word],
    /// The words of the mention, bound words among them.
    pub(super) at: Range<usize>,
    /// The first word after the mention and what says it again in brackets.
    pub(super) after: usize,
    /// The words of its clause.
    pub(super) clause: Range<usize>,
    pub(super) lexicon: &'a Lexicon,
    /// The domains of news that the document is of.
    pub(super) domains: Domains,
    /// The structure of the sentence, where it is short enough to have one.
    pub(super) structure: Option<&'a Structure>,
    /// The place of the first of `words` in the sentence.
    from: usize,
    /// What was found in the sentence.
    pub(super) searched: Searched<'a>,
}

/// A sentence that figures stand in.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    /// Its number.
    pub(super) index: usize,
    /// Its structure, where it is short enough to have one.
    pub(super) structure: Option<&'a Structure>,
    /// What was found in it.
    pub(super) searched: Searched<'a>,
}

impl<'a> Scene<'a> {
    /// The scene of a mention; none where the mention lies in no sentence or in code.
    pub(super) fn new(
        analysis: &'a Analysis,
        Told { index, structure, searched }: Told<'a>,
        mention: usize,
        (lexicon, domains): (&'a Lexicon, Domains),
    ) -> Option<Self> {
        let mention = analysis.mentions.get(mention)?;
        let block = analysis.document.block_at(mention.span.start);
        if block.is_some_and(|block| block.kind == BlockKind::Verbatim) {
            return None;
        }
        let all = &analysis.sentences.get(index)?.words;
        let first = all.partition_point(|word| word.span.end <= mention.full.start);
        let past = all.partition_point(|word| word.span.start < mention.full.end);
        let from = first.saturating_sub(WINDOW);
        let words = all.get(from..all.len().min(past + WINDOW))?;
        let at = first - from..past.checked_sub(from)?;
        if at.is_empty() {
            return None;
        }
        let after = past_bracket(words, at.end, analysis.document.text());
        let clause = clause_of(words, analysis.document.text(), &(at.start..after), &lexicon.words);
        let clause = clause.start..clause.end.max(at.end);
        Some(Self {
            analysis,
            index,
            mention,
            words,
            at,
            after,
            clause,
            lexicon,
            domains,
            structure,
            from,
            searched,
        })
    }

    /// The document's text.
    pub(super) fn text(&self) -> &'a str {
        self.analysis.document.text()
    }

    /// All words of the sentence.
    pub(super) fn sentence_words(&self) -> &'a [Word] {
        self.analysis.sentences.get(self.index).map_or(&[], |sentence| &sentence.words)
    }

    /// Where the figure stands in its sentence.
    pub(super) fn seat(&self) -> Place {
        let words = self.outside(self.at.start)..self.outside(self.at.end);
        (words, self.outside(self.after), self.is_time())
    }

    /// The place in the sentence of the first word of the value, bound words left out.
    pub(super) fn place(&self) -> Option<usize> {
        let own = self.words.get(self.at.clone())?;
        let bound = own.partition_point(|word| word.span.end <= self.mention.span.start);
        (bound < own.len()).then_some(self.from + self.at.start + bound)
    }

    /// The place among the words within reach of a place in the sentence.
    pub(super) fn inside(&self, at: usize) -> Option<usize> {
        at.checked_sub(self.from).filter(|at| *at < self.words.len())
    }

    /// The place in the sentence of a word within reach.
    pub(super) fn outside(&self, at: usize) -> usize {
        self.from + at
    }

    /// The phrases among the words within reach that name concepts: of each place in the sentence
    /// those that begin there.
    pub(super) fn named(&self) -> impl Iterator<Item = &'a [Named]> + use<'a> {
        let to = self.from + self.words.len();
        let all = self.searched.concepts();
        let first = all.partition_point(|one| one.at < self.from);
        let past = all.partition_point(|one| one.at < to);
        let inside = all.get(first..past).unwrap_or_default();
        inside.chunk_by(|one, other| one.at == other.at)
    }

    /// Whether the value is a time.
    pub(super) fn is_time(&self) -> bool {
        matches!(self.mention.kind, MentionKind::Time(_))
    }

    /// Whether it is the day of a dateline ("OSLO, June 16 — "): when the text was written, and
    /// no date of what it tells.
    pub(super) fn is_dateline(&self) -> bool {
        let before = self.words.get(..self.at.start).unwrap_or(&[]);
        let dash = self.words.get(self.at.end).is_some_and(|word| {
            word.tag == Tag::Sign && matches!(word.span.of(self.text()), "—" | "–" | "-" | "--")
        });
        let spaced = self.words.get(self.at.end.saturating_sub(1)).is_some_and(|last| {
            self.words.get(self.at.end).is_some_and(|dash| dash.span.start > last.span.end)
        });
        self.is_time()
            && dash
            && spaced
            && !before.is_empty()
            && before.len() <= DATELINE
            && before.iter().all(|word| matches!(word.tag, Tag::Name | Tag::Sign | Tag::Number))
    }

    /// Where the clause stands in the text.
    pub(super) fn clause_span(&self) -> Span {
        let words = self.words.get(self.clause.clone()).unwrap_or(&[]);
        match (words.first(), words.last()) {
            (Some(first), Some(last)) => first.span.join(last.span),
            _ => self.mention.span,
        }
    }

    /// Whether the figure says again in brackets what the figure before it says.
    pub(super) fn is_restated(&self) -> bool {
        let Some(open) = self.at.start.checked_sub(1) else { return false };
        let bracket = self.words.get(open).is_some_and(|word| word.span.of(self.text()) == "(");
        let closed = self
            .words
            .get(self.at.end)
            .is_some_and(|word| matches!(word.span.of(self.text()), ")" | "," | ";"));
        let figure = open.checked_sub(1).and_then(|at| self.mention_at(at)).is_some();
        bracket && closed && figure
    }

    /// Whether a pronoun before the figure leads back to the sentence before.
    pub(super) fn leads_back(&self) -> bool {
        let before = self.clause.clone().take_while(|at| *at < self.at.start);
        before.into_iter().any(|at| self.tag(at) == Some(Tag::Pronoun))
    }

    /// The first words of the sentence before, if it stands in the same block.
    pub(super) fn words_before(&self) -> &'a [Word] {
        let sentences = &self.analysis.sentences;
        let own = sentences.get(self.index);
        let before = self.index.checked_sub(1).and_then(|index| sentences.get(index));
        match (own, before) {
            (Some(own), Some(before)) if own.block == before.block => {
                before.words.get(..ANTECEDENTS).unwrap_or(&before.words)
            }
            _ => &[],
        }
    }

    /// The mention that covers a word, if one does.
    pub(super) fn mention_at(&self, at: usize) -> Option<&'a MentionKind> {
        let index = self.words.get(at)?.mention?;
        self.analysis.mentions.get(index as usize).map(|mention| &mention.kind)
    }

    /// Whether a word carries meaning of its own and is no figure or time.
    pub(super) fn is_content(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at) else { return false };
        let open = matches!(
            word.tag,
            Tag::Noun | Tag::Name | Tag::Verb | Tag::Participle | Tag::Gerund | Tag::Adjective
        );
        open && matches!(word.kind, TokenKind::Word | TokenKind::Mixed)
            && word.span.len() > 1
            && !matches!(self.mention_at(at), Some(MentionKind::Time(_)))
            && !self.is_stop(word)
    }

    /// Whether a word is a verb that tells what came about at the time that is looked at.
    pub(super) fn is_of_moment(&self, at: usize) -> bool {
        let moment = |word: &Word| self.lexicon.slots.is_of_moment(&word.lemma);
        self.is_time() && self.words.get(at).is_some_and(moment)
    }

    fn is_stop(&self, word: &Word) -> bool {
        word.cues.meets(heads::STOP) && self.lexicon.slots.is_stop(&word.lemma)
    }

    /// The lemma of a word under which the tables of synonyms know it.
    pub(super) fn class(&self, at: usize) -> Option<Lemma> {
        let word = self.words.get(at)?;
        if !word.cues.meets(heads::CLASSES) {
            return Some(word.lemma.clone());
        }
        let verb = matches!(word.tag, Tag::Verb | Tag::Participle | Tag::Gerund);
        Some(self.lexicon.slots.lemma_of_class(&word.lemma, verb))
    }

    /// Whether a hyphen or the sign of a possessor joins two words of a noun phrase there.
    pub(super) fn is_joint(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| matches!(word.lemma.as_str(), "-" | "'s"))
    }

    /// The tag of a word.
    pub(super) fn tag(&self, at: usize) -> Option<Tag> {
        self.words.get(at).map(|word| word.tag)
    }
}

/// The word after a figure's restatement in brackets ("12 km (7.5 miles) SOUTH of"), or right after
/// the figure.
fn past_bracket(words: &[Word], end: usize, text: &str) -> usize {
    let sign = |at: usize| words.get(at).map(|word| word.span.of(text));
    if sign(end) != Some("(") || words.get(end + 1).is_none_or(|word| word.mention.is_none()) {
        return end;
    }
    let close = (end + 2..end + BRACKET).find(|at| sign(*at) == Some(")"));
    close.map_or(end, |close| close + 1)
}
