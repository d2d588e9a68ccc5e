//! Which words of a sentence are tied to a figure by syntax, so that they can say what it is of: its
//! own phrase, the noun it hangs from, the verb it is an argument of, what that verb is said of. A
//! word that stands in the sentence for another reason says nothing of the figure.

use super::scene::Scene;
use crate::language::{Attachment, Predicate, Role, Structure};
use crate::model::{MentionKind, QuantityKind, Tag, Value};
use std::ops::Range;

/// Phrases behind one another that are followed ("the number OF people IN hospital").
const CHAIN: usize = 3;

/// Words of its own phrase behind a figure, at most.
const RUN: usize = 6;

/// Words on either side of a figure that no verb of its sentence governs.
const LOOSE: usize = 6;

/// The words that are tied to a figure.
pub(super) struct Ties {
    /// For each word of the scene.
    tied: Vec<bool>,
}

impl Ties {
    /// The words tied to a figure or time.
    pub(super) fn of(scene: &Scene<'_>, value: &Value) -> Self {
        let mut ties = Self { tied: vec![false; scene.words.len()] };
        ties.mark(scene.at.clone());
        ties.mark(scene.after..run(scene, scene.after));
        if let Some(with) = partner(scene) {
            ties.mark(with..run(scene, with));
        }
        let Some((structure, own)) = scene.structure.zip(scene.place()) else {
            ties.beside(scene);
            return ties;
        };
        let reading = Reading { scene, structure, value };
        let phrase = structure.phrase_at(own);
        if let Some(phrase) = phrase {
            reading.phrase(&mut ties, phrase);
        }
        match reading.verb(phrase, own) {
            Some(verb) => reading.governed(&mut ties, phrase, verb),
            None => ties.beside(scene),
        }
        ties
    }

    /// Whether a phrase of the tables is tied to the figure: by a word that carries meaning, or
    /// because it stands right beside it.
    pub(super) fn hold(&self, scene: &Scene<'_>, phrase: &Range<usize>) -> bool {
        let open = |at: usize| {
            matches!(
                scene.tag(at),
                Some(
                    Tag::Noun
                        | Tag::Name
                        | Tag::Verb
                        | Tag::Participle
                        | Tag::Gerund
                        | Tag::Adjective
                )
            )
        };
        phrase.start == scene.after
            || phrase.end == scene.at.start
            || phrase.start < scene.at.end && phrase.end > scene.at.start
            || phrase.clone().any(|at| open(at) && self.tied.get(at) == Some(&true))
    }

    fn mark(&mut self, words: Range<usize>) {
        for at in words {
            if let Some(tied) = self.tied.get_mut(at) {
                *tied = true;
            }
        }
    }

    /// The words next to a figure that no verb governs: of a headline, a list, a label.
    fn beside(&mut self, scene: &Scene<'_>) {
        let figure = |at: usize| scene.tag(at) == Some(Tag::Number);
        let verbs = scene.structure.is_some_and(|structure| !structure.verbs.is_empty());
        let reach = if verbs { LOOSE } else { scene.words.len() };
        let before = (0..scene.at.start).rev().take_while(|at| !figure(*at)).take(reach);
        let behind = (scene.after..scene.words.len()).take_while(|at| !figure(*at)).take(reach);
        let start = before.last().unwrap_or(scene.at.start);
        let end = behind.last().map_or(scene.after, |last| last + 1);
        self.mark(start..scene.at.start);
        self.mark(scene.after..end);
    }
}

/// The end of the run of nouns and what describes them that begins at a word.
fn run(scene: &Scene<'_>, from: usize) -> usize {
    let inside = |at: &usize| {
        // "A 1.8 GHz i5 processor".
        let name = scene.tag(*at) == Some(Tag::Number) && scene.mention_at(*at).is_none();
        scene.is_joint(*at)
            || name
            || matches!(
                scene.tag(*at),
                Some(
                    Tag::Noun
                        | Tag::Name
                        | Tag::Adjective
                        | Tag::Participle
                        | Tag::Gerund
                        | Tag::Adverb
                )
            )
    };
    from + (from..scene.words.len()).take(RUN).take_while(inside).count()
}

