//! The words that the tagger knows: which parts of speech a form can be, and its lemmas. The build
//! script works them out (`build/forms.rs`).

use super::layout::Cell;
use super::layout::forms::{self, Form};
use super::{inflect, vocabulary};
use crate::model::Lemma;
use crate::text::Set;
use serde::Deserialize;

pub use super::layout::forms::Senses;

/// What of the small words of the language no form has.
#[derive(Default, Deserialize)]
struct ClosedTable<'a> {
    openers: &'a str,
    inside: &'a str,
}

/// The forms of the tables, ready for look-ups.
#[derive(Debug)]
pub struct Words {
    /// What is known of each form, by its number.
    forms: &'static [Cell],
    openers: Set<&'static str>,
    inside: Set<&'static str>,
}

impl Default for Words {
    /// The built-in tables.
    fn default() -> Self {
        let closed: ClosedTable<'_> = super::table(packed!("closed"));
        Self {
            forms: laid_out!("forms").as_chunks().0,
            openers: closed.openers.split_ascii_whitespace().collect(),
            inside: closed.inside.split_ascii_whitespace().collect(),
        }
    }
}

impl Words {
    /// The senses of a lower-case form in the tables; [`Senses::NONE`] where it is not there.
    pub fn known(&self, form: &str) -> Senses {
        forms::senses(self.forms, vocabulary::builtin().find(form))
    }

    /// The same of a lemma, which mostly has a number.
    pub fn known_lemma(&self, lemma: &Lemma) -> Senses {
        match lemma.number() {
            0 => self.known(lemma),
            number => self.senses(number),
        }
    }

    /// The same of a form in any case of letters.
    pub fn known_folded(&self, form: &str) -> Senses {
        // Most are in small letters; those with capitals are copied.
        if form.bytes().any(|byte| byte.is_ascii_uppercase()) {
            self.known(&form.to_ascii_lowercase())
        } else {
            self.known(form)
        }
    }

    /// The forms that open a clause of their own wherever they stand.
    pub(super) fn openers(&self) -> impl Iterator<Item = &str> {
        self.openers.iter().copied()
    }

    /// Whether a form opens a clause of its own wherever it stands ("but", "which").
    pub fn opens_clause(&self, form: &str) -> bool {
        self.openers.contains(form)
    }

    /// Whether a subordinator mostly stands inside a clause ("that", "than").
    pub fn stands_inside(&self, form: &str) -> bool {
        self.inside.contains(form)
    }

    /// The senses of the form of that number in the vocabulary.
    #[inline]
    pub fn senses(&self, number: u16) -> Senses {
        forms::senses(self.forms, number.into())
    }

    /// Lemma of a form as a verb; `None` where the tables do not have it.
    pub fn verb_lemma(&self, form: &str) -> Option<&'static str> {
        vocabulary::text(self.form(vocabulary::number(form).into()).verb)
    }

    /// Singular of a form; `None` where the tables do not have it.
    pub fn noun_lemma(&self, form: &str) -> Option<&'static str> {
        vocabulary::text(self.form(vocabulary::number(form).into()).noun)
    }

    /// Lemma as a verb of the form of that number; `None` where the tables do not have it.
    pub fn verb_of(&self, number: u16) -> Option<Lemma> {
        vocabulary::numbered(self.form(number.into()).verb)
    }

    /// The same of a noun.
    pub fn noun_of(&self, number: u16) -> Option<Lemma> {
        vocabulary::numbered(self.form(number.into()).noun)
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

    fn form(&self, word: u32) -> Form {
        forms::form(self.forms, word)
    }
}
