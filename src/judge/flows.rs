//! Who pays whom: payments told by verbs and nouns, with voice and direction taken out.

use super::actors::{Actors, Reading};
use crate::language::NounPhrase;
use crate::lexicon::{Transfer, heads};
use crate::model::{Decimal, MentionKind, Quantity, QuantityKind, Tag, Word};
use crate::text::Span;
use std::ops::Range;

/// A payment that a document tells of.
#[derive(Debug, Clone)]
pub struct Flow {
    /// Place of the document in the run, and of the sentence in it.
    pub place: (usize, usize),
    /// The words that tell its direction.
    pub span: Span,
    /// Who pays.
    pub payer: Actors,
    /// Who gets.
    pub payee: Actors,
    /// How much.
    pub amount: Quantity,
    /// Whether it gives back what was paid before.
    pub returns: bool,
    /// Whether it gives back what the payer has had, so that it runs against what was paid before.
    pub back: bool,
    /// Whether it goes to one whom the payer has ("its target"), whoever that is.
    pub within: bool,
    /// Whether it is a promise or debt.
    pub owed: bool,
}

/// The payments of a sentence whose amount is said and at least one end of which is known.
pub fn flows(reading: &Reading<'_>) -> Vec<Flow> {
    let verbs = 0..reading.structure.verbs.len();
    let mut found: Vec<Flow> = verbs.filter_map(|verb| by_verb(reading, verb)).collect();
    let phrases = 0..reading.structure.phrases.len();
    found.extend(phrases.filter_map(|phrase| by_noun(reading, phrase)));
    found.retain(|flow| !(flow.payer.is_empty() && flow.payee.is_empty()));
    found
}

/// The parts of a verb's clause that a payment needs.
struct Parts {
    subject: Option<usize>,
    objects: Vec<usize>,
    to: Option<usize>,
    from: Option<usize>,
    by: Option<usize>,
}

fn by_verb(reading: &Reading<'_>, verb: usize) -> Option<Flow> {
    let predicate = reading.structure.verbs.get(verb)?;
    let words = &reading.sentence.words;
    let group = &predicate.group;
    if group.negated {
        return None;
    }
    let lemma = words.get(group.main)?.lemma.as_str();
    let particle = group.particle.and_then(|at| words.get(at)).map(|word| word.lemma.as_str());
    let phrasal = particle.and_then(|p| reading.lexicon.deeds.transfer(&format!("{lemma} {p}")));
    let kind = phrasal.or_else(|| reading.lexicon.deeds.transfer(lemma))?;
    let amount =
        amount(reading, verb).filter(|one| kind != Transfer::Move || moves(reading, verb, one))?;
    let behind = |wanted: &str| {
        reading
            .structure
            .attached_to_verb(verb)
            .find(|attachment| {
                reading.structure.preposition(words, attachment) == Some(wanted)
                    && is_somebody(reading, attachment.object)
            })
            .map(|attachment| attachment.object)
    };
    let parts = Parts {
        subject: if group.passive { predicate.subject } else { reading.agent(verb) },
        objects: predicate.objects.clone(),
        to: behind("to"),
        from: behind("from"),
        by: behind("by"),
    };
    let mut ends = ends(reading, kind, group.passive, &parts);
    if is_imposed(reading, verb, kind) {
        ends = (ends.1, ends.0);
    }
    let (payer, payee) = ends;
    let last = [parts.to, parts.from, parts.by].into_iter().flatten().max();
    Some(Flow {
        place: (reading.analysis.document.id.0 as usize, reading.index),
        span: shown(reading, &group.words, last),
        payer,
        payee,
        amount,
        returns: kind == Transfer::Refund || particle == Some("back"),
        back: reading.lexicon.deeds.is_back(lemma) || is_back(reading, verb),
        within: is_within(reading, &parts),
        owed: reading.lexicon.deeds.is_owed(lemma),
    })
}

/// Payer and payee of a verb of payment.
fn ends(reading: &Reading<'_>, kind: Transfer, passive: bool, parts: &Parts) -> (Actors, Actors) {
    let acting = |phrase: Option<usize>| {
        let phrase = phrase.filter(|phrase| is_somebody(reading, *phrase));
        phrase.map(|phrase| reading.all_actors(phrase)).unwrap_or_default()
    };
    // The object that is somebody: "paid Acme 5 million".
    let somebody = parts.objects.iter().copied().find(|object| is_somebody(reading, *object));
    let (doer, done_to) = if passive {
        let subject = parts.subject.filter(|subject| !is_amount(reading, *subject));
        (acting(parts.by), acting(subject.or(parts.to)))
    } else {
        (acting(parts.subject), acting(somebody.or(parts.to)))
    };
    match kind {
        Transfer::Pay | Transfer::Refund => (doer, done_to),
        Transfer::Receive => (acting(parts.from), if passive { acting(parts.by) } else { doer }),
        Transfer::Charge => (done_to, doer),
        Transfer::Award => (Actors::new(), done_to),
        Transfer::Move => (acting(parts.from), acting(parts.to)),
    }
}

