//! Who holds which post: "Acme's chief executive Ann Kerr", "Kerr, who was then its chairwoman",
//! "Kerr will lead the merged group", "the board named Kerr finance director".

use super::actors::Reading;
use crate::lexicon::Cue;
use crate::lexicon::posts::{Posts, Told};
use crate::model::{EntityMention, Form, Tag, Word};
use crate::text::Span;
use std::collections::BTreeSet;
use std::ops::Range;

/// When a post is held, as its sentence tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Not any more, or then.
    Former,
    /// Now.
    Now,
    /// From some day on: the sentence tells of the coming into it.
    Coming,
}

/// A person with a post.
#[derive(Debug, Clone)]
pub struct Post {
    /// Place of the document in the run, and of the sentence in it.
    pub place: (usize, usize),
    /// The person, by the key of the run.
    pub who: u32,
    /// Where the person is named, or spoken of.
    pub named: Span,
    /// Where the post is.
    pub told: Span,
    /// Name of the post or title.
    pub post: String,
    /// What it is the post of: lemmas, and entities of the run as "@" and their key.
    pub of: BTreeSet<String>,
    /// When.
    pub standing: Standing,
}

/// The posts that a sentence gives to persons.
pub fn posts(reading: &Reading<'_>) -> Vec<Post> {
    reading
        .persons()
        .filter_map(|(key, mention)| Person::of(reading, key, mention))
        .flat_map(|one| one.posts())
        .collect()
}

/// What two have become, whatever it is called.
const MERGED: &str = "merged";

/// Words of one phrase before a post that are looked through.
const REACH: usize = 8;

/// Whether a word can stand in the phrase of a post: "his then-chief of staff", "Mr. Dow's aide".
fn is_nominal(word: &Word) -> bool {
    match word.tag {
        Tag::Determiner
        | Tag::Noun
        | Tag::Name
        | Tag::Adjective
        | Tag::Adverb
        | Tag::Gerund
        | Tag::Participle => true,
        Tag::Sign => matches!(word.lemma.as_str(), "-" | "." | "'"),
        Tag::Particle => matches!(word.lemma.as_str(), "'" | "'s"),
        _ => false,
    }
}

/// A person spoken of in a sentence.
pub(super) struct Person<'a> {
    pub(super) reading: &'a Reading<'a>,
    pub(super) key: u32,
    pub(super) span: Span,
    /// The noun phrase, and the person's first word in it.
    pub(super) phrase: usize,
    pub(super) start: usize,
    /// Whether the phrase is the person's: "Kerr's chief of staff" speaks of somebody else.
    is_head: bool,
}

/// A post as a phrase says it, before it is known when it is held.
pub(super) struct Said {
    pub(super) post: String,
    pub(super) of: BTreeSet<String>,
    pub(super) span: Span,
    pub(super) standing: Option<Standing>,
}

impl<'a> Person<'a> {
    fn of(reading: &'a Reading<'a>, key: u32, mention: &EntityMention) -> Option<Self> {
        let words = &reading.sentence.words;
        let start = words.partition_point(|word| word.span.start < mention.span.start);
        let phrase = reading.structure.phrase_at(start)?;
        let whole = reading.phrase(phrase)?;
        let head = words.get(whole.head)?;
        let is_head = head.span.end <= mention.span.end && head.span.start >= mention.span.start;
        Some(Self { reading, key, span: mention.span, phrase, start, is_head })
    }

