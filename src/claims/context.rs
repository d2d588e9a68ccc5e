//! What stands around a value: the content words of its sentence and of its neighbours, by which
//! a statement's value finds the values of the sources that speak of the same thing.

use super::alike::{self, Sense};
use crate::lexicon::Lexicon;
use crate::model::{Analysis, Sentence, Tag, Word};
use crate::text::{Map, Set, Span};
use rust_stemmers::{Algorithm, Stemmer};

/// A document of so few sentences is a fragment of a longer text.
const FRAGMENT_SENTENCES_MAX: usize = 2;
/// So many passages are looked at for a sentence before its commoner words are left out of the
/// search: an archive of any size costs no more than this.
const PASSAGES_MAX: usize = 4096;

/// A content word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Term {
    /// Its stem (Snowball English of its lemma).
    pub(crate) key: String,
    /// Keys of the groups of words that may stand for it, of the country of its people.
    pub(crate) alike: Vec<String>,
    /// Its place among the words of its sentence.
    pub(crate) at: usize,
    /// How much it says of what is spoken of: a name more than a noun, a noun more than an adverb.
    pub(crate) weight: u64,
    /// Its part of speech.
    pub(crate) tag: Tag,
    /// Whether it is part of a name.
    pub(crate) name: bool,
}

/// The content words of a sentence, figures and dates left out. Words of one class of synonyms have
/// one key.
pub(crate) fn terms(sentence: &Sentence, sense: Sense, lexicon: &Lexicon) -> Vec<Term> {
    let words = sentence.words.iter().enumerate();
    words
        .filter(|(_, word)| word.mention.is_none())
        .filter_map(|(at, word)| {
            let (weight, name) = (weight(word), word.tag == Tag::Name);
            (weight > 0).then(|| {
                let alike = alike::of_word(word, sense, lexicon);
                Term { key: key(word, lexicon), alike, at, weight, tag: word.tag, name }
            })
        })
        .collect()
}

/// The key of a word: the stem of its class of synonyms.
pub(crate) fn key(word: &Word, lexicon: &Lexicon) -> String {
    let stemmer = Stemmer::create(Algorithm::English);
    stemmer.stem(lexicon.slots.class(&word.lemma)).into_owned()
}

fn weight(word: &Word) -> u64 {
    match word.tag {
        Tag::Name => 4,
        Tag::Noun | Tag::Verb | Tag::Participle | Tag::Gerund => 3,
        Tag::Adjective => 2,
        Tag::Adverb => 1,
        Tag::Number => u64::from(word.mention.is_none()),
        Tag::Auxiliary
        | Tag::Determiner
        | Tag::Pronoun
        | Tag::Preposition
        | Tag::Conjunction
        | Tag::Subordinator
        | Tag::Particle
        | Tag::Sign => 0,
    }
}

/// Whether a word is a finite verb, or may be.
pub(crate) fn is_verb(word: &Word) -> bool {
    matches!(word.tag, Tag::Verb | Tag::Auxiliary)
}

/// The word of a sentence at which a span begins.
pub(crate) fn word_at(sentence: &Sentence, span: Span) -> usize {
    sentence.words.partition_point(|word| word.span.end <= span.start)
}

/// A sentence of a source with its content words, looked up by stem.
#[derive(Debug)]
pub(crate) struct Passage {
    /// Which document of the run.
    pub(crate) document: usize,
    /// Which sentence of the document.
    pub(crate) sentence: usize,
    /// Where each stem stands in the sentence.
    pub(crate) places: Map<String, Vec<usize>>,
    /// The groups that its words and names stand in; see [`Term::alike`].
    pub(crate) groups: Set<String>,
    /// The stems among them that are part of a name.
    pub(crate) names: Set<String>,
    /// Those before the first verb: whom it speaks of.
    pub(crate) subjects: Set<String>,
}

impl Passage {
    /// Whether a word stands in it, or one of its kin ("inspector", "inspection").
    pub(crate) fn has(&self, term: &Term) -> bool {
        self.places.contains_key(&term.key)
            || term.alike.iter().any(|key| !alike::is_loose(key) && self.groups.contains(key))
    }

    /// Whether a word stands in it, or one that may stand for it.
    pub(crate) fn says(&self, term: &Term) -> bool {
        self.has(term) || term.alike.iter().any(|key| self.groups.contains(key))
    }
}

