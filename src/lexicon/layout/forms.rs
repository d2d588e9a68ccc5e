//! The forms of words, by their numbers in the vocabulary: for each the parts of speech that it can
//! be, its lemma as a verb and its singular, as numbers too.

use super::{Cell, number};

/// The parts of speech that a form can be, as a set of bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Senses(pub(crate) u32);

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
    /// Parts of speech whose words are no names when they begin a sentence: determiner, pronoun,
    /// preposition, conjunction, subordinator, auxiliary, particle.
    pub const CLOSED: Self = Self(0b111_1111 << 9);

    /// Whether the two share a part of speech.
    #[inline]
    pub fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether there is nothing but `other` in it, and something.
    #[inline]
    pub fn only(self, other: Self) -> bool {
        self.0 != 0 && self.0 & !other.0 == 0
    }

    /// Both sets together.
    #[inline]
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether nothing is known.
    #[inline]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// What is known of a form.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Form {
    pub(crate) senses: Senses,
    /// The number of its lemma as an inflected verb, where it is not the form itself; otherwise 0.
    pub(crate) verb: u32,
    /// The number of its singular, where it is not the form itself; otherwise 0.
    pub(crate) noun: u32,
}

/// How many cells a form takes.
const WIDTH: usize = 3;

/// The parts of speech of the form of that number.
#[inline]
pub(crate) fn senses(cells: &[Cell], word: u32) -> Senses {
    Senses(number(cells, word as usize * WIDTH))
}

/// What is known of the form of that number.
pub(crate) fn form(cells: &[Cell], word: u32) -> Form {
    let at = word as usize * WIDTH;
    Form {
        senses: Senses(number(cells, at)),
        verb: number(cells, at + 1),
        noun: number(cells, at + 2),
    }
}

/// Lays out what is known of all words, in the order of their numbers from 0 on.
pub(crate) fn write(forms: impl IntoIterator<Item = Form>) -> Vec<u8> {
    let cells = forms.into_iter().flat_map(|form| [form.senses.0, form.verb, form.noun]);
    cells.flat_map(u32::to_le_bytes).collect()
}
