//! Which entities of different documents are the same: one key for each entity of the run.
//!
//! Full names join first, then acronyms with what they stand for, then short names with the one
//! longer name that they can stand for. A surname that two people share joins neither. The cost is
//! near linear in the number of entities; the result does not depend on their order beyond the
//! numbering of the keys.

use super::aliases::{bare_words, initials, is_ornament};
use crate::lexicon::{Lexicon, Names};
use crate::model::{Analysis, Entity, EntityId, EntityKind};
use crate::text::{Groups, Map};

/// Run-wide keys of entities.
#[derive(Debug, Clone, Default)]
pub struct Identities {
    /// For each document the key of each of its entities.
    keys: Vec<Vec<u32>>,
    /// The fullest name of each key.
    names: Vec<String>,
    /// The kind of each key.
    kinds: Vec<EntityKind>,
}

impl Identities {
    /// Joins the entities of all documents.
    pub fn of(analyses: &[Analysis], lexicon: &Lexicon) -> Self {
        let nodes: Vec<&Entity> = analyses.iter().flat_map(|a| a.entities.iter()).collect();
        let lower: Vec<String> = nodes.iter().map(|node| node.name.to_lowercase()).collect();
        let named = nodes.iter().zip(&lower);
        let words = named.map(|(node, lower)| words(lower, node.kind, &lexicon.names)).collect();
        let groups = Groups::new(nodes.len());
        let mut joiner =
            Joiner { nodes: &nodes, lower: &lower, words, names: &lexicon.names, groups };
        joiner.full_names();
        joiner.given_names();
        joiner.middle_names();
        joiner.acronyms();
        joiner.short_names();
        joiner.finish(analyses)
    }

    /// The key of an entity of a document, by the document's place in the run.
    pub fn key(&self, document: usize, entity: EntityId) -> Option<u32> {
        self.keys.get(document)?.get(entity.0 as usize).copied()
    }

    /// The fullest name of an entity of the run.
    pub fn name(&self, key: u32) -> &str {
        self.names.get(key as usize).map_or("", String::as_str)
    }

    /// The kind that most documents give to an entity of the run.
    pub fn kind(&self, key: u32) -> Option<EntityKind> {
        self.kinds.get(key as usize).copied()
    }
}

/// Given names of one surname that are looked at.
const NAMESAKES: usize = 16;

struct Joiner<'a> {
    nodes: &'a [&'a Entity],
    /// The name of each in lower case, and the words by which it is compared.
    lower: &'a [String],
    words: Vec<Vec<&'a str>>,
    names: &'a Names,
    groups: Groups,
}

/// The words by which a name is compared: no article, no legal form, no initials of persons.
fn words<'n>(name: &'n str, kind: EntityKind, names: &Names) -> Vec<&'n str> {
    let mut words = bare_words(name, names);
    if kind == EntityKind::Person && words.len() > 2 {
        words.retain(|word| word.trim_end_matches('.').chars().count() > 1);
    }
    words
}

