//! Who and what is concerned: noun phrases to arguments.

use super::read::Scene;
use super::{Argument, Filler};
use crate::judge::topic::Stem;
use crate::language::{NounPhrase, Role};
use crate::lexicon::events::Bears;
use crate::lexicon::posts::Told;
use crate::model::{EntityKind, EntityMention, Tag};
use crate::text::Span;

impl Scene<'_> {
    /// The arguments of a phrase and of those joined to it by "and".
    pub(super) fn arguments(&self, phrase: usize) -> Vec<Argument> {
        let structure = &self.reading.structure;
        let joined = (phrase + 1..structure.phrases.len())
            .take(JOINED_MAX)
            .filter(|other| structure.role(*other) == Role::Conjunct(phrase));
        [phrase].into_iter().chain(joined).filter_map(|one| self.argument(one)).collect()
    }

    /// The same for what a verb acts on: of a part, the whole ("8% of Acme", "a stake in Acme").
    /// So is a noun that makes one verb with the verb before it ("filed suit against Acme").
    pub(super) fn objects(&self, phrase: usize, verb: &str) -> Vec<Argument> {
        let structure = &self.reading.structure;
        let words = &self.reading.sentence.words;
        let part = |phrase: usize| {
            let head = words.get(self.reading.phrase(phrase)?.head)?;
            let lexicon = self.reading.lexicon;
            let part = head.tag == Tag::Number
                || lexicon.deeds.is_part(&head.lemma)
                || lexicon.unique.is_light(&head.lemma)
                || lexicon.events.deed_with(verb, &head.lemma).is_some();
            part.then_some(())
        };
        let whole = part(phrase).and_then(|()| {
            structure
                .attachments
                .iter()
                .find(|one| one.phrase == Some(phrase))
                .map(|one| one.object)
        });
        self.arguments(whole.unwrap_or(phrase))
    }

    /// What one phrase is: an entity by its name, or by that of its apposition; else its noun.
    pub(super) fn argument(&self, phrase: usize) -> Option<Argument> {
        let found = self.reading.phrase(phrase)?;
        let sentence = self.reading.sentence;
        let head = sentence.words.get(found.head)?;
        if found.time {
            return None;
        }
        if let Some(argument) = self.entity(phrase) {
            return Some(argument);
        }
        if let Some(known) = self.leader(phrase).or_else(|| self.antecedent(phrase)) {
            return Some(known);
        }
        if !matches!(head.tag, Tag::Noun | Tag::Name)
            || head.mention.is_some() && head.tag != Tag::Noun
        {
            return None;
        }
        let lexicon = self.reading.lexicon;
        let first = sentence.words.get(found.words.start)?;
        let definite = first.tag == Tag::Determiner && lexicon.posts.has(Told::Definite, first)
            || found.possessor.is_some();
        Some(Argument {
            filler: Filler::Noun(lexicon.slots.class(&head.lemma).to_owned()),
            span: found.span(sentence),
            stems: self.stems_in(found.words.clone()),
            definite,
            of: self.possessor(phrase),
            aim: self.aim(phrase),
        })
    }

    /// The stems of what a noun is for.
    fn aim(&self, phrase: usize) -> Vec<Stem> {
        let structure = &self.reading.structure;
        let slots = &self.reading.lexicon.slots;
        let mut behind = structure.attached_to_phrase(phrase).filter(|attachment| {
            let preposition = self.preposition(attachment);
            preposition.is_some_and(|word| slots.is_reason(&word.lemma))
        });
        let object = behind.next().and_then(|attachment| self.reading.phrase(attachment.object));
        object.map_or_else(Vec::new, |object| self.stems_in(object.words.clone()))
    }

    /// The name of the entity that a phrase or its apposition speaks of, where it is clear; else
    /// what stands for it.
    pub(super) fn name(&self, phrase: usize) -> Option<&EntityMention> {
        let structure = &self.reading.structure;
        let other = match structure.role(phrase) {
            Role::Apposition(other) => Some(other),
            _ => (structure.role(phrase + 1) == Role::Apposition(phrase)).then_some(phrase + 1),
        };
        let at = |phrase: usize| {
            let found = self.reading.phrase(phrase)?;
            let head = self.reading.sentence.words.get(found.head)?.span;
            self.mentions.iter().find(|mention| mention.span.end == head.end)
        };
        let own = at(phrase);
        let named = own.filter(|mention| mention.named);
        named.or_else(|| other.and_then(at).filter(|mention| mention.named)).or(own)
    }

    /// The same as an argument.
    fn entity(&self, phrase: usize) -> Option<Argument> {
        let mention = self.name(phrase)?;
        let key = self.reading.key(mention.entity)?;
        Some(Argument { definite: mention.named, ..self.named_by(key, mention.span)? })
    }

    /// An entity of the run as an argument, as such a span names it.
    pub(super) fn named_by(&self, key: u32, span: Span) -> Option<Argument> {
        let filler = Filler::Entity(key, self.reading.identities.kind(key)?);
        Some(Argument {
            filler,
            span,
            stems: self.stems_over(span),
            definite: true,
            of: None,
            aim: Vec::new(),
        })
    }

    /// Whether the sentence begins with a noun for a person that the sentence before may name.
    pub(super) fn leans_back(&self) -> bool {
        self.person_known(0).is_some()
    }

    /// The phrase at the head of the sentence, where it is one: "the former secretary".
    fn person_known(&self, phrase: usize) -> Option<&NounPhrase> {
        let lexicon = self.reading.lexicon;
        let found = self.reading.phrase(phrase).filter(|found| found.words.start == 0)?;
        let words = &self.reading.sentence.words;
        let (first, head) = (words.first()?, words.get(found.head)?);
        let told = first.tag == Tag::Determiner
            && lexicon.posts.has(Told::Definite, first)
            && head.tag == Tag::Noun
            && lexicon.names.kind_of_noun(&head.lemma) == Some(EntityKind::Person);
        told.then_some(found)
    }

    /// "The former secretary" at the head of a sentence: the only person of the sentence before.
    fn antecedent(&self, phrase: usize) -> Option<Argument> {
        let (analysis, index) = (self.reading.analysis, self.reading.index);
        let found = self.person_known(phrase)?;
        let before = analysis.sentences.get(index.checked_sub(1)?)?;
        let inside = analysis.entity_mentions_in(before.span).iter();
        let mut persons = inside.filter_map(|mention| {
            let key = self.reading.key(mention.entity)?;
            (self.reading.identities.kind(key) == Some(EntityKind::Person)).then_some(key)
        });
        let key = persons.next()?;
        let only = persons.all(|other| other == key);
        let one = only && !found.is_plural(self.reading.sentence);
        one.then(|| self.named_by(key, found.span(self.reading.sentence)))?
    }

    /// Whose a phrase is, where one entity is meant.
    pub(super) fn possessor(&self, phrase: usize) -> Option<u32> {
        let mut keys = self.reading.owners(phrase);
        let key = keys.next()?;
        keys.all(|other| other == key).then_some(key)
    }

    /// "A team under X" is X.
    fn leader(&self, phrase: usize) -> Option<Argument> {
        let events = &self.reading.lexicon.events;
        let words = &self.reading.sentence.words;
        let head = words.get(self.reading.phrase(phrase)?.head)?;
        if !events.has(Bears::Group, head) {
            return None;
        }
        let mut behind = self.reading.structure.attached_to_phrase(phrase).filter(|attachment| {
            let preposition = self.preposition(attachment);
            preposition.is_some_and(|word| events.has(Bears::Under, word))
        });
        behind.next().and_then(|attachment| self.entity(attachment.object))
    }
}

/// Phrases after one that are asked whether they are joined to it.
const JOINED_MAX: usize = 6;
