//! Phrases over the words of a sentence: what every table of cues is matched with.
//!
//! A phrase is written as people write it: words are lemmas, `=word` is that very form,
//! `a|b` is either, `...` is a gap of up to [`GAP`] words.

use crate::model::{Tag, Word};
use crate::text::Map;

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
#[derive(Debug, Default)]
pub struct Phrases<T> {
    lemmas: Map<String, Vec<Entry<T>>>,
    forms: Map<String, Vec<Entry<T>>>,
}

#[derive(Debug)]
struct Entry<T> {
    rest: Vec<Part>,
    means: T,
}

impl<T: Clone> Phrases<T> {
    /// No phrases.
    pub fn new() -> Self {
        Self { lemmas: Map::default(), forms: Map::default() }
    }

    /// Adds a phrase as written in a table.
    pub fn add(&mut self, phrase: &str, means: &T) {
        for parts in spelled_out(phrase) {
            let mut parts = parts.into_iter();
            let entry = |rest: Vec<Part>| Entry { rest, means: means.clone() };
            match parts.next() {
                Some(Part::Lemma(first)) => {
                    self.lemmas.entry(first).or_default().push(entry(parts.collect()));
                }
                Some(Part::Form(first)) => {
                    self.forms.entry(first).or_default().push(entry(parts.collect()));
                }
                Some(Part::Gap) | None => {}
            }
        }
    }

    /// The longest phrase that starts at word `at`: how many words it takes and what it means.
    pub fn at<'t>(&'t self, words: &[Word], at: usize, text: &str) -> Option<(usize, &'t T)> {
        let mut best: Option<(usize, &'t T)> = None;
        for found in self.every(words, at, text) {
            if best.is_none_or(|kept| kept.0 < found.0) {
                best = Some(found);
            }
        }
        best
    }

    /// Every phrase that starts at word `at`.
    pub fn every<'t, 'w>(
        &'t self,
        words: &'w [Word],
        at: usize,
        text: &'w str,
    ) -> impl Iterator<Item = (usize, &'t T)> + use<'t, 'w, T> {
        let word = words.get(at);
        let form = word.map(|word| form_of(word, text)).unwrap_or_default();
        let lemma = word.map_or("", |word| word.lemma.as_str());
        let lemmas = self.lemmas.get(lemma).into_iter().flatten();
        // A table names contractions as written; their lemma is the tagger's business.
        let plain = if form == lemma { None } else { self.lemmas.get(form.as_str()) };
        let forms = self.forms.get(form.as_str()).into_iter().flatten();
        let rest = words.get(at + 1..).unwrap_or(&[]);
        lemmas
            .chain(plain.into_iter().flatten())
            .chain(forms)
            .filter_map(move |entry| Some((taken(&entry.rest, rest, text)? + 1, &entry.means)))
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
pub fn form_of(word: &Word, text: &str) -> String {
    word.span.of(text).to_lowercase().replace('’', "'")
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
        Part::Lemma(lemma) => word.lemma == *lemma || form_of(word, text) == *lemma,
        Part::Form(form) => form_of(word, text) == *form,
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
