//! Who does what in a sentence: noun phrases, verbs with their arguments, what prepositions attach
//! to. `language` reads it and asks it.

use std::ops::Range;

/// A noun phrase without what follows its head: "the Oslo-based group", "430 people",
/// "Acme's third-quarter revenue". Indices are into the words of its sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NounPhrase {
    /// All its words, determiner and possessor among them.
    pub words: Range<usize>,
    /// The word that says what it is.
    pub head: usize,
    /// The possessor before "'s" ("Acme" in "Acme's revenue"), without the "'s".
    pub possessor: Option<Range<usize>>,
    /// Whether it is nothing but a time ("Tuesday", "last week").
    pub time: bool,
}

/// When a verb group places what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tense {
    /// "paid", "had paid", "was paid".
    Past,
    /// "pays", "is paying".
    Present,
    /// "has paid".
    PresentPerfect,
    /// "will pay", "is to pay" is [`Tense::Infinitive`].
    Future,
    /// "would pay", "could pay", "may pay": see the modal.
    Modal,
    /// "to pay".
    Infinitive,
    /// "paying", "paid" without an auxiliary.
    None,
}

/// A verb group. Indices are into the words of its sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerbGroup {
    /// From the first auxiliary (or "to") to the main verb, adverbs between them included.
    pub words: Range<usize>,
    /// The main verb; the last auxiliary where there is no other ("is", "has").
    pub main: usize,
    /// When.
    pub tense: Tense,
    /// The modal auxiliary ("will", "could").
    pub modal: Option<usize>,
    /// Whether it is passive ("was sold", also a bare "sold" after its noun).
    pub passive: bool,
    /// Whether "not", "never", "no longer" or "n't" stands in it.
    pub negated: bool,
    /// Whether it can be the verb of a main clause.
    pub finite: bool,
    /// Adverb that belongs to the verb ("up" in "wrap up", "over" in "take over").
    pub particle: Option<usize>,
}

/// How a clause hangs in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClauseKind {
    /// Stands alone, or is joined by "and", "but".
    Main,
    /// What somebody says, thinks, shows.
    Complement,
    /// Describes a noun: "which", "who", "that", "whose".
    Relative,
    /// "if", "after", "because" ...
    Adverbial,
    /// "to buy".
    Infinitive,
    /// "buying", "bought" after a noun or a comma.
    Participial,
}

/// A verb group with what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Predicate {
    /// The verb group.
    pub group: VerbGroup,
    /// How its clause hangs in the sentence.
    pub kind: ClauseKind,
    /// Whether the main verb is "be": its object says what the subject is.
    pub is_copula: bool,
    /// Grammatical subject; for infinitives and participles the one that is understood.
    pub subject: Option<usize>,
    /// Objects and predicate nouns, in order, those joined by "and" included.
    pub objects: Vec<usize>,
    /// The verb of the clause it hangs from ("said" in "said it expects").
    pub governor: Option<usize>,
    /// The word that opens the clause ("if", "that"), if one does.
    pub opener: Option<usize>,
}

/// A preposition with its noun phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Words of the preposition ("according to" has two).
    pub preposition: Range<usize>,
    /// The noun phrase after it.
    pub object: usize,
    /// The noun phrase directly before it, which it may modify.
    pub phrase: Option<usize>,
    /// The verb that it may modify.
    pub verb: Option<usize>,
}

/// What a noun phrase is in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Role {
    /// Grammatical subject of a verb.
    Subject(usize),
    /// Object or predicate noun of a verb.
    Object(usize),
    /// Behind a preposition: an attachment.
    Attached(usize),
    /// Says again what another phrase names ("Ms Smith, the mayor").
    Apposition(usize),
    /// Joined to another phrase by "and" or a comma.
    Conjunct(usize),
    /// A bare time ("Tuesday"), or not known.
    #[default]
    Free,
}

/// The structure of one sentence.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Structure {
    /// Noun phrases, in order.
    pub phrases: Vec<NounPhrase>,
    /// Verbs with their arguments, in order.
    pub verbs: Vec<Predicate>,
    /// Prepositions with their phrases, in order.
    pub attachments: Vec<Attachment>,
    /// What each phrase is.
    pub roles: Vec<Role>,
}
