//! The entities of a document: its names, which of them name the same, and where it speaks of
//! each.

use super::aliases;
use super::coreference;
use super::introduced;
use super::kinds::{self, Votes};
use super::names::{self, Name};
use super::readings::Readings;
use super::structure::Structure;
use crate::lexicon::{Cue, Lexicon};
use crate::model::{Analysis, Entity, EntityId, EntityKind, EntityMention, Sentence};
use crate::text::{Map, Span};
use std::collections::BTreeSet;
use std::sync::Arc;

/// One spelling of a name in the document, and what is known of it.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// Lower case, single spaces, without the article.
    pub(super) key: String,
    /// As first written.
    pub(super) written: String,
    /// Votes on its kind.
    pub(super) votes: Votes,
    /// Titles and roles given to it.
    pub(super) roles: BTreeSet<String>,
    /// Whether a title says man, woman.
    pub(super) male: bool,
    pub(super) female: bool,
    /// How often it occurs.
    pub(super) count: usize,
    /// A name in brackets directly behind it.
    pub(super) bracketed: Vec<usize>,
    /// Whether its last word is a common word.
    pub(super) common: bool,
    /// Listed name of the place, where it is one.
    pub(super) place: Option<String>,
}

/// A name in a sentence, and what the sentence tells of it.
#[derive(Debug)]
pub(super) struct Met {
    name: Name,
    /// Votes on the kind of what is named.
    context: Votes,
    /// The role or description given to it.
    described: Option<String>,
}

/// The names in a sentence.
fn met(
    analysis: &Analysis,
    sentence: &Sentence,
    structure: &Structure,
    lexicon: &Lexicon,
) -> Vec<Met> {
    let all = names::names(analysis, sentence, lexicon).into_iter();
    let met = all.map(|name| Met {
        context: kinds::of_context(analysis, sentence, structure, &name.words, lexicon),
        described: described_role(sentence, structure, &name, lexicon),
        name,
    });
    met.collect()
}

/// A place where the document uses a name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Occurrence {
    /// Which candidate.
    pub(super) candidate: usize,
    /// Where.
    pub(super) span: Span,
}

/// All names of a document.
#[derive(Debug, Default)]
pub(super) struct Inventory {
    pub(super) candidates: Vec<Candidate>,
    pub(super) occurrences: Vec<Occurrence>,
    by_key: Map<String, usize>,
}

/// Finds the entities of a document and where it speaks of them.
pub(super) fn read(
    analysis: &Analysis,
    structures: &[Arc<Structure>],
    (numbers, readings): (&[usize], &Readings),
    lexicon: &Lexicon,
) -> (Vec<Entity>, Vec<EntityMention>) {
    let mut inventory = Inventory::default();
    let sentences = analysis.sentences.iter().zip(structures).zip(numbers);
    for ((sentence, structure), number) in sentences {
        let names = || met(analysis, sentence, structure, lexicon);
        inventory.take_in(analysis, sentence, readings.met(*number, names), lexicon);
    }
    inventory.doubt_persons();
    let owner = aliases::owners(&inventory.candidates, &lexicon.names);
    let (entities, ids) = entities(&inventory, &owner);
    let mut mentions: Vec<EntityMention> = inventory
        .occurrences
        .iter()
        .filter_map(|occurrence| {
            let entity = ids.get(occurrence.candidate).copied()?;
            Some(EntityMention { span: occurrence.span, entity, named: true })
        })
        .collect();
    let genders = genders(&inventory, &ids, entities.len());
    let found = coreference::resolve(analysis, structures, &entities, &genders, &mentions, lexicon);
    let introduced = introduced::resolve(analysis, structures, &entities, &mentions);
    mentions.extend(found);
    mentions.extend(introduced);
    mentions.sort_by_key(|mention| (mention.span, mention.entity));
    (entities, mentions)
}

impl Inventory {
    fn take_in(
        &mut self,
        analysis: &Analysis,
        sentence: &Sentence,
        names: &[Met],
        lexicon: &Lexicon,
    ) {
        let text = analysis.document.text();
        let mut before: Option<(usize, usize)> = None;
        for Met { name, context, described } in names {
            let span = super::phrases::span_of(sentence, &name.words);
            let candidate = match name.demonym {
                Some(place) => self.candidate(&place.to_lowercase(), || place.to_owned(), lexicon),
                None => self.candidate(&name.key, || names::written(text, span), lexicon),
            };
            if let Some(known) = self.candidates.get_mut(candidate) {
                known.count += 1;
                if name.demonym.is_none() {
                    known.votes.join(*context);
                }
                known.learn(name, described.as_deref(), lexicon);
            }
            // "Amazon Web Services (AWS)"
            if let Some((end, previous)) = before
                && end + 1 == name.words.start
                && sentence.words.get(end).is_some_and(|word| word.lemma == "(")
                && let Some(previous) = self.candidates.get_mut(previous)
            {
                previous.bracketed.push(candidate);
            }
            before = Some((name.words.end, candidate));
            self.occurrences.push(Occurrence { candidate, span });
        }
    }

    /// Two unknown words are most often a person, but not where the first is a name by itself
    /// ("Acme", "Acme Cloud").
    fn doubt_persons(&mut self) {
        for index in 0..self.candidates.len() {
            let Some(candidate) = self.candidates.get(index) else { break };
            let first = candidate.key.split(' ').next().unwrap_or("");
            let alone = self.by_key.get(first).is_some_and(|other| *other != index);
            if alone
                && candidate.votes.winner() == (EntityKind::Person, 1)
                && let Some(candidate) = self.candidates.get_mut(index)
            {
                candidate.votes.add(EntityKind::Person, -1);
            }
        }
    }

