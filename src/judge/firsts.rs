//! Who was the first of whom something is told: "the first to die was Ann Kerr", "Kerr, the first
//! person killed in the flood".

use super::actors::Reading;
use crate::lexicon::posts::Told;
use crate::model::{EntityMention, Form, Tag, Word};
use crate::text::Span;

/// A person who was the first.
#[derive(Debug, Clone)]
pub struct First {
    /// Place of the document in the run.
    pub document: usize,
    /// The person, by the key of the run.
    pub who: u32,
    /// Where the person is named.
    pub named: Span,
    /// The words that say so.
    pub told: Span,
    /// What was done or suffered first: class of the verb, with what narrows it.
    pub deed: String,
}

/// The class of all that says that somebody died.
const DEATH: &str = "kill";

/// The firsts of a sentence.
pub fn firsts(reading: &Reading<'_>) -> Vec<First> {
    let words = &reading.sentence.words;
    let starts = (0..words.len()).filter(|at| {
        let word = words.get(*at);
        word.is_some_and(|word| reading.lexicon.posts.has(Told::First, word))
    });
    starts.filter_map(|at| first(reading, at)).collect()
}

fn first(reading: &Reading<'_>, at: usize) -> Option<First> {
    let words = &reading.sentence.words;
    let tables = &reading.lexicon.posts;
    let mut next = at + 1;
    let mut deed = None;
    // "the first person", "the first": anybody; "the first woman": one of a kind.
    while let Some(word) = words.get(next).filter(|word| word.tag == Tag::Noun) {
        if tables.has(Told::Deaths, word) {
            deed = Some(DEATH.to_owned());
        } else if !tables.has(Told::Anybody, word) || word.form == Form::Plural {
            return None;
        }
        next += 1;
    }
    let noun = next > at + 1;
    let word = words.get(next)?;
    if word.tag == Tag::Particle && words.get(next + 1).is_some_and(|verb| verb.tag == Tag::Verb) {
        let verb = words.get(next + 1).filter(|word| word.tag == Tag::Verb)?;
        deed = Some(class(reading, verb, words.get(next + 2..).unwrap_or(&[])));
        next += 2;
    } else if noun && matches!(word.tag, Tag::Participle | Tag::Verb) {
        deed = Some(class(reading, word, &[]));
        next += 1;
    }
    let deed = deed.filter(|deed| !deed.is_empty())?;
    let mention = behind(reading, next).or_else(|| before(reading, at))?;
    let document = reading.analysis.document.id.0 as usize;
    let who = reading.key(mention.entity)?;
    let last = words.get(next.checked_sub(1)?)?;
    let told = words.get(at)?.span.join(last.span);
    Some(First { document, who, named: mention.span, told, deed })
}

/// The class of a verb, with its object where it has one ("lose ... life" is to die).
fn class(reading: &Reading<'_>, verb: &Word, behind: &[Word]) -> String {
    let slots = &reading.lexicon.slots;
    let concepts = &reading.lexicon.concepts;
    let phrase: Vec<Word> = [verb].into_iter().chain(behind).take(6).cloned().collect();
    let text = reading.analysis.document.text();
    let dies = concepts.at(&phrase, 0, text).any(|concept| concept.name == "deaths");
    if dies || slots.class(&verb.lemma) == DEATH {
        return DEATH.to_owned();
    }
    let object = behind.iter().take(4).find(|word| matches!(word.tag, Tag::Noun | Tag::Name));
    // What is done without an object is too little to hold two persons together.
    object.map_or_else(String::new, |object| {
        format!("{} {}", slots.class(&verb.lemma), slots.class(&object.lemma))
    })
}

/// The person whom "was" names behind the phrase: "the first to die was Ann Kerr".
fn behind<'a>(reading: &'a Reading<'_>, from: usize) -> Option<&'a EntityMention> {
    let words = &reading.sentence.words;
    let copula = (from..words.len().min(from + 8)).find(|at| {
        words.get(*at).is_some_and(|word| {
            word.tag == Tag::Auxiliary && reading.lexicon.posts.has(Told::Copula, word)
        })
    })?;
    let start = words.get(copula)?.span.end;
    reading.persons().map(|(_, mention)| mention).find(|mention| {
        let gap = words
            .iter()
            .filter(|word| word.span.start >= start && word.span.end <= mention.span.start)
            .count();
        mention.span.start >= start && gap <= 2
    })
}

/// The person named last before the phrase.
fn before<'a>(reading: &'a Reading<'_>, at: usize) -> Option<&'a EntityMention> {
    let end = reading.sentence.words.get(at)?.span.start;
    reading.persons().map(|(_, mention)| mention).filter(|mention| mention.span.end <= end).last()
}
