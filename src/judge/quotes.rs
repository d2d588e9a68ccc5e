//! Direct speech, and which of it two documents both have.

use super::twins::Twins;
use crate::model::{Analysis, Report, Sentence, Word};
use crate::text::{Map, Span};
use std::borrow::Cow;
use std::rc::Rc;

/// Words of a run by which two quotations are known to be one: shorter ones are not compared.
pub const RUN: usize = 4;

/// The longest quotation that is compared, in words.
const LONGEST: usize = 80;

/// Quotations that have a run of words: a phrase that hundreds use is nobody's.
const POSTING_MAX: usize = 16;

/// A quotation and its words.
#[derive(Debug)]
pub struct Quote<'a> {
    /// Its document.
    pub analysis: &'a Analysis,
    /// The place of its sentence in the document.
    pub sentence: usize,
    /// Where it stands.
    pub span: Span,
    /// Its words by number: the same number for the same word in all quotations of the story.
    pub numbers: Rc<[u32]>,
    /// The same for the same quotation in sentences that read the same.
    origin: Origin,
}

/// The number of a sentence, and which of its quotations.
type Origin = (usize, usize);

impl Quote<'_> {
    /// Its words in lower case, with their places.
    pub fn words(&self) -> Vec<(String, Span)> {
        let sentence = self.analysis.sentences.get(self.sentence);
        let text = self.analysis.document.text();
        let words = sentence.into_iter().flat_map(|sentence| words(sentence, self.span, text));
        words.map(|word| (word.span.of(text).to_lowercase(), word.span)).collect()
    }
}

/// The words of a quotation, signs left out.
fn words<'a>(sentence: &'a Sentence, span: Span, text: &'a str) -> impl Iterator<Item = &'a Word> {
    let inside = sentence.words.iter().filter(move |word| span.contains(word.span));
    inside.filter(|word| word.span.of(text).contains(char::is_alphanumeric))
}

/// The quotations of a story that are long enough to be compared; rules ask [`Story::quotes`].
///
/// [`Story::quotes`]: super::Story::quotes
pub fn quotes<'a>(report: &'a Report, twins: &Twins) -> Vec<Quote<'a>> {
    let mut quotes = Vec::new();
    let mut known: Map<Cow<'a, str>, u32> = Map::default();
    let mut read: Map<Origin, Rc<[u32]>> = Map::default();
    for (document, analysis) in report.analyses.iter().enumerate() {
        let text = analysis.document.text();
        for (index, sentence) in analysis.sentences.iter().enumerate() {
            for (place, span) in sentence.quoted.iter().copied().enumerate() {
                let origin = (twins.first(twins.number(document, index)), place);
                let numbers = read.entry(origin).or_insert_with(|| {
                    let words = words(sentence, span, text).map(|word| word.span.of(text));
                    words.map(|word| number(&mut known, lower(word))).collect()
                });
                if (RUN..=LONGEST).contains(&numbers.len()) {
                    let numbers = Rc::clone(numbers);
                    quotes.push(Quote { analysis, sentence: index, span, numbers, origin });
                }
            }
        }
    }
    quotes
}

/// The number of a word.
fn number<'a>(known: &mut Map<Cow<'a, str>, u32>, word: Cow<'a, str>) -> u32 {
    let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
    *known.entry(word).or_insert(next)
}

/// A word in lower case, as most are.
fn lower(word: &str) -> Cow<'_, str> {
    let plain = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if plain { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

/// The pairs of quotations of two documents, of so many words at the least, that have a run of words
/// in common. What sentences that read the same both have is left out: they differ in nothing.
pub fn pairs<'q, 'a>(
    quotes: &'q [Quote<'a>],
    shortest: usize,
) -> Vec<(&'q Quote<'a>, &'q Quote<'a>)> {
    let quotes: Vec<&Quote<'_>> =
        quotes.iter().filter(|quote| quote.numbers.len() >= shortest).collect();
    let mut runs: Map<&[u32], Vec<usize>> = Map::default();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    // The last quotation that each has met; none has met itself.
    let mut met: Vec<usize> = (0..quotes.len()).collect();
    for (at, quote) in quotes.iter().enumerate() {
        for run in quote.numbers.windows(RUN) {
            let known = runs.entry(run).or_default();
            let others = known.iter().filter(|other| {
                met.get_mut(**other).is_some_and(|last| std::mem::replace(last, at) != at)
            });
            let others = others.filter(|other| {
                quotes.get(**other).is_some_and(|other| other.origin != quote.origin)
            });
            pairs.extend(others.map(|other| (*other, at)));
            if known.len() < POSTING_MAX && known.last() != Some(&at) {
                known.push(at);
            }
        }
    }
    pairs.sort_unstable();
    let both = pairs
        .into_iter()
        .filter_map(|(left, right)| Some((*quotes.get(left)?, *quotes.get(right)?)));
    both.filter(|(left, right)| left.analysis.document.id != right.analysis.document.id).collect()
}
