//! What a figure can be a figure of: `data/concepts/*.toml`.

use super::heads;
use super::layout::index::Index;
use super::layout::vocabulary::{NONE, Vocabulary};
use super::layout::{Cell, number};
use super::packed::Rows;
use super::phrases::{Cuebook, Hits};
use crate::model::{Decimal, Quantity, QuantityKind, Word};
use serde::Deserialize;

/// A concept: an attribute under all its names.
#[derive(Debug)]
pub struct Concept {
    /// Its name in the tables ("deaths").
    pub name: &'static str,
    /// How a report names it ("the number of dead").
    pub label: &'static str,
    /// Kinds of amount that it takes; "time" for the date of an event.
    kinds: Vec<&'static str>,
    /// Whether the figure moves with the days: a toll, a share price.
    pub moves: bool,
    /// Whether one story has many figures of it, so that the concept alone says little.
    pub broad: bool,
    /// Whether a thing that comes in versions has one figure for each of them.
    pub versions: bool,
    /// Whether each source measures for itself: two named sources may differ.
    pub by_source: bool,
    /// Whether makers always give the most it can be, so that "up to" adds nothing.
    pub nominal: bool,
    /// Whether its figures are changes themselves, so that "up 5%" and "raised by 5%" are one.
    pub changes: bool,
    /// Most by which two accounts of one thing differ, where that is known.
    pub spread: Option<Decimal>,
    /// The only units that it takes; empty for any.
    units: Vec<&'static str>,
    /// Classes of nouns of which it counts members; empty for any.
    counts: Vec<&'static str>,
    /// Where it names no class and is a number of things, its phrases: of the nouns whose class is
    /// known it counts those only that are words of these.
    own: &'static str,
    /// The domain of news whose concept it is; none for concepts of all news.
    domain: Option<Domains>,
}

/// A phrase that names concepts.
#[derive(Debug, Clone, Copy)]
pub struct Named {
    /// Its first word.
    pub at: usize,
    /// How many words it takes.
    pub count: usize,
    /// The list of its concepts.
    list: u32,
}

/// Domains of news, a bit for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Domains(u64);

impl Domains {
    /// The domain of a number alone; there is room for 64.
    fn only(number: usize) -> Self {
        let bit = u32::try_from(number).ok().and_then(|number| 1_u64.checked_shl(number));
        Self(bit.unwrap_or(0))
    }
}

impl Concept {
    /// Whether the concept takes an amount of such a kind and unit.
    fn takes(&self, quantity: &Quantity) -> bool {
        let unit = quantity.unit.as_deref().unwrap_or("");
        let kind = match quantity.kind {
            QuantityKind::PercentagePoints | QuantityKind::Multiple => return false,
            // "seven-tenths", "one in five" are shares written in another way.
            QuantityKind::Ratio => "ratio",
            other => other.name(),
        };
        self.kinds.contains(&kind) && (self.units.is_empty() || self.units.contains(&unit))
    }

    /// Whether it is an event that has a date.
    pub fn takes_time(&self) -> bool {
        self.kinds.contains(&"time")
    }
}