    pub(super) fn words(&self) -> &'a [Word] {
        &self.reading.sentence.words
    }

    pub(super) fn tables(&self) -> &'a Posts {
        &self.reading.lexicon.posts
    }

    fn posts(&self) -> Vec<Post> {
        let mut found: Vec<Post> = Vec::new();
        found.extend(self.title().map(|said| self.post(said, Standing::Now)));
        if !self.is_head {
            found.extend(self.made_in_phrase());
            return found;
        }
        found.extend(self.described());
        for verb in 0..self.reading.structure.verbs.len() {
            found.extend(self.by_verb(verb));
        }
        found
    }

    /// "The board named KERR CHIEF EXECUTIVE": name and post in one phrase.
    fn made_in_phrase(&self) -> Option<Post> {
        let structure = &self.reading.structure;
        let verb = structure.governor(self.phrase)?;
        let group = &structure.verbs.get(verb)?.group;
        let main = self.word(group.main)?;
        let whole = self.reading.phrase(self.phrase)?;
        let makes = self.tables().is(Told::Makes, &main.lemma) && !group.negated;
        let first = whole.words.start == self.start && structure.patient(verb) == Some(self.phrase);
        let said = self.said(self.end()).filter(|_| makes && first)?;
        Some(self.post(said, Standing::Coming))
    }

    pub(super) fn post(&self, said: Said, standing: Standing) -> Post {
        Post {
            place: (self.reading.analysis.document.id.0 as usize, self.reading.index),
            who: self.key,
            named: self.span,
            told: said.span,
            post: said.post,
            of: said.of,
            standing: said.standing.unwrap_or(standing),
        }
    }

    fn text(&self) -> &'a str {
        self.reading.analysis.document.text()
    }

    pub(super) fn word(&self, at: usize) -> Option<&'a Word> {
        self.words().get(at)
    }

    /// One past the person's last word.
    pub(super) fn end(&self) -> usize {
        self.words().partition_point(|word| word.span.start < self.span.end)
    }

    fn is_comma(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| word.lemma == ",")
    }

    /// The post that ends right before the name, or before the comma that parts it from it.
    fn title(&self) -> Option<Said> {
        let comma = self.start.checked_sub(1).is_some_and(|at| self.is_comma(at));
        let end = if comma { self.start - 1 } else { self.start };
        let before =
            (0..end).rev().take(REACH).take_while(|at| self.word(*at).is_some_and(is_nominal));
        let from = before.last()?;
        let (at, count, name) = (from..end).find_map(|at| {
            let (count, name) = self.tables().phrases.at(self.words(), at, self.text())?;
            (at + count == end).then_some((at, count, name))
        })?;
        self.told(at..at + count, name, from)
    }

    /// What stands behind the name between commas: "Kerr, 44, then chairwoman of Acme", "Kerr, who
    /// was its chief of staff".
    fn described(&self) -> Option<Post> {
        let mut at = self.end();
        if !self.is_comma(at) {
            return None;
        }
        at += 1;
        if self.word(at)?.tag == Tag::Number && self.is_comma(at + 1) {
            at += 2;
        }
        let mut standing = Standing::Now;
        if self.word(at)?.tag == Tag::Subordinator {
            let is = |word: &&Word| self.tables().is(Told::Copula, &word.lemma);
            let verb = self.word(at + 1).filter(is)?;
            let form = self.text_of(verb).to_lowercase();
            if verb.form == Form::Past || self.tables().is(Told::Was, &form) {
                standing = Standing::Former;
            }
            at += 2;
        }
        Some(self.post(self.said(at)?, standing))
    }

    fn text_of(&self, word: &Word) -> &'a str {
        word.span.of(self.text())
    }

    /// The post that the words from `at` on name.
    pub(super) fn said(&self, at: usize) -> Option<Said> {
        let open = (at..at + REACH).take_while(|at| self.word(*at).is_some_and(is_nominal));
        let (found, count, name) = open.clone().find_map(|at| {
            let (count, name) = self.tables().phrases.at(self.words(), at, self.text())?;
            Some((at, count, name))
        })?;
        let end = found + count;
        // "the chairman's wife", "the head coach".
        let goes_on = self.word(end).is_some_and(|word| {
            matches!(word.tag, Tag::Noun | Tag::Name) || word.lemma == "'" || word.lemma == "'s"
        });
        if goes_on {
            return None;
        }
        let mut said = self.told(found..end, name, at)?;
        self.behind(end, &mut said.of);
        Some(said)
    }

    /// A post at some words of a phrase that begins at `start`; none where a word before it makes
    /// it another post.
    fn told(&self, at: Range<usize>, name: &str, start: usize) -> Option<Said> {
        let tables = self.tables();
        let before = self.words().get(start..at.start)?;
        if before.iter().any(|word| tables.is(Told::Other, &word.lemma)) {
            return None;
        }
        let any = |told| before.iter().any(|word| tables.is(told, &word.lemma));
        let early = start.checked_sub(1).and_then(|at| self.words().get(at));
        let then = early.is_some_and(|word| tables.is(Told::Former, &word.lemma));
        let behind = self.words().get(at.end..at.end + 3).unwrap_or(&[]);
        let past =
            behind.len() == 3 && behind.iter().all(|word| tables.is(Told::AtTheTime, &word.lemma));
        let standing = if any(Told::Former) || then || past {
            Some(Standing::Former)
        } else {
            any(Told::Coming).then_some(Standing::Coming)
        };
        let mut of = BTreeSet::new();
        self.gather(start..at.start, &mut of);
        let words = self.words().get(at)?;
        let span = words.first()?.span.join(words.last()?.span);
        Some(Said { post: name.to_owned(), of, span, standing })
    }

    /// What a post is of, behind it: "chief executive of Acme".
    pub(super) fn behind(&self, end: usize, of: &mut BTreeSet<String>) {
        let preposition = self.word(end).filter(|word| self.tables().is(Told::Of, &word.lemma));
        let phrase = preposition.and_then(|_| self.reading.structure.phrase_at(end + 1));
        if let Some(phrase) = phrase {
            self.thing(phrase, of);
        }
    }

    /// What a phrase names, its own "of" phrase included.
    pub(super) fn thing(&self, phrase: usize, of: &mut BTreeSet<String>) {
        let structure = &self.reading.structure;
        let Some(whole) = self.reading.phrase(phrase) else { return };
        self.gather(whole.words.clone(), of);
        for attachment in structure.attached_to_phrase(phrase) {
            let preposition = structure.preposition(self.words(), attachment);
            if preposition.is_some_and(|word| self.tables().is(Told::Partitive, word))
                && let Some(inner) = self.reading.phrase(attachment.object)
            {
                self.gather(inner.words.clone(), of);
            }
        }
        // "the department of finance" is of finance.
        let light = |lemma: &String| self.tables().is(Told::Light, lemma);
        of.retain(|lemma| !light(lemma));
    }

    /// The nouns and entities of some words.
    fn gather(&self, range: Range<usize>, of: &mut BTreeSet<String>) {
        let document = self.reading.analysis.document.id.0 as usize;
        let tables = self.tables();
        let slots = &self.reading.lexicon.slots;
        for at in range {
            let Some(word) = self.words().get(at) else { continue };
            let mentions = &self.reading.analysis.entity_mentions;
            let until = mentions.partition_point(|mention| mention.span.start <= word.span.start);
            let held = mentions.iter().take(until).rev().take(4);
            let held = held.filter(|mention| mention.span.end >= word.span.end);
            let keys: Vec<u32> = held
                .filter_map(|mention| self.reading.identities.key(document, mention.entity))
                .filter(|key| *key != self.key)
                .collect();
            if let Some(key) = keys.first() {
                of.insert(format!("@{key}"));
            } else if tables.is(Told::Merged, &word.lemma) {
                of.insert(MERGED.to_owned());
            } else if matches!(word.tag, Tag::Noun | Tag::Name)
                && word.mention.is_none()
                && !self.reading.lexicon.names.cue(&word.lemma).any(Cue::TITLE)
            {
                of.insert(slots.class(&word.lemma).to_owned());
            }
        }
    }
}
