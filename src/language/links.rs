//! Links verbs with their arguments: one pass over the sentence with a stack of open clauses.
//!
//! A clause waits on the stack with its subject until its finite verb comes ("Acme, whose drug
//! loses protection next year, had ..."); what stands after a verb is its object until a verb of
//! its own claims it ("said it expects").

use super::groups::verb_group;
use super::phrases::NounPhrase;
use super::structure::{Attachment, ClauseKind, Role, Structure, is_relative};
use crate::model::{Tag, Word};
use std::ops::Range;

/// How many clauses may be open at once; deeper ones are read as if they stood alone.
pub(super) const DEPTH: usize = 12;

/// How many clauses are open at once in most sentences.
const SHALLOW: usize = 4;

/// How long a dateline can be, in words.
const DATELINE: usize = 12;

/// An open clause.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub(super) kind: ClauseKind,
    pub(super) subject: Option<usize>,
    /// Its finite verb.
    pub(super) verb: Option<usize>,
    /// The verb that takes objects now, finite or not.
    pub(super) active: Option<usize>,
    /// The noun that a relative clause describes.
    pub(super) antecedent: Option<usize>,
    /// The verb it hangs from.
    pub(super) governor: Option<usize>,
    /// The word that opens it.
    pub(super) opener: Option<usize>,
}

impl Frame {
    pub(super) fn new(kind: ClauseKind) -> Self {
        Self {
            kind,
            subject: None,
            verb: None,
            active: None,
            antecedent: None,
            governor: None,
            opener: None,
        }
    }
}

/// What was met last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Last {
    Start,
    Phrase(usize),
    Verb,
    Preposition,
    Conjunction,
    Comma,
    Other,
}

pub(super) struct Linker<'a> {
    pub(super) words: &'a [Word],
    pub(super) out: Structure,
    pub(super) stack: Vec<Frame>,
    pub(super) last: Last,
    /// The phrase before the comma or conjunction met last.
    pub(super) joined: Option<usize>,
    /// Words of the preposition that waits for its phrase.
    pub(super) preposition: Option<Range<usize>>,
    /// The phrase before that preposition.
    pub(super) before_preposition: Option<usize>,
    /// A finite verb whose subject may stand after it ("... , said Ms Smith").
    pub(super) inverted: Option<usize>,
    /// Verbs of relative clauses with a subject of their own, and what the clause describes.
    pub(super) gaps: Vec<(usize, usize)>,
}

/// Links the parts of a sentence.
pub(super) fn link(text: &str, words: &[Word], phrases: Vec<NounPhrase>) -> Structure {
    let roles = vec![Role::Free; phrases.len()];
    // Every eighth word or so is of a verb of its own.
    let verbs = Vec::with_capacity(words.len() / 8 + 1);
    let attachments = Vec::with_capacity(phrases.len() / 2);
    let out = Structure { phrases, verbs, attachments, roles };
    let mut linker = Linker {
        words,
        out,
        stack: Vec::with_capacity(SHALLOW),
        last: Last::Start,
        joined: None,
        preposition: None,
        before_preposition: None,
        inverted: None,
        gaps: Vec::new(),
    };
    linker.stack.push(Frame::new(ClauseKind::Main));
    let (mut at, mut phrase, mut next) = (0, 0, 0);
    while at < words.len() {
        let phrases = &linker.out.phrases;
        if let Some(found) = phrases.get(phrase).filter(|p| p.words.start == at) {
            at = found.words.end;
            linker.phrase(phrase);
            phrase += 1;
            continue;
        }
        while phrases.get(next).is_some_and(|phrase| phrase.words.end <= at) {
            next += 1;
        }
        let outside = phrases.get(next).is_none_or(|phrase| at < phrase.words.start);
        if let Some(group) = outside.then(|| verb_group(text, words, at)).flatten() {
            at = group.words.end;
            linker.verb(group);
        } else {
            linker.word(at);
            at += 1;
        }
    }
    linker.fill_gaps();
    linker.out
}

