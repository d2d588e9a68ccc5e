//! Events: what a clause tells of who did what to whom and where, so that two sentences that tell
//! one event can be held against each other, whatever its verb.
//!
//! A deed is the class of a verb, or of the noun of its doer ("the mediator" mediates). Who is
//! concerned stands in typed arguments; what else the clause says is kept as the stems that
//! [`Topics`] counts, so that rare words tell more than common ones.

mod arguments;
mod compare;
mod denied;
mod kin;
mod read;
mod report;
mod states;
mod titles;

pub use compare::{Differ, Rivals, rivals};
pub use report::findings;

use super::Story;
use super::topic::{Stem, Topics};
use super::when::Days;
use crate::model::{Analysis, DocumentId, EntityKind};
use crate::text::{Map, Set, Span};
use read::{Deed, Scene};
use std::cell::OnceCell;

/// Longer sentences are lists or data.
const WORDS_MAX: usize = 120;

/// An event as one clause tells it.
#[derive(Debug, Clone)]
pub struct Event {
    /// Place of the document in the run, and of the sentence in it.
    pub place: (usize, usize),
    /// What was done: equal for verbs of one class.
    pub deed: String,
    /// Whether its verb is one for what many may do to one thing.
    pub many: bool,
    /// Whether it does not run both ways between the same two for all that.
    pub one_way: bool,
    /// The verb or noun that tells it.
    pub told: Span,
    /// Who did it.
    pub who: Vec<Argument>,
    /// What or whom it was done to.
    pub what: Vec<Argument>,
    /// To whom it went.
    pub whom: Vec<Argument>,
    /// Where.
    pub places: Vec<Argument>,
    /// The stems of its clause, in order, those of the deed and of who did it among them.
    pub stems: Vec<Stem>,
    /// Its clause, with what its verb takes from outside.
    pub reach: Span,
    /// Its figures, as values with units; see [`Event::figures`].
    pub figures: OnceCell<Vec<String>>,
    /// Those of them that are sums of money; see [`Event::sums`].
    pub sums: OnceCell<Vec<String>>,
    /// When, as far as known.
    pub days: Days,
    /// How real it is told.
    pub told_as: Told,
    /// Whether the noun of its doer tells it, not a verb.
    pub titled: bool,
    /// Whether it is told as something that somebody got ("won the contract").
    pub got: bool,
    /// Whether the noun of the deed itself tells it ("no arrests").
    pub noun: bool,
    /// Whether a bare participle tells it, which may as well be an active verb misread.
    pub bare: bool,
}

/// How real an event is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Told {
    /// As a fact.
    Done,
    /// As to come.
    Ahead,
    /// As asked for, allowed, possible: whether it was done is not said.
    Open,
    /// As not done: ever, or by the time that its document tells of.
    Not,
    /// As not done so far.
    NotYet,
}

/// Somebody or something concerned in an event.
#[derive(Debug, Clone)]
pub struct Argument {
    /// What it is.
    pub filler: Filler,
    /// Where it is named.
    pub span: Span,
    /// The stems of its words.
    pub stems: Vec<Stem>,
    /// Whether it is told by its name, or as the one that is known ("the unit").
    pub definite: bool,
    /// Whose it is, where it is no entity itself ("Acme's engineers").
    pub of: Option<u32>,
}

/// What an argument is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Filler {
    /// An entity of the run.
    Entity(u32, EntityKind),
    /// Something by its noun, as a class.
    Noun(String),
}

impl Event {
    /// Its figures, as values with units: few are asked for.
    pub fn figures(&self, analyses: &[Analysis]) -> &[String] {
        let of = |analysis| read::figures(analysis, self.reach, false);
        self.figures.get_or_init(|| analyses.get(self.place.0).map_or_else(Vec::new, of))
    }

    /// Those of them that are sums of money.
    pub fn sums(&self, analyses: &[Analysis]) -> &[String] {
        let of = |analysis| read::figures(analysis, self.reach, true);
        self.sums.get_or_init(|| analyses.get(self.place.0).map_or_else(Vec::new, of))
    }
}

impl Argument {
    /// The entity on whose side it stands: itself, or the one that it is of.
    pub fn side(&self) -> Option<u32> {
        self.entity().map(|(key, _)| key).or(self.of)
    }

    /// The entity, if it is one.
    pub fn entity(&self) -> Option<(u32, EntityKind)> {
        match self.filler {
            Filler::Entity(key, kind) => Some((key, kind)),
            Filler::Noun(_) => None,
        }
    }
}

/// A sentence and what it tells of.
struct Sentence<'s> {
    scene: Scene<'s>,
    deeds: Vec<Deed>,
    /// The events that no verb tells.
    others: Vec<Event>,
}

/// The events of a story's documents, in their order: those of deeds that only one document tells of
/// are left out, as far as verbs tell them.
pub fn events(story: &Story<'_>) -> Vec<Event> {
    let sentences = sentences(story);
    let shared = shared(&sentences);
    let mut found = Vec::new();
    for Sentence { scene, deeds, others } in sentences {
        let told = deeds.iter().filter(|deed| deed.names().any(|name| shared.contains(name)));
        found.extend(told.filter_map(|deed| scene.event_of(deed)));
        found.extend(others);
    }
    found
}

/// The sentences that may tell of events.
fn sentences<'s>(story: &'s Story<'_>) -> Vec<Sentence<'s>> {
    let report = story.report;
    let topics: &Topics = story.topics();
    let mut found = Vec::new();
    // Every clash here is one between documents.
    if report.analyses.len() < 2 {
        return found;
    }
    for analysis in &report.analyses {
        for (index, sentence) in analysis.sentences.iter().enumerate() {
            // Somebody or something with a name is in question, or tells that one event is told; a
            // sentence may speak of whom the one before it names.
            let before = index.checked_sub(1).and_then(|at| analysis.sentences.get(at));
            let start = before.map_or(sentence.span.start, |before| before.span.start);
            let reach = Span { start, end: sentence.span.end };
            let somebody = !analysis.entity_mentions_in(reach).is_empty();
            if !somebody || sentence.words.len() > WORDS_MAX {
                continue;
            }
            let Some(reading) = story.reading(analysis, index) else { continue };
            let mentions = analysis.entity_mentions_in(sentence.span);
            let stems = topics.sentence(analysis.document.id, index);
            let scene = Scene { reading, mentions, stems };
            let deeds = scene.deeds();
            let mut others = titles::events(&scene);
            others.extend(states::events(&scene));
            found.push(Sentence { scene, deeds, others });
        }
    }
    found
}

/// The deeds that more than one document may tell of.
fn shared(sentences: &[Sentence<'_>]) -> Set<String> {
    let mut first: Map<&str, DocumentId> = Map::default();
    let mut shared = Set::default();
    for Sentence { scene, deeds, others } in sentences {
        let document = scene.reading.analysis.document.id;
        let others = others.iter().map(|event| event.deed.as_str());
        for deed in deeds.iter().flat_map(Deed::names).chain(others) {
            if *first.entry(deed).or_insert(document) != document && !shared.contains(deed) {
                shared.insert(deed.to_owned());
            }
        }
    }
    shared
}
