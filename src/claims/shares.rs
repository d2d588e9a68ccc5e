//! Shares of a whole in any wording: "most members", "none of the crew", "two of three", "67%",
//! "half of them". A quantifier is held against the shares of the same nouns, as an interval.

use super::context::{Passages, key};
use super::coverage::Line;
use crate::lexicon::Lexicon;
use crate::lexicon::quantifiers::Share;
use crate::model::{Analysis, Decimal, Mention, QuantityKind, Sentence, Tag, VerdictKind};
use crate::text::{Set, Span};

/// So many words behind a share hold what it is of.
const REACH: usize = 6;
/// So much of the statement's words must stand in a passage whose share is held against its own,
/// in percent of their weight.
const SHARED: u64 = 60;

/// A share of something.
struct Of {
    span: Span,
    share: Share,
    /// Keys of the nouns that it is a share of.
    nouns: Set<String>,
    /// Whether it is a figure that the values are compared by anyway.
    figure: bool,
}

/// What a source says of a share of the statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Told {
    /// The statement's words for the share.
    pub(crate) said: Span,
    /// Whether the source bears it out or excludes it.
    pub(crate) verdict: VerdictKind,
    /// Document of the run, and the source's words.
    pub(crate) document: usize,
    /// See `document`.
    pub(crate) found: Span,
}

