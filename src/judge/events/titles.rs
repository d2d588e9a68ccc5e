//! Events told by the noun of their doer: "Ann Kerr, the mediator", "the main contractor is Acme",
//! "the contract went to Acme".

use super::read::Scene;
use super::{Argument, Event};
use crate::language::Role;
use crate::lexicon::events::Bears;
use crate::lexicon::posts::Told;
use crate::model::{EntityKind, Tag};
use crate::text::Span;
use std::ops::Range;

/// The events that a sentence tells by nouns.
pub(super) fn events(scene: &Scene<'_>) -> Vec<Event> {
    let phrases = 0..scene.reading.structure.phrases.len();
    let mut found: Vec<Event> = phrases.filter_map(|phrase| scene.by_title(phrase)).collect();
    let verbs = 0..scene.reading.structure.verbs.len();
    found.extend(verbs.filter_map(|verb| scene.by_getting(verb)));
    let phrases = 0..scene.reading.structure.phrases.len();
    found.extend(phrases.clone().filter_map(|phrase| scene.by_relation(phrase)));
    found.extend(phrases.filter_map(|phrase| scene.by_noun(phrase)));
    found
}

impl Scene<'_> {
    /// The one that a phrase says what it is: by apposition, "is" or "as".
    fn bearer(&self, phrase: usize) -> Option<Argument> {
        let bearer = self.argument(self.borne_by(phrase)?)?;
        let named = bearer.definite
            && bearer.entity().is_some_and(|(_, kind)| {
                matches!(kind, EntityKind::Person | EntityKind::Organization)
            });
        named.then_some(bearer)
    }

    /// The phrase of the bearer.
    fn borne_by(&self, phrase: usize) -> Option<usize> {
        let structure = &self.reading.structure;
        let words = &self.reading.sentence.words;
        match structure.role(phrase) {
            Role::Apposition(other) => Some(other),
            Role::Object(verb) => structure.verbs.get(verb).filter(|one| one.is_copula)?.subject,
            Role::Attached(at) => {
                let attachment = structure.attachments.get(at)?;
                let preposition = self.preposition(attachment)?;
                let predicate = structure.verbs.get(attachment.verb?)?;
                if !self.reading.lexicon.events.has(Bears::As, preposition) {
                    return None;
                }
                if predicate.group.passive {
                    predicate.subject
                } else {
                    structure.agent(words, attachment.verb?)
                }
            }
            _ if structure.role(phrase + 1) == Role::Apposition(phrase) => Some(phrase + 1),
            // "The designer of the Lark, Ann Kerr": the name stands behind what the noun is of.
            _ => {
                let of = structure.attached_to_phrase(phrase).next()?.object;
                (structure.role(of + 1) == Role::Apposition(of)).then_some(of + 1)
            }
        }
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
        // Most phrases say of nobody what he is.
        self.borne_by(phrase)?;
        let first = words.get(found.words.start)?;
        let definite = lexicon.posts.has(Told::Definite, first)
            || first.tag != Tag::Determiner
            || found.possessor.is_some();
        let deed = lexicon.events.deed_of_doer(&head.lemma, &lexicon.stems).filter(|_| definite)?;
        let other = words.get(found.words.clone())?;
        if other.iter().any(|word| {
            lexicon.posts.has(Told::Other, word) || lexicon.posts.has(Told::Former, word)
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
        // "Ann Kerr, designer" is one of many; "designer of the Lark", "as designer" may be one.
        let told = first.tag == Tag::Determiner
            || found.possessor.is_some()
            || matches!(structure.role(phrase), Role::Attached(_));
        if !told && what.is_empty() {
            return None;
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
                let preposition = self.preposition(attachment)?;
                lexicon.posts.has(Told::Goal, preposition).then_some(attachment.object)
            })
        };
        let (thing, who) = if lexicon.events.has(Bears::Goes, main) {
            (predicate.subject?, goal()?)
        } else if lexicon.events.has(Bears::Gets, main) {
            (structure.patient(verb)?, structure.agent(words, verb)?)
        } else if lexicon.events.has(Bears::Gives, main) {
            match (predicate.group.passive, predicate.objects.first()) {
                // "Kerr was awarded the prize", "the prize was awarded to Kerr".
                (true, Some(given)) => (*given, predicate.subject?),
                (true, None) => (predicate.subject?, goal()?),
                (false, first) => (*predicate.objects.last()?, goal().or(first.copied())?),
            }
        } else {
            return None;
        };
        let found = self.reading.phrase(thing)?;
        let head = words.get(found.head).filter(|head| head.tag == Tag::Noun)?;
        let who = self.arguments(who);
        if !who.iter().all(|one| one.definite && one.entity().is_some()) {
            return None;
        }
        let first = words.get(found.words.start)?;
        if found.possessor.is_none() && !lexicon.posts.has(Told::Definite, first) {
            return None;
        }
        // "The prize FOR FICTION" is not the prize for poetry.
        let attached = structure.attached_to_phrase(thing).map(|attachment| attachment.object);
        let what = attached.flat_map(|object| self.arguments(object)).collect();
        let deed = lexicon.events.deed(&head.lemma, &lexicon.stems);
        let event = self.event(deed, head.span, Some(verb))?;
        Some(Event { who, what, titled: true, got: true, ..event })
    }

    /// "His wife, Ann Kerr", "the Lark's designer Ann Kerr", "Lark designer Ann Kerr".
    fn by_relation(&self, phrase: usize) -> Option<Event> {
        let lexicon = self.reading.lexicon;
        let words = &self.reading.sentence.words;
        let found = self.reading.phrase(phrase)?;
        // Most phrases are one word.
        let name = (found.head > found.words.start).then(|| self.name(phrase)).flatten();
        let name = name.filter(|name| {
            let inside = words.get(found.words.start).map(|word| word.span.start);
            let end = words.get(found.head).map(|word| word.span.end);
            let known = self.reading.key(name.entity).is_some();
            known && name.named && Some(name.span.start) > inside && Some(name.span.end) == end
        });
        // The noun stands in the phrase of the name, or in one that the name describes.
        let Some(name) = name.filter(|_| !found.time) else { return self.by_spouse(phrase) };
        let first = words.partition_point(|word| word.span.end <= name.span.start);
        let at = first.checked_sub(1).filter(|at| *at >= found.words.start)?;
        let noun = words.get(at).filter(|word| word.tag == Tag::Noun)?;
        let relation = lexicon.events.has(Bears::Relation, noun);
        let deed = || lexicon.events.deed_of_doer(&noun.lemma, &lexicon.stems);
        let deed = if relation { Some(noun.lemma.as_str().to_owned()) } else { deed() }?;
        let bearer = self.argument(phrase)?;
        let whose = self.whose(phrase, found.words.start..at)?;
        self.titled(deed, noun.span, bearer, whose)
    }

    /// "His wife, Ann Kerr": the name is the apposition of the noun, or the noun that of the name.
    fn by_spouse(&self, phrase: usize) -> Option<Event> {
        let words = &self.reading.sentence.words;
        let found = self.reading.phrase(phrase)?;
        let noun = words.get(found.head).filter(|word| word.tag == Tag::Noun)?;
        if !self.reading.lexicon.events.has(Bears::Relation, noun) {
            return None;
        }
        self.argument(phrase)?;
        let bearer = self.bearer(phrase)?;
        let whose = self.whose(phrase, found.words.start..found.head)?;
        self.titled(noun.lemma.as_str().to_owned(), noun.span, bearer, whose)
    }

    /// Whose a noun is: the possessor of its phrase, the name before it, or what "of" leads to.
    fn whose(&self, phrase: usize, before: Range<usize>) -> Option<Argument> {
        let words = self.reading.sentence.words.get(before)?;
        let (first, last) = (words.first()?, words.last()?);
        let span = first.span.join(last.span);
        let named = self.mentions.iter().find(|mention| span.contains(mention.span));
        let key = match (self.possessor(phrase), named) {
            (Some(key), _) => key,
            (None, Some(mention)) => self.reading.key(mention.entity)?,
            (None, None) => {
                let behind = self.reading.structure.attached_to_phrase(phrase).next()?;
                return self.argument(behind.object).filter(|one| one.entity().is_some());
            }
        };
        self.named_by(key, span)
    }

    fn titled(&self, deed: String, told: Span, bearer: Argument, whose: Argument) -> Option<Event> {
        if whose.filler == bearer.filler {
            return None;
        }
        let event = self.event(deed, told, None)?;
        Some(Event { who: vec![bearer], what: vec![whose], ..event })
    }

    /// "Acme's purchase of Brant Dairies", "a loan from Acme to Brant": who did it to whom.
    fn by_noun(&self, phrase: usize) -> Option<Event> {
        let lexicon = self.reading.lexicon;
        let structure = &self.reading.structure;
        let words = &self.reading.sentence.words;
        let found = self.reading.phrase(phrase)?;
        let head = words.get(found.head).filter(|head| head.tag == Tag::Noun)?;
        let mut end = found.words.end;
        // Most nouns have nothing behind them.
        if structure.attachments.iter().all(|attachment| attachment.preposition.start != end) {
            return None;
        }
        let (mut who, mut what, mut whom) = (Vec::new(), Vec::new(), Vec::new());
        for attachment in &structure.attachments {
            // Each stands right behind the one before: "a loan from A to B".
            if attachment.preposition.start != end {
                continue;
            }
            let Some(object) = self.reading.phrase(attachment.object) else { continue };
            let Some(preposition) = self.preposition(attachment) else { continue };
            let events = &lexicon.events;
            let list = if events.has(Bears::Doer, preposition) {
                &mut who
            } else if lexicon.posts.has(Told::Partitive, preposition) {
                &mut what
            } else if events.has(Bears::Goal, preposition) {
                &mut whom
            } else {
                break;
            };
            list.extend(self.argument(attachment.object).filter(|one| one.entity().is_some()));
            end = object.words.end;
        }
        if what.is_empty() && whom.is_empty() {
            return None;
        }
        if let Some(key) = self.possessor(phrase).filter(|_| who.is_empty()) {
            who.push(self.named_by(key, words.get(found.words.start)?.span)?);
        }
        if who.is_empty() {
            return None;
        }
        let deed = lexicon.events.deed(&head.lemma, &lexicon.stems);
        let event = self.event(deed, head.span, structure.governor(phrase))?;
        Some(Event { who, what, whom, noun: true, ..event })
    }
}
