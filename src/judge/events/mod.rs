//! Events: what a clause tells of who did what to whom and where, so that two sentences that tell
//! one event can be held against each other, whatever its verb.
//!
//! A deed is the class of a verb, or of the noun of its doer ("the mediator" mediates). Who is
//! concerned stands in typed arguments; what else the clause says is kept as the stems that
//! [`Topics`] counts, so that rare words tell more than common ones.

mod answers;
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
use super::twins::Twins;
use super::when::Days;
use crate::model::{Analysis, EntityKind, Mention};
use crate::text::{Map, Set, Span};
use read::{Deed, Scene};
use std::cell::OnceCell;
use std::ops::Deref;
use std::rc::Rc;

/// Longer sentences are lists or data.
const WORDS_MAX: usize = 120;

/// An event as one clause tells it, wherever it stands.
#[derive(Debug, Clone)]
pub struct Event {
    /// What was done: equal for verbs of one class.
    pub deed: String,
    /// Whether its verb is one for what many may do to one thing.
    pub many: bool,
    /// Whether it does not run both ways between the same two for all that.
    pub one_way: bool,
    /// Whether its verb is one for what only one does to a thing that is known.
    pub by_one: bool,
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
    /// Its figures, as values with units; see [`Telling::figures`].
    pub figures: OnceCell<Vec<String>>,
    /// Those of them that are sums of money; see [`Telling::sums`].
    pub sums: OnceCell<Vec<String>>,
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
    /// The stems of what it is for, where it is no entity itself ("the prize FOR FICTION").
    pub aim: Vec<Stem>,
}

/// What an argument is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Filler {
    /// An entity of the run.
    Entity(u32, EntityKind),
    /// Something by its noun, as a class.
    Noun(String),
}

/// An event where a document tells it.
#[derive(Debug, Clone)]
pub struct Telling {
    /// Place of the document in the run, and of the sentence in it.
    pub place: (usize, usize),
    /// When, as far as known.
    pub days: Days,
    /// Where the sentence starts.
    start: u32,
    /// Where the sentence starts that the event was read in, which reads the same.
    read_at: u32,
    event: Rc<Event>,
}

impl Deref for Telling {
    type Target = Event;

    fn deref(&self) -> &Event {
        &self.event
    }
}

impl Telling {
    /// An event that a sentence of the document tells, read in one that starts at `read_at`.
    fn of(event: &Rc<Event>, place: (usize, usize), analysis: &Analysis, read_at: u32) -> Self {
        let start = analysis.sentences.get(place.1).map_or(read_at, |own| own.span.start);
        let reach = moved(event.reach, read_at, start);
        let times = analysis.mentions_in(reach).filter_map(Mention::time);
        let days = Days::happened(times, analysis.document.published);
        Self { place, days, start, read_at, event: Rc::clone(event) }
    }

    /// Whether both tell what one and the same reading has.
    pub fn is_read_as(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.event, &other.event)
    }

    /// A span of the event where this sentence has it.
    pub fn span(&self, span: Span) -> Span {
        moved(span, self.read_at, self.start)
    }

    /// Its figures, as values with units: few are asked for.
    pub fn figures(&self, analyses: &[Analysis]) -> &[String] {
        let of = |analysis| read::figures(analysis, self.span(self.reach), false);
        self.figures.get_or_init(|| analyses.get(self.place.0).map_or_else(Vec::new, of))
    }

    /// Those of them that are sums of money.
    pub fn sums(&self, analyses: &[Analysis]) -> &[String] {
        let of = |analysis| read::figures(analysis, self.span(self.reach), true);
        self.sums.get_or_init(|| analyses.get(self.place.0).map_or_else(Vec::new, of))
    }
}

/// A span of a sentence that starts at one place in another that starts elsewhere.
fn moved(span: Span, from: u32, to: u32) -> Span {
    let moved = |at: u32| to.saturating_add(at).saturating_sub(from);
    Span { start: moved(span.start), end: moved(span.end) }
}

