//! A claim as alignment sees it: its words as numbers, with how near they stand.

use super::value::dimension;
use crate::lexicon::Lexicon;
use crate::model::{Analysis, Claim};
use crate::text::Map;

/// How near a word stands to the figure: of its attribute, of its clause, of its sentence.
pub(super) const NEAR: u8 = 4;
const CLAUSE: u8 = 2;
const SENTENCE: u8 = 1;

/// A claim to be aligned.
#[derive(Debug)]
pub(super) struct View<'a> {
    pub(super) claim: &'a Claim,
    pub(super) analysis: &'a Analysis,
    /// Number of the document in the run.
    pub(super) document: usize,
    /// What its value measures.
    pub(super) dimension: u32,
    /// Its words by number, each with its nearness, sorted by number.
    pub(super) terms: Vec<(u32, u8)>,
    /// Its names by number, sorted.
    pub(super) names: Vec<u32>,
    /// The words of its attribute, nearest first.
    pub(super) attribute: Vec<u32>,
}

/// The numbers of words and how many claims have each.
#[derive(Debug, Default)]
pub(super) struct Terms {
    numbers: Map<String, u32>,
    counts: Vec<u32>,
    claims: u32,
}

impl Terms {
    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = u32::try_from(self.counts.len()).unwrap_or(u32::MAX);
        self.numbers.insert(word.to_owned(), number);
        self.counts.push(0);
        number
    }

    /// How rare a word is: sixteen times the binary logarithm of claims to a claim that has it.
    pub(super) fn rarity(&self, term: u32) -> u32 {
        let count = self.counts.get(term as usize).copied().unwrap_or(0).max(1);
        log2_sixteenths((self.claims + 1).saturating_mul(16) / count).saturating_sub(64)
    }

    /// Whether more than a third of all claims have the word.
    pub(super) fn is_common(&self, term: u32) -> bool {
        self.counts.get(term as usize).is_some_and(|count| count.saturating_mul(3) > self.claims)
    }
}

/// Sixteen times the binary logarithm, between powers of two along a straight line.
fn log2_sixteenths(value: u32) -> u32 {
    let value = value.max(1);
    let power = value.ilog2();
    let rest = u64::from(value - (1 << power));
    power * 16 + u32::try_from((rest * 16) >> power).unwrap_or(0)
}

/// The claims of amount and time of all documents, and the frequencies of their words.
pub(super) fn views<'a>(analyses: &'a [Analysis], lexicon: &Lexicon) -> (Vec<View<'a>>, Terms) {
    let mut terms = Terms::default();
    let mut views = Vec::new();
    for (document, analysis) in analyses.iter().enumerate() {
        for claim in &analysis.claims {
            let Some(dimension) = dimension(&claim.value, lexicon) else { continue };
            let dimension = terms.number(&format!("= {dimension}"));
            let view = view(claim, analysis, document, dimension, &mut terms);
            for (term, _) in &view.terms {
                if let Some(count) = terms.counts.get_mut(*term as usize) {
                    *count = count.saturating_add(1);
                }
            }
            terms.claims = terms.claims.saturating_add(1);
            views.push(view);
        }
    }
    (views, terms)
}

fn view<'a>(
    claim: &'a Claim,
    analysis: &'a Analysis,
    document: usize,
    dimension: u32,
    terms: &mut Terms,
) -> View<'a> {
    let mut all: Vec<(u32, u8)> = Vec::new();
    let levels = [
        (&claim.attribute, NEAR),
        (&claim.names, NEAR),
        (&claim.clause, CLAUSE),
        (&claim.context, SENTENCE),
    ];
    for (words, level) in levels {
        all.extend(words.iter().map(|word| (terms.number(word), level)));
    }
    all.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
    all.dedup_by_key(|(term, _)| *term);
    let mut names: Vec<u32> = claim.names.iter().map(|name| terms.number(name)).collect();
    names.sort_unstable();
    let attribute = claim.attribute.iter().map(|word| terms.number(word)).collect();
    View { claim, analysis, document, dimension, terms: all, names, attribute }
}