/// Whether whoever is given something has to pay it: "received a fine", "was handed a bill".
fn is_imposed(reading: &Reading<'_>, verb: usize, kind: Transfer) -> bool {
    let (words, deeds) = (&reading.sentence.words, &reading.lexicon.deeds);
    let Some(predicate) = reading.structure.verbs.get(verb) else { return false };
    let given = match kind {
        Transfer::Receive | Transfer::Award => true,
        Transfer::Pay => {
            words.get(predicate.group.main).is_some_and(|main| deeds.gives(&main.lemma))
        }
        Transfer::Refund | Transfer::Charge | Transfer::Move => false,
    };
    let mut things = predicate.objects.iter().copied().chain(predicate.subject);
    given
        && things.any(|thing| {
            let head = reading.phrase(thing).and_then(|phrase| words.get(phrase.head));
            head.is_some_and(|head| deeds.is_burden(&head.lemma))
        })
}

/// Whether it is paid to one whom the payer has: "owes ITS TARGET 5 million".
fn is_within(reading: &Reading<'_>, parts: &Parts) -> bool {
    let mut objects = parts.objects.iter().filter(|object| !is_amount(reading, **object));
    objects.any(|object| reading.phrase(*object).is_some_and(|found| is_possessed(reading, found)))
}

/// Whether the subject of a verb is the amount ("5 million WENT from Acme to Bert").
fn moves(reading: &Reading<'_>, verb: usize, amount: &Quantity) -> bool {
    let subject = reading.structure.verbs.get(verb).and_then(|verb| verb.subject);
    let said = subject.and_then(|subject| {
        let words = reading.phrase(subject)?.words.clone();
        quantity_in(reading, words).or_else(|| attached_amount(reading, subject))
    });
    said.as_ref() == Some(amount)
}

/// Whether an adverb behind a verb says that it gives something back.
fn is_back(reading: &Reading<'_>, verb: usize) -> bool {
    let words = &reading.sentence.words;
    let verbs = &reading.structure.verbs;
    let Some(from) = verbs.get(verb).map(|verb| verb.group.words.end) else { return false };
    let end = verbs.get(verb + 1).map_or(words.len(), |next| next.group.words.start);
    let behind = words.get(from..end.max(from)).unwrap_or(&[]);
    // "For RETURNED stock" gives no money back.
    let is_deed = |word: &&Word| matches!(word.tag, Tag::Participle | Tag::Gerund);
    behind
        .iter()
        .filter(|word| !is_deed(word))
        .any(|word| reading.lexicon.deeds.is_back(&word.lemma))
}

/// "Acme's prepayment of 5 million", "a payment of 5 million to Acme".
fn by_noun(reading: &Reading<'_>, phrase: usize) -> Option<Flow> {
    let words = &reading.sentence.words;
    let found = reading.phrase(phrase)?;
    let head = words.get(found.head)?;
    if !head.cues.meets(heads::DEEDS) || !reading.lexicon.deeds.is_payment(&head.lemma) {
        return None;
    }
    let amount = attached_amount(reading, phrase)
        .or_else(|| quantity_in(reading, found.words.clone()))
        .or_else(|| promised(reading, found.words.end))?;
    let behind = |wanted: &str| {
        let mut attached = reading.structure.attached_to_phrase(phrase);
        let found = attached
            .find(|attachment| reading.structure.preposition(words, attachment) == Some(wanted));
        let object = found.map(|attachment| attachment.object);
        let object = object.filter(|object| is_somebody(reading, *object));
        object.map(|object| reading.all_actors(object)).unwrap_or_default()
    };
    let mut payer = reading.possessor(phrase);
    if payer.is_empty() {
        payer = behind("by");
    }
    if payer.is_empty() && is_possessed(reading, found) {
        payer = subject_before(reading, found.words.start);
    }
    Some(Flow {
        place: (reading.analysis.document.id.0 as usize, reading.index),
        span: found.span(reading.sentence),
        payer,
        payee: behind("to"),
        amount,
        returns: false,
        back: false,
        within: false,
        owed: reading.lexicon.deeds.is_owed(&head.lemma),
    })
}

/// "Its commitment": whose it is, the pronoun does not say by itself.
fn is_possessed(reading: &Reading<'_>, phrase: &NounPhrase) -> bool {
    let first = reading.sentence.words.get(phrase.words.start);
    phrase.possessor.is_none()
        && first.is_some_and(|word| word.tag == Tag::Determiner && word.lemma == "its")
}

/// The subject of the sentence's first verb, if it stands before a place.
fn subject_before(reading: &Reading<'_>, at: usize) -> Actors {
    let verbs = reading.structure.verbs.iter();
    let subject = verbs.filter(|verb| verb.group.main < at).find_map(|verb| verb.subject);
    subject.map(|subject| reading.all_actors(subject)).unwrap_or_default()
}

/// Words between a promise and the sum that is promised ("a promise to buy at least 5 million").
const PROMISE: usize = 6;

