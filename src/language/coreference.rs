//! Descriptions and pronouns that speak of a named entity: "the company", "the governor", "it",
//! "she". Resolved only where one antecedent is clear; everything else stays unresolved.

use super::entities::{Gender, role_ending_at};
use super::phrases::NounPhrase;
use super::structure::{Role, Structure, word_at};
use crate::lexicon::{Cue, Lexicon};
use crate::model::{
    Analysis, Entity, EntityId, EntityKind, EntityMention, Form, Sentence, Tag, Word,
};
use crate::text::{Map, Span};
use std::sync::Arc;

/// Nouns by which any company can be called.
const COMPANIES: &[&str] = &["company", "firm", "group", "business", "corporation", "employer"];

/// How many entities are remembered: where more are named in three sentences nothing is clear.
const RECENT_MAX: usize = 48;

/// How many sentences back an antecedent may stand.
const REACH: usize = 3;

/// Finds the descriptions and pronouns that speak of entities.
pub(super) fn resolve(
    analysis: &Analysis,
    structures: &[Arc<Structure>],
    entities: &[Entity],
    genders: &[Gender],
    named: &[EntityMention],
    lexicon: &Lexicon,
) -> Vec<EntityMention> {
    let mut resolver = Resolver {
        entities,
        genders,
        lexicon,
        roles: roles(entities, lexicon),
        recent: Vec::new(),
        found: Vec::new(),
        sentence: 0,
        of_phrases: Vec::new(),
        doer: None,
    };
    let mut next = 0;
    for (index, (sentence, structure)) in analysis.sentences.iter().zip(structures).enumerate() {
        resolver.sentence = index;
        resolver.recent.retain(|seen| seen.sentence + REACH > index);
        resolver.of_phrases.clear();
        resolver.of_phrases.resize(structure.phrases.len(), None);
        for (phrase, found) in structure.phrases.iter().enumerate() {
            let span = found.span(sentence);
            let role = structure.role(phrase);
            let subject = matches!(role, Role::Subject(_));
            let mut any = false;
            while let Some(mention) = named.get(next).filter(|m| m.span.start < span.end) {
                if mention.span.end == span.end {
                    any = true;
                    resolver.is(phrase, mention.entity);
                }
                resolver.saw(mention.entity, subject && mention.span.end == span.end);
                next += 1;
            }
            if !any {
                let pleonastic = match role {
                    Role::Subject(verb) => {
                        structure.verbs.get(verb).is_some_and(|verb| verb.is_copula)
                    }
                    _ => true,
                };
                // "Acme cut the company's debt" may be its own.
                let whole = found.possessor.is_none();
                resolver.doer = resolver.acting_on(sentence, structure, phrase).filter(|_| whole);
                if let Some(entity) = resolver.phrase(sentence, found, subject, pleonastic) {
                    resolver.is(phrase, entity);
                }
                resolver.doer = None;
            }
            resolver.possessive(sentence, found);
        }
    }
    resolver.found
}

/// An entity spoken of lately.
#[derive(Debug, Clone, Copy)]
struct Seen {
    entity: EntityId,
    sentence: usize,
    subject: bool,
}

struct Resolver<'a> {
    entities: &'a [Entity],
    genders: &'a [Gender],
    lexicon: &'a Lexicon,
    /// The one entity of each role or description; none where there are several.
    roles: Map<String, Option<EntityId>>,
    recent: Vec<Seen>,
    found: Vec<EntityMention>,
    sentence: usize,
    /// Who the phrases of the sentence are, as far as it was read.
    of_phrases: Vec<Option<EntityId>>,
    /// Who does what is done to the phrase in question: somebody else.
    doer: Option<EntityId>,
}

