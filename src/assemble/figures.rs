//! Amounts and times as claims.

use super::finds::{Around, Searched};
use super::scene::{Scene, Told};
use super::syntax::Syntax;
use super::{LOT, attribute, concept, denied, money, owner, parts, qualifiers, span};
use crate::language::modality::Reality;
use crate::lexicon::Lexicon;
use crate::model::{
    Analysis, Attribution, BlockKind, Claim, ClaimId, EntityId, Mention, MentionKind, Modality,
    Polarity, Qualifier, QuantityKind, TimeKind, Value,
};
use std::rc::Rc;
use std::sync::Arc;

/// Longer sentences are lists or data, not speech, and have no structure.
const WORDS_MAX: usize = 400;

/// Adds the claims that amounts and times make.
pub(super) fn claims(
    analysis: &Analysis,
    found: &[Searched<'_>],
    lexicon: &Lexicon,
    claims: &mut Vec<Claim>,
) {
    if analysis.mentions.is_empty() {
        return;
    }
    let signs = found.iter().flat_map(|sentence| sentence.signs());
    let domains = lexicon.concepts.domains(signs.copied());
    let mut lot: Vec<(Scene<'_>, Value)> = Vec::with_capacity(analysis.mentions.len().min(LOT));
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
        let structure = analysis.structures.get(sentence).map(Arc::as_ref).filter(|_| short);
        let told = Told { index: sentence, structure, searched: *own };
        let scene = Scene::new(analysis, told, index, (lexicon, domains));
        let Some(scene) = scene.filter(|scene| !scene.is_dateline()) else { continue };
        let value = parts::value(&scene, money::value(&scene, value));
        lot.push((scene, value));
        if lot.len() >= LOT {
            read(&mut lot, claims);
        }
    }
    read(&mut lot, claims);
}

/// What was read of a figure, a step after the other.
struct Steps {
    around: Rc<Around>,
    reality: Reality,
    /// See [`concept::of`].
    concepts: (Vec<String>, Option<String>),
    qualifiers: Vec<Qualifier>,
    attribution: Option<Attribution>,
}

/// Adds the claims of some figures.
fn read(lot: &mut Vec<(Scene<'_>, Value)>, claims: &mut Vec<Claim>) {
    let around: Vec<Rc<Around>> = lot.iter().map(|(scene, _)| around(scene)).collect();
    let reality = lot.iter_mut().map(|(scene, value)| reality(scene, value));
    let reality: Vec<Reality> = reality.collect();
    let concepts = lot.iter().zip(&around);
    let concepts = concepts.map(|((scene, value), own)| concept::of(scene, value, &own.syntax));
    let concepts: Vec<(Vec<String>, Option<String>)> = concepts.collect();
    let known = lot.iter().zip(&around).zip(&concepts);
    let qualifiers = known.map(|(((scene, _), own), (concepts, _))| {
        qualifiers::of(scene, concepts.first().map(String::as_str), &own.syntax)
    });
    let qualifiers: Vec<Vec<Qualifier>> = qualifiers.collect();
    let attribution = lot.iter().map(|(scene, _)| {
        scene.searched.attribution(scene.analysis, scene.index, scene.mention.span)
    });
    let attribution: Vec<Option<Attribution>> = attribution.collect();
    let steps = around.into_iter().zip(reality).zip(concepts).zip(qualifiers).zip(attribution);
    for ((scene, value), steps) in lot.drain(..).zip(steps) {
        let ((((around, reality), concepts), qualifiers), attribution) = steps;
        let steps = Steps { around, reality, concepts, qualifiers, attribution };
        add(&scene, claim(&scene, value, steps), claims);
    }
}

/// Adds the claim of a figure, if it is one.
fn add(scene: &Scene<'_>, mut claim: Claim, claims: &mut Vec<Claim>) {
    // Of ranks only those are claims whose noun the tables know ("the fourth floor").
    if claim.quantity().is_some_and(|rank| rank.kind == QuantityKind::Ordinal)
        && claim.concept.is_none()
    {
        return;
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

/// What the words of its sentence say of a figure.
fn around(scene: &Scene<'_>) -> Rc<Around> {
    scene.searched.around(scene.seat(), || {
        let syntax = Syntax::of(scene);
        let words = attribute::words(scene, &syntax);
        Around { syntax, words }
    })
}

/// How real it is that a figure has a value, which may be turned round.
fn reality(scene: &Scene<'_>, value: &mut Value) -> Reality {
    let mut reality = scene.searched.reality(scene.mention.span);
    if reality.polarity == Polarity::Negative && !reality.unfulfilled && denied::turned_round(value)
    {
        reality.polarity = Polarity::Positive;
    }
    reality
}

/// What a mention says of its slot, if it can be a claim at all.
fn value(mention: &Mention) -> Option<Value> {
    match &mention.kind {
        MentionKind::Quantity(quantity) => Some(Value::Quantity(quantity.clone())),
        MentionKind::Time(time) => (time.kind != TimeKind::Set).then(|| Value::Time(time.clone())),
        MentionKind::Name => None,
    }
}

fn claim(scene: &Scene<'_>, value: Value, steps: Steps) -> Claim {
    let Steps { around, reality, concepts: (concepts, undergone), qualifiers, attribution } = steps;
    let syntax = &around.syntax;
    let words = attribute::in_document(scene, &around.words);
    let deed = syntax.verb.filter(|verb| scene.is_content(*verb) || scene.is_of_moment(*verb));
    let mut concepts = concepts.into_iter();
    let concept = concepts.next();
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
        attribution,
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
