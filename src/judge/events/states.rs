//! Events told without a verb of their own: "the water is safe", "he has no convictions".

use super::read::Scene;
use super::{Event, Told};
use crate::judge::stated::denies_all;
use crate::model::Tag;

/// The states that a sentence tells of, and the deeds that it denies by a noun.
pub(super) fn events(scene: &Scene<'_>) -> Vec<Event> {
    let verbs = 0..scene.reading.structure.verbs.len();
    let mut found: Vec<Event> = verbs.filter_map(|verb| scene.state(verb)).collect();
    let phrases = 0..scene.reading.structure.phrases.len();
    found.extend(phrases.filter_map(|phrase| scene.denied_noun(phrase)));
    found
}

/// Words between "is" and what it says.
const REACH: usize = 3;

impl Scene<'_> {
    /// "The water is safe", "it is not the first time".
    fn state(&self, verb: usize) -> Option<Event> {
        let structure = &self.reading.structure;
        let lexicon = self.reading.lexicon;
        let words = &self.reading.sentence.words;
        let predicate = structure.verbs.get(verb).filter(|one| one.is_copula)?;
        let who = self.arguments(predicate.subject?);
        let end = predicate.group.words.end;
        let mut behind = (end..end + REACH).filter_map(|at| Some((at, words.get(at)?)));
        let said = behind.find(|(_, word)| !matches!(word.tag, Tag::Adverb | Tag::Particle));
        let (_, said) = said.filter(|(_, word)| matches!(word.tag, Tag::Adjective))?;
        if who.is_empty() || lexicon.stems.is_weak(&said.lemma) {
            return None;
        }
        let deed = format!("is {}", lexicon.stems.stem(&said.lemma));
        let event = self.event(deed, said.span, Some(verb))?;
        Some(Event { who, ..event })
    }

    /// "Has no convictions", "no arrests were made": the deed that its noun stands for is denied.
    fn denied_noun(&self, phrase: usize) -> Option<Event> {
        let structure = &self.reading.structure;
        let lexicon = self.reading.lexicon;
        let words = &self.reading.sentence.words;
        let text = self.reading.analysis.document.text();
        let found = self.reading.phrase(phrase)?;
        let head = words.get(found.head).filter(|head| head.tag == Tag::Noun)?;
        let denied = denies_all(words, found.words.start, text, lexicon);
        if !denied || lexicon.stems.is_weak(&head.lemma) {
            return None;
        }
        let deed = lexicon.events.deed(&head.lemma, &lexicon.stems);
        let verb = structure.governor(phrase)?;
        let mut who = Vec::new();
        if let Some(subject) = structure.verbs.get(verb)?.subject.filter(|one| *one != phrase) {
            who = self.arguments(subject);
        }
        let attached = structure.attached_to_phrase(phrase);
        let what = attached.flat_map(|one| self.arguments(one.object)).collect();
        let event = self.event(deed, head.span, Some(verb))?;
        let told_as = if event.told_as == Told::NotYet { Told::NotYet } else { Told::Not };
        Some(Event { who, what, told_as, noun: true, ..event })
    }
}
