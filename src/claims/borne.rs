//! How much of a statement the sources bear out in words: a value that agrees supports nothing
//! where the statement names somebody, or tells something, that no source does.

use super::alike;
use super::context::{self, Passage, Passages, Term};
use super::coverage::{Line, around};
use super::evidence::FULL;
use crate::language::attribution::attribution_at;
use crate::lexicon::Lexicon;
use crate::model::{Analysis, Sentence, Tag, Word};
use crate::text::{Set, Span};

/// What the sources bear out of a statement.
pub(crate) struct Borne {
    /// How much of its words, 0 to [`FULL`].
    pub(crate) share: u64,
    /// Its names that no source has.
    pub(crate) unnamed: Vec<Span>,
    /// Its other words that no source says of this.
    pub(crate) unsaid: Vec<Span>,
    /// How many words say something, by their weight.
    pub(crate) whole: u64,
}

/// How much a word that may stand for the statement's own counts.
const PARAPHRASED: u64 = FULL / 4;

/// What the sources bear out of a statement, the words of some of its parts left out.
pub(crate) fn borne(
    read: &Analysis,
    lines: &[Line],
    passages: &Passages<'_>,
    lexicon: &Lexicon,
    settled: &[Span],
) -> Borne {
    let (mut held, mut whole) = (0, 0);
    let (mut unnamed, mut unsaid) = (Vec::new(), Vec::new());
    for (index, (sentence, line)) in read.sentences.iter().zip(lines).enumerate() {
        let aside = aside(read, index, line, lexicon);
        let names = alike::runs(sentence);
        let names = names.into_iter().map(|run| (run, alike::of_name(read, run, lexicon)));
        let names = names.collect();
        let scene = Scene { sentence, line, names, passages, lexicon, aside, settled };
        let near = line.near.iter().filter_map(|&at| passages.all.get(at));
        let best = near
            .map(|passage| scene.told_by(passage))
            .max_by_key(|told| (told.held / told.whole.max(1), told.whole));
        if let Some(told) = best {
            held += told.held;
            whole += told.whole;
            unnamed.extend(told.unnamed);
            unsaid.extend(told.unsaid);
        } else {
            whole += line.around.iter().map(|term| weight(term.tag)).sum::<u64>();
        }
    }
    Borne { share: held.checked_div(whole).unwrap_or(FULL), unnamed, unsaid, whole }
}

/// A sentence of the statement before the sources.
struct Scene<'a> {
    sentence: &'a Sentence,
    line: &'a Line,
    /// Its names and the keys of each.
    names: Vec<(&'a [Word], Vec<String>)>,
    passages: &'a Passages<'a>,
    lexicon: &'a Lexicon,
    aside: Set<usize>,
    /// Words on which there is a verdict already.
    settled: &'a [Span],
}

/// What one passage bears out.
struct ToldBy {
    held: u64,
    whole: u64,
    unnamed: Vec<Span>,
    unsaid: Vec<Span>,
}

