//! What the rules read: the report of one story, and what several rules need of it, each part made
//! when it is first asked for and only once.

use super::actors::Reading;
use super::derive::Line;
use super::derive::starts::{Known, Starts};
use super::difference::{self, Clash};
use super::events::{self, Rivals};
use super::opposites::Stated;
use super::quotes::{self, Quote};
use super::stated::stated;
use super::topic::Topics;
use super::twins::Twins;
use crate::language::{Identities, Structure};
use crate::lexicon::Lexicon;
use crate::model::{Analysis, Cues, Report, Sentence};
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Claims of state by the pair of opposites that they speak of.
type StatedClaims<'a> = BTreeMap<&'a str, Vec<Stated<'a>>>;

/// Longer sentences are lists or data, not speech, and are not read.
const WORDS_MAX: usize = 400;

/// A document as stated arithmetic reads it.
#[derive(Debug)]
pub struct Row<'a> {
    /// The document.
    pub analysis: &'a Analysis,
    /// Its words and figures.
    pub line: Line<'a>,
    /// Where on it each wording may begin.
    pub starts: Starts<'a>,
}

/// One story, as the rules read it.
#[derive(Debug)]
pub struct Story<'a> {
    /// The analyses and facts; no findings yet.
    pub report: &'a Report,
    /// The tables.
    pub lexicon: &'a Lexicon,
    identities: OnceCell<Identities>,
    clashes: OnceCell<Vec<Clash<'a>>>,
    topics: OnceCell<Topics>,
    twins: OnceCell<Twins>,
    stated: OnceCell<StatedClaims<'a>>,
    rows: OnceCell<Vec<Row<'a>>>,
    quotes: OnceCell<Vec<Quote<'a>>>,
    rivals: OnceCell<Vec<Rivals>>,
    /// The structures of the sentences of each document.
    structures: OnceCell<Vec<Vec<OnceCell<Structure>>>>,
    /// The tables of cues that may know a word of each sentence of each document.
    cues: OnceCell<Vec<Vec<Cues>>>,
}

impl<'a> Story<'a> {
    /// The story of a report.
    pub fn new(report: &'a Report, lexicon: &'a Lexicon) -> Self {
        Self {
            report,
            lexicon,
            identities: OnceCell::new(),
            clashes: OnceCell::new(),
            topics: OnceCell::new(),
            twins: OnceCell::new(),
            stated: OnceCell::new(),
            rows: OnceCell::new(),
            quotes: OnceCell::new(),
            rivals: OnceCell::new(),
            structures: OnceCell::new(),
            cues: OnceCell::new(),
        }
    }

    /// The same, with the entities that alignment has joined already.
    pub fn with_identities(
        report: &'a Report,
        identities: Identities,
        lexicon: &'a Lexicon,
    ) -> Self {
        Self { identities: OnceCell::from(identities), ..Self::new(report, lexicon) }
    }

    /// Which entities of different documents are the same.
    pub fn identities(&self) -> &Identities {
        self.identities.get_or_init(|| Identities::of(&self.report.analyses, self.lexicon))
    }

    /// The facts whose sides clash.
    pub fn clashes(&self) -> &[Clash<'a>] {
        self.clashes.get_or_init(|| difference::clashes(self.report, self.lexicon))
    }

    /// How rare each stem is.
    pub fn topics(&self) -> &Topics {
        self.topics.get_or_init(|| Topics::new(self.report, self.twins(), self.lexicon))
    }

    /// Which sentences read the same.
    pub fn twins(&self) -> &Twins {
        self.twins.get_or_init(|| Twins::of(&self.report.analyses, self.identities()))
    }

    /// The claims of state by their pair of opposites.
    pub fn stated(&self) -> &StatedClaims<'a> {
        self.stated.get_or_init(|| stated(self.report, self.identities(), self.lexicon))
    }

    /// Whether some word of a sentence may be in a table of cues: one look at all words for all
    /// rules.
    pub fn may_have(&self, analysis: &Analysis, index: usize, table: Cues) -> bool {
        let all = self.cues.get_or_init(|| {
            let of = |sentence: &Sentence| {
                sentence.words.iter().fold(Cues::NONE, |cues, word| cues.with(word.cues))
            };
            let analyses = self.report.analyses.iter();
            analyses.map(|one| one.sentences.iter().map(of).collect()).collect()
        });
        let own = all.get(analysis.document.id.0 as usize).and_then(|one| one.get(index));
        own.is_none_or(|cues| cues.meets(table))
    }

    /// A sentence of a document with its structure; none where it is too long to be speech.
    ///
    /// Several rules read a sentence: its structure is worked out once.
    pub fn reading<'s>(&'s self, analysis: &'s Analysis, index: usize) -> Option<Reading<'s>> {
        let sentence = analysis.sentences.get(index)?;
        if sentence.words.len() > WORDS_MAX {
            return None;
        }
        let structure = match analysis.structures.get(index).map(Arc::as_ref) {
            Some(structure) => structure,
            None => self.structure(analysis, index)?,
        };
        let (identities, lexicon) = (self.identities(), self.lexicon);
        Some(Reading { analysis, sentence, index, structure, identities, lexicon })
    }

    /// The structure of a sentence of a document that waited packed.
    fn structure<'s>(&'s self, analysis: &Analysis, index: usize) -> Option<&'s Structure> {
        let structures = self.structures.get_or_init(|| {
            let analyses = self.report.analyses.iter();
            analyses.map(|one| vec![OnceCell::new(); one.sentences.len()]).collect()
        });
        let sentence = analysis.sentences.get(index)?;
        let structure = structures.get(analysis.document.id.0 as usize)?.get(index)?;
        Some(structure.get_or_init(|| Structure::of(analysis, sentence)))
    }

    /// Where two documents tell one event differently.
    pub fn rivals(&self) -> &[Rivals] {
        self.rivals.get_or_init(|| {
            let events = events::events(self);
            events::rivals(&events, self)
        })
    }

    /// The quotations that are long enough to be compared.
    pub fn quotes(&self) -> &[Quote<'a>] {
        self.quotes.get_or_init(|| quotes::quotes(self.report, self.twins()))
    }

    /// The documents as stated arithmetic reads them, in order.
    pub fn rows(&self) -> &[Row<'a>] {
        self.rows.get_or_init(|| {
            let mut known = Known::default();
            let row = |analysis: &'a Analysis| {
                let line = Line::of(analysis, &self.lexicon.relations.words);
                let starts = Starts::of(&line, &self.lexicon.relations, &mut known);
                Row { analysis, line, starts }
            };
            self.report.analyses.iter().map(row).collect()
        })
    }
}
