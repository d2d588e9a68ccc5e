//! How real a thing is that a sentence speaks of: done, planned, forecast, possible, denied; and
//! whether it is affirmed or negated.

use super::clauses::{clause_of, part_of, reads};
use crate::lexicon::Lexicon;
use crate::lexicon::modality::{Denial, Reach};
use crate::lexicon::phrases::form_of;
use crate::model::{Analysis, Form, Modality, Polarity, Sentence, Tag, Word};
use crate::text::Span;
use std::ops::Range;

/// Words looked at on either side of a place.
pub(super) const WINDOW: usize = 80;

/// How real it is, whether affirmed, and the words that say so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reality {
    /// How real.
    pub modality: Modality,
    /// Affirmed or negated.
    pub polarity: Polarity,
    /// Whether it is said to be still to come ("has yet to").
    pub unfulfilled: bool,
    /// The cue that decided, for reasons in the report.
    pub cue: Option<Span>,
}

/// How real that is which stands at `span` in sentence `sentence` of the document.
pub fn modality_at(
    analysis: &Analysis,
    sentence: usize,
    span: Span,
    lexicon: &Lexicon,
) -> Modality {
    reality_at(analysis, sentence, span, lexicon).modality
}

/// Whether that which stands at `span` is affirmed.
pub fn polarity_at(
    analysis: &Analysis,
    sentence: usize,
    span: Span,
    lexicon: &Lexicon,
) -> Polarity {
    reality_at(analysis, sentence, span, lexicon).polarity
}

/// Modality and polarity at once.
pub fn reality_at(analysis: &Analysis, sentence: usize, span: Span, lexicon: &Lexicon) -> Reality {
    let text = analysis.document.text();
    analysis
        .sentences
        .get(sentence)
        .map_or_else(Reality::default, |sentence| reality(sentence, text, span, lexicon))
}

/// The same for a sentence and its document's text.
pub fn reality(sentence: &Sentence, text: &str, span: Span, lexicon: &Lexicon) -> Reality {
    reality_in_window(window(&sentence.words, span), text, span, lexicon).0
}

/// The same with the clause of the word that `span` begins in: that of the whole sentence.
pub fn reality_in_clause(
    sentence: &Sentence,
    text: &str,
    span: Span,
    lexicon: &Lexicon,
) -> (Reality, Range<usize>) {
    let words = &sentence.words;
    let near = window(words, span);
    let (reality, clause) = reality_in_window(near, text, span, lexicon);
    let next = near.partition_point(|word| word.span.end <= span.start) + 1;
    let one = near.get(next).is_none_or(|next| next.span.start >= span.end);
    if one && near.len() == words.len() {
        return (reality, clause);
    }
    let at = words.partition_point(|word| word.span.end <= span.start);
    (reality, clause_of(words, text, &(at..at + 1), &lexicon.words))
}

/// The same for the words around, with the clause among them.
fn reality_in_window(
    words: &[Word],
    text: &str,
    span: Span,
    lexicon: &Lexicon,
) -> (Reality, Range<usize>) {
    let first = words.partition_point(|word| word.span.end <= span.start);
    let past = words.partition_point(|word| word.span.start < span.end).max(first + 1);
    if first >= words.len() {
        return (Reality::default(), first..first);
    }
    let at = first..past;
    let clause = clause_of(words, text, &at, &lexicon.words);
    let part = part_of(words, &clause, &at);
    let reached = reached_from(words, text, &at, &part);
    let scene = Scene { words, text, clause: part, reached, at, lexicon };
    let mut reality = Reality::default();
    scene.modalities(&mut reality);
    scene.conditions(&mut reality);
    scene.negations(&mut reality);
    (reality, clause)
}

/// The words of a sentence near a place: cues reach no further, and the cost of a look-up must
/// not grow with the length of a line.
pub(super) fn window(words: &[Word], span: Span) -> &[Word] {
    let at = words.partition_point(|word| word.span.end <= span.start);
    words.get(at.saturating_sub(WINDOW)..words.len().min(at + WINDOW)).unwrap_or(&[])
}

/// A place in a sentence and what is around it.
struct Scene<'a> {
    words: &'a [Word],
    text: &'a str,
    clause: Range<usize>,
    /// See [`reached_from`].
    reached: Range<usize>,
    at: Range<usize>,
    lexicon: &'a Lexicon,
}

/// The part of a clause whose cues reach the place `at`: all that stands before it, and, where it
/// belongs to the subject, the verb group after it.
fn reached_from(
    words: &[Word],
    text: &str,
    at: &Range<usize>,
    clause: &Range<usize>,
) -> Range<usize> {
    let before = words.get(clause.start..at.start).unwrap_or(&[]);
    // "Was charged and will appear": what has a verb of its own is subject of no other.
    let inside = words.get(at.clone()).unwrap_or(&[]);
    let own = || inside.iter().any(|word| is_finite(word, text));
    if before.iter().any(is_verb) || own() {
        return clause.start..at.end;
    }
    let after = words.get(at.end..clause.end).unwrap_or(&[]);
    let verb = after.iter().position(is_verb);
    let group = verb.map_or(0, |verb| {
        let rest = after.get(verb..).unwrap_or(&[]);
        verb + rest.iter().take_while(|word| in_group(word)).count()
    });
    clause.start..at.end + group
}

