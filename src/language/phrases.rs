//! Noun phrases: the stretches of a sentence that name something, with their heads.

pub use crate::model::structure::NounPhrase;
use crate::model::{Analysis, Form, MentionKind, Sentence, Tag, Word};
use crate::text::Span;
use std::ops::Range;

impl NounPhrase {
    /// Where it stands in the text.
    pub fn span(&self, sentence: &Sentence) -> Span {
        span_of(sentence, &self.words)
    }

    /// The words before the head and after the possessor and determiner: adjectives, numbers,
    /// nouns that modify it.
    pub fn modifiers<'a>(&self, sentence: &'a Sentence) -> impl Iterator<Item = &'a Word> + 'a {
        let start = self.possessor.as_ref().map_or(self.words.start, |range| range.end);
        let words = sentence.words.get(start..self.head).unwrap_or(&[]);
        words.iter().filter(|word| !matches!(word.tag, Tag::Determiner | Tag::Sign | Tag::Particle))
    }

    /// Whether its head is a plural noun.
    pub fn is_plural(&self, sentence: &Sentence) -> bool {
        sentence.words.get(self.head).is_some_and(|word| word.form == Form::Plural)
    }
}

/// The span of some words of a sentence; empty for an empty range.
pub fn span_of(sentence: &Sentence, words: &Range<usize>) -> Span {
    let inside = sentence.words.get(words.clone()).unwrap_or(&[]);
    match (inside.first(), inside.last()) {
        (Some(first), Some(last)) => first.span.join(last.span),
        _ => Span::default(),
    }
}

/// The noun phrases of a sentence, in order, without overlap.
pub fn noun_phrases(analysis: &Analysis, sentence: &Sentence) -> Vec<NounPhrase> {
    let scan = Scan { analysis, words: &sentence.words };
    // Every third or fourth word begins one.
    let mut found = Vec::with_capacity(scan.words.len() / 3 + 1);
    let mut at = 0;
    while at < scan.words.len() {
        if !scan.opens(at) {
            at += 1;
            continue;
        }
        let end = scan.end(at);
        if let Some(phrase) = scan.phrase(at..end) {
            found.push(phrase);
        }
        at = end.max(at + 1);
    }
    found
}

#[derive(Clone, Copy)]
struct Scan<'a> {
    analysis: &'a Analysis,
    words: &'a [Word],
}

impl<'a> Scan<'a> {
    fn tag(self, at: usize) -> Option<Tag> {
        self.words.get(at).map(|word| word.tag)
    }

    fn opens(self, at: usize) -> bool {
        match self.tag(at) {
            Some(
                Tag::Noun
                | Tag::Name
                | Tag::Number
                | Tag::Pronoun
                | Tag::Determiner
                | Tag::Adjective,
            ) => true,
            // "whose drug": the relative word determines the noun.
            Some(Tag::Subordinator) => self.words.get(at).is_some_and(|word| word.lemma == "whose"),
            Some(Tag::Participle | Tag::Gerund) => self.is_prenominal(at),
            _ => false,
        }
    }

    /// Whether a participle stands before a noun as an adjective does.
    fn is_prenominal(self, at: usize) -> bool {
        let name_next = self.tag(at) == Some(Tag::Participle)
            && self.tag(at + 1) == Some(Tag::Name)
            && self.tag(at + 2) == Some(Tag::Noun);
        let noun_next = name_next
            || matches!(self.tag(at + 1), Some(Tag::Noun | Tag::Adjective))
            || self.is_hyphen(at + 1)
                && (matches!(self.tag(at + 2), Some(Tag::Noun | Tag::Adjective))
                    // "a built-in battery"
                    || matches!(self.tag(at + 2), Some(Tag::Preposition | Tag::Adverb))
                        && matches!(self.tag(at + 3), Some(Tag::Noun | Tag::Adjective)));
        let inside = at.checked_sub(1).is_some_and(|before| {
            matches!(self.tag(before), Some(Tag::Determiner | Tag::Adjective | Tag::Number))
                || self.is_hyphen(before)
                || self.is_possessive(before)
                || self.tag(before) == Some(Tag::Preposition)
                    && self.tag(at) == Some(Tag::Participle)
        });
        // "paid Acme tiered royalties": a participle right before a bare noun belongs to it.
        let bare = self.tag(at) == Some(Tag::Participle)
            && self.tag(at + 1) == Some(Tag::Noun)
            && at.checked_sub(1).and_then(|before| self.tag(before)).is_some_and(|tag| {
                matches!(tag, Tag::Name | Tag::Noun | Tag::Verb | Tag::Gerund | Tag::Pronoun)
            });
        bare || inside && (noun_next || self.is_hyphen(at.wrapping_sub(1)))
    }

