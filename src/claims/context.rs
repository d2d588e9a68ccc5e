//! What stands around a value: the content words of its sentence and of its neighbours, by which
//! a statement's value finds the values of the sources that speak of the same thing.

use super::alike;
use super::keys::{Keys, Numbers, Reader};
use crate::lexicon::Lexicon;
use crate::model::{Analysis, Sentence, Tag, Word};
use crate::text::Span;
use rust_stemmers::{Algorithm, Stemmer};
use std::sync::Arc;

/// A document of so few sentences is a fragment of a longer text.
const FRAGMENT_SENTENCES_MAX: usize = 2;
/// So many passages are looked at for a sentence before its commoner words are left out of the
/// search: an archive of any size costs no more than this.
const PASSAGES_MAX: usize = 4096;

/// A content word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Term {
    /// What it is found by.
    pub(crate) keys: Arc<Keys>,
    /// Its place among the words of its sentence.
    pub(crate) at: usize,
    /// How much it says of what is spoken of: a name more than a noun, a noun more than an adverb.
    pub(crate) weight: u64,
    /// Its part of speech.
    pub(crate) tag: Tag,
    /// Whether it is part of a name.
    pub(crate) name: bool,
}

impl Term {
    /// The number of its stem.
    pub(crate) fn stem(&self) -> u32 {
        self.keys.stem
    }
}

/// The content words of a sentence in order, figures and dates left out. Words of one class of
/// synonyms have one stem.
pub(crate) fn terms(sentence: &Sentence, reader: &mut Reader<'_>) -> Vec<Term> {
    let mut terms = Vec::new();
    for (at, word) in sentence.words.iter().enumerate() {
        let weight = weight(word);
        if weight > 0 && word.mention.is_none() {
            let (keys, name) = (reader.word(word), word.tag == Tag::Name);
            terms.push(Term { keys, at, weight, tag: word.tag, name });
        }
    }
    terms
}

/// The stem of the word at a place of a sentence, if it is a content word.
pub(crate) fn stem_at(terms: &[Term], at: usize) -> Option<u32> {
    let found = terms.binary_search_by_key(&at, |term| term.at).ok()?;
    terms.get(found).map(Term::stem)
}

/// The key of a word: the stem of its class of synonyms.
pub(crate) fn key(word: &Word, lexicon: &Lexicon) -> String {
    let stemmer = Stemmer::create(Algorithm::English);
    stemmer.stem(lexicon.slots.class(&word.lemma)).into_owned()
}

fn weight(word: &Word) -> u64 {
    match word.tag {
        Tag::Name => 4,
        Tag::Noun | Tag::Verb | Tag::Participle | Tag::Gerund => 3,
        Tag::Adjective => 2,
        Tag::Adverb => 1,
        Tag::Number => u64::from(word.mention.is_none()),
        Tag::Auxiliary
        | Tag::Determiner
        | Tag::Pronoun
        | Tag::Preposition
        | Tag::Conjunction
        | Tag::Subordinator
        | Tag::Particle
        | Tag::Sign => 0,
    }
}

/// Whether a word is a finite verb, or may be.
pub(crate) fn is_verb(word: &Word) -> bool {
    matches!(word.tag, Tag::Verb | Tag::Auxiliary)
}

/// The word of a sentence at which a span begins.
pub(crate) fn word_at(sentence: &Sentence, span: Span) -> usize {
    sentence.words.partition_point(|word| word.span.end <= span.start)
}

/// A sentence of a source with its content words.
#[derive(Debug)]
pub(crate) struct Passage {
    /// Which document of the run.
    pub(crate) document: usize,
    /// Which sentence of the document.
    pub(crate) sentence: usize,
    /// Its content words, in order.
    pub(crate) terms: Vec<Term>,
    stems: Several,
    /// What its words and names share with their kin.
    kin: Several,
    /// Groups of words of which one may stand for the other.
    loose: Several,
    /// The stems that are part of a name.
    names: Several,
    /// Whether one of them stands before the first verb: it says of whom it speaks.
    pub(crate) has_subject: bool,
}

/// Numbers, each once.
#[derive(Debug)]
struct Several(Vec<u32>);

impl Several {
    fn new(all: impl IntoIterator<Item = u32>) -> Self {
        let mut all: Vec<u32> = all.into_iter().collect();
        all.sort_unstable();
        all.dedup();
        Self(all)
    }

    fn has(&self, one: u32) -> bool {
        self.0.binary_search(&one).is_ok()
    }

    fn meets(&self, others: &[u32]) -> bool {
        others.iter().any(|one| self.has(*one))
    }
}

impl Passage {
    fn new(
        (document, analysis): (usize, &Analysis),
        (sentence, read): (usize, &Sentence),
        reader: &mut Reader<'_>,
    ) -> Self {
        let terms = terms(read, reader);
        let mut kin: Vec<u32> = terms.iter().flat_map(|term| &term.keys.kin).copied().collect();
        for run in alike::runs(read).into_iter().filter(|run| run.len() > 1) {
            kin.extend(reader.name(analysis, run).0);
        }
        let verb = read.words.iter().position(is_verb).unwrap_or(0);
        let mut names = terms.iter().filter(|term| term.name);
        Self {
            document,
            sentence,
            stems: Several::new(terms.iter().map(Term::stem)),
            kin: Several::new(kin),
            loose: Several::new(terms.iter().flat_map(|term| &term.keys.loose).copied()),
            names: Several::new(names.clone().map(Term::stem)),
            has_subject: names.any(|term| term.at < verb),
            terms,
        }
    }

