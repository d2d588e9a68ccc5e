//! The forms of the words that the tagger knows, from the tables of verbs, nouns and the small words
//! of the language: which parts of speech each can be, and its lemmas.

use crate::layout::forms::{self, Form, Senses};
use crate::layout::inflect;
use crate::layout::vocabulary::Vocabulary;
use std::collections::{BTreeMap, BTreeSet};
use toml::de::{DeTable, DeValue};

/// What is known of a form.
#[derive(Default)]
struct Entry {
    senses: Senses,
    /// Lemma as an inflected verb, where it is not the form itself.
    verb: Option<String>,
    /// Singular, where it is not the form itself.
    noun: Option<String>,
}

/// The forms of the tables.
#[derive(Default)]
pub(crate) struct Forms {
    entries: BTreeMap<String, Entry>,
}

/// A list of words of a table.
fn list<'t>(table: &'t DeTable<'_>, key: &str) -> &'t str {
    let value = table.get(key).map(toml::Spanned::get_ref);
    value.and_then(DeValue::as_str).unwrap_or_default()
}

impl Forms {
    /// The forms of the tables of small words, verbs and nouns.
    pub(crate) fn read(closed: &DeTable<'_>, verbs: &DeTable<'_>, nouns: &DeTable<'_>) -> Self {
        let mut forms = Self::default();
        forms.read_closed(closed);
        forms.read_verbs(verbs);
        forms.read_nouns(nouns);
        forms
    }

    /// Adds the forms to the words of all tables.
    pub(crate) fn gather(&self, words: &mut BTreeSet<String>) {
        words.extend(self.entries.keys().cloned());
    }

    /// What is known of every word.
    pub(crate) fn laid_out(&self, vocabulary: Vocabulary<'_>) -> Vec<u8> {
        let number = |word: &Option<String>| word.as_ref().map_or(0, |word| vocabulary.find(word));
        let mut laid_out = vec![Form::default(); vocabulary.len()];
        for (word, entry) in &self.entries {
            let form =
                Form { senses: entry.senses, verb: number(&entry.verb), noun: number(&entry.noun) };
            let at = vocabulary.find(word) as usize;
            laid_out.iter_mut().skip(at).take(1).for_each(|slot| *slot = form);
        }
        forms::write(laid_out)
    }

    /// Whether a word is the first form of a verb.
    pub(crate) fn is_verb(&self, word: &str) -> bool {
        self.known(word).any(Senses::BASE)
    }

    fn known(&self, form: &str) -> Senses {
        self.entries.get(form).map_or(Senses::NONE, |entry| entry.senses)
    }

    /// Adds senses to those of a form and changes what else is known of it.
    fn change(&mut self, form: &str, senses: Senses, change: impl FnOnce(&mut Entry)) {
        let entry = self.entries.entry(form.to_owned()).or_default();
        entry.senses = entry.senses.with(senses);
        change(entry);
    }

    fn add(&mut self, form: &str, senses: Senses) {
        self.change(form, senses, |_| {});
    }

    fn add_all(&mut self, list: &str, senses: Senses) {
        for word in list.split_ascii_whitespace() {
            self.add(word, senses);
        }
    }

    fn add_verb(&mut self, form: &str, senses: Senses, lemma: &str) {
        self.change(form, senses, |entry| {
            if form != lemma && entry.verb.is_none() {
                entry.verb = Some(lemma.to_owned());
            }
        });
    }

    fn read_closed(&mut self, table: &DeTable<'_>) {
        for (list, senses) in [
            (list(table, "determiners"), Senses::DETERMINER),
            (list(table, "pronouns"), Senses::PRONOUN),
            (list(table, "prepositions"), Senses::PREPOSITION),
            (list(table, "conjunctions"), Senses::CONJUNCTION),
            (list(table, "subordinators"), Senses::SUBORDINATOR),
            (list(table, "particles"), Senses::PARTICLE),
            (list(table, "phrasal"), Senses::PHRASAL),
            (list(table, "adverbs"), Senses::ADVERB),
            (list(table, "adjectives"), Senses::ADJECTIVE),
            (list(table, "numbers"), Senses::NUMBER),
        ] {
            self.add_all(list, senses);
        }
        for pair in list(table, "auxiliaries").split([',', '\n']) {
            let mut parts = pair.split_ascii_whitespace();
            if let (Some(form), Some(lemma)) = (parts.next(), parts.next()) {
                self.add_verb(form, Senses::AUXILIARY, lemma);
            }
        }
    }

    fn read_verbs(&mut self, table: &DeTable<'_>) {
        for line in list(table, "irregular").lines() {
            let mut cells = line.split_ascii_whitespace();
            let (Some(base), Some(past), Some(participle)) =
                (cells.next(), cells.next(), cells.next())
            else {
                continue;
            };
            for (cell, senses) in [(past, Senses::PAST), (participle, Senses::PARTICIPLE)] {
                for form in cell.split('/') {
                    self.add_verb(form, senses, base);
                }
            }
            self.add_base(base, base == "quit" || base == "forget" || base == "begin");
        }
        for base in list(table, "regular").split_ascii_whitespace() {
            self.add_base(base, false);
            self.add_verb(&inflect::with_ed(base), Senses::PAST.with(Senses::PARTICIPLE), base);
        }
        for base in list(table, "double").split_ascii_whitespace() {
            self.add_base(base, true);
            if !self.known(base).any(Senses::PAST) {
                let past = Senses::PAST.with(Senses::PARTICIPLE);
                self.add_verb(&inflect::doubled(base, "ed"), past, base);
            }
        }
        for base in list(table, "also_nouns").split_ascii_whitespace() {
            self.add_noun(base);
        }
        self.add_all(list(table, "also_adjectives"), Senses::ADJECTIVE);
    }

    /// The base, its -s and its -ing form.
    fn add_base(&mut self, base: &str, doubles: bool) {
        self.add(base, Senses::BASE);
        self.add_verb(&inflect::with_s(base), Senses::THIRD, base);
        let gerund = if doubles { inflect::doubled(base, "ing") } else { inflect::with_ing(base) };
        self.add_verb(&gerund, Senses::GERUND, base);
    }

    fn add_noun(&mut self, singular: &str) {
        self.add(singular, Senses::NOUN);
        let plural = inflect::with_s(singular);
        self.change(&plural, Senses::PLURAL, |entry| {
            if entry.noun.is_none() {
                entry.noun = Some(singular.to_owned());
            }
        });
    }

    fn read_nouns(&mut self, table: &DeTable<'_>) {
        for pair in list(table, "plurals").split([',', '\n']) {
            let mut parts = pair.split_ascii_whitespace();
            let (Some(plural), Some(singular)) = (parts.next(), parts.next()) else { continue };
            self.change(plural, Senses::PLURAL, |entry| entry.noun = Some(singular.to_owned()));
            self.add(singular, Senses::NOUN);
        }
        self.add_all(list(table, "singular"), Senses::NONE);
        for word in list(table, "singular").split_ascii_whitespace() {
            self.change(word, Senses::NONE, |entry| {
                entry.noun = None;
                if entry.senses.is_empty() {
                    entry.senses = Senses::NOUN;
                }
            });
        }
        for word in list(table, "in_ing").split_ascii_whitespace() {
            self.add(word, Senses::NOUN);
        }
        self.add_all(list(table, "in_ed"), Senses::NOUN);
        self.add_all(list(table, "in_ly"), Senses::NOUN);
        for word in list(table, "nouns").split_ascii_whitespace() {
            self.add_noun(word);
        }
    }
}