impl Scene<'_> {
    fn told_by(&self, passage: &Passage) -> ToldBy {
        let mut told = ToldBy { held: 0, whole: 0, unnamed: Vec::new(), unsaid: Vec::new() };
        let names = self.names.iter().map(|(run, keys)| (*run, self.naming(run, keys, passage)));
        let names: Vec<(&[Word], Naming)> = names.collect();
        for term in &self.line.around {
            let Some(word) = self.sentence.words.get(term.at) else { continue };
            if self.settled.iter().any(|span| span.contains(word.span)) {
                continue;
            }
            let holds = |run: &[Word]| run.iter().any(|part| part.span == word.span);
            let naming = names.iter().find(|(run, _)| holds(run)).map(|(_, naming)| *naming);
            let held = match naming {
                Some(Naming::Known) => FULL,
                Some(Naming::Passed) => continue,
                Some(Naming::Unknown) => 0,
                None => self.held(term, passage),
            };
            let is_light = self.lexicon.paraphrases.is_light(&word.lemma);
            if held == 0 && naming.is_none() && (is_light || self.aside.contains(&term.at)) {
                continue;
            }
            if held == 0 && naming.is_none() && weight(term.tag) > 0 {
                told.unsaid.push(word.span);
            }
            told.held += weight(term.tag) * held;
            told.whole += weight(term.tag);
        }
        let unknown = names.iter().filter(|(_, naming)| *naming == Naming::Unknown);
        told.unnamed = unknown.filter_map(|(run, _)| whole(run)).collect();
        told
    }

    fn held(&self, term: &Term, passage: &Passage) -> u64 {
        if around(passage, self.passages).any(|passage| passage.has(term)) {
            FULL
        } else if around(passage, self.passages).any(|passage| passage.says(term)) {
            PARAPHRASED
        } else {
            0
        }
    }

    /// How a name of the statement stands to a passage. Part of a name is the name ("Mr Smith" of
    /// "John Smith"); a fragment need not say where it is; who says a thing may be left out.
    fn naming(&self, run: &[Word], keys: &[String], passage: &Passage) -> Naming {
        let terms = self.line.around.iter().filter(|term| {
            let word = self.sentence.words.get(term.at);
            word.is_some_and(|word| run.iter().any(|part| part.span == word.span))
        });
        let terms: Vec<&Term> = terms.collect();
        let document = passage.document;
        let known = |term: &&Term| {
            self.passages.knows(document, &term.key)
                || around(passage, self.passages).any(|passage| passage.has(term))
        };
        let by_key = || {
            around(passage, self.passages)
                .any(|passage| keys.iter().any(|key| passage.groups.contains(key)))
        };
        if terms.is_empty() || terms.iter().any(known) || by_key() {
            return Naming::Known;
        }
        // A capital at the beginning need not be a name's.
        let opens = run.len() == 1 && self.sentence.words.first() == run.first();
        let is_place =
            alike::is_place(keys) || terms.iter().all(|term| alike::is_place(&term.alike));
        let is_aside = terms.iter().any(|term| self.aside.contains(&term.at));
        // "He was born in 1961", "The film was shot in May": a fragment that does not say of whom.
        let nobody = around(passage, self.passages).all(|passage| passage.subjects.is_empty());
        let unsaid = nobody && self.is_subject(run);
        if opens || is_aside || self.passages.is_fragment(document) && (is_place || unsaid) {
            Naming::Passed
        } else {
            Naming::Unknown
        }
    }

    /// Whether a name stands before the first verb.
    fn is_subject(&self, run: &[Word]) -> bool {
        let verb = self.sentence.words.iter().find(|word| context::is_verb(word));
        let first = run.first().map_or(0, |word| word.span.start);
        verb.is_some_and(|verb| first < verb.span.start)
    }
}

/// How a name of a statement stands to a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Naming {
    /// It or a part of it is there.
    Known,
    /// It is not, and need not be.
    Passed,
    /// It is not.
    Unknown,
}

fn whole(run: &[Word]) -> Option<Span> {
    Some(run.first()?.span.join(run.last()?.span))
}

/// Places of the words that say whose word the statement is: "officials say".
fn aside(read: &Analysis, sentence: usize, line: &Line, lexicon: &Lexicon) -> Set<usize> {
    let Some(own) = read.sentences.get(sentence) else { return Set::default() };
    let spans: Vec<Span> = line
        .around
        .iter()
        .filter_map(|term| own.words.get(term.at))
        .filter_map(|word| attribution_at(read, sentence, word.span, lexicon))
        .map(|attribution| attribution.span)
        .collect();
    let said = |term: &&Term| {
        own.words.get(term.at).is_some_and(|word| spans.iter().any(|span| span.overlaps(word.span)))
    };
    line.around.iter().filter(said).map(|term| term.at).collect()
}

/// How much a word says of who and what is spoken of.
fn weight(tag: Tag) -> u64 {
    match tag {
        Tag::Name => 4,
        Tag::Noun => 3,
        Tag::Verb | Tag::Participle | Tag::Gerund | Tag::Adjective => 2,
        Tag::Number
        | Tag::Adverb
        | Tag::Auxiliary
        | Tag::Determiner
        | Tag::Pronoun
        | Tag::Preposition
        | Tag::Conjunction
        | Tag::Subordinator
        | Tag::Particle
        | Tag::Sign => 0,
    }
}