/// The sum that a noun of promising leads to by an infinitive.
fn promised(reading: &Reading<'_>, end: usize) -> Option<Quantity> {
    let words = &reading.sentence.words;
    let infinitive = words.get(end).is_some_and(|word| word.tag == Tag::Particle)
        && words.get(end + 1).is_some_and(|word| word.tag == Tag::Verb);
    let after = end + 2..words.len().min(end + 2 + PROMISE);
    if infinitive { quantity_in(reading, after) } else { None }
}

fn attached_amount(reading: &Reading<'_>, phrase: usize) -> Option<Quantity> {
    reading
        .structure
        .attached_to_phrase(phrase)
        .filter_map(|attachment| reading.phrase(attachment.object))
        .find_map(|object| quantity_in(reading, object.words.clone()))
}

/// The amount that is paid: in an object, behind one, in the subject, or named before.
fn amount(reading: &Reading<'_>, verb: usize) -> Option<Quantity> {
    let structure = &reading.structure;
    let predicate = structure.verbs.get(verb)?;
    let attached = structure.attached_to_verb(verb).map(|attachment| attachment.object);
    let places: Vec<usize> =
        predicate.objects.iter().copied().chain(attached).chain(predicate.subject).collect();
    let direct = places
        .iter()
        .filter_map(|place| reading.phrase(*place))
        .find_map(|phrase| quantity_in(reading, phrase.words.clone()));
    direct
        .or_else(|| places.iter().find_map(|place| attached_amount(reading, *place)))
        .or_else(|| places.iter().find_map(|place| named_before(reading, *place)))
}

/// "this amount": the last amount of money before it, in this sentence or the one before.
fn named_before(reading: &Reading<'_>, phrase: usize) -> Option<Quantity> {
    let found = reading.phrase(phrase)?;
    let head = reading.sentence.words.get(found.head)?;
    let first = reading.sentence.words.get(found.words.start)?;
    let points = matches!(first.lemma.as_str(), "this" | "that" | "the");
    if !points || !reading.lexicon.deeds.is_amount(&head.lemma) {
        return None;
    }
    let from = reading.index.checked_sub(1).and_then(|at| reading.analysis.sentences.get(at));
    let from = from.map_or(reading.sentence.span.start, |sentence| sentence.span.start);
    let mentions = &reading.analysis.mentions;
    let end = mentions.partition_point(|mention| mention.span.end <= first.span.start);
    let before = mentions.get(..end).unwrap_or(&[]).iter().rev();
    before
        .take_while(|mention| mention.span.start >= from)
        .filter_map(|mention| mention.quantity())
        .find(|quantity| can_be_paid(quantity) && quantity.kind != QuantityKind::Percent)
        .cloned()
}

/// Whether a phrase can be an end of a payment: it speaks of somebody, and is no amount, no time
/// and no payment itself.
fn is_somebody(reading: &Reading<'_>, phrase: usize) -> bool {
    let Some(found) = reading.phrase(phrase) else { return false };
    let head = reading.sentence.words.get(found.head);
    let deeds = &reading.lexicon.deeds;
    let payment =
        head.is_some_and(|word| deeds.is_payment(&word.lemma) || deeds.is_amount(&word.lemma));
    !found.time && !payment && !is_amount(reading, phrase) && !reading.all_actors(phrase).is_empty()
}

fn is_amount(reading: &Reading<'_>, phrase: usize) -> bool {
    reading
        .phrase(phrase)
        .is_some_and(|phrase| quantity_in(reading, phrase.words.clone()).is_some())
}

/// The first amount of money or share among some words.
fn quantity_in(reading: &Reading<'_>, words: Range<usize>) -> Option<Quantity> {
    let words = reading.sentence.words.get(words)?;
    words.iter().filter_map(|word| word.mention).find_map(|index| {
        let mention = reading.analysis.mentions.get(index as usize)?;
        match &mention.kind {
            MentionKind::Quantity(quantity) if can_be_paid(quantity) => Some(quantity.clone()),
            _ => None,
        }
    })
}

/// Money, a share, or so large a number that it may be money of a currency no table has.
fn can_be_paid(quantity: &Quantity) -> bool {
    match quantity.kind {
        QuantityKind::Money | QuantityKind::Percent => true,
        QuantityKind::Count | QuantityKind::Number => {
            quantity.value.is_some_and(|value| value >= Decimal::ONE_THOUSAND)
        }
        _ => false,
    }
}

/// Most words of a label.
const SHOWN: usize = 10;

/// The verb with the phrase that tells its direction, if that is near.
fn shown(reading: &Reading<'_>, verb: &Range<usize>, last: Option<usize>) -> Span {
    let words = &reading.sentence.words;
    let end = last.and_then(|phrase| reading.phrase(phrase)).map_or(verb.end, |p| p.words.end);
    let end = if end > verb.end && end - verb.start <= SHOWN { end } else { verb.end };
    crate::language::span_of(reading.sentence, &(verb.start..end.min(words.len())))
}
