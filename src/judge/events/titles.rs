//! Events told by the noun of their doer: "Ann Kerr, the mediator", "the main contractor is Acme",
//! "the contract went to Acme".

use super::read::Scene;
use super::{Argument, Event};
use crate::language::Role;
use crate::lexicon::events::Bears;
use crate::lexicon::posts::Told;
use crate::model::{EntityKind, Tag};

/// The events that a sentence tells by nouns.
pub(super) fn events(scene: &Scene<'_>) -> Vec<Event> {
    let phrases = 0..scene.reading.structure.phrases.len();
    let mut found: Vec<Event> = phrases.filter_map(|phrase| scene.by_title(phrase)).collect();
    let verbs = 0..scene.reading.structure.verbs.len();
    found.extend(verbs.filter_map(|verb| scene.by_getting(verb)));
    found
}

impl Scene<'_> {
    /// The one that a phrase says what it is: by apposition, "is" or "as".
    fn bearer(&self, phrase: usize) -> Option<Argument> {
        let structure = &self.reading.structure;
        let words = &self.reading.sentence.words;
        let bearer = match structure.role(phrase) {
            Role::Apposition(other) => other,
            Role::Object(verb) => {
                let predicate = structure.verbs.get(verb).filter(|one| one.is_copula)?;
                predicate.subject?
            }
            Role::Attached(at) => {
                let attachment = structure.attachments.get(at)?;
                let preposition = structure.preposition(words, attachment)?;
                let predicate = structure.verbs.get(attachment.verb?)?;
                if !self.reading.lexicon.events.is(Bears::As, preposition) {
                    return None;
                }
                if predicate.group.passive {
                    predicate.subject?
                } else {
                    structure.agent(words, attachment.verb?)?
                }
            }
            _ if structure.role(phrase + 1) == Role::Apposition(phrase) => phrase + 1,
            _ => return None,
        };
        let bearer = self.argument(bearer)?;
        let named = bearer.definite
            && bearer.entity().is_some_and(|(_, kind)| {
                matches!(kind, EntityKind::Person | EntityKind::Organization)
            });
        named.then_some(bearer)
    }

    fn by_title(&self, phrase: usize) -> Option<Event> {
        let lexicon = self.reading.lexicon;
        let structure = &self.reading.structure;
        let words = &self.reading.sentence.words;
        let found = self.reading.phrase(phrase)?;
        let head = words.get(found.head)?;
        if head.tag != Tag::Noun || found.is_plural(self.reading.sentence) {
            return None;
        }
        let first = words.get(found.words.start)?;
        let definite = lexicon.posts.is(Told::Definite, &first.lemma)
            || first.tag != Tag::Determiner
            || found.possessor.is_some();
        let deed = lexicon.events.deed_of_doer(&head.lemma, &lexicon.stems).filter(|_| definite)?;
        let other = words.get(found.words.clone())?;
        if other.iter().any(|word| {
            lexicon.posts.is(Told::Other, &word.lemma)
                || lexicon.posts.is(Told::Former, &word.lemma)
        }) {
            return None;
        }
        let bearer = self.bearer(phrase)?;
        let mut stems = self.stems_in(found.words.clone());
        let mut what = Vec::new();
        for attachment in structure.attached_to_phrase(phrase) {
            let Some(object) = self.reading.phrase(attachment.object) else { continue };
            stems.extend(self.stems_in(object.words.clone()));
            what.extend(self.arguments(attachment.object));
        }
        stems.extend(bearer.stems.iter().copied());
        stems.sort_unstable();
        stems.dedup();
        let event = self.event(deed, head.span, None)?;
        Some(Event { who: vec![bearer], what, stems, ..event })
    }

    /// "The contract went to Acme", "Acme won the contract": who contracts.
    fn by_getting(&self, verb: usize) -> Option<Event> {
        let lexicon = self.reading.lexicon;
        let structure = &self.reading.structure;
        let words = &self.reading.sentence.words;
        let predicate = structure.verbs.get(verb)?;
        let main = words.get(predicate.group.main)?;
        let goal = || {
            structure.attached_to_verb(verb).find_map(|attachment| {
                let preposition = structure.preposition(words, attachment)?;
                lexicon.posts.is(Told::Goal, preposition).then_some(attachment.object)
            })
        };
        let (thing, who) = if lexicon.events.is(Bears::Goes, &main.lemma) {
            (predicate.subject?, goal()?)
        } else if lexicon.events.is(Bears::Gets, &main.lemma) {
            (structure.patient(verb)?, structure.agent(words, verb)?)
        } else if lexicon.events.is(Bears::Gives, &main.lemma) {
            let to = goal().or_else(|| predicate.objects.first().copied())?;
            let given = if predicate.group.passive {
                predicate.subject?
            } else {
                *predicate.objects.last()?
            };
            (given, to)
        } else {
            return None;
        };
        let found = self.reading.phrase(thing)?;
        let head = words.get(found.head).filter(|head| head.tag == Tag::Noun)?;
        let who = self.argument(who).filter(|one| one.definite && one.entity().is_some())?;
        let deed = lexicon.events.deed(&head.lemma, &lexicon.stems);
        let event = self.event(deed, head.span, Some(verb))?;
        Some(Event { who: vec![who], titled: true, ..event })
    }
}
