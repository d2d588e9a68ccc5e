//! Who does what in a sentence: subjects, objects, what prepositions attach to.
//!
//! ```text
//! let structure = Structure::of(analysis, sentence);
//! let phrase = structure.phrase_at(word)?;           // the noun phrase around a word
//! match structure.role(phrase) { Role::Subject(verb) => .., Role::Object(verb) => .., .. }
//! structure.governor(phrase)                         // its verb, through "of", lists, appositions
//! structure.agent(verb), structure.patient(verb)     // voice taken out
//! ```
//!
//! It is a shallow reading, right for most sentences of news and silent ([`Role::Free`], `None`)
//! where it is not sure. Indices of words are into the sentence's words; phrases, verbs and
//! attachments are indices into the lists here.

use super::links;
use super::phrases::noun_phrases;
pub use crate::model::structure::{Attachment, ClauseKind, Predicate, Role, Structure};
use crate::model::{Analysis, Sentence, Tag, Word};
use crate::text::Span;

/// How many steps up a chain of appositions and attachments is followed.
const STEPS: usize = 8;

impl Structure {
    /// Reads the structure of a sentence of the document.
    pub fn of(analysis: &Analysis, sentence: &Sentence) -> Self {
        let phrases = noun_phrases(analysis, sentence);
        links::link(analysis.document.text(), &sentence.words, phrases)
    }

    /// The noun phrase that holds a word.
    pub fn phrase_at(&self, word: usize) -> Option<usize> {
        let index = self.phrases.partition_point(|phrase| phrase.words.end <= word);
        self.phrases.get(index).filter(|phrase| phrase.words.contains(&word)).map(|_| index)
    }

    /// The verb group that holds a word.
    pub fn verb_at(&self, word: usize) -> Option<usize> {
        let index = self.verbs.partition_point(|verb| verb.group.words.end <= word);
        self.verbs.get(index).filter(|verb| verb.group.words.contains(&word)).map(|_| index)
    }

    /// What a phrase is.
    pub fn role(&self, phrase: usize) -> Role {
        self.roles.get(phrase).copied().unwrap_or_default()
    }

    /// The role of a phrase where appositions and joined phrases take that of their partner.
    pub fn shared_role(&self, phrase: usize) -> Role {
        let mut role = self.role(phrase);
        for _ in 0..STEPS {
            match role {
                Role::Apposition(other) | Role::Conjunct(other) => role = self.role(other),
                Role::Subject(_) | Role::Object(_) | Role::Attached(_) | Role::Free => break,
            }
        }
        role
    }

    /// The verb that governs a phrase: as subject, object, or through prepositions.
    pub fn governor(&self, phrase: usize) -> Option<usize> {
        let mut phrase = phrase;
        for _ in 0..STEPS {
            match self.shared_role(phrase) {
                Role::Subject(verb) | Role::Object(verb) => return Some(verb),
                Role::Attached(index) => {
                    let attachment = self.attachments.get(index)?;
                    match attachment.phrase {
                        // The phrase before it leads to the verb in its own way.
                        Some(before) if before != phrase => phrase = before,
                        _ => return attachment.verb,
                    }
                }
                Role::Apposition(_) | Role::Conjunct(_) | Role::Free => return None,
            }
        }
        None
    }

    /// The verb whose clause a word stands in: the group that holds it, else its phrase's
    /// governor, else the nearest verb before it.
    pub fn clause_verb(&self, word: usize) -> Option<usize> {
        let by_phrase = || self.phrase_at(word).and_then(|phrase| self.governor(phrase));
        self.verb_at(word).or_else(by_phrase).or_else(|| {
            self.verbs.partition_point(|verb| verb.group.words.start <= word).checked_sub(1)
        })
    }

    /// Who does it: the subject of an active verb, the "by" phrase of a passive one.
    pub fn agent(&self, words: &[Word], verb: usize) -> Option<usize> {
        let predicate = self.verbs.get(verb)?;
        if !predicate.group.passive {
            return predicate.subject;
        }
        self.attached_to_verb(verb)
            .find(|attachment| self.preposition(words, attachment) == Some("by"))
            .map(|attachment| attachment.object)
    }

    /// To whom or what it is done: the object of an active verb, the subject of a passive one.
    pub fn patient(&self, verb: usize) -> Option<usize> {
        let predicate = self.verbs.get(verb)?;
        if predicate.group.passive { predicate.subject } else { predicate.objects.first().copied() }
    }

    /// The attachments whose verb is this one.
    pub fn attached_to_verb(&self, verb: usize) -> impl Iterator<Item = &Attachment> {
        self.attachments.iter().filter(move |attachment| attachment.verb == Some(verb))
    }

    /// The attachments directly behind a phrase.
    pub fn attached_to_phrase(&self, phrase: usize) -> impl Iterator<Item = &Attachment> {
        self.attachments.iter().filter(move |attachment| attachment.phrase == Some(phrase))
    }

    /// The last word of an attachment's preposition, by lemma ("to" of "according to").
    pub fn preposition<'a>(&self, words: &'a [Word], attachment: &Attachment) -> Option<&'a str> {
        let last = attachment.preposition.end.checked_sub(1)?;
        words.get(last).map(|word| word.lemma.as_str())
    }
}

/// The index of the word that holds the start of a span, or the first word after it.
pub fn word_at(sentence: &Sentence, span: Span) -> Option<usize> {
    let index = sentence.words.partition_point(|word| word.span.end <= span.start);
    sentence.words.get(index).filter(|word| word.span.start < span.end).map(|_| index)
}

/// Whether a word can open a relative clause.
pub(super) fn is_relative(word: &Word) -> bool {
    word.tag == Tag::Subordinator
        && matches!(word.lemma.as_str(), "who" | "which" | "that" | "whom" | "whose" | "where")
}
