//! Opposite states and outcomes and the words that say them: `data/status/*.toml`.

use super::layout::index::{Index, Lists};
use super::packed::Rows;
use super::phrases::{Cuebook, Hits};
use super::{heads, vocabulary};
use crate::model::{Tag, Word};
use serde::Deserialize;

/// How the sides of a pair relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PairKind {
    /// Done once; "not done" is still to come, not the opposite.
    #[default]
    Act,
    /// One or the other at any time; what is not one is the other.
    State,
    /// Cannot both hold, but both may fail to.
    Contrary,
}

/// What a cue says of its pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// The side named first.
    Yes,
    /// Its opposite.
    No,
    /// Still to come.
    Pending,
    /// Nothing: it only looks like a cue.
    Never,
}

/// A pair of opposites.
#[derive(Debug)]
pub struct Pair {
    /// What it is called ("approval").
    pub name: &'static str,
    /// How its sides relate.
    pub kind: PairKind,
    /// What the first side is called ("approved").
    pub yes: &'static str,
    /// What the other side is called ("rejected").
    pub no: &'static str,
    /// What the first side, and what the other one, says of other pairs: pair and side by name.
    implied: [Vec<(&'static str, &'static str)>; 2],
    /// Whether its words are so common that they say little of what they are about.
    pub loose: bool,
    /// Whether a story mostly has one of it, so that it needs little else in common.
    pub single: bool,
    /// Whether it has words for what is still to come.
    pub pends: bool,
    /// Whether the sides clash inside one document too.
    pub inside: bool,
    /// Whether it is of persons, so that a named person is all that its cues ask for.
    pub personal: bool,
    /// Whether it is an attitude of somebody towards something, so that it is of that thing.
    pub towards: bool,
    /// Whether somebody has one for each charge or office: guilty of theft, and not of murder; to run
    /// for mayor, and not for governor.
    pub charges: bool,
    /// Whether what is on its first side stays there, so that the other side told of earlier days is
    /// no clash: who was freed uncharged may be charged later.
    pub firm: bool,
    /// Whether its sides are of a measure that its objects name, so that both must be of the same.
    pub measured: bool,
    /// Lemmas of which the clause must hold one; empty where the cues speak for themselves.
    pub objects: Vec<&'static str>,
}

impl Pair {
    /// What a side says of other pairs as well ("stood idle": it was not open), by name.
    pub fn implied(&self, side: &str) -> &[(&'static str, &'static str)] {
        let [yes, no] = &self.implied;
        if side == self.yes { yes } else { no }
    }
}

/// All pairs.
#[derive(Debug)]
pub struct StatusTable {
    pairs: Rows<Pair>,
    /// Places of pairs by name.
    named: Index<'static>,
    cues: Cuebook,
    /// By the number of a lemma, the places of the pairs of which it is an object.
    objects: Lists<'static>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row<'a> {
    name: &'a str,
    kind: PairKind,
    #[serde(default)]
    loose: bool,
    #[serde(default)]
    single: bool,
    #[serde(default)]
    inside: bool,
    #[serde(default)]
    personal: bool,
    #[serde(default)]
    towards: bool,
    #[serde(default)]
    charges: bool,
    #[serde(default)]
    firm: bool,
    #[serde(default)]
    measured: bool,
    #[serde(borrow)]
    yes: Words<'a>,
    no: Words<'a>,
    /// How many cues there are, here and below: they lie in a tree.
    #[serde(default)]
    pending: u32,
    #[serde(default)]
    object: Vec<&'a str>,
    #[serde(default, rename = "never")]
    _never: u32,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words<'a> {
    name: &'a str,
    #[serde(rename = "cues")]
    _cues: u32,
    #[serde(default)]
    implies: Vec<&'a str>,
}

impl Default for StatusTable {
    fn default() -> Self {
        let pair = |_, row| Some(Pair::new(super::table(row)));
        Self {
            pairs: Rows::new(laid_out!("status.rows"), pair),
            named: Index::new(laid_out!("status.named")),
            cues: Cuebook::laid_out(heads::STATUS, laid_out!("status.tree")),
            objects: Lists::new(laid_out!("status.objects")),
        }
    }
}

impl Pair {
    fn new(row: Row<'static>) -> Self {
        Self {
            name: row.name,
            kind: row.kind,
            loose: row.loose,
            single: row.single,
            inside: row.inside,
            personal: row.personal,
            towards: row.towards,
            charges: row.charges,
            firm: row.firm,
            measured: row.measured,
            pends: row.pending > 0,
            implied: [&row.yes.implies, &row.no.implies]
                .map(|all| all.iter().filter_map(|one| one.split_once('.')).collect()),
            yes: row.yes.name,
            no: row.no.name,
            objects: row.object,
        }
    }
}

/// What a cue stands for, as the build script numbers it (`build/cues.rs`): its pair, its side, and
/// whether it is a lemma that must be a verb or adjective.
fn meaning(number: u32) -> (usize, Side, bool) {
    let side = match number >> 1 & 3 {
        0 => Side::Yes,
        1 => Side::No,
        2 => Side::Pending,
        _ => Side::Never,
    };
    ((number >> 3) as usize, side, number & 1 == 1)
}

impl StatusTable {
    /// The cues.
    pub(super) fn cues(&self) -> &Cuebook {
        &self.cues
    }

