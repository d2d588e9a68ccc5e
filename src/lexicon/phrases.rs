//! Phrases over the words of a sentence: what every table of cues is matched with.
//!
//! A phrase is written as people write it: words are lemmas, `=word` is that very form,
//! `a|b` is either, `...` is a gap of up to [`GAP`] words.

use super::index::WordIndex;
use crate::model::{Cues, Tag, Word};
use crate::text::{Map, Span};
use std::borrow::Cow;
use std::hash::BuildHasher;

/// Most words that `...` skips: a verb and its particle or object seldom stand further apart.
const GAP: usize = 4;

/// How a gap is written.
const GAP_SIGN: &str = "...";

/// Phrases, each with what it stands for.
///
/// There are many thousands, made at every start: they lie in one string as they are written, and
/// are read where a text may have them.
#[derive(Debug)]
pub struct Phrases<T> {
    /// The table's bit in [`Word::cues`]; a table that has none is asked at every word.
    table: Cues,
    /// The first words, and the number of each in `heads`.
    first: WordIndex,
    heads: Vec<Head>,
    /// Phrases that begin alike are found by their second word (hundreds begin with "be"): by the
    /// hash of both ([`Phrases::second`]) the last one added.
    seconds: Map<u64, Link>,
    /// In the order of the table.
    entries: Vec<Entry<T>>,
    /// The words of all phrases, one space between two.
    text: String,
}

/// The place of an entry; each has that of the one before it in its list.
type Link = Option<u32>;

/// The phrases that begin with a word: as a lemma, and as that very form.
#[derive(Debug)]
struct Head {
    word: Span,
    lemma: Bucket,
    form: Bucket,
}

/// Phrases that begin alike.
#[derive(Debug, Default)]
struct Bucket {
    /// The last of those without a second word, or with a gap there.
    open: Link,
    /// Whether others go on with a certain word.
    goes_on: bool,
}

/// Where a phrase comes among those that fit at a place: whether the lemma or the form led to it,
/// then its place in the table.
type Order = (u8, u32);

#[derive(Debug)]
struct Entry<T> {
    before: Link,
    /// Its words but the first.
    rest: Span,
    means: T,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self {
            table: Cues::ANY,
            first: WordIndex::default(),
            heads: Vec::new(),
            seconds: Map::default(),
            entries: Vec::new(),
            text: String::new(),
        }
    }
}

impl<T: Clone> Phrases<T> {
    /// No phrases.
    pub fn new() -> Self {
        Self::default()
    }

    /// No phrases, of a table whose first words [`super::Heads`] gathers under a bit.
    pub fn of(table: Cues) -> Self {
        Self { table, ..Self::default() }
    }

    /// The first words of the phrases.
    pub(super) fn heads(&self) -> impl Iterator<Item = &str> {
        self.heads.iter().map(|head| head.word.of(&self.text))
    }

    /// The table's bit.
    pub(super) fn table(&self) -> Cues {
        self.table
    }

    /// Adds a phrase as written in a table.
    pub fn add(&mut self, phrase: &str, means: &T) {
        if phrase.contains(['-', '|']) {
            for phrase in spelled_out(phrase) {
                self.add_plain(&phrase, means);
            }
        } else {
            self.add_plain(phrase, means);
        }
    }

    /// Adds a phrase without alternatives.
    fn add_plain(&mut self, phrase: &str, means: &T) {
        let mut words = phrase.split_ascii_whitespace();
        let Some(first) = words.next().filter(|word| *word != GAP_SIGN) else { return };
        let (first, as_form) = first.strip_prefix('=').map_or((first, false), |form| (form, true));
        let number = self.head(first);
        let start = self.text.len();
        for word in words {
            if self.text.len() > start {
                self.text.push(' ');
            }
            self.text.push_str(word);
        }
        let rest = Span::new(start, self.text.len());
        let second = rest.of(&self.text).split(' ').next();
        let second = second.filter(|word| !word.is_empty() && *word != GAP_SIGN);
        let key =
            second.map(|word| self.second(number, as_form, word.strip_prefix('=').unwrap_or(word)));
        let Some(head) = self.heads.get_mut(number as usize) else { return };
        let bucket = if as_form { &mut head.form } else { &mut head.lemma };
        bucket.goes_on |= key.is_some();
        let last = key.map_or(&mut bucket.open, |key| self.seconds.entry(key).or_default());
        let before = last.replace(u32::try_from(self.entries.len()).unwrap_or(u32::MAX));
        self.entries.push(Entry { before, rest, means: means.clone() });
    }

    /// The number of a first word.
    fn head(&mut self, word: &str) -> u32 {
        let next = u32::try_from(self.heads.len()).unwrap_or(u32::MAX);
        let number = self.first.number(word, next);
        if number == next {
            let start = self.text.len();
            self.text.push_str(word);
            let word = Span::new(start, self.text.len());
            self.heads.push(Head { word, lemma: Bucket::default(), form: Bucket::default() });
        }
        number
    }

    /// The key of the phrases that begin with a first word, as a lemma or as a form, and go on
    /// with a second. Others may share it: whoever looks them up compares their words.
    fn second(&self, head: u32, as_form: bool, word: &str) -> u64 {
        self.seconds.hasher().hash_one((head, as_form, word))
    }