impl Linker<'_> {
    pub(super) fn top(&mut self) -> Option<&mut Frame> {
        self.stack.last_mut()
    }

    pub(super) fn frame(&self) -> Frame {
        self.stack.last().copied().unwrap_or(Frame::new(ClauseKind::Main))
    }

    pub(super) fn push(&mut self, frame: Frame) {
        if self.stack.len() >= DEPTH {
            self.stack.clear();
        }
        self.stack.push(frame);
    }

    pub(super) fn set_role(&mut self, phrase: usize, role: Role) {
        if let Some(slot) = self.out.roles.get_mut(phrase) {
            *slot = role;
        }
    }

    fn phrase(&mut self, index: usize) {
        let Some(found) = self.out.phrases.get(index) else { return };
        let (start, time) = (found.words.start, found.time);
        if let Some(bearer) = self.age_bearer(start..found.words.end) {
            self.set_role(index, Role::Apposition(bearer));
            self.last = Last::Phrase(bearer);
            return;
        }
        let inverted = self.inverted.take();
        if self.words.get(start).is_some_and(is_relative) {
            self.relative(start, Some(index));
        } else if let Some(preposition) = self.preposition.take() {
            let (phrase, verb) = (self.before_preposition, self.frame().active);
            self.set_role(index, Role::Attached(self.out.attachments.len()));
            self.out.attachments.push(Attachment { preposition, object: index, phrase, verb });
        } else if let Some(role) = self.joined_role(index) {
            self.set_role(index, role);
            if let (Role::Conjunct(first), Role::Object(verb)) = (role, self.out.shared_role(index))
                && let Some(predicate) = self.out.verbs.get_mut(verb)
                && predicate.objects.contains(&first)
            {
                predicate.objects.push(index);
            }
        } else if !time {
            self.argument(index, inverted);
        }
        self.last = Last::Phrase(index);
        self.joined = Some(index);
    }

    /// "Paul Dow, 52, who ran it": whose age a number between commas is.
    fn age_bearer(&self, words: Range<usize>) -> Option<usize> {
        let comma = |at: usize| self.words.get(at).is_some_and(|word| word.lemma == ",");
        let number = self.words.get(words.start)?.tag == Tag::Number && words.len() == 1;
        if !number || self.last != Last::Comma || !comma(words.end) {
            return None;
        }
        let bearer = self.joined?;
        let phrase = self.out.phrases.get(bearer).filter(|phrase| !phrase.time)?;
        let beside = phrase.words.end + 1 == words.start;
        (beside && self.words.get(phrase.head)?.tag == Tag::Name).then_some(bearer)
    }

    /// Subject or object of the clause at hand.
    fn argument(&mut self, index: usize, inverted: Option<usize>) {
        if let Some(verb) = inverted {
            if let Some(predicate) = self.out.verbs.get_mut(verb) {
                predicate.subject = Some(index);
            }
            return self.set_role(index, Role::Subject(verb));
        }
        match self.frame() {
            // "The house THEY bought cost 4 million".
            Frame { subject: Some(whole), verb: None, active: None, .. }
                if self.last == Last::Phrase(whole) && self.is_subject_pronoun(index) =>
            {
                let frame = Frame { antecedent: Some(whole), ..Frame::new(ClauseKind::Relative) };
                self.push(Frame { subject: Some(index), ..frame });
            }
            Frame { subject: None, verb: None, .. } if self.last == Last::Comma => {
                if let Some(top) = self.top() {
                    top.subject = Some(index);
                }
            }
            Frame { active: Some(_), .. } if self.says_how_long_after(index) => {}
            Frame { active: Some(verb), .. } => {
                if let Some(predicate) = self.out.verbs.get_mut(verb) {
                    predicate.objects.push(index);
                }
                self.set_role(index, Role::Object(verb));
            }
            Frame { subject: None, verb: None, .. } => {
                if let Some(top) = self.top() {
                    top.subject = Some(index);
                }
            }
            _ => {}
        }
    }

    /// Whether a phrase behind a comma only says when ("ran on Tuesday, hours after the crash").
    fn says_how_long_after(&self, index: usize) -> bool {
        const UNITS: [&str; 7] = ["second", "minute", "hour", "day", "week", "month", "year"];
        let Some(phrase) = self.out.phrases.get(index) else { return false };
        let lemma = |at: usize| self.words.get(at).map_or("", |word| word.lemma.as_str());
        let goes_on = matches!(lemma(phrase.words.end), "after" | "before" | "later" | "earlier");
        self.last == Last::Comma && goes_on && UNITS.contains(&lemma(phrase.head))
    }

    /// Whether a phrase is a pronoun that only a subject can be.
    fn is_subject_pronoun(&self, index: usize) -> bool {
        let head = self.out.phrases.get(index).and_then(|phrase| self.words.get(phrase.head));
        head.is_some_and(|word| {
            word.tag == Tag::Pronoun
                && matches!(word.lemma.as_str(), "i" | "he" | "she" | "we" | "they")
        })
    }

    /// The role of a phrase that a comma or "and" joins to the one before.
    fn joined_role(&self, index: usize) -> Option<Role> {
        let before = self.joined?;
        let frame = self.frame();
        // "Based in Oslo, the firm ...": a subject, nothing joined.
        if self.last == Last::Comma && frame.verb.is_none() && frame.subject.is_none() {
            return None;
        }
        let end = self.out.phrases.get(index)?.words.end;
        match self.last {
            Last::Conjunction => Some(Role::Conjunct(before)),
            Last::Comma if self.list_follows(end) => Some(Role::Conjunct(before)),
            Last::Comma if self.out.phrases.get(before).is_some_and(|phrase| phrase.time) => None,
            Last::Comma => {
                let waiting = frame.verb.is_none() && frame.subject.is_some();
                let closed = frame.active.is_some() || waiting;
                closed.then_some(Role::Apposition(before))
            }
            _ => None,
        }
    }

    /// Whether the words after a phrase go on with a list ("A, B and C").
    fn list_follows(&self, end: usize) -> bool {
        let tag = |at: usize| self.words.get(at).map(|word| word.tag);
        let comma = self.words.get(end).is_some_and(|word| word.lemma == ",");
        tag(end) == Some(Tag::Conjunction) || comma && tag(end + 1) == Some(Tag::Conjunction)
    }

    fn word(&mut self, at: usize) {
        let Some(word) = self.words.get(at) else { return };
        match word.tag {
            Tag::Preposition => {
                if let Some(run) = self.preposition.as_mut().filter(|run| run.end == at) {
                    run.end = at + 1;
                } else {
                    self.before_preposition = match self.last {
                        Last::Phrase(index) => Some(index),
                        _ => None,
                    };
                    self.preposition = Some(at..at + 1);
                }
                self.last = Last::Preposition;
            }
            Tag::Conjunction => self.last = Last::Conjunction,
            Tag::Subordinator => self.subordinator(at),
            Tag::Sign => self.sign(&word.lemma),
            Tag::Adverb => {}
            _ => self.last = Last::Other,
        }
    }

    fn sign(&mut self, sign: &str) {
        match sign {
            ";" | ":" => self.reset(),
            "—" | "–" | "-" if self.is_dateline() => self.reset(),
            "," | "—" | "–" => {
                self.close_inner();
                self.last = Last::Comma;
            }
            "(" => {
                self.push(Frame::new(ClauseKind::Main));
                self.last = Last::Other;
            }
            ")" => {
                if self.stack.len() > 1 {
                    self.stack.pop();
                }
                self.last = Last::Other;
            }
            // The full stop of an abbreviation.
            "." => return,
            "\"" | "“" | "”" => self.last = Last::Comma,
            _ => self.last = Last::Other,
        }
        self.preposition = None;
        self.inverted = None;
    }

    fn reset(&mut self) {
        self.stack.clear();
        self.stack.push(Frame::new(ClauseKind::Main));
        self.last = Last::Other;
        self.joined = None;
    }

    /// Whether what stands before a dash is only where and when ("OSLO, Jan 12 (Wire) -").
    fn is_dateline(&self) -> bool {
        let phrases = &self.out.phrases;
        self.out.verbs.is_empty()
            && self.joined.is_some_and(|joined| {
                let end = phrases.get(joined).map_or(0, |phrase| phrase.words.end);
                end <= DATELINE
                    && self.words.get(..end).is_some_and(|before| {
                        before.iter().all(|word| {
                            matches!(
                                word.tag,
                                Tag::Name
                                    | Tag::Number
                                    | Tag::Sign
                                    | Tag::Preposition
                                    | Tag::Conjunction
                            )
                        })
                    })
            })
    }

    /// At a comma, a finished inner clause gives way to an outer one that still waits for its verb.
    fn close_inner(&mut self) {
        let [.., outer, inner] = self.stack.as_slice() else { return };
        if inner.verb.is_some() && outer.verb.is_none() {
            self.stack.pop();
        }
    }

    fn subordinator(&mut self, at: usize) {
        let told = self.is_told(at);
        let relative = self.words.get(at).is_some_and(is_relative) && !told;
        let after_noun = matches!(self.last, Last::Phrase(_) | Last::Comma | Last::Preposition);
        if relative && after_noun && self.joined.is_some() {
            self.relative(at, None);
        } else {
            let after_verb = self.last == Last::Verb || told;
            let kind = if after_verb { ClauseKind::Complement } else { ClauseKind::Adverbial };
            let governor = self.frame().active;
            self.push(Frame { governor, opener: Some(at), ..Frame::new(kind) });
        }
        self.preposition = None;
        self.last = Last::Other;
    }

    /// Whether "that" opens what a verb tells, with only a time between: "said ON MONDAY THAT".
    fn is_told(&self, at: usize) -> bool {
        let Last::Phrase(index) = self.last else { return false };
        let Some(phrase) = self.out.phrases.get(index).filter(|phrase| phrase.time) else {
            return false;
        };
        let bare = self.words.get(phrase.words.start).is_none_or(|w| w.tag != Tag::Determiner);
        let that = self.words.get(at).is_some_and(|word| word.lemma == "that");
        bare && that && self.frame().active.is_some()
    }

    fn relative(&mut self, at: usize, subject: Option<usize>) {
        let frame = Frame {
            antecedent: self.joined,
            governor: self.frame().active,
            opener: Some(at),
            subject,
            ..Frame::new(ClauseKind::Relative)
        };
        self.push(frame);
    }
}
