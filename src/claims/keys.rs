//! Keys by which a word of a statement finds a word of a source, as numbers: the two are held
//! against each other many times, and each key is made once a lemma.

use super::alike::{self, Sense};
use crate::lexicon::Lexicon;
use crate::model::{Analysis, Tag, Word};
use crate::text::Map;
use rust_stemmers::{Algorithm, Stemmer};
use std::sync::Arc;

/// What a word is found by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Keys {
    /// Its stem: Snowball English of its class of synonyms.
    pub(crate) stem: u32,
    /// What it shares with its kin, with the people of its country, with its initials.
    pub(crate) kin: Vec<u32>,
    /// The groups of words that may stand for it, by their numbers in the table of paraphrases.
    pub(crate) loose: Vec<u32>,
    /// Whether it is the name of a place or of its people.
    pub(crate) is_place: bool,
    /// Whether the stem is too common to tell one thing from another.
    pub(crate) is_stop: bool,
}

/// Texts, numbered from 0 on.
#[derive(Debug, Default)]
pub(crate) struct Numbers {
    numbers: Map<Arc<str>, u32>,
    texts: Vec<Arc<str>>,
}

impl Numbers {
    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.texts.len()
    }

    /// The text of a number.
    pub(crate) fn text(&self, number: u32) -> Option<&str> {
        self.texts.get(number as usize).map(AsRef::as_ref)
    }

    fn number(&mut self, text: &str) -> u32 {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let (number, text) = (u32::try_from(self.texts.len()).unwrap_or(u32::MAX), Arc::from(text));
        self.texts.push(Arc::clone(&text));
        self.numbers.insert(text, number);
        number
    }
}

/// Gives words their keys.
pub(crate) struct Reader<'a> {
    lexicon: &'a Lexicon,
    sense: Sense,
    /// The numbers of the keys of the sources; those of a statement go on behind them.
    sources: Option<&'a Numbers>,
    own: Numbers,
    /// By lemma, of words and of names.
    words: [Map<String, Arc<Keys>>; 2],
    stemmer: Stemmer,
}

impl<'a> Reader<'a> {
    /// A reader of sources.
    pub(crate) fn of_sources(lexicon: &'a Lexicon) -> Self {
        Self::new(Sense::Offered, None, lexicon)
    }

    /// A reader of a statement, whose keys are compared with those of sources.
    pub(crate) fn of_statement(sources: &'a Numbers, lexicon: &'a Lexicon) -> Self {
        Self::new(Sense::Sought, Some(sources), lexicon)
    }

    fn new(sense: Sense, sources: Option<&'a Numbers>, lexicon: &'a Lexicon) -> Self {
        let stemmer = Stemmer::create(Algorithm::English);
        let (own, words) = (Numbers::default(), [Map::default(), Map::default()]);
        Self { lexicon, sense, sources, own, words, stemmer }
    }

    /// The numbers of all keys that were given.
    pub(crate) fn into_numbers(self) -> Numbers {
        self.own
    }

    /// The keys of a word.
    pub(crate) fn word(&mut self, word: &Word) -> Arc<Keys> {
        let is_name = word.tag == Tag::Name;
        let [words, names] = &self.words;
        let known = if is_name { names } else { words };
        if let Some(keys) = known.get(word.lemma.as_str()) {
            return Arc::clone(keys);
        }
        let keys = Arc::new(self.keys(&word.lemma, is_name));
        let [words, names] = &mut self.words;
        let known = if is_name { names } else { words };
        known.insert(word.lemma.as_str().to_owned(), Arc::clone(&keys));
        keys
    }

    fn keys(&mut self, lemma: &str, is_name: bool) -> Keys {
        let alike = alike::of_word(lemma, is_name, self.lexicon);
        let loose = match self.sense {
            Sense::Offered => self.lexicon.paraphrases.offered(lemma).collect(),
            Sense::Sought => self.lexicon.paraphrases.sought(lemma).collect(),
        };
        let stem = self.stemmer.stem(self.lexicon.slots.class(lemma));
        let is_stop = self.lexicon.slots.is_stop(&stem);
        let (stem, is_place) = (self.number(&stem), alike::is_place(&alike));
        Keys { stem, kin: self.all(&alike), loose, is_place, is_stop }
    }

    /// The keys of a name as a whole, and whether it is one of a place.
    pub(crate) fn name(&mut self, analysis: &Analysis, run: &[Word]) -> (Vec<u32>, bool) {
        let keys = alike::of_name(analysis, run, self.lexicon);
        (self.all(&keys), alike::is_place(&keys))
    }

    fn all(&mut self, keys: &[String]) -> Vec<u32> {
        keys.iter().map(|key| self.number(key)).collect()
    }

    fn number(&mut self, key: &str) -> u32 {
        if let Some(number) = self.sources.and_then(|sources| sources.numbers.get(key)) {
            return *number;
        }
        let first = u32::try_from(self.sources.map_or(0, Numbers::len)).unwrap_or(u32::MAX);
        first.saturating_add(self.own.number(key))
    }
}
