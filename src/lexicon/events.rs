//! Verbs and nouns that tell one event of the world: `data/events.toml`.

use super::Stems;
use super::bits::Bits;
use super::layout::index::Index;
use super::layout::vocabulary::Vocabulary;
use crate::model::Word;
use serde::Deserialize;
use std::sync::OnceLock;

/// The deed that a verb tells from the other end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Converse {
    /// The deed.
    pub deed: &'static str,
    /// Whether whoever does it stands behind "to"; else behind "from".
    pub goal: bool,
}

/// How a word bears on an event; the build script numbers the lists so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bears {
    /// A verb whose subject gets what is done ("won the contract").
    Gets,
    /// A verb whose subject comes to what stands behind "to" ("the contract went to").
    Goes,
    /// A verb that hands what is done to somebody ("awarded the contract to").
    Gives,
    /// A group named for whoever leads it.
    Group,
    /// The preposition between such a group and its leader.
    Under,
    /// A noun that is of no doer.
    Dull,
    /// A verb that says that what stands behind it is not done.
    Ends,
    /// The preposition by which somebody is told to be a doer.
    As,
    /// A verb for what many may do to one thing, each for himself.
    Many,
    /// One of them that does not run both ways between the same two.
    OneWay,
    /// A verb for what only one does to a thing that is known, whatever else it is used of.
    ByOne,
    /// A noun for what one is to another, of whom there is one.
    Relation,
    /// A preposition behind the noun of a deed before who does it.
    Doer,
    /// The same before whom it goes to.
    Goal,
    /// The preposition before whom a thing comes from.
    From,
}

/// The tables of events, as the build script lays them out (`build/indexes.rs`).
#[derive(Debug)]
pub struct Events {
    /// The class of each verb by its stem.
    classes: Index<'static>,
    /// The classes of verbs with an adverb or preposition, by the lemma: the numbers of the particle
    /// and of the class among the deeds, by turns.
    with: Index<'static>,
    mutual: Index<'static>,
    endings: Vec<&'static str>,
    /// What verbs tell from the other end, by lemma.
    converses: Index<'static>,
    lists: Index<'static>,
    /// The same by the numbers of words.
    bits: OnceLock<Bits>,
    /// The names of classes and deeds.
    deeds: Vocabulary<'static>,
}

/// What is left of the table.
#[derive(Default, Deserialize)]
struct Table<'a> {
    #[serde(borrow)]
    doers: Doers<'a>,
}

#[derive(Default, Deserialize)]
struct Doers<'a> {
    endings: &'a str,
}

impl Default for Events {
    fn default() -> Self {
        let table: Table<'_> = super::table(laid_out!("events.rest"));
        Self {
            classes: Index::new(laid_out!("events.classes")),
            with: Index::new(laid_out!("events.with")),
            mutual: Index::new(laid_out!("events.mutual")),
            endings: table.doers.endings.split_whitespace().collect(),
            converses: Index::new(laid_out!("events.converses")),
            lists: Index::new(laid_out!("events.lists")),
            bits: OnceLock::new(),
            deeds: Vocabulary::new(laid_out!("events.deeds")),
        }
    }
}

impl Events {
    /// The deed that a verb, or the noun of its doer, tells of: equal for words of one class.
    pub fn deed(&self, lemma: &str, stems: &Stems) -> String {
        let stem = stems.stem(lemma);
        self.class(&stem).map_or(stem, str::to_owned)
    }

    /// The class of a stem, or of a verb and its adverb.
    fn class(&self, key: &str) -> Option<&'static str> {
        self.deeds.text(self.classes.of(key).next()?)
    }

    /// The same for a verb with its adverb or preposition, where the two make another verb.
    pub fn deed_with(&self, lemma: &str, particle: &str) -> Option<&'static str> {
        let mut own = self.with.of(lemma);
        while let Some((with, class)) = own.next().zip(own.next()) {
            if self.deeds.text(with) == Some(particle) {
                return self.deeds.text(class);
            }
        }
        None
    }

    /// The deed that the noun of its doer tells of ("mediator"); none of other nouns.
    pub fn deed_of_doer(&self, noun: &str, stems: &Stems) -> Option<String> {
        let stem = stems.stem(noun);
        let class = self.class(&stem).filter(|class| *class != stem);
        let ends = || self.endings.iter().any(|ending| noun.ends_with(ending));
        let doer = class.is_some() || stem != noun && ends();
        (doer && !self.is(Bears::Dull, noun)).then(|| class.map_or(stem, str::to_owned))
    }

    /// The deed that a verb tells from the other end.
    pub fn converse(&self, lemma: &str) -> Option<Converse> {
        let number = self.converses.of(lemma).next()?;
        Some(Converse { deed: self.deeds.text(number >> 1)?, goal: number & 1 == 1 })
    }

    /// Whether two do a deed to each other.
    pub fn is_mutual(&self, deed: &str) -> bool {
        self.mutual.contains(deed)
    }

    /// Whether a lemma is in a list.
    pub fn is(&self, bears: Bears, lemma: &str) -> bool {
        self.lists.has(lemma, bears as u32)
    }

    /// Whether the lemma of a word is in a list.
    pub fn has(&self, bears: Bears, word: &Word) -> bool {
        let words = || self.lists.words().zip(1..);
        let lists = || words().flat_map(|(word, at)| self.lists.list(at).map(move |n| (word, n)));
        let bits = self.bits.get_or_init(|| Bits::of(lists()));
        bits.have(word, bears as u32).unwrap_or_else(|| self.is(bears, &word.lemma))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_and_their_doers_tell_one_deed() {
        let (events, stems) = (Events::default(), Stems::default());
        for kin in [
            &["design", "designer", "draw", "architect"][..],
            &["supply", "supplier", "deliver"],
            &["mediate", "mediator"],
            &["win", "winner", "clinch"],
        ] {
            let first = kin.first().map(|word| events.deed(word, &stems));
            assert!(kin.iter().all(|word| Some(events.deed(word, &stems)) == first), "{kin:?}");
        }
        assert_ne!(events.deed("buy", &stems), events.deed("sell", &stems));
    }
}