    /// A pair by its number.
    pub fn pair(&self, at: usize) -> Option<&Pair> {
        self.pairs.get(at)
    }

    /// A pair by its name.
    pub fn named(&self, name: &str) -> Option<&Pair> {
        self.pair(self.named.of(name).next()? as usize)
    }

    /// The pairs of which some words hold an object.
    pub fn objects(&self, words: &[Word]) -> Vec<usize> {
        let mut pairs = Vec::new();
        for word in words {
            let number = match word.numbers {
                Some(numbers) => numbers.lemma,
                None => vocabulary::number(&word.lemma),
            };
            if number == 0 {
                continue;
            }
            // Of most words there is none.
            for cell in self.objects.get(u32::from(number)) {
                pairs.push(u32::from_le_bytes(*cell) as usize);
            }
        }
        pairs
    }

    /// What a sentence says of which pair: first word, number of words, pair, side. For each pair
    /// the longest cue at each place, without overlap.
    pub fn all(&self, words: &[Word], text: &str) -> Vec<(usize, usize, usize, Side)> {
        let mut found: Vec<(usize, usize, usize, Side)> = Vec::new();
        let (mut from, mut hits) = (0, Hits::default());
        while let Some(at) = self.cues.next(words, from) {
            from = at + 1;
            for (count, means) in self.cues.every(words, at, text, &mut hits) {
                let (pair, side, verbal) = meaning(means);
                if verbal && words.get(at).is_some_and(|word| !is_verbal(word.tag)) {
                    continue;
                }
                let rival = found
                    .iter_mut()
                    .rev()
                    .take_while(|kept| kept.0 + MAX_CUE > at)
                    .find(|kept| kept.2 == pair && kept.0 + kept.1 > at);
                match rival {
                    // What only looks like a cue takes the words from any cue.
                    Some(kept) if kept.3 == Side::Never => {}
                    Some(kept) if kept.1 >= count && side != Side::Never => {}
                    Some(kept) => *kept = (at, count, pair, side),
                    None => found.push((at, count, pair, side)),
                }
            }
        }
        found.retain(|(.., side)| *side != Side::Never);
        found
    }
}

/// A single lemma is a cue as a verb or adjective only ("to strike", not "a strike").
fn is_verbal(tag: Tag) -> bool {
    matches!(tag, Tag::Verb | Tag::Participle | Tag::Gerund | Tag::Adjective | Tag::Auxiliary)
}

/// More words than any cue takes: what began further back cannot overlap.
const MAX_CUE: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::phrases::{made, plain_words};
    use crate::text::Set;