impl Joiner<'_> {
    /// The entities, each with its words.
    fn worded(&self) -> impl Iterator<Item = (usize, &Entity, &[&str])> {
        let worded = self.nodes.iter().zip(&self.words).enumerate();
        worded.map(|(index, (node, words))| (index, *node, words.as_slice()))
    }

    /// Equal names of two words and more, and equal names of whatever is not a person.
    fn full_names(&mut self) {
        let mut seen: Map<String, usize> = Map::default();
        let names = self.nodes.iter().zip(self.lower).zip(&self.words).enumerate();
        for (index, ((node, lower), own)) in names {
            let aliases: Vec<String> =
                node.aliases.iter().map(|name| name.to_lowercase()).collect();
            let aliases = aliases.iter().map(|alias| (alias, words(alias, node.kind, self.names)));
            for (lower, words) in aliases.chain([(lower, own.clone())]) {
                let short = words.len() < 2 && node.name.contains(' ');
                let key = match (short, node.kind) {
                    (false, _) | (true, EntityKind::Place) => words.join(" "),
                    // "Ms Kerr" may be anybody of that name; "Harlow Holdings" is written in full.
                    (true, EntityKind::Person) => continue,
                    (true, EntityKind::Organization | EntityKind::Thing) => lower.clone(),
                };
                let first = *seen.entry(key).or_insert(index);
                if compatible(self.nodes, first, index) {
                    self.groups.join(first, index);
                }
            }
        }
    }

    /// "Des Kerr" with "Desmond Kerr": a given name cut short, where the surname is the same.
    fn given_names(&mut self) {
        let mut by_surname: Map<String, Vec<(String, usize)>> = Map::default();
        for (index, node, words) in self.worded() {
            if let ([given, surname], EntityKind::Person) = (words, node.kind) {
                let list = by_surname.entry((*surname).to_owned()).or_default();
                if list.len() < NAMESAKES && !list.iter().any(|(known, _)| known == given) {
                    list.push(((*given).to_owned(), index));
                }
            }
        }
        let mut lists: Vec<_> = by_surname.into_iter().collect();
        lists.sort();
        for (_, list) in lists {
            for (short, index) in list.iter().filter(|(given, _)| given.chars().count() > 2) {
                // "Paula" and "Danielle" are no long forms of "Paul" and "Daniel".
                let longer = |given: &str| {
                    given.len() > short.len() + 1
                        && given.starts_with(short.as_str())
                        && !given.ends_with(['a', 'e'])
                };
                let mut whole = list.iter().filter(|(given, _)| longer(given));
                if let (Some((_, other)), None) = (whole.next(), whole.next()) {
                    self.groups.join(*other, *index);
                }
            }
        }
    }

    /// "Ada Lou Kerr" with "Ada Kerr", where nobody else of the two names has another middle name.
    fn middle_names(&mut self) {
        let mut by_ends: Map<String, Vec<(String, usize)>> = Map::default();
        for (index, node, words) in self.worded() {
            if let ([given, middle @ .., surname], EntityKind::Person) = (words, node.kind) {
                let list = by_ends.entry(format!("{given} {surname}")).or_default();
                let middle = middle.join(" ");
                if list.len() < NAMESAKES && !list.iter().any(|(known, _)| *known == middle) {
                    list.push((middle, index));
                }
            }
        }
        let mut lists: Vec<_> = by_ends.into_iter().collect();
        lists.sort();
        for (_, list) in lists {
            if let [(one, first), (two, second)] = list.as_slice()
                && one.is_empty() != two.is_empty()
            {
                self.groups.join(*first, *second);
            }
        }
    }

    fn acronyms(&mut self) {
        let mut long: Map<String, Vec<usize>> = Map::default();
        for (index, (node, lower)) in self.nodes.iter().zip(self.lower).enumerate() {
            let words: Vec<&str> = lower.split(' ').collect();
            if words.len() > 1 && node.kind != EntityKind::Person {
                long.entry(initials(&words)).or_default().push(index);
            }
            // Acronyms that the text itself explains.
            for alias in node.aliases.iter().filter(|_| words.len() > 1) {
                if alias.len() > 1 && !alias.contains(' ') && alias.chars().all(char::is_uppercase)
                {
                    long.entry(alias.to_lowercase()).or_default().push(index);
                }
            }
        }
        for (index, node) in self.nodes.iter().enumerate() {
            let letters = node.name.replace('.', "").to_lowercase();
            let shout = node.name.chars().filter(|c| c.is_uppercase()).count() >= 2;
            if shout
                && !letters.contains(' ')
                && let Some(list) = long.get(&letters)
            {
                self.join_only(index, list);
            }
        }
    }

    /// A surname with the one full name, "Acme" with the one "Acme Foods".
    fn short_names(&mut self) {
        let mut long: Map<String, Vec<usize>> = Map::default();
        for (index, node, words) in self.worded() {
            if words.len() < 2 || node.kind == EntityKind::Place {
                continue;
            }
            if node.kind == EntityKind::Person {
                if let Some(last) = words.last() {
                    long.entry((*last).to_owned()).or_default().push(index);
                }
                continue;
            }
            for length in 1..words.len() {
                let (start, rest) = words.split_at(length);
                if rest.iter().all(|word| is_ornament(word, self.names)) {
                    long.entry(start.join(" ")).or_default().push(index);
                }
            }
            // "The Liberals" are of the Liberal Union.
            if let Some(first) = words.first() {
                long.entry(format!("{first}s")).or_default().push(index);
            }
        }
        let keys: Vec<String> = self.words.iter().map(|words| words.join(" ")).collect();
        for (index, key) in keys.iter().enumerate() {
            if let Some(list) = long.get(key) {
                self.join_only(index, list);
            }
        }
    }

    /// Joins a short name with the group of the long ones, if they are one group.
    fn join_only(&mut self, index: usize, long: &[usize]) {
        let fitting: Vec<usize> =
            long.iter().copied().filter(|other| compatible(self.nodes, index, *other)).collect();
        let Some(first) = fitting.first().copied() else { return };
        let root = self.groups.root(first);
        if fitting.iter().all(|other| self.groups.root(*other) == root) {
            self.groups.join(first, index);
        }
    }

    fn finish(mut self, analyses: &[Analysis]) -> Identities {
        let mut out = Identities::default();
        let mut of_root: Map<usize, u32> = Map::default();
        let mut votes: Vec<[u32; 4]> = Vec::new();
        let mut node = 0;
        for analysis in analyses {
            let mut keys = Vec::with_capacity(analysis.entities.len());
            for entity in &analysis.entities {
                let root = self.groups.root(node);
                node += 1;
                let next = u32::try_from(out.names.len()).unwrap_or(u32::MAX);
                let key = *of_root.entry(root).or_insert(next);
                if key == next {
                    out.names.push(String::new());
                    votes.push([0; 4]);
                }
                keys.push(key);
                if let Some(name) = out.names.get_mut(key as usize)
                    && fuller(&entity.name, name)
                {
                    name.clone_from(&entity.name);
                }
                if let Some(slot) =
                    votes.get_mut(key as usize).and_then(|v| v.get_mut(entity.kind as usize))
                {
                    *slot += 1;
                }
            }
            out.keys.push(keys);
        }
        out.kinds = votes.iter().map(most_voted).collect();
        out
    }
}

