//! What is found in a sentence wherever it stands: nothing around it was asked.
//!
//! A sentence is read alone, its tokens numbered so high that any look before them or behind them
//! misses, and is noticed. Where there was none, nor a look at the day of the document, the sentence
//! says the same in every document. Times are left out: what they mean hangs on those told before.

use super::copies::Field;
use super::numeral::{self, Numeral};
use super::quantity;
use super::scan::{Noted, Scan};
use super::{annotate, resolve};
use crate::lexicon::Flags;
use crate::model::{Annotated, Mention};
use crate::text::Span;
use std::sync::Arc;

/// The number of the first token of a sentence that is read alone: no look goes back so far.
const FIRST: usize = 1 << 16;
/// Texts of no more tokens may be nothing but an amount or a time, as cells and queries are.
const SHORT: usize = 16;

/// What is found in a sentence, placed and numbered from its start.
#[derive(Debug)]
pub(super) struct Found {
    numerals: Vec<Numeral>,
    mentions: Vec<Mention>,
    annotated: Vec<Annotated>,
    /// One past the last token of its amounts.
    floor: usize,
}

/// A mention, as it is or as `verify extract` shows it.
pub(super) trait Told: Clone + 'static {
    /// Those of a sentence.
    fn of(found: &Found) -> &[Self];
    fn mention(&self) -> &Mention;
    fn mention_mut(&mut self) -> &mut Mention;
}

impl Told for Mention {
    fn of(found: &Found) -> &[Self] {
        &found.mentions
    }

    fn mention(&self) -> &Mention {
        self
    }

    fn mention_mut(&mut self) -> &mut Mention {
        self
    }
}

impl Told for Annotated {
    fn of(found: &Found) -> &[Self] {
        &found.annotated
    }

    fn mention(&self) -> &Mention {
        &self.mention
    }

    fn mention_mut(&mut self) -> &mut Mention {
        &mut self.mention
    }
}

/// What is found in a sentence of such tokens, wherever it stands; none if that is not sure.
pub(super) fn found(
    sentence: &str,
    field: Field<'_>,
    tokens: &[Noted],
    marked: &[(u32, Flags)],
) -> Option<Found> {
    if marked.is_empty() || tokens.iter().any(|token| token.flags.any(Flags::TIME)) {
        return None;
    }
    let first = u32::try_from(FIRST).ok()?;
    let marked = marked.iter().map(|(at, flags)| (at + first, *flags)).collect();
    let cut = (tokens.to_vec(), marked);
    let mut scan = Scan::of(sentence, field.document, field.lexicon, cut);
    scan.first = FIRST;
    scan.numerals = numeral::all(&scan);
    let mut candidates = Vec::new();
    let floor = quantity::read(&scan, &mut candidates);
    let mentions = resolve(candidates);
    let annotated = annotate::annotate(&scan, mentions.clone());
    let alone = !scan.asked_beyond();
    let mut numerals = scan.numerals;
    for numeral in &mut numerals {
        numeral.first = numeral.first.checked_sub(FIRST)?;
        numeral.end = numeral.end.checked_sub(FIRST)?;
    }
    let floor = floor.saturating_sub(FIRST);
    alone.then_some(Found { numerals, mentions, annotated, floor })
}

/// The sentences of a document of which it is known what is found in them, by position.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub(super) sentences: Vec<Sentence>,
}

/// One of them, and where it stands.
#[derive(Debug)]
pub(super) struct Sentence {
    found: Arc<Found>,
    span: Span,
    /// Its first token.
    pub(super) first: usize,
    /// One past its last token.
    pub(super) end: usize,
}

impl Known {
    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.sentences.is_empty()
    }

    /// Whether a text of so many tokens is too short to be told sentence by sentence.
    pub(super) fn misleads(&self, tokens: usize) -> bool {
        !self.is_empty() && tokens <= SHORT
    }

    /// Takes over what is found in a sentence that stands there, its tokens between those numbers.
    pub(super) fn take(&mut self, found: &Arc<Found>, span: Span, (first, end): (usize, usize)) {
        self.sentences.push(Sentence { found: Arc::clone(found), span, first, end });
    }

    /// Their numbers.
    pub(super) fn numerals(&self) -> impl Iterator<Item = Numeral> {
        self.sentences.iter().flat_map(|sentence| {
            let (first, by) = (sentence.first, sentence.span.from());
            sentence.found.numerals.iter().map(move |numeral| Numeral {
                first: numeral.first + first,
                end: numeral.end + first,
                span: numeral.span.shifted(by),
                ..numeral.clone()
            })
        })
    }

    /// Their mentions and those of the rest of the text, by position; none where one of the rest
    /// reaches into a sentence that was not read with it.
    pub(super) fn with<T: Told>(&self, rest: Vec<T>) -> Option<Vec<T>> {
        if self.is_empty() {
            return Some(rest);
        }
        let known = self.sentences.iter().map(|sentence| T::of(&sentence.found).len());
        let mut all = Vec::with_capacity(rest.len() + known.sum::<usize>());
        let mut sentences = self.sentences.iter().peekable();
        for one in rest {
            let own = one.mention().full.join(one.mention().span);
            while let Some(before) = sentences.next_if(|sentence| sentence.span.end <= own.start) {
                all.extend(before.told());
            }
            if sentences.peek().is_some_and(|sentence| sentence.span.start < own.end) {
                return None;
            }
            all.push(one);
        }
        all.extend(sentences.flat_map(Sentence::told));
        Some(all)
    }
}

impl Sentence {
    /// One past the last token of its amounts.
    pub(super) fn floor(&self) -> usize {
        if self.found.floor == 0 { 0 } else { self.found.floor + self.first }
    }

    /// Its mentions, where they stand.
    fn told<T: Told>(&self) -> impl Iterator<Item = T> {
        T::of(&self.found).iter().map(|told| {
            let mut told = told.clone();
            let mention = told.mention_mut();
            mention.span = mention.span.shifted(self.span.from());
            mention.full = mention.full.shifted(self.span.from());
            told
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::{Copies, annotated, annotated_beside};
    use crate::lexicon::Lexicon;
    use crate::model::Document;
    use crate::text::View;

    /// Whether what is found in a sentence that was met often is taken over; each time what is read
    /// of the document is what is read of it alone.
    fn is_taken_over(sentence: &str) -> bool {
        let (lexicon, mut copies) = (Lexicon::builtin(), Copies::default());
        let mut taken = false;
        for (before, behind) in [("It fell.", "Two left."), ("He had 5.", "3 came."), ("", "")] {
            for _ in 0..6 {
                let text = format!("{before} {sentence} {behind}\n\nThere were many of them.");
                let view = View::verbatim(text.trim_start(), 0);
                let published = "2026-05-20".parse().ok();
                let document = Document { published, view, ..Document::default() };
                let scan = super::Scan::beside(&document, lexicon, &mut copies);
                taken |= !scan.known.is_empty();
                let beside = annotated_beside(&document, lexicon, &mut copies);
                assert_eq!(beside, annotated(&document, lexicon), "{text}");
            }
        }
        taken
    }

    #[test]
    fn what_is_found_is_taken_over_where_nothing_around_it_was_asked() {
        for (sentence, taken) in [
            ("The yard has 449 men and two boats in the harbour of the town.", true),
            ("For many years the yard by the river had 20 men and more.", true),
            // What bounds the figure at its beginning may stand before it.
            ("Twelve men of the yard in the harbour were seen behind it.", false),
            ("On Monday the yard in the harbour of the town had 449 men.", false),
        ] {
            assert_eq!(is_taken_over(sentence), taken, "{sentence}");
        }
    }
}
