//! A claim as alignment sees it: its words as numbers, with how near they stand.

use super::slip::written;
use super::told::Told;
use super::value::{Measured, dimension};
use crate::language::identity::Identities;
use crate::lexicon::concepts::Concept;
use crate::lexicon::{Lexicon, Senses};
use crate::model::{Analysis, Claim, EntityId, EntityKind, Lemma, QualifierKind};
use crate::text::{Map, Set};
use std::collections::BTreeMap;

/// How near a word stands to the figure: of its attribute, of its clause, of its sentence.
pub(super) const NEAR: u8 = 4;
const CLAUSE: u8 = 2;
const SENTENCE: u8 = 1;

/// A word that so few claims have is not common, however short the run.
const FEW: u32 = 3;

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
    /// The digits of its figure without zeros at either end; empty where it has none.
    pub(super) digits: String,
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
}

/// The numbers of words and how many claims have each.
#[derive(Debug, Default)]
pub(super) struct Terms {
    numbers: Map<String, u32>,
    /// The same of lemmas that the tables know, by their number there.
    of_lemmas: Map<u16, u32>,
    counts: Vec<u32>,
    claims: u32,
    /// How rare each word is, once all claims are counted.
    rarities: Vec<u32>,
    /// Words and the documents that have them; entities and the documents that speak of them.
    spoken: Set<(u32, usize)>,
    known: Set<(u32, usize)>,
}

impl Terms {
    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = u32::try_from(self.counts.len()).unwrap_or(u32::MAX);
        self.numbers.insert(word.to_owned(), number);
        self.counts.push(0);
        number
    }

    /// The number of a lemma.
    fn lemma(&mut self, lemma: &Lemma) -> u32 {
        let known = lemma.number();
        if known == 0 {
            return self.number(lemma);
        }
        if let Some(number) = self.of_lemmas.get(&known) {
            return *number;
        }
        let number = self.number(lemma);
        self.of_lemmas.insert(known, number);
        number
    }

    /// How rare a word is: sixteen times the binary logarithm of claims to a claim that has it.
    pub(super) fn rarity(&self, term: u32) -> u32 {
        self.rarities.get(term as usize).copied().unwrap_or(0)
    }

    /// Works out how rare each word is: every pair of claims asks it of all their words.
    fn settle(&mut self) {
        let claims = self.claims.saturating_add(1).saturating_mul(16);
        let rarity = |count: &u32| log2_sixteenths(claims / count.max(&1)).saturating_sub(64);
        self.rarities = self.counts.iter().map(rarity).collect();
    }

    /// Whether a document has a word.
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
    let mut views = Vec::new();
    for (document, analysis) in analyses.iter().enumerate() {
        for number in 0..analysis.entities.len() {
            let id = EntityId(u32::try_from(number).unwrap_or(u32::MAX));
            terms.known.extend(identities.key(document, id).map(|key| (key, document)));
        }
        for claim in &analysis.claims {
            let Some(dimension) = dimension(&claim.value, lexicon) else { continue };
            let dimension = terms.number(&format!("= {dimension}"));
            let mut view = view((claim, analysis), document, dimension, &mut terms, lexicon);
            view.subject = claim.subject.and_then(|subject| {
                let key = identities.key(document, subject)?;
                Some((key, identities.kind(key)?))
            });
            let concepts = claim.concepts();
            let concept = |name| (terms.number(name), lexicon.concepts.named(name));
            view.concepts = concepts.map(concept).collect();
            view.measured = claim.quantity().and_then(|one| Measured::of(one, lexicon));
            view.named = is_name(view.subject_name(), lexicon);
            let keys = claim.entities.iter().filter_map(|id| identities.key(document, *id));
            view.entities = keys.collect();
            let is_place = |key: &u32| identities.kind(*key) == Some(EntityKind::Place);
            view.places = view.entities.iter().copied().filter(is_place).collect();
            for (term, _) in &view.terms {
                terms.spoken.insert((*term, document));
                if let Some(count) = terms.counts.get_mut(*term as usize) {
                    *count = count.saturating_add(1);
                }
            }
            terms.claims = terms.claims.saturating_add(1);
            views.push(view);
        }
    }
    terms.settle();
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
fn only_ones(views: &mut [View<'_>]) {
    // What was until now is another figure than what is.
    let old = |view: &View<'_>| {
        view.claim.qualifiers(QualifierKind::Modifier).any(|found| found.value.starts_with(OF_OLD))
    };
    let key = |view: &View<'_>| {
        if old(view) {
            return None;
        }
        view.claim.concept.clone().map(|concept| (view.document, view.dimension, concept))
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
    terms: &mut Terms,
    lexicon: &Lexicon,
) -> View<'a> {
    let mut all: Vec<(u32, u8)> = Vec::new();
    let levels = [
        (&claim.attribute, NEAR),
        (&claim.names, NEAR),
        (&claim.clause, CLAUSE),
        (&claim.context, SENTENCE),
    ];
    for (words, level) in levels {
        all.extend(words.iter().map(|word| (terms.lemma(word), level)));
    }
    all.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
    all.dedup_by_key(|(term, _)| *term);
    let mut names: Vec<u32> = claim.names.iter().map(|name| terms.lemma(name)).collect();
    names.sort_unstable();
    let attribute: Vec<u32> = claim.attribute.iter().map(|word| terms.lemma(word)).collect();
    let next = attribute.iter().zip(attribute.iter().skip(1));
    let mut neighbours: Vec<_> = next.map(|(x, y)| (*x.min(y), *x.max(y))).collect();
    neighbours.sort_unstable();
    neighbours.dedup();
    let value = claim.quantity().and_then(|quantity| quantity.value);
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
        digits: value.map_or_else(String::new, written),
        concepts: Vec::new(),
        told: Told::of(claim, lexicon),
        measured: None,
    }
}
