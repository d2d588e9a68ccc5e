//! A claim as alignment sees it: its words as numbers, with how near they stand.

use super::told::Told;
use super::value::{Dimension, Measured};
use crate::language::identity::Identities;
use crate::lexicon::concepts::Concept;
use crate::lexicon::{Lexicon, Senses};
use crate::model::{Analysis, Claim, EntityId, EntityKind, Lemma, QualifierKind, QuantityKind};
use crate::text::{Map, Set};
use std::collections::BTreeMap;
use std::hash::Hash;

/// How near a word stands to the figure: of its attribute, of its clause, of its sentence.
pub(super) const NEAR: u8 = 4;
const CLAUSE: u8 = 2;
const SENTENCE: u8 = 1;

/// A word that so few claims have is not common, however short the run.
const FEW: u32 = 12;

/// A shorter run counts as one of so many claims: its few claims do not make its words common.
const CLAIMS_MIN: u32 = 64;

/// The respect of a word for what is no longer.
const OF_OLD: &str = "of old";

/// A claim to be aligned.
#[derive(Debug)]
pub(super) struct View<'a> {
    pub(super) claim: &'a Claim,
    pub(super) analysis: &'a Analysis,
    /// Number of the document in the run.
    pub(super) document: usize,
    /// Number of the document that its document is a copy of, or its own.
    pub(super) origin: usize,
    /// What its value measures.
    pub(super) dimension: u32,
    /// Its words by number, each with its nearness, sorted by number.
    pub(super) terms: Vec<(u32, u8)>,
    /// Its names by number, sorted.
    pub(super) names: Vec<u32>,
    /// Whether its document has no other figure of its concept and dimension.
    pub(super) alone: bool,
    /// Key and kind of the entity whose attribute it is.
    pub(super) subject: Option<(u32, EntityKind)>,
    /// Whether the subject has a name of its own ("the Board" has none).
    pub(super) named: bool,
    /// Keys of the entities of its clause.
    pub(super) entities: Vec<u32>,
    /// Those of them that are places.
    pub(super) places: Vec<u32>,
    /// The words of its attribute, nearest first.
    pub(super) attribute: Vec<u32>,
    /// Those of them that stand next to each other, the lesser number first, sorted.
    pub(super) neighbours: Vec<(u32, u32)>,
    /// The rarities of its words, each by its nearness.
    pub(super) weight: u32,
    /// The concepts that it may be of, the likeliest first: by number, and in the tables.
    pub(super) concepts: Vec<(u32, Option<&'a Concept>)>,
    /// What every pair asks of it.
    pub(super) told: Told<'a>,
    /// What its figure measures, if it is one and its unit is known.
    pub(super) measured: Option<Measured>,
}

impl<'a> View<'a> {
    /// The name of the entity whose attribute it is.
    pub(super) fn subject_name(&self) -> &'a str {
        let entity = self.claim.subject.and_then(|id| self.analysis.entities.get(id.0 as usize));
        entity.map_or("", |entity| entity.name.as_str())
    }

    /// The noun that it counts.
    pub(super) fn counted(&self) -> Option<&'a str> {
        let quantity = self.claim.quantity()?;
        if quantity.kind == QuantityKind::Count { quantity.unit.as_deref() } else { None }
    }
}

/// The numbers of words, concepts and dimensions, each in the order of their first places.
#[derive(Default)]
struct Numbers<'a> {
    words: Map<&'a str, u32>,
    /// The same of lemmas that the tables know, by their number there.
    of_lemmas: Map<u16, u32>,
    concepts: Map<&'a str, u32>,
    dimensions: Map<Dimension<'a>, u32>,
}

impl<'a> Numbers<'a> {
    /// The number of a lemma.
    fn lemma(&mut self, lemma: &'a Lemma) -> u32 {
        let Self { words, of_lemmas, .. } = self;
        match lemma.number() {
            0 => number(words, lemma.as_str()),
            known => *of_lemmas.entry(known).or_insert_with(|| number(words, lemma.as_str())),
        }
    }
}

