//! Text to mentions: one file a kind of mention. Nothing here can fail: what cannot be read is
//! not a mention.
//!
//! The text is cut into tokens once ([`scan::Scan`]) and its numbers are read once
//! ([`numeral`]). Every extractor of [`EXTRACTORS`] then proposes candidates without regard to the
//! others, and overlaps are resolved once: the stronger candidate stays, of two equally strong ones
//! the longer, of two equally long ones the earlier in the list.

pub mod dateline;
pub mod scan;
mod cutter;
mod copies;
mod desks;
mod known;
pub mod numeral;
pub mod time;
mod amount;
mod bound;
mod range;
mod count;
mod names;
mod codes;
mod neutral;
mod quantity;
mod annotate;

pub use copies::Copies;
pub use desks::Desks;

use crate::lexicon::Lexicon;
use crate::model::{Annotated, Document, Mention, MentionKind};
use scan::Scan;

/// How sure an extractor is of its reading, weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// A bare number.
    Bare,
    /// A number and the noun that it counts.
    Counted,
    /// A number with a unit, a sign or a word that fixes its meaning.
    Marked,
    /// A form that can be nothing else: a full date, a web address.
    Certain,
}

/// What an extractor proposes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The mention.
    pub mention: Mention,
    /// How sure it is.
    pub strength: Strength,
}

/// Proposes the mentions of one kind.
pub type Extractor = fn(&Scan<'_>, &mut Vec<Candidate>);

/// Every extractor, in the order that decides between equals.
pub const EXTRACTORS: &[Extractor] = &[time::times, quantity::extract];

/// The amounts and times of a document, by position, without overlap.
pub fn mentions(document: &Document, lexicon: &Lexicon) -> Vec<Mention> {
    read(&Scan::new(document, lexicon), |_, mentions| mentions)
}

/// The same in less time for a document that has sentences of those read before.
pub fn mentions_beside(
    document: &Document,
    lexicon: &Lexicon,
    copies: &mut Copies,
) -> Vec<Mention> {
    let scan = Scan::beside(document, lexicon, copies);
    let rest = read(&scan, |_, mentions| mentions);
    scan.known.with(rest).unwrap_or_else(|| mentions(document, lexicon))
}

/// Like [`mentions`], for who reads the mentions themselves: with the words of time that nothing can
/// be compared by ("recently", "for years"), and with what TIMEX3 makes of each.
pub fn annotated(document: &Document, lexicon: &Lexicon) -> Vec<Annotated> {
    read(&Scan::new(document, lexicon), annotate::annotate)
}

/// The same in less time for a document that has sentences of those read before.
pub fn annotated_beside(
    document: &Document,
    lexicon: &Lexicon,
    copies: &mut Copies,
) -> Vec<Annotated> {
    let scan = Scan::beside(document, lexicon, copies);
    let rest = read(&scan, annotate::annotate);
    scan.known.with(rest).unwrap_or_else(|| annotated(document, lexicon))
}

/// The mentions of a scanned text, and what `finish` makes of those of an English one.
fn read<T: From<Mention>>(
    scan: &Scan<'_>,
    finish: impl FnOnce(&Scan<'_>, Vec<Mention>) -> Vec<T>,
) -> Vec<T> {
    let mut candidates = Vec::with_capacity(scan.numerals.len() * 3 / 2 + 8);
    for extractor in EXTRACTORS {
        extractor(scan, &mut candidates);
    }
    let mut mentions = resolve(candidates);
    if neutral::is_foreign(scan.document, scan) {
        mentions.retain(|mention| neutral::is_neutral(scan, mention));
        return mentions.into_iter().map(T::from).collect();
    }
    finish(scan, mentions)
}

/// Drops every candidate that overlaps a better one.
fn resolve(mut candidates: Vec<Candidate>) -> Vec<Mention> {
    let starts = candidates.iter().map(|candidate| candidate.mention.full.start);
    let mut ranked: Vec<(u32, usize)> = starts.zip(0..).collect();
    ranked.sort_unstable();
    let mut kept: Vec<usize> = Vec::with_capacity(ranked.len());
    for (_, index) in ranked {
        let Some(candidate) = candidates.get(index) else { continue };
        let mut beaten = false;
        while let Some((other, last)) = kept.last().and_then(|at| Some((*at, candidates.get(*at)?)))
        {
            if !last.mention.full.overlaps(candidate.mention.full) {
                break;
            }
            if better((other, last), (index, candidate)) {
                beaten = true;
                break;
            }
            kept.pop();
        }
        if !beaten {
            kept.push(index);
        }
    }
    let mut all = Vec::with_capacity(kept.len());
    for index in kept {
        let Some(Candidate { mention, .. }) = candidates.get_mut(index) else { continue };
        let kind = std::mem::replace(&mut mention.kind, MentionKind::Name);
        all.push(Mention { kind, ..*mention });
    }
    all
}

fn better((i, a): (usize, &Candidate), (j, b): (usize, &Candidate)) -> bool {
    let rank = |c: &Candidate| (c.strength, c.mention.full.len());
    rank(a) > rank(b) || rank(a) == rank(b) && i < j
}