/// The concepts, ready for look-ups.
#[derive(Debug)]
pub struct Concepts {
    /// The concepts, in the order of the tables.
    all: Rows<Concept>,
    /// Their phrases; the number is the place of a list.
    phrases: Cuebook,
    /// Lists of concepts: their number, and their places in `all`.
    lists: &'static [Cell],
    /// Places in `all` by name.
    by_name: Index<'static>,
    /// The classes that a noun is in; nouns of no class may be counted by any concept.
    nouns: Index<'static>,
    classes: Vocabulary<'static>,
    /// How many different signs a document of each domain holds at least.
    least: &'static [Cell],
    /// The domains, by number, of which a lemma is a sign.
    signs: Index<'static>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row<'a> {
    name: &'a str,
    label: &'a str,
    kinds: &'a str,
    #[serde(default)]
    moves: bool,
    #[serde(default)]
    broad: bool,
    #[serde(default)]
    nominal: bool,
    #[serde(default)]
    versions: bool,
    #[serde(default)]
    by_source: bool,
    #[serde(default)]
    changes: bool,
    spread: Option<Decimal>,
    #[serde(default)]
    units: &'a str,
    #[serde(default)]
    counts: &'a str,
    phrases: &'a str,
}

impl Default for Concepts {
    fn default() -> Self {
        Self {
            all: Rows::new(laid_out!("concepts.rows"), |at, row| {
                Some(Concept::new(&super::table(row), domain_of(at)))
            }),
            phrases: Cuebook::laid_out(heads::CONCEPTS, laid_out!("concepts.tree")),
            lists: laid_out!("concepts.lists").as_chunks().0,
            by_name: Index::new(laid_out!("concepts.named")),
            nouns: Index::new(laid_out!("concepts.nouns")),
            classes: Vocabulary::new(laid_out!("concepts.classes")),
            least: laid_out!("concepts.least").as_chunks().0,
            signs: Index::new(laid_out!("concepts.signs")),
        }
    }
}

/// How the labels of concepts begin that are numbers of things.
const NUMBER_OF: &str = "the number of";

/// The domain of the concept at a place.
fn domain_of(at: usize) -> Option<Domains> {
    let domain = number(laid_out!("concepts.domains").as_chunks().0, at);
    (domain < u64::BITS).then(|| Domains::only(domain as usize))
}

impl Concept {
    fn new(row: &Row<'static>, domain: Option<Domains>) -> Self {
        let words = |text: &'static str| text.split_ascii_whitespace().collect();
        let numbers = row.counts.is_empty() && row.label.starts_with(NUMBER_OF);
        Self {
            kinds: words(row.kinds),
            units: words(row.units),
            counts: words(row.counts),
            own: if numbers { row.phrases } else { "" },
            domain,
            moves: row.moves,
            broad: row.broad,
            versions: row.versions,
            nominal: row.nominal,
            by_source: row.by_source,
            changes: row.changes,
            spread: row.spread,
            name: row.name,
            label: row.label,
        }
    }
}

impl Concepts {
    /// The concept at a place of the tables.
    pub fn get(&self, at: usize) -> Option<&Concept> {
        self.all.get(at)
    }

    /// Their phrases.
    pub(super) fn phrases(&self) -> &Cuebook {
        &self.phrases
    }

    /// Every phrase of some words, by first word.
    pub fn all_in(&self, words: &[Word], text: &str) -> Vec<Named> {
        let (mut found, mut hits) = (Vec::new(), Hits::default());
        let mut from = 0;
        while let Some(at) = self.phrases.next(words, from) {
            from = at + 1;
            let every = self.phrases.every(words, at, text, &mut hits);
            found.extend(every.map(|(count, list)| Named { at, count, list }));
        }
        found
    }

    /// The places in `all` of the concepts that a phrase names.
    pub fn meant(&self, named: &Named) -> impl Iterator<Item = usize> + use<'_> {
        self.list(named.list)
    }

    /// The concepts of the longest phrase that starts at word `at`.
    pub fn at(&self, words: &[Word], at: usize, text: &str) -> impl Iterator<Item = &Concept> {
        let found = self.phrases.at(words, at, text).into_iter();
        found.flat_map(|(_, list)| self.list(list)).filter_map(|place| self.all.get(place))
    }