/// The number of a thing among those of its kind.
fn number<T: Hash + Eq>(all: &mut Map<T, u32>, one: T) -> u32 {
    let next = u32::try_from(all.len()).unwrap_or(u32::MAX);
    *all.entry(one).or_insert(next)
}

/// How many claims have each word, by its number.
#[derive(Debug, Default)]
pub(super) struct Terms {
    counts: Vec<u32>,
    claims: u32,
    /// How rare each word is, once all claims are counted.
    rarities: Vec<u32>,
    /// Names and the documents that have them; entities and the documents that speak of them.
    spoken: Set<(u32, usize)>,
    known: Set<(u32, usize)>,
}

impl Terms {
    /// How rare a word is: sixteen times the binary logarithm of claims to a claim that has it.
    pub(super) fn rarity(&self, term: u32) -> u32 {
        self.rarities.get(term as usize).copied().unwrap_or(0)
    }

    /// Counts the words of a claim.
    fn count(&mut self, words: &[(u32, u8)]) {
        self.claims = self.claims.saturating_add(1);
        // The words are in the order of their numbers.
        let room = words.last().map_or(0, |(last, _)| *last as usize + 1);
        self.counts.resize(room.max(self.counts.len()), 0);
        for (term, _) in words {
            if let Some(count) = self.counts.get_mut(*term as usize) {
                *count = count.saturating_add(1);
            }
        }
    }

    /// Works out how rare each word is, which every pair of claims asks of all their words, and which
    /// documents have each name.
    fn settle(&mut self, views: &[View<'_>]) {
        let claims = self.claims.max(CLAIMS_MIN).saturating_add(1).saturating_mul(16);
        let rarity = |count: &u32| log2_sixteenths(claims / count.max(&1)).saturating_sub(64);
        self.rarities = self.counts.iter().map(rarity).collect();
        let mut names = vec![false; self.counts.len()];
        for name in views.iter().flat_map(|view| &view.names) {
            if let Some(is_name) = names.get_mut(*name as usize) {
                *is_name = true;
            }
        }
        let is_name = |term: u32| names.get(term as usize).is_some_and(|is_name| *is_name);
        for view in views {
            let own = view.terms.iter().filter(|(term, _)| is_name(*term));
            self.spoken.extend(own.map(|(term, _)| (*term, view.document)));
        }
    }

    /// Whether a document has a name.
    pub(super) fn has(&self, document: usize, term: u32) -> bool {
        self.spoken.contains(&(term, document))
    }

    /// Whether a document speaks of an entity.
    pub(super) fn knows(&self, document: usize, entity: u32) -> bool {
        self.known.contains(&(entity, document))
    }

    /// Whether more than a third of all claims have the word.
    pub(super) fn is_common(&self, term: u32) -> bool {
        self.counts
            .get(term as usize)
            .is_some_and(|count| *count > FEW && count.saturating_mul(3) > self.claims)
    }
}

/// Sixteen times the binary logarithm, between powers of two along a straight line.
pub(super) fn log2_sixteenths(value: u32) -> u32 {
    let value = value.max(1);
    let power = value.ilog2();
    let rest = u64::from(value - (1 << power));
    power * 16 + u32::try_from((rest * 16) >> power).unwrap_or(0)
}

/// The claims of amount and time of all documents, and the frequencies of their words.
pub(super) fn views<'a>(
    analyses: &'a [Analysis],
    identities: &Identities,
    lexicon: &'a Lexicon,
) -> (Vec<View<'a>>, Terms) {
    let mut terms = Terms::default();
    let mut numbers = Numbers::default();
    let count = analyses.iter().map(|analysis| analysis.claims.len()).sum();
    let mut views: Vec<View<'_>> = Vec::with_capacity(count);
    for (document, analysis) in analyses.iter().enumerate() {
        for number in 0..analysis.entities.len() {
            let id = EntityId(u32::try_from(number).unwrap_or(u32::MAX));
            terms.known.extend(identities.key(document, id).map(|key| (key, document)));
        }
        for claim in &analysis.claims {
            let Some(dimension) = Dimension::of(&claim.value, lexicon) else { continue };
            let dimension = number(&mut numbers.dimensions, dimension);
            let mut view = view((claim, analysis), document, dimension, &mut numbers, lexicon);
            view.subject = claim.subject.and_then(|subject| {
                let key = identities.key(document, subject)?;
                Some((key, identities.kind(key)?))
            });
            view.measured = claim.quantity().and_then(|one| Measured::of(one, lexicon));
            view.named = is_name(view.subject_name(), lexicon);
            let keys = claim.entities.iter().filter_map(|id| identities.key(document, *id));
            view.entities = keys.collect();
            let is_place = |key: &u32| identities.kind(*key) == Some(EntityKind::Place);
            view.places = view.entities.iter().copied().filter(is_place).collect();
            terms.count(&view.terms);
            views.push(view);
        }
    }
    terms.settle(&views);
    for view in &mut views {
        let weight = |(term, level): &(u32, u8)| terms.rarity(*term) * u32::from(*level);
        view.weight = view.terms.iter().map(weight).sum();
    }
    only_ones(&mut views);
    (views, terms)
}

