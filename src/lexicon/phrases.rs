//! Phrases over the words of a sentence: what every table of cues is matched with.
//!
//! A phrase is written as people write it: words are lemmas, `=word` is that very form,
//! `a|b` is either, `...` is a gap of up to [`GAP`] words. Words are compared by their numbers in
//! the vocabulary of all tables ([`super::vocabulary`]).

#[cfg(test)]
use super::layout::phrases;
use super::layout::phrases::{NOWHERE, Node, Tree};
use super::vocabulary;
use crate::model::{Cues, Numbers, Tag, Word};
use std::borrow::Cow;

/// Most words that `...` skips: a verb and its particle or object seldom stand further apart.
const GAP: usize = 4;

/// Phrases, each with a number for what it stands for.
#[derive(Debug)]
pub struct Cuebook {
    /// The table's bit in [`Word::cues`]; a table that has none is asked at every word.
    table: Cues,
    tree: Tree<'static>,
}

/// Room for the phrases found at a place, used again at the next.
#[derive(Debug, Default)]
pub struct Hits(Vec<Found>);

/// A phrase found.
#[derive(Debug, Clone, Copy)]
struct Found {
    /// Where it comes among those that fit at a place: whether the lemma or the form led to it,
    /// then its place in the table.
    order: (u8, u32),
    /// How many words it takes.
    count: usize,
    means: u32,
}

impl Cuebook {
    /// Phrases as the build script laid them out, of a table whose first words [`super::Heads`]
    /// gathers under a bit.
    pub(super) fn laid_out(table: Cues, bytes: &'static [u8]) -> Self {
        Self { table, tree: Tree::new(bytes.as_chunks().0) }
    }

    /// The numbers of the first words of the phrases, and whether a phrase may end behind it or go
    /// on over a gap; a word may come twice.
    pub(super) fn heads(&self) -> impl Iterator<Item = (u32, bool)> {
        self.tree.first_nodes().map(|(word, node)| (word, node.may_end()))
    }

    /// The table's bit.
    pub(super) fn table(&self) -> Cues {
        self.table
    }

    /// The longest phrase that starts at word `at`, of equally long ones the first of the table: how
    /// many words it takes and what it means.
    #[inline]
    pub fn at(&self, words: &[Word], at: usize, text: &str) -> Option<(usize, u32)> {
        if self.may_begin(words, at) {
            self.longest(words, at, text, &mut Hits::default())
        } else {
            None
        }
    }

    /// The same at a word at which a phrase may start.
    fn longest(
        &self,
        words: &[Word],
        at: usize,
        text: &str,
        Hits(found): &mut Hits,
    ) -> Option<(usize, u32)> {
        found.clear();
        self.find(words, at, text, found);
        let best = |found: &&Found| (found.count, std::cmp::Reverse(found.order));
        let found = found.iter().max_by_key(best)?;
        Some((found.count, found.means))
    }

    /// The first word from `at` on at which a phrase may start: most start none, and are passed
    /// over here.
    #[inline]
    pub fn next(&self, words: &[Word], at: usize) -> Option<usize> {
        (at..words.len()).find(|at| self.may_begin(words, *at))
    }

    /// Every phrase that starts at word `at`: those that begin with its lemma, then those that
    /// begin with its form.
    #[inline]
    pub fn every<'h>(
        &self,
        words: &[Word],
        at: usize,
        text: &str,
        Hits(found): &'h mut Hits,
    ) -> impl Iterator<Item = (usize, u32)> + use<'h> {
        found.clear();
        if self.may_begin(words, at) {
            self.find(words, at, text, found);
            found.sort_unstable_by_key(|found| found.order);
        }
        found.iter().map(|found| (found.count, found.means))
    }

    /// Whether a phrase may start at a word, as far as is known without a look into the table.
    #[inline]
    fn may_begin(&self, words: &[Word], at: usize) -> bool {
        let Some(word) = words.get(at) else { return false };
        if self.table == Cues::ANY {
            return true;
        }
        word.cues.meets(self.table)
            && (word.alone.meets(self.table) || self.may_go_on(word, words.get(at + 1)))
    }

    /// Whether a phrase may begin with two words. What stands behind the last of some words may be
    /// looked at later.
    #[inline(never)]
    fn may_go_on(&self, word: &Word, next: Option<&Word>) -> bool {
        let Some(next) = next else { return true };
        let (Some(word), Some(next)) = (word.numbers, next.numbers) else { return true };
        let may = |word: u16| {
            self.tree.may_pair(word, next.lemma)
                || next.form != next.lemma && self.tree.may_pair(word, next.form)
        };
        may(word.lemma) || word.form != word.lemma && may(word.form)
    }

    /// Adds every phrase that starts at word `at`, in no order.
    fn find(&self, words: &[Word], at: usize, text: &str, found: &mut Vec<Found>) {
        let Some((word, rest)) = words.get(at..).and_then(<[Word]>::split_first) else { return };
        let tree = &self.tree;
        let nodes = behind(numbers(word, text), |word| tree.behind_first(word));
        for (route, node) in (0..).zip(nodes) {
            if node != NOWHERE {
                Way { tree, text, route, found }.follow(node, rest, 1, false);
            }
        }
    }
}