    fn list(&self, place: u32) -> impl Iterator<Item = usize> + use<'_> {
        let place = place as usize;
        let count = number(self.lists, place) as usize;
        let list = self.lists.iter().skip(place + 1).take(count);
        list.map(|cell| u32::from_le_bytes(*cell) as usize)
    }

    /// The words that tell a domain.
    pub(super) fn signs(&self) -> impl Iterator<Item = &str> {
        self.signs.words()
    }

    /// Which of the signs of domains a lemma is.
    pub fn sign(&self, lemma: &str) -> Option<u32> {
        Some(self.signs.find(lemma)).filter(|sign| *sign != NONE)
    }

    /// The domains that a document with these signs is of: a word of sport has its sense of sport
    /// only where others are beside it.
    pub fn domains(&self, signs: impl Iterator<Item = u32>) -> Domains {
        let mut seen = vec![false; self.signs.len()];
        let mut counts = vec![0_u32; self.least.len()];
        for sign in signs {
            match seen.get_mut(sign as usize) {
                Some(seen) if !*seen => *seen = true,
                _ => continue,
            }
            for domain in self.signs.list(sign) {
                if let Some(count) = counts.get_mut(domain as usize) {
                    *count += 1;
                }
            }
        }
        let own = counts.iter().zip(self.least).enumerate();
        own.filter(|(_, (count, least))| **count >= u32::from_le_bytes(**least))
            .fold(Domains(0), |all, (number, _)| Domains(all.0 | Domains::only(number).0))
    }

    /// The concept of that name.
    pub fn named(&self, name: &str) -> Option<&Concept> {
        self.all.get(self.by_name.of(name).next()? as usize)
    }

    /// Whether a concept is of all news or of one of the domains.
    pub fn is_of(concept: &Concept, domains: Domains) -> bool {
        concept.domain.is_none_or(|own| own.0 & domains.0 != 0)
    }

    /// Whether a concept takes such an amount: its kind, its unit, and, where it counts some noun,
    /// a noun of a class that the concept counts ("850 jobs" are not the missing of a flood).
    pub fn takes(&self, concept: &Concept, quantity: &Quantity) -> bool {
        concept.takes(quantity) && self.counts(concept, quantity)
    }

    /// Whether a noun is of a class of those that concepts count: a villager is a person.
    pub fn is_of_class(&self, noun: &str, class: &str) -> bool {
        let of = |noun| self.nouns.list(noun).any(|one| self.classes.text(one) == Some(class));
        Some(self.nouns.find(noun)).filter(|found| *found != NONE).is_some_and(of)
    }

    fn counts(&self, concept: &Concept, quantity: &Quantity) -> bool {
        if quantity.kind != QuantityKind::Count {
            return true;
        }
        let noun = quantity.unit.as_deref();
        let classes = noun.map(|noun| self.nouns.find(noun)).filter(|found| *found != NONE);
        if concept.counts.is_empty() {
            let mut own = concept.own.split([',', ' ', '\n']);
            return concept.own.is_empty()
                || classes.is_none()
                || own.any(|own| !own.is_empty() && noun == Some(own));
        }
        let own = |class| self.classes.text(class).is_some_and(|c| concept.counts.contains(&c));
        classes.is_none_or(|noun| self.nouns.list(noun).any(own))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Set;

    fn phrases<'a>(row: &Row<'a>) -> impl Iterator<Item = &'a str> {
        row.phrases.split(',').map(str::trim)
    }

    #[test]
    fn tables_are_tidy() {
        let concepts = Concepts::default();
        assert_eq!(concepts.by_name.len(), concepts.all.len() + 1, "a name is given twice");
        assert!(concepts.least.len() <= 64);
        let rows: Rows<Row<'_>> =
            Rows::new(laid_out!("concepts.rows"), |_, row| Some(crate::lexicon::table(row)));
        for row in rows.iter() {
            let mut seen = Set::default();
            for phrase in phrases(row) {
                assert!(!phrase.is_empty() && phrase == phrase.to_lowercase(), "{}", row.name);
                assert!(seen.insert(phrase), "{}: {phrase} twice", row.name);
            }
            for class in row.counts.split_ascii_whitespace() {
                assert_ne!(concepts.classes.find(class), NONE, "{}: {class}", row.name);
            }
        }
    }

    #[test]
    fn a_word_of_a_domain_needs_others_beside_it() {
        let concepts = Concepts::default();
        let result = concepts.named("result").unwrap();
        let of =
            |text: &str| concepts.domains(text.split(' ').filter_map(|lemma| concepts.sign(lemma)));
        assert!(Concepts::is_of(result, of("the striker of the club win the match of the league")));
        assert!(!Concepts::is_of(result, of("the party win the seat")));
    }

    #[test]
    fn a_concept_counts_nouns_of_its_classes_and_those_of_none() {
        let concepts = Concepts::default();
        let missing = concepts.named("missing").unwrap();
        let of = |noun: &str| Quantity {
            unit: Some(noun.to_owned()),
            ..Quantity::exact(QuantityKind::Count, Decimal::TWO)
        };
        assert!(concepts.counts(missing, &of("villager")));
        assert!(concepts.counts(missing, &of("wakeboarder")));
        assert!(!concepts.counts(missing, &of("job")));
        assert!(concepts.is_of_class("villager", "person"));
        assert!(!concepts.is_of_class("job", "person"));
    }
}
