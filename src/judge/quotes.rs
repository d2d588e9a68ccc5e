//! Direct speech, and which of it two documents both have.

use crate::model::{Analysis, Report};
use crate::text::{Map, Span};

/// Words of a run by which two quotations are known to be one: shorter ones are not compared.
pub const RUN: usize = 4;

/// The longest quotation that is compared, in words.
const LONGEST: usize = 80;

/// Quotations that have a run of words: a phrase that hundreds use is nobody's.
const POSTING_MAX: usize = 16;

/// A quotation and its words in lower case, with their places.
#[derive(Debug)]
pub struct Quote<'a> {
    /// Its document.
    pub analysis: &'a Analysis,
    /// The place of its sentence in the document.
    pub sentence: usize,
    /// Where it stands.
    pub span: Span,
    /// Its words.
    pub words: Vec<(String, Span)>,
    /// The same by number: the same number for the same word in all quotations of the story.
    pub numbers: Vec<u32>,
}

/// The quotations of a story that are long enough to be compared; rules ask [`Story::quotes`].
///
/// [`Story::quotes`]: super::Story::quotes
pub fn quotes(report: &Report) -> Vec<Quote<'_>> {
    let mut quotes: Vec<Quote<'_>> = report.analyses.iter().flat_map(of).collect();
    let mut known: Map<String, u32> = Map::default();
    for quote in &mut quotes {
        for (word, _) in &quote.words {
            let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
            let number = known.get(word).copied().unwrap_or(next);
            if number == next {
                known.insert(word.clone(), next);
            }
            quote.numbers.push(number);
        }
    }
    quotes
}

/// The pairs of quotations of two documents, of so many words at the least, that have a run of words
/// in common.
pub fn pairs<'q, 'a>(
    quotes: &'q [Quote<'a>],
    shortest: usize,
) -> Vec<(&'q Quote<'a>, &'q Quote<'a>)> {
    let quotes: Vec<&Quote<'_>> =
        quotes.iter().filter(|quote| quote.words.len() >= shortest).collect();
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

/// The quotations of a document.
fn of(analysis: &Analysis) -> Vec<Quote<'_>> {
    let sentences = analysis.sentences.iter().enumerate();
    let spans = sentences.flat_map(|(index, sentence)| {
        sentence.quoted.iter().map(move |span| (index, sentence, *span))
    });
    spans
        .filter_map(|(index, sentence, span)| {
            let inside = sentence.words.iter().filter(|word| span.contains(word.span));
            let words: Vec<(String, Span)> = inside
                .map(|word| (analysis.document.quote(word.span).to_lowercase(), word.span))
                .filter(|(word, _)| word.contains(char::is_alphanumeric))
                .collect();
            let told = (RUN..=LONGEST).contains(&words.len());
            let numbers = Vec::with_capacity(words.len());
            told.then_some(Quote { analysis, sentence: index, span, words, numbers })
        })
        .collect()
}
