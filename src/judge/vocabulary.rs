//! The stems of a run, numbered: a stem is made once for each lemma, and compared as a number.

use super::memo::Memo;
use super::topic::Stem;
use crate::lexicon::{Lexicon, Stems};
use crate::model::{Analysis, Decimal, QuantityKind, Sentence, Tag, Word, decimal};
use crate::text::{Map, Span};

/// Stems in the making; their numbers are those of their first places.
pub(super) struct Vocabulary<'r> {
    lexicon: &'r Lexicon,
    pub(super) sentences: u32,
    stems: Numbered,
    /// The stems of lemmas, of names and of other words: none where they carry no meaning.
    of_names: Memo<'r, Option<u32>>,
    of_words: Memo<'r, Option<u32>>,
    /// The stems of amounts, by value as written and unit.
    of_amounts: Map<([u8; 16], &'r str), u32>,
}

/// Stems and their numbers.
#[derive(Default)]
struct Numbered {
    numbers: Map<String, u32>,
    known: Vec<Known>,
}

/// What is known of a stem.
#[derive(Default)]
struct Known {
    /// In how many sentences it stands.
    sentences: u32,
    /// How many there were up to the last of them.
    last: u32,
}

/// All stems of a run in the order of the alphabet.
pub(super) struct Sorted {
    pub(super) names: Vec<String>,
    /// In how many sentences each stands.
    pub(super) frequency: Vec<u32>,
    /// The places in this order of the numbers that the stems had before.
    pub(super) places: Vec<u32>,
}

impl<'r> Vocabulary<'r> {
    pub(super) fn new(lexicon: &'r Lexicon) -> Self {
        Self {
            lexicon,
            sentences: 0,
            stems: Numbered::default(),
            of_names: Memo::default(),
            of_words: Memo::default(),
            of_amounts: Map::default(),
        }
    }

    /// Adds the places of the words of a sentence that carry meaning, with the numbers of their
    /// stems. It stands in the story so many times.
    pub(super) fn sentence(
        &mut self,
        analysis: &'r Analysis,
        sentence: &'r Sentence,
        times: u32,
        found: &mut Vec<(u32, Stem)>,
    ) {
        self.sentences = self.sentences.saturating_add(times);
        for (at, word) in (0..).zip(&sentence.words) {
            let Some(stem) = self.stem(analysis, word) else { continue };
            found.push((at, Stem(stem)));
            let Some(known) = self.stems.known.get_mut(stem as usize) else { continue };
            if known.last != self.sentences {
                known.last = self.sentences;
                known.sentences = known.sentences.saturating_add(times);
            }
        }
    }

    /// The stem of a word that carries meaning; of a figure, its value and unit.
    fn stem(&mut self, analysis: &'r Analysis, word: &'r Word) -> Option<u32> {
        let Self { lexicon, stems, of_names, of_words, .. } = self;
        match word.tag {
            Tag::Name => of_names.of(word, |lemma| {
                let says = lemma.chars().count() > 1 && !lexicon.stems.is_weak(lemma);
                says.then(|| stems.number(lemma.to_owned()))
            }),
            Tag::Noun | Tag::Verb | Tag::Participle | Tag::Gerund | Tag::Adjective => {
                of_words.of(word, |lemma| stems.of_word(lemma, &lexicon.stems))
            }
            // Figures anchor only where they are no plain small number.
            Tag::Number => {
                if let Some(amount) = amount(analysis, word.span) {
                    return Some(self.of_amount(amount));
                }
                let figure = word.span.of(analysis.document.text());
                (figure.len() > 2 && figure.contains(|c: char| c.is_ascii_digit()))
                    .then(|| self.stems.number(figure.to_lowercase()))
            }
            _ => None,
        }
    }

    /// The stem of a figure of money or measure, by value and unit: "€3.2bn" and "3.2 billion euros"
    /// are one.
    fn of_amount(&mut self, (value, unit): (Decimal, &'r str)) -> u32 {
        let key = (value.serialize(), unit);
        if let Some(known) = self.of_amounts.get(&key) {
            return *known;
        }
        let number = self.stems.number(format!("{} {unit}", decimal::plain(value)));
        self.of_amounts.insert(key, number);
        number
    }

    /// The stems in the order of the alphabet.
    pub(super) fn sorted(self) -> Sorted {
        self.stems.sorted()
    }
}

impl Numbered {
    /// The stem of a word by its lemma; none where it carries no meaning.
    fn of_word(&mut self, lemma: &str, stems: &Stems) -> Option<u32> {
        let weak = stems.is_weak(lemma) || lemma.chars().count() < 3;
        (!weak).then(|| self.number(stems.stem(lemma)))
    }

    fn number(&mut self, stem: String) -> u32 {
        let next = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        let number = *self.numbers.entry(stem).or_insert(next);
        if number == next {
            self.known.push(Known::default());
        }
        number
    }

    /// The stems in the order of the alphabet.
    fn sorted(self) -> Sorted {
        let mut all: Vec<(String, u32)> = self.numbers.into_iter().collect();
        all.sort_unstable();
        let mut places = vec![0; all.len()];
        let mut frequency = Vec::with_capacity(all.len());
        for (place, (_, number)) in (0..).zip(&all) {
            if let Some(own) = places.get_mut(*number as usize) {
                *own = place;
            }
            frequency.push(self.known.get(*number as usize).map_or(0, |known| known.sentences));
        }
        let names = all.into_iter().map(|(stem, _)| stem).collect();
        Sorted { names, frequency, places }
    }
}

/// A figure of money or measure, by value and unit.
fn amount(analysis: &Analysis, span: Span) -> Option<(Decimal, &str)> {
    let quantity = analysis.mention_at(span)?.quantity()?;
    let measured = matches!(quantity.kind, QuantityKind::Money | QuantityKind::Measure);
    quantity.value.zip(quantity.unit.as_deref()).filter(|_| measured)
}
