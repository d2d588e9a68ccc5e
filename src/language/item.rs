//! A word while its sentence is being tagged.

use crate::lexicon::{Senses, vocabulary};
use crate::model::{Form, Lemma, Tag};
use crate::text::{Span, TokenKind};

/// A word while its sentence is being tagged.
#[derive(Debug, Clone)]
pub(super) struct Item {
    /// Where it stands in the text.
    pub(super) span: Span,
    /// What the token is made of.
    pub(super) kind: TokenKind,
    /// Lower case, straight apostrophes.
    pub(super) lower: Lemma,
    /// Whether it begins with a capital that means something (not in headline case, not at the
    /// start of the sentence unless the document shows that it is a name).
    pub(super) name: bool,
    /// What it can be.
    pub(super) senses: Senses,
    /// Whether the tables know it; otherwise `senses` is guessed from its ending.
    pub(super) known: bool,
    /// The number of `lower` in the vocabulary of all tables; 0 if none has it.
    pub(super) number: u16,
    /// Whether `lower` is another word than the one written ("be" for the "s" of "it's").
    pub(super) stands_for: bool,
    /// What was decided; meaningful for words before the one being decided.
    pub(super) tag: Tag,
    /// Which form was decided.
    pub(super) form: Form,
    /// The mention that covers it.
    pub(super) mention: Option<u32>,
    /// Whether that mention is a time.
    pub(super) time: bool,
    /// Whether white space stands before it.
    pub(super) spaced: bool,
}

impl Item {
    /// Whether it is this word.
    #[inline]
    pub(super) fn is(&self, word: &str) -> bool {
        self.lower == word
    }

    /// Takes it for another word than the one written.
    pub(super) fn stand_for(&mut self, word: &'static str) {
        self.lower = vocabulary::lemma(word);
        self.number = self.lower.number();
        self.stands_for = true;
    }

    /// Whether it may be the first word of a noun phrase.
    pub(super) fn opens_phrase(&self) -> bool {
        const OPENERS: Senses = Senses::DETERMINER
            .with(Senses::NUMBER)
            .with(Senses::NOUNS)
            .with(Senses::ADJECTIVE)
            .with(Senses::PRONOUN);
        let closed = Senses::PREPOSITION.with(Senses::CONJUNCTION).with(Senses::ADVERB);
        self.name
            || self.is_number()
            || self.senses.any(OPENERS) && !self.senses.any(closed.with(Senses::SUBORDINATOR))
            || self.senses.any(Senses::DETERMINER)
            || self.is("\"")
            || self.is("“")
    }

    /// Whether it is a number and no time.
    pub(super) fn is_number(&self) -> bool {
        self.tag == Tag::Number && !self.time
    }

    /// Whether nothing but a noun, a name or a part of a noun phrase comes after a determiner here.
    pub(super) fn is_nominal(&self) -> bool {
        self.name
            || self.tag == Tag::Number
            || self.senses.any(Senses::NOUNS.with(Senses::ADJECTIVE))
            || self.senses.any(Senses::PARTICIPLE.with(Senses::GERUND))
    }

    /// Whether it ends a clause for sure.
    pub(super) fn is_stop(&self) -> bool {
        self.kind == TokenKind::Sign
            && matches!(
                self.lower.as_str(),
                "," | ";" | ":" | "—" | "–" | "(" | ")" | "“" | "”" | "\""
            )
    }
}