/// The first word behind "of them", "of whom" after a figure ("23 of them CREW").
fn partner(scene: &Scene<'_>) -> Option<usize> {
    let of = scene.words.get(scene.after)?.lemma == "of";
    let leads = matches!(scene.tag(scene.after + 1)?, Tag::Pronoun | Tag::Subordinator);
    (of && leads).then_some(scene.after + 2)
}

/// A sentence read from a figure of it.
struct Reading<'a, 'b> {
    scene: &'b Scene<'a>,
    structure: &'b Structure,
    value: &'b Value,
}

impl Reading<'_, '_> {
    /// The verb that governs the figure.
    fn verb(&self, phrase: Option<usize>, own: usize) -> Option<usize> {
        let governor = phrase.and_then(|phrase| self.structure.governor(phrase));
        match governor {
            None if self.is_time() => self.structure.clause_verb(own),
            found => found,
        }
    }

    fn is_time(&self) -> bool {
        matches!(self.value, Value::Time(_))
    }

    fn kind(&self) -> Option<QuantityKind> {
        match self.value {
            Value::Quantity(quantity) => Some(quantity.kind),
            _ => None,
        }
    }

    /// The figure's own phrase, what it hangs from and what hangs from it.
    fn phrase(&self, ties: &mut Ties, phrase: usize) {
        self.mark(ties, phrase);
        if let Role::Apposition(other) = self.structure.role(phrase) {
            self.mark(ties, other);
        }
        if !self.is_time() {
            self.behind(ties, phrase, true);
            // "A further $6.00 A SHARE in milestone money".
            if self.is_rate(phrase) {
                self.behind(ties, phrase + 1, false);
            }
            // "11 of one party and 16 of the other IN FAVOUR".
            let joined = |other: &usize| self.structure.role(*other) == Role::Conjunct(phrase);
            for other in (phrase + 1..self.structure.phrases.len().min(phrase + RUN)).filter(joined)
            {
                self.behind(ties, other, false);
            }
            for predicate in &self.structure.verbs {
                // "300 people WITHOUT POWER", "the 20 who were KILLED", "20 men HELD".
                if predicate.subject == Some(phrase) {
                    self.group(ties, predicate);
                }
            }
        }
        let mut at = phrase;
        for _ in 0..CHAIN {
            let Role::Attached(index) = self.structure.shared_role(at) else { break };
            let above = self.structure.attachments.get(index).and_then(|found| found.phrase);
            let Some(above) = above.filter(|above| *above != at) else { break };
            self.mark(ties, above);
            at = above;
        }
    }

    /// What hangs from a phrase through prepositions.
    fn behind(&self, ties: &mut Ties, phrase: usize, own: bool) {
        let mut open = vec![phrase];
        for _ in 0..CHAIN {
            let Some(from) = open.pop() else { break };
            for found in self.structure.attached_to_phrase(from) {
                let reason = own && from == phrase && self.is_reason(found);
                if reason || self.is_counted(found.object) {
                    continue;
                }
                self.mark(ties, found.object);
                open.push(found.object);
            }
        }
    }

    /// Whether the next phrase stands right behind the figure's with an article of its own ("$5 A
    /// SHARE").
    fn is_rate(&self, phrase: usize) -> bool {
        let Some(own) = self.structure.phrases.get(phrase) else { return false };
        let next = self.structure.phrases.get(phrase + 1);
        next.is_some_and(|next| {
            let first = self.scene.sentence_words().get(next.words.start);
            next.words.start == own.words.end
                && first.is_some_and(|word| word.tag == Tag::Determiner)
        })
    }

    /// Whether a phrase holds a figure of its own.
    fn is_counted(&self, phrase: usize) -> bool {
        let words = self.structure.phrases.get(phrase).map(|found| found.words.clone());
        words.into_iter().flatten().any(|at| {
            self.scene.inside(at).is_some_and(|at| {
                let figure = matches!(self.scene.mention_at(at), Some(MentionKind::Quantity(found))
                    if found.kind != QuantityKind::Duration);
                figure && self.scene.tag(at) == Some(Tag::Number)
            })
        })
    }

