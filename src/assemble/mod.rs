//! Mentions of a sentence to claims: who is said to have how much of what, when.
//!
//! A claim's slot is read off the words around its figure: the noun it counts, the noun or verb
//! that governs it, the subject, the headers of its cell (`attribute`); the concept under which
//! the tables know these words (`concept`); and what narrows them (`qualifiers`).

pub mod status;
pub mod scope;

mod attribute;
mod concept;
mod denied;
mod elsewhere;
mod finds;
mod holder;
mod owner;
mod parts;
mod span;
mod qualifiers;
mod periods;
mod money;
mod scene;
mod syntax;
mod ties;

use crate::language::Structure;
use crate::lexicon::Lexicon;
use crate::model::{
    Analysis, BlockKind, Claim, ClaimId, EntityId, Mention, MentionKind, Modality, Polarity,
    QuantityKind, TimeKind, Value,
};
pub use finds::Finds;
use finds::{Around, Searched};
use scene::{Scene, Told};
use std::sync::Arc;
use syntax::Syntax;

/// Longer sentences are lists or data, not speech, and have no structure.
const WORDS_MAX: usize = 400;

/// The claims of a document, by position; `structures` are those of its sentences.
pub fn claims(analysis: &Analysis, structures: &[Arc<Structure>], lexicon: &Lexicon) -> Vec<Claim> {
    let readings: Vec<usize> = (0..analysis.sentences.len()).collect();
    claims_beside(&mut Finds::default(), &readings, analysis, structures, lexicon)
}

/// The same for a document of which sentences may be read as in others: these are the numbers of
/// their readings, and what was found in all that were asked of.
pub fn claims_beside(
    finds: &mut Finds,
    readings: &[usize],
    analysis: &Analysis,
    structures: &[Arc<Structure>],
    lexicon: &Lexicon,
) -> Vec<Claim> {
    finds.grow(readings);
    let found = finds.of(&analysis.sentences, readings, analysis.document.text(), lexicon);
    // A claim is large: room for all of them is made once, with a state for every fourth sentence.
    let room = analysis.mentions.len() + analysis.sentences.len() / 4;
    let mut claims: Vec<Claim> = Vec::with_capacity(room);
    figures(analysis, structures, &found, lexicon, &mut claims);
    status::claims(analysis, structures, &found, lexicon, &mut claims);
    scope::claims(analysis, structures, &found, lexicon, &mut claims);
    claims.sort_by_key(|claim| claim.span);
    for (index, claim) in claims.iter_mut().enumerate() {
        claim.id.index = u32::try_from(index).unwrap_or(u32::MAX);
    }
    claims
}