/// What the sources say of the shares of the statement, one for each share that they speak of.
pub(crate) fn shares(
    read: &Analysis,
    lines: &[Line<'_>],
    passages: &Passages<'_>,
    lexicon: &Lexicon,
) -> Vec<Told> {
    let mut told = Vec::new();
    for (sentence, line) in read.sentences.iter().zip(lines) {
        for said in of(read, sentence, lexicon) {
            let found =
                line.near.iter().flat_map(|&at| against(&said, at, line, passages, lexicon));
            let found: Vec<Told> = found.collect();
            let supported = found.iter().find(|told| told.verdict == VerdictKind::Supported);
            told.extend(supported.or(found.first()).copied());
        }
    }
    told
}

/// The shares of a passage that bear a share of the statement out or exclude it.
fn against(
    said: &Of,
    at: usize,
    line: &Line<'_>,
    passages: &Passages<'_>,
    lexicon: &Lexicon,
) -> Vec<Told> {
    let Some(passage) = passages.all.get(at) else { return Vec::new() };
    let whole: u64 = line.around.iter().map(|term| term.weight).sum();
    let held = line.around.iter().filter(|term| passage.says(term));
    if held.map(|term| term.weight).sum::<u64>() * 100 < whole * SHARED {
        return Vec::new();
    }
    let Some(analysis) = passages.analyses.get(passage.document) else { return Vec::new() };
    let Some(sentence) = analysis.sentences.get(passage.sentence) else { return Vec::new() };
    let found = of(analysis, sentence, lexicon).into_iter();
    found
        .filter(|other| !said.figure || !other.figure)
        .filter(|other| !said.nouns.is_disjoint(&other.nouns))
        .filter_map(|other| {
            let (document, said_span, found) = (passage.document, said.span, other.span);
            let verdict = verdict(said.share, other.share)?;
            Some(Told { said: said_span, verdict, document, found })
        })
        .collect()
}

/// Whether a share bears another one out or excludes it; none where it leaves both open.
fn verdict(said: Share, found: Share) -> Option<VerdictKind> {
    let apart = found.high < said.low || found.low > said.high;
    let is_figure = said.high.checked_sub(said.low).is_some_and(|width| width <= Decimal::TWO);
    let narrow = found.high.checked_sub(found.low).is_some_and(|width| width <= Decimal::TWO);
    if found.low >= said.low && found.high <= said.high || is_figure && narrow && !apart {
        Some(VerdictKind::Supported)
    } else if apart {
        Some(VerdictKind::Refuted)
    } else {
        None
    }
}

/// The shares of a sentence.
fn of(analysis: &Analysis, sentence: &Sentence, lexicon: &Lexicon) -> Vec<Of> {
    let text = analysis.document.text();
    let mut found = Vec::new();
    for (at, count, share) in lexicon.quantifiers.all(&sentence.words, text) {
        let words = sentence.words.get(at..at + count).unwrap_or(&[]);
        let (Some(first), Some(last)) = (words.first(), words.last()) else { continue };
        let nouns = nouns(sentence, at + count, lexicon);
        if !nouns.is_empty() {
            found.push(Of { span: first.span.join(last.span), share, nouns, figure: false });
        }
    }
    let own: Vec<&Mention> = analysis.mentions_in(sentence.span).collect();
    for (index, mention) in own.iter().enumerate() {
        let whole = own.get(index + 1).copied();
        let part = whole.and_then(|whole| part_of(mention, whole, sentence, lexicon));
        let behind = if part.is_some() { whole } else { None }.unwrap_or(mention);
        let Some(share) = part.or_else(|| figure(mention)) else { continue };
        let from = sentence.words.partition_point(|word| word.span.start < behind.span.end);
        let mut nouns = nouns(sentence, from, lexicon);
        let unit = behind.quantity().and_then(|quantity| quantity.unit.as_deref());
        let place = from.checked_sub(1).and_then(|at| sentence.words.get(at));
        if let Some(noun) = unit.and(place).filter(|word| word.tag == Tag::Noun) {
            nouns.insert(key(noun, lexicon));
        }
        let span = mention.span.join(behind.span);
        found.push(Of { span, share, nouns, figure: part.is_none() });
    }
    found
}

/// "two of three", "18 of the 20 members": a part and its whole.
fn part_of(
    part: &Mention,
    whole: &Mention,
    sentence: &Sentence,
    lexicon: &Lexicon,
) -> Option<Share> {
    let count = |mention: &Mention| {
        let plain = |kind| matches!(kind, QuantityKind::Number | QuantityKind::Count);
        mention.quantity().filter(|quantity| plain(quantity.kind))?.value
    };
    let (few, all) = (count(part)?, count(whole)?);
    let from = sentence.words.partition_point(|word| word.span.start < part.span.end);
    let to = sentence.words.partition_point(|word| word.span.end <= whole.span.start);
    let between = sentence.words.get(from..to)?;
    let joined = between.first().is_some_and(|word| lexicon.quantifiers.is_part(&word.lemma))
        && between
            .iter()
            .all(|word| word.tag == Tag::Determiner || lexicon.quantifiers.is_part(&word.lemma));
    let fits = joined && few <= all && all > Decimal::ONE && few >= Decimal::ZERO;
    let share = few.checked_div(all).filter(|_| fits)?.checked_mul(Decimal::ONE_HUNDRED)?;
    rounded(share)
}

/// A share that is written as one.
fn figure(mention: &Mention) -> Option<Share> {
    let quantity = mention.quantity()?;
    let (low, high) = quantity.interval();
    let low = low.unwrap_or(Decimal::ZERO);
    let is_fraction = low >= Decimal::ZERO && high.is_some_and(|high| high < Decimal::ONE);
    if quantity.kind == QuantityKind::Percent {
        return Some(Share { low, high: high.unwrap_or(Decimal::ONE_HUNDRED) });
    }
    let is_number = matches!(quantity.kind, QuantityKind::Ratio | QuantityKind::Number);
    if !is_number || !is_fraction || low.is_zero() {
        return None;
    }
    let least = rounded(low.checked_mul(Decimal::ONE_HUNDRED)?)?;
    let most = rounded(high?.checked_mul(Decimal::ONE_HUNDRED)?)?;
    Some(Share { low: least.low, high: most.high })
}

/// A share that is told in whole percent.
fn rounded(share: Decimal) -> Option<Share> {
    let half = Decimal::new(5, 1);
    let exact = share.is_zero() || share == Decimal::ONE_HUNDRED;
    let margin = if exact { Decimal::ZERO } else { half };
    Some(Share { low: share.checked_sub(margin)?, high: share.checked_add(margin)? })
}

/// Keys of the first nouns from a place on: "of the 12 crew members".
fn nouns(sentence: &Sentence, from: usize, lexicon: &Lexicon) -> Set<String> {
    let words = sentence.words.get(from..).unwrap_or(&[]).iter().take(REACH);
    let leads = |word: &&crate::model::Word| {
        word.mention.is_some()
            || matches!(word.tag, Tag::Determiner | Tag::Adjective | Tag::Preposition | Tag::Number)
    };
    let noun = |word: &&crate::model::Word| matches!(word.tag, Tag::Noun | Tag::Name);
    let inside = words.skip_while(leads);
    inside.take_while(noun).map(|word| key(word, lexicon)).collect()
}