impl Event {
    /// Whether both tell of what only persons and companies do: own, buy, get a contract.
    fn by_owners(&self, other: &Self) -> bool {
        let one = |event: &Self| event.one_way || event.got || event.by_one;
        one(self) && one(other)
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
    others: Vec<Rc<Event>>,
}

/// What is read in the sentences of a story.
#[derive(Default)]
struct Read<'s> {
    sentences: Vec<Sentence<'s>>,
    /// The sentences that may tell of events, in order: document and place, and which of those that
    /// were read it reads as.
    places: Vec<((usize, usize), usize)>,
}

/// The events of a story's documents, in their order: those of deeds that only one document tells of
/// are left out, as far as verbs tell them.
pub fn events(story: &Story<'_>) -> Vec<Telling> {
    let read = read(story);
    let shared = shared(&read);
    let events = |Sentence { scene, deeds, others }: &Sentence<'_>| -> Vec<Rc<Event>> {
        let told = deeds.iter().filter(|deed| deed.names().any(|name| shared.contains(name)));
        let told = told.filter_map(|deed| scene.event_of(deed)).map(Rc::new);
        told.chain(others.iter().cloned()).collect()
    };
    let events: Vec<Vec<Rc<Event>>> = read.sentences.iter().map(events).collect();
    let mut found = Vec::new();
    for (place, number) in &read.places {
        let (Some(events), Some(sentence)) = (events.get(*number), read.sentences.get(*number))
        else {
            continue;
        };
        let Some(analysis) = story.report.analyses.get(place.0) else { continue };
        let start = sentence.scene.reading.sentence.span.start;
        found.extend(events.iter().map(|event| Telling::of(event, *place, analysis, start)));
    }
    found
}

/// Reads the sentences that may tell of events, those that read the same once.
fn read<'s>(story: &'s Story<'_>) -> Read<'s> {
    let report = story.report;
    let (topics, twins): (&Topics, &Twins) = (story.topics(), story.twins());
    let mut read = Read::default();
    // Every clash here is one between documents.
    if report.analyses.len() < 2 {
        return read;
    }
    // By the number of the first of those that read the same.
    let mut known: Map<usize, usize> = Map::default();
    for (document, analysis) in report.analyses.iter().enumerate() {
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
            let place = (document, index);
            let first = twins.first(twins.number(document, index));
            if let Some(number) = known.get(&first) {
                read.places.push((place, *number));
                continue;
            }
            let Some(reading) = story.reading(analysis, index) else { continue };
            let mentions = analysis.entity_mentions_in(sentence.span);
            let stems = topics.sentence(analysis.document.id, index);
            let scene = Scene { reading, mentions, stems };
            let number = read.sentences.len();
            if !scene.leans_back() {
                known.insert(first, number);
            }
            read.places.push((place, number));
            read.sentences.push(Sentence { scene, deeds: Vec::new(), others: Vec::new() });
        }
    }
    // A step for all sentences before the next: what it is made of is at hand then.
    for Sentence { scene, deeds, .. } in &mut read.sentences {
        *deeds = scene.deeds();
    }
    for Sentence { scene, others, .. } in &mut read.sentences {
        others.extend(titles::events(scene).into_iter().map(Rc::new));
    }
    for Sentence { scene, others, .. } in &mut read.sentences {
        others.extend(states::events(scene).into_iter().map(Rc::new));
    }
    read
}

/// The deeds that more than one document may tell of.
fn shared(read: &Read<'_>) -> Set<String> {
    let mut first: Map<&str, usize> = Map::default();
    let mut shared = Set::default();
    for ((document, _), number) in &read.places {
        let Some(Sentence { deeds, others, .. }) = read.sentences.get(*number) else { continue };
        let others = others.iter().map(|event| event.deed.as_str());
        for deed in deeds.iter().flat_map(Deed::names).chain(others) {
            if *first.entry(deed).or_insert(*document) != *document && !shared.contains(deed) {
                shared.insert(deed.to_owned());
            }
        }
    }
    shared
}
