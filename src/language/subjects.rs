//! Finds the subject of each verb: in its own clause, or in one that waits for a verb.

use super::groups::{Tense, VerbGroup};
use super::links::{DEPTH, Frame, Last, Linker};
use super::structure::{ClauseKind, Predicate, Role};
use crate::model::{Tag, Word};

impl Linker<'_> {
    /// Takes in a verb group.
    pub(super) fn verb(&mut self, group: VerbGroup) {
        let index = self.out.verbs.len();
        let main = self.words.get(group.main);
        let predicate = Predicate {
            is_copula: main.is_some_and(|word| word.tag == Tag::Auxiliary && word.lemma == "be"),
            group,
            kind: ClauseKind::Main,
            subject: None,
            objects: Vec::new(),
            governor: None,
            opener: None,
        };
        let predicate = if predicate.group.finite {
            self.finite(index, predicate)
        } else {
            self.non_finite(predicate)
        };
        if let Some(subject) = predicate.subject
            && matches!(self.out.role(subject), Role::Free)
        {
            self.set_role(subject, Role::Subject(index));
        }
        self.out.verbs.push(predicate);
        if let Some(top) = self.top() {
            top.active = Some(index);
        }
        self.preposition = None;
        self.last = Last::Verb;
    }

    fn non_finite(&self, mut predicate: Predicate) -> Predicate {
        let frame = self.frame();
        // "Kerr resigned after BEING ACCUSED": the clause that a subordinator opened has no verb of
        // its own yet.
        predicate.governor = frame.active.or(frame.governor);
        let governor = predicate.governor.and_then(|verb| self.out.verbs.get(verb));
        let infinitive = predicate.group.tense == Tense::Infinitive;
        predicate.kind = if infinitive { ClauseKind::Infinitive } else { ClauseKind::Participial };
        predicate.subject = match self.last {
            Last::Phrase(index) if !infinitive => Some(index),
            // "asked Acme to pay"
            Last::Phrase(index) if governor.is_some_and(|verb| verb.objects.contains(&index)) => {
                Some(index)
            }
            Last::Phrase(_) if governor.is_none() => None,
            _ => governor.map_or(frame.subject, |verb| verb.subject).or(frame.subject),
        };
        predicate
    }

    fn finite(&mut self, index: usize, mut predicate: Predicate) -> Predicate {
        let frame = self.frame();
        if let (Some(verb), Last::Conjunction) = (frame.verb, self.last) {
            predicate.subject = self.out.verbs.get(verb).and_then(|verb| verb.subject);
            predicate.kind = frame.kind;
            predicate.governor = frame.governor;
        } else if frame.verb.is_none() {
            self.claim(index, &mut predicate);
        } else {
            self.reopen(index, &mut predicate);
        }
        if let Some(top) = self.top() {
            top.verb = Some(index);
        }
        predicate
    }

    /// Gives the verb to the clause on top, which waits for one.
    fn claim(&mut self, index: usize, predicate: &mut Predicate) {
        let frame = self.frame();
        predicate.kind = frame.kind;
        predicate.governor = frame.governor;
        predicate.opener = frame.opener;
        predicate.subject = frame.subject;
        if frame.subject.is_none() {
            predicate.subject = frame.antecedent;
        } else if frame.antecedent.is_some() && frame.subject != frame.antecedent {
            let opener = frame.opener.and_then(|at| self.words.get(at));
            if opener.is_none_or(|word| word.lemma != "whose" && word.lemma != "where") {
                self.gaps.extend(frame.antecedent.map(|antecedent| (index, antecedent)));
            }
        }
        if predicate.subject.is_none() {
            self.inverted = Some(index);
        }
    }

    /// A finite verb where the clause on top already has one: an outer clause waited for it, or a
    /// new clause begins with the phrase before it.
    fn reopen(&mut self, index: usize, predicate: &mut Predicate) {
        let free = match self.last {
            Last::Phrase(phrase) => self.unclaimed(phrase),
            _ => None,
        };
        let waiting = self.stack.iter().rposition(|f| f.verb.is_none() && f.subject.is_some());
        let pronoun = free.and_then(|phrase| self.out.phrases.get(phrase)).is_some_and(|phrase| {
            let done_to =
                |word: &Word| matches!(word.lemma.as_str(), "me" | "him" | "her" | "us" | "them");
            let head = self.words.get(phrase.head);
            head.is_some_and(|word| word.tag == Tag::Pronoun && !done_to(word))
        });
        match (waiting, free) {
            (Some(at), free) if free.is_none() || !pronoun => {
                self.stack.truncate(at + 1);
                self.claim(index, predicate);
            }
            (_, Some(phrase)) => self.complement(phrase, predicate),
            _ if self.reduce() => {
                let frame = self.frame();
                predicate.subject = frame.subject;
                (predicate.kind, predicate.governor) = (frame.kind, frame.governor);
            }
            _ => {
                predicate.subject = self.described();
                self.push(Frame { subject: predicate.subject, ..Frame::new(ClauseKind::Main) });
                self.inverted = Some(index).filter(|_| predicate.subject.is_none());
            }
        }
    }

    /// "Workers HIRED before 2012 EARNED more": where one more verb comes, the past right behind the
    /// subject only said which is meant. Whether it can be read so.
    fn reduce(&mut self) -> bool {
        let Frame { subject, verb, .. } = self.frame();
        let subject = subject.filter(|_| !matches!(self.last, Last::Comma | Last::Conjunction));
        let words = self.words;
        let ends = subject.and_then(|subject| {
            let found = self.out.phrases.get(subject)?;
            let pronoun = words.get(found.head)?.tag == Tag::Pronoun;
            (!pronoun).then_some(found.words.end)
        });
        let Some(before) = verb.and_then(|verb| self.out.verbs.get_mut(verb)) else { return false };
        let group = &mut before.group;
        let bare = group.tense == Tense::Past && group.words.len() == 1 && !before.is_copula;
        if ends != Some(group.words.start) || !bare || !before.objects.is_empty() {
            return false;
        }
        (group.tense, group.passive, group.finite) = (Tense::None, true, false);
        before.kind = ClauseKind::Participial;
        if let Some(subject) = subject {
            self.set_role(subject, Role::Free);
        }
        true
    }

    /// The phrase that a verb right behind another phrase may have as its subject: that phrase, or
    /// the one that it hangs from ("police said TEN PEOPLE in the town were hurt").
    fn unclaimed(&self, phrase: usize) -> Option<usize> {
        let mut at = phrase;
        for _ in 0..DEPTH {
            match self.out.role(at) {
                Role::Object(_) => return Some(at),
                Role::Conjunct(_) | Role::Apposition(_) if at == phrase => return Some(at),
                Role::Attached(index) => at = self.out.attachments.get(index)?.phrase?,
                _ => return None,
            }
        }
        None
    }

    /// "Until Ann Kerr, a judge, WAS brought in": behind a comma, the phrase that the one before it
    /// describes.
    fn described(&self) -> Option<usize> {
        let before = self.joined.filter(|_| self.last == Last::Comma)?;
        match self.out.role(before) {
            Role::Apposition(named) => Some(named),
            _ => None,
        }
    }

    fn complement(&mut self, phrase: usize, predicate: &mut Predicate) {
        let role = self.out.role(phrase);
        if let Role::Object(verb) = role
            && let Some(governor) = self.out.verbs.get_mut(verb)
        {
            governor.objects.retain(|object| *object != phrase);
            predicate.governor = Some(verb);
            predicate.kind = ClauseKind::Complement;
        }
        self.drop_conjunct(phrase);
        predicate.subject = Some(phrase);
        self.set_role(phrase, Role::Free);
        let frame = Frame {
            subject: Some(phrase),
            governor: predicate.governor,
            ..Frame::new(predicate.kind)
        };
        self.push(frame);
    }

    /// "the firm that Acme bought": the antecedent is the object, unless there is another.
    pub(super) fn fill_gaps(&mut self) {
        for (verb, antecedent) in &self.gaps {
            if let Some(predicate) = self.out.verbs.get_mut(*verb)
                && predicate.objects.is_empty()
            {
                predicate.objects.push(*antecedent);
            }
        }
    }

    fn drop_conjunct(&mut self, phrase: usize) {
        for verb in self.out.verbs.iter_mut().rev().take(DEPTH) {
            verb.objects.retain(|object| *object != phrase);
        }
    }
}