    /// "the US waiting period": a gerund between a name with a determiner and a singular noun.
    fn is_named_kind(self, at: usize) -> bool {
        let determined =
            at.checked_sub(2).and_then(|before| self.tag(before)) == Some(Tag::Determiner);
        let singular = self.words.get(at + 1).is_some_and(|word| word.form == Form::Plain);
        self.tag(at) == Some(Tag::Gerund)
            && at.checked_sub(1).and_then(|before| self.tag(before)) == Some(Tag::Name)
            && determined
            && singular
    }

    fn is_hyphen(self, at: usize) -> bool {
        let Some(word) = self.words.get(at) else { return false };
        let before = at.checked_sub(1).and_then(|before| self.words.get(before));
        let glued = before.is_some_and(|before| before.span.end == word.span.start);
        word.tag == Tag::Sign && matches!(word.lemma.as_str(), "-" | "‑" | "/" | "&") && glued
    }

    /// The full stop of a title before a name ("Mr. Dow").
    fn is_short_form(self, at: usize) -> bool {
        let Some(word) = self.words.get(at) else { return false };
        // Text cut into tokens parts the two; a stop that is no title's ends the sentence.
        let named = at.checked_sub(1).is_some_and(|before| self.tag(before) == Some(Tag::Name));
        word.lemma == "." && named && self.tag(at + 1) == Some(Tag::Name)
    }

