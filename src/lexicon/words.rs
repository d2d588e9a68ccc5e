//! The words that the tagger knows: which parts of speech a form can be, and its lemmas.

use super::index::WordIndex;
use super::inflect;
use crate::text::Set;
use serde::Deserialize;

/// The parts of speech that a form can be, as a set of bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Senses(u32);

impl Senses {
    /// None.
    pub const NONE: Self = Self(0);
    /// Singular or mass noun.
    pub const NOUN: Self = Self(1);
    /// Plural noun.
    pub const PLURAL: Self = Self(1 << 1);
    /// Base form of a verb.
    pub const BASE: Self = Self(1 << 2);
    /// Third person singular of a verb.
    pub const THIRD: Self = Self(1 << 3);
    /// Past tense.
    pub const PAST: Self = Self(1 << 4);
    /// Past participle.
    pub const PARTICIPLE: Self = Self(1 << 5);
    /// "-ing" form.
    pub const GERUND: Self = Self(1 << 6);
    /// Adjective.
    pub const ADJECTIVE: Self = Self(1 << 7);
    /// Adverb.
    pub const ADVERB: Self = Self(1 << 8);
    /// Determiner.
    pub const DETERMINER: Self = Self(1 << 9);
    /// Pronoun.
    pub const PRONOUN: Self = Self(1 << 10);
    /// Preposition.
    pub const PREPOSITION: Self = Self(1 << 11);
    /// Coordinating conjunction.
    pub const CONJUNCTION: Self = Self(1 << 12);
    /// Subordinating conjunction or relative word.
    pub const SUBORDINATOR: Self = Self(1 << 13);
    /// Auxiliary.
    pub const AUXILIARY: Self = Self(1 << 14);
    /// "to", "not".
    pub const PARTICLE: Self = Self(1 << 15);
    /// Number word.
    pub const NUMBER: Self = Self(1 << 16);
    /// Adverb that goes with a verb before it ("turn down").
    pub const PHRASAL: Self = Self(1 << 17);
    /// Any noun.
    pub const NOUNS: Self = Self(0b11);
    /// Any form of a full verb.
    pub const VERBS: Self = Self(0b111_1100);

    /// Whether the two share a part of speech.
    pub fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether there is nothing but `other` in it, and something.
    pub fn only(self, other: Self) -> bool {
        self.0 != 0 && self.0 & !other.0 == 0
    }

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether nothing is known.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// The place of a form in the tables, by which what is known of it is found without a look-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry(u32);

/// What is known of a form.
#[derive(Debug, Clone, Default)]
struct Known {
    senses: Senses,
    /// Lemma as an inflected verb, where it is not the form itself.
    verb: Option<Box<str>>,
    /// Singular, where it is not the form itself.
    noun: Option<Box<str>>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct VerbTable {
    irregular: String,
    regular: String,
    double: String,
    also_nouns: String,
    also_adjectives: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ClosedTable {
    determiners: String,
    pronouns: String,
    prepositions: String,
    conjunctions: String,
    subordinators: String,
    openers: String,
    inside: String,
    auxiliaries: String,
    particles: String,
    phrasal: String,
    adverbs: String,
    adjectives: String,
    numbers: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct NounTable {
    plurals: String,
    singular: String,
    in_ing: String,
    in_ed: String,
    in_ly: String,
    nouns: String,
}

/// The forms of the tables, ready for look-ups.
#[derive(Debug)]
pub struct Words {
    forms: WordIndex,
    /// What is known of each form, by its number.
    entries: Vec<Known>,
    openers: Set<String>,
    inside: Set<String>,
}

impl Default for Words {
    /// The built-in tables.
    fn default() -> Self {
        let closed: ClosedTable = super::table(packed!("closed"));
        let set = |list: &str| list.split_ascii_whitespace().map(str::to_owned).collect();
        let mut words = Self {
            forms: WordIndex::default(),
            entries: Vec::new(),
            openers: set(&closed.openers),
            inside: set(&closed.inside),
        };
        words.read_closed(&closed);
        words.read_verbs(&super::table(packed!("verbs")));
        words.read_nouns(&super::table(packed!("nouns")));
        words
    }
}

impl Words {
    /// The senses of a lower-case form in the tables; [`Senses::NONE`] where it is not there.
    pub fn known(&self, form: &str) -> Senses {
        self.entry(form).map_or(Senses::NONE, |entry| self.senses(entry))
    }

    /// The forms that open a clause of their own wherever they stand.
    pub(super) fn openers(&self) -> impl Iterator<Item = &str> {
        self.openers.iter().map(String::as_str)
    }

    /// Whether a form opens a clause of its own wherever it stands ("but", "which").
    pub fn opens_clause(&self, form: &str) -> bool {
        self.openers.contains(form)
    }

    /// Whether a subordinator mostly stands inside a clause ("that", "than").
    pub fn stands_inside(&self, form: &str) -> bool {
        self.inside.contains(form)
    }

    /// The place of a form in the tables.
    pub fn entry(&self, form: &str) -> Option<Entry> {
        self.forms.exact(form).map(Entry)
    }

    /// The senses of a form.
    pub fn senses(&self, entry: Entry) -> Senses {
        self.at(entry).map_or(Senses::NONE, |known| known.senses)
    }

    /// Lemma of a form as a verb; `None` where the tables do not have it.
    pub fn verb_lemma(&self, form: &str) -> Option<&str> {
        self.verb_of(self.entry(form)?)
    }

    /// Singular of a form; `None` where the tables do not have it.
    pub fn noun_lemma(&self, form: &str) -> Option<&str> {
        self.noun_of(self.entry(form)?)
    }

    /// The same of a form that was looked up; `None` where it is its own lemma.
    pub fn verb_of(&self, entry: Entry) -> Option<&str> {
        self.at(entry)?.verb.as_deref()
    }

    /// The same of a noun.
    pub fn noun_of(&self, entry: Entry) -> Option<&str> {
        self.at(entry)?.noun.as_deref()
    }

    /// The base behind a verb form that the tables do not have: a base they have, or what spelling
    /// suggests.
    pub fn guess_base(&self, form: &str) -> String {
        if self.known(form).any(Senses::BASE) {
            return form.to_owned();
        }
        let ending = if form.ends_with("ing") { "ing" } else { "ed" };
        let bases = inflect::bases(form, ending);
        let known = bases.iter().find(|base| self.known(base).any(Senses::BASE));
        known.or(bases.first()).cloned().unwrap_or_else(|| {
            if form.ends_with('s') { inflect::singular(form) } else { form.to_owned() }
        })
    }

    /// The singular behind a plural that the tables do not have.
    pub fn guess_singular(&self, plural: &str) -> String {
        let known =
            plural.strip_suffix('s').filter(|stem| self.known(stem).any(Senses::NOUN)).or_else(
                || plural.strip_suffix("es").filter(|stem| self.known(stem).any(Senses::NOUN)),
            );
        known.map_or_else(|| inflect::singular(plural), str::to_owned)
    }

    fn at(&self, entry: Entry) -> Option<&Known> {
        self.entries.get(entry.0 as usize)
    }

    /// Adds senses to those of a form and changes what else is known of it.
    fn change(&mut self, form: &str, senses: Senses, change: impl FnOnce(&mut Known)) {
        let next = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        let number = self.forms.number(form, next);
        if number == next {
            self.entries.push(Known::default());
        }
        if let Some(entry) = self.entries.get_mut(number as usize) {
            entry.senses = entry.senses.with(senses);
            change(entry);
        }
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
                entry.verb = Some(Box::from(lemma));
            }
        });
    }