/// The places of what a word leads to: as its lemma, as its form where that is another, as that
/// very form.
#[inline]
fn behind(word: Numbers, places: impl Fn(u32) -> [u32; 2]) -> [u32; 3] {
    let of = |number: u16| match number {
        0 => [NOWHERE; 2],
        number => places(u32::from(number)),
    };
    let [lemma, same] = of(word.lemma);
    if word.form == word.lemma {
        return [lemma, NOWHERE, same];
    }
    let [form, same] = of(word.form);
    [lemma, form, same]
}

/// The numbers of a word's lemma and form.
#[inline]
fn numbers(word: &Word, text: &str) -> Numbers {
    word.numbers.unwrap_or_else(|| vocabulary::numbers(&word.lemma, &form_of(word, text)))
}

/// A walk through a tree, and what was found on it.
struct Way<'w> {
    tree: &'w Tree<'static>,
    text: &'w str,
    /// What the first word led to: one of those [`behind`] it.
    route: u8,
    found: &'w mut Vec<Found>,
}

impl Way<'_> {
    /// Notes the phrases that end at a node, behind `count` words, and follows those that the words
    /// after them go on with.
    fn follow(&mut self, node: u32, words: &[Word], count: usize, over_gap: bool) {
        let node = self.tree.node(node);
        self.note(node, count, over_gap);
        if let Some(behind) = node.over_gap() {
            let behind = self.tree.node(behind);
            for skip in 0..=GAP.min(words.len()) {
                if skip.checked_sub(1).and_then(|last| words.get(last)).is_some_and(ends_gap) {
                    break;
                }
                self.note(behind, count + skip, true);
                self.go_on(behind, words.get(skip..).unwrap_or_default(), count + skip, true);
            }
        }
        self.go_on(node, words, count, over_gap);
    }

    /// Notes the phrases that end at a node.
    #[inline]
    fn note(&mut self, node: Node<'_>, count: usize, over_gap: bool) {
        for (place, means) in node.ends() {
            let order = (self.route, place);
            // Over a gap a phrase may be reached again: the shortest gap counts.
            if !over_gap || self.found.iter().all(|found| found.order != order) {
                self.found.push(Found { order, count, means });
            }
        }
    }

    /// Follows the phrases that go on from a node with the first of the words. Mostly none does, and
    /// the mask tells.
    #[inline]
    fn go_on(&mut self, node: Node<'_>, words: &[Word], count: usize, over_gap: bool) {
        let Some((word, rest)) = words.split_first() else { return };
        let word = numbers(word, self.text);
        if node.may_go_on(word.lemma.into(), word.form.into()) {
            self.go_on_with(node, (word, rest), count, over_gap);
        }
    }

    #[inline(never)]
    fn go_on_with(
        &mut self,
        node: Node<'_>,
        (word, rest): (Numbers, &[Word]),
        count: usize,
        over_gap: bool,
    ) {
        for node in behind(word, |word| node.behind(word)) {
            if node != NOWHERE {
                self.follow(node, rest, count + 1, over_gap);
            }
        }
    }
}

/// Gaps do not cross signs.
fn ends_gap(word: &Word) -> bool {
    word.tag == Tag::Sign && word.lemma != "-"
}

/// Phrases, each with what it stands for.
#[derive(Debug)]
pub struct Phrases<T> {
    book: Cuebook,
    /// By number.
    means: Vec<T>,
}