impl Resolver<'_> {
    fn saw(&mut self, entity: EntityId, subject: bool) {
        self.recent.retain(|seen| seen.entity != entity || seen.sentence != self.sentence);
        if self.recent.len() >= RECENT_MAX {
            self.recent.remove(0);
        }
        self.recent.push(Seen { entity, sentence: self.sentence, subject });
    }

    /// Notes who a phrase is.
    fn is(&mut self, phrase: usize, entity: EntityId) {
        if let Some(known) = self.of_phrases.get_mut(phrase) {
            *known = Some(entity);
        }
    }

    /// The subject of the verb that acts on a phrase: "Acme has agreed to pay THE COMPANY" speaks of
    /// another one.
    fn acting_on(
        &self,
        sentence: &Sentence,
        structure: &Structure,
        phrase: usize,
    ) -> Option<EntityId> {
        let verb = match structure.role(phrase) {
            Role::Object(verb) => verb,
            Role::Attached(index) => {
                let attachment = structure.attachments.get(index)?;
                let preposition = structure.preposition(&sentence.words, attachment)?;
                attachment.verb.filter(|_| matches!(preposition, "to" | "from" | "against"))?
            }
            _ => return None,
        };
        let verb = structure.verbs.get(verb).filter(|verb| !verb.is_copula)?;
        *self.of_phrases.get(verb.subject?)?
    }

    fn record(&mut self, entity: EntityId, span: Span, subject: bool) {
        self.found.push(EntityMention { span, entity, named: false });
        self.saw(entity, subject);
    }

    fn kind(&self, entity: EntityId) -> Option<EntityKind> {
        self.entities.get(entity.0 as usize).map(|entity| entity.kind)
    }

    /// A phrase that is no name. `idle`: it is not the subject of a full verb, where "it" may
    /// speak of nothing, or of what is not named.
    fn phrase(
        &mut self,
        sentence: &Sentence,
        phrase: &NounPhrase,
        subject: bool,
        idle: bool,
    ) -> Option<EntityId> {
        let words = phrase.possessor.clone().unwrap_or(phrase.words.clone());
        let words = sentence.words.get(words).unwrap_or(&[]);
        let [first, .., last] = words else {
            return self.single(sentence, words, subject, idle);
        };
        let definite = first.tag == Tag::Determiner && first.lemma == "the";
        let entity = self.description(sentence, words, subject).filter(|_| definite)?;
        self.record(entity, first.span.join(last.span), subject);
        // "The company's debt" is no company.
        phrase.possessor.is_none().then_some(entity)
    }

    /// A phrase of one word: a pronoun.
    fn single(
        &mut self,
        sentence: &Sentence,
        words: &[Word],
        subject: bool,
        idle: bool,
    ) -> Option<EntityId> {
        let first = words.first().filter(|first| first.tag == Tag::Pronoun)?;
        if first.lemma == "it" && (idle || is_quoted(sentence, first)) {
            return None;
        }
        let entity = self.pronoun(&first.lemma, subject, true)?;
        self.record(entity, first.span, subject);
        Some(entity)
    }

    /// "its", "his", "her", "their" at the head of a phrase.
    fn possessive(&mut self, sentence: &Sentence, phrase: &NounPhrase) {
        let Some(first) = sentence.words.get(phrase.words.start) else { return };
        if first.tag == Tag::Determiner
            && !(first.lemma == "its" && is_quoted(sentence, first))
            && let Some(entity) = self.pronoun(&first.lemma, false, false)
        {
            self.found.push(EntityMention { span: first.span, entity, named: false });
        }
    }

    fn pronoun(&self, lemma: &str, subject: bool, object: bool) -> Option<EntityId> {
        match lemma {
            "he" | "his" => self.person(false, true, false),
            "she" | "hers" => self.person(true, false, false),
            "him" => self.person(false, true, true),
            "her" => self.person(true, false, object),
            "it" | "its" => self.latest(subject, |this, entity| match this.kind(entity) {
                Some(EntityKind::Organization) => true,
                // "Hallstein said that IT will buy Bolt": what speaks is no mere thing.
                Some(EntityKind::Thing) => lemma == "it" && subject && this.acts_here(entity),
                _ => false,
            }),
            _ => None,
        }
    }

    /// Whether it is a subject of the sentence.
    fn acts_here(&self, entity: EntityId) -> bool {
        let seen =
            |seen: &Seen| seen.entity == entity && seen.sentence == self.sentence && seen.subject;
        self.recent.iter().any(seen)
    }

    /// The person lately spoken of who is not of the other sex, if there is only one, or only one
    /// subject.
    fn person(&self, female: bool, male: bool, object: bool) -> Option<EntityId> {
        self.latest(true, |this, entity| {
            // "Smith thanked him": somebody else. Where it is known who does it, others may be meant:
            // "Northwode may go home, as the judge granted HIM bail".
            if object && this.doer.is_none() && this.acts_here(entity) {
                return false;
            }
            let gender = this.genders.get(entity.0 as usize).copied().unwrap_or_default();
            this.kind(entity) == Some(EntityKind::Person)
                && !(female && gender.male && !gender.female)
                && !(male && gender.female && !gender.male)
        })
    }

    /// The entity that fits in the nearest sentence with one: the only one there, or its only
    /// subject.
    fn latest(&self, subject: bool, fits: impl Fn(&Self, EntityId) -> bool) -> Option<EntityId> {
        let others = self.recent.iter().copied().filter(|seen| self.doer != Some(seen.entity));
        let fitting: Vec<Seen> = others.filter(|seen| fits(self, seen.entity)).collect();
        let nearest = fitting.iter().map(|seen| seen.sentence).max()?;
        if nearest + 2 <= self.sentence {
            return None;
        }
        let here: Vec<&Seen> = fitting.iter().filter(|seen| seen.sentence == nearest).collect();
        if let [only] = here.as_slice() {
            return Some(only.entity);
        }
        let mut subjects = here.iter().filter(|seen| seen.subject);
        let first = subjects.next()?;
        (subjects.next().is_none() && (subject || nearest == self.sentence)).then_some(first.entity)
    }

    /// "the company", "the Oslo-based group", "the governor".
    fn description(&self, sentence: &Sentence, words: &[Word], subject: bool) -> Option<EntityId> {
        let head = words.last()?;
        if head.tag != Tag::Noun || head.form == Form::Plural {
            return None;
        }
        let kind = self.lexicon.names.kind_of_noun(&head.lemma)?;
        let inner = words.get(1..words.len().saturating_sub(1)).unwrap_or(&[]);
        // "the other company", "the third company": another one.
        if inner.iter().any(|word| matches!(word.tag, Tag::Number | Tag::Adjective)) {
            return None;
        }
        let role =
            word_at(sentence, head.span).and_then(|at| role_ending_at(sentence, at, self.lexicon));
        if !COMPANIES.contains(&head.lemma.as_str())
            && let Some(entity) = self.by_role(role.as_deref().unwrap_or(&head.lemma))
        {
            return Some(entity);
        }
        let generic = self.lexicon.names.cue(&head.lemma).any(Cue::ORGANIZATION_NOUN);
        let plain = inner.is_empty() || inner.iter().any(|word| word.lemma == "base");
        match kind {
            EntityKind::Organization if generic && plain => self.latest(subject, |this, entity| {
                this.kind(entity) == Some(EntityKind::Organization)
                    && this.may_be(entity, &head.lemma)
            }),
            _ => None,
        }
    }

    /// The only entity that the document gives the role or description to.
    fn by_role(&self, role: &str) -> Option<EntityId> {
        self.roles.get(role).copied().flatten().filter(|entity| self.doer != Some(*entity))
    }

    /// Whether an organisation can be called by a noun: any company is "the company", but "the
    /// court" needs a name or description that says so.
    fn may_be(&self, entity: EntityId, noun: &str) -> bool {
        let Some(entity) = self.entities.get(entity.0 as usize) else { return false };
        let public = entity.name.to_lowercase().split(' ').any(|word| {
            matches!(self.lexicon.names.kind_of_noun(word), Some(EntityKind::Organization))
                && !COMPANIES.contains(&word)
                && !self.lexicon.names.cue(word).any(Cue::SUFFIX)
                || self.lexicon.names.cue(word).any(Cue::MEDIA)
        });
        COMPANIES.contains(&noun) && !public
    }
}

/// The roles that the document gives, and the words of organisations' names ("the ministry").
fn roles(entities: &[Entity], lexicon: &Lexicon) -> Map<String, Option<EntityId>> {
    let mut roles: Map<String, Option<EntityId>> = Map::default();
    for (index, entity) in entities.iter().enumerate() {
        let id = EntityId(u32::try_from(index).unwrap_or(u32::MAX));
        let mut own: Vec<String> = entity.roles.clone();
        if entity.kind == EntityKind::Organization {
            let name = entity.name.to_lowercase();
            let words = name.split(' ').filter(|word| !lexicon.names.cue(word).any(Cue::SUFFIX));
            own.extend(words.map(str::to_owned));
        }
        own.sort();
        own.dedup();
        for role in own {
            roles.entry(role).and_modify(|known| *known = None).or_insert(Some(id));
        }
    }
    roles
}

/// Whether a word stands in direct speech.
fn is_quoted(sentence: &Sentence, word: &Word) -> bool {
    sentence.quoted.iter().any(|quoted| quoted.contains(word.span))
}
