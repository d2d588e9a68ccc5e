//! Posts that one person holds at a time, and titles that exclude each other: `data/posts.toml`.

use super::bits::Bits;
use super::phrases::Phrases;
use crate::model::{Cues, Word};
use crate::text::Set;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[serde(borrow)]
    posts: BTreeMap<&'static str, &'static str>,
    roles: BTreeMap<&'static str, &'static str>,
    idioms: BTreeMap<&'static str, &'static str>,
    titles: BTreeMap<&'static str, &'static str>,
    exclusive: Exclusive,
    told: BTreeMap<&'static str, &'static str>,
    first: BTreeMap<&'static str, &'static str>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Exclusive {
    sets: &'static str,
}

/// How a word bears on a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// Makes it another post ("deputy").
    Other,
    /// Held once.
    Former,
    /// About to be held.
    Coming,
    /// A verb whose object says what the subject is.
    Becomes,
    /// One of them that says that it begins.
    Enters,
    /// A verb that makes its object what stands behind it.
    Makes,
    /// A preposition between such a verb and the post.
    As,
    /// A verb whose subject is the head of its object.
    Leads,
    /// A verb whose subject is the chair of its object.
    Chairs,
    /// A verb whose subject coaches its object.
    Coaches,
    /// A preposition before what a post is of.
    Of,
    /// A noun that says nothing of what a post is of.
    Light,
    /// A word for what two have become.
    Merged,
    /// A part of a government.
    Portfolios,
    /// A verb by which such a part comes to somebody.
    PortfolioVerbs,
    /// A noun for what can have a head.
    Bodies,
    /// A noun for an inquiry or the like, of which a story has one.
    Inquiries,
    /// The words of "at the time".
    AtTheTime,
    /// The verb by which one thing is another.
    Copula,
    /// A past form of it.
    Was,
    /// A determiner of what is known.
    Definite,
    /// The preposition before the whole of a part.
    Partitive,
    /// The preposition before whom something comes to.
    Goal,
    /// A word for who or what comes before all others.
    First,
    /// A noun for anybody.
    Anybody,
    /// A noun for somebody who died.
    Deaths,
    /// A verb before "as" and the post that its subject comes into.
    EntersAs,
    /// A verb whose subject comes after its object in a post.
    Succeeds,
    /// A verb whose subject comes after whom "from" names.
    TakesOver,
    /// The preposition before whom a post is taken from.
    From,
}

/// The tables of posts.
#[derive(Debug)]
pub struct Posts {
    /// Posts and titles; what they mean is their name.
    pub phrases: Phrases<&'static str>,
    /// Verbs with what stands behind them that give a post ("take charge").
    pub idioms: Phrases<&'static str>,
    single: Set<&'static str>,
    roles: Set<&'static str>,
    exclusive: Vec<Vec<&'static str>>,
    /// Words by [`Told`].
    told: Vec<Set<&'static str>>,
    /// The same by the numbers of words.
    bits: OnceLock<Bits>,
}

/// The lists of the table by their names, in the order of [`Told`].
const LISTS: &[(Told, &str)] = &[
    (Told::Other, "other"),
    (Told::Former, "former"),
    (Told::Coming, "coming"),
    (Told::Becomes, "becomes"),
    (Told::Enters, "enters"),
    (Told::Makes, "makes"),
    (Told::As, "as"),
    (Told::Leads, "leads"),
    (Told::Chairs, "chairs"),
    (Told::Coaches, "coaches"),
    (Told::Of, "of"),
    (Told::Light, "light"),
    (Told::Merged, "merged"),
    (Told::Portfolios, "portfolios"),
    (Told::PortfolioVerbs, "portfolio_verbs"),
    (Told::Bodies, "bodies"),
    (Told::Inquiries, "inquiries"),
    (Told::AtTheTime, "at_the_time"),
    (Told::Copula, "copula"),
    (Told::Was, "was"),
    (Told::Definite, "definite"),
    (Told::Partitive, "partitive"),
    (Told::Goal, "goal"),
    (Told::First, "first"),
    (Told::Anybody, "anybody"),
    (Told::Deaths, "deaths"),
    (Told::EntersAs, "enters_as"),
    (Told::Succeeds, "succeeds"),
    (Told::TakesOver, "takes_over"),
    (Told::From, "from"),
];

impl Default for Posts {
    /// The built-in table.
    fn default() -> Self {
        let table: Table = super::table(packed!("posts"));
        let phrases = table.posts.iter().chain(&table.roles).chain(&table.titles);
        let phrases = Phrases::of(Cues::ANY, laid_out!("posts.tree"), named(phrases));
        let idioms = named(table.idioms.iter());
        let idioms = Phrases::of(Cues::ANY, laid_out!("idioms.tree"), idioms);
        let sets = table.exclusive.sets.lines().filter(|line| !line.trim().is_empty());
        let words = |name: &str| {
            let list = table.told.get(name).or_else(|| table.first.get(name));
            list.copied().unwrap_or_default().split_ascii_whitespace().collect()
        };
        Self {
            phrases,
            idioms,
            single: table.posts.keys().chain(table.roles.keys()).copied().collect(),
            roles: table.roles.keys().copied().collect(),
            exclusive: sets.map(|line| line.split(';').map(str::trim).collect()).collect(),
            told: LISTS.iter().map(|(_, name)| words(name)).collect(),
            bits: OnceLock::new(),
        }
    }
}

/// The phrases of each name.
fn named<'t>(
    rows: impl Iterator<Item = (&'t &'static str, &'t &'static str)>,
) -> impl Iterator<Item = (&'static str, &'static str)> {
    rows.flat_map(|(name, said)| said.split(',').map(move |phrase| (phrase.trim(), *name)))
}

impl Posts {
    /// Whether an organisation has one of the post.
    pub fn is_single(&self, name: &str) -> bool {
        self.single.contains(name)
    }

    /// Whether a post is a part in one event, of which a story has one ("mediator").
    pub fn is_role(&self, name: &str) -> bool {
        self.roles.contains(name)
    }

    /// Whether nobody bears both titles at a time.
    pub fn exclude(&self, one: &str, other: &str) -> bool {
        let has = |set: &[&str], name: &str| set.contains(&name);
        one != other && self.exclusive.iter().any(|set| has(set, one) && has(set, other))
    }

    /// Whether a lemma is in a list.
    pub fn is(&self, told: Told, lemma: &str) -> bool {
        self.told.get(told as usize).is_some_and(|list| list.contains(lemma))
    }

    /// Whether the lemma of a word is in a list.
    pub fn has(&self, told: Told, word: &Word) -> bool {
        let words =
            || (0..).zip(&self.told).flat_map(|(at, list)| list.iter().map(move |w| (*w, at)));
        let bits = self.bits.get_or_init(|| Bits::of(words()));
        bits.have(word, told as u32).unwrap_or_else(|| self.is(told, &word.lemma))
    }
}

#[cfg(test)]
mod tests {
    use super::LISTS;

    #[test]
    fn lists_stand_in_the_order_of_their_meanings() {
        for (at, (told, name)) in LISTS.iter().enumerate() {
            assert_eq!(*told as usize, at, "{name}");
        }
    }
}