/// All sentences of the sources, found by the words that stand in them.
#[derive(Debug)]
pub(crate) struct Passages<'a> {
    /// The documents.
    pub(crate) analyses: &'a [Analysis],
    /// Their sentences, in order.
    pub(crate) all: Vec<Passage>,
    /// Where the sentences of each document begin in `all`.
    first: Vec<usize>,
    /// The passages in which a stem stands, ascending.
    holders: Map<String, Vec<usize>>,
    /// Stems that stand anywhere in a document, for names that a sentence takes for granted.
    known: Vec<Set<String>>,
}

impl<'a> Passages<'a> {
    /// Reads the sentences of all documents.
    pub(crate) fn new(analyses: &'a [Analysis], lexicon: &Lexicon) -> Self {
        let mut passages = Self {
            analyses,
            all: Vec::new(),
            first: Vec::new(),
            holders: Map::default(),
            known: Vec::new(),
        };
        for (document, analysis) in analyses.iter().enumerate() {
            passages.first.push(passages.all.len());
            let mut known = Set::default();
            for (sentence, read) in analysis.sentences.iter().enumerate() {
                let mut places: Map<String, Vec<usize>> = Map::default();
                let (mut names, mut subjects) = (Set::default(), Set::default());
                let mut groups: Set<String> = Set::default();
                let verb = read.words.iter().position(is_verb).unwrap_or(0);
                for term in terms(read, Sense::Offered, lexicon) {
                    groups.extend(term.alike);
                    if term.name {
                        names.insert(term.key.clone());
                        if term.at < verb {
                            subjects.insert(term.key.clone());
                        }
                    }
                    places.entry(term.key).or_default().push(term.at);
                }
                groups.extend(alike::of_names(analysis, read, lexicon));
                let mut keys: Vec<&String> = places.keys().collect();
                keys.sort();
                for key in keys {
                    passages.holders.entry(key.clone()).or_default().push(passages.all.len());
                    known.insert(key.clone());
                }
                passages.all.push(Passage { document, sentence, places, groups, names, subjects });
            }
            passages.known.push(known);
        }
        passages
    }

    /// The passages that may speak of what some words speak of, ascending: those that hold one of
    /// the words, the rarest words first, and their neighbours.
    pub(crate) fn near(&self, terms: &[Term]) -> Vec<usize> {
        let mut holders: Vec<(&String, &Vec<usize>)> =
            terms.iter().filter_map(|term| self.holders.get_key_value(&term.key)).collect();
        holders.sort_by_key(|(key, places)| (places.len(), *key));
        holders.dedup_by_key(|(key, _)| *key);
        let mut found = Vec::new();
        for (_, places) in holders {
            if !found.is_empty() && found.len() + places.len() > PASSAGES_MAX {
                break;
            }
            found.extend(places.iter().take(PASSAGES_MAX).flat_map(|&at| {
                let document = self.all.get(at).map(|passage| passage.document);
                let same = move |other: &usize| {
                    self.all.get(*other).map(|passage| passage.document) == document
                };
                [at.checked_sub(1), Some(at), at.checked_add(1)].into_iter().flatten().filter(same)
            }));
            found.sort_unstable();
            found.dedup();
        }
        found
    }

    /// The passage of a sentence.
    pub(crate) fn of(&self, document: usize, sentence: usize) -> Option<&Passage> {
        self.all.get(self.first.get(document)? + sentence)
    }

    /// How rare a stem is among the sentences: 1 for a common one, more the rarer it is.
    pub(crate) fn rarity(&self, key: &str) -> u64 {
        let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX).max(1);
        let count = number(self.holders.get(key).map_or(0, Vec::len));
        1 + u64::from((number(self.all.len()) / count).max(1).ilog2())
    }

    /// Whether a document is too short to name what it speaks of.
    pub(crate) fn is_fragment(&self, document: usize) -> bool {
        self.analyses.get(document).is_some_and(|a| a.sentences.len() <= FRAGMENT_SENTENCES_MAX)
    }

    /// Whether a stem stands anywhere in a document.
    pub(crate) fn knows(&self, document: usize, key: &str) -> bool {
        self.known.get(document).is_some_and(|known| known.contains(key))
    }

    /// Whether a word says nothing for or against a document: a name that a fragment does not
    /// mention, as it names little of what it speaks of.
    pub(crate) fn is_silent_on(&self, document: usize, term: &Term) -> bool {
        term.name && self.is_fragment(document) && !self.knows(document, &term.key)
    }
}
