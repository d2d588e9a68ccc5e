//! Verbs and nouns that tell one event of the world: `data/events.toml`.

use super::Stems;
use crate::text::{Map, Set};
use serde::Deserialize;

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    classes: Classes,
    many: Verbs,
    one_way: Verbs,
    mutual: Verbs,
    gets: Gets,
    under: Under,
    dull: Nouns,
    ends: Verbs,
    doers: Doers,
    relations: Nouns,
    converse: Converses,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Converses {
    from: String,
    goal: String,
    preposition: String,
}

/// The deed that a verb tells from the other end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Converse {
    /// The deed.
    pub deed: String,
    /// Whether whoever does it stands behind "to"; else behind "from".
    pub goal: bool,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Doers {
    endings: String,
    r#as: String,
    by: String,
    to: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Classes {
    same: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Verbs {
    verbs: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Nouns {
    nouns: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Gets {
    subject: String,
    goal: String,
    give: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Under {
    nouns: String,
    prepositions: String,
}

/// How a word bears on an event.
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
    /// A noun for what one is to another, of whom there is one.
    Relation,
    /// A preposition behind the noun of a deed before who does it.
    Doer,
    /// The same before whom it goes to.
    Goal,
    /// The preposition before whom a thing comes from.
    From,
}

/// The tables of events.
#[derive(Debug)]
pub struct Events {
    /// The class of each verb by its stem.
    classes: Map<String, String>,
    /// The classes of verbs with an adverb or preposition, by the lemma.
    with: Map<String, Vec<(String, String)>>,
    mutual: Set<String>,
    endings: Vec<String>,
    /// What verbs tell from the other end, by lemma.
    converses: Map<String, Converse>,
    lists: [Set<String>; 14],
}

impl Default for Events {
    fn default() -> Self {
        let table: Table = super::table(packed!("events"));
        let stems: &Stems = Default::default();
        let mut classes: Map<String, String> = Map::default();
        let mut with: Map<String, Vec<(String, String)>> = Map::default();
        for line in table.classes.same.lines() {
            let Some(first) = line.split_whitespace().next() else { continue };
            let class = stems.stem(first);
            for word in line.split_whitespace() {
                let key = key(word, stems);
                if classes.contains_key(&key) {
                    continue;
                }
                if let Some((lemma, particle)) = key.split_once('-') {
                    let own = with.entry(lemma.to_owned()).or_default();
                    own.push((particle.to_owned(), class.clone()));
                }
                classes.insert(key, class.clone());
            }
        }
        let list = |words: &str| words.split_whitespace().map(str::to_owned).collect();
        let lists = [
            list(&table.gets.subject),
            list(&table.gets.goal),
            list(&table.gets.give),
            list(&table.under.nouns),
            list(&table.under.prepositions),
            list(&table.dull.nouns),
            list(&table.ends.verbs),
            list(&table.doers.r#as),
            list(&table.many.verbs),
            list(&table.one_way.verbs),
            list(&table.relations.nouns),
            list(&table.doers.by),
            list(&table.doers.to),
            list(&table.converse.preposition),
        ];
        let deed = |verb: &str| {
            let key = key(verb, stems);
            classes.get(&key).cloned().unwrap_or(key)
        };
        let mutual = table.mutual.verbs.split_whitespace().map(deed).collect();
        let endings = table.doers.endings.split_whitespace().map(str::to_owned).collect();
        let mut converses = Map::default();
        for (rows, goal) in [(&table.converse.from, false), (&table.converse.goal, true)] {
            for (verb, other) in rows.lines().filter_map(|row| row.split_once(' ')) {
                converses.insert(verb.to_owned(), Converse { deed: deed(other), goal });
            }
        }
        Self { classes, with, mutual, endings, converses, lists }
    }
}

/// A verb with an adverb stands as it is, another word by its stem.
fn key(word: &str, stems: &Stems) -> String {
    if word.contains('-') { word.to_owned() } else { stems.stem(word) }
}

impl Events {
    /// The deed that a verb, or the noun of its doer, tells of: equal for words of one class.
    pub fn deed(&self, lemma: &str, stems: &Stems) -> String {
        let stem = stems.stem(lemma);
        self.classes.get(&stem).cloned().unwrap_or(stem)
    }

    /// The same for a verb with its adverb or preposition, where the two make another verb.
    pub fn deed_with(&self, lemma: &str, particle: &str) -> Option<&str> {
        let mut own = self.with.get(lemma)?.iter();
        own.find(|(own, _)| own == particle).map(|(_, class)| class.as_str())
    }

    /// The deed that the noun of its doer tells of ("mediator"); none of other nouns.
    pub fn deed_of_doer(&self, noun: &str, stems: &Stems) -> Option<String> {
        let stem = stems.stem(noun);
        let class = self.classes.get(&stem).filter(|class| **class != stem);
        let ends = || self.endings.iter().any(|ending| noun.ends_with(ending.as_str()));
        let doer = class.is_some() || stem != noun && ends();
        (doer && !self.is(Bears::Dull, noun)).then(|| class.cloned().unwrap_or(stem))
    }

    /// The deed that a verb tells from the other end.
    pub fn converse(&self, lemma: &str) -> Option<&Converse> {
        self.converses.get(lemma)
    }

    /// Whether two do a deed to each other.
    pub fn is_mutual(&self, deed: &str) -> bool {
        self.mutual.contains(deed)
    }

    /// Whether a lemma is in a list.
    pub fn is(&self, bears: Bears, lemma: &str) -> bool {
        self.lists.get(bears as usize).is_some_and(|list| list.contains(lemma))
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