impl Scene<'_> {
    /// The longest cue of modality at a word, if one begins there.
    fn modality(&self, at: usize) -> Option<(usize, (Modality, Reach))> {
        let (count, means) = self.lexicon.modality.modality.at(self.words, at, self.text)?;
        Some((count, *means))
    }

    /// The longest cue of negation at a word, if one begins there.
    fn denial(&self, at: usize) -> Option<(usize, Denial)> {
        let (count, means) = self.lexicon.modality.negation.at(self.words, at, self.text)?;
        Some((count, *means))
    }

    fn modalities(&self, reality: &mut Reality) {
        let reached = &self.reached;
        let inside = self.words.get(..self.clause.end).unwrap_or(self.words);
        let mut from = self.clause.start;
        while let Some(at) = self.lexicon.modality.modality.next(inside, from) {
            from = at + 1;
            let Some((count, (modality, reach))) = self.modality(at) else { continue };
            from = at + count;
            let touches = match reach {
                Reach::After | Reach::Opens => at < reached.end && at != self.at.start,
                Reach::Before => at >= self.at.end,
            };
            let inside = at >= self.at.start && at < self.at.end && count <= self.at.len();
            // "Almost 50 people", "nearly half": a figure is rounded, nothing came close to it.
            let rounds = modality == Modality::Hypothetical
                && reach == Reach::After
                && count == 1
                && !self.words.get(at + 1).is_some_and(is_deed);
            let denied = modality == Modality::Denied && count == 1;
            let describes = denied && self.describes(at);
            if touches
                && !inside
                && !rounds
                && !describes
                && rank(modality) > rank(reality.modality)
            {
                reality.modality = modality;
                reality.cue = self.span(at, count);
            }
        }
        if reality.modality == Modality::Asserted && self.conditional() {
            reality.modality = Modality::Planned;
        }
        if self.words.last().is_some_and(|word| word.span.of(self.text) == "?") {
            reality.modality = Modality::Denied;
        }
    }

    /// "A hotly DISPUTED overhaul passed by 98 votes": who disputes it denies no figure of it.
    fn describes(&self, at: usize) -> bool {
        let tag = |at: usize| self.words.get(at).map(|word| word.tag);
        tag(at) == Some(Tag::Participle) && matches!(tag(at + 1), Some(Tag::Noun | Tag::Adjective))
    }

    /// "would": planned where reported or agreed, not real where a condition is near.
    fn conditional(&self) -> bool {
        let words = self.words.get(self.reached.clone()).unwrap_or(&[]);
        words.iter().any(|word| word.tag == Tag::Auxiliary && reads(word, self.text, &["would"]))
    }

    /// "would have": of a past that did not come about.
    fn perfect(&self) -> bool {
        let words = self.words.get(self.reached.clone()).unwrap_or(&[]);
        let have = |word: &Word| word.tag == Tag::Auxiliary && word.lemma == "have";
        words.windows(2).any(|pair| {
            let [would, next] = pair else { return false };
            reads(would, self.text, &["would"]) && have(next)
        })
    }

    /// "If the bid failed, it would pay": both clauses are not of this world.
    fn conditions(&self, reality: &mut Reality) {
        let would = self.conditional();
        let opens = |index: usize| {
            self.modality(index).is_some_and(|(_, (modality, reach))| {
                reach == Reach::Opens && modality == Modality::Hypothetical
            })
        };
        let inverted = self.words.first().is_some_and(|word| {
            reads(word, self.text, &["had", "were", "should"])
                && self.words.last().is_none_or(|word| word.span.of(self.text) != "?")
        });
        // The "only" of "only once it was open" stands before the word that opens the clause.
        let before = self.clause.start.checked_sub(1).is_some_and(opens);
        let own = before || opens(self.clause.start) || (inverted && self.clause.start == 0);
        // The whole sentence is looked through only where it matters: this is asked of every figure.
        let other = || inverted || (0..self.words.len()).any(opens);
        let known = rank(reality.modality) < rank(Modality::Hypothetical);
        if known && (own || would && other()) {
            reality.modality = Modality::Hypothetical;
        }
        // "If the mill had stayed, it would have reported": what would have been was not.
        if reality.modality == Modality::Hypothetical && would && self.perfect() && other() {
            reality.modality = Modality::Denied;
        }
    }

    fn negations(&self, reality: &mut Reality) {
        let inside = self.words.get(..self.reached.end).unwrap_or(self.words);
        let mut from = self.clause.start;
        while let Some(at) = self.lexicon.modality.negation.next(inside, from) {
            from = at + 1;
            let Some((count, denial)) = self.denial(at) else { continue };
            from = at + count;
            let inside = at >= self.at.start && count <= self.at.len();
            let touches = match denial {
                Denial::Never => false,
                Denial::Clause | Denial::Unfulfilled => !inside && !self.described(at + count),
                // "Barely 58%" were reached.
                Denial::Degree => {
                    !inside && !self.counts(at + count) && !self.described(at + count)
                }
                Denial::Noun => !inside && self.one_phrase(at + count),
            };
            if touches && denial == Denial::Clause && self.comes_about(at + count) {
                self.begins(at, reality);
            } else if touches {
                reality.polarity = Polarity::Negative;
                reality.unfulfilled |= denial == Denial::Unfulfilled;
                reality.cue = self.span(at, count);
            }
        }
    }

    fn counts(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.tag == Tag::Number)
    }

    /// Whether "until" behind the place says when what is denied from `from` on comes about: "will
    /// not REOPEN until Monday".
    fn comes_about(&self, from: usize) -> bool {
        until_behind(self.words, from, self.text).is_some_and(|until| self.at.end <= until)
    }

    /// What was denied up to a time was so from then on; what is denied now is to come.
    fn begins(&self, denial: usize, reality: &mut Reality) {
        let before = denial.checked_sub(1).and_then(|at| self.words.get(at));
        let now = |word: &Word| {
            let written = word.span.of(self.text);
            ["is", "are", "does", "do"].iter().any(|form| written.eq_ignore_ascii_case(form))
        };
        if reality.modality == Modality::Asserted && before.is_some_and(now) {
            reality.modality = Modality::Planned;
        }
    }

    /// Whether the place stands in a clause that describes a noun after `from`: what is denied is the
    /// noun ("no longer the 12 per cent THAT it had wanted over three years").
    fn described(&self, from: usize) -> bool {
        let between = self.words.get(from..self.at.start).unwrap_or(&[]);
        between.windows(3).any(|words| match words {
            [noun, that, after] => {
                let relative = self.lexicon.words.stands_inside(&form_of(that, self.text))
                    && matches!(that.tag, Tag::Subordinator | Tag::Pronoun);
                let noun = matches!(noun.tag, Tag::Noun | Tag::Name | Tag::Number);
                let subject = matches!(after.tag, Tag::Pronoun | Tag::Name | Tag::Determiner);
                relative && noun && subject
            }
            _ => false,
        })
    }

    /// Whether the place belongs to the noun phrase that begins at `from`, or to the verb whose
    /// subject it is ("no damage was found").
    fn one_phrase(&self, from: usize) -> bool {
        let between = self.words.get(from..self.at.start).unwrap_or(&[]);
        // The hyphen of "no buy-back was agreed" parts nothing.
        let parts =
            |word: &Word| matches!(word.tag, Tag::Sign | Tag::Conjunction) && word.lemma != "-";
        !between.iter().any(parts)
            && between.iter().filter(|word| word.tag == Tag::Preposition).count() == 0
    }

    fn span(&self, at: usize, count: usize) -> Option<Span> {
        let first = self.words.get(at)?;
        let last = self.words.get(at + count - 1)?;
        Some(first.span.join(last.span))
    }
}