    fn read_closed(&mut self, table: &ClosedTable) {
        for (list, senses) in [
            (&table.determiners, Senses::DETERMINER),
            (&table.pronouns, Senses::PRONOUN),
            (&table.prepositions, Senses::PREPOSITION),
            (&table.conjunctions, Senses::CONJUNCTION),
            (&table.subordinators, Senses::SUBORDINATOR),
            (&table.particles, Senses::PARTICLE),
            (&table.phrasal, Senses::PHRASAL),
            (&table.adverbs, Senses::ADVERB),
            (&table.adjectives, Senses::ADJECTIVE),
            (&table.numbers, Senses::NUMBER),
        ] {
            self.add_all(list, senses);
        }
        for pair in table.auxiliaries.split([',', '\n']) {
            let mut parts = pair.split_ascii_whitespace();
            if let (Some(form), Some(lemma)) = (parts.next(), parts.next()) {
                self.add_verb(form, Senses::AUXILIARY, lemma);
            }
        }
    }

    fn read_verbs(&mut self, table: &VerbTable) {
        for line in table.irregular.lines() {
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
        for base in table.regular.split_ascii_whitespace() {
            self.add_base(base, false);
            self.add_verb(&inflect::with_ed(base), Senses::PAST.with(Senses::PARTICIPLE), base);
        }
        for base in table.double.split_ascii_whitespace() {
            self.add_base(base, true);
            if !self.known(base).any(Senses::PAST) {
                let past = Senses::PAST.with(Senses::PARTICIPLE);
                self.add_verb(&inflect::doubled(base, "ed"), past, base);
            }
        }
        for base in table.also_nouns.split_ascii_whitespace() {
            self.add_noun(base);
        }
        self.add_all(&table.also_adjectives, Senses::ADJECTIVE);
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
                entry.noun = Some(Box::from(singular));
            }
        });
    }

    fn read_nouns(&mut self, table: &NounTable) {
        for pair in table.plurals.split([',', '\n']) {
            let mut parts = pair.split_ascii_whitespace();
            let (Some(plural), Some(singular)) = (parts.next(), parts.next()) else { continue };
            self.change(plural, Senses::PLURAL, |entry| entry.noun = Some(Box::from(singular)));
            self.add(singular, Senses::NOUN);
        }
        self.add_all(&table.singular, Senses::NONE);
        for word in table.singular.split_ascii_whitespace() {
            self.change(word, Senses::NONE, |entry| {
                entry.noun = None;
                if entry.senses.is_empty() {
                    entry.senses = Senses::NOUN;
                }
            });
        }
        for word in table.in_ing.split_ascii_whitespace() {
            self.add(word, Senses::NOUN);
        }
        self.add_all(&table.in_ed, Senses::NOUN);
        self.add_all(&table.in_ly, Senses::NOUN);
        for word in table.nouns.split_ascii_whitespace() {
            self.add_noun(word);
        }
    }
}
