//! The words that tell what a document is about: names, and nouns that are nothing but nouns. They
//! are taken from the text as it stands, so that a run can be parted into stories before anything
//! is read in them.

use crate::language::is_capital;
use crate::lexicon::{Senses, Words, vocabulary};
use crate::model::{BlockKind, Document};
use crate::text::{Cut, TokenKind, cut};
use std::borrow::Cow;
use std::hash::BuildHasher;

/// Set in the number of a word of a name, unset in those of other words.
pub(super) const OF_NAME: u64 = 1 << 63;

/// Set in what a word of the vocabulary is hashed by, unset in the letters of other words.
const KNOWN: u64 = 1 << 63;

/// What a noun that tells something is not as well.
const OTHER: Senses = Senses::VERBS.with(Senses::CLOSED);

/// The numbers of a document's words, in order, as often as they stand there: hashes of 64 bits (two
/// words of a run of a million share one once in tens of millions of runs).
pub(super) fn words(document: &Document, known: &Words) -> Vec<u64> {
    let text = document.text();
    // One word in four or so tells.
    let mut found = Vec::with_capacity(text.len() / 24);
    for block in document.blocks.iter().filter(|block| block.kind != BlockKind::Verbatim) {
        // In a headline any word may have a capital.
        let running = !matches!(block.kind, BlockKind::Title | BlockKind::Heading(_));
        let own = block.span.of(text);
        let (mut end, mut inside) = (0, false);
        while let Some(Cut { token, letters }) = cut(own, end) {
            end = token.span.to();
            let written = token.text(own);
            match token.kind {
                TokenKind::Word | TokenKind::Mixed => {
                    found.extend(word(written, letters, inside, known));
                    inside = running;
                }
                TokenKind::Number => inside = running,
                TokenKind::Sign => inside &= !opens(written),
            }
        }
    }
    found
}

/// Whether the word behind a sign has a capital whatever it is.
fn opens(sign: &str) -> bool {
    matches!(sign, "." | "!" | "?" | ":" | "\"" | "“" | "‘" | "(")
}

/// The number of a word; none where it tells nothing.
fn word(written: &str, letters: u64, inside: bool, known: &Words) -> Option<u64> {
    let (number, own) = match letters {
        0 => of_letters(written),
        letters => (vocabulary::number_short(letters, written.len()), letters),
    };
    let senses = known.senses(number);
    let named = (inside || senses.is_empty()) && is_capital(written);
    let noun = || senses.is_empty() || senses.any(Senses::NOUNS) && !senses.any(OTHER);
    if !named && !noun() {
        return None;
    }
    let own = match number {
        0 => own,
        number if named => KNOWN | u64::from(number),
        number => KNOWN | u64::from(known.noun_of(number).map_or(number, |noun| noun.number())),
    };
    let hash = foldhash::quality::FixedState::default().hash_one(own);
    Some(if named { hash | OF_NAME } else { hash & !OF_NAME })
}

/// The number of any word, and what one without a number is known by: its letters in lower case, where
/// they are few and plain, as [`Cut`] has them, else a hash of them.
fn of_letters(written: &str) -> (u16, u64) {
    let lower = if written.bytes().all(|byte| byte.is_ascii_lowercase()) {
        Cow::Borrowed(written)
    } else {
        Cow::Owned(written.to_lowercase())
    };
    let number = vocabulary::number(&lower);
    if number != 0 {
        return (number, 0);
    }
    let mut letters = [0; 8];
    match letters.get_mut(..lower.len()) {
        Some(place) if lower.len() < 8 && lower.is_ascii() => {
            place.copy_from_slice(lower.as_bytes());
            (0, u64::from_le_bytes(letters))
        }
        _ => (0, foldhash::quality::FixedState::default().hash_one(&*lower) & !KNOWN),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::model::Block;
    use crate::text::{LineIndex, Span, View};

    /// The words of a text of one paragraph.
    fn words(text: &str) -> Vec<u64> {
        let span = Span::new(0, text.len());
        let blocks = vec![Block { span, kind: BlockKind::Paragraph, locator: None }];
        let view = View::verbatim(text, 0);
        let document =
            Document { view, blocks, lines: LineIndex::new(text), ..Document::default() };
        super::words(&document, &Lexicon::builtin().words)
    }

    #[test]
    fn nouns_and_names_tell_what_a_text_is_about() {
        let one = words("Marrowgate lost two of its islands, and Quillby none.");
        let [town, island, other] = one.as_slice() else { panic!("{one:?}") };
        assert_eq!([town, other].map(|word| word & OF_NAME), [OF_NAME; 2]);
        assert_eq!(island & OF_NAME, 0);
        assert_eq!(words("The island had been slow to reach MARROWGATE."), [*island, *town]);
        assert_eq!(words("Island beyond Quillby"), [*island, *other], "a capital at the start");
    }
}