    /// Whether a preposition says what a span of time is given for ("12 years FOR robbery").
    fn is_reason(&self, found: &Attachment) -> bool {
        let word = self.structure.preposition(self.scene.sentence_words(), found);
        self.kind() == Some(QuantityKind::Duration)
            && word.is_some_and(|word| self.scene.lexicon.slots.is_reason(word))
    }

    /// The verb, and what of its arguments the figure is said of.
    fn governed(&self, ties: &mut Ties, phrase: Option<usize>, verb: usize) {
        let Some(predicate) = self.structure.verbs.get(verb) else { return };
        let role = phrase.map_or(Role::Free, |phrase| self.structure.shared_role(phrase));
        if !(self.is_time() && matches!(role, Role::Subject(_))) {
            self.group(ties, predicate);
        }
        let objects = || predicate.objects.iter().filter(|object| Some(**object) != phrase);
        match role {
            // "Because of the notice, Monday is safe": not when it happens.
            Role::Subject(_) if self.is_time() => {}
            Role::Subject(_) => {
                // "Twelve patients were IN HOSPITAL", "six were LEFT HOMELESS".
                if predicate.is_copula || predicate.group.passive {
                    objects().for_each(|object| self.mark(ties, *object));
                    for found in self.structure.attached_to_verb(verb) {
                        self.mark(ties, found.object);
                    }
                }
                let from = self.scene.inside(predicate.group.words.end);
                if let Some(from) = from {
                    ties.mark(from..run(self.scene, from));
                }
            }
            Role::Object(_) => {
                if self.says_subject(predicate) {
                    self.subject(ties, predicate);
                }
            }
            _ => {
                objects().for_each(|object| {
                    self.mark(ties, *object);
                    self.behind(ties, *object, false);
                });
                let lasts = self.kind() == Some(QuantityKind::Duration);
                // "Profit rose 12% to $3.4 billion": the other figure is of the subject as well.
                let alone = objects().all(|object| self.is_counted(*object));
                if self.is_time() || lasts || predicate.group.passive || alone {
                    self.subject(ties, predicate);
                }
            }
        }
    }

    /// Whether the object of a verb says something of its subject: of "be" and its like, and where
    /// it is no number of things that somebody does something with.
    fn says_subject(&self, predicate: &Predicate) -> bool {
        let counts = matches!(self.kind(), Some(QuantityKind::Count | QuantityKind::Number));
        let main = self.scene.sentence_words().get(predicate.group.main);
        predicate.is_copula
            || predicate.group.passive
            || !counts
            || main.is_some_and(|verb| {
                let lexicon = self.scene.lexicon;
                lexicon.slots.measures(&verb.lemma) || lexicon.comparisons.changes(&verb.lemma)
            })
    }

    fn subject(&self, ties: &mut Ties, predicate: &Predicate) {
        let Some(subject) = predicate.subject else {
            // "At Acme operating profit grew to $5 million": read as one phrase behind "at".
            let verb = predicate.group.words.start;
            return self.words(ties, verb.saturating_sub(RUN)..verb);
        };
        self.mark(ties, subject);
        self.behind(ties, subject, false);
        // "The number of INJURED was put at 38": what the phrases leave out up to the verb.
        let start = self.structure.phrases.get(subject).map_or(0, |found| found.words.end);
        let end = predicate.group.words.start.min(start + RUN);
        let all = self.scene.sentence_words();
        let open = (start..end).take_while(|at| {
            all.get(*at).is_some_and(|word| !matches!(word.tag, Tag::Sign | Tag::Number))
        });
        let end = start + open.count();
        self.words(ties, start..end);
    }

    /// The words of a verb, its particle included.
    fn group(&self, ties: &mut Ties, predicate: &Predicate) {
        let words = predicate.group.words.clone();
        self.words(ties, words.start..words.end + usize::from(predicate.group.particle.is_some()));
    }

    fn mark(&self, ties: &mut Ties, phrase: usize) {
        if let Some(found) = self.structure.phrases.get(phrase) {
            self.words(ties, found.words.clone());
        }
    }

    fn words(&self, ties: &mut Ties, words: Range<usize>) {
        for at in words.filter_map(|at| self.scene.inside(at)) {
            ties.mark(at..at + 1);
        }
    }
}