    #[test]
    fn pairs_have_unique_names_two_sides_and_lower_case_cues() {
        let table = StatusTable::default();
        let names: Set<&str> = table.pairs.iter().map(|pair| pair.name).collect();
        assert_eq!(names.len(), table.pairs.len());
        let rows = whole_rows();
        assert_eq!(rows.len(), table.pairs.len());
        for (pair, row) in table.pairs.iter().zip(&rows) {
            assert_ne!(row.yes.name, row.no.name, "{}", row.name);
            for cue in row.yes.cues.iter().chain(&row.no.cues).chain(&row.pending) {
                assert_eq!(**cue, cue.to_lowercase(), "{}", row.name);
                assert!(!cue.contains(" = "), "{}: {cue}", row.name);
            }
            for cue in &row.yes.cues {
                assert!(!row.no.cues.contains(cue), "{}: {cue} is on both sides", row.name);
            }
            for (pair, side) in pair.implied.iter().flatten() {
                let known = table.named(pair).filter(|pair| *side == pair.yes || *side == pair.no);
                assert!(known.is_some(), "{}: {pair}.{side} is no side of a pair", row.name);
            }
        }
    }

    /// A pair as it is written.
    #[derive(Deserialize)]
    struct Whole {
        name: String,
        yes: WholeSide,
        no: WholeSide,
        #[serde(default)]
        pending: Vec<String>,
        #[serde(default)]
        never: Vec<String>,
    }

    #[derive(Deserialize)]
    struct WholeSide {
        name: String,
        cues: Vec<String>,
    }

    #[derive(Default, Deserialize)]
    struct WholeTable {
        pair: Vec<Whole>,
    }

    fn whole_rows() -> Vec<Whole> {
        let tables: Vec<WholeTable> = crate::lexicon::table(laid_out!("status.whole"));
        tables.into_iter().flat_map(|table| table.pair).collect()
    }

    #[test]
    fn what_the_build_script_lays_out_is_what_the_tables_say() {
        let mut phrases = Vec::new();
        for (pair, row) in whole_rows().into_iter().enumerate() {
            for (cues, side) in [
                (row.yes.cues, Side::Yes),
                (row.no.cues, Side::No),
                (row.pending, Side::Pending),
                (row.never, Side::Never),
            ] {
                for cue in cues {
                    let verbal = side != Side::Never && !cue.contains([' ', '=', '-']);
                    phrases.push((cue, (pair, side, verbal)));
                }
            }
        }
        let cues: Vec<&str> = phrases.iter().map(|(cue, _)| cue.as_str()).collect();
        let made = made(&cues);
        let laid_out = StatusTable::default();
        for (cue, _) in &phrases {
            let text = cue.replace(['=', '|'], " ").replace("...", "some of");
            let words = plain_words(&text);
            let mut hits = Hits::default();
            let expected = made.every(&words, 0, &text, &mut hits);
            let expected: Vec<_> =
                expected.map(|(count, at)| (count, phrases[at as usize].1)).collect();
            let found = laid_out.cues.every(&words, 0, &text, &mut hits);
            let found: Vec<_> = found.map(|(count, number)| (count, meaning(number))).collect();
            assert_eq!(found, expected, "{cue}");
        }
    }

    #[test]
    fn the_longest_cue_decides_and_what_only_looks_like_one_is_left_out() {
        let table = StatusTable::default();
        let said = |text: &str| -> Vec<(String, Side)> {
            let name =
                |at: usize| table.pair(at).map(|pair| pair.name.to_owned()).unwrap_or_default();
            table.all(&plain_words(text), text).into_iter().map(|f| (name(f.2), f.3)).collect()
        };
        assert!(said("he be acquit").contains(&("verdict".to_owned(), Side::No)));
        assert!(said("be find guilty of fraud").contains(&("verdict".to_owned(), Side::Yes)));
        assert!(said("it be close to the shop").is_empty());
        assert!(said("they be at work").iter().any(|(name, _)| name == "strike"));
    }
}
