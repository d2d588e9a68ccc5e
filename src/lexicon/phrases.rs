//! Phrases over the words of a sentence: what every table of cues is matched with.
//!
//! A phrase is written as people write it: words are lemmas, `=word` is that very form,
//! `a|b` is either, `...` is a gap of up to [`GAP`] words.

use crate::model::{Cues, Tag, Word};
use crate::text::Map;
use std::borrow::Cow;

/// Most words that `...` skips: a verb and its particle or object seldom stand further apart.
const GAP: usize = 4;

/// One place of a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Lemma(String),
    Form(String),
    Gap,
}

/// Phrases, each with what it stands for.
#[derive(Debug)]
pub struct Phrases<T> {
    /// The table's bit in [`Word::cues`]; a table that has none is asked at every word.
    table: Cues,
    heads: Map<Box<str>, Head<T>>,
    /// How many phrases there are.
    count: u32,
}

/// The phrases that begin with a word: as a lemma, and as that very form.
#[derive(Debug)]
struct Head<T> {
    lemma: Bucket<T>,
    form: Bucket<T>,
}

/// Phrases that begin alike, found by their second word: hundreds begin with "be".
#[derive(Debug)]
struct Bucket<T> {
    /// Those without a second word, or with a gap there.
    open: Vec<Entry<T>>,
    by_second: Map<Box<str>, Vec<Entry<T>>>,
}

/// Where a phrase comes among those that fit at a place: whether the lemma or the form led to it,
/// then its place in the table.
type Order = (u8, u32);

#[derive(Debug)]
struct Entry<T> {
    /// Its place in the table: of phrases that fit, the earlier comes first.
    place: u32,
    rest: Vec<Part>,
    means: T,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { table: Cues::ANY, heads: Map::default(), count: 0 }
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
        self.heads.keys().map(AsRef::as_ref)
    }

    /// The table's bit.
    pub(super) fn table(&self) -> Cues {
        self.table
    }

    /// Adds a phrase as written in a table.
    pub fn add(&mut self, phrase: &str, means: &T) {
        for parts in spelled_out(phrase) {
            let mut parts = parts.into_iter();
            let (first, as_form) = match parts.next() {
                Some(Part::Lemma(first)) => (first, false),
                Some(Part::Form(first)) => (first, true),
                Some(Part::Gap) | None => continue,
            };
            let head = self.heads.entry(first.into()).or_insert_with(|| Head {
                lemma: Bucket { open: Vec::new(), by_second: Map::default() },
                form: Bucket { open: Vec::new(), by_second: Map::default() },
            });
            let bucket = if as_form { &mut head.form } else { &mut head.lemma };
            bucket.add(Entry { place: self.count, rest: parts.collect(), means: means.clone() });
            self.count += 1;
        }
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
        let by_lemma = self.heads.get(word.lemma.as_str());
        // A table names contractions as written; their lemma is the tagger's business.
        let by_form = if form == word.lemma { by_lemma } else { self.heads.get(form.as_ref()) };
        if let Some(head) = by_lemma {
            head.lemma.fitting(0, rest, text, &mut take);
        }
        if let Some(head) = by_form.filter(|_| form != word.lemma) {
            head.lemma.fitting(1, rest, text, &mut take);
        }
        if let Some(head) = by_form {
            head.form.fitting(2, rest, text, &mut take);
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

impl<T> Bucket<T> {
    fn add(&mut self, entry: Entry<T>) {
        match entry.rest.first() {
            Some(Part::Lemma(second) | Part::Form(second)) => {
                let second = second.as_str().into();
                self.by_second.entry(second).or_default().push(entry);
            }
            Some(Part::Gap) | None => self.open.push(entry),
        }
    }

    /// Hands over the phrases that the words after the first go on with: how many words each
    /// takes, the first included, and what it means.
    fn fitting<'t>(
        &'t self,
        group: u8,
        rest: &[Word],
        text: &str,
        take: &mut impl FnMut(Order, usize, &'t T),
    ) {
        let mut these = |entries: &'t [Entry<T>]| {
            for entry in entries {
                if let Some(count) = taken(&entry.rest, rest, text) {
                    take((group, entry.place), count + 1, &entry.means);
                }
            }
        };
        these(&self.open);
        if let Some(second) = rest.first().filter(|_| !self.by_second.is_empty()) {
            let of = |word: &str| self.by_second.get(word).map_or(&[][..], Vec::as_slice);
            these(of(&second.lemma));
            let form = form_of(second, text);
            if form != second.lemma {
                these(of(&form));
            }
        }
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

/// How many words the parts take from the start of `words`, if they fit.
fn taken(parts: &[Part], words: &[Word], text: &str) -> Option<usize> {
    let Some((first, rest)) = parts.split_first() else { return Some(0) };
    if *first == Part::Gap {
        return (0..=GAP.min(words.len()))
            .take_while(|&skip| words.get(..skip).is_some_and(|gap| !gap.iter().any(ends_gap)))
            .find_map(|skip| Some(skip + taken(rest, words.get(skip..)?, text)?));
    }
    let (word, after) = words.split_first()?;
    let fits = match first {
        Part::Lemma(lemma) => word.lemma == *lemma || form_of(word, text) == lemma.as_str(),
        Part::Form(form) => form_of(word, text) == form.as_str(),
        Part::Gap => false,
    };
    fits.then(|| taken(rest, after, text)).flatten().map(|count| count + 1)
}

/// Gaps do not cross signs.
fn ends_gap(word: &Word) -> bool {
    word.tag == Tag::Sign && word.lemma != "-"
}

/// The phrase with its alternatives written out.
fn spelled_out(phrase: &str) -> Vec<Vec<Part>> {
    // The tokenizer makes a hyphen a word of its own.
    let phrase = phrase.replace('-', " - ");
    let mut all = vec![Vec::new()];
    for word in phrase.split_whitespace() {
        let (form, word) = word.strip_prefix('=').map_or((false, word), |word| (true, word));
        let choices: Vec<Part> =
            if word == "..." {
                vec![Part::Gap]
            } else {
                word.split('|')
                    .map(|one| {
                        if form { Part::Form(one.to_owned()) } else { Part::Lemma(one.to_owned()) }
                    })
                    .collect()
            };
        // Most words have no alternatives.
        if let [only] = choices.as_slice() {
            for phrase in &mut all {
                phrase.push(only.clone());
            }
            continue;
        }
        all = all
            .iter()
            .flat_map(|head: &Vec<Part>| {
                choices.iter().map(move |part| {
                    let mut whole = head.clone();
                    whole.push(part.clone());
                    whole
                })
            })
            .collect();
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