impl<T> Phrases<T> {
    /// Phrases as the build script laid them out (`build/books.rs`), and the same as written in the
    /// table, each with what it stands for. `table` is the bit under which [`super::Heads`] gathers
    /// their first words, if it does.
    pub(super) fn of<P: AsRef<str>>(
        table: Cues,
        laid_out: &'static [u8],
        phrases: impl IntoIterator<Item = (P, T)>,
    ) -> Self {
        let book = Cuebook::laid_out(table, laid_out);
        #[cfg(test)]
        let phrases = tests::checked(&book, phrases);
        Self { book, means: phrases.into_iter().map(|(_, means)| means).collect() }
    }

    /// The phrases, with numbers in place of what they stand for.
    pub(super) fn book(&self) -> &Cuebook {
        &self.book
    }

    /// The longest phrase that starts at word `at`: how many words it takes and what it means.
    #[inline]
    pub fn at(&self, words: &[Word], at: usize, text: &str) -> Option<(usize, &T)> {
        let (count, means) = self.book.at(words, at, text)?;
        Some((count, self.means.get(means as usize)?))
    }

    /// The first word from `at` on at which a phrase may start.
    #[inline]
    pub fn next(&self, words: &[Word], at: usize) -> Option<usize> {
        self.book.next(words, at)
    }

    /// Whether a sentence has a phrase.
    pub fn any(&self, words: &[Word], text: &str) -> bool {
        let mut from = 0;
        while let Some(at) = self.next(words, from) {
            if self.at(words, at, text).is_some() {
                return true;
            }
            from = at + 1;
        }
        false
    }

    /// Every phrase of a sentence, the longest at each place, without overlap: first word, number
    /// of words, meaning.
    pub fn all<'t>(&'t self, words: &[Word], text: &str) -> Vec<(usize, usize, &'t T)> {
        let (mut found, mut hits) = (Vec::new(), Hits::default());
        let mut from = 0;
        while let Some(at) = self.next(words, from) {
            from = at + 1;
            if let Some((count, means)) = self.book.longest(words, at, text, &mut hits) {
                found.extend(self.means.get(means as usize).map(|means| (at, count, means)));
                from = at + count;
            }
        }
        found
    }
}

/// The word as written, in lower case, with a straight apostrophe.
pub fn form_of<'t>(word: &Word, text: &'t str) -> Cow<'t, str> {
    let written = word.span.of(text);
    if written.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(written);
    }
    Cow::Owned(written.to_lowercase().replace('’', "'"))
}

/// Phrases laid out now, for the tests of tables.
#[cfg(test)]
pub(crate) fn made(phrases: &[&str]) -> Cuebook {
    let number = |word: &str| u32::from(vocabulary::number(word));
    let cells = phrases::write(phrases.iter().copied().zip(0..), number);
    Cuebook { table: Cues::ANY, tree: Tree::new(cells.leak()) }
}

/// Words for the tests of tables: lower-case forms as lemmas, signs tagged as such.
#[cfg(test)]
pub(crate) fn plain_words(text: &str) -> Vec<Word> {
    crate::text::tokenize(text)
        .into_iter()
        .map(|token| Word {
            span: token.span,
            kind: token.kind,
            form: crate::model::Form::Plain,
            mention: None,
            tag: if token.kind == crate::text::TokenKind::Sign { Tag::Sign } else { Tag::Noun },
            lemma: token.text(text).to_lowercase().into(),
            cues: Cues::ANY,
            alone: Cues::ANY,
            numbers: None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The phrases, which must be those that the build script laid out.
    pub(super) fn checked<P: AsRef<str>, T>(
        book: &Cuebook,
        phrases: impl IntoIterator<Item = (P, T)>,
    ) -> Vec<(P, T)> {
        let phrases: Vec<(P, T)> = phrases.into_iter().collect();
        let written: Vec<&str> = phrases.iter().map(|(phrase, _)| phrase.as_ref()).collect();
        assert_eq!(made(&written).tree, book.tree, "{written:?}");
        phrases
    }

    fn found(phrases: &[&str], text: &str) -> Vec<(usize, usize)> {
        let means = vec![(); phrases.len()];
        let table = Phrases { book: made(phrases), means };
        table.all(&plain_words(text), text).into_iter().map(|(at, n, ())| (at, n)).collect()
    }

    #[test]
    fn the_longest_phrase_wins_and_gaps_stop_at_signs() {
        assert_eq!(found(&["be", "be due to"], "it be due to go"), [(1, 3)]);
        assert_eq!(found(&["put ... on hold"], "put the whole plan on hold"), [(0, 6)]);
        assert_eq!(found(&["put ... on hold"], "put up, on hold"), []);
        assert_eq!(found(&["reject a|the claim"], "they reject the claim"), [(1, 3)]);
    }
}