/// Whether two entities can be one by their kinds: a thing is what nothing was learned of.
fn compatible(nodes: &[&Entity], a: usize, b: usize) -> bool {
    let (Some(a), Some(b)) = (nodes.get(a), nodes.get(b)) else { return false };
    let multiword = a.name.contains(' ') && b.name.contains(' ');
    a.kind == b.kind
        || a.kind == EntityKind::Thing
        || b.kind == EntityKind::Thing
        || multiword && a.name.eq_ignore_ascii_case(&b.name)
        || a.name == b.name && a.kind != EntityKind::Person && b.kind != EntityKind::Person
}

fn fuller(name: &str, than: &str) -> bool {
    let size = |name: &str| (name.split(' ').count(), name.len());
    (size(name), than) > (size(than), name)
}

/// The kind with most votes; a thing only where nothing else was said.
fn most_voted(votes: &[u32; 4]) -> EntityKind {
    let kinds = [EntityKind::Person, EntityKind::Organization, EntityKind::Place];
    let mut best = (EntityKind::Thing, 0);
    for (kind, votes) in kinds.into_iter().zip(votes) {
        if *votes > best.1 {
            best = (kind, *votes);
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Document;

    fn analysis(names: &[(&str, EntityKind)]) -> Analysis {
        let entities = names
            .iter()
            .map(|(name, kind)| Entity {
                name: (*name).to_owned(),
                aliases: vec![(*name).to_owned()],
                kind: *kind,
                roles: Vec::new(),
            })
            .collect();
        Analysis { document: Document::default(), entities, ..Analysis::default() }
    }

    fn keys(documents: &[&[(&str, EntityKind)]]) -> Vec<u32> {
        let analyses: Vec<Analysis> = documents.iter().map(|names| analysis(names)).collect();
        let identities = Identities::of(&analyses, Lexicon::builtin());
        identities.keys.into_iter().flatten().collect()
    }

    #[test]
    fn names_of_one_entity_join() {
        use EntityKind::{Organization, Person, Thing};
        assert_eq!(
            keys(&[
                &[("Harlow Foods", Organization), ("Anna Kerr", Person)],
                &[("Harlow Foods Inc", Organization), ("Kerr", Person)],
                &[("Harlow", Thing), ("A. Anna Kerr", Person)],
            ]),
            [0, 1, 0, 1, 0, 1]
        );
        assert_eq!(
            keys(&[&[("Harlow Holdings", Organization)], &[("Harlow Holdings", Organization)]]),
            [0, 0]
        );
        assert_eq!(
            keys(&[&[("World Grain Council", Organization)], &[("WGC", Organization)]]),
            [0, 0]
        );
    }

    #[test]
    fn given_names_may_be_cut_short() {
        use EntityKind::Person;
        assert_eq!(
            keys(&[
                &[("Desmond Kerr", Person)],
                &[("Des Kerr", Person), ("Kerr", Person)],
                &[("Paul Marsh", Person)],
                &[("Paula Marsh", Person), ("Pauline Marsh", Person)],
            ]),
            [0, 0, 0, 1, 2, 3]
        );
    }

    #[test]
    fn middle_names_may_be_left_out() {
        use EntityKind::Person;
        assert_eq!(
            keys(&[
                &[("Ada Lou Kerr", Person), ("Ben Roy Marsh", Person)],
                &[("Ada Kerr", Person), ("Ben Marsh", Person)],
                &[("Ben Alan Marsh", Person)],
            ]),
            [0, 1, 0, 2, 3]
        );
    }

    #[test]
    fn members_stand_for_their_party() {
        use EntityKind::{Organization, Thing};
        assert_eq!(
            keys(&[
                &[("Liberal Union", Organization), ("Green Future", Organization)],
                &[("Liberals", Organization), ("Greens", Thing)],
            ]),
            [0, 1, 0, 1]
        );
    }

    #[test]
    fn unclear_names_stay_apart() {
        use EntityKind::{Organization, Person};
        assert_eq!(
            keys(&[&[("Anna Kerr", Person), ("Paul Kerr", Person)], &[("Kerr", Person)]]),
            [0, 1, 2]
        );
        assert_eq!(
            keys(&[&[("Harlow University", Organization)], &[("Harlow", Organization)]]),
            [0, 1]
        );
    }
}
