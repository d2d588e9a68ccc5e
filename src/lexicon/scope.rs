//! Cues of scope: one alone or others too, all or some: `data/scope.toml`.

use super::heads;
use super::phrases::{Cuebook, Phrases};
use crate::model::Word;
use crate::text::Set;
use serde::Deserialize;

/// The concept of claims of exclusivity.
pub const CONCEPT: &str = "exclusivity";

/// The qualifier of a claim of what was so before the text's own time.
pub const PAST: &str = "past";

/// What a cue says of how far a thing reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Nobody else has or does it.
    Exclusive,
    /// Somebody else has or does it too.
    Shared,
    /// What was exclusive is so no more.
    Ended,
    /// Everybody may.
    Opened,
    /// All of them.
    Universal,
    /// Not one of them.
    None,
    /// Some, not all.
    Partial,
    /// Nothing: it only looks like a cue.
    Never,
}

impl Reach {
    /// The name in claims and reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Exclusive => "exclusive",
            Self::Shared => "shared",
            Self::Ended => "no longer exclusive",
            Self::Opened => "open to all",
            Self::Universal => "all",
            Self::None => "none",
            Self::Partial => "some",
            Self::Never => "",
        }
    }
}

/// The cues, ready for look-ups.
#[derive(Debug)]
pub struct ScopeTable {
    cues: Phrases<Reach>,
    holding: Set<&'static str>,
    ending: Set<&'static str>,
    lasting: Set<&'static str>,
    former: Phrases<()>,
    aims: Set<&'static str>,
    objects: Set<&'static str>,
    contest: Set<&'static str>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[serde(borrow)]
    holding: Vec<&'static str>,
    ending: Vec<&'static str>,
    lasting: Vec<&'static str>,
    former: Vec<&'static str>,
    aims: Vec<&'static str>,
    objects: Vec<&'static str>,
    contest: Vec<&'static str>,
    exclusive: Vec<&'static str>,
    shared: Vec<&'static str>,
    ended: Vec<&'static str>,
    opened: Vec<&'static str>,
    universal: Vec<&'static str>,
    none: Vec<&'static str>,
    partial: Vec<&'static str>,
    never: Vec<&'static str>,
}

impl Default for ScopeTable {
    fn default() -> Self {
        let table: Table = super::table(packed!("scope"));
        let mut cues = Vec::new();
        for (phrases, reach) in [
            (&table.exclusive, Reach::Exclusive),
            (&table.shared, Reach::Shared),
            (&table.ended, Reach::Ended),
            (&table.opened, Reach::Opened),
            (&table.universal, Reach::Universal),
            (&table.none, Reach::None),
            (&table.partial, Reach::Partial),
            (&table.never, Reach::Never),
        ] {
            cues.extend(phrases.iter().map(|phrase| (phrase, reach)));
        }
        let former = table.former.iter().map(|phrase| (phrase, ()));
        let former = Phrases::of(heads::FORMER, laid_out!("former.tree"), former);
        Self {
            cues: Phrases::of(heads::SCOPE, laid_out!("scope.tree"), cues),
            holding: table.holding.into_iter().collect(),
            ending: table.ending.into_iter().collect(),
            lasting: table.lasting.into_iter().collect(),
            former,
            aims: table.aims.into_iter().collect(),
            objects: table.objects.into_iter().collect(),
            contest: table.contest.into_iter().collect(),
        }
    }
}

impl ScopeTable {
    /// Whether somebody has, by this verb, the exclusive thing it is about.
    pub fn holds(&self, verb: &str) -> bool {
        self.holding.contains(verb)
    }

    /// Whether this verb takes an exclusive thing away, or leaves open whether it is so.
    pub fn ends(&self, verb: &str) -> bool {
        self.ending.contains(verb)
    }

    /// Whether somebody has the exclusive thing on, by this word.
    pub fn goes_on(&self, lemma: &str) -> bool {
        self.lasting.contains(lemma)
    }

    /// Whether an exclusive thing after this preposition is only aimed at.
    pub fn aims(&self, preposition: &str) -> bool {
        self.aims.contains(preposition)
    }

    /// Whether a noun is for those or that which is in the running for something.
    pub fn contends(&self, lemma: &str) -> bool {
        self.contest.contains(lemma)
    }

    /// Whether this preposition leads to what an exclusive thing is exclusive of.
    pub fn leads_to_object(&self, preposition: &str) -> bool {
        self.objects.contains(preposition)
    }

    /// Its tables of phrases: cues, and words for what was so before.
    pub(super) fn phrases(&self) -> (&Cuebook, &Cuebook) {
        (self.cues.book(), self.former.book())
    }

    /// Whether words at a place say that something was so before.
    pub fn is_former(&self, words: &[Word], at: usize, text: &str) -> bool {
        self.former.at(words, at, text).is_some()
    }

    /// What a sentence says of scope: first word, number of words, reach; the longest cue at each
    /// place, without overlap.
    pub fn all(&self, words: &[Word], text: &str) -> Vec<(usize, usize, Reach)> {
        let found = self.cues.all(words, text);
        let found = found.into_iter().filter(|(.., reach)| **reach != Reach::Never);
        found.map(|(at, count, reach)| (at, count, *reach)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::phrases::plain_words;

    #[test]
    fn cues_of_scope_and_what_only_looks_like_them() {
        let table = ScopeTable::default();
        let said = |text: &str| -> Vec<Reach> {
            table.all(&plain_words(text), text).into_iter().map(|found| found.2).collect()
        };
        assert_eq!(said("the only airline that flew"), [Reach::Exclusive]);
        assert_eq!(said("a non-exclusive licence"), [Reach::Shared]);
        assert_eq!(said("it end the exclusivity"), [Reach::Ended]);
        assert_eq!(said("not one of the trains ran"), [Reach::None]);
        assert_eq!(said("each of the tests"), [Reach::Universal]);
        assert_eq!(said("the only way out"), []);
        assert_eq!(said("an exclusive interview"), []);
    }
}