/// Whether a word of the name is no common noun.
fn is_name(name: &str, lexicon: &Lexicon) -> bool {
    let common = |word: &str| lexicon.words.known(&word.to_lowercase()).any(Senses::NOUN);
    name.split_whitespace().any(|word| !common(word))
}

/// Marks the figures that are the only ones of their concept in their document.
fn only_ones<'a>(views: &mut [View<'a>]) {
    // What was until now is another figure than what is.
    let old = |view: &View<'_>| {
        view.claim.qualifiers(QualifierKind::Modifier).any(|found| found.value.starts_with(OF_OLD))
    };
    let key = |view: &View<'a>| {
        let concept = view.claim.concept.as_deref().filter(|_| !old(view))?;
        Some((view.document, view.dimension, concept))
    };
    let value = |view: &View<'_>| view.claim.quantity().and_then(|quantity| quantity.value);
    let mut values: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for view in views.iter() {
        if let Some(key) = key(view) {
            let known: &mut Vec<_> = values.entry(key).or_default();
            if known.len() < 2 && !known.contains(&value(view)) {
                known.push(value(view));
            }
        }
    }
    for view in views.iter_mut() {
        view.alone = key(view).and_then(|key| values.get(&key)).is_some_and(|all| all.len() == 1);
    }
}

fn view<'a>(
    (claim, analysis): (&'a Claim, &'a Analysis),
    document: usize,
    dimension: u32,
    numbers: &mut Numbers<'a>,
    lexicon: &'a Lexicon,
) -> View<'a> {
    let mut numbered =
        |words: &'a [Lemma]| -> Vec<u32> { words.iter().map(|word| numbers.lemma(word)).collect() };
    let (attribute, mut names) = (numbered(&claim.attribute), numbered(&claim.names));
    let others = [(&claim.clause, CLAUSE), (&claim.context, SENTENCE)];
    let count = attribute.len() + names.len() + claim.clause.len() + claim.context.len();
    let mut all: Vec<(u32, u8)> = Vec::with_capacity(count);
    all.extend(attribute.iter().chain(&names).map(|word| (*word, NEAR)));
    for (words, level) in others {
        all.extend(words.iter().map(|word| (numbers.lemma(word), level)));
    }
    all.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
    all.dedup_by_key(|(term, _)| *term);
    names.sort_unstable();
    let concept = |name| (number(&mut numbers.concepts, name), lexicon.concepts.named(name));
    let concepts = claim.concepts().map(concept).collect();
    let next = attribute.iter().zip(attribute.iter().skip(1));
    let mut neighbours: Vec<_> = next.map(|(x, y)| (*x.min(y), *x.max(y))).collect();
    neighbours.sort_unstable();
    neighbours.dedup();
    View {
        claim,
        analysis,
        document,
        origin: document,
        dimension,
        terms: all,
        names,
        alone: false,
        subject: None,
        named: false,
        entities: Vec::new(),
        places: Vec::new(),
        attribute,
        neighbours,
        weight: 0,
        concepts,
        told: Told::of(claim, lexicon),
        measured: None,
    }
}