/// Words between a denial and the "until" that ends it.
const UNTIL_REACH: usize = 12;

/// The "until" that says how long a denial before `from` held.
pub(crate) fn until_behind(words: &[Word], from: usize, text: &str) -> Option<usize> {
    let behind = words.get(from..)?.iter().take(UNTIL_REACH);
    let mut own = behind.take_while(|word| {
        !matches!(word.tag, Tag::Sign | Tag::Conjunction) && !is_finite(word, text)
    });
    let until = own.position(|word| matches!(word.lemma.as_str(), "until" | "till"))?;
    Some(from + until)
}

fn is_verb(word: &Word) -> bool {
    matches!(word.tag, Tag::Verb | Tag::Auxiliary)
}

/// Whether a verb has a tense of its own ("was" is no lemma).
fn is_finite(word: &Word, text: &str) -> bool {
    match word.tag {
        Tag::Verb => matches!(word.form, Form::Past | Form::Third),
        Tag::Auxiliary => form_of(word, text) != word.lemma.as_str(),
        _ => false,
    }
}

/// Whether a word is what "almost" says did not quite happen: a verb, no figure and no "entirely".
fn is_deed(word: &Word) -> bool {
    word.mention.is_none() && matches!(word.tag, Tag::Verb | Tag::Participle | Tag::Auxiliary)
}

/// Words that stand inside a verb group ("has not yet been formally approved").
fn in_group(word: &Word) -> bool {
    matches!(
        word.tag,
        Tag::Verb
            | Tag::Auxiliary
            | Tag::Participle
            | Tag::Gerund
            | Tag::Adverb
            | Tag::Particle
            | Tag::Adjective
    )
}

/// The stronger of two cues decides.
fn rank(modality: Modality) -> u8 {
    match modality {
        Modality::Asserted => 0,
        Modality::Planned => 1,
        Modality::Forecast => 2,
        Modality::Possible => 3,
        Modality::Hypothetical => 4,
        Modality::Denied => 5,
    }
}