/// Adds the claims that amounts and times make.
fn figures(
    analysis: &Analysis,
    structures: &[Arc<Structure>],
    found: &[Searched<'_>],
    lexicon: &Lexicon,
    claims: &mut Vec<Claim>,
) {
    if analysis.mentions.is_empty() {
        return;
    }
    let signs = found.iter().flat_map(|sentence| sentence.signs());
    let domains = lexicon.concepts.domains(signs.copied());
    let mut sentence = 0;
    for (index, mention) in analysis.mentions.iter().enumerate() {
        while analysis
            .sentences
            .get(sentence)
            .is_some_and(|sentence| sentence.span.end <= mention.span.start)
        {
            sentence += 1;
        }
        let Some(value) = value(mention) else { continue };
        let Some(own) = found.get(sentence) else { break };
        let short = own.sentence.words.len() <= WORDS_MAX;
        let structure = structures.get(sentence).map(Arc::as_ref).filter(|_| short);
        let told = Told { index: sentence, structure, searched: *own };
        let scene = Scene::new(analysis, told, index, (lexicon, domains));
        let Some(scene) = scene.filter(|scene| !scene.is_dateline()) else { continue };
        let value = parts::value(&scene, money::value(&scene, value));
        let mut claim = claim(&scene, value);
        // Of ranks only those are claims whose noun the tables know ("the fourth floor").
        if claim.quantity().is_some_and(|rank| rank.kind == QuantityKind::Ordinal)
            && claim.concept.is_none()
        {
            continue;
        }
        if scene.is_restated()
            && let Some(before) = claims.last()
        {
            // "12 km (7.5 miles)": the second figure is of what the first is of.
            claim.concept.clone_from(&before.concept);
            claim.also.clone_from(&before.also);
            claim.attribute.clone_from(&before.attribute);
            claim.clause.clone_from(&before.clause);
            claim.names.clone_from(&before.names);
            claim.qualifiers.clone_from(&before.qualifiers);
        }
        claims.push(claim);
    }
}

/// What a mention says of its slot, if it can be a claim at all.
fn value(mention: &Mention) -> Option<Value> {
    match &mention.kind {
        MentionKind::Quantity(quantity) => Some(Value::Quantity(quantity.clone())),
        MentionKind::Time(time) => (time.kind != TimeKind::Set).then(|| Value::Time(time.clone())),
        MentionKind::Name => None,
    }
}

fn claim(scene: &Scene<'_>, mut value: Value) -> Claim {
    let around = scene.searched.around(scene.seat(), || {
        let syntax = Syntax::of(scene);
        let words = attribute::words(scene, &syntax);
        Around { syntax, words }
    });
    let syntax = &around.syntax;
    let words = attribute::in_document(scene, &around.words);
    let deed = syntax.verb.filter(|verb| scene.is_content(*verb) || scene.is_of_moment(*verb));
    let mut reality = scene.searched.reality(scene.mention.span);
    if reality.polarity == Polarity::Negative
        && !reality.unfulfilled
        && denied::turned_round(&mut value)
    {
        reality.polarity = Polarity::Positive;
    }
    let (concepts, undergone) = concept::of(scene, &value, syntax);
    let mut concepts = concepts.into_iter();
    let concept = concepts.next();
    let qualifiers = qualifiers::of(scene, concept.as_deref());
    let span_of = span::of(scene, &value, syntax);
    let block = scene.analysis.document.block_at(scene.mention.span.start);
    let owner = owner::of(scene);
    let claim = Claim {
        id: ClaimId { document: scene.analysis.document.id, index: 0 },
        sentence: u32::try_from(scene.index).unwrap_or(u32::MAX),
        span: scene.mention.full,
        subject: subject(scene, &words),
        concept,
        also: concepts.collect(),
        undergone,
        span_of,
        attribute: words.attribute,
        deed: deed.and_then(|verb| scene.class(verb)).map(String::from),
        value,
        qualifiers,
        entities: entities(scene),
        modality: reality.modality,
        polarity: reality.polarity,
        attribution: scene.searched.attribution(scene.analysis, scene.index, scene.mention.span),
        names: words.names,
        clause: words.clause,
        context: words.context,
        lead: scene.index < 3
            || block.is_some_and(|block| {
                matches!(block.kind, BlockKind::Title | BlockKind::Heading(_))
            }),
    };
    match owner {
        Some(owner) => of_person(claim, owner),
        None => claim,
    }
}

/// The concept of the age of a person.
const AGE: &str = "age";

/// The age of a person, which holds whatever is said of the person beside it ("will face Ada Smith,
/// 45, in May").
fn of_person(claim: Claim, owner: EntityId) -> Claim {
    Claim {
        subject: Some(owner),
        concept: Some(AGE.to_owned()),
        also: Vec::new(),
        undergone: None,
        modality: Modality::Asserted,
        polarity: Polarity::Positive,
        qualifiers: Vec::new(),
        ..claim
    }
}

/// The entity whose attribute it is: the one the subject or the attribute speaks of.
fn subject(scene: &Scene<'_>, words: &attribute::Words) -> Option<EntityId> {
    words.subject.iter().chain(&words.governing).find_map(|index| {
        let span = scene.words.get(*index)?.span;
        scene.analysis.entity_mentions_in(span).first().map(|found| found.entity)
    })
}

/// Every entity of the clause, sorted.
fn entities(scene: &Scene<'_>) -> Vec<EntityId> {
    let inside = scene.analysis.entity_mentions_in(scene.clause_span());
    let mut found: Vec<EntityId> = inside.iter().map(|mention| mention.entity).collect();
    found.sort_unstable();
    found.dedup();
    found
}
