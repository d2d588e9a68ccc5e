//! What the language layer finds in a document: sentences of tagged words, and entities.

use super::Lemma;
use crate::text::{Span, TokenKind};
use serde::{Deserialize, Serialize};

/// Part of speech, as finely as claims need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Tag {
    /// Common noun.
    Noun,
    /// Proper noun or part of a name.
    Name,
    /// Full verb, finite or not.
    Verb,
    /// Past participle, where it is not the main verb of an active clause.
    Participle,
    /// "-ing" form.
    Gerund,
    /// be, have, do, will, would, may ...
    Auxiliary,
    /// Adjective.
    Adjective,
    /// Adverb.
    Adverb,
    /// Article, demonstrative, possessive, quantifier.
    Determiner,
    /// Pronoun.
    Pronoun,
    /// Preposition; "to" before a verb is [`Tag::Particle`].
    Preposition,
    /// Coordinating conjunction.
    Conjunction,
    /// Subordinating conjunction or relative word.
    Subordinator,
    /// "to" of an infinitive, "not", "'s".
    Particle,
    /// Digits or a number word.
    Number,
    /// Punctuation and other signs.
    Sign,
}

impl Tag {
    /// Whether the lemma of such a word may be another word than its form.
    pub fn is_inflected(self) -> bool {
        matches!(self, Self::Verb | Self::Participle | Self::Gerund | Self::Auxiliary | Self::Noun)
    }
}

/// Which form of its lemma a word is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub enum Form {
    /// The lemma itself: singular noun, base or present of a verb, plain adjective.
    #[default]
    Plain,
    /// Plural noun.
    Plural,
    /// Third person singular of the present.
    Third,
    /// Past tense.
    Past,
    /// Past participle.
    Participle,
    /// "-ing" form.
    Gerund,
}

/// Which tables of cues may know a word, or have a phrase that begins with it: a bit for each.
///
/// Most words are in none, and the tables are asked at every word: one bit spares the look-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cues(u16);

impl Cues {
    /// No table.
    pub const NONE: Self = Self(0);
    /// Any table: nobody has looked yet.
    pub const ANY: Self = Self(u16::MAX);

    /// The table of that number, up to 15.
    pub const fn table(number: u8) -> Self {
        Self(1 << number)
    }

    /// Both sets together.
    #[inline]
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the two share a table.
    #[inline]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl Default for Cues {
    fn default() -> Self {
        Self::ANY
    }
}

/// The numbers of a word in the vocabulary of all tables; 0 for what none has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbers {
    /// Of its lemma.
    pub lemma: u16,
    /// Of its form: as written, in lower case, with a straight apostrophe.
    pub form: u16,
}

/// A token with its part of speech and the form under which tables know it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Word {
    /// Where it stands in the text.
    pub span: Span,
    /// What the token is made of.
    pub kind: TokenKind,
    /// Part of speech.
    pub tag: Tag,
    /// Which form of the lemma it is.
    pub form: Form,
    /// Index of the mention that covers it in [`super::Analysis::mentions`], if one does.
    pub mention: Option<u32>,
    /// Lower-case lemma ("paid" is "pay", "companies" is "company").
    pub lemma: Lemma,
    /// The tables of cues that may know its lemma or its form; nothing that anybody is shown.
    #[serde(skip)]
    pub cues: Cues,
    /// The tables of which a phrase that begins with it may end there or go on over a gap: most
    /// words that a phrase may begin with need another behind them, which seldom stands there.
    #[serde(skip)]
    pub alone: Cues,
    /// Its numbers, where it was looked up; nothing that anybody is shown, but packed with the word
    /// ([`super::Shorthand`]): the rules ask the tables again.
    #[serde(skip)]
    pub numbers: Option<Numbers>,
}

/// A sentence and its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// Where it stands in the text.
    pub span: Span,
    /// Its words, in order.
    pub words: Vec<Word>,
    /// Index of the block it stands in.
    pub block: u32,
    /// Stretches of direct speech in it, quotation marks included.
    pub quoted: Vec<Span>,
}

/// What kind of thing an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EntityKind {
    /// A person.
    Person,
    /// A company, agency, party, team ...
    Organization,
    /// A place.
    Place,
    /// A product, model, ship, law, event ...: a name that is none of the above.
    Thing,
}

/// An entity of one document, by its place in [`super::Analysis::entities`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EntityId(pub u32);

/// An entity of one document with all the names it goes by there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// Its fullest name in the document.
    pub name: String,
    /// All its names in the document, sorted, the fullest among them.
    pub aliases: Vec<String>,
    /// What kind of thing it is.
    pub kind: EntityKind,
    /// Roles and descriptions given to it ("chief executive", "the Oslo-based group"), lower case.
    pub roles: Vec<String>,
}

/// A place in the text that speaks of an entity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntityMention {
    /// Where it stands in the text.
    pub span: Span,
    /// Which entity.
    pub entity: EntityId,
    /// Whether it is a name; otherwise a pronoun or description resolved to its antecedent.
    pub named: bool,
}