    /// The longest phrase that starts at word `at`: how many words it takes and what it means.
    pub fn at<'t>(&'t self, words: &[Word], at: usize, text: &str) -> Option<(usize, &'t T)> {
        let mut best: Option<(Order, usize, &'t T)> = None;
        self.fitting(words, at, text, |order, count, means| {
            let better = |kept: &(Order, usize, &T)| (kept.1, order) < (count, kept.0);
            if best.as_ref().is_none_or(better) {
                best = Some((order, count, means));
            }
        });
        best.map(|(_, count, means)| (count, means))
    }

    /// Every phrase that starts at word `at`: those that begin with its lemma, then those that
    /// begin with its form.
    pub fn every<'t>(
        &'t self,
        words: &[Word],
        at: usize,
        text: &str,
    ) -> impl Iterator<Item = (usize, &'t T)> + use<'t, T> {
        let mut found: Vec<(Order, usize, &'t T)> = Vec::new();
        self.fitting(words, at, text, |order, count, means| found.push((order, count, means)));
        found.sort_unstable_by_key(|(order, ..)| *order);
        found.into_iter().map(|(_, count, means)| (count, means))
    }

    /// Hands over every phrase that starts at word `at`, in no order.
    fn fitting<'t>(
        &'t self,
        words: &[Word],
        at: usize,
        text: &str,
        mut take: impl FnMut(Order, usize, &'t T),
    ) {
        let Some((word, rest)) = words.get(at..).and_then(<[Word]>::split_first) else { return };
        if self.table != Cues::ANY && !word.cues.meets(self.table) {
            return;
        }
        let form = form_of(word, text);
        let by_lemma = self.first.exact(&word.lemma);
        // A table names contractions as written; their lemma is the tagger's business.
        let same = form == word.lemma.as_str();
        let by_form = if same { by_lemma } else { self.first.exact(&form) };
        if let Some(head) = by_lemma {
            self.going_on((head, false), rest, text, |place, count, means| {
                take((0, place), count, means);
            });
        }
        if let Some(head) = by_form.filter(|_| !same) {
            self.going_on((head, false), rest, text, |place, count, means| {
                take((1, place), count, means);
            });
        }
        if let Some(head) = by_form {
            self.going_on((head, true), rest, text, |place, count, means| {
                take((2, place), count, means);
            });
        }
    }

    /// Hands over the phrases of a head, as a lemma or as a form, that the words after the first
    /// go on with: the place of each, how many words it takes, the first included, and what it
    /// means.
    fn going_on<'t>(
        &'t self,
        (number, as_form): (u32, bool),
        rest: &[Word],
        text: &str,
        mut take: impl FnMut(u32, usize, &'t T),
    ) {
        let Some(head) = self.heads.get(number as usize) else { return };
        let bucket = if as_form { &head.form } else { &head.lemma };
        let mut these = |mut link: Link| {
            while let Some(place) = link {
                let Some(entry) = self.entries.get(place as usize) else { return };
                if let Some(count) = taken(entry.rest.of(&self.text), rest, text) {
                    take(place, count + 1, &entry.means);
                }
                link = entry.before;
            }
        };
        these(bucket.open);
        if let Some(second) = rest.first().filter(|_| bucket.goes_on) {
            let of = |word: &str| {
                self.seconds.get(&self.second(number, as_form, word)).copied().flatten()
            };
            these(of(&second.lemma));
            let form = form_of(second, text);
            if form != second.lemma.as_str() {
                these(of(&form));
            }
        }
    }

    /// Every phrase of a sentence, the longest at each place, without overlap: first word, number
    /// of words, meaning.
    pub fn all<'t>(&'t self, words: &[Word], text: &str) -> Vec<(usize, usize, &'t T)> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            match self.at(words, at, text) {
                Some((count, means)) => {
                    found.push((at, count, means));
                    at += count;
                }
                None => at += 1,
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

/// Whether this is [`form_of`] a word.
fn is_form(word: &Word, text: &str, form: &str) -> bool {
    let written = word.span.of(text);
    if written.is_ascii() {
        let small = written.bytes().map(|byte| byte.to_ascii_lowercase());
        return written.len() == form.len() && small.eq(form.bytes());
    }
    form_of(word, text) == form
}

/// How many words the words of a phrase take from the start of `words`, if they fit.
fn taken(phrase: &str, words: &[Word], text: &str) -> Option<usize> {
    if phrase.is_empty() {
        return Some(0);
    }
    let (first, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
    if first == GAP_SIGN {
        return (0..=GAP.min(words.len()))
            .take_while(|&skip| words.get(..skip).is_some_and(|gap| !gap.iter().any(ends_gap)))
            .find_map(|skip| Some(skip + taken(rest, words.get(skip..)?, text)?));
    }
    let (word, after) = words.split_first()?;
    let fits = match first.strip_prefix('=') {
        Some(form) => is_form(word, text, form),
        None => word.lemma == first || is_form(word, text, first),
    };
    fits.then(|| taken(rest, after, text)).flatten().map(|count| count + 1)
}

/// Gaps do not cross signs.
fn ends_gap(word: &Word) -> bool {
    word.tag == Tag::Sign && word.lemma != "-"
}

/// The phrase with its alternatives written out.
fn spelled_out(phrase: &str) -> Vec<String> {
    // The tokenizer makes a hyphen a word of its own.
    let phrase = phrase.replace('-', " - ");
    let mut all = vec![String::with_capacity(phrase.len())];
    for word in phrase.split_ascii_whitespace() {
        let (sign, word) = word.strip_prefix('=').map_or(("", word), |word| ("=", word));
        // Most words have no alternatives.
        if !word.contains('|') {
            for start in &mut all {
                start.extend([" ", sign, word]);
            }
            continue;
        }
        let spelled = |start: &String| {
            let start = start.clone();
            word.split('|').map(move |one| [&start, " ", sign, one].concat())
        };
        all = all.iter().flat_map(spelled).collect();
    }
    all
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
            lemma: token.text(text).to_lowercase(),
            cues: Cues::ANY,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(phrases: &[&str], text: &str) -> Vec<(usize, usize)> {
        let mut table = Phrases::new();
        for phrase in phrases {
            table.add(phrase, &());
        }
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
