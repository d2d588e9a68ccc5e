//! Texts that are not in English: only what no word of a language tells is read. That is a sum of
//! money in signs or codes ("€500", "20 USD"), a share with its sign, a measure in the symbols of
//! the SI ("5 km", "2 GW"), a day in digits with its year, a time of day in digits. Figures with a
//! point or a comma that may part thousands as well as decimals are left out, as is what a word of
//! scale may follow ("5 Millionen", "4 milliards").

use super::scan::{Gap, Scan};
use crate::lexicon::Senses;
use crate::model::{Document, Grain, Mention, MentionKind, QuantityKind};
use crate::text::TokenKind;

/// Of so many words of English text at least one is a small word of English. (Languages share
/// some of them: "in", "was", "die".)
const SMALL_WORDS: usize = 7;
/// How many words are looked at.
const WORDS_MAX: usize = 2000;

/// Whether the words of a text are to be left alone: its language is known, is not English, and
/// its words bear that out.
pub(super) fn is_foreign(document: &Document, scan: &Scan<'_>) -> bool {
    if document.language.as_deref().is_none_or(|language| language == ENGLISH) {
        return false;
    }
    let words = || scan.tokens.iter().filter(|token| token.kind == TokenKind::Word).take(WORDS_MAX);
    let closed = Senses::PREPOSITION
        .with(Senses::DETERMINER)
        .with(Senses::CONJUNCTION)
        .with(Senses::PRONOUN)
        .with(Senses::AUXILIARY)
        .with(Senses::PARTICLE);
    let small = words().filter(|token| {
        let word = token.span.of(scan.text).to_ascii_lowercase();
        scan.lexicon.words.known(&word).any(closed)
    });
    small.count() * SMALL_WORDS < words().count()
}

/// ISO 639.
pub(super) const ENGLISH: &str = "en";

/// Whether a mention needs no word of a language.
pub(super) fn is_neutral(scan: &Scan<'_>, mention: &Mention) -> bool {
    let first = scan.token_from(|token| token.to() <= mention.span.from());
    let end = scan.token_from(|token| token.from() < mention.span.to());
    match &mention.kind {
        MentionKind::Name => true,
        MentionKind::Time(time) => {
            let words = (first..end).any(|at| scan.kind(at) == TokenKind::Word);
            let day = time.grain == Grain::Day && !time.anchored && time.from.is_some();
            !words && (day || time.grain < Grain::Day)
        }
        MentionKind::Quantity(quantity) => {
            let symbols = (first..end).all(|at| is_symbol(scan, at));
            let marked = matches!(
                quantity.kind,
                QuantityKind::Money
                    | QuantityKind::Percent
                    | QuantityKind::Measure
                    | QuantityKind::Temperature
            );
            let whole = mention.full == mention.span;
            marked && whole && symbols && !goes_on(scan, first, end)
        }
    }
}

/// A figure that reads the same everywhere, a sign, a code, a symbol of the SI.
fn is_symbol(scan: &Scan<'_>, at: usize) -> bool {
    let word = scan.word(at);
    match scan.kind(at) {
        TokenKind::Number => {
            let parts: Vec<&str> = word.split(['.', ',']).collect();
            match parts.as_slice() {
                [_] => true,
                [_, decimals] => decimals.len() != 3 && !word.contains(','),
                _ => false,
            }
        }
        TokenKind::Sign => true,
        TokenKind::Word => {
            scan.lexicon.currencies.letters(word).is_some() || scan.lexicon.units.is_neutral(word)
        }
        TokenKind::Mixed => false,
    }
}

/// Whether a part of the figure stands beside the mention: "4,2 %" is not two, and "€5 Mio." not
/// five. Behind "12 %" and "5 km" no scale can follow; single letters may be words ("5 a").
fn goes_on(scan: &Scan<'_>, first: usize, end: usize) -> bool {
    let before = scan.glued(first) && first > 0;
    let last = end - 1;
    let closed = match scan.kind(last) {
        TokenKind::Sign => !matches!(scan.word(last), "." | ","),
        TokenKind::Word => scan.word(last).len() > 1,
        TokenKind::Number | TokenKind::Mixed => false,
    };
    let after = !closed && scan.gap(end) <= Gap::Space && scan.kind(end) == TokenKind::Word;
    let part = scan.glued(end) && matches!(scan.word(end), "," | ".") && scan.glued(end + 1);
    before || after || part
}
