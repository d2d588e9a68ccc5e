//! The wordings of stated arithmetic (`data/derive.toml`): what they can begin with, and what their
//! first sentence must have. `src/lexicon/relations/openers.rs` reads what is laid out here.

use crate::indexes::{File, items, rows, value};
use crate::layout::index;
use crate::layout::vocabulary::{self, Vocabulary};
use crate::marks::MARKS;
use crate::pattern::{END, Kinds, Pattern, Step};
use crate::{Failure, Table, pack};
use std::collections::{BTreeMap, BTreeSet};

/// Parts of words, and patterns, whose bits there is room for.
const PARTS: usize = 256;
const PATTERNS: usize = 256;

/// Patterns by what they can begin with and what they need.
struct Openers<'a> {
    /// The phrases of parts: words, and the part.
    phrases: Vec<(Vec<&'a str>, u32)>,
    /// Parts of words, as the table writes them.
    parts: BTreeMap<&'a str, usize>,
    needs: Vec<Needs>,
    /// All words of all patterns.
    words: BTreeSet<String>,
}

#[derive(Default, Clone)]
struct Needs {
    parts: BTreeSet<usize>,
    kinds: u32,
    figures: u32,
    times: u32,
    /// The parts and the kinds of figures that the pattern can begin with.
    opens: BTreeSet<usize>,
    open_kinds: u32,
}

/// The rows without their patterns, the patterns by their places, and what these begin with.
pub(crate) fn laid_out(table: &Table<'_>) -> Result<Vec<File>, Failure> {
    let classes = value(table, "classes")?.as_table().ok_or("no classes")?;
    let mut classes: Vec<(String, String)> = classes
        .iter()
        .map(|(name, phrases)| {
            let phrases: Vec<String> =
                items(phrases.get_ref()).map(|phrase| phrase.replace(' ', "+")).collect();
            (format!("<{}>", name.get_ref()), phrases.join("|"))
        })
        .collect();
    classes.sort();
    let written_out = |text: &str| {
        classes.iter().fold(text.to_owned(), |text, (name, phrases)| text.replace(name, phrases))
    };
    let mut firsts = vec![0];
    let mut patterns: Vec<String> = Vec::new();
    for row in rows(table, "relation") {
        patterns.extend(items(value(row, "patterns")?).map(written_out));
        firsts.push(u32::try_from(patterns.len())?);
    }
    let mut openers = Openers {
        phrases: Vec::new(),
        parts: BTreeMap::new(),
        needs: Vec::new(),
        words: BTreeSet::new(),
    };
    for text in &patterns {
        let pattern = Pattern::read(text).ok_or_else(|| format!("cannot be read: `{text}`"))?;
        if !openers.place(&pattern, text) {
            return Err(format!("can begin with anything: `{text}`").into());
        }
    }
    if patterns.len() > PATTERNS || openers.parts.len() > PARTS {
        return Err("more patterns or parts than there are bits for".into());
    }
    let barriers = items(value(table, "barriers")?);
    let words = vocabulary::write(&openers.words(barriers));
    let mut small = Vec::new();
    pack::pack_some(
        table,
        &["barriers", "total_heads", "ambiguous_units", "other_year", "members", "voting"],
        &mut small,
    )?;
    Ok(vec![
        ("relations.lists", small),
        ("relations.rows", pack::pack_rows(rows(table, "relation"), &["patterns"])?),
        ("relations.firsts", firsts.into_iter().flat_map(u32::to_le_bytes).collect()),
        (
            "relations.patterns",
            pack::rows_of(patterns.iter().map(|text| text.clone().into_bytes()).collect())?,
        ),
        ("relations.phrases", index::write_lists(openers.phrases(&Vocabulary::new(&words)).iter())),
        ("relations.words", words),
        ("relations.keyed", index::write_lists(openers.keyed().iter())),
        ("relations.needs", openers.needs()),
    ])
}

impl<'a> Openers<'a> {
    /// Takes in a pattern; not where it can begin with anything.
    fn place(&mut self, pattern: &Pattern<'a>, text: &'a str) -> bool {
        let (mut needs, mut opens, mut first_sentence) = (Needs::default(), true, true);
        let parts = text.split_ascii_whitespace().filter(|part| !part.starts_with('@'));
        for (step, part) in pattern.steps.iter().zip(parts) {
            let (step, part, sure) = inner(step, part);
            if let Step::Words(phrases) = step {
                self.words.extend(phrases.iter().flatten().map(|word| (*word).to_owned()));
            }
            first_sentence &= *step != Step::End;
            if opens && !self.open(step, part, &mut needs) {
                return false;
            }
            opens &= !sure;
            if sure && first_sentence {
                self.need(step, part, &mut needs);
            }
        }
        self.needs.push(needs);
        !opens
    }

