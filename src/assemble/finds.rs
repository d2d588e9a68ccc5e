//! What the tables find in the words of a sentence. It hangs on nothing else, so that it is looked for
//! once where sentences are read alike in several documents.

use super::attribute;
use super::syntax::Syntax;
use crate::language::attribution;
use crate::language::modality::{Reality, reality};
use crate::lexicon::concepts::Named;
use crate::lexicon::scope::Reach;
use crate::lexicon::status::Side;
use crate::lexicon::{Lexicon, heads};
use crate::model::{Analysis, Attribution, Sentence};
use crate::text::Span;
use std::cell::{Cell, OnceCell};
use std::fmt;
use std::ops::Range;
use std::rc::Rc;

/// What was found in sentences, by the numbers of their readings.
#[derive(Debug, Default)]
pub struct Finds(Vec<Found>);

/// What was found in a sentence, as far as that was asked.
#[derive(Default)]
struct Found {
    states: OnceCell<Vec<State>>,
    objects: OnceCell<Vec<usize>>,
    scopes: OnceCell<Vec<(usize, usize, Reach)>>,
    concepts: OnceCell<Vec<Named>>,
    signs: OnceCell<Vec<u32>>,
    realities: Cell<Vec<(Span, Reality)>>,
    sayings: OnceCell<Option<Vec<attribution::Cue>>>,
    figures: Cell<Vec<(Place, Rc<Around>)>>,
}

impl fmt::Debug for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Found").finish_non_exhaustive()
    }
}

/// Longest sentence of which it is kept how real its parts are, in words.
const KEPT_WORDS: usize = 120;

/// Where a figure stands in its sentence: its words, the first word behind what says it again, and
/// whether it is a time.
pub(super) type Place = (Range<usize>, usize, bool);

/// What the words of its sentence say of a figure.
#[derive(Debug, Default)]
pub(super) struct Around {
    pub(super) syntax: Syntax,
    pub(super) words: attribute::Words,
}

/// A cue of state: first word, number of words, pair, side.
pub(super) type State = (usize, usize, usize, Side);

/// A sentence and what was found in it.
#[derive(Clone, Copy)]
pub(super) struct Searched<'a> {
    pub(super) sentence: &'a Sentence,
    text: &'a str,
    found: &'a Found,
    lexicon: &'a Lexicon,
}

impl Finds {
    /// Makes room for readings of these numbers.
    pub(super) fn grow(&mut self, readings: &[usize]) {
        let count = readings.iter().map(|number| number + 1).max().unwrap_or(0);
        self.0.resize_with(count.max(self.0.len()), Found::default);
    }

    /// Sentences of that text, of which these are the readings.
    pub(super) fn of<'a>(
        &'a self,
        sentences: &'a [Sentence],
        readings: &[usize],
        text: &'a str,
        lexicon: &'a Lexicon,
    ) -> Vec<Searched<'a>> {
        let all = sentences.iter().zip(readings).filter_map(|(sentence, number)| {
            let found = self.0.get(*number)?;
            Some(Searched { sentence, text, found, lexicon })
        });
        all.collect()
    }
}

impl<'a> Searched<'a> {
    /// What it says of which pair of opposites.
    pub(super) fn states(self) -> &'a [State] {
        let all = || self.lexicon.status.all(&self.sentence.words, self.text);
        self.found.states.get_or_init(all)
    }

    /// The pairs of which it holds an object.
    pub(super) fn objects(self) -> &'a [usize] {
        let objects = || self.lexicon.status.objects(&self.sentence.words);
        self.found.objects.get_or_init(objects)
    }

    /// How real that is which stands at a span of it; the cue that decided is left out.
    pub(super) fn reality(self, span: Span) -> Reality {
        let Sentence { span: own, words, .. } = self.sentence;
        let read =
            || Reality { cue: None, ..reality(self.sentence, self.text, span, self.lexicon) };
        if words.len() > KEPT_WORDS || !own.contains(span) {
            return read();
        }
        let place = Span { start: span.start - own.start, end: span.end - own.start };
        let mut known = self.found.realities.take();
        let found = known.iter().find(|(at, _)| *at == place).map(|(_, reality)| *reality);
        let reality = found.unwrap_or_else(read);
        if found.is_none() {
            known.push((place, reality));
        }
        self.found.realities.set(known);
        reality
    }

    /// What its words say of a figure that stands there.
    pub(super) fn around(self, place: Place, read: impl FnOnce() -> Around) -> Rc<Around> {
        if self.sentence.words.len() > KEPT_WORDS {
            return Rc::new(read());
        }
        let mut known = self.found.figures.take();
        let found = known.iter().find(|(at, _)| *at == place).map(|(_, around)| Rc::clone(around));
        let around = found.unwrap_or_else(|| {
            let around = Rc::new(read());
            known.push((place, Rc::clone(&around)));
            around
        });
        self.found.figures.set(known);
        around
    }

    /// Who says what stands at a span of it, if not the document itself; it is the sentence of that
    /// number.
    pub(super) fn attribution(
        self,
        analysis: &Analysis,
        index: usize,
        span: Span,
    ) -> Option<Attribution> {
        let cues = || attribution::cues(self.sentence, self.text, self.lexicon);
        let cues = self.found.sayings.get_or_init(cues).as_deref();
        attribution::attribution_among(analysis, index, span, cues, self.lexicon)
    }

    /// What it says of scope.
    pub(super) fn scopes(self) -> &'a [(usize, usize, Reach)] {
        let all = || self.lexicon.scope.all(&self.sentence.words, self.text);
        self.found.scopes.get_or_init(all)
    }

    /// The phrases that name concepts, by first word.
    pub(super) fn concepts(self) -> &'a [Named] {
        let all = || self.lexicon.concepts.all_in(&self.sentence.words, self.text);
        self.found.concepts.get_or_init(all)
    }

    /// The words that are signs of a domain of news, by number.
    pub(super) fn signs(self) -> &'a [u32] {
        let all = || {
            let words = self.sentence.words.iter();
            let signs = words.filter(|word| word.cues.meets(heads::SIGNS));
            signs.filter_map(|word| self.lexicon.concepts.sign(&word.lemma)).collect()
        };
        self.found.signs.get_or_init(all)
    }
}
