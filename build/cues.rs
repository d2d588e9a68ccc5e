//! The phrases of the large tables as trees: states and outcomes, and what figures are of.

use crate::Failure;
use crate::forms::Forms;
use crate::layout::phrases;
use crate::layout::vocabulary::Vocabulary;
use std::collections::{BTreeMap, BTreeSet};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The cues of pairs of states. What one stands for: its pair, by place; twice its side, of those
/// in `src/lexicon/status.rs`; and whether it is a lemma that must be a verb or adjective.
pub(crate) fn states(
    tables: &[DeTable<'_>],
    vocabulary: Vocabulary<'_>,
) -> Result<Vec<u8>, Failure> {
    let pairs = tables.iter().flat_map(|table| rows(table, "pair"));
    let mut cues = Vec::new();
    for (pair, at) in pairs.zip(0_u32..) {
        let side = |name: &str| pair.get(name).and_then(|side| side.get_ref().get("cues"));
        let never = 3;
        for (list, side) in [
            (side("yes").map(Spanned::get_ref), 0),
            (side("no").map(Spanned::get_ref), 1),
            (pair.get("pending").map(Spanned::get_ref), 2),
            (pair.get("never").map(Spanned::get_ref), never),
        ] {
            for cue in list.and_then(DeValue::as_array).into_iter().flatten() {
                let cue = cue.get_ref().as_str().ok_or("a cue is a string")?;
                let verbal = side != never && !cue.contains([' ', '=', '-']);
                cues.push((cue, at << 3 | side << 1 | u32::from(verbal)));
            }
        }
    }
    Ok(tree(cues, vocabulary))
}

/// The phrases of concepts, in the order of the alphabet. What one stands for is a place in the
/// lists of concepts (the second result): their number there, and the place of each.
///
/// "Home destroy" stands for "homes were destroyed" and "homes have been destroyed", too.
pub(crate) fn concepts(
    tables: &[DeTable<'_>],
    forms: &Forms,
    vocabulary: Vocabulary<'_>,
) -> Result<(Vec<u8>, Vec<u8>), Failure> {
    const AUXILIARIES: [&str; 3] = ["be", "have", "have be"];
    let mut meanings: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
    let concepts = tables.iter().flat_map(|table| rows(table, "concept"));
    for (concept, at) in concepts.zip(0_u32..) {
        let phrases = concept.get("phrases").and_then(|phrases| phrases.get_ref().as_str());
        for phrase in phrases.ok_or("a concept has phrases")?.split(',') {
            let phrase = phrase.trim();
            meanings.entry(phrase.to_owned()).or_default().insert(at);
            if let Some((noun, verb)) = phrase.split_once(' ')
                && forms.is_verb(verb)
            {
                for auxiliary in AUXILIARIES {
                    let told = [noun, auxiliary, verb].join(" ");
                    meanings.entry(told).or_default().insert(at);
                }
            }
        }
    }
    let mut lists = Vec::new();
    let mut places: BTreeMap<BTreeSet<u32>, u32> = BTreeMap::new();
    for list in meanings.values() {
        if !places.contains_key(list) {
            places.insert(list.clone(), u32::try_from(lists.len())?);
            lists.push(u32::try_from(list.len())?);
            lists.extend(list);
        }
    }
    let place = |list: &BTreeSet<u32>| places.get(list).copied().unwrap_or_default();
    let phrases = meanings.iter().map(|(phrase, list)| (phrase.as_str(), place(list)));
    let tree = tree(phrases, vocabulary);
    Ok((tree, lists.into_iter().flat_map(u32::to_le_bytes).collect()))
}

fn rows<'t>(table: &'t DeTable<'_>, key: &str) -> impl Iterator<Item = &'t DeTable<'t>> {
    let list = table.get(key).and_then(|list| list.get_ref().as_array());
    list.into_iter().flatten().filter_map(|row| row.get_ref().as_table())
}

/// Phrases by their places.
pub(crate) fn numbered(phrases: Vec<&str>, vocabulary: Vocabulary<'_>) -> Vec<u8> {
    tree(phrases.into_iter().zip(0..), vocabulary)
}

fn tree<'p>(
    phrases: impl IntoIterator<Item = (&'p str, u32)>,
    vocabulary: Vocabulary<'_>,
) -> Vec<u8> {
    phrases::write(phrases, |word| vocabulary.find(word)).concat()
}