    fn is_possessive(self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.tag == Tag::Particle && word.lemma == "'s")
    }

    fn mention(self, at: usize) -> Option<&'a MentionKind> {
        let index = self.words.get(at)?.mention?;
        self.analysis.mentions.get(index as usize).map(|mention| &mention.kind)
    }

    fn is_time(self, at: usize) -> bool {
        matches!(self.mention(at), Some(MentionKind::Time(_)))
    }

    fn same_mention(self, a: usize, b: usize) -> bool {
        let mention = |at: usize| self.words.get(at).and_then(|word| word.mention);
        mention(a).is_some() && mention(a) == mention(b)
    }

    /// One past the last word of the phrase that begins at `start`.
    fn end(self, start: usize) -> usize {
        if self.tag(start) == Some(Tag::Pronoun) {
            return start + 1;
        }
        let mut at = start + 1;
        while at < self.words.len() && self.goes_on(start, at) {
            at += 1;
        }
        // What cannot end a phrase is not part of it.
        while at > start + 1 && self.dangles(at - 1) {
            at -= 1;
        }
        at
    }

    fn dangles(self, at: usize) -> bool {
        matches!(self.tag(at), Some(Tag::Sign | Tag::Particle | Tag::Adverb | Tag::Conjunction))
            && self.words.get(at).is_some_and(|word| word.mention.is_none())
    }

    fn goes_on(self, start: usize, at: usize) -> bool {
        let Some(word) = self.words.get(at) else { return false };
        if self.same_mention(at - 1, at) || self.is_hyphen(at) || self.is_hyphen(at - 1) {
            return true;
        }
        let after_noun = matches!(self.tag(at - 1), Some(Tag::Noun | Tag::Name | Tag::Pronoun));
        if self.opens_subject(start, at) {
            return false;
        }
        match word.tag {
            Tag::Particle => self.is_possessive(at) || self.is_possessive(at + 1),
            Tag::Determiner => self.tag(at - 1) == Some(Tag::Determiner),
            Tag::Noun | Tag::Name => !(self.is_time(at - 1) && self.ends_time(start, at)),
            Tag::Adjective => !after_noun || self.tag(at + 1) == Some(Tag::Noun) && self.joined(at),
            Tag::Number => !after_noun && !self.is_time(at - 1) || self.names_number(at),
            Tag::Participle | Tag::Gerund => {
                (!after_noun || self.is_named_kind(at)) && self.is_prenominal(at)
            }
            Tag::Adverb => {
                !after_noun && matches!(self.tag(at + 1), Some(Tag::Adjective | Tag::Number))
            }
            Tag::Conjunction => {
                self.tag(at - 1) == Some(Tag::Adjective) && self.tag(at + 1) == Some(Tag::Adjective)
            }
            Tag::Sign => self.is_short_form(at),
            Tag::Pronoun | Tag::Verb | Tag::Auxiliary | Tag::Preposition | Tag::Subordinator => {
                false
            }
        }
    }

    /// An adjective after a noun opens a new phrase unless the noun is itself a modifier.
    fn joined(self, at: usize) -> bool {
        self.tag(at - 1) == Some(Tag::Name)
    }

    /// Whether a time that stands alone ends before the noun at `at` ("on Monday Acme said").
    fn ends_time(self, start: usize, at: usize) -> bool {
        let only_time = (start..at).all(|index| self.is_time(index));
        let name = self.tag(at) == Some(Tag::Name);
        only_time && name
    }

    /// Whether a subject begins behind the time or the thing that opens the sentence: "In 2025 SALES
    /// rose", "Under the deal ACME will pay".
    fn opens_subject(self, start: usize, at: usize) -> bool {
        let opens = start == 1 && self.tag(0) == Some(Tag::Preposition);
        let thing = || {
            self.tag(start) == Some(Tag::Determiner)
                && self.tag(at - 1) == Some(Tag::Noun)
                && self.tag(at) == Some(Tag::Name)
        };
        if !opens || !(thing() || (start..at).all(|index| self.is_time(index))) {
            return false;
        }
        let nominal =
            |tag: Option<Tag>| matches!(tag, Some(Tag::Noun | Tag::Name | Tag::Adjective));
        let end = (at..self.words.len()).find(|at| !nominal(self.tag(*at)));
        let verb = end.is_some_and(|end| matches!(self.tag(end), Some(Tag::Verb | Tag::Auxiliary)));
        end.is_some_and(|end| end > at) && verb
    }

    /// Whether the number after a noun is the noun's name ("Flight 427", "Phase 3").
    fn names_number(self, at: usize) -> bool {
        let counts =
            matches!(self.mention(at), Some(MentionKind::Quantity(_) | MentionKind::Time(_)));
        matches!(self.tag(at - 1), Some(Tag::Noun | Tag::Name))
            && !counts
            && self.words.get(at - 1).is_some_and(|word| word.form != Form::Plural)
    }

    fn phrase(self, words: Range<usize>) -> Option<NounPhrase> {
        let is_head = |at: &usize| {
            matches!(self.tag(*at), Some(Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Number))
        };
        let mut head = words.clone().rev().find(is_head);
        // "Flight 427": the noun is the head.
        if let Some(at) = head
            && self.tag(at) == Some(Tag::Number)
            && at > words.start
            && self.names_number(at)
        {
            head = Some(at - 1);
        }
        // "the injured" is a phrase, "outstanding" is none.
        let determined = self.tag(words.start) == Some(Tag::Determiner);
        let head = head.or_else(|| words.clone().next_back().filter(|_| determined))?;
        let mark =
            words.clone().take_while(|at| *at < head).filter(|at| self.is_possessive(*at)).last();
        // The apostrophe and the "s" are two words; a plural has the apostrophe alone.
        let split = |at: usize| at > words.start && self.tag(at - 1) == Some(Tag::Particle);
        let mark = mark.map(|at| if split(at) { at - 1 } else { at });
        Some(NounPhrase {
            time: words.clone().all(|at| self.is_time(at) || self.tag(at) == Some(Tag::Determiner))
                && self.is_time(head),
            possessor: mark.map(|mark| words.start..mark),
            words,
            head,
        })
    }
}