    /// Whether a word itself stands in it.
    pub(crate) fn holds(&self, term: &Term) -> bool {
        self.stems.has(term.stem())
    }

    /// Where a word itself stands in the sentence.
    pub(crate) fn places(&self, term: &Term) -> impl Iterator<Item = usize> {
        let stem = term.stem();
        self.terms.iter().filter(move |own| own.stem() == stem).map(|own| own.at)
    }

    /// Whether a word stands in it as part of a name.
    pub(crate) fn names(&self, term: &Term) -> bool {
        self.names.has(term.stem())
    }

    /// Whether a word or name stands in it that shares one of these keys.
    pub(crate) fn has_kin(&self, keys: &[u32]) -> bool {
        self.kin.meets(keys)
    }

    /// Whether a word stands in it, or one of its kin ("inspector", "inspection").
    pub(crate) fn has(&self, term: &Term) -> bool {
        self.holds(term) || self.has_kin(&term.keys.kin)
    }

    /// Whether a word stands in it, or one that may stand for it.
    pub(crate) fn says(&self, term: &Term) -> bool {
        self.has(term) || self.retells(term)
    }

    /// Whether one stands in it that may stand for a word.
    pub(crate) fn retells(&self, term: &Term) -> bool {
        self.loose.meets(&term.keys.loose)
    }
}

/// All sentences of the sources, found by the words that stand in them.
#[derive(Debug)]
pub(crate) struct Passages<'a> {
    /// The documents.
    pub(crate) analyses: &'a [Analysis],
    /// Their sentences, in order.
    pub(crate) all: Vec<Passage>,
    /// The keys of their words.
    pub(crate) numbers: Numbers,
    /// Where the sentences of each document begin in `all`.
    first: Vec<usize>,
    /// By the number of a stem, the passages in which it stands, ascending.
    holders: Vec<Vec<usize>>,
    /// Stems that stand anywhere in a document, for names that a sentence takes for granted.
    known: Vec<Several>,
}

impl<'a> Passages<'a> {
    /// Reads the sentences of all documents.
    pub(crate) fn new(analyses: &'a [Analysis], lexicon: &Lexicon) -> Self {
        let mut reader = Reader::of_sources(lexicon);
        let (mut all, mut first, mut known) = (Vec::new(), Vec::new(), Vec::new());
        for (document, analysis) in analyses.iter().enumerate() {
            let from = all.len();
            for sentence in analysis.sentences.iter().enumerate() {
                all.push(Passage::new((document, analysis), sentence, &mut reader));
            }
            let own = all.iter().skip(from);
            known.push(Several::new(own.flat_map(|passage: &Passage| &passage.stems.0).copied()));
            first.push(from);
        }
        let numbers = reader.into_numbers();
        let mut holders = vec![Vec::new(); numbers.len()];
        for (at, passage) in all.iter().enumerate() {
            for stem in &passage.stems.0 {
                if let Some(holders) = holders.get_mut(*stem as usize) {
                    holders.push(at);
                }
            }
        }
        Self { analyses, all, numbers, first, holders, known }
    }

    /// The passages in which a stem stands, ascending.
    fn holders(&self, stem: u32) -> &[usize] {
        self.holders.get(stem as usize).map_or(&[], Vec::as_slice)
    }

    /// The passages that may speak of what some words speak of, ascending: those that hold one of
    /// the words, the rarest words first, and their neighbours.
    pub(crate) fn near(&self, terms: &[Term]) -> Vec<usize> {
        let mut stems: Vec<u32> = terms.iter().map(Term::stem).collect();
        stems.retain(|stem| !self.holders(*stem).is_empty());
        stems.sort_by_key(|stem| (self.holders(*stem).len(), self.numbers.text(*stem)));
        stems.dedup();
        let holders = stems.into_iter().map(|stem| self.holders(stem));
        let mut found = Vec::new();
        for places in holders {
            if !found.is_empty() && found.len() + places.len() > PASSAGES_MAX {
                break;
            }
            found.extend(places.iter().take(PASSAGES_MAX).flat_map(|&at| {
                let document = self.all.get(at).map(|passage| passage.document);
                let same = move |other: &usize| {
                    self.all.get(*other).map(|passage| passage.document) == document
                };
                [at.checked_sub(1), Some(at), at.checked_add(1)].into_iter().flatten().filter(same)
            }));
            found.sort_unstable();
            found.dedup();
        }
        found
    }

    /// The passage of a sentence.
    pub(crate) fn of(&self, document: usize, sentence: usize) -> Option<&Passage> {
        self.all.get(self.first.get(document)? + sentence)
    }

    /// How rare a word is among the sentences: 1 for a common one, more the rarer it is.
    pub(crate) fn rarity(&self, term: &Term) -> u64 {
        let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX).max(1);
        let count = number(self.holders(term.stem()).len());
        1 + u64::from((number(self.all.len()) / count).max(1).ilog2())
    }

    /// Whether a document is too short to name what it speaks of.
    pub(crate) fn is_fragment(&self, document: usize) -> bool {
        self.analyses.get(document).is_some_and(|a| a.sentences.len() <= FRAGMENT_SENTENCES_MAX)
    }

    /// Whether a word stands anywhere in a document.
    pub(crate) fn knows(&self, document: usize, term: &Term) -> bool {
        self.known.get(document).is_some_and(|known| known.has(term.stem()))
    }

    /// Whether a word says nothing for or against a document: a name that a fragment does not
    /// mention, as it names little of what it speaks of.
    pub(crate) fn is_silent_on(&self, document: usize, term: &Term) -> bool {
        term.name && self.is_fragment(document) && !self.knows(document, term)
    }
}
