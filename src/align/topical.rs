//! The words that tell what a document is about: names, and nouns that are nothing but nouns. They
//! are taken from the text as it stands, so that a run can be parted into stories before anything
//! is read in them.

use crate::language::is_capital;
use crate::lexicon::{Senses, Words, vocabulary};
use crate::model::{BlockKind, Document};
use crate::text::{Cut, Map, TokenKind, cut};
use std::borrow::Cow;
use std::collections::hash_map::Entry;
use std::hash::BuildHasher;
use std::ops::Range;

/// Set in the number of a word of a name, unset in those of other words.
pub(super) const OF_NAME: u64 = 1 << 63;

/// Set in what a word of the vocabulary is hashed by, unset in the letters of other words.
const KNOWN: u64 = 1 << 63;

/// What a noun that tells something is not as well.
const OTHER: Senses = Senses::VERBS.with(Senses::CLOSED);

/// The words of some documents. Agencies' copy is printed again and again: what a sentence tells is
/// looked for once.
pub(super) struct Topics<'a> {
    known: &'a Words,
    /// The words found so far.
    found: Vec<u64>,
    /// Of each stretch of text, as it stands, where its words lie among these, and how it ends.
    seen: Map<(&'a str, Place), (Range<usize>, Place)>,
}

/// How a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Place {
    /// Whether in running text: in a headline any word may have a capital.
    running: bool,
    /// Whether inside a sentence.
    inside: bool,
}

impl<'a> Topics<'a> {
    pub(super) fn new(known: &'a Words) -> Self {
        Self { known, found: Vec::new(), seen: Map::default() }
    }

    /// The numbers of a document's words, as often as they stand there: hashes of 64 bits (two words
    /// of a run of a million share one once in tens of millions of runs).
    pub(super) fn words(&mut self, document: &'a Document) -> impl Iterator<Item = u64> {
        let mut parts = Vec::new();
        for block in document.blocks.iter().filter(|block| block.kind != BlockKind::Verbatim) {
            let running = !matches!(block.kind, BlockKind::Title | BlockKind::Heading(_));
            let mut place = Place { running, inside: false };
            for part in parts_of(block.span.of(document.text())) {
                let (words, end) = self.part(part, place);
                parts.push(words);
                place = end;
            }
        }
        let found = &self.found;
        parts.into_iter().flat_map(|part| found.get(part).into_iter().flatten().copied())
    }

    /// Where the words of a part lie, and how it ends.
    fn part(&mut self, part: &'a str, place: Place) -> (Range<usize>, Place) {
        match self.seen.entry((part, place)) {
            Entry::Occupied(known) => known.get().clone(),
            Entry::Vacant(new) => {
                let first = self.found.len();
                let end = read(part, place, self.known, &mut self.found);
                new.insert((first..self.found.len(), end)).clone()
            }
        }
    }
}

/// Parts of a text that are cut into tokens by themselves: they end behind a full stop before a blank.
fn parts_of(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let ends = |at: &usize| matches!(rest.as_bytes().get(at + 1), Some(b' ' | b'\n'));
        let stop = memchr::memchr_iter(b'.', rest.as_bytes()).find(ends);
        let (part, next) = stop.map_or((rest, ""), |at| rest.split_at(at + 1));
        rest = next;
        Some(part)
    })
}

/// Adds the numbers of the words of a part to those found; how it ends.
fn read(part: &str, mut place: Place, known: &Words, found: &mut Vec<u64>) -> Place {
    let mut end = 0;
    while let Some(Cut { token, letters }) = cut(part, end) {
        end = token.span.to();
        let written = token.text(part);
        match token.kind {
            TokenKind::Word | TokenKind::Mixed => {
                found.extend(word(written, letters, place.inside, known));
                place.inside = place.running;
            }
            TokenKind::Number => place.inside = place.running,
            TokenKind::Sign => place.inside &= !opens(written),
        }
    }
    place
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
        Topics::new(&Lexicon::builtin().words).words(&document).collect()
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

    #[test]
    fn what_stands_again_tells_the_same() {
        let again =
            "Mr. Quillby of the U.S. rose. He saw Marrowgate.\nIt was an island. And so on.";
        let [once, twice] = [words(again), words(&format!("{again} {again}"))];
        assert_eq!(twice, [once.as_slice(), &once].concat());
        let parts: Vec<&str> = parts_of(again).collect();
        assert_eq!(parts.len(), 6, "{parts:?}");
        assert_eq!(parts.concat(), again);
    }
}