    /// Notes that a pattern can begin with a step; not where that can be anything.
    fn open(&mut self, step: &Step<'a>, part: &'a str, needs: &mut Needs) -> bool {
        match step {
            Step::Words(phrases) => {
                needs.opens.insert(self.number(part, phrases));
            }
            Step::Figure(_, kinds) | Step::List(_, kinds) => {
                needs.open_kinds |= 1 << *kinds as u32;
            }
            Step::End => needs.open_kinds |= END,
            Step::Gap(..) | Step::Maybe(_) => return false,
        }
        true
    }

    fn need(&mut self, step: &Step<'a>, part: &'a str, needs: &mut Needs) {
        match step {
            Step::Words(phrases) => {
                needs.parts.insert(self.number(part, phrases));
            }
            Step::Figure(_, Kinds::Time) => needs.times += 1,
            Step::Figure(_, kinds) => {
                needs.kinds |= 1 << *kinds as u32;
                needs.figures += 1;
            }
            Step::List(_, kinds) => {
                needs.kinds |= 1 << *kinds as u32;
                needs.figures += 2;
            }
            Step::Gap(..) | Step::End | Step::Maybe(_) => {}
        }
    }

    /// The number of a part of words.
    fn number(&mut self, part: &'a str, phrases: &[Vec<&'a str>]) -> usize {
        if let Some(number) = self.parts.get(part) {
            return *number;
        }
        let number = self.parts.len();
        self.parts.insert(part, number);
        let cell = u32::try_from(number).unwrap_or(u32::MAX);
        self.phrases.extend(phrases.iter().map(|phrase| (phrase.clone(), cell)));
        number
    }

    /// The words of all patterns, the barriers, and what the matcher knows.
    fn words<'b>(&self, barriers: impl Iterator<Item = &'b str>) -> BTreeSet<String> {
        let known = MARKS.iter().map(|(word, _)| *word).chain(barriers);
        known.map(str::to_owned).chain(self.words.iter().cloned()).collect()
    }

    /// By the number of the first word: the part, how many words follow, and these.
    fn phrases(&self, words: &Vocabulary<'_>) -> Vec<Vec<u32>> {
        let mut lists = vec![Vec::new(); words.len()];
        for (phrase, part) in &self.phrases {
            let mut numbers = phrase.iter().map(|word| words.find(word));
            let first = numbers.next().unwrap_or_default() as usize;
            let rest: Vec<u32> = numbers.collect();
            let count = u32::try_from(rest.len()).unwrap_or(u32::MAX);
            let cells = [*part, count].into_iter().chain(rest);
            lists.iter_mut().skip(first).take(1).for_each(|list| list.extend(cells.clone()));
        }
        lists
    }

    /// The patterns by the part that tells most of those that they need, the one whose shortest phrase
    /// has most letters; those that need no part at the end.
    fn keyed(&self) -> Vec<Vec<u32>> {
        let mut letters: BTreeMap<usize, usize> = BTreeMap::new();
        for (phrase, part) in &self.phrases {
            let count = phrase.iter().map(|word| word.len()).sum();
            let least = letters.entry(*part as usize).or_insert(count);
            *least = count.min(*least);
        }
        let mut keyed = vec![Vec::new(); self.parts.len() + 1];
        for (needs, pattern) in self.needs.iter().zip(0..) {
            let key = needs.parts.iter().max_by_key(|part| letters.get(part).copied());
            let key = key.copied().filter(|key| *key < PARTS).unwrap_or(self.parts.len());
            keyed.iter_mut().skip(key).take(1).for_each(|list| list.push(pattern));
        }
        keyed
    }

    /// How many figures and times every pattern needs at least, then the needs of each.
    fn needs(&self) -> Vec<u8> {
        let least = self.needs.iter().map(|needs| needs.figures + needs.times).min();
        let mut cells = vec![least.unwrap_or(0)];
        for needs in &self.needs {
            cells.extend(bits(&needs.parts));
            cells.extend([needs.kinds, needs.figures, needs.times]);
            cells.extend(bits(&needs.opens));
            cells.push(needs.open_kinds);
        }
        cells.into_iter().flat_map(u32::to_le_bytes).collect()
    }
}

/// A step without its "or nothing", its notation, and whether it must be there.
fn inner<'s, 'a>(mut step: &'s Step<'a>, mut part: &'a str) -> (&'s Step<'a>, &'a str, bool) {
    let mut sure = true;
    while let Step::Maybe(inner) = step {
        step = inner;
        part = part.strip_suffix('?').unwrap_or(part);
        sure = false;
    }
    (step, part, sure)
}

/// A bit for each part.
fn bits(parts: &BTreeSet<usize>) -> [u32; PARTS / 32] {
    let mut cells = [0_u32; PARTS / 32];
    for part in parts {
        cells.iter_mut().skip(part / 32).take(1).for_each(|bits| *bits |= 1 << (part % 32));
    }
    cells
}
