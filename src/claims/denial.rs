//! What a statement denies and the sources affirm, or the other way round.

use super::context::{Passage, Passages, Term};
use super::contrary::Contrary;
use super::coverage::Line;
use crate::language::modality::reality;
use crate::lexicon::{Lexicon, heads};
use crate::model::{Analysis, Modality, Polarity, Sentence};
use crate::text::{Map, Span};

/// So much of what a statement denies must stand in a passage, in percent of its weight.
const SHARED: u64 = 65;
/// So much of what a source denies must stand in the statement: sources say more than statements.
const SHARED_BY_SOURCE: u64 = 75;
/// At least so many words must be shared.
const WORDS_MIN: usize = 2;
/// The passages that are looked at for denials of their own: the ones most like the statement.
const PASSAGES_MAX: usize = 6;

/// What a negation reaches over.
struct Denied<'a> {
    cue: Span,
    over: Vec<&'a Term>,
}

/// The first thing that the statement denies and the sources affirm, or that it affirms and they
/// deny.
pub(crate) fn denial(
    read: &Analysis,
    lines: &[Line<'_>],
    passages: &Passages<'_>,
    lexicon: &Lexicon,
) -> Option<Contrary> {
    let text = read.document.text();
    read.sentences.iter().zip(lines).find_map(|(sentence, line)| {
        let scene = Scene { text, sentence, line, passages, lexicon };
        let denied = denied(&line.around, sentence, text, lexicon);
        denied.iter().find_map(|denied| scene.affirmed(denied)).or_else(|| scene.denied_by_source())
    })
}

/// A sentence of the statement before the sources.
struct Scene<'a> {
    text: &'a str,
    sentence: &'a Sentence,
    line: &'a Line<'a>,
    passages: &'a Passages<'a>,
    lexicon: &'a Lexicon,
}

impl Scene<'_> {
    /// A passage that says of the same what the statement denies; none where any denies it too.
    fn affirmed(&self, denied: &Denied<'_>) -> Option<Contrary> {
        if denied.over.len() < WORDS_MIN {
            return None;
        }
        let near = self.line.near.iter().filter_map(|&at| self.passages.all.get(at));
        let mut found = None;
        for passage in near.filter(|passage| is_shared(&denied.over, passage, SHARED)) {
            let (sentence, text) = sentence_of(passage, self.passages)?;
            let shared = denied.over.iter().filter_map(|term| passage.places(term).next());
            for word in shared.filter_map(|at| sentence.words.get(at)) {
                match reality(sentence, text, word.span, self.lexicon).polarity {
                    Polarity::Negative => return None,
                    Polarity::Positive => {
                        found.get_or_insert(Contrary {
                            said: denied.cue,
                            document: passage.document,
                            found: word.span,
                        });
                    }
                }
            }
        }
        found
    }

    /// A denial of the passages most like the statement of what the statement affirms.
    fn denied_by_source(&self) -> Option<Contrary> {
        let around: Vec<&Term> = self.line.around.iter().collect();
        let near = self.line.near.iter().filter_map(|&at| self.passages.all.get(at));
        let mut near: Vec<(u64, &Passage)> =
            near.map(|passage| (weight_held(&around, passage), passage)).collect();
        near.sort_by_key(|(held, _)| std::cmp::Reverse(*held));
        near.truncate(PASSAGES_MAX);
        near.into_iter().find_map(|(_, passage)| {
            let (sentence, text) = sentence_of(passage, self.passages)?;
            if !may_deny(sentence) {
                return None;
            }
            let denied = denied(&passage.terms, sentence, text, self.lexicon);
            denied.iter().find_map(|denied| self.held_against(denied, passage))
        })
    }

    fn held_against(&self, denied: &Denied<'_>, passage: &Passage) -> Option<Contrary> {
        let own = |term: &&Term| self.line.around.iter().find(|own| own.stem() == term.stem());
        let shared: Vec<&Term> = denied.over.iter().filter_map(own).collect();
        let whole: u64 = denied.over.iter().map(|term| term.weight).sum();
        let held: u64 = shared.iter().map(|term| term.weight).sum();
        if shared.len() <= WORDS_MIN || held * 100 < whole * SHARED_BY_SOURCE {
            return None;
        }
        let words = shared.iter().filter_map(|term| self.sentence.words.get(term.at));
        let affirmed = |span: Span| {
            reality(self.sentence, self.text, span, self.lexicon).polarity == Polarity::Positive
        };
        let mut words = words.peekable();
        let said = words.peek()?.span;
        words.all(|word| affirmed(word.span)).then_some(Contrary {
            said,
            document: passage.document,
            found: denied.cue,
        })
    }
}

/// Whether a sentence has a word with which a negation may begin.
fn may_deny(sentence: &Sentence) -> bool {
    sentence.words.iter().any(|word| word.cues.meets(heads::NEGATION))
}

/// The words of a sentence that its negations reach over, by negation.
fn denied<'a>(
    terms: &'a [Term],
    sentence: &Sentence,
    text: &str,
    lexicon: &Lexicon,
) -> Vec<Denied<'a>> {
    let mut places: Map<Span, usize> = Map::default();
    let mut found: Vec<Denied<'a>> = Vec::new();
    if !may_deny(sentence) {
        return found;
    }
    for term in terms.iter().filter(|term| !term.keys.is_stop) {
        let Some(word) = sentence.words.get(term.at) else { continue };
        let reality = reality(sentence, text, word.span, lexicon);
        let denies =
            reality.polarity == Polarity::Negative && reality.modality == Modality::Asserted;
        let Some(cue) = reality.cue.filter(|_| denies) else {
            continue;
        };
        let at = *places.entry(cue).or_insert_with(|| {
            found.push(Denied { cue, over: Vec::new() });
            found.len() - 1
        });
        if let Some(denied) = found.get_mut(at) {
            denied.over.push(term);
        }
    }
    found
}

fn is_shared(terms: &[&Term], passage: &Passage, percent: u64) -> bool {
    let whole: u64 = terms.iter().map(|term| term.weight).sum();
    let count = terms.iter().filter(|term| passage.holds(term)).count();
    count >= WORDS_MIN && weight_held(terms, passage) * 100 >= whole * percent
}

fn weight_held(terms: &[&Term], passage: &Passage) -> u64 {
    let held = terms.iter().filter(|term| passage.holds(term));
    held.map(|term| term.weight).sum()
}

fn sentence_of<'a>(passage: &Passage, passages: &Passages<'a>) -> Option<(&'a Sentence, &'a str)> {
    let analysis = passages.analyses.get(passage.document)?;
    Some((analysis.sentences.get(passage.sentence)?, analysis.document.text()))
}
