//! Who a noun phrase speaks of, so that phrases of different documents can be held together.

use crate::language::{ClauseKind, Identities, NounPhrase, Role, Structure};
use crate::lexicon::Lexicon;
use crate::model::{Analysis, EntityId, EntityKind, EntityMention, Sentence, Tag};
use crate::text::Span;
use std::collections::BTreeSet;

/// Somebody or something, as far as it can be told across documents.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Actor {
    /// An entity of the run.
    Entity(u32),
    /// A definite description, the same in every document of one story ("provincial government").
    Described(String),
}

impl Actor {
    /// The key of the run of an entity.
    pub fn entity(&self) -> Option<u32> {
        match self {
            Self::Entity(key) => Some(*key),
            Self::Described(_) => None,
        }
    }
}

/// All that a phrase may be called by; empty where it is not clear.
pub type Actors = BTreeSet<Actor>;

/// A document's sentence with its structure, ready to be asked.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The document.
    pub analysis: &'a Analysis,
    /// The sentence and its place among the document's sentences.
    pub sentence: &'a Sentence,
    /// That place.
    pub index: usize,
    /// Its structure.
    pub structure: &'a Structure,
    /// The run's entities.
    pub identities: &'a Identities,
    /// The tables.
    pub lexicon: &'a Lexicon,
}

impl<'a> Reading<'a> {
    /// The mentions of entities that begin in the sentence, in order.
    pub fn mentions(&self) -> impl Iterator<Item = &'a EntityMention> + use<'a> {
        self.analysis.entity_mentions_in(self.sentence.span).iter()
    }

    /// The key of the run of an entity of the document.
    pub fn key(&self, entity: EntityId) -> Option<u32> {
        self.identities.key(self.analysis.document.id.0 as usize, entity)
    }

    /// The mentions of persons in the sentence, with their keys.
    pub fn persons(&self) -> impl Iterator<Item = (u32, &'a EntityMention)> {
        self.mentions().filter_map(|mention| {
            let key = self.key(mention.entity)?;
            (self.identities.kind(key) == Some(EntityKind::Person)).then_some((key, mention))
        })
    }

    /// The phrase of an index.
    pub fn phrase(&self, index: usize) -> Option<&NounPhrase> {
        self.structure.phrases.get(index)
    }

    /// Who does what a verb says. "Acme struck A DEAL to buy Bolt": the deal buys nothing.
    pub fn agent(&self, verb: usize) -> Option<usize> {
        let (structure, words) = (self.structure, &self.sentence.words);
        let agent = structure.agent(words, verb)?;
        let Role::Object(taking) = structure.role(agent) else { return Some(agent) };
        let head = self.phrase(agent).and_then(|phrase| words.get(phrase.head));
        let undertaking = head
            .is_some_and(|head| self.lexicon.modality.undertakings.contains(head.lemma.as_str()));
        let infinitive =
            structure.verbs.get(verb).is_some_and(|verb| verb.kind == ClauseKind::Infinitive);
        if undertaking && infinitive { structure.agent(words, taking) } else { Some(agent) }
    }

    /// Who a phrase speaks of.
    pub fn actors(&self, index: usize) -> Actors {
        let Some(phrase) = self.phrase(index) else { return Actors::new() };
        let head = self.sentence.words.get(phrase.head).map(|word| word.span).unwrap_or_default();
        let mut actors = self.at(head);
        let words = self.sentence.words.get(phrase.words.clone()).unwrap_or(&[]);
        let definite = words.first().is_some_and(|word| {
            word.tag == Tag::Determiner && matches!(word.lemma.as_str(), "the" | "this" | "that")
        });
        if definite && phrase.possessor.is_none() {
            actors.extend(self.described(phrase));
        }
        actors
    }

    /// Who the possessor of a phrase is ("Acme" in "Acme's debt", "its").
    pub fn possessor(&self, index: usize) -> Actors {
        self.possessor_word(index).map_or_else(Actors::new, |word| self.at(word))
    }

    /// The same as the keys of the entities.
    pub fn owners(&self, index: usize) -> impl Iterator<Item = u32> {
        self.possessor_word(index).into_iter().flat_map(|word| self.entities_at(word))
    }

    /// The last word of the possessor of a phrase, or the determiner that stands for it.
    fn possessor_word(&self, index: usize) -> Option<Span> {
        let phrase = self.phrase(index)?;
        let last = phrase.possessor.as_ref().and_then(|range| range.end.checked_sub(1));
        let word = self.sentence.words.get(last.unwrap_or(phrase.words.start))?;
        (last.is_some() || word.tag == Tag::Determiner).then_some(word.span)
    }

    /// The keys of the entities whose names end with a word.
    fn entities_at(&self, word: Span) -> impl Iterator<Item = u32> + use<'a> {
        let mentions = &self.analysis.entity_mentions;
        let end = mentions.partition_point(|mention| mention.span.start <= word.start);
        let near = mentions.get(end.saturating_sub(4)..end).unwrap_or(&[]);
        let (names, document) = (self.identities, self.analysis.document.id.0 as usize);
        let here = near.iter().filter(move |mention| mention.span.end == word.end);
        here.filter_map(move |mention| names.key(document, mention.entity))
    }

    /// The entities spoken of at a word.
    fn at(&self, word: Span) -> Actors {
        let mut actors = Actors::new();
        for key in self.entities_at(word) {
            actors.insert(Actor::Entity(key));
            actors.extend(self.house(key));
        }
        actors
    }

    /// The first word of an organisation's or product's name, which stands for the house that it
    /// belongs to.
    fn house(&self, key: u32) -> Option<Actor> {
        let name = self.identities.name(key);
        let kind = self.identities.kind(key)?;
        let first = name.split(' ').next()?.to_lowercase();
        let common = !self.lexicon.words.known(&first).is_empty();
        let body = matches!(kind, EntityKind::Organization | EntityKind::Thing);
        (body && !common).then_some(Actor::Described(first))
    }

    /// The modifiers and head of a definite phrase, singular and lower case.
    fn described(&self, phrase: &NounPhrase) -> Option<Actor> {
        let head = self.sentence.words.get(phrase.head)?;
        let inside: Vec<&str> =
            phrase.modifiers(self.sentence).chain([head]).map(|word| word.lemma.as_str()).collect();
        let common = matches!(head.tag, Tag::Noun | Tag::Name) && head.mention.is_none();
        (common && inside.len() <= 3).then(|| Actor::Described(inside.join(" ")))
    }

    /// Who a phrase and its appositions speak of.
    pub fn all_actors(&self, index: usize) -> Actors {
        let mut actors = self.actors(index);
        let next = index + 1;
        if self.structure.role(next) == Role::Apposition(index) {
            actors.extend(self.actors(next));
            // "The builder, a joint venture": what it is called elsewhere.
            actors.extend(self.phrase(next).and_then(|phrase| self.described(phrase)));
        }
        if let Role::Apposition(other) = self.structure.role(index) {
            actors.extend(self.actors(other));
        }
        actors
    }
}