    /// The candidate of a name; where it is new, as it is written here.
    fn candidate(
        &mut self,
        key: &str,
        written: impl FnOnce() -> String,
        lexicon: &Lexicon,
    ) -> usize {
        if let Some(index) = self.by_key.get(key) {
            return *index;
        }
        let (written, place) = (written(), lexicon.names.place(key).map(str::to_owned));
        let words: Vec<&str> = key.split(' ').collect();
        let votes = kinds::of_name(&words, &written, lexicon);
        let common = words.last().is_some_and(|last| !lexicon.words.known(last).is_empty());
        let index = self.candidates.len();
        self.by_key.insert(key.to_owned(), index);
        self.candidates.push(Candidate {
            key: key.to_owned(),
            written,
            votes,
            roles: BTreeSet::new(),
            male: false,
            female: false,
            count: 0,
            bracketed: Vec::new(),
            common,
            place,
        });
        index
    }
}

impl Candidate {
    /// Takes in the title before a name and the role behind it.
    fn learn(&mut self, name: &Name, described: Option<&str>, lexicon: &Lexicon) {
        if let Some(role) = &name.role {
            self.votes.add(EntityKind::Person, 4);
            let cue = lexicon.names.cue(role);
            self.male |= cue.any(Cue::MALE);
            self.female |= cue.any(Cue::FEMALE);
            if lexicon.names.is_role(role) {
                self.roles.insert(role.clone());
            }
        }
        if let Some(role) = described {
            if lexicon.names.is_role(role) {
                self.votes.add(EntityKind::Person, 2);
            }
            self.roles.insert(role.to_owned());
        }
    }
}

/// The role or description that an apposition or "is" gives to a name, lower case: a role of the
/// tables, or the noun ("drugmaker").
fn described_role(
    sentence: &Sentence,
    structure: &Structure,
    name: &Name,
    lexicon: &Lexicon,
) -> Option<String> {
    let before = name.words.start.checked_sub(1);
    // "founder Ada Smith": a role directly before the name.
    if let Some(at) = before
        && let Some(role) = role_ending_at(sentence, at, lexicon)
    {
        return Some(role);
    }
    let phrase = kinds::description_of(structure, &name.words)?;
    let head = structure.phrases.get(phrase)?.head;
    role_ending_at(sentence, head, lexicon).or_else(|| {
        let noun = kinds::described(sentence, structure, &name.words)?;
        lexicon.names.kind_of_noun(noun).map(|_| noun.to_owned())
    })
}

/// The longest role of the tables that ends at a word.
pub(super) fn role_ending_at(sentence: &Sentence, at: usize, lexicon: &Lexicon) -> Option<String> {
    let first = at.saturating_sub(2);
    if !names::may_end_role(sentence.words.get(first..=at)?, &lexicon.names) {
        return None;
    }
    (first..=at)
        .find_map(|start| names::known_role(sentence.words.get(start..=at)?, &lexicon.names))
}

/// Builds the entities from the candidates and the candidate that stands for each group.
fn entities(inventory: &Inventory, owner: &[usize]) -> (Vec<Entity>, Vec<EntityId>) {
    let mut ids: Vec<EntityId> = Vec::with_capacity(owner.len());
    let mut of_owner: Map<usize, usize> = Map::default();
    let mut entities: Vec<Entity> = Vec::new();
    let mut votes: Vec<Votes> = Vec::new();
    for (index, candidate) in inventory.candidates.iter().enumerate() {
        let root = owner.get(index).copied().unwrap_or(index);
        let at = *of_owner.entry(root).or_insert_with(|| {
            entities.push(Entity {
                name: String::new(),
                aliases: Vec::new(),
                kind: EntityKind::Thing,
                roles: Vec::new(),
            });
            votes.push(Votes::default());
            entities.len() - 1
        });
        ids.push(EntityId(u32::try_from(at).unwrap_or(u32::MAX)));
        if let (Some(entity), Some(votes)) = (entities.get_mut(at), votes.get_mut(at)) {
            entity.aliases.push(candidate.written.clone());
            entity.roles.extend(candidate.roles.iter().cloned());
            if let Some(place) = &candidate.place {
                entity.name.clone_from(place);
            } else if fuller(&candidate.written, &entity.name) {
                entity.name.clone_from(&candidate.written);
            }
            votes.join(candidate.votes);
        }
    }
    for (entity, votes) in entities.iter_mut().zip(votes) {
        entity.kind = votes.winner().0;
        if entity.kind == EntityKind::Place && !entity.aliases.contains(&entity.name) {
            entity.aliases.push(entity.name.clone());
        }
        for list in [&mut entity.aliases, &mut entity.roles] {
            list.sort();
            list.dedup();
        }
    }
    (entities, ids)
}

/// Whether a name says more than another: more words, then more letters.
fn fuller(name: &str, than: &str) -> bool {
    let size = |name: &str| (name.split(' ').count(), name.len());
    than.is_empty() || size(name) > size(than)
}

/// Whether titles show an entity to be a man or a woman.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Gender {
    pub(super) male: bool,
    pub(super) female: bool,
}

fn genders(inventory: &Inventory, ids: &[EntityId], count: usize) -> Vec<Gender> {
    let mut genders = vec![Gender::default(); count];
    for (candidate, id) in inventory.candidates.iter().zip(ids) {
        if let Some(gender) = genders.get_mut(id.0 as usize) {
            gender.male |= candidate.male;
            gender.female |= candidate.female;
        }
    }
    genders
}
